"""The regional and the service index: worked numbers, what is not known, and every fault."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest

from jipp import (
    UNKNOWN,
    Confidence,
    Criterion,
    InvalidInputError,
    Levels,
    MissingWeightError,
    NotInForceError,
    PanelRule,
    Range,
    Rounding,
    Rubric,
    Text,
    UndefinedError,
    UnknownNameError,
    law,
)
from jipp.evaluation.index_result import Gain, Index, LevelStep
from jipp.evaluation.indices import regional_index, service_index
from jipp.model.index import CountRule, IndexRules
from tests import domain

RULES = law.index_rules("iid", on=date(2026, 6, 1))
SPD, SID = law.rubric("iid-2026-spd"), law.rubric("iid-2026-sid")
ALL_SPD = dict.fromkeys((row.id for row in SPD.criteria), 3)
ALL_SID = dict.fromkeys((row.id for row in SID.criteria), 3)


def worth(rubric: Rubric, points: int) -> dict[str, int]:
    """Levels whose points sum to a number, found row by row."""
    best: dict[Fraction, dict[str, int]] = {Fraction(0): {}}
    for row in rubric.criteria:
        for reached, levels in list(best.items()):
            for level in (1, 2, 3):
                total = reached + Fraction(row.weight or 0) * level
                best.setdefault(total, {**levels, row.id: level})
    return best[Fraction(points)]


def counted(points: int, maturity: int, n: int, services: int) -> Index:
    """The index of a government's points with innovations of one maturity."""
    return regional_index(
        RULES,
        government=worth(SPD, points),
        innovations=[worth(SID, maturity)] * n,
        basic_services=services,
    )


@pytest.mark.parametrize(
    ("case", "total", "band"),
    [
        ((40, 70, 20, 5), "47.04", "I"),
        ((40, 70, 20, 4), "44.00", "I"),
        ((63, 111, 200, 6), "100.00", "SI"),
        ((63, 111, 300, 6), "100.00", "SI"),
        # Fewer than twelve are divided by twelve all the same.
        ((0, 60, 6, 4), "12.00", "KI"),
        ((0, 0, 1, 4), "0", "TDD"),
    ],
)
def test_the_worked_numbers_come_out(case: Any, total: str, band: str) -> None:
    """SPD, maturity, number and services give the index of the formula, and its band."""
    found = counted(*case)
    assert found.total == Decimal(total)
    assert found.band is not None
    assert found.band.code == band
    assert sum(Fraction(part.contribution) for part in found.parts) == Fraction(total)
    assert [part.criterion for part in found.parts] == ["government", "maturity", "count"]
    assert found.name == "iid"


def test_rejected_innovations_stay_in_the_divisor() -> None:
    """Twenty of maturity 60 with twenty rejected ones count as forty of maturity 30."""
    good = worth(SID, 60)
    found = regional_index(
        RULES, government={}, innovations=[*[good] * 20, *[{}] * 20], basic_services=0
    )
    assert found.parts[1].value == 30


def test_no_innovation_at_all_is_counted_too() -> None:
    """Only the government's rows are left."""
    found = regional_index(RULES, government=ALL_SPD, innovations=[], basic_services=6)
    assert found.total == Decimal("25.2")


def test_the_total_is_exact_and_only_the_band_is_rounded() -> None:
    """Thirteenths stay thirteenths; that the band is that of a rounded total is our design."""
    found = regional_index(RULES, government={}, innovations=[{"16": 1}] * 13, basic_services=0)
    assert found.total == Decimal("1.2")
    odd = [{"20": 1}, *[{}] * 12]
    assert regional_index(
        RULES, government={}, innovations=odd, basic_services=0
    ).total == Fraction(2, 65)
    assert found.design


def test_empty_mandatory_rows_are_named() -> None:
    """Absent, None and 0 are one: an empty row; rows that are not mandatory are not named."""
    government: dict[str, int | None] = {**ALL_SPD, "1": None, "5b": 0, "12": 0}
    innovations: list[dict[str, int]] = [ALL_SID, {**ALL_SID, "33": 0, "20": 0}]
    found = regional_index(RULES, government=government, innovations=innovations, basic_services=6)
    assert found.missing == ("1", "5b", "33")
    assert (
        regional_index(RULES, government={}, innovations=[{}], basic_services=6).missing
        == law.index_rules("iid", on=date(2026, 1, 1)).mandatory
    )


