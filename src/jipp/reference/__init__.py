"""Reference tables: provinces, hubs and published figures, with their sources."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.reference.figures import *
    from jipp.reference.network import *
    from jipp.reference.places import *
    from jipp.reference.rows import *
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        figures: TABLES published
        network: hub hub_total hubs
        places: province provinces
        rows: CategoryCounts InnovationScore Participation RegionScore
        """,
    )
