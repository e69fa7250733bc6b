"""The engine under laws and with subjects of the caller's own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import attrs
import pytest

from jipp import (
    Actor,
    Agency,
    Approvals,
    Duration,
    Entry,
    Evidence,
    HasField,
    Hub,
    Innovation,
    InvalidInputError,
    Lifecycle,
    Obligation,
    Option,
    Phase,
    Proposal,
    Replication,
    State,
    UnknownNameError,
    advance,
    audit,
    begin,
    catch_up,
    decide,
    draw,
    draw_timeline,
    due,
    entered_on,
    law,
    migrate,
    next_automatic,
    options,
    phase_of,
    plan,
    revert,
    state_of,
    to_mermaid,
)
from tests.lifecycles import CLERK, DAY, HEAD, OFFICE, flow, idea, later, started, step


@attrs.frozen(kw_only=True)
class Permit:
    """A subject of the caller's own."""

    id: str
    unit: str = ""
    evidence: tuple[Evidence, ...] = ()
    history: tuple[Entry, ...] = ()


PERMITS = flow(
    step("submit", "draft", "review", requires=HasField(name="unit")),
    step("lapse", "review", "done", after=Duration(days=30)),
    obligations=[
        Obligation(id="answer", in_states=["review"], within=Duration(days=10), met_by="lapse")
    ],
    id="permit",
    correctors=("head",),
)
LETTERS = flow(step("send", "draft", "done"), states=("draft", "done"), id="letter")
NEWER = attrs.evolve(PERMITS, version="2")
LAWS = (LETTERS, PERMITS)
UNIT = Actor(id="tia", roles=("unit",), agency=OFFICE)
SENT = advance(
    begin(Permit(id="p", unit="u"), lifecycle=PERMITS, on=DAY, by=CLERK),
    "submit",
    on=DAY,
    by=CLERK,
    under=PERMITS,
)
CALLS: dict[str, Callable[[Any], object]] = {
    "decide": lambda laws: decide(SENT, "submit", on=DAY, by=CLERK, under=laws),
    "options": lambda laws: options(SENT, on=DAY, by=CLERK, under=laws),
    "plan": lambda laws: plan(SENT, to="done", on=DAY, under=laws),
    "due": lambda laws: due(SENT, on=DAY, under=laws),
    "catch_up": lambda laws: catch_up(SENT, on=later(40), under=laws),
    "next_automatic": lambda laws: next_automatic(SENT, under=laws),
    "revert": lambda laws: revert(SENT, to=1, on=DAY, by=HEAD, note="x", under=laws),
    "migrate": lambda laws: migrate(SENT, to=NEWER, on=later(40), by=HEAD, note="x", under=laws),
    "audit": lambda laws: audit(SENT, under=laws),
    "draw": lambda laws: draw(SENT, under=laws).to_svg(),
    "draw_timeline": lambda laws: draw_timeline(SENT, on=DAY, under=laws).to_svg(),
    "to_mermaid": lambda laws: to_mermaid(SENT, under=laws),
}


@pytest.mark.parametrize("call", CALLS)
def test_of_several_laws_the_history_picks_its_own(call: str) -> None:
    """Every call takes one law, or any collection that holds it, and answers the same."""
    ask = CALLS[call]
    alone = ask(PERMITS)
    many: tuple[Iterable[Lifecycle], ...] = (LAWS, list(LAWS), {PERMITS}, iter(LAWS), (*LAWS,) * 2)
    for laws in many:
        assert ask(laws) == alone


@pytest.mark.parametrize("call", [call for call in CALLS if call != "migrate"])
def test_where_no_law_is_its_own_nothing_is_answered(call: str) -> None:
    """Neither those given nor those that ship have the name, and one given alone is another."""
    for laws in ((), None, (LETTERS,), [NEWER]):
        with pytest.raises(UnknownNameError, match="permit@1"):
            CALLS[call](laws)
    with pytest.raises(InvalidInputError, match="another lifecycle than the history names"):
        CALLS[call](LETTERS)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    ("laws", "expected"),
    [
        ("permit@1", {"/under": "wrong_type"}),
        (7, {"/under": "wrong_type"}),
        ({"permit": PERMITS}, {"/under": "not_a_list"}),
        ([PERMITS, "x", None], {"/under/1": "wrong_type", "/under/2": "wrong_type"}),
        ([PERMITS, attrs.evolve(PERMITS, title="Other")], {"/under/1": "duplicate"}),
    ],
)
def test_what_is_no_law_is_refused_at_its_place(
    call: str, laws: object, expected: dict[str, str]
) -> None:
    """So are two that differ under one name."""
    with pytest.raises(InvalidInputError) as caught:
        CALLS[call](laws)
    assert {p.path: p.code for p in caught.value.problems} == expected


def test_laws_that_do_not_matter_do_no_harm() -> None:
    """A subject under a law that ships needs none, and may be given others."""
    begun = begin(idea(unit="u"), lifecycle="innovation", on=DAY, by=UNIT, under=LAWS)
    assert audit(begun, under=LAWS) == ()
    assert due(begun, on=DAY, under=LAWS) == due(begun, on=DAY)


def test_an_audit_reads_each_entry_under_its_own_law() -> None:
    """Of a history that moved from one law to another, both are judged."""
    moved = migrate(SENT, to=NEWER, on=DAY, by=HEAD, note="x", under=PERMITS)
    assert audit(moved, under=(PERMITS, NEWER)) == ()
    wrong = attrs.evolve(moved.history[1], action="fly")
    bent = attrs.evolve(moved, history=(moved.history[0], wrong, moved.history[2]))
    assert [f.code for f in audit(bent, under=(PERMITS, NEWER))] == ["unknown_action"]
    assert audit(bent, under=NEWER) == ()


