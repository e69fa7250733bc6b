"""Who may enter an edition of the competition: each rule of each year, at its edges."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs
import pytest

from jipp import (
    UNKNOWN,
    Agency,
    Answer,
    Condition,
    Confidence,
    Duration,
    Edition,
    Evidence,
    Honour,
    Innovation,
    InvalidInputError,
    NoCompetitionError,
    Origin,
    Proposal,
    UnknownNameError,
    Verdict,
    Window,
    eligibility,
)
from jipp.law import edition, editions
from jipp.model.clause import AgeRule, Clause
from jipp.model.edition import Category, Registration

BABEL = Agency(id="prov-babel", name="Kepulauan Bangka Belitung", kind="province")
PADANG = Agency(id="kota-padang", name="Padang", kind="city")
OLD = date(2014, 1, 1)
QUEUE = Innovation(
    id="e-queue",
    title="e-Queue",
    agency=BABEL,
    categories=("Kesehatan",),
    sdgs=(3,),
    implemented_on=OLD,
)
# One category of each edition that tells its own.
FITTING = {
    2020: "kesehatan",
    2021: "kesehatan",
    2022: "pelayanan publik yang inklusif dan berkeadilan",
    2023: "kesehatan",
    2025: "penyediaan pelayanan kesehatan",
}


def innovation(**changes: Any) -> Innovation:
    """An innovation in order, but for what a case changes."""
    return attrs.evolve(QUEUE, **changes)


def honoured(*honours: tuple[int, str] | tuple[int, str, str]) -> Innovation:
    """An innovation in order with honours, each a year, a tier and perhaps a group."""
    return innovation(
        honours=tuple(
            Honour(edition=year, tier=tier, group=group[0] if group else "umum")
            for year, tier, *group in honours
        )
    )


def judged(
    it: Innovation,
    year: int,
    group: str = "umum",
    entries: Iterable[Innovation | Proposal] = (),
    facts: dict[str, object] | None = None,
) -> Verdict:
    """The verdict of a year, on an innovation that names a category of it."""
    named = (FITTING[year],) if year in FITTING else it.categories
    fitted = attrs.evolve(it, categories=named)
    return eligibility(fitted, edition(year), group=group, entries=entries, facts=facts or {})


def of(verdict: Verdict, code: str) -> Condition:
    """The one condition of a code."""
    (found,) = [condition for condition in verdict.conditions if condition.code == code]
    return found


def not_known(verdict: Verdict) -> list[str]:
    """What the edition rules on is not known, by name."""
    told = [dict(c.params) for c in verdict.conditions if c.code == "rule_unknown"]
    return [str(params["name"]) for params in told]


def entered(count: int, year: int, group: str = "umum", agency: Agency = BABEL) -> list[Proposal]:
    """Other proposals of an agency in an edition."""
    return [
        Proposal(id=f"p-{n}", innovation=f"other-{n}", agency=agency, edition=year, group=group)
        for n in range(count)
    ]


def test_all_in_order_is_eligible() -> None:
    """In 2021 every rule of the general group is known, and so is every rule of 2020."""
    for year in (2020, 2021):
        verdict = judged(QUEUE, year)
        assert verdict.answer is Answer.ELIGIBLE
        assert {condition.satisfied for condition in verdict.conditions} == {True}
        assert verdict.confidence is Confidence.REPORTED
        assert verdict.design is False


# The day from which it must be in use: the last that is enough, and the first that is not.
AGES = [
    (2020, "umum", date(2019, 4, 26), date(2019, 5, 15)),
    (2020, "replikasi", date(2019, 4, 26), date(2019, 5, 15)),
    (2020, "khusus", date(2015, 4, 25), date(2015, 5, 14)),
    (2021, "umum", date(2019, 5, 11), date(2019, 5, 12)),
    (2021, "khusus", date(2019, 5, 11), date(2019, 5, 12)),
    (2021, "replikasi", date(2020, 5, 11), date(2020, 5, 12)),
    (2017, "umum", date(2015, 11, 1), date(2016, 3, 11)),
    (2018, "umum", date(2016, 1, 1), date(2017, 4, 1)),
    (2022, "umum", date(2020, 3, 16), date(2021, 4, 17)),
]


@pytest.mark.parametrize(("year", "group", "enough", "too_late"), AGES)
def test_the_age_is_counted_back_from_the_close(
    year: int, group: str, enough: date, too_late: date
) -> None:
    """At least so many months, the day itself included; more than sixty for the special of 2020."""
    for since, satisfied in ((enough, True), (too_late, False)):
        condition = of(judged(innovation(implemented_on=since), year, group), "too_young")
        assert condition.satisfied is satisfied
        assert dict(condition.params)["day"] == since
    assert judged(innovation(implemented_on=too_late), year, group).answer is Answer.NOT_ELIGIBLE


@pytest.mark.parametrize(
    ("year", "group", "since"),
    [
        (2020, "umum", date(2019, 4, 27)),
        (2020, "umum", date(2019, 5, 14)),
        (2020, "khusus", date(2015, 4, 26)),
        (2020, "khusus", date(2015, 5, 13)),
        (2017, "umum", date(2015, 11, 2)),
        (2018, "umum", date(2017, 3, 31)),
    ],
)
def test_what_the_bounds_of_the_close_leave_open_is_undecided(
    year: int, group: str, since: date
) -> None:
    """The new deadline of 2020 lies between 26 April and 14 May; the two ends must agree."""
    verdict = judged(honoured((2016, "Top 99")) if group == "khusus" else QUEUE, year, group)
    assert "window_unknown" not in {c.code for c in verdict.conditions}
    late = attrs.evolve(
        honoured((2016, "Top 99")) if group == "khusus" else QUEUE, implemented_on=since
    )
    verdict = judged(late, year, group)
    assert verdict.answer is Answer.UNDECIDED
    assert of(verdict, "window_unknown").satisfied is None
    assert "too_young" not in {c.code for c in verdict.conditions}


def test_the_words_of_an_open_window() -> None:
    """They give both bounds."""
    verdict = judged(innovation(implemented_on=date(2019, 5, 1)), 2020)
    condition = of(verdict, "window_unknown")
    assert condition.message() == (
        "in use since 1 May 2019, and at least 12 months is asked, counted back from a day that is"
        " only known to lie between 26 April 2020 and 14 May 2020"
    )
    assert condition.message("id") == (
        "diterapkan sejak 1 Mei 2019, dan syaratnya paling sedikit 12 bulan, dihitung mundur dari"
        " suatu hari antara 26 April 2020 dan 14 Mei 2020 yang belum diketahui tepatnya"
    )


@pytest.mark.parametrize(
    ("year", "group"),
    [
        *((year, "umum") for year in (2014, 2015, 2016, 2019, 2023, 2025)),
        *((2022, "khusus"), (2023, "khusus"), (2025, "replikasi")),
    ],
)
@pytest.mark.parametrize("since", [OLD, date(2030, 1, 1)])
def test_an_age_that_nobody_tells_is_not_taken_from_a_neighbour(
    year: int, group: str, since: date
) -> None:
    """2019 lies between two editions of twelve months, and yet its own rule is not known."""
    verdict = judged(innovation(implemented_on=since), year, group)
    assert "minimum_age" in not_known(verdict)
    assert "too_young" not in {condition.code for condition in verdict.conditions}
    assert verdict.answer is not Answer.ELIGIBLE


def test_of_2019_all_that_is_not_known_is_named() -> None:
    """The verdict says what it would need: age, category, exclusions and cap."""
    verdict = judged(QUEUE, 2019)
    assert verdict.answer is Answer.UNDECIDED
    assert not_known(verdict) == ["minimum_age", "exclusions", "agency_cap"]
    assert of(verdict, "category_unknown").satisfied is None
    assert of(verdict, "group_closed").satisfied is True


@pytest.mark.parametrize("year", [one.year for one in editions() if one.held])
def test_only_two_editions_can_be_answered_with_yes(year: int) -> None:
    """Of every other something that matters is not known, whatever the innovation is."""
    papers = tuple(
        Evidence(id=kind, kind=kind)
        for kind in ("inventor_decree", "willingness_to_replicate", "video")
    )
    answer = judged(innovation(evidence=papers), year).answer
    assert answer is (Answer.ELIGIBLE if year in (2020, 2021) else Answer.UNDECIDED)


def test_without_a_day_of_use_the_age_is_a_field_to_fill_in() -> None:
    """That is the entrant's to tell, and no rule that is not known."""
    verdict = judged(innovation(implemented_on=None), 2021)
    condition = of(verdict, "missing_field")
    assert (condition.satisfied, dict(condition.params)) == (False, {"name": "implemented_on"})
    assert condition.message() == "day of first use is not filled in: fill it in"
    assert verdict.answer is Answer.NOT_ELIGIBLE


