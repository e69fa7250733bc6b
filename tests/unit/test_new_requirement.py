"""A kind of requirement describes itself: one that jipp does not know works everywhere."""

from datetime import date, timedelta
from typing import final

import attrs
import pytest

from jipp import (
    Actor,
    Agency,
    AllOf,
    Basis,
    Duration,
    HasField,
    Innovation,
    Lifecycle,
    LifecycleError,
    Not,
    Refused,
    State,
    Text,
    Transition,
    begin,
    check,
    decide,
    options,
    plan,
)
from jipp.model.reason import LawWords, Reason
from jipp.model.requirements.base import Case, Requirement
from jipp.model.requirements.course import Course
from jipp.model.requirements.normal_form import Question

SWORN = {"ani": date(2024, 1, 1)}
DAY = date(2024, 1, 11)
OWNER = Agency(id="prov-bb", name="Bangka Belitung", kind="province", province="ID-BB")
ANI = Actor(id="ani", agency=OWNER)


@final
@attrs.frozen(kw_only=True, repr=False)
class Sworn(Requirement):
    """Requires an actor who took the oath a number of days ago or longer."""

    days: int
    basis: Basis | None = None

    _of_the_call = True
    _of_the_actor = frozenset({"excluded"})

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        since = SWORN.get(case.by.id) if case.by is not None else None
        first = None if since is None else since + timedelta(days=self.days)
        if first is not None and first <= case.on:
            return ()
        params = {"rule": self.label}
        return (Reason(code="excluded", params=params, basis=basis, satisfied_from=first),)

    def _course(self, case: Case) -> Course:
        first = next((r.satisfied_from for r in self._unmet(case, None)), None)
        now = ((case.on, self._truth(case)),)
        return now if first is None else (*now, (first, True))

    @property
    def _family(self) -> object:
        return Sworn

    def _never_exceeds(self, other: Question) -> bool:
        return isinstance(other, Sworn) and self.days >= other.days

    def _words(self, law: LawWords = ()) -> Text:
        return Text(id=f"disumpah {self.days} hari", en=f"sworn in for {self.days} days")


def law(*transitions: Transition) -> Lifecycle:
    """A permit that is asked for, with ways to decide on it."""
    ends = sorted({str(way.target) for way in transitions})
    states = (State(id="asked", initial=True), *(State(id=end, final=True) for end in ends))
    return Lifecycle(id="permit", version="1", title="", states=states, transitions=transitions)


def step(requires: Requirement, target: str = "given", after: Duration | None = None) -> Transition:
    """A way out of the state in which the permit is asked for."""
    return Transition(
        action="settle", source="asked", target=target, requires=requires, after=after
    )


def begun(under: Lifecycle) -> Innovation:
    """An innovation under such a law."""
    idea = Innovation(id="queue", title="Queue", agency=OWNER)
    return begin(idea, lifecycle=under, on=DAY, by=ANI)


def test_it_is_judged_with_the_first_day_on_which_it_holds() -> None:
    """A new kind refuses with its own reason, and the look-ahead follows its course."""
    under = law(step(AllOf(of=(Sworn(days=20),))))
    subject = begun(under)
    refused = decide(subject, "settle", on=DAY, by=ANI, under=under)
    assert isinstance(refused, Refused)
    assert "sworn in for 20 days" in refused.message("en")
    assert refused.satisfied_from == date(2024, 1, 21)
    (option,) = options(subject, on=DAY, by=ANI, under=under)
    assert option.satisfied_from == date(2024, 1, 21)
    there = decide(subject, "settle", on=date(2024, 1, 21), by=ANI, under=under)
    assert not isinstance(there, Refused)


def test_its_opposite_is_judged_too() -> None:
    """The opposite of a new kind refuses where it holds, in its words."""
    under = law(step(Not(of=Sworn(days=5))))
    refused = decide(begun(under), "settle", on=DAY, by=ANI, under=under)
    assert isinstance(refused, Refused)
    assert "disumpah 5 hari" in refused.message("id")


@pytest.mark.parametrize(
    "impossible",
    [
        step(AllOf(of=(Sworn(days=20), Not(of=Sworn(days=20))))),
        # Whoever took the oath 20 days ago took it 10 days ago.
        step(AllOf(of=(Sworn(days=20), Not(of=Sworn(days=10))))),
        # Nobody acts where it happens by itself.
        step(Sworn(days=1), after=Duration(days=3)),
    ],
)
def test_the_analyser_finds_what_can_never_hold(impossible: Transition) -> None:
    """A contradiction in a new kind, or between two of its values, is an error of the law."""
    with pytest.raises(LifecycleError) as error:
        law(impossible, step(HasField(name="unit"), "denied"))
    (found,) = error.value.findings
    assert found.code == "unsatisfiable"
    assert "sworn in for" in found.message("en")


def test_the_analyser_finds_what_is_never_reached() -> None:
    """A guard is shadowed by an earlier and weaker one of a new kind; the reverse is a fallback."""
    assert [f.code for f in check(law(step(Sworn(days=5)), step(Sworn(days=9), "denied")))] == [
        "shadowed"
    ]
    (found,) = check(law(step(Sworn(days=9)), step(Sworn(days=5), "denied")))
    assert found.code == "ambiguous"
    assert "sworn in for 9 days" in found.message("en")


def test_a_plan_leaves_out_what_another_actor_would_not_lack() -> None:
    """A plan of nobody in particular judges no actor; one of somebody says what is lacking."""
    under = law(step(AllOf(of=(HasField(name="unit"), Sworn(days=20)))))
    subject = begun(under)
    anyone = plan(subject, to="given", on=DAY, under=under)
    own = plan(subject, to="given", on=DAY, by=ANI, under=under)
    assert anyone is not None
    assert own is not None
    lacking = [[reason.code for reason in way[0].lacking] for way in (anyone, own)]
    assert lacking == [["missing_field"], ["missing_field", "excluded"]]
