"""Field converters: what each takes, how it is kept, and every fault at once with its place."""

import inspect
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from numbers import Integral
from typing import Any, Literal, final, get_args, get_origin, get_type_hints

import attrs
import pytest

from jipp import UNKNOWN, InvalidInputError, Phase, Text
from jipp._fields import (
    FAULTS,
    Fault,
    as_bool,
    as_callable,
    as_choice,
    as_count,
    as_day,
    as_each,
    as_enum,
    as_id,
    as_ids,
    as_instance,
    as_instant,
    as_known,
    as_label,
    as_mapping,
    as_natural,
    as_number,
    as_optional_callable,
    as_optional_count,
    as_optional_day,
    as_optional_id,
    as_optional_instant,
    as_optional_label,
    as_optional_number,
    as_str,
    as_strs,
    as_title,
    as_tuple,
    as_values,
    fault,
    refuse,
    refuse_faults,
    shallow,
)
from jipp._text import shown
from jipp.typing import Unknown
from tests.public import public


class Name(str):
    """What templates and arrays make of a text: a subclass that prints in its own way."""

    __slots__ = ()

    def __str__(self) -> str:
        return "Name!"


class Day(date):
    """A day of another library."""


class Whole:
    """A whole number of another library."""

    def __int__(self) -> int:
        return 7


Integral.register(Whole)


class Awkward:
    """An array of another library: compared with anything it answers no yes or no."""

    def __eq__(self, other: object) -> Any:
        return self

    def __ne__(self, other: object) -> Any:
        return self

    def __bool__(self) -> bool:
        message = "the truth value of an array is ambiguous"
        raise ValueError(message)

    __hash__ = object.__hash__


CLOCK = datetime(2021, 6, 15, 8, 30, tzinfo=UTC)
GOOD: tuple[tuple[Callable[[Any], object], object, object], ...] = (
    (as_id, "ID-BB", "ID-BB"),
    (as_id, Name("ID-BB"), "ID-BB"),
    (as_id, "inovasi-ü", "inovasi-ü"),
    (as_id, "a" * 128, "a" * 128),
    (as_optional_id, None, None),
    (as_optional_id, "a", "a"),
    (lambda v: as_known(as_id, v), UNKNOWN, UNKNOWN),
    (lambda v: as_known(as_id, v), "a", "a"),
    (as_str, "", ""),
    (as_str, "a\x00\u202eb", "a\x00\u202eb"),
    (as_str, Name("text"), "text"),
    (as_title, " a ", " a "),
    (as_label, "JIPP", Text(id="JIPP", en="JIPP")),
    (as_label, Text(id="a", en="b"), Text(id="a", en="b")),
    (as_optional_label, None, None),
    (as_day, date(2020, 1, 1), date(2020, 1, 1)),
    (as_day, Day(2020, 2, 3), date(2020, 2, 3)),
    (as_optional_day, None, None),
    (as_instant, CLOCK, CLOCK),
    (as_optional_instant, None, None),
    (as_number, "12.50", Decimal("12.5")),
    (as_number, 0.1, Decimal("0.1")),
    (as_number, "18/7", Fraction(18, 7)),
    (as_optional_number, None, None),
    (as_count, 0, 0),
    (as_count, Whole(), 7),
    (as_natural, 1, 1),
    (as_natural, Whole(), 7),
    (as_optional_count, None, None),
    (as_bool, True, True),
    (as_callable, len, len),
    (as_optional_callable, len, len),
    (as_optional_callable, None, None),
    (lambda v: as_choice(("a", "b"), v), "a", "a"),
    (lambda v: as_enum(Phase, v), "development", Phase.DEVELOPMENT),
    (lambda v: as_enum(Phase, v), Phase.DEVELOPMENT, Phase.DEVELOPMENT),
    (lambda v: as_instance((int, str), v), "a", "a"),
    (as_ids, ["b", "a"], ("b", "a")),
    (as_ids, (), ()),
    (as_ids, {"b", "a", "c"}, ("a", "b", "c")),
    (as_ids, (c for c in "ba"), ("b", "a")),
    (as_ids, {"b": 1, "a": 2}.keys(), ("b", "a")),
    (as_strs, ["Kesehatan"], ("Kesehatan",)),
    (lambda v: as_tuple(Text, v), [Text(id="a", en="a")], (Text(id="a", en="a"),)),
    (as_mapping, {"b": 1, "a": 2}, (("a", 2), ("b", 1))),
    (as_mapping, (("b", 1), ("a", 2)), (("a", 2), ("b", 1))),
    (lambda v: as_values(as_count, v), {"b": 1, "a": Whole()}, (("a", 7), ("b", 1))),
)


