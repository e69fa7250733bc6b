"""Findings of a check or an audit."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Literal, final

import attrs

from jipp._fields import as_enum, as_tuple, refuse_faults
from jipp._html import Shown
from jipp.errors import message_of, pairs
from jipp.i18n import Translator, Worded
from jipp.model.reason import LawWords, named

__all__ = ["Finding", "Severity"]


@final
class Severity(Worded, StrEnum):
    """The severity of a finding: it forbids use, or it warns; a member equals its word.

    >>> Severity.ERROR == "error"
    True
    """

    ERROR = "error"
    WARNING = "warning"


def _as_severity(value: Severity | Literal["error", "warning"]) -> Severity:
    return as_enum(Severity, value)


@final
@attrs.frozen(kw_only=True, repr=False)
class Finding(Shown):
    """One finding: a stable code, how grave, where, and a witness that shows it.

    `where` names a state, transition, obligation or entry; `witness` is a sorted tuple of pairs.
    `words` are those of the law, as in a `Reason`.

    >>> Finding(code="unreachable", severity=Severity.ERROR, where="hazard").message("en")
    'hazard: no path leads here from the initial state; add a transition to it or remove it'
    """

    code: str
    severity: Severity = attrs.field(converter=_as_severity)
    where: str
    witness: tuple[tuple[str, object], ...] = attrs.field(default=(), converter=pairs)
    words: LawWords = attrs.field(default=(), eq=False, repr=False)
    __attrs_post_init__ = refuse_faults

    def message(self, lang: str = "en", translator: Translator | None = None) -> str:
        """Return the finding and the way out, in `id` or `en`."""
        params = (*self.witness, ("where", self.where), ("words", self.words))
        return message_of(self.code, params, lang, translator)

    def _trimmed(self) -> "Finding":
        """Return it with no more of the law's words than it says."""
        params = (*self.witness, ("where", self.where))
        return attrs.evolve(self, words=named(params, self.words))


def as_findings(values: Iterable[Finding]) -> tuple[Finding, ...]:
    """Convert to a tuple of findings."""
    return as_tuple(Finding, values)


def error(code: str, where: object, **witness: object) -> Finding:
    """Build a finding that forbids use."""
    return Finding(code=code, severity=Severity.ERROR, where=str(where), witness=witness)


def warning(code: str, where: object, **witness: object) -> Finding:
    """Build a finding that warns."""
    return Finding(code=code, severity=Severity.WARNING, where=str(where), witness=witness)
