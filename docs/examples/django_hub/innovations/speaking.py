"""Say what jipp tells in the language of the request, with the words of this house."""

import gettext
from functools import cache
from pathlib import Path
from typing import Protocol

from django.utils.translation import get_language

from jipp.i18n import LANGUAGES, Translator, term
from jipp.law import lifecycles

LOCALE = Path(__file__).parent / "locale"
# What the law calls its actions and states.
WORDS = {
    name: law.word(name)
    for law in lifecycles()
    if law.id == "innovation"
    for name in (*law.actions, *(state.id for state in law.states))
}


class Spoken(Protocol):
    """What speaks: problems, reasons, refusals."""

    def message(self, lang: str = "en", translator: Translator | None = None) -> str:
        """Say it in a language."""
        ...


class Catalogue:
    """jipp's messages from gettext catalogues: `HOME/LANGUAGE/LC_MESSAGES/jipp.mo`.

    A msgid is a code of jipp, or `term:` and a word of its vocabulary. What a catalogue lacks jipp
    says itself, in the words of the law.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        # A file is opened once, not for every message.
        self._open = cache(self._opened)

    def _opened(self, lang: str) -> gettext.NullTranslations:
        return gettext.translation("jipp", self._home, [lang], fallback=True)

    def template(self, code: str, lang: str) -> str | None:
        """Give the template of a message code, or a word, in a language; or None."""
        found = self._open(lang).gettext(code)
        return None if found == code else found


CATALOGUE = Catalogue(LOCALE)


def language() -> str:
    """Give the active language of Django as jipp names it."""
    active = (get_language() or "").partition("-")[0]
    return active if active in LANGUAGES else "en"


def said(spoken: Spoken) -> str:
    """Say a problem, a reason or a refusal in the active language."""
    return spoken.message(language(), CATALOGUE)


def called(word: str) -> str:
    """Give a word of jipp's vocabulary (a state, an action, a kind) in the active language."""
    lang = language()
    own = CATALOGUE.template(f"term:{word}", lang)
    return own or (WORDS.get(word) or term(word)).text(lang)
