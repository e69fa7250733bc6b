"""What a check or an audit found."""

from enum import Enum
from typing import final

import attrs

from jipp.errors import message_of, pairs
from jipp.i18n import Translator

__all__ = ["Finding", "Severity"]


@final
class Severity(Enum):
    """Whether a finding forbids use or only warns."""

    ERROR = "error"
    WARNING = "warning"


@final
@attrs.frozen(kw_only=True)
class Finding:
    """One finding: a stable code, how grave, where, and a witness that shows it.

    `where` names a state, transition, obligation or entry; `witness` is a sorted tuple of pairs.

    >>> Finding(code="unreachable", severity=Severity.ERROR, where="hazard").message("en")
    'hazard: no path leads here from the initial state; add a transition to it or remove it'
    """

    code: str
    severity: Severity
    where: str
    witness: tuple[tuple[str, object], ...] = attrs.field(default=(), converter=pairs)

    def message(self, lang: str = "en", translator: Translator | None = None) -> str:
        """Say the finding and the way out, in `id` or `en`."""
        params = (*self.witness, ("where", self.where))
        return message_of(self.code, params, lang, translator)
