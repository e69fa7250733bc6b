"""The tables of provinces, hubs, goals and figures say what their cited sources say, cell by cell.

Each table is written back into the cells of its source, and the two are equal: a cell, a row or a
column that changes on either side fails. Tables of law are compared in the tests of law.
"""

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

import pytest

from jipp import Confidence, Hub, Province, Sdg, hub_total, hubs, province, provinces
from jipp.model.edition import ClusterCount, FunnelYear
from jipp.reference import published
from jipp.reference.data.hubs import HUB_TOTALS, HUBS
from jipp.reference.data.provinces import PROVINCES
from jipp.reference.rows import (
    CategoryCounts,
    InnovationScore,
    Participation,
    RegionScore,
)
from tests.domain import cell, confidence, note, rows

Cells = dict[str, str]


def score_cells(score: RegionScore) -> Cells:
    """A region's score as a row of the regional index."""
    return {
        "year": cell(score.year),
        "region": score.region,
        "level": score.level,
        "score": score.score_as_printed,
        "scale": score.scale,
        "predicate_as_reported": cell(score.predicate_as_reported),
        "rank": cell(score.rank),
        "confidence": confidence(score.basis),
        "source": " | ".join(score.basis.sources),
        "notes": note(score.basis),
    }


def service_cells(score: RegionScore) -> Cells:
    """A province's score as a row of the service index, which has fewer columns."""
    only = {"year", "region", "score", "rank", "confidence", "source", "notes"}
    return {column: value for column, value in score_cells(score).items() if column in only}


def participation_cells(year: Participation) -> Cells:
    """A year of the regional index as a row."""
    return {
        "year": cell(year.year),
        "governments": cell(year.governments),
        "innovations": cell(year.innovations),
        "source": " | ".join(year.basis.sources),
        "confidence": confidence(year.basis),
    }


def category_cells(counts: CategoryCounts) -> Cells:
    """The predicates of a level as a row."""
    return {
        "year": cell(counts.year),
        "level": counts.level,
        "sangat_inovatif": cell(counts.sangat_inovatif),
        "inovatif": cell(counts.inovatif),
        "kurang_inovatif": cell(counts.kurang_inovatif),
        "tidak_dapat_dinilai": cell(counts.tidak_dapat_dinilai),
        "source": " | ".join(counts.basis.sources),
        "confidence": confidence(counts.basis),
    }


def funnel_cells(year: FunnelYear) -> Cells:
    """A year of the competition as a row."""
    return {
        "year": cell(year.year),
        "registered": cell(year.registered),
        "submitted_to_ministry": cell(year.submitted_to_ministry),
        "passed_admin": cell(year.passed_admin),
        "passed_umum": cell(year.passed_umum),
        "passed_replikasi": cell(year.passed_replikasi),
        "passed_khusus": cell(year.passed_khusus),
        "forwarded_to_TPI": cell(year.forwarded_to_tpi),
        "finalists_umum": cell(year.finalists_umum),
        "finalists_replikasi": cell(year.finalists_replikasi),
        "finalists_khusus": cell(year.finalists_khusus),
        "finalists_total": cell(year.finalists_total),
        "interviewed": cell(year.interviewed),
        "winners_top": cell(year.winners_top),
        "winners_replikasi": cell(year.winners_replikasi),
        "winners_khusus": cell(year.winners_khusus),
        "confidence": confidence(year.basis),
        "notes": note(year.basis),
        "sources": " | ".join(year.basis.sources),
    }


def cluster_cells(count: ClusterCount) -> Cells:
    """A cluster of a list as a row; a unit that is not known is printed as a question mark."""
    return {
        "year": cell(count.year),
        "list": count.list,
        "cluster": count.cluster,
        "unit": cell(count.unit) or "?",
        "count": cell(count.count),
        "adds_up": cell(count.adds_up),
        "confidence": confidence(count.basis),
        "source": " | ".join(count.basis.sources),
    }


def invention_cells(score: InnovationScore) -> Cells:
    """A score of the city's contest as a row."""
    return {
        "rank": cell(score.rank),
        "innovation": score.innovation,
        "score": cell(score.score),
        "score_as_printed": score.score_as_printed,
        "band": score.band,
        "confidence": confidence(score.basis),
        "notes": note(score.basis),
    }


def province_cells(it: Province) -> Cells:
    """What a province carries of its row."""
    return {
        "iso": it.iso,
        "kemendagri": it.kemendagri,
        "bps": it.bps,
        "name": it.name,
        "english": it.english,
        "island_group": it.island_group,
        "capital": it.capital,
        "regencies": cell(it.regencies),
        "cities": cell(it.cities),
        "counts_as_of": cell(it.counts_as_of),
        "aliases": "|".join(it.aliases),
        "established_on": cell(it.established),
        "split_from": cell(it.split_from),
        "notes": note(it.basis),
        "confidence": confidence(it.basis),
    }


