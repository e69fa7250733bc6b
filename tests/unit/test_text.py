"""Names and ids: what two spellings share, what an id may hold, how values are shown."""

from datetime import date
from decimal import Decimal
from enum import Enum, IntEnum
from fractions import Fraction
from itertools import count

import pytest

from jipp import UNKNOWN, Phase, UnknownNameError
from jipp._text import (
    ID_LENGTH,
    TEXT_LENGTH,
    are_ids,
    fold,
    is_id,
    near,
    pointer,
    shown,
    text_fault,
    unknown_name,
    visible,
)


@pytest.mark.parametrize(
    "spelling",
    [
        "Kepulauan Bangka Belitung",
        "kepulauan bangka-belitung",
        " KEPULAUAN  BANGKA. BELITUNG ",
        "Kepulauan\u00a0Bangka\u2011Belitung",
        "Ｋepulauan Bangka Belitung",  # noqa: RUF001 - a full-width letter is the point
        "Képulauan Bangka Belitung",
    ],
)
def test_two_spellings_of_one_name_fold_alike(spelling: str) -> None:
    """Case, spacing, hyphens, full stops, accents and widths do not tell names apart."""
    assert fold(spelling) == "kepulauanbangkabelitung"


@pytest.mark.parametrize(("one", "other"), [("Papua", "Papua Barat"), ("91", "19"), ("a", "b")])
def test_different_names_fold_apart(one: str, other: str) -> None:
    """Folding drops no letter and no digit."""
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    "good",
    [
        "a",
        "ID-BB",
        "hub-id-bb",
        "innovation@2021",
        "a" * 128,
        "kriteria/1",
        "inovasi-ü",
        "漢字",
        "~",
    ],
)
def test_an_id_is_any_run_of_visible_characters(good: str) -> None:
    """One to 128 of them, in any script."""
    assert is_id(good)


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "a" * 129,
        "a b",
        " a",
        "a\n",
        "a\tb",
        "a\x00b",
        "a\x7fb",
        "a\x85b",
        "a\u00a0b",
        "a\u3000b",
        "a\u2028b",
        "a\u00adb",
        "a\u200bb",
        "a\u200db",
        "a\u202eb",
        "a\u2066b",
        "a\u061cb",
        "a\ufeffb",
        "a\U000e0041b",
        "a\ud800b",
        None,
        5,
        b"a",
    ],
)
def test_nothing_hidden_stands_in_an_id(bad: object) -> None:
    """No white space, control, bidi, zero-width or half character, and nothing but a text."""
    assert not is_id(bad)


def test_many_ids_are_judged_together_as_they_are_alone() -> None:
    """One of them that is none is enough; none at all are no fault."""
    good = ["a", "hub-id-bb", "a" * 128]
    assert are_ids([])
    assert are_ids(good)
    assert are_ids([*good, "inovasi-ü"])
    for bad in ("", "a" * 129, "a b", " ", "a\n", "a\u202eb", "ü\u00a0"):
        assert not are_ids([*good, bad]), bad
        assert not are_ids([bad, "inovasi-ü"]), bad


def test_near_names_are_given_nearest_first() -> None:
    """At most three, told apart as look-ups tell them apart; a far name has none."""
    known = ["Jawa Barat", "Jawa Timur", "Jawa Tengah", "Bali", "Aceh"]
    assert near("jawabarat", known)[0] == "Jawa Barat"
    assert len(near("Jawa Tenga", known)) <= 3
    assert near("Jawa Tenga", known)[0] == "Jawa Tengah"
    assert near("Quebec", known) == ()
    assert near("x" * 10**6, known) == ()
    assert near("Jawa", ["Jawa 1", "Jawa 2", "Jawa 3", "Jawa 4"]) == ("Jawa 4", "Jawa 3", "Jawa 2")


def test_a_name_with_many_spellings_leaves_room_for_others() -> None:
    """Spellings that are near count as the one name they stand for."""
    meant = dict.fromkeys(["babel", "babel.1", "babel.2", "babel.3"], "Kepulauan Bangka Belitung")
    assert near("babel", ["Babat"], meant) == ("Kepulauan Bangka Belitung", "Babat")


