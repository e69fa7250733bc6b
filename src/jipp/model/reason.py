"""The reasons of a refusal."""

from datetime import date
from typing import final

import attrs

from jipp._draft import draft
from jipp._html import Shown
from jipp.errors import message_of, pairs
from jipp.i18n import Translator
from jipp.model.basis import Basis

__all__ = ["Reason"]


@final
@attrs.frozen(kw_only=True, repr=False)
class Reason(Shown):
    """One reason of a refusal: a stable code, its parameters, and the rule it rests on.

    `satisfied_from` is the first day on which it would hold, if only time is missing.

    >>> Reason(code="missing_note").message("en")
    'no note: say in a note why this is done'
    """

    code: str
    params: tuple[tuple[str, object], ...] = attrs.field(default=(), converter=pairs)
    basis: Basis | None = None
    satisfied_from: date | None = None

    def message(self, lang: str = "en", translator: Translator | None = None) -> str:
        """Say the reason and the way out, in `id` or `en`."""
        return message_of(self.code, self.params, lang, translator)


_ReasonDraft = draft(Reason)


def make_reason(
    code: str,
    params: tuple[tuple[str, object], ...],
    basis: Basis | None,
    satisfied_from: date | None = None,
) -> Reason:
    """Build a reason, its parameters sorted by name already."""
    reason = _ReasonDraft()
    reason.code = code
    reason.params = params
    reason.basis = basis
    reason.satisfied_from = satisfied_from
    reason.__class__ = Reason
    made: Reason = reason
    return made
