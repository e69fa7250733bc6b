"""The report on a judged contest: as rows, as a picture, in words.

In brief it has at most 40 lines. The award lines come first, each with the subjects nearest to it,
ten of them for up to three lines. The remaining room goes to the coefficients, then to the notes,
then to the severity of judges; the last line counts what found no room.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Final, NamedTuple, final

import attrs

from jipp._fields import as_natural, as_title, refuse
from jipp._html import MOST, table, undrawn
from jipp._numbers import rounded
from jipp._text import unknown_name
from jipp._value import Value
from jipp.drawing.numerals import total_text
from jipp.drawing.picture import Picture
from jipp.drawing.ranking_chart import Bar, listed, overview, places
from jipp.errors import Problem, message_of
from jipp.evaluation.agreement import Coefficient
from jipp.evaluation.rankings.standings import Ranking, Standing
from jipp.evaluation.robustness.acceptability import Acceptability
from jipp.evaluation.robustness.award_margins import Margin
from jipp.evaluation.robustness.resampling import Omission
from jipp.evaluation.robustness.stability import WeightInterval
from jipp.evaluation.severity.adjusting import Adjustment
from jipp.i18n import Text, Translator, named, said, show, term
from jipp.model.reason import LawWords
from jipp.model.tier import Tier

__all__ = ["Report"]

# The subjects that a notebook is shown a picture of, and those whose names fit in it.
_DRAWN: Final = 300
_NAMED: Final = 80
_LINES: Final = 40
_NEAREST: Final = 10
# The lines that the award lines may take, with the subjects about them.
_ABOUT: Final = 3 * (1 + _NEAREST)


@final
@attrs.frozen(kw_only=True, repr=False)
class Report(Value):
    """How a contest was judged; what could not be computed is None or empty, and noted.

    `agreement` pairs `"total"`, then each criterion, with a coefficient: Krippendorff's alpha
    (interval) of all of them, and of the subjects that every judge gave a total also the
    intraclass correlations (model 2) and Kendall's W. A judge's total is what the rubric makes of
    that judge's marks alone. `severity` is fitted to the totals of all judges who marked anything
    of a subject; on criteria that a judge left out, the mean of the marks given stands in. Its
    `raw` totals and places are those of the ranking. `weights` and `panels` show how often each
    subject would take each rank by other weights and by other judges, `stability` how far each
    weight may move before another is first, `omissions` the ranks without one judge or criterion,
    `margins` how near each award line is to falling otherwise. `notes` say what is missing or left
    out, each under its name.
    """

    __wired__ = False

    ranking: Ranking
    judges: tuple[str, ...]
    tiers: tuple[Tier, ...] = ()
    agreement: tuple[tuple[str, Coefficient], ...] = ()
    severity: Adjustment | None = None
    weights: Acceptability | None = None
    panels: Acceptability | None = None
    stability: tuple[WeightInterval, ...] = ()
    omissions: tuple[Omission, ...] = ()
    margins: tuple[Margin, ...] = ()
    notes: tuple[Problem, ...] = ()
    words: LawWords = attrs.field(default=(), eq=False, repr=False)

    def to_records(self) -> list[dict[str, object]]:
        """Return one record per subject, best first: its rank, and the range of its ranks.

        The ranks by other panels and weights are the middle 95 % of each, or None.
        """
        places = {row["subject"]: row["rank"] for row in _records(self.severity)}
        return [
            {
                "subject": standing.subject,
                "rank": standing.rank,
                "total": standing.total,
                "rank_adjusted": places.get(standing.subject),
                **_span("panels", self.panels, standing.subject),
                **_span("weights", self.weights, standing.subject),
            }
            for standing in self.ranking
        ]

    def picture(self, around: str | None = None, rows: int = 30) -> Picture:
        """Draw each subject's rank and its range by other panels and weights, with the lines.

        `around` the name of a tier draws so many rows about its line; else more than 80 subjects
        are drawn as an overview by rank, without their names.

        Raises:
            InvalidInputError: `rows` that is no whole number of at least 1.
            UnknownNameError: no tier of that name with places.

        """
        refuse(around=None if around is None else as_title(around), rows=as_natural(rows))
        bars = [
            Bar(
                name=standing.subject,
                rank=standing.written,
                place=position,
                panels=self.panels and self.panels.interval(standing.subject),
                weights=self.weights and self.weights.interval(standing.subject),
            )
            for position, standing in enumerate(self.ranking, start=1)
        ]
        lines = [(tier.name, tier.places) for tier in self.tiers if tier.places is not None]
        shown, notes = bars, list[Text]()
        if around is not None:
            named = dict(lines)
            if around not in named:
                raise unknown_name("tier", around, named)
            first = max(min(named[around] - rows // 2, len(bars) - rows), 0)
            shown = bars[first : first + rows]
            last = first + len(shown)
            notes.append(said("picture_page", first=first + 1, last=last, count=len(bars)))
        by_rank = around is None and len(bars) > _NAMED
        return Picture.of(
            partial(overview, bars, lines) if by_rank else partial(places, shown, lines, notes),
            caption=term("places_chart"),
            description=listed(said("places_chart_read"), list(map(_sentence, shown))),
            source=said("places_source", judges=len(self.judges), subjects=len(bars)),
        )

    def _repr_html_(self) -> str:
        count = len(self.ranking)
        drawn = self.picture()._repr_html_() if count <= _DRAWN else undrawn(count, _DRAWN)
        return "".join((drawn, *_tables(self)))

    def explain(self, lang: str = "en", translator: Translator | None = None) -> str:
        """Return the whole report in words, one fact per line, in `id` or `en`.

        Raises:
            UnknownNameError: a language other than `id` and `en`.

        """
        facts = _Facts(self, lang, translator)
        return "\n".join(chain([facts.opening()], *facts.parts()))

    def __str__(self) -> str:
        """Return in at most 40 lines how it was judged, and who is nearest to each award line."""
        return "\n".join(_brief(self))


def _sentence(bar: Bar) -> str:
    spans = (f"{low}-{high}" for low, high in filter(None, (bar.panels, bar.weights)))
    return f"{bar.name}: {', '.join((bar.rank, *spans))}"


def _records(severity: Adjustment | None) -> list[dict[str, object]]:
    return severity.to_records() if severity else []


def _span(name: str, found: Acceptability | None, subject: str) -> dict[str, object]:
    low, high = found.interval(subject) if found else (None, None)
    return {f"{name}_from": low, f"{name}_to": high}


def _tables(told: Report) -> Iterator[str]:
    records = told.to_records()
    headers = list(records[0]) if records else []
    yield _table("Ranks, 95 %", headers, (tuple(r.values()) for r in records))
    words = dict(told.words)
    found = [(words.get(f"criterion:{what}"), what, c) for what, c in told.agreement]
    yield _table(
        "Agreement",
        ("of", "coefficient", "value"),
        (
            (named(word.en if word else "", what), str(c.label), rounded(c.exact, 3, "half_even"))
            for word, what, c in found
        ),
    )
    judges = told.severity.judges.items() if told.severity else ()
    yield _table(
        "Severity of judges",
        ("judge", "effect"),
        ((judge, rounded(fit.effect, 2, "half_even")) for judge, fit in judges),
    )
    yield _table(
        "Award lines",
        ("line", "what would move it"),
        ((margin.tier, str(margin)) for margin in told.margins),
    )
    yield _table(
        "Notes",
        ("part", "what"),
        ((_Facts(told).place(note.path[1:]), note.message("en")) for note in told.notes),
    )


def _table(caption: str, headers: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    listed = list(rows)
    more = len(listed) - MOST
    return table(headers, listed[:MOST], caption=caption, more=more) if listed else ""


@final
class _Facts(NamedTuple):
    """The facts of a report, each as a line in one language."""

    report: Report
    lang: str = "en"
    translator: Translator | None = None

    def say(self, code: str, **params: object) -> str:
        """Return a message in the language."""
        return message_of(code, params.items(), self.lang, self.translator)

    def opening(self) -> str:
        """Return how many were ranked by how many, and who is first."""
        ranking = self.report.ranking
        if not ranking.standings:
            return self.say("report_none")
        best = ranking.standings[0]
        return self.say(
            "report_opening",
            first=best.subject,
            total=total_text(best.total),
            subjects=len(ranking),
            judges=len(self.report.judges),
        )

    def parts(self) -> Iterator[Iterable[str]]:
        """Return the lines of every part."""
        told = self.report
        yield self.agreement()
        yield self.severity()
        yield (
            self.say("stability_weight", interval=one.message(self.lang, self.translator))
            for one in told.stability
        )
        yield (one.message(self.lang, self.translator) for one in told.omissions)
        yield (margin.message(self.lang, self.translator) for margin in told.margins)
        yield self.notes()
        yield self.standings()
        yield self.unranked()

    def agreement(self) -> list[str]:
        """Return one line per coefficient."""
        return [
            f"{self.place(what)}: {found.label.text(self.lang)} {self._number(found)}"
            for what, found in self.report.agreement
        ]

    def place(self, path: str) -> str:
        """Return where a note or a coefficient belongs, in words."""
        steps = path.split("/")
        said = [self.say("report_part", part=step, words=self.report.words) for step in steps]
        return "/".join(said)

    def _number(self, found: Coefficient) -> str:
        return show(rounded(found.exact, 3, "half_even"), self.lang)

    def severity(self) -> list[str]:
        """Return who is severe, who moves and which marks stand out; nothing of a single judge."""
        fitted = self.report.severity if len(self.report.judges) > 1 else None
        return fitted.explain(self.lang, self.translator).splitlines() if fitted else []

    def notes(self) -> list[str]:
        """Return why a part is missing, each note once."""
        said = (
            f"{self.place(note.path[1:])}: {note.message(self.lang, self.translator)}"
            for note in self.report.notes
        )
        return list(dict.fromkeys(said))

    def unranked(self) -> list[str]:
        """Return who has no rank."""
        word = show(term("not_ranked"), self.lang, self.translator)
        return [f"{one.subject}: {word}" for one in self.report.ranking.unranked]

    def standings(self, some: Sequence[Standing] | None = None) -> Iterator[str]:
        """Return the ranks of subjects and the ranges in which they may lie."""
        ranges = (("other_panels", self.report.panels), ("other_weights", self.report.weights))
        for one in self.report.ranking if some is None else some:
            said = [
                self.say(
                    "report_standing",
                    rank=one.written,
                    subject=one.subject,
                    total=total_text(one.total),
                )
            ]
            for what, found in ranges:
                if found is not None:
                    low, high = found.interval(one.subject)
                    said.append(self.say("report_span", what=what, low=low, high=high))
            yield "; ".join(said)


def _brief(report: Report) -> list[str]:
    """Return what a committee asks first, in at most 40 lines."""
    facts = _Facts(report)
    about = list(_about_lines(facts))[:_ABOUT]
    room = _LINES - 2 - len(about)
    kept: list[list[str]] = []
    left = 0
    for part in (facts.agreement(), facts.notes(), facts.severity(), facts.unranked()):
        kept.append(part[:room])
        room -= len(kept[-1])
        left += len(part) - len(kept[-1])
    agreement, notes, severity, unranked = kept
    rest = [facts.say("report_more", count=left)] if left else []
    return [facts.opening(), *agreement, *severity, *about, *unranked, *notes, *rest]


def _about_lines(facts: _Facts) -> Iterator[str]:
    """Return each award line, and who is nearest to it, equally many above and below."""
    report = facts.report
    standings = report.ranking.standings
    if not report.margins:
        yield from facts.standings(standings[:_NEAREST])
    many = min(_NEAREST, max(0, _ABOUT // max(1, len(report.margins)) - 1))
    place = {one.subject: i for i, one in enumerate(standings, 1)}
    for margin in report.margins:
        yield margin.message(facts.lang, facts.translator)
        above = place[margin.inside] if margin.inside else 0
        start = max(0, min(above - many // 2, len(standings) - many))
        yield from facts.standings(standings[start : start + many])
