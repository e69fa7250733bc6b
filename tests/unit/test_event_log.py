"""Event logs: what leaves as a table, and what a table tells of histories."""

import csv
import io
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import attrs
import pytest

from jipp import (
    RESUME,
    SAME,
    Actor,
    Agency,
    Duration,
    Evidence,
    Innovation,
    InvalidDataError,
    InvalidInputError,
    Lifecycle,
    Period,
    Phase,
    Portfolio,
    State,
    UnknownNameError,
    advance,
    audit,
    catch_up,
    from_event_log,
    migrate,
    revert,
    take_in,
    to_event_log,
)
from tests.lifecycles import CLERK, DAY, FAR_OFFICE, HEAD, OFFICE, flow, idea, later, started, step

STATES = (State(id="draft", phase="creation"), "review", "paused", "done", "gone")
LAW = flow(
    step("send", "draft", "review"),
    step("note", ("draft", "review"), SAME),
    step("judge", "review", "done"),
    step("judge", "review", "gone"),
    step("pause", ("draft", "review"), "paused"),
    step("resume", "paused", RESUME),
    step("lapse", "review", "gone", after=Duration(days=30)),
    states=STATES,
    correctors=("chief",),
)
NOON = datetime(2024, 2, 1, 12, tzinfo=timezone(timedelta(hours=7)))
CHIEF = Actor(id="chief", roles=("chief", "head"))
# As a spreadsheet of an office has it, synthetic.
NAMES = {"case": "kode", "on": "tanggal", "activity": "kegiatan", "state": "status"}


def walked() -> Innovation:
    """An innovation with an entry of every kind."""
    subject = started(LAW, unit="RSUD")
    piece = Evidence(id="plan", kind="budget")
    common: dict[str, Any] = {"under": LAW, "recorded_at": NOON}
    subject = advance(subject, "send", on=later(1), by=CLERK, evidence=[piece], **common)
    subject = advance(subject, "pause", on=later(2), by=HEAD, note="no room", **common)
    subject = advance(subject, "resume", on=later(3), by=CHIEF, under=LAW)
    subject = catch_up(subject, on=later(90), under=LAW)
    return revert(subject, to=2, on=later(95), by=CHIEF, note="still alive", under=LAW)


def read(*rows: dict[str, Any], names: dict[str, str] = NAMES, **more: Any) -> Innovation:
    """The innovation with the history that rows tell of it."""
    (subject,) = from_event_log(rows, [idea()], lifecycle=LAW, columns=names, **more)
    return subject


def moves(subject: Innovation) -> list[tuple[str, str | None, str]]:
    """The actions of its history, from where and to where."""
    return [(entry.action, entry.source, entry.target) for entry in subject.history]


def row(day: int, **more: Any) -> dict[str, Any]:
    """A row of the innovation, on a day."""
    return {"kode": "one-stop", "tanggal": later(day), **more}


def faults(*rows: dict[str, Any], **more: Any) -> list[tuple[str, str]]:
    """Where and what is wrong with rows."""
    with pytest.raises(InvalidDataError) as error:
        read(*rows, **more)
    assert all(p.message("en") and p.message("id") for p in error.value.problems)
    return [(p.path, p.code) for p in error.value.problems]


def test_a_record_tells_all_of_an_entry() -> None:
    """In plain data, under our names, in this order."""
    record = to_event_log([walked()])[1]
    assert list(record.items()) == [
        ("case", "one-stop"),
        ("number", 2),
        ("activity", "send"),
        ("on", later(1)),
        ("recorded_at", NOON),
        ("actor", "ani"),
        ("agency", "kota-a"),
        ("roles", ["clerk"]),
        ("source", "draft"),
        ("target", "review"),
        ("phase", None),
        ("lifecycle", "flow@1"),
        ("evidence", ["plan"]),
        ("note", ""),
        ("reverts", None),
    ]


