"""Partners, activities and results: what they take, what they refuse, and what they say."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from jipp import (
    UNKNOWN,
    Activity,
    ActivityKind,
    Agency,
    Innovation,
    InvalidInputError,
    Partner,
    Phase,
    Result,
    Sdg,
)
from jipp.model import Feed, HubDuty

DAY = date(2024, 3, 1)
HUB = "hub-id-bb"


def activity(**fields: Any) -> Activity:
    """An activity of a hub."""
    plain: dict[str, Any] = {"id": "a-1", "hub": HUB, "kind": "forum", "on": DAY}
    return Activity(**(plain | fields))


def result(**fields: Any) -> Result:
    """A result with both measurements."""
    plain: dict[str, Any] = {
        "indicator": "Wait",
        "unit": "minutes",
        "before": 90,
        "after": 60,
        "after_on": DAY,
    }
    return Result(**(plain | fields))


def told(make: Callable[..., object], **fields: Any) -> list[tuple[str, str]]:
    """The paths and codes of what is wrong with a value."""
    with pytest.raises(InvalidInputError) as error:
        make(**fields)
    return [(problem.path, problem.code) for problem in error.value.problems]


@pytest.mark.parametrize(
    ("make", "fields", "problems"),
    [
        (activity, {"kind": "party"}, [("/kind", "not_one_of")]),
        (activity, {"phase": "all"}, [("/phase", "not_one_of")]),
        (activity, {"on": datetime(2024, 3, 1, 9, tzinfo=UTC)}, [("/on", "datetime_for_day")]),
        (activity, {"until": date(2024, 2, 29)}, [("/until", "wrong_order")]),
        (activity, {"participants": True}, [("/participants", "not_a_count")]),
        (activity, {"participants": -1}, [("/participants", "not_a_count")]),
        (activity, {"participants": float("nan")}, [("/participants", "not_a_count")]),
        (activity, {"planned": 1}, [("/planned", "not_a_bool")]),
        (activity, {"partners": "untan"}, [("/partners", "not_a_list")]),
        (activity, {"partners": ["untan", "untan"]}, [("/partners/1", "duplicate")]),
        (activity, {"agencies": ["a b"]}, [("/agencies/0", "not_an_id")]),
        (activity, {"host": " "}, [("/host", "empty")]),
        (activity, {"id": "", "hub": "a\u200bb"}, [("/id", "not_an_id"), ("/hub", "not_an_id")]),
        (Partner, {"id": "u", "name": "U", "kind": "school"}, [("/kind", "not_one_of")]),
        (Partner, {"id": "u", "name": "", "kind": "media"}, [("/name", "empty")]),
        (result, {"after": float("inf")}, [("/after", "not_a_number")]),
        (result, {"after": True}, [("/after", "not_a_number")]),
        (
            result,
            {"sdg_targets": ["3.14", "3"]},
            [("/sdg_targets/0", "not_a_target"), ("/sdg_targets/1", "not_a_target")],
        ),
        (result, {"sdg_targets": [3.8]}, [("/sdg_targets/0", "not_a_target")]),
        (result, {"sdg_targets": ["3.8", "3.8"]}, [("/sdg_targets/1", "duplicate")]),
        (result, {"better": "up"}, [("/better", "not_one_of")]),
        (result, {"before": None, "before_on": DAY}, [("/before_on", "not_measured")]),
        (result, {"before_on": date(2024, 3, 2)}, [("/after_on", "wrong_order")]),
        (HubDuty, {"id": "d", "label": "D", "every": 3}, [("/every", "wrong_type")]),
        (HubDuty, {"id": "d", "label": "D", "who": "mayor"}, [("/who", "not_one_of")]),
        (
            Feed,
            {"id": "f", "kind": "tax", "title": "", "owner": "O", "component": "C"},
            [("/kind", "not_one_of"), ("/title", "empty")],
        ),
    ],
)
def test_every_fault_of_a_value_is_told_at_its_place(
    make: Callable[..., object], fields: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    """All at once, each with its path and code."""
    assert told(make, **fields) == problems


def test_a_target_that_is_none_is_named_with_the_way_out() -> None:
    """In both languages."""
    with pytest.raises(InvalidInputError) as error:
        result(sdg_targets=["3.z"])
    (problem,) = error.value.problems
    assert problem.message("en").startswith('"3.z" is no code of an SDG target')
    assert problem.message("id").startswith('"3.z" bukan kode target TPB')


def test_who_holds_an_activity() -> None:
    """An event for a hub is not an event by it, and a host that is not known is nobody's."""
    assert activity().held_by(HUB)
    assert not activity(host="kemenpanrb").held_by(HUB)
    assert activity(hub="hub-id-ji", host=HUB).held_by(HUB)
    assert not activity(host=UNKNOWN).held_by(HUB)
    assert not activity(hub=None).held_by(HUB)


def test_an_activity_serves_its_own_phase_else_that_of_its_kind() -> None:
    """A commitment to become a hub serves no phase, one to replicate serves development."""
    assert activity(kind="commitment_signing").served is Phase.DEVELOPMENT
    assert activity(kind="commitment_signing", phase="none").served == "none"
    assert activity(kind=ActivityKind.WORKSHOP, phase="penciptaan").served is Phase.CREATION
    assert activity(kind="monitoring_evaluation").served == "any"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ((90, 60, "lower"), (Decimal(-30), Fraction(-1, 3), True)),
        ((90, 60, "higher"), (Decimal(-30), Fraction(-1, 3), False)),
        (("0.1", "0.3", "higher"), (Decimal("0.2"), Decimal(2), True)),
        ((5, 5, "lower"), (Decimal(0), Decimal(0), False)),
        ((0, 5, "higher"), (Decimal(5), None, True)),
        ((None, 5, "higher"), (None, None, None)),
        ((Fraction(1, 3), 1, "higher"), (Fraction(2, 3), Decimal(2), True)),
        ((10**59, 10**59 + 1, "higher"), (Decimal(1), Decimal("1e-59"), True)),
    ],
)
def test_a_change_is_exact(fields: tuple[Any, Any, str], said: tuple[object, ...]) -> None:
    """Nothing is rounded; from 0 there is no share, and without a first measurement no change."""
    before, after, better = fields
    found = result(before=before, after=after, better=better)
    assert (found.change, found.relative, found.improved) == said


def test_a_result_tells_the_goals_of_its_targets() -> None:
    """In the order of the goals, each once."""
    found = result(sdg_targets=["16.6", "3.8", "3.b"])
    assert found.sdgs == (Sdg.GOOD_HEALTH_AND_WELL_BEING, Sdg(16))


def test_an_innovation_holds_its_results() -> None:
    """Two results of one indicator may stand beside each other; anything else is refused."""
    owner = Agency(id="kota-a", name="Kota A", kind="city")
    held = (result(), result(after=50))
    assert Innovation(id="i", title="I", agency=owner, results=held).results == held
    problems = told(Innovation, id="i", title="I", agency=owner, results=[3])
    assert problems == [("/results/0", "wrong_type")]
