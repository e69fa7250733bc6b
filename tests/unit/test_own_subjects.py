"""Subjects of a class of the caller's own, in and out as JSON and as tables."""

import json
from datetime import date
from enum import Enum
from typing import Any

import attrs
import pytest
from jsonschema import Draft202012Validator

from jipp import (
    Agency,
    Entry,
    Evidence,
    InvalidDataError,
    InvalidInputError,
    from_records,
    from_wire,
    json_schema,
    to_columns,
    to_records,
    to_wire,
)


class Level(Enum):
    """How much is asked."""

    LOW = "low"
    HIGH = "high"


@attrs.frozen
class Site:
    """A part of a permit."""

    street: str
    number: int | None = None


def _positive(_: Any, __: Any, value: int) -> None:
    if value < 0:
        message = "a fee is never negative"
        raise ValueError(message)


@attrs.frozen
class Permit:
    """A permit, with its place and papers."""

    __jipp_schema__ = "office/permit/3"
    id: str
    agency: Agency
    site: Site
    level: Level = Level.LOW
    fee: int = attrs.field(default=0, validator=_positive)
    tags: list[str] = attrs.field(factory=list[str])
    rates: dict[str, int] = attrs.field(factory=dict[str, int])
    until: date | None = None
    evidence: tuple[Evidence, ...] = ()
    history: tuple[Entry, ...] = ()


@attrs.frozen
class Bare:
    """The least that a subject has, and a field that others call their tag."""

    id: str
    schema: str = ""
    evidence: tuple[Evidence, ...] = ()
    history: tuple[Entry, ...] = ()


OFFICE = Agency(id="kota-a", name="Kota A", kind="city")
STEP = Entry(
    number=1,
    subject="p",
    action="go",
    target="open",
    phase="creation",
    on=date(2024, 1, 2),
    definition="d@1",
)
PERMIT = Permit(
    id="p",
    agency=OFFICE,
    site=Site(street="Jalan A", number=3),
    level=Level.HIGH,
    fee=7,
    tags=["a"],
    rates={"x": 1},
    until=date(2025, 1, 1),
    evidence=(Evidence(id="e", kind="video"),),
    history=(STEP,),
)


def problems(data: object, **options: Any) -> list[tuple[str, str]]:
    """The places and codes of what is refused."""
    with pytest.raises(InvalidDataError) as caught:
        from_wire(data, **options)
    return [(p.path, p.code) for p in caught.value.problems]


def test_a_subject_of_your_own_comes_back_from_json() -> None:
    """With its tag, which is whole, and without it where the reader names the class."""
    data = json.loads(json.dumps(to_wire(PERMIT)))
    assert data["schema"] == "office/permit/3"
    assert from_wire(data, into=Permit) == PERMIT
    del data["schema"]
    assert from_wire(data, into=Permit) == PERMIT
    assert from_wire([data], into=tuple[Permit, ...]) == (PERMIT,)


def test_a_class_without_a_tag_writes_none() -> None:
    """A field of that name is then a field like others."""
    assert to_wire(Bare(id="b", schema="x")) == {
        "id": "b",
        "schema": "x",
        "evidence": [],
        "history": [],
    }
    assert from_wire({"id": "b", "schema": "x"}, into=Bare) == Bare(id="b", schema="x")


def test_all_faults_of_your_own_class_come_with_their_places() -> None:
    """Those of its parts, of jipp's values in it, of what is missing and of what is unknown."""
    data = {
        "agency": {"id": "a b", "name": "A", "kind": "city"},
        "site": {"street": 3, "colour": "red"},
        "level": "middle",
        "fee": "x",
        "tags": ["a", 1],
        "rates": {"x": "y"},
        "until": "soon",
    }
    assert sorted(problems(data, into=Permit)) == [
        ("/agency/id", "not_an_id"),
        ("/fee", "not_a_count"),
        ("/id", "missing_key"),
        ("/level", "not_one_of"),
        ("/rates/x", "not_a_count"),
        ("/site/colour", "unknown_key"),
        ("/site/street", "not_a_text"),
        ("/tags/1", "not_a_text"),
        ("/until", "not_a_day"),
    ]
    later = to_wire(PERMIT) | {"schema": "office/permit/4"}
    assert problems(later, into=Permit) == [("/schema", "not_a_schema")]


def test_what_your_own_class_refuses_is_a_fault_of_the_data() -> None:
    """A validator of the caller's speaks for itself."""
    with pytest.raises(InvalidDataError, match="a fee is never negative"):
        from_wire(to_wire(PERMIT) | {"fee": -1}, into=Permit)


def test_terms_hold_for_your_own_class() -> None:
    """What the data may set, and what the caller does."""
    body = {k: v for k, v in to_wire(PERMIT).items() if k not in {"schema", "agency"}}
    assert from_wire(body, into=Permit, given={"agency": OFFICE}) == PERMIT
    assert ("/fee", "not_settable") in problems(body, into=Permit, only=("id",))
    with pytest.raises(InvalidInputError, match="/only/fees"):
        from_wire(body, into=Permit, only=("fees",))


def test_the_schema_of_your_own_class_admits_what_is_written() -> None:
    """And refuses a field it does not know, at any depth."""
    schema = json_schema(Permit)
    Draft202012Validator.check_schema(schema)
    check: Any = Draft202012Validator(schema)
    assert check.is_valid(to_wire(PERMIT))
    assert not check.is_valid(to_wire(PERMIT) | {"colour": 1})
    assert not check.is_valid(to_wire(PERMIT) | {"site": {"street": "a", "colour": 1}})
    assert (schema["$id"], schema["title"]) == ("urn:office:permit:3", "Permit")
    assert "$id" not in json_schema(Bare)


def test_subjects_of_your_own_make_tables() -> None:
    """With what their history says beside their fields, and back."""
    row = to_records([PERMIT])[0]
    assert (row["site.street"], row["state"], row["phase"], row["entered_on"]) == (
        "Jalan A",
        "open",
        "creation",
        date(2024, 1, 2),
    )
    assert to_columns([PERMIT])["agency.id"] == ["kota-a"]
    assert from_records(Permit, [row]) == (PERMIT,)


def test_a_class_that_does_not_move_has_no_wire_form_of_its_own() -> None:
    """It stands inside one that does."""
    with pytest.raises(InvalidInputError, match="has no wire form"):
        to_wire(Site(street="a"))
    with pytest.raises(InvalidInputError, match="has no wire form"):
        from_wire({"street": "a"}, into=Site)
