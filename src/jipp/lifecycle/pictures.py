"""Pictures of a lifecycle, or of a subject's way through it: SVG and Mermaid."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from datetime import date
from functools import partial
from typing import Final

from jipp._fields import refuse
from jipp._text import cut, unknown_name, visible
from jipp.drawing.diagram import diagram
from jipp.drawing.events import Owed, Story, events_of, steps_of
from jipp.drawing.picture import LONGEST, Picture, in_words
from jipp.drawing.timeline import life_line
from jipp.drawing.ways import DrawnWay, cited, sentence, state_names, title_of, ways_of
from jipp.i18n import LANGUAGES, said, show
from jipp.lifecycle.answers import Refused
from jipp.lifecycle.arguments import Under, as_subject, as_under, check_call
from jipp.lifecycle.automatic import caught_up, next_due
from jipp.lifecycle.history_views import as_of
from jipp.lifecycle.obligations import due
from jipp.lifecycle.rules import law_of, not_begun
from jipp.model.basis import Basis
from jipp.model.calendar import Calendar, as_optional_calendar
from jipp.model.definition import Lifecycle
from jipp.model.phase import Phase
from jipp.model.transition import Transition
from jipp.typing import Moving

__all__ = ["draw", "draw_timeline", "to_mermaid"]


# What Mermaid would not take for text.
_MERMAID: Final = frozenset('#";:%{}<>&`')


def _drawn(x: Lifecycle | Moving, under: Under) -> tuple[Lifecycle, Moving | None]:
    """Return the lifecycle to draw, and the subject whose way is marked in it."""
    if isinstance(x, Lifecycle):
        return x, None
    laws = as_under(under)
    refuse(subject=as_subject(x), under=laws)
    if not x.history:
        raise Refused(subject=x, action="", reasons=not_begun(x)).error()
    return law_of(x.history, laws), x


def to_mermaid(x: Lifecycle | Moving, *, lang: str = "en", under: Under = ()) -> str:
    """Write a lifecycle as a Mermaid flowchart, its phases as groups; as GitHub shows it.

    What stays in a state stands in its box; what may be done from every state of the phases leads
    away from them all at once. A subject's present state is marked.

    Raises:
        InvalidInputError: neither a lifecycle nor a subject.
        TransitionRefusedError: a subject that has not begun.
        UnknownNameError: a subject under a lifecycle that does not ship, without `under`; another
            language than `id` and `en`.

    >>> from jipp.law import lifecycle
    >>> print(to_mermaid(lifecycle("innovation", on=date(2022, 1, 1))).splitlines()[0])
    flowchart TB
    """
    lifecycle, subject = _drawn(x, under)
    if lang not in LANGUAGES:
        raise unknown_name("language", lang, LANGUAGES)
    number = {state.id: f"s{i}" for i, state in enumerate(lifecycle.states)}
    ways = list(ways_of(lifecycle, (), lang))
    lines = ["flowchart TB", "  start(( ))", *_groups(lifecycle, ways, number, lang)]
    phased = {state.id for state in lifecycle.states if state.phase}
    begun = [way for way in ways if not way.sources]
    if not begun:
        lines.append(f"  start --> {number[lifecycle.initial]}")
    for way in ways:
        ends = [number[id] for id in way.sources]
        if len(phased) > 1 and phased <= set(way.sources):
            ends = ["phases", *(number[id] for id in way.sources if id not in phased)]
        for source in ends if way.sources else ["start"]:
            lines += _arrows(lifecycle, way, source, number, phased)
    if subject is not None:
        here = number[subject.history[-1].target]
        lines += ["  classDef here stroke-width:4px,font-weight:bold", f"  class {here} here"]
    return "\n".join(lines) + "\n"


def _groups(
    lifecycle: Lifecycle, ways: Sequence[DrawnWay], number: Mapping[str, str], lang: str
) -> Iterator[str]:
    """Yield the states, those of a phase in a box of their own, and all phases in one."""
    names = state_names(lifecycle, lang)
    phases = [p for p in Phase if any(s.phase is p for s in lifecycle.states)]
    if phases:
        yield '  subgraph phases [" "]'
    for phase in (*phases, None):
        if phase:
            yield f'    subgraph {phase.value} ["{_quoted(phase.label.text(lang))}"]'
        elif phases:
            yield "  end"
        for state in (s for s in lifecycle.states if s.phase is phase):
            back = lifecycle._table.entered[state.id]
            stays = [way for way in ways if _is_inside(way, state.id, back)]
            said = "<br/>".join((_quoted(names[state.id]), *(f"↻ {_said(way)}" for way in stays)))
            left, right = ("([", "])") if state.final else ("[", "]")
            yield f'{"      " if phase else "  "}{number[state.id]}{left}"{said}"{right}'
        if phase:
            yield "    end"


def _is_inside(way: DrawnWay, state: str, back: Collection[str]) -> bool:
    """Whether no arrow shows a way: it stays, or would return to where nothing came from."""
    if way.target:
        return way.sources == (way.target,) == (state,)
    return state in way.sources and not back


def _arrows(
    lifecycle: Lifecycle,
    way: DrawnWay,
    source: str,
    number: Mapping[str, str],
    phased: AbstractSet[str],
) -> Iterator[str]:
    """Yield the arrows of a way from one state, or from all phases."""
    if way.sources == (way.target,):
        return
    targets = [way.target]
    if not way.target:
        id = next((id for id, n in number.items() if n == source), way.sources[0])
        found = lifecycle._table.entered[id]
        targets = list(found)
        if len(phased) > 1 and phased <= set(found):
            targets = ["phases", *(target for target in found if target not in phased)]
    arrow = "-.->" if way.dashed else "-->"
    for target in targets:
        yield f'  {source} {arrow}|"{_said(way)}"| {number.get(target, target)}'


def _said(way: DrawnWay) -> str:
    return _quoted(" ".join(filter(None, (way.name, way.aside))))


def _quoted(name: str) -> str:
    # Mermaid knows HTML codes and no escapes, and looks for directives inside texts too.
    return "".join(f"#{ord(c)};" if c in _MERMAID else c for c in visible(" ".join(name.split())))


def draw(x: Lifecycle | Moving, *, under: Under = ()) -> Picture:
    """Draw a lifecycle: its main way straight down, what leads off it to the right.

    Who may do what stands on the arrows; what happens by itself, and what returns to where a
    subject was, is dashed. Of a subject, the states passed are filled, the present one stands
    out, and ways taken are thick and say when.

    Raises:
        InvalidInputError: neither a lifecycle nor a subject.
        TransitionRefusedError: a subject that has not begun.
        UnknownNameError: a subject under a lifecycle that does not ship, without `under`.

    >>> from jipp.law import lifecycle
    >>> drawn = draw(lifecycle("innovation", on=date(2022, 1, 1)))
    >>> drawn.source.en, drawn.confidence.value
    ('Life of a public-service innovation: PermenPANRB 91/2021, art. 4', 'official')
    """
    lifecycle, subject = _drawn(x, under)
    title = title_of(lifecycle)
    described = said(
        "lifecycle_picture",
        name=title,
        steps=in_words(partial(_sentences, lifecycle)),
    )
    source = cited(lifecycle)
    if subject is not None:
        name = _named(subject)
        title = said("way_caption", name=title, subject=name)
        described = said("way_picture", subject=name, picture=described)
        source = said("picture_history", name=source, subject=subject.id)
    return Picture.of(
        partial(diagram, lifecycle, subject.history if subject is not None else ()),
        caption=title,
        description=described,
        source=source,
        bases=_bases(lifecycle, lifecycle.transitions),
    )


def _named(subject: Moving) -> str:
    return cut(str(getattr(subject, "title", "") or subject.id), LONGEST)


def _bases(lifecycle: Lifecycle, steps: Iterable[Transition]) -> tuple[Basis, ...]:
    return (lifecycle.basis, *(basis for step in steps for basis in step.bases))


def _sentences(lifecycle: Lifecycle, lang: str) -> str:
    names = state_names(lifecycle, lang)
    return "; ".join(sentence(lifecycle, step, names, lang) for step in lifecycle.transitions)


def draw_timeline(
    subject: Moving, *, on: date, under: Under = (), calendar: Calendar | None = None
) -> Picture:
    """Draw the time of a subject, as it stood on a day: entries, phases, duties, what comes.

    It is first caught up to the day, and later entries are left out. Entries that a revert undid
    are struck through; of duties it tells which are met, upcoming and overdue on that day, by
    `calendar` in place of the lifecycle's.

    Raises:
        InvalidInputError: wrong arguments.
        TransitionRefusedError: a subject that had not begun by that day.
        UnknownNameError: a subject under a lifecycle that does not ship, without `under`.

    >>> owner = Agency(id="prov-babel", name="Bangka Belitung", kind="province", province="ID-BB")
    >>> clerk = Actor(id="ani", roles=("unit",), agency=owner)
    >>> idea = Innovation(id="queue", title="Queue", agency=owner, unit="Permits")
    >>> begun = begin(idea, lifecycle="innovation", on=date(2022, 3, 1), by=clerk)
    >>> print(draw_timeline(begun, on=date(2023, 6, 1)).caption)
    Queue: timeline as of 1 June 2023
    """
    laws = as_under(under)
    check_call(subject, on, under=laws, calendar=as_optional_calendar(calendar))
    known = as_of(subject, on=on)
    if not known.history:
        raise Refused(subject=subject, action="", reasons=not_begun(subject)).error()
    lifecycle = law_of(known.history, laws, calendar)
    current, _ = caught_up(known, lifecycle, on, None)
    owed = due(current, on=on, under=lifecycle)
    coming = next_due(current, lifecycle)
    dues = [Owed(one.obligation, one.due_on, one.status, one.met_by) for one in owed]
    story = Story(subject=current, lifecycle=lifecycle, dues=dues, coming=coming, on=on)
    names = {duty.obligation for duty in owed}
    return Picture.of(
        partial(life_line, story),
        caption=said("timeline_caption", name=_named(subject), on=on),
        description=said("timeline_picture", events=in_words(partial(_events, story))),
        source=said("picture_history", name=cited(lifecycle), subject=subject.id),
        bases=(
            *_bases(lifecycle, steps_of(story)),
            *(duty.basis for duty in lifecycle.obligations if duty.id in names),
        ),
    )


def _events(story: Story, lang: str) -> str:
    rows = (
        ": ".join((show(event.on, lang), ", ".join((event.head, *event.details))))
        for event in events_of(story, lang)
    )
    return "; ".join(rows)
