"""Questions to the law itself: what it proves, how it differs, and what a change of it does."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.policy.amending import *
    from jipp.policy.case_moves import *
    from jipp.policy.differences import *
    from jipp.policy.law_change import *
    from jipp.policy.lifting import *
    from jipp.policy.lifts import *
    from jipp.policy.proofs import *
    from jipp.policy.witness import *
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        amending: amend
        case_moves: Move TieredRank Undecided WhatIf
        differences: Difference diff
        law_change: what_if
        lifting: least_change
        lifts: LeastChange Lift
        proofs: Proof prove
        witness: Call
        """,
    )
