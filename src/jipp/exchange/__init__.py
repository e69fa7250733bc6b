"""Records that exist already: registers and event logs in and out, and how lawful they are."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.exchange.adoption import *
    from jipp.exchange.conformance import *
    from jipp.exchange.event_log import *
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        adoption: take_in
        conformance: CheckedCase Conformance conform
        event_log: from_event_log to_event_log
        """,
    )
