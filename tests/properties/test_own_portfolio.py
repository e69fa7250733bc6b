"""Portfolios of the caller's own subjects, stored as JSON and read back."""

import json
from datetime import date, timedelta
from typing import ClassVar

import attrs
from hypothesis import given, strategies as st

from jipp import (
    RESUME,
    SAME,
    Actor,
    Entry,
    Evidence,
    Lifecycle,
    Portfolio,
    State,
    Transition,
    advance,
    audit,
    begin,
    from_wire,
    options,
    to_wire,
)

DAY = date(2024, 1, 1)
CLERK = Actor(id="ani", roles=("clerk",))
PERMIT = Lifecycle(
    id="permit",
    version="1",
    title="Permit",
    states=(
        State(id="asked", initial=True),
        State(id="review"),
        State(id="asleep"),
        State(id="given", final=True),
    ),
    transitions=(
        Transition(action="take", source="asked", target="review"),
        Transition(action="note", source=("asked", "review"), target=SAME),
        Transition(action="sleep", source=("asked", "review"), target="asleep"),
        Transition(action="wake", source="asleep", target=RESUME),
        Transition(action="give", source="review", target="given"),
    ),
)
LETTER = Lifecycle(
    id="letter",
    version="1",
    title="Letter",
    states=(State(id="in", initial=True), State(id="out", final=True)),
    transitions=(Transition(action="answer", source="in", target="out"),),
)
LAWS = (PERMIT, LETTER)


@attrs.frozen(kw_only=True)
class Permit:
    """A subject of the caller's own without a tag of its own."""

    id: str
    title: str = ""
    evidence: tuple[Evidence, ...] = ()
    history: tuple[Entry, ...] = ()


@attrs.frozen(kw_only=True)
class Letter:
    """A subject of the caller's own that says in JSON what it is."""

    __jipp_schema__: ClassVar[str] = "dinas/letter/1"
    id: str
    pages: int = 1
    evidence: tuple[Evidence, ...] = ()
    history: tuple[Entry, ...] = ()


@st.composite
def permits(draw: st.DrawFn) -> list[Permit]:
    """Permits of distinct ids, each after some lawful steps, or not begun."""
    made: list[Permit] = []
    for i in range(draw(st.integers(0, 4))):
        papers = draw(st.lists(st.sampled_from(("p-1", "p-2")), unique=True))
        held = tuple(Evidence(id=id, kind="legal_basis") for id in papers)
        subject = Permit(id=f"permit-{i}", title=draw(st.text(max_size=8)), evidence=held)
        if draw(st.booleans()):
            subject = begin(subject, lifecycle=PERMIT, on=DAY, by=CLERK)
            for at in range(draw(st.integers(0, 4))):
                on = DAY + timedelta(days=at)
                able = [
                    o.action for o in options(subject, on=on, by=CLERK, under=LAWS) if o.permitted
                ]
                if able:
                    action = draw(st.sampled_from(able))
                    subject = advance(subject, action, on=on, by=CLERK, under=LAWS)
        made.append(subject)
    return made


@st.composite
def letters(draw: st.DrawFn) -> list[Letter]:
    """Letters of distinct ids, answered or not."""
    made: list[Letter] = []
    for i in range(draw(st.integers(0, 4))):
        new = Letter(id=f"letter-{i}", pages=draw(st.integers(1, 99)))
        letter = begin(new, lifecycle=LETTER, on=DAY, by=CLERK)
        if draw(st.booleans()):
            letter = advance(letter, "answer", on=DAY, by=CLERK, under=LAWS)
        made.append(letter)
    return made


@given(permits(), letters())
def test_a_portfolio_of_own_subjects_counts_the_same_after_storing(
    asked: list[Permit], received: list[Letter]
) -> None:
    """Two classes, one with a tag of its own, read back as equal subjects of equal counts."""
    stored = json.dumps([to_wire(asked), to_wire(received)])
    data = json.loads(stored)
    assert [row.get("schema") for row in data[0]] == [None] * len(asked)
    assert [row.get("schema") for row in data[1]] == ["dinas/letter/1"] * len(received)
    first = from_wire(data[0], into=list[Permit])
    second = from_wire(data[1], into=list[Letter])
    assert (first, second) == (asked, received)
    given_: list[Permit | Letter] = [*asked, *received]
    read: list[Permit | Letter] = [*first, *second]
    before, after = Portfolio(given_), Portfolio(read)
    assert list(after) == list(before)
    assert after.counts(by="state", under=LAWS) == before.counts(by="state", under=LAWS)
    assert not any(audit(subject, under=LAWS) for subject in read)
