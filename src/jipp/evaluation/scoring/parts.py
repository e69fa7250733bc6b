"""The parts of an evaluation: a tree that mirrors the criteria, down to each judge's mark."""

from collections.abc import Iterator
from typing import NamedTuple, final

import attrs

from jipp._html import Shown
from jipp.model.sheet import Given
from jipp.typing import Exact

__all__ = ["Mark", "Part"]


@final
class Mark(NamedTuple):
    """One judge's mark on a criterion: as given (None: missing, counted as 0), and in points.

    >>> Mark(judge="anna", given="good", points=Decimal(2)).points
    Decimal('2')
    """

    judge: str
    given: Given | None
    points: Exact
    adjudicator: bool = False


@final
@attrs.frozen(kw_only=True, repr=False)
class Part(Shown):
    """The value of one criterion, and what it contributes to the whole.

    Leaves list the marks used and dropped, lowest first, and the ids of judges who gave none;
    branches have parts. `flags` holds `adjudicate` where the judges differ too much and no
    adjudicator's mark settled it, and `renormalised` where criteria that nobody marked left: they
    have no part, and the others contribute by renormalised weights. `weight` is the rubric's.
    """

    criterion: str
    value: Exact
    weight: Exact | None
    contribution: Exact
    used: tuple[Mark, ...] = ()
    dropped: tuple[Mark, ...] = ()
    missing: tuple[str, ...] = ()
    parts: "tuple[Part, ...]" = ()
    flags: tuple[str, ...] = ()


def walk(parts: tuple[Part, ...]) -> Iterator[Part]:
    """Yield parts and the parts below them, parents first.

    >>> inner = Part(criterion="b", value=Decimal(1), weight=None, contribution=Decimal(1))
    >>> whole = Part(
    ...     criterion="a", value=Decimal(1), weight=None, contribution=Decimal(1), parts=(inner,)
    ... )
    >>> [part.criterion for part in walk((whole,))]
    ['a', 'b']
    """
    for part in parts:
        yield part
        yield from walk(part.parts)
