"""The law as data: one module per regulation or yearly guide, and the look-ups by name and day."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.law.coverage_table import *
    from jipp.law.duties import *
    from jipp.law.innovation_feeds import *
    from jipp.law.instruments import *
    from jipp.law.lookups import *
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        coverage_table: coverage
        duties: hub_duties
        innovation_feeds: feeds
        instruments: regulation regulations
        lookups: bands claims edition editions form forms index_rules lifecycle lifecycles
            rubric rubrics
        """,
    )
