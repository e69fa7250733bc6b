"""Texts of every kind: nothing hidden gets into an id or onto a page."""

import unicodedata

from hypothesis import given, strategies as st

from jipp._html import escape
from jipp._text import fold, is_id, pointer, shown, visible

# Default_Ignorable_Code_Point of DerivedCoreProperties.txt (Unicode 16), without what is Cf.
UNSEEN = frozenset(
    chr(code)
    for first, last in (
        (0x34F, 0x34F),
        (0x115F, 0x1160),
        (0x17B4, 0x17B5),
        (0x180B, 0x180F),
        (0x2065, 0x2065),
        (0x3164, 0x3164),
        (0xFE00, 0xFE0F),
        (0xFFA0, 0xFFA0),
        (0xFFF0, 0xFFF8),
        (0xE0000, 0xE0FFF),
    )
    for code in range(first, last + 1)
)
anything = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)
values = (
    anything
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.fractions()
    | st.binary()
    | st.none()
    | st.lists(st.integers(), max_size=3)
)


@given(anything | st.text(st.sampled_from(sorted(UNSEEN)), max_size=3))
def test_an_id_shows_all_it_holds(text: str) -> None:
    """What passes has no character that a reader does not see, and no room to break a line."""
    hidden = any(
        unicodedata.category(c)[0] == "Z"
        or unicodedata.category(c) in {"Cc", "Cf", "Cs"}
        or c in UNSEEN
        for c in text
    )
    assert is_id(text) is (0 < len(text) <= 128 and not hidden)


@given(anything)
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded name is its own fold, whatever case it is written in."""
    assert fold(fold(text)) == fold(text)
    assert not text.isascii() or fold(text.upper()) == fold(text.lower()) == fold(text)


@given(values)
def test_any_value_is_shown_short_and_printable(value: object) -> None:
    """A message stays one short line, whatever was given."""
    written = shown(value)
    assert len(written) <= 500
    assert written.isprintable()


@given(anything)
def test_a_page_gets_no_markup_and_nothing_hidden(text: str) -> None:
    """Escaped text opens no tag, ends no attribute, and can be written as UTF-8."""
    written = escape(text)
    written.encode()
    assert not set(written) & set("<>\"'\x00\u202e\u2066\u200b")
    assert visible(visible(text)) == visible(text)


@given(st.lists(anything, max_size=4))
def test_a_pointer_is_read_back_to_its_steps(steps: list[str]) -> None:
    """Unescaping as RFC 6901 says gives the steps again."""
    read = pointer(*steps).split("/")[1:]
    assert [r.replace("~1", "/").replace("~0", "~") for r in read] == steps
