"""The editions of the competition say what their sources say, cell by cell, and not a word more."""

import importlib
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, cast

import attrs
import pytest

from jipp import (
    UNKNOWN,
    Basis,
    Confidence,
    Duration,
    Edition,
    EvidenceKind,
    Honour,
    InvalidInputError,
    Origin,
    Text,
    Tier,
    UnknownNameError,
    Window,
    award,
    from_wire,
    rank,
    to_wire,
)
from jipp.law import edition, editions, regulation
from jipp.law.kipp.common import GROUPS
from jipp.law.lookups import YEARS
from jipp.model.clause import AgeRule, Clause
from jipp.model.edition import Category, Registration, Stage
from jipp.reference import published
from jipp.typing import Unknown
from tests.domain import cell, confidence, note, rows

Cells = dict[str, str]
FACTS = rows("kipp_edition_facts")
ROWS = {int(row["year"]): row for row in rows("kipp_editions")}
HELD = [one for one in editions() if one.held]
year_of = [str(one.year) for one in editions()]


def listed(values: object) -> tuple[Any, ...]:
    """The values of a cell, none where they are not known."""
    return () if isinstance(values, Unknown) else cast("tuple[Any, ...]", values)


def age_cell(ages: Iterable[tuple[str, AgeRule]]) -> str:
    """The ages of an edition as the table writes them, sorted."""
    written: list[str] = []
    for group, rule in ages:
        written.append(f"{group}{'>' if rule.strict else '>='}{rule.least.months}")
        written += (f"{group}({fact})>={span.months}" for fact, span in rule.lenient)
    return "|".join(sorted(written))


def cap_cell(caps: object) -> str:
    """The caps of an edition as the table writes them, sorted; known to be none is a word."""
    if isinstance(caps, Unknown):
        return ""
    return "|".join(f"{group}={cap}" for group, cap in listed(caps)) or "none"


def closing(it: Edition) -> tuple[str, str]:
    """The bounds of the day on which registration closed."""
    closes = it.closes
    if isinstance(closes, Window):
        return cell(closes.not_before), cell(closes.not_after)
    return cell(closes), cell(closes)


def stage_cells(it: Edition, id: str) -> tuple[str, str]:
    """The first and last day of a stage."""
    stage = next((s for s in listed(it.stages) if s.id == id), Stage(id=id, label=id))
    return cell(stage.since), cell(stage.until)


def edition_cells(it: Edition) -> Cells:
    """An edition as a row."""
    told = note(it.basis)
    facts = [row["value"] for row in FACTS if row["edition"] == str(it.year)]
    clauses = (
        c.text.en
        for c in listed(it.exclusions)
        if c.known and c.text.en not in told and not any(fact in c.text.en for fact in facts)
    )
    # Where no source says from which day the age is counted back, our bounds stand in.
    counted = any(r.basis.origin is Origin.LAW for _, r in listed(it.ages))
    registration = it.registration
    not_before, not_after = closing(it)
    evaluated, presented = stage_cells(it, "proposal_evaluation"), stage_cells(it, "presentation")
    return {
        "year": cell(it.year),
        "held": cell(it.held),
        "legal_basis_id": cell(it.legal_basis),
        "guide_id": cell(it.guide),
        "theme_en": "" if isinstance(it.theme, Unknown) else it.theme.en,
        "groups": "|".join(listed(it.groups)),
        "min_age": age_cell(listed(it.ages)),
        "min_age_counted_back_from": "registration_close" if counted else "",
        "cap_per_agency": cap_cell(it.caps),
        "exclusions": "; ".join(clauses),
        "registration_opens": cell(getattr(registration, "opens", UNKNOWN)),
        "registration_closes_not_before": not_before,
        "registration_closes_not_after": not_after,
        "proposal_evaluation_from": evaluated[0],
        "proposal_evaluation_to": evaluated[1],
        "presentation_from": presented[0],
        "presentation_to": presented[1],
        "award_on": cell(it.awarded_on),
        "passing_score": cell(it.passing_score),
        "confidence": confidence(it.basis),
        "notes": told,
    }


def category_cells(year: int, it: Category) -> Cells:
    """A category as a row."""
    return {
        "edition": str(year),
        "no": str(it.number),
        "name_id": it.label.id,
        "english": it.label.en,
        "confidence": confidence(it.basis),
        "source": " | ".join(it.basis.sources),
        "notes": note(it.basis),
    }