@pytest.mark.parametrize(
    ("since", "pandemic", "code", "satisfied"),
    [
        (date(2020, 3, 16), None, "too_young", True),
        (date(2020, 3, 16), False, "too_young", True),
        (date(2021, 3, 16), True, "too_young", True),
        (date(2021, 3, 16), None, "fact_missing", None),
        (date(2021, 3, 16), UNKNOWN, "fact_missing", None),
        (date(2021, 3, 16), False, "too_young", False),
        (date(2021, 4, 17), True, "too_young", False),
        (date(2021, 4, 1), True, "window_unknown", None),
        (date(2020, 4, 1), None, "window_unknown", None),
    ],
)
def test_an_innovation_of_the_pandemic_may_be_younger_in_2022(
    since: date, pandemic: object, code: str, *, satisfied: bool | None
) -> None:
    """Twelve months instead of twenty-four; what counts as one is the caller's to know."""
    verdict = judged(innovation(implemented_on=since), 2022, facts={"pandemic": pandemic})
    assert of(verdict, code).satisfied is satisfied


# Year, group, honours, then what the conditions on past winners and on twice Top 99 answer.
HONOURS: list[tuple[int, str, list[Any], bool | None, bool | None]] = [
    (2021, "umum", [], True, True),
    (2021, "umum", [(2019, "Top 99")], True, True),
    (2021, "umum", [(2019, "Top 99"), (2019, "Top 99")], True, True),
    (2021, "umum", [(2018, "Top 99"), (2019, "Top 99")], True, False),
    (2021, "umum", [(2020, "Top 45")], False, True),
    (2021, "umum", [(2014, "Top 9")], False, True),
    (2021, "umum", [(2015, "Top 25"), (2019, "Top 99")], False, False),
    (2021, "umum", [(2018, "top-40")], False, True),
    (2021, "umum", [(2018, "TOP 40 Inovasi Pelayanan Publik")], False, True),
    (2021, "umum", [(2020, "Top Terpuji")], False, True),
    (2021, "umum", [(2020, "Top 45", "replikasi")], False, True),
    (2021, "umum", [(2014, "Top 33")], True, True),
    (2021, "umum", [(2021, "Top 45")], True, True),
    (2021, "umum", [(2022, "Top 99"), (2023, "Top 99")], True, True),
    (2021, "umum", [(2020, "Top 15 Khusus", "khusus")], True, True),
    # 2019 had no Top 40, so what is meant is not known.
    (2021, "umum", [(2019, "Top 40")], None, True),
    (2021, "umum", [(2019, "9" * 5000)], None, True),
    (2021, "umum", [(2019, "Juara I"), (2018, "Top 99")], None, None),
    (2021, "umum", [(2019, "Juara I"), (2018, "Top 40")], False, None),
    (2020, "umum", [(2019, "Top 45")], False, True),
    (2020, "umum", [(2020, "Top 45")], True, True),
    (2020, "replikasi", [(2017, "Top 40")], False, True),
    (2020, "umum", [(2014, "finalis"), (2016, "Finalist")], True, False),
    (2018, "umum", [(2017, "Top 40")], False, True),
    (2018, "umum", [(2018, "Top 40"), (2019, "Top 45")], True, True),
    (2018, "umum", [(2016, "Top 99"), (2015, "Top 99")], True, False),
    (2023, "umum", [(2022, "Top 45")], False, True),
    (2023, "umum", [(2022, "Top 99"), (2021, "Top 99")], True, False),
    (2023, "umum", [(2022, "Outstanding", "khusus")], True, True),
]


