"""The traps of the domain: where a quick reading of the sources goes wrong, one test each."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from jipp import (
    UNKNOWN,
    AmbiguousNameError,
    Basis,
    Confidence,
    InvalidInputError,
    OutsideCoverageError,
    Phase,
    hub,
    hub_total,
    hubs,
    province,
    provinces,
)
from jipp.law import bands, edition, regulation, regulations, rubric, rubrics
from jipp.reference import published
from jipp.typing import Unknown
from tests.domain import rows

PAPUA = ("ID-PA", "ID-PB", "ID-PS", "ID-PT", "ID-PE", "ID-PD")
PILOTS = {"ID-JI", "ID-SS", "ID-SN", "ID-JT", "ID-SB", "ID-BB", "ID-KS", "ID-GO"}


def test_two_words_for_the_first_phase_are_one_phase() -> None:
    """The press of 2020 says pembentukan where the regulation says penciptaan."""
    assert Phase("pembentukan") is Phase("penciptaan") is Phase.CREATION


def test_the_rule_of_2020_is_that_of_2014() -> None:
    """PermenPANRB 91/2021 replaced 30/2014 on 31 December 2021, not before."""
    assert regulation("permenpanrb-30-2014").replaced_by == "permenpanrb-91-2021"
    for on, held in [
        (date(2020, 7, 17), "permenpanrb-30-2014"),
        (date(2021, 12, 30), "permenpanrb-30-2014"),
        (date(2021, 12, 31), "permenpanrb-91-2021"),
    ]:
        general = {"permenpanrb-30-2014", "permenpanrb-91-2021"}
        assert [r.id for r in regulations(on=on) if r.id in general] == [held]


def test_the_rule_of_2022_is_on_evaluation_and_its_end_is_not_known() -> None:
    """29/2022 is on PEKPPP, which yields the index; 4/2023 is told as its basis since."""
    rule, later = regulation("permenpanrb-29-2022"), regulation("permenpanrb-4-2023")
    assert rule.subject.endswith("(PEKPPP)")
    assert (rule.in_force.until, rule.replaced_by) == (UNKNOWN, None)
    on = date(2024, 6, 1)
    for one in (rule, later):
        assert one.in_force.holds(on) is None
        assert one not in regulations(on=on)
        assert one in regulations(on=on, certain=False)


def test_the_special_group_of_2020_has_two_readings() -> None:
    """Both stand, and the clause falls to reported; the clauses that were read do not."""
    it = edition(2020)
    assert not isinstance(it.exclusions, Unknown)
    assert not isinstance(it.ages, Unknown)
    sure = {clause.text.en.split()[0]: clause.basis.confidence for clause in it.exclusions}
    assert sure["khusus"] is sure["replikasi:"] is Confidence.REPORTED
    assert {sure[word] for word in ("all", "fits", "never", "not")} == {Confidence.OFFICIAL}
    ages = {group: rule.basis.confidence for group, rule in it.ages}
    assert ages == {
        "umum": Confidence.OFFICIAL,
        "replikasi": Confidence.OFFICIAL,
        "khusus": Confidence.REPORTED,
    }
    khusus = next(c for c in it.exclusions if c.text.en.startswith("khusus"))
    for basis in (khusus.basis, it.basis):
        assert "winners of a past Top 9/25/35/40" in noted(basis)
    assert it.basis_of("caps").confidence is Confidence.OFFICIAL
    assert it.basis.confidence is Confidence.REPORTED


def test_cut_points_of_the_service_grades_are_agreed_and_three_names_are_not() -> None:
    """Five files agree on A to C-; of D, E and F one says pembinaan, four another name."""
    grades = {grade.code: grade for grade in bands("ipp", on=date(2024, 1, 1)).grades}
    disputed = {code for code, grade in grades.items() if "CONFLICT" in grade.basis.sources[0]}
    assert disputed == {"D", "E", "F"}
    for code, grade in grades.items():
        level = Confidence.UNVERIFIED if code in disputed else Confidence.TRANSCRIBED
        assert grade.basis.confidence is level
        assert "cuts by percent" in grade.basis.sources[0]
    assert [grades[code].official for code in "DEF"] == [
        "Pembinaan",
        "Prioritas Pembinaan",
        "Pembinaan Intensif",
    ]


def test_a_sheet_of_the_regional_index_is_read_by_the_table_of_its_year() -> None:
    """Weights sum to 37 in each year, but names and cut points differ; 86 is shared in 2024."""
    years = {year: rubric(f"iid-{year}-sid") for year in (2023, 2024, 2026)}
    for form in years.values():
        assert sum(Fraction(row.weight or 0) for row in form.criteria) == 37
    questions = {year: form.criteria[13] for year, form in years.items()}
    asked = {year: [text.en for _, text in one.descriptors][1:] for year, one in questions.items()}
    assert asked == {
        2023: ["40.01-70.99%", ">=71%"],
        2024: ["51-86%", ">=86%"],
        2026: ["51-90%", ">=91%"],
    }
    assert len({form.criteria[3].label for form in years.values()}) == 3


@pytest.mark.parametrize(
    ("told", "both"),
    [
        (lambda: rubric("kipp-2022-khusus").criteria[0].basis, ("five aspects", "four")),
        (lambda: edition(2022).basis, ("2022-05-09", "2022-05-10")),
        (lambda: published("kipp-funnel")[10].basis, ("58 keberlanjutan", "33 keberlanjutan")),
        (lambda: edition(2024).basis, ("33 sustainability finalists", "58 by the press")),
    ],
)
def test_of_two_sources_that_differ_both_are_kept(
    told: Callable[[], Basis], both: tuple[str, str]
) -> None:
    """The note says CONFLICT, and holds the figure of each."""
    note = noted(told())
    assert "CONFLICT" in note
    assert all(one in note for one in both)


def test_the_index_of_2025_closed_on_one_of_two_days() -> None:
    """One regency tells 2 August, the press 23 August."""
    period = next(row["period"] for row in rows("obligations") if row["id"] == "O8")
    assert "closes 2025-08-02" in period
    assert "CONFLICT: 2025-06-20 to 2025-08-23" in period


def test_aspects_of_which_one_is_not_named_are_no_rubric() -> None:
    """Ten of the eleven of 2021 are named; and a question that counts for nothing is left out."""
    assert "kipp-2021-umum" not in {one.id for one in rubrics()}
    assert "31" not in {leaf.id for leaf in rubric("ipp-2022-f02").leaves}


def noted(basis: Basis) -> str:
    """The note of a basis."""
    return basis.citation.note if basis.citation else ""


def test_an_unknown_end_is_never_read_as_still_in_force() -> None:
    """A decree whose end is not known is a possible law, not a certain one, on any later day."""
    decree = regulation("kepmenpanrb-94-2020")
    assert decree.in_force.until is UNKNOWN
    for on in (date(2021, 1, 1), date(2035, 1, 1)):
        assert decree.in_force.holds(on) is None
        assert decree not in regulations(on=on)
        assert decree in regulations(on=on, certain=False)
    assert decree not in regulations(on=date(2019, 12, 31), certain=False)


def test_the_decree_is_not_the_start_of_work() -> None:
    """Four networks ran by October 2019, though the decree of the eight pilots is of 2020."""
    running = {r["hub_id"]: r["running_by"] for r in rows("hubs") if r["running_by"]}
    assert running == dict.fromkeys(
        ("hub-id-ji", "hub-id-ss", "hub-id-sn", "hub-id-jt"), "2019-10-16"
    )
    assert all(hub(id).designations[0].window.not_before > date(2019, 10, 16) for id in running)


def test_the_eight_pilots_are_certain_when_the_decree_existed() -> None:
    """The decree existed by 17 July 2020, the day before the news item on it."""
    named = hubs(on=date(2020, 7, 17))
    assert {h.agency.province for h in named} == PILOTS
    assert {h.instrument for h in named} == {"kepmenpanrb-94-2020"}
    assert hubs(on=date(2020, 7, 16)) == ()
    assert hubs(on=date(2020, 7, 16), certain=False) == named


def test_decree_359_names_the_eight_again() -> None:
    """A hub has several designations; the first stays the one that counts as its cohort."""
    for iso in PILOTS:
        assert [d.instrument for d in hub(iso).designations] == [
            "kepmenpanrb-94-2020",
            "kepmenpanrb-359-2021",
        ]
        assert hub(iso).cohort == 2020
    new = {h.agency.province for h in hubs(on=date(2021, 6, 16))} - PILOTS
    assert new == {"ID-RI", "ID-KB", "ID-BA", "ID-MA"}
    assert hub("ID-RI").instrument == "kepmenpanrb-359-2021"


@pytest.mark.parametrize("iso", PAPUA)
def test_no_code_of_papua_means_one_province(iso: str) -> None:
    """Kemendagri and BPS number all six differently, so a bare code is refused with a way out."""
    it = province(iso)
    assert it.kemendagri != it.bps
    assert province(it.kemendagri, system="kemendagri") is it
    assert province(it.bps, system="bps") is it
    for code in (it.kemendagri, it.bps):
        with pytest.raises(AmbiguousNameError) as caught:
            province(code)
        assert iso in caught.value.candidates
        assert "one of kemendagri, bps" in str(caught.value)


def test_the_same_number_means_different_provinces() -> None:
    """91 is Papua to one and Papua Barat to the other."""
    with pytest.raises(AmbiguousNameError) as caught:
        province("91")
    assert caught.value.candidates == ("ID-PA", "ID-PB")
    assert str(caught.value) == (
        '"91" does not mean one province to Kemendagri and BPS alike, but Papua (Kemendagri),'
        " Papua Barat (BPS); give the system, one of kemendagri, bps"
    )


def test_both_spellings_of_highland_papua_are_found() -> None:
    """ISO lists misspell it."""
    assert province("Papua Pengunungan") is province("Papua Pegunungan") is province("ID-PE")


def test_a_province_is_older_than_its_code() -> None:
    """Papua Barat Daya exists from 8 December 2022; its code 96 from 25 April 2025."""
    southwest = province("Papua Barat Daya")
    assert southwest not in provinces(on=date(2022, 12, 7))
    assert southwest in provinces(on=date(2022, 12, 8))
    tables = rows("province_code_tables")
    first = next(t["on"] for t in tables if southwest.kemendagri in t["change"].split(" added")[0])
    assert first == "2025-04-25"
    assert {t["provinces"] for t in tables if t["on"] >= first} == {"38"}
    assert max(int(t["provinces"]) for t in tables if t["on"] < first) == 37


def test_a_province_exists_from_its_law_and_not_from_its_inauguration() -> None:
    """Sulawesi Barat counts on the day of its law, eleven days before its inauguration."""
    day = province("Sulawesi Barat").established
    assert day == date(2004, 10, 5)
    row = next(row for row in rows("provinces") if row["iso"] == "ID-SR")
    assert row["inaugurated_on"] == "2004-10-16"
    assert province("ID-SR") in provinces(on=date(2004, 10, 5))


def test_a_day_before_the_tables_is_an_error_and_not_an_empty_answer() -> None:
    """Provinces are encoded from 5 October 2004 on."""
    assert len(provinces(on=date(2004, 10, 5))) == 33
    with pytest.raises(OutsideCoverageError) as caught:
        provinces(on=date(2004, 10, 4))
    assert str(caught.value) == (
        "4 October 2004 lies before 5 October 2004, the first day that our tables cover;"
        " ask for that day or a later one"
    )


def test_counts_and_capitals_are_those_of_2025_whatever_the_day() -> None:
    """They carry their day, and sum to the 416 regencies and 98 cities of that day."""
    then, now = provinces(on=date(2004, 10, 5)), provinces(on=date(2025, 6, 23))
    assert {p.counts_as_of for p in then} == {date(2025, 6, 23)}
    assert sum(p.regencies for p in now) == 416
    assert sum(p.cities for p in now) == 98


@pytest.mark.parametrize(
    ("on", "regional", "central"),
    [
        (date(2020, 12, 31), 8, 0),
        (date(2021, 6, 30), 12, 0),
        (date(2022, 9, 28), 15, 0),
        (date(2023, 8, 11), 22, 0),
        (date(2023, 10, 20), 22, 12),
        (date(2025, 10, 3), 36, 18),
    ],
)
def test_the_named_hubs_reconcile_with_the_count(on: date, regional: int, central: int) -> None:
    """Until 2023 every hub is named; of the 36 and 18 of 2025 only 25 and 12 are."""
    total = hub_total(on=on)
    assert total is not None
    assert (total.regional, total.central, total.as_of) == (regional, central, on)
    possible = hubs(on=on, certain=False)
    named = sum(h.agency.province is not None for h in possible)
    if on.year < 2025:
        assert named == regional
        assert sum(h.agency.province is None for h in hubs(on=on)) == central
    else:
        assert (named, len(possible) - named) == (25, 12)


def test_which_two_of_thirteen_provinces_are_no_hubs_is_not_known() -> None:
    """All fourteen of 2024 are provinces, so 36 of 38 are hubs; eleven of them nobody names."""
    on = date(2025, 10, 3)
    named = {h.agency.province for h in hubs(on=on, certain=False)} - {None}
    unnamed = {p.iso for p in provinces(on=on)} - named
    total = hub_total(on=on)
    assert total is not None
    assert (len(named), len(unnamed), 38 - total.regional) == (25, 13, 2)
    assert "exactly two of the 13 unnamed ones are not hubs" in noted(total.basis)


@pytest.mark.parametrize(
    ("signed", "kind", "count"), [(date(2023, 3, 14), True, 7), (date(2023, 10, 20), False, 12)]
)
def test_signing_a_commitment_is_not_being_designated(
    signed: date, *, kind: bool, count: int
) -> None:
    """The day of signing bounds the designation and does not date it."""
    bound = [
        one
        for one in hubs(on=date(2023, 12, 31))
        if signed in (one.designations[0].window.not_before, one.designations[0].window.not_after)
        and (one.agency.province is not None) is kind
    ]
    assert len(bound) == count
    for one in bound:
        first = one.designations[0]
        assert first.window.not_before < first.window.not_after
        assert f"{signed} was the signing of commitment" in noted(first.basis)
        assert one not in hubs(on=first.window.not_before)


def test_before_the_first_count_there_is_no_total() -> None:
    """Nobody counted the hubs before the end of 2020."""
    assert hub_total(on=date(2020, 12, 30)) is None


def test_the_finalists_of_ten_editions_sum_to_the_total_of_the_ministry() -> None:
    """1,065 = ten times 99, and 15 + 30 + 15 + 15 in the groups beside."""
    funnel = {y.year: y for y in published("kipp-funnel")}
    years = range(2014, 2024)
    assert {funnel[year].finalists_umum for year in years} == {99}
    beside = [int(funnel[year].finalists_total) - 99 for year in range(2020, 2024)]
    assert beside == [15, 30, 15, 15]
    assert sum(int(funnel[year].finalists_total) for year in years) == 1065
    assert sum(int(funnel[year].finalists_total) for year in range(2014, 2023)) == 951
    assert "951" in noted(funnel[2022].basis)
    assert "1,154 innovations so far against the ministry total" in noted(funnel[2023].basis)


def test_the_registrations_sum_as_far_as_the_sources_agree() -> None:
    """2014-2019 sum to the minister's 13,214; ten editions to 26,039, whatever else is told."""
    funnel = {y.year: y for y in published("kipp-funnel")}
    assert sum(int(funnel[year].registered) for year in range(2014, 2020)) == 13_214
    assert sum(int(funnel[year].registered) for year in range(2014, 2024)) == 26_039


