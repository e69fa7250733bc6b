"""UNKNOWN: a value that refuses to be a number, an order or a yes, and says so."""

import copy
import math
import operator
import pickle
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from jipp import UNKNOWN, Text, UndefinedError
from jipp.i18n import show
from jipp.typing import Unknown

# Any: what a checker would forbid is the point.
unknown: Any = UNKNOWN
ASKED: dict[str, Callable[[], object]] = {
    "int": lambda: int(unknown),
    "float": lambda: float(unknown),
    "complex": lambda: complex(unknown),
    "index": lambda: operator.index(unknown),
    "bool": lambda: bool(unknown),
    "not": lambda: not unknown,
    "or": lambda: unknown or 3,
    "round": lambda: round(unknown),
    "floor": lambda: math.floor(unknown),
    "ceil": lambda: math.ceil(unknown),
    "trunc": lambda: math.trunc(unknown),
    "abs": lambda: abs(unknown),
    "neg": lambda: -unknown,
    "pos": lambda: +unknown,
    "sum": lambda: sum([1, unknown]),
    "max": lambda: max(1, unknown),
    "sorted": lambda: sorted([UNKNOWN, UNKNOWN]),
    "decimal": lambda: Decimal(1) + unknown,
    "fraction": lambda: Fraction(1) * unknown,
    "decimal order": lambda: Decimal(1) < unknown,
    "float order": lambda: unknown >= 1.5,
}
OPERATIONS = ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lt", "le", "gt", "ge"]


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_nothing_is_computed_from_what_is_not_known(ask: Callable[[], object]) -> None:
    """Whoever needs a number, an order or a yes of it is told that it is not known."""
    with pytest.raises(UndefinedError, match="this is not known, and nothing can be computed"):
        ask()


@pytest.mark.parametrize("name", [*OPERATIONS, "divmod"])
def test_no_operation_takes_it_on_either_side(name: str) -> None:
    """Whichever side it stands on."""
    calculate: Callable[[Any, Any], object] = getattr(operator, name, divmod)
    for left, right in ((unknown, 2), (2, unknown), (unknown, unknown)):
        with pytest.raises(UndefinedError):
            calculate(left, right)


def test_it_equals_itself_and_nothing_else() -> None:
    """Neither zero nor none nor empty nor its own word, and it may stand in sets."""
    assert unknown == UNKNOWN
    assert all(unknown != other for other in (0, None, "", "unknown", False, float("nan")))
    assert {UNKNOWN, UNKNOWN, None} == {UNKNOWN, None}


def test_there_is_one_of_it() -> None:
    """Copies, pickles and its value give the same one back."""
    assert copy.copy(UNKNOWN) is copy.deepcopy(UNKNOWN) is UNKNOWN
    assert pickle.loads(pickle.dumps(UNKNOWN)) is UNKNOWN
    assert Unknown("unknown") is UNKNOWN


def test_it_says_its_name_and_its_word() -> None:
    """A program sees UNKNOWN, a reader the word of the language."""
    assert f"{unknown!r} {unknown}" == "UNKNOWN UNKNOWN"
    assert (show(UNKNOWN, "en"), show(UNKNOWN, "id")) == ("not known", "belum diketahui")
    assert UNKNOWN.label == Text(id="belum diketahui", en="not known")


def test_the_error_is_said_in_both_languages() -> None:
    """The text says what to do: look at the basis."""
    with pytest.raises(UndefinedError) as caught:
        float(unknown)
    assert str(caught.value) == (
        "this is not known, and nothing can be computed from it; see its basis for sources"
    )
    assert caught.value.message("id") == (
        "hal ini belum diketahui dan tidak dapat dihitung; lihat dasar dan sumbernya"
    )