@pytest.mark.parametrize(("year", "group", "honours", "winner", "twice"), HONOURS)
def test_past_honours_count_by_tier_and_year(
    year: int, group: str, honours: list[Any], *, winner: bool | None, twice: bool | None
) -> None:
    """Winners are barred, and who was twice in the Top 99; only earlier editions count."""
    verdict = judged(honoured(*honours), year, group)
    assert of(verdict, "past_winner").satisfied is winner
    assert of(verdict, "top_twice").satisfied is twice


@pytest.mark.parametrize(
    ("honours", "satisfied"),
    [
        ([], False),
        ([(2019, "Top 99")], True),
        ([(2014, "Top 9")], True),
        ([(2020, "Top 99")], False),
        ([(2019, "Juara I")], None),
    ],
)
def test_the_special_group_of_2020_is_for_those_once_honoured(
    honours: list[Any], *, satisfied: bool | None
) -> None:
    """Once in the Top 99 before, whether a winner or not, and in use for over five years."""
    verdict = judged(honoured(*honours), 2020, "khusus")
    assert of(verdict, "past_winner").satisfied is satisfied
    expected = {True: Answer.ELIGIBLE, False: Answer.NOT_ELIGIBLE, None: Answer.UNDECIDED}
    assert verdict.answer is expected[satisfied]


