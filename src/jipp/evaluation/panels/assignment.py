"""Who judges what: balanced panels without a conflict of interest, or the reason why not.

The subjects are taken in an order drawn by lot. Each takes, of the judges it may have, those with
the smallest load, and of equal loads one by lot. Where the permitted judges are full, one of them
hands a subject on, along the shortest chain that ends at a judge with room. If no chain exists, the
subjects and judges that the search reached are a part that cannot be staffed (the minimum cut of
the flow), and they are the error's `blocking`. Then loads are evened along such chains, from a
judge with at least two subjects more than the last of the chain: when none is left, no plan has
more even loads. At last pairs of panels that share no judge are joined by swaps.
"""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Set as AbstractSet
from itertools import combinations, pairwise
from random import Random
from typing import Final, TypeAlias, cast, final

import attrs

from jipp._fields import (
    Fault,
    as_count,
    as_natural,
    duplicates,
    fault,
    gathered,
    items_in,
    refuse,
)
from jipp._html import MOST, Shown, table
from jipp.errors import AssignmentError, Problem
from jipp.evaluation.scoring.evaluating import Judged
from jipp.model.history import Actor
from jipp.model.sheet import as_name

__all__ = ["Assignment", "assign"]

Pairs: TypeAlias = tuple[tuple[str, str], ...]
_SHOWN: Final = 5


@final
@attrs.frozen(kw_only=True, repr=False)
class Assignment(Shown):
    """Who judges what.

    `pairs` are (subject, judge), sorted; `loads` pairs each judge with the number of subjects.
    `connected` says whether the panels hang together, so that judges can be compared over all
    subjects; `together` are the least and the most subjects that two judges share. It iterates
    over the pairs and has their number as its length.
    """

    __wired__ = False

    pairs: Pairs
    loads: tuple[tuple[str, int], ...]
    connected: bool
    together: tuple[int, int]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)

    def __str__(self) -> str:
        return "\n".join(f"{subject}: {', '.join(panel)}" for subject, panel in self._panels())

    def to_records(self) -> list[dict[str, object]]:
        """Return one record per pair: `subject judge`.

        >>> assign(["a"], ["j1"], per=1, seed=1).to_records()
        [{'subject': 'a', 'judge': 'j1'}]
        """
        return [{"subject": subject, "judge": judge} for subject, judge in self.pairs]

    def _panels(self) -> list[tuple[str, list[str]]]:
        panels: dict[str, list[str]] = {}
        for subject, judge in self.pairs:
            panels.setdefault(subject, []).append(judge)
        return list(panels.items())

    def _repr_html_(self) -> str:
        rows = [(subject, ", ".join(panel)) for subject, panel in self._panels()]
        return table(("subject", "judges"), rows[:MOST], more=len(rows) - MOST)


def assign(
    subjects: Iterable[Judged],
    judges: Iterable[str | Actor],
    *,
    per: int,
    load: int | None = None,
    barred: Iterable[tuple[str, str]] = (),
    seed: int,
) -> Assignment:
    """Return who judges what: `per` judges for each subject, with loads as even as can be.

    No judge gets a subject of the own agency, more than `load` subjects, or a subject with which
    the judge stands in `barred`, as (subject, judge). Subjects and judges are ids, or values that
    have an agency. Of judges with equal load one is taken by lot, so that panels mix. The same
    seed gives the same plan, in whatever order the arguments come. Where panels fall apart, swaps
    that change no load join them; `connected` says whether they found it.

    Source: the least sum of squared loads by chains that lower it: N. Harvey, R. Ladner, L. Lovász
    and T. Tamir, Semi-matchings for bipartite graphs and load balancing, J. Algorithms 59 (2006).

    Raises:
        InvalidInputError: ids that are none or twice, numbers below 1, barred pairs that name
            nobody here.
        AssignmentError: no such plan exists; `blocking` is a part that shows it.

    >>> plan = assign(["a", "b", "c", "d"], ["j1", "j2", "j3", "j4"], per=2, seed=1)
    >>> plan.loads, plan.connected
    ((('j1', 2), ('j2', 2), ('j3', 2), ('j4', 2)), True)
    """
    owners, members = _by_id(subjects), _by_id(judges)
    apart = _pairs(barred, owners, members)
    refuse(
        subjects=owners,
        judges=members,
        per=as_natural(per),
        load=None if load is None else as_natural(load),
        barred=apart,
        seed=as_count(seed),
    )
    few = sorted(cast("Mapping[str, str | None]", members).items())
    barring = cast("frozenset[tuple[str, str]]", apart)
    may = {
        subject: [
            i
            for i, (judge, own) in enumerate(few)
            if (own is None or own != agency) and (subject, judge) not in barring
        ]
        for subject, agency in sorted(cast("Mapping[str, str | None]", owners).items())
    }
    names = [judge for judge, _ in few]
    draft = _Draft(may, names, per, len(may) if load is None else load)
    lots = Random(seed)  # noqa: S311 - a repeatable plan, not a secret
    for subject in sorted(may, key=lambda _: lots.random()):
        draft.seat(subject, sorted(may[subject], key=lambda j: (len(draft.has[j]), lots.random())))
    draft.even_out()
    connected = draft.connect()
    return _plan(draft, connected)


