"""Lots by RFC 3797: the published example, the key, and lots as the last tie-break."""

from decimal import Decimal
from typing import Any

import pytest

from jipp import InvalidInputError, Lot, lot, rank
from tests.scoring_cases import problems

# RFC 3797, section 6: the pool, the sources, what is selected and the digests.
SOURCES = (9319, (2, 5, 12, 8, 10), (9, 18, 26, 34, 41, 45))
POOL = [f"{i:02}" for i in range(1, 26)]
SELECTED = (17, 7, 2, 16, 25, 23, 8, 24, 19, 13)
DIGESTS = (
    "990DD0A5692A029A98B5E01AA28F3459",
    "3691E55CB63FCC37914430B2F70B5EC6",
    "FE814EDF564C190AC1D25753979990FA",
    "1863CCACEB568C31D7DDBDF1D4E91387",
    "F4AB33DF4889F0AF29C513905BE1D758",
)


def test_the_published_example_is_drawn_again() -> None:
    """Key, digests and the ten selected are those of the RFC, from a pool in any order."""
    drawn = lot(reversed(POOL), sources=SOURCES)
    assert drawn.key == "9319./2.5.8.10.12./9.18.26.34.41.45./"
    assert drawn.order[:10] == tuple(f"{i:02}" for i in SELECTED)
    assert tuple(one.digest.upper() for one in drawn.working[:5]) == DIGESTS
    assert sorted(drawn) == POOL
    assert (len(drawn), drawn.working[0].left, drawn.working[0].place) == (25, 25, 17)
    assert str(drawn).splitlines()[1] == (
        "    0  990dd0a5692a029a98b5e01aa28f3459     25     17  17"
    )


@pytest.mark.parametrize(
    ("sources", "key"),
    [
        ((1.25, (5, 3), 8), "1.25/3.5./8./"),
        ((Decimal("0.1"), [4, 6, 9]), "0.1/4.6.9./"),
        (("007", "5.00", Decimal("1E+2")), "7./5./100./"),
        ((0,), "0./"),
    ],
)
def test_a_number_is_written_without_needless_zeros(sources: Any, key: str) -> None:
    """With its point, and numbers of one source from the smallest on."""
    assert lot(["a"], sources=sources).key == key


def test_a_lot_decides_what_nothing_else_does() -> None:
    """The criterion comes first; the lot separates the rest for good, and says so."""
    drawn = Lot(order=("c", "a", "b", "d"), key="1./", working=())
    ranking = rank({"a": 5, "b": 5, "c": 5, "d": 9}, tie_break=(drawn,))
    assert [(s.rank, s.subject, s.tied, s.decided_by) for s in ranking] == [
        (1, "d", False, None),
        (2, "c", False, "lot"),
        (3, "a", False, "lot"),
        (4, "b", False, "lot"),
    ]


def test_a_lot_must_hold_those_whom_it_separates() -> None:
    """Who is not tied need not be in it."""
    drawn = lot(["a", "b"], sources=(1,))
    assert len(rank({"a": 5, "b": 5, "z": 9}, tie_break=(drawn,))) == 3
    with pytest.raises(InvalidInputError) as error:
        rank({"a": 5, "b": 5, "z": 5}, tie_break=(drawn,))
    assert str(error.value) == (
        "/tie_break: z are tied, and the lot was drawn without them: "
        "draw it among all who are ranked"
    )


def test_a_lot_stands_last_or_not_at_all() -> None:
    """Nothing is left to be decided after it."""
    drawn = lot(["a", "b"], sources=(1,))
    with pytest.raises(InvalidInputError) as error:
        rank({"a": 5, "b": 5}, tie_break=(drawn, "impact"))
    assert problems(error) == [("/tie_break/0", "lot_not_last")]


@pytest.mark.parametrize(
    ("subjects", "sources", "found"),
    [
        ([], (1,), [("/subjects", "pool_size")]),
        (["a", "a"], (1,), [("/subjects/1", "duplicate")]),
        (["a", 7, ""], (1,), [("/subjects/1", "number_for_id"), ("/subjects/2", "not_a_name")]),
        ("ab", (1,), [("/subjects", "not_a_list")]),
        (["a"], (), [("/sources", "no_sources")]),
        (["a"], ((),), [("/sources/0", "no_sources")]),
        (["a"], 7, [("/sources", "not_a_list")]),
        (["a"], (-1, "1/3"), [("/sources/0", "not_a_source"), ("/sources/1", "not_a_source")]),
        (
            ["a"],
            (float("nan"), True, (1, "x")),
            [
                ("/sources/0", "not_a_number"),
                ("/sources/1", "not_a_number"),
                ("/sources/2/1", "not_a_number"),
            ],
        ),
        ([f"s{i}" for i in range(65_537)], (1,), [("/subjects", "pool_size")]),
    ],
)
def test_a_wrong_lot_is_refused(subjects: Any, sources: Any, found: Any) -> None:
    """All faults at once, each with its place."""
    with pytest.raises(InvalidInputError) as error:
        lot(subjects, sources=sources)
    assert problems(error) == found
