"""The result of an index: its total and parts, and what would lift it."""

from fractions import Fraction
from typing import Final, Literal, TypeAlias, final, get_args

import attrs

from jipp._fields import as_choice, refuse
from jipp._html import Shown
from jipp._numbers import number
from jipp._text import visible
from jipp.errors import message_of
from jipp.evaluation.scoring.parts import Part
from jipp.i18n import Text, Translator, show
from jipp.model.band import Grade
from jipp.model.basis import Confidence
from jipp.typing import Exact

__all__ = ["COVERAGE", "Gain", "Index"]

# The row that stands for covering the basic services.
COVERAGE: Final = "basic_services"
GainBy: TypeAlias = Literal["innovation", "row"]


@final
@attrs.frozen(kw_only=True, repr=False)
class Gain(Shown):
    """What one row would lift an index by, were it at its best.

    `innovation` is the position of the innovation, from 0; None for other rows.
    """

    row: str
    innovation: int | None = None
    gain: Exact


@final
@attrs.frozen(kw_only=True, repr=False)
class Index(Shown):
    """An index: its exact total, the parts whose contributions sum to it, and its band.

    The parts of a regional index have points as values, and contribute what these are worth out
    of 100. `missing` are ids of mandatory rows left empty, by the government or by any innovation.
    `titles` are the names of its rows and parts, by id, in both languages.
    `band` is None where no band holds the total. `forecast` marks rules foreseen for later years.
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
    titles: tuple[tuple[str, Text], ...] = attrs.field(default=(), repr=False)

    def gain(self, by: GainBy = "innovation") -> tuple[Gain, ...]:
        """List the rows that would lift the index, each by itself to its best, the most first.

        Of equal gains the earlier row comes first, and the earlier innovation. `by="row"` takes a
        row at its best in all innovations together; of equal gains that comes first which does
        more in one. The row `basic_services` is what covering enough of them would bring.

        Raises:
            InvalidInputError: another word.

        >>> from datetime import date
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

    def explain(self, lang: str = "en", translator: Translator | None = None) -> str:
        """Write the index out: its parts, the mandatory rows left empty, and what would lift it."""

        def say(code: str, **params: object) -> str:
            return message_of(code, tuple(params.items()), lang, translator)

        def row(id: str) -> str:
            title = dict(self.titles).get(id)
            return f"[{id}]" if title is None else f"{visible(title.text(lang))} [{id}]"

        band = f" ({visible(self.band.official)})" if self.band else ""
        lines = [say("index_total", name=self.name, total=show(self.total, lang) + band)]
        lines += (f"  {row(p.criterion)}: {show(p.contribution, lang)}" for p in self.parts)
        if self.missing:
            lines.append(say("index_missing", rows="; ".join(map(row, self.missing))))
        lifts = self.gain("row")
        if lifts:
            lines.append(say("index_lifts"))
            lines += (f"  {row(one.row)}: +{show(one.gain, lang)}" for one in lifts)
        return "\n".join(lines)
