"""A subject on its way through random calls, beside a simple model of what must be so."""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import settings, strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,  # pyright: ignore[reportUnknownVariableType] - untyped
)

from jipp import (
    Accepted,
    Actor,
    Innovation,
    InvalidInputError,
    Lifecycle,
    Refused,
    TransitionRefusedError,
    as_of,
    audit,
    begin,
    catch_up,
    decide,
    digests,
    migrate,
    revert,
)
from tests.generated import Call, calls, lifecycles
from tests.lifecycles import CLERK, DAY, idea

CORRECTOR = Actor(id="chief", roles=("r1",))


class Walk(RuleBasedStateMachine):
    """Begin, decide, wait, revert, move over to a new version of the law, and look back."""

    def __init__(self) -> None:
        super().__init__()
        self.law: Any = None
        self.subject: Innovation = idea()
        self.today = DAY
        self.sealed: tuple[str, ...] = ()
        # The subject as it stood at the end of each day on which it was looked at.
        self.evenings: dict[date, Innovation] = {}

    @initialize(law=lifecycles())
    def write_law(self, law: Lifecycle) -> None:
        """A law, in which the chief may always correct."""
        self.law = attrs.evolve(law, correctors=("r1",))

    def keep(self, subject: Innovation) -> None:
        """Take a new subject; what was there before stays as it was."""
        count = len(self.subject.history)
        assert subject.history[:count] == self.subject.history
        for entry in subject.history[count:]:
            # What is entered for a day that has passed changes its evening.
            self.evenings = {day: s for day, s in self.evenings.items() if day < entry.on}
        self.subject = subject

    @precondition(lambda self: not self.subject.history)
    @rule()
    def start(self) -> None:
        """Begin it, in the initial state."""
        begun = begin(self.subject, lifecycle=self.law, on=self.today, by=CLERK)
        assert begun.state == self.law.initial
        self.keep(begun)

    @rule(call=calls, early=st.integers(0, 3))
    def act(self, call: Call, early: int) -> None:
        """Decide on an action, now and then for a day that has passed."""
        on = self.today - timedelta(days=early)
        call = call._replace(on=on)
        held = {piece.id: piece for piece in self.subject.evidence}
        if self.subject.history and any(held.get(p.id, p) != p for p in call.evidence):
            with pytest.raises(InvalidInputError, match="there already with other content"):
                decide(self.subject, call.action, under=self.law, **call.common)
            return
        answer = decide(self.subject, call.action, under=self.law, **call.common)
        codes = {r.code for r in answer.reasons} if isinstance(answer, Refused) else set[str]()
        if not self.subject.history:
            assert codes == {"not_begun"}
            return
        assert ("out_of_order" in codes) == (on < answer.subject.history[-1].on and bool(codes))
        if isinstance(answer, Accepted):
            last = answer.subject.history[-1]
            assert (last.action, last.on, last.by) == (call.action, on, call.by)
        self.keep(answer.subject)

    @rule(days=st.integers(1, 20))
    def wait(self, days: int) -> None:
        """Let days pass; the evening of the last one is remembered."""
        self.today += timedelta(days=days)
        if self.subject.history:
            self.keep(catch_up(self.subject, on=self.today, under=self.law))
            self.evenings[self.today - timedelta(days=1)] = as_of(
                self.subject, on=self.today - timedelta(days=1)
            )
            self.sealed = digests(self.subject)

    @precondition(lambda self: self.subject.history)
    @rule(data=st.data(), by=st.sampled_from((CORRECTOR, CLERK)))
    def go_back(self, data: st.DataObject, by: Actor) -> None:
        """Revert to an entry of the present law, if one may."""
        numbers = [e.number for e in self.subject.history if e.definition == self.law.definition]
        to = data.draw(st.sampled_from(numbers))
        if by is CLERK:
            with pytest.raises(TransitionRefusedError, match="only r1 may do this"):
                revert(self.subject, to=to, on=self.today, by=by, note="", under=self.law)
            return
        back = revert(self.subject, to=to, on=self.today, by=by, note="", under=self.law)
        assert back.state == self.subject.history[to - 1].target
        self.keep(back)

    @precondition(lambda self: self.subject.history)
    @rule()
    def change_law(self) -> None:
        """Move over to the same law under a new version; its state keeps its name."""
        new = attrs.evolve(self.law, version=f"{int(self.law.version) + 1}")
        before = catch_up(self.subject, on=self.today, under=self.law)
        moved = migrate(self.subject, to=new, on=self.today, by=CLERK, note="", under=self.law)
        assert (moved.state, moved.entered_on) == (before.state, before.entered_on)
        self.law = new
        self.keep(moved)

    @invariant()
    def its_history_is_in_order_and_sealed(self) -> None:
        """No finding of the audit, against all digests taken before."""
        assert audit(self.subject, sealed=self.sealed, under=self.law) == ()

    @invariant()
    def the_past_stays(self) -> None:
        """As of each remembered evening it is what it was then; as of today, what it is."""
        if self.subject.history:
            assert as_of(self.subject, on=date.max) == self.subject
        for day, then in self.evenings.items():
            assert as_of(self.subject, on=day) == then


def test_a_subject_on_its_way() -> None:
    """Whatever is called in whatever order, the model holds."""
    run_state_machine_as_test(Walk, settings=settings(stateful_step_count=8))
