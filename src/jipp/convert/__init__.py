"""The edges: JSON in and out, its schemas, and tables."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.convert.limits import Limits as Limits
    from jipp.convert.pydantic import Wire as Wire
    from jipp.convert.records import (
        from_records as from_records,
        to_columns as to_columns,
        to_records as to_records,
    )
    from jipp.convert.schema import json_schema as json_schema
    from jipp.convert.wire import (
        configure as configure,
        converter as converter,
        from_wire as from_wire,
        to_wire as to_wire,
    )
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
