"""Pictures of a lifecycle, or of a subject's way through it: Mermaid, Graphviz, SVG."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final

from jipp._fields import as_instance, refuse
from jipp._svg import arrow, fit, on, picture, rect, text
from jipp.errors import message_of
from jipp.i18n import as_text, show, term
from jipp.lifecycle._call import check_subject
from jipp.lifecycle._judging import law_of, not_begun
from jipp.lifecycle.outcome import Refused
from jipp.model.lifecycle import Lifecycle
from jipp.model.phase import Phase
from jipp.model.requirement import Moving
from jipp.model.transition import RESUME, State, Target, Transition

__all__ = ["to_dot", "to_mermaid", "to_svg"]

_WIDE: Final = 150
_TALL: Final = 34
_GAP: Final = 44
_STEP: Final = 64
_TOP: Final = 74
_EDGE: Final = 20
_LINE: Final = 18
_BOTH: Final = 2


def _drawn(x: Lifecycle | Moving, under: Lifecycle | None) -> tuple[Lifecycle, Moving | None]:
    """Give the lifecycle to draw, and the subject whose way is marked in it."""
    if isinstance(x, Lifecycle):
        return x, None
    check_subject(x)
    refuse(under=None if under is None else as_instance(Lifecycle, under))
    if not x.history:
        raise Refused(subject=x, action="", reasons=not_begun(x)).error()
    return law_of(x.history, under), x


def _ways(lifecycle: Lifecycle) -> Iterator[tuple[str, str, Transition]]:
    """Give every pair of states a transition joins; a resumption leads to all its sources."""
    for step in lifecycle.transitions:
        for source in step.source:
            targets = _targets(lifecycle, source, step.target)
            yield from ((source, target, step) for target in targets)


def _targets(lifecycle: Lifecycle, source: str, target: str | Target) -> tuple[str, ...]:
    if not isinstance(target, Target):
        return (target,)
    if target is not RESUME:
        return (source,)
    into = (
        s
        for step in lifecycle.transitions
        if step.target == source
        for s in step.source
        if s != source
    )
    return tuple(dict.fromkeys(into))


def _by_phase(lifecycle: Lifecycle) -> list[tuple[Phase | None, list[State]]]:
    order: list[Phase | None] = [*Phase, None]
    states = sorted(lifecycle.states, key=lambda s: order.index(s.phase))
    return [(phase, list(group)) for phase, group in groupby(states, lambda s: s.phase)]


def _name(state: State, lang: str) -> str:
    return show(state.label or as_text(state.id), lang)


def _action(step: Transition, lang: str) -> str:
    return show(step.label or as_text(step.action), lang)


def _passed(subject: Moving | None) -> set[tuple[str | None, str]]:
    return {(entry.source, entry.target) for entry in subject.history} if subject else set()


def to_mermaid(x: Lifecycle | Moving, *, lang: str = "en", under: Lifecycle | None = None) -> str:
    """Write a lifecycle as a Mermaid state diagram; a subject's present state is marked.

    Raises:
        InvalidInputError: neither a lifecycle nor a subject.
        TransitionRefusedError: a subject that has not begun.
        UnknownNameError: a subject under a lifecycle that does not ship, without `under`.

    >>> from jipp.law import lifecycle
    >>> from datetime import date
    >>> print(to_mermaid(lifecycle("innovation", on=date(2022, 1, 1))).splitlines()[0])
    stateDiagram-v2
    """
    lifecycle, subject = _drawn(x, under)
    number = {state.id: f"s{i}" for i, state in enumerate(lifecycle.states)}
    lines = ["stateDiagram-v2"]
    lines += [f'  state "{_quoted(_name(s, lang))}" as {number[s.id]}' for s in lifecycle.states]
    lines += [f"  [*] --> {number[s.id]}" for s in lifecycle.states if s.initial]
    lines += [
        f"  {number[source]} --> {number[target]} : {_quoted(_action(step, lang))}"
        for source, target, step in _ways(lifecycle)
    ]
    lines += [f"  {number[s.id]} --> [*]" for s in lifecycle.states if s.final]
    if subject is not None:
        here = number[subject.history[-1].target]
        lines += ["  classDef here stroke-width:4px,font-weight:bold", f"  class {here} here"]
    return "\n".join(lines) + "\n"


def _quoted(name: str) -> str:
    # Mermaid knows HTML codes and no escapes.
    marks = {"#": "#35;", '"': "#quot;", ";": "#59;", "\n": " ", ":": "#58;"}
    return "".join(marks.get(c, c) for c in name)


def to_dot(x: Lifecycle | Moving, *, lang: str = "en", under: Lifecycle | None = None) -> str:
    """Write a lifecycle for Graphviz, its states in clusters by phase, a subject's way in bold.

    Raises:
        InvalidInputError: neither a lifecycle nor a subject.
        TransitionRefusedError: a subject that has not begun.
        UnknownNameError: a subject under a lifecycle that does not ship, without `under`.

    >>> from jipp.law import lifecycle
    >>> from datetime import date
    >>> to_dot(lifecycle("innovation", on=date(2022, 1, 1))).splitlines()[0]
    'digraph "innovation@2021" {'
    """
    lifecycle, subject = _drawn(x, under)
    passed = _passed(subject)
    here = subject.history[-1].target if subject else None
    lines = [f"digraph {_string(lifecycle.definition)} {{", "  rankdir=LR;", "  node [shape=box];"]
    for i, (phase, states) in enumerate(_by_phase(lifecycle)):
        if phase is not None:
            lines += [f"  subgraph cluster_{i} {{", f"    label={_string(phase.label.text(lang))};"]
        for state in states:
            marks = ", peripheries=2" if state.final else ""
            marks += ", style=bold" if state.id == here else ""
            lines.append(f"    {_string(state.id)} [label={_string(_name(state, lang))}{marks}];")
        lines += ["  }"] if phase is not None else []
    for source, target, step in _ways(lifecycle):
        bold = ", style=bold" if (source, target) in passed else ""
        label = _string(_action(step, lang))
        lines.append(f"  {_string(source)} -> {_string(target)} [label={label}{bold}];")
    return "\n".join([*lines, "}"]) + "\n"


def _string(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'


def to_svg(x: Lifecycle | Moving, *, lang: str = "en", under: Lifecycle | None = None) -> str:
    """Draw a lifecycle: a column a phase, a box a state, and every transition as a line of text.

    Of a subject, the states passed are filled and the present one stands out.

    Raises:
        InvalidInputError: neither a lifecycle nor a subject.
        TransitionRefusedError: a subject that has not begun.
        UnknownNameError: a subject under a lifecycle that does not ship, without `under`.

    >>> from jipp.law import lifecycle
    >>> from datetime import date
    >>> to_svg(lifecycle("innovation", on=date(2022, 1, 1))).startswith("<svg")
    True
    """
    lifecycle, subject = _drawn(x, under)
    columns = _by_phase(lifecycle)
    places = {
        state.id: (_EDGE + i * (_WIDE + _GAP), _TOP + j * _STEP)
        for i, (_, states) in enumerate(columns)
        for j, state in enumerate(states)
    }
    passed = _passed(subject)
    width = max(_EDGE * _BOTH + len(columns) * (_WIDE + _GAP) - _GAP, 4 * _WIDE)
    below = _TOP + max(len(states) for _, states in columns) * _STEP
    parts = [
        text(_EDGE + i * (_WIDE + _GAP), _TOP - 12, _heading(phase, lang), bold=True, width=_WIDE)
        for i, (phase, _) in enumerate(columns)
    ]
    ways = {(source, target) for source, target, _ in _ways(lifecycle) if source != target}
    parts += [_edge(places, *way, bold=way in passed) for way in sorted(ways)]
    parts += [_box(state, places[state.id], lang, subject, passed) for state in lifecycle.states]
    for n, step in enumerate(s for s in lifecycle.transitions if s.source):
        said = _said(lifecycle, step, lang)
        parts.append(text(_EDGE, below + n * _LINE, fit(said, width - _BOTH * _EDGE, 11), size=11))
    height = below + sum(bool(s.source) for s in lifecycle.transitions) * _LINE
    title = show(lifecycle.title, lang) or lifecycle.definition
    heading = text(_EDGE, 26, title, size=16, bold=True, width=width - _BOTH * _EDGE)
    desc = message_of("lifecycle_picture", (("name", lifecycle.definition),), lang)
    return picture(width, height, heading, *parts, title=title, desc=desc, lang=lang)


def _heading(phase: Phase | None, lang: str) -> str:
    return phase.label.text(lang) if phase else term("no_phase").text(lang)


def _edge(
    places: Mapping[str, tuple[float, float]], source: str, target: str, *, bold: bool
) -> str:
    (x0, y0), (x1, y1) = places[source], places[target]
    if x0 == x1:
        side = _WIDE * (0.7 if y0 < y1 else 0.3)
        ends = (y0 + _TALL, y1) if y0 < y1 else (y0, y1 + _TALL)
        points = [(x0 + side, ends[0]), (x1 + side, ends[1])]
    else:
        start, end = (x0 + _WIDE, x1) if x0 < x1 else (x0, x1 + _WIDE)
        shift = _TALL * (0.35 if x0 < x1 else 0.65)
        points = [(start, y0 + shift), (end, y1 + shift)]
    colour = "vermilion" if bold else "rule"
    return arrow(points, stroke=colour, stroke_width=2.5 if bold else 1)


def _box(
    state: State,
    place: tuple[float, float],
    lang: str,
    subject: Moving | None,
    passed: set[tuple[str | None, str]],
) -> str:
    here = subject is not None and subject.history[-1].target == state.id
    been = any(state.id in way for way in passed)
    fill = "vermilion" if here else "less" if been else "soft"
    x, y = place
    box = rect(
        x, y, _WIDE, _TALL, radius=6, fill=fill, stroke="ink", stroke_width=3 if state.final else 1
    )
    middle = (x + _WIDE / 2, y + _TALL / 2 + 4)
    name = _name(state, lang)
    return box + text(
        *middle,
        name,
        anchor="middle",
        colour=on(fill),
        bold=here or state.initial,
        width=_WIDE - 12,
    )


def _said(lifecycle: Lifecycle, step: Transition, lang: str) -> str:
    """Write a transition as a line: "implement: idea, trial → implemented"."""
    names = {state.id: _name(state, lang) for state in lifecycle.states}
    target = step.target
    sources = ", ".join(names[source] for source in step.source)
    ends = term(target.value).text(lang) if isinstance(target, Target) else names[target]
    after = f" ({show(step.after, lang)})" if step.after is not None else ""
    return f"{_action(step, lang)}{after}: {sources} → {ends}"
