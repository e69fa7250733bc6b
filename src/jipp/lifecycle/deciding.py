"""Taking transitions: begin under a law, decide on an action, list the available ones."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final, TypeVar

from jipp._fields import as_instance, as_optional_count, as_str
from jipp.law.lookups import lifecycle as lifecycle_on
from jipp.lifecycle.answers import Accepted, Option, Refused
from jipp.lifecycle.arguments import NOTHING, Under, as_under, check_call, joined
from jipp.lifecycle.automatic import caught_up, deadline_unknown
from jipp.lifecycle.building import accepted, allowed, append, denied, menu_of, moved, refused
from jipp.lifecycle.look_ahead import first_accepted, first_begun
from jipp.lifecycle.rules import (
    choose,
    impossible,
    law_of,
    node_of,
    not_begun,
    not_in_force,
    other_lifecycle,
    out_of_order,
)
from jipp.model.calendar import Calendar, as_optional_calendar
from jipp.model.checks.structure import BEGIN
from jipp.model.definition import Lifecycle
from jipp.model.evidence import Evidence
from jipp.model.history import Actor, Entry, Subject
from jipp.model.reason import Reason, make_reason
from jipp.model.requirements.base import Case, Facts, Predicates, asked_once, make_case
from jipp.typing import Moving

__all__ = ["advance", "begin", "decide", "options"]

S = TypeVar("S", bound=Moving)
_PLAIN: Final = frozenset({bool, str, date})


def begin(
    subject: S,
    *,
    lifecycle: Lifecycle | str,
    on: date,
    by: Actor | None,
    facts: Facts = NOTHING,
    evidence: Iterable[Evidence] = (),
    note: str = "",
    predicates: Predicates = NOTHING,
    recorded_at: datetime | None = None,
    under: Under = (),
) -> S:
    """Begin a subject under a lifecycle, or under the shipped one that holds on the day by name.

    Where the lifecycle has a way in, its action is that of entry 1, with its roles and
    requirements; where it has none, the action is `begin`, and anyone may. `under` may repeat the
    lifecycle.

    Raises:
        InvalidInputError: wrong arguments.
        UnknownNameError: no lifecycle of that name ships.
        NotInForceError: none of that name can hold on that day.
        TransitionRefusedError: it has begun already, the law is not in force on that day, or the
            way in does not admit it.

    >>> owner = Agency(id="prov-babel", name="Bangka Belitung", kind="province", province="ID-BB")
    >>> clerk = Actor(id="ani", roles=("unit",), agency=owner)
    >>> idea = Innovation(id="sipinter", title="SIPINTER", agency=owner)
    >>> begin(idea, lifecycle="innovation", on=date(2022, 3, 1), by=clerk).state
    'idea'
    """
    law = as_instance((Lifecycle, str), lifecycle)
    laws = as_under(under)
    given = check_call(
        subject, on, by, facts, evidence, note, predicates, recorded_at, laws, lifecycle=law
    )
    law = lifecycle_on(lifecycle, on=on) if isinstance(lifecycle, str) else lifecycle
    if isinstance(laws, Lifecycle) and laws.definition != law.definition:
        raise other_lifecycle(laws, law)
    held, brought = joined(subject.evidence, given)
    begun = moved(subject, subject.history, held) if brought else subject
    case = Case(begun, on, by, facts, note, asked_once(predicates), brought, law._words)
    action, target, reasons = _way_in(law, case)
    reasons = (*not_in_force(law, on), *reasons)
    if reasons:
        day = first_begun(law, case, reasons)
        raise refused(subject, action, reasons, law._words, day).error()
    return append(begun, law, action, target, on, by, recorded_at, note, brought)


def _way_in(lifecycle: Lifecycle, case: Case) -> tuple[str, str, tuple[Reason, ...]]:
    """Return the action that begins, the state it leads to, and all that it lacks."""
    steps = lifecycle._table.begins
    action = steps[0].action if steps else BEGIN
    if case.subject.history:
        params = {"action": action, "state": case.subject.history[-1].target, "states": ()}
        basis = lifecycle._table.bases[action] if steps else lifecycle.basis
        return action, "", (Reason(code="wrong_state", params=params, basis=basis),)
    if not steps:
        return action, lifecycle.initial, ()
    step, target, reasons = choose(lifecycle, steps, case)
    return step.action, target, reasons


def _is_plain(  # noqa: PLR0917 - the common keywords of all calls, in their order
    subject: Moving,
    on: date,
    by: Actor | None,
    facts: Facts,
    evidence: Iterable[Evidence],
    note: str,
    predicates: Predicates,
    recorded_at: datetime | None,
    under: Under,
) -> bool:
    """Return whether arguments are right at a glance, as most are; others take `check_call`."""
    if not (
        isinstance(subject, Subject)
        and type(on) is date
        and type(by) is Actor
        and evidence == ()
        and note == ""
        and predicates is NOTHING
        and recorded_at is None
        and (type(under) is Lifecycle or under == ())
    ):
        return False
    given: object = facts
    if type(given) is not dict:
        return given is NOTHING
    for value in facts.values():
        if type(value) is not int and type(value) not in _PLAIN:
            return False
    return True


def decide(  # noqa: C901 - one path, spelled out for speed
    subject: S,
    action: str,
    *,
    on: date,
    by: Actor | None,
    facts: Facts = NOTHING,
    evidence: Iterable[Evidence] = (),
    note: str = "",
    predicates: Predicates = NOTHING,
    recorded_at: datetime | None = None,
    under: Under = (),
    expecting: int | None = None,
    calendar: Calendar | None = None,
) -> Accepted[S] | Refused[S]:
    """Take an action, or return all reasons why not; the subject given stays as it is.

    The subject is first caught up to the day. Evidence given is judged with what it holds, and
    added to it on acceptance. `expecting` is the number of entries the caller saw; where there
    are others now, the answer is `stale`. `under` is a lifecycle that does not ship, or several, of
    which the history picks its own. `calendar` takes the place of the lifecycle's; where it leaves
    a deadline of the present state unknown, the answer is `deadline_unknown`.

    Raises:
        InvalidInputError: wrong arguments, facts of a wrong type, a lifecycle that the history does
            not name, evidence under the id of other evidence.
        UnknownNameError: the history names a lifecycle that does not ship, and `under` is missing.

    >>> owner = Agency(id="prov-babel", name="Bangka Belitung", kind="province", province="ID-BB")
    >>> clerk = Actor(id="ani", roles=("unit",), agency=owner)
    >>> idea = Innovation(id="sipinter", title="SIPINTER", agency=owner)
    >>> begun = begin(idea, lifecycle="innovation", on=date(2022, 3, 1), by=clerk)
    >>> decide(begun, "try_out", on=date(2022, 4, 1), by=clerk).reasons[0].message("en")
    'unit is not filled in: fill it in'
    """
    given: tuple[Evidence, ...] = ()
    if not (
        type(action) is str
        and expecting is None
        and calendar is None
        and _is_plain(subject, on, by, facts, evidence, note, predicates, recorded_at, under)
    ):
        under = as_under(under)
        more = {
            "action": as_str(action),
            "expecting": as_optional_count(expecting),
            "calendar": as_optional_calendar(calendar),
        }
        given = check_call(
            subject, on, by, facts, evidence, note, predicates, recorded_at, under, **more
        )
        predicates = asked_once(predicates)
    history = subject.history
    if not history:
        return refused(subject, action, not_begun(subject))
    last = history[-1]
    if type(under) is Lifecycle and calendar is None and under.definition == last.definition:
        lifecycle = under
    else:
        lifecycle = law_of(history, under, calendar)
    if expecting is not None and expecting != len(history):
        params = (("expected", expecting), ("found", len(history)))
        return refused(subject, action, (make_reason("stale", params, None),))
    node = lifecycle._table.nodes.get(last.target) or node_of(lifecycle, history)
    entries: tuple[Entry, ...] = ()
    unknown: tuple[Reason, ...] = ()
    if node.automatic:
        subject, entries = caught_up(subject, lifecycle, on, recorded_at)
        history = subject.history
        last = history[-1]
        node = node_of(lifecycle, history)
        unknown = deadline_unknown(subject, lifecycle)
    shown = subject
    brought: tuple[str, ...] = ()
    if given:
        held, brought = joined(subject.evidence, given)
        shown = moved(subject, history, held)
    words = lifecycle._words
    case = make_case(Case, (shown, on, by, facts, note, predicates, brought, words))
    if action in node.guarded:
        step, target, unmet, basis = node.guarded[action]
        reasons = unmet(case, basis)
    elif action in node.moves:
        step, target, reasons = choose(lifecycle, node.moves[action], case)
    else:
        reasons = unknown + out_of_order(history, on) + impossible(lifecycle, node, action)
        return refused(subject, action, reasons, words)
    if unknown or on < last.on:
        reasons = unknown + out_of_order(history, on) + reasons
    if reasons:
        lasts = reasons[0].satisfied_from is None
        day = None if lasts else first_accepted(lifecycle, subject, action, case, reasons)
        return refused(subject, action, reasons, words, day)
    after = append(shown, lifecycle, action, target, on, by, recorded_at, note, brought)
    made = (*entries, after.history[-1])
    return accepted(after, made, (lifecycle.basis, *step.bases))


def advance(
    subject: S,
    action: str,
    *,
    on: date,
    by: Actor | None,
    facts: Facts = NOTHING,
    evidence: Iterable[Evidence] = (),
    note: str = "",
    predicates: Predicates = NOTHING,
    recorded_at: datetime | None = None,
    under: Under = (),
    expecting: int | None = None,
    calendar: Calendar | None = None,
) -> S:
    """Take an action and return the new subject; the arguments are those of `decide`.

    Raises:
        TransitionRefusedError: it is refused; `refusal` is what `decide` answers.
        InvalidInputError, UnknownNameError: as `decide` does.

    >>> owner = Agency(id="prov-babel", name="Bangka Belitung", kind="province", province="ID-BB")
    >>> clerk = Actor(id="ani", roles=("unit",), agency=owner)
    >>> idea = Innovation(id="sipinter", title="SIPINTER", agency=owner, unit="RSUD")
    >>> begun = begin(idea, lifecycle="innovation", on=date(2022, 3, 1), by=clerk)
    >>> advance(begun, "try_out", on=date(2022, 4, 1), by=clerk).phase.official
    'penciptaan'
    """
    answer = decide(
        subject,
        action,
        on=on,
        by=by,
        facts=facts,
        evidence=evidence,
        note=note,
        predicates=predicates,
        recorded_at=recorded_at,
        under=under,
        expecting=expecting,
        calendar=calendar,
    )
    if isinstance(answer, Refused):
        raise answer.error()
    return answer.subject


def options(  # noqa: C901, PLR0912 - one path, spelled out for speed
    subject: Moving,
    *,
    on: date,
    by: Actor | None,
    facts: Facts = NOTHING,
    evidence: Iterable[Evidence] = (),
    note: str = "",
    predicates: Predicates = NOTHING,
    recorded_at: datetime | None = None,
    under: Under = (),
    lifecycle: Lifecycle | str | None = None,
    calendar: Calendar | None = None,
) -> tuple[Option, ...]:
    """List every action of the subject's lifecycle, in order, as `decide` would answer it.

    The way in is left out, and so is `revert`, a call of its own: the lifecycle's `correctors` say
    who may. A subject that has not begun has one option where `lifecycle` is given, the way in, as
    `begin` would answer it, and none otherwise; of one that has begun `lifecycle` says nothing.

    Raises:
        InvalidInputError: as `decide` does.
        UnknownNameError: as `decide` does.
        NotInForceError: no lifecycle of the name given can hold on that day.

    >>> owner = Agency(id="prov-babel", name="Bangka Belitung", kind="province", province="ID-BB")
    >>> clerk = Actor(id="ani", roles=("unit",), agency=owner)
    >>> idea = Innovation(id="sipinter", title="SIPINTER", agency=owner, unit="RSUD")
    >>> begun = begin(idea, lifecycle="innovation", on=date(2022, 3, 1), by=clerk)
    >>> [o.action for o in options(begun, on=date(2022, 4, 1), by=clerk) if o.permitted]
    ['try_out']
    """
    given: tuple[Evidence, ...] = ()
    extended = lifecycle is not None or calendar is not None
    if extended or not _is_plain(
        subject, on, by, facts, evidence, note, predicates, recorded_at, under
    ):
        under = as_under(under)
        more = {
            "lifecycle": None if lifecycle is None else as_instance((Lifecycle, str), lifecycle),
            "calendar": as_optional_calendar(calendar),
        }
        given = check_call(
            subject, on, by, facts, evidence, note, predicates, recorded_at, under, **more
        )
        predicates = asked_once(predicates)
    history = subject.history
    if not history:
        case = Case(subject, on, by, facts, note, predicates, ())
        return () if lifecycle is None else (_entrance(lifecycle, case, given),)
    last = history[-1]
    if type(under) is Lifecycle and calendar is None and under.definition == last.definition:
        lifecycle = under
    else:
        lifecycle = law_of(history, under, calendar)
    node = lifecycle._table.nodes.get(last.target) or node_of(lifecycle, history)
    unknown: tuple[Reason, ...] = ()
    if node.automatic:
        subject, _ = caught_up(subject, lifecycle, on, None)
        history = subject.history
        node = node_of(lifecycle, history)
        unknown = deadline_unknown(subject, lifecycle)
    held, brought = joined(subject.evidence, given) if given else (subject.evidence, ())
    shown = moved(subject, history, held) if brought else subject
    words = lifecycle._words
    case = make_case(Case, (shown, on, by, facts, note, predicates, brought, words))
    listed: list[Option] = []
    late = unknown + (out_of_order(history, on) if on < history[-1].on else ())
    rows = lifecycle._table.rows.get(node.id) or menu_of(lifecycle, node)
    for action, steps, unmet, basis, settled in rows:
        if unmet is not None:
            reasons = unmet(case, basis)
            if not (reasons or late):
                listed.append(settled)
                continue
            target = settled.target
        elif steps:
            _, to, reasons = choose(lifecycle, steps, case)
            target = to or None
        else:
            target, reasons = settled.target, settled.reasons
        reasons = late + reasons
        if not (steps or late):
            listed.append(settled)
        elif reasons:
            lasts = reasons[0].satisfied_from is None
            day = None if lasts else first_accepted(lifecycle, subject, action, case, reasons)
            listed.append(denied(action, target, reasons, words, day, settled.roles))
        else:
            listed.append(allowed(action, target, settled.roles))
    return tuple(listed)


def _entrance(law: Lifecycle | str, case: Case, given: tuple[Evidence, ...]) -> Option:
    """Return the option of beginning under a lifecycle."""
    lifecycle = lifecycle_on(law, on=case.on) if isinstance(law, str) else law
    held, brought = joined(case.subject.evidence, given)
    begun = moved(case.subject, (), held)
    case = case._replace(subject=begun, brought=brought, words=lifecycle._words)
    action, target, reasons = _way_in(lifecycle, case)
    roles = lifecycle._table.admitted.get(action, ())
    reasons = (*not_in_force(lifecycle, case.on), *reasons)
    if not reasons:
        return allowed(action, target, roles)
    day = first_begun(lifecycle, case, reasons)
    return denied(action, target, reasons, lifecycle._words, day, roles)
