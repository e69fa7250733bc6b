"""How each type goes over the wire: what stands there for it, and what is said of anything else."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, NamedTuple, TypeVar

import pytest
from cattrs import Converter

from jipp import (
    UNKNOWN,
    HasNote,
    InvalidDataError,
    Not,
    Phase,
    Sdg,
    Window,
    configure,
)
from jipp.convert.types import (
    is_any,
    is_family,
    is_fixed,
    is_literal,
    is_many,
    is_pairs,
    is_row,
    is_union,
    is_value,
)
from jipp.convert.wire import _converter
from jipp.evaluation.scoring.results import Mark
from jipp.model.requirements.base import Requirement
from jipp.typing import Unknown

DAY = date(2020, 1, 2)
INSTANT = datetime(2020, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=7)))
WINDOW = Window(not_before=DAY, not_after=date(2020, 7, 17))
BOUNDS = {"not_before": "2020-01-02", "not_after": "2020-07-17"}
Counts = tuple[tuple[str, int], ...]
Words = Literal["exact", "published"]


def wire() -> Any:
    """The converter that `to_wire` and `from_wire` use; Any, since a checker takes no union."""
    return _converter()


# A type, what stands on the wire, and the value it is read as.
BOTH_WAYS: list[tuple[Any, Any, Any]] = [
    (str, "a", "a"),
    (int, -3, -3),
    (bool, False, False),
    (Decimal, "1.5", Decimal("1.5")),
    (Fraction, "1/3", Fraction(1, 3)),
    (date, "2020-01-02", DAY),
    (datetime, "2020-01-02T03:04:05+07:00", INSTANT),
    (Phase, "creation", Phase.CREATION),
    (Sdg, 3, Sdg(3)),
    (Words, "exact", "exact"),
    (tuple[Decimal, ...], ["1.5", "2"], (Decimal("1.5"), Decimal(2))),
    (tuple[Decimal, ...], [], ()),
    (tuple[str, Decimal], ["a", "1.5"], ("a", Decimal("1.5"))),
    (tuple[Phase | None, Phase], [None, "creation"], (None, Phase.CREATION)),
    (
        tuple[str | Phase, int],
        [{"type": "phase", "value": "creation"}, 1],
        (Phase.CREATION, 1),
    ),
    (tuple[()], [], ()),
    (tuple[tuple[str, int], str], [["a", 1], "b"], (("a", 1), "b")),
    (tuple[tuple[str, Phase], ...], {"a": "creation"}, (("a", Phase.CREATION),)),
    (tuple[tuple[str, Phase], ...] | None, {"a": "creation"}, (("a", Phase.CREATION),)),
    (
        tuple[tuple[str, Decimal], ...],
        {"a": "2", "b": "1.5"},
        (("a", Decimal(2)), ("b", Decimal("1.5"))),
    ),
    (
        Mark,
        {"judge": "j", "given": True, "points": "1.5", "adjudicator": False},
        Mark("j", given=True, points=Decimal("1.5")),
    ),
    (Window, BOUNDS, WINDOW),
    (Window | None, BOUNDS, WINDOW),
    (Window | None, None, None),
    (date | Window | Unknown, "2020-01-02", DAY),
    (date | Window | Unknown, {"type": "window", **BOUNDS}, WINDOW),
    (date | Window | Unknown, {"type": "unknown"}, UNKNOWN),
    (str | Phase, "creation", "creation"),
    (str | Phase, {"type": "phase", "value": "creation"}, Phase.CREATION),
    (Decimal | bool | str | None, "1.5", Decimal("1.5")),
    (Decimal | bool | str | None, True, True),
    (Decimal | bool | str | None, "good", "good"),
    (Words | bool, "exact", "exact"),
    (int | Decimal, 3, 3),
    (int | Decimal, "2.5", Decimal("2.5")),
    (datetime | str, "2020-01-02T03:04:05+07:00", INSTANT),
    (tuple[Decimal, ...] | Unknown, ["1.5"], (Decimal("1.5"),)),
    (tuple[Decimal, ...] | str, "a", "a"),
    (tuple[Phase, ...] | Unknown, {"type": "unknown"}, UNKNOWN),
    (Counts | Unknown, {"a": 1, "b": 2}, (("a", 1), ("b", 2))),
    (Counts | Unknown, {"b": 2, "type": 1}, (("b", 2), ("type", 1))),
    (Counts | Unknown, {"type": "unknown"}, UNKNOWN),
    (Requirement, {"type": "has_note", "basis": None}, HasNote()),
    (
        Requirement,
        {"type": "not", "of": {"type": "has_note", "basis": None}, "basis": None},
        Not(of=HasNote()),
    ),
    (object, None, None),
    (object, "a", "a"),
    (object, True, True),
    (object, 2**53 - 1, 2**53 - 1),
    (object, 1 - 2**53, 1 - 2**53),
    (object, {"type": "number", "value": "9007199254740992"}, Decimal(2**53)),
    (object, {"type": "number", "value": "-9007199254740992"}, Decimal(-(2**53))),
    (object, {"type": "number", "value": "1.5"}, Decimal("1.5")),
    (object, {"type": "number", "value": "1/3"}, Fraction(1, 3)),
    (object, {"type": "day", "value": "2020-01-02"}, DAY),
    (object, {"type": "instant", "value": "2020-01-02T03:04:05+07:00"}, INSTANT),
    (object, {"type": "unknown"}, UNKNOWN),
    (object, {"type": "phase", "value": "creation"}, Phase.CREATION),
    (object, {"type": "sdg", "value": 3}, Sdg(3)),
    (object, {"type": "window", **BOUNDS}, WINDOW),
    (object, [1, [], ["a", {"type": "day", "value": "2020-01-02"}]], (1, (), ("a", DAY))),
]


@pytest.mark.parametrize(("kind", "data", "value"), BOTH_WAYS)
def test_a_value_is_written_so_and_read_back(kind: Any, data: Any, value: Any) -> None:
    """What may be of several types says which, and everything else is as plain as JSON allows."""
    assert wire().unstructure(value, unstructure_as=kind) == data
    read = wire().structure(data, kind)
    assert (read, type(read)) == (value, type(value))


class Row(NamedTuple):
    """A row of a caller's own."""

    a: int


