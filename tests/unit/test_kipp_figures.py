"""The published figures of the competition against one another: what adds up, and what must not."""

import re
from collections.abc import Iterable
from itertools import pairwise

import pytest

from jipp import UNKNOWN
from jipp.model.edition import FunnelYear
from jipp.reference import published
from jipp.typing import Unknown
from tests.domain import note, rows

FUNNEL = {year.year: year for year in published("kipp-funnel")}
YEARS = [year for year in FUNNEL if year != 2024]
GROUPS = ("umum", "replikasi", "khusus")


def known(values: Iterable[int | Unknown]) -> list[int]:
    """Those of some figures that are known."""
    return [value for value in values if not isinstance(value, Unknown)]


def of_groups(year: FunnelYear, what: str) -> list[int]:
    """A figure of each group, as far as it is known."""
    return known(getattr(year, f"{what}_{group}") for group in GROUPS)


@pytest.mark.parametrize("year", YEARS)
def test_a_funnel_narrows(year: int) -> None:
    """Fewer are left after each stage, or as many."""
    it = FUNNEL[year]
    stages = (it.registered, it.submitted_to_ministry, it.passed_admin, it.forwarded_to_tpi)
    left = known((*stages, it.finalists_total, it.winners_top))
    assert all(before >= after for before, after in pairwise(left))


@pytest.mark.parametrize("year", [2017, 2018, 2019, 2020, 2022, 2023])
def test_the_groups_that_passed_make_the_whole(year: int) -> None:
    """Where the groups are told: 2,126 + 33 + 91 = 2,250 in 2020, 1,776 + 141 = 1,917 in 2022."""
    assert sum(of_groups(FUNNEL[year], "passed")) == FUNNEL[year].passed_admin


def test_the_groups_of_the_finalists_make_the_whole() -> None:
    """In ten editions; the 273 of 2025 are not told by group."""
    told = [year for year in YEARS if of_groups(FUNNEL[year], "finalists")]
    assert {*range(2014, 2024)} <= {*told}
    for year in told:
        assert sum(of_groups(FUNNEL[year], "finalists")) == FUNNEL[year].finalists_total
    assert of_groups(FUNNEL[2025], "finalists") == []
    assert FUNNEL[2025].finalists_total == 273


def test_of_2017_as_many_passed_as_were_not_rejected() -> None:
    """1,627 submitted less 254 rejected are 1,373."""
    it = FUNNEL[2017]
    assert known([it.submitted_to_ministry, it.passed_admin]) == [1627, 1627 - 254]


def test_of_2023_twice_the_places_were_nominated() -> None:
    """198 and 30, twice 99 and 15, are the 228 that went to the panel."""
    it = FUNNEL[2023]
    assert of_groups(it, "finalists") == [99, 15]
    assert it.forwarded_to_tpi == 2 * 99 + 2 * 15 == 228


def test_fifty_five_won_in_2021_and_fifty_in_2022() -> None:
    """45 and five each of replicas and special ones; of 2022 a Top 50 was announced."""
    for year, winners in ((2021, 55), (2022, 50)):
        it = FUNNEL[year]
        assert sum(known([it.winners_top, it.winners_replikasi, it.winners_khusus])) == winners


def test_the_clusters_of_2015_are_those_of_the_closing() -> None:
    """1,188 when registration closed, while the award news has 1,189: both stay as printed."""
    clusters = [c.count for c in published("kipp-clusters") if c.list == "registered"]
    assert sum(clusters) == 1188
    assert FUNNEL[2015].registered == 1189
    assert "1,188 at closing" in note(FUNNEL[2015].basis)


def test_the_clusters_of_a_list_agree_with_the_funnel() -> None:
    """The finalists and winners by kind of agency are as many as the funnel says."""
    counted: dict[tuple[int, str], int] = {}
    for count in published("kipp-clusters"):
        if count.adds_up:
            key = (count.year, count.list)
            counted[key] = counted.get(key, 0) + count.count
    figures = {
        (2015, "Top 25"): FUNNEL[2015].winners_top,
        (2016, "Top 35"): FUNNEL[2016].winners_top,
        (2017, "Top 99"): FUNNEL[2017].finalists_umum,
        (2019, "passed administrative selection"): FUNNEL[2019].passed_admin,
        (2019, "Top 99"): FUNNEL[2019].finalists_umum,
        (2019, "Top 45"): FUNNEL[2019].winners_top,
        (2021, "Top 99"): FUNNEL[2021].finalists_umum,
        (2021, "Top 15 Replikasi"): FUNNEL[2021].finalists_replikasi,
        (2021, "Top 15 Kelompok Khusus"): FUNNEL[2021].finalists_khusus,
        (2015, "registered"): 1188,
    }
    assert counted == figures


def test_nine_won_in_2014() -> None:
    """The list of the winners is as long as the tier, and two of them are of Surabaya."""
    top = rows("kipp_top9_2014")
    assert len(top) == FUNNEL[2014].winners_top
    assert sum(row["agency"] == "Kota Surabaya" for row in top) == 2


def test_the_sum_that_does_not_add_up_is_nowhere_asserted() -> None:
    """The ministry's 24,442 for ten editions is not the sum of the yearly 26,039."""
    registered = known(FUNNEL[year].registered for year in range(2014, 2024))
    assert len(registered) == 10
    assert sum(registered) == 26_039
    assert "24442" not in re.sub(r"\D", " ", repr(published("kipp-funnel"))).split()


RULES = [rule for rule in rows("kipp_combination_rules") if rule["scheme"] == "KIPP"]


def test_the_competition_publishes_no_way_to_join_its_stages() -> None:
    """Of joining it tells that the panel agrees by discussion; of ties and spreads, nothing."""
    joined = [rule for rule in RULES if rule["topic"] == "join"]
    assert [(rule["edition"], rule["rule"]) for rule in joined] == [
        ("2020", "secretariat recapitulates, panel agrees by discussion")
    ]
    told = " ".join(rule["topic"] + " " + rule["rule"] for rule in RULES)
    assert not re.search(r"\b(tie|spread|third rater|formula)\b|\d %", told)


def test_the_rules_of_other_contests_are_told_as_theirs() -> None:
    """Shares of stages, a disagreement rule and missing judges as 0 are theirs alone."""
    others = [rule for rule in rows("kipp_combination_rules") if rule["scheme"] != "KIPP"]
    assert {rule["scheme"] for rule in others if re.search(r"\d %", rule["rule"])} == {
        "KIPP Sulsel",
        "Rumah Inovasi app",
    }
    assert {rule["scheme"] for rule in others if rule["topic"] == "third rater"} == {
        "SIMLITABMAS research grants (Dikti)"
    }


def test_no_marks_of_judges_are_published() -> None:
    """Neither the figures nor the rules hold a mark; the panel of 2020 is told by its size."""
    assert not [name for name in vars(type(FUNNEL[2020])) if "mark" in name or "score" in name]
    (panel,) = [rule["rule"] for rule in RULES if rule["topic"] == "design"]
    assert panel.endswith("marked by every panel member: full crossed 114 x 10")
    assert FUNNEL[2020].interviewed == 114


def test_of_2024_nothing_is_counted() -> None:
    """The figures of what took its place stand in the note, not in the funnel."""
    it = FUNNEL[2024]
    assert known(getattr(it, name) for name in ("registered", "passed_admin", "winners_top")) == []
    assert "631 agencies, 979 innovations" in note(it.basis)
    assert it.finalists_total is UNKNOWN
