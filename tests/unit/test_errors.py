"""Errors: one base, one standard parent each, and all faults with the way out."""

import pickle
import re
from typing import Any

import pytest

from jipp import (
    Agency,
    Evidence,
    Honour,
    Hub,
    Innovation,
    InvalidInputError,
    Problem,
    Proposal,
    Reason,
    Replication,
    Sheet,
    errors,
    from_records,
    from_wire,
)
from jipp.convert.types import fields_of
from jipp.errors import message_of
from tests.embedding.values import ERRORS, FINDING, REFUSED

PARENTS: dict[str, tuple[type[Exception], ...]] = {
    "JippError": (Exception,),
    "InvalidInputError": (ValueError,),
    "InvalidDataError": (ValueError,),
    "UnknownNameError": (LookupError,),
    "AmbiguousNameError": (LookupError,),
    "NotInForceError": (LookupError,),
    "OutsideCoverageError": (LookupError,),
    "NoCompetitionError": (LookupError,),
    "LifecycleError": (ValueError,),
    "TransitionRefusedError": (ValueError,),
    "MigrationError": (ValueError,),
    "RubricError": (ValueError,),
    "MissingWeightError": (ValueError, errors.RubricError),
    "MarksError": (ValueError,),
    "ConflictOfInterestError": (ValueError, errors.MarksError),
    "AssignmentError": (ValueError,),
    "BoundaryTieError": (ValueError,),
    "DisconnectedPanelError": (ValueError,),
    "UndefinedError": (ArithmeticError,),
}
STANDARD = (ValueError, LookupError, ArithmeticError, TypeError, OSError, RuntimeError)


@pytest.mark.parametrize("name", sorted(PARENTS))
def test_an_error_has_the_base_and_one_standard_parent(name: str) -> None:
    """Who does not know jipp catches ValueError, LookupError or ArithmeticError."""
    cls: type[Exception] = getattr(errors, name)
    assert issubclass(cls, (errors.JippError, *PARENTS[name]))
    assert all(issubclass(cls, parent) for parent in PARENTS[name])
    parents = [parent for parent in STANDARD if issubclass(cls, parent)]
    assert parents == [p for p in STANDARD if p in PARENTS[name]]


def test_no_error_is_missing_from_the_table() -> None:
    """Every error of the module is in it."""
    public = {n for n in errors.__all__ if isinstance(getattr(errors, n), type)}
    assert public - {"Problem"} == set(PARENTS)


FIELDS: dict[str, dict[str, object]] = {
    "UnknownNameError": {"kind": "province", "name": "Bangka", "suggestions": ("ID-BB",)},
    "AmbiguousNameError": {"candidates": ("ID-PA", "ID-PB")},
    "LifecycleError": {"findings": (FINDING,)},
    "TransitionRefusedError": {"refusal": REFUSED},
    "MigrationError": {"unmapped": ("pilot",)},
    "MissingWeightError": {"criteria": ("impact",)},
    "AssignmentError": {"blocking": (("a",), ("j1",), 2, 1)},
    "BoundaryTieError": {"subjects": ("a", "b")},
    "DisconnectedPanelError": {"components": (("a",), ("b", "c"))},
}


@pytest.mark.parametrize("name", FIELDS)
def test_an_error_has_the_fields_that_it_is_made_with(name: str) -> None:
    """At once, and after it was sent; what is not given is empty."""
    error = getattr(errors, name)(Problem(code="empty"), **FIELDS[name])
    for made in (error, pickle.loads(pickle.dumps(error))):
        assert {field: getattr(made, field) for field in FIELDS[name]} == FIELDS[name]
    nameless = errors.UnknownNameError()
    assert (nameless.kind, nameless.name, nameless.suggestions) == ("", "", ())


@pytest.mark.parametrize("error", ERRORS, ids=lambda e: type(e).__name__)
def test_an_error_keeps_its_fields_when_it_is_sent(error: Exception) -> None:
    """Pickled and back: the same problems, the same fields, the same text."""
    back = pickle.loads(pickle.dumps(error))
    assert isinstance(error, errors.JippError)
    assert isinstance(back, type(error))
    assert back.problems == error.problems
    assert str(back) == str(error)
    for name, value in FIELDS.get(type(error).__name__, {}).items():
        assert getattr(back, name) == value