def test_an_unknown_name_says_the_way_out() -> None:
    """With suggestions in the text and on the error; without, all of a few, or where to look."""
    error = unknown_name("province", "Bangka Belitang", ["Kepulauan Bangka Belitung", "Bali"])
    assert isinstance(error, UnknownNameError)
    assert (error.kind, error.name) == ("province", "Bangka Belitang")
    assert error.suggestions == ("Kepulauan Bangka Belitung",)
    assert str(error) == (
        'no province is called "Bangka Belitang"; did you mean Kepulauan Bangka Belitung?'
    )
    assert error.message("id") == (
        'tidak ada provinsi bernama "Bangka Belitang";'
        " mungkin maksud Anda Kepulauan Bangka Belitung?"
    )
    assert str(unknown_name("province", "Quebec", ["Bali"])) == (
        'no province is called "Quebec"; choose one of Bali'
    )
    assert str(unknown_name("province", "Quebec", map(str, range(13)))) == (
        'no province is called "Quebec"; look at the list of known names'
    )
    error = unknown_name("hub", "babel", meant={"Babel": "hub-id-bb"})
    assert (error.name, error.suggestions) == ("babel", ("hub-id-bb",))
    error = unknown_name("edition", 1999, ["1998"])
    assert (error.name, str(error)) == (
        "1999",
        "no edition is called 1999; did you mean 1998?",
    )


def test_a_hostile_name_is_cut_and_cleaned_in_the_text() -> None:
    """A megabyte of bidi marks makes a short line; the error keeps the name itself."""
    name = "\u202e" * 10**6
    error = unknown_name("province", name, ["Bali"])
    assert error.name == name
    assert len(str(error)) < 500
    assert str(error).isascii() or "\u202e" not in str(error)


class Word(Enum):
    """An enum of words."""

    ONE = "one"


class Count(IntEnum):
    """An enum of numbers."""

    TWO = 2


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("a b", '"a b"'),
        ("a\n\x00\u202e\U000e0041", '"a\\u000a\\u0000\\u202e\\ue0041"'),
        ("x" * 60, '"' + "x" * 60 + '"'),
        ("x" * 61, '"' + "x" * 60 + '…"'),
        (None, "null"),
        (True, "true"),
        (12, "12"),
        (-12, "-12"),
        (10**59, "1" + "0" * 59),
        (10**5000, "≈10^5000"),
        (0.1, "0.1"),
        (float("nan"), "nan"),
        (Decimal("1.50"), "1.50"),
        (Decimal("1" * 60), "1" * 60),
        (Decimal("1" * 99), "1" * 60 + "…"),
        (Fraction(18, 7), "18/7"),
        (Fraction(10**99, 7), "≈10^99/7"),
        (Fraction(3), "3"),
        (date(2020, 7, 17), "2020-07-17"),
        ([1, 2], "[1, 2]"),
        ((), "[]"),
        ({"a": 1}, '{"a": 1}'),
        (frozenset({1}), "[…]"),
        (Word.ONE, '"one"'),
        (Count.TWO, "TWO"),
        (Phase.CREATION, '"creation"'),
        (UNKNOWN, '"unknown"'),
        (object(), "object"),
        (b"secret", "bytes"),
    ],
    ids=count(),
)
def test_a_value_is_shown_short_on_one_line_and_in_no_language(value: object, written: str) -> None:
    """Texts in quotes, numbers as they are, collections by size, the rest by type."""
    assert shown(value) == written


def test_what_a_value_says_of_itself_is_never_shown() -> None:
    """A class with a hostile repr shows its name alone, cut short."""

    class Hostile:
        def __repr__(self) -> str:
            raise AssertionError

    Hostile.__name__ = "X" * 500
    assert shown(Hostile()) == "X" * 60


def test_hidden_characters_are_made_visible_on_pages() -> None:
    """Controls and marks that turn the reading order become escapes; letters and joiners stay."""
    assert visible("a\x00b\u202ec\u2066\ud800") == "a\\u0000b\\u202ec\\u2066\\ud800"
    assert visible("a\n\t\x00") == "a\n\t\\u0000"
    assert visible("a\n\tb ñ 漢 क\u094d\u200dष") == "a\n\tb ñ 漢 क\u094d\u200dष"


def test_a_pointer_escapes_what_it_is_made_of() -> None:
    """RFC 6901: ~ and / in a name; a position is a number."""
    assert pointer("a/b", "c~d", 0) == "/a~1b/c~0d/0"
    assert pointer() == ""


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("", None),
        ("a\x00\u202e", None),
        ("é" * TEXT_LENGTH, None),
        (
            "a" * (TEXT_LENGTH + 1),
            f'"{"a" * 60}…" is too long: give at most 65536 characters',
        ),
        (
            "a\udc00",
            '"a\\udc00" holds half a character (a lone surrogate); give whole characters',
        ),
        (b"a", "bytes is not a text: give a text"),
        (5, "5 is not a text: give a text"),
    ],
    ids=count(),
)
def test_a_text_holds_anything_but_half_characters(value: object, message: str | None) -> None:
    """Up to 65,536 characters, controls and bidi marks among them."""
    problem = text_fault(value)
    assert (problem.message() if problem else None) == message


def test_the_limits_are_those_that_are_printed() -> None:
    """128 characters an id, 65,536 a text."""
    assert (ID_LENGTH, TEXT_LENGTH) == (128, 65_536)
