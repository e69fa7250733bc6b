"""Texts fitted into a width stay within it, and pictures of anything are well formed."""

import xml.etree.ElementTree as ET

from hypothesis import given, strategies as st

from jipp.drawing.svg import advance, fit, picture, text, wrap

names = st.text(max_size=60)
widths = st.floats(0, 400)
sizes = st.floats(1, 40)


@given(names, widths, sizes, st.booleans())
def test_a_fitted_text_is_no_wider_than_its_room(
    content: str,
    width: float,
    size: float,
    bold: bool,
) -> None:
    """It is the whole text, or its beginning with an ellipsis, or nothing."""
    found = fit(content, width, size, bold=bold)
    assert advance(found, size, bold=bold) <= width + 1e-9
    assert found in ("", content) or found.endswith("…")


@given(st.lists(st.text("abcdefgh ", max_size=20)).map(" ".join), widths, st.integers(1, 4))
def test_wrapped_lines_fit_and_lose_no_word_without_a_sign(
    content: str, width: float, lines: int
) -> None:
    """At most so many lines, each within the width; without an ellipsis all words are there."""
    found = wrap(content, width, 10, lines=lines)
    assert len(found) <= lines
    assert all(advance(row, 10) <= width + 1e-9 for row in found)
    if found and all(row and not row.endswith("…") for row in found):
        assert " ".join(found).split() == content.split()


@given(names, names, names)
def test_a_picture_of_any_text_is_well_formed(title: str, desc: str, content: str) -> None:
    """Whatever the texts, a parser reads it, and gives the same bytes a second time."""
    made = picture(90, 40, text(0, 20, content, width=80), title=title, desc=desc)
    ET.fromstring(made)  # noqa: S314 - our own
    assert made == picture(90, 40, text(0, 20, content, width=80), title=title, desc=desc)
