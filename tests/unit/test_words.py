"""Word limits: a proposal's texts held against the rubric's form."""

import pytest

from jipp import Criterion, InvalidInputError, Rubric, check_words

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


@pytest.mark.parametrize(
    ("texts", "faults"),
    [
        ({}, []),
        ({"summary": "one two  three\n"}, []),
        ({"summary": ""}, []),
        ({"summary": "one two three four"}, [("/summary/0", "too_many_words")]),
        ({"adaptability": ["one", "one two"]}, []),
        ({"adaptability": ["one"]}, []),
        ({"adaptability": ["one two", "one"]}, [("/adaptability/0", "too_many_words")]),
        ({"adaptability": "one two three"}, []),
        ({"adaptability": "one two three four"}, [("/adaptability/0", "too_many_words")]),
        ({"adaptability": ["one", "two", "three"]}, [("/adaptability", "too_many_texts")]),
        ({"impact": "one two three"}, [("/impact/0", "too_many_words")]),
        ({"free": "as many words as one likes"}, []),
        (
            {"sumary": "one", "summary": "one two three four"},
            [("/sumary", "unknown_criterion"), ("/summary/0", "too_many_words")],
        ),
    ],
)
def test_each_text_keeps_its_limit(
    texts: dict[str, str | list[str]], faults: list[tuple[str, str]]
) -> None:
    """Words are what white space separates; components have limits of their own."""
    assert [(p.path, p.code) for p in check_words(FORM, texts)] == faults


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