def test_1627_is_what_was_submitted_in_2017() -> None:
    """And not what passed in 2019."""
    funnel = {y.year: y for y in published("kipp-funnel")}
    assert funnel[2017].submitted_to_ministry == 1627
    assert funnel[2019].passed_admin == 1329


def test_a_list_that_does_not_add_up_says_so() -> None:
    """Antara's composition of the 99 of 2018 sums to 109; every other list sums to its name."""
    lists: dict[tuple[int, str], list[Any]] = {}
    for count in published("kipp-clusters"):
        lists.setdefault((count.year, count.list), []).append(count)
    sums = {key: sum(c.count for c in counts) for key, counts in lists.items()}
    wrong = {key for key, counts in lists.items() if not all(c.adds_up for c in counts)}
    assert wrong == {(2018, "Top 99 (as reported by Antara)")}
    assert sums[2018, "Top 99 (as reported by Antara)"] == 109
    expected = {"registered": 1188, "passed administrative selection": 1329}
    for (year, name), total in sums.items():
        if (year, name) not in wrong:
            assert total == (expected.get(name) or int(name.split()[1]))


def test_a_year_without_competition_has_no_figures() -> None:
    """There was none in 2024: every figure of it is unknown, none is 0."""
    year = next(y for y in published("kipp-funnel") if y.year == 2024)
    assert {year.registered, year.finalists_total, year.winners_top} == {UNKNOWN}


