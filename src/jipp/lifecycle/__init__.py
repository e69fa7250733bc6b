"""The lifecycle engine: how a subject moves through regulated states, and why it may not."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.lifecycle.answers import (
        Accepted as Accepted,
        Due as Due,
        DueStatus as DueStatus,
        Option as Option,
        Refused as Refused,
        Step as Step,
    )
    from jipp.lifecycle.auditing import audit as audit
    from jipp.lifecycle.correcting import revert as revert
    from jipp.lifecycle.deciding import (
        advance as advance,
        begin as begin,
        decide as decide,
        options as options,
    )
    from jipp.lifecycle.history_views import (
        as_of as as_of,
        entered_on as entered_on,
        lifecycle_of as lifecycle_of,
        phase_of as phase_of,
        state_of as state_of,
    )
    from jipp.lifecycle.migrating import (
        Change as Change,
        Comparison as Comparison,
        compare as compare,
        migrate as migrate,
    )
    from jipp.lifecycle.obligations import (
        catch_up as catch_up,
        due as due,
        next_automatic as next_automatic,
    )
    from jipp.lifecycle.pictures import (
        draw as draw,
        draw_timeline as draw_timeline,
        to_mermaid as to_mermaid,
    )
    from jipp.lifecycle.planning import plan as plan
    from jipp.lifecycle.sealing import digest as digest, digests as digests
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        answers: Accepted Due DueStatus Option Refused Step
        auditing: audit
        correcting: revert
        deciding: advance begin decide options
        history_views: as_of entered_on lifecycle_of phase_of state_of
        migrating: Change Comparison compare migrate
        obligations: catch_up due next_automatic
        pictures: draw draw_timeline to_mermaid
        planning: plan
        sealing: digest digests
        """,
    )
