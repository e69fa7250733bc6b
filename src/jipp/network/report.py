"""The report of a hub over a span of days: duties, activities, reach, movement and partners."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final, Literal, TypeAlias, cast, final, get_args

import attrs

from jipp._dates import Duration
from jipp._fields import (
    as_choice,
    as_day,
    as_id,
    as_instance,
    as_str,
    as_tuple,
    as_values,
    fault,
    refuse,
    refuse_faults,
)
from jipp._text import unknown_name
from jipp.drawing.cells import Cell
from jipp.errors import InvalidInputError, Problem
from jipp.i18n import Text, named, said, term
from jipp.law.duties import hub_duties
from jipp.law.lookups import shipped
from jipp.model.activity import SERVED, Activity, ActivityKind, Partner
from jipp.model.basis import Basis
from jipp.model.finding import Finding, as_findings
from jipp.model.hub import Hub
from jipp.model.innovation import Innovation, Replication
from jipp.network.duty_windows import DutyReport, stand
from jipp.network.tables_of_work import (
    DAY,
    Reach,
    activities_of,
    cell_of,
    flow_of,
    flows_joined,
    lacking_in,
    partners_of,
    reach_of,
    tally,
    words,
)
from jipp.portfolio.dimensions import place_of
from jipp.portfolio.tables import Answered, Table, as_table
from jipp.reference.network import hub as find_hub

__all__ = ["HubReport", "hub_report"]

Counted: TypeAlias = Literal["hosted", "served"]
# More findings than these are only counted in a text; a table lists them all.
_SHOWN: Final = 10


def _as_duties(values: Iterable[DutyReport]) -> tuple[DutyReport, ...]:
    return as_tuple(DutyReport, values)


def _as_reach(value: Reach) -> Reach:
    return as_instance(Reach, value)


def _as_counted(value: Counted) -> Counted:
    return cast("Counted", as_choice(get_args(Counted), value))


def _as_held(values: Iterable[Activity]) -> tuple[Activity, ...]:
    return as_tuple(Activity, values, unique="id")


def _as_places(
    values: Mapping[str, str] | Iterable[tuple[str, str]],
) -> tuple[tuple[str, str], ...]:
    return as_values(as_id, values)


@final
@attrs.frozen(kw_only=True, repr=False)
class HubReport(Answered):
    """The work of a hub in the days [since, until), counted.

    `activities` counts what was done and what was only planned, by kind and phase; `by_kind` and
    `by_phase` count by one of them. `movement` is the flow of the innovations given between the
    phases, `partners` a row for each partner of what was done. `findings` name the ids that the
    arguments lack. `held` are the activities counted, `places` the provinces of their innovations.

    Two reports on neighbouring spans add up: `first_half + second_half` is the report of the year.

    >>> year = hub_report("Babel", [], since=date(2024, 1, 1), until=date(2025, 1, 1))
    >>> year.hub, year.reach.participants, len(year.duties)
    ('hub-id-bb', 0, 13)
    """

    hub: str = attrs.field(converter=as_id)
    since: date = attrs.field(converter=as_day)
    until: date = attrs.field(converter=as_day)
    duties: tuple[DutyReport, ...] = attrs.field(converter=_as_duties)
    activities: Table = attrs.field(converter=as_table)
    reach: Reach = attrs.field(converter=_as_reach)
    movement: Table = attrs.field(converter=as_table)
    partners: Table = attrs.field(converter=as_table)
    findings: tuple[Finding, ...] = attrs.field(default=(), converter=as_findings)
    counted: Counted = attrs.field(default="hosted", converter=_as_counted)
    held: tuple[Activity, ...] = attrs.field(default=(), converter=_as_held)
    places: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_as_places)
    name: str = attrs.field(default="", converter=as_str)
    __attrs_post_init__ = refuse_faults

    @property
    def bases(self) -> tuple[Basis, ...]:
        """Those of the duties, of the phases, and of the activities counted."""
        duties = (d.duty.basis for d in self.duties)
        return tuple(dict.fromkeys((*duties, *self.movement.bases, *(a.basis for a in self.held))))

    @property
    def by_kind(self) -> Table:
        """The activities by kind; all kinds stand, with 0 where there was none."""
        return self._count("kind", {a.id: a.kind for a in self.held}, tuple(ActivityKind))

    @property
    def by_phase(self) -> Table:
        """The activities by the phase that they serve, several phases, or none."""
        return self._count("phase", {a.id: a.served for a in self.held}, SERVED)

    def _count(self, by: str, of: Mapping[str, object], values: tuple[object, ...]) -> Table:
        word = term(by)
        return Table(
            title=Text(id=f"Kegiatan menurut {word.id}", en=f"Activities by {word.en}"),
            columns=(by, "count", "planned"),
            rows=[(cell_of(v), *tally(a for a in self.held if of[a.id] == v)) for v in values],
            words=words(),
        )

    @property
    def tables(self) -> tuple[Table, ...]:
        """Duties, activities, reach, movement, partners and findings as tables."""
        return tuple(self._tables())

    def _tables(self) -> Iterator[Table]:
        last = self.until - DAY
        yield Table(
            title=said("hub_report_title", hub=self._named(), since=self.since, last=last),
            columns=("duty", "status", "activities", "interval", "next_due"),
            rows=[(d.id, d.status.value, len(d.activities), d.id, d.next_due) for d in self.duties],
            words={
                "duty": {d.id: d.label for d in self.duties},
                "status": {d.status.value: d.status.label for d in self.duties},
                "interval": {d.id: d.interval for d in self.duties},
            },
        )
        yield self.activities
        reach = attrs.asdict(self.reach)
        names = {name: term(name) for name in reach}
        title = said(f"hub_report_{self.counted}")
        yield Table(
            title=title, columns=("what", "count"), rows=reach.items(), words={"what": names}
        )
        yield self.movement
        yield self.partners
        if self.findings:
            told = {
                str(i): Text(id=f.message("id"), en=f.message("en"))
                for i, f in enumerate(self.findings)
            }
            title = said("hub_report_findings")
            yield Table(
                title=title,
                columns=("finding",),
                rows=[(k,) for k in told],
                words={"finding": told},
            )

    def _named(self) -> Text:
        return named(self.name, self.hub)

    def explain(self, lang: str = "en") -> str:
        """Return the report in sentences, in `id` or `en`; `to_html` has all of its tables.

        >>> year = hub_report("Babel", [], since=date(2024, 1, 1), until=date(2025, 1, 1))
        >>> print(year.explain().splitlines()[0])
        Work of Kepulauan Bangka Belitung (hub-id-bb), 1 January 2024 to 31 December 2024
        """
        return "\n".join(text.text(lang) for text in self._sentences())

    def _sentences(self) -> Iterator[Text]:
        last = self.until - DAY
        done, planned = tally(self.held)
        yield said("hub_report_title", hub=self._named(), since=self.since, last=last)
        yield said(f"hub_report_{self.counted}")
        yield said("hub_report_activities", done=done, planned=planned)
        yield said("hub_report_reach", **attrs.asdict(self.reach))
        for d in self.duties:
            params = {"duty": d.label, "status": d.status.label, "count": len(d.activities)}
            code = "hub_report_duty" if d.next_due is None else "hub_report_duty_due"
            yield said(code, **params, interval=d.interval, on=d.next_due)
        yield from (Text(id=f.message("id"), en=f.message("en")) for f in self.findings[:_SHOWN])
        if len(self.findings) > _SHOWN:
            yield said("and_more", count=len(self.findings) - _SHOWN)

    def __str__(self) -> str:
        return self.explain()

    def _html(self, lang: str, most: int | None = None) -> str:
        return self._joined(self._tables(), lang, most)

    def __add__(self, other: "HubReport") -> "HubReport":
        if not isinstance(other, HubReport):
            return NotImplemented
        first, second = sorted((self, other), key=lambda report: report.since)
        own = _own(first)
        if first.until != second.since or first._reading() != second._reading():
            raise InvalidInputError(
                Problem(code="reports_apart", params={"until": first.until, "since": second.since})
            )
        known = {row["partner"]: row for row in (*first.partners, *second.partners)}
        running = [d.since for r in (first, second) for d in r.duties if d.duty.who != "hub"]
        return _report(
            (first.hub, first.name, first.counted),
            (first.since, second.until),
            (*first.held, *second.held),
            own=own,
            running=min(running, default=None),
            movement=flows_joined(first.movement, second.movement, (first.since, second.until)),
            known={cast("str", k): (v["name"], v["kind"]) for k, v in known.items()},
            places=dict((*first.places, *second.places)),
            findings=tuple(dict.fromkeys((*first.findings, *second.findings))),
        )

    def _reading(self) -> tuple[object, ...]:
        return self.hub, self.counted, sorted(_own(self).items(), key=str)


def _own(report: HubReport) -> dict[str, Duration]:
    return {d.id: d.every for d in report.duties if d.own and isinstance(d.every, Duration)}


def _as_every(value: Duration) -> Duration:
    if isinstance(value, Duration) and value == Duration():
        return cast("Duration", fault("no_interval", value))
    return as_instance(Duration, value)


def hub_report(
    hub: Hub | str,
    activities: Iterable[Activity],
    *,
    since: date,
    until: date,
    innovations: Iterable[Innovation] = (),
    replications: Iterable[Replication] = (),
    partners: Iterable[Partner] = (),
    every: Mapping[str, Duration] | Iterable[tuple[str, Duration]] = (),
    counted: Counted = "hosted",
) -> HubReport:
    """Return what a hub did in the days [since, until), and where its duties stand.

    An activity counts on its day `on`: with `hosted` those that this hub holds, whomever they
    serve; with `served` those for this hub, whoever holds them. What was only planned is counted
    apart, and meets no duty.

    No source tells how often a hub has to do anything. A duty is then met where an activity is
    seen, else undecided. `every` maps the id of a duty to an interval of the office's own. With an
    interval a duty falls due that long after the last activity that met it, before there is one
    after `since`; it is not met where a window passed without one. The duties of a replicator stand
    only where one of `replications` is under way.

    Raises:
        InvalidInputError: all faults of the arguments together; an id twice; `until` that is not
            after `since`.
        UnknownNameError: no such hub, or an interval of no duty.

    >>> events = [Activity(id="a", hub="hub-id-bb", kind="data_update", on=date(2024, 3, 1))]
    >>> span = {"since": date(2024, 1, 1), "until": date(2025, 1, 1)}
    >>> year = hub_report("Babel", events, **span, every={"innovation_data": Duration(months=6)})
    >>> data = next(d for d in year.duties if d.id == "innovation_data")
    >>> data.status.value, data.next_due
    ('not_met', datetime.date(2024, 9, 1))
    """
    found = find_hub(hub) if isinstance(hub, str) else as_instance(Hub, hub)
    events = as_tuple(Activity, activities, unique="id")
    ours = as_tuple(Innovation, innovations, unique="id")
    taken = as_tuple(Replication, replications, unique="id")
    known = as_tuple(Partner, partners, unique="id")
    own = as_values(_as_every, every)
    refuse(
        hub=found,
        activities=events,
        since=as_day(since),
        until=as_day(until),
        innovations=ours,
        replications=taken,
        partners=known,
        every=own,
        counted=_as_counted(counted),
    )
    if until <= since:
        params = {"value": until, "after": since}
        raise InvalidInputError(Problem(path="/until", code="empty_span", params=params))
    duties = [duty.id for duty in hub_duties(on=date.max)]
    for id, _ in own:
        if id not in duties:
            raise unknown_name("obligation", id, duties)
    held = sorted(
        (a for a in events if since <= a.on < until and _is_counted(a, found.id, counted)),
        key=lambda a: (a.on, a.id),
    )
    places = {i.id: place for i in ours if (place := place_of(i)) is not None}
    touched = {id for a in held for id in a.innovations}
    return _report(
        (found.id, found.agency.name, counted),
        (since, until),
        held,
        own=dict(own),
        running=_running(taken, since, until),
        movement=flow_of(since, until, ours),
        known={p.id: (p.name, p.kind.value) for p in known},
        places={id: place for id, place in places.items() if id in touched},
        findings=tuple(lacking_in(held, {p.id for p in known}, {i.id for i in ours})),
    )


def _is_counted(activity: Activity, hub: str, counted: Counted) -> bool:
    return activity.held_by(hub) if counted == "hosted" else hub in activity.hubs


def _running(replications: Iterable[Replication], since: date, until: date) -> date | None:
    """Return the day of the span from which a replication was under way; None where none was."""
    days = list[date]()
    for replication in replications:
        history = replication.history
        if not history or history[0].on >= until:
            continue
        last = history[-1]
        law = shipped(last.definition)
        over = law is not None and any(s.final and s.id == last.target for s in law.states)
        if not (over and last.on < since):
            days.append(max(since, history[0].on))
    return min(days, default=None)


def _report(
    of: tuple[str, str, Counted],
    span: tuple[date, date],
    held: Iterable[Activity],
    *,
    own: Mapping[str, Duration],
    running: date | None,
    movement: Table,
    known: Mapping[str, tuple[Cell, Cell]],
    places: Mapping[str, str],
    findings: tuple[Finding, ...],
) -> HubReport:
    hub, name, counted = of
    since, until = span
    held = tuple(held)
    done = [a for a in held if not a.planned]
    starts = {"hub": since, "replicator": running}
    return HubReport(
        hub=hub,
        since=since,
        until=until,
        duties=tuple(
            stand(duty, done, since=start, until=until, own=own)
            for duty in hub_duties(on=until - DAY)
            if (start := starts[duty.who]) is not None
        ),
        activities=activities_of(held),
        reach=reach_of(done, places),
        movement=movement,
        partners=partners_of(done, known),
        findings=findings,
        counted=counted,
        held=held,
        places=places,
        name=name,
    )