@pytest.mark.parametrize(
    ("honours", "winner", "outstanding", "twice"),
    [
        ([], False, True, True),
        ([(2021, "Top 45")], True, True, True),
        ([(2021, "Top Terpuji")], True, True, True),
        ([(2022, "Top 45")], False, True, True),
        ([(2019, "Top 99")], False, True, True),
        ([(2019, "Top 45"), (2020, "Top 15", "khusus")], True, True, True),
        ([(2019, "Top 45"), (2020, "Outstanding", "khusus")], True, False, True),
        ([(2019, "Top 45"), (2022, "Outstanding Achievement")], True, False, True),
        ([(2019, "Top 45"), (2021, "Top 5", "khusus")], True, False, True),
        (
            [(2019, "Top 45"), (2020, "Top 15", "khusus"), (2022, "Top 15 Khusus")],
            True,
            True,
            False,
        ),
        ([(2021, "Top 5 Replikasi", "replikasi")], False, True, True),
    ],
)
def test_the_special_group_of_2023_is_for_winners_of_the_general_one(
    honours: list[Any], *, winner: bool, outstanding: bool, twice: bool
) -> None:
    """Of 2014-2021; not for who was among its fifteen twice, nor among the five Outstanding."""
    verdict = judged(honoured(*honours), 2023, "khusus")
    found = [c.satisfied for c in verdict.conditions if c.code == "past_winner"]
    assert sorted(map(bool, found)) == sorted([winner, outstanding])
    assert of(verdict, "top_twice").satisfied is twice
    all_well = winner and outstanding and twice
    assert verdict.answer is (Answer.UNDECIDED if all_well else Answer.NOT_ELIGIBLE)


def test_the_special_group_of_2021_is_by_invitation() -> None:
    """Who was invited only the caller knows; the cap does not hold for them."""
    ten = entered(10, 2021, "khusus")
    for told, answer in ((True, "eligible"), (False, "not_eligible"), (None, "undecided")):
        verdict = judged(QUEUE, 2021, "khusus", ten, {} if told is None else {"invited": told})
        assert verdict.answer.value == answer
        assert of(verdict, "fact_missing").satisfied is told
        assert of(verdict, "cap_reached").satisfied is True
        assert (
            of(verdict, "fact_missing").message("id")
            == {
                True: "peserta undangan: ya, sesuai ketentuan",
                False: "peserta undangan: tidak, padahal disyaratkan ya",
                None: "peserta undangan: belum diketahui;"
                " isi jawabannya dalam facts dengan true atau false",
            }[told]
        )


@pytest.mark.parametrize(
    ("year", "group", "count", "satisfied"),
    [
        (2021, "umum", 9, True),
        (2021, "umum", 10, False),
        (2021, "replikasi", 4, True),
        (2021, "replikasi", 5, False),
        (2020, "umum", 500, True),
        (2015, "umum", 500, True),
        (2025, "umum", 14, True),
        (2025, "umum", 15, False),
    ],
)
def test_a_cap_counts_the_other_entries_of_the_agency(
    year: int, group: str, count: int, *, satisfied: bool
) -> None:
    """The innovation itself comes on top of them; no cap is never reached."""
    condition = of(judged(QUEUE, year, group, entered(count, year, group)), "cap_reached")
    assert condition.satisfied is satisfied
    assert dict(condition.params)["found"] == count


def test_only_entries_of_the_same_agency_edition_and_group_count() -> None:
    """Nor does the innovation's own proposal, or one that stands there twice."""
    own = Proposal(id="own", innovation=QUEUE.id, agency=BABEL, edition=2021)
    others: list[Innovation | Proposal] = [
        *entered(10, 2021, agency=PADANG),
        *entered(10, 2020),
        *entered(5, 2021, "replikasi"),
        own,
        QUEUE,
        *entered(9, 2021, "Umum"),
        *entered(9, 2021),
    ]
    assert dict(of(judged(QUEUE, 2021, entries=others), "cap_reached").params)["found"] == 9


def test_an_innovation_among_the_entries_counts_as_one_of_the_group() -> None:
    """Whoever keeps no proposals gives the innovations that are entered."""
    ten = [innovation(id=f"other-{n}") for n in range(10)]
    assert judged(QUEUE, 2021, entries=ten[:9]).answer is Answer.ELIGIBLE
    verdict = judged(QUEUE, 2021, entries=iter(ten))
    assert verdict.answer is Answer.NOT_ELIGIBLE
    assert of(verdict, "cap_reached").message() == (
        "the agency's other entries: 10, and 10 is the most:"
        " leave one out, or wait for a later edition"
    )


