"""No text says an id where there is a word for it: in refusals, findings, plans and pictures."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import attrs
from hypothesis import given, settings, strategies as st

from jipp import (
    RESUME,
    SAME,
    Actor,
    Agency,
    AllOf,
    AnyOf,
    Approvals,
    Duration,
    Evidence,
    Fact,
    HasEvidence,
    HasField,
    Innovation,
    Lifecycle,
    LifecycleError,
    MinimumAge,
    Not,
    Obligation,
    Picture,
    Portfolio,
    Predicate,
    Refused,
    State,
    Text,
    Transition,
    TransitionRefusedError,
    audit,
    begin,
    check,
    decide,
    draw,
    draw_timeline,
    due,
    options,
    plan,
    revert,
    to_mermaid,
)
from jipp.law import lifecycles
from jipp.model.requirements.base import parts_of
from jipp.model.transition import Target

DAY = date(2024, 1, 1)
OFFICE = Agency(id="dinas", name="Dinas", kind="regency", province="ID-BB")
LANGUAGES = ("id", "en")
# Ids of the random laws begin so; their words do not.
ID = re.compile(r"zq_\w+")
STATES = [f"zq_state_{n}" for n in range(5)]
ACTIONS = [f"zq_action_{n}" for n in range(6)]
ROLES = [f"zq_role_{n}" for n in range(3)]
FACTS = [f"zq_fact_{n}" for n in range(3)]
KINDS = [f"babel:zq_kind_{n}" for n in range(2)]
FIELDS = ["zq_field", "zq_since", "zq_owner"]


@attrs.frozen(kw_only=True)
class Permit:
    """A subject of an office's own."""

    id: str = "p-1"
    title: str = "Permit of Ani"
    zq_field: str = ""
    zq_since: date | None = None
    zq_owner: Agency | None = None
    evidence: tuple[Evidence, ...] = ()
    history: tuple[Any, ...] = ()


def called(id: str) -> Text:
    """A word that is like no id."""
    plain = id.rpartition("zq_")[2].replace("_", " ")
    return Text(id=f"kata {plain}", en=f"word {plain}")


def leaves() -> st.SearchStrategy[Any]:
    """Requirements that name something."""
    fact = st.sampled_from(FACTS)
    return st.one_of(
        st.builds(Fact, name=fact, op=st.sampled_from([">", "=="]), value=st.integers(0, 3)),
        st.builds(Predicate, name=fact.map(lambda name: f"{name}_asked")),
        st.builds(HasField, name=st.just("zq_field")),
        st.builds(MinimumAge, since=st.just("zq_since"), duration=st.just(Duration(days=30))),
        st.builds(HasEvidence, kind=st.sampled_from(KINDS), at_least=st.integers(1, 2)),
        st.builds(Approvals, action=st.sampled_from(ACTIONS[:2]), of_roles=st.just(ROLES[:1])),
    )


def rules() -> st.SearchStrategy[Any]:
    """Requirements, joined and denied."""
    return st.recursive(
        leaves(),
        lambda inner: st.one_of(
            st.builds(AllOf, of=st.lists(inner, min_size=1, max_size=2)),
            st.builds(AnyOf, of=st.lists(inner, min_size=1, max_size=2)),
            st.builds(Not, of=inner),
        ),
        max_leaves=4,
    )


