"""The picture of one subject's time: a scale at the left, and rows that never overlap.

Days stand on the scale where they lie, rows one under another where there is room, and a line
joins each to its day. Both go downwards in the same order, so that no two lines cross.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, NamedTuple, final

from jipp.drawing.events import Event, Story, events_of, further
from jipp.drawing.legend import line_of_marks
from jipp.drawing.picture import Body
from jipp.drawing.svg import LEADING, Paint, circle, group, line, path, rect, text, wrap
from jipp.i18n import show, term
from jipp.model.phase import Phase

__all__ = ["life_line"]

_YEARS: Final = 40
_BAND: Final = 16
_NODE: Final = 106
_DAY: Final = 120
_SAID: Final = 244
_WIDTH: Final = 720
_HEAD: Final = 12
_MORE: Final = 10.5
_APART: Final = 10
_TICK: Final = 15
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)
_PHASES: Final[dict[Phase | None, str]] = {
    Phase.CREATION: "less",
    Phase.DEVELOPMENT: "middle",
    Phase.INSTITUTIONALISATION: "most",
    None: "paper",
}
_DUTIES: Final = {"met": "green", "overdue": "vermilion", "upcoming": "paper"}
# Years beyond the last that is known: what is due later than that stands at the end.
_AHEAD: Final = timedelta(days=1_100)


@final
class _LifeRow(NamedTuple):
    """An event, its lines, and how high they stand."""

    event: Event
    head: tuple[str, ...]
    more: tuple[str, ...]

    @property
    def height(self) -> float:
        """The room it takes with what keeps it from the next."""
        return (len(self.head) * _HEAD + len(self.more) * _MORE) * LEADING + _APART


@final
class _Scale(NamedTuple):
    """Days as heights."""

    first: date
    last: date
    top: float
    height: float

    def at(self, day: date) -> float:
        """Return the height of a day; that of the nearer end where it lies beyond."""
        days = max((self.last - self.first).days, 1)
        return (
            self.top + self.height * (min(max(day, self.first), self.last) - self.first).days / days
        )


def life_line(story: Story, lang: str, _width: float) -> Body:
    """Draw the time of a subject."""
    rows = [_row(event) for event in events_of(story, lang)]
    legend, top = _legend([entry.phase for entry in story.subject.history], lang)
    days = [entry.on for entry in story.subject.history]
    horizon = max(*days, story.on)
    end = min(date.max - horizon, _AHEAD) + horizon
    scale = _Scale(
        first=min(days),
        last=max(row.event.on for row in rows if row.event.on <= end),
        top=top + _APART,
        height=sum(row.height for row in rows) - _APART,
    )
    parts = [*legend, *_bands(story, scale), *_ticks(scale)]
    y = scale.top
    for row in rows:
        parts += _drawn(row, scale.at(row.event.on), y, lang)
        y += row.height
    last = further(story, lang)
    if last:
        y += _MORE
        said = wrap(last, _WIDTH, _MORE, lines=4)
        parts += [
            text(0, y + i * _MORE * LEADING, line_, size=_MORE) for i, line_ in enumerate(said)
        ]
        y += len(said) * _MORE * LEADING
    return Body(_WIDTH, y, tuple(parts))


def _row(event: Event) -> _LifeRow:
    room = _WIDTH - _SAID
    more = (row for said in event.details for row in wrap(said, room, _MORE, lines=3))
    return _LifeRow(event, wrap(event.head, room, _HEAD, lines=2, bold=True), tuple(more))


def _legend(phases: Sequence[Phase | None], lang: str) -> tuple[list[str], float]:
    """Draw the phases that occur with their names, and return the height."""
    marks = (
        (rect(0, 0, _BAND, 12, **_paint(p)), _BAND, (p.label if p else term("no_phase")).text(lang))
        for p in _PHASES
        if p in phases
    )
    return line_of_marks(marks, 10, apart=18, size=11)[0], 22


def _paint(phase: Phase | None) -> Paint:
    paint: Paint = {"fill": _PHASES[phase], "stroke": "ink", "stroke_width": 0.75}
    return paint if phase else {**paint, "dash": "2 2"}


def _bands(story: Story, scale: _Scale) -> Iterator[str]:
    history = sorted(story.subject.history, key=lambda entry: (entry.on, entry.number))
    begins = [history[0]]
    begins += [b for a, b in pairwise(history) if a.phase is not b.phase]
    ends = [*(entry.on for entry in begins[1:]), story.on]
    for entry, until in zip(begins, ends, strict=True):
        top, bottom = scale.at(entry.on), scale.at(until)
        yield rect(_YEARS + 6, top, _BAND, bottom - top, **_paint(entry.phase))
    middle = _YEARS + 6 + _BAND / 2
    rest = [(middle, scale.at(story.on)), (middle, scale.top + scale.height)]
    yield line(rest, stroke="rule", dash="2 3")


def _ticks(scale: _Scale) -> Iterator[str]:
    """Draw the beginning of years, as many as there is room for; the first day has its own."""
    first, last = scale.first.year, scale.last.year
    room = scale.height / (max((scale.last - scale.first).days, 1) / 365.25)
    step = next(s for s in _STEPS if s * room >= _TICK)
    shown = [(scale.top, first)]
    for year in range(first, last + 1):
        y = scale.at(date(year, 1, 1))
        if year % step == 0 and y - scale.top >= _TICK:
            shown.append((y, year))
    for y, year in shown:
        yield text(_YEARS - 2, y + 4, str(year), size=10, anchor="end", colour="muted")
        yield line([(_YEARS, y), (_YEARS + 6, y)], stroke="rule")


def _drawn(row: _LifeRow, y: float, top: float, lang: str) -> Iterator[str]:
    event = row.event
    asked = event.mark == "asked"
    base = top + _HEAD - 2
    middle = base - 4
    thread = [(_YEARS + 6 + _BAND, y), (_YEARS + 12 + _BAND, y), (_NODE - 10, middle)]
    yield line([*thread, (_NODE - 6, middle)], stroke="ink" if asked else "rule")
    if asked:
        yield line([(_NODE - 6, top - 6), (_WIDTH, top - 6)], stroke="ink", dash="5 3")
    yield _node(event, middle)
    yield text(_NODE + 12, base, show(event.on, lang), size=11)
    for i, said in enumerate(row.head):
        yield text(
            _SAID,
            base + i * _HEAD * LEADING,
            said,
            size=_HEAD,
            bold=True,
            struck=event.struck,
            colour="muted" if event.struck else "ink",
        )
    base += (len(row.head) - 1) * _HEAD * LEADING + 1
    for i, said in enumerate(row.more, start=1):
        yield text(_SAID, base + i * _MORE * LEADING, said, size=_MORE, colour="muted")


def _node(event: Event, y: float) -> str:
    if event.mark == "asked":
        return path(f"M{_NODE - 5} {y - 5:g}L{_NODE + 5} {y:g}L{_NODE - 5} {y + 5:g}Z", fill="ink")
    if event.mark in _DUTIES:
        d = f"M{_NODE} {y - 6:g}L{_NODE + 6} {y:g}L{_NODE} {y + 6:g}L{_NODE - 6} {y:g}Z"
        return path(d, fill=_DUTIES[event.mark], stroke="ink", stroke_width=1.25)
    if event.mark == "revert":
        cross = f"M{_NODE - 4} {y - 4:g}l8 8m0 -8l-8 8"
        return group(path(cross, stroke="vermilion", stroke_width=2.5))
    thin = event.mark == "automatic" or event.struck
    paint: Paint = {"stroke": "ink", "stroke_width": 1.25, "fill": _PHASES[event.phase]}
    if thin:
        paint["dash"] = "2 2"
    return circle(_NODE, y, 5, **paint)
