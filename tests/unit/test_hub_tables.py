"""The tables of a hub's work say what their cited sources say, cell by cell."""

from datetime import date

import pytest

from jipp import (
    UNKNOWN,
    Activity,
    ActivityKind,
    Duration,
    HubDuty,
    Partner,
    PartnerKind,
    Phase,
    law,
)
from jipp._dates import Bound, Window
from jipp.law.innovation_feeds import FEEDS
from jipp.model import SDG_TARGETS, Feed
from jipp.model.activity import Served
from jipp.model.result import goal_of
from jipp.reference import published
from jipp.typing import Unknown
from tests.domain import cell, confidence, note, rows

Cells = dict[str, str]
DUTIES = law.hub_duties(on=date(2024, 1, 1))
SPANS = {Duration(months=1): "P1M", Duration(months=3): "P3M", Duration(years=1): "P1Y"}


def phase_cell(served: Served) -> str:
    """A phase served as the tables write it."""
    return served.name if isinstance(served, Phase) else served


def told(value: object) -> str:
    """A cell where what is not known is written out."""
    return "unknown" if value is UNKNOWN else cell(value)


def duty_cells(duty: HubDuty) -> Cells:
    """A duty as a row."""
    return {
        "id": duty.id,
        "label_id": duty.label.id,
        "label_en": duty.label.en,
        "who": duty.who,
        "counts": "|".join(kind.value for kind in duty.met_by) or "none",
        "every": "unknown" if isinstance(duty.every, Unknown) else SPANS[duty.every],
        "origin": duty.basis.origin.value,
        "confidence": confidence(duty.basis),
        "source": " ".join(duty.basis.sources),
        "notes": note(duty.basis),
    }


def activity_cells(event: Activity) -> Cells:
    """A published event as a row; what is no field of an activity stands first in its note."""
    printed = {"mode": "", "place": "", "agencies": ""}
    rest = note(event.basis)
    for name in printed:
        head = f"{name}: "
        if rest.startswith(head):
            printed[name], _, rest = rest.removeprefix(head).partition("; ")
    return {
        "id": event.id,
        "host": told(event.host),
        "hubs": "|".join(event.hubs),
        "kind": event.kind.value,
        "phase": phase_cell(event.served),
        "title": event.title,
        "from": cell(event.on),
        "to": cell(event.until or event.on),
        "told_as": "planned" if event.planned else "done",
        "partners": "|".join(event.partners),
        "participants": cell(event.participants),
        "confidence": confidence(event.basis),
        "source": " ".join(event.basis.sources),
        "notes": rest,
        **printed,
    }


def bound_cell(bound: Bound) -> str:
    """An end of a period: a day, the month or year that holds it, or not known."""
    if not isinstance(bound, Window):
        return told(bound)
    first, last = bound.not_before, bound.not_after
    month = (last - first).days <= 31
    return f"{first:%Y-%m}" if month else str(first.year)


def partner_cells(partner: Partner) -> Cells:
    """A partner as a row."""
    return {
        "id": partner.id,
        "name": partner.name,
        "kind": partner.kind.value,
        "country": partner.country,
        "role": partner.role,
        "since": bound_cell(partner.period.since),
        "until": bound_cell(partner.period.until),
        "origin": partner.basis.origin.value,
        "confidence": confidence(partner.basis),
        "source": " ".join(partner.basis.sources),
        "notes": note(partner.basis),
    }


def feed_cells(feed: Feed) -> Cells:
    """A place where innovation counts as a row."""
    return {
        "id": feed.id,
        "kind": feed.kind,
        "name_id": feed.title,
        "owner": feed.owner,
        "component": feed.component,
        "weight": told(feed.weight),
        "weight_unit": feed.weight_unit,
        "in_force_from": bound_cell(feed.in_force.since),
        "in_force_until": bound_cell(feed.in_force.until),
        "instrument_id": cell(feed.instrument),
        "confidence": confidence(feed.basis),
        "source": " ".join(feed.basis.sources),
        "notes": note(feed.basis),
    }


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("hub_duties", [duty_cells(duty) for duty in DUTIES]),
        ("hub_activities", [activity_cells(event) for event in published("hub-activities")]),
        ("hub_partners", [partner_cells(partner) for partner in published("partners")]),
        ("innovation_feeds", [feed_cells(feed) for feed in FEEDS]),
    ],
)
def test_a_table_says_what_its_source_says(name: str, ours: list[Cells]) -> None:
    """Every cell of every row, in the order of the file."""
    assert ours == rows(name)


def test_the_kinds_of_activity_are_those_of_the_table() -> None:
    """Their names in both languages, and the phase that each serves."""
    ours = [(k.value, k.label.id, k.label.en, phase_cell(k.phase)) for k in ActivityKind]
    cited = rows("activity_kinds")
    assert ours == [(r["id"], r["label_id"], r["label_en"], r["phase"]) for r in cited]


def test_the_kinds_of_partner_are_those_of_the_table() -> None:
    """Their names in both languages."""
    ours = [(kind.value, kind.label.id, kind.label.en) for kind in PartnerKind]
    assert ours == [(r["id"], r["label_id"], r["label_en"]) for r in rows("partner_kinds")]


def test_there_are_169_targets_and_each_tells_its_goal() -> None:
    """The goal follows from the target."""
    assert [(str(int(goal_of(t))), t) for t in SDG_TARGETS] == [
        (r["goal"], r["target"]) for r in rows("sdg_targets")
    ]
    assert len(set(SDG_TARGETS)) == 169


def test_duties_begin_with_the_decree() -> None:
    """Before the year of decree 94/2020 no hub had them; in it they may hold on any day."""
    assert law.hub_duties(on=date(2019, 12, 31)) == ()
    assert law.hub_duties(on=date(2020, 1, 1)) == DUTIES


def test_a_feed_holds_in_its_years() -> None:
    """The weight of a rule that was replaced is not told for a later year."""
    told_in = {
        year: {feed.id for feed in law.feeds(on=date(year, 6, 1))} for year in (2017, 2023, 2026)
    }
    assert "ipp-17-2017" in told_in[2017]
    assert "ipp-17-2017" not in told_in[2023]
    assert "iid-2023-sid" in told_in[2023]
    assert "iid-2023-sid" not in told_in[2026]
    assert "iid-2026-manfaat" in told_in[2026]