@st.composite
def parts(draw: st.DrawFn) -> dict[str, Any]:
    """The parts of a lifecycle, which may work or not, with a word for all they name."""
    some = st.lists(st.sampled_from(STATES), min_size=1, max_size=2, unique=True)
    wild = draw(st.booleans())
    # Where it shall work, each state leads to the next, and nothing else bars the way.
    spine = [
        Transition(action=f"zq_action_{n}", source=a, target=b, label=called(f"zq_action_{n}"))
        for n, (a, b) in enumerate(pairwise(STATES))
    ]
    anywhere: list[str | Target] = [*STATES, SAME, RESUME]
    onward: list[str | Target] = [SAME, STATES[1]]
    papers: list[str | HasEvidence] = [ACTIONS[0], HasEvidence(kind=KINDS[0])]
    more = [
        Transition(
            action=action,
            source=draw(some) if wild else [s for s in draw(some) if s != STATES[-1]] or STATES[0],
            target=draw(st.sampled_from(anywhere if wild else onward)),
            requires=draw(rules()),
            roles=draw(st.sampled_from([(), ROLES[:2], ROLES[2:]])),
            distinct_from=draw(st.sampled_from([(), ACTIONS[:1]])),
            label=called(action),
            noun=draw(st.sampled_from([None, called(action)])),
        )
        for action in draw(st.lists(st.sampled_from(ACTIONS), max_size=3))
    ]
    lapse = Transition(
        action="zq_lapse",
        source=STATES[1],
        target=STATES[2],
        after=Duration(days=20),
        label=called("zq_lapse"),
    )
    return {
        "id": "zq_law",
        "version": "1",
        "title": Text(id="Hukum kota", en="Law of the town"),
        "states": [
            State(id=id, label=called(id), initial=id == STATES[0], final=id == STATES[-1])
            for id in STATES
        ],
        "transitions": (*spine, *more, lapse) if draw(st.booleans()) else (*more, *spine, lapse),
        "obligations": (
            Obligation(
                id="zq_duty",
                in_states=STATES[:2],
                every=Duration(days=10),
                met_by=draw(st.sampled_from(papers)),
                label=called("zq_duty"),
            ),
        ),
        "correctors": (ROLES[2],),
        "words": {
            id: called(id)
            for id in (*ROLES, *FACTS, *(f"{name}_asked" for name in FACTS), *KINDS, *FIELDS)
        },
    }


def texts(said: Any) -> Iterator[str]:
    """What something says, in both languages."""
    return (said.message(lang) for lang in LANGUAGES)


def answers(subject: Any, law: Lifecycle, by: Actor | None, on: date) -> Iterator[str]:
    """All that the engine says of a subject under a law on a day."""
    given: dict[str, Any] = {"on": on, "by": by, "under": law}
    for option in options(subject, **given):
        for reason in option.reasons:
            yield from texts(reason)
    for action in (*law.actions, "fly"):
        answer = decide(subject, action, **given)
        if isinstance(answer, Refused):
            yield from texts(answer)
            yield from texts(answer.error())
    for state in law.states:
        for step in plan(subject, to=state.id, **given) or ():
            for reason in step.lacking:
                yield from texts(reason)
    try:
        revert(subject, to=1, note="wrong", **given)
    except TransitionRefusedError as error:
        yield from texts(error)
    yield from _drawn(subject, law, on)
    yield from _audited(subject, law)


def _audited(subject: Any, law: Lifecycle) -> Iterator[str]:
    """What an audit finds where the last entry was forged."""
    broken = subject.history[-1]
    for change in ({"by": Actor(id="x")}, {"source": law.states[-1].id}, {"action": "fly"}):
        history = (*subject.history[:-1], attrs.evolve(broken, **change))
        for finding in audit(attrs.evolve(subject, history=history), under=law):
            yield from texts(finding)


def _drawn(subject: Any, law: Lifecycle, on: date) -> Iterator[str]:
    """What is owed, and the pictures of what is on its way."""
    for owed in due(subject, on=on, under=law):
        assert owed.label is not None
        yield from (owed.label.text(lang) for lang in LANGUAGES)
    yield from _shown(draw(subject, under=law))
    yield from _shown(draw_timeline(subject, on=on + timedelta(days=15), under=law))


def _shown(picture: Picture) -> Iterator[str]:
    """What a picture shows, and what it says of itself."""
    yield from (picture.to_svg(lang=lang) for lang in LANGUAGES)
    yield from (picture.description.text(lang) for lang in LANGUAGES)


def told_of(law: Lifecycle) -> Iterator[str]:
    """What is found in a law, and its own pictures."""
    yield from (text for finding in check(law) for text in texts(finding))
    yield from _shown(draw(law))
    yield from (to_mermaid(law, lang=lang) for lang in LANGUAGES)


