"""What the yearly files of the competition (KIPP) share: tiers, honours, stages, bases.

The Indonesian wording of themes and clauses is ours, after the English of the table; the basis of
each says so.
"""

from collections.abc import Iterable
from typing import Final

import attrs

from jipp.i18n import Text
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.clause import Clause
from jipp.model.edition import Category, Stage
from jipp.model.funnel_year import FunnelYear
from jipp.model.innovation import Honour
from jipp.model.rubric import Criterion
from jipp.model.scale import Range
from jipp.model.tier import Tier
from jipp.reference.data.funnel import FUNNEL
from jipp.typing import Number

__all__ = [
    "ADMINISTRATION",
    "EVALUATION",
    "FIELD",
    "KHUSUS_TIERS",
    "OBJECTION",
    "PRESENTATION",
    "asked",
    "basis",
    "by_design",
    "categories",
    "funnel",
    "in_our_words",
    "official_theme",
    "past_winners_untold",
    "sources_untold",
    "top_99",
    "umum",
    "winners",
]

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

# How many the best tier of umum holds, edition by edition: it is called Top 9, Top 25, …
_BEST: Final = {
    2014: 9,
    2015: 25,
    2016: 35,
    2017: 40,
    2018: 40,
    2019: 45,
    2020: 45,
    2021: 45,
    2022: 45,
    2023: 45,
}


def umum(year: int) -> tuple[Tier, ...]:
    """Give the tiers of the general group of a year, best first."""
    best = _BEST[year]
    return (Tier(name=f"Top {best}", places=best), Tier(name="Top 99", places=99))


def winners(years: Iterable[int]) -> tuple[Honour, ...]:
    """Give the best tier of the general group of each year, as an honour."""
    return tuple(Honour(edition=year, tier=f"Top {_BEST[year]}") for year in years)


def top_99(years: Iterable[int]) -> tuple[Honour, ...]:
    """Give the Top 99 of each year, as an honour."""
    return tuple(Honour(edition=year, tier="Top 99") for year in years)


def funnel(year: int) -> FunnelYear:
    """Give the published figures of a year."""
    return next(figures for figures in FUNNEL if figures.year == year)


def basis(confidence: Confidence, regulation: str | None, note: str = "", *sources: str) -> Basis:
    """Make the basis of what a guide says."""
    citation = Citation(regulation=regulation, note=note)
    return Basis(origin=Origin.LAW, confidence=confidence, citation=citation, sources=sources)


def in_our_words(rule: Basis) -> Basis:
    """Say of a rule of a guide that its wording here is ours."""
    citation = attrs.evolve(rule.citation or Citation(), note="the wording is ours")
    return attrs.evolve(rule, citation=citation)


def official_theme(confidence: Confidence, regulation: str, *sources: str) -> Basis:
    """Return the basis of a theme whose Indonesian title is the official one."""
    note = "the Indonesian title is the official one, the English is ours"
    return basis(confidence, regulation, note, *sources)


def past_winners_untold(rule: Basis) -> Clause:
    """Make the clause on past winners, where nobody in reach tells what the guide says of them."""
    text = Text(id="aturan bagi pemenang terdahulu", en="the rule on past winners")
    return Clause(text=text, known=False, basis=rule)


def sources_untold(rule: Basis) -> Clause:
    """Make the clause on what a replica may adapt, where nobody in reach tells what it says."""
    text = Text(
        id="inovasi mana yang boleh direplikasi", en="which innovations a replica may adapt"
    )
    return Clause(text=text, groups=("replikasi",), known=False, basis=rule)


def by_design(regulation: str) -> Basis:
    """Make the basis of the frame that a form's questions are put in, which is ours."""
    note = "marks from 0 to 100, the plain mean of the judges, and no pass mark: nobody publishes these"
    return Basis(origin=Origin.DESIGN, citation=Citation(regulation=regulation, note=note))


def categories(rule: Basis, *names: tuple[str, str]) -> tuple[Category, ...]:
    """Number categories in the order given, each its official and its English name."""
    return tuple(
        Category(number=number, label=Text(id=official, en=english), basis=rule)
        for number, (official, english) in enumerate(names, start=1)
    )


def asked(
    id: str,
    names: tuple[str, str],
    weight: Number | None,
    words: tuple[int, ...],
    rule: Basis,
) -> Criterion:
    """Make a question of a proposal form: its weight, None if not known, and its word limits."""
    return Criterion(
        id=id,
        label=Text(id=names[0], en=names[1]),
        weight=weight,
        scale=Range(low=0, high=100),
        max_words=words,
        basis=rule,
    )
