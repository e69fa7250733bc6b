"""A portfolio: many subjects as one value, and the questions asked of it every quarter."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, TypeVar, cast, final

import attrs

from jipp._dates import Duration
from jipp._fields import (
    Fault,
    as_day,
    as_optional_label,
    as_tuple,
    gathered,
    refuse,
    refuse_faults,
)
from jipp._progress import told
from jipp._text import pointer
from jipp.convert.records import from_records
from jipp.drawing.cells import html_table
from jipp.drawing.picture import Picture
from jipp.errors import Problem
from jipp.i18n import Text, said
from jipp.lifecycle.arguments import Under, as_subject
from jipp.lifecycle.history_views import on_day
from jipp.model.innovation import Innovation
from jipp.model.place import Agency
from jipp.portfolio.counting import (
    FlowBy,
    agencies_in,
    count_by,
    flow_between,
    goals,
    map_on,
)
from jipp.portfolio.dimensions import By, agency_of
from jipp.portfolio.lineage import Lineage, trace
from jipp.portfolio.naming import Laws, said_of, title_of
from jipp.portfolio.series import series_by
from jipp.portfolio.tables import Table
from jipp.portfolio.watching import Watched
from jipp.typing import Moving, Number, Progress, Unknown

__all__ = ["Portfolio"]

S = TypeVar("S", bound=Moving)
# A notebook shows so many rows; the rest is one call away.
_SHOWN: Final = 20


def _as_subjects(values: Iterable[S]) -> tuple[S, ...]:
    """Take subjects, each once; one id with two contents is a fault at its position."""
    taken = as_tuple(cast("type[S]", object), values)
    if isinstance(taken, Fault):
        return taken
    first: dict[str, tuple[int, S]] = {}
    problems = gathered((pointer(i), as_subject(one)) for i, one in enumerate(taken))
    for position, one in enumerate(() if problems else taken):
        there, known = first.setdefault(one.id, (position, one))
        if known is not one and (type(known) is not type(one) or known != one):
            params = {"value": one.id, "first": there}
            problems.append(Problem(path=pointer(position), code="subject_differs", params=params))
    kept = tuple(one for _, one in first.values())
    return cast("tuple[S, ...]", Fault(*problems) if problems else kept)


@final
@attrs.frozen(kw_only=True, init=False, repr=False)
class Portfolio(Watched[S]):
    """Many subjects, each id once, in the order given: innovations, or whatever else moves.

    It iterates over its subjects, has their number as its length, and `+` joins two. A subject
    given twice in the same way is one; one id with two contents is an error. Every question about
    now can be asked as of a day: `portfolio.as_of(day).counts(by="phase")`.

    `under` in a call is a lifecycle that does not ship, or several, for the histories that name
    them. `progress` is called with how many subjects are done and how many there are, after each
    thousand and at the end.

    Raises:
        InvalidInputError: what is no subject, or an id with two contents, at its position.

    >>> owner = Agency(id="prov-babel", name="Kepulauan Bangka Belitung", kind="province")
    >>> one = Innovation(id="sipinter", title="SIPINTER", agency=owner)
    >>> Portfolio([one]) + Portfolio([one])
    <Portfolio of 1 innovation>
    """

    subjects: tuple[S, ...] = attrs.field(default=(), converter=_as_subjects)

    def __init__(self, subjects: Iterable[S] = ()) -> None:
        cast("Any", self).__attrs_init__(subjects=subjects)

    __attrs_post_init__ = refuse_faults

    @staticmethod
    def from_records(
        rows: Iterable[Mapping[str, Any]],
        *,
        missing: Iterable[object] = (),
        progress: Progress | None = None,
    ) -> "Portfolio[Innovation]":
        """Read one innovation per row, as `from_records` does; the inverse of `to_records`.

        Other subjects are read by `Portfolio(from_records(Permit, rows))`.

        Raises:
            InvalidDataError: all faults of all rows, each at `/row/column`.
            InvalidInputError: an id with two contents.

        >>> row = {"id": "i", "title": "I", "agency.id": "a", "agency.name": "A"}
        >>> Portfolio.from_records([row | {"agency.kind": "city"}])
        <Portfolio of 1 innovation>
        """
        return Portfolio(from_records(Innovation, rows, missing=missing, progress=progress))

    def __iter__(self) -> Iterator[S]:
        return iter(self.subjects)

    def __len__(self) -> int:
        return len(self.subjects)

    def __add__(self, other: "Portfolio[S]") -> "Portfolio[S]":
        if not isinstance(other, Portfolio):
            return NotImplemented
        return Portfolio((*self.subjects, *other.subjects))

    def __radd__(self, other: int) -> "Portfolio[S]":
        # `sum` starts from 0.
        return self if other == 0 else NotImplemented

    def __repr__(self) -> str:
        count = len(self)
        return f"<Portfolio of {count} {said_of(self.subjects, one=count == 1).en}>"

    def to_html(self, *, lang: str = "en", under: Under = ()) -> str:
        """Write the first subjects, in the words of `id` or `en`.

        Raises:
            UnknownNameError: another language.

        """
        laws, some = Laws(under), self.subjects[:_SHOWN]
        laws.look_up(some)
        rows: list[tuple[object, ...]] = []
        for one in some:
            agency, last = agency_of(one), one.history[-1] if one.history else None
            state, phase = (last.target, last.phase) if last is not None else (None, None)
            place = agency.name if agency is not None else None
            rows.append((one.id, title_of(one), place, state, phase and phase.value))
        thing = said_of(self.subjects)
        title = said("portfolio_shown", shown=len(rows), count=len(self), things=thing)
        columns = ("id", "title", "agency", "state", "phase")
        return html_table(title, columns, rows, lang, words={"state": laws.words()["state"]})

    def _repr_html_(self) -> str:
        return self.to_html()

    def as_of(self, on: date, *, progress: Progress | None = None) -> "Portfolio[S]":
        """Return what had begun by a day, with the history it had then, as `jipp.as_of` does.

        Fields beside history and evidence stay as they are now.

        Raises:
            InvalidInputError: not a day.

        >>> len(Portfolio([]).as_of(date(2025, 1, 1)))
        0
        """
        refuse(on=as_day(on))
        held = (on_day(one, on) for one in told(self.subjects, progress))
        return Portfolio(one for one in held if one.history)

    def counts(self, by: By = "phase", *, not_begun: bool = False, under: Under = ()) -> Table:
        """Count the subjects by a dimension, or by several crossed: `by=("phase", "province")`.

        A dimension is a name, or a function that returns the cell of a subject, or several: then it
        counts once in each. The column of a function is its name. An innovation counts once in each
        of its categories and goals, so that these may sum to more than there are. The province is
        the subject's own, else its agency's; `year` is that of `implemented_on`. What is not known
        stands under None, last. Phases, kinds and goals asked for alone are listed whole, with
        zeros.

        What has not begun has no phase and no state: a count by these leaves it out, unless
        `not_begun` asks for it under that name. None is then what has begun and is in no phase.

        Raises:
            InvalidInputError: a dimension twice, none, a function that returns what is no cell, or
                `not_begun` that is no bool.
            UnknownNameError: no such dimension.

        >>> Portfolio([]).counts(by="phase")["creation"]
        0
        """
        return count_by(self.subjects, by, not_begun=not_begun, laws=Laws(under))

    def series(
        self,
        by: By = "phase",
        *,
        every: Duration,
        since: date,
        until: date,
        under: Under = (),
        progress: Progress | None = None,
    ) -> Table:
        """Count on the last day of each period what had begun by then, as `counts` does.

        Periods of `every` are counted from `since`; the last one ends on `until`, whether it is
        whole or not. The rows of a day are those of `portfolio.as_of(day).counts(by)`, after the
        day in the column `on`. A function sees each subject as it was then.

        Raises:
            InvalidInputError: as `counts` does; not days, `until` before `since`, no span of at
                least a day, more than 10,000 periods.
            UnknownNameError: no such dimension.

        >>> quarters = {"every": Duration(months=3), "since": date(2024, 1, 1)}
        >>> found = Portfolio([]).series("phase", **quarters, until=date(2024, 5, 31))
        >>> [str(day) for day in dict.fromkeys(row["on"] for row in found)]
        ['2024-03-31', '2024-05-31']
        """
        return series_by(self.subjects, by, (every, since, until), Laws(under), progress)

    def flow(self, since: date, until: date, *, by: FlowBy = "phase", under: Under = ()) -> Table:
        """Count for each phase (or `by="state"`) how many were there, entered, left, and are there.

        `opening` are the counts at the end of the day `since`, `closing` those at the end of
        `until`; `opening + entered - left = closing` in every row. None is what is in no phase; the
        last row is what has not begun, `not_begun`.

        Raises:
            InvalidInputError: not days, `until` before `since`, another dimension.

        >>> print(Portfolio([]).flow(date(2024, 1, 1), date(2025, 1, 1)))
        phase                 opening  entered  left  closing
        creation              0        0        0     0
        development           0        0        0     0
        institutionalisation  0        0        0     0
        not_begun             0        0        0     0
        """
        return flow_between(self.subjects, since, until, by, Laws(under))

    def one_agency_one_innovation(self, year: int, agencies: Iterable[Agency]) -> Table:
        """Count the innovations each agency made in a year, and whether it made one.

        An innovation is made in the year its history begins, else that of `implemented_on`; one
        without either counts in no year.

        Raises:
            InvalidInputError: not a year, what is no agency, or one id of two agencies.

        >>> city = Agency(id="kota-a", name="Kota A", kind="city")
        >>> Portfolio([]).one_agency_one_innovation(2024, [city])["kota-a"]["met"]
        False
        """
        return agencies_in(self.subjects, year, agencies)

    def sdg_coverage(self) -> Table:
        """Count for each of the 17 goals the innovations, agencies and provinces that serve it.

        >>> Portfolio([]).sdg_coverage()[3]["innovations"]
        0
        """
        return goals(self.subjects)

    def lineage(self, *, progress: Progress | None = None) -> Lineage:
        """Trace what was taken from what: origins, adopters, generations, reach, cycles.

        `progress(done, all)` counts those that were taken over or are taken from others.

        >>> Portfolio([]).lineage().unknown_sources
        ()
        """
        return trace((i for i in self.subjects if isinstance(i, Innovation)), progress)

    def tile_map(
        self,
        on: date,
        *,
        values: Mapping[str, Number | Unknown | None] | None = None,
        title: str | Text | None = None,
        source: str | Text | None = None,
    ) -> Picture:
        """Draw a map of the provinces that exist on a day, a tile of equal size each.

        Without `values` it counts the innovations that were there: those whose history had begun,
        or that were implemented where there is none, by the end of the day, and those that tell
        neither. Those that began later, have no province, or lie in what was no province then
        stand below the map, so that all add up.

        `values` are exact numbers of your own, such as a rate, by any name a province goes by;
        None and `UNKNOWN` are not known, nor is what is left out. Classes of colour hold about as
        many provinces each, and every number stands in its tile, if need be in thousands.

        Raises:
            InvalidInputError: not a day, no mapping, what is no number, a province twice.
            OutsideCoverageError: a day before 5 October 2004.
            UnknownNameError: no such province.
            AmbiguousNameError: a code that means two provinces.

        >>> print(Portfolio([]).tile_map(date(2024, 1, 1)).caption)
        Innovations by province on 1 January 2024
        """
        named = {"title": as_optional_label(title), "source": as_optional_label(source)}
        refuse(on=as_day(on), **named)
        return map_on(self.subjects, on, values, **named)
