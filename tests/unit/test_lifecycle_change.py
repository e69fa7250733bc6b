"""When the law changes: moving a subject over to it."""

from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest

from jipp import (
    RESUME,
    SAME,
    Actor,
    Duration,
    Entry,
    HasNote,
    Innovation,
    InvalidInputError,
    Lifecycle,
    MigrationError,
    Period,
    Reason,
    Refused,
    State,
    TransitionRefusedError,
    advance,
    audit,
    begin,
    conform,
    decide,
    migrate,
    options,
    plan,
    revert,
)
from tests.lifecycles import CLERK, DAY, HEAD, OFFICE, flow, idea, later, started, step

OLD = flow(
    step("submit", "draft", "review"),
    step("withdraw", ("draft", "review"), "gone"),
    step("approve", "review", "done"),
    step("rest", ("draft", "review"), "asleep"),
    step("wake", "asleep", RESUME),
    states=("draft", "review", "asleep", "gone", "done"),
)
NEW = flow(
    step("submit", "draft", "check"),
    step("note", ("draft", "check"), SAME),
    step("approve", "check", "done", requires=HasNote()),
    step("rest", ("draft", "check"), "vakum"),
    step("wake", "vakum", RESUME),
    states=(
        State(id="draft", phase="creation", initial=True),
        State(id="check", phase="development"),
        "vakum",
        "done",
    ),
    version="2",
    correctors=("head",),
)
NAMES = {"review": "check", "asleep": "vakum"}


def walked(*actions: str, law: Lifecycle = OLD, **fields: Any) -> Innovation:
    """A subject after some actions on the first day."""
    subject = started(law, **fields)
    for action in actions:
        subject = advance(subject, action, on=DAY, by=CLERK, under=law)
    return subject


def over(subject: Innovation, **given: Any) -> Innovation:
    """The subject moved over to the new law on the next day."""
    common: dict[str, Any] = {
        "to": NEW,
        "mapping": NAMES,
        "on": later(1),
        "by": CLERK,
        "note": "new",
    }
    return migrate(subject, **{**common, **given})


def test_nothing_is_moved_over_to_the_law_it_is_under() -> None:
    """Its mapping would move the subject with no law that says so; the refusal says why not."""
    subject = walked("submit")
    with pytest.raises(TransitionRefusedError) as raised:
        migrate(subject, to=OLD, mapping={"review": "done"}, on=DAY, by=CLERK, note="", under=OLD)
    (reason,) = raised.value.refusal.reasons
    assert (reason.code, raised.value.refusal.action) == ("same_law", "migrate")
    text = "this is under Flow already: there is nothing to move over"
    assert reason.message("en") == text
    assert "sudah tunduk pada Flow" in reason.message("id")


def test_a_subject_moves_over_with_an_entry() -> None:
    """From the old state to the one it becomes, under the new law and in its phase."""
    at = datetime(2024, 1, 3, tzinfo=UTC)
    moved = over(walked("submit"), recorded_at=at)
    assert moved.history[-1] == Entry(
        number=3,
        subject=moved.id,
        action="migrate",
        source="review",
        target="check",
        phase=NEW.states[1].phase,
        on=later(1),
        recorded_at=at,
        by=CLERK,
        note="new",
        definition="flow@2",
    )
    assert audit(moved, under=NEW) == ()
    done = advance(moved, "approve", on=later(2), by=CLERK, note="x", under=NEW)
    assert done.state == "done"
    with pytest.raises(InvalidInputError, match="another lifecycle"):
        advance(moved, "approve", on=later(2), by=CLERK, under=OLD)


def test_a_state_that_keeps_its_name_is_not_entered_anew() -> None:
    """Its deadlines go on counting from the day it was really entered."""
    moved = over(walked(), mapping={})
    assert (moved.state, moved.entered_on) == ("draft", DAY)


