"""What an officer asks for: an action, and what comes with it."""

from datetime import date
from typing import Annotated, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictInt, StrictStr

from hub_service.limits import PAPERS
from jipp import Evidence, InvalidDataError, Problem

REVERT: Final = "revert"
_LONGEST: Final = 10_000


def _day(value: object) -> object:
    """Take a day as its ISO text only, where pydantic would take seconds since 1970 too."""
    try:
        return value if value is None else date.fromisoformat(str(value))
    except ValueError:
        shown = f'"{value}"'
        raise InvalidDataError(Problem(code="not_a_day", params={"value": shown})) from None


Day = Annotated[date, BeforeValidator(_day)]


class Decision(BaseModel):
    """An action on an innovation.

    `expecting` is how many entries its history had when the officer saw it. `implemented_on` fills
    in the day since when the innovation is at work. `to` is the entry that `revert` goes back to.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    action: StrictStr = Field(max_length=128)
    expecting: StrictInt = Field(ge=0)
    note: StrictStr = Field(default="", max_length=_LONGEST)
    implemented_on: Day | None = None
    evidence: tuple[Evidence, ...] = Field(default=(), max_length=PAPERS)
    to: StrictInt | None = Field(default=None, ge=1)
