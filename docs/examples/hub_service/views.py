"""What the page of an innovation shows: worked out by jipp, put into words here."""

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias, cast

import attrs

import jipp
from hub_service.decision import REVERT
from hub_service.store import LAWS, Record
from hub_service.words import WORDS
from jipp import (
    Actor,
    DueStatus,
    Entry,
    EvidenceKind,
    Innovation,
    Lifecycle,
    Option,
    Phase,
    Problem,
    Reason,
)
from jipp.typing import Unknown


@attrs.frozen(kw_only=True)
class Slot:
    """A piece of evidence that a form asks for; `alternative`: it or another."""

    kind: EvidenceKind
    alternative: bool = False


# A field of the form by name, or a piece of evidence.
Need: TypeAlias = Slot | str


@attrs.frozen(kw_only=True)
class Line:
    """An entry of the timeline, in words."""

    entry: Entry
    label: str
    source: str | None
    target: str


@attrs.frozen(kw_only=True)
class Card:
    """An action with its form: the form asks for what the law says is lacking."""

    action: str
    label: str
    leads_to: str | None
    lacking: tuple[str, ...]
    slots: tuple[Slot, ...] = ()
    needs_day: bool = False
    needs_note: bool = False
    back_to: tuple[Line, ...] = ()


@attrs.frozen(kw_only=True)
class Barred:
    """An action that no form can bring about now, and why."""

    label: str
    reasons: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Stage:
    """A step of the checklist."""

    label: str
    leads_to: str
    lacking: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Duty:
    """An obligation with its day, and the action that meets it."""

    label: str
    met_by: str
    due_on: date | Unknown
    status: DueStatus


@attrs.frozen(kw_only=True)
class View:
    """An innovation on a day, for one reader."""

    innovation: Innovation
    state: str
    faults: tuple[str, ...]
    checklist: tuple[Stage, ...] | None
    duties: tuple[Duty, ...]
    timeline: tuple[Line, ...]
    cards: tuple[Card, ...] = ()
    barred: tuple[Barred, ...] = ()


@attrs.frozen(kw_only=True)
class Row:
    """A line of the list: an innovation in short, or what is damaged under its id."""

    id: str
    title: str
    agency: str = ""
    unit: str = ""
    state: str = ""
    overdue: tuple[Duty, ...] = ()
    fault: str = ""


def row_of(record: Record, *, on: date, lang: str) -> Row:
    """Work out a line of the list."""
    innovation = record.innovation
    title = record.id if innovation is None else innovation.title
    if innovation is None or record.faults:
        return Row(id=record.id, title=title, fault=_texts(record.faults, lang)[0])
    view = view_of(record, on=on, by=None, lang=lang)
    return Row(
        id=record.id,
        title=title,
        agency=innovation.agency.name,
        unit=innovation.unit,
        state=view.state,
        overdue=tuple(d for d in view.duties if d.status is DueStatus.OVERDUE),
    )


def view_of(record: Record, *, on: date, by: Actor | None, lang: str) -> View:
    """Work out all that the page shows; actions only for somebody, on a sound history."""
    stored = record.read()
    if record.faults:
        history = stored.history
        return View(
            innovation=stored,
            state=_line(history[-1], lang).target if history else "-",
            faults=_texts(record.faults, lang),
            checklist=None,
            duties=(),
            timeline=tuple(_line(entry, lang) for entry in reversed(history)),
        )
    shown = jipp.catch_up(stored, on=on)
    law = jipp.lifecycle_of(shown)
    options = () if by is None else jipp.options(shown, on=on, by=by)
    if by is not None and not set(law.correctors).isdisjoint(by.roles):
        options = (*options, Option(action=REVERT, target=None, permitted=True))
    needs = [(option, _needs(option.reasons)) for option in options]
    return View(
        innovation=shown,
        state=law.word(shown.history[-1].target, "state").text(lang),
        faults=(),
        checklist=_checklist(shown, on, lang),
        duties=tuple(
            Duty(
                label=law.word(owed.obligation, "obligation").text(lang),
                met_by=_met_by(law, owed.obligation),
                due_on=owed.due_on,
                status=owed.status,
            )
            for owed in jipp.due(shown, on=on)
        ),
        timeline=tuple(_line(entry, lang) for entry in reversed(shown.history)),
        cards=tuple(_card(shown, o, found, lang) for o, found in needs if found is not None),
        barred=tuple(
            Barred(label=law.word(o.action, "action").text(lang), reasons=_texts(o.reasons, lang))
            for o, found in needs
            if found is None
        ),
    )


def _met_by(law: Lifecycle, obligation: str) -> str:
    """Name the action that meets an obligation; "" where evidence does."""
    (owed,) = (each for each in law.obligations if each.id == obligation)
    return owed.met_by if isinstance(owed.met_by, str) else ""


def _checklist(innovation: Innovation, on: date, lang: str) -> tuple[Stage, ...] | None:
    law = jipp.lifecycle_of(innovation)
    steps = jipp.plan(innovation, to=Phase.INSTITUTIONALISATION, on=on)
    if steps is None:
        return None
    return tuple(
        Stage(
            label=law.word(step.action, "action").text(lang),
            leads_to=law.word(step.target, "state").text(lang),
            lacking=_texts(step.lacking, lang),
        )
        for step in steps
    )


def _line(entry: Entry, lang: str) -> Line:
    law = LAWS[entry.definition]
    return Line(
        entry=entry,
        label=law.word(entry.action, "action").text(lang),
        source=None if entry.source is None else law.word(entry.source, "state").text(lang),
        target=law.word(entry.target, "state").text(lang),
    )


def _texts(reasons: Iterable[Reason | Problem], lang: str) -> tuple[str, ...]:
    return tuple(reason.message(lang, WORDS) for reason in reasons)


def _needs(reasons: tuple[Reason, ...]) -> tuple[Need, ...] | None:
    """What a form must ask for so that no reason is left; None where no form can help."""
    found: list[Need] = []
    for reason in reasons:
        needs = _need(reason)
        if needs is None:
            return None
        found += needs
    return tuple(found)


def _need(reason: Reason) -> tuple[Need, ...] | None:
    params = dict(reason.params)
    match reason.code:
        case "missing_evidence" | "expired_evidence":
            return (Slot(kind=cast("EvidenceKind", params["kind"])),)
        case "missing_note":
            return ("note",)
        case "missing_field" if params["name"] == "implemented_on":
            return ("implemented_on",)
        case "none_of":
            branches = cast("tuple[tuple[Reason, ...], ...]", params["branches"])
            helping = [needs for needs in map(_needs, branches) if needs is not None]
            return tuple(_alternative(n) for needs in helping for n in needs) if helping else None
        case _:
            return None


def _alternative(need: Need) -> Need:
    return attrs.evolve(need, alternative=True) if isinstance(need, Slot) else need


def _card(innovation: Innovation, option: Option, needs: tuple[Need, ...], lang: str) -> Card:
    law = jipp.lifecycle_of(innovation)
    return Card(
        action=option.action,
        label=law.word(option.action, "action").text(lang),
        leads_to=None if option.target is None else law.word(option.target, "state").text(lang),
        lacking=_texts(option.reasons, lang),
        slots=tuple(need for need in needs if isinstance(need, Slot)),
        needs_day="implemented_on" in needs,
        needs_note="note" in needs or option.action == REVERT,
        back_to=tuple(
            _line(entry, lang) for entry in innovation.history[:-1] if option.action == REVERT
        ),
    )
