"""Events of a timeline: entries, obligations and the day asked about, each in words."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final, Literal, NamedTuple, TypeAlias, final

from jipp.drawing.ways import action_name, cited
from jipp.errors import message_of
from jipp.i18n import term
from jipp.law.lookups import shipped
from jipp.model.definition import Lifecycle
from jipp.model.evidence import Evidence
from jipp.model.history import FOUND, Entry, day_entered
from jipp.model.phase import Phase
from jipp.model.transition import Transition
from jipp.typing import Moving, Unknown

# What an event is, and when it is told among those of one day: entries in their own order first.
EventMark: TypeAlias = Literal[
    "taken", "automatic", "revert", "met", "overdue", "asked", "upcoming"
]
_TURNS: Final[dict[EventMark, int]] = {
    "taken": 0,
    "automatic": 0,
    "revert": 0,
    "met": 1,
    "overdue": 2,
    "asked": 3,
    "upcoming": 4,
}


@final
class Event(NamedTuple):
    """One row of a timeline."""

    on: date
    mark: EventMark
    phase: Phase | None
    head: str
    details: tuple[str, ...] = ()
    struck: bool = False


@final
class Owed(NamedTuple):
    """The status of an obligation on a day, as far as a timeline reads it."""

    obligation: str
    due_on: date | Unknown
    status: StrEnum
    met_by: int | str | None


@final
class Story(NamedTuple):
    """A subject as it stood on a day, under its law, what it owed, and what happens next.

    `coming` is the next automatic transition with its target and its day.
    """

    subject: Moving
    lifecycle: Lifecycle
    dues: Sequence[Owed]
    coming: tuple[Transition, str, date] | None
    on: date

    def law(self, definition: str) -> Lifecycle | None:
        """Return the law of an entry, None where it is not known here."""
        own = definition == self.lifecycle.definition
        return self.lifecycle if own else shipped(definition)


def undone(history: Sequence[Entry]) -> Mapping[int, int]:
    """Map the number of every entry that no longer counts to that of the revert that undid it.

    >>> owner = Agency(id="prov-babel", name="Bangka Belitung", kind="province", province="ID-BB")
    >>> clerk = Actor(id="ani", roles=("unit", "ministry"), agency=owner)
    >>> idea = Innovation(id="queue", title="Queue", agency=owner, unit="Permits")
    >>> begun = begin(idea, lifecycle="innovation", on=date(2022, 3, 1), by=clerk)
    >>> tried = advance(begun, "try_out", on=date(2022, 4, 1), by=clerk)
    >>> back = revert(tried, to=1, on=date(2022, 5, 1), by=clerk, note="too early")
    >>> dict(undone(back.history))
    {2: 3}
    """
    found: dict[int, int] = {}
    by = at = 0
    for entry in reversed(history):
        if by and entry.number > at:
            found[entry.number] = by
            continue
        if entry.reverts is not None:
            by, at = entry.number, entry.reverts
        else:
            by = at = 0
    return found


def steps_of(story: Story) -> Iterator[Transition]:
    """Yield the transitions that were taken, where their law is known."""
    for entry in story.subject.history:
        step = _step(story, entry)
        if step is not None:
            yield step


def _step(story: Story, entry: Entry) -> Transition | None:
    law = story.law(entry.definition)
    for step in law.transitions if law else ():
        fits = entry.source in step.source if entry.source else not step.source
        if fits and step.action == entry.action:
            return step
    return None


def events_of(story: Story, lang: str) -> list[Event]:
    """Return all events so far and those to come, day by day."""
    found = [
        *_entries(story, lang),
        *(_duty(story, owed, lang) for owed in story.dues),
        _asked(story, lang),
        *_coming(story, lang),
    ]
    return sorted(found, key=lambda event: (event.on, _TURNS[event.mark]))


def _entries(story: Story, lang: str) -> Iterator[Event]:
    history = story.subject.history
    gone = undone(history)
    before: Entry | None = None
    for entry in history:
        details: list[str] = []
        if before is None or before.phase is not entry.phase:
            details.append(_phase(entry.phase, lang))
        if before is not None and before.definition != entry.definition:
            law = story.law(entry.definition)
            named = (("definition", cited(law) if law else entry.definition),)
            details.append(message_of("timeline_under", named, lang))
        details += _found(entry, lang)
        if entry.action != FOUND or entry.by is not None:
            details.append(_who(entry, story.law(entry.definition), lang))
        if entry.evidence:
            details.append(_evidence("timeline_evidence", entry.evidence, story, lang))
        if entry.note.strip():
            details.append(message_of("timeline_note", (("note", entry.note),), lang))
        if entry.number in gone:
            number = (("number", gone[entry.number]),)
            details.append(message_of("timeline_undone", number, lang))
        yield Event(
            on=entry.on,
            mark=_mark(entry),
            phase=entry.phase,
            head=f"{entry.number}. {_head(story, entry, lang)}",
            details=tuple(details),
            struck=entry.number in gone,
        )
        before = entry


def _mark(entry: Entry) -> EventMark:
    if entry.reverts:
        return "revert"
    return "taken" if entry.by or entry.action == FOUND else "automatic"


def _found(entry: Entry, lang: str) -> Iterator[str]:
    """Yield since when a subject was in the state in which it was found."""
    if entry.action == FOUND:
        code = "timeline_found" if entry.since is None else "timeline_found_since"
        yield message_of(code, (("since", entry.since),), lang)


def _phase(phase: Phase | None, lang: str) -> str:
    if phase is None:
        return term("no_phase").text(lang)
    return message_of("timeline_phase", (("phase", phase.label),), lang)


def _head(story: Story, entry: Entry, lang: str) -> str:
    state = _state(story.law(entry.definition), entry.target, lang)
    if entry.reverts is not None:
        params = (("number", entry.reverts), ("state", state))
        return message_of("timeline_back", params, lang)
    law, step = story.law(entry.definition), _step(story, entry)
    action = term(entry.action).text(lang)
    if law is not None:
        own = law.word(entry.action, "action").text(lang)
        action = action_name(law, step, lang) if step else own
    return f"{action} ({state})" if entry.source == entry.target else f"{action} → {state}"


def _state(law: Lifecycle | None, id: str, lang: str) -> str:
    return law.word(id, "state").text(lang) if law else id


def _who(entry: Entry, law: Lifecycle | None, lang: str) -> str:
    if entry.by is None:
        return message_of("timeline_automatic", (), lang)
    who, words = entry.by.id, law._words if law else ()
    if entry.by.roles:
        roles = message_of("lane_roles", (("roles", entry.by.roles), ("words", words)), lang)
        who = f"{who} {roles}"
    if entry.by.agency is not None:
        who = f"{who}, {entry.by.agency.name}"
    return message_of("timeline_by", (("who", who),), lang)


def _evidence(code: str, ids: Sequence[str], story: Story, lang: str) -> str:
    pieces = {piece.id: piece for piece in story.subject.evidence}
    listed = [_piece(pieces[id], story, lang) if id in pieces else id for id in ids]
    return message_of(code, (("found", "; ".join(listed)),), lang)


def _piece(piece: Evidence, story: Story, lang: str) -> str:
    kind = piece.kind if isinstance(piece.kind, str) else piece.kind.value
    name = story.lifecycle.word(kind, "evidence").text(lang)
    if piece.title.strip():
        name = f"{name}: {piece.title}"
    if piece.valid_until is None:
        return name
    code = "timeline_valid" if story.on <= piece.valid_until else "timeline_lapsed"
    return message_of(code, (("name", name), ("day", piece.valid_until)), lang)


def further(story: Story, lang: str) -> str:
    """Return the evidence that no entry brought, in words; "" where there is none."""
    brought = {id for entry in story.subject.history for id in entry.evidence}
    ids = [piece.id for piece in story.subject.evidence if piece.id not in brought]
    return _evidence("timeline_further", ids, story, lang) if ids else ""


def _duty(story: Story, owed: Owed, lang: str) -> Event:
    duty = story.lifecycle.word(owed.obligation, "obligation")
    params = (("name", duty), ("status", owed.status))
    details: tuple[str, ...] = ()
    if isinstance(owed.met_by, int):
        details = (message_of("timeline_met", (("number", owed.met_by),), lang),)
    elif owed.met_by is not None:
        details = (_evidence("timeline_met_with", (owed.met_by,), story, lang),)
    return Event(
        # What is due on a day that nobody knows is told on the day that is asked about.
        on=story.on if isinstance(owed.due_on, Unknown) else owed.due_on,
        mark=_MARKS[owed.status],
        phase=None,
        head=message_of("timeline_duty", params, lang),
        details=details,
    )


_MARKS: Final[dict[str, EventMark]] = {
    "met": "met",
    "overdue": "overdue",
    "upcoming": "upcoming",
    "in_grace": "upcoming",
    "unknown": "upcoming",
}


def _asked(story: Story, lang: str) -> Event:
    history = story.subject.history
    params = (
        ("state", _state(story.lifecycle, history[-1].target, lang)),
        ("since", day_entered(history)),
    )
    return Event(
        on=story.on,
        mark="asked",
        phase=history[-1].phase,
        head=message_of("timeline_asked", params, lang),
    )


def _coming(story: Story, lang: str) -> Iterator[Event]:
    if story.coming is not None:
        step, target, day = story.coming
        state = _state(story.lifecycle, target, lang)
        yield Event(
            on=day,
            mark="upcoming",
            phase=None,
            head=f"{action_name(story.lifecycle, step, lang)} → {state}",
            details=(message_of("timeline_coming", (), lang),),
        )
