"""The ways of a lifecycle as moves: who may take each, with which votes, and what else must hold.

A transition holds in the alternatives of its guard (`normal_form`), and is taken where none before
it holds: of one action in their order, of automatic ones by their days. From an alternative all
that a proof follows is read off: roles, who acted before, agencies, votes. The rest may go either
way, since one alternative never contradicts itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple, TypeAlias

import attrs

from jipp.lifecycle.automatic import due_day
from jipp.model.calendar import Calendar
from jipp.model.checks.structure import BEGIN
from jipp.model.definition import Lifecycle, Node
from jipp.model.requirements.actors import Approvals, SameAgency
from jipp.model.requirements.base import parts_of
from jipp.model.requirements.fields import HasField
from jipp.model.requirements.normal_form import (
    Budget,
    Question,
    Setting,
    Term,
    all_of,
    left_over,
)
from jipp.model.requirements.value_sets import Values, yes
from jipp.model.transition import RESUME, SAME, Transition
from jipp.typing import Unknown

Waited: TypeAlias = Sequence[tuple[int, Transition]]

# The place of a subject that has not begun.
BEGINNING: Final = ""
_HELD: Final = yes("held")
_PERSON: Final = Setting(alone=False, uncast=frozenset())
_ALONE: Final = Setting(alone=True, uncast=frozenset())


@attrs.frozen
class ActorQuestion(Question):
    """A question of the transition itself: a role, another person, a state to go back to."""

    kind: str
    name: tuple[str, ...] = ()


@attrs.frozen
class OnDay(Question):
    """A question of an automatic transition, asked on its day: evidence and ages change by days."""

    asked: Question
    group: int


class LawMove(NamedTuple):
    """One way to take a transition (None: to begin where the law has no way in).

    `roles` must be held, `barred` must not; `agencies` says of fields whether the actor belongs to
    the agency there; `others` of groups of actions whether the actor took none of them; `votes` how
    many the approvals may be; `resumes` whether there must be a state to resume; `rest` is all
    else. An automatic one (`group`: which day of its state) has no actor.
    """

    step: Transition | None
    group: int | None
    roles: frozenset[str]
    barred: frozenset[str]
    agencies: tuple[tuple[str, bool], ...]
    others: tuple[tuple[int, bool], ...]
    votes: tuple[tuple[int, Values], ...]
    resumes: bool | None
    rest: tuple[tuple[Question, Values], ...]

    @property
    def action(self) -> str:
        """The action of its entry."""
        return BEGIN if self.step is None else self.step.action


def includes(values: Values, *, value: object) -> bool:
    """Return whether a known value belongs to a set.

    >>> includes(yes("held"), value=True), includes(yes("held"), value=False)
    (True, False)
    """
    place = (0, value, 0)
    return any(
        low <= place < high for low, high in zip(values.cuts[::2], values.cuts[1::2], strict=True)
    )


class LawMoves:
    """All moves of a lifecycle, and what of persons matters to them.

    `bits` has a bit for each set of actions that are always asked for together; `votes` are the
    approvals, each with the number beyond which no more are told apart; `agencies` are the fields
    that name an agency which an actor may belong to.
    """

    def __init__(self, lifecycle: Lifecycle, apart: Iterable[str], start: date) -> None:
        self.lifecycle = lifecycle
        self.start = start
        parts = [part for step in lifecycle.transitions for part in parts_of(step.requires)]
        self.agencies = tuple(dict.fromkeys(p.of for p in parts if isinstance(p, SameAgency)))
        votes = [p._asked() for p in parts if isinstance(p, Approvals)]
        self.votes: tuple[Approvals, ...] = tuple(
            dict.fromkeys(asked for asked, _ in votes if isinstance(asked, Approvals))
        )
        # Votes of some roles are votes of any: who asks for more of those asks for more of these.
        self.most = tuple(
            max(v.cuts[0][1] for asked, v in votes if asked == vote or asked._never_exceeds(vote))
            for vote in self.votes
        )
        self.bits = self._bits(apart)
        self.groups = {node.id: self._days(node) for node in lifecycle._table.nodes.values()}
        # Automatic transitions that may be due again on the day on which they happened.
        self.repeating = frozenset(
            (id, step.action)
            for id, groups in self.groups.items()
            for at, group in enumerate(groups)
            for step in group
            if (at == 0 and self.at_once(id)) or step.target in (SAME, RESUME, id)
        )
        self._made: dict[object, tuple[LawMove, ...]] = {}
        self._holding: dict[tuple[int, int | None], list[Term]] = {}

    def _bits(self, named: Iterable[str]) -> dict[str, int]:
        """Return a bit for each action; those that every transition names together share one."""
        own = tuple(named)
        sets = {step.distinct_from for step in self.lifecycle.transitions if step.distinct_from}
        actions = dict.fromkeys((*(action for group in sorted(sets) for action in group), *own))
        signs = {
            action: (frozenset(g for g in sets if action in g), action if action in own else "")
            for action in actions
        }
        bits = {sign: 1 << at for at, sign in enumerate(dict.fromkeys(signs.values()))}
        return {action: bits[sign] for action, sign in signs.items()}

    def mask(self, actions: Iterable[str]) -> int:
        """Return the bits of actions together."""
        found = 0
        for action in actions:
            found |= self.bits.get(action, 0)
        return found

    def _days(self, node: Node) -> tuple[tuple[Transition, ...], ...]:
        """Return the automatic transitions of a state by their days, the first due first."""
        days: dict[date, list[Transition]] = {}
        for step in node.automatic:
            if (day := self._due(step)) is not None:
                days.setdefault(day, []).append(step)
        return tuple(tuple(days[day]) for day in sorted(days))

    def _due(self, step: Transition) -> date | None:
        """Return the day on which an automatic transition of a state entered first is due."""
        found = due_day(step, self.start, self.lifecycle.calendar)
        if isinstance(found, Unknown):
            # Which holidays there are changes a day, but not that there is one.
            found = due_day(step, self.start, Calendar())
        return found if isinstance(found, date) else None

    def at_once(self, state: str) -> bool:
        """Return whether an automatic transition is due on the day on which a state is entered."""
        groups = self.groups[state]
        return bool(groups) and self._due(groups[0][0]) == self.start

    def by_people(self, state: str, waited: Waited) -> tuple[LawMove, ...]:
        """Return the moves that people make from a state while some automatic ones do not hold.

        Raises:
            TooManyError: more alternatives than are worth comparing.

        """
        key = state, tuple((group, id(step)) for group, step in waited)
        if key not in self._made:
            self._made[key] = tuple(self._by_people(state, self._not_holding(waited)))
        return self._made[key]

    def _by_people(self, state: str, still: list[Term]) -> Iterator[LawMove]:
        table = self.lifecycle._table
        if state == BEGINNING and not table.begins:
            yield self._move(None, None, {})
        tried = (table.begins,) if state == BEGINNING else table.nodes[state].moves.values()
        for steps in tried:
            for at, step in enumerate(steps):
                yield from self._moves(step, None, steps[:at], still)

    def by_itself(self, step: Transition, group: int, waited: Waited) -> tuple[LawMove, ...]:
        """Return the ways in which an automatic transition happens while others do not hold.

        Raises:
            TooManyError: more alternatives than are worth comparing.

        """
        key = id(step), group, tuple((day, id(other)) for day, other in waited)
        if key not in self._made:
            self._made[key] = tuple(self._moves(step, group, (), self._not_holding(waited)))
        return self._made[key]

    def _moves(
        self, step: Transition, group: int | None, before: Iterable[Transition], still: list[Term]
    ) -> Iterator[LawMove]:
        earlier = [term for other in before for term in self._holds(other, group)]
        mine = all_of([self._holds(step, group), still])
        seen: set[object] = set()
        # What is left open may go either way: of alternatives alike the plainest is kept.
        for term in sorted(left_over(mine, earlier, Budget()), key=_plainness):
            move = self._move(step, group, term)
            followed = move[2:-1]
            if followed not in seen:
                seen.add(followed)
                yield move

    def _holds(self, step: Transition, group: int | None) -> list[Term]:
        """Return the alternatives in which a transition holds: who acts, what else, where to."""
        key = id(step), group
        if key not in self._holding:
            asked = [step.requires._ways(_PERSON if group is None else _ALONE, holds=True)]
            if step.roles:
                # Nobody in particular holds no role.
                roles = step.roles if group is None else ()
                asked.append([{ActorQuestion("role", (role,)): _HELD} for role in roles])
            if step.distinct_from:
                asked.append([{ActorQuestion("others", step.distinct_from): _HELD}])
            if step.target is RESUME:
                asked.append([{ActorQuestion("resumes"): _HELD}])
            ways = all_of(asked)
            if group is not None:
                ways = [{_on_day(q, group): values for q, values in w.items()} for w in ways]
            self._holding[key] = ways
        return self._holding[key]

    def _not_holding(self, waited: Waited) -> list[Term]:
        return all_of(
            list(left_over([{}], self._holds(step, group), Budget())) for group, step in waited
        )

    def _move(self, step: Transition | None, group: int | None, term: Term) -> LawMove:
        """Read off an alternative what a proof follows."""
        roles: dict[bool, set[str]] = {True: set(), False: set()}
        agencies: list[tuple[str, bool]] = []
        others: list[tuple[int, bool]] = []
        votes: list[tuple[int, Values]] = []
        resumes: bool | None = None
        rest: list[tuple[Question, Values]] = []
        for question, values in term.items():
            if isinstance(question, ActorQuestion):
                held = includes(values, value=True)
                if question.kind == "role":
                    roles[held].update(question.name)
                elif question.kind == "others":
                    others.append((self.mask(question.name), held))
                else:
                    resumes = held
            elif isinstance(question, SameAgency):
                # Whether it is so is always known of somebody, whose agency and the subject's are.
                known = [truth for truth in (True, False) if includes(values, value=truth)]
                if len(known) == 1:
                    agencies.append((question.of, known[0]))
                elif not known:
                    rest.append((question, values))
            elif isinstance(question, Approvals):
                votes.append((self.votes.index(question), values))
            else:
                rest.append((question, values))
        return LawMove(
            step=step,
            group=group,
            roles=frozenset(roles[True]),
            barred=frozenset(roles[False]),
            agencies=tuple(agencies),
            others=tuple(others),
            votes=tuple(votes),
            resumes=resumes,
            rest=tuple(rest),
        )


def _plainness(term: Term) -> tuple[int, int]:
    return sum(not values.cuts for values in term.values()), len(term)


def _on_day(question: Question, group: int) -> Question:
    kept = isinstance(question, ActorQuestion | Approvals | HasField)
    return question if kept else OnDay(question, group)
