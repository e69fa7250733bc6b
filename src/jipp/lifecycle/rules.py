"""The rules that all calls share: which law, which transition, and where it leads.

A history names its law. Of several transitions of one action in a state the first that holds is
taken; if none does, the refusal has a branch for each. A transition asks first who acts (role, four
eyes), then what it requires. One with the target RESUME leads to the source of the latest entry
into the present state from another that was itself neither a resumption nor a revert.
"""

from collections.abc import Iterable
from datetime import date
from typing import NoReturn, TypeVar

from jipp._dates import Window
from jipp._text import shown
from jipp.errors import InvalidInputError, Problem, UnknownNameError
from jipp.i18n import is_said, said
from jipp.law.lookups import shipped
from jipp.lifecycle.arguments import Under
from jipp.model.basis import weakest_basis
from jipp.model.calendar import Calendar
from jipp.model.definition import Lifecycle, Node
from jipp.model.history import Actor, Entry
from jipp.model.reason import LawWords, Reason, in_words, make_reason
from jipp.model.requirements.base import Case, none_of, soonest
from jipp.model.requirements.course import Course, first_day, joined
from jipp.model.transition import RESUME, Target, Transition
from jipp.typing import Moving

S = TypeVar("S", bound=Moving)


def law_of(
    history: tuple[Entry, ...], under: Under = (), calendar: Calendar | None = None
) -> Lifecycle:
    """Return the lifecycle that a history names last: the one given or of those given, or shipped.

    With a calendar it counts by that one instead of its own. It knows those given under which
    earlier entries were made.

    Raises:
        InvalidInputError: the one given is another.
        UnknownNameError: none of that name was given, and none ships.

    """
    definition = history[-1].definition
    if not isinstance(under, Lifecycle):
        found = named_law(definition, under) or _unknown(definition)
        found = with_calendar(found, calendar)
        migrated = any(entry.definition != definition for entry in history)
        return successor(found, tuple(under or ())) if migrated else found
    if under.definition != definition:
        raise other_lifecycle(under, definition)
    return with_calendar(under, calendar)


def with_calendar(lifecycle: Lifecycle, calendar: Calendar | None) -> Lifecycle:
    """Return a lifecycle that counts by a calendar; as it is where that is None."""
    return lifecycle if calendar is None else lifecycle._by(calendar)


def successor(lifecycle: Lifecycle, laws: tuple[Lifecycle, ...]) -> Lifecycle:
    """Return a lifecycle that reads entries before a migration by the law they were made under."""
    past = tuple(law for law in laws if law.definition != lifecycle.definition)
    return lifecycle._after(past) if past else lifecycle


def named_law(definition: str, under: Under = ()) -> Lifecycle | None:
    """Return the lifecycle of a name, "id@version": one of those given, or one that ships."""
    laws = (under,) if isinstance(under, Lifecycle) else under or ()
    given = (law for law in laws if law.definition == definition)
    return next(given, None) or shipped(definition)


def other_lifecycle(under: Lifecycle, wanted: str | Lifecycle) -> InvalidInputError:
    """Return the error that a lifecycle is not the one that was named."""
    named = shipped(wanted) if isinstance(wanted, str) else wanted
    name = wanted if isinstance(wanted, str) else wanted.definition
    words = titles(under, named) if named is not None else _titles(under, versions=True)
    params = {"value": under.definition, "wanted": name}
    problem = Problem(path="/under", code="other_lifecycle", params=params)
    return InvalidInputError(*in_words([problem], words))


def titles(*laws: Lifecycle | None) -> LawWords:
    """Return the titles of lifecycles, with the version too where two of them have one title."""
    named = tuple({law.definition: law for law in laws if law is not None}.values())
    return _titles(*named, versions=len({law.title for law in named}) < len(named))


def _titles(*laws: Lifecycle, versions: bool) -> LawWords:
    known = [law for law in laws if is_said(law.title)]
    return tuple(
        (
            f"lifecycle:{law.definition}",
            said("lifecycle_version", name=law.title, version=law.version)
            if versions
            else law.title,
        )
        for law in known
    )


