"""Pictures of a ranking: totals, places with the range they may take, how often each rank."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final, NamedTuple, final

from jipp.drawing.legend import line_of_marks
from jipp.drawing.picture import Body, in_words
from jipp.drawing.svg import Paint, advance, circle, fit, group, line, path, rect, text
from jipp.i18n import Text, show, term

__all__ = ["Bar", "Chances", "TotalBar", "chances", "listed", "places", "totals"]

_ROW: Final = 20
_WIDE_ROW: Final = 30
_SCALE: Final = 440
_NARROWEST: Final = 60
_LONGEST: Final = 230
_RANK: Final = 34
_AXIS: Final = 22
_TICKS: Final = 10
_LEGEND: Final = 24
_TIER: Final = 14
_TIER_NAME: Final = 180
_VALUE: Final = 90
_RANGE: Final = 70
_GAP: Final = 10
_END: Final = 6
_PANELS: Final[Paint] = {"fill": "less", "stroke": "middle"}
_WEIGHTS: Final[Paint] = {"fill": "vermilion"}


@final
class Bar(NamedTuple):
    """A subject, its rank and its place from 1, and its first and last by panels and weights."""

    name: str
    rank: str
    place: int
    panels: tuple[int, int] | None
    weights: tuple[int, int] | None


@final
class TotalBar(NamedTuple):
    """A subject, its rank as it is written, and its total, None where it has none."""

    name: str
    rank: str
    total: Fraction | None
    written: Text


@final
class Chances(NamedTuple):
    """A subject, how often it takes each rank, and within which ranks it lies by 95 %."""

    name: str
    row: tuple[Fraction, ...]
    span: tuple[int, int]


def listed(first: Text, rows: Sequence[str]) -> Text:
    """Add rows that read the same in both languages to a text.

    >>> listed(Text(id="nilai", en="marks"), ["p: 1", "q: 2"]).id
    'nilai. p: 1; q: 2'
    """
    return in_words(lambda lang: ". ".join(filter(None, (first.text(lang), "; ".join(rows)))))


def places(
    bars: Sequence[Bar], lines: Sequence[tuple[str, int]], lang: str, _width: float = 720
) -> Body:
    """Draw one row per subject, best first, and a dashed line after the last place of each tier.

    >>> bars = [Bar("one-stop", "1", 1, (1, 2), None), Bar("e-queue", "2", 2, (1, 2), None)]
    >>> body = places(bars, [], "en")
    >>> body.height, sum(part.startswith("<circle") for part in body.parts)
    (86, 2)
    """
    left = _RANK + _names(bar.name for bar in bars)
    cuts = [(name, count) for name, count in lines if count < len(bars)]
    top = _LEGEND + len(cuts) * _TIER + _AXIS
    bottom = top + _ROW * len(bars)
    unit = _SCALE / max(len(bars), 1)
    legend, width = _legend(lang)
    width = max(width, left + _SCALE)
    parts = [*legend, *_grid(len(bars), left, top, bottom, unit)]
    # A line starts below the names of those left of it, which stand to the right of theirs.
    for i, (name, count) in enumerate(sorted(cuts, key=lambda cut: cut[1])):
        x, y = left + unit * count, _LEGEND + i * _TIER
        label = fit(name, _TIER_NAME, 10)
        parts.append(line([(x, y), (x, bottom)], stroke="ink", dash="4 3", title=name))
        parts.append(text(x + 4, y + 9, label, size=10))
        width = max(width, x + 4 + advance(label, 10))
    for i, bar in enumerate(bars):
        parts += _bar(bar, left, top + _ROW * i, unit)
    return Body(width, bottom, tuple(parts))


def _names(names: Iterator[str]) -> float:
    longest = max((advance(name, 12) for name in names), default=0)
    return min(max(longest, _NARROWEST), _LONGEST) + _GAP


def _legend(lang: str) -> tuple[list[str], float]:
    """Explain the marks, and return where that ends."""
    marks = (
        (circle(4, 6, 3.5, fill="ink"), 8, "rank"),
        (rect(0, 0, 20, 12, **_PANELS), 20, "other_panels"),
        (rect(0, 4, 20, 4, fill="vermilion"), 20, "other_weights"),
    )
    named = ((mark, wide, term(word).text(lang)) for mark, wide, word in marks)
    return line_of_marks(named, 10, apart=2 * _GAP)


def _grid(count: int, left: float, top: float, bottom: float, unit: float) -> Iterator[str]:
    step = max(1, -(-count // _TICKS))
    ticks = [1, *range(step, count + 1, step)] if step > 1 else range(1, count + 1)
    for n in ticks:
        x = left + unit * (n - 0.5)
        yield line([(x, top), (x, bottom)], stroke="soft")
        yield text(x, top - 6, str(n), size=10, anchor="middle", colour="muted")


def _named(rank: str, name: str, left: float, y: float) -> Iterator[str]:
    if rank:
        yield text(_RANK - _GAP, y, rank, size=11, anchor="end", colour="muted", width=_RANK - _GAP)
    yield _name(_RANK, y, name, left - _RANK - _GAP)


def _name(x: float, y: float, name: str, width: float) -> str:
    """Write a name; one too long keeps its end, by which ids are told apart."""
    end = name[-_END:]
    head = fit(name[:-_END], width - advance(end, 12), 12)
    whole = advance(name, 12) <= width
    return text(x, y, name) if whole else group(text(x, y, f"{head}{end}"), title=name)


def _bar(bar: Bar, left: float, y: float, unit: float) -> Iterator[str]:
    middle = y + _ROW / 2
    yield from _named(bar.rank, bar.name, left, middle + 4)
    for span, thick, paint in ((bar.panels, 11, _PANELS), (bar.weights, 4, _WEIGHTS)):
        if span is not None:
            low, high = span
            x, wide = left + unit * (low - 1), unit * (high - low + 1)
            hint = f"{bar.name}: {low}-{high}"
            yield group(rect(x, middle - thick / 2, wide, thick, **paint), title=hint)
    x = left + unit * (bar.place - 0.5)
    yield circle(x, middle, 3.5, fill="ink", title=f"{bar.name}: {bar.rank}")


def totals(rows: Sequence[TotalBar], lang: str, _width: float = 720) -> Body:
    """Draw one bar per subject, from 0 to its total, with the total as text.

    >>> nine = TotalBar("one-stop", "1", Fraction(9), Text(id="9", en="9"))
    >>> totals([nine, TotalBar("e-queue", "", None, Text(id="", en=""))], "en").height
    40
    """
    left = _RANK + _names(row.name for row in rows)
    known = [Fraction(0), *(row.total for row in rows if row.total is not None)]
    low, high = min(known), max(known)
    unit = (_SCALE - _VALUE) / (high - low or Fraction(1))
    # Room for what is written at the end of a bar that goes to the left.
    before = _VALUE if low < 0 else 0
    zero = left + before - float(low * unit)
    parts = list[str]()
    for i, row in enumerate(rows):
        middle = _ROW * i + _ROW / 2
        parts += _named(row.rank, row.name, left, middle + 4)
        wide = 0.0 if row.total is None else float(row.total * unit)
        if row.total is not None:
            parts.append(rect(min(zero, zero + wide), middle - 6, abs(wide), 12, fill="blue"))
        room = _SCALE if row.total is None else _VALUE
        written = fit(row.written.text(lang), room - _GAP, 11)
        if wide < 0:
            parts.append(text(zero + wide - 6, middle + 4, written, size=11, anchor="end"))
        else:
            parts.append(text(zero + wide + 6, middle + 4, written, size=11))
    parts.append(line([(zero, 0), (zero, _ROW * len(rows))], stroke="ink"))
    return Body(left + before + _SCALE, _ROW * len(rows), tuple(parts))


def chances(rows: Sequence[Chances], lang: str, _width: float = 720) -> Body:
    """Draw for each subject how often it takes each rank, as bars side by side.

    >>> half = Fraction(1, 2)
    >>> chances([Chances("one-stop", (half, half), (1, 2))], "en").height
    52
    """
    left = _names(row.name for row in rows)
    count = max((len(row.row) for row in rows), default=0)
    unit = _SCALE / max(count, 1)
    bottom = _AXIS + _WIDE_ROW * len(rows)
    parts = list(_grid(count, left, _AXIS, bottom, unit))
    parts.append(text(left + _SCALE + _GAP, _AXIS - 6, "95 %", size=10, colour="muted"))
    for i, (name, row, (low, high)) in enumerate(rows):
        base = _AXIS + _WIDE_ROW * (i + 1) - 4
        parts.append(_name(0, base - 4, name, left - _GAP))
        parts.append(line([(left, base), (left + _SCALE, base)], stroke="rule", stroke_width=0.75))
        parts.append(_steps(row, left, base, unit))
        span = f"{show(low, lang)}-{show(high, lang)}"
        parts.append(text(left + _SCALE + _GAP, base - 4, span, size=11))
    return Body(left + _SCALE + _GAP + _RANGE, bottom, tuple(parts))


def _steps(row: Sequence[Fraction], left: float, base: float, unit: float) -> str:
    """Draw the bars of a row as one shape."""
    d, gap = list[str](), min(1.0, unit / 5)
    for n, share in enumerate(row):
        if share:
            high = float(share) * (_WIDE_ROW - 8)
            x = left + n * unit + gap / 2
            d.append(f"M{x:.2f} {base:g}v{-high:.2f}h{unit - gap:.2f}v{high:.2f}z")
    return path("".join(d), fill="blue")
