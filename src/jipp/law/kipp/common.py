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
from jipp.model.funnel_year import ClusterCount
from jipp.model.innovation import Honour
from jipp.model.rubric import Criterion
from jipp.model.scale import Range
from jipp.model.tier import Tier
from jipp.typing import Number, Unknown

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


def clusters(
    year: int,
    name: str,
    source: str,
    counts: dict[str, int],
    *,
    unit: str | Unknown = "innovations",
    adds_up: bool = True,
) -> tuple[ClusterCount, ...]:
    """Return the counts of a list by kind of agency, as a source printed them."""
    basis = printed(source)
    return tuple(
        ClusterCount(
            year=year,
            list=name,
            cluster=cluster,
            unit=unit,
            count=count,
            adds_up=adds_up,
            basis=basis,
        )
        for cluster, count in counts.items()
    )


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


def categories(rule: Basis, *names: tuple[str, str]) -> tuple[Category, ...]:
    """Return categories numbered in the order given, each its official and its English name."""
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
    """Return a question of a proposal form: its weight, None if not known, and its word limits."""
    return Criterion(
        id=id,
        label=Text(id=names[0], en=names[1]),
        weight=weight,
        scale=Range(low=0, high=100),
        max_words=words,
        basis=rule,
    )
