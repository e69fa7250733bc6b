"""Where a fact comes from and how sure it is: origin, confidence, citation."""

from collections.abc import Iterable
from enum import Enum
from functools import total_ordering
from typing import Literal, TypeAlias, final

import attrs

from jipp._fields import (
    as_enum,
    as_instance,
    as_optional_id,
    as_str,
    as_strs,
    as_tuple,
    refuse_faults,
)
from jipp._html import Shown
from jipp._value import Choice
from jipp.i18n import Text, Worded, term

__all__ = ["Basis", "Citation", "Confidence", "Origin"]


@total_ordering
class OrderedEnum(Choice, Enum):
    """An enum of lower-case values, ordered as it is written.

    >>> class Step(OrderedEnum):
    ...     FIRST = "first"
    ...     SECOND = "second"
    >>> Step.FIRST < Step.SECOND
    True
    """

    def __lt__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        members = list(type(self))
        return members.index(self) < members.index(other)

    @property
    def label(self) -> Text:
        """The member's word in both languages."""
        return term(str(self.value))


@final
class Origin(Worded, Enum):
    """Origin of a rule: a regulation or official guide, practice, jipp's design, or an own rule.

    `OWN` is a rule of the office that uses jipp, the default of what a caller builds.

    >>> Origin.PRACTICE.label.id
    'praktik'
    """

    LAW = "law"
    PRACTICE = "practice"
    DESIGN = "design"
    OWN = "own"


@final
class Confidence(OrderedEnum):
    """How well a fact is known, strongest first, so that `max` gives the weakest.

    >>> max(Confidence.OFFICIAL, Confidence.INFERRED)
    <Confidence.INFERRED: 'inferred'>
    """

    OFFICIAL = "official"
    REPORTED = "reported"
    TRANSCRIBED = "transcribed"
    INFERRED = "inferred"
    UNVERIFIED = "unverified"


@final
@attrs.frozen(kw_only=True, repr=False)
class Citation(Shown):
    """A place in a regulation: its id, the article, and a note.

    >>> Citation(regulation="permenpanrb-91-2021", article="4").article
    '4'
    """

    regulation: str | None = attrs.field(default=None, converter=as_optional_id)
    article: str = attrs.field(default="", converter=as_str)
    note: str = attrs.field(default="", converter=as_str)
    __attrs_post_init__ = refuse_faults


OriginWord: TypeAlias = Literal["law", "practice", "design", "own"]
ConfidenceWord: TypeAlias = Literal["official", "reported", "transcribed", "inferred", "unverified"]


def as_origin(value: Origin | OriginWord) -> Origin:
    """Parse an origin or its word.

    >>> as_origin("law")
    <Origin.LAW: 'law'>
    """
    return as_enum(Origin, value)


def as_optional_confidence(value: Confidence | ConfidenceWord | None) -> Confidence | None:
    """Parse a confidence or its word, or None.

    >>> as_optional_confidence("reported")
    <Confidence.REPORTED: 'reported'>
    """
    return None if value is None else as_enum(Confidence, value)


def _as_citation(value: Citation | None) -> Citation | None:
    return None if value is None else as_instance(Citation, value)


@final
@attrs.frozen(kw_only=True, repr=False)
class Basis(Shown):
    """What a fact rests on: origin, confidence (None for a design), citation, sources.

    >>> Basis(origin="law", confidence="official").confidence
    <Confidence.OFFICIAL: 'official'>
    """

    origin: Origin = attrs.field(converter=as_origin)
    confidence: Confidence | None = attrs.field(default=None, converter=as_optional_confidence)
    citation: Citation | None = attrs.field(default=None, converter=_as_citation)
    sources: tuple[str, ...] = attrs.field(default=(), converter=as_strs)
    __attrs_post_init__ = refuse_faults


DESIGN = Basis(origin=Origin.DESIGN)
OWN = Basis(origin=Origin.OWN)
UNVERIFIED = Basis(origin=Origin.LAW, confidence=Confidence.UNVERIFIED)


def as_basis(value: Basis) -> Basis:
    """Parse a basis; the converter of every `basis` field.

    >>> as_basis(DESIGN) is DESIGN
    True
    """
    return as_instance(Basis, value)


def as_bases(values: Iterable[Basis]) -> tuple[Basis, ...]:
    """Parse bases, each once.

    >>> as_bases([DESIGN, DESIGN]) == (DESIGN,)
    True
    """
    taken = as_tuple(Basis, values)
    return tuple(dict.fromkeys(taken)) if isinstance(taken, tuple) else taken


def as_optional_basis(value: Basis | None) -> Basis | None:
    """Parse a basis, or None.

    >>> as_optional_basis(None) is None
    True
    """
    return None if value is None else as_instance(Basis, value)


def weakest(bases: Iterable[Basis | None]) -> tuple[Confidence | None, bool]:
    """Return the weakest confidence of what a result used, and whether a design rule took part.

    A law or practice that states no confidence counts as unverified; a design of jipp and a rule of
    an office state no fact, and need none.

    >>> weakest([DESIGN, Basis(origin="law", confidence="reported")])
    (<Confidence.REPORTED: 'reported'>, True)
    """
    used = [b for b in bases if b is not None]
    known = [
        b.confidence or Confidence.UNVERIFIED
        for b in used
        if b.confidence is not None or b.origin not in (Origin.DESIGN, Origin.OWN)
    ]
    return max(known, default=None), any(b.origin is Origin.DESIGN for b in used)


def weakest_basis(bases: Iterable[Basis]) -> Basis:
    """Return the basis of the weakest confidence, the first of several.

    Raises:
        ValueError: no basis at all.

    >>> weakest_basis([UNVERIFIED, Basis(origin="law", confidence="reported")]) is UNVERIFIED
    True
    """
    return max(bases, key=lambda basis: basis.confidence or Confidence.UNVERIFIED)