@pytest.mark.parametrize(("convert", "value", "kept"), GOOD)
def test_a_good_value_is_kept_plain(
    convert: Callable[[Any], object], value: object, kept: object
) -> None:
    """Subclasses become plain, collections tuples, sets ordered tuples, mappings sorted pairs."""
    found = convert(value)
    assert found == kept
    assert type(found) is type(kept)


BAD: tuple[tuple[Callable[[Any], object], object, str], ...] = (
    (as_id, "a b", "not_an_id"),
    (as_id, Name("a b"), "not_an_id"),
    (as_id, "a\u202e", "not_an_id"),
    (as_id, "", "not_an_id"),
    (as_id, None, "not_an_id"),
    (as_id, Awkward(), "not_an_id"),
    (as_id, "re\u0301", "look_alike"),
    (as_id, "a\ufe0f", "look_alike"),
    (as_id, "\u3164", "look_alike"),
    (as_optional_id, "", "not_an_id"),
    (lambda v: as_known(as_id, v), "a b", "not_an_id"),
    (as_str, None, "not_a_text"),
    (as_str, b"a", "not_a_text"),
    (as_str, "\ud800", "lone_surrogate"),
    (as_str, "a" * 65_537, "text_too_long"),
    (as_title, "", "empty"),
    (as_title, " \n", "empty"),
    (as_title, 5, "not_a_text"),
    (as_label, 5, "not_a_text"),
    (as_label, "\udfff", "lone_surrogate"),
    (as_day, CLOCK, "datetime_for_day"),
    (as_day, "2021-06-15", "not_a_day"),
    (as_day, None, "not_a_day"),
    (as_optional_day, CLOCK, "datetime_for_day"),
    (as_instant, date(2020, 1, 1), "not_an_instant"),
    (as_instant, "now", "not_an_instant"),
    (as_instant, CLOCK.replace(tzinfo=None), "naive_instant"),
    (as_instant, datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))), "no_such_instant"),
    (as_instant, datetime.max.replace(tzinfo=timezone(-timedelta(hours=1))), "no_such_instant"),
    (as_number, True, "not_a_number"),
    (as_number, None, "not_a_number"),
    (as_number, float("nan"), "not_a_number"),
    (as_number, "1e999999", "not_a_number"),
    (as_number, Awkward(), "not_a_number"),
    (as_count, -1, "not_a_count"),
    (as_count, True, "not_a_count"),
    (as_count, 1.0, "not_a_count"),
    (as_count, 2**53, "not_a_count"),
    (as_count, "1", "not_a_count"),
    (as_natural, 0, "not_positive"),
    (as_natural, -1, "not_positive"),
    (as_natural, True, "not_positive"),
    (as_natural, Awkward(), "not_positive"),
    (as_bool, 1, "not_a_bool"),
    (as_bool, "true", "not_a_bool"),
    (as_callable, 5, "not_callable"),
    (as_optional_callable, "len", "not_callable"),
    (lambda v: as_choice(("a", "b"), v), "c", "not_one_of"),
    (lambda v: as_choice(("a", "b"), v), Awkward(), "not_one_of"),
    (lambda v: as_enum(Phase, v), "growth", "not_one_of"),
    (lambda v: as_enum(Phase, v), 1, "not_one_of"),
    (lambda v: as_instance(Text, v), "a", "wrong_type"),
    (lambda v: as_instance((int, str), v), None, "wrong_type"),
    (as_ids, "abc", "not_a_list"),
    (as_ids, None, "not_a_list"),
    (as_ids, {"a": 1}, "not_a_list"),
    (as_ids, 5, "not_a_list"),
    (as_ids, Awkward(), "not_a_list"),
    (lambda v: as_tuple(Text, v), Awkward(), "not_a_list"),
    (lambda v: as_tuple(Text, v), "abc", "not_a_list"),
    (as_mapping, {1: 2}, "not_a_mapping"),
    (as_mapping, ["ab"], "not_a_mapping"),
    (as_mapping, (("a", 1, 2),), "not_a_mapping"),
    (as_mapping, "ab", "not_a_mapping"),
    (as_mapping, (["a", 1],), "not_a_mapping"),
    (lambda v: as_values(as_count, v), 5, "not_a_mapping"),
)


