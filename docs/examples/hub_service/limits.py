"""What the service takes from anybody: which fields, how many papers, how many bytes."""

from http import HTTPStatus
from typing import Final

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from jipp import Limits

# What whoever registers an innovation may say of it. The agency is theirs; honours, evidence and
# history come by actions alone.
SETTABLE: Final = (
    "id",
    "title",
    "unit",
    "summary",
    "kind",
    "replicates",
    "categories",
    "sdgs",
)
PAPERS: Final = 20
LIMITS: Final = Limits(depth=16, nodes=2_000, text=10_000)
_BYTES: Final = 256 * 1024  # as the text of the refusal says


class Bounded:
    """An application that reads no request longer than the limit."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and stop where it grows too long."""
        read = 0

        async def bounded() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > _BYTES:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return message

        await self._app(scope, bounded, send)
