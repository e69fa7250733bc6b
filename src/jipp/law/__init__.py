"""The law as data: one module per regulation or yearly guide, and the look-ups by name and day."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.law.coverage_table import coverage as coverage
    from jipp.law.duties import hub_duties as hub_duties
    from jipp.law.innovation_feeds import feeds as feeds
    from jipp.law.instruments import regulation as regulation, regulations as regulations
    from jipp.law.lookups import (
        bands as bands,
        claims as claims,
        edition as edition,
        editions as editions,
        form as form,
        forms as forms,
        index_rules as index_rules,
        lifecycle as lifecycle,
        lifecycles as lifecycles,
        rubric as rubric,
        rubrics as rubrics,
    )
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