def test_a_record_of_xes_has_the_names_of_the_standard() -> None:
    """Its time is midnight UTC of the day, its role the first; nobody is nobody."""
    records = to_event_log([walked()], names="xes")
    assert records[3] == {
        "case:concept:name": "one-stop",
        "concept:name": "resume",
        "time:timestamp": datetime(2024, 1, 4, tzinfo=UTC),
        "org:resource": "chief",
        "org:role": "chief",
    }
    assert records[4]["concept:name"] == "lapse"
    assert (records[4]["org:resource"], records[4]["org:role"]) == (None, None)
    assert all(list(record) == list(records[0]) for record in records)


def test_a_portfolio_and_what_has_not_begun_have_a_log() -> None:
    """One record per entry, subject by subject in their order."""
    held = Portfolio([walked(), idea("later"), started(LAW, id="b")])
    assert [r["case"] for r in to_event_log(held)] == ["one-stop"] * 6 + ["b"]


def test_what_is_written_is_read_again() -> None:
    """Every field of every entry, by which also the evidence is found that an entry brought."""
    subject = walked()
    bare = attrs.evolve(subject, history=())
    assert from_event_log(to_event_log([subject]), [bare], lifecycle=LAW) == (subject,)
    assert from_event_log(to_event_log([subject]), [subject], lifecycle="flow", under=LAW) == (
        subject,
    )


def test_what_xes_tells_is_read_by_the_names_of_its_columns() -> None:
    """The time as its day, the role as the actor's; what several targets have is told apart."""
    subject = advance(started(LAW), "send", on=later(1), by=CLERK, under=LAW)
    names = {
        "case": "case:concept:name",
        "activity": "concept:name",
        "on": "time:timestamp",
        "actor": "org:resource",
        "roles": "org:role",
    }
    again = read(*to_event_log([subject], names="xes"), names=names)
    nobodys = attrs.evolve(CLERK, agency=None)
    wanted = tuple(attrs.evolve(entry, by=nobodys) for entry in subject.history)
    assert again.history == wanted


def test_a_text_file_with_commas_is_read() -> None:
    """Days, numbers and gaps as texts; a text is one role."""
    file = io.StringIO(
        "kode,tanggal,kegiatan,tujuan,oleh,peran,nomor,catatan\n"
        "one-stop,2024-01-01,begin,,ani,clerk,1,\n"
        "one-stop,2024-01-05,send,,ani,clerk,2, \n"
        "one-stop,2024-01-09T08:30:00+07:00,judge,done,budi,head,3,bagus\n"
    )
    names = {
        **NAMES,
        "target": "tujuan",
        "actor": "oleh",
        "roles": "peran",
        "number": "nomor",
        "note": "catatan",
    }
    subject = read(*csv.DictReader(file), names=names)
    assert moves(subject) == [
        ("begin", None, "draft"),
        ("send", "draft", "review"),
        ("judge", "review", "done"),
    ]
    last = subject.history[-1]
    assert (last.number, last.on, last.note) == (3, later(8), "bagus")
    assert last.by == Actor(id="budi", roles=("head",))
    assert subject.phase is None
    assert subject.history[0].phase is Phase.CREATION
    assert audit(subject, under=LAW) == ()


def test_where_an_activity_leads_is_worked_out() -> None:
    """The present state stays, a resumption leads back, a revert to its entry."""
    subject = read(
        row(0, kegiatan="begin"),
        row(1, kegiatan="note"),
        row(2, kegiatan="send"),
        row(3, kegiatan="pause"),
        row(4, kegiatan="resume"),
        row(5, kegiatan="pause"),
        row(6, kegiatan="resume"),
        row(7, kegiatan="revert", reverts=2, actor="chief", roles=["chief"]),
        row(8, kegiatan="pause"),
        row(9, kegiatan="resume"),
    )
    assert [entry.target for entry in subject.history] == [
        *("draft", "draft", "review", "paused", "review", "paused", "review"),
        *("draft", "paused", "draft"),
    ]
    assert audit(subject, under=LAW) == ()


