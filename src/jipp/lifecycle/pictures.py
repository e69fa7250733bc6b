"""Pictures of a lifecycle, or of a subject's way through it: SVG and Mermaid."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Final, cast

from jipp._fields import refuse
from jipp._text import unknown_name
from jipp.drawing.diagram import diagram
from jipp.drawing.events import Owed, Story, events_of, steps_of
from jipp.drawing.law_words import (
    action_name,
    bases_shown,
    cited,
    one_line,
    sentence,
    state_names,
    subject_name,
    targets_of,
    title_of,
)
from jipp.drawing.picture import Picture, in_words
from jipp.drawing.timeline import life_line
from jipp.i18n import LANGUAGES, said, show
from jipp.lifecycle.answers import Refused
from jipp.lifecycle.arguments import Under, as_subject, as_under, check_call
from jipp.lifecycle.automatic import caught_up, next_due
from jipp.lifecycle.history_views import as_of
from jipp.lifecycle.obligations import due
from jipp.lifecycle.rules import law_of, not_begun
from jipp.model.calendar import Calendar, as_optional_calendar
from jipp.model.definition import Lifecycle
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


def _refuse_others(lang: str) -> None:
    if lang not in LANGUAGES:
        raise unknown_name("language", lang, LANGUAGES)


def _ways(lifecycle: Lifecycle) -> Iterator[tuple[str, str, Transition]]:
    """Yield every pair of states a transition joins; a resumption leads to all its sources."""
    for step in lifecycle.transitions:
        for source in step.source:
            targets = targets_of(lifecycle, source, step.target)
            yield from ((source, target, step) for target in targets)


def to_mermaid(x: Lifecycle | Moving, *, lang: str = "en", under: Under = ()) -> str:
    """Write a lifecycle as a Mermaid state diagram; a subject's present state is marked.

    Raises:
        InvalidInputError: neither a lifecycle nor a subject.
        TransitionRefusedError: a subject that has not begun.
        UnknownNameError: a subject under a lifecycle that does not ship, without `under`; another
            language than `id` and `en`.

    >>> from jipp.law import lifecycle
    >>> print(to_mermaid(lifecycle("innovation", on=date(2022, 1, 1))).splitlines()[0])
    stateDiagram-v2
    """
    lifecycle, subject = _drawn(x, under)
    _refuse_others(lang)
    number = {state.id: f"s{i}" for i, state in enumerate(lifecycle.states)}
    lines = ["stateDiagram-v2"]
    lines += [
        f'  state "{_quoted(name)}" as {number[id]}'
        for id, name in state_names(lifecycle, lang).items()
    ]
    lines += [f"  [*] --> {number[s.id]}" for s in lifecycle.states if s.initial]
    lines += [
        f"  {number[source]} --> {number[target]} : {_quoted(action_name(lifecycle, step, lang))}"
        for source, target, step in _ways(lifecycle)
    ]
    lines += [f"  {number[s.id]} --> [*]" for s in lifecycle.states if s.final]
    if subject is not None:
        here = number[subject.history[-1].target]
        lines += ["  classDef here stroke-width:4px,font-weight:bold", f"  class {here} here"]
    return "\n".join(lines) + "\n"


def _quoted(name: str) -> str:
    # Mermaid knows HTML codes and no escapes, and looks for directives inside texts too.
    return "".join(f"#{ord(c)};" if c in _MERMAID else c for c in one_line(name))


def draw(x: Lifecycle | Moving, *, under: Under = ()) -> Picture:
    """Draw a lifecycle: its states by phase, and an upright line for every transition.

    A dot marks each state that a transition leaves, an arrowhead each that it leads to, a ring one
    in which it stays. Of a subject, the states passed are filled, the present one stands out, and
    transitions taken are thick and say when.

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
        name = subject_name(subject)
        title = said("way_caption", name=title, subject=name)
        described = said("way_picture", subject=name, picture=described)
        source = said("picture_history", name=source, subject=subject.id)
    return Picture.of(
        partial(diagram, lifecycle, subject.history if subject is not None else ()),
        caption=title,
        description=described,
        source=source,
        bases=bases_shown(lifecycle, lifecycle.transitions),
    )


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
    # A cast, since pyright takes a field with a converter for a descriptor.
    dues = cast("Sequence[Owed]", owed)
    story = Story(subject=current, lifecycle=lifecycle, dues=dues, coming=coming, on=on)
    names = {duty.obligation for duty in owed}
    return Picture.of(
        partial(life_line, story),
        caption=said("timeline_caption", name=subject_name(subject), on=on),
        description=said("timeline_picture", events=in_words(partial(_events, story))),
        source=said("picture_history", name=cited(lifecycle), subject=subject.id),
        bases=(
            *bases_shown(lifecycle, steps_of(story)),
            *(duty.basis for duty in lifecycle.obligations if duty.id in names),
        ),
    )


def _events(story: Story, lang: str) -> str:
    rows = (
        ": ".join((show(event.on, lang), ", ".join((event.head, *event.details))))
        for event in events_of(story, lang)
    )
    return "; ".join(rows)
