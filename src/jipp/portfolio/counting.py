"""Counting subjects: by what they are, over time, by where they moved, by goal and by agency."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Final, Literal, TypeAlias, get_args

from jipp._fields import (
    Fault,
    as_bool,
    as_choice,
    as_count,
    as_day,
    as_tuple,
    fault,
    refuse,
)
from jipp._numbers import exact
from jipp._text import pointer, shown
from jipp.drawing.cells import Cell
from jipp.drawing.numerals import figure
from jipp.drawing.picture import Picture
from jipp.drawing.tile_map import NumberedTile, map_of
from jipp.errors import InvalidInputError, Problem
from jipp.i18n import Text, said, show, term
from jipp.model.basis import Basis, Confidence, Origin
from jipp.model.history import Entry
from jipp.model.innovation import Innovation
from jipp.model.phase import Sdg
from jipp.model.place import Agency, Province
from jipp.portfolio.dimensions import (
    NOT_BEGUN,
    VOCABULARIES,
    By,
    Dimensions,
    bases_of_dimensions,
    in_order,
    place_of,
)
from jipp.portfolio.naming import Laws, agencies_named, said_of
from jipp.portfolio.tables import Table
from jipp.reference.places import province, provinces
from jipp.typing import UNKNOWN, Moving, Number, Unknown

FlowBy: TypeAlias = Literal["phase", "state"]
# One Agency One Innovation, asked of every agency each year since 2013.
ONE_A_YEAR: Final = Basis(origin=Origin.PRACTICE, confidence=Confidence.OFFICIAL)
_MOVING: Final[tuple[FlowBy, ...]] = get_args(FlowBy)


def count_by(subjects: Sequence[Moving], by: By, *, not_begun: bool, laws: Laws) -> Table:
    """Count by one dimension or by several crossed; in phases and states, what has begun."""
    refuse(not_begun=as_bool(not_begun))
    dimensions = Dimensions.of(by)
    names = dimensions.names
    begun = not not_begun and bool(set(_MOVING) & set(names))
    every = [s for s in subjects if s.history or not begun]
    found = Counter(key for s in every for key in dimensions.keys(s, s.history))
    keys = set(found) | listed(names)
    if not_begun and len(names) == 1 and names[0] in _MOVING:
        keys |= {(NOT_BEGUN,)}
    return Table(
        title=title_by(subjects, names),
        columns=(*names, "count"),
        rows=[(*key, found[key]) for key in in_order(names, keys)],
        keys=len(names),
        bases=bases_of_dimensions(names, keys),
        words=words_of(names, every, laws),
    )


def title_by(subjects: Sequence[Moving], names: tuple[str, ...]) -> Text:
    """Return the title of a count of subjects by dimensions."""
    thing, terms = said_of(subjects), [term(name) for name in names]
    return Text(
        id=f"Jumlah {thing.id} menurut {', '.join(word.id for word in terms)}",
        en=f"{thing.en.capitalize()} by {', '.join(word.en for word in terms)}",
    )


def listed(names: tuple[str, ...]) -> set[tuple[Cell, ...]]:
    """Return the keys that a count by one dimension with a closed list shows anyway."""
    return {(value,) for value in VOCABULARIES.get(names[0], ())} if len(names) == 1 else set()


def words_of(
    names: tuple[str, ...], subjects: Sequence[Moving], laws: Laws
) -> dict[str, dict[str, Text]]:
    """Return what the cells of a count are called, by column."""
    words: dict[str, dict[str, Text]] = {}
    if "agency" in names:
        words["agency"] = agencies_named(subjects)
    if "state" in names:
        laws.look_up(subjects)
        words["state"] = laws.words()["state"]
    return words


def in_turn(since: date, until: date) -> None:
    """Check that a span does not end before it begins."""
    if until < since:
        params = {"value": until, "after": since}
        raise InvalidInputError(Problem(path="/until", code="wrong_order", params=params))


def flow_between(
    subjects: Iterable[Moving],
    since: date,
    until: date,
    by: FlowBy = "phase",
    laws: Laws | None = None,
) -> Table:
    """Count for each phase or state how many were there, entered, left, and are there."""
    subjects = tuple(subjects)
    refuse(since=as_day(since), until=as_day(until))
    in_turn(since, until)
    refuse(by=as_choice(_MOVING, by))
    opening, entered, left, closing = (Counter[Cell]() for _ in range(4))
    for subject in subjects:
        start, *between, end = _way(subject.history, since, until, by)
        opening[start] += 1
        closing[end] += 1
        for source, target in pairwise((start, *between, end)):
            if source != target:
                left[source] += 1
                entered[target] += 1
    keys = {(key,) for counted in (opening, entered, closing) for key in counted}
    keys |= {(value,) for value in (*VOCABULARIES.get(by, ()), NOT_BEGUN)}
    thing = said_of(subjects)
    return Table(
        title=Text(
            id=f"Pergerakan {thing.id}, {show(since, 'id')} sampai {show(until, 'id')}",
            en=f"Movement of {thing.en}, {show(since, 'en')} to {show(until, 'en')}",
        ),
        columns=(by, "opening", "entered", "left", "closing"),
        rows=[(k, opening[k], entered[k], left[k], closing[k]) for (k,) in in_order((by,), keys)],
        form="flow",
        bases=bases_of_dimensions((by,), ()),
        words=words_of((by,), subjects, laws or Laws(())),
    )


def _way(history: tuple[Entry, ...], since: date, until: date, by: str) -> list[Cell]:
    """Return where a subject was at the start, what it passed, and where it was at the end."""
    start: Cell = NOT_BEGUN
    end: Cell = NOT_BEGUN
    between: list[Cell] = []
    for entry in history:
        if entry.on <= until:
            end = entry.target if by == "state" else entry.phase and entry.phase.value
            if entry.on <= since:
                start = end
            else:
                between.append(end)
    return [start, *between, end]


def goals(subjects: Iterable[Moving]) -> Table:
    """Count for each goal the innovations, agencies and provinces that serve it."""
    served: dict[Sdg, list[Innovation]] = defaultdict(list)
    for subject in subjects:
        if isinstance(subject, Innovation):
            for goal in set(subject.sdgs):
                served[goal].append(subject)
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
        bases=(Sdg.NO_POVERTY.basis,),
    )


def agencies_in(subjects: Iterable[Moving], year: int, agencies: Iterable[Agency]) -> Table:
    """Count the innovations each agency made in a year, and whether it made one."""
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
    begun = (
        (i.agency.id, i.history[0].on if i.history else i.implemented_on)
        for i in subjects
        if isinstance(i, Innovation)
    )
    made = Counter(agency for agency, day in begun if day is not None and day.year == year)
    return Table(
        title=Text(
            id=f"Satu instansi satu inovasi, {year}", en=f"One agency one innovation, {year}"
        ),
        columns=("agency", "name", "count", "met"),
        rows=[(a.id, a.name, made[a.id], made[a.id] > 0) for a in dict.fromkeys(asked)],
        bases=(ONE_A_YEAR,),
    )


def map_on(
    subjects: Iterable[Moving],
    on: date,
    values: Mapping[str, Number | Unknown | None] | None,
    title: Text | None,
    source: Text | None,
) -> Picture:
    """Draw a map of the innovations on a day, or of the caller's own numbers by province."""
    if values is None:
        counted = _placed_on(subjects, on)
        return map_of(counted, title=title or said("tile_map_title", on=on), source=source)
    return map_of(
        _numbers_on(values, on),
        title=title or said("tile_map_numbers", on=on),
        source=source or said("tile_map_source_numbers"),
    )


