"""Reference tables: provinces, hubs and published figures, with their sources."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.reference.figures import TABLES as TABLES, published as published
    from jipp.reference.network import hub as hub, hub_total as hub_total, hubs as hubs
    from jipp.reference.places import province as province, provinces as provinces
    from jipp.reference.rows import (
        CategoryCounts as CategoryCounts,
        InnovationScore as InnovationScore,
        Participation as Participation,
        RegionScore as RegionScore,
    )
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