def test_gains_name_row_and_innovation_the_most_first() -> None:
    """The count of innovations first, then the rows by what they bring to level 3."""
    found = regional_index(
        RULES, government=ALL_SPD | {"12": 1}, innovations=[ALL_SID, {}], basic_services=4
    )
    first, *rest = found.gain()
    assert (first.row, first.innovation, first.gain) == ("12", None, Decimal("1.6"))
    by_row = {(one.row, one.innovation): one.gain for one in rest}
    assert by_row["basic_services", None] == Decimal("0.304")
    assert by_row["35", 1] == Decimal("0.4")
    assert ("35", 0) not in by_row
    assert len(rest) == 21
    gains = [one.gain for one in found.gain()]
    assert gains == sorted(gains, reverse=True)


def test_a_full_index_gains_nothing() -> None:
    """All rows at their best leave no entry."""
    assert counted(63, 111, 200, 6).gain() == ()


def test_every_fault_is_told_at_once_with_its_place() -> None:
    """Levels that do not exist, rows that nobody asks for, too many services."""
    government: Mapping[str, Any] = {"1": 4, "2a": True, "99": 1, "3": "1.5"}
    innovations: list[Any] = [{"16": 1}, {"16": -1, "1": 1}, 7]
    with pytest.raises(InvalidInputError) as caught:
        regional_index(RULES, government=government, innovations=innovations, basic_services=7)
    assert [(p.path, p.code) for p in caught.value.problems] == [
        ("/government/1", "mark_out_of_range"),
        ("/government/2a", "mark_is_bool"),
        ("/government/99", "unknown_criterion"),
        ("/government/3", "mark_off_step"),
        ("/innovations/1/16", "mark_out_of_range"),
        ("/innovations/1/1", "unknown_criterion"),
        ("/innovations/2", "not_a_mapping"),
        ("/basic_services", "too_many_services"),
    ]
    first, *_, last = caught.value.problems
    assert first.message("en").startswith(
        "4 is outside the scale of Vision and mission mention innovation, which goes from 0 to 3"
    )
    assert last.message("en") == (
        "7 basic services, but there are 6: give how many of these are covered"
    )


@pytest.mark.parametrize(
    ("given", "path", "code"),
    [
        ({"innovations": {"16": 1}}, "/innovations", "not_a_list"),
        ({"government": [1]}, "/government", "not_a_mapping"),
        ({"government": {"1": float("nan")}}, "/government/1", "not_a_mark"),
        ({"government": {1: 1}}, "/government/1", "not_a_text"),
        ({"government": {"1": Decimal("NaN")}}, "/government/1", "not_a_mark"),
        ({"government": {"1": Decimal("1E+999999")}}, "/government/1", "not_a_number"),
        ({"innovations": [{"16": [1]}]}, "/innovations/0/16", "not_a_mark"),
        ({"government": {"1": UNKNOWN}}, "/government/1", "not_a_mark"),
        ({"basic_services": -1}, "/basic_services", "not_a_count"),
        ({"basic_services": None}, "/basic_services", "not_a_count"),
    ],
)
def test_a_wrong_argument_is_refused(given: dict[str, Any], path: str, code: str) -> None:
    """Each by itself, at its place."""
    right: dict[str, Any] = {"government": {}, "innovations": [], "basic_services": 5}
    with pytest.raises(InvalidInputError) as caught:
        regional_index(RULES, **(right | given))
    assert [(p.path, p.code) for p in caught.value.problems] == [(path, code)]


def test_rules_must_be_rules() -> None:
    """The name of an index is not its rules."""
    with pytest.raises(InvalidInputError, match="/rules"):
        regional_index("iid", government={}, innovations=[], basic_services=5)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] - a fault of the caller


YEARS = {row["year"][:4]: row for row in domain.rows("iid_rules_by_year")}


