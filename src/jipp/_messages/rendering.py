"""Messages by code and language, words by key, and how values are written in both."""

import re
import string
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from importlib import import_module
from typing import Any, Final, Protocol, cast

LANGUAGES: Final = ("id", "en")
# What is said instead where a parameter has a value: {code: (parameter, value, text)}.
_INSTEAD: Final[Mapping[str, tuple[str, object, str]]] = {
    "unknown_action": ("action", "revert", "revert_by_number"),
    "not_one_of": ("own", True, "not_one_of_or_own"),
    "step_named": ("sources", (), "step_named_in"),
    "wrong_state": ("states", (), "wrong_state_nowhere"),
}
# Beyond this no number of jipp has digits; a huge one is named by its size alone.
_WIDEST: Final = 10**130


class _Catalogue(Protocol):
    """The texts of one language: sentences by code, words by key."""

    MESSAGES: Mapping[str, str]
    TERMS: Mapping[str, str]
    NOUNS: Mapping[str, str]
    FIELDS: Mapping[str, str]


@cache
def _catalogue(lang: str) -> _Catalogue:
    """Return the texts of a language, which are loaded when one of them is first needed."""
    name = lang if lang in LANGUAGES else "en"
    return cast("_Catalogue", import_module(f"jipp._messages.{name}"))


class Translator(Protocol):
    """What an embedder implements to bring its own catalogue, or a language more.

    A message is asked for by its code, a word of the vocabulary by `term:` and its key
    (`term:province`, `term:month_1`), a field first by `field:` (`field:title`), and an action that
    is the subject of a sentence first by `noun:` (`noun:register`). A template uses the placeholders of ours for that code;
    None falls back to ours, in English where the language is not `id`.

    >>> class Spoken:
    ...     def template(self, code: str, lang: str) -> str | None:
    ...         return "an id, please" if code == "not_an_id" else None
    >>> render("not_an_id", [], "en", Spoken()), render("missing_note", [], "en", Spoken())
    ('an id, please', 'no note: say in a note why this is done')
    """

    def template(self, code: str, lang: str) -> str | None:
        """Return the template of a message code, or a word, in a language; or None."""
        ...


def word(key: str, lang: str, translator: Translator | None = None) -> str:
    """Return the word for a key of the vocabulary in a language; an unknown key is its own word."""
    own = translator.template(f"term:{key}", lang) if translator is not None else None
    return _catalogue(lang).TERMS.get(key, key) if own is None else own


def _as_given(key: str, lang: str, translator: Translator | None) -> str:
    """Return an id that has no word, unless an embedder has one."""
    own = translator.template(f"term:{key}", lang) if translator is not None else None
    return key if own is None else own


def _noun(key: str, lang: str, translator: Translator | None) -> str:
    """Return an action as the subject of a sentence; one without a noun by its word."""
    own = None
    if translator is not None:
        own = translator.template(f"noun:{key}", lang)
        if own is None and lang not in LANGUAGES:
            own = translator.template(f"term:{key}", lang)
    if own is None:
        own = _catalogue(lang).NOUNS.get(key)
    return _as_given(key, lang, translator) if own is None else own


def _action(key: str, lang: str, translator: Translator | None) -> str:
    """Return the word of an action under which jipp itself makes entries; else the id."""
    ours = translator is not None or key in _catalogue(lang).NOUNS
    return word(key, lang, translator) if ours else key


def show(value: object, lang: str, translator: Translator | None = None) -> str:
    """Write a value for a reader: dates with month names, decimal comma in Indonesian.

    >>> show(date(2020, 7, 17), "id"), show(Decimal("4.53"), "id"), show((True, None), "en")
    ('17 Juli 2020', '4,53', 'yes, none')
    """
    if isinstance(value, bool) or value is None:
        return word(str(value).lower(), lang, translator)
    if isinstance(value, Enum):
        return word(_key(value), lang, translator)
    if isinstance(value, int | float | Decimal | Fraction):
        return _digits(value, lang)
    if isinstance(value, date) and not isinstance(value, datetime):
        return f"{value.day} {word(f'month_{value.month}', lang, translator)} {value.year}"
    if isinstance(value, tuple):
        return _listed(cast("tuple[object, ...]", value), lang, translator)
    return _said(value, lang, translator)