def wrong() -> errors.JippError:
    """The error of an innovation whose every given field is wrong."""
    with pytest.raises(InvalidInputError) as caught:
        Innovation(
            id="a b",
            title=" ",
            agency="prov-babel",  # type: ignore[arg-type]
            kind="copy",  # type: ignore[arg-type]
            sdgs=(3, 18, 3),
            implemented_on="2020-01-01",  # type: ignore[arg-type]
            categories=["Kesehatan", "", "Kesehatan"],
        )
    return caught.value


def test_an_innovation_says_all_its_faults_at_once() -> None:
    """Seven wrong fields, eight problems, in the order of the fields, each at its place."""
    assert [(p.path, p.code) for p in wrong().problems] == [
        ("/id", "not_an_id"),
        ("/title", "empty"),
        ("/agency", "wrong_type"),
        ("/kind", "not_one_of"),
        ("/categories/1", "empty"),
        ("/sdgs/1", "not_a_goal"),
        ("/implemented_on", "not_a_day"),
    ]


def test_as_a_text_an_error_is_english_one_fault_a_line() -> None:
    """Each line: where, what was found, what is allowed, what to do."""
    assert str(wrong()).splitlines() == [
        (
            '/id: "a b" is not an id: give 1 to 128 characters without spaces, control or invisible'
            " characters"
        ),
        "/title: title is empty: give at least one character",
        '/agency: "prov-babel" is of the wrong type: give a value of Agency',
        '/kind: "copy" is not allowed here: choose one of original, adaptation, replication',
        "/categories/1: empty, but a text is needed: give at least one character",
        "/sdgs/1: 18 is not one of the global goals: give a whole number from 1 to 17",
        '/implemented_on: "2020-01-01" is not a day: write it as 2024-12-31',
    ]


def test_an_error_is_read_in_indonesian() -> None:
    """The same faults at the same places."""
    assert wrong().message("id").splitlines() == [
        (
            '/id: "a b" bukan pengenal (id): isi 1 sampai 128 karakter tanpa spasi,'
            " karakter kendali, atau karakter tak terlihat"
        ),
        "/title: judul belum diisi: isi paling sedikit satu karakter",
        '/agency: "prov-babel" salah jenis: isi nilai berjenis Agency',
        (
            '/kind: "copy" tidak diperbolehkan di sini: pilih salah satu dari original (gagasan'
            " asli), adaptation (adaptasi), replication (replikasi)"
        ),
        "/categories/1: kosong, padahal teks wajib diisi: isi paling sedikit satu karakter",
        (
            "/sdgs/1: 18 bukan nomor Tujuan Pembangunan Berkelanjutan:"
            " isi bilangan bulat dari 1 sampai 17"
        ),
        '/implemented_on: "2020-01-01" bukan tanggal: tulis seperti 2024-12-31',
    ]


def test_a_form_gets_the_messages_of_each_field() -> None:
    """Several faults of one field are joined; the whole is under the empty path."""
    error = InvalidInputError(
        Problem(path="/a", code="empty"),
        Problem(code="missing_note"),
        Problem(path="/a", code="missing_note"),
    )
    assert error.by_path("id") == {
        "/a": "a belum diisi: isi paling sedikit satu karakter;"
        " catatan belum ada: jelaskan alasannya dalam catatan",
        "": "catatan belum ada: jelaskan alasannya dalam catatan",
    }
    assert error.by_path() == error.by_path("en")
    assert error.message().splitlines()[1] == "no note: say in a note why this is done"


def test_a_problem_keeps_its_parameters_sorted_and_may_stand_in_a_set() -> None:
    """A mapping or pairs, in any order, make the same problem."""
    one = Problem(path="/a", code="x", params={"b": 2, "a": 1})
    other = Problem(path="/a", code="x", params=[("a", 1), ("b", 2)])
    assert one == other
    assert len({one, other}) == 1
    assert one.params == (("a", 1), ("b", 2))
    twice = Problem(code="x", params=[("a", 1), ("a", "first")])
    assert twice.params == (("a", 1), ("a", "first"))