def _placed_on(subjects: Iterable[Moving], on: date) -> NumberedTile:
    """Count by province the subjects that were there on a day, and those off the map."""
    there = {p.iso for p in provinces(on=on)}
    known = {p.iso: p for p in provinces(on=date.max)}
    found, later = Counter[str | None](), 0
    for subject in subjects:
        if _begun(subject, on):
            found[place_of(subject)] += 1
        else:
            later += 1
    coming = [known[iso] for iso in known if iso not in there and iso in found]
    off_the_map = (
        (said("tile_map_nowhere"), found[None]),
        (
            said("tile_map_not_yet", places=tuple(Text(id=p.name, en=p.english) for p in coming)),
            sum(found[p.iso] for p in coming),
        ),
        (said("tile_map_later"), later),
    )
    counts = {known[iso]: Fraction(found[iso]) for iso in known if iso in there}
    on_the_map = sum(found[iso] for iso in there)
    kept = [(words, count) for words, count in off_the_map if count]
    total = (said("tile_map_total"), on_the_map + sum(count for _, count in kept))
    beside = ((said("tile_map_shown"), on_the_map), *kept, total) if kept else (total,)
    return NumberedTile(dict(counts), beside, counted=True)


def _begun(subject: Moving, on: date) -> bool:
    used = getattr(subject, "implemented_on", None)
    began = subject.history[0].on if subject.history else used
    return not isinstance(began, date) or began <= on


def _numbers_on(values: Mapping[str, Number | Unknown | None], on: date) -> NumberedTile:
    """Read numbers by province, under any name that a province goes by."""
    if not isinstance(values, Mapping) or not all(isinstance(key, str) for key in values):
        refuse(values=fault("not_a_mapping", values))
    read: dict[Province, Fraction | None] = {}
    problems: list[Problem] = []
    for key, value in values.items():
        found = province(key)
        number = None if value is None or isinstance(value, Unknown) else exact(value)
        if found in read:
            params = {"value": found.name, "first": [*read].index(found)}
            problems.append(Problem(path=pointer("values", key), code="duplicate", params=params))
        elif number is None and value is not None and value is not UNKNOWN:
            params = {"value": shown(value)}
            path = pointer("values", key)
            problems.append(Problem(path=path, code="not_a_number", params=params))
        read.setdefault(found, number)
    if problems:
        raise InvalidInputError(*problems)
    there = provinces(on=on)
    missed = {p: n for p, n in read.items() if p not in there and n is not None}
    named = tuple(
        Text(id=f"{p.name} {figure(n, 'id')}", en=f"{p.english} {figure(n, 'en')}")
        for p, n in missed.items()
    )
    notes = (said("tile_map_not_then", places=named),) if missed else ()
    return NumberedTile({p: read.get(p) for p in there}, notes=notes)