# Notes that name a file: what we say instead.
NOTES = {
    "see kipp_rubrics.csv KIPP2023-umum": "those of the rubric kipp-2023-umum",
    " (kipp_funnel.csv)": "",
}


def readable(row: Cells) -> Cells:
    """A row whose note can be read without the table."""
    told = row["notes"]
    for said, ours in NOTES.items():
        told = told.replace(said, ours)
    return {**row, "notes": told}


@pytest.mark.parametrize("it", editions(), ids=year_of)
def test_an_edition_says_what_its_source_says(it: Edition) -> None:
    """Every cell; ages and caps are sorted by group on both sides."""
    row = readable(ROWS[it.year])
    for column in ("min_age", "cap_per_agency"):
        row[column] = "|".join(sorted(row[column].split("|")))
    assert edition_cells(it) == row


def test_every_row_has_its_edition() -> None:
    """No year of the table is left out, and each is found by its year."""
    assert [it.year for it in editions()] == list(ROWS)
    assert all(edition(it.year) is it for it in editions())


def test_the_categories_say_what_their_source_says() -> None:
    """Every cell, in the order of the source."""
    written = [category_cells(it.year, one) for it in editions() for one in listed(it.categories)]
    assert written == [readable(row) for row in rows("kipp_categories")]


UNTOLD = {
    "legal_basis_id": "legal_basis",
    "guide_id": "guide",
    "theme_en": "theme",
    "groups": "groups",
    "min_age": "ages",
    "cap_per_agency": "caps",
    "exclusions": "exclusions",
    "award_on": "awarded_on",
    "passing_score": "passing_score",
}


def test_the_facts_of_single_editions_stand_where_the_model_has_a_place() -> None:
    """Official themes, a first day of selection, a requirement, and what a replica may adapt."""
    held: dict[str, Callable[[Edition], tuple[str, Basis]]] = {
        "theme_id": lambda it: (cast("Text", it.theme).id, it.basis_of("theme")),
        "admin_selection_from": lambda it: (
            stage_cells(it, "administrative_selection")[0],
            it.basis,
        ),
        "requirement": lambda it: told_by(it, "SPBE form"),
        "replikasi_sources": lambda it: told_by(it, "Top 99 of 2014-2018"),
    }
    written = [row for row in FACTS if row["topic"] in held]
    assert {row["topic"] for row in written} == set(held)
    for row in written:
        said, basis = held[row["topic"]](edition(int(row["edition"])))
        assert row["value"] in said
        assert confidence(basis) == row["confidence"]
        if basis.sources:
            assert "; ".join(basis.sources) == row["source"]
    replica = next(c for c in listed(edition(2020).exclusions) if c.source)
    assert [honour.edition for honour in replica.source] == [2014, 2015, 2016, 2017, 2018]


def told_by(it: Edition, words: str) -> tuple[str, Basis]:
    """The clause that says something, and what it rests on."""
    clause = next(c for c in listed(it.exclusions) if words in c.text.en)
    return clause.text.en, clause.basis


@pytest.mark.parametrize("it", editions(), ids=year_of)
def test_an_empty_cell_is_unknown_and_never_a_default(it: Edition) -> None:
    """Neither none nor nothing stands for what nobody says; and only for that stands unknown."""
    row = ROWS[it.year]
    for column, name in UNTOLD.items():
        assert (getattr(it, name) is UNKNOWN) == (not row[column]), name
    told = {row["edition"] for row in rows("kipp_categories")}
    assert (it.categories is UNKNOWN) == (str(it.year) not in told)
    days = ("registration_opens", "registration_closes_not_before")
    assert (it.registration is UNKNOWN) == (not any(row[day] for day in days))


def test_known_to_be_none_is_not_unknown() -> None:
    """In 2015 and 2020 there was no cap; of the years between nobody says whether there was."""
    assert [it.year for it in HELD if it.caps == ()] == [2015, 2020]
    assert {edition(year).caps for year in range(2016, 2020)} == {UNKNOWN}


def test_the_year_without_a_competition_says_what_took_its_place() -> None:
    """In 2024 sustainability and replication were monitored instead, by an announcement."""
    it = edition(2024)
    assert it.held is False
    assert it.instead is not None
    for said in (it.instead.en, it.instead.id, note(it.basis)):
        assert "PKRI" in said
        assert "B/241/PP.00.05/2024" in said
    assert [other.year for other in editions() if other.instead] == [2024]


