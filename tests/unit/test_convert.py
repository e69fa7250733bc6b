"""Plain data in and out: what is written, what is read, and every fault with its place."""

import json
import subprocess
import sys
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

import attrs
import pytest
from cattrs import Converter

import jipp
from jipp import (
    UNKNOWN,
    Agency,
    HasNote,
    Hub,
    Innovation,
    InvalidDataError,
    InvalidInputError,
    Limits,
    Phase,
    Picture,
    Reason,
    Report,
    Sdg,
    Sheet,
    Table,
    Tally,
    Window,
    configure,
    converter,
    evaluate,
    from_records,
    from_wire,
    to_records,
    to_wire,
)
from jipp.convert.names import every
from jipp.model.requirements.base import Requirement
from tests.benchmarks.bench_edge import innovation
from tests.effort import calls
from tests.embedding.values import MODEL, RUBRIC, SHEETS
from tests.rows import each

OFFICE = {"id": "prov-bb", "name": "Babel", "kind": "province"}
GOOD: dict[str, Any] = {
    "schema": "jipp/innovation/1",
    "id": "one-stop",
    "title": "One stop",
    "agency": OFFICE,
}
# The faces themselves cost nothing; what counts is the modules below them.
FACES = "from jipp._faces import faces; faces()"
SHOW_LOADED = "print(sorted(m for m in sys.modules if m.startswith('jipp')))"
WIRED = [v for v in MODEL if type(v) in every().values()]


def problems(data: object, **options: Any) -> list[tuple[str, str]]:
    """The places and codes of what is refused."""
    with pytest.raises(InvalidDataError) as caught:
        from_wire(data, **options)
    return [(p.path, p.code) for p in caught.value.problems]


@each(WIRED)
def test_a_value_comes_back_from_json_unchanged(value: object) -> None:
    """Written, sent as text and read, a value equals itself."""
    assert from_wire(json.loads(json.dumps(to_wire(value)))) == value


@each(WIRED)
def test_a_value_is_read_into_its_class_without_a_schema(value: object) -> None:
    """Where the reader names the class, the data need not."""
    body = {k: v for k, v in to_wire(value).items() if k != "schema"}
    assert from_wire(body, into=type(value)) == value


def test_every_value_of_the_face_has_a_wire_form_or_says_that_it_has_none() -> None:
    """What is made anew from stored values, or has a form of its own, is not written."""
    named: set[Any] = {v for v in (getattr(jipp, n) for n in dir(jipp)) if isinstance(v, type)}
    without: set[Any] = {
        v for v in named - set(every().values()) if attrs.has(v) or issubclass(v, Enum)
    }
    assert {Tally, Report, Picture, Table} <= without
    assert not any(value.__wired__ for value in without)


