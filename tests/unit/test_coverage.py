"""What is encoded of each instrument, counted from the tables themselves."""

from jipp import Confidence, Origin, law
from jipp.law.instruments import REGULATIONS
from jipp.law.lookups import INDICES
from jipp.model.regulation import Coverage
from jipp.typing import Unknown

ROWS = law.coverage()


def of(part: str) -> list[Coverage]:
    """The rows of a part."""
    return [row for row in ROWS if row.part == part]


def test_every_table_of_the_law_is_counted() -> None:
    """Each instrument, edition, rubric, lifecycle and set of rules has its rows."""
    parts = {row.part for row in ROWS}
    assert {f"edition {one.year}" for one in law.editions()} <= parts
    assert {f"rubric {one.id}" for one in law.rubrics()} <= parts
    assert {f"lifecycle {one.definition}" for one in law.lifecycles()} <= parts
    assert {"bands iid", "bands ipp", "bands rb", "index iid from 2026-01-01"} <= parts
    assert {row.instrument for row in of("regulation")} == {one.id for one in REGULATIONS}


def test_a_row_is_one_origin_and_one_confidence() -> None:
    """No two rows speak of the same, and none of nothing."""
    keys = [(r.instrument, r.part, r.origin, r.confidence) for r in ROWS]
    assert len(set(keys)) == len(keys)
    assert all(row.known or row.unknown for row in ROWS)
    assert all(row.confidence for row in ROWS if row.origin is not Origin.DESIGN)


def test_what_nobody_tells_is_named() -> None:
    """The rules of 2023, weights of the award's scale, an end that is not known."""
    older, copied = of("index iid from 2023-01-01")
    assert older.unknown == INDICES.versions("iid")[0].unknown
    assert (older.confidence, older.known) == (Confidence.OFFICIAL, 2)
    assert (copied.confidence, copied.known) == (Confidence.TRANSCRIBED, 1)
    (award,) = of("rubric iga-2023")
    assert award.unknown == tuple(f"{c.id}: scale" for c in law.rubric("iga-2023").criteria)
    disputed, agreed = of("bands ipp")
    assert (disputed.unknown, disputed.known) == (("since", "until"), 3)
    assert (agreed.confidence, agreed.known) == (Confidence.TRANSCRIBED, 6)


def test_a_cell_counts_under_its_own_confidence() -> None:
    """The caps of 2025 were told by one agency, the rest of the edition by the news."""
    rows = {row.confidence: row for row in of("edition 2025")}
    assert rows[Confidence.UNVERIFIED].known == 1
    assert rows[Confidence.REPORTED].known > 1


def test_known_and_unknown_cells_add_up_to_the_fields() -> None:
    """Twelve editions of the same cells, none counted twice and none left out."""
    unknown = {
        (one.year, name)
        for one in law.editions()
        for name in ("theme", "caps", "stages", "funnel", "registration", "ages")
        if isinstance(getattr(one, name), Unknown)
    }
    named = {
        (int(row.part.removeprefix("edition ")), name)
        for row in ROWS
        if row.part.startswith("edition ")
        for name in row.unknown
    }
    assert unknown <= named
    sizes = {
        year: sum(row.known + len(row.unknown) for row in of(f"edition {year}"))
        for year in range(2014, 2026)
    }
    assert set(sizes.values()) == {14}
