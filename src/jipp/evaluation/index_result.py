"""The result of an index: its total and parts, and what would lift it."""

from fractions import Fraction
from typing import Final, Literal, TypeAlias, cast, final, get_args

import attrs

from jipp._fields import as_choice, refuse
from jipp._html import Shown
from jipp._numbers import exact, number
from jipp._text import unknown_name, visible
from jipp.errors import Problem, UndefinedError, message_of
from jipp.evaluation.scoring.results import Part
from jipp.i18n import Text, Translator, said, show
from jipp.model.band import Bands, Grade
from jipp.model.basis import Confidence
from jipp.model.rubric import Criterion
from jipp.model.scale import Range, Scale
from jipp.typing import Exact

__all__ = ["Gain", "Index", "LevelStep"]

# The row that stands for covering the basic services.
COVERAGE: Final = "basic_services"
_PARTS: Final = ("government", "maturity", "count", COVERAGE)
GainBy: TypeAlias = Literal["innovation", "row"]


@final
@attrs.frozen(kw_only=True, repr=False)
class Gain(Shown):
    """What one row would lift an index by, were it at its best.

    `innovation` is the position of the innovation, from 0; None for other rows. `level` is the
    present one and `to` the best; None where no single row of levels is raised.
    """

    row: str
    innovation: int | None = None
    gain: Exact
    level: Exact | None = None
    to: Exact | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class LevelStep(Shown):
    """A row to raise from `level` to `to`: of an innovation, by its position; None: of no one.

    `asks` is what the rules ask for at `to`, None where they do not say.
    """

    __wired__ = False

    row: str
    innovation: int | None = None
    level: Exact
    to: Exact
    asks: Text | None = attrs.field(default=None, eq=False)


