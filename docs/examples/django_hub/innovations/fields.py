"""A column that holds a value of jipp."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models.fields.json import KeyTransform

from jipp import from_wire, to_wire

if TYPE_CHECKING:
    JSONField = models.JSONField[Any, Any]
else:
    JSONField = models.JSONField


class ValueField(JSONField):
    """A value of jipp, stored as the JSON of its wire form, so that lookups see its keys.

    A stored text that is not the wire form of such a value raises `InvalidDataError` when it is
    read, with every fault and its place. Migrations do not know the class: they see the JSON.
    """

    def __init__(self, into: type | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.into = into

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """Read the value; a key of it (`innovation__unit`) stays plain data."""
        data = super().from_db_value(value, expression, connection)
        return data if isinstance(expression, KeyTransform) else self.to_python(data)

    def to_python(self, value: Any) -> Any:
        """Read the value from the JSON that a table or a fixture holds."""
        plain = self.into is None or not isinstance(value, dict)
        return value if plain else from_wire(value, into=self.into)

    def get_prep_value(self, value: Any) -> Any:
        """Write the value as JSON; what a lookup compares a key with stays as it is."""
        return super().get_prep_value(self._plain(value))

    def value_to_string(self, obj: models.Model) -> Any:
        """Write the value for a fixture."""
        return self._plain(self.value_from_object(obj))

    def _plain(self, value: Any) -> Any:
        return to_wire(value) if self.into and isinstance(value, self.into) else value
