"""Forms of the page: read into the same values as JSON, with faults at the form's own fields.

A piece of evidence takes five fields with one prefix, its slot: `budget.id`, `budget.title`, ….
"""

from collections.abc import Mapping
from datetime import date
from http import HTTPStatus
from typing import Any, Final, TypeAlias

import attrs

import jipp
from hub_service.decision import Decision
from hub_service.faults import RefusedError, Wrong, problems_of
from hub_service.limits import LIMITS, SETTABLE
from hub_service.store import LIFECYCLE
from hub_service.words import WORDS
from jipp import Actor, Innovation, Problem, TransitionRefusedError

Form: TypeAlias = Mapping[str, str]
OTHER: Final = "other-evidence"
# What stands in the form before anybody fills it in.
_ALWAYS: Final = {"kind"}
# What a decision's fields are called on the page.
_NAMES: Final = {
    "note": "note",
    "implemented_on": "implemented_on",
    "id": "evidence_id",
    "title": "evidence_title",
    "issued_on": "issued_on",
    "valid_until": "valid_until",
}


@attrs.frozen(kw_only=True)
class Attempt:
    """What somebody filled in, and what was wrong with it: at a field, or as a whole."""

    values: Form = attrs.Factory(dict)
    errors: Mapping[str, str] = attrs.Factory(dict)
    messages: tuple[str, ...] = ()

    @property
    def typed(self) -> tuple[tuple[str, str], ...]:
        """What was filled in by hand: the key of each field's name, and the text."""
        return tuple(
            (_NAMES[field], text)
            for name, text in self.values.items()
            for field in [name.partition(".")[2] or name]
            if text.strip() and field in _NAMES
        )

    def fills(self, slot: str) -> bool:
        """Tell whether anything was given of a piece of evidence."""
        return slot in _pieces(self.values)


def attempt_of(form: Form, error: Exception, lang: str) -> Attempt:
    """Say what was wrong beside the fields that it is about."""
    slots = list(_pieces(form))
    errors: dict[str, str] = {}
    messages: list[str] = []
    for problem in problems_of(error):
        name = _field(problem, slots)
        text = problem.message(lang, WORDS)
        if name in form:
            errors[name] = f"{errors[name]}; {text}" if name in errors else text
        else:
            messages.append(text)
    return Attempt(values=form, errors=errors, messages=tuple(messages))


def _field(problem: Wrong, slots: list[str]) -> str:
    steps = problem.path.removeprefix("/").split("/")
    if steps[0] != "evidence" or len(steps) == 1:
        return steps[0]
    return ".".join([slots[int(steps[1])], *(steps[2:] or ["id"])])


def decision_of(form: Form) -> Decision:
    """Read the form of an action.

    Raises:
        ValidationError: with the faults of all fields.
    """
    given: dict[str, Any] = {name: form[name] for name in _GIVEN if form.get(name, "").strip()}
    for name in ("expecting", "to"):
        if str(given.get(name, "")).isdecimal():
            given[name] = int(given[name])
    return Decision.model_validate({**given, "evidence": [*_pieces(form).values()]})


_GIVEN: Final = ("action", "expecting", "note", "implemented_on", "to")


def _pieces(form: Form) -> dict[str, Form]:
    """The pieces of evidence of which anything is filled in, by slot."""
    found: dict[str, dict[str, str]] = {}
    for name, text in form.items():
        slot, dot, field = name.partition(".")
        if dot:
            found.setdefault(slot, {})
            if text.strip():
                found[slot][field] = text.strip()
    return {slot: piece for slot, piece in found.items() if piece.keys() - _ALWAYS}


def may_register(by: Actor, *, on: date, refuse: bool = False) -> bool:
    """Tell whether somebody may register an innovation of their agency, or raise why not."""
    try:
        idea = idea_from({"id": "new", "title": "-"}, by)
        jipp.begin(idea, lifecycle=LIFECYCLE, on=on, by=by)
    except (RefusedError, TransitionRefusedError):
        if refuse:
            raise
        return False
    return True


def idea_of(form: Form, by: Actor) -> Innovation:
    """Read the form of a new innovation, with the errors of `idea_from`."""
    names = ("id", "title", "unit", "summary")
    return idea_from({n: form[n].strip() for n in names if form.get(n, "").strip()}, by)


def idea_from(data: object, by: Actor) -> Innovation:
    """Read a new innovation: what anybody may set, and the agency of who registers it.

    Raises:
        InvalidDataError: with the faults of all fields.
        RefusedError: an officer of no agency.
    """
    if by.agency is None:
        raise RefusedError(HTTPStatus.CONFLICT, Problem(code="hub_no_agency"))
    given = {"agency": by.agency}
    return jipp.from_wire(data, into=Innovation, only=SETTABLE, given=given, limits=LIMITS)
