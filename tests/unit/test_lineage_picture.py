"""Families drawn: who took what from whom, how far it went, and what is wrong in the data."""

import attrs
import pytest
from hypothesis import given, strategies as st

from jipp import Agency, Innovation, InvalidInputError, Lineage, Picture, Portfolio
from jipp.portfolio import Descent
from tests.boxes import Box, assert_legible, text_boxes
from tests.portfolios import BABEL, CITY, innovation

AT = {"BB": BABEL, "JI": CITY}
LONG = "i" * 128


def family(links: str) -> Lineage:
    """A lineage from words: `copy<source@place`, or `source@place`."""
    made: list[Innovation] = []
    for word in links.split():
        way, _, place = word.partition("@")
        id, _, source = way.partition("<")
        made.append(innovation(id, agency=AT[place or "BB"], replicates=source or None))
    return Portfolio(made).lineage()


def boxes(picture: Picture, lang: str = "en") -> dict[str, Box]:
    """Where each text stands, the first of several."""
    return {box.said: box for box in reversed(text_boxes(picture.to_svg(lang=lang)))}


def test_generations_go_from_left_to_right_and_families_down() -> None:
    """An origin, what was taken from it, and what from that; the larger branch first."""
    found = boxes(family("a c<a b<a@JI d<b@JI").picture())
    assert found["a"].left < found["b"].left < found["d"].left
    assert found["b"].left == found["c"].left
    assert found["a"].top < found["b"].top < found["d"].top < found["c"].top
    assert {"0", "1", "2"} <= set(found)


def test_provinces_stand_beside_and_crossings_are_arrows() -> None:
    """What stays in its province has a plain line."""
    crossing = family("a b<a@JI").picture()
    assert {"Bangka Belitung Islands", "East Java"} <= set(boxes(crossing))
    assert "taken over from another province" in boxes(crossing)
    assert "taken over from another province" not in boxes(family("a b<a").picture())
    assert "Jawa Timur" in boxes(crossing, "id")


def test_a_line_bears_the_title_of_an_innovation_and_hides_its_id() -> None:
    """What has no other title than its id, or none, is called by the id alone, and none is lost."""
    titles = {"a": "Queue from home", "c": "c", "x": "Round"}
    kin = family(f"a b<a@JI c<a d<gone x<y y<x {LONG}<a")
    titles[LONG] = "Short"
    called = (attrs.evolve(d, title=titles.get(d.innovation, "")) for d in kin)
    picture = attrs.evolve(kin, descents=called).picture()
    found = boxes(picture)
    assert_legible(picture.to_svg())
    assert {"Queue from home", "Bangka Belitung Islands", "b", "c", "Round"} <= set(found)
    assert f"<title>Short ({LONG})</title>" in picture.to_svg()
    assert f"1 Short ({LONG}, Bangka Belitung Islands)" in picture.description.en
    assert "from Round" in found
    assert "7 of 7 innovations" in picture.description.en
    assert [d.title for d in family("a b<a")] == ["a", "b"]


def test_a_source_that_is_not_in_the_data_is_marked() -> None:
    """It heads its family, in whatever province it may be."""
    found = boxes(family("b<gone c<b@JI").picture())
    assert found["gone"].top < found["b"].top
    assert "not in the data" in found
    assert "2 of 2 innovations and 1 of 1 families are shown, the largest first" in found


@pytest.mark.parametrize(
    "descents",
    [
        [Descent(innovation="a", adopters=("a", "gone"), generation=0, descendants=0)],
        [
            Descent(innovation="a", source="b", known=False, adopters=("b",), generation=1),
            Descent(innovation="b", source="a", adopters=("a",), generation=0),
            Descent(innovation="c", source="b", generation=1),
        ],
    ],
)
def test_a_lineage_that_contradicts_itself_is_followed_to_an_end(descents: list[Descent]) -> None:
    """It may come over the wire: each innovation is drawn once, and no chain is endless."""
    found = Lineage(descents=tuple(descents))
    assert all(len(chain) <= len(found) for chain in found.chains())
    assert [box.said for box in text_boxes(found.picture().to_svg())].count("a") == 1


