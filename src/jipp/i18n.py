"""Two languages: bilingual texts, and the words that messages are written with.

The messages of errors and reasons are kept by code, in Indonesian (`id`) and English (`en`).
"""

from enum import Enum
from typing import cast, final

import attrs

from jipp._messages.rendering import LANGUAGES, Translator, render, show, vocabulary, word
from jipp._text import text_fault
from jipp._value import Choice, Value
from jipp.errors import InvalidInputError

__all__ = ["LANGUAGES", "Text", "Translator", "render", "show", "term"]


def _plain(value: str) -> str:
    return str.__str__(value) if isinstance(value, str) else value


@final
@attrs.frozen(kw_only=True, repr=False)
class Text(Value):
    """A text in Indonesian and English.

    Raises:
        InvalidInputError: not a text, too long, or with half a character, in either language.

    >>> Text(id="penciptaan", en="creation").text("id")
    'penciptaan'
    """

    id: str = attrs.field(converter=_plain)
    en: str = attrs.field(converter=_plain)

    def __attrs_post_init__(self) -> None:
        found = [(lang, text_fault(getattr(self, lang))) for lang in LANGUAGES]
        problems = [p.under(f"/{lang}") for lang, p in found if p]
        if problems:
            raise InvalidInputError(*problems)

    def text(self, lang: str = "en") -> str:
        """Return the text in one language, `id` or `en`."""
        return self.id if lang == "id" else self.en

    def __str__(self) -> str:
        return self.en


def as_text(value: str | Text) -> Text:
    """Read a plain string as a text that is the same in both languages.

    >>> as_text("JIPP")
    Text(id='JIPP', en='JIPP')
    """
    return Text(id=value, en=value) if isinstance(value, str) else value


def named(name: str, id: str) -> Text:
    """Return a title or name with the id beside it, or the id alone where it has no other.

    >>> named("SIPINTER", "sipinter").id
    'SIPINTER (sipinter)'
    """
    return as_text(f"{name} ({id})" if name not in ("", id) else id)


def is_said(text: Text) -> bool:
    """Check whether a text says something in both languages.

    >>> is_said(Text(id="uji coba", en="trial")), is_said(Text(id="uji coba", en=" "))
    (True, False)
    """
    return bool(text.id.strip() and text.en.strip())


def term(key: str) -> Text:
    """Return the word for a key of the vocabulary (an enum value, the kind of a thing).

    >>> term("legal_basis").id
    'dasar hukum'
    """
    return Text(**{lang: word(key, lang) for lang in LANGUAGES})


class Worded(Choice):
    """The base of enums whose members have a word in both languages."""

    __slots__ = ()

    @property
    def label(self) -> Text:
        """The member's word in both languages."""
        return term(str(cast("Enum", self).value))


def called(key: str, kind: str) -> Text:
    """Return the word that jipp has for an id of a kind, such as `field`; else the id.

    >>> called("unit", "field").id, called("unit", "state").id
    ('unit', 'unit')
    """
    return Text(**{lang: vocabulary(key, kind, lang) for lang in LANGUAGES})


def said(code: str, **params: object) -> Text:
    """Write a message in both languages.

    >>> said("tile_map_shown").id
    'di peta'
    """
    return Text(**{lang: render(code, params.items(), lang) for lang in LANGUAGES})


def __dir__() -> list[str]:
    return sorted(__all__)