def hub_cells(it: Hub) -> Cells:
    """What a hub carries of its row, its first designation among it."""
    first = it.designations[0]
    return {
        "hub_id": it.id,
        "agency_kind": cell(it.agency.kind),
        "agency_name": it.agency.name,
        "province_iso": cell(it.agency.province),
        "cohort": cell(it.cohort),
        "instrument_id": cell(first.instrument),
        "designated_not_before": cell(first.window.not_before),
        "designated_not_after": cell(first.window.not_after),
        "first_status": first.status,
        "host_unit": it.host_unit,
        "platform": it.platform,
        "mentor": it.mentor,
        "sources": " ".join(first.basis.sources),
        "notes": note(first.basis),
    }


TABLES: dict[str, tuple[Iterable[Any], Callable[[Any], Cells]]] = {
    "provinces": (PROVINCES, province_cells),
    "hubs": (HUBS, hub_cells),
    "ipp_published_scores": (published("ipp"), service_cells),
    "iid_published_scores": (published("iid"), score_cells),
    "iid_participation": (published("iid-participation"), participation_cells),
    "iid_category_counts": (published("iid-categories"), category_cells),
    "kipp_funnel": (published("kipp-funnel"), funnel_cells),
    "krenova_magelang_2019": (published("krenova-2019"), invention_cells),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_says_what_its_source_says(name: str) -> None:
    """Every cell of every row that a value carries, in the order of the source."""
    records, cells = TABLES[name]
    held = [cells(record) for record in records]
    assert held == [{column: row[column] for column in held[0]} for row in rows(name)]


# What the documentation alone shows of the tables of places.
SHOWN_ALONE = {
    "provinces": {
        "iso_spelling",
        "island_group_iso",
        "capital_confidence",
        "established_law",
        "established_confidence",
        "inaugurated_on",
    },
    "hubs": {"instrument_confidence", "running_by", "replications", "confidence"},
}


@pytest.mark.parametrize("name", TABLES)
def test_no_column_is_left_out_unseen(name: str) -> None:
    """A column that no value carries is named, and shown in the documentation."""
    records, cells = TABLES[name]
    carried = set(cells(next(iter(records))))
    assert set(rows(name)[0]) - carried == SHOWN_ALONE.get(name, set())


def test_the_clusters_say_what_their_source_says() -> None:
    """Every cell; where the source column says "same" the source of the row above is meant."""
    cited = rows("kipp_cluster_counts")
    for above, row in pairwise(cited):
        if row["source"] == "same":
            row["source"] = above["source"]
    assert [cluster_cells(count) for count in published("kipp-clusters")] == cited


def test_the_totals_of_hubs_say_what_their_source_says() -> None:
    """Every cell."""
    written = [
        {
            "as_of": cell(total.as_of),
            "regional": cell(total.regional),
            "ministries": cell(total.central),
            "confidence": confidence(total.basis),
            "notes": note(total.basis),
        }
        for total in HUB_TOTALS
    ]
    assert written == rows("hub_totals")


def test_the_goals_say_what_their_source_says() -> None:
    """Every cell."""
    written = [
        {"goal": cell(int(goal)), "name_id": goal.official, "confidence": confidence(goal.basis)}
        for goal in Sdg
    ]
    assert written == rows("sdgs")


def test_a_printed_score_and_its_number_are_one() -> None:
    """The number is what was printed; where only a bound was printed there is no number."""
    for score in (*published("ipp"), *published("iid")):
        bare = score.score_as_printed.startswith(">")
        assert cell(score.score) == ("" if bare else score.score_as_printed)


def test_the_spelling_of_iso_lists_is_an_alias() -> None:
    """A name copied out of an ISO list is found."""
    for row in rows("provinces"):
        if row["iso_spelling"]:
            assert row["iso_spelling"] in province(row["iso"]).aliases


def test_a_designation_is_as_weak_as_the_weaker_of_naming_and_decree() -> None:
    """Where only the decree is inferred the designation is inferred."""
    for row, it in zip(rows("hubs"), HUBS, strict=True):
        sure = [Confidence(row[key]) for key in ("confidence", "instrument_confidence") if row[key]]
        assert it.designations[0].basis.confidence is max(sure)


def test_the_second_designation_of_the_eight_is_inferred() -> None:
    """Decree 359/2021 is told to name the eight again, but not on which day or as what."""
    again = [h.designations[1] for h in HUBS if len(h.designations) > 1]
    assert len(again) == 8
    for designation in again:
        assert designation.instrument == "kepmenpanrb-359-2021"
        assert designation.basis.confidence is Confidence.INFERRED


def test_every_row_is_reached_by_a_look_up() -> None:
    """Nothing in the tables is out of reach of a caller."""
    last = HUB_TOTALS[-1].as_of
    assert provinces(on=last) == PROVINCES
    assert set(hubs(on=last)) == set(HUBS)
    assert [hub_total(on=total.as_of) for total in HUB_TOTALS] == list(HUB_TOTALS)


def test_keys_are_unique() -> None:
    """A code names one province in its system, and a hub has its own id and agency."""

    def codes(of: Callable[[Province], str]) -> set[str]:
        return {of(p) for p in PROVINCES}

    assert len(codes(lambda p: p.iso)) == len(codes(lambda p: p.bps)) == len(PROVINCES) == 38
    assert len(codes(lambda p: p.kemendagri)) == 38
    assert len({h.id for h in HUBS}) == len({h.agency.id for h in HUBS}) == len(HUBS) == 37