def _by_id(values: Iterable[object]) -> dict[str, str | None] | Fault:
    """Return the id of each, with the id of its agency where it has one."""
    listed = items_in(values)
    if not listed:
        return cast("Fault", fault("not_a_list" if listed is None else "nobody", values))
    ids = [as_name(getattr(value, "id", value)) for value in listed]
    problems = gathered((f"/{i}", one) for i, one in enumerate(ids)) or duplicates(ids)
    if problems:
        return Fault(*problems)
    agencies = [getattr(value, "agency", None) for value in listed]
    return {name: getattr(own, "id", None) for name, own in zip(ids, agencies, strict=True)}


def _pairs(
    barred: Iterable[tuple[str, str]], *known: dict[str, str | None] | Fault
) -> frozenset[tuple[str, str]] | Fault:
    listed = items_in(barred)
    if listed is None:
        return cast("Fault", fault("not_a_list", barred))
    if any(isinstance(one, Fault) for one in known):
        return frozenset()
    of = cast("tuple[dict[str, str | None], ...]", known)
    problems: list[Problem] = []
    for i, given in enumerate(listed):
        pair = cast("tuple[object, ...] | None", items_in(given)) or ()
        if len(pair) != len(of):
            problems += gathered([(f"/{i}", fault("not_a_pair", given))])
            continue
        problems += gathered(
            (f"/{i}/{k}", fault("not_among", one))
            for k, (one, names) in enumerate(zip(pair, of, strict=True))
            if not isinstance(one, str) or one not in names
        )
    return Fault(*problems) if problems else frozenset(map(tuple, listed))