@pytest.mark.parametrize(
    ("year", "divisor", "services", "forecast"),
    [
        (2023, 10, UNKNOWN, False),
        (2024, UNKNOWN, UNKNOWN, False),
        (2026, 12, 5, False),
        (2027, 14, 6, True),
        (2028, 16, 6, True),
        (2029, 18, 6, True),
    ],
)
def test_each_year_has_its_rules(
    year: int, divisor: object, services: object, forecast: bool
) -> None:
    """Divisor, services and confidence are those of the table; what is to come is marked."""
    rules = law.index_rules("iid", on=date(year, 7, 1))
    count = rules.count.services if isinstance(rules.count, CountRule) else rules.count
    assert (rules.divisor, count, rules.forecast) == (divisor, services, forecast)
    row = YEARS["2028" if year == 2029 else str(year)]
    assert domain.confidence(rules.basis) == row["confidence"]
    assert "; ".join(rules.basis.sources) == row["source"]
    if divisor is not UNKNOWN:
        assert f"MAX({divisor},n)" in row["formula"]
    assert rules.in_force.holds(date(year, 1, 1))
    assert rules.in_force.holds(date(year + 1, 1, 1)) is False


def test_the_count_rule_is_the_printed_one() -> None:
    """0.38 each, 200 at most, five of six basic services."""
    assert CountRule(each="0.38", most=200, services=5) == RULES.count
    assert "MIN(n,200)*0.38 if >=5 of 6" in YEARS["2026"]["formula"]


@pytest.mark.parametrize("year", [2022, 2025, 2030])
def test_a_year_whose_rules_nobody_tells_has_none(year: int) -> None:
    """Neither before 2023, nor in 2025, nor beyond the forecast."""
    with pytest.raises(NotInForceError):
        law.index_rules("iid", on=date(year, 7, 1))


def test_rules_with_unknown_parts_are_refused() -> None:
    """All unknown parts are named, and the text says the way out."""
    rules = law.index_rules("iid", on=date(2023, 7, 1))
    assert rules.unknown == ("government", "mandatory", "count", "total")
    after = law.index_rules("iid", on=date(2024, 7, 1))
    assert set(after.unknown) == {*rules.unknown, "divisor"}
    with pytest.raises(UndefinedError) as caught:
        regional_index(rules, government={}, innovations=[], basic_services=5)
    assert [p.path for p in caught.value.problems] == [f"/rules/{part}" for part in rules.unknown]
    assert caught.value.problems[0].message("en") == (
        "government of the rules of iid is not known: give rules in which it is, or take those of"
        " another year"
    )


def test_who_knows_the_missing_parts_may_give_them() -> None:
    """The rules of 2023, with the government's rows of 2026, divide by ten."""
    rules = attrs.evolve(
        law.index_rules("iid", on=date(2023, 7, 1)),
        government=SPD,
        mandatory=(),
        count=RULES.count,
        total=250,
    )
    full = {str(row): 3 for row in range(1, 21)}
    found = regional_index(rules, government={}, innovations=[full], basic_services=0)
    assert found.parts[1].value == Decimal("11.1")


def test_a_result_is_as_sure_as_its_weakest_rule() -> None:
    """The guide of 2026 is transcribed, its forecast unverified; the rounding before it is ours."""
    assert counted(40, 70, 20, 5).confidence is Confidence.TRANSCRIBED
    rules = law.index_rules("iid", on=date(2027, 1, 1))
    found = regional_index(rules, government={}, innovations=[], basic_services=0)
    assert (found.confidence, found.forecast, found.design) == (Confidence.UNVERIFIED, True, True)


def test_rules_need_rows_of_levels() -> None:
    """A rubric of named levels is refused where the rules are made."""
    leaf = Criterion(id="a", weight=1, scale=Levels(points={"x": 1}))
    rubric = Rubric(id="r", title="R", criteria=(leaf,))
    with pytest.raises(InvalidInputError, match=r"^/government/criteria/0/scale: "):
        attrs.evolve(RULES, government=rubric)
    with pytest.raises(InvalidInputError, match="/innovation"):
        attrs.evolve(RULES, innovation="iid-2026-sid")  # type: ignore[arg-type] # a fault of the caller
    weightless = Rubric(
        id="r", title="R", criteria=(attrs.evolve(leaf, weight=None, scale=Range(low=0, high=3)),)
    )
    bad: IndexRules = attrs.evolve(RULES, government=weightless)
    with pytest.raises(MissingWeightError):
        regional_index(bad, government={}, innovations=[], basic_services=5)


