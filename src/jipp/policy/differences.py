"""Differences of two values of one class: what is new in the one, and what is gone from the other.

Parts with an id, a number or a name are matched by it, transitions by their action and sources;
the order of what both have is told once. Other lists are aligned by what is equal in them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, Final, TypeVar, cast, final, get_args

import attrs

from jipp._fields import as_bool, as_instance, fault, refuse
from jipp._html import Shown
from jipp._text import pointer, shown
from jipp._value import Value
from jipp.convert.types import is_pairs, is_union
from jipp.errors import message_of
from jipp.i18n import Text, Translator
from jipp.model.basis import Basis
from jipp.model.transition import Transition

__all__ = ["Difference", "diff"]

V = TypeVar("V", bound=Value)
Path = tuple[str | int, ...]
Pairs = tuple[tuple[str, object], ...]
_BASES: Final = frozenset({"basis", "bases"})
_KEYS: Final = ("id", "number", "name", "code")


@final
@attrs.frozen(kw_only=True, repr=False)
class Difference(Shown):
    """One place at which two values differ, with what stands there in each; None: nothing.

    `path` is a JSON pointer of the wire form, into the new value, or of what is gone into the old.
    """

    __wired__ = False

    path: str
    before: Any
    after: Any

    def message(self, lang: str = "en", translator: Translator | None = None) -> str:
        """Return the place and what changed there as a text, in `id` or `en`."""
        known = {"before": self.before, "after": self.after}
        code = "difference_changed"
        if self.before is None or self.after is None:
            code = "difference_new" if self.before is None else "difference_gone"
            del known["before" if self.before is None else "after"]
        params = [("path", self.path), *((name, _worded(part)) for name, part in known.items())]
        return message_of(code, params, lang, translator)

    def __str__(self) -> str:
        return self.message()


def diff(old: V, new: V, *, bases: bool = False) -> tuple[Difference, ...]:
    """Return where two values of one class differ, in the order of their fields.

    What they rest on is compared only with `bases`. Parts with an id, number or name are matched
    by it, transitions by action and sources, and a changed order of them is told once.

    Raises:
        InvalidInputError: what is no value of jipp, or two of different classes.

    >>> print(*diff(Tier(name="Top 45", places=45), Tier(name="Top 45", places=40)))
    /places: 45 -> 40
    """
    taken = as_instance(Value, new)
    if isinstance(old, Value) and isinstance(taken, Value) and type(old) is not type(taken):
        taken = fault("wrong_type", new, allowed=(type(old).__name__,))
    refuse(old=as_instance(Value, old), new=taken, bases=as_bool(bases))
    left_out = frozenset[str]() if bases else _BASES
    return tuple(_Comparing(left_out).values(old, new, (), ()))


class _Comparing:
    """A comparison that leaves fields of some names out."""

    def __init__(self, left_out: frozenset[str]) -> None:
        self._left_out = left_out

    def values(self, old: Value, new: Value, was: Path, here: Path) -> Iterator[Difference]:
        for field in self._fields(type(old)):
            name, mapping = field.alias, _is_mapping(field.type)
            before, after = getattr(old, field.name), getattr(new, field.name)
            yield from self.parts(before, after, (*was, name), (*here, name), mapping=mapping)

    def parts(
        self, before: object, after: object, was: Path, here: Path, *, mapping: bool = False
    ) -> Iterator[Difference]:
        """Compare what stands at a place of both; only the parts that differ are yielded."""
        if self.bare(before) == self.bare(after):
            return
        if _are_alike(before, after):
            yield from self.values(cast("Value", before), cast("Value", after), was, here)
        elif isinstance(before, tuple) and isinstance(after, tuple):
            some, others = cast("tuple[object, ...]", before), cast("tuple[object, ...]", after)
            if mapping:
                yield from self._mappings(
                    dict(cast("Pairs", some)), dict(cast("Pairs", others)), was, here
                )
            elif (keys := _keys((*some, *others))) is not None:
                count = len(some)
                one, other = _counted(keys[:count]), _counted(keys[count:])
                yield from self._keyed(
                    dict(zip(one, some, strict=True)),
                    dict(zip(other, others, strict=True)),
                    was,
                    here,
                )
            else:
                yield from self._aligned(some, others, was, here)
        else:
            yield Difference(path=pointer(*here), before=before, after=after)

    def _mappings(
        self, old: dict[Any, Any], new: dict[Any, Any], was: Path, here: Path
    ) -> Iterator[Difference]:
        for key in dict.fromkeys((*old, *new)):
            yield from self._pair(old.get(key), new.get(key), (*was, str(key)), (*here, str(key)))

    def _keyed(
        self, old: dict[Any, Any], new: dict[Any, Any], was: Path, here: Path
    ) -> Iterator[Difference]:
        first, last = list(old), list(new)
        kept = [key for key in first if key in new]
        ordered = [key for key in last if key in old]
        if kept != ordered:
            yield Difference(
                path=pointer(*here),
                before=tuple(map(_told, kept)),
                after=tuple(map(_told, ordered)),
            )
        for at, key in enumerate(first):
            place = (*here, last.index(key)) if key in new else ()
            yield from self._pair(old[key], new.get(key), (*was, at), place)
        for at, key in enumerate(last):
            if key not in old:
                yield from self._pair(None, new[key], (), (*here, at))

    def _aligned(
        self, old: tuple[Any, ...], new: tuple[Any, ...], was: Path, here: Path
    ) -> Iterator[Difference]:
        some, others = list(map(self.bare, old)), list(map(self.bare, new))
        matcher = SequenceMatcher(None, some, others, autojunk=False)
        for _, i, end, j, until in matcher.get_opcodes():
            for n in range(max(end - i, until - j)):
                before = old[i + n] if i + n < end else None
                after = new[j + n] if j + n < until else None
                yield from self._pair(before, after, (*was, i + n), (*here, j + n))

    def _pair(self, before: object, after: object, was: Path, here: Path) -> Iterator[Difference]:
        if after is None:
            yield Difference(path=pointer(*was), before=before, after=None)
        else:
            mapping = isinstance(before, tuple) and _is_pairs(cast("tuple[object, ...]", before))
            yield from self.parts(cast("Any", before), after, was, here, mapping=mapping)

    def bare(self, value: object) -> object:
        """Return what a value holds that is compared."""
        if isinstance(value, Value):
            kind = type(value)
            held = [self.bare(getattr(value, field.name)) for field in self._fields(kind)]
            return (kind, *held)
        if isinstance(value, tuple):
            return tuple(map(self.bare, cast("tuple[object, ...]", value)))
        # True is no 1 in a rule.
        return (type(value), value) if isinstance(value, bool) else value

    def _fields(self, kind: type) -> list[Any]:
        fields = attrs.fields(cast("Any", kind))
        return [field for field in fields if field.init and field.name not in self._left_out]


def _are_alike(before: object, after: object) -> bool:
    """Return whether two values are compared field by field; a basis is told as one.

    So is a text that differs in both languages.
    """
    if isinstance(before, Text) and isinstance(after, Text):
        return before.id == after.id or before.en == after.en
    is_value = isinstance(before, Value) and not isinstance(before, Basis)
    return is_value and type(before) is type(after)


def _is_mapping(kind: object) -> bool:
    return any(map(is_pairs, get_args(kind) if is_union(kind) else (kind,)))


def _is_pairs(items: tuple[object, ...]) -> bool:
    pairs = [cast("tuple[object, ...]", item) for item in items if type(item) is tuple]
    return 0 < len(pairs) == len(items) and all(len(pair) == 2 for pair in pairs)  # noqa: PLR2004 - a key and its value


def _keys(items: Sequence[Any]) -> list[Any] | None:
    """Return what parts are matched by; None where they have nothing of the kind."""
    if all(isinstance(item, Transition) for item in items):
        return [(item.action, *item.source) for item in items]
    if not all(isinstance(item, Value) for item in items):
        return None
    for name in _KEYS:
        if all(name in attrs.fields_dict(cast("Any", type(item))) for item in items):
            return [getattr(item, name) for item in items]
    return None


def _counted(keys: Sequence[Any]) -> list[tuple[Any, int]]:
    """Return keys with how often each stood before, so that none is there twice."""
    seen: Counter[Any] = Counter()
    counted: list[tuple[Any, int]] = []
    for key in keys:
        counted.append((key, seen[key]))
        seen[key] += 1
    return counted


def _told(key: tuple[Any, int]) -> str:
    named = key[0]
    parts = cast("tuple[object, ...]", named) if isinstance(named, tuple) else (named,)
    return " ".join(map(str, parts))


def _worded(part: object) -> object:
    """Return a part as a message says it: its word where it has one."""
    if isinstance(part, Value) and not isinstance(part, Text):
        for name in ("label", "title", "text"):
            said = getattr(part, name, None)
            if isinstance(said, Text):
                return said
        if isinstance(part, Basis):
            cited = part.citation
            told = (cited.regulation, cited.article) if cited and cited.regulation else ()
            return " ".join(filter(None, told)) or part.origin.label
        found = _keys([part])
        return shown(part) if found is None else _told((found[0], 0))
    if isinstance(part, tuple):
        return tuple(_worded(item) for item in cast("tuple[object, ...]", part)) or "()"
    return part
