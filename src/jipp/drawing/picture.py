"""A picture as a value: in both languages, with its caption, its source and how sure it is."""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple, final

import attrs

from jipp._text import cut
from jipp._value import Value
from jipp.drawing.svg import LEADING, group, picture as document, text, wrap
from jipp.errors import message_of
from jipp.i18n import LANGUAGES, Text, said
from jipp.law.instruments import cited_as
from jipp.model.basis import Basis, Confidence, Origin, weakest

__all__ = ["LONGEST", "Body", "Picture", "in_words", "sources"]

_EDGE: Final = 16
_NARROWEST: Final = 360
_TITLE: Final = 15
_FOOT: Final = 10
_GAP: Final = 12
_LINES: Final = 8
# Longer texts are cut: nobody reads or listens to their end.
LONGEST: Final = 8_000


@final
class Body(NamedTuple):
    """The part between caption and source: SVG that keeps within a width and a height.

    Lengths are in pixels, from an upper left corner of 0, 0.
    """

    width: float
    height: float
    parts: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Body(width={self.width!r}, height={self.height!r}, parts=<{len(self.parts)}>)"


@final
@attrs.frozen(kw_only=True, repr=False)
class Picture(Value):
    """A picture in Indonesian and English, as SVG, which a notebook shows by itself.

    Its caption, the source of what it shows and how sure that is stand in the picture, too.
    `confidence` is the weakest of the facts it shows, None where it shows only what the caller
    gave; `design` tells whether rules of jipp's design took part, `own` whether rules of an office
    did. `description` is for a reader who does not see it.

    >>> made_up = Text(id="contoh", en="made up")
    >>> hubs = Picture.of(lambda lang: Body(20, 20, ()), caption=made_up, source=made_up)
    >>> hubs.to_svg(lang="id").startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    True
    """

    __wired__ = False

    caption: Text
    description: Text
    source: Text
    confidence: Confidence | None = None
    design: bool = False
    own: bool = False
    indonesian: Body = attrs.field(repr=False)
    english: Body = attrs.field(repr=False)

    @classmethod
    def of(
        cls,
        paint: Callable[[str], Body],
        *,
        caption: Text,
        source: Text,
        description: Text | None = None,
        bases: Iterable[Basis] = (),
    ) -> "Picture":
        """Draw a body in each language, `id` and `en`; `bases` are those of all that it shows."""
        used = tuple(bases)
        confidence, design = weakest(used)
        return cls(
            caption=_short(caption),
            description=_short(description or caption),
            source=_short(source),
            confidence=confidence,
            design=design,
            own=any(basis.origin is Origin.OWN for basis in used),
            indonesian=paint("id"),
            english=paint("en"),
        )

    def to_svg(self, *, lang: str = "en") -> str:
        """Write the picture as one SVG document, in `id` or `en`; the same bytes each time.

        Raises:
            UnknownNameError: another language.

        """
        foot = [f"{message_of('picture_source', [('source', self.source)], lang)}"]
        if self.confidence is not None:
            foot.append(message_of("picture_confidence", [("found", self.confidence)], lang))
        whose = (("picture_design", self.design), ("picture_own", self.own))
        foot += [message_of(code, (), lang) for code, said in whose if said]
        body = self.indonesian if lang == "id" else self.english
        inner = max(body.width, _NARROWEST)
        title = self.caption.text(lang)
        heading = wrap(title, inner, _TITLE, lines=_LINES, bold=True)
        closing = [row for said in foot for row in wrap(said, inner, _FOOT, lines=_LINES)]
        top = _EDGE + len(heading) * _TITLE * LEADING + _GAP
        bottom = top + body.height + _GAP
        return document(
            inner + 2 * _EDGE,
            bottom + len(closing) * _FOOT * LEADING + _EDGE,
            *_rows(heading, _EDGE, _TITLE, bold=True),
            group(*body.parts, x=_EDGE, y=top),
            *_rows(closing, bottom, _FOOT, colour="muted"),
            title=title,
            desc=self.description.text(lang),
            lang=lang,
        )

    def _repr_html_(self) -> str:
        return self.to_svg()


def _rows(
    rows: Iterable[str], top: float, size: float, *, bold: bool = False, colour: str = "ink"
) -> list[str]:
    return [
        text(_EDGE, top + size + i * size * LEADING, row, size=size, bold=bold, colour=colour)
        for i, row in enumerate(rows)
    ]


def _short(words: Text) -> Text:
    return words if max(len(words.id), len(words.en)) <= LONGEST else in_words(words.text)


def in_words(write: Callable[[str], str]) -> Text:
    """Describe something in each language, cut where it is too long to be listened to.

    >>> in_words(lambda lang: {"id": "nilai", "en": "marks"}[lang]).id
    'nilai'
    """
    return Text(**{lang: cut(write(lang), LONGEST) for lang in LANGUAGES})


def sources(given: Text | None, bases: Iterable[Basis]) -> Text:
    """Return the data given (None: the caller's own), then each instrument that the bases cite.

    >>> from jipp import Phase
    >>> sources(Text(id="survei", en="survey"), [Phase.CREATION.basis]).en
    'survey; PermenPANRB 91/2021'
    """
    data = given or said("picture_given")
    named = dict.fromkeys(name for basis in bases for name in _cited(basis))
    return Text(**{lang: "; ".join((data.text(lang), *named)) for lang in LANGUAGES})


def _cited(basis: Basis) -> list[str]:
    id = basis.citation.regulation if basis.citation else None
    if id is None:
        # A web address belongs to the bases, not to one line of a picture.
        return [source for source in basis.sources if "://" not in source]
    return [cited_as(id)]
