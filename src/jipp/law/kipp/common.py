"""What the yearly files of the competition (KIPP) share: tiers, honours, stages, bases.

The Indonesian wording of themes and clauses is ours, after the English of the table; the basis of
each says so.
"""

from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from jipp.i18n import Text
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.clause import Clause
from jipp.model.edition import Category, ClusterCount, FunnelYear, Stage
from jipp.model.innovation import Honour
from jipp.model.rubric import Criterion
from jipp.model.scale import Range
from jipp.model.text_tables import known, rows
from jipp.model.tier import Tier

# The stages as far as they have names; a yearly file adds the days.
ADMINISTRATION: Final = Stage(
    id="administrative_selection",
    label=Text(id="seleksi administrasi", en="administrative selection"),
)
EVALUATION: Final = Stage(
    id="proposal_evaluation",
    label=Text(id="penilaian proposal", en="evaluation of proposals"),
)
OBJECTION: Final = Stage(id="objection", label=Text(id="masa sanggah", en="public objection"))
PRESENTATION: Final = Stage(
    id="presentation",
    label=Text(id="presentasi dan wawancara", en="presentation and interview"),
)
FIELD: Final = Stage(
    id="field_verification",
    label=Text(id="verifikasi lapangan", en="field verification"),
)

# The tiers of the special group, which exists since 2020.
KHUSUS_TIERS: Final = (Tier(name="Outstanding", places=5), Tier(name="Top 15 Khusus", places=15))

NEWS: Final = "https://menpan.go.id/site/berita-terkini/"

# Every group that some edition had.
GROUPS: Final = ("umum", "replikasi", "khusus")


_CLUSTERS: Final = "list | unit | adds up | counts | source\n"
_NAMES: Final = "Indonesian | English\n"
_QUESTIONS: Final = "id | Indonesian | English | weight | words | rule\n"


def umum(best: int) -> tuple[Tier, ...]:
    """Return the tiers of the general group, best first; the best is called by its places."""
    return (Tier(name=f"Top {best}", places=best), Tier(name="Top 99", places=99))


def winners(*best: int) -> tuple[Honour, ...]:
    """Return the best tier of the general group of each year from 2014 on, as an honour.

    Each is called by its places: Top 9 of 2014, Top 25 of 2015, and so on.
    """
    return tuple(
        Honour(edition=year, tier=f"Top {places}") for year, places in enumerate(best, start=2014)
    )


def top_99(years: Iterable[int]) -> tuple[Honour, ...]:
    """Return the Top 99 of each year, as an honour."""
    return tuple(Honour(edition=year, tier="Top 99") for year in years)


def basis(confidence: Confidence, regulation: str | None, note: str = "", *sources: str) -> Basis:
    """Return the basis of what a guide says."""
    citation = Citation(regulation=regulation, note=note)
    return Basis(origin=Origin.LAW, confidence=confidence, citation=citation, sources=sources)


def printed(*sources: str, note: str = "", confidence: Confidence = Confidence.REPORTED) -> Basis:
    """Return the basis of a figure that was printed somewhere."""
    citation = Citation(note=note) if note else None
    return Basis(origin=Origin.PRACTICE, confidence=confidence, citation=citation, sources=sources)


def clusters(year: int, table: str) -> tuple[ClusterCount, ...]:
    """Return the counts of lists by kind of agency, as a source printed them.

    A row is a list, the unit that is counted, whether the counts add up, the counts, the source.
    """
    return tuple(
        ClusterCount(
            year=year,
            list=name,
            cluster=cluster,
            unit=known(unit),
            count=int(count),
            adds_up=adds_up == "yes",
            basis=printed(source),
        )
        for name, unit, adds_up, counts, source in rows(_CLUSTERS + table.lstrip("\n"))
        for cluster, _, count in (told.rpartition(" ") for told in counts.split(", "))
    )


def funnel(year: int, counts: str, rule: Basis) -> FunnelYear:
    """Return how many proposals were left at each stage, from "registered 515, interviewed 33"."""
    pairs = (told.split() for told in counts.split(", "))
    return FunnelYear(year=year, basis=rule, **{name: int(count) for name, count in pairs})


def in_our_words(rule: Basis) -> Basis:
    """Return the basis of a rule of a guide whose wording here is ours."""
    citation = attrs.evolve(rule.citation or Citation(), note="the wording is ours")
    return attrs.evolve(rule, citation=citation)


def official_theme(confidence: Confidence, regulation: str, *sources: str) -> Basis:
    """Return the basis of a theme whose Indonesian title is the official one."""
    note = "the Indonesian title is the official one, the English is ours"
    return basis(confidence, regulation, note, *sources)


def past_winners_untold(rule: Basis) -> Clause:
    """Return the clause on past winners, where no available source gives what the guide says of them."""
    text = Text(id="aturan bagi pemenang terdahulu", en="the rule on past winners")
    return Clause(text=text, known=False, basis=rule)


def sources_untold(rule: Basis) -> Clause:
    """Return the clause on what a replica may adapt, where no available source gives it."""
    text = Text(
        id="inovasi mana yang boleh direplikasi", en="which innovations a replica may adapt"
    )
    return Clause(text=text, groups=("replikasi",), known=False, basis=rule)


def by_design(regulation: str) -> Basis:
    """Return the basis of the frame that a form's questions are put in, which is ours."""
    note = "marks from 0 to 100, the plain mean of the judges, and no pass mark: nobody publishes these"
    return Basis(origin=Origin.DESIGN, citation=Citation(regulation=regulation, note=note))


def categories(rule: Basis, table: str) -> tuple[Category, ...]:
    """Return categories numbered in their order; a row is the official and the English name."""
    return tuple(
        Category(number=number, label=Text(id=official, en=english), basis=rule)
        for number, (official, english) in enumerate(rows(_NAMES + table.lstrip("\n")), start=1)
    )


def questions(table: str, rules: Mapping[str, Basis]) -> tuple[Criterion, ...]:
    """Return the questions of a proposal form.

    A row is an id, the name in both languages, the weight ("?" if not known), the limits of words
    of its parts, and by what rule it is known.
    """
    return tuple(
        Criterion(
            id=id,
            label=Text(id=official, en=english),
            weight=None if weight == "?" else int(weight),
            scale=Range(low=0, high=100),
            max_words=tuple(map(int, words.split())),
            basis=rules[rule],
        )
        for id, official, english, weight, words, rule in rows(_QUESTIONS + table.lstrip("\n"))
    )
