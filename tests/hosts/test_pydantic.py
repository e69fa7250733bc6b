"""Values as fields of pydantic's models, and as bodies and answers of FastAPI."""

import asyncio
import json
import re
import sys
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import attrs
import httpx
import pytest
from fastapi import Body, FastAPI
from jsonschema import Draft202012Validator
from pydantic import BaseModel, TypeAdapter, ValidationError

import jipp
from jipp import (
    Accepted,
    Agency,
    AgencyKind,
    Entry,
    Evidence,
    EvidenceKind,
    HasNote,
    Innovation,
    InvalidInputError,
    Lifecycle,
    Phase,
    Report,
    Rubric,
    to_wire,
)
from jipp._value import Value
from jipp.convert.names import every
from jipp.model.requirements.base import Requirement
from tests.embedding.values import MODEL

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "docs/examples"))
create: Any = import_module("small_service.app").create
STORED = [v for v in MODEL if isinstance(v, Value) and type(v) in every().values()]
OFFICE = Agency(id="kota-a", name="Kota A", kind="city")
IDEA = Innovation(id="antre", title="Antre", agency=OFFICE)
BY = {"id": "rina", "roles": ["unit"], "agency": to_wire(OFFICE)}


class Client:
    """Asks a service in this process."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app

    def get(self, path: str) -> httpx.Response:
        """Ask for a page."""
        return self._run(self._ask("GET", path))

    def post(self, path: str, json: object) -> httpx.Response:
        """Send a document."""
        return self._run(self._ask("POST", path, json=json))

    def _run(self, asked: Coroutine[Any, Any, httpx.Response]) -> httpx.Response:
        # In a thread of its own, since a browser's tests leave a loop running in this one.
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(asyncio.run, asked).result()

    async def _ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        transport = httpx.ASGITransport(app=self._app)
        async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
            return await client.request(method, path, **more)


@attrs.frozen
class Permit:
    """A class of the caller's own."""

    __jipp_schema__ = "office/permit/1"
    id: str
    notes: list[str] = attrs.field(factory=list)
    evidence: tuple[Evidence, ...] = ()
    history: tuple[Entry, ...] = ()


class Case(BaseModel):
    """A model that carries values and a subject of its own."""

    idea: Innovation
    more: tuple[Agency, ...] = ()
    needs: Requirement | None = None
    permit: Annotated[Permit, jipp.Wire] | None = None


@pytest.mark.parametrize("value", STORED, ids=lambda value: type(value).__name__)
def test_every_value_may_stand_in_a_model_as_it_is(value: Any) -> None:
    """It is written, read again and described, and what is written is what is described."""
    kind = type(value)
    adapter: TypeAdapter[Any] = TypeAdapter(kind)
    assert adapter.validate_json(adapter.dump_json(value)) == value
    assert adapter.validate_python(value) is value
    for schema in (adapter.json_schema(), adapter.json_schema(mode="serialization")):
        Draft202012Validator(schema).validate(adapter.dump_python(value, mode="json"))


class Choices(BaseModel):
    """A model that carries enums by themselves, in a list and as keys."""

    phase: Phase
    kinds: tuple[AgencyKind, ...] = ()
    counts: dict[Phase, int] = {}


def test_an_enum_is_read_and_told_as_a_value_is() -> None:
    """It is its value in JSON, each wrong word is an error of ours, and all words are described."""
    given = Choices(phase=Phase.CREATION, kinds=(AgencyKind.CITY,), counts={Phase.DEVELOPMENT: 2})
    wire = {"phase": "creation", "kinds": ["city"], "counts": {"development": 2}}
    assert given.model_dump(mode="json") == wire
    assert given.model_dump()["phase"] is Phase.CREATION
    assert Choices.model_validate(wire) == Choices.model_validate_json(json.dumps(wire)) == given
    schema = Choices.model_json_schema()
    Draft202012Validator(schema).validate(wire)
    assert schema["properties"]["phase"]["enum"] == [phase.value for phase in Phase]
    with pytest.raises(ValidationError) as caught:
        Choices.model_validate({"phase": "penciptan", "kinds": ["city", "town", 3]})
    errors = caught.value.errors()
    assert [(e["type"], e["loc"], e["ctx"]["code"]) for e in errors] == [
        ("jipp", ("phase",), "not_one_of"),
        ("jipp", ("kinds", 1), "not_one_of"),
        ("jipp", ("kinds", 2), "not_one_of"),
    ]
    assert errors[0]["ctx"]["id"].startswith('"penciptan" tidak diperbolehkan di sini')
    assert Piece.model_validate({"kind": "video"}).kind is EvidenceKind.VIDEO
    assert Piece.model_validate({"kind": "babel:visit"}).kind == "babel:visit"


class Piece(BaseModel):
    """A model whose field is an enum of ours, or a text."""

    kind: EvidenceKind | str