SORTS: list[tuple[Any, list[Callable[[object], bool]]]] = [
    (str, []),
    (date, []),
    (Phase, []),
    (Row, []),
    (list[int], []),
    (dict[str, int], []),
    (tuple, []),
    (tuple[str, ...], [is_many]),
    (tuple[tuple[str, ...], ...], [is_many]),
    (tuple[tuple[int, int], ...], [is_many]),
    (tuple[tuple[str, int], ...], [is_pairs]),
    (tuple[()], [is_fixed]),
    (tuple[str], [is_fixed]),
    (tuple[str, int], [is_fixed]),
    (tuple[str, int, int], [is_fixed]),
    (tuple[tuple[str, int], str], [is_fixed]),
    (Words, [is_literal]),
    (Window, [is_value]),
    (Mark, [is_row]),
    (Requirement, [is_family]),
    (str | None, [is_union]),
    (str | date, [is_any, is_union]),
    (str | date | bool, [is_any, is_union]),
    (date | bool, [is_union]),
    (object, [is_any]),
    (TypeVar("T"), [is_any]),
]


def test_each_type_is_of_one_sort() -> None:
    """Texts beside days are written like any value, and are a union besides."""
    sorts = [is_any, is_family, is_fixed, is_literal, is_many, is_pairs, is_row, is_union, is_value]
    assert [(kind, [s for s in sorts if s(kind)]) for kind, _ in SORTS] == SORTS


def test_a_json_number_is_read_as_it_was_written() -> None:
    """A number that came as a JSON number is exact in its digits, wherever a number may stand."""
    for kind in (Decimal, object, Decimal | str, int | Fraction):
        assert wire().structure(0.1, kind) == Decimal("0.1"), kind