def test_the_cap_of_2025_counts_both_groups_and_is_weakly_known() -> None:
    """One agency told it."""
    both = entered(8, 2025) + [
        attrs.evolve(one, id=f"r{one.id}", innovation=f"r{one.innovation}", group="replikasi")
        for one in entered(7, 2025)
    ]
    verdict = judged(QUEUE, 2025, entries=both)
    assert of(verdict, "cap_reached").satisfied is False
    assert verdict.confidence is Confidence.UNVERIFIED


@pytest.mark.parametrize("year", [2016, 2017, 2018, 2019, 2022, 2023])
def test_a_cap_that_nobody_tells_is_not_taken_for_none(year: int) -> None:
    """Not even where the agency enters nothing else."""
    assert "agency_cap" in not_known(judged(QUEUE, year))


def replica(source: str | None = "source") -> Innovation:
    """A replica in order."""
    return innovation(replicates=source)


@pytest.mark.parametrize(
    ("honours", "satisfied"),
    [
        ([(2019, "Top 99")], True),
        ([(2018, "Top 40")], True),
        ([(2020, "Top 99", "replikasi")], True),
        ([], False),
        ([(2021, "Top 99")], False),
        ([(2020, "Top 15 Khusus", "khusus")], False),
        ([(2019, "Juara I")], None),
    ],
)
def test_a_replica_of_2021_needs_a_source_once_in_the_top_99(
    honours: list[Any], *, satisfied: bool | None
) -> None:
    """The source is looked for among the entries, and does not count against the cap there."""
    source = attrs.evolve(honoured(*honours), id="source")
    verdict = judged(replica(), 2021, "replikasi", [source, *entered(4, 2021, "replikasi")])
    assert of(verdict, "source_not_honoured").satisfied is satisfied
    assert of(verdict, "cap_reached").satisfied is True
    expected = {True: Answer.ELIGIBLE, False: Answer.NOT_ELIGIBLE, None: Answer.UNDECIDED}
    assert verdict.answer is expected[satisfied]


def test_a_source_that_is_not_there_leaves_it_undecided_and_none_decides_it() -> None:
    """A replica that names no source adapts no honoured innovation."""
    verdict = judged(replica(), 2021, "replikasi")
    assert verdict.answer is Answer.UNDECIDED
    assert of(verdict, "source_not_honoured").message() == (
        "replikasi: adapts at least one earlier Top 99: not known;"
        " give the innovation source with its honours among the entries"
    )
    verdict = judged(replica(None), 2021, "replikasi")
    assert verdict.answer is Answer.NOT_ELIGIBLE
    assert of(verdict, "source_not_honoured").satisfied is False
    assert of(verdict, "source_not_honoured").message("id") == (
        "tidak terpenuhi: replikasi: mengadaptasi sedikitnya satu Top 99 terdahulu"
        " (sumber: tidak ada; penghargaannya yang diperhitungkan: tidak ada)"
    )
    assert of(verdict, "missing_field").satisfied is False


@pytest.mark.parametrize(
    ("honours", "satisfied"),
    [([(2018, "Top 99")], True), ([(2014, "Top 9")], True), ([(2019, "Top 99")], False)],
)
def test_a_replica_of_2020_needs_a_source_in_the_top_99_of_2014_to_2018(
    honours: list[Any], *, satisfied: bool
) -> None:
    """The Top 99 of 2019 are not among them, and the press tells it, not the decree."""
    source = attrs.evolve(honoured(*honours), id="source")
    verdict = judged(replica(), 2020, "replikasi", [source])
    condition = of(verdict, "source_not_honoured")
    assert condition.satisfied is satisfied
    assert condition.basis
    assert condition.basis.confidence is Confidence.REPORTED
    assert verdict.answer is (Answer.ELIGIBLE if satisfied else Answer.NOT_ELIGIBLE)


def test_which_source_a_replica_of_2025_needs_is_not_known() -> None:
    """The rule of 2021 is not that of 2025."""
    verdict = judged(replica(), 2025, "replikasi")
    assert "clause" in not_known(verdict)
    assert verdict.answer is not Answer.ELIGIBLE


@pytest.mark.parametrize(
    ("year", "named", "satisfied"),
    [
        (2021, "kesehatan", True),
        (2021, "KESEHATAN", True),
        (2021, "health", True),
        (2021, "penegakan hukum", True),
        (2020, "penegakan hukum", False),
        (2020, "pelayanan publik responsif gender", True),
        (2023, "pelayanan publik responsif gender", False),
        (2023, "ketahanan bencana", True),
        (2022, "kesehatan", False),
        (2025, "pelestarian lingkungan hidup", True),
        (2025, "kesehatan", False),
        (2019, "kesehatan", None),
        (2014, "anything", None),
    ],
)
def test_a_category_is_one_of_its_edition(year: int, named: str, *, satisfied: bool | None) -> None:
    """By its name in either language; where the edition's are not known nothing is refused."""
    verdict = eligibility(innovation(categories=(named,)), edition(year), group="umum")
    assert of(verdict, "category_unknown").satisfied is satisfied


