"""What an evaluation answers: the totals, the parts, the flags, and whether it passed."""

from typing import final

import attrs

from jipp._text import unknown_name
from jipp.errors import Problem
from jipp.evaluation.parts import Part, walk
from jipp.model.basis import Confidence, weakest
from jipp.model.rubric import Rubric
from jipp.typing import Exact

__all__ = ["Evaluation"]


@final
@attrs.frozen(kw_only=True)
class Evaluation:
    """The result of judging a subject by a rubric.

    `total` is published (rounded where the rubric says so), `exact` is not rounded. Both are None
    where there are problems. `passed` is None where the rubric has no pass mark.
    """

    subject: str
    rubric: Rubric
    total: Exact | None = None
    exact: Exact | None = None
    parts: tuple[Part, ...] = ()
    flags: tuple[str, ...] = ()
    passed: bool | None = None
    problems: tuple[Problem, ...] = ()

    def part(self, id: str) -> Part:
        """Give the part of a criterion, at any depth.

        Raises:
            UnknownNameError: no criterion of that id; with the nearest that there are.

        """
        found = (part for part in walk(self.parts) if part.criterion == id)
        if (one := next(found, None)) is not None:
            return one
        raise unknown_name("criterion", id, (part.criterion for part in walk(self.parts)))

    @property
    def confidence(self) -> Confidence | None:
        """The weakest confidence among the bases of the rubric; None if all is design."""
        return weakest([self.rubric.basis, *(c.basis for _, c, _ in self.rubric.nodes)])[0]

    @property
    def design(self) -> bool:
        """Whether a design rule took part."""
        return weakest([self.rubric.basis, *(c.basis for _, c, _ in self.rubric.nodes)])[1]
