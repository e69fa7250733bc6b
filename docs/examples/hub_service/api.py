"""The JSON API: values of jipp in and out, every answer with the texts a person reads."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Body, Path, Query
from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

import jipp
from hub_service.decision import Decision
from hub_service.edge import After, By, Here, Id
from hub_service.faults import MEDIA_TYPE, Place, places_of
from hub_service.forms import idea_from
from hub_service.limits import SETTABLE
from hub_service.store import LONGEST_ID, SLUG
from hub_service.words import WORDS
from jipp import Accepted, Due, Finding, HubReport, Innovation, Option, Phase, Reason, Refused, Step

_SAID: Final = {
    400: "Not JSON",
    401: "Not signed in",
    404: "No such innovation",
    409: "Refused",
    422: "Wrong data",
}


def _faults(*statuses: int) -> dict[int | str, dict[str, Any]]:
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Fault"}}}
    return {status: {"description": _SAID[status], "content": content} for status in statuses}


router = APIRouter(prefix="/api", responses=_faults(422))


_FIELDS: Final = jipp.json_schema(Innovation)["properties"]
_ID: Final = {"type": "string", "pattern": SLUG, "maxLength": LONGEST_ID}
_IDEA: Final = {
    "type": "object",
    "properties": {name: _FIELDS[name] for name in ("schema", *SETTABLE)} | {"id": _ID},
    "required": ["id", "title"],
    "additionalProperties": False,
}
# Read once it is known who sends it.
Idea = Annotated[Any, WithJsonSchema(_IDEA), Body()]


# Years of which the hub may report.
Year = Annotated[int, Path(ge=2015, le=2100)]


class Damaged(BaseModel):
    """What is stored under an id and cannot be read, or is not what was sealed."""

    id: str
    problems: tuple[Place, ...]


class Listed(BaseModel):
    """Innovations by id, and what is damaged among them."""

    innovations: tuple[Innovation, ...]
    damaged: tuple[Damaged, ...]


class Choice(BaseModel):
    """An action an officer may or may not take now, with its name and the reasons as texts."""

    option: Option
    label: str
    reasons: tuple[str, ...]


class Stage(BaseModel):
    """A step on the way to a phase, with what it lacks as texts."""

    step: Step
    label: str
    lacking: tuple[str, ...]


class Seals(BaseModel):
    """The digests of a history, one an entry; None: those that the service keeps itself."""

    model_config = ConfigDict(extra="forbid")
    sealed: tuple[Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")], ...] | None = None


class Found(BaseModel):
    """A finding of the audit, with its text."""

    finding: Finding
    message: str


@router.get("/innovations")
def innovations(
    here: Here,
    after: After = "",
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> Listed:
    """List innovations by id, those after one; a damaged one keeps no other from being read."""
    records = here.store.records(after=after, limit=limit)
    return Listed(
        innovations=tuple(r.innovation for r in records if r.innovation is not None),
        damaged=tuple(
            Damaged(id=r.id, problems=places_of(r.faults, here.lang)) for r in records if r.faults
        ),
    )


@router.post("/innovations", status_code=201, responses=_faults(400, 401, 409))
def register(here: Here, idea: Idea, by: By) -> Innovation:
    """Register an innovation, and begin its history today."""
    return here.store.register(idea_from(idea, by), by=by, on=here.on, at=here.at)


@router.get("/innovations/{id}", responses=_faults(404))
def innovation(here: Here, id: Id) -> Innovation:
    """Read an innovation with its whole history, as it is stored."""
    return here.store.record(id).read()


@router.get("/innovations/{id}/options", responses=_faults(401, 404))
def options(here: Here, id: Id, by: By) -> list[Choice]:
    """List what the officer may do today, and why not."""
    found = here.store.record(id).sound()
    law = jipp.lifecycle_of(found)
    return [
        Choice(
            option=option,
            label=law.word(option.action, "action").text(here.lang),
            reasons=_texts(option.reasons, here.lang),
        )
        for option in jipp.options(found, on=here.on, by=by)
    ]


@router.post("/innovations/{id}/decisions", responses=_faults(400, 401, 404, 409))
def decide(here: Here, id: Id, decision: Decision, by: By) -> Accepted[Innovation]:
    """Take an action, as of the history that the officer saw."""
    answer = here.store.decide(id, decision, by=by, on=here.on, at=here.at)
    if isinstance(answer, Refused):
        raise answer.error()
    return answer


@router.get("/innovations/{id}/plan", responses=_faults(404))
def plan(here: Here, id: Id, to: Phase = Phase.INSTITUTIONALISATION) -> list[Stage] | None:
    """Give the shortest way to a phase and what each step lacks; null where no way leads there."""
    found = here.store.record(id).sound()
    law = jipp.lifecycle_of(found)
    steps = jipp.plan(found, to=to, on=here.on)
    if steps is None:
        return None
    return [
        Stage(
            step=step,
            label=law.word(step.action, "action").text(here.lang),
            lacking=_texts(step.lacking, here.lang),
        )
        for step in steps
    ]


@router.get("/year/{year}")
def year(here: Here, year: Year) -> HubReport:
    """Report the year of the hub: duties, activities, reach, movement and partners."""
    return here.store.year(year)


@router.get("/innovations/{id}/due", responses=_faults(404))
def due(here: Here, id: Id) -> list[Due]:
    """List what the innovation owes, and by when."""
    return list(jipp.due(here.store.record(id).sound(), on=here.on))


@router.get("/innovations/{id}/seals", responses=_faults(404))
def seals(here: Here, id: Id) -> tuple[str, ...]:
    """Give the digests of the history, to keep elsewhere."""
    return here.store.seals(id)


@router.post("/innovations/{id}/audit", responses=_faults(400, 404))
def audit(here: Here, id: Id, seals: Seals) -> list[Found]:
    """Audit the history against seals that were kept."""
    findings = here.store.audit(id, seals.sealed)
    return [
        Found(finding=finding, message=finding.message(here.lang, WORDS)) for finding in findings
    ]


def _texts(reasons: tuple[Reason, ...], lang: str) -> tuple[str, ...]:
    return tuple(reason.message(lang, WORDS) for reason in reasons)
