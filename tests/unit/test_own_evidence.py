"""Kinds of evidence of an office's own: an id with a namespace, and a word of its law."""

from datetime import date
from typing import Any

import jsonschema
import pytest

from jipp import (
    Actor,
    Agency,
    AllOf,
    Evidence,
    EvidenceKind,
    HasEvidence,
    Innovation,
    InvalidDataError,
    InvalidInputError,
    Lifecycle,
    LifecycleError,
    Not,
    Refused,
    State,
    Text,
    Transition,
    UnknownNameError,
    advance,
    begin,
    check,
    decide,
    draw_timeline,
    from_wire,
    json_schema,
    lifecycle_of,
    to_records,
    to_wire,
)
from tests.lifecycles import started, step

DAY = date(2024, 1, 2)
OFFICE = Agency(id="dinas", name="Dinas", kind="regency", province="ID-BB")
ANI = Actor(id="ani", agency=OFFICE)
VISIT = "babel:site_visit"
GIVE = Transition(
    action="give", source="asked", target="given", requires=HasEvidence(kind=VISIT, at_least=2)
)


def permit(requires: Any = GIVE.requires, words: Any = (), version: str = "1") -> Lifecycle:
    """A permit that is given after two visits to the site."""
    return Lifecycle(
        id="permit",
        version=version,
        title=Text(id="Izin", en="Permit"),
        states=(State(id="asked", initial=True), State(id="given", final=True)),
        transitions=(Transition(action="give", source="asked", target="given", requires=requires),),
        words=words,
    )


WORDED = permit(words={VISIT: Text(id="kunjungan lapangan", en="site visit")})
ONE, TWO = (Evidence(id=id, kind=VISIT, title=id) for id in ("v1", "v2"))


def asked(law: Lifecycle) -> Innovation:
    """What has begun under a law."""
    new = Innovation(id="a", title="A", agency=OFFICE, evidence=(ONE,))
    return begin(new, lifecycle=law, on=DAY, by=ANI)


def test_an_own_kind_counts_as_any_other_does() -> None:
    """So many pieces of that kind are needed, and no other kind counts."""
    subject = asked(WORDED)
    other = Evidence(id="v3", kind="babel:visit")
    refusal = decide(subject, "give", on=DAY, by=ANI, evidence=(other,), under=WORDED)
    assert isinstance(refusal, Refused)
    assert dict(refusal.reasons[0].params)["kind"] == VISIT
    given = advance(subject, "give", on=DAY, by=ANI, evidence=(TWO,), under=WORDED)
    assert given.state == "given"


def test_an_own_kind_is_said_by_the_word_of_the_law_else_by_its_id() -> None:
    """A refusal, and a picture of what was shown, say it in both languages."""
    for law, said in ((WORDED, ("site visit", "kunjungan lapangan")), (permit(), (VISIT, VISIT))):
        refusal = decide(asked(law), "give", on=DAY, by=ANI, under=law)
        assert isinstance(refusal, Refused)
        told = f"{said[0]} is missing: attach it, at least 2 valid on the day (1 found)"
        assert refusal.message("en") == told
        assert said[1] in refusal.message("id")
        given = advance(asked(law), "give", on=DAY, by=ANI, evidence=(TWO,), under=law)
        drawn = draw_timeline(given, on=DAY, under=law).description
        assert f"{said[0]}: v2" in drawn.en
        assert f"{said[1]}: v2" in drawn.id


def test_a_law_may_call_a_kind_that_jipp_knows_by_its_own_word() -> None:
    """The word of the law goes before that of jipp."""
    law = permit(HasEvidence(kind="budget"), words={"budget": Text(id="DPA", en="DPA")})
    refusal = decide(asked(law), "give", on=DAY, by=ANI, under=law)
    assert isinstance(refusal, Refused)
    assert refusal.message("en").startswith("DPA is missing")
    assert from_wire(to_wire(refusal.reasons[0])).message("id").startswith("bukti DPA belum")
    assert law.word("budget", "evidence").id == "DPA"
    assert permit().word("budget", "evidence").id == "anggaran"
    assert permit().word("budget", "state").id == "budget"