NUMBER = (
    "is not an exact number: give a whole number, a decimal or a fraction p/q of at most 60 digits"
)
COUNT = "is not a whole number of at least 0: give one"
NO_DAY = "is not a day: write it as 2024-12-31"
REFUSED: list[tuple[Any, Any, str]] = [
    (str, 5, "5 is not a text: give a text"),
    (int, True, f"true {COUNT}"),
    (int, "1", f'"1" {COUNT}'),
    (bool, 1, "1 is not a yes or no: give true or false"),
    (Decimal, True, f"true {NUMBER}"),
    (Fraction, None, f"null {NUMBER}"),
    (date, 5, f"5 {NO_DAY}"),
    (date, "2020-13-01", f'"2020-13-01" {NO_DAY}'),
    (date, "20200101", f'"20200101" {NO_DAY}'),
    (date, "2020-01-01T00:00", f'"2020-01-01T00:00" {NO_DAY}'),
    (datetime, 5, "5 is not an instant: give a date and time with an offset"),
    (
        datetime,
        "2020-01-01T25:00+00:00",
        '"2020-01-01T25:00+00:00" is not an instant: give a date and time with an offset',
    ),
    (
        datetime,
        "20200101T000000+00:00",
        '"20200101T000000+00:00" is not an instant: give a date and time with an offset',
    ),
    (
        datetime,
        "2020-01-01T00:00",
        (
            '"2020-01-01T00:00" has no time zone, but an instant needs one: add an offset such as'
            " +07:00"
        ),
    ),
    (
        Phase,
        ["creation"],
        (
            '["creation"] is not allowed here: choose one of creation, development,'
            " institutionalisation"
        ),
    ),
    (
        Sdg,
        True,
        f"true is not allowed here: choose one of {', '.join(map(str, range(1, 18)))}",
    ),
    (Words, "rounded", '"rounded" is not allowed here: choose one of exact, published'),
    (Words, ["exact"], '["exact"] is not allowed here: choose one of exact, published'),
    (tuple[str, ...], "ab", '"ab" is not a list: give a list of values'),
    (
        tuple[str, ...],
        [5, "a", None],
        "/0: 5 is not a text: give a text\n/2: null is not a text: give a text",
    ),
    (tuple[str, int], ["a"], '["a"], but exactly 2 values are needed: give that many'),
    (tuple[str, int], [5, True], f"/0: 5 is not a text: give a text\n/1: true {COUNT}"),
    (Counts, [["a", 1]], "[[…]] has no named fields: give an object that has them"),
    (Counts, {"b": True, "a/c": "x", "d": 1}, f'/a~1c: "x" {COUNT}\n/b: true {COUNT}'),
    (
        Mark,
        {"judge": 5, "points": "1", "pionts": "1", "given": None},
        (
            "/judge: 5 is not a text: give a text\n"
            "/adjudicator: adjudicator is missing, but it is needed: add it\n"
            '/pionts: there is no field "pionts" here; known are points'
        ),
    ),
    (
        Window,
        {**BOUNDS, "a/b": 1},
        '/a~1b: there is no field "a/b" here; known are not_before, not_after',
    ),
    (date | None, 5, f"5 {NO_DAY}"),
    (int | Decimal, "x", f'"x" {NUMBER}'),
    (int | str | None, [1], "[1] is of the wrong type: give a value of number, text"),
    (
        Decimal | Fraction | str | bool,
        None,
        "null is of the wrong type: give a value of number, text, yes or no",
    ),
    (date | Window | Unknown, 3, "3 is of the wrong type: give a value of day, window, unknown"),
    (
        datetime | tuple[str, ...],
        3,
        "3 is of the wrong type: give a value of instant, list",
    ),
    (Counts | Unknown, 3, "3 is of the wrong type: give a value of mapping, unknown"),
    (Counts | Unknown, {"type": 1, "b": "x"}, f'/b: "x" {COUNT}'),
    (
        Window | Unknown,
        BOUNDS,
        "/type: type is missing, but it says what this is: choose one of window, unknown",
    ),
    (
        Window | Unknown,
        {"type": ["window"]},
        '/type: ["window"] is not a known type: choose one of window, unknown',
    ),
    (
        object,
        {"type": "fase"},
        '/type: "fase" is not a known type: choose one of phase, clause, answer',
    ),
    (object, {}, "/type: null is not a known type: choose one of number, day, instant"),
    (
        object,
        {"type": ["day"]},
        '/type: ["day"] is not a known type: choose one of day',
    ),
    (object, [1, {"type": "day", "value": 2}], f"/1: 2 {NO_DAY}"),
    # What stands beside the value of a type that has no fields.
    (object, {"type": "number"}, "/value: value is missing, but it is needed: add it"),
    (
        object,
        {"type": "number", "value": "1", "a/b": 2},
        '/a~1b: there is no field "a/b" here; known are value',
    ),
    (object, {"type": "unknown", "x": 1}, '/x: there is no field "x" here; known are none'),
    (
        date | Unknown,
        {"type": "unknown", "value": 1},
        '/value: there is no field "value" here; known are none',
    ),
    (
        str | Phase,
        {"type": "phase", "valeu": "creation"},
        (
            "/value: value is missing, but it is needed: add it\n"
            '/valeu: there is no field "valeu" here; known are value'
        ),
    ),
]


@pytest.mark.parametrize(("kind", "data", "message"), REFUSED)
def test_what_is_not_of_a_type_is_named_at_its_place(kind: Any, data: Any, message: str) -> None:
    """All faults at once: where, what was found, what is allowed."""
    with pytest.raises(InvalidDataError) as caught:
        wire().structure(data, kind)
    assert str(caught.value) == message


def test_a_reader_that_admits_more_leaves_out_what_it_does_not_know() -> None:
    """A converter that forbids no extra keys takes them at every level."""
    mine: Any = configure(Converter())
    assert (
        mine.structure({"type": "phase", "value": "creation", "x": 1}, str | Phase)
        is Phase.CREATION
    )
    assert mine.structure({"type": "unknown", "x": 1}, object) is UNKNOWN
    assert mine.structure({**BOUNDS, "x": 1}, Window) == WINDOW