def _unknown(definition: str) -> NoReturn:
    params = {"name": shown(definition)}
    problem = Problem(path="/under", code="unknown_definition", params=params)
    raise UnknownNameError(problem, kind="lifecycle", name=definition)


def node_of(lifecycle: Lifecycle, history: tuple[Entry, ...]) -> Node:
    """Return the present state as the table has it.

    Raises:
        InvalidInputError: the lifecycle has no such state.

    """
    node = lifecycle._table.nodes.get(history[-1].target)
    if node is None:
        value, name = shown(history[-1].target), lifecycle.definition
        params = {"value": value, "definition": name}
        problem = Problem(path="/subject/history", code="foreign_state", params=params)
        raise InvalidInputError(*in_words([problem], lifecycle._words))
    return node


def not_begun(subject: Moving) -> tuple[Reason, ...]:
    """Return that there is no history yet."""
    return (Reason(code="not_begun", params={"subject": subject.id}),)


def out_of_order(history: tuple[Entry, ...], on: date) -> tuple[Reason, ...]:
    """Return that a day lies before the last entry, if it does."""
    last = history[-1].on
    if on >= last:
        return ()
    params = {"on": on, "last": last}
    return (Reason(code="out_of_order", params=params, satisfied_from=last),)


def not_in_force(lifecycle: Lifecycle, on: date) -> tuple[Reason, ...]:
    """Return that a lifecycle is certainly not in force on a day, if that is so."""
    if lifecycle.in_force.holds(on) is not False:
        return ()
    since = lifecycle.in_force.since
    first = since.not_before if isinstance(since, Window) else since
    return (
        Reason(
            code="not_in_force",
            params={"definition": lifecycle.definition, "on": on},
            basis=lifecycle.basis,
            satisfied_from=first if isinstance(first, date) and first > on else None,
        ),
    )


def is_corrector(lifecycle: Lifecycle, by: Actor | None) -> bool:
    """Return whether an actor may revert."""
    correctors = lifecycle.correctors
    return bool(correctors) and by is not None and not set(correctors).isdisjoint(by.roles)


def impossible(lifecycle: Lifecycle, node: Node, action: str) -> tuple[Reason, ...]:
    """Return why nobody can take an action in a state at all."""
    table = lifecycle._table
    if action not in table.places:
        params: dict[str, object] = {"action": action, "known": lifecycle.actions}
        # Which actions there are is said by the lifecycle with all its transitions.
        whole = weakest_basis((lifecycle.basis, *table.bases.values()))
        return (Reason(code="unknown_action", params=params, basis=whole),)
    if node.final:
        return (Reason(code="finished", params={"state": node.id}, basis=lifecycle.basis),)
    basis = table.bases[action]
    if action in table.unattended:
        return (Reason(code="automatic", params={"action": action}, basis=basis),)
    params = {"action": action, "state": node.id, "states": table.places[action]}
    return (Reason(code="wrong_state", params=params, basis=basis),)


def judge(lifecycle: Lifecycle, step: Transition, case: Case) -> tuple[str, tuple[Reason, ...]]:
    """Return where a transition leads, and all it lacks: who acts first, then the rest."""
    reasons = step.requires._unmet(case, step.basis)
    if step.roles or step.distinct_from:
        reasons = _of_actor(step, case) + reasons
    target = step.target
    if isinstance(target, str):
        return target, reasons
    found = target_of(lifecycle, target, case.subject.history)
    if found is None:
        reasons = _nowhere(step, case) + reasons
    return found or "", reasons


def _of_actor(step: Transition, case: Case) -> tuple[Reason, ...]:
    """Return why somebody else must act: another role, another person."""
    by = case.by
    reasons: tuple[Reason, ...] = ()
    if step.roles:
        held = by.roles if by is not None else ()
        for role in held:
            if role in step.roles:
                break
        else:
            roles = (("held", held), ("roles", step.roles))
            reasons = (make_reason("role_not_permitted", roles, step.basis, case.words),)
    return reasons + _same_actor(step, case) if step.distinct_from else reasons