@pytest.mark.parametrize(
    ("year", "nearest"), [(1999, "2014"), (2013, "2014"), (YEARS[-1] + 1, str(YEARS[-1]))]
)
def test_a_year_of_which_nothing_is_known_is_an_error(year: int, nearest: str) -> None:
    """It names the years that are known, and the nearest."""
    with pytest.raises(UnknownNameError) as caught:
        edition(year)
    assert str(caught.value) == (
        f"no edition of {year} is known: those that are go from 2014 to {YEARS[-1]}"
    )
    assert (caught.value.kind, caught.value.name) == ("edition", str(year))
    assert caught.value.suggestions[0] == nearest


@pytest.mark.parametrize("year", ["2021", True, 2021.0, None, -1])
def test_a_year_is_a_whole_number(year: object) -> None:
    """Nothing that only looks like one is taken."""
    wrong: Any = year
    with pytest.raises(InvalidInputError) as caught:
        edition(wrong)
    assert [(p.path, p.code) for p in caught.value.problems] == [("/year", "not_a_count")]


def test_laws_and_guides_are_instruments_of_ours() -> None:
    """What an edition rests on is in the table of instruments, and no younger than the edition."""
    for it in HELD:
        for id in (it.legal_basis, it.guide):
            if not isinstance(id, Unknown):
                assert regulation(id).year <= it.year


def bases(it: Edition) -> Iterator[Basis]:
    """The basis of an edition and of each rule in it."""
    yield it.basis
    yield from (basis for _, basis in it.bases)
    yield from (rule.basis for _, rule in listed(it.ages))
    yield from (part.basis for part in (*listed(it.categories), *listed(it.exclusions)))


@pytest.mark.parametrize("it", HELD, ids=lambda it: str(it.year))
def test_every_rule_says_where_it_is_from_and_how_sure_it_is(it: Edition) -> None:
    """Each cites an instrument that the edition rests on; the fixing of 2016's winners its own."""
    allowed: set[object] = {it.legal_basis, it.guide}
    if it.year == 2016:
        # A decree fixed the winners.
        allowed.add("kepmenpanrb-99-2016")
    for basis in bases(it):
        assert basis.confidence is not None
        assert basis.citation is not None
        assert basis.citation.regulation in allowed


def test_what_is_worded_by_us_says_so() -> None:
    """No Indonesian text of a clause is the guide's own; those of themes and categories are."""
    ours = "the wording is ours"
    for it in HELD:
        for clause in listed(it.exclusions):
            assert note(clause.basis).startswith(ours)
        told = note(it.basis_of("theme"))
        official = told == "the Indonesian title is the official one, the English is ours"
        assert official == isinstance(it.theme, Text)
        assert ours not in {note(one.basis) for one in listed(it.categories)}


def test_a_cap_told_by_one_agency_is_weaker_than_its_edition() -> None:
    """That of 2025; all else of that year is reported."""
    it = edition(2025)
    assert it.basis_of("caps").confidence is Confidence.UNVERIFIED
    assert it.basis_of("theme").confidence is Confidence.REPORTED
    assert edition(2022).basis_of("tiers").confidence is Confidence.INFERRED


def test_where_the_day_of_the_age_is_not_told_our_bounds_are_marked_as_design() -> None:
    """2017, 2018 and 2022; in 2020 and 2021 it is counted back from the close of registration."""
    for it in HELD:
        for _, rule in listed(it.ages):
            ours = it.year in (2017, 2018, 2022)
            assert (rule.basis.origin is Origin.DESIGN) == ours
            assert (rule.counted_from == it.closes) == (not ours)


@pytest.mark.parametrize("it", HELD, ids=lambda it: str(it.year))
def test_the_tiers_reconcile_with_the_published_figures(it: Edition) -> None:
    """The best tier of a group holds its winners and the last its finalists, where both are known.

    Replicas of 2020 share the tiers of the general group. How the 28 winners of 2025 divide between
    the groups is not told, so no group has tiers.
    """
    assert it.funnel in published("kipp-funnel")
    figures: Any = it.funnel
    assert figures.year == it.year
    ladders = dict(listed(it.tiers))
    for group, winners in (("umum", "top"), ("replikasi", "replikasi"), ("khusus", "khusus")):
        won, finalists = getattr(figures, f"winners_{winners}"), f"finalists_{group}"
        ladder = ladders.get(group, ())
        assert (won is UNKNOWN or it.tiers is UNKNOWN) == (not ladder)
        if ladder:
            assert ladder[0].places == won
            assert ladder[-1].places == getattr(figures, finalists)


