"""Counting innovations: by what they are, by where they moved, by goal and by agency."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import pairwise, product
from typing import Final, Literal, TypeAlias, get_args

from jipp._fields import (
    Fault,
    as_bool,
    as_choice,
    as_count,
    as_day,
    as_strs,
    as_tuple,
    duplicates,
    refuse,
)
from jipp._text import shown
from jipp.errors import InvalidInputError, Problem
from jipp.i18n import Text, show, term
from jipp.model.innovation import Innovation
from jipp.model.phase import Sdg
from jipp.model.place import Agency
from jipp.portfolio.bases import GOALS, ONE_A_YEAR, bases_of_dimensions
from jipp.portfolio.cells import named
from jipp.portfolio.dimensions import (
    NOT_BEGUN,
    VOCABULARIES,
    Dimension,
    in_order,
    place_of,
    readers,
)
from jipp.portfolio.tables import Cell, Table

__all__ = ["FlowBy", "agencies_in", "count_by", "flow_between", "goals"]

FlowBy: TypeAlias = Literal["phase", "state"]
_MOVING: Final[tuple[FlowBy, ...]] = get_args(FlowBy)


def count_by(
    innovations: Iterable[Innovation], by: Dimension | Iterable[Dimension], *, not_begun: bool
) -> Table:
    """Count by one dimension or by several crossed; in phases and states, what has begun."""
    names = (by,) if isinstance(by, str) else as_strs(by)
    refuse(by=names, not_begun=as_bool(not_begun))
    if twice := duplicates(names):
        refuse(by=Fault(*twice))
    read = readers(names)
    begun = not not_begun and bool(set(_MOVING) & set(names))
    every = [i for i in innovations if i.history or not begun]
    found = Counter(key for i in every for key in product(*(of(i) for of in read)))
    keys = set(found)
    if len(names) == 1:
        keys |= {(value,) for value in VOCABULARIES.get(names[0], ())}
        keys |= {(NOT_BEGUN,)} if not_begun and names[0] in _MOVING else set()
    terms = [term(name) for name in names]
    words: dict[str, dict[str, Text]] = {}
    if "agency" in names:
        words["agency"] = {i.agency.id: named(i.agency.name, i.agency.id) for i in every}
    return Table(
        title=Text(
            id=f"Jumlah inovasi menurut {', '.join(word.id for word in terms)}",
            en=f"Innovations by {', '.join(word.en for word in terms)}",
        ),
        columns=(*names, "count"),
        rows=[(*key, found[key]) for key in in_order(names, keys)],
        keys=len(names),
        bases=bases_of_dimensions(names, keys),
        words=words,
    )


def flow_between(
    innovations: Iterable[Innovation], since: date, until: date, by: FlowBy = "phase"
) -> Table:
    """Tell for each phase or state how many stood there, entered, left, and stand there."""
    refuse(since=as_day(since), until=as_day(until))
    if until < since:
        params = {"value": until, "after": since}
        raise InvalidInputError(Problem(path="/until", code="wrong_order", params=params))
    refuse(by=as_choice(_MOVING, by))
    opening, entered, left, closing = (Counter[Cell]() for _ in range(4))
    for innovation in innovations:
        start, *between, end = _way(innovation, since, until, by)
        opening[start] += 1
        closing[end] += 1
        for source, target in pairwise((start, *between, end)):
            if source != target:
                left[source] += 1
                entered[target] += 1
    keys = {(key,) for counted in (opening, entered, closing) for key in counted}
    keys |= {(value,) for value in (*VOCABULARIES.get(by, ()), NOT_BEGUN)}
    return Table(
        title=Text(
            id=f"Pergerakan inovasi, {show(since, 'id')} sampai {show(until, 'id')}",
            en=f"Movement of innovations, {show(since, 'en')} to {show(until, 'en')}",
        ),
        columns=(by, "opening", "entered", "left", "closing"),
        rows=[(k, opening[k], entered[k], left[k], closing[k]) for (k,) in in_order((by,), keys)],
        form="flow",
        bases=bases_of_dimensions((by,), ()),
    )


def _way(innovation: Innovation, since: date, until: date, by: str) -> list[Cell]:
    """Where an innovation stood at the one end, what it passed, and where at the other."""
    start: Cell = NOT_BEGUN
    end: Cell = NOT_BEGUN
    between: list[Cell] = []
    for entry in innovation.history:
        if entry.on <= until:
            end = entry.target if by == "state" else entry.phase and entry.phase.value
            if entry.on <= since:
                start = end
            else:
                between.append(end)
    return [start, *between, end]


def goals(innovations: Iterable[Innovation]) -> Table:
    """Tell for each goal how many innovations, agencies and provinces serve it."""
    served: dict[Sdg, list[Innovation]] = defaultdict(list)
    for innovation in innovations:
        for goal in set(innovation.sdgs):
            served[goal].append(innovation)
    return Table(
        title=Text(
            id="Tujuan Pembangunan Berkelanjutan yang dilayani",
            en="Sustainable Development Goals served",
        ),
        columns=("sdg", "official", "innovations", "agencies", "provinces"),
        rows=[
            (
                int(goal),
                goal.official,
                len(served[goal]),
                len({i.agency.id for i in served[goal]}),
                len({place for i in served[goal] if (place := place_of(i)) is not None}),
            )
            for goal in Sdg
        ],
        bases=(GOALS,),
    )


def agencies_in(innovations: Iterable[Innovation], year: int, agencies: Iterable[Agency]) -> Table:
    """Tell for each agency how many innovations it made in a year, and whether that is one."""
    asked = as_tuple(Agency, agencies)
    refuse(year=as_count(year), agencies=asked)
    first: dict[str, int] = {}
    differing = [
        Problem(path=f"/{i}", code="duplicate", params={"value": shown(a.id), "first": first[a.id]})
        for i, a in enumerate(asked)
        if asked[first.setdefault(a.id, i)] != a
    ]
    if differing:
        refuse(agencies=Fault(*differing))
    made = Counter(i.agency.id for i in innovations if _year_made(i) == year)
    return Table(
        title=Text(
            id=f"Satu instansi satu inovasi, {year}", en=f"One agency one innovation, {year}"
        ),
        columns=("agency", "name", "count", "met"),
        rows=[(a.id, a.name, made[a.id], made[a.id] > 0) for a in dict.fromkeys(asked)],
        bases=(ONE_A_YEAR,),
    )


def _year_made(innovation: Innovation) -> int | None:
    if innovation.history:
        return innovation.history[0].on.year
    return None if innovation.implemented_on is None else innovation.implemented_on.year