def test_the_service_index_rounds_as_the_worksheet() -> None:
    """An aspect of 3.394 is 3.39 and contributes 1.02."""
    rubric = law.rubric("ipp-2017")
    scores: dict[str, Any] = dict.fromkeys((leaf.id for leaf in rubric.leaves), 0)
    scores |= {"kebijakan-pelayanan": "3.394", "profesionalisme-sdm": "2.814"}
    found = service_index(rubric, scores)
    assert found.name == rubric.id
    assert [str(part.contribution) for part in found.parts[:2]] == ["1.02", "0.51"]
    assert found.total == Decimal("1.53")
    assert found.band is not None
    assert found.band.code == "D"
    assert found.confidence is Confidence.UNVERIFIED
    assert [(g.row, g.gain) for g in found.gain()[:2]] == [
        ("sarana-prasarana", Decimal("0.75")),
        ("sistem-informasi-pelayanan-publik", Decimal("0.75")),
    ]


def test_the_jombang_sheet_by_its_indicators() -> None:
    """Twenty indicators under two aspects, weighed as printed: 1.02 and 0.51."""
    two = Rounding(places=2)
    rows = domain.rows("ipp_jombang_sheet")
    rubric = Rubric(
        id="jombang",
        title="Puskesmas Bareng",
        combine="weighted_sum",
        criteria=tuple(
            Criterion(
                id=aspect,
                weight=weight,
                combine="weighted_sum",
                round_value=two,
                round_contribution=two,
                criteria=tuple(
                    Criterion(
                        id=f"no-{row['no']}",
                        weight=Fraction(row["weight"]) / 100,
                        scale=Range(low=0, high=5),
                    )
                    for row in rows
                    if row["aspect"] == aspect
                ),
            )
            for aspect, weight in {"I": "0.30", "II": "0.18"}.items()
        ),
    )
    found = service_index(rubric, {f"no-{row['no']}": row["score"] for row in rows})
    assert [(str(p.value), str(p.contribution)) for p in found.parts] == [
        ("3.39", "1.02"),
        ("2.81", "0.51"),
    ]


def test_every_fault_of_the_scores_is_told_at_once() -> None:
    """Missing, too high, and not in the rubric."""
    rubric = law.rubric("ipp-2022")
    scores: dict[str, Any] = dict.fromkeys((leaf.id for leaf in rubric.leaves), 4)
    del scores["inovasi"]
    wrong: dict[str, Any] = {"kebijakan-pelayanan": [4], "sarana-prasarana": 6, "inovation": 4}
    wrong["zzz"] = 1
    with pytest.raises(InvalidInputError) as caught:
        service_index(rubric, scores | wrong)
    unknown = "is not a marked criterion of the rubric; did you mean"
    assert str(caught.value).splitlines() == [
        f'/scores/inovation: "inovation" {unknown} inovasi (Innovation)?',
        (
            f'/scores/zzz: "zzz" {unknown} kebijakan-pelayanan (Service policy),'
            " profesionalisme-sdm (Staff professionalism), sarana-prasarana (Facilities),"
            " sistem-informasi-pelayanan-publik (Service information system),"
            " konsultasi-dan-pengaduan (Consultation and complaints), inovasi (Innovation)?"
        ),
        (
            "/scores/kebijakan-pelayanan: [4] is not a mark: give a number, the name of a"
            " level, or yes or no, and None where nobody marked (for a table, `missing` names what"
            " stands for None)"
        ),
        (
            "/scores/sarana-prasarana: 6 is outside the scale of Facilities, which goes from"
            " 0 to 5: give a number within"
        ),
        "/scores/inovasi: no score for Innovation: give one, 0 where it earned nothing",
    ]
    with pytest.raises(InvalidInputError) as caught:
        service_index(rubric, 4)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] - a fault of the caller
    assert str(caught.value) == "/scores: 4 is not a mapping with text keys: give one"


