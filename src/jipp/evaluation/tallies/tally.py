"""Tallies: many sheets in columns, counted in parts and in any order, to the same digits."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast, final

import attrs

from jipp._fields import as_instance, as_optional_callable, refuse
from jipp._html import table
from jipp._numbers import distinct
from jipp._text import pointer
from jipp._value import Value
from jipp.errors import InvalidInputError, MarksError, Problem
from jipp.evaluation.scoring.fold import exact_of, plan
from jipp.evaluation.scoring.shares import linear_shares
from jipp.evaluation.tallies.columns import Silent, judged_twice, nobody_counts, read_columns
from jipp.evaluation.tallies.counts import Rows, Sums
from jipp.model.reason import in_words
from jipp.model.rubric import Rubric, other_rubric
from jipp.model.sheet import as_table
from jipp.typing import Progress

__all__ = ["Tally"]


@final
@attrs.frozen(kw_only=True, init=False, repr=False)
class Tally(Value):
    """The counted score sheets of many subjects; `Tally.of` makes one from columns.

    Tallies of parts are added with `+`, in any order and grouping. What they hold is exact, so
    that however the sheets are split, the sum is an equal tally and its totals have the same
    digits. They pickle, and so travel between workers. `Tally(rubric=...)` has counted nothing
    yet: `sum(parts, Tally(rubric=rubric))`.

    A rubric without drops, medians, missing marks and inner roundings needs one number per subject;
    of any other, the points of every sheet are kept.
    """

    __wired__ = False

    rubric: Rubric
    _counted: Sums | Rows
    _silent: tuple[Silent, ...]

    def __init__(self, *, rubric: Rubric) -> None:
        empty: Tally = Tally.of(rubric, {"subject": (), "judge": ()})
        cast("Any", self).__attrs_init__(rubric=rubric, counted=empty._counted, silent=())

    @classmethod
    def _made(cls, rubric: Rubric, counted: Sums | Rows, silent: tuple[Silent, ...]) -> "Tally":
        made = object.__new__(cls)
        cast("Any", made).__attrs_init__(rubric=rubric, counted=counted, silent=silent)
        return made

    @classmethod
    def of(
        cls,
        rubric: Rubric,
        columns: Mapping[str, Sequence[Any]],
        *,
        subject: str = "subject",
        judge: str = "judge",
        missing: Iterable[object] = (),
        progress: Progress | None = None,
    ) -> "Tally":
        """Return the tally of sheets in columns of one length, one sheet per row.

        `subject` and `judge` name the columns of their ids; each marked criterion has a column
        under its id, with None where a mark is missing, or what `missing` names, such as
        `missing=(float("nan"), "")`. Columns `recused` and `adjudicator` of
        True and False may stand beside them. `progress(done, all)` is called with counts of rows.

        Raises:
            MissingWeightError: weights or scales of the rubric that are not known, before any mark.
            InvalidInputError: what is no table of columns of one length.
            MarksError: all faults of all rows at once, each at `/column/row`, rows from 0.

        >>> rubric = Rubric(
        ...     id="demo",
        ...     title="Demo",
        ...     criteria=(
        ...         Criterion(id="novelty", weight=30, scale=Range(low=0, high=100)),
        ...         Criterion(id="impact", weight=70, scale=Range(low=0, high=100)),
        ...     ),
        ... )
        >>> columns = {
        ...     "subject": ["one-stop", "one-stop", "e-queue"],
        ...     "judge": ["anna", "budi", "anna"],
        ...     "novelty": [80, 75, 60],
        ...     "impact": [65, 70, 90],
        ... }
        >>> Tally.of(rubric, columns).totals()
        {'subject': ['e-queue', 'one-stop'], 'total': [Decimal('81'), Decimal('70.5')]}
        """
        refuse(rubric=as_instance(Rubric, rubric), progress=as_optional_callable(progress))
        ready = plan(rubric)
        shares = linear_shares(ready)
        table = as_table(columns, subject, judge, missing)
        read = read_columns(ready, table, subject, judge, settles=shares is None)
        counted = Rows.of(read, progress) if shares is None else Sums.of(shares, read, progress)
        if counted.sheets < len(read.subjects.rows):
            raise MarksError(*judged_twice(read.subjects, read.judges, judge))
        return cls._made(rubric, counted, read.silent)

    def __add__(self, other: "Tally") -> "Tally":
        if not isinstance(other, Tally):
            return NotImplemented
        if self.rubric != other.rubric:
            raise InvalidInputError(other_rubric(other.rubric, self.rubric))
        # One rubric makes one kind of both.
        added: Any = other._counted
        counted, twice = self._counted.merged(added)
        mine, theirs = set(self._silent), set(other._silent)
        twice += mine & theirs
        twice += (pair for pair in mine if added.judged(*pair))
        twice += (pair for pair in theirs if self._counted.judged(*pair))
        if twice:
            raise MarksError(
                *(
                    Problem(
                        path=pointer(subject),
                        code="judge_in_both",
                        params={"subject": subject, "judge": judge},
                    )
                    for subject, judge in sorted(twice)
                )
            )
        return self._made(self.rubric, counted, tuple(sorted(mine | theirs)))

    def __radd__(self, other: int) -> "Tally":
        # `sum` starts from 0.
        return self if other == 0 else NotImplemented

    def __len__(self) -> int:
        return len(self._counted.subjects)

    def __repr__(self) -> str:
        return f"<Tally by {self.rubric.id}: {self._counted.sheets} sheets of {len(self)} subjects>"

    def _repr_html_(self) -> str:
        rows = (
            ("rubric", self.rubric.title),
            ("subjects", len(self)),
            ("sheets", self._counted.sheets),
            ("silent", len(self._silent)),
        )
        return table(("field", "value"), rows, caption="Tally")

    def totals(self, *, published: bool = True) -> dict[str, list[Any]]:
        """Return the total of each subject as two columns, in the order of subject ids.

        They are the totals that `evaluate` gives, digit by digit: published (rounded where the
        rubric says so), or exact.

        Raises:
            MarksError: all subjects that have no total, each at its id: too few judges, a
                criterion that nobody marked, only judges that do not count.

        """
        ready = plan(self.rubric)
        problems: list[Problem] = []
        pairs = self._counted.totals(ready, problems)
        silent = {subject for subject, _ in self._silent}.difference(self._counted.subjects)
        problems += map(nobody_counts, silent)
        if problems:
            said = in_words(problems, self.rubric._words)
            raise MarksError(*sorted(said, key=lambda problem: problem.path))
        keys, different = distinct(pairs)
        if published:
            root, rounding = ready.root, self.rubric.rounding
            known = {key: exact_of(root.rounded(pair), rounding) for key, pair in different.items()}
        else:
            known = {key: exact_of(pair, None) for key, pair in different.items()}
        return {
            "subject": list(self._counted.subjects),
            "total": list(map(known.__getitem__, keys)),
        }
