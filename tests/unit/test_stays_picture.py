"""The curve of stays: it falls in steps, and says who is over, who still lasts, and how many."""

import xml.etree.ElementTree as ET
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from jipp import Confidence, InvalidInputError, Phase, Picture, Portfolio, Stays
from jipp.portfolio.durations import Lasting
from tests.boxes import assert_legible, assert_readable, text_boxes
from tests.portfolios import DAY, PORTFOLIO

NS = "{http://www.w3.org/2000/svg}"


def stays(*steps: tuple[int, int, int]) -> Stays:
    """Stays of so many days, so many of which are over, and so many last."""
    at_risk = sum(left + censored for _, left, censored in steps)
    made: list[Lasting] = []
    for days, left, censored in steps:
        made.append(Lasting(days=days, at_risk=at_risk, ended=left, censored=censored))
        at_risk -= left + censored
    return Stays(what="trial", on=DAY, steps=tuple(made))


def said(picture: Picture, lang: str = "en") -> list[str]:
    """All texts of a picture, as they are drawn."""
    return [box.said for box in text_boxes(picture.to_svg(lang=lang))]


def lines(picture: Picture, colour: str) -> list[str]:
    """The paths of one colour."""
    root = ET.fromstring(picture.to_svg())  # noqa: S314 - our own
    return [
        e.attrib["d"] for e in root.iter(f"{NS}path") if e.get("class") == f"jipp-stroke-{colour}"
    ]


def test_the_curve_falls_where_stays_end_and_nowhere_else() -> None:
    """From all, by a half at ten days, to the end of the longest."""
    curve = lines(stays((10, 1, 0), (20, 0, 1)).picture(), "blue")[0]
    points = [tuple(map(float, p.split())) for p in curve[1:].split("L")]
    (x0, top), (x1, same), (x2, half), (x3, flat) = points
    assert top == same
    assert x1 == x2
    assert half == flat
    assert x3 - x0 == pytest.approx(2 * (x1 - x0))


def test_numbers_at_risk_stand_below_the_days() -> None:
    """As many as lasted at least so long."""
    texts = said(stays((5, 2, 0), (10, 0, 3)).picture())
    at = texts.index("stays of at least so many days")
    assert texts[at + 1 : at + 12] == ["5"] * 6 + ["3"] * 5
    assert texts[at - 12 : at - 1] == [str(days) for days in range(11)]


def test_the_median_is_led_to_where_it_is_reached() -> None:
    """A dashed way from the half to its day; none where more than half last longer."""
    reached = PORTFOLIO.time_in("idea", on=DAY)
    assert reached.median is not None
    assert f"median: at most half of the stays last longer than {reached.median} days" in said(
        reached.picture()
    )
    assert len(lines(reached.picture(), "vermilion")) == 2
    never = stays((5, 1, 0), (10, 0, 3)).picture()
    assert "median: not reached, more than half last longer" in said(never)
    assert len(lines(never, "vermilion")) == 1


def test_a_curve_says_how_many_are_over_and_how_many_last() -> None:
    """In both languages, and to who does not see it."""
    picture = stays((5, 2, 0), (10, 0, 3)).picture(source="e-survey")
    assert "share that lasts longer, by Kaplan and Meier (2 are over)" in said(picture)
    assert "durasi yang masih berjalan, dihitung sejauh ini (seluruhnya 3)" in said(picture, "id")
    assert "Source: e-survey" in said(picture)
    assert "75%: 5 days" in picture.description.en
    assert picture.confidence is None
    assert PORTFOLIO.time_in(Phase.CREATION, on=DAY).picture().confidence is Confidence.OFFICIAL
    assert stays().picture().description.en.endswith(". There is nothing to show.")
    with pytest.raises(InvalidInputError):
        stays().picture(source=1)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] - wrong


def test_marks_that_would_run_together_are_thinned_out() -> None:
    """A curve of thousands of stays stays a picture."""
    many = stays(*((n, n % 2, 1 + n % 2) for n in range(4000)))
    svg = many.picture().to_svg()
    assert len(svg) < 100_000
    assert_legible(svg)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(
    "found",
    [
        stays(),
        stays((0, 1, 0)),
        stays((0, 0, 1)),
        stays((1, 10**12, 0), (10**6, 0, 10**12)),
        Portfolio([]).time_in("idea", on=date(2025, 1, 1)),
    ],
)
def test_texts_of_a_curve_neither_overlap_nor_overflow(found: Stays, lang: str) -> None:
    """Nothing, one stay of no day, and more than there will ever be."""
    assert_readable(found.picture())
    assert lang in found.picture().to_svg(lang=lang)


@given(st.lists(st.tuples(st.integers(0, 9000), st.integers(0, 9), st.integers(0, 9)), max_size=20))
def test_any_curve_is_drawn_legibly(steps: list[tuple[int, int, int]]) -> None:
    """Whatever its lengths."""
    ordered = {
        days: (days, left, censored) for days, left, censored in sorted(steps) if left + censored
    }
    assert_legible(stays(*ordered.values()).picture().to_svg())


def test_greenwoods_variance_is_exact() -> None:
    """As by hand: the square of the share, times the sum of d / n (n - d)."""
    found = stays((5, 1, 0), (7, 0, 1), (9, 2, 0), (12, 1, 0))
    assert found.greenwood == (
        (5, Fraction(4, 5) ** 2 * Fraction(1, 5 * 4)),
        (7, Fraction(4, 5) ** 2 * Fraction(1, 5 * 4)),
        (9, Fraction(4, 15) ** 2 * (Fraction(1, 20) + Fraction(2, 3 * 1))),
        (12, Fraction(0)),
    )
    assert stays().greenwood == ()


def test_the_band_is_wider_at_a_higher_level_and_stays_between_nothing_and_all() -> None:
    """About the curve; its level is said below."""
    found = stays((5, 4, 1), (10, 3, 2), (20, 2, 3))
    heights: list[float] = []
    for level in ("0.5", "0.95", "0.999999"):
        svg = found.picture(level=level).to_svg()
        (band,) = (
            e.attrib["d"]
            for e in ET.fromstring(svg).iter(f"{NS}path")  # noqa: S314 - our own
            if e.get("class") == "jipp-fill-less"
        )
        down = [float(point.split()[1]) for point in band[1:].split("L")]
        heights.append(max(down) - min(down))
        assert 12 <= min(down) <= max(down) <= 232
    assert heights[0] < heights[1] <= heights[2]
    assert "band: 95 % by Greenwood" in said(found.picture())
    assert "pita: 99,5 % menurut Greenwood" in said(found.picture(level="0.995"), "id")
    for wrong in (0, 1, "1.5"):
        with pytest.raises(InvalidInputError, match="is not a share"):
            found.picture(level=wrong)
