"""The law as data: one module per regulation or yearly guide, and the look-ups by name and day."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.law.band_table import bands as bands
    from jipp.law.coverage_table import coverage as coverage
    from jipp.law.edition_table import edition as edition, editions as editions
    from jipp.law.index_table import index_rules as index_rules
    from jipp.law.instruments import regulation as regulation, regulations as regulations
    from jipp.law.lifecycle_table import lifecycle as lifecycle, lifecycles as lifecycles
    from jipp.law.rubric_table import rubric as rubric, rubrics as rubrics
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        band_table: bands
        coverage_table: coverage
        edition_table: edition editions
        index_table: index_rules
        instruments: regulation regulations
        lifecycle_table: lifecycle lifecycles
        rubric_table: rubric rubrics
        """,
    )
