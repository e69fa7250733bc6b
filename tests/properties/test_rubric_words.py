"""No text says the id of a criterion or rubric where there is a word for it."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from hypothesis import given, settings, strategies as st

from jipp import (
    Criterion,
    JippError,
    PanelRule,
    Range,
    Rubric,
    Sheet,
    Tally,
    Text,
    Tier,
    check_sheet,
    check_words,
    evaluate,
    evaluate_all,
    rank,
    report,
)
from jipp.evaluation.robustness import leave_one_out, margins, rank_acceptability, weight_stability

LANGUAGES = ("id", "en")
# Ids begin so; their words do not. A name to be typed in stands with its word behind it.
ID = re.compile(r"""(?<![/\w"-])-?zq_\w+\b(?! \(word| \(kata)""")
LEAVES = [f"zq_leaf_{n}" for n in range(4)]


def called(id: str) -> Text:
    """A word that is like no id."""
    plain = id.removeprefix("zq_").replace("_", " ")
    return Text(id=f"kata {plain}", en=f"word {plain}")


def leaf(id: str, weight: int | None, step: int | None) -> Criterion:
    """A criterion that judges mark."""
    scale = Range(low=0, high=10, step=step)
    return Criterion(id=id, label=called(id), weight=weight, scale=scale, max_words=(1,))


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    """A rubric of one or two levels, each part of which has a word."""
    weights = [draw(st.none() | st.integers(0, 3)) if draw(st.booleans()) else 1 for _ in LEAVES]
    step = draw(st.sampled_from([None, 3]))
    first, *rest = (leaf(id, weight, step) for id, weight in zip(LEAVES, weights, strict=True))
    incomplete: Any = draw(st.sampled_from(["refuse", "renormalise"]))
    branch = Criterion(
        id="zq_branch",
        label=called("zq_branch"),
        weight=2,
        criteria=(*rest[:2], leaf("zq_spare", 1, None)),
        incomplete=incomplete,
    )
    return Rubric(
        id="zq_rubric",
        title=Text(id="Lomba kota", en="Contest of the town"),
        criteria=(first, *rest[2:], branch),
        combine=draw(st.sampled_from(["weighted_mean", "weighted_sum", "minimum"])),
        incomplete=incomplete,
        panel=PanelRule(
            method=draw(st.sampled_from(["mean", "median"])),
            min_judges=draw(st.sampled_from([1, 2])),
            missing=draw(st.sampled_from(["refuse", "skip", "zero"])),
        ),
    )


marks = st.one_of(st.integers(0, 11), st.none(), st.sampled_from([True, "baik"]))
good = st.integers(0, 3).map(lambda n: 3 * n)


def sheets(kind: st.SearchStrategy[Any], names: Iterable[str]) -> st.SearchStrategy[list[Sheet]]:
    """A sheet of each of two judges for each of three subjects."""
    row = st.dictionaries(st.sampled_from(list(names)), kind, min_size=1)
    every = [(s, j) for s in ("p", "q", "r") for j in ("anna", "budi")]
    return st.tuples(*(row for _ in every)).map(
        lambda rows: [
            Sheet(subject=s, judge=j, marks=m) for (s, j), m in zip(every, rows, strict=True)
        ]
    )


def texts(said: Any) -> Iterator[str]:
    """What something says, in both languages."""
    return (said.message(lang) for lang in LANGUAGES)


def ids(told: Iterable[str]) -> list[tuple[str, str]]:
    """The ids in texts, each with its text; the path of a fault is a place in the data."""
    return [(found, text) for text in told for found in ID.findall(text)]


@given(rubrics(), st.data())
@settings(max_examples=60)
def test_no_fault_of_marks_says_an_id_that_has_a_word(rubric: Rubric, data: st.DataObject) -> None:
    """What is missing, off the scale, unknown or unweighed is named by its word."""
    names = [*LEAVES, "zq_spare", "zq_spore", "zq_branch"]
    given_sheets = data.draw(sheets(marks, names))
    told = [t for one in given_sheets for p in check_sheet(rubric, one) for t in texts(p)]
    told += [t for p in check_words(rubric, {"zq_spore": "a", LEAVES[0]: "a b"}) for t in texts(p)]
    try:
        found = evaluate_all(rubric, given_sheets)
        told += [t for one in found for p in one.problems for t in texts(p)]
        told += [one.explain(lang) for one in found for lang in LANGUAGES if not one.problems]
    except JippError as error:
        told += [t for p in error.problems for t in texts(p)]
    asked: tuple[Any, ...] = (
        lambda: evaluate(rubric, [s for s in given_sheets if s.subject == "p"]),
        lambda: rubric.criterion("zq_spore"),
        lambda: Tally.of(rubric, columns(given_sheets)).totals(),
    )
    for ask in asked:
        try:
            ask()
        except JippError as error:
            told += [t for p in error.problems for t in texts(p)]
    assert ids(told) == []


def columns(given_sheets: list[Sheet]) -> dict[str, list[Any]]:
    """The sheets as a table."""
    rows = [dict(sheet.marks) for sheet in given_sheets]
    names = {name for row in rows for name in row} | {LEAVES[0]}
    return {
        "subject": [sheet.subject for sheet in given_sheets],
        "judge": [sheet.judge for sheet in given_sheets],
        **{name: [row.get(name) for row in rows] for name in sorted(names)},
    }


@given(rubrics(), st.data())
@settings(max_examples=25)
def test_no_result_says_an_id_that_has_a_word(rubric: Rubric, data: st.DataObject) -> None:
    """Explanations, reports, rankings and what would move them are in the words of the rubric."""
    leaves = [one.id for one in rubric.leaves]
    row = st.fixed_dictionaries(dict.fromkeys(leaves, good))
    given_sheets = [
        Sheet(subject=s, judge=j, marks=data.draw(row))
        for s in ("p", "q", "r")
        for j in ("anna", "budi")
    ]
    told: list[str] = []
    try:
        found = evaluate_all(rubric, given_sheets)
        told += [one.explain(lang) for one in found for lang in LANGUAGES]
        ranking = rank(found, tie_break=(LEAVES[0], f"-{LEAVES[1]}", LEAVES[2]))
        told += [str(ranking), ranking._repr_html_()]
        tiers = (Tier(name="Top", places=1),)
        whole = report(found, tiers=tiers, draws=20, seed=1)
        told += [whole.explain(lang) for lang in LANGUAGES]
        told += [str(whole), whole._repr_html_(), *(one._repr_html_() for one in found)]
        moved = (*margins(ranking, tiers, evaluations=found), *leave_one_out(found))
        told += [t for one in (*moved, *weight_stability(found)) for t in texts(one)]
        told += map(str, moved)
    except JippError as error:
        told += [t for p in error.problems for t in texts(p)]
    # In a page ids stand beside the words.
    assert ids(re.sub(r" \(zq_\w+\)", "", text) for text in told) == []


def test_a_matrix_of_unlike_scales_names_its_columns_by_their_words() -> None:
    """What is said of the ranges of columns, and of a branch that is none, is in words too."""
    rubric = Rubric(
        id="zq_rubric",
        title="Lomba",
        criteria=(leaf("zq_a", 1, None), leaf("zq_b", 1, None)),
    )
    rows = {"p": (1, 2), "q": (3, 2)}
    found = evaluate_all(
        rubric,
        [
            Sheet(subject=s, judge="anna", marks={"zq_a": a, "zq_b": b})
            for s, (a, b) in rows.items()
        ],
    )
    assert [one.total for one in found] == [Fraction(3, 2), Fraction(5, 2)]
    told: list[str] = []
    calls: tuple[dict[str, Any], ...] = (
        {"of": "zq_a"},
        {"of": "zq_c"},
        {"weights": ["zq_a"]},
        {"weights": {"zq_c": (0, 1)}},
    )
    for call in calls:
        try:
            rank_acceptability(found, **call)
        except JippError as error:
            told += [t for p in error.problems for t in texts(p)]
    assert len(told) == len(calls) * len(LANGUAGES)
    assert ids(told) == []
    assert told[0].startswith("kata a tidak memiliki subkriteria")
