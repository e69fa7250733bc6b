"""Count the exact ties that other libraries break by noise: `python -m` this module.

Needs the `bench` group. Seeded synthetic panels: 3,000 proposals x 10 criteria x 3 judges, whole
marks, weights in 5 % steps. A *tie* is a pair of proposals whose exact totals are equal and that
stand next to each other among their equals; a program splits it where its two totals differ. A
*line* is a panel in which equal proposals lie on both sides of place 300. It is torn where a
program gives these proposals several totals, and decided where the one at place 300 then stands
above the one at place 301. Last, each judge's sheets are scored apart and joined, as on a cluster:
by adding tallies, or by the mean of a rival's totals. Counted are the totals that then change.
"""

import sys
from itertools import pairwise
from typing import Any, NamedTuple

from tests.benchmarks.contests import (
    PROGRAMS,
    Contest,
    Program,
    contest,
    others_in_parts,
    ours,
    ours_in_parts,
)
from tests.benchmarks.rivals import versions

PANELS, PROPOSALS, LINE = 100, 3_000, 300
RANGES = ((0, 100), (60, 95), (1, 10))
NAMES = ("numpy", "pandas", "scikit-criteria", "pymcdm")


class Found(NamedTuple):
    """What was counted, over all panels: each a number of cases out of all."""

    ties: int = 0
    split: int = 0
    lines: int = 0
    torn: int = 0
    decided: int = 0
    changed: int = 0

    def __add__(self, other: Any) -> "Found":
        return Found(*map(sum, zip(self, other, strict=True)))


def totals(program: Program, given: Contest) -> dict[str, Any]:
    """A program's total of each proposal."""
    found = program(given)
    return dict(zip(found.subjects, found.totals, strict=True))


def equals(given: Contest) -> list[list[str]]:
    """The proposals, best first, those of equal exact totals together."""
    exact = totals(PROGRAMS["integer loop"], given)
    groups: dict[int, list[str]] = {}
    for subject in sorted(exact):
        groups.setdefault(exact[subject], []).append(subject)
    return [groups[total] for total in sorted(groups, reverse=True)]


def count(program: Program, in_parts: Program, given: Contest) -> Found:
    """Count one panel for one program."""
    scores, joined = totals(program, given), totals(in_parts, given)
    ties = split = lines = torn = decided = before = 0
    for group in equals(given):
        pairs = list(pairwise(group))
        ties += len(pairs)
        split += sum(scores[a] != scores[b] for a, b in pairs)
        if before < LINE < before + len(group):
            fates = sorted((scores[s] for s in group), reverse=True)
            lines += 1
            torn += fates[0] != fates[-1]
            decided += fates[LINE - before - 1] != fates[LINE - before]
        before += len(group)
    changed = sum(scores[s] != joined[s] for s in scores)
    return Found(ties, split, lines, torn, decided, changed)


def main() -> None:
    """Print a table for each range of marks."""
    sys.stdout.write(f"{versions(*NAMES)}; {PANELS} panels for each range of marks\n\n")
    sys.stdout.write(
        "| marks | program | ties | split | lines | torn | decided | totals changed |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- |\n"
    )
    for low, high in RANGES:
        panels = [contest(PROPOSALS, seed, low, high) for seed in range(PANELS)]
        for name, program in PROGRAMS.items():
            if name in {"integer loop", "scikit-criteria after numpy"}:
                continue
            in_parts = ours_in_parts if program is ours else others_in_parts(program)
            found = Found()
            for panel in panels:
                found += count(program, in_parts, panel)
            split = found.split / (found.ties or 1)
            changed = found.changed / (PANELS * PROPOSALS)
            sys.stdout.write(
                f"| {low}-{high} | {name} | {found.ties:,} | {split:.1%} | {found.lines}"
                f" | {found.torn} | {found.decided} | {changed:.1%} |\n"
            )
            sys.stdout.flush()


if __name__ == "__main__":
    main()
