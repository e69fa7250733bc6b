"""The edges: JSON in and out, its schemas, and tables."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.convert.limits import *
    from jipp.convert.pydantic import *
    from jipp.convert.records import *
    from jipp.convert.schema import *
    from jipp.convert.wire import *
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        limits: Limits
        pydantic: Wire
        records: from_records to_columns to_records
        schema: json_schema
        wire: configure converter from_wire to_wire
        """,
    )
