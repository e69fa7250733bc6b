"""A service of one file: innovations are registered, read and moved; SQLite keeps them.

uvicorn --factory small_service.app:create
"""

import json
import sqlite3
from datetime import date
from http import HTTPStatus
from typing import Annotated

from fastapi import Body, FastAPI, HTTPException

import jipp
from jipp import Accepted, Actor, Innovation, Refused

TABLE = "CREATE TABLE IF NOT EXISTS innovations (id TEXT PRIMARY KEY, entries INTEGER, wire TEXT)"
CHANGE = "UPDATE innovations SET entries = ?, wire = ? WHERE id = ? AND entries = ?"


def create(path: str = "innovations.db") -> FastAPI:
    """Build the service on a file of SQLite."""
    app = FastAPI(title="Innovations")
    db = sqlite3.connect(path, check_same_thread=False)
    db.execute(TABLE)

    @app.post("/innovations", status_code=HTTPStatus.CREATED)
    def register(idea: Annotated[Innovation, Body()], by: Annotated[Actor, Body()]) -> Innovation:
        begun = jipp.begin(idea, lifecycle="innovation", on=date.today(), by=by)  # noqa: DTZ011
        row = (begun.id, len(begun.history), json.dumps(jipp.to_wire(begun)))
        with db:
            db.execute("INSERT INTO innovations VALUES (?, ?, ?)", row)
        return begun

    @app.get("/innovations/{id}")
    def read(id: str) -> Innovation:
        row = db.execute("SELECT wire FROM innovations WHERE id = ?", (id,)).fetchone()
        if row is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return jipp.from_wire(json.loads(row[0]), into=Innovation)

    @app.post("/innovations/{id}/{action}")
    def act(
        id: str, action: str, by: Annotated[Actor, Body()]
    ) -> Accepted[Innovation] | Refused[Innovation]:
        before = read(id)
        answer = jipp.decide(before, action, on=date.today(), by=by)  # noqa: DTZ011
        if isinstance(answer, Accepted):
            after = answer.subject
            wire = json.dumps(jipp.to_wire(after))
            with db:
                seen = (len(after.history), wire, id, len(before.history))
                if db.execute(CHANGE, seen).rowcount == 0:
                    raise HTTPException(HTTPStatus.CONFLICT)
        return answer

    return app
