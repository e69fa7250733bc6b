"""The runs of a lifecycle, searched breadth first over all that its guards and a claim can tell.

A situation is a state with what resumptions lead back to, how far the days of its automatic
transitions have passed, how many have voted, and what matters of the persons that are followed. Of
persons only kinds are kept, in order: two of one kind are alike. Where somebody else may always be
found, who is not followed is new to every step, since who has done nothing is barred from nothing;
their votes are numbers, counted up to the highest that a guard asks for.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple, TypeAlias

from jipp.lifecycle.planning import Chain, chain_after
from jipp.model.transition import RESUME, SAME, Transition
from jipp.policy.guard_ways import BEGINNING, LawMove, LawMoves, Waited, includes

# Which agency each field names, as numbers: fields with one number name the same agency.
World: TypeAlias = tuple[int, ...]
# Who takes a step, where it is not a person that is followed.
ANYONE: Final = -1
NOBODY: Final = -2
# The agency of a person: not told yet, or none that a field names.
OPEN: Final = -2
OUTSIDE: Final = -1


class Person(NamedTuple):
    """What matters of a person: agency, actions taken, roles shown that others bar, votes cast."""

    agency: int = OPEN
    done: int = 0
    roles: int = 0
    votes: int = 0


class Situation(NamedTuple):
    """Where a run stands.

    `group` is the next day of automatic transitions that has not passed; `there` says that the last
    entry is of that day. `happened` are the automatic steps taken on the day of the last entry that
    may not be repeated on it. `done` is what anybody has done, where that bars an automatic
    step. `seen` is the claim's own mark.
    """

    world: World
    chain: Chain
    group: int
    there: bool
    happened: frozenset[tuple[str, str]]
    votes: tuple[int, ...]
    people: tuple[Person, ...]
    done: int
    seen: bool


class Hop(NamedTuple):
    """A step from one situation to the next: the move, who took it, and with which roles.

    `by` is the place of a followed person, `agency` that of whoever acts; `group` is the day of an
    automatic step, or the last of those that somebody waited for; `order` is where each followed
    person stood before.
    """

    move: LawMove
    source: str
    target: str
    by: int
    agency: int
    roles: frozenset[str]
    group: int | None
    same_day: bool
    order: tuple[int, ...] = ()


Seen: TypeAlias = Callable[[bool, Hop, Person | None], tuple[bool, bool]]
Run: TypeAlias = list[tuple[Situation, Hop, Situation]]


class Wait(NamedTuple):
    """How long somebody waits: up to which day of automatic ones, which do not hold meanwhile."""

    group: int
    there: bool
    until: int | None
    same_day: bool
    waited: Waited


class Graph:
    """The situations of a lifecycle and the steps between them.

    `followed` persons are kept apart, and others are there besides (`more`) or not. `apart` are
    pairs of roles that nobody holds both of. `watch` is asked at each step for the claim's new
    mark, and whether the claim is broken.
    """

    def __init__(
        self,
        moves: LawMoves,
        followed: int,
        watch: Seen,
        *,
        more: bool,
        apart: Iterable[tuple[str, str]] = (),
    ) -> None:
        self._law = moves
        self._watch = watch
        self._more = more
        self._followed = followed
        self._apart = tuple(apart)
        shown = dict.fromkeys(role for pair in self._apart for role in pair)
        self._shown = {role: 1 << at for at, role in enumerate(shown)}
        self._barred = tuple(self._shown[a] | self._shown[b] for a, b in self._apart)
        # What anybody did matters to automatic steps alone: there is nobody else to take them.
        self._bars = moves.mask(
            action
            for step in moves.lifecycle.transitions
            if step.after is not None
            for action in step.distinct_from
        )

    def starts(self) -> Iterator[Situation]:
        """Yield the situations before anything was done, one for each way fields share agencies."""
        for world in _shared(len(self._law.agencies)):
            yield Situation(
                world=world,
                chain=(None,),
                group=0,
                there=False,
                happened=frozenset(),
                votes=(0,) * len(self._law.votes),
                people=(Person(),) * self._followed,
                done=0,
                seen=False,
            )

    def steps(self, here: Situation) -> Iterator[tuple[Hop, Situation, bool]]:
        """Yield all steps from a situation, where each leads, and whether it breaks the claim.

        Raises:
            TooManyError: guards with more alternatives than are worth comparing.

        """
        state = here.chain[0] or BEGINNING
        days = self._law.groups.get(state, ())
        for wait in _waits(here, state, days):
            for move in self._law.by_people(state, wait.waited):
                yield from self._taken(here, state, move, wait)
        waited: Waited = ()
        for group in range(here.group, len(days)):
            for step in _due(here, state, days, group):
                for move in self._law.by_itself(step, group, waited):
                    yield from self._alone(here, state, move, group)
                waited = (*waited, (group, step))

    def _alone(
        self, here: Situation, state: str, move: LawMove, group: int
    ) -> Iterator[tuple[Hop, Situation, bool]]:
        """Let an automatic transition happen on the day of its group."""
        target = self._target(here, state, move)
        if target is None or any((here.done & mask == 0) is not free for mask, free in move.others):
            return
        same_day = here.there and group == here.group
        own = {(state, move.action)} & self._law.repeating
        hop = Hop(move, state, target, NOBODY, OPEN, frozenset(), group, same_day)
        stays = target == state
        yield self._led(
            here,
            hop,
            None,
            here._replace(
                group=group if stays else 0,
                there=stays or self._law.at_once(target),
                happened=(here.happened if same_day else frozenset()) | own,
            ),
        )

    def _taken(
        self, here: Situation, state: str, move: LawMove, wait: Wait
    ) -> Iterator[tuple[Hop, Situation, bool]]:
        """Let each kind of person take a step who may."""
        target = self._target(here, state, move)
        if target is None:
            return
        stays = target == state
        counted = self._counted(move.action) if stays else ()
        bit = self._law.bits.get(move.action, 0)
        next_ = here._replace(
            group=wait.group if stays else 0,
            there=wait.there if stays else self._law.at_once(target),
            happened=here.happened if wait.same_day else frozenset(),
            done=here.done | (bit & self._bars),
        )
        for by, person in self._actors(here):
            if any((person.done & mask == 0) is not free for mask, free in move.others):
                continue
            for agency in self._agencies(here.world, person, move):
                for roles in self._roles(move, counted, person.roles):
                    hop = Hop(move, state, target, by, agency, roles, wait.until, wait.same_day)
                    cast = 0
                    for at in counted:
                        of_roles = self._law.votes[at].of_roles
                        if not of_roles or not roles.isdisjoint(of_roles):
                            cast |= 1 << at
                    if by == ANYONE:
                        votes = tuple(
                            min(most, count + (cast >> at & 1))
                            for at, (count, most) in enumerate(
                                zip(here.votes, self._law.most, strict=True)
                            )
                        )
                        yield self._led(here, hop, None, next_._replace(votes=votes))
                        continue
                    after = Person(
                        agency,
                        person.done | bit,
                        person.roles | self._mask(roles),
                        person.votes | cast,
                    )
                    people = (*here.people[:by], after, *here.people[by + 1 :])
                    yield self._led(here, hop, person, next_._replace(people=people))

    def _led(
        self, here: Situation, hop: Hop, person: Person | None, there: Situation
    ) -> tuple[Hop, Situation, bool]:
        """Finish a step: votes are dropped where the state is left, and persons put in order."""
        people = there.people
        votes = there.votes
        if hop.source != hop.target:
            people = tuple(one._replace(votes=0) for one in people)
            votes = (0,) * len(votes)
        order = sorted(range(len(people)), key=people.__getitem__)
        people = tuple(people[at] for at in order)
        seen, broken = self._watch(here.seen, hop, person)
        law = self._law.lifecycle
        chain = chain_after(law, here.chain, hop.move.step, hop.target)
        after = there._replace(chain=chain, votes=votes, people=people, seen=seen)
        return hop._replace(order=tuple(order)), after, broken

    def _target(self, here: Situation, state: str, move: LawMove) -> str | None:
        """Return where a move leads; None where it is open to nobody."""
        resumable = len(here.chain) > 1
        if move.resumes is not None and move.resumes is not resumable:
            return None
        for at, values in move.votes:
            cast = sum(person.votes >> at & 1 for person in here.people)
            count = min(here.votes[at] + cast, self._law.most[at])
            if not includes(values, value=count):
                return None
        if move.step is None:
            return self._law.lifecycle.initial
        target = move.step.target
        if target is SAME:
            return state
        return here.chain[1] if target is RESUME else str(target)

    def _actors(self, here: Situation) -> Iterator[tuple[int, Person]]:
        last: Person | None = None
        for at, person in enumerate(here.people):
            if person != last:
                yield at, person
            last = person
        if self._more:
            yield ANYONE, Person()

    def _agencies(self, world: World, person: Person, move: LawMove) -> tuple[int, ...]:
        """Return the agencies that a person may belong to, so far as the move tells them apart."""
        may: tuple[int, ...] = (person.agency,)
        if move.agencies and person.agency == OPEN:
            may = (*dict.fromkeys(world), OUTSIDE)
        own = self._law.agencies
        return tuple(
            agency
            for agency in may
            if all((agency == world[own.index(of)]) is held for of, held in move.agencies)
        )

    def _roles(
        self, move: LawMove, counted: tuple[int, ...], shown: int
    ) -> Iterator[frozenset[str]]:
        """Yield the roles that may be shown: those needed, and those with which a vote counts."""
        found = {move.roles: None}
        for at in counted:
            of_roles = self._law.votes[at].of_roles
            for roles in tuple(found):
                if roles.isdisjoint(of_roles):
                    more = [roles | {role} for role in of_roles if role not in move.barred]
                    found.update(dict.fromkeys(more))
        for roles in found:
            held = shown | self._mask(roles)
            if all(held & pair != pair for pair in self._barred):
                yield roles

    def _mask(self, roles: Iterable[str]) -> int:
        held = 0
        for role in roles:
            held |= self._shown.get(role, 0)
        return held

    def _counted(self, action: str) -> tuple[int, ...]:
        return tuple(at for at, vote in enumerate(self._law.votes) if vote.action == action)


def _due(
    here: Situation, state: str, days: tuple[tuple[Transition, ...], ...], group: int
) -> Iterator[Transition]:
    """Yield the automatic transitions of a day that have not happened on it already."""
    happened = here.happened if here.there and group == here.group else frozenset[tuple[str, str]]()
    for step in days[group]:
        if (state, step.action) not in happened:
            yield step


def _waits(here: Situation, state: str, days: tuple[tuple[Transition, ...], ...]) -> Iterator[Wait]:
    if here.there:
        due = tuple((here.group, step) for step in _due(here, state, days, here.group))
        yield Wait(here.group, there=True, until=None, same_day=True, waited=due)
    else:
        yield Wait(here.group, there=False, until=None, same_day=False, waited=())
        if here.happened:
            yield Wait(here.group, there=False, until=None, same_day=True, waited=())
    waited: Waited = ()
    for group in range(here.group, len(days)):
        waited = (*waited, *((group, step) for step in _due(here, state, days, group)))
        yield Wait(group + 1, there=False, until=group, same_day=False, waited=waited)


def _shared(count: int) -> list[World]:
    """Return all ways in which fields may name one agency, those that share least first."""
    ways: list[World] = [()]
    for _ in range(count):
        ways = [(*way, at) for way in ways for at in range(max(way, default=-1) + 2)]
    return sorted(ways, key=lambda way: -len(set(way)))
