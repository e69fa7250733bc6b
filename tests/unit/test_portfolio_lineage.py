"""Who took what from whom, and what a hub has to show on a day."""

from datetime import date

import attrs
import pytest

from jipp import Agency, Hub, Innovation, Portfolio, UnknownNameError, hub, hubs, to_records
from tests.portfolios import BABEL, CITY, DAY, PORTFOLIO, innovation

AT = {"BB": BABEL, "JI": CITY}


def family(links: str) -> Portfolio[Innovation]:
    """A portfolio from words: `copy<source@place`, or `source@place`."""
    made: list[Innovation] = []
    for word in links.split():
        way, _, place = word.partition("@")
        id, _, source = way.partition("<")
        made.append(innovation(id, agency=AT[place or "BB"], replicates=source or None))
    return Portfolio(made)


def test_a_lineage_follows_every_copy_to_its_origin() -> None:
    """Generations from the origin, adopters, descendants, and the provinces reached."""
    lineage = family("a b<a@JI c<b d<a lone").lineage()
    rows = [(d.innovation, d.origin, d.generation, d.adopters, d.descendants) for d in lineage]
    assert rows == [
        ("a", "a", 0, ("b", "d"), 3),
        ("b", "a", 1, ("c",), 1),
        ("c", "a", 2, (), 0),
        ("d", "a", 1, (), 0),
    ]
    assert lineage["a"].reach == ("ID-BB", "ID-JI")
    assert lineage["d"].reach == ("ID-BB",)
    assert lineage.sources == ("a", "b")
    assert len(lineage) == 4


def test_chains_run_from_an_origin_to_the_last_that_took_it() -> None:
    """Those that cross provinces are told apart."""
    lineage = family("a b<a@JI c<b d<a").lineage()
    assert lineage.chains() == (("a", "b", "c"), ("a", "d"))
    assert lineage.chains(crossing=True) == (("a", "b", "c"),)


def test_an_unknown_source_is_named_and_is_an_origin() -> None:
    """What the portfolio does not hold counts as generation 0."""
    lineage = family("b<gone c<b").lineage()
    assert lineage.unknown_sources == ("gone",)
    assert [(d.innovation, d.known, d.origin, d.generation) for d in lineage] == [
        ("b", False, "gone", 1),
        ("c", True, "gone", 2),
    ]
    assert lineage.chains() == (("b", "c"),)
    assert str(lineage) == "2 taken over from 2 sources (1 unknown), 0 cycles"


def test_circles_are_named_once_and_what_hangs_below_has_no_origin() -> None:
    """Each circle from its first id on, each taken from the next."""
    lineage = family("c<a a<b b<c x<y y<x below<a fine").lineage()
    assert [cycle.innovations for cycle in lineage.cycles] == [("a", "b", "c"), ("x", "y")]
    assert lineage["below"].generation is None
    assert lineage["a"].origin is None
    assert lineage["a"].descendants is None
    assert lineage.chains() == ()
    assert "2 cycles" in str(lineage)
    assert "<table" in lineage._repr_html_()


def test_a_stranger_is_not_in_the_lineage() -> None:
    """What nobody took and that took nothing has no descent."""
    with pytest.raises(UnknownNameError):
        family("lone").lineage()["lone"]


def test_a_long_line_is_followed_to_its_end() -> None:
    """Thousands of generations are no deeper for the program than one."""
    links = " ".join(["i0", *(f"i{n}<i{n - 1}" for n in range(1, 5000))])
    lineage = family(links).lineage()
    assert lineage["i4999"].generation == 4999
    assert lineage["i0"].descendants == 4999


def test_a_scorecard_counts_a_hubs_portfolio_on_a_day() -> None:
    """The innovations of a province, with what was taken in and out."""
    card = PORTFOLIO.scorecard("Babel", DAY)
    assert (card.hub, card.designated, card.innovations, card.development) == (
        "hub-id-bb",
        True,
        1,
        1,
    )
    assert (card.replications_out, card.replications_in, card.replications_within) == (1, 0, 0)
    assert (card.overdue, card.up_to_date, card.not_begun) == (1, 0, 0)
    assert card.duties == ()


def test_phases_and_what_is_in_none_make_up_all_innovations() -> None:
    """Before a day, what had not begun is told apart."""
    east = Hub(
        id="east", agency=Agency(id="prov-jatim", name="Jatim", kind="province", province="ID-JI")
    )
    card = PORTFOLIO.scorecard(east, date(2023, 6, 15))
    assert (card.innovations, card.no_phase, card.not_begun, card.creation) == (2, 1, 1, 0)
    assert (card.replications_in, card.designated) == (2, False)


def test_a_central_hub_has_the_innovations_of_its_agency() -> None:
    """A ministry stands in no province."""
    ministry = hub("hub-kemenag")
    mine = attrs.evolve(PORTFOLIO.subjects[2], agency=ministry.agency)
    assert Portfolio([mine]).scorecard(ministry, DAY).innovations == 1


def test_a_provincial_hub_of_no_known_province_has_the_innovations_of_its_agency() -> None:
    """What is in no known province either is not therefore its own."""
    somewhere = attrs.evolve(BABEL, province=None)
    nowhere = [innovation("a", agency=somewhere), *PORTFOLIO]
    card = Portfolio(nowhere).scorecard(Hub(id="h", agency=somewhere), DAY)
    assert [i.id for i in nowhere if (i.province or i.agency.province) is None] == ["a", "halal"]
    assert card.innovations == len([i for i in nowhere if i.agency.id == somewhere.id]) == 2


def test_hubs_stand_side_by_side_and_none_has_a_score() -> None:
    """A row a hub; what the law does not define is not called a score."""
    day = date(2024, 1, 1)
    rows = to_records(PORTFOLIO.scorecard(one, day) for one in hubs(on=day)[:3])
    assert len(rows) == 3
    assert not any("score" in name or "rank" in name for name in rows[0])
    card = PORTFOLIO.scorecard("Babel", day)
    assert "no official score" in str(card)
    assert "no official score" in card._repr_html_()


def test_a_hub_that_is_not_named_is_not_found() -> None:
    """As everywhere."""
    with pytest.raises(UnknownNameError):
        PORTFOLIO.scorecard("Atlantis", DAY)