@pytest.mark.parametrize(("convert", "value", "code"), BAD)
def test_a_bad_value_is_a_fault_and_never_an_error(
    convert: Callable[[Any], object], value: object, code: str
) -> None:
    """A converter marks what it cannot take, so that the others have their say too."""
    found = convert(value)
    assert isinstance(found, Fault)
    (problem,) = found.problems
    assert (problem.path, problem.code) == ("", code)
    assert dict(problem.params)["value"] == shown(value)
    assert problem.message("id") != code


def test_each_item_of_a_list_is_faulted_at_its_position() -> None:
    """Three wrong items of five are three problems, and a repeated one names the first."""
    found = as_ids(["a", "b c", 5, "d", ""])  # type: ignore[list-item]
    assert isinstance(found, Fault)
    assert [(p.path, p.code) for p in found.problems] == [
        ("/1", "not_an_id"),
        ("/2", "number_for_id"),
        ("/4", "not_an_id"),
    ]
    twice = as_ids(["a", "b", "a", "a"])
    assert isinstance(twice, Fault)
    assert [(p.path, p.message()) for p in twice.problems] == [
        ("/2", '"a" stands here a second time, first at position 0; keep one'),
        ("/3", '"a" stands here a second time, first at position 0; keep one'),
    ]


def test_each_value_of_a_mapping_is_faulted_at_its_key() -> None:
    """In the order of the keys; a key that is given twice is one fault, whatever its values."""
    found: object = as_values(as_count, {"b": -1, "c": 2, "a/b": "x"})
    assert isinstance(found, Fault)
    assert [(p.path, p.message()) for p in found.problems] == [
        ("/a~1b", '"x" is not a whole number of at least 0: give one'),
        ("/b", "-1 is not a whole number of at least 0: give one"),
    ]
    found = as_mapping((("a", 1), ("b", 2), ("a", "x")))
    assert isinstance(found, Fault)
    assert [(p.path, p.message()) for p in found.problems] == [
        ("/2", '"a" stands here a second time, first at position 0; keep one'),
    ]


def test_values_nest_a_hundred_levels_deep_and_no_further() -> None:
    """One value or several; what was refused before stays refused as it was."""
    nest: list[object] = []
    for _ in range(99):
        nest = [nest]

    def below(value: list[Any]) -> list[Any]:
        return value

    assert shallow((nest,), below) == (nest,)
    found = shallow((nest, [nest]), below)
    assert isinstance(found, Fault)
    assert [(p.path, p.message()) for p in found.problems] == [
        ("", "the data is nested too deeply: at most 100 levels are read; make it flatter")
    ]
    refused = as_count(-1)
    assert shallow(refused, below) is refused


def test_values_of_a_type_may_have_to_differ_in_one_attribute() -> None:
    """The repeated attribute is named at its place."""
    texts = [Text(id="a", en="x"), Text(id="a", en="y")]
    assert as_tuple(Text, texts) == tuple(texts)
    found = as_tuple(Text, texts, unique="id")
    assert isinstance(found, Fault)
    assert [(p.path, p.code) for p in found.problems] == [("/1/id", "duplicate")]
    mixed: list[Any] = [*texts, "x", None]
    found = as_tuple(Text, mixed, unique="id")
    assert isinstance(found, Fault)
    assert [(p.path, p.message()) for p in found.problems] == [
        ("/2", '"x" is of the wrong type: give a value of Text'),
        ("/3", "null is of the wrong type: give a value of Text"),
    ]


class Tone(Enum):
    """Values that have no order of their own."""

    HIGH = "high"
    LOW = "low"


def test_a_set_becomes_the_same_tuple_in_every_run() -> None:
    """What has no order of its own is put in the order of its text."""
    assert as_tuple(Tone, {Tone.LOW, Tone.HIGH}) == (Tone.HIGH, Tone.LOW)
    assert as_each(as_count, {30, 4, 100}) == (4, 30, 100)