def _key(member: Enum) -> str:
    named = isinstance(member.value, str)
    return str(member.value) if named else f"{type(member).__name__.lower()}_{member.value}"


def _digits(value: float | Decimal | Fraction, lang: str) -> str:
    if isinstance(value, Decimal) and abs(value.adjusted()) < len(str(_WIDEST)):
        text = f"{value:f}"
    elif isinstance(value, int) and not -_WIDEST < value < _WIDEST:
        text = f"2^{value.bit_length()}"
    else:
        text = str(value)
    return text.replace(".", ",") if lang == "id" else text


def _listed(values: tuple[object, ...], lang: str, translator: Translator | None) -> str:
    if not values:
        return word("none", lang, translator)
    texts = [(show(value, lang, translator), isinstance(value, tuple)) for value in values]
    # Reasons bear commas of their own.
    between = "; " if hasattr(values[0], "message") else ", "
    return between.join(f"({text})" if nested else text for text, nested in texts)


def _said(value: object, lang: str, translator: Translator | None) -> str:
    # What speaks both languages itself: a Text, what bears one as its label, a nested reason.
    text = getattr(getattr(value, "label", value), "text", None)
    if callable(text):
        return str(text(lang))
    message = getattr(value, "message", None)
    return str(message(lang, translator)) if callable(message) else str(value)


def _field(key: str, lang: str, translator: Translator | None) -> str:
    """Return the word of a field; one that is no field of ours has the word of its key."""
    own = translator.template(f"field:{key}", lang) if translator is not None else None
    said = _catalogue(lang).FIELDS.get(key) if own is None else own
    return word(key, lang, translator) if said is None else said


def _choice(value: str, lang: str, translator: Translator | None) -> str:
    """Return a value to write, with its word where that is another."""
    return _beside(value, word(value, lang, translator))


def _beside(value: str, said: str) -> str:
    plain = re.sub("[_-]", " ", value)
    alike = said.casefold() in (value.casefold(), plain.casefold())
    return value if alike else f"{value} ({said})"


_VOCABULARY: Final[Mapping[str, Callable[[str, str, Translator | None], str]]] = {
    "action": _action,
    "choice": _choice,
    "criterion": _as_given,
    "evidence": word,
    "fact": _as_given,
    "field": _field,
    "known": _as_given,
    "lifecycle": _as_given,
    "noun": _noun,
    "obligation": _as_given,
    "part": word,
    "role": _as_given,
    "rubric": _as_given,
    "state": _as_given,
    "term": word,
    "where": _as_given,
}
# What a law may call by words of its own: the kinds of words that are looked up for each.
_OF_LAWS: Final[Mapping[str, tuple[str, ...]]] = {
    **{kind: (kind,) for kind in _VOCABULARY if kind not in ("choice", "term")},
    "known": ("criterion",),
    "part": ("criterion", "state"),
    "criterion": ("criterion", "rubric"),
    "where": ("where", "state", "action", "obligation"),
}


def vocabulary(key: str, kind: str, lang: str) -> str:
    """Return the word that jipp itself has for an id of a kind; else the id."""
    return _VOCABULARY[kind](key, lang, None)


class _Bilingual(Protocol):
    """A text in both languages, as a law has it."""

    def text(self, lang: str) -> str:
        """Return it in one language."""
        ...


