"""Agreement beyond chance: the kappas of Cohen and Fleiss, and Gwet's AC1 and AC2."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import chain
from typing import Literal, TypeAlias, cast

from jipp._fields import duplicates
from jipp._text import shown
from jipp.errors import InvalidInputError, Problem
from jipp.evaluation.agreement.coefficient import Coefficient, Detail, choice, undefined
from jipp.evaluation.agreement.distances import DISTANCES, Distance
from jipp.evaluation.agreement.ratings import (
    Ratings,
    by_size,
    columns,
    read,
    read_rows,
    refuse_marks,
)
from jipp.typing import Number

__all__ = ["cohen_kappa", "fleiss_kappa", "gwet_ac"]

KappaWeights: TypeAlias = Literal["identity", "linear", "quadratic"]


def _beyond_chance(
    name: str, observed: Fraction, by_chance: Fraction, details: dict[str, Detail]
) -> Coefficient:
    if by_chance == 1:
        undefined("no_variation", name=name)
    return Coefficient(
        name=name,
        exact=(observed - by_chance) / (1 - by_chance),
        details={"pa": observed, "pe": by_chance, **details},
    )


def fleiss_kappa(ratings: Iterable[Iterable[Number | None]]) -> Coefficient:
    """Return Fleiss' kappa: categories, any number of judges, equally many for each subject.

    The judges need not be the same ones for each subject, so gaps are allowed as long as every
    subject has the same number of marks. Marks are categories, texts too: a near miss counts as
    much as a far one. Undefined where all marks are alike.

    `details`: `pa`, the agreement observed (mean over subjects), `pe`, that expected by chance from
    the share of each category; `subjects`, `judges` (marks per subject), `categories`.

    Source: J. L. Fleiss, Psychological Bulletin 76 (1971) 378-382.

    Raises:
        InvalidInputError: subjects with unequal numbers of marks or with one, ragged rows.
        UndefinedError: all marks are alike.

    >>> fleiss_kappa([["yes", "yes", "no"], ["yes", "no", "no"], ["yes", "no", "no"]]).exact
    Fraction(11, 20)
    """
    found = read(ratings, labels=True)
    marks = list(columns(found))
    m, n = len(marks[0]), len(marks)
    problems = [
        Problem(
            path=f"/ratings/0/{i}",
            code="unequal_judges",
            params={"found": len(column), "expected": m},
        )
        for i, column in enumerate(marks)
        if len(column) != m
    ]
    if problems:
        raise InvalidInputError(*problems)
    if m < 2:  # noqa: PLR2004 - a pair
        undefined("no_pairs")
    unlike = DISTANCES["identity"]
    counts = Counter(mark for column in marks for mark in column)
    return _beyond_chance(
        "fleiss_kappa",
        1 - Fraction(unlike.within(marks), n * m * (m - 1)),
        1 - Fraction(unlike.among(counts), (n * m) ** 2),
        {"subjects": n, "judges": m, "categories": len(counts)},
    )


def cohen_kappa(
    a: Iterable[Number | None], b: Iterable[Number | None], *, weights: KappaWeights = "identity"
) -> Coefficient:
    """Return Cohen's kappa of two judges, unweighted or weighted.

    `identity`: the same category or not; texts are categories too. `linear`, `quadratic`: marks
    are numbers, and a difference counts by its size or its square (by the marks themselves, not
    by their position among the marks in use). Subjects that only one judge marked take no part.
    Undefined where both give one mark, the same, to all.

    `details`: `pa`, the weighted agreement observed, `pe`, that expected from both judges' own
    shares; `subjects` that count, `weights`.

    Source: J. Cohen, Educational and Psychological Measurement 20 (1960) 37-46; weighted:
    Psychological Bulletin 70 (1968) 213-220.

    Raises:
        InvalidInputError: sequences of unequal length, marks that are no numbers under a weight
            that measures distance.
        UndefinedError: no subject that both marked, or no expected disagreement.

    >>> cohen_kappa(["fit", "fit", "unfit", None], ["fit", "unfit", "unfit", "fit"]).exact
    Fraction(2, 5)
    """
    choice("weights", weights, DISTANCES)
    distance = DISTANCES[weights]
    found = read_rows({"/a": a, "/b": b}, labels=not distance.power)
    pairs = [pair for pair in columns(found) if len(pair) > 1]
    if not pairs:
        undefined("no_pairs")
    firsts, seconds = (Counter(marks) for marks in zip(*pairs, strict=True))
    used = firsts + seconds
    n, widest = len(pairs), _widest(used, distance)
    if not widest:
        undefined("no_variation", name="cohen_kappa")
    # Pairs across the two judges are those among both, less those inside each.
    across = distance.among(used) - distance.among(firsts) - distance.among(seconds)
    return _beyond_chance(
        "cohen_kappa",
        1 - Fraction(distance.within(pairs), 2 * n * widest),
        1 - Fraction(across, 2 * n * n * widest),
        {"subjects": n, "weights": weights},
    )


def gwet_ac(
    ratings: Iterable[Iterable[Number | None]],
    *,
    weights: KappaWeights = "identity",
    categories: Iterable[Number] | None = None,
) -> Coefficient:
    """Return Gwet's AC1 (`identity`) or AC2 (`linear`, `quadratic`), with gaps.

    Unlike the kappas it stays high where nearly all marks fall into one category and the judges
    agree. `categories` are all that a judge may choose from; by default those in use, which makes
    the result depend on whether a rare one happens to occur. Under `linear` and `quadratic` they
    are numbers, and a difference counts by its size or its square, against the widest there is.
    Subjects with one mark count towards the shares of the categories only.

    `details`: `pa`, the weighted agreement observed, `pe`, that expected by chance; `subjects` with
    a mark, `pairable` subjects with two, `categories`, `weights`.

    Source: K. L. Gwet, British Journal of Mathematical and Statistical Psychology 61 (2008) 29-48;
    Handbook of Inter-Rater Reliability, 4th edition (2014).

    Raises:
        InvalidInputError: marks that are no numbers under a weight that measures distance, marks
            outside the categories, ragged rows, fewer than two judges.
        UndefinedError: no subject with two marks, or fewer than two categories.

    >>> gwet_ac([[1, 2, 3, None], [1, 2, 2, 3]], categories=[1, 2, 3]).exact
    Fraction(65, 129)
    """
    choice("weights", weights, DISTANCES)
    distance = DISTANCES[weights]
    found = read(ratings, labels=not distance.power)
    groups = by_size(found)
    pairable = {size: group for size, group in groups.items() if size > 1}
    if not pairable:
        undefined("no_pairs")
    scale, divisor = _options(found, categories, labels=not distance.power)
    q, widest = len(scale), _widest(scale, distance)
    if q < 2:  # noqa: PLR2004 - a choice
        undefined("no_variation", name="gwet_ac")
    unlike = sum(Fraction(distance.within(group), m * (m - 1)) for m, group in pairable.items())
    pairs = sum(map(len, pairable.values()))
    unit = Fraction(divisor, found.scale) ** distance.power / widest
    weight = q * q - Fraction(distance.among(dict.fromkeys(scale, 1)), widest)
    subjects = sum(map(len, groups.values()))
    shares = _shares(groups, subjects)
    return _beyond_chance(
        "gwet_ac",
        1 - unlike * unit / pairs,
        weight * sum(share * (1 - share) for share in shares) / (q * (q - 1)),
        {"subjects": subjects, "pairable": pairs, "categories": q, "weights": weights},
    )


def _widest(marks: Iterable[int], distance: Distance) -> int:
    # Labels are only told apart, so they have no range.
    return distance.within([(min(marks), max(marks))]) // 2 if distance.power else 1


def _options(
    ratings: Ratings, categories: Iterable[Number] | None, *, labels: bool
) -> tuple[tuple[int, ...], int]:
    """Return the categories as whole numbers over a denominator, and this denominator."""
    if categories is None:
        used = set(chain.from_iterable(ratings.cells)) - {None}
        return cast("tuple[int, ...]", tuple(used)), ratings.scale
    options = read_rows({"/categories": categories}, labels=labels)
    known = set(options[0])
    refuse_marks(
        ratings,
        lambda mark: mark is not None and mark not in known,
        "not_one_of",
        [p.under("/categories") for p in duplicates(options[0])],
        allowed=tuple(map(shown, options[0])),
    )
    return cast("tuple[int, ...]", options.cells[0]), options.scale


def _shares(groups: Mapping[int, list[list[int]]], subjects: int) -> Iterable[Fraction]:
    # Each subject counts once, however many judges marked it.
    shares: defaultdict[int, Fraction] = defaultdict(Fraction)
    for size, group in groups.items():
        for mark, times in Counter(chain.from_iterable(group)).items():
            shares[mark] += Fraction(times, size * subjects)
    return shares.values()