def test_a_state_is_entered_by_the_one_action_that_leads_there() -> None:
    """Where there is none, or several, it was found there."""
    subject = read(
        row(0, status="draft"),
        row(1, status="review"),
        row(2, status="gone"),
        row(3, status="draft"),
    )
    assert moves(subject) == [
        ("begin", None, "draft"),
        ("send", "draft", "review"),
        ("found", "review", "gone"),
        ("found", "gone", "draft"),
    ]
    findings = audit(subject, under=LAW)
    assert [(f.code, f.where, f.severity.value) for f in findings] == [
        ("gap_filled", "3", "warning"),
        ("gap_filled", "4", "warning"),
    ]
    assert moves(read(row(0, status="done"))) == [("found", None, "done")]


def test_two_transitions_of_one_action_are_one_action() -> None:
    """It is the action that the table would name."""
    law = flow(
        step("go", "draft", "done", roles=("a",)),
        step("go", "draft", "done", roles=("b",)),
        states=("draft", "done"),
    )
    rows = [row(0, status="draft"), row(1, status="done")]
    (subject,) = from_event_log(rows, [idea()], lifecycle=law, columns=NAMES)
    assert moves(subject)[1] == ("go", "draft", "done")


def test_since_when_it_was_in_a_state_may_stand_in_the_table() -> None:
    """Of what was found; the same column may be the day of the row."""
    subject = read(row(9, status="done"), names={**NAMES, "since": "tanggal"})
    assert (
        subject.history
        == take_in(idea(), lifecycle=LAW, state="done", on=later(9), since=later(9)).history
    )


def test_a_state_beside_an_activity_is_where_it_led() -> None:
    """So a table with both columns needs no other."""
    subject = read(
        row(0, status="draft", kegiatan="begin"),
        row(1, status="review", kegiatan="send"),
        row(2, status="gone", kegiatan="judge"),
    )
    assert moves(subject)[-1] == ("judge", "review", "gone")


def test_nothing_is_judged() -> None:
    """An activity that is not to be taken there leads where it leads elsewhere."""
    subject = read(row(5, kegiatan="send"), row(1, kegiatan="send"))
    assert moves(subject) == [("send", None, "review"), ("send", "review", "review")]
    codes = [(f.code, f.where) for f in audit(subject, under=LAW)]
    assert codes == [("no_transition", "1"), ("order", "2"), ("no_transition", "2")]


def test_a_lifecycle_is_that_of_the_first_day_of_each_case() -> None:
    """By its name; a row may name another, and then moves over to it."""
    newer = attrs.evolve(LAW, version="2", in_force=Period(since=later(5)))
    older = attrs.evolve(LAW, in_force=Period(until=later(5)))
    rows = [
        {"case": "a", "on": DAY, "state": "draft"},
        {"case": "b", "on": later(5), "state": "draft"},
        {"case": "a", "on": later(9), "activity": "send"},
        {"case": "a", "on": later(9), "activity": "migrate", "lifecycle": "flow@2"},
        {"case": "a", "on": later(10), "activity": "judge", "target": "done"},
    ]
    laws = (older, newer)
    a, b = from_event_log(rows, [idea("a"), idea("b")], lifecycle="flow", under=laws)
    assert [e.definition for e in a.history] == ["flow@1"] * 2 + ["flow@2"] * 2
    assert moves(a)[2] == ("migrate", "review", "review")
    assert [e.definition for e in b.history] == ["flow@2"]
    moved = migrate(idea_under(older), to=newer, on=later(9), by=None, note="", under=older)
    assert from_event_log(to_event_log([moved]), [moved], lifecycle="flow", under=laws) == (moved,)


def idea_under(law: Lifecycle) -> Innovation:
    """An innovation that has begun under a law."""
    return started(law, by=None)


def test_subjects_without_rows_stay_as_they_are() -> None:
    """In the order in which they were given."""
    begun, other = walked(), idea("other")
    rows = [{"case": "other", "on": DAY, "activity": "begin"}]
    one, two = from_event_log(rows, [begun, other], lifecycle=LAW)
    assert one is begun
    assert moves(two) == [("begin", None, "draft")]


