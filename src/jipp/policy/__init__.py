"""Questions to the law itself: what it proves, how it differs, and what a change of it does."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.policy.amending import amend as amend
    from jipp.policy.case_moves import (
        Move as Move,
        TieredRank as TieredRank,
        Undecided as Undecided,
        WhatIf as WhatIf,
    )
    from jipp.policy.differences import Difference as Difference, diff as diff
    from jipp.policy.law_change import what_if as what_if
    from jipp.policy.lifting import least_change as least_change
    from jipp.policy.lifts import LeastChange as LeastChange, Lift as Lift
    from jipp.policy.proofs import Proof as Proof, prove as prove
    from jipp.policy.witness import Call as Call
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