class _Draft:
    """A plan in the making: the panel of each subject, the subjects of each judge by number.

    `ways[j][k]` counts the subjects that judge j has and could hand on to judge k.
    """

    def __init__(self, may: Mapping[str, list[int]], names: list[str], per: int, load: int) -> None:
        self.may = may
        self.names = names
        self.per = per
        self.load = load
        self.panels: dict[str, set[int]] = {}
        self.has: list[set[str]] = [set() for _ in names]
        self.ways = [[0] * len(names) for _ in names]

    def seat(self, subject: str, wanted: list[int]) -> None:
        """Assign a subject its panel, of the judges wanted in that order."""
        panel = set([j for j in wanted if len(self.has[j]) < self.load][: self.per])
        # A seat is taken at once, so that nobody hands another subject to its judge.
        for j in panel:
            self.has[j].add(subject)
        while len(panel) < self.per:
            starts = [j for j in wanted if j not in panel]
            chain, reached = self._chain(starts, self.load - 1)
            if not chain:
                raise self._impossible({subject}.union(*(self.has[j] for j in reached)))
            self._hand_on(chain)
            panel.add(chain[0])
            self.has[chain[0]].add(subject)
        self.panels[subject] = panel
        self._count(subject, 1)

    def even_out(self) -> None:
        """Hand subjects on while a judge has at least two more than one a chain leads to."""
        done: set[int] = set()
        while True:
            for j in sorted(range(len(self.names)), key=lambda j: -len(self.has[j])):
                chain, reached = self._chain([j], len(self.has[j]) - 2, done)
                if chain:
                    self._hand_on(chain)
                    done.clear()
                    break
                # Whoever comes later has fewer, so that what was reached helps none of them.
                done |= reached
            else:
                return

    def connect(self) -> bool:
        """Join panels that share no judge, by swaps; return whether all hang together."""
        while True:
            part, spare = self._parts()
            if len(set(part.values())) == 1:
                return True
            for (s, j), (t, k) in self._swaps(part, spare):
                self._move(s, j, k)
                self._move(t, k, j)
                break
            else:
                return False

    def _swaps(
        self, part: Mapping[object, object], spare: list[tuple[str, int]]
    ) -> Iterator[tuple[tuple[str, int], tuple[str, int]]]:
        """Yield swaps of a seat on a cycle with one of another part, which join the two."""
        for s, j in spare:
            for t, panel in self.panels.items():
                if part[t] != part[s] and j in self.may[t]:
                    yield from (((s, j), (t, k)) for k in sorted(panel) if k in self.may[s])

    def _parts(self) -> tuple[dict[object, object], list[tuple[str, int]]]:
        """Return the part of each subject and judge, and seats without which parts stay whole."""
        parent: dict[object, object] = {}

        def root(node: object) -> object:
            while (up := parent.setdefault(node, node)) != node:
                parent[node] = parent[up]
                node = parent[node]
            return node

        spare: list[tuple[str, int]] = []
        for subject, panel in self.panels.items():
            for j in sorted(panel):
                if root(subject) == root(j):
                    spare.append((subject, j))
                parent[root(j)] = root(subject)
        return {node: root(node) for node in list(parent)}, spare

    def _chain(
        self, starts: Iterable[int], most: int, done: AbstractSet[int] = frozenset()
    ) -> tuple[list[int], set[int]]:
        """Return a shortest chain to a judge with at most so many, and all that were reached."""
        before: dict[int, int | None] = dict.fromkeys(starts)
        queue = deque(before)
        while queue:
            j = queue.popleft()
            if len(self.has[j]) <= most:
                chain = [j]
                while (last := before[chain[-1]]) is not None:
                    chain.append(last)
                return chain[::-1], set(before)
            for k, count in enumerate(self.ways[j]):
                if count and k not in before and k not in done:
                    before[k] = j
                    queue.append(k)
        return [], set(before)

    def _hand_on(self, chain: list[int]) -> None:
        """Let each judge of a chain hand a subject on to the next, from the end backwards."""
        for j, k in reversed(list(pairwise(chain))):
            self._move(min(s for s in self.has[j] if self._movable(s, k)), j, k)

    def _movable(self, subject: str, k: int) -> bool:
        panel = self.panels.get(subject)
        return panel is not None and k not in panel and k in self.may[subject]

    def _move(self, subject: str, j: int, k: int) -> None:
        self._count(subject, -1)
        self.panels[subject] ^= {j, k}
        self.has[j].remove(subject)
        self.has[k].add(subject)
        self._count(subject, 1)

    def _count(self, subject: str, by: int) -> None:
        panel = self.panels[subject]
        others = [k for k in self.may[subject] if k not in panel]
        for j in panel:
            row = self.ways[j]
            for k in others:
                row[k] += by

    def _impossible(self, subjects: AbstractSet[str]) -> AssignmentError:
        """Return the error of subjects that need more than all who may have them can take."""
        may = Counter(j for subject in subjects for j in self.may[subject])
        available = sum(min(self.load, count) for count in may.values())
        needed = self.per * len(subjects)
        names = tuple(self.names[j] for j in sorted(may))
        params = {
            "first": tuple(sorted(subjects))[:_SHOWN],
            "subjects": len(subjects),
            "judges": len(names),
            "needed": needed,
            "available": available,
        }
        return AssignmentError(
            Problem(path="/subjects", code="panel_impossible", params=params),
            blocking=(tuple(sorted(subjects)), names, needed, available),
        )


def _plan(draft: _Draft, connected: bool) -> Assignment:  # noqa: FBT001 - what `connect` found
    shared = Counter(
        pair for panel in draft.panels.values() for pair in combinations(sorted(panel), 2)
    )
    counts = [shared[pair] for pair in combinations(range(len(draft.names)), 2)] or [0]
    return Assignment(
        pairs=tuple((s, draft.names[j]) for s in draft.may for j in sorted(draft.panels[s])),
        loads=tuple((name, len(has)) for name, has in zip(draft.names, draft.has, strict=True)),
        connected=connected,
        together=(min(counts), max(counts)),
    )
