"""The rules of indices, by name and day."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from jipp.law._lookup import by_day
from jipp.law.indices import iid_2023, iid_2024, iid_2026
from jipp.model.index import IndexRules

__all__ = ["INDEX_RULES", "index_rules"]

INDEX_RULES: Final[Mapping[str, tuple[IndexRules, ...]]] = {
    "iid": (iid_2023.RULES, iid_2024.RULES, iid_2026.RULES, *iid_2026.FORECASTS),
}


def index_rules(name: str, *, on: date) -> IndexRules:
    """Give the rules of an index on a day: `iid`, the regional innovation index.

    Those of 2023 and 2024 are known in part, those of 2027 to 2029 are a forecast (`forecast`).

    Raises:
        InvalidInputError: a name that is no text, or not a day.
        UnknownNameError: another name.
        NotInForceError: a day for which no rules are known: before 2023, in 2025, after 2029.

    >>> rules = index_rules("iid", on=date(2026, 6, 1))
    >>> rules.divisor, rules.count.services, rules.total, rules.unknown
    (12, 5, Decimal('250'), ())
    >>> index_rules("iid", on=date(2028, 1, 1)).divisor
    16
    """
    return by_day("index", name, INDEX_RULES, on)
