"""Questions to the law itself: whether what is claimed of it holds of every run."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.policy.proofs import Proof as Proof, prove as prove
    from jipp.policy.witness import Call as Call
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        proofs: Proof prove
        witness: Call
        """,
    )