def test_the_network_of_2024_is_carried_as_printed_ten_short() -> None:
    """2,355 refreshed, but 1,916 continuing and 429 stopped or dormant are 2,345."""
    told = [row for row in rows("jippnas_snapshot") if row["as_of"] == "2024-10"]
    held, refreshed, continuing, stopped = (int(row["value"]) for row in told)
    assert (held, refreshed, continuing, stopped) == (2928, 2355, 1916, 429)
    assert refreshed - continuing - stopped == 10


def test_the_network_of_2025_prints_one_more_and_nothing_of_its_condition() -> None:
    """2,929 stand on the page of December 2025; nobody tells how many were refreshed."""
    told = [row for row in rows("jippnas_snapshot") if row["as_of"] == "2025-12"]
    assert (told[0]["value"], told[0]["confidence"]) == ("2929", "transcribed")
    assert not [row for row in told if "refreshed" in row["measure"]]


def test_the_conflict_of_kota_serang_stays_visible() -> None:
    """60.56 was reported as inovatif, though the printed band above 60.00 is sangat inovatif."""
    serang = next(s for s in published("iid") if s.region == "Kota Serang")
    assert serang.predicate_as_reported == "Inovatif"
    assert serang.score == Decimal("60.56")
    told = date(2023, 2, 23)
    assert bands("iid", on=told).of(Decimal("60.56")).official == "Sangat Inovatif"
    assert serang.basis.citation is not None
    assert "conflict" in serang.basis.citation.note
    assert "most innovative of IGA 2022" in serang.basis.citation.note


