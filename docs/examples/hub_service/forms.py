"""Forms of the page: read into the same values as JSON, with faults at the form's own fields.

A piece of evidence takes five fields with one prefix, its slot: `budget.id`, `budget.title`, ….
"""

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

import attrs

import jipp
from hub_service.decision import Decision
from hub_service.faults import problems_of
from hub_service.words import WORDS
from jipp import Actor, Evidence, Innovation, Problem

Form: TypeAlias = Mapping[str, str]
OTHER: Final = "other-evidence"
# What stands in the form before anybody fills it in.
_ALWAYS: Final = {"kind"}


@attrs.frozen(kw_only=True)
class Attempt:
    """What somebody filled in, and what was wrong with it: at a field, or as a whole."""

    values: Form = attrs.Factory(dict)
    errors: Mapping[str, str] = attrs.Factory(dict)
    messages: tuple[str, ...] = ()

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


def _field(problem: Problem, slots: list[str]) -> str:
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
    pieces = [{"schema": _SCHEMA, **piece} for piece in _pieces(form).values()]
    return Decision.model_validate({**given, "evidence": pieces})


_GIVEN: Final = ("action", "expecting", "note", "implemented_on", "to")
_SCHEMA: Final = jipp.json_schema(Evidence)["properties"]["schema"]["const"]


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


def idea_of(form: Form, by: Actor) -> Innovation:
    """Read the form of a new innovation, which belongs to the agency of who registers it.

    Raises:
        InvalidDataError: with the faults of all fields.
    """
    names = ("id", "title", "unit", "summary")
    filled = {name: form[name].strip() for name in names if form.get(name, "").strip()}
    given = {} if by.agency is None else {"agency": by.agency}
    return jipp.from_wire(filled, into=Innovation, only=names, given=given)
