"""The JSON Schema of a row of an official form."""

from typing import Any, Final

from jipp._text import ID_LENGTH, TEXT_LENGTH
from jipp.model.form import Form, FormField

Schema = dict[str, Any]
_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_DAY: Final = r"[0-9]{1,2}(/[0-9]{1,2}/|-[0-9]{1,2}-)[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
_NUMBER: Final = r"[+-]?[0-9]+([.,][0-9]+)?"
_ID: Final[Schema] = {"type": "string", "maxLength": ID_LENGTH, "pattern": r"^\S*$"}


def form_schema(form: Form) -> Schema:
    """Return the JSON Schema of a row of texts, by the names of its columns."""
    beside = {"id": _ID} if form.edition is None else {"id": _ID, "innovation": _ID}
    return {
        "$schema": _DRAFT,
        "$id": f"urn:jipp:form:{form.id}",
        "title": form.title.id,
        "description": form.title.en,
        "type": "object",
        "properties": {**{f.column: _column(f) for f in form.fields}, **beside},
        "required": [f.column for f in form.fields if f.required is True],
        "additionalProperties": False,
    }


def _column(field: FormField) -> Schema:
    needed = field.required is True
    told: Schema = {"title": field.label.id, "description": _description(field)}
    if field.kind in ("yes_no", "choice"):
        return {**told, "enum": [*field.values, *([] if needed else [""])]}
    text: Schema = {**told, "type": "string", "maxLength": TEXT_LENGTH}
    if field.kind in ("date", "number"):
        pattern = _DAY if field.kind == "date" else _NUMBER
        return {**text, "pattern": f"^({pattern})$" if needed else f"^({pattern})?$"}
    return {**text, "pattern": r"\S"} if needed else text


def _description(field: FormField) -> str:
    limits = [
        f"at {bound} {words} words"
        for bound, words in (("least", field.min_words), ("most", field.max_words))
        if words is not None
    ]
    several = f" One or more of: {'; '.join(field.values)}." if field.kind == "choices" else ""
    return f"{field.label.en}{', ' if limits else ''}{' and '.join(limits)}.{several}"
