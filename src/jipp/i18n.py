"""Two languages: bilingual texts, and the messages that errors and reasons are shown with.

Texts are kept in `jipp._messages`, keyed by code, in Indonesian (`id`) and English (`en`).
"""

import string
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Final, Protocol, cast, final

import attrs

from jipp._messages import en, id as id_

__all__ = ["LANGUAGES", "Text", "Translator", "as_text", "render", "show", "term"]

LANGUAGES: Final = ("id", "en")
_MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {"id": id_.MESSAGES, "en": en.MESSAGES}
_TERMS: Final[Mapping[str, Mapping[str, str]]] = {"id": id_.TERMS, "en": en.TERMS}
_MONTHS: Final[Mapping[str, Sequence[str]]] = {"id": id_.MONTHS, "en": en.MONTHS}


@final
@attrs.frozen(kw_only=True)
class Text:
    """A text in Indonesian and English.

    >>> Text(id="penciptaan", en="creation").text("id")
    'penciptaan'
    """

    id: str
    en: str

    def text(self, lang: str = "en") -> str:
        """Give the text in one language, `id` or `en`."""
        return self.id if lang == "id" else self.en

    def __str__(self) -> str:
        return self.en


def as_text(value: str | Text) -> Text:
    """Read a plain string as a text that is the same in both languages.

    >>> as_text("JIPP")
    Text(id='JIPP', en='JIPP')
    """
    return Text(id=value, en=value) if isinstance(value, str) else value


class Translator(Protocol):
    """What an embedder implements to bring its own catalogue.

    The template uses the placeholders of ours for that code; None falls back to ours.
    """

    def template(self, code: str, lang: str) -> str | None:
        """Give the template of a message code in a language, or None."""
        ...


def term(key: str) -> Text:
    """Give the word for a key of the vocabulary (an enum value, the kind of a thing).

    >>> term("legal_basis").id
    'dasar hukum'
    """
    return Text(id=_TERMS["id"].get(key, key), en=_TERMS["en"].get(key, key))


def show(value: object, lang: str) -> str:
    """Write a value for a reader: dates with month names, decimal comma in Indonesian.

    >>> show(date(2020, 7, 17), "id"), show(Decimal("4.53"), "id")
    ('17 Juli 2020', '4,53')
    """
    if isinstance(value, bool) or value is None:
        value = term(str(value).lower())
    elif isinstance(value, Enum) and not isinstance(getattr(value, "label", None), Text):
        value = term(str(value.value))
    if isinstance(value, Text):
        return value.text(lang)
    if isinstance(label := getattr(value, "label", None), Text):
        return label.text(lang)
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.replace(".", ",") if lang == "id" else text
    if isinstance(value, date) and not isinstance(value, datetime):
        return f"{value.day} {_MONTHS[lang][value.month - 1]} {value.year}"
    if isinstance(value, tuple):
        return _listed(cast("tuple[object, ...]", value), lang)
    message = getattr(value, "message", None)
    return str(message(lang)) if callable(message) else str(value)


def _listed(values: tuple[object, ...], lang: str) -> str:
    texts = [(show(value, lang), isinstance(value, tuple)) for value in values]
    return ", ".join(f"({text})" if nested else text for text, nested in texts)


class _Formatter(string.Formatter):
    """Fill `{name}` with the shown value, and `{name:term}` with the vocabulary's word for it."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def get_field(
        self,
        field_name: str,
        args: Sequence[Any],  # noqa: ARG002 - the base class names it
        kwargs: Mapping[str, Any],
    ) -> tuple[object, str]:
        return kwargs.get(field_name, ""), field_name

    def format_field(self, value: object, format_spec: str) -> str:
        if format_spec == "term" and isinstance(value, str):
            return term(value).text(self._lang)
        return show(value, self._lang)


def render(
    code: str, params: Iterable[tuple[str, object]], lang: str, translator: Translator | None = None
) -> str:
    """Write the message of a code with its parameters filled in."""
    template = translator.template(code, lang) if translator is not None else None
    if template is None:
        template = _MESSAGES[lang].get(code, code)
    return _Formatter(lang).vformat(template, (), dict(params))
