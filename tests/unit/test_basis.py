"""Origin, confidence and what a result inherits from the facts it was built on."""

from typing import Any

import pytest

from jipp import (
    Basis,
    Citation,
    Confidence,
    Criterion,
    Duration,
    InvalidInputError,
    Lifecycle,
    Obligation,
    Origin,
    Range,
    Rubric,
    State,
    Transition,
    draw,
)
from jipp.law import lifecycles, rubrics
from jipp.model.basis import DESIGN, OWN, UNVERIFIED, as_basis, as_optional_basis, weakest


def law(confidence: Any) -> Basis:
    """A rule of law, known so well."""
    return Basis(origin="law", confidence=confidence)


def test_confidence_is_ordered_from_the_strongest() -> None:
    """The text itself, then news, copies, inference, and what nobody checked."""
    assert [c.value for c in sorted(Confidence, reverse=True)] == [
        "unverified",
        "inferred",
        "transcribed",
        "reported",
        "official",
    ]
    assert Confidence.OFFICIAL < Confidence.REPORTED <= Confidence.REPORTED
    assert Confidence.UNVERIFIED > Confidence.INFERRED >= Confidence.TRANSCRIBED


def test_members_of_different_enums_have_no_order() -> None:
    """A confidence is not compared with anything else."""
    with pytest.raises(TypeError):
        assert Confidence.OFFICIAL < "reported"


@pytest.mark.parametrize(
    ("bases", "confidence", "design"),
    [
        ((), None, False),
        ((DESIGN,), None, True),
        ((DESIGN, None), None, True),
        ((OWN,), None, False),
        ((OWN, DESIGN), None, True),
        ((OWN, law("reported")), Confidence.REPORTED, False),
        ((Basis(origin="own", confidence="reported"),), Confidence.REPORTED, False),
        ((law("official"),), Confidence.OFFICIAL, False),
        ((law("official"), DESIGN), Confidence.OFFICIAL, True),
        ((law("official"), law("inferred"), law("reported")), Confidence.INFERRED, False),
        ((law("official"), UNVERIFIED), Confidence.UNVERIFIED, False),
        ((law("official"), law(None)), Confidence.UNVERIFIED, False),
        ((Basis(origin="practice"),), Confidence.UNVERIFIED, False),
        ((Basis(origin="design", confidence="reported"),), Confidence.REPORTED, True),
    ],
)
def test_a_result_is_as_sure_as_its_weakest_fact(
    bases: tuple[Basis | None, ...], confidence: Confidence | None, *, design: bool
) -> None:
    """A design or an office's rule needs no confidence; a law that states none is unverified."""
    assert weakest(bases) == (confidence, design)


def test_an_origin_and_a_confidence_may_be_given_as_words() -> None:
    """The values of the enums, as they stand in data."""
    basis = Basis(origin="practice", confidence="transcribed", sources=["a form"])
    assert (basis.origin, basis.confidence) == (Origin.PRACTICE, Confidence.TRANSCRIBED)
    assert basis.sources == ("a form",)
    assert (basis.origin.label.id, basis.confidence and basis.confidence.label.id) == (
        "praktik",
        "disalin",
    )


def test_a_basis_says_all_its_faults() -> None:
    """Words that are no origin and no confidence, a citation that is a text, an empty source."""
    with pytest.raises(InvalidInputError) as caught:
        Basis(
            origin="statute",  # type: ignore[arg-type]
            confidence="sure",  # type: ignore[arg-type]
            citation="art. 4",  # type: ignore[arg-type]
            sources=("a", ""),
        )
    assert [(p.path, p.code) for p in caught.value.problems] == [
        ("/origin", "not_one_of"),
        ("/confidence", "not_one_of"),
        ("/citation", "wrong_type"),
        ("/sources/1", "empty"),
    ]
    assert caught.value.problems[0].message("en") == (
        '"statute" is not allowed here: choose one of law (law or official guide), practice,'
        " design (design of jipp), own (the office's own rule)"
    )


def test_a_citation_may_name_a_place_without_a_regulation() -> None:
    """A guide that is no regulation is cited in the note; an id is an id."""
    assert Citation(note="guide of 2023, p. 7").regulation is None
    with pytest.raises(InvalidInputError, match="/regulation"):
        Citation(regulation="permenpanrb 91")


def test_a_basis_field_takes_a_basis_and_nothing_else() -> None:
    """The converters of every `basis` field."""
    assert as_basis(DESIGN) is as_optional_basis(DESIGN) is DESIGN
    assert as_optional_basis(None) is None


def test_what_an_office_builds_is_its_own_rule() -> None:
    """A lifecycle, a transition, an obligation and a rubric that name no basis."""
    step = Transition(action="give", source="asked", target="given")
    owed = Obligation(id="o", in_states=("asked",), within=Duration(days=1), met_by="give")
    asked = (State(id="asked", initial=True), State(id="given", final=True))
    permit = Lifecycle(id="permit", version="1", title="P", states=asked, transitions=(step,))
    leaf = Criterion(id="a", weight=1, scale=Range(low=0, high=9))
    rubric = Rubric(id="own", title="Own", criteria=(leaf,))
    assert {x.basis for x in (step, owed, permit, rubric)} == {OWN}
    assert (leaf.basis, Origin.OWN.label.id, Origin.OWN.label.en) == (
        None,
        "aturan instansi",
        "the office's own rule",
    )
    drawn = draw(permit)
    assert (drawn.confidence, drawn.design, drawn.own) == (None, False, True)
    assert "(aturan instansi)" in drawn.to_svg(lang="id")
    assert "(the office&#x27;s own rules)" in drawn.to_svg()
    for lang, word in (("id", "rancangan"), ("en", "design")):
        assert word not in drawn.to_svg(lang=lang)


def test_no_shipped_law_is_an_offices_own_rule() -> None:
    """Each part of a shipped lifecycle or rubric says law, practice or jipp's design."""
    parts = [law.basis for law in lifecycles()]
    parts += [basis for law in lifecycles() for step in law.transitions for basis in step.bases]
    parts += [duty.basis for law in lifecycles() for duty in law.obligations]
    parts += [rubric.basis for rubric in rubrics()]
    parts += [c.basis for rubric in rubrics() for _, c, _ in rubric.nodes if c.basis is not None]
    assert {basis.origin for basis in parts} == {Origin.LAW, Origin.PRACTICE, Origin.DESIGN}
