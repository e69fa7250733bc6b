"""The pages of an officer: a list, an innovation, and the forms that change it."""

from http import HTTPStatus
from pathlib import Path
from typing import Annotated, Any, Final, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from fastapi.templating import Jinja2Templates
from pydantic import ValidationError

import jipp
from hub_service.api import Year
from hub_service.edge import COOKIE, LANGUAGES, After, By, Here, Id, Now, Visitor, language
from hub_service.faults import RefusedError, fault_of, places_of, status_of
from hub_service.forms import OTHER, Attempt, Form, attempt_of, decision_of, idea_of, may_register
from hub_service.store import LAWS
from hub_service.views import row_of, view_of
from hub_service.words import say
from jipp import Actor, EvidenceKind, JippError, Refused
from jipp.i18n import show, term

router = APIRouter(include_in_schema=False)
# What somebody filled in wrongly, or the law refuses: said beside the form.
MISTAKES: Final = (JippError, RefusedError, ValidationError)
HERE: Final = Path(__file__).parent
_AT_ONCE: Final = 20
# Nothing but this service is asked for anything, and nothing else may frame it.
_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "Vary": "Accept-Language, Cookie",
    "X-Content-Type-Options": "nosniff",
}


def _word(key: str, lang: str) -> str:
    return LAWS["innovation@2021"].word(key, "role").text(lang)


_templates: Final = Jinja2Templates(directory=HERE / "templates")
_templates.env.globals.update(
    blank=Attempt(),
    OTHER=OTHER,
    KINDS=tuple(EvidenceKind),
    LANGUAGES=LANGUAGES,
    say=say,
    show=show,
    term=term,
)
_templates.env.filters["word"] = _word
_templates.env.trim_blocks = _templates.env.lstrip_blocks = True


async def _form_of(request: Request) -> Form:
    form = await request.form()
    return {name: text for name, text in form.items() if isinstance(text, str)}


Given = Annotated[Form, Depends(_form_of)]


def page(request: Request, name: str, *, status: int = HTTPStatus.OK, **shown: Any) -> Response:
    """Show a template in the reader's language, to whoever is signed in."""
    context = {"lang": language(request), "url": _Url(request), **shown}
    return _templates.TemplateResponse(
        request, f"{name}.html", context, status_code=status, headers=_HEADERS
    )


class _Url:
    """Addresses of the service, which keep a language that was chosen by hand."""

    def __init__(self, request: Request) -> None:
        asked = request.query_params.get("lang")
        self._kept = {"lang": asked} if asked in LANGUAGES else {}

    def __call__(self, path: str, **query: object) -> str:
        words = urlencode({**self._kept, **query})
        return f"{path}?{words}" if words else path


def fault_page(request: Request, error: Exception) -> Response:
    """Say on a page what went wrong."""
    fault = fault_of(error, language(request))
    return page(request, "fault", status=fault.status, fault=fault, who=None, officers=())


@router.get("/")
def home(request: Request, here: Here, who: Visitor, after: After = "") -> Response:
    """List the innovations."""
    found = here.store.records(after=after, limit=_AT_ONCE + 1)
    rows = [row_of(each, on=here.on, lang=here.lang) for each in found[:_AT_ONCE]]
    more = found[_AT_ONCE - 1].id if len(found) > _AT_ONCE else None
    welcome = who is not None and may_register(who, on=here.on)
    shown: dict[str, Any] = {"rows": rows, "more": more, "welcome": welcome, "year": here.on.year}
    return page(request, "home", **shown, **_signed_in(here, who))


@router.get("/year/{year}")
def year(request: Request, here: Here, who: Visitor, year: Year) -> Response:
    """Show the hub's year: duties, activities, reach, movement and partners."""
    tables = here.store.year(year).to_html(lang=here.lang)
    return page(request, "year", year=year, tables=tables, **_signed_in(here, who))


@router.post("/officer")
def sign_in(request: Request, here: Here, form: Given) -> Response:
    """Remember who acts. Your own login takes this place."""
    back = form.get("id", "")
    answer = _sent_to(request, f"/innovations/{back}" if back else "/")
    name = form.get("officer", "")
    if name.isprintable() and here.store.officer(name) is not None:
        answer.set_cookie(COOKIE, name, httponly=True, samesite="strict")
    else:
        answer.delete_cookie(COOKIE)
    return answer


@router.get("/register")
def registration(request: Request, here: Here, who: By) -> Response:
    """Show the form of a new innovation to whoever may register one."""
    may_register(who, on=here.on, refuse=True)
    return page(request, "register", attempt=Attempt(), **_signed_in(here, who))


@router.post("/register")
def register(request: Request, here: Here, form: Given, who: By) -> Response:
    """Register an innovation, or say at each field what is wrong."""
    try:
        begun = here.store.register(idea_of(form, who), by=who, on=here.on, at=here.at)
    except MISTAKES as error:
        attempt = attempt_of(form, error, here.lang)
        signed_in = _signed_in(here, who)
        return page(request, "register", status=status_of(error), attempt=attempt, **signed_in)
    return _sent_to(request, f"/innovations/{begun.id}", done=1)


@router.get("/innovations/{id}")
def innovation(request: Request, here: Here, id: Id, who: Visitor, done: int = 0) -> Response:
    """Show an innovation: its checklist, deadlines, history, and what can be done."""
    return _innovation(request, here, id, who, done=done)


@router.post("/innovations/{id}")
def act(request: Request, here: Here, id: Id, form: Given, who: By) -> Response:
    """Take an action, or say beside the form why not."""
    try:
        answer = here.store.decide(id, decision_of(form), by=who, on=here.on, at=here.at)
        if isinstance(answer, Refused):
            raise answer.error()
    except MISTAKES as error:
        attempt = attempt_of(form, error, here.lang)
        status = status_of(error)
        return _innovation(request, here, id, who, status=status, attempt=attempt)
    return _sent_to(request, f"/innovations/{id}", done=answer.entries[-1].number)


@router.get("/innovations/{id}/picture.svg")
def picture(here: Here, id: Id, width: Literal["wide", "narrow"] = "wide") -> Response:
    """Draw the lifecycle with the way that the innovation took."""
    shown = jipp.catch_up(here.store.record(id).sound(), on=here.on)
    drawn = jipp.draw(shown).to_svg(lang=here.lang, width=width)
    headers = {
        **_HEADERS,
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    }
    return Response(drawn, media_type="image/svg+xml", headers=headers)


def _innovation(
    request: Request,
    here: Now,
    id: str,
    who: Actor | None,
    *,
    status: int = HTTPStatus.OK,
    **shown: Any,
) -> Response:
    record = here.store.record(id)
    context = {"attempt": Attempt(), **shown, **_signed_in(here, who)}
    if record.innovation is None:
        faults = places_of(record.faults, here.lang)
        return page(request, "damaged", status=status, id=id, faults=faults, **context)
    view = view_of(record, on=here.on, by=who, lang=here.lang)
    return page(request, "innovation", status=status, view=view, **context)


def _signed_in(here: Now, who: Actor | None) -> dict[str, Any]:
    return {"who": who, "officers": here.store.officers()}


def _sent_to(request: Request, path: str, **query: object) -> RedirectResponse:
    return RedirectResponse(_Url(request)(path, **query), HTTPStatus.SEE_OTHER)
