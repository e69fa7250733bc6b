"""The result of an evaluation: its totals, parts and flags, and whether it passed."""

from typing import final

import attrs

from jipp._html import MOST, table
from jipp._text import unknown_name
from jipp._value import Value
from jipp.errors import InvalidInputError, Problem
from jipp.evaluation.scoring.explanation import Said, explain
from jipp.evaluation.scoring.parts import Part, walk
from jipp.i18n import Text, Translator, named
from jipp.model.basis import Confidence, weakest
from jipp.model.rubric import Rubric
from jipp.typing import Exact

__all__ = ["Evaluation"]


@final
@attrs.frozen(kw_only=True, repr=False)
class Evaluation(Value):
    """The result of judging a subject by a rubric.

    `total` is published (rounded where the rubric says so), `exact` is not rounded. Both are None
    where there are problems. `parts` mirror the rubric's criteria, less those that nobody marked
    where the rubric goes on without them; `flags` are those of any of them and of the whole.
    `passed` is None where neither the rubric nor a criterion has a pass mark.
    """

    subject: str
    rubric: Rubric
    total: Exact | None = None
    exact: Exact | None = None
    parts: tuple[Part, ...] = ()
    flags: tuple[str, ...] = ()
    passed: bool | None = None
    problems: tuple[Problem, ...] = ()

    def __attrs_post_init__(self) -> None:
        if not (self.parts or self.problems):
            raise InvalidInputError(Problem(path="/parts", code="no_parts"))

    def part(self, id: str) -> Part:
        """Return the part of a criterion, at any depth.

        Raises:
            UnknownNameError: no criterion of that id; with the nearest that there are.

        """
        found = (part for part in walk(self.parts) if part.criterion == id)
        if (one := next(found, None)) is not None:
            return one
        known = (part.criterion for part in walk(self.parts))
        raise unknown_name("criterion", id, known, words=self.rubric._words)

    def explain(self, lang: str = "en", translator: Translator | None = None) -> str:
        """Write the score out, down to each judge's mark, so that a reader can add it up again.

        Numbers are exact; a fraction is followed by a decimal about equal to it (≈).
        """
        said = Said(self.subject, self.rubric, self.total, self.parts, self.problems)
        return explain(said, lang, translator)

    def _repr_html_(self) -> str:
        """Show the parts as a table in a notebook."""
        title = f"{self.subject}: {self.rubric.title.en}"
        words = dict(self.rubric._words)

        def word(id: str) -> Text:
            said = words.get(f"criterion:{id}")
            return named(said.en if said else "", id)

        headers = ("criterion", "value", "weight", "contribution")
        rows: list[tuple[object, ...]] = [
            (word(part.criterion), part.value, part.weight, part.contribution)
            for part in walk(self.parts)
        ]
        rows += [("total", self.total, None, None)] if self.total is not None else []
        rows += [(problem.message("en"), None, None, None) for problem in self.problems]
        return table(headers, rows[:MOST], caption=title, more=len(rows) - MOST)

    @property
    def confidence(self) -> Confidence | None:
        """The weakest confidence among the bases of the rubric; None if none states one."""
        return weakest([self.rubric.basis, *(c.basis for _, c, _ in self.rubric.nodes)])[0]

    @property
    def design(self) -> bool:
        """Whether a design rule took part."""
        return weakest([self.rubric.basis, *(c.basis for _, c, _ in self.rubric.nodes)])[1]