AGENCY = Agency(id="prov-babel", name="Babel", kind="province", province="ID-BB")


@pytest.mark.parametrize(
    "subject",
    [
        Permit(id="x"),
        Innovation(id="x", title="X", agency=OFFICE),
        Proposal(id="x", innovation="y", agency=OFFICE, edition=2023),
        Replication(id="x", innovation="y", owner=AGENCY, agency=OFFICE),
        Hub(id="x", agency=OFFICE),
    ],
)
def test_every_subject_says_where_it_is(subject: Any) -> None:
    """State, phase and day of entry, whether the class has such properties or not."""
    phased = flow(
        step("note", "draft", "draft"),
        states=(State(id="draft", phase="creation", initial=True),),
    )
    assert (state_of(subject), phase_of(subject), entered_on(subject)) == (None, None, None)
    begun = begin(subject, lifecycle=phased, on=DAY, by=CLERK)
    noted = advance(begun, "note", on=later(3), by=CLERK, under=[phased])
    assert type(noted) is type(subject)
    assert (state_of(noted), phase_of(noted), entered_on(noted)) == ("draft", Phase.CREATION, DAY)


@dataclass(frozen=True)
class Slip:
    """No attrs class, though it has all fields."""

    id: str
    evidence: tuple[Evidence, ...] = ()
    history: tuple[Entry, ...] = ()


@pytest.mark.parametrize("call", [state_of, phase_of, entered_on])
def test_a_dataclass_is_no_subject(call: Callable[[Any], object]) -> None:
    """Nor is what lacks a field; each call says what is wanted."""
    for wrong in (Slip(id="s"), OFFICE, None):
        with pytest.raises(InvalidInputError, match="an attrs class with `id`") as caught:
            call(wrong)
        assert [p.path for p in caught.value.problems] == ["/subject"]
    slip: Any = Slip(id="s")
    with pytest.raises(InvalidInputError, match="/subject"):
        begin(slip, lifecycle=PERMITS, on=DAY, by=CLERK)


ENTRANCE = flow(
    step("file", (), "draft", roles=("clerk",), requires=HasField(name="unit")),
    step("open", "draft", "done", roles=("head", "clerk")),
    step("open", "done", "draft", roles=("board",)),
    step("look", "draft", "draft", roles=("head",)),
    step("look", "done", "done"),
    step("fade", "draft", "done", after=Duration(days=3)),
    states=("draft", "done"),
    id="entry",
)


def test_what_has_not_begun_may_begin() -> None:
    """The way in is its one option, and `begin` takes it where it is permitted."""
    common: dict[str, Any] = {"on": DAY, "by": CLERK}
    (open_,) = options(idea(unit="u"), lifecycle=ENTRANCE, **common)
    assert open_ == Option(action="file", target="draft", permitted=True, roles=("clerk",))
    assert begin(idea(unit="u"), lifecycle=ENTRANCE, **common).history[0].action == "file"
    (shut,) = options(idea(), lifecycle=ENTRANCE, on=DAY, by=HEAD)
    assert [r.code for r in shut.reasons] == ["role_not_permitted", "missing_field"]
    assert (shut.permitted, shut.target, shut.roles) == (False, "draft", ("clerk",))
    with pytest.raises(ValueError, match="unit") as caught:
        begin(idea(), lifecycle=ENTRANCE, on=DAY, by=HEAD)
    refusal: Any = caught.value
    assert refusal.refusal.reasons == shut.reasons


def test_a_law_that_ships_may_be_named_and_its_day_is_told() -> None:
    """Its first day is that of the option too; evidence and other keywords count as for `begin`."""
    (early,) = options(
        idea(), lifecycle=law.lifecycle("innovation", on=DAY), on=date(2020, 1, 1), by=UNIT
    )
    assert [r.code for r in early.reasons] == ["not_in_force"]
    assert early.satisfied_from == date(2021, 12, 31)
    (named,) = options(idea(), lifecycle="innovation", on=DAY, by=UNIT)
    assert (named.action, named.target, named.permitted) == ("register", "idea", True)
    with pytest.raises(InvalidInputError, match="/lifecycle"):
        options(idea(), lifecycle=7, on=DAY, by=CLERK)  # type: ignore[arg-type]


def test_what_has_begun_has_the_options_of_its_own_law() -> None:
    """So that a page can ask the same of every subject."""
    begun = started(ENTRANCE, unit="u")
    mine = options(begun, on=DAY, by=CLERK, under=ENTRANCE)
    assert options(begun, on=DAY, by=CLERK, under=(*LAWS, ENTRANCE), lifecycle=PERMITS) == mine


def test_an_option_says_who_may() -> None:
    """All roles that the action asks for anywhere, and none where it admits anyone somewhere."""
    begun = started(ENTRANCE, unit="u")
    roles = {o.action: o.roles for o in options(begun, on=DAY, by=None, under=ENTRANCE)}
    assert roles == {"open": ("head", "clerk", "board"), "look": (), "fade": ()}


def test_votes_of_a_subject_of_ones_own_count() -> None:
    """A guard on the history needs nothing of the class but its history."""
    voted = flow(
        step("approve", "draft", "draft"),
        step("grant", "draft", "done", requires=Approvals(action="approve", at_least=2)),
        states=("draft", "done"),
    )
    permit = begin(Permit(id="p"), lifecycle=voted, on=DAY, by=None)
    for by in (CLERK, HEAD):
        permit = advance(permit, "approve", on=DAY, by=by, under=[voted])
    assert state_of(advance(permit, "grant", on=DAY, by=CLERK, under=[voted])) == "done"
