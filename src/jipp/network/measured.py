"""What innovations achieved: what was measured, apart from what is only tagged with a goal."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, final

import attrs

from jipp._fields import as_day, as_tuple, refuse, refuse_faults
from jipp._text import pointer
from jipp.drawing.cells import Cell
from jipp.i18n import Text, named, said
from jipp.model.basis import Basis
from jipp.model.finding import Finding, as_findings, warning
from jipp.model.innovation import Innovation
from jipp.model.phase import Sdg
from jipp.model.result import SDG_TARGETS, Result, goal_of
from jipp.portfolio.tables import Answered, Table, as_table

__all__ = ["Impact", "impact"]

# How a result came out; they add up to the results.
_RESULTS: Final = (
    *("innovation", "indicator", "unit", "before", "after"),
    *("change", "relative", "outcome"),
)
_OUTCOMES: Final = ("improved", "unchanged", "worsened", "not_comparable")
_COUNTS: Final = ("innovations", "results", *_OUTCOMES)


@final
@attrs.frozen(kw_only=True, repr=False)
class Impact(Answered):
    """What innovations achieved by a day, as far as it was measured.

    `results` has a row for each result, in its own unit; nothing is added up over units. `by_goal`
    and `by_target` count innovations and results: improved, unchanged, worsened, not comparable;
    all 17 goals stand. `tagged_only` lists the goals that an innovation names without a result for
    them. `findings` say what makes a result hard to trust.

    >>> found = impact([], on=date(2025, 1, 1))
    >>> found.by_goal[3]["results"], len(found.by_goal)
    (0, 17)
    """

    __wired__ = False

    results: Table = attrs.field(converter=as_table)
    by_goal: Table = attrs.field(converter=as_table)
    by_target: Table = attrs.field(converter=as_table)
    tagged_only: Table = attrs.field(converter=as_table)
    findings: tuple[Finding, ...] = attrs.field(default=(), converter=as_findings)
    __attrs_post_init__ = refuse_faults

    @property
    def bases(self) -> tuple[Basis, ...]:
        """Those of the results, and of the goals."""
        return tuple(dict.fromkeys((*self.results.bases, *self.by_goal.bases)))

    def explain(self, lang: str = "en") -> str:
        """Return the impact in sentences, in `id` or `en`.

        >>> impact([], on=date(2025, 1, 1)).explain()[:24]
        'results: 0; improved: 0,'
        """
        found = Counter(row["outcome"] for row in self.results)
        counts = {name: found[name] for name in _OUTCOMES}
        whole = said(
            "impact_counts", **counts, results=len(self.results), tagged=len(self.tagged_only)
        )
        return "\n".join((whole.text(lang), *(f.message(lang) for f in self.findings)))

    def __str__(self) -> str:
        return self.explain()

    def _html(self, lang: str, most: int | None = None) -> str:
        tables = (self.results, self.by_goal, self.by_target, self.tagged_only)
        return self._joined(tables, lang, most)


def _outcome(result: Result) -> str:
    if result.change is None:
        return "not_comparable"
    if not result.change:
        return "unchanged"
    return "improved" if result.improved else "worsened"


def impact(innovations: Iterable[Innovation], *, on: date) -> Impact:
    """Return what innovations achieved by a day: what was measured, apart from what is only tagged.

    A result measured after the day is left out, and told among the findings, as are one without
    evidence, one with a single measurement, and one measured before the innovation was in use.

    Raises:
        InvalidInputError: what is no innovation, an id twice, or not a day.

    >>> owner = Agency(id="kota-a", name="Kota A", kind="city")
    >>> one = Innovation(id="i", title="I", agency=owner, sdgs=[3])
    >>> impact([one], on=date(2025, 1, 1)).tagged_only.rows
    ((3, 'i', 'kota-a'),)
    """
    given = as_tuple(Innovation, innovations, unique="id")
    refuse(innovations=given, on=as_day(on))
    counted = [(i, r) for i in given for r in i.results if r.after_on <= on]
    by_goal = {goal: [(i.id, r) for i, r in counted if goal in r.sdgs] for goal in Sdg}
    by_target = defaultdict[str, list[tuple[str, Result]]](list)
    for i, r in counted:
        for target in r.sdg_targets:
            by_target[target].append((i.id, r))
    tagged = [
        (int(goal), i.id, i.agency.id)
        for goal, found in by_goal.items()
        for i in given
        if goal in i.sdgs and all(i.id != id for id, _ in found)
    ]
    words = {
        "innovation": {i.id: named(i.title, i.id) for i in given},
        "agency": {i.agency.id: named(i.agency.name, i.agency.id) for i in given},
    }
    only = Counter(goal for goal, _, _ in tagged)
    order = [t for t in SDG_TARGETS if t in by_target]
    return Impact(
        results=_results(counted, words),
        by_goal=Table(
            title=said("impact_by_goal", on=on),
            columns=("sdg", *_COUNTS, "tagged_only"),
            rows=[(int(g), *_counts(found), only[int(g)]) for g, found in by_goal.items()],
            bases=(Sdg.NO_POVERTY.basis,),
        ),
        by_target=Table(
            title=said("impact_by_target", on=on),
            columns=("sdg_target", "sdg", *_COUNTS),
            rows=[(t, int(goal_of(t)), *_counts(by_target[t])) for t in order],
        ),
        tagged_only=Table(
            title=said("impact_tagged_only"),
            columns=("sdg", "innovation", "agency"),
            rows=tagged,
            keys=3,
            words=words,
        ),
        findings=tuple(f for i in given for f in _doubts(i, on)),
    )


def _counts(found: list[tuple[str, Result]]) -> tuple[int, ...]:
    outcomes = Counter(_outcome(result) for _, result in found)
    return len({id for id, _ in found}), len(found), *(outcomes[name] for name in _OUTCOMES)


def _results(counted: list[tuple[Innovation, Result]], words: dict[str, dict[str, Text]]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (i.id, r.indicator, r.unit, r.before, r.after, r.change, r.relative, _outcome(r))
        for i, r in counted
    ]
    return Table(
        title=said("impact_results"),
        columns=_RESULTS,
        rows=rows,
        keys=2,
        bases=[r.basis for _, r in counted],
        words=words,
    )


def _doubts(innovation: Innovation, on: date) -> Iterator[Finding]:
    """Say what makes the results of an innovation hard to trust."""
    begun = innovation.implemented_on
    held = {piece.id for piece in innovation.evidence}
    for number, result in enumerate(innovation.results):
        where = innovation.id + pointer("results", number)
        named = {"indicator": result.indicator}
        if result.after_on > on:
            yield warning("measured_later", where, **named, measured=result.after_on, on=on)
        if begun is not None and result.after_on < begun:
            yield warning("measured_before_use", where, **named, measured=result.after_on, on=begun)
        if result.before is None:
            yield warning("measured_once", where, **named)
        if not result.evidence:
            yield warning("result_without_evidence", where, **named)
        for id in result.evidence:
            if id not in held:
                yield warning("id_not_given", where, id=id, kind="evidence")
