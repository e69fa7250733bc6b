"""Provinces: found by any name or code they go by, and listed as of a day."""

from datetime import date
from typing import Final, Literal, cast

from jipp._fields import as_day, as_str, fault, refuse
from jipp._text import fold, shown, unknown_name
from jipp.errors import AmbiguousNameError, OutsideCoverageError, Problem
from jipp.model.place import Province
from jipp.model.province_names import NAMES, province_meant
from jipp.reference.data.provinces import PROVINCES

__all__ = ["province", "provinces"]

# The day of the law that made Sulawesi Barat: from then on every change is in the table.
COVERED_SINCE: Final = date(2004, 10, 5)
_SYSTEMS: Final = {"kemendagri": "Kemendagri", "bps": "BPS"}
_CODE_LENGTH: Final = 2


def province(key: str, *, system: Literal["kemendagri", "bps"] | None = None) -> Province:
    """Return a province by ISO code, name, English name, alias or two-digit code.

    Case, spaces, hyphens and full stops do not matter, nor does "Provinsi" before the name.
    `system` says how a two-digit code is read; without it only a code is found by which
    Kemendagri and BPS mean one province. Names are found with it as without.

    Raises:
        InvalidInputError: a key that is no text, or another system.
        AmbiguousNameError: a code that one or both use otherwise; `candidates` are ISO codes.
        UnknownNameError: no such name or code; `suggestions` are names of provinces.

    >>> province("kep. bangka belitung").iso, province("94", system="bps").name
    ('ID-BB', 'Papua')
    """
    refuse(key=as_str(key), system=_as_system(system))
    folded = fold(key)
    if len(folded) == _CODE_LENGTH and folded.isascii() and folded.isdecimal():
        return _of_code(key, folded, (system,) if system else tuple(_SYSTEMS))
    iso = province_meant(key)
    if iso is not None:
        return next(p for p in PROVINCES if p.iso == iso)
    raise unknown_name(
        "province", key, meant={s: n[0] for iso, n in NAMES.items() for s in (iso, *n)}
    )


def provinces(*, on: date) -> tuple[Province, ...]:
    """Return the provinces that exist on a day, in the order of their Kemendagri codes.

    A province exists from the day of the law that made it, `established`, not from the later one
    on which its first governor took office. Names, counts and capitals are those of the table of
    2025, whatever the day.

    Raises:
        InvalidInputError: not a day.
        OutsideCoverageError: a day before 5 October 2004.

    >>> [len(provinces(on=date(year, 12, 31))) for year in (2004, 2012, 2022)]
    [33, 34, 38]
    """
    refuse(on=as_day(on))
    if on < COVERED_SINCE:
        params = {"on": on, "since": COVERED_SINCE}
        raise OutsideCoverageError(Problem(code="outside_coverage", params=params))
    return tuple(p for p in PROVINCES if p.established is None or p.established <= on)


def _as_system(value: object) -> object:
    if value is None or (isinstance(value, str) and value in _SYSTEMS):
        return value
    return fault("not_one_of", value, allowed=tuple(_SYSTEMS))


def _of_code(key: str, code: str, systems: tuple[str, ...]) -> Province:
    meant = [(s, p) for s in systems for p in PROVINCES if getattr(p, s) == code]
    found = tuple(dict.fromkeys(p.iso for _, p in meant))
    if not found:
        raise unknown_name("province", key)
    if len(meant) == len(systems) and len(found) == 1:
        return meant[0][1]
    said = tuple(f"{p.name} ({_SYSTEMS[s]})" for s, p in meant)
    params = {"name": shown(key), "candidates": said, "systems": tuple(_SYSTEMS)}
    raise AmbiguousNameError(
        Problem(code="ambiguous_code", params=cast("dict[str, object]", params)),
        candidates=found,
    )