@pytest.mark.parametrize(
    ("actions", "mapping", "given", "unmapped"),
    [
        (("submit",), {}, {}, ("review",)),
        (("submit",), {}, {"under": OLD}, ("review", "asleep", "gone")),
        (("submit",), {"asleep": "vakum"}, {"under": OLD}, ("review", "gone")),
        (("submit", "rest"), {}, {}, ("review", "asleep")),
    ],
)
def test_states_without_a_place_are_all_named(
    actions: tuple[str, ...],
    mapping: dict[str, str],
    given: dict[str, Any],
    unmapped: tuple[str, ...],
) -> None:
    """Those of the old law where it is known, else those of the history."""
    with pytest.raises(MigrationError) as raised:
        over(walked(*actions), mapping=mapping, **given)
    assert raised.value.unmapped == unmapped
    assert len(raised.value.problems) == len(unmapped)
    known = "Flow (2)" if given else "Flow"
    text = f'{known} has no state "review": say in the mapping which it becomes'
    assert str(raised.value).startswith(text)


def test_one_mapping_serves_subjects_of_several_laws() -> None:
    """A state that this law never had is passed over; one of it without a place is still named."""
    more = {**NAMES, "pilot": "check"}
    assert over(walked("submit"), mapping=more, under=OLD).state == "check"
    with pytest.raises(MigrationError) as raised:
        over(walked("submit"), mapping={"pilot": "check"}, under=OLD)
    assert raised.value.unmapped == ("review", "asleep", "gone")


def test_a_state_passed_long_ago_needs_no_place() -> None:
    """Only where it stands now must be there."""
    assert over(walked("submit", "rest"), mapping={"asleep": "vakum"}).state == "vakum"


def test_who_sleeps_over_a_change_wakes_where_the_old_name_still_is() -> None:
    """The sleep began under the old law; what it would wake to must be in the new one."""
    asleep = over(walked("rest"))
    assert advance(asleep, "wake", on=later(2), by=CLERK, under=NEW).state == "draft"
    lost = over(walked("rest", "wake", "submit", "rest"))
    with pytest.raises(TransitionRefusedError) as raised:
        advance(lost, "wake", on=later(2), by=CLERK, under=NEW)
    assert [r.code for r in raised.value.refusal.reasons] == ["wrong_state"]


ENDED = attrs.evolve(NEW, in_force=Period(until=DAY))


@pytest.mark.parametrize(
    ("subject", "given", "reason"),
    [
        (idea(), {}, Reason(code="not_begun", params={"subject": "one-stop"})),
        (
            walked(),
            {"on": later(-1)},
            Reason(code="out_of_order", params={"on": later(-1), "last": DAY}, satisfied_from=DAY),
        ),
        (
            walked(),
            {"to": ENDED},
            Reason(
                code="not_in_force",
                params={"definition": "flow@2", "on": later(1)},
                basis=ENDED.basis,
            ),
        ),
    ],
)
def test_moving_over_may_be_refused(
    subject: Innovation, given: dict[str, Any], reason: Reason
) -> None:
    """Not begun, too early, or to a law that does not hold on that day."""
    with pytest.raises(TransitionRefusedError) as raised:
        over(subject, **given)
    assert raised.value.refusal == Refused(
        subject=subject,
        action="migrate",
        reasons=(reason,),
        satisfied_from=reason.satisfied_from,
    )


def test_what_happened_by_itself_under_the_old_law_comes_first() -> None:
    """Where that law is given."""
    waiting = flow(
        step("lapse", "draft", "done", after=Duration(days=5)),
        step("close", "draft", "done"),
        states=("draft", "done"),
    )
    begun, at = started(waiting), datetime(2024, 1, 10, tzinfo=UTC)
    caught = over(begun, on=later(9), recorded_at=at, under=waiting)
    assert [(e.action, e.target, e.recorded_at) for e in caught.history[1:]] == [
        ("lapse", "done", at),
        ("migrate", "done", at),
    ]
    assert [e.action for e in over(begun, on=later(9)).history[1:]] == ["migrate"]