def test_an_agency_is_one_of_those_known() -> None:
    """By its id among the subjects', or given as it is; else nobody says which it was."""
    said: list[object] = ["kota-a", FAR_OFFICE, "kota-x"]
    found: list[Agency | None] = []
    for agency in said:
        (entry,) = read(row(0, kegiatan="begin", actor="ani", agency=agency)).history
        assert entry.by is not None
        found.append(entry.by.agency)
    assert found == [OFFICE, FAR_OFFICE, None]


BAD: dict[str, Any] = {
    "no case": ({"tanggal": DAY, "kegiatan": "note"}, "/2", "row_without"),
    "no subject": ({**row(0), "kode": "two-stop", "kegiatan": "note"}, "/2", "row_of_no_subject"),
    "a number": ({**row(0), "kode": 17, "kegiatan": "note"}, "/2", "row_of_no_subject"),
    "no day": ({"kode": "one-stop", "kegiatan": "note"}, "/2", "row_without"),
    "a local day": ({**row(0), "tanggal": "31/12/2024", "kegiatan": "note"}, "/2", "not_a_day"),
    "no such day": ({**row(0), "tanggal": "2024-02-30", "kegiatan": "note"}, "/2", "not_a_day"),
    "a number as day": ({**row(0), "tanggal": 45292, "kegiatan": "note"}, "/2", "not_a_day"),
    "nothing done": (row(2), "/2", "row_without_activity"),
    "blank": (row(2, kegiatan=" ", status=float("nan")), "/2", "row_without_activity"),
    "several targets": (row(2, kegiatan="judge"), "/2", "row_of_targets"),
    "unknown": (row(2, kegiatan="fly"), "/2", "row_leads_nowhere"),
    "nothing to resume": (row(2, kegiatan="resume"), "/2", "row_leads_nowhere"),
    "no such entry": (row(2, kegiatan="revert", reverts=9), "/2", "row_leads_nowhere"),
    "no such state": (row(2, status="reviewed"), "/2", "foreign_state"),
    "no such target": (row(2, kegiatan="judge", target=3), "/2", "foreign_state"),
    "no such source": (row(2, kegiatan="note", source="in"), "/2", "foreign_state"),
    "no id": (row(2, kegiatan="not an id"), "/2/kegiatan", "not_an_id"),
    "a naive time": (
        row(2, kegiatan="note", recorded_at="2024-01-01T10:00"),
        "/2/recorded_at",
        "not_an_instant",
    ),
    "an actor": (row(2, kegiatan="note", actor="Ani Wijaya"), "/2/actor", "not_an_id"),
    "a role": (row(2, kegiatan="note", actor="ani", roles=["a", ""]), "/2/roles/1", "not_an_id"),
    "a count": (row(2, kegiatan="note", number=0), "/2/number", "not_positive"),
    "a law": (row(2, kegiatan="note", lifecycle="x@1"), "/2/lifecycle", "unknown_name_of_few"),
    "no row": ("one-stop", "/2", "not_an_object"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_row_is_told_at_its_number_and_spoils_no_other(name: str) -> None:
    """What follows it in its case is read as it stands."""
    bad, path, code = BAD[name]
    rows = [row(0, kegiatan="begin"), row(1, kegiatan="send"), bad, row(3, kegiatan="note")]
    assert faults(*rows, row(4, kegiatan="pause"), row(5, kegiatan="resume")) == [(path, code)]


def test_after_a_lost_row_the_next_that_names_a_state_is_read_on_from() -> None:
    """Until then nothing is said that only the lost row could have told."""
    assert faults(
        row(0, kegiatan="begin"),
        row(1),
        row(2, kegiatan="judge"),
        row(3, kegiatan="note"),
        row(4, kegiatan="resume"),
        row(5, kegiatan="fly"),
        row(6, status="review"),
        row(7, kegiatan="judge"),
    ) == [
        ("/1", "row_without_activity"),
        ("/5", "row_leads_nowhere"),
        ("/7", "row_of_targets"),
    ]


def test_all_that_is_wrong_with_a_row_is_told() -> None:
    """At once, with what to do."""
    with pytest.raises(InvalidDataError) as error:
        from_event_log([{}], [idea()], lifecycle=LAW, columns=NAMES)
    assert str(error.value).splitlines() == [
        "/0: nothing stands in kode, which each row needs: fill it in, or take the row out",
        "/0: nothing stands in tanggal, which each row needs: fill it in, or take the row out",
        "/0: neither an activity in kegiatan nor a state in status: give one of them",
    ]


def test_a_day_on_which_no_law_holds_is_a_problem_of_its_row() -> None:
    """Each row by itself."""
    rows = [
        {"case": "one-stop", "on": "1990-01-01", "state": "idea"},
        {"case": "one-stop", "on": "2024-01-01", "state": "idea"},
    ]
    with pytest.raises(InvalidDataError) as error:
        from_event_log(rows, [idea()], lifecycle="innovation")
    assert [(p.path, p.code) for p in error.value.problems] == [("/0", "no_law_on_day")]


def test_wrong_arguments_are_told_at_once() -> None:
    """No subject, no lifecycle, no such column; and no table in place of its rows."""
    wrong: Any = {"subjects": [idea(), "x"], "lifecycle": 1, "columns": {"cae": "kode", "on": ""}}
    with pytest.raises(InvalidInputError) as error:
        from_event_log("rows", **wrong)  # type: ignore[arg-type]
    assert [(p.path, p.code) for p in error.value.problems] == [
        ("/rows", "not_a_list"),
        ("/subjects/1", "not_a_subject"),
        ("/lifecycle", "wrong_type"),
        ("/columns/on", "empty"),
    ]
    with pytest.raises(InvalidInputError) as named:
        from_event_log([], [], lifecycle=LAW, columns={"cae": "kode"})
    assert [(p.path, p.code) for p in named.value.problems] == [("/columns/cae", "not_one_of")]
    with pytest.raises(InvalidInputError) as twice:
        from_event_log([], [idea(), idea()], lifecycle=LAW)
    assert [(p.path, p.code) for p in twice.value.problems] == [("/subjects/1/id", "duplicate")]
    with pytest.raises(UnknownNameError):
        from_event_log([], [idea()], lifecycle="permit")
    with pytest.raises(InvalidInputError) as odd:
        to_event_log([1], names="csv")  # type: ignore[list-item, arg-type]
    assert [(p.path, p.code) for p in odd.value.problems] == [
        ("/subjects/0", "not_a_subject"),
        ("/names", "not_one_of"),
    ]


class Frame:
    """What looks like a table of another library."""

    columns = ("case",)

    def __iter__(self) -> Any:
        return iter(self.columns)


def test_a_table_is_not_a_list_of_rows() -> None:
    """Iterating over one gives its columns."""
    table: Any = Frame()
    with pytest.raises(InvalidInputError) as error:
        from_event_log(table, [], lifecycle=LAW)
    assert [(p.path, p.code) for p in error.value.problems] == [("/rows", "frame_for_rows")]


class Missing:
    """The value of some tables for what is missing: it has no truth, and is unlike itself."""

    def __ne__(self, other: object) -> Any:
        return self

    def __eq__(self, other: object) -> Any:
        return self

    def __bool__(self) -> bool:
        raise TypeError

    __hash__ = object.__hash__


def test_what_tables_have_for_nothing_says_nothing() -> None:
    """None, NaN, a blank text, and a value without truth."""
    for gap in (None, float("nan"), "", "  ", Missing()):
        subject = read(row(0, status="draft", kegiatan=gap, note=gap, reverts=gap))
        assert moves(subject) == [("begin", None, "draft")]


def test_how_far_it_has_come_is_told() -> None:
    """Rows done and all of them."""
    seen: list[tuple[int, int]] = []

    def tell(done: int, every: int) -> None:
        seen.append((done, every))

    read(row(0, status="draft"), progress=tell)
    assert seen == [(1, 1)]


def test_a_day_may_be_a_time() -> None:
    """Its day is taken as it is written."""
    evening = datetime(2024, 1, 5, 23, 30, tzinfo=timezone(timedelta(hours=7)))
    for day in (evening, evening.isoformat(), "2024-01-05 23:30", date(2024, 1, 5)):
        assert read(row(0, status="draft") | {"tanggal": day}).history[0].on == date(2024, 1, 5)
