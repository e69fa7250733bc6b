"""Synthetic score sheets of any number of proposals, and what every machine does with them.

Nothing here was judged by anybody. The marks of a proposal follow from a seed and from the number
of its block of a thousand, so that a worker makes the sheets of its part by itself, and a proposal
has the same marks however the work is split.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from itertools import accumulate, pairwise
from random import Random
from typing import NamedTuple, TypeAlias

from jipp import Tally, law, rank

RUBRIC = law.rubric("kipp-2023-umum")
SEED = 2023
BLOCK = 1000
JUDGES = tuple(f"judge-{n:02}" for n in range(1, 61))
# Three of the judges mark each proposal.
SEATS = (0, 1, 2)
SPLITS = ("proposals", "dealt", "judges")
_MARK_OF_BYTE = bytes(byte * 101 // 256 for byte in range(256))

Total: TypeAlias = Decimal | Fraction


class Part(NamedTuple):
    """The sheets that some seats of the panels gave of some blocks of proposals."""

    size: int
    blocks: range
    seats: tuple[int, ...] = SEATS


def parts_of(size: int, number: int, split: str = "proposals") -> list[Part]:
    """Split the sheets of so many proposals.

    By `proposals`, in order, each whole in one part; `dealt` like cards, block by block; or by
    `judges`, so that the sheets of one proposal lie in three parts.
    """
    blocks = range(-(-size // BLOCK))
    if split == "dealt":
        return [Part(size, blocks[n::number]) for n in range(number)]
    ends = [len(blocks) * n // number for n in range(number + 1)]
    seats = [(seat,) for seat in SEATS] if split == "judges" else [SEATS]
    return [Part(size, blocks[i:j], some) for i, j in pairwise(ends) for some in seats]


def sheets(part: Part) -> dict[str, list[str] | list[int]]:
    """Make the sheets of a part as columns, a row a sheet."""
    subjects: list[str] = []
    judges: list[str] = []
    marks: dict[str, list[int]] = {criterion.id: [] for criterion in RUBRIC.criteria}
    for block in part.blocks:
        chance = Random(f"{SEED}/{block}")  # noqa: S311 - nothing is kept secret
        numbers = range(block * BLOCK, min((block + 1) * BLOCK, part.size))
        panel = chance.sample(JUDGES, len(SEATS))
        given = {c: chance.randbytes(BLOCK * len(SEATS)).translate(_MARK_OF_BYTE) for c in marks}
        for seat in part.seats:
            subjects += [f"p-{n:09}" for n in numbers]
            judges += [panel[seat]] * len(numbers)
            for criterion in marks:
                marks[criterion] += given[criterion][seat * BLOCK :][: len(numbers)]
    return {"subject": subjects, "judge": judges, **marks}


def tally(part: Part) -> Tally:
    """Count the sheets of a part."""
    return Tally.of(RUBRIC, sheets(part))


class Totals(NamedTuple):
    """The exact totals of whole proposals, in the order of their ids."""

    subjects: list[str]
    totals: list[Total]

    @classmethod
    def of(cls, counted: Tally) -> "Totals":
        """Take the totals of a tally that has every sheet of its proposals."""
        return cls(*counted.totals(published=False).values())

    def placed(self, place_of: Mapping[Total, int]) -> str:
        """Write a line a proposal: its id, its total and its place."""
        return "".join(
            f"{subject} {total} {place_of[total]}\n"
            for subject, total in zip(self.subjects, self.totals, strict=True)
        )


def totals(part: Part) -> Totals:
    """Total the proposals of a part that has every sheet of them."""
    return Totals.of(tally(part))


def frequencies(some: Totals) -> Counter[Total]:
    """Count how often each total occurs: a few thousand numbers, of however many proposals."""
    return Counter(some.totals)


def places(often: Mapping[Total, int]) -> dict[Total, int]:
    """Give the place of each total: one more than there are proposals above it."""
    # A Decimal and a Fraction have no order.
    best_first = [total for _, total in sorted(((Fraction(t), t) for t in often), reverse=True)]
    above = accumulate((often[total] for total in best_first), initial=1)
    return dict(zip(best_first, above, strict=False))


def ranked(counted: Tally) -> str:
    """Rank all proposals in one place, and write their lines by id."""
    found = Totals.of(counted)
    ranking = rank(dict(zip(*found, strict=True)))
    place_of = {standing.subject: standing.rank for standing in ranking}
    return "".join(
        f"{subject} {total} {place_of[subject]}\n" for subject, total in zip(*found, strict=True)
    )


class Result:
    """The lines of all proposals in the order of their ids, as one digest, and the first places."""

    def __init__(self, lines: Iterable[str]) -> None:
        digest = sha256()
        self.proposals = 0
        self.first: list[str] = []
        last = ""
        for some in lines:
            rows = some.splitlines()
            if not rows:
                continue
            if rows[0].split()[0] <= last:
                message = f"{rows[0]} comes after {last}: a part has no range of its own"
                raise ValueError(message)
            last = rows[-1].split()[0]
            digest.update(some.encode())
            self.proposals += len(rows)
            self.first += (row.removesuffix(" 1") for row in rows if row.endswith(" 1"))
        self.digest = digest.hexdigest()

    def __str__(self) -> str:
        return f"{self.proposals:,} placed, first {', '.join(self.first)}\nsha256 {self.digest}"
