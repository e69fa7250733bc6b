"""Errors: one base, one standard parent each, and all faults with the way out."""

import pickle

import pytest

from jipp import Agency, Innovation, InvalidInputError, Problem, Reason, errors
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
            kind="copy",
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
        "/title: empty, but a text is needed: give at least one character",
        '/agency: "prov-babel" is of the wrong type: give a value of Agency',
        '/kind: "copy" is not allowed here: choose one of original, adaptation, replication',
        "/categories/1: empty, but a text is needed: give at least one character",
        "/sdgs/1: 18 is not one of the global goals: give a whole number from 1 to 17",
        '/implemented_on: "2020-01-01" is not a day: give a date',
    ]


def test_an_error_is_read_in_indonesian() -> None:
    """The same faults at the same places."""
    assert wrong().message("id").splitlines() == [
        (
            '/id: "a b" bukan pengenal (id): isi 1 sampai 128 karakter tanpa spasi,'
            " karakter kendali, atau karakter tak terlihat"
        ),
        "/title: kosong, padahal teks wajib diisi: isi paling sedikit satu karakter",
        '/agency: "prov-babel" salah jenis: isi nilai berjenis Agency',
        (
            '/kind: "copy" tidak diperbolehkan di sini: pilih salah satu dari original, adaptation,'
            " replication"
        ),
        "/categories/1: kosong, padahal teks wajib diisi: isi paling sedikit satu karakter",
        (
            "/sdgs/1: 18 bukan nomor Tujuan Pembangunan Berkelanjutan:"
            " isi bilangan bulat dari 1 sampai 17"
        ),
        '/implemented_on: "2020-01-01" bukan tanggal: isi tanggal',
    ]


def test_a_form_gets_the_messages_of_each_field() -> None:
    """Several faults of one field are joined; the whole is under the empty path."""
    error = InvalidInputError(
        Problem(path="/a", code="empty"),
        Problem(code="missing_note"),
        Problem(path="/a", code="missing_note"),
    )
    assert error.by_path("id") == {
        "/a": "kosong, padahal teks wajib diisi: isi paling sedikit satu karakter;"
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