@pytest.mark.parametrize("name", ["innovation", "standing", "portfolio", "verdict"])
def test_reading_one_tag_loads_one_module(name: str) -> None:
    """A service that reads innovations loads their module, and no other edge of the library."""
    home = every()[name].__module__
    found = f"from jipp.convert.names import type_named; type_named({name!r})"
    loaded = [
        subprocess.run(
            [sys.executable, "-c", f"import jipp.convert.names, sys; {use}; {SHOW_LOADED}"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for use in (found, f"import jipp.convert.names; {FACES}; import {home}")
    ]
    assert loaded[0] == loaded[1]


def test_lists_are_written_and_read_item_by_item() -> None:
    """A list of values is a list of objects, each with its own schema."""
    values = [Phase.CREATION, Sdg(3), UNKNOWN]
    wire = to_wire(values)
    assert [w["schema"] for w in wire] == ["jipp/phase/1", "jipp/sdg/1", "jipp/unknown/1"]
    assert from_wire(wire) == tuple(values)


def test_exact_numbers_are_written_as_text() -> None:
    """No digit is lost to a binary float on the way."""
    reason = Reason(code="x", params={"a": Decimal("12.5"), "b": Fraction(18, 7), "c": 10**20})
    wire = json.loads(json.dumps(to_wire(reason)))
    assert wire["params"]["a"] == {"type": "number", "value": "12.5"}
    assert wire["params"]["b"] == {"type": "number", "value": "18/7"}
    assert from_wire(wire) == reason


def test_marks_are_text_on_the_wire_and_numbers_in_the_sheet() -> None:
    """A mark is read exactly whether it came as text or as a JSON number."""
    sheet = Sheet(subject="a", judge="b", marks={"x": "7.5", "y": True, "z": None, "w": "good"})
    wire = to_wire(sheet)
    assert wire["marks"] == {"w": "good", "x": "7.5", "y": True}
    assert from_wire(wire) == sheet
    assert from_wire(wire | {"marks": wire["marks"] | {"z": None}}) == sheet
    assert from_wire(wire | {"marks": wire["marks"] | {"x": 7.5}}) == sheet


def test_all_faults_of_all_levels_are_said_at_once() -> None:
    """A form learns everything that is wrong with it in one answer."""
    bad = {
        "schema": "jipp/innovation/1",
        "id": "one stop",
        "agency": {"id": "", "name": "x", "kind": "citty", "colour": "red"},
        "evidence": [{"id": "sk-1"}, 3],
        "sdgs": [3, 99, True],
        "implemented_on": "2020-13-01",
    }
    assert sorted(problems(bad)) == [
        ("/agency/colour", "unknown_key"),
        ("/agency/id", "not_an_id"),
        ("/agency/kind", "not_one_of"),
        ("/evidence/0/kind", "missing_key"),
        ("/evidence/1", "not_an_object"),
        ("/id", "not_an_id"),
        ("/implemented_on", "not_a_day"),
        ("/sdgs/1", "not_one_of"),
        ("/sdgs/2", "not_one_of"),
        ("/title", "missing_key"),
    ]


def test_a_fields_own_rule_is_what_is_said() -> None:
    """A field that takes an id says so of a number too, be it required or not."""
    wrong = GOOD | {"id": 5, "province": 5, "agency": OFFICE | {"province": 5}}
    assert sorted(problems(wrong)) == [
        ("/agency/province", "not_a_province"),
        ("/id", "number_for_id"),
        ("/province", "not_a_province"),
    ]


def test_a_form_gets_its_messages_by_place_in_its_language() -> None:
    """What a citizen reads beside a field says what was found, what is allowed, what to do."""
    with pytest.raises(InvalidDataError) as caught:
        from_wire(GOOD | {"agency": OFFICE | {"kind": "citty"}, "tittle": "x"})
    assert caught.value.by_path("id") == {
        "/tittle": 'tidak ada isian "tittle" di sini; yang dikenal: title',
        "/agency/kind": (
            '"citty" tidak diperbolehkan di sini: pilih salah satu dari ministry'
            " (kementerian), institution (lembaga), province (provinsi), regency (kabupaten), city"
            " (kota), state_enterprise (BUMN), regional_enterprise (BUMD)"
        ),
    }
    assert str(caught.value).splitlines()[0] == (
        '/agency/kind: "citty" is not allowed here: choose one of ministry, institution,'
        " province, regency, city, state_enterprise, regional_enterprise"
    )


def test_unknown_fields_are_kept_where_they_stood() -> None:
    """What another office adds stays with its value, goes out again, and is never lost."""
    data = GOOD | {
        "agency": OFFICE | {"email": "a@b"},
        "evidence": [{"id": "sk", "kind": "video", "files": [{"pages": 3}]}],
        "extra": {"old": 1},
        "colour": "red",
    }
    kept = from_wire(data, unknown="keep")
    assert kept.extra == (("colour", "red"), ("old", 1))
    assert kept.agency.extra == (("email", "a@b"),)
    assert to_wire(kept)["evidence"][0]["extra"] == {"files": [{"pages": 3}]}
    assert from_wire(to_wire(kept)) == kept
    assert from_records(Innovation, to_records([kept])) == (kept,)


def test_what_cannot_be_kept_is_refused() -> None:
    """No value drops a field that it was to keep: one without `extra` refuses, as do limits."""
    honour = {"edition": 2019, "tier": "Top 99", "place": 3}
    found = [
        ("/honours/0/place", "unknown_key"),
        ("/n", "not_a_json_number"),
    ]
    data = GOOD | {"honours": [honour], "n": float("nan")}
    assert sorted(problems(data, unknown="keep")) == found
    assert problems(GOOD | {"a": 1, "extra": {"a": 2}}, unknown="keep") == [("/a", "kept_twice")]
    assert problems(GOOD | {"a": {"b": [0] * 90}}, unknown="keep", limits=Limits(nodes=90)) == [
        ("", "too_many_values")
    ]
    form = {"id": "a", "title": "A", "colour": "red"}
    office = {"agency": Agency(id="prov-bb", name="Babel", kind="province")}
    only = ("id", "title")
    assert problems(form, into=Innovation, only=only, given=office, unknown="keep") == [
        ("/colour", "not_settable")
    ]


def test_unknown_fields_can_be_left_out() -> None:
    """A reader may take from newer data what it knows."""
    assert problems(GOOD | {"colour": "red"}) == [("/colour", "unknown_key")]
    assert from_wire(GOOD | {"colour": "red"}, unknown="ignore") == from_wire(GOOD)
    wrong: Any = "hoard"
    with pytest.raises(InvalidInputError, match=r"/unknown: .* choose one of refuse, ignore, keep"):
        from_wire(GOOD, unknown=wrong)


@pytest.mark.parametrize(
    ("schema", "code"),
    [
        (None, "missing_schema"),
        ("jipp/innovation", "not_a_schema"),
        (7, "not_a_schema"),
        ("jipp/inovation/1", "other_schema"),
        ("jipp/innovation/2", "unknown_version"),
        ("jipp/innovation/01", "unknown_version"),
        ("jipp/innovation/0", "unknown_version"),
    ],
)
def test_a_schema_that_is_not_known_is_named(schema: object, code: str) -> None:
    """Neither an unknown name nor a version from the future is guessed at."""
    assert problems(GOOD | {"schema": schema}) == [("/schema", code)]


def test_a_newer_version_says_which_is_known() -> None:
    """The error of a newer version names the version that this jipp reads."""
    with pytest.raises(InvalidDataError, match="known up to jipp/innovation/1; use a newer jipp"):
        from_wire(GOOD | {"schema": "jipp/innovation/2"})


OTHER = "is not what is read here; known are"


@pytest.mark.parametrize(
    ("schema", "into", "message"),
    [
        (7, None, "7 is not a schema of jipp: write one such as jipp/innovation/1"),
        (7, Agency, "7 is not a schema of jipp: write one such as jipp/agency/1"),
        (
            None,
            Agency | Hub,
            (
                "schema is missing, but it says what the data is:"
                " add one such as jipp/agency/1, jipp/hub/1"
            ),
        ),
        ("jipp/phase/1", Agency | Hub, f'"jipp/phase/1" {OTHER} jipp/agency/1, jipp/hub/1'),
        ("jipp/agncy/1", Agency | Hub, f'"jipp/agncy/1" {OTHER} jipp/agency/1'),
        (
            "jipp/agency/9",
            None,
            (
                '"jipp/agency/9" is a version that is not known here:'
                " known up to jipp/agency/1; use a newer jipp"
            ),
        ),
    ],
)
def test_a_wrong_schema_says_what_was_found_and_what_is_read(
    schema: object, into: Any, message: str
) -> None:
    """The nearest of the classes that were asked for, else all of them, else an example."""
    with pytest.raises(InvalidDataError) as caught:
        from_wire([{"schema": schema}, 5], tuple[into, ...] if into else None)
    assert str(caught.value) == (
        f"/0/schema: {message}\n/1: 5 has no named fields: give an object that has them"
    )


def test_a_reader_gets_no_other_class_than_it_asked_for() -> None:
    """Data of another schema than the class wanted is refused."""
    assert problems(GOOD, into=Agency) == [("/schema", "other_schema")]
    assert from_wire(GOOD, into=Innovation | Hub) == from_wire(GOOD)


LISTS: list[tuple[Any, Any]] = [
    (Innovation, [("", "not_an_object")]),
    (Innovation | Hub, [("", "not_an_object")]),
]


@pytest.mark.parametrize(("into", "found"), LISTS)
@pytest.mark.parametrize("data", [[], [GOOD]])
def test_a_class_stands_for_one_value(into: Any, found: Any, data: Any) -> None:
    """Who asks for an innovation gets no list of them, and no empty one."""
    assert problems(data, into=into) == found


def test_a_list_of_a_class_stands_for_many() -> None:
    """A tuple or a list is asked for as such; without `into` a list is read as a tuple."""
    one = from_wire(GOOD)
    bare = {k: v for k, v in GOOD.items() if k != "schema"}
    assert from_wire([bare, bare], into=tuple[Innovation, ...]) == (one, one)
    assert from_wire([bare], into=list[Innovation]) == [one]
    assert from_wire([], into=list[Innovation]) == []
    assert from_wire([], into=tuple[Innovation | Hub, ...]) == from_wire([]) == ()
    assert problems(bare, into=tuple[Innovation, ...]) == [("", "not_a_list")]
    assert problems([bare, 5], into=list[Innovation]) == [("/1", "not_an_object")]


def test_only_some_fields_may_be_set() -> None:
    """What a stranger sets beyond them is refused, all of it at once with the other faults."""
    form: dict[str, Any] = {"id": "one stop", "title": "T", "agency": OFFICE, "colour": "red"}
    form["honours"] = []
    found = [
        ("/agency", "not_settable"),
        ("/colour", "unknown_key"),
        ("/honours", "not_settable"),
        ("/id", "not_an_id"),
    ]
    assert sorted(problems(form, into=Innovation, only=("id", "title"))) == found
    ignored = problems(form, into=Innovation, only=("id", "title"), unknown="ignore")
    assert sorted(ignored) == [one for one in found if one[1] != "unknown_key"]
    assert problems([GOOD], only=("id", "title")) == [("/0/agency", "not_settable")]


def test_the_caller_sets_what_the_data_may_not() -> None:
    """An office puts its own agency in; data that bring one are refused."""
    office = Agency(id="prov-bb", name="Babel", kind="province")
    form = {"id": "one-stop", "title": "One stop"}
    set_by_us: dict[str, Any] = {"agency": office, "implemented_on": date(2024, 1, 2)}
    idea = from_wire(form, into=Innovation, only=("id", "title"), given=set_by_us)
    assert (idea.agency, idea.implemented_on) == (office, date(2024, 1, 2))
    assert problems(form | {"agency": OFFICE}, into=Innovation, given=set_by_us) == [
        ("/agency", "not_settable")
    ]
    assert problems({"title": " "}, into=Innovation, given=set_by_us) == [
        ("/id", "missing_key"),
        ("/title", "empty"),
    ]


def test_a_call_that_sets_what_is_not_there_is_at_fault_itself() -> None:
    """A wrong name or value of the caller's is no fault of the data."""
    wrong: dict[str, Any] = {"only": ("titel", "id"), "given": {"agenci": 1, "agency": 5}}
    with pytest.raises(InvalidInputError) as caught:
        from_wire(GOOD, into=Innovation, **wrong)
    assert [(p.path, p.code) for p in caught.value.problems] == [
        ("/only/titel", "unknown_key"),
        ("/given/agenci", "unknown_key"),
        ("/given/agency", "wrong_type"),
    ]
    with pytest.raises(InvalidInputError, match="/given/value: there is no field"):
        from_wire({"schema": "jipp/phase/1"}, given={"value": "creation"})


def test_a_value_written_by_itself_may_stand_in_another() -> None:
    """A right schema inside another value is right; a wrong one is refused at its place."""
    office = to_wire(Agency(id="prov-bb", name="Babel", kind="province"))
    assert from_wire(GOOD | {"agency": office}).agency.id == "prov-bb"
    for schema in ("jipp/hub/1", "jipp/agency/2", 7):
        assert problems(GOOD | {"agency": office | {"schema": schema}}) == [
            ("/agency/schema", "other_schema")
        ]
    until = {"schema": "jipp/window/1", "not_before": "2020-01-01", "not_after": "2020-02-01"}
    period = from_wire({"schema": "jipp/period/1", "until": until})
    assert period.until == Window(not_before=date(2020, 1, 1), not_after=date(2020, 2, 1))


def test_a_list_that_holds_itself_is_not_written() -> None:
    """Lists without an end, or nested too deeply, are refused by name."""
    endless: list[object] = []
    endless.append(endless)
    for lists in (endless, nested(5_000)):
        with pytest.raises(InvalidInputError, match="nested"):
            to_wire(lists)


def nested(levels: int) -> object:
    """A list in a list in a list."""
    data: object = []
    for _ in range(levels):
        data = [data]
    return data


class Text(str):
    """A subclass that could answer anything."""

    __slots__ = ()


CYCLE: dict[str, object] = {}
CYCLE["self"] = CYCLE


REASON = {"schema": "jipp/reason/1", "code": "x"}
HOSTILE: list[tuple[object, list[tuple[str, str]]]] = [
    (nested(100_000), [("/0", "not_an_object")]),
    (CYCLE, [("/schema", "missing_schema")]),
    (CYCLE | GOOD, [("/self", "unknown_key")]),
    (REASON | {"params": {"n": nested(100_000)}}, [("", "too_deep")]),
    (GOOD | {"extra": {"n": nested(100_000)}}, [("", "too_deep")]),
    (GOOD | {"extra": CYCLE}, [("", "too_deep")]),
    ([[]] * 2_000_001, [("", "too_many_values")]),
    (GOOD | {"summary": "x" * 65_537}, [("/summary", "text_too_long")]),
    (GOOD | {"title": Text("x")}, [("/title", "not_json")]),
    (GOOD | {"title": {1, 2}}, [("/title", "not_json")]),
    (GOOD | {"title": b"x"}, [("/title", "not_json")]),
    ({1: 2}, [("/schema", "missing_schema")]),
    (GOOD | {1: 2}, [("", "not_json")]),
    (GOOD | {"agency": OFFICE | {3: 1, "kind": 4}}, [("/agency", "not_json")]),
    ([GOOD, GOOD | {"extra": {"a/b": [0, {1, 2}]}}], [("/1/extra/a~1b/1", "not_json")]),
    (GOOD | {"title": "\ud800"}, [("/title", "lone_surrogate")]),
    (GOOD | {"id": "a\0"}, [("/id", "not_an_id")]),
    (GOOD | {"id": "a\u202eb"}, [("/id", "not_an_id")]),
    (GOOD | {"id": 10**5000}, [("/id", "number_for_id")]),
    (None, [("", "not_an_object")]),
    ("jipp", [("", "not_an_object")]),
    ([GOOD, 5], [("/1", "not_an_object")]),
]


@pytest.mark.parametrize(("data", "found"), HOSTILE, ids=[found[0][1] for _, found in HOSTILE])
def test_hostile_data_gets_one_error(data: object, found: list[tuple[str, str]]) -> None:
    """Depth, size, cycles, odd types and odd characters are refused in bounded time."""
    assert problems(data) == found


@pytest.mark.parametrize(
    "number", ["1e999999", "NaN", "Infinity", "9" * 61, "1_0", "\uff11", "1/0", ""]
)
def test_what_is_no_exact_number_is_refused(number: str) -> None:
    """A number of the wire is exact and of bounded size, or none."""
    data = {
        "schema": "jipp/reason/1",
        "code": "x",
        "params": {"n": {"type": "number", "value": number}},
    }
    assert problems(data) == [("/params/n", "not_a_number")]


def test_texts_keep_what_ids_refuse() -> None:
    """NUL and bidi controls may stand in a text, and come back as they were."""
    title = "a\0b\u202ec"
    assert (
        from_wire(json.loads(json.dumps(to_wire(from_wire(GOOD | {"title": title}))))).title
        == title
    )


def test_what_is_no_json_is_shown_with_its_place() -> None:
    """A key that is no text, a value of Python's own, a text that is too long."""
    with pytest.raises(InvalidDataError) as caught:
        from_wire(GOOD | {"agency": {"id": "a", 3: 1}})
    rule = "is not plain JSON data: give objects, lists, texts, numbers, true, false or null"
    assert str(caught.value) == f"/agency: 3 {rule}"
    with pytest.raises(InvalidDataError) as caught:
        from_wire(GOOD | {"categories": ["health", b"x"]})
    assert str(caught.value) == f"/categories/1: bytes {rule}"
    with pytest.raises(InvalidDataError) as caught:
        from_wire(GOOD | {"extra": {"a": ["xx", {"b": "x" * 21}]}}, limits=Limits(text=20))
    assert str(caught.value) == (
        '/extra/a/1/b: "xxxxxxxxxxxxxxxxxxxxx" is too long: give at most 20 characters'
    )


def test_limits_are_the_callers_to_set() -> None:
    """A caller may read less or more than the defaults."""
    assert problems(GOOD, limits=Limits(depth=2)) == [("", "too_deep")]
    assert problems(GOOD, limits=Limits(nodes=3)) == [("", "too_many_values")]
    assert problems(GOOD, limits=Limits(text=7)) != []
    with pytest.raises(InvalidInputError, match="/depth: -1 is not a whole number"):
        Limits(depth=-1)


def test_a_key_is_a_text_too() -> None:
    """The limit of texts holds for the names of fields."""
    assert problems(GOOD | {"x" * 70_000: 1}) == [("", "text_too_long")]
    kept: dict[str, Any] = GOOD | {"extra": {"a": {"x" * 21: 1}}}
    assert problems(kept, limits=Limits(text=20)) == [("/extra/a", "text_too_long")]


def test_a_whole_number_is_one_however_json_writes_it() -> None:
    """3.0 is 3, as its schema says; 3.5 is none, and one of 5,000 digits is refused where read."""
    honour = {"schema": "jipp/honour/1", "edition": 2019.0, "tier": "Top 99"}
    assert from_wire(honour).edition == 2019
    assert from_wire(GOOD | {"sdgs": [3.0]}).sdgs == (Sdg(3),)
    assert problems(honour | {"edition": 2019.5}) == [("/edition", "not_a_count")]
    reason = {"schema": "jipp/reason/1", "code": "x", "params": {"n": 10**5_000}}
    assert problems(reason) == [("/params/n", "not_a_number")]


def test_reading_stops_where_there_are_too_many_faults() -> None:
    """A list of nothing but faults costs no more than one of so many values."""
    for data, place in (([0] * 50_000, "/9999"), (GOOD | {"evidence": [0] * 50_000}, "")):
        found = problems(data)
        assert len(found) == 10_001
        assert found[-1][1] == "too_many_faults"
        assert found[9_999][0].endswith(place)


def test_an_evaluation_holds_its_parts_or_what_is_wrong() -> None:
    """One without either says nothing of its subject, and is refused where it is read."""
    whole = to_wire(evaluate(RUBRIC, SHEETS, subject="one-stop"))
    assert problems(whole | {"parts": []}) == [("/parts", "no_parts")]


def test_a_limit_may_be_reached_and_not_passed() -> None:
    """Two levels, four values, texts of eleven characters: as many as the data have, no fewer."""
    data = {"schema": "jipp/text/1", "id": "a", "en": "b"}
    assert str(from_wire(data, limits=Limits(depth=2, nodes=4, text=11))) == "b"
    assert problems(data, limits=Limits(depth=1)) == [("", "too_deep")]
    assert problems(data, limits=Limits(nodes=3)) == [("", "too_many_values")]
    assert problems(data, limits=Limits(text=10)) == [("/schema", "text_too_long")]
    assert problems(GOOD, limits=Limits(depth=0)) == [("", "too_deep")]


def test_what_is_not_of_jipp_is_not_written() -> None:
    """A foreign object has no wire form, and the error names it."""
    with pytest.raises(InvalidInputError, match="object has no wire form"):
        to_wire(object())


def test_a_tag_says_which_of_several_types_is_meant() -> None:
    """A missing and an unknown tag are told apart."""
    period = {"schema": "jipp/period/1", "until": {"not_before": "2020-01-01"}}
    assert problems(period) == [("/until/type", "missing_tag")]
    assert problems(period | {"until": {"type": "windw"}}) == [("/until/type", "unknown_tag")]
    assert problems(period | {"until": 3}) == [("/until", "wrong_type")]


def test_cattrs_users_extend_their_own_converter() -> None:
    """A converter of the caller's learns our types and keeps its own hooks."""
    mine = configure(Converter())
    body = {k: v for k, v in GOOD.items() if k != "schema"}
    assert mine.structure(body, Innovation) == from_wire(GOOD)
    assert mine.structure(body | {"colour": 1}, Innovation) == from_wire(GOOD)
    with pytest.raises(InvalidDataError):
        converter().structure(body | {"colour": 1}, Innovation)


def test_what_has_no_wire_form_is_named_at_its_place_in_the_list() -> None:
    """In a list of lists, too."""
    with pytest.raises(InvalidInputError, match=r"^/1/0: 7 has no wire form"):
        to_wire([from_wire(GOOD), [7]])


def test_a_reader_asks_for_a_class_that_has_a_wire_form() -> None:
    """What no data can be read into is a fault of the call; a base class stands for its kinds."""
    with pytest.raises(InvalidInputError, match=r"^/into: int has no wire form"):
        from_wire(GOOD, into=int)
    rule = {"schema": "jipp/has_note/1"}
    assert from_wire(rule, into=Requirement) == HasNote()


def test_an_enum_has_its_value_and_nothing_else() -> None:
    """A member is an object with its value; a missing and a foreign field are named."""
    phase = {"schema": "jipp/phase/1"}
    assert problems(phase) == [("/value", "missing_key")]
    assert problems(phase | {"value": "creation", "x": 1}) == [("/x", "unknown_key")]
    assert from_wire(phase | {"value": "creation", "x": 1}, unknown="ignore") is Phase.CREATION
    assert problems({"schema": "jipp/unknown/1", "x": 1}) == [("/x", "unknown_key")]


def test_a_decimal_comma_is_told_with_the_number_to_write() -> None:
    """Whoever reads our Indonesian texts writes 7,5, wherever an exact number is wanted."""
    data = {"schema": "jipp/range/1", "low": 0, "high": "7,5"}
    assert problems(data) == [("/high", "decimal_comma")]
    with pytest.raises(InvalidDataError, match=r"/high: .* write 7\.5"):
        from_wire(data)


def test_many_wrong_items_of_a_document_are_told_once_there_are_too_many() -> None:
    """A hostile list of categories is read until its faults are ten thousand."""
    agency = {"id": "a", "name": "A", "kind": "city"}
    body = {"id": "i", "title": "I", "agency": agency, "categories": [0] * 200_000}
    with pytest.raises(InvalidDataError) as caught:
        from_wire(body, into=Innovation)
    assert len(caught.value.problems) == 10_001
    last = caught.value.problems[-1]
    assert (last.path, last.code) == ("/categories", "too_many_faults")


def test_reading_a_document_takes_few_calls() -> None:
    """An innovation with a history of two entries is read in little more than its constructors."""
    wire = to_wire(innovation(1))
    from_wire(wire)
    assert calls(lambda: from_wire(wire))[0] <= 470