def test_each_problem_is_an_error_at_its_place() -> None:
    """All faults of all fields at once, with code, pointer and both texts in `ctx`."""
    data = {
        "idea": {"id": "a b", "title": "T", "agency": to_wire(OFFICE), "sdgs": [3, 99]},
        "permit": {"id": "p", "notes": [1], "colour": float("nan")},
    }
    with pytest.raises(ValidationError) as caught:
        Case.model_validate(data)
    errors = caught.value.errors()
    assert [(e["type"], e["loc"], e["ctx"]["code"], e["ctx"]["path"]) for e in errors] == [
        ("jipp", ("idea", "sdgs", 1), "not_one_of", "/sdgs/1"),
        ("jipp", ("idea", "id"), "not_an_id", "/id"),
        ("jipp", ("permit", "notes", 0), "not_a_text", "/notes/0"),
        ("jipp", ("permit", "colour"), "unknown_key", "/colour"),
    ]
    assert errors[2]["msg"] == errors[2]["ctx"]["en"] == "1 is not a text: give a text"
    assert errors[2]["ctx"]["id"].startswith("1 bukan teks")
    assert errors[3]["input"] == "nan"


def test_a_model_reads_what_it_writes() -> None:
    """In Python a value stays what it is; as JSON it is its wire form."""
    case = Case(idea=IDEA, more=(OFFICE,), needs=HasNote(), permit=Permit(id="p"))
    assert case.model_dump()["idea"] is IDEA
    assert case.model_dump(mode="json")["permit"] == to_wire(Permit(id="p"))
    assert Case.model_validate_json(case.model_dump_json()) == case


def test_schemas_stand_where_the_caller_puts_them() -> None:
    """Every reference follows the template, and leads to a definition."""
    schema = Case.model_json_schema(ref_template="#/parts/{model}")
    refs = set(re.findall(r"'\$ref': '([^']+)'", str(schema)))
    assert refs == {f"#/parts/{name}" for name in schema["$defs"]}
    assert {"Innovation", "Agency", "Permit", "HasNote"} <= schema["$defs"].keys()
    for kind in (Lifecycle, Rubric, Accepted[Innovation]):
        described = TypeAdapter(kind).json_schema()
        assert set(re.findall(r"'\$ref': '#/\$defs/([^']+)'", str(described))) == {
            *described["$defs"]
        }


def test_what_has_no_wire_form_is_no_field() -> None:
    """A report is made anew from what is stored."""
    with pytest.raises(InvalidInputError, match="has no wire form"):
        TypeAdapter(Report)


def test_a_route_takes_and_answers_values() -> None:
    """The faults of a body come at their places, and OpenAPI describes it once."""
    app = FastAPI()

    @app.post("/ideas")
    def post(idea: Annotated[Innovation, Body()]) -> Innovation:
        return attrs.evolve(idea, unit="registered")

    @app.post("/permits")
    def permit(permit: Annotated[Permit, jipp.Wire, Body()]) -> Annotated[Permit, jipp.Wire]:
        return permit

    client = Client(app)
    answer = client.post("/ideas", json=to_wire(IDEA))
    assert answer.json() == to_wire(attrs.evolve(IDEA, unit="registered"))
    wrong = client.post("/ideas", json={"id": "a"}).json()["detail"]
    assert [(e["type"], e["loc"]) for e in wrong] == [
        ("jipp", ["body", "title"]),
        ("jipp", ["body", "agency"]),
    ]
    assert client.post("/permits", json={"id": "p"}).json() == to_wire(Permit(id="p"))
    parts = app.openapi()["components"]["schemas"]
    assert {"Innovation", "Agency", "Permit"} <= parts.keys()


def test_the_small_service_registers_reads_and_moves(tmp_path: Path) -> None:
    """The program of the page, from the first request to a restart."""
    path = str(tmp_path / "innovations.db")
    client = Client(create(path))
    made = client.post("/innovations", json={"idea": to_wire(IDEA), "by": BY})
    assert made.status_code == 201, made.json()
    assert client.get("/innovations/antre").json() == made.json()
    refused = client.post("/innovations/antre/institutionalise", json=BY).json()
    assert (refused["schema"], refused["reasons"] != []) == ("jipp/refused/1", True)
    moved = client.post("/innovations/antre/try_out", json=BY).json()
    again = Client(create(path)).get("/innovations/antre").json()
    assert len(again["history"]) == (2 if moved["schema"] == "jipp/accepted/1" else 1)
    assert client.get("/innovations/none").status_code == 404
    wrong = client.post("/innovations", json={"idea": {"id": "a"}, "by": BY}).json()["detail"]
    assert [e["loc"] for e in wrong] == [["body", "idea", "title"], ["body", "idea", "agency"]]
