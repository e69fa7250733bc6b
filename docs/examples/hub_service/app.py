"""The application: routes, one form for all faults, and the description in OpenAPI."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.routing import APIRoute
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.routing import Match

import jipp
from hub_service import api, pages
from hub_service.edge import language
from hub_service.faults import MEDIA_TYPE, DamagedError, Fault, RefusedError, fault_of
from hub_service.limits import Bounded
from hub_service.pages import fault_page
from hub_service.settings import Settings
from hub_service.store import Store
from jipp import JippError, Problem, TransitionRefusedError


class HubApp(FastAPI):
    """FastAPI, with the document of faults that its routes refer to."""

    def openapi(self) -> dict[str, Any]:
        """Describe the API; written once."""
        if self.openapi_schema is None:
            described = super().openapi()
            fault = Fault.model_json_schema(ref_template="#/components/schemas/{model}")
            described["components"]["schemas"] |= {**fault.pop("$defs"), "Fault": fault}
            self.openapi_schema = described
        return self.openapi_schema


def create() -> HubApp:
    """Make the application from what the environment says."""
    settings = Settings.from_environment()
    # The documentation pages of FastAPI would load their scripts from other hosts.
    app = HubApp(title="jipp hub service", version=jipp.__version__, docs_url=None, redoc_url=None)
    app.state.settings = settings
    app.state.store = Store(settings.database)
    app.include_router(api.router)
    app.include_router(pages.router)
    app.add_middleware(Bounded)
    app.mount("/static", StaticFiles(directory=pages.HERE / "static"))
    for kind in (JippError, RefusedError, RequestValidationError, HTTPException):
        app.add_exception_handler(kind, _said)
    return app


def _said(request: Request, error: Exception) -> Response:
    """Say what went wrong: as a problem document to a program, on a page to a person."""
    headers: Mapping[str, str] | None = None
    if isinstance(error, HTTPException):
        headers = error.headers
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            headers = {"Allow": ", ".join(_methods(request))}
        error = RefusedError(error.status_code, Problem(code=f"hub_{error.status_code}"))
    if isinstance(error, JippError) and request.method == "GET":
        # Who only reads gives jipp nothing that could be wrong: what is stored is.
        refused = isinstance(error, TransitionRefusedError)
        error = error if refused else DamagedError(*error.problems)
    if not request.url.path.startswith("/api"):
        if isinstance(error, RequestValidationError):
            error = RefusedError(HTTPStatus.NOT_FOUND, Problem(code="hub_404"))
        return fault_page(request, error)
    fault = fault_of(error, language(request))
    body = fault.model_dump(mode="json")
    return JSONResponse(body, fault.status, headers, MEDIA_TYPE)


def _methods(request: Request) -> list[str]:
    """List the methods of an address, which several routes may share."""
    found: set[str] = set()
    for route in (*api.router.routes, *pages.router.routes):
        if isinstance(route, APIRoute) and route.matches(request.scope)[0] is not Match.NONE:
            found |= route.methods or set()
    return sorted(found)
