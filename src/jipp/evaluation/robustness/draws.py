"""Seeded draws of weights, and the ranks they give, compared exactly.

A weight is a whole number of 2**-53, the gap between two sorted random numbers, so that every
score is a whole number too and comes out alike on every machine.
"""

import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from math import factorial, prod
from operator import mul
from random import Random
from typing import Final, NamedTuple

from jipp.errors import InvalidInputError, Problem

BITS: Final = 53
ONE: Final = 1 << BITS
_TRIES: Final = 10_000
# A binary64 with this bit pattern on top is positive and normal whatever follows.
_LEAD: Final = 3
_WORD: Final = 64

Shares = list[int]


def needed(seed: int | None) -> int:
    """Return the seed.

    Raises:
        InvalidInputError: there is none, and something must be drawn.

    """
    if seed is None:
        raise InvalidInputError(Problem(path="/seed", code="seed_needed"))
    return seed


def draw(seed: int, caps: Sequence[Fraction]) -> Iterator[Shares]:
    """Draw shares that sum to `ONE`, uniformly among those below the caps, without end.

    Raises:
        InvalidInputError: the caps leave so little that no draw hits it.

    >>> sum(next(draw(1, [Fraction(1)] * 3))) == ONE
    True
    """
    bits = Random(seed).getrandbits  # noqa: S311 - a repeatable sample, not a secret
    if all(cap >= 1 for cap in caps):
        more = range(len(caps) - 1)
        while True:
            yield _gaps(sorted([bits(BITS) for _ in more]), ONE)
    # The part of a box below a sum, seen from the far corner, is the part above the rest.
    tops = [int(cap * ONE) for cap in caps]
    far = sum(tops) - ONE
    propose = _proposals(bits, tops, min(far, ONE))
    while True:
        for _ in range(_TRIES):
            shares = propose()
            if shares is not None:
                break
        else:
            raise InvalidInputError(
                Problem(path="/weights", code="limits_too_narrow", params={"tries": _TRIES})
            )
        yield [t - s for t, s in zip(tops, shares, strict=True)] if far < ONE else shares


def near(seed: int, own: Sequence[int]) -> Iterator[Shares]:
    """Draw weights, each uniformly within a fifth of its own and independently, without end.

    Their sum varies from draw to draw, which changes no order.

    >>> weights = next(near(1, [10, 30]))
    >>> [2 * ONE <= weight // one < 3 * ONE for weight, one in zip(weights, [10, 30])]
    [True, True]
    """
    bits = Random(seed).getrandbits  # noqa: S311 - a repeatable sample, not a secret
    while True:
        yield [one * (2 * ONE + bits(BITS)) for one in own]


def _gaps(cuts: Shares, total: int) -> Shares:
    return [high - low for low, high in zip([0, *cuts], [*cuts, total], strict=True)]


def _proposals(
    bits: Callable[[int], int], tops: Sequence[int], total: int
) -> Callable[[], Shares | None]:
    """Return a function that proposes shares up to `tops` of sum `total`, or None for a miss.

    The narrowest shares are drawn from their boxes and the others as gaps of what is left, as many
    so as makes the space proposed smallest.
    """
    narrow = sorted(range(len(tops)), key=tops.__getitem__)
    boxed = min(
        range(len(tops)),
        key=lambda n: Fraction(
            prod(tops[i] for i in narrow[:n]) * total ** (len(tops) - 1 - n),
            factorial(len(tops) - 1 - n),
        ),
    )
    spread = len(tops) - boxed

    def propose() -> Shares | None:
        shares = [0] * len(tops)
        left = total
        for i in narrow[:boxed]:
            shares[i] = bits(BITS) * tops[i] >> BITS
            left -= shares[i]
        # The room for the gaps shrinks with what is left, and the chance to be taken with it.
        if left < 0 or bits(BITS) * total ** (spread - 1) > left ** (spread - 1) * ONE:
            return None
        cuts = sorted(bits(BITS) * left >> BITS for _ in range(spread - 1))
        for i, gap in zip(narrow[boxed:], _gaps(cuts, left), strict=True):
            if gap > tops[i]:
                return None
            shares[i] = gap
        return shares

    return propose


class Order(NamedTuple):
    """One draw: the subjects from best to worst, and runs of those that tie, from their place."""

    shares: Shares
    subjects: list[int]
    ties: tuple[tuple[int, list[int]], ...]


def orders(
    rows: Sequence[Sequence[int]], drawn: Iterable[Shares], most: int = ONE
) -> Iterator[Order]:
    """Order the subjects under each of the weights drawn by their scores, compared exactly.

    `rows` are whole numbers from 0 up; of those that tie the earlier stands first. No draw sums
    to more than `most`.
    """
    n, distinct = len(rows), len(set(rows))
    # All scores of a draw are fields of one long number, so that a draw costs one multiplication
    # a criterion. What stands on top of each field tells the scores apart, nearly always.
    high = (max(cell for row in rows for cell in row) * most).bit_length()
    words = -(-(high + _LEAD) // _WORD)
    field, spare = words * _WORD, words * _WORD - _LEAD - high
    columns = [
        _packed([cell << spare for cell in column], field) for column in zip(*rows, strict=True)
    ]
    lead = _packed([1 << (field - _LEAD)] * n, field)
    # Positive doubles order as their bits do, and sort faster than whole numbers.
    tops = struct.Struct(f"<{n * words}d").unpack
    for shares in drawn:
        packed = lead
        for column, share in zip(columns, shares, strict=True):
            packed += column * share
        keys = tops(packed.to_bytes(n * words * 8, "little"))[words - 1 :: words]
        subjects = sorted(range(n), key=keys.__getitem__, reverse=True)
        if len(set(keys)) == distinct:
            yield Order(shares, subjects, ())
        else:
            yield _exactly(rows, shares)


def _packed(cells: Sequence[int], field: int) -> int:
    return int.from_bytes(b"".join(c.to_bytes(field // 8, "little") for c in cells), "little")


def _exactly(rows: Sequence[Sequence[int]], shares: Shares) -> Order:
    scores = [sum(map(mul, row, shares)) for row in rows]
    subjects = sorted(range(len(rows)), key=scores.__getitem__, reverse=True)
    ties: list[tuple[int, list[int]]] = []
    place = 0
    for _, run in groupby(subjects, key=scores.__getitem__):
        tied = list(run)
        if len({rows[i] for i in tied}) > 1:
            ties.append((place, tied))
        place += len(tied)
    return Order(shares, subjects, tuple(ties))
