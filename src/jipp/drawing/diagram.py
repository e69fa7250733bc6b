"""The picture of a lifecycle: a row for each state, an upright lane for each transition.

A lane has a dot at every state it leaves and an arrowhead at each it leads to. Its name stands at
its lower end, to the left, where no line passes: lanes further left have ended above.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple, final

from jipp.drawing.law_words import action_name, sentence, state_names, targets_of
from jipp.drawing.legend import line_of_marks
from jipp.drawing.picture import Body
from jipp.drawing.svg import Paint, advance, circle, fit, group, line, on, path, rect, text, wrap
from jipp.errors import message_of
from jipp.i18n import show, term
from jipp.model.definition import Lifecycle
from jipp.model.history import Entry
from jipp.model.phase import Phase
from jipp.model.reason import LawWords
from jipp.model.transition import SAME, State, Target, Transition

__all__ = ["by_phase", "diagram"]

_PAD: Final = 10
_LINE: Final = 16
_MARGIN: Final = 12
_BETWEEN: Final = 14
_START: Final = 18
_HEAD: Final = 24
_GAP: Final = 8
_LEFT: Final = 34
_NARROW: Final = 90
_WIDE: Final = 216
_LANE: Final = 24
_FIRST: Final = 30
_STEP: Final = 19
_LABEL: Final = 11
_LONGEST: Final = 360
_HEIGHT: Final = 7


def by_phase(lifecycle: Lifecycle) -> list[tuple[Phase | None, list[State]]]:
    """Group the states of a lifecycle by phase, those outside the phases last.

    >>> from jipp.law import lifecycle
    >>> from datetime import date
    >>> law = lifecycle("innovation", on=date(2022, 1, 1))
    >>> [(phase and phase.value, len(states)) for phase, states in by_phase(law)]
    [('creation', 3), ('development', 1), ('institutionalisation', 1), (None, 2)]
    """
    order: list[Phase | None] = [*Phase, None]
    states = sorted(lifecycle.states, key=lambda s: order.index(s.phase))
    return [(phase, list(group)) for phase, group in groupby(states, lambda s: s.phase)]


@final
class _Lane(NamedTuple):
    """A transition as it is drawn: its words, the states that it leaves, leads to and stays in.

    `ways` are the pairs of states between which it was taken, None for the beginning.
    """

    label: str
    hint: str
    begins: bool
    leaves: tuple[str, ...]
    enters: tuple[str, ...]
    stays: tuple[str, ...]
    sure: bool
    ways: frozenset[tuple[str | None, str]]

    @property
    def taken(self) -> bool:
        """Whether it was taken."""
        return bool(self.ways)

    @property
    def touched(self) -> tuple[str, ...]:
        """The states that it meets."""
        return (*self.leaves, *self.enters, *self.stays)


def diagram(lifecycle: Lifecycle, history: Sequence[Entry], lang: str, _width: float = 720) -> Body:
    """Draw a lifecycle, and in it the way that a history took.

    >>> from jipp.law import lifecycle
    >>> from datetime import date
    >>> diagram(lifecycle("innovation", on=date(2022, 1, 1)), (), "en").width > 400
    True
    """
    lanes = list(_lanes(lifecycle, history, lang))
    wide = _box_width(lifecycle, lang)
    first = _LEFT + wide + _FIRST
    for k, lane in enumerate(lanes):
        needed = min(advance(lane.label, _LABEL, bold=lane.taken), _LONGEST) + 2 * _PAD
        first = max(first, needed - k * _LANE)
    across = [first + k * _LANE for k in range(len(lanes))]
    width = max(across, default=first) + _LANE
    headed = any(state.phase for state in lifecycle.states)
    called = state_names(lifecycle, lang)
    names = {
        state.id: wrap(called[state.id], wide - _MARGIN, 12, bold=True)
        for state in lifecycle.states
    }
    rows, parts, below = _rows(lifecycle, names, width, lang, headed=headed)
    reach = {id: x for x, lane in zip(across, lanes, strict=True) for id in lane.touched}
    ways = [
        line([(_LEFT + wide, rows[id]), (x + 6, rows[id])], stroke="rule")
        for id, x in reach.items()
    ]
    been = {id for entry in history for id in (entry.source, entry.target)}
    here = history[-1].target if history else None
    boxes = [
        group(
            *_state(state, names[state.id], rows[state.id], wide, been, here=state.id == here),
            title="" if "…" not in names[state.id][-1] else called[state.id],
        )
        for state in lifecycle.states
    ]
    below += _STEP
    drawn = [
        _drawn(x, lane, rows, below + k * _STEP)
        for k, (x, lane) in enumerate(zip(across, lanes, strict=True))
    ]
    below += len(lanes) * _STEP
    legend, right = _legend(lanes, below, lang)
    return Body(max(width, right), below + _GAP, (*parts, *ways, *boxes, *drawn, *legend))


def _legend(lanes: Sequence[_Lane], y: float, lang: str) -> tuple[list[str], float]:
    """Explain the marks that occur, and return where that ends."""
    dashes = [(_PAD - 8, y - 4), (_PAD + 6, y - 4)]
    used = (
        ("leaves", any(lane.leaves for lane in lanes), circle(_PAD, y - 4, 3.5, fill="ink")),
        ("leads_to", any(lane.enters for lane in lanes), _head(_PAD, y, 0, 1, "ink")),
        (
            "stays_in",
            any(lane.stays for lane in lanes),
            circle(_PAD, y - 4, 4, fill="paper", stroke="ink", stroke_width=2),
        ),
        (
            "resume",
            not all(lane.sure for lane in lanes),
            line(dashes, stroke="ink", stroke_width=1.5, dash="5 3"),
        ),
    )
    marks = [(mark, 14, term(word).text(lang)) for word, occurs, mark in used if occurs]
    return line_of_marks(marks, y, apart=14, colour="muted")


def _lanes(lifecycle: Lifecycle, history: Sequence[Entry], lang: str) -> Iterator[_Lane]:
    taken: defaultdict[Transition, list[Entry]] = defaultdict(list)
    strange: dict[tuple[str, str, str], list[Entry]] = {}
    names = state_names(lifecycle, lang)
    tried: defaultdict[str, list[Transition]] = defaultdict(list)
    for known in lifecycle.transitions:
        tried[known.action].append(known)
    for entry in history:
        step = next((s for s in tried[entry.action] if _is_of(entry, s)), None)
        if step is not None:
            taken[step].append(entry)
        elif entry.source in names and entry.target in names:
            way = entry.action, str(entry.source), entry.target
            strange.setdefault(way, []).append(entry)
    for step in lifecycle.transitions:
        stays = tuple(s for s in step.source if step.target is SAME or step.target == s)
        enters = dict.fromkeys(
            t
            for s in step.source or (lifecycle.initial,)
            for t in targets_of(lifecycle, s, step.target)
            if t not in stays
        )
        yield _Lane(
            label=_label(
                action_name(lifecycle, step, lang), step, taken[step], lang, lifecycle._words
            ),
            hint=sentence(lifecycle, step, names, lang),
            begins=not step.source,
            leaves=tuple(s for s in step.source if s not in stays),
            enters=tuple(enters),
            stays=stays,
            sure=not isinstance(step.target, Target) or step.target is SAME,
            ways=frozenset((entry.source, entry.target) for entry in taken[step]),
        )
    for (action, source, target), entries in strange.items():
        stays = (source,) if source == target else ()
        label = _label(lifecycle.word(action, "action").text(lang), None, entries, lang, ())
        yield _Lane(
            label=label,
            hint=label,
            begins=False,
            leaves=() if stays else (source,),
            enters=() if stays else (target,),
            stays=stays,
            sure=True,
            ways=frozenset({(source, target)}),
        )


def _is_of(entry: Entry, step: Transition) -> bool:
    if entry.reverts is not None:
        return False
    if entry.source is None:
        return not step.source
    return entry.source in step.source and (
        isinstance(step.target, Target) or entry.target == step.target
    )


def _label(
    action: str, step: Transition | None, entries: Sequence[Entry], lang: str, words: LawWords
) -> str:
    """Return an action, its roles, and when it was taken: "suspend (unit, hub), 2x, last …"."""
    who = (("roles", step.roles), ("words", words)) if step and step.roles else ()
    said = message_of("lane_roles", (("name", action), *who), lang) if who else action
    if step is not None and step.after is not None:
        said = message_of("lane_after", (("name", said), ("span", step.after)), lang)
    if entries:
        day = show(entries[-1].on, lang)
        times = len(entries)
        code = "lane_taken" if times == 1 else "lane_taken_often"
        said = message_of(code, (("name", said), ("day", day), ("times", times)), lang)
    return said


def _box_width(lifecycle: Lifecycle, lang: str) -> float:
    names = state_names(lifecycle, lang)
    longest = max(advance(name, 12, bold=True) for name in names.values())
    return min(max(longest + 2 * _PAD, _NARROW), _WIDE)


def _rows(
    lifecycle: Lifecycle,
    names: Mapping[str, Sequence[str]],
    width: float,
    lang: str,
    *,
    headed: bool,
) -> tuple[Mapping[str, float], list[str], float]:
    """Return the middle of each state's row, the bands of the phases, and where all ends."""
    tall = {id: _MARGIN + _LINE * len(name) + _BETWEEN for id, name in names.items()}
    rows, parts, y = dict[str, float](), list[str](), 0.0 if headed else float(_HEAD)
    for phase, states in by_phase(lifecycle):
        top = y
        if headed:
            high = _HEAD + sum(tall[state.id] for state in states)
            fill = "soft" if phase else "paper"
            parts.append(rect(0, top, width, high, radius=8, fill=fill))
            name = (phase.label if phase else term("no_phase")).text(lang)
            parts.append(text(_PAD, top + 17, name, size=11, bold=True, colour="muted"))
            y += _HEAD
        for state in states:
            rows[state.id] = y + tall[state.id] / 2 - 3
            y += tall[state.id]
        y += _GAP if headed else 0
    return rows, parts, y


