"""A portfolio: many innovations as one value, and the questions asked of it every quarter."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, cast, final

import attrs

from jipp._dates import Duration
from jipp._fields import (
    Fault,
    as_day,
    as_instance,
    as_optional_label,
    as_tuple,
    refuse,
    refuse_faults,
)
from jipp._progress import told
from jipp._text import pointer, unknown_name
from jipp._value import Value
from jipp.convert.records import from_records
from jipp.drawing.cells import html_table
from jipp.drawing.picture import Picture
from jipp.errors import Problem
from jipp.i18n import Text, said
from jipp.law.lookups import lifecycles
from jipp.lifecycle.history_views import on_day
from jipp.model.definition import Lifecycle
from jipp.model.hub import Hub
from jipp.model.innovation import Innovation
from jipp.model.phase import Phase
from jipp.model.place import Agency
from jipp.portfolio.counting import (
    FlowBy,
    agencies_in,
    count_by,
    flow_between,
    goals,
    map_on,
)
from jipp.portfolio.dimensions import Dimension
from jipp.portfolio.durations import Stays, time_within
from jipp.portfolio.lineage import Lineage, trace
from jipp.portfolio.monitoring import lacking, owing, standing_still
from jipp.portfolio.scorecard import Scorecard, hub_card
from jipp.portfolio.tables import Table
from jipp.reference.network import hub as find_hub
from jipp.typing import Number, Progress, Unknown

__all__ = ["Portfolio"]

# A notebook shows so many rows; the rest is one call away.
_SHOWN: Final = 20


def _as_innovations(values: Iterable[Innovation]) -> tuple[Innovation, ...]:
    """Take innovations, each once; one id with two contents is a fault at its position."""
    taken = as_tuple(Innovation, values)
    if isinstance(taken, Fault):
        return taken
    first: dict[str, tuple[int, Innovation]] = {}
    problems: list[Problem] = []
    for position, innovation in enumerate(taken):
        there, known = first.setdefault(innovation.id, (position, innovation))
        if known is not innovation and known != innovation:
            params = {"value": innovation.id, "first": there}
            problems.append(
                Problem(path=pointer(position), code="innovation_differs", params=params)
            )
    kept = tuple(innovation for _, innovation in first.values())
    return cast("tuple[Innovation, ...]", Fault(*problems) if problems else kept)


@final
@attrs.frozen(kw_only=True, init=False, repr=False)
class Portfolio(Value):
    """Many innovations, each id once, in the order given.

    It iterates over its innovations, has their number as its length, and `+` joins two. An
    innovation given twice in the same way is one; one id with two contents is an error. Every
    question about now can be asked as of a day: `portfolio.as_of(day).counts(by="phase")`.

    `under` in a call is a lifecycle that does not ship, for the histories that name it. `progress`
    is called with how many innovations are done and how many there are, after each thousand and at
    the end.

    Raises:
        InvalidInputError: what is no innovation, or an id with two contents, at its position.

    >>> owner = Agency(id="prov-babel", name="Kepulauan Bangka Belitung", kind="province")
    >>> one = Innovation(id="sipinter", title="SIPINTER", agency=owner)
    >>> Portfolio([one]) + Portfolio([one])
    <Portfolio of 1 innovation>
    """

    innovations: tuple[Innovation, ...] = attrs.field(default=(), converter=_as_innovations)

    def __init__(self, innovations: Iterable[Innovation] = ()) -> None:
        cast("Any", self).__attrs_init__(innovations=innovations)

    __attrs_post_init__ = refuse_faults

    @classmethod
    def from_records(
        cls,
        rows: Iterable[Mapping[str, Any]],
        *,
        missing: Iterable[object] = (),
        progress: Progress | None = None,
    ) -> "Portfolio":
        """Read one innovation per row, as `from_records` does; the inverse of `to_records`.

        Raises:
            InvalidDataError: all faults of all rows, each at `/row/column`.
            InvalidInputError: an id with two contents.

        >>> row = {"id": "i", "title": "I", "agency.id": "a", "agency.name": "A"}
        >>> Portfolio.from_records([row | {"agency.kind": "city"}])
        <Portfolio of 1 innovation>
        """
        return cls(from_records(Innovation, rows, missing=missing, progress=progress))

    def __iter__(self) -> Iterator[Innovation]:
        return iter(self.innovations)

    def __len__(self) -> int:
        return len(self.innovations)

    def __add__(self, other: "Portfolio") -> "Portfolio":
        if not isinstance(other, Portfolio):
            return NotImplemented
        return Portfolio((*self.innovations, *other.innovations))

    def __radd__(self, other: int) -> "Portfolio":
        # `sum` starts from 0.
        return self if other == 0 else NotImplemented

    def __repr__(self) -> str:
        count = len(self)
        return f"<Portfolio of {count} innovation{'' if count == 1 else 's'}>"

    def to_html(self, *, lang: str = "en") -> str:
        """Write the first innovations, in the words of `id` or `en`.

        Raises:
            UnknownNameError: another language.

        """
        rows = [
            (i.id, i.title, i.agency.name, i.state, i.phase and i.phase.value)
            for i in self.innovations[:_SHOWN]
        ]
        title = said("portfolio_shown", shown=len(rows), count=len(self))
        return html_table(title, ("id", "title", "agency", "state", "phase"), rows, lang)

    def _repr_html_(self) -> str:
        return self.to_html()

    def as_of(self, on: date, *, progress: Progress | None = None) -> "Portfolio":
        """Return what had begun by a day, with the history it had then, as `jipp.as_of` does.

        Fields beside history and evidence stay as they are now.

        Raises:
            InvalidInputError: not a day.

        >>> len(Portfolio([]).as_of(date(2025, 1, 1)))
        0
        """
        refuse(on=as_day(on))
        held = (on_day(i, on) for i in told(self.innovations, progress))
        return Portfolio(i for i in held if i.history)

    def counts(
        self, by: Dimension | Iterable[Dimension] = "phase", *, not_begun: bool = False
    ) -> Table:
        """Count the innovations by a dimension, or by several crossed: `by=("phase", "province")`.

        An innovation counts once in each of its categories and goals, so that these may sum to
        more than there are. Its province is its own, else its agency's; `year` is that of
        `implemented_on`. What is not known stands under None, last. Phases, kinds and goals asked
        for alone are listed whole, with zeros.

        What has not begun has no phase and no state: a count by these leaves it out, unless
        `not_begun` asks for it under that name. None is then what has begun and is in no phase.

        Raises:
            InvalidInputError: a dimension twice, no names, or `not_begun` that is no bool.
            UnknownNameError: no such dimension.

        >>> Portfolio([]).counts(by="phase")["creation"]
        0
        """
        return count_by(self.innovations, by, not_begun=not_begun)

    def flow(self, since: date, until: date, *, by: FlowBy = "phase") -> Table:
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
        return flow_between(self.innovations, since, until, by)

    def time_in(self, what: str | Phase, *, on: date, progress: Progress | None = None) -> Stays:
        """Measure how long innovations stay in a state or phase, up to a day, in days.

        A stay that lasts on the day is censored, not left out. `what` is the id of a state that the
        histories or the shipped lifecycles name, else a phase.

        Raises:
            InvalidInputError: not a day.
            UnknownNameError: no such state or phase.

        >>> Portfolio([]).time_in(Phase.CREATION, on=date(2025, 1, 1)).median is None
        True
        """
        refuse(on=as_day(on))
        return time_within(told(self.innovations, progress), self._state_or_phase(what), on)

    def _state_or_phase(self, what: str | Phase, under: Lifecycle | None = None) -> str | Phase:
        if isinstance(what, Phase):
            return what
        laws = [law for law in lifecycles() if law.id == "innovation"]
        laws += [] if under is None else [under]
        states = {state.id for law in laws for state in law.states}
        states |= {entry.target for i in self.innovations for entry in i.history}
        if isinstance(what, str) and what in states:
            return what
        try:
            return Phase(what)
        except ValueError:
            known = (*sorted(states), *(phase.value for phase in Phase))
            raise unknown_name("state", what, known) from None

    def stalled(
        self,
        on: date,
        longer_than: Duration,
        *,
        under: Lifecycle | None = None,
        progress: Progress | None = None,
    ) -> Table:
        """List the innovations that entered their state more than a span ago, the longest first.

        Final states do not count, nor what has not begun.

        Raises:
            InvalidInputError: not a day, not a Duration.
            UnknownNameError: a history names a lifecycle that does not ship.

        >>> len(Portfolio([]).stalled(date(2025, 1, 1), Duration(years=1)))
        0
        """
        return standing_still(told(self.innovations, progress), on, longer_than, under)

    def overdue(
        self, on: date, *, under: Lifecycle | None = None, progress: Progress | None = None
    ) -> Table:
        """List the duties that are overdue on a day, as `due` tells, the oldest first.

        Raises:
            InvalidInputError: not a day.
            UnknownNameError: a history names a lifecycle that does not ship.

        >>> len(Portfolio([]).overdue(date(2025, 1, 1)))
        0
        """
        return owing(told(self.innovations, progress), on, under)

    def gaps(
        self,
        *,
        to: str | Phase,
        on: date,
        under: Lifecycle | None = None,
        progress: Progress | None = None,
    ) -> Table:
        """List what each innovation lacks on its shortest way to a state or phase, as `plan` tells.

        One row per reason, by its code, with the kind of evidence or the field in `what`. Where no
        way leads there, the code is `no_way`; where it has not begun, `not_begun`. An innovation
        that lacks nothing has no row. `to` is what `time_in` takes, or a state of `under`.

        Raises:
            InvalidInputError: not a day, no lifecycle.
            UnknownNameError: no such state or phase, or a lifecycle that does not ship.

        >>> len(Portfolio([]).gaps(to=Phase.DEVELOPMENT, on=date(2025, 1, 1)))
        0
        """
        refuse(on=as_day(on), under=None if under is None else as_instance(Lifecycle, under))
        goal = self._state_or_phase(to, under)
        return lacking(told(self.innovations, progress), goal, on, under)

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
        return agencies_in(self.innovations, year, agencies)

    def sdg_coverage(self) -> Table:
        """Count for each of the 17 goals the innovations, agencies and provinces that serve it.

        >>> Portfolio([]).sdg_coverage()[3]["innovations"]
        0
        """
        return goals(self.innovations)

    def lineage(self, *, progress: Progress | None = None) -> Lineage:
        """Trace what was taken from what: origins, adopters, generations, reach, cycles.

        `progress(done, all)` counts those that were taken over or are taken from others.

        >>> Portfolio([]).lineage().unknown_sources
        ()
        """
        return trace(self.innovations, progress)

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
        return map_on(self.innovations, on, values, **named)

    def scorecard(
        self,
        hub: Hub | str,
        on: date,
        *,
        under: Lifecycle | None = None,
        progress: Progress | None = None,
    ) -> Scorecard:
        """Count a hub's portfolio on a day: facts side by side, no score.

        A provincial hub has the innovations of its province, any other those of its agency. A text
        finds the hub as `jipp.hub` does.

        Raises:
            InvalidInputError: not a day, not a hub.
            UnknownNameError: no such hub, or a lifecycle that does not ship.

        >>> Portfolio([]).scorecard("Babel", date(2025, 1, 1)).designated
        True
        """
        found = find_hub(hub) if isinstance(hub, str) else hub
        refuse(hub=as_instance(Hub, found), on=as_day(on))
        held = (on_day(i, on) for i in told(self.innovations, progress))
        return hub_card(held, found, on, under)