def test_the_tiers_of_an_edition_can_be_awarded() -> None:
    """A hundred totals under the tiers of 2019: 45 of the best, 54 more in the Top 99, one none."""
    ranking = rank({f"p-{n:03}": n for n in range(100)})
    given = [a.tier for a in award(ranking, dict(listed(edition(2019).tiers))["umum"])]
    assert given == ["Top 45"] * 45 + ["Top 99"] * 54


@pytest.mark.parametrize("it", HELD, ids=lambda it: str(it.year))
def test_the_days_of_an_edition_follow_one_another(it: Edition) -> None:
    """Registration opens and closes, then come the stages, then the award."""
    registration: Any = it.registration
    opens = getattr(registration, "opens", UNKNOWN)
    days = [opens, getattr(it.closes, "not_after", it.closes)]
    days += [day for stage in listed(it.stages) for day in (stage.since, stage.until)]
    known = [day for day in (*days, it.awarded_on) if isinstance(day, date)]
    assert known == sorted(known)


def test_the_groups_are_those_that_some_edition_had() -> None:
    """A group is known by its name; the general one is in every edition."""
    assert {group for it in HELD for group in listed(it.groups)} == set(GROUPS)
    assert all("umum" in listed(it.groups) for it in HELD)


def test_nine_of_the_ten_categories_of_2021_are_those_of_2020() -> None:
    """So the tenth, law enforcement, is the new one."""
    old, new = (listed(edition(year).categories) for year in (2020, 2021))
    assert [one.label for one in new[:9]] == [one.label for one in old]
    assert (len(old), [one.label.en for one in new[9:]]) == (9, ["law enforcement"])


def test_the_best_tiers_that_2021_bars_are_those_of_the_editions_before() -> None:
    """The guide lists them one by one, and each is the best tier of its edition."""
    clause = listed(edition(2021).exclusions)[0]
    assert clause.never == tuple(
        Honour(edition=it.year, tier=dict(listed(it.tiers))["umum"][0].name)
        for it in reversed(HELD)
        if it.year < 2021
    )
    told = re.findall(r"Top \d+/\d+", clause.text.en)
    assert told == [f"{h.tier}/{h.edition}" for h in clause.never]


def test_nobody_publishes_a_formula_a_tie_break_or_weights_of_stages() -> None:
    """A stage has its days and no weight; one edition alone tells a score that passes."""
    assert {field.name for field in attrs.fields(Stage)} == {"id", "label", "since", "until"}
    assert [it.year for it in HELD if it.passing_score is not UNKNOWN] == [2025]
    names = " ".join(field.name for field in attrs.fields(Edition))
    assert not re.search(r"formula|tie_|weight|rounding|spread", names)


def test_a_close_with_a_time_is_a_day_and_a_note() -> None:
    """23:59 and 12:00 of Western Indonesian time stand in the notes of 2021 and 2022."""
    assert edition(2021).closes == date(2021, 5, 11)
    assert "23:59" in note(edition(2021).basis)
    assert edition(2022).closes == date(2022, 4, 16)
    assert "12:00 WIB" in note(edition(2022).basis)


@pytest.mark.parametrize("it", editions(), ids=year_of)
def test_an_edition_speaks_both_languages(it: Edition) -> None:
    """Themes, clauses, stages and what came instead are told in Indonesian too."""
    texts = [it.theme, it.instead, *(part.text for part in listed(it.exclusions))]
    texts += [part.label for part in (*listed(it.stages), *listed(it.categories))]
    for text in texts:
        if isinstance(text, Text):
            assert text.id
            assert text.en
            assert text.id != text.en


@pytest.mark.parametrize("it", editions(), ids=year_of)
def test_an_edition_goes_over_the_wire(it: Edition) -> None:
    """Known to be none, unknown and mappings by group each come back as they were."""
    assert from_wire(to_wire(it)) == it


