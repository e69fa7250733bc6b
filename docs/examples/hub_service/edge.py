"""The edge: the one place where time, language and the person acting enter."""

from datetime import UTC, date, datetime, timedelta, timezone
from http import HTTPStatus
from typing import Annotated, Final

import attrs
from fastapi import Depends, Path, Query, Request
from fastapi.security import APIKeyCookie

from hub_service.faults import RefusedError
from hub_service.settings import Settings
from hub_service.store import LONGEST_ID, SLUG, Store
from jipp import Actor, Problem

COOKIE: Final = "officer"
LANGUAGES: Final = ("id", "en")
# Days are those of Western Indonesian time.
_WIB: Final = timezone(timedelta(hours=7), "WIB")
_cookie = APIKeyCookie(
    name=COOKIE, auto_error=False, description="The officer who signed in, by id."
)


def today(request: Request) -> date:
    """Give the day it is: the calendar's, or the one the service was told."""
    settings: Settings = request.app.state.settings
    return settings.today or datetime.now(_WIB).date()


def language(request: Request) -> str:
    """Give the language of an answer: `?lang=`, else what the browser prefers, else Indonesian."""
    asked = request.query_params.get("lang")
    if asked in LANGUAGES:
        return asked
    wanted = (
        part.partition(";q=") for part in request.headers.get("accept-language", "").split(",")
    )
    ranked = sorted(wanted, key=lambda part: -_weight(part[2]))
    words = (part[0].strip().lower().partition("-")[0] for part in ranked)
    return next((word for word in words if word in LANGUAGES), LANGUAGES[0])


def _weight(text: str) -> float:
    try:
        return float(text or 1)
    except ValueError:
        return 0.0


@attrs.frozen(kw_only=True)
class Now:
    """The store, the day and instant of a request, and the language of its answer."""

    store: Store
    on: date
    at: datetime
    lang: str


def _now(request: Request) -> Now:
    store: Store = request.app.state.store
    return Now(store=store, on=today(request), at=datetime.now(UTC), lang=language(request))


Here = Annotated[Now, Depends(_now)]


def visitor(here: Here, id: Annotated[str | None, Depends(_cookie)]) -> Actor | None:
    """Give the officer who signed in, None for a stranger."""
    return here.store.officer(id) if id and id.isprintable() else None


def officer(who: Annotated[Actor | None, Depends(visitor)]) -> Actor:
    """Give the officer who signed in, and refuse a stranger."""
    if who is None:
        raise RefusedError(HTTPStatus.UNAUTHORIZED, Problem(code="hub_sign_in"))
    return who


Visitor = Annotated[Actor | None, Depends(visitor)]
By = Annotated[Actor, Depends(officer)]
Id = Annotated[str, Path(pattern=SLUG, max_length=LONGEST_ID)]
After = Annotated[str, Query(pattern=f"^$|{SLUG}", max_length=LONGEST_ID)]
