"""What is encoded of which instrument, read off the tables themselves."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import attrs

from jipp._dates import Period
from jipp.law.instruments import REGULATIONS
from jipp.law.lookups import BANDS, INDICES, editions, lifecycles, rubrics
from jipp.model.basis import Basis, Confidence, Origin, weakest_basis
from jipp.model.regulation import Coverage
from jipp.typing import Unknown

__all__ = ["coverage"]

# Fields that say which value it is, or what it rests on: no facts of their own.
_FRAME: Final = frozenset(
    {"bases", "basis", "forecast", "held", "in_force", "instead", "name", "words", "year"}
)


class _Cell(NamedTuple):
    """One fact: of which instrument and part, under which name, and whether it is known."""

    instrument: str
    part: str
    name: str
    basis: Basis
    known: bool


def coverage() -> tuple[Coverage, ...]:
    """Return what is encoded: instrument by part by origin by confidence, and what is not known.

    Facts are counted, not weighed: the bounds of a period, the cells of an edition, the weight and
    scale of a criterion, a transition, an obligation, a grade, a part of the rules of an index. An
    instrument is the id of a regulation where one is cited, else that of the value itself.

    >>> found = [row for row in coverage() if row.part == "rubric hub-maturity-2025"]
    >>> [(row.confidence.value, row.known, len(row.unknown)) for row in found]
    [('transcribed', 10, 14)]
    """
    groups: dict[tuple[str, str, Origin, Confidence | None], list[_Cell]] = {}
    for cell in _cells():
        key = (cell.instrument, cell.part, cell.basis.origin, cell.basis.confidence)
        groups.setdefault(key, []).append(cell)
    return tuple(
        Coverage(
            instrument=instrument,
            part=part,
            origin=origin,
            confidence=confidence,
            known=sum(cell.known for cell in cells),
            unknown=[cell.name for cell in cells if not cell.known],
        )
        for (instrument, part, origin, confidence), cells in groups.items()
    )


def _cells() -> Iterator[_Cell]:
    yield from _instruments()
    yield from _editions()
    yield from _rubrics()
    yield from _lifecycles()
    yield from _bands()
    yield from _indices()


def _cited(basis: Basis, own: str) -> str:
    return (basis.citation.regulation if basis.citation else None) or own


def _bounds(instrument: str, part: str, period: Period, basis: Basis) -> Iterator[_Cell]:
    for name in ("since", "until"):
        known = not isinstance(getattr(period, name), Unknown)
        yield _Cell(instrument, part, name, basis, known)


def _instruments() -> Iterator[_Cell]:
    for one in REGULATIONS:
        yield from _bounds(one.id, "regulation", one.in_force, one.basis)


def _editions() -> Iterator[_Cell]:
    for one in editions():
        part = f"edition {one.year}"
        ids = (i for i in (one.guide, one.legal_basis) if not isinstance(i, Unknown))
        instrument = next(ids, f"kipp-{one.year}")
        for name, known in _fields(one):
            yield _Cell(instrument, part, name, one.basis_of(name), known)


def _rubrics() -> Iterator[_Cell]:
    for one in rubrics():
        part, instrument = f"rubric {one.id}", _cited(one.basis, one.id)
        for _, criterion, _ in one.nodes:
            rule = criterion.basis or one.basis
            name, weighed = f"{criterion.id}: weight", criterion.weight is not None
            yield _Cell(instrument, part, name, rule, weighed)
            if not criterion.criteria:
                # What a mark may be is the frame that the rubric puts its questions in.
                scaled = criterion.scale is not None
                yield _Cell(instrument, part, f"{criterion.id}: scale", one.basis, scaled)


def _lifecycles() -> Iterator[_Cell]:
    for one in lifecycles():
        part, instrument = f"lifecycle {one.definition}", _cited(one.basis, one.id)
        yield from _bounds(instrument, part, one.in_force, one.basis)
        for step in one.transitions:
            yield _Cell(instrument, part, step.action, step.basis, known=True)
        for duty in one.obligations:
            yield _Cell(instrument, part, duty.id, duty.basis, known=True)


def _bands() -> Iterator[_Cell]:
    for name in BANDS:
        for one in BANDS.versions(name):
            part, instrument = f"bands {name}", _cited(one.basis, name)
            yield from _bounds(instrument, part, one.in_force, one.basis)
            for grade in one.grades:
                yield _Cell(instrument, part, grade.code, grade.basis, known=True)


def _indices() -> Iterator[_Cell]:
    for name in INDICES:
        for one in INDICES.versions(name):
            instrument = _cited(one.basis, name)
            part = f"index {name} from {one.in_force.since}"
            for field, known in _fields(one):
                own: Basis | None = getattr(getattr(one, field), "basis", None)
                rule = weakest_basis((one.basis, own or one.basis))
                yield _Cell(instrument, part, field, rule, known)


def _fields(value: attrs.AttrsInstance) -> Iterator[tuple[str, bool]]:
    """Return the fields of a value that are facts, and whether each is known."""
    for field in attrs.fields(type(value)):
        if field.name not in _FRAME:
            yield field.name, not isinstance(getattr(value, field.name), Unknown)