def test_guards_on_own_kinds_are_analysed() -> None:
    """Two of a kind are one of it; of two kinds nothing follows."""
    two = HasEvidence(kind=VISIT, at_least=2)
    with pytest.raises(LifecycleError, match="this never holds: all of: site visit"):
        permit(AllOf(of=(two, Not(of=HasEvidence(kind=VISIT)))), words=WORDED.words)
    assert check(permit(AllOf(of=(two, Not(of=HasEvidence(kind="babel:visit")))))) == ()
    states = ("draft", "one", "two")
    ways = (
        step("go", "draft", "one", requires=HasEvidence(kind=VISIT)),
        step("go", "draft", "two", requires=two),
    )
    law = Lifecycle(
        id="x",
        version="1",
        title="X",
        states=tuple(State(id=id, initial=id == "draft", final=id != "draft") for id in states),
        transitions=ways,
        words=WORDED.words,
    )
    (finding,) = check(law)
    assert (finding.code, finding.where) == ("shadowed", "draft/go/two")


@pytest.mark.parametrize(
    "kind", ["photo", "babel:", ":visit", ":", "a b:c", "babel:site visit", "", 7, None, True]
)
def test_what_is_no_kind_is_told_both_ways_out(kind: Any) -> None:
    """One clear fault at the field: the known kinds, and how an own one is written."""
    for make in (lambda: Evidence(id="a", kind=kind), lambda: HasEvidence(kind=kind)):
        with pytest.raises(InvalidInputError) as caught:
            make()
        (problem,) = caught.value.problems
        assert (problem.path, problem.code) == ("/kind", "not_one_of")
        assert "babel:site_visit" in problem.message("id")
        assert "anggaran" in problem.message("id")


def test_an_own_kind_is_an_id() -> None:
    """Hidden characters and endless names are refused as in any id."""
    for kind, code in (("babel:a\u200bb", "not_an_id"), ("babel:" + "x" * 200, "not_an_id")):
        with pytest.raises(InvalidInputError) as caught:
            Evidence(id="a", kind=kind)
        assert [(p.path, p.code) for p in caught.value.problems] == [("/kind", code)]


def test_an_own_kind_goes_over_the_wire_as_a_plain_text() -> None:
    """It is written and read back as it is, within a subject and a law too."""
    assert to_wire(ONE)["kind"] == VISIT
    for value in (ONE, WORDED, asked(WORDED), GIVE.requires):
        assert from_wire(to_wire(value)) == value
    assert from_wire({**to_wire(ONE), "kind": "video"}).kind is EvidenceKind.VIDEO
    assert [row["kind"] for row in to_records([ONE])] == [VISIT]


@pytest.mark.parametrize("kind", ["photo", 3, None, {"type": "evidence_kind", "value": "video"}])
def test_a_wrong_kind_on_the_wire_is_told_at_its_place(kind: Any) -> None:
    """The place in the document, and one fault."""
    with pytest.raises(InvalidDataError) as caught:
        from_wire({**to_wire(asked(WORDED)), "evidence": [{"id": "v", "kind": kind}]})
    assert [(p.path, p.code) for p in caught.value.problems] == [("/evidence/0/kind", "not_one_of")]


def test_the_schema_takes_what_the_reader_takes() -> None:
    """A known word or an id with its namespace, and nothing else."""
    schema = json_schema(Evidence)
    for kind, right in (
        (VISIT, True),
        ("video", True),
        ("photo", False),
        ("a:", False),
        (7, False),
    ):
        validator: Any = jsonschema.Draft202012Validator(schema)
        assert validator.is_valid({**to_wire(ONE), "kind": kind}) is right, kind


def test_the_lifecycle_of_a_subject_is_the_one_its_history_names() -> None:
    """Of several that are given the history picks; one that ships needs not be given."""
    old, new = permit(), permit(version="2")
    assert lifecycle_of(asked(new), under=(old, new)) is new
    assert lifecycle_of(asked(old), under=old) is old
    assert lifecycle_of(asked(new), under=iter([new])) is new
    with pytest.raises(InvalidInputError, match=r"Permit \(1\) is another lifecycle"):
        lifecycle_of(asked(new), under=old)
    with pytest.raises(UnknownNameError, match="permit@2"):
        lifecycle_of(asked(new))


def test_what_has_not_begun_has_no_lifecycle() -> None:
    """The fault names the subject; wrong arguments are told together."""
    with pytest.raises(InvalidInputError) as caught:
        lifecycle_of(Innovation(id="a", title="A", agency=OFFICE), under=WORDED)
    assert caught.value.by_path() == {
        "/subject": "a has not begun: begin it under a lifecycle first"
    }
    with pytest.raises(InvalidInputError) as caught:
        lifecycle_of("a", under=7)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert [p.path for p in caught.value.problems] == ["/subject", "/under"]
    assert lifecycle_of(started(permit()), under=permit()).id == "permit"