def test_one_fitting_category_of_several_is_enough_and_none_at_all_is_not_known() -> None:
    """Which one an innovation is entered in is told with the entry."""
    both = eligibility(
        innovation(categories=("pariwisata", "pendidikan")), edition(2021), group="umum"
    )
    assert of(both, "category_unknown").satisfied is True
    none = eligibility(innovation(categories=()), edition(2021), group="umum")
    assert of(none, "category_unknown").satisfied is None
    assert none.answer is Answer.UNDECIDED


def test_a_category_whose_name_is_inferred_weakens_the_verdict() -> None:
    """The ninth of 2025, cut off in its source; whether another fits depends on it too."""
    for named, confidence in (("pelestarian lingkungan hidup", "inferred"), ("x", "inferred")):
        verdict = eligibility(innovation(categories=(named,)), edition(2025), group="umum")
        basis = of(verdict, "category_unknown").basis
        assert basis is not None
        assert basis.confidence is Confidence(confidence)


@pytest.mark.parametrize(
    ("year", "group"),
    [(2019, "replikasi"), (2018, "khusus"), (2022, "replikasi"), (2025, "khusus")],
)
def test_a_closed_group_decides_by_itself(year: int, group: str) -> None:
    """It has no further rules to ask for."""
    verdict = judged(QUEUE, year, group)
    assert verdict.answer is Answer.NOT_ELIGIBLE
    assert [condition.code for condition in verdict.conditions] == ["group_closed"]


@pytest.mark.parametrize("group", ["umum", "UMUM", " Umum "])
def test_a_group_is_found_however_it_is_written(group: str) -> None:
    """Case and spaces do not matter."""
    assert judged(QUEUE, 2021, group) == judged(QUEUE, 2021)


def test_a_group_that_no_edition_has_is_an_error() -> None:
    """With the nearest that there is."""
    with pytest.raises(UnknownNameError) as caught:
        judged(QUEUE, 2021, "replikas")
    assert str(caught.value) == 'no group is called "replikas"; did you mean replikasi?'


PAPERS = {2022: ("inventor_decree", "video"), 2025: ("inventor_decree", "willingness_to_replicate")}


@pytest.mark.parametrize("year", PAPERS)
def test_letters_must_be_there(year: int) -> None:
    """Each that is asked for by itself; one that is not asked for is of no use."""
    for missing in (*PAPERS[year], None):
        given = [kind for kind in (*PAPERS[year], "budget") if kind != missing]
        papers = tuple(Evidence(id=kind, kind=kind) for kind in given)
        verdict = judged(innovation(evidence=papers), year)
        lacking = [
            dict(c.params)["kind"]
            for c in verdict.conditions
            if c.code == "missing_evidence" and not c.satisfied
        ]
        assert [getattr(kind, "value", None) for kind in lacking] == ([missing] if missing else [])
        assert verdict.answer is (Answer.NOT_ELIGIBLE if missing else Answer.UNDECIDED)


@pytest.mark.parametrize("year", [2020, 2021, 2023])
def test_no_letter_is_asked_for_where_none_is_told(year: int) -> None:
    """Those of 2022 and 2025 are not theirs."""
    codes = {condition.code for condition in judged(QUEUE, year).conditions}
    assert "missing_evidence" not in codes


@pytest.mark.parametrize(
    ("dates", "satisfied"),
    [
        ({"issued_on": date(2022, 4, 16)}, True),
        ({"issued_on": date(2022, 4, 17)}, False),
        ({"valid_until": date(2022, 4, 16)}, True),
        ({"valid_until": date(2022, 4, 15)}, False),
    ],
)
def test_a_letter_must_be_valid_when_registration_closes(
    dates: dict[str, Any], *, satisfied: bool
) -> None:
    """On 16 April in 2022."""
    decree = Evidence(id="sk", kind="inventor_decree", **dates)
    verdict = judged(innovation(evidence=(decree,)), 2022)
    first = next(c for c in verdict.conditions if c.code == "missing_evidence")
    assert first.satisfied is satisfied