def test_a_code_without_a_message_is_shown_as_itself() -> None:
    """A problem of an embedder's own never fails to be said."""
    assert Problem(code="our_own", params={"value": 1}).message("id") == "our_own"
    assert Reason(code="our_own").message() == message_of("our_own", ()) == "our_own"


def test_good_values_raise_nothing() -> None:
    """The least that names an innovation is enough."""
    owner = Agency(id="prov-babel", name="Kepulauan Bangka Belitung", kind="province")
    assert Innovation(id="sipinter", title="SIPINTER", agency=owner).sdgs == ()


def test_a_message_shows_ten_faults_and_counts_the_rest() -> None:
    """A table with a fault in every row does not fill a screen; all of them are in `problems`."""
    rows = [{"id": "a", "name": "", "kind": "city"}] * 3_000
    with pytest.raises(errors.InvalidDataError) as caught:
        from_records(Agency, rows)
    assert len(caught.value.problems) == len(caught.value.by_path()) == 3_000
    lines = str(caught.value).splitlines()
    assert len(lines) == 11
    assert lines[9].startswith("/9/name: name is empty")
    assert lines[10] == "and 2990 more"
    assert caught.value.message("id").splitlines()[10] == "dan 2990 lagi"
    ten = errors.JippError(*[Problem(code="empty")] * 10)
    assert len(str(ten).splitlines()) == 10


# Fields whose word is their key in Indonesian too.
SAME = {"unit"}
FORMS = (Agency, Evidence, Honour, Hub, Innovation, Proposal, Replication, Sheet)


@pytest.mark.parametrize("cls", FORMS, ids=lambda cls: cls.__name__)
def test_a_field_is_named_by_its_word(cls: type) -> None:
    """Who fills in a form reads words, in either language, and no key with an underscore."""
    with pytest.raises(errors.InvalidDataError) as caught:
        from_wire({}, into=cls)
    needed = {name for name, field in fields_of(cls).items() if field.required}
    said = {p.path.removeprefix("/"): p.message("id") for p in caught.value.problems}
    assert said.keys() == needed
    for name in fields_of(cls):
        words = Problem(code="missing_key", params={"name": name})
        assert (
            words.message("id") != f"{name} belum diisi, padahal wajib: tambahkan" or name in SAME
        )
        assert "_" not in words.message("id") + words.message("en")


def test_a_choice_is_shown_with_its_word() -> None:
    """What to write, and what it means."""
    with pytest.raises(errors.InvalidDataError) as caught:
        from_wire({"id": "i", "title": "I", "agency": 5, "kind": "replikasi"}, into=Innovation)
    assert caught.value.by_path("id") == {
        "/agency": "5 tidak memuat isian bernama: isi objek yang memuatnya",
        "/kind": (
            '"replikasi" tidak diperbolehkan di sini: pilih salah satu dari original (gagasan'
            " asli), adaptation (adaptasi), replication (replikasi)"
        ),
    }


WRONG: list[object] = [[], [[]], (), {}, {"a": [1]}, None, True, 10**5_000, {1}, frozenset({1})]


@pytest.mark.parametrize("value", WRONG, ids=lambda value: type(value).__name__)
def test_no_type_of_python_is_named_to_who_fills_in_a_form(value: object) -> None:
    """Whatever stands in a field, the text shows it as JSON would."""
    office = Agency(id="a", name="A", kind="city")
    wrong: Any = {"title": value, "evidence": [value], "implemented_on": value, "sdgs": [value]}
    faults: list[Problem] = []
    with pytest.raises(errors.JippError) as caught:
        Innovation(id="i", agency=office, **wrong)
    faults += caught.value.problems
    with pytest.raises(errors.JippError) as caught:
        from_wire({"id": "i", **wrong}, into=Innovation, given={"agency": office})
    faults += caught.value.problems
    found = {str(dict(p.params).get("value")) for p in faults} - {"None"}
    assert not [text for text in found if re.search(r"list|tuple|dict|set|int|None|True", text)]
