"""How the law is found: by its name, on a day, and read when it is first asked for."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Final, TypeVar, final

from jipp._dates import Period, Window
from jipp._fields import as_day, as_str, refuse
from jipp._text import shown, unknown_name
from jipp.errors import NotInForceError, Problem

__all__ = ["Lazy", "by_day"]

# Any value with a field `in_force`: a protocol for it would not match one that has a converter.
D = TypeVar("D")
K = TypeVar("K")
_period: Final[Callable[[object], Period]] = attrgetter("in_force")


@final
class Lazy(Mapping[K, D]):
    """A mapping of known keys whose values are read one by one, when they are first asked for."""

    def __init__(self, keys: Collection[K], read: Callable[[K], D]) -> None:
        self._keys = keys
        self._read = read

    def __getitem__(self, key: K) -> D:
        if key not in self._keys:
            raise KeyError(key)
        return self._read(key)

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def by_day(kind: str, name: str, versions: Mapping[str, Sequence[D]], on: date) -> D:
    """Find the version of a name that certainly holds on a day, else the latest that possibly does.

    Raises:
        InvalidInputError: a name that is no text, or not a day.
        UnknownNameError: no such name.
        NotInForceError: a day on which none of its versions can hold.

    """
    refuse(name=as_str(name), on=as_day(on))
    if name not in versions:
        raise unknown_name(kind, name, versions)
    # Reversed, so that of two that begin together the later in the table is taken.
    known = [(_period(version).holds(on), version) for version in reversed(versions[name])]
    for answer in (True, None):
        if found := [version for held, version in known if held is answer]:
            return max(found, key=_begun)
    since = tuple(sorted(day for _, v in known if (day := _begun(v)) > date.min)) or None
    params: dict[str, object] = {"kind": kind, "name": shown(name), "on": on, "since": since}
    raise NotInForceError(Problem(code="no_law_on_day", params=params))


def _begun(version: object) -> date:
    """The day by which a version has begun for certain; the first of all where none is known."""
    since = _period(version).since
    if isinstance(since, Window):
        return since.not_after
    return since if isinstance(since, date) else date.min
