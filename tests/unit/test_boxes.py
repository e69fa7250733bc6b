"""The checker of pictures: it finds each text where it stands, and what is wrong with it."""

import pytest

from jipp import Body, Picture, Text
from jipp.drawing.svg import circle, group, picture, rect, text
from tests.boxes import Box, assert_legible, assert_readable, text_boxes


def test_texts_are_found_where_groups_and_anchors_put_them() -> None:
    """Two texts in a moved group are two boxes, each from its own anchor."""
    inner = [
        text(0, y, said, size=10, anchor="end") for y, said in ((20, "Bangka"), (33, "Belitung"))
    ]
    found = text_boxes(picture(200, 90, group(*inner, x=100, y=5), title="t"))
    assert [box.said for box in found] == ["Bangka", "Belitung"]
    assert [box.right for box in found] == [pytest.approx(100), pytest.approx(100)]
    assert found[1].top - found[0].top == pytest.approx(13)
    assert found[0].bottom == pytest.approx(27.4)


def test_a_shortened_text_is_measured_as_it_is_shown() -> None:
    """The whole text, which is shown where the reader points, takes no room."""
    (found,) = text_boxes(picture(99, 40, text(0, 20, "Bangka Belitung", width=50), title="t"))
    assert found.said.endswith("…")
    assert found.right <= 50


@pytest.mark.parametrize(
    "parts",
    [
        [text(80, 20, "Bangka Belitung")],
        [text(0, 2, "too high")],
        [text(0, 20, "one"), text(10, 22, "other")],
        [text(0, 20, "")],
        [rect(90, 10, 20, 5)],
        [group(circle(5, 5, 4), x=-3)],
    ],
    ids=["right", "top", "covered", "empty", "rectangle", "circle"],
)
def test_what_cannot_be_read_is_found(parts: list[str]) -> None:
    """Out of the frame, one over another, or nothing at all."""
    with pytest.raises(AssertionError):
        assert_legible(picture(100, 40, *parts, title="t"))


def test_texts_that_stand_apart_are_legible() -> None:
    """Side by side, and line under line."""
    apart = [text(0, 12, "one"), text(50, 12, "two"), text(0, 27, "three"), rect(0, 0, 100, 40)]
    assert_legible(picture(100, 40, *apart, title="t"))
    assert not Box("a", 0, 0, 5, 5).covers(Box("b", 5, 0, 9, 5))


@pytest.mark.parametrize(
    "parts",
    [
        (text(0, 12, "small", size=10.5),),
        (text(0, 12, "faint", colour="soft"),),
        (rect(0, 0, 99, 20, fill="blue"), text(0, 12, "ink on blue")),
    ],
    ids=["small", "faint", "on a shape"],
)
def test_what_an_eye_would_not_read_is_found(parts: tuple[str, ...]) -> None:
    """Letters below 11 pixels, and those without contrast to what they stand on."""
    title = Text(id="t", en="t")
    with pytest.raises(AssertionError):
        assert_readable(
            Picture.of(lambda _, width: Body(width, 20, parts), caption=title, source=title)
        )


def test_a_light_text_on_a_dark_shape_can_be_read() -> None:
    """Its ground is what it stands on, wherever groups have moved both."""
    title = Text(id="t", en="t")
    parts = (group(rect(0, 0, 99, 20, fill="blue"), text(9, 12, "a", colour="paper"), x=7),)
    assert_readable(
        Picture.of(lambda _, width: Body(width, 20, parts), caption=title, source=title)
    )