def test_an_edition_is_built_from_plain_mappings() -> None:
    """As a guide of next year would be written down; mappings are kept as sorted pairs."""
    it = Edition(
        year=2031,
        held=True,
        theme="Theme",
        groups=["umum", "khusus"],
        ages={"umum": AgeRule(least=Duration(months=24), counted_from=date(2031, 5, 1))},
        caps={"umum": 3, "khusus": 1},
        exclusions=[Clause(text="a letter", evidence=("inventor_decree",))],
        registration=Registration(closes=date(2031, 5, 1)),
        tiers={"umum": [Tier(name="Top 9", places=9)]},
        passing_score="85.5",
    )
    assert it.theme == Text(id="Theme", en="Theme")
    assert it.caps == (("khusus", 1), ("umum", 3))
    assert it.closes == date(2031, 5, 1)
    assert listed(it.exclusions)[0].evidence == (EvidenceKind.INVENTOR_DECREE,)
    assert (it.guide, it.categories, it.funnel) == (UNKNOWN, UNKNOWN, UNKNOWN)
    assert hash(it) == hash(from_wire(to_wire(it)))


def test_all_faults_of_an_edition_are_told_at_once() -> None:
    """Each with its place."""
    wrong: dict[str, Any] = {
        "year": -1,
        "held": "yes",
        "legal_basis": "two words",
        "groups": "umum",
        "ages": {"umum": 12},
        "caps": {"umum": 0, "khusus": "many"},
        "tiers": {"umum": ["Top 9"]},
        "registration": date(2031, 5, 1),
        "passing_score": "high",
        "awarded_on": "soon",
        "bases": {"caps": "hearsay"},
    }
    with pytest.raises(InvalidInputError) as caught:
        Edition(**wrong)
    assert [(p.path, p.code) for p in caught.value.problems] == [
        ("/year", "not_a_count"),
        ("/held", "not_a_bool"),
        ("/legal_basis", "not_an_id"),
        ("/groups", "not_a_list"),
        ("/ages/umum", "wrong_type"),
        ("/caps/khusus", "not_positive"),
        ("/caps/umum", "not_positive"),
        ("/registration", "wrong_type"),
        ("/tiers/umum/0", "wrong_type"),
        ("/passing_score", "not_a_number"),
        ("/awarded_on", "not_a_day"),
        ("/bases/caps", "wrong_type"),
    ]


def registration_of(first: date, last: date) -> Registration:
    """A registration between two days."""
    return Registration(opens=first, closes=last)


def stage_of(first: date, last: date) -> Stage:
    """A stage between two days."""
    return Stage(id="a", label="A", since=first, until=last)


@pytest.mark.parametrize(("build", "place"), [(registration_of, "/closes"), (stage_of, "/until")])
def test_what_ends_before_it_begins_is_refused(
    build: Callable[[date, date], object], place: str
) -> None:
    """Registration and stages alike; one and the same day is a day."""
    day, before = date(2021, 5, 2), date(2021, 5, 1)
    with pytest.raises(InvalidInputError) as caught:
        build(day, before)
    assert [(p.path, p.code) for p in caught.value.problems] == [(place, "wrong_order")]
    assert build(day, day) == build(day, day)


def test_a_rule_of_age_takes_a_day_a_window_or_unknown() -> None:
    """And nothing else to count back from."""
    wrong: Any = "2021"
    with pytest.raises(InvalidInputError) as caught:
        AgeRule(least=wrong, counted_from=wrong, lenient={"pandemic": wrong})
    assert [(p.path, p.code) for p in caught.value.problems] == [
        ("/least", "wrong_type"),
        ("/counted_from", "not_a_bound"),
        ("/lenient/pandemic", "wrong_type"),
    ]


def test_a_year_is_one_file() -> None:
    """Its edition, its funnel and its lists by kind of agency stand in the file of the year."""
    files = {year: importlib.import_module(f"jipp.law.kipp.y{year}") for year in YEARS}
    assert [it.year for it in editions()] == list(files)
    for year, file in files.items():
        assert (file.EDITION.year, file.EDITION.funnel.year) == (year, year)
        assert {count.year for count in getattr(file, "CLUSTERS", ())} <= {year}
    assert len(published("kipp-clusters")) == len(rows("kipp_cluster_counts"))


def test_every_honour_that_a_clause_names_is_a_tier_of_its_edition() -> None:
    """Winners of the best tier come first in the tiers of the year in which they won."""
    clauses = [one for it in HELD for one in listed(it.exclusions)]
    assert sum(bool(one.never) for one in clauses) == 5
    for one in clauses:
        for honour in (*one.never, *one.once, *one.at_most_once, *one.source):
            ladder = dict(listed(edition(honour.edition).tiers))[honour.group]
            assert honour.tier in [tier.name for tier in ladder]
            best = honour in one.never or (honour in one.once and honour.tier != "Top 99")
            assert not best or honour.tier == ladder[0].name