class _Formatter(string.Formatter):
    """Fill in values: `{name}` as shown, `{name:term}` by its word, `{name:noun}` by its noun.

    `{name:field}` is the word of a field, `{name:where}` that of a place in a definition,
    `{name:choice}` a value to write and its word, and `{name:judge|judges}` the first of two forms
    where the number is one. `words` are those of a law, by kind and id ("state:idea") or by the id
    alone.
    """

    def __init__(
        self, lang: str, translator: Translator | None, words: Mapping[str, _Bilingual]
    ) -> None:
        self._lang = lang
        self._translator = translator
        self._words = words

    def get_field(
        self,
        field_name: str,
        args: Sequence[Any],  # noqa: ARG002 - the base class names it
        kwargs: Mapping[str, Any],
    ) -> tuple[object, str]:
        return kwargs.get(field_name, ""), field_name

    def format_field(self, value: object, format_spec: str) -> str:
        one, several, many = format_spec.partition("|")
        if several:
            return one if value == 1 else many
        if format_spec not in _VOCABULARY:
            return show(value, self._lang, self._translator)
        words = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
        said = [self._called(key, format_spec) for key in words or (None,)]
        return ", ".join(said)

    def _called(self, item: object, kind: str) -> str:
        if isinstance(item, str):
            return self._word(item, kind)
        if kind == "evidence" and isinstance(item, Enum):
            return self._word(_key(item), kind)
        return show(item, self._lang, self._translator)

    def _word(self, key: str, kind: str) -> str:
        """Return the word of the law, which an embedder's own precedes, or else ours."""
        kinds = _OF_LAWS.get(kind, ())
        found = (self._words.get(f"{one}:{key}") for one in kinds)
        said = next(filter(None, found), self._words.get(key) if kinds else None)
        if said is None:
            return _VOCABULARY[kind](key, self._lang, self._translator)
        own = None
        if self._translator is not None:
            named = kind if kind in ("field", "noun") else "term"
            own = self._translator.template(f"{named}:{key}", self._lang)
            if own is None and (kind == "field" or self._lang not in LANGUAGES):
                own = self._translator.template(f"term:{key}", self._lang)
        text = said.text(self._lang) if own is None else own
        return _beside(key, text) if kind == "known" else text


def _alternatives(
    said: dict[str, object], lang: str, translator: Translator | None
) -> tuple[str, dict[str, object]]:
    """Number the branches that do not hold, each once; what all of them lack is said before."""
    told = [
        dict.fromkeys(str(reason.message(lang, translator)) for reason in branch)
        for branch in _branches(cast("tuple[Any, ...]", said.get("branches") or ()))
    ]
    common = [text for text in told[0] if all(text in texts for texts in told)] if told else []
    own = dict.fromkeys("; ".join(t for t in texts if t not in common) for texts in told)
    if len(own) == 1:
        common += filter(None, own)
    if len(own) == 1 or "" in own:
        # Where one branch lacks nothing else, what the others lack besides is no matter.
        return "none_of_alike", {"common": "; ".join(common)}
    listed = " ".join(f"({number}) {text}" for number, text in enumerate(own, 1))
    code = "none_of_besides" if common else "none_of"
    return code, said | {"branches": listed, "common": "; ".join(common)}


def _branches(branches: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """Return the branches, and those of a branch that only says that none of its own holds."""
    for branch in branches:
        inner = dict(branch[0].params) if len(branch) == 1 else {}
        if inner and branch[0].code == "none_of":
            yield from _branches(cast("tuple[Any, ...]", inner["branches"]))
        else:
            yield branch


def render(
    code: str, params: Iterable[tuple[str, object]], lang: str, translator: Translator | None = None
) -> str:
    """Write the message of a code with its parameters filled in.

    A parameter `words` holds words of a law, as pairs of "kind:id" or an id and a Text.

    >>> render("not_a_day", [("value", '"soon"')], "en")
    '"soon" is not a day: write it as 2024-12-31'
    """
    said = dict(params)
    if code == "none_of":
        code, said = _alternatives(said, lang, translator)
    template = translator.template(code, lang) if translator is not None else None
    if template is None:
        name, value, instead = _INSTEAD.get(code, ("", None, code))
        catalogue = _catalogue(lang).MESSAGES
        template = catalogue.get(instead if said.get(name) == value else code)
    if template is None:
        # A reason of the caller's brings its own words.
        return _said(said.get("text", code), lang, translator)
    words = dict(cast("tuple[tuple[str, _Bilingual], ...]", said.get("words") or ()))
    return _Formatter(lang, translator, words).vformat(template, (), said)
