"""How much of an instrument is encoded, how sure it is, and what is not known of it."""

from typing import final

import attrs

from jipp._fields import as_count, as_id, as_str, as_strs, refuse_faults
from jipp._html import Shown
from jipp.model.basis import (
    Confidence,
    Origin,
    as_optional_confidence,
    as_origin,
)

__all__ = ["Coverage"]


@final
@attrs.frozen(kw_only=True, repr=False)
class Coverage(Shown):
    """The facts of one part of an instrument that have one origin and one confidence.

    `known` counts them, `unknown` names those that no source gives; the confidence of a design is
    None.

    >>> Coverage(instrument="i", part="rubric", origin="law", confidence="reported").known
    0
    """

    instrument: str = attrs.field(converter=as_id)
    part: str = attrs.field(converter=as_str)
    origin: Origin = attrs.field(converter=as_origin)
    confidence: Confidence | None = attrs.field(default=None, converter=as_optional_confidence)
    known: int = attrs.field(default=0, converter=as_count)
    unknown: tuple[str, ...] = attrs.field(default=(), converter=as_strs)
    __attrs_post_init__ = refuse_faults
