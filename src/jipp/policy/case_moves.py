"""What a change of the law does to cases: who moves and why, who does not, who is undecided."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import Final, NamedTuple, TypeAlias, final

import attrs

from jipp._html import Shown, Tabulated
from jipp.competition.verdicts import Answer, Condition
from jipp.drawing.cells import html_table
from jipp.drawing.ways import source_of
from jipp.errors import Problem, message_of
from jipp.i18n import Text, said, term
from jipp.model.band import Grade
from jipp.model.reason import LawWords, Reason

__all__ = ["Move", "TieredRank", "Undecided", "WhatIf"]

_COLUMNS: Final = ("subject", "before", "after", "reasons")


class TieredRank(NamedTuple):
    """The rank of a subject, and the name of the tier that it reaches (None: none).

    >>> TieredRank(rank=46, tier="Top 99").tier
    'Top 99'
    """

    rank: int | Decimal
    tier: str | None = None


# The actions that are permitted, an answer of an edition, a rank with its tier, a grade.
LawAnswer: TypeAlias = tuple[str, ...] | Answer | TieredRank | Grade


@final
@attrs.frozen(kw_only=True, repr=False)
class Move(Shown):
    """A case that the new law answers otherwise than the old one, and why.

    `before` and `after` are the ids of the actions that are permitted, an `Answer`, a `TieredRank`
    or a `Grade`. `reasons` are those of the law that grants less, or what the numbers come to;
    each has its legal basis. `gains` is True where the case gains, False where it loses, and None
    where it gains one thing and loses another. `words` are those of the laws, as in a `Reason`.

    >>> Move(subject="e-queue", before=("close",), after=(), gains=False).message("en")
    'e-queue: close -> none'
    """

    __wired__ = False

    subject: str
    before: LawAnswer
    after: LawAnswer
    reasons: tuple[Reason | Condition, ...] = ()
    gains: bool | None = None
    words: LawWords = attrs.field(default=(), eq=False, repr=False)

    def message(self, lang: str = "en") -> str:
        """Return what the case was and would be, and why, in `id` or `en`.

        Raises:
            UnknownNameError: another language.

        """
        told = {"before": _told(self.before), "after": _told(self.after), "subject": self.subject}
        text = message_of("what_if_move", (*told.items(), ("words", self.words)), lang)
        why = "; ".join(_sourced(reason, lang) for reason in self.reasons)
        return f"{text}: {why}" if why else text


@final
@attrs.frozen(kw_only=True, repr=False)
class Undecided(Shown):
    """A case that the old or the new law leaves undecided or cannot judge, with what stops it.

    >>> Undecided(subject="e-queue", problems=(Problem(code="unscored"),)).message("en")
    'e-queue: there is no number here, so there is no rank: give one'
    """

    __wired__ = False

    subject: str
    problems: tuple[Problem, ...]

    def message(self, lang: str = "en") -> str:
        """Return why it cannot be said, in `id` or `en`.

        Raises:
            UnknownNameError: another language.

        """
        return f"{self.subject}: {'; '.join(problem.message(lang) for problem in self.problems)}"


@final
@attrs.frozen(kw_only=True, repr=False)
class WhatIf(Tabulated):
    """The effect of a change of the law: the cases that move, and the ids of those that do not.

    A case is undecided where either law leaves it so. It iterates over its moves.

    >>> print(WhatIf(moves=(), unchanged=("e-queue",), undecided=()))
    0 of 1 would move (gain: 0, lose: 0, both: 0); undecided: 0
    """

    __wired__ = False

    moves: tuple[Move, ...]
    unchanged: tuple[str, ...]
    undecided: tuple[Undecided, ...]

    def __iter__(self) -> Iterator[Move]:
        return iter(self.moves)

    def __len__(self) -> int:
        return len(self.moves)

    def __str__(self) -> str:
        return self._title().en

    def _title(self) -> Text:
        every = len(self.moves) + len(self.unchanged) + len(self.undecided)
        counts = Counter(move.gains for move in self.moves)
        return said(
            "what_if_said",
            moved=len(self.moves),
            count=every,
            gain=counts[True],
            lose=counts[False],
            both=counts[None],
            undecided=len(self.undecided),
        )

    def explain(self, lang: str = "en") -> str:
        """Return how many gain and lose, and each case that moves or is undecided, with why.

        Raises:
            UnknownNameError: another language.

        """
        told = (case.message(lang) for cases in (self.moves, self.undecided) for case in cases)
        return "\n".join((self._title().text(lang), *told))

    def to_records(self) -> list[dict[str, object]]:
        """Return one record per case that moves, then one per case that is undecided.

        `reasons` are codes. A rank and its tier have a column each.
        """
        moved: list[dict[str, object]] = [
            {
                "subject": move.subject,
                **_cells("before", move.before),
                **_cells("after", move.after),
                "gains": move.gains,
                "reasons": [reason.code for reason in move.reasons],
                "undecided": False,
            }
            for move in self.moves
        ]
        undecided: list[dict[str, object]] = [
            {
                "subject": case.subject,
                "reasons": [problem.code for problem in case.problems],
                "undecided": True,
            }
            for case in self.undecided
        ]
        return moved + undecided

    def _html(self, lang: str, most: int | None = None) -> str:
        rows = [
            (
                move.subject,
                *(message_of("what_if_answer", _shown(move, one), lang) for one in _both(move)),
                "; ".join(_sourced(reason, lang) for reason in move.reasons),
            )
            for move in self.moves
        ]
        return html_table(self._title(), _COLUMNS, rows, lang, most=most)


def _both(move: Move) -> tuple[LawAnswer, LawAnswer]:
    return move.before, move.after


def _shown(move: Move, answer: LawAnswer) -> tuple[tuple[str, object], ...]:
    return ("answer", _told(answer)), ("words", move.words)


def _told(answer: LawAnswer) -> object:
    return answer.official if isinstance(answer, Grade) else answer


def _cells(name: str, answer: LawAnswer) -> dict[str, object]:
    """Return the cells of an answer, plain data under the name of its side."""
    if isinstance(answer, TieredRank):
        return {f"rank_{name}": answer.rank, f"tier_{name}": answer.tier}
    if isinstance(answer, Grade):
        return {name: answer.code}
    return {name: answer.value if isinstance(answer, Enum) else list(answer)}


def _sourced(reason: Reason | Condition, lang: str) -> str:
    """Return a reason with the law that it rests on."""
    text = reason.message(lang)
    if reason.basis is None:
        return text
    source = source_of(reason.basis).text(lang) or term(reason.basis.origin.value).text(lang)
    return f"{text} [{source}]"
