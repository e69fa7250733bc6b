"""Pictures: drawn from plain values, each in both languages."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.drawing.picture import *
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        picture: Bodies Body Picture
        """,
    )
