"""The value that every coefficient of agreement is given as."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from operator import ge, gt, le, lt
from typing import NoReturn, TypeAlias, cast, final

import attrs

from jipp._html import table
from jipp._numbers import exact, rounded
from jipp._text import shown
from jipp._value import Value
from jipp.errors import InvalidInputError, Problem, UndefinedError, pairs
from jipp.i18n import Text, term
from jipp.typing import Number

__all__ = ["Coefficient"]

Detail: TypeAlias = Fraction | int | str


def _as_details(
    values: Mapping[str, Detail] | Iterable[tuple[str, Detail]],
) -> tuple[tuple[str, Detail], ...]:
    return cast("tuple[tuple[str, Detail], ...]", pairs(values))


@final
@attrs.frozen(kw_only=True, order=False, repr=False)
class Coefficient(Value):
    """A coefficient of agreement: its name, its exact value, and what it was made of.

    `float()` gives the nearest float, `str()` three places, and it takes the format of a float. It
    can be held against a number or
    another coefficient with `<` and its like, exactly.

    >>> alpha = Coefficient(name="krippendorff_alpha", exact=Fraction(113, 152))
    >>> str(alpha), f"{alpha:.1f}", float(alpha), alpha >= 0.667
    ("Krippendorff's alpha 0.743", '0.7', 0.743421052631579, True)
    """

    __wired__ = False

    name: str
    exact: Fraction
    details: tuple[tuple[str, Detail], ...] = attrs.field(default=(), converter=_as_details)

    @property
    def label(self) -> Text:
        """What it is called in both languages; an intraclass correlation by model and unit."""
        word, made = term(self.name), dict(self.details)
        if "model" not in made:
            return word
        form = f"ICC({made['model']},{'1' if made.get('unit') == 'single' else 'k'})"
        return Text(id=f"{word.id} {form}", en=f"{word.en} {form}")

    def __float__(self) -> float:
        return float(self.exact)

    def __str__(self) -> str:
        return f"{self.label} {rounded(self.exact, 3, 'half_even')}"

    def __format__(self, spec: str) -> str:
        return format(float(self), spec) if spec else str(self)

    def _repr_html_(self) -> str:
        rows = [("value", rounded(self.exact, 6, "half_even")), *self.details]
        return table(["", str(self.label)], rows)

    def __lt__(self, other: "Coefficient | Number") -> bool:
        return self._compared(lt, other)

    def __le__(self, other: "Coefficient | Number") -> bool:
        return self._compared(le, other)

    def __gt__(self, other: "Coefficient | Number") -> bool:
        return self._compared(gt, other)

    def __ge__(self, other: "Coefficient | Number") -> bool:
        return self._compared(ge, other)

    def _compared(
        self, holds: Callable[[Fraction, Fraction], bool], other: "Coefficient | Number"
    ) -> bool:
        number = other.exact if isinstance(other, Coefficient) else exact(other)
        return NotImplemented if number is None else holds(self.exact, number)


def choice(name: str, value: object, allowed: Iterable[str]) -> str:
    """Return a word of an argument if it is one of those allowed.

    Raises:
        InvalidInputError: any other value, at the argument.

    """
    words = tuple(allowed)
    if isinstance(value, str) and value in words:
        return value
    params = {"value": shown(value), "allowed": words}
    raise InvalidInputError(Problem(path=f"/{name}", code="not_one_of", params=params))


def undefined(code: str, **params: object) -> NoReturn:
    """Raise `UndefinedError`: the marks do not determine the coefficient."""
    raise UndefinedError(Problem(code=code, params=params))
