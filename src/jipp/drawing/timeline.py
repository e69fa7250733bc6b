"""The picture of one subject's time: a scale at the left, and rows that never overlap.

Days stand on the scale where they lie, rows one under another where there is room, and a line
joins each to its day. Both go downwards in the same order, so that no two lines cross.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, NamedTuple, final, get_args

from jipp.drawing.chart_parts import Sign, legend
from jipp.drawing.events import Event, EventMark, Story, events_of, further
from jipp.drawing.picture import NARROW, Body
from jipp.drawing.svg import LEADING, SMALL, Paint, circle, column, line, path, rect, text, wrap
from jipp.errors import message_of
from jipp.i18n import show, term
from jipp.model.phase import Phase

_YEARS: Final = 40
_BAND: Final = 16
_DAY: Final = 14
_HEAD: Final = 12
_APART: Final = 10
_TICK: Final = 15
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)
_PHASES: Final[dict[Phase | None, str]] = {
    Phase.CREATION: "less",
    Phase.DEVELOPMENT: "middle",
    Phase.INSTITUTIONALISATION: "most",
    None: "paper",
}
_DUTIES: Final[dict[EventMark, str]] = {"met": "green", "overdue": "vermilion", "upcoming": "paper"}
# Years beyond the last that is known: what is due later than that stands at the end.
_AHEAD: Final = timedelta(days=1_100)


@final
class _Places(NamedTuple):
    """The middle of marks, where words begin, and how far a day pushes down what it brought."""

    width: float
    node: float
    said: float
    shift: float

    @classmethod
    def of(cls, width: float) -> "_Places":
        # A narrow page has each day above what it brought.
        if width <= NARROW:
            return cls(width, 82, 82 + _DAY, SMALL * LEADING)
        return cls(width, 106, 106 + 138, 0)


@final
class _LifeRow(NamedTuple):
    """An event, its lines, and how high they stand."""

    event: Event
    head: tuple[str, ...]
    more: tuple[str, ...]
    shift: float

    @property
    def height(self) -> float:
        """The room it takes with what keeps it from the next."""
        said = (len(self.head) * _HEAD + len(self.more) * SMALL) * LEADING
        return said + self.shift + _APART


@final
class _Scale(NamedTuple):
    """Days as heights."""

    first: date
    last: date
    top: float
    height: float

    def at(self, day: date) -> float:
        """Return the height of a day; that of the nearer end where it lies beyond."""
        passed = (min(max(day, self.first), self.last) - self.first).days
        return self.top + self.height * passed / max((self.last - self.first).days, 1)


def life_line(story: Story, lang: str, width: float) -> Body:
    """Draw the time of a subject."""
    places = _Places.of(width)
    events = events_of(story, lang)
    rows = [_row(event, places) for event in events]
    signs, top = legend(_signs(story, events, lang), width)
    days = [entry.on for entry in story.subject.history]
    horizon = max(*days, story.on)
    end = min(date.max - horizon, _AHEAD) + horizon
    scale = _Scale(
        first=min(days),
        last=max(row.event.on for row in rows if row.event.on <= end),
        top=top + _APART,
        height=sum(row.height for row in rows) - _APART,
    )
    parts = [*signs, *_bands(story, scale), *_ticks(scale)]
    y = scale.top
    for row in rows:
        parts += _drawn(row, scale.at(row.event.on), y, places, lang)
        y += row.height
    last = further(story, lang)
    if last:
        y += SMALL
        said = wrap(last, width, SMALL, lines=4)
        parts += column(0, y, said)
        y += len(said) * SMALL * LEADING
    return Body(width, y, tuple(parts))


def _row(event: Event, places: _Places) -> _LifeRow:
    room = places.width - places.said
    more = tuple(row for said in event.details for row in wrap(said, room, SMALL, lines=3))
    head = wrap(event.head, room, _HEAD, lines=3, bold=True)
    return _LifeRow(event, head, more, places.shift)


def _signs(story: Story, events: Iterable[Event], lang: str) -> Iterator[Sign]:
    """Yield the colours of the phases and the marks that occur."""
    phases = {entry.phase for entry in story.subject.history}
    for phase in _PHASES:
        if phase in phases:
            yield Sign(_paint(phase), (phase.label if phase else term("no_phase")).text(lang))
    marked = {event.mark for event in events}
    for mark in get_args(EventMark):
        if mark in marked:
            drawn = _node(mark, None, 7, 7, thin=mark == "automatic")
            yield Sign(drawn, message_of(f"timeline_sign_{mark}", (), lang))


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
    years = [(scale.at(date(year, 1, 1)), year) for year in range(first, last + 1)]
    shown = [(y, year) for y, year in years if year % step == 0 and y - scale.top >= _TICK]
    for y, year in ((scale.top, first), *shown):
        yield text(_YEARS - 2, y + 4, str(year), size=11, anchor="end", colour="muted")
        yield line([(_YEARS, y), (_YEARS + 6, y)], stroke="rule")


def _drawn(row: _LifeRow, y: float, top: float, places: _Places, lang: str) -> Iterator[str]:
    event, node = row.event, places.node
    asked = event.mark == "asked"
    base = top + _HEAD - 2
    middle = base - 4
    thread = [(_YEARS + 6 + _BAND, y), (_YEARS + 10 + _BAND, y), (node - 9, middle)]
    yield line([*thread, (node - 6, middle)], stroke="ink" if asked else "rule")
    if asked:
        yield line([(node - 6, top - 6), (places.width, top - 6)], stroke="ink", dash="5 3")
    thin = event.mark == "automatic" or event.struck
    yield _node(event.mark, event.phase, node, middle, thin=thin)
    yield text(node + _DAY, base, show(event.on, lang), size=SMALL)
    base += places.shift
    struck, x = event.struck, places.said
    colour = "muted" if struck else "ink"
    yield from column(x, base, row.head, size=_HEAD, bold=True, struck=struck, colour=colour)
    base += (len(row.head) - 1) * _HEAD * LEADING + 1
    yield from column(x, base + SMALL * LEADING, row.more, colour="muted")


def _node(mark: EventMark, phase: Phase | None, x: float, y: float, *, thin: bool) -> str:
    if mark == "asked":
        return path(f"M{x - 5:g} {y - 5:g}L{x + 5:g} {y:g}L{x - 5:g} {y + 5:g}Z", fill="ink")
    if mark in _DUTIES:
        d = f"M{x:g} {y - 6:g}L{x + 6:g} {y:g}L{x:g} {y + 6:g}L{x - 6:g} {y:g}Z"
        return path(d, fill=_DUTIES[mark], stroke="ink", stroke_width=1.25)
    if mark == "revert":
        return path(f"M{x - 4:g} {y - 4:g}l8 8m0 -8l-8 8", stroke="vermilion", stroke_width=2.5)
    paint: Paint = {"stroke": "ink", "stroke_width": 1.25, "fill": _PHASES[phase]}
    if thin:
        paint["dash"] = "2 2"
    return circle(x, y, 5, **paint)
