"""What the service is told from outside, read once when it starts."""

import os
import sys
from datetime import date
from typing import Self

import attrs


@attrs.frozen(kw_only=True)
class Settings:
    """Where the database is, and which day it is (None: the calendar's)."""

    database: str
    today: date | None = None

    @classmethod
    def from_environment(cls) -> Self:
        """Read `HUB_DATABASE`, an SQLAlchemy URL, and `HUB_TODAY`, an ISO day for trials."""
        today = os.environ.get("HUB_TODAY")
        database = os.environ.get("HUB_DATABASE")
        if not database:
            sys.exit("HUB_DATABASE is not set: give postgresql+psycopg://user@host:port/database")
        return cls(
            database=database,
            today=date.fromisoformat(today) if today else None,
        )
