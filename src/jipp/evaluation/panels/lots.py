"""A lot that anyone can draw again: random order from published numbers, by RFC 3797.

The pool is written down before the numbers are known: the subjects in the order of their ids. The
key is made of numbers that nobody in the contest can steer, such as those of a public lottery. The
MD5 digest of the key between two copies of a counter, divided by the subjects still in the pool,
leaves the place of the next one drawn.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from hashlib import md5
from typing import TypeAlias, cast, final

import attrs

from jipp._fields import Fault, as_each, as_number, fault, gathered, items_in, refuse
from jipp._html import MOST, Shown, table
from jipp._numbers import plain
from jipp._value import Value
from jipp.model.sheet import as_name
from jipp.typing import Number

__all__ = ["Lot", "LotDraw", "lot"]

# The counter has two bytes.
_POOL = 65_536
Source: TypeAlias = Number | Iterable[Number]


@final
@attrs.frozen(kw_only=True, repr=False)
class LotDraw(Shown):
    """One draw of a lot, as it is checked by hand.

    `number` counts from 0, `digest` is the MD5 in hexadecimal, `left` how many were in the pool,
    `place` that of the subject drawn, from 1, among those left in the order of the ids.
    """

    __wired__ = False

    number: int
    digest: str
    left: int
    place: int
    subject: str


@final
@attrs.frozen(kw_only=True, repr=False)
class Lot(Value):
    """Subjects in the order in which they were drawn.

    It iterates over the subjects, has their number as its length, and prints as the table of its
    draws. As the last entry of `tie_break` it separates those that nothing else does: the one that
    was drawn earlier stands first.
    """

    __wired__ = False

    order: tuple[str, ...]
    key: str
    working: tuple[LotDraw, ...]

    def __iter__(self) -> Iterator[str]:
        return iter(self.order)

    def __len__(self) -> int:
        return len(self.order)

    def __str__(self) -> str:
        lines = (
            f"{d.number:5}  {d.digest}  {d.left:5}  {d.place:5}  {d.subject}" for d in self.working
        )
        return "\n".join((self.key, *lines))

    def to_records(self) -> list[dict[str, object]]:
        """Return one record per draw: `number digest left place subject`.

        >>> lot(["b", "a"], sources=(9319,)).to_records()[0]["subject"]
        'b'
        """
        return [attrs.asdict(draw) for draw in self.working]

    def _repr_html_(self) -> str:
        rows = [tuple(row.values()) for row in self.to_records()]
        headers = ("number", "digest", "left", "place", "subject")
        return table(headers, rows[:MOST], caption=self.key, more=len(rows) - MOST)


def lot(subjects: Iterable[str], *, sources: Iterable[Source]) -> Lot:
    """Return subjects in an order drawn by lot from published numbers.

    `subjects` are ids, in whatever order: the pool is sorted. Each source is a number of at least
    0, or several (the balls of a lottery), which are sorted; the order of the sources counts. The
    same subjects and sources give the same order everywhere.

    Source: D. Eastlake, Publicly Verifiable Nominations Committee (NomCom) Random Selection,
    RFC 3797 (2004), section 4; a number is written without needless zeros, with its point.

    Raises:
        InvalidInputError: ids that are none or twice, more than 65,536 of them, no source, and
            what is no number, below 0, or has no finite decimal form.

    >>> drawn = lot(["a", "b", "c"], sources=(9319, (12, 8)))
    >>> drawn.key
    '9319./8.12./'
    >>> list(drawn)
    ['a', 'c', 'b']
    """
    pool = as_each(as_name, subjects)
    if not isinstance(pool, Fault) and not 0 < len(pool) <= _POOL:
        pool = fault("pool_size", len(pool), limit=_POOL)
    key = _key(sources)
    refuse(subjects=pool, sources=key)
    left = sorted(pool)
    seed = key.encode("ascii")
    working: list[LotDraw] = []
    for number in range(len(left)):
        count = number.to_bytes(2, "big")
        digest = md5(count + seed + count, usedforsecurity=False).hexdigest()
        place = int(digest, 16) % len(left)
        working.append(
            LotDraw(
                number=number, digest=digest, left=len(left), place=place + 1, subject=left[place]
            )
        )
        del left[place]
    return Lot(order=tuple(one.subject for one in working), key=key, working=tuple(working))


def _key(sources: Iterable[Source]) -> str:
    listed = items_in(sources)
    if not listed:
        return cast("str", fault("not_a_list" if listed is None else "no_sources", sources))
    read = [_source(source) for source in listed]
    if problems := gathered((f"/{i}", one) for i, one in enumerate(read)):
        return cast("str", Fault(*problems))
    return "".join(f"{one}/" for one in read)


def _source(source: Source) -> str | Fault:
    many = isinstance(source, tuple | list)
    numbers = [_number(one) for one in (cast("list[Number]", source) if many else [source])]
    if not numbers:
        return cast("Fault", fault("no_sources", source))
    if problems := gathered((f"/{i}" if many else "", one) for i, one in enumerate(numbers)):
        return Fault(*problems)
    return "".join(map(_written, sorted(cast("list[Decimal]", numbers))))


def _number(value: object) -> Decimal | Fault:
    number: object = as_number(cast("Number", value))
    if isinstance(number, Decimal) and number >= 0:
        return number
    return number if isinstance(number, Fault) else cast("Fault", fault("not_a_source", value))


def _written(number: Decimal) -> str:
    whole, _, part = plain(number).partition(".")
    return f"{whole}.{part.rstrip('0')}"