def test_participation_and_predicates_agree_from_2020_on() -> None:
    """484, 519 and 510 governments got a predicate; the city rows of 2018 and 2019 are unsure."""
    governments = {p.year: p.governments for p in published("iid-participation")}
    assessed = dict.fromkeys(governments, 0)
    for count in published("iid-categories"):
        assessed[count.year] += count.sangat_inovatif + count.inovatif + count.kurang_inovatif
    for year, total in ((2020, 484), (2021, 519), (2022, 510)):
        assert governments[year] == assessed[year] == total
    assert assessed[2018] - governments[2018] == 46 - 21
    assert 188 == 23 + 144 + 21 == governments[2018]
    assert 260 == 27 + 175 + 58 == governments[2019]
    sources = {p.year: p.basis.sources[0] for p in published("iid-participation")}
    assert "CONFLICT: 485" in sources[2020]
    assert "34 + 358 + 90 make 482" in sources[2020]
    assert governments[2020] not in (485, 34 + 358 + 90)
    unsure = {
        (c.year, c.level)
        for c in published("iid-categories")
        if c.basis.confidence is Confidence.UNVERIFIED
    }
    assert unsure == {(2018, "kabupaten"), (2018, "kota"), (2019, "kota")}


@pytest.mark.tree
def test_an_example_with_judges_says_that_it_is_synthetic() -> None:
    """No Indonesian contest publishes its judges' marks: a page made them up, or cites others'."""
    root = Path(__file__).parents[2]
    pages = [p for p in (root / "docs").rglob("*") if p.suffix in {".md", ".py", ".ipynb"}]
    judged = {
        page: text
        for page in (root / "README.md", *pages)
        if re.search(r"\bSheet\(|\bjudge=", text := page.read_text(encoding="utf-8"))
    }
    assert len(judged) > 10
    said = re.compile("made[- ]up|invented|synthetic|rekaan|sintetis|under CC BY", re.IGNORECASE)
    assert [page.name for page, text in judged.items() if not said.search(text)] == []


def test_a_day_has_no_clock() -> None:
    """Closing times are notes: a look-up takes a day of Western Indonesian time, no instant."""
    closing: Any = datetime(2023, 5, 31, 16, 59, tzinfo=UTC)
    for look_up in (provinces, hubs, hub_total, regulations):
        with pytest.raises(InvalidInputError) as caught:
            look_up(on=closing)
        assert [(p.path, p.code) for p in caught.value.problems] == [("/on", "datetime_for_day")]
