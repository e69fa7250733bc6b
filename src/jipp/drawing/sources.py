"""The line that says where what a picture shows comes from."""

from collections.abc import Iterable

from jipp.i18n import LANGUAGES, Text
from jipp.law.instruments import cited_as
from jipp.model.basis import Basis

__all__ = ["sources"]


def sources(given: Text, bases: Iterable[Basis]) -> Text:
    """Name the data given, and after them each instrument that bases cite.

    >>> from jipp import Phase
    >>> sources(Text(id="survei", en="survey"), [Phase.CREATION.basis]).en
    'survey; PermenPANRB 91/2021'
    """
    found = [name for basis in bases for name in _cited(basis)]
    named = dict.fromkeys(found)
    return Text(**{lang: "; ".join((given.text(lang), *named)) for lang in LANGUAGES})


def _cited(basis: Basis) -> list[str]:
    id = basis.citation.regulation if basis.citation else None
    if id is None:
        # An address is for who reads the bases, not for a line of a picture.
        return [source for source in basis.sources if "://" not in source]
    return [cited_as(id)]
