"""The lifecycle engine: how a subject moves through regulated states, and why it may not."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.lifecycle.answers import *
    from jipp.lifecycle.auditing import *
    from jipp.lifecycle.correcting import *
    from jipp.lifecycle.deciding import *
    from jipp.lifecycle.history_views import *
    from jipp.lifecycle.migrating import *
    from jipp.lifecycle.obligations import *
    from jipp.lifecycle.pictures import *
    from jipp.lifecycle.planning import *
    from jipp.lifecycle.sealing import *
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        answers: Accepted Due DueStatus Option Refused Step
        auditing: audit
        correcting: revert
        deciding: advance begin decide options
        history_views: as_of entered_on lifecycle_of phase_of state_of
        migrating: migrate
        obligations: catch_up due next_automatic
        pictures: draw draw_timeline to_mermaid
        planning: plan
        sealing: digest digests
        """,
    )