def test_a_total_outside_the_bands_has_none() -> None:
    """A rubric of one's own may go beyond five."""
    rubric = Rubric(
        id="own", title="Own", criteria=(Criterion(id="a", weight=1, scale=Range(low=0, high=9)),)
    )
    found = service_index(rubric, {"a": 6})
    assert (found.band, found.design, found.confidence) == (None, False, None)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_an_index_is_explained_by_the_names_of_its_rows(lang: str) -> None:
    """Each part, empty mandatory row and lift is named in the language; the sums are the index."""
    rules = RULES
    found = regional_index(
        rules, government={"8": 3}, innovations=[{"16": 1}, {}], basic_services=4
    )
    said = found.explain(lang)
    titles = {row.id: row.label.text(lang) for row in (*SPD.criteria, *SID.criteria) if row.label}
    titles |= {
        part: {"id": official, "en": english}[lang]
        for part, official, english in (
            ("government", "pemerintah daerah", "government"),
            ("maturity", "kematangan inovasi", "maturity of the innovations"),
            ("count", "jumlah inovasi", "number of innovations"),
            ("basic_services", "cakupan pelayanan dasar", "basic services covered"),
        )
    }
    for row in ("government", "maturity", "count", *found.missing, *(g.row for g in found.gains)):
        assert f"{titles[row]} [{row}]" in said
    innovation = law.rubric("ipp-2022")
    index = service_index(innovation, {leaf.id: 3 for leaf in innovation.leaves})
    assert index.explain(lang).splitlines()[0].startswith("ipp-2022: 3")


def test_the_gain_of_a_row_is_that_of_all_innovations_at_its_best() -> None:
    """An index worked out again with the row at its best everywhere has gained as much."""
    rules = RULES
    innovations = [{"16": 1, "20": 2}, {"16": 3}, {}]
    given_ = {"government": {"8": 3}, "basic_services": 4}
    found = regional_index(rules, innovations=innovations, **given_)  # type: ignore[arg-type]
    by_row = found.gain(by="row")
    assert len({one.row for one in by_row}) == len(by_row)
    assert [one.gain for one in by_row] == sorted((one.gain for one in by_row), reverse=True)
    for row in ("16", "20"):
        best = [{**one, row: 3} for one in innovations]
        lifted = regional_index(rules, innovations=best, **given_)  # type: ignore[arg-type]
        (gain,) = (one.gain for one in by_row if one.row == row)
        assert Fraction(lifted.total) - Fraction(found.total) == Fraction(gain)
    with pytest.raises(InvalidInputError) as caught:
        found.gain(by="rows")  # type: ignore[arg-type]
    assert caught.value.problems[0].path == "/by"


def test_the_steps_to_a_band_are_the_fewest_rows() -> None:
    """Two rows of the government lead from 36.468 to above 40, the second not to its best."""
    found = regional_index(RULES, government={"8": 3}, innovations=[ALL_SID] * 9, basic_services=5)
    steps = tuple(
        LevelStep(row=row, level=Decimal(0), to=Decimal(to)) for row, to in (("12", 3), ("6", 2))
    )
    assert [found.steps_to(band) for band in (None, "I", "Inovatif")] == [steps] * 3


def test_a_band_that_is_reached_asks_for_no_step() -> None:
    """Nor does a lower one; above the best there is none."""
    found = counted(40, 70, 20, 5)
    assert found.band is not None
    assert [found.steps_to(band) for band in ("TDD", "KI", "I")] == [(), (), ()]
    assert counted(63, 111, 200, 6).steps_to() == ()
    nothing = regional_index(RULES, government={}, innovations=[], basic_services=0)
    assert nothing.steps_to() == (LevelStep(row="12", level=Decimal(0), to=Decimal(1)),)


def test_a_band_beyond_all_rows_has_no_steps() -> None:
    """Without innovations a government reaches 25.2 at most: there is no way to 40."""
    found = regional_index(RULES, government={}, innovations=[], basic_services=6)
    assert found.steps_to("I") is None
    assert found.steps_to("KI") is not None


@pytest.mark.parametrize("band", ["Inovativ", "", " KI", "\u200bI", "i", 65, True, ("I",)])
def test_a_band_that_does_not_exist_is_refused(band: Any) -> None:
    """The error names the bands there are."""
    with pytest.raises(UnknownNameError, match=r"^no band is called .*; .* (KI|SI, I, KI, TDD)"):
        counted(40, 70, 20, 5).steps_to(band)


def test_steps_of_a_service_index_go_to_the_best_score() -> None:
    """Scores have no steps, so that a row is raised to its best; the next band is above 4.50."""
    rubric = law.rubric("ipp-2022")
    found = service_index(rubric, {leaf.id: 4 for leaf in rubric.leaves})
    steps = found.steps_to("A") or ()
    assert [(one.row, str(one.level), str(one.to)) for one in steps] == [
        ("profesionalisme-sdm", "4", "5"),
        ("kebijakan-pelayanan", "4", "5"),
        ("sarana-prasarana", "4", "5"),
    ]
    assert [one.row for one in found.steps_to() or ()] == ["profesionalisme-sdm"]


