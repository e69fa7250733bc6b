"""How much incoming data may hold, counted while it is read."""

from collections.abc import Callable
from contextvars import ContextVar, Token
from typing import Any, Final, final

import attrs
from cattrs import Converter

from jipp._fields import as_count, gathered, refuse_faults
from jipp._text import TEXT_LENGTH, pointer, shown
from jipp._value import Value
from jipp.errors import InvalidDataError, Problem

__all__ = ["Limits"]

# Asked so that a checker does not narrow what may be any JSON.
KIND: Callable[[Any], type] = type
_JSON: Final = frozenset({str, int, float, bool, type(None), dict, list})
_KEYS: Final = frozenset({str})


@final
@attrs.frozen(kw_only=True, repr=False)
class Limits(Value):
    """How much incoming data may hold: levels of nesting, values in all, characters of a text.

    >>> Limits(nodes=1_000).depth
    64
    """

    depth: int = attrs.field(default=64, converter=as_count)
    nodes: int = attrs.field(default=2_000_000, converter=as_count)
    text: int = attrs.field(default=TEXT_LENGTH, converter=as_count)
    __attrs_post_init__ = refuse_faults


class _ExcessError(Exception):
    """Raised through all readers, which gather faults: nothing is read beyond a limit."""

    def __init__(self, code: str, limit: int) -> None:
        super().__init__(code)
        self.problem = Problem(code=code, params={"limit": limit})


class Reading:
    """What one call of `from_wire` may still read, and what becomes of unknown fields."""

    __slots__ = ("_limits", "_nodes", "_strict", "_token", "depth", "unknown")

    def __init__(self, limits: Limits, unknown: str) -> None:
        self._limits = limits
        self.depth, self._nodes = limits.depth, limits.nodes - 1
        # Longer texts are refused by the fields that hold them.
        self._strict = limits.text < TEXT_LENGTH
        self.unknown = unknown
        self._token: Token[Reading | None]

    def __enter__(self) -> None:
        """Hold all that is read meanwhile to the limits."""
        self._token = READING.set(self)

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        READING.reset(self._token)
        if isinstance(error, _ExcessError):
            raise InvalidDataError(error.problem) from None

    def enter(self, held: Any) -> None:
        """Go down into an object or list and check its values; who comes up adds to `depth`."""
        self._nodes -= len(held)
        if held and self.depth < 2:  # noqa: PLR2004 - this level, and the one of what it holds
            raise _ExcessError("too_deep", self._limits.depth)
        if self._nodes < 0:
            raise _ExcessError("too_many_values", self._limits.nodes)
        keyed = KIND(held) is dict
        values = held.values() if keyed else held
        plain = _JSON.issuperset(map(type, values)) and (
            not keyed or _KEYS.issuperset(map(type, held))
        )
        if not plain or self._strict:
            self.check(held)
        self.depth -= 1

    def walk(self, data: Any) -> None:
        """Check an object or list, with all below it, that no reader goes into."""
        self.enter(data)
        try:
            for step, value in data.items() if KIND(data) is dict else enumerate(data):
                if KIND(value) in (dict, list):
                    try:
                        self.walk(value)
                    except InvalidDataError as error:
                        raise InvalidDataError(*gathered([(pointer(step), error)])) from None
        finally:
            self.depth += 1

    def check(self, held: Any) -> None:
        """Raise the faults of the keys and values of one object or list."""
        keyed = KIND(held) is dict
        named: list[tuple[str, object]] = [
            *(("", key) for key in held if keyed and (type(key) is not str or self._is_long(key))),
            *(
                (pointer(step), value)
                for step, value in (held.items() if keyed else enumerate(held))
            ),
        ]
        problems = [
            Problem(path=path, code="not_json", params={"value": shown(value)})
            for path, value in named
            if type(value) not in (_KEYS if keyed and path == "" else _JSON)
        ] + [
            Problem(
                path=path,
                code="text_too_long",
                params={"value": shown(value), "limit": self._limits.text},
            )
            for path, value in named
            if self._is_long(value)
        ]
        if problems:
            raise InvalidDataError(*problems)

    def _is_long(self, value: object) -> bool:
        return type(value) is str and len(value) > self._limits.text


#: The reading under way in this context; None where a caller's own converter reads.
READING: ContextVar[Reading | None] = ContextVar("READING", default=None)


def refuses_unknown(converter: Converter) -> bool:
    """Check whether unknown fields are refused where nothing can keep them."""
    reading = READING.get()
    return converter.forbid_extra_keys if reading is None else reading.unknown != "ignore"