@given(parts(), st.booleans(), st.sampled_from([0, 25]))
@settings(max_examples=2 * settings().max_examples)
def test_no_text_says_an_id_that_has_a_word(
    given_parts: dict[str, Any],
    somebody: bool,
    days: int,
) -> None:
    """Whether a law works or not, all that is said of it and under it is in its words."""
    try:
        law = Lifecycle(**given_parts)
    except LifecycleError as error:
        told = [*texts(error), *(text for f in error.findings for text in texts(f))]
        assert [found for text in told for found in ID.findall(text)] == []
        return
    told = [*told_of(law)]
    by = Actor(id="ani", roles=(ROLES[0],), agency=OFFICE) if somebody else None
    papers = (Evidence(id="v", kind=KINDS[0]),)
    subject = begin(Permit(), lifecycle=law, on=DAY, by=by, evidence=papers)
    for action in ("", *ACTIONS[:1]):
        answer = decide(subject, action, on=DAY, by=by, under=law) if action else None
        subject = subject if answer is None or isinstance(answer, Refused) else answer.subject
        told += answers(subject, law, by, DAY + timedelta(days=days))
    assert [found for text in told for found in ID.findall(text)] == []


@given(parts())
def test_no_table_says_an_id_that_has_a_word(given_parts: dict[str, Any]) -> None:
    """What stands still, what is owed and what is counted are said in the words of the law."""
    try:
        law = Lifecycle(**given_parts)
    except LifecycleError:
        return
    new = Innovation(id="a", title="Antrean", agency=OFFICE)
    kept = Portfolio([begin(new, lifecycle=law, on=DAY, by=None)])
    on = date(2025, 1, 1)
    tables = (
        kept.stalled(on, Duration(days=1), under=law),
        kept.overdue(on, under=law),
        kept.gaps(to=STATES[2], on=on, under=law),
    )
    told = [table.to_html(lang=lang) for table in tables for lang in LANGUAGES]
    told += [t.picture().to_svg(lang=lang) for t in tables for lang in LANGUAGES if len(t)]
    stays = kept.time_in(STATES[0], on=on, under=law)
    told += [str(stays), *(stays.to_html(lang=lang) for lang in LANGUAGES)]
    told += [stays.picture().to_svg(lang=lang) for lang in LANGUAGES]
    assert [found for text in told for found in ID.findall(text)] == []


def ids_of(law: Lifecycle) -> set[str]:
    """The ids of a shipped law that are no words of a language."""
    fields = {
        getattr(part, name)
        for step in law.transitions
        for part in parts_of(step.requires)
        for name in ("name", "since", "of")
        if isinstance(getattr(part, name, None), str)
    }
    duties = {duty.id for duty in law.obligations}
    named = {s.id for s in law.states} | set(law.actions) | set(law.roles) | fields | duties
    return {id for id in named if re.search(r"[_-]", id)} | {law.definition}


def test_no_text_under_a_shipped_law_says_an_id() -> None:
    """No refusal, checklist, finding or picture of theirs shows an id such as `try_out`."""
    for law in lifecycles():
        raw = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(ids_of(law))))})(?![\w-])")
        told = [text for text in (*told_of(law), *shipped(law)) if text]
        assert [
            (law.definition, raw.findall(text), text) for text in told if raw.search(text)
        ] == []


def shipped(law: Lifecycle) -> Iterator[str]:
    """What is said of something under a shipped law: before it begins, and as it goes on."""
    new = Innovation(id="a", title="A", agency=OFFICE, unit="RSUD", implemented_on=DAY)
    day = law.in_force.since
    first = day if isinstance(day, date) else date(2025, 6, 1)
    try:
        begin(new, lifecycle=law, on=first, by=None)
    except TransitionRefusedError as error:
        yield from texts(error)
    actor = Actor(id="b", roles=law.roles, agency=OFFICE)
    for state in law.states:
        for step in plan(new, to=state.id, on=first, by=actor, under=law) or ():
            for reason in step.lacking:
                yield from texts(reason)
    entry = begin(attrs.evolve(new), lifecycle=OPEN, on=first, by=actor).history[0]
    for state in law.states:
        here = attrs.evolve(
            entry, target=state.id, phase=state.phase, definition=law.definition, action="begin"
        )
        yield from answers(attrs.evolve(new, history=(here,)), law, actor, first)


OPEN = Lifecycle(
    id="open", version="1", title="", states=(State(id="a", initial=True, final=True),)
)