def _same_actor(step: Transition, case: Case) -> tuple[Reason, ...]:
    """Return which of the actions that somebody else must have taken the actor has taken."""
    by, actions = case.by, step.distinct_from
    # Nobody in particular cannot show to be somebody else.
    taken = {
        entry.action: entry.by.id
        for entry in case.subject.history
        if entry.action in actions and entry.by is not None and (by is None or by.id == entry.by.id)
    }
    found = (
        (("action", action), ("actor", taken[action])) for action in actions if action in taken
    )
    return tuple(make_reason("same_actor", said, step.basis, case.words) for said in found)


def choose(
    lifecycle: Lifecycle, steps: tuple[Transition, ...], case: Case
) -> tuple[Transition, str, tuple[Reason, ...]]:
    """Return the first transition that holds; or the first of all, with why none does."""
    first = steps[0]
    to, reasons = judge(lifecycle, first, case)
    if len(steps) == 1 or not reasons:
        return first, to, reasons
    branches = [reasons]
    for step in steps[1:]:
        target, reasons = judge(lifecycle, step, case)
        if not reasons:
            return step, target, ()
        branches.append(reasons)
    day = None
    if soonest(branches):
        courses = [course_of(lifecycle, step, case) for step in steps]
        day = first_day(joined(courses, case.on, decisive=True))
    return first, to, (none_of(branches, lifecycle.basis, day),)


def course_of(lifecycle: Lifecycle, step: Transition, case: Case) -> Course:
    """Return how it goes on whether a transition holds, if nothing but time changes."""
    leads = target_of(lifecycle, step.target, case.subject.history) is not None
    return step.requires._course(case) if leads and not _of_actor(step, case) else _never(case)


def _never(case: Case) -> Course:
    return ((case.on, False),)


def _nowhere(step: Transition, case: Case) -> tuple[Reason, ...]:
    state = case.subject.history[-1].target
    params: dict[str, object] = {"action": step.action, "state": state, "states": ()}
    return (Reason(code="wrong_state", params=params, basis=step.basis),)


def target_of(lifecycle: Lifecycle, target: str | Target, history: tuple[Entry, ...]) -> str | None:
    """Return the state a transition leads to now; None where there is nothing to resume."""
    if not isinstance(target, Target):
        return target
    present = history[-1].target
    return resumed(lifecycle, history, present) if target is RESUME else present


def resumed(lifecycle: Lifecycle, history: tuple[Entry, ...], state: str) -> str | None:
    """Return the state that a resumption from a state leads back to, None if there is none."""
    origins = Origins(lifecycle)
    for entry in history:
        origins.add(entry)
    found = origins.of(state)
    return found if found in lifecycle._table.nodes else None


class Origins:
    """The state that a resumption from each state leads back to, entry by entry of a history."""

    def __init__(self, lifecycle: Lifecycle) -> None:
        self._lifecycle = lifecycle
        self._definition = ""
        self._origins: dict[str, str | None] = {}

    def of(self, state: str) -> str | None:
        """Return the state that a resumption leads back to now, None if there is none."""
        return self._origins.get(state)

    def add(self, entry: Entry) -> None:
        """Add the next entry: one into another state that is neither a resumption nor a revert."""
        before, self._definition = self._definition, entry.definition
        source = entry.source
        if source is None or source == entry.target or entry.reverts is not None:
            return
        if entry.definition != before:
            # A migration renames the state: what led into it stands under the old name.
            self._origins[entry.target] = self._origins.get(source)
        elif not self._is_resumption(entry, source):
            self._origins[entry.target] = source

    def _is_resumption(self, entry: Entry, source: str) -> bool:
        law = self._lifecycle
        if entry.definition != law.definition:
            law = named_law(entry.definition, law._past) or law
        node = law._table.nodes.get(source)
        steps = node.steps if node is not None else ()
        return is_resumption(steps, entry.action, entry.target, self._origins.get(source))


def is_resumption(steps: Iterable[Transition], action: str, target: str, back: str | None) -> bool:
    """Check whether an action led back to a state, by the transitions of the state it left.

    One that may resume and may move to the same state resumes where it leads `back`.
    """
    targets = [step.target for step in steps if step.action == action]
    return RESUME in targets and (target not in targets or target == back)
