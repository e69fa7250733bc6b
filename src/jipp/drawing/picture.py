"""A picture as a value: in both languages and two widths, with its source and how sure it is."""

from collections.abc import Callable, Iterable
from typing import Final, Literal, NamedTuple, TypeAlias, final, get_args

import attrs

from jipp._html import escape
from jipp._text import cut, unknown_name
from jipp._value import Value
from jipp.drawing.svg import LEADING, SMALL, column, group, picture as document, wrap
from jipp.errors import message_of
from jipp.i18n import LANGUAGES, Text, said as worded
from jipp.law.instruments import cited_as
from jipp.model.basis import Basis, Confidence, Origin, weakest

__all__ = ["Bodies", "Body", "Picture"]

PictureWidth: TypeAlias = Literal["wide", "narrow"]
# A desk, and a phone of 390 with the margins of its page.
WIDE: Final = 720
NARROW: Final = 326
_EDGE: Final = 16
_TITLE: Final = 15
_GAP: Final = 12
_LINES: Final = 8
# Longer texts are cut: nobody reads or listens to their end.
LONGEST: Final = 8_000
# Where the wide body would be set in letters below 11 pixels, the narrow one stands instead.
# Without a width of its own a frame would be nothing wide in a page that wraps its contents. What
# takes no SVG shows the image alone, so that the bodies do not fall apart into loose words; another
# cell of the same page may well be trusted, and bring this style sheet.
_FRAME: Final = (
    ".jipp-frame{container-type:inline-size;contain-intrinsic-inline-size:752px}"
    ".jipp-frame .jipp-bodies:has(svg){display:block!important}"
    ".jipp-frame .jipp-narrow,.jipp-frame:has(svg) .jipp-still{display:none}"
    "@container (max-width:699px){"
    ".jipp-frame .jipp-wide{display:none}.jipp-frame .jipp-narrow{display:block}}"
)
_IN_URL: Final = str.maketrans({"%": "%25", "#": "%23"})


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


# Draws in a language, `id` or `en`, what fits in a width: flowed anew for each, not shrunk.
Painter: TypeAlias = Callable[[str, float], Body]


@final
class Bodies(NamedTuple):
    """The bodies of a picture in one language: for a page, and for a phone."""

    wide: Body
    narrow: Body


