"""What an innovation tells of itself on an official form."""

from collections.abc import Mapping
from datetime import date
from typing import cast, final

import attrs

from jipp._fields import (
    Fault,
    as_bool,
    as_id,
    as_instance,
    as_mapping,
    as_optional_day,
    as_str,
    as_strs,
    gathered,
    refuse_faults,
)
from jipp._html import Shown
from jipp._text import pointer

__all__ = ["Profile"]


def _as_optional_bool(value: bool | None) -> bool | None:  # noqa: FBT001 - a converter takes the field's value
    return None if value is None else as_bool(value)


@final
@attrs.frozen(kw_only=True, repr=False)
class Profile(Shown):
    """What an innovation tells of itself on an official form; nothing of it must be told.

    The answers that a form lets one choose (`initiator`, `form`, `themes`, `affairs`) stand in the
    form's own words, since each year's form has its own; `digital` is None where it is not told.

    Raises:
        InvalidInputError: all faults of its fields together.

    >>> Profile(initiator="ASN", digital=True, affairs=["Kesehatan", "Sosial"]).affairs
    ('Kesehatan', 'Sosial')
    """

    initiator: str = attrs.field(default="", converter=as_str)
    digital: bool | None = attrs.field(default=None, converter=_as_optional_bool)
    form: str = attrs.field(default="", converter=as_str)
    themes: tuple[str, ...] = attrs.field(default=(), converter=as_strs)
    affairs: tuple[str, ...] = attrs.field(default=(), converter=as_strs)
    tried_on: date | None = attrs.field(default=None, converter=as_optional_day)
    design: str = attrs.field(default="", converter=as_str)
    purpose: str = attrs.field(default="", converter=as_str)
    benefits: str = attrs.field(default="", converter=as_str)
    results_text: str = attrs.field(default="", converter=as_str)
    inventors: tuple[str, ...] = attrs.field(default=(), converter=as_strs)
    __attrs_post_init__ = refuse_faults


def as_optional_profile(value: Profile | None) -> Profile | None:
    """Parse a profile, or None."""
    return None if value is None else as_instance(Profile, value)


def as_answers(
    values: Mapping[str, str] | tuple[tuple[str, str], ...],
) -> tuple[tuple[str, str], ...]:
    """Parse texts by the id of the criterion that they answer.

    >>> as_answers({"summary": "One stop for all."})
    (('summary', 'One stop for all.'),)
    """
    taken: object = as_mapping(values)
    if isinstance(taken, Fault):
        return cast("tuple[tuple[str, str], ...]", taken)
    pairs = cast("tuple[tuple[str, str], ...]", taken)
    problems = gathered((pointer(k), read) for k, v in pairs for read in (as_id(k), as_str(v)))
    made = tuple((key, as_str(text)) for key, text in pairs)
    return cast("tuple[tuple[str, str], ...]", Fault(*problems) if problems else made)