@final
@attrs.frozen(kw_only=True)
class Sample:
    """A value with a private and two public fields."""

    _hidden: str = attrs.field(alias="hidden", converter=as_id)
    count: int = attrs.field(default=0, converter=as_count)
    names: tuple[str, ...] = attrs.field(default=(), converter=as_ids)
    __attrs_post_init__ = refuse_faults


def test_a_constructor_says_all_faults_at_once() -> None:
    """One error, a problem a fault, in the order of the fields; no value with a fault is seen."""
    with pytest.raises(InvalidInputError) as caught:
        Sample(hidden="a b", count=-1, names=["x", "y z", "x y"])
    assert [(p.path, p.code) for p in caught.value.problems] == [
        ("/hidden", "not_an_id"),
        ("/count", "not_a_count"),
        ("/names/1", "not_an_id"),
        ("/names/2", "not_an_id"),
    ]


@final
@attrs.frozen(kw_only=True)
class Single:
    """A value with one field."""

    count: int = attrs.field(converter=as_count)
    __attrs_post_init__ = refuse_faults


def test_a_value_of_one_field_says_its_fault() -> None:
    """As one of many does."""
    assert Single(count=3).count == 3
    with pytest.raises(InvalidInputError, match=r"^/count: -4 is not a whole number"):
        Single(count=-4)


def test_a_changed_copy_is_judged_again() -> None:
    """`attrs.evolve` goes through the same converters."""
    good = Sample(hidden="a", count=3)
    assert attrs.evolve(good, count=4).count == 4
    with pytest.raises(InvalidInputError, match="/count: -4 is not a whole number"):
        attrs.evolve(good, count=-4)


def test_a_calls_arguments_are_refused_together() -> None:
    """Converted arguments of a call give one error with the faults of all; none gives none."""
    refuse(on=as_day(date(2020, 1, 1)), name=as_id("a"))
    with pytest.raises(InvalidInputError) as caught:
        refuse(on=as_day(CLOCK), name=as_id(""), note=fault("missing_note", None))
    assert [p.path for p in caught.value.problems] == ["/on", "/name", "/note"]


def test_faults_beyond_the_first_ten_thousand_are_left_unread() -> None:
    """A list of a million wrong texts costs no more than one of ten thousand, and says so once."""
    read = list[object]()

    def taken(value: Any) -> object:
        read.append(value)
        return as_str(value)

    found: object = as_each(taken, range(20 * FAULTS))
    assert isinstance(found, Fault)
    assert len(read) == FAULTS
    assert [p.code for p in found.problems[-2:]] == ["not_a_text", "too_many_faults"]
    twice: object = as_strs(["a"] * 20 * FAULTS)
    assert isinstance(twice, Fault)
    assert [p.code for p in twice.problems[-2:]] == ["duplicate", "too_many_faults"]
    assert len(twice.problems) == FAULTS + 1


def worded() -> dict[str, tuple[type[Enum], Callable[[Any], object], tuple[str, ...]]]:
    """Of each public field that takes an enum by its words: the enum, its converter, the words."""
    found: dict[str, tuple[type[Enum], Callable[[Any], object], tuple[str, ...]]] = {}
    for name, kind in public().items():
        for field in attrs.fields(kind) if isinstance(kind, type) and attrs.has(kind) else ():
            convert: Any = field.converter
            # A builtin has no hints, and takes no words.
            hints = get_type_hints(convert) if inspect.isfunction(convert) else {}
            members = next((get_args(hint) for key, hint in hints.items() if key != "return"), ())
            enums = [m for m in members if isinstance(m, type) and issubclass(m, Enum)]
            words = tuple(word for m in members if get_origin(m) is Literal for word in get_args(m))
            if words and enums and enums[0] is not Unknown:
                found[f"{name}.{field.name}"] = enums[0], convert, words
    return found


WORDED = worded()


def test_enums_of_many_fields_are_taken_by_their_words() -> None:
    """The fields below are found, among them these."""
    assert {"jipp.Agency.kind", "jipp.Due.status", "jipp.State.phase", "jipp.Verdict.answer"} <= {
        *WORDED
    }


@pytest.mark.parametrize("name", sorted(WORDED))
def test_a_field_names_every_word_of_its_enum(name: str) -> None:
    """A checker knows each member's value, and each word that it knows is taken."""
    kind, convert, words = WORDED[name]
    assert {member.value for member in kind} <= {*words}
    assert not [word for word in words if isinstance(convert(word), Fault)]
