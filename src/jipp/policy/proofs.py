"""Proofs: whether what is claimed of a lifecycle holds of every run, with a run that breaks it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, TypeAlias, cast, final

import attrs

from jipp._dates import Window
from jipp._fields import as_each, as_ids, as_instance, as_natural, as_tuple, fault, refuse
from jipp._html import Shown
from jipp._text import unknown_name
from jipp.errors import InvalidInputError, Problem, message_of
from jipp.i18n import Text, Translator, said
from jipp.model.calendar import Calendar, as_optional_calendar
from jipp.model.claim import (
    AtLeastPeople,
    CanAlwaysReach,
    Claim,
    Never,
    Precedes,
    Separate,
)
from jipp.model.definition import Lifecycle
from jipp.model.reason import LawWords
from jipp.model.requirements.normal_form import TooManyError
from jipp.policy.guard_ways import LawMoves
from jipp.policy.runs import Graph, Hop, Person, Run, Seen
from jipp.policy.searching import broken, stuck
from jipp.policy.witness import Call, realised

__all__ = ["Proof", "prove"]

_ASSUMED: Final = (
    "assumed_way_in",
    "assumed_no_corrections",
    "assumed_agencies",
    "assumed_roles",
    "assumed_named",
    "assumed_fields",
)
_ANY_DAY: Final = date(2024, 1, 1)
# More persons than this, who did what others are barred by, are not told apart among anybody.
_REPEATING: Final = 2


Outcome: TypeAlias = tuple[bool | None, tuple[Call, ...] | None, int]


@final
@attrs.frozen(kw_only=True, repr=False)
class Proof(Shown):
    """Whether a claim holds: True, False with a run that breaks it, None where it is not decided.

    `witness` are the calls of that run, which the engine accepts one by one; `explored` is the
    number of situations that were looked at; `assumed` is what the answer rests on.
    """

    __wired__ = False

    claim: Claim
    holds: bool | None
    witness: tuple[Call, ...] = ()
    explored: int = 0
    assumed: tuple[Text, ...] = ()
    words: LawWords = attrs.field(default=(), eq=False, repr=False)

    def message(self, lang: str = "en", translator: Translator | None = None) -> str:
        """Return the claim and whether it holds, in `id` or `en`."""
        code = {True: "proof_holds", False: "proof_broken", None: "proof_undecided"}[self.holds]
        params = (
            ("claim", self.claim._words(self.words)),
            ("count", len(self.witness)),
            ("explored", self.explored),
        )
        return message_of(code, params, lang, translator)

    def explain(self, lang: str = "en") -> str:
        """Return the message, the steps of the run that breaks the claim, and what is assumed."""
        words = ("words", self.words)
        lines = [self.message(lang)]
        for at, call in enumerate(self.witness, 1):
            params = [("number", at), ("action", call.action), ("on", call.on), words]
            code = "proof_step_alone"
            if call.by is not None:
                code = "proof_step" if call.by.roles else "proof_step_of_anyone"
                params += [("by", call.by.id), ("roles", call.by.roles)]
            lines.append(message_of(code, params, lang))
        lines.append(message_of("proof_assumed", (), lang))
        lines += [f"- {text.text(lang)}" for text in self.assumed]
        return "\n".join(lines)


def prove(
    lifecycle: Lifecycle,
    claims: Iterable[Claim],
    *,
    apart: Iterable[tuple[str, str]] = (),
    limit: int = 50_000,
    calendar: Calendar | None = None,
) -> tuple[Proof, ...]:
    """Return for each claim whether it holds of every run of a lifecycle.

    All states, votes and who did what are gone through. Facts, evidence, ages, predicates and
    fields may go either way, unless a guard contradicts itself. `apart` are pairs of roles that
    nobody holds both of. Beyond `limit` situations a claim is not decided (`holds` None).
    `calendar` takes the place of the lifecycle's.

    Raises:
        InvalidInputError: wrong arguments; a state, action or role that the lifecycle has not.

    >>> states = (State(id="asked", initial=True), State(id="given", final=True))
    >>> give = Transition(action="give", source="asked", target="given")
    >>> law = Lifecycle(id="permit", version="1", title="", states=states, transitions=(give,))
    >>> [proof] = prove(law, [AtLeastPeople(people=2, to="given")])
    >>> proof.holds, [(call.action, call.by.id) for call in proof.witness]
    (False, [('begin', 'person-1'), ('give', 'person-1')])
    """
    refuse(
        lifecycle=as_instance(Lifecycle, lifecycle),
        claims=(listed := as_tuple(Claim, claims)),
        apart=(pairs := as_each(_as_pair, apart)),
        limit=as_natural(limit),
        calendar=as_optional_calendar(calendar),
    )
    lifecycle = lifecycle._by(calendar)
    _check_names(lifecycle, listed, pairs)
    assumed = tuple(said(code) for code in _ASSUMED)
    assumed += tuple(
        said("assumed_apart", one=one, other=other, words=lifecycle._words) for one, other in pairs
    )
    return tuple(_proof(lifecycle, claim, pairs, limit, assumed) for claim in listed)


def _as_pair(value: tuple[str, str]) -> tuple[str, str]:
    taken = as_ids(value)
    odd = isinstance(taken, tuple) and len(taken) != 2  # noqa: PLR2004 - a pair
    return cast("tuple[str, str]", fault("not_two_roles", taken) if odd else taken)


def _check_names(
    lifecycle: Lifecycle, claims: Iterable[Claim], apart: Iterable[tuple[str, str]]
) -> None:
    """Check that what claims and pairs name is there, all faults at once."""
    known = {
        "state": tuple(state.id for state in lifecycle.states),
        "action": (*lifecycle.actions, *([] if lifecycle._table.begins else ["begin"])),
        "role": lifecycle.roles,
    }
    named: list[tuple[str, str, tuple[str, ...]]] = [
        (f"/claims/{at}/{field}", id, kinds)
        for at, claim in enumerate(claims)
        for field, id, kinds in claim._named()
    ]
    named += [
        (f"/apart/{at}/{side}", role, ("role",))
        for at, pair in enumerate(apart)
        for side, role in enumerate(pair)
    ]
    problems: list[Problem] = []
    for path, id, kinds in named:
        if not any(id in known[kind] for kind in kinds):
            there = tuple(name for kind in kinds for name in known[kind])
            problems += [
                p.under(path) for p in unknown_name("_or_".join(kinds), id, there).problems
            ]
    if problems:
        raise InvalidInputError(*problems)


def _proof(
    lifecycle: Lifecycle,
    claim: Claim,
    apart: tuple[tuple[str, str], ...],
    limit: int,
    assumed: tuple[Text, ...],
) -> Proof:
    names = {
        id: lifecycle.word(id, kinds[0] if len(kinds) == 1 else None)
        for _, id, kinds in claim._named()
    }
    kept = claim.actions if isinstance(claim, Separate) else ()
    moves = LawMoves(lifecycle, kept, _first_day(lifecycle))
    try:
        holds, witness, explored = _Question(moves, apart, limit).answer(claim)
    except TooManyError:
        holds, witness, explored = None, None, 0
    return Proof(
        claim=claim,
        holds=holds,
        witness=witness or (),
        explored=explored,
        assumed=assumed,
        words=(*lifecycle._words, *names.items()),
    )


def _first_day(lifecycle: Lifecycle) -> date:
    """Return a day on which a run may begin."""
    since, until = lifecycle.in_force.since, lifecycle.in_force.until
    ends = until.not_before if isinstance(until, Window) else until
    days = [
        _ANY_DAY,
        since.not_after if isinstance(since, Window) else since,
        ends - timedelta(days=1) if isinstance(ends, date) and ends > date.min else None,
    ]
    return next(
        (
            day
            for day in days
            if isinstance(day, date) and lifecycle.in_force.holds(day) is not False
        ),
        _ANY_DAY,
    )


class _Question:
    """The search for a run that breaks a claim."""

    def __init__(self, moves: LawMoves, apart: tuple[tuple[str, str], ...], limit: int) -> None:
        self._moves = moves
        self._apart = apart
        self._limit = limit

    def answer(self, claim: Claim) -> Outcome:
        """Return whether the claim holds, the calls of a run that breaks it, and the situations.

        Raises:
            TooManyError: guards with more alternatives than are worth comparing.

        """
        if isinstance(claim, AtLeastPeople):
            return self._people(claim)
        if isinstance(claim, CanAlwaysReach):
            states = self._moves.lifecycle.states
            final = [state.id for state in states if state.final]
            goal = frozenset(final if claim.to is None else (claim.to,))
            return stuck(self._graph(_unwatched), goal, self._limit, self._shown)
        if isinstance(claim, Never):
            return broken(self._graph(_never(claim)), self._limit, self._shown)
        if isinstance(claim, Precedes):
            return broken(self._graph(_precedes(claim)), self._limit, self._shown)
        separate = cast("Separate", claim)
        graph = self._graph(_separate(separate, self._moves), followed=1)
        return broken(graph, self._limit, self._shown)

    def _people(self, claim: AtLeastPeople) -> Outcome:
        """Search among any number of people first, then among so few as the claim rules out."""

        def counted(run: Run) -> tuple[int, tuple[Call, ...]] | None:
            calls = self._shown(run)
            return None if calls is None else (len(_people(calls)), calls)

        reaches = _reaches(claim.to)
        holds, found, explored = broken(self._graph(reaches), self._limit, counted)
        if found is None:
            return holds, None, explored
        needed, calls = found
        if needed < claim.people:
            return False, calls, explored
        graph = Graph(self._moves, claim.people - 1, reaches, more=False, apart=self._apart)
        holds, few, more = broken(graph, self._limit, self._shown)
        return holds, few, explored + more

    def _graph(self, watch: Seen, followed: int = 0) -> Graph:
        followed = max(followed, min(_REPEATING, self._barring()))
        return Graph(self._moves, followed, watch, more=True, apart=self._apart)

    def _barring(self) -> int:
        """Count the transitions after which another stands open to those whom they bar."""
        table = self._moves.lifecycle._table
        tried = [table.begins, *(s for node in table.nodes.values() for s in node.moves.values())]
        return len({step.distinct_from for steps in tried for step in steps[:-1]} - {()})

    def _shown(self, run: Run) -> tuple[Call, ...] | None:
        return realised(self._moves, run)


def _people(calls: Iterable[Call]) -> set[str]:
    return {call.by.id for call in calls if call.by is not None}


def _unwatched(seen: bool, hop: Hop, person: Person | None) -> tuple[bool, bool]:  # noqa: FBT001, ARG001 - as all are called
    return seen, False


def _reaches(state: str) -> Seen:
    def watch(seen: bool, hop: Hop, _: Person | None) -> tuple[bool, bool]:  # noqa: FBT001 - as above
        return seen, hop.target == state

    return watch


def _never(claim: Never) -> Seen:
    def watch(seen: bool, hop: Hop, _: Person | None) -> tuple[bool, bool]:  # noqa: FBT001 - as above
        action = hop.move.action
        after = seen or claim.once in (None, action, hop.target)
        if claim.action is not None:
            met = action == claim.action and claim.state in (None, hop.source)
            return after, met and (seen or claim.once is None)
        # An entry is first its action, then its state; to stay in a state is not to reach it.
        reached = hop.target == claim.state
        if claim.once is None or action == claim.once:
            return after, reached
        return after, seen and reached and hop.source != hop.target

    return watch


def _precedes(claim: Precedes) -> Seen:
    def watch(seen: bool, hop: Hop, _: Person | None) -> tuple[bool, bool]:  # noqa: FBT001 - as above
        for event in (hop.move.action, hop.target):
            if event == claim.then and not seen:
                return seen, True
            seen = seen or event == claim.first
        return seen, False

    return watch


def _separate(claim: Separate, moves: LawMoves) -> Seen:
    every = moves.mask(claim.actions)

    def watch(seen: bool, hop: Hop, person: Person | None) -> tuple[bool, bool]:  # noqa: FBT001 - as above
        action = hop.move.action
        if person is None or action not in claim.actions:
            return seen, False
        return seen, bool(person.done & every & ~moves.bits[action])

    return watch
