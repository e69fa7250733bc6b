"""Types that signatures name, and the value of what is not known."""

from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, Final, NoReturn, Protocol, TypeAlias

import attrs

from jipp.errors import Problem, UndefinedError
from jipp.i18n import Text, term

__all__ = ["UNKNOWN", "Exact", "Moving", "Number", "Progress", "Unknown"]

#: What a caller may give where an exact number is wanted; a float is read by its shortest digits.
Number: TypeAlias = int | Decimal | Fraction | str | float
#: An exact number as it is kept and given back: a Decimal where one is equal, else a Fraction.
Exact: TypeAlias = Decimal | Fraction
#: What long work calls as it goes on, with how much is done and how much there is in all.
Progress: TypeAlias = Callable[[int, int], object]


class Moving(attrs.AttrsInstance, Protocol):
    """Whatever a lifecycle moves: any attrs class with these three fields; no dataclass.

    They are typed Any, since a checker sees a field with a converter as a descriptor.

    >>> def steps(subject: Moving) -> int:
    ...     return len(subject.history)
    >>> steps(hub("Babel"))
    0
    """

    @property
    def id(self) -> Any:  # noqa: ANN401 - a str
        """Whose history it is."""
        ...

    @property
    def evidence(self) -> Any:  # noqa: ANN401 - a tuple of Evidence
        """What it can show, with distinct ids."""
        ...

    @property
    def history(self) -> Any:  # noqa: ANN401 - a tuple of Entry
        """What was done, oldest first."""
        ...


class Unknown(Enum):
    """The type of `UNKNOWN`: a third answer, beside a value and none.

    It equals only itself, and whatever needs a number, an order or a yes of it raises
    `UndefinedError`.

    >>> UNKNOWN == UNKNOWN, UNKNOWN == 0, UNKNOWN is None
    (True, False, False)
    """

    UNKNOWN = "unknown"

    @property
    def label(self) -> Text:
        """The word for it in both languages."""
        return term("unknown")

    def __repr__(self) -> str:
        return "UNKNOWN"

    __str__ = __repr__

    def _refuse(self, *_: object) -> NoReturn:
        raise UndefinedError(Problem(code="not_known"))

    # One refusal under many names: they are methods, not members.
    __bool__ = __int__ = __float__ = __index__ = __complex__ = _refuse
    __lt__ = __le__ = __gt__ = __ge__ = _refuse  # noqa: PIE796
    __neg__ = __pos__ = __abs__ = __round__ = __trunc__ = __floor__ = __ceil__ = _refuse  # noqa: PIE796
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _refuse  # noqa: PIE796
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = _refuse  # noqa: PIE796
    __mod__ = __rmod__ = __divmod__ = __rdivmod__ = __pow__ = __rpow__ = _refuse  # noqa: PIE796


UNKNOWN: Final = Unknown.UNKNOWN


def __dir__() -> list[str]:
    return sorted(__all__)