@final
@attrs.frozen(kw_only=True, repr=False)
class Picture(Value):
    """A picture in Indonesian and English, wide and narrow, which a notebook shows by itself.

    Its caption, the source of what it shows and how sure that is stand in the picture, too.
    `confidence` is the weakest of the facts it shows, None where it shows only what the caller
    gave; `design` tells whether rules of jipp's design took part, `own` whether rules of an office
    did. `description` is for a reader who does not see it. The narrow body is for a phone: it
    holds the same as the wide one, in letters as large.

    >>> made_up = Text(id="contoh", en="made up")
    >>> hubs = Picture.of(lambda lang, width: Body(width, 20, ()), caption=made_up, source=made_up)
    >>> hubs.to_svg(lang="id", width="narrow")[:73]
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 358 109.8" width="35'
    """

    __wired__ = False

    caption: Text
    description: Text
    source: Text
    confidence: Confidence | None = None
    design: bool = False
    own: bool = False
    indonesian: Bodies = attrs.field(repr=False)
    english: Bodies = attrs.field(repr=False)

    @classmethod
    def of(
        cls,
        paint: Painter,
        *,
        caption: Text,
        source: Text,
        description: Text | None = None,
        bases: Iterable[Basis] = (),
    ) -> "Picture":
        """Draw bodies in each language, `id` and `en`, 720 and 326 pixels wide.

        `bases` are those of all that it shows.
        """
        used = tuple(bases)
        confidence, design = weakest(used)
        return cls(
            caption=_short(caption),
            description=_short(description or caption),
            source=_short(source),
            confidence=confidence,
            design=design,
            own=any(basis.origin is Origin.OWN for basis in used),
            indonesian=Bodies(paint("id", WIDE), paint("id", NARROW)),
            english=Bodies(paint("en", WIDE), paint("en", NARROW)),
        )

    def to_svg(self, *, lang: str = "en", width: PictureWidth = "wide") -> str:
        """Write the picture as one SVG document, in `id` or `en`; the same bytes each time.

        Raises:
            UnknownNameError: another language, another width.

        """
        foot = self._foot(lang)
        if width not in get_args(PictureWidth):
            raise unknown_name("width", width, get_args(PictureWidth))
        bodies = self.indonesian if lang == "id" else self.english
        body = bodies.wide if width == "wide" else bodies.narrow
        inner = max(body.width, WIDE if width == "wide" else NARROW)
        title = self.caption.text(lang)
        heading = wrap(title, inner, _TITLE, lines=_LINES, bold=True)
        closing = wrap(foot, inner, SMALL, lines=_LINES)
        top = _EDGE + len(heading) * _TITLE * LEADING + _GAP
        bottom = top + body.height + _GAP
        return document(
            inner + 2 * _EDGE,
            bottom + len(closing) * SMALL * LEADING + _EDGE,
            *column(_EDGE, _EDGE + _TITLE, heading, size=_TITLE, bold=True),
            group(*body.parts, x=_EDGE, y=top),
            *column(_EDGE, bottom + SMALL, closing, colour="muted"),
            title=title,
            desc=self.description.text(lang),
            lang=lang,
        )

    def to_html(self, *, lang: str = "en") -> str:
        """Write both bodies as HTML, of which a page shows the one that it has room for.

        No script chooses, but the width of what holds them.

        Raises:
            UnknownNameError: another language.

        >>> made_up = Text(id="contoh", en="made up")
        >>> hubs = Picture.of(lambda _, width: Body(width, 9, ()), caption=made_up, source=made_up)
        >>> hubs.to_html().count("<svg")
        2
        """
        return _framed(self._bodies(lang))

    def _repr_html_(self) -> str:
        """Show both bodies, and an image of the wide one where a notebook is not trusted."""
        image = self.to_svg().translate(_IN_URL).replace("&", "&amp;").replace('"', "&quot;")
        still = (
            f'<img class="jipp-still" alt="{escape(self.description.en)}"'
            f' src="data:image/svg+xml;charset=utf-8,{image}"/>'
        )
        # Without styles what is hidden stays so; JupyterLab drops an attribute without a value.
        bodies = self._bodies("en")
        return _framed(f'<div class="jipp-bodies" hidden="hidden">{bodies}</div>{still}')

    def _bodies(self, lang: str) -> str:
        return "".join(
            f'<div class="jipp-{width}">{self.to_svg(lang=lang, width=width)}</div>'
            for width in get_args(PictureWidth)
        )

    def _foot(self, lang: str) -> str:
        """Write in one sentence the source, the least certain fact, and whose rules took part."""
        said: list[str] = []
        if self.confidence is not None:
            said.append(message_of("picture_confidence", [("found", self.confidence)], lang))
        whose = (("picture_design", self.design), ("picture_own", self.own))
        said += [message_of(code, (), lang) for code, used in whose if used]
        source = message_of("picture_source", [("source", self.source)], lang)
        return f"{source} ({'; '.join(said)})" if said else source


def _framed(inner: str) -> str:
    return f'<div class="jipp-frame"><style>{_FRAME}</style>{inner}</div>'


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

    >>> sources(Text(id="survei", en="survey"), [Phase.CREATION.basis]).en
    'survey; PermenPANRB 91/2021'
    """
    data = given or worded("picture_given")
    named = dict.fromkeys(name for basis in bases for name in _cited(basis))
    return Text(**{lang: "; ".join((data.text(lang), *named)) for lang in LANGUAGES})


def _cited(basis: Basis) -> list[str]:
    id = basis.citation.regulation if basis.citation else None
    if id is None:
        # A web address belongs to the bases, not to one line of a picture.
        return [source for source in basis.sources if "://" not in source]
    return [cited_as(id)]