def test_a_circle_is_drawn_and_said_to_be_wrong() -> None:
    """Each with what it is said to be taken from; what hangs below is counted."""
    found = boxes(family("hen<egg egg<hen chick<hen").picture())
    assert {"from hen", "from egg"} <= set(found)
    note = "Cycles: 1, where some data is wrong; 1 more were taken from those in them"
    assert note in " ".join(found)


def test_the_largest_families_come_first_and_the_rest_is_counted() -> None:
    """A page has its lines; a family that is too long for its share says how many are more."""
    big = " ".join(["big", *(f"b{n:02}<big" for n in range(60))])
    small = " ".join(f"s{n:02} t{n:02}<s{n:02}" for n in range(30))
    lineage = family(f"{small} {big}")
    found = boxes(lineage.picture(rows=30))
    assert found["big"].top < found["s00"].top
    assert "and 52 more of this family" in found
    assert any(said.endswith("of 31 families are shown, the largest first") for said in found)
    whole = boxes(lineage.picture(rows=400))
    assert "121 of 121 innovations and 31 of 31 families are shown, the largest first" in whole


def test_a_picture_of_a_lineage_tells_its_lines_to_who_does_not_see_it() -> None:
    """With generation and province, and it claims no more than the data."""
    picture = family("a b<a@JI").picture(source="SINOVIK")
    assert "0 a (Bangka Belitung Islands); 1 b (East Java)" in picture.description.en
    assert "Source: SINOVIK" in boxes(picture)
    assert (picture.confidence, picture.design) == (None, False)
    with pytest.raises(InvalidInputError) as found:
        family("a").picture(rows=0)
    assert found.value.problems[0].path == "/rows"


DEEP = " ".join(["n0", *(f"n{i + 1}<n{i}{'@JI' if i % 2 else ''}" for i in range(60))])
STAR = " ".join(["hub", *(f"s{i}<hub@JI" for i in range(500))])
RING = " ".join(f"r{i}<r{(i + 1) % 90}" for i in range(90))


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(
    "lineage",
    [
        Lineage(),
        family("lone"),
        family(f"{LONG} b<{LONG}@JI c<b"),
        family(f"b<{LONG}"),
        family(DEEP),
        family(STAR),
        family(RING),
        family("b<漢字漢字漢字@JI"),
    ],
    ids=["none", "lone", "long", "long unknown", "deep", "star", "ring", "wide"],
)
def test_texts_of_a_lineage_neither_overlap_nor_overflow(lineage: Lineage, lang: str) -> None:
    """Nothing, one, the longest ids, sixty generations, five hundred adopters, a large circle."""
    assert_legible(lineage.picture().to_svg(lang=lang))
    assert_legible(lineage.picture().to_svg(lang=lang, width="narrow"))


@given(st.lists(st.tuples(st.integers(0, 12), st.sampled_from(("BB", "JI"))), max_size=12))
def test_any_lineage_is_drawn_legibly(sources: list[tuple[int, str]]) -> None:
    """Whatever was taken from whatever."""
    owners = [Agency(id="a", name="A", kind="city", province=f"ID-{place}") for _, place in sources]
    made = [
        Innovation(
            id=f"i{n}",
            title="x",
            agency=owner,
            replicates=None if source in (0, n) else f"i{source}",
        )
        for n, ((source, _), owner) in enumerate(zip(sources, owners, strict=True))
    ]
    lineage = Portfolio(made).lineage()
    assert_legible(lineage.picture(rows=8).to_svg())
    assert_legible(lineage.picture(rows=8).to_svg(width="narrow"))
    texts = [box.said for box in text_boxes(lineage.picture(rows=400).to_svg())]
    assert texts.count("x") >= sum(d.descendants is not None for d in lineage)
