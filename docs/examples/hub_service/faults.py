"""Everything that goes wrong, said in one form: a problem document, in the reader's language.

Faults of the data, refusals of the law and faults of the service are all problems of jipp with a
place, a code and a text; the service's own texts come from `words`.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from http import HTTPStatus
from typing import Any, Final, TypeAlias

import attrs
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError

from hub_service.words import WORDS, say
from jipp import JippError, Problem, TransitionRefusedError

MEDIA_TYPE: Final = "application/problem+json"
_SHOWN: Final = 60


class RefusedError(Exception):
    """What the service itself refuses, with a status of HTTP."""

    def __init__(self, status: int, *problems: Problem) -> None:
        super().__init__(*problems)
        self.status = status
        self.problems = problems


class DamagedError(RefusedError):
    """What is stored cannot be read, or is not what was sealed."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(HTTPStatus.INTERNAL_SERVER_ERROR, *problems)


class Place(BaseModel):
    """One problem: where (a JSON pointer), a code, the text, and the day when time mends it."""

    path: str
    code: str
    message: str
    satisfied_from: date | None = None


class Fault(BaseModel):
    """A problem document (RFC 9457) with all that is wrong at once."""

    title: str
    status: int
    problems: tuple[Place, ...]


def fault_of(error: Exception, lang: str) -> Fault:
    """Say any error of ours."""
    status = status_of(error)
    places = places_of(problems_of(error), lang)
    if isinstance(error, TransitionRefusedError):
        days = [reason.satisfied_from for reason in error.refusal.reasons]
        places = tuple(
            place.model_copy(update={"satisfied_from": day})
            for place, day in zip(places, days, strict=True)
        )
    return Fault(title=say(f"status_{status}", lang), status=status, problems=places)


@attrs.frozen
class Told:
    """A problem of a value, as pydantic tells it: in both languages already."""

    path: str
    code: str
    texts: Mapping[str, str]

    def message(self, lang: str, _: object = None) -> str:
        """Return the text in a language."""
        return self.texts[lang]


Wrong: TypeAlias = Problem | Told


def places_of(problems: Iterable[Wrong], lang: str) -> tuple[Place, ...]:
    """Say problems in a language."""
    return tuple(Place(path=p.path, code=p.code, message=p.message(lang, WORDS)) for p in problems)


def status_of(error: Exception) -> int:
    """Give the status of an error."""
    if isinstance(error, RefusedError):
        return error.status
    if isinstance(error, TransitionRefusedError):
        return HTTPStatus.CONFLICT
    return HTTPStatus.UNPROCESSABLE_ENTITY


def problems_of(error: Exception) -> tuple[Wrong, ...]:
    """Give the problems of an error of ours, or of pydantic's."""
    if isinstance(error, RequestValidationError | ValidationError):
        return tuple(_read(error.errors()))
    return error.problems if isinstance(error, JippError | RefusedError) else ()


# What pydantic calls a fault, and what jipp calls the same.
_CODES: Final = {
    "missing": "missing_key",
    "extra_forbidden": "hub_unknown_key",
    "int_type": "not_a_count",
    "int_parsing": "not_a_count",
    "greater_than_equal": "not_a_count",
    "string_type": "not_a_text",
    "string_too_long": "text_too_long",
    "too_long": "hub_too_many",
    "tuple_type": "not_a_list",
    "model_attributes_type": "not_an_object",
    "model_type": "not_an_object",
}


def _read(errors: Iterable[Mapping[str, Any]]) -> Iterable[Wrong]:
    for error in errors:
        steps = error["loc"][1:] if error["loc"][:1] == ("body",) else error["loc"]
        path = "".join(f"/{step}" for step in steps)
        if error["type"] == "json_invalid":
            yield Problem(code="hub_400")
            continue
        context = error.get("ctx", {})
        if error["type"] == "jipp":
            yield Told(path, context["code"], context)
            continue
        inner = context.get("error")
        if isinstance(inner, JippError):
            for problem in inner.problems:
                yield Problem(path=path + problem.path, code=problem.code, params=problem.params)
            continue
        code = _CODES.get(error["type"], "hub_not_so")
        params = {
            "name": str(steps[-1]) if steps else "",
            "value": _shown(error.get("input")),
            "limit": context.get("max_length", ""),
        }
        yield Problem(path=path, code=code, params=params)


def _shown(value: object) -> str:
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError):
        text = str(value)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
