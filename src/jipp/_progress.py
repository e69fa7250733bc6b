"""Telling how far long work has come."""

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

from jipp._fields import as_optional_callable, refuse
from jipp.typing import Progress

T = TypeVar("T")
_STEP: Final = 1000


def told(items: Sequence[T], progress: Progress | None, *, step: int = _STEP) -> Iterator[T]:
    """Yield the items, and report how many are done after each `step` of them and at the end.

    >>> list(told(("a", "b"), lambda done, every: print(done, "of", every)))
    2 of 2
    ['a', 'b']
    """
    refuse(progress=as_optional_callable(progress))
    for done, item in enumerate(items, 1):
        yield item
        if progress is not None and (done % step == 0 or done == len(items)):
            progress(done, len(items))
