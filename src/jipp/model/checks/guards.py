"""The check of guards: which can never hold, which of several is never reached, which overlap.

Each guard is written as its alternatives (`normal_form`). One without any can never hold. Of those
that are tried one after another, a later one is `shadowed` if the earlier ones hold wherever it
does, and `ambiguous` if they hold with it in some case and lead elsewhere. An automatic transition
is never taken if another, due before it, always holds and leaves the state.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, TypeAlias

import attrs

from jipp._dates import Duration, longer, size_of
from jipp.i18n import Text, said
from jipp.model.finding import Finding, Severity, error, warning
from jipp.model.reason import LawWords
from jipp.model.requirements.base import parts_of
from jipp.model.requirements.normal_form import (
    MOST_TERMS,
    Budget,
    Question,
    Setting,
    Term,
    TooManyError,
    all_of,
    always_holds,
    common,
    covered,
    known,
    told,
)
from jipp.model.requirements.value_sets import yes
from jipp.model.transition import RESUME, Target, Transition

# A later transition, the earlier ones that may hold with it, whether one always does, and when.
Overlap: TypeAlias = tuple[int, list[int], bool | None, Term]
# All ways in which a transition can hold in a state it leaves; None: too many.
Ways: TypeAlias = dict[tuple[int, str], list[Term] | None]


def guard_findings(transitions: tuple[Transition, ...], law: LawWords = ()) -> tuple[Finding, ...]:
    """List guards that can never hold (errors), and those that others cover or overlap (warnings).

    A finding on a transition names it "source/action/target", and says it in the words of the law.
    """
    terms: Ways = {}
    found = list(_alone(transitions, terms, law))
    late = _Deadlines(transitions, terms)
    found.extend(late.never(law))
    seen: dict[tuple[tuple[int, int], ...], list[Overlap]] = {}
    for (source, _), group in _groups(transitions, late.silent).items():
        listed = {i: own for i in group if (own := terms[i, source])}
        if len(listed) < 2:  # noqa: PLR2004 - it takes two to overlap
            continue
        members = tuple((i, id(own)) for i, own in listed.items())
        if members not in seen:
            seen[members] = list(_overlaps(listed, transitions))
        found.extend(_reported(transitions, source, seen[members], law))
    return tuple(found)


def _alone(transitions: tuple[Transition, ...], terms: Ways, law: LawWords) -> Iterator[Finding]:
    """Find the ways in which each transition can hold, and report those that never can."""
    voted = {
        (source, step.action)
        for step in transitions
        for source in step.source
        if step.after is None and step.target in (source, *Target)
    }
    for i, step in enumerate(transitions):
        counted = {action for part in parts_of(step.requires) for action in part._counted}
        made: dict[frozenset[str], list[Term]] = {}
        sources = step.source or ("",)
        try:
            for source in sources:
                uncast = frozenset(a for a in counted if (source, a) not in voted)
                if uncast not in made:
                    made[uncast] = _ways(step, uncast)
                terms[i, source] = made[uncast]
        except TooManyError:
            terms.update(((i, source), None) for source in sources)
            yield _spoken(law, warning("not_analysed", _name(step), limit=MOST_TERMS), step)
            continue
        if not any(made.values()):
            yield _unsatisfiable(step, law)
            continue
        for source in sources:
            if not terms[i, source]:
                rule = step.requires._words(law)
                found = error("unsatisfiable", _name(step, source), rule=rule)
                yield _spoken(law, found, step, source=source)


@attrs.frozen
class _Asked(Question):
    """A question of the transition itself: a role, another person, a state to go back to."""

    kind: str
    name: Any = ""

    def _in_words(self, value: object, law: LawWords) -> Text:  # noqa: ARG002 - it is always yes
        return said(f"rule_{self.kind}", name=self.name, words=law)


def _ways(step: Transition, uncast: frozenset[str]) -> list[Term]:
    """Return all ways in which a transition can hold: who acts, what is required, where to."""
    alone = step.after is not None
    if alone and step.roles:
        return []
    held = yes("held")
    asked: list[list[Term]] = [step.requires._ways(Setting(alone, uncast), holds=True)]
    if step.roles:
        asked.append([{_Asked("role", role): held} for role in step.roles])
    asked.extend([{_Asked("distinct", action): held}] for action in step.distinct_from)
    if step.target is RESUME:
        asked.append([{_Asked("resume"): held}])
    return all_of(asked)


def _name(step: Transition, source: str | None = None) -> str:
    """Return the name of a transition: where it begins, its action and where it leads."""
    target = step.target.value if isinstance(step.target, Target) else step.target
    sources = ",".join(step.source) if source is None else source
    return "/".join(part for part in (sources, step.action, target) if part)


def _called(step: Transition, source: str | None, law: LawWords) -> tuple[str, Text]:
    """Return a transition in words, under its name."""
    sources = step.source if source is None else tuple(filter(None, (source,)))
    ends = {"sources": sources, "target": step.target, "words": law}
    return f"where:{_name(step, source)}", said("step_named", action=step.action, **ends)


def _spoken(
    law: LawWords, finding: Finding, *steps: Transition, source: str | None = None
) -> Finding:
    """Return a finding with the words for the transitions that it names."""
    return attrs.evolve(finding, words=tuple(_called(step, source, law) for step in steps))


def _unsatisfiable(step: Transition, law: LawWords) -> Finding:
    rule = step.requires._words(law)
    if step.after is not None:
        asked = said("rule_role", name=step.roles, words=law) if step.roles else rule
        rule = said("rule_alone", of=asked)
    return _spoken(law, error("unsatisfiable", _name(step), rule=rule), step)


# What several guards have in common.


def _groups(
    transitions: tuple[Transition, ...], silent: frozenset[tuple[int, str]]
) -> dict[tuple[str, object], list[int]]:
    """Return the transitions that are tried one after another: from one state, in their order.

    Those of one action are; so are automatic ones of one span, if they leave the state.
    """
    groups: dict[tuple[str, object], list[int]] = {}
    for at, step in enumerate(transitions):
        if not step.source:
            # Whatever their actions are called: there is one beginning.
            groups.setdefault(("", ""), []).append(at)
        for source in step.source:
            if step.after is None:
                groups.setdefault((source, step.action), []).append(at)
            elif _leaves(step, source) and (at, source) not in silent:
                groups.setdefault((source, size_of(step.after)), []).append(at)
    return groups


def _leaves(step: Transition, source: str) -> bool:
    return isinstance(step.target, str) and step.target != source


def _overlaps(
    listed: dict[int, list[Term]], transitions: tuple[Transition, ...]
) -> Iterator[Overlap]:
    members = tuple(listed)
    if sum(map(len, listed.values())) > MOST_TERMS:
        yield members[-1], [], None, {}
        return
    budget = Budget()
    for at, later in enumerate(members):
        try:
            found = _overlap(later, members[:at], listed, budget)
        except TooManyError:
            yield later, [], None, {}
            return
        if found is None:
            continue
        _, earlier, always, _ = found
        # Of two that lead to one state it does not matter which is taken.
        target = transitions[later].target
        if always or transitions[earlier[0]].target != target:
            yield found
            continue
        other = next((i for i in earlier if transitions[i].target != target), None)
        if other is not None:
            yield later, [other], always, common(listed[other], listed[later], Budget()) or {}


def _overlap(
    later: int, before: tuple[int, ...], listed: dict[int, list[Term]], budget: Budget
) -> Overlap | None:
    mine = listed[later]
    touching: list[int] = []
    first: Term = {}
    for i in before:
        shared = common(listed[i], mine, budget)
        if shared is None:
            continue
        if covered(mine, listed[i], budget):
            return later, [i], True, shared
        first = first if touching else shared
        touching.append(i)
    if not touching:
        return None
    together = [term for i in touching for term in listed[i]]
    return later, touching, len(touching) > 1 and covered(mine, together, budget), first


def _reported(
    transitions: tuple[Transition, ...], source: str, overlaps: Iterable[Overlap], law: LawWords
) -> Iterator[Finding]:
    for later, earlier, always, term in overlaps:
        where = _name(transitions[later], source)
        if always is None:
            found = warning("not_analysed", where, limit=MOST_TERMS)
        elif always:
            names = tuple(_name(transitions[i], source) for i in earlier)
            found = warning("shadowed", where, earlier=names)
        else:
            first = _name(transitions[earlier[0]], source)
            case = {**known(term), "earlier": first, "when": told(term, law)}
            found = Finding(code="ambiguous", severity=Severity.WARNING, where=where, witness=case)
        steps = (transitions[i] for i in (later, *earlier))
        yield _spoken(law, found, *steps, source=source)


# Automatic transitions.


class _Deadlines:
    """The automatic transitions, and those that an earlier one never lets come."""

    def __init__(self, transitions: tuple[Transition, ...], terms: Ways) -> None:
        self._steps = transitions
        at: dict[str, list[int]] = {}
        always: set[tuple[int, str]] = set()
        for (i, source), own in terms.items():
            if transitions[i].after is not None and own:
                at.setdefault(source, []).append(i)
                if always_holds(own):
                    always.add((i, source))
        self._late = {
            (i, source): sure
            for source, here in at.items()
            for i, sure in self._never_reached(source, here, always)
        }
        self.silent = frozenset(self._late)

    def _never_reached(
        self, source: str, here: list[int], always: set[tuple[int, str]]
    ) -> Iterator[tuple[int, int]]:
        # One action is automatic once a day, so another of that action may take its place.
        actions = Counter(self._steps[i].action for i in here)
        sure = [
            i
            for i in here
            if (i, source) in always
            and _leaves(self._steps[i], source)
            and actions[self._steps[i].action] == 1
            and self._stays_away(self._steps[i], source)
        ]
        # Those due first come first, so that the search for one ends soon.
        sure.sort(key=lambda i: _longest(self._steps[i]))
        for late in here:
            first = next((i for i in sure if i != late and self._sooner(i, late)), None)
            if first is not None:
                yield late, first

    def _sooner(self, one: int, other: int) -> bool:
        """Return whether one is due before the other wherever a month is long or short."""
        span, later = _span(self._steps[one]), _span(self._steps[other])
        return one < other if size_of(span) == size_of(later) else longer(later, span)

    def _stays_away(self, step: Transition, source: str) -> bool:
        """Return whether the state is not back the same day, when it would not be repeated."""
        if any(size_of(_span(step))):
            return True
        reached, waiting = {step.target}, [step.target]
        while waiting:
            more = self._ways.get(waiting.pop(), set()) - reached
            reached |= more
            waiting.extend(more)
        return source not in reached and RESUME not in reached

    @cached_property
    def _ways(self) -> dict[str | Target, set[str | Target]]:
        ways: dict[str | Target, set[str | Target]] = {}
        for step in self._steps:
            for id in step.source:
                ways.setdefault(id, set()).add(step.target)
        return ways

    def never(self, law: LawWords) -> Iterator[Finding]:
        """Report those whose day never comes."""
        for (late, source), sure in self._late.items():
            step, first = self._steps[late], self._steps[sure]
            called = (_called(first, source, law),)
            rule = said("rule_left_before", earlier=_name(first, source), words=called)
            found = error("unsatisfiable", _name(step, source), rule=rule)
            yield _spoken(law, found, step, source=source)


def _span(step: Transition) -> Duration:
    return step.after or Duration()


def _longest(step: Transition) -> int:
    months, days, worked = size_of(_span(step))
    return 31 * months + days + worked