def test_the_letters_of_its_own_proposal_count() -> None:
    """The proposal that enters it in this edition, and no other."""
    video, decree = (Evidence(id=k, kind=k) for k in ("video", "inventor_decree"))
    own = Proposal(
        id="p", innovation=QUEUE.id, agency=BABEL, edition=2022, evidence=(video, decree)
    )
    for entry, satisfied in ((own, True), (attrs.evolve(own, edition=2023), False)):
        verdict = judged(QUEUE, 2022, entries=[entry])
        found = {c.satisfied for c in verdict.conditions if c.code == "missing_evidence"}
        assert found == {satisfied}


def test_a_global_goal_is_asked_for_in_2018_alone() -> None:
    """At least one."""
    for year in (2017, 2018, 2019, 2020, 2021):
        verdict = judged(innovation(sdgs=()), year)
        told = [c for c in verdict.conditions if dict(c.params).get("name") == "sdgs"]
        assert [c.satisfied for c in told] == ([False] if year == 2018 else [])
    assert of(judged(QUEUE, 2018), "missing_field").satisfied is True


def test_in_a_year_without_a_competition_there_is_no_answer() -> None:
    """The error says what was held instead, and in which years there was one."""
    with pytest.raises(NoCompetitionError) as caught:
        judged(QUEUE, 2024)
    assert str(caught.value) == (
        "no competition was held in 2024, but a monitoring of sustainability and replication"
        " (PKRI), announcement B/241/PP.00.05/2024, with 631 agencies and 979 innovations:"
        " ask for one of " + ", ".join(str(it.year) for it in editions() if it.held)
    )
    assert "pemantauan keberlanjutan dan replikasi" in caught.value.message("id")
    with pytest.raises(NoCompetitionError, match=r"no competition was held in 2031: ask for"):
        eligibility(QUEUE, Edition(year=2031, held=False), group="umum")


def test_a_result_is_as_sure_as_the_weakest_rule_it_used() -> None:
    """2023 is official but for its categories; a winner of 2022 is one by inference."""
    assert judged(QUEUE, 2023).confidence is Confidence.TRANSCRIBED
    assert judged(honoured((2022, "Top 45")), 2023).confidence is Confidence.INFERRED
    assert judged(QUEUE, 2018).design is True
    assert judged(QUEUE, 2021).design is False
    rule = of(judged(QUEUE, 2018), "too_young").basis
    assert rule is not None
    assert (rule.origin, rule.confidence) == (Origin.DESIGN, Confidence.REPORTED)


def test_a_condition_cites_its_guide() -> None:
    """Whoever is refused finds the instrument."""
    for condition in judged(QUEUE, 2021).conditions:
        assert condition.basis is not None
        assert condition.basis.citation is not None
        assert condition.basis.citation.regulation == "kepmenpanrb-161-2021"


def test_a_verdict_reads_as_a_page() -> None:
    """The answer first, then a line a condition with its mark; in Indonesian too."""
    late = innovation(implemented_on=date(2020, 1, 1), honours=(Honour(edition=2020, tier="x"),))
    verdict = judged(late, 2021, entries=entered(3, 2021))
    rule = dict(of(verdict, "top_twice").params)["rule"]
    assert str(verdict) == (
        "not eligible\n"
        "+ the group umum is open\n"
        "- in use since 1 January 2020 only, but at least 24 months before 11 May 2021 is asked:"
        " wait for a later edition\n"
        "+ the category health is one of the edition\n"
        f"? {rule}: not known, since x 2020 is no tier of its edition; name the honour as the"
        " edition does\n"
        f"+ {rule} (honours that count: none)\n"
        "+ the agency's other entries: 3 (cap: 10)"
    )
    assert verdict.message("id").startswith("tidak memenuhi syarat\n+ kelompok umum dibuka\n- baru")
    html: Any = verdict
    assert html._repr_html_().count("<tr>") == 1 + len(verdict.conditions)


def test_a_custom_edition_of_which_nothing_is_known_decides_nothing() -> None:
    """Not even whether the group is open."""
    verdict = eligibility(QUEUE, Edition(year=2031, held=True), group="umum")
    assert {condition.satisfied for condition in verdict.conditions} == {None}
    assert verdict.answer is Answer.UNDECIDED
    assert verdict.confidence is Confidence.UNVERIFIED


def test_a_custom_edition_that_asks_for_nothing_takes_everybody() -> None:
    """Where age, cap and exclusions are known to be none, a group and a category are enough."""
    health = Category(number=1, label="Kesehatan")
    open_to_all = Edition(
        year=2031,
        held=True,
        groups=("umum", "pelajar"),
        categories=(health,),
        ages=(),
        caps=(),
        exclusions=(),
    )
    verdict = eligibility(innovation(implemented_on=None), open_to_all, group="Pelajar")
    assert [c.code for c in verdict.conditions] == [
        "group_closed",
        "category_unknown",
        "cap_reached",
    ]
    assert verdict.answer is Answer.ELIGIBLE