@pytest.mark.parametrize(
    "change",
    [
        {"rounding": Rounding(places=1)},
        {"combine": "minimum"},
        {"panel": PanelRule(method="mean", rounding=Rounding(places=0))},
    ],
)
def test_gains_that_do_not_add_up_lead_to_no_band(change: dict[str, Any]) -> None:
    """A rubric that rounds or takes the least has no fewest steps; `ipp-2017` rounds."""
    rubric = attrs.evolve(law.rubric("ipp-2022"), **change)
    for one in (rubric, law.rubric("ipp-2017")):
        found = service_index(one, {leaf.id: 3 for leaf in one.leaves})
        with pytest.raises(UndefinedError, match=f"the steps to a band of {one.id} are not"):
            found.steps_to()


def test_the_best_of_a_row_is_a_level_that_exists() -> None:
    """Of steps of 2 from 0 to 3 the best is 2."""
    row = Criterion(id="1", weight=1, scale=Range(low=0, high=3, step=2))
    rules = attrs.evolve(RULES, government=attrs.evolve(SPD, criteria=(row,)), mandatory=())
    found = regional_index(rules, government={}, innovations=[], basic_services=6)
    best = Decimal(2)
    assert found.gain() == (Gain(row="1", gain=Decimal("0.8"), level=Decimal(0), to=best),)
    assert found.steps_to() == (LevelStep(row="1", level=Decimal(0), to=best),)


def test_gains_are_counted_as_the_rubric_combines_its_rows() -> None:
    """By weights of 1 and 3 as shares of a mean; of the least row, alone, nothing is gained."""
    rows = [
        Criterion(id=id, weight=weight, scale=Range(low=0, high=4)) for id, weight in ("a1", "b3")
    ]
    for combine, gains in (("weighted_mean", ["1.2", "0.4"]), ("minimum", [])):
        rubric = Rubric(id="own", title="Own", criteria=rows, combine=combine)  # type: ignore[arg-type] # a word
        rules = attrs.evolve(RULES, government=rubric, mandatory=())
        found = regional_index(rules, government={}, innovations=[], basic_services=6)
        assert [str(one.gain) for one in found.gain()] == gains


def test_a_step_says_what_its_level_asks_for() -> None:
    """In both languages, as the law has it; a row whose levels nobody describes says nothing."""
    found = regional_index(RULES, government={"8": 3}, innovations=[ALL_SID] * 9, basic_services=5)
    asked = Text(id="-47,43% s.d. 94,75% (sic)", en="-47.43% to 94.75% (sic)")
    assert [one.asks for one in found.steps_to() or ()][1:] == [asked]
    for lang, sentence, last in (
        ("en", "    level 1 asks for: mission only", "fewest rows to raise to Inovatif: 2"),
        ("id", "    syarat tingkat 1: hanya misi", "agar Inovatif: 2"),
    ):
        lines = found.explain(lang).splitlines()
        assert sentence in lines
        assert lines[-1].endswith(last)
    plain = law.rubric("ipp-2022")
    scored = service_index(plain, {leaf.id: 4 for leaf in plain.leaves})
    assert [one.asks for one in scored.steps_to() or ()] == [None]
    assert scored.explain().splitlines()[-1] == "fewest rows to raise to Sangat Baik: 1"


def test_each_next_level_of_a_row_is_asked_for_once() -> None:
    """Innovations at 0 and at 1 ask for levels 1 and 2; a full one asks for nothing."""
    found = regional_index(
        RULES, government={}, innovations=[{"16": 1}, {}, {"16": 1}, {"16": 3}], basic_services=4
    )
    lines = found.explain("id").splitlines()
    at = lines.index("  Regulasi Inovasi Daerah [16]: +0,7")
    assert lines[at + 1 : at + 3] == [
        "    syarat tingkat 1: SK Kepala Daerah (atau kepala perangkat daerah atas namanya)",
        "    syarat tingkat 2: Perkada",
    ]
    assert lines[-1] == "menaikkan baris saja tidak cukup untuk mencapai Inovatif"
