"""What is lacking, as a list to be ticked off: of a refusal, of a verdict."""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, Protocol, cast, final

import attrs

from jipp._fields import as_id, as_str, refuse_faults
from jipp._html import Shown

__all__ = ["Lack"]

# Which parameter of a reason says what is lacking, the first that it has.
_WHAT = ("kind", "name", "action", "group", "rule", "source", "agency", "province", "state")


@final
@attrs.frozen(kw_only=True, repr=False)
class Lack(Shown):
    """One thing that is lacking: the code of the reason, and the id of what it asks for.

    `what` is a kind of evidence, a field, a fact, an action, or the roles with commas between; it
    is empty where the code says all, as `missing_note` does.

    >>> Lack(code="missing_evidence", what="legal_basis").what
    'legal_basis'
    """

    __wired__ = False

    code: str = attrs.field(converter=as_id)
    what: str = attrs.field(default="", converter=as_str)
    __attrs_post_init__ = refuse_faults


class Lacking(Protocol):
    """What has a code and parameters: a reason, a condition.

    The parameters are typed Any, since a checker sees a field with a converter as a descriptor.
    """

    @property
    def code(self) -> str:
        """A stable code."""
        ...

    @property
    def params(self) -> Any:  # noqa: ANN401 - a tuple of pairs
        """Its parameters, by name."""
        ...


def lacks(reasons: Iterable[Lacking]) -> tuple[Lack, ...]:
    """Return what reasons lack, each thing once; of several ways the one that lacks least.

    Of ways that lack equally much the first counts.
    """
    found: dict[Lack, None] = {}
    for reason in reasons:
        params = dict(cast("tuple[tuple[str, object], ...]", reason.params))
        if reason.code == "none_of":
            branches = cast("tuple[tuple[Lacking, ...], ...]", params["branches"])
            ways = sorted((lacks(branch) for branch in branches), key=len)
            found |= dict.fromkeys(ways[0])
        else:
            found[Lack(code=reason.code, what=_what(params))] = None
    return tuple(found)


def _what(params: Mapping[str, object]) -> str:
    if isinstance(roles := params.get("roles"), tuple):
        return ", ".join(cast("tuple[str, ...]", roles))
    given = next((params[name] for name in _WHAT if params.get(name) is not None), "")
    return str(given.value if isinstance(given, Enum) else given)