def _state(
    state: State,
    name: Sequence[str],
    y: float,
    wide: float,
    past: Collection[str | None],
    *,
    here: bool,
) -> Iterator[str]:
    been = state.id in past
    fill = "vermilion" if here else "less" if been else "paper"
    thick = 2.5 if here else 1.75 if been else 1
    high = _MARGIN + len(name) * _LINE
    top = y - high / 2
    yield rect(_LEFT, top, wide, high, radius=6, fill=fill, stroke="ink", stroke_width=thick)
    if state.final:
        inside: Paint = {"stroke": on(fill), "stroke_width": 1}
        yield rect(_LEFT + 3, top + 3, wide - 6, high - 6, radius=4, **inside)
    if state.initial:
        yield circle(_PAD + 3, y, 4, fill="ink")
        yield line([(_PAD + 7, y), (_LEFT - 6, y)], stroke="ink")
        yield _head(_LEFT - 1, y, 1, 0, "ink")
    for i, said in enumerate(name):
        yield text(
            _LEFT + wide / 2,
            top + _MARGIN / 2 + i * _LINE + 12,
            said,
            anchor="middle",
            colour=on(fill),
            bold=here,
        )


def _drawn(x: float, lane: _Lane, rows: Mapping[str, float], foot: float) -> str:
    """Draw a lane down to its name; between states where it was taken it is thick."""
    start = rows[lane.enters[0]] - _START if lane.begins and lane.enters else None
    origins = [rows[id] for id in lane.leaves] + ([] if start is None else [start])
    ends = [*origins, *(rows[id] for id in lane.touched)]
    plain: Paint = {"stroke": "ink", "stroke_width": 1.5}
    if not lane.sure:
        plain["dash"] = "5 3"
    parts = [line([(x, max(ends)), (x, foot - 4), (x - 5, foot - 4)], stroke="rule")]
    if min(ends) < max(ends):
        parts.append(line([(x, min(ends)), (x, max(ends))], **plain))
    used = {id for way in lane.ways for id in way}
    for source, target in sorted(lane.ways, key=str):
        since = start if source is None else rows.get(source)
        if since is not None and source != target:
            ends = [since, rows[target]]
            parts.append(line([(x, min(ends)), (x, max(ends))], stroke="vermilion", stroke_width=4))
    if start is not None:
        parts.append(circle(x, start, 4, fill=_colour(None, used)))
    parts += [circle(x, rows[id], 3.5, fill=_colour(id, used)) for id in lane.leaves]
    parts += [
        circle(x, rows[id], 4, fill="paper", stroke=_colour(id, used), stroke_width=2)
        for id in lane.stays
    ]
    for id in lane.enters:
        y, colour = rows[id], _colour(id, used)
        if any(origin < y for origin in origins):
            parts.append(_head(x, y - 1, 0, 1, colour))
        if any(origin > y for origin in origins):
            parts.append(_head(x, y + 1, 0, -1, colour))
    parts.append(_named(x - _PAD, foot, lane))
    return group(*parts, title=lane.hint)


def _colour(id: str | None, used: Collection[str | None]) -> str:
    return "vermilion" if id in used else "ink"


def _named(x: float, y: float, lane: _Lane) -> str:
    said = fit(lane.label, _LONGEST, _LABEL, bold=lane.taken)
    return text(x, y, said, size=_LABEL, anchor="end", bold=lane.taken)


def _head(x: float, y: float, right: int, down: int, colour: str) -> str:
    """Draw an arrowhead with its tip at a point."""
    back, side = _HEIGHT, _HEIGHT / 2
    corners = [
        (x, y),
        (x - right * back - down * side, y - down * back - right * side),
        (x - right * back + down * side, y - down * back + right * side),
    ]
    d = "M" + "L".join(f"{a:g} {b:g}" for a, b in corners) + "Z"
    return path(d, fill=colour)
