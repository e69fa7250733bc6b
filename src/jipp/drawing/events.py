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

# What an event is, in the order of the legend.
EventMark: TypeAlias = Literal[
    "taken", "automatic", "revert", "met", "overdue", "upcoming", "asked"
]
# When it is told among those of one day: after the entries in their own order.
_TURNS: Final[dict[EventMark, int]] = {"met": 1, "overdue": 2, "asked": 3, "upcoming": 4}
_MARKS: Final[dict[str, EventMark]] = {"met": "met", "overdue": "overdue"}


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
    found = [*_entries(story, lang), *(_duty(story, owed, lang) for owed in story.dues)]
    last, law = story.subject.history[-1], story.lifecycle
    since = day_entered(story.subject.history)
    params = (("state", _state(law, last.target, lang)), ("since", since))
    asked = message_of("timeline_asked", params, lang)
    found.append(Event(story.on, "asked", last.phase, asked))
    if story.coming is not None:
        step, target, day = story.coming
        head = f"{action_name(law, step, lang)} → {_state(law, target, lang)}"
        coming = message_of("timeline_coming", (), lang)
        found.append(Event(day, "upcoming", None, head, (coming,)))
    return sorted(found, key=lambda event: (event.on, _TURNS.get(event.mark, 0)))


def _entries(story: Story, lang: str) -> Iterator[Event]:
    history = story.subject.history
    gone = undone(history)
    before: Entry | None = None
    for entry in history:
        details: list[str] = []
        law, phase = story.law(entry.definition), entry.phase
        if phase is None and (before is None or before.phase):
            details.append(term("no_phase").text(lang))
        elif phase is not None and (before is None or before.phase is not phase):
            details.append(message_of("timeline_phase", (("phase", phase.label),), lang))
        if before is not None and before.definition != entry.definition:
            named = (("definition", cited(law) if law else entry.definition),)
            details.append(message_of("timeline_under", named, lang))
        if entry.action == FOUND:
            code = "timeline_found" if entry.since is None else "timeline_found_since"
            details.append(message_of(code, (("since", entry.since),), lang))
        if entry.action != FOUND or entry.by is not None:
            details.append(_who(entry, law, lang))
        if entry.evidence:
            details.append(_evidence("timeline_evidence", entry.evidence, story, lang))
        if entry.note.strip():
            details.append(message_of("timeline_note", (("note", entry.note),), lang))
        struck = entry.number in gone
        if struck:
            number = (("number", gone[entry.number]),)
            details.append(message_of("timeline_undone", number, lang))
        mark: EventMark = "taken" if entry.by or entry.action == FOUND else "automatic"
        head = f"{entry.number}. {_head(story, entry, lang)}"
        mark = "revert" if entry.reverts else mark
        yield Event(entry.on, mark, phase, head, tuple(details), struck)
        before = entry


def _head(story: Story, entry: Entry, lang: str) -> str:
    law, step = story.law(entry.definition), _step(story, entry)
    state = _state(law, entry.target, lang)
    if entry.reverts is not None:
        params = (("number", entry.reverts), ("state", state))
        return message_of("timeline_back", params, lang)
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
    # What is due on a day that nobody knows is told on the day that is asked about.
    on = story.on if isinstance(owed.due_on, Unknown) else owed.due_on
    mark = _MARKS.get(owed.status, "upcoming")
    return Event(on, mark, None, message_of("timeline_duty", params, lang), details)
