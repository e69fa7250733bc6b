"""Hubs of the network: found by name, listed as of a day, and counted."""

from datetime import date
from functools import cache

from jipp._fields import as_bool, as_day, as_str, refuse
from jipp._text import fold, unknown_name
from jipp.errors import Problem, UnknownNameError
from jipp.model.hub import Hub, HubTotal
from jipp.reference.data.hubs import HUB_TOTALS, HUBS
from jipp.reference.data.provinces import PROVINCES
from jipp.reference.places import province

__all__ = ["hub", "hub_total", "hubs"]


def hub(key: str) -> Hub:
    """Return a hub by its id, the id or name of its agency, or whatever finds its province.

    Raises:
        InvalidInputError: a key that is no text.
        AmbiguousNameError: a province code that means two provinces.
        UnknownNameError: no such body, or one that no available source names as a hub.

    >>> hub("Babel").id, hub("hub-kemenag").agency.name
    ('hub-id-bb', 'Kementerian Agama')
    """
    refuse(key=as_str(key))
    if found := _by_name().get(fold(key)):
        return found
    try:
        place = province(key)
    except UnknownNameError:
        raise unknown_name("hub", key, meant=_spellings()) from None
    if found := _by_name().get(fold(place.iso)):
        return found
    problem = Problem(code="hub_not_named", params={"name": place.name})
    raise UnknownNameError(problem, kind="hub", name=key)


def hubs(*, on: date, certain: bool = True) -> tuple[Hub, ...]:
    """Return the named hubs that were designated for certain by a day, by first designation.

    The day of a designation is known within bounds: it is certain from the later bound on, and
    possible from the earlier. `certain=False` adds the possible ones. Hubs of one cohort stand in
    the order of the table. Hubs that no source names are missing; `hub_total` counts them too.

    Raises:
        InvalidInputError: not a day, or `certain` not a bool.

    >>> len(hubs(on=date(2020, 7, 16))), len(hubs(on=date(2020, 7, 16), certain=False))
    (0, 8)
    """
    refuse(on=as_day(on), certain=as_bool(certain))
    allowed = (True,) if certain else (True, None)
    return tuple(h for h in _in_order() if h.designations[0].window.reached(on) in allowed)


def hub_total(*, on: date) -> HubTotal | None:
    """Return the latest count of all hubs, named or not, made by a day; None before the first.

    Raises:
        InvalidInputError: not a day.

    >>> total = hub_total(on=date(2025, 10, 3))
    >>> total.regional, total.central, total.as_of
    (36, 18, datetime.date(2025, 10, 3))
    """
    refuse(on=as_day(on))
    return next((total for total in reversed(HUB_TOTALS) if total.as_of <= on), None)


@cache
def _in_order() -> tuple[Hub, ...]:
    def first(hub: Hub) -> tuple[date, date]:
        window = hub.designations[0].window
        return window.not_after, window.not_before

    return tuple(sorted(HUBS, key=first))


@cache
def _by_name() -> dict[str, Hub]:
    return {fold(name): h for h in HUBS for name in (h.id, h.agency.id, h.agency.name)}


@cache
def _spellings() -> dict[str, str]:
    """Every spelling of a body with a hub, with the name of the body."""
    own = {name: h.agency.name for h in HUBS for name in (h.id, h.agency.id, h.agency.name)}
    seats = {h.agency.province for h in HUBS}
    places = {
        s: p.name for p in PROVINCES if p.iso in seats for s in (p.name, p.english, *p.aliases)
    }
    return own | places