def test_a_revert_may_go_back_past_the_change_if_the_state_is_still_there() -> None:
    """Under the new law, into a state that it has."""
    moved = over(walked("submit"))
    back = revert(moved, to=1, on=later(3), by=HEAD, note="start anew", under=NEW)
    assert (back.state, back.history[-1].definition) == ("draft", "flow@2")
    assert audit(back, under=NEW) == ()
    with pytest.raises(InvalidInputError, match='Flow has no state "review"'):
        revert(moved, to=2, on=later(3), by=HEAD, note="", under=NEW)


def test_what_a_resumption_was_is_said_by_the_law_of_its_day() -> None:
    """Under the law of 2021 it had woken to its trial; under the next it goes back past that."""
    unit = Actor(id="ani", roles=("unit",), agency=OFFICE)
    subject = begin(idea(unit="RSUD"), lifecycle="innovation", on=date(2022, 1, 3), by=unit)
    for action in ("try_out", "suspend", "resume"):
        subject = advance(subject, action, on=date(2022, 1, 4), by=unit, note="x")
    law = flow(
        step("try_out", "idea", "trial"),
        step("suspend", "trial", "dormant"),
        step("resume", "dormant", "trial"),
        step("go_back", "trial", RESUME),
        states=("idea", "trial", "dormant"),
    )
    moved = migrate(subject, to=law, on=date(2022, 1, 5), by=unit, note="own law")
    assert moved.state == "trial"
    assert advance(moved, "go_back", on=date(2022, 1, 6), by=unit, under=law).state == "idea"


def test_what_a_resumption_was_is_said_by_the_own_law_of_its_day() -> None:
    """Two laws of an office: it had woken under the first, so that nothing led into its state."""
    old = flow(
        step("sleep", "draft", "asleep"),
        step("wake", "asleep", RESUME),
        states=("draft", "asleep"),
    )
    new = flow(
        step("sleep", "draft", "asleep"),
        step("rise", "asleep", "draft"),
        step("back", "draft", RESUME),
        states=("draft", "asleep"),
        version="2",
    )
    laws = (old, new)
    subject = walked("sleep", "wake", law=old)
    moved = migrate(subject, to=new, on=later(1), by=HEAD, note="new", under=laws)
    answer = decide(moved, "back", on=later(2), by=CLERK, under=laws)
    assert isinstance(answer, Refused)
    assert [reason.code for reason in answer.reasons] == ["wrong_state"]
    listed = options(moved, on=later(2), by=CLERK, under=laws)
    assert [option.action for option in listed if option.permitted] == ["sleep"]
    back = plan(moved, to="asleep", on=later(2), under=laws)
    assert [step.action for step in back or ()] == ["sleep"]
    asleep = advance(moved, "sleep", on=later(2), by=CLERK, under=laws)
    risen = advance(asleep, "rise", on=later(3), by=CLERK, under=laws)
    again = advance(risen, "back", on=later(4), by=CLERK, under=laws)
    assert again.state == "asleep"
    assert not audit(again, under=laws)
    assert conform([again], under=laws).lawful == 1


def test_a_subject_of_2020_moves_over_to_the_law_of_2021() -> None:
    """By the name of the lifecycle and the day; both laws ship, so nothing else is given."""
    unit = Actor(id="ani", roles=("unit",), agency=OFFICE)
    begun = begin(idea(unit="RSUD"), lifecycle="innovation", on=date(2020, 7, 17), by=unit)
    moved = migrate(begun, to="innovation", on=date(2022, 1, 3), by=unit, note="91/2021")
    assert [e.definition for e in moved.history] == ["innovation@2020", "innovation@2021"]
    assert audit(moved) == ()
    assert advance(moved, "try_out", on=date(2022, 1, 4), by=unit).state == "trial"
