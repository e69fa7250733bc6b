"""Word limits: a proposal's texts held against the rubric's form."""

import pytest

from jipp import Agency, Criterion, InvalidInputError, Proposal, Rubric, check_words

FORM = Rubric(
    id="form",
    title="Form",
    criteria=(
        Criterion(id="summary", max_words=(3,)),
        Criterion(id="adaptability", max_words=(1, 2)),
        Criterion(id="significance", criteria=(Criterion(id="impact", max_words=(2,)),)),
        Criterion(id="free"),
    ),
)


SHORTEN = "are allowed: shorten the text"
UNKNOWN = "is not a marked criterion of the rubric; did you mean"


@pytest.mark.parametrize(
    ("texts", "faults"),
    [
        ({}, []),
        ({"summary": "one two  three\n"}, []),
        ({"summary": ""}, []),
        ({"summary": "one two three four"}, [f"/summary/0: 4 words, but at most 3 {SHORTEN}"]),
        ({"adaptability": ["one", "one two"]}, []),
        ({"adaptability": ["one"]}, []),
        (
            {"adaptability": ["one two", "one"]},
            [f"/adaptability/0: 2 words, but at most 1 {SHORTEN}"],
        ),
        ({"adaptability": "one two three"}, []),
        (
            {"adaptability": "one two three four"},
            [f"/adaptability/0: 4 words, but at most 3 {SHORTEN}"],
        ),
        (
            {"adaptability": ["one", "two", "three"]},
            ["/adaptability: 3 texts, but the form has 2: leave out the rest"],
        ),
        ({"impact": "one two three"}, [f"/impact/0: 3 words, but at most 2 {SHORTEN}"]),
        ({"free": "as many words as one likes"}, []),
        (
            {"sumary": "one", "summary": "one two three four"},
            [
                f'/sumary: "sumary" {UNKNOWN} summary?',
                f"/summary/0: 4 words, but at most 3 {SHORTEN}",
            ],
        ),
        (
            {"x": "one"},
            [f'/x: "x" {UNKNOWN} summary, adaptability, significance, impact, free?'],
        ),
    ],
)
def test_each_text_keeps_its_limit(texts: dict[str, str | list[str]], faults: list[str]) -> None:
    """Words are what white space separates; components have limits of their own."""
    assert [f"{p.path}: {p.message('en')}" for p in check_words(FORM, texts)] == faults


def test_the_way_out_is_said_in_both_languages() -> None:
    """How many there are, how many are allowed."""
    (problem,) = check_words(FORM, {"summary": "satu dua tiga empat"})
    assert problem.message("en") == "4 words, but at most 3 are allowed: shorten the text"
    assert problem.message("id") == "ada 4 kata, padahal paling banyak 3 kata: ringkas teksnya"


def test_what_is_no_text_is_the_programs_fault() -> None:
    """Numbers have no words."""
    with pytest.raises(InvalidInputError) as caught:
        check_words(FORM, {"summary": [1], "free": 7})  # type: ignore[dict-item, list-item]  # a wrong type is the point
    assert [p.path for p in caught.value.problems] == ["/summary/0", "/free"]


def test_a_criterion_may_be_called_as_it_likes() -> None:
    """Like an argument of the call, too."""
    form = Rubric(id="form", title="Form", criteria=(Criterion(id="rubric", max_words=(1,)),))
    (problem,) = check_words(form, {"rubric": "one two"})
    assert problem.path == "/rubric/0"


def test_the_answers_of_a_proposal_are_held_against_the_limits() -> None:
    """They are read as a mapping of the same texts is, each fault below the answers."""
    office = Agency(id="kab-contoh", name="Kabupaten Contoh", kind="regency")
    answers = {"free": "a b c d", "sumary": "one", "summary": "one two three four"}
    proposal = Proposal(id="p", innovation="i", agency=office, edition=2023, answers=answers)
    found, expected = check_words(FORM, proposal), check_words(FORM, answers)
    assert [p.message("en") for p in found] == [p.message("en") for p in expected]
    assert sorted(p.path for p in found) == ["/answers/sumary", "/answers/summary/0"]