def test_where_the_day_to_count_from_is_not_known_at_all_the_age_is_undecided() -> None:
    """However old it is; and a span longer than the calendar nobody reaches."""
    young = AgeRule(least=Duration(months=1))
    it = Edition(year=2031, held=True, groups=("umum",), ages={"umum": young})
    assert "age_counted_from" in not_known(eligibility(QUEUE, it, group="umum"))
    ancient = AgeRule(least=Duration(years=9000), counted_from=date(2031, 1, 1))
    it = attrs.evolve(it, ages={"umum": ancient})
    assert of(eligibility(QUEUE, it, group="umum"), "too_young").satisfied is False


@pytest.mark.parametrize(
    ("dates", "satisfied"),
    [({}, True), ({"issued_on": date(2031, 5, 5)}, None), (None, False)],
)
def test_a_letter_under_a_close_that_is_not_known(
    dates: dict[str, Any] | None, *, satisfied: bool | None
) -> None:
    """One without dates is valid on any day; one with dates may be; none is none."""
    papers = () if dates is None else (Evidence(id="sk", kind="video", **dates),)
    it = Edition(year=2031, held=True, exclusions=[Clause(text="video", evidence=["video"])])
    verdict = eligibility(innovation(evidence=papers), it, group="umum")
    assert of(verdict, "missing_evidence").satisfied is satisfied
    # Within bounds that the letter's dates divide it is not known either.
    window = Window(not_before=date(2031, 5, 1), not_after=date(2031, 5, 9))
    it = attrs.evolve(it, registration=Registration(closes=window))
    verdict = eligibility(innovation(evidence=papers), it, group="umum")
    assert of(verdict, "missing_evidence").satisfied is satisfied


@pytest.mark.parametrize(("again", "satisfied"), [(4, True), (5, None)])
def test_a_letter_is_valid_on_every_day_that_the_close_may_be(
    again: int, *, satisfied: bool | None
) -> None:
    """Not on the first and the last alone, where a day between is bare."""
    papers = (
        Evidence(id="old", kind="video", valid_until=date(2031, 5, 3)),
        Evidence(id="new", kind="video", issued_on=date(2031, 5, again)),
    )
    window = Window(not_before=date(2031, 5, 1), not_after=date(2031, 5, 9))
    it = Edition(
        year=2031,
        held=True,
        exclusions=[Clause(text="video", evidence=["video"])],
        registration=Registration(closes=window),
    )
    verdict = eligibility(innovation(evidence=papers), it, group="umum")
    assert of(verdict, "missing_evidence").satisfied is satisfied


@pytest.mark.parametrize(
    ("changes", "path", "code"),
    [
        ({"innovation": "e-queue"}, "/innovation", "wrong_type"),
        ({"edition": 2021}, "/edition", "wrong_type"),
        ({"group": None}, "/group", "not_a_text"),
        ({"entries": QUEUE}, "/entries", "not_a_list"),
        ({"entries": [QUEUE, "e-queue"]}, "/entries/1", "wrong_type"),
        ({"facts": "invited"}, "/facts", "wrong_type"),
        ({"facts": {"invited": 1}, "group": "khusus"}, "/facts/invited", "not_a_bool"),
    ],
)
def test_a_wrong_argument_is_named(changes: dict[str, Any], path: str, code: str) -> None:
    """With its place."""
    given: dict[str, Any] = {
        "innovation": QUEUE,
        "edition": edition(2021),
        "group": "umum",
        "entries": (),
        "facts": {},
    }
    given |= changes
    with pytest.raises(InvalidInputError) as caught:
        eligibility(given.pop("innovation"), given.pop("edition"), **given)
    assert [(p.path, p.code) for p in caught.value.problems] == [(path, code)]


def test_all_wrong_arguments_are_named_at_once() -> None:
    """Before any rule is read."""
    wrong: Any = "x"
    with pytest.raises(InvalidInputError) as caught:
        eligibility(wrong, wrong, group=" ", entries=[wrong], facts=wrong)
    assert [p.path for p in caught.value.problems] == [
        "/innovation",
        "/edition",
        "/entries/0",
        "/facts",
    ]


def test_a_field_of_blanks_alone_is_not_filled_in() -> None:
    """As in a lifecycle: a form sent with a space in it leaves the field empty."""
    asking = attrs.evolve(edition(2021), exclusions=(Clause(text="a unit", fields=("unit",)),))
    verdict = eligibility(innovation(unit=" "), asking, group="umum")
    assert of(verdict, "missing_field").satisfied is False