@final
@attrs.frozen(kw_only=True, repr=False)
class Index(Shown):
    """An index: its exact total, the parts whose contributions sum to it, and its band.

    The parts of a regional index have points as values, and contribute what these are worth out
    of 100. `missing` are ids of mandatory rows left empty, by the government or by any innovation.
    `rows` are the criteria that it is counted by, each without those below it and without its
    basis. `band` is None where no band holds the total, and `bands` is the table it is looked up
    in, or None where the gains of rows do not add up. `forecast` marks rules foreseen for later
    years.
    """

    name: str
    total: Exact
    parts: tuple[Part, ...]
    band: Grade | None
    missing: tuple[str, ...] = ()
    forecast: bool = False
    confidence: Confidence | None
    design: bool
    gains: tuple[Gain, ...] = attrs.field(default=(), repr=False)
    rows: tuple[Criterion, ...] = attrs.field(default=(), repr=False)
    bands: Bands | None = attrs.field(default=None, repr=False)

    def gain(self, by: GainBy = "innovation") -> tuple[Gain, ...]:
        """List the rows that would lift the index, each by itself to its best, the most first.

        Of equal gains the earlier row comes first, and the earlier innovation. `by="row"` takes a
        row at its best in all innovations together; of equal gains that comes first which does
        more in one. The row `basic_services` is what covering enough of them would bring.

        Raises:
            InvalidInputError: another word.

        >>> from jipp.law import index_rules
        >>> from jipp.evaluation import regional_index
        >>> rules = index_rules("iid", on=date(2026, 6, 1))
        >>> found = regional_index(rules, government={"8": 3}, innovations=[{}], basic_services=4)
        >>> [(one.row, one.innovation, str(one.gain)) for one in found.gain()[:3]]
        [('12', None, '2.4'), ('6', None, '1.8'), ('7', None, '1.8')]
        """
        refuse(by=as_choice(get_args(GainBy), by))
        if by == "innovation":
            return self.gains
        rows: dict[str, Fraction] = {}
        for one in self.gains:
            rows[one.row] = rows.get(one.row, Fraction(0)) + Fraction(one.gain)
        order = sorted(rows, key=rows.__getitem__, reverse=True)
        return tuple(Gain(row=row, gain=number(rows[row])) for row in order)

    def steps_to(self, band: str | None = None) -> tuple[LevelStep, ...] | None:
        """Return the fewest rows to raise so that the index reaches a band, or the next one.

        `band` is a code or an official name; by default it is the lowest band above the total. ()
        where the index is there or above, and where no band is above; None where rows alone do
        not lead there (covering basic services is no row). Of equally few rows those that gain
        most are raised, in the order of `gain()`, each to its best but the last: this one to the
        least level that is enough, and on a scale without steps to its best too.

        Raises:
            UnknownNameError: no band of that code or name.
            UndefinedError: rows whose gains do not add up, since the rubric rounds what it combines
                or takes no weighted mean or sum.

        >>> from jipp.law import index_rules
        >>> from jipp.evaluation import regional_index
        >>> rules = index_rules("iid", on=date(2026, 6, 1))
        >>> every = {row.id: 3 for row in rules.innovation.criteria}
        >>> found = regional_index(
        ...     rules, government={"8": 3}, innovations=[every] * 9, basic_services=5
        ... )
        >>> found.band.code, str(found.total)
        ('KI', '36.468')
        >>> [(one.row, str(one.level), str(one.to), one.asks.en) for one in found.steps_to()[1:]]
        [('6', '0', '2', '-47.43% to 94.75% (sic)')]
        """
        if self.bands is None:
            raise UndefinedError(Problem(code="index_not_additive", params={"name": self.name}))
        goal = self._goal(self.bands, band)
        taken: list[LevelStep] = []
        total = Fraction(self.total)
        for one in self.gains:
            if goal is None or goal in self.bands.reached(total):
                break
            if one.level is not None:
                row = self._row(one)
                to = _least(self.bands, goal, total, one, row.scale)
                taken.append(
                    LevelStep(
                        row=one.row,
                        innovation=one.innovation,
                        level=one.level,
                        to=to,
                        asks=dict(_levels(row)).get(Fraction(to)),
                    )
                )
                total += Fraction(one.gain)
        return tuple(taken) if goal is None or goal in self.bands.reached(total) else None

    def _goal(self, bands: Bands, band: str | None) -> Grade | None:
        """Return the band of a code or name, or the lowest that the total does not reach."""
        if band is None:
            ahead = (one for one in bands.grades if one not in bands.reached(self.total))
            return min(ahead, key=lambda one: Fraction(one.low or 0), default=None)
        named = {name: one for one in bands.grades for name in (one.official, one.code)}
        if not isinstance(cast("object", band), str) or band not in named:
            raise unknown_name("band", band, (one.code for one in bands.grades))
        return named[band]

    def _row(self, gain: Gain) -> Criterion:
        # An id may stand in both rubrics of a region: the rows of its government come first.
        rows = self.rows if gain.innovation is None else reversed(self.rows)
        return next(one for one in rows if one.id == gain.row)

    def explain(self, lang: str = "en", translator: Translator | None = None) -> str:
        """Write the index out: its parts, the mandatory rows left empty, and what would lift it."""

        def say(code: str, **params: object) -> str:
            return message_of(code, tuple(params.items()), lang, translator)

        titles = {part: said(f"index_{part}") for part in _PARTS}
        titles |= {one.id: one.label for one in self.rows if one.label is not None}

        def row(id: str) -> str:
            return f"{visible(titles[id].text(lang))} [{id}]" if id in titles else f"[{id}]"

        band = f" ({visible(self.band.official)})" if self.band else ""
        lines = [say("index_total", name=self.name, total=show(self.total, lang) + band)]
        lines += (f"  {row(p.criterion)}: {show(p.contribution, lang)}" for p in self.parts)
        if self.missing:
            lines.append(say("index_missing", rows="; ".join(map(row, self.missing))))
        lifts = self.gain("row")
        if lifts:
            lines.append(say("index_lifts"))
        for lift in lifts:
            lines.append(f"  {row(lift.row)}: +{show(lift.gain, lang)}")
            lines += (
                "    " + say("index_asks", level=show(number(level), lang), asked=text)
                for level, text in self._next(lift.row)
            )
        if self.bands is not None and (goal := self._goal(self.bands, None)) is not None:
            steps, band = self.steps_to(), visible(goal.official)
            code = "index_no_steps" if steps is None else "index_steps"
            lines.append(say(code, band=band, count=len(steps or ())))
        return "\n".join(lines)

    def _next(self, id: str) -> list[tuple[Fraction, Text]]:
        """Return the levels of a row that come next for the government or some innovation."""
        found: dict[Fraction, Text] = {}
        for one in self.gains:
            if one.row == id and one.level is not None:
                above = [pair for pair in _levels(self._row(one)) if pair[0] > one.level]
                found |= dict(above[:1])
        return sorted(found.items())


def _levels(row: Criterion) -> list[tuple[Fraction, Text]]:
    """Return the described levels of a row in rising order."""
    read = ((exact(level), text) for level, text in row.descriptors)
    return sorted((level, text) for level, text in read if level is not None)


def _least(bands: Bands, goal: Grade, total: Fraction, gain: Gain, scale: Scale | None) -> Exact:
    """Return the least level of a row that takes a total to a band, or its best."""
    level, best = Fraction(gain.level or 0), Fraction(gain.to or 0)
    if not isinstance(scale, Range) or scale.step is None:
        return number(best)
    low, step, worth = Fraction(scale.low), Fraction(scale.step), Fraction(gain.gain)
    first, last = max((level - low) // step + 1, 0), (best - low) // step
    while first < last:
        middle = (first + last) // 2
        lifted = total + worth * (low + middle * step - level) / (best - level)
        first, last = (first, middle) if goal in bands.reached(lifted) else (middle + 1, last)
    return number(low + first * step)
