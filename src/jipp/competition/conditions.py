"""The conditions of an edition, judged on one innovation: group, age, category, clauses, cap."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeAlias, final

import attrs

from jipp._dates import Duration, Window
from jipp._fields import fault, refuse
from jipp._text import fold
from jipp.competition.honours import Reached, reached, resting_on, said
from jipp.competition.verdicts import Condition
from jipp.i18n import Text, term
from jipp.model.basis import Basis, weakest_basis
from jipp.model.clause import AgeRule, Clause, Day, asked, old_enough
from jipp.model.edition import Edition
from jipp.model.evidence import EvidenceKind
from jipp.model.innovation import Honour, Innovation, Proposal
from jipp.model.reason import named
from jipp.model.requirements.fields import is_filled
from jipp.model.requirements.proof import lasting
from jipp.typing import UNKNOWN, Unknown

Entered: TypeAlias = Innovation | Proposal
EntryFacts: TypeAlias = Mapping[str, object]


@final
class Candidate(NamedTuple):
    """What is judged: an innovation that would enter an edition, and what goes with it."""

    innovation: Innovation
    edition: Edition
    group: str
    entries: tuple[Entered, ...]
    facts: EntryFacts


def conditions_of(case: Candidate) -> Iterator[Condition]:
    """Check every condition of the edition; a group that is closed has no others."""
    for condition in _every(case):
        words = named(condition.params, case.edition.words)
        params = (*condition.params, ("words", words))
        yield attrs.evolve(condition, params=params) if words else condition


def _every(case: Candidate) -> Iterator[Condition]:
    opened = _opened(case)
    yield opened
    if opened.satisfied is not False:
        yield from _age(case)
        yield _category(case)
        yield from _exclusions(case)
        yield _cap(case)


def _not_known(name: str, basis: Basis, rule: Text | None = None) -> Condition:
    """Return the condition of a rule that is not known."""
    params = {"name": name, "rule": rule or term(name)}
    return Condition(code="rule_unknown", params=params, basis=basis)


def _opened(case: Candidate) -> Condition:
    groups = case.edition.groups
    return Condition(
        code="group_closed",
        satisfied=None if isinstance(groups, Unknown) else case.group in groups,
        params={"group": case.group, "groups": groups},
        basis=case.edition.basis_of("groups"),
    )


def _days(day: Day) -> tuple[date, ...]:
    """Return the first and last day within the bounds of a day, none where it is not known."""
    if isinstance(day, Window):
        return day.not_before, day.not_after
    return () if isinstance(day, Unknown) else (day,)


def _age(case: Candidate) -> Iterator[Condition]:
    ages = case.edition.ages
    if ages == ():
        return
    rule = None if isinstance(ages, Unknown) else dict(ages).get(case.group)
    since = case.innovation.implemented_on
    if rule is None:
        yield _not_known("minimum_age", case.edition.basis_of("ages"))
    elif since is None:
        yield _field(case.innovation, "implemented_on", rule.basis)
    elif not (days := _days(rule.counted_from)):
        yield _not_known("age_counted_from", rule.basis)
    else:
        yield _judged_age(rule, since, days, case.facts)


def _judged_age(rule: AgeRule, since: date, days: tuple[date, ...], facts: EntryFacts) -> Condition:
    found = {day: _spans(rule, since, day, facts) for day in days}
    lacking = next((name for _, name in found.values() if name is not None), None)
    truths = {None if name else span is not None for span, name in found.values()}
    first, last = min(days), max(days)
    params: dict[str, object] = {"day": since, "since": "implemented_on"}
    if len(truths) > 1:
        params |= {"rule": rule.label, "first": first, "last": last}
        return Condition(code="window_unknown", params=params, basis=rule.basis)
    if lacking is not None:
        params = {"name": lacking, "op": "==", "value": True}
        return Condition(code="fact_missing", params=params, basis=rule.basis)
    span, _ = found[first]
    on = last if span is None else first
    params |= {"on": on, "duration": span or rule.least, "rule": asked(rule, span or rule.least)}
    return Condition(code="too_young", satisfied=span is not None, params=params, basis=rule.basis)


def _spans(
    rule: AgeRule, since: date, on: date, facts: EntryFacts
) -> tuple[Duration | None, str | None]:
    """Return the span that is long enough on a day, else the fact that is needed to decide."""
    if old_enough(rule, since, on):
        return rule.least, None
    lacking = None
    for name, span in rule.lenient:
        if old_enough(rule, since, on, span):
            told = _fact(facts, name)
            if told:
                return span, None
            lacking = name if told is None else lacking
    return None, lacking


def _fact(facts: EntryFacts, name: str) -> bool | None:
    told = facts.get(name)
    if told is None or told is UNKNOWN:
        return None
    refuse(**{f"facts/{name}": told if isinstance(told, bool) else fault("not_a_bool", told)})
    return bool(told)


def _category(case: Candidate) -> Condition:
    named, known = case.innovation.categories, case.edition.categories
    basis = case.edition.basis_of("categories")
    if isinstance(known, Unknown):
        params: dict[str, object] = {"found": named, "known": UNKNOWN}
        return Condition(code="category_unknown", params=params, basis=basis)
    spelled = {fold(name) for name in named}
    fitting = [one for one in known if spelled & _spellings(one.label)]
    params = {
        "found": tuple(one.label for one in fitting) or named,
        "known": tuple(one.label for one in known),
    }
    return Condition(
        code="category_unknown",
        satisfied=bool(fitting) if named else None,
        params=params,
        basis=weakest_basis([one.basis for one in fitting or known] or [basis]),
    )


@lru_cache
def _spellings(label: Text) -> frozenset[str]:
    """Return the folded names by which a category is found, in both languages."""
    return frozenset((fold(label.id), fold(label.en)))


def _exclusions(case: Candidate) -> Iterator[Condition]:
    clauses = case.edition.exclusions
    if isinstance(clauses, Unknown):
        yield _not_known("exclusions", case.edition.basis_of("exclusions"))
        return
    own = reached(case.innovation.honours, case.edition.year)
    for clause in clauses:
        if clause.groups and case.group not in clause.groups:
            continue
        if not clause.known:
            yield _not_known("clause", clause.basis, clause.text)
        yield from _honours(clause, own)
        for name in clause.fields:
            yield _field(case.innovation, name, clause.basis)
        if clause.source:
            yield _source(case, clause)
        for kind in clause.evidence:
            yield _evidence(case, kind, clause.basis)
        for name in clause.facts:
            yield _told(case.facts, name, clause.basis)


def _honours(clause: Clause, own: Reached) -> Iterator[Condition]:
    """Check a clause on the innovation's own honours; honours that are known decide first."""
    unread = bool(own.unread)
    if clause.never:
        found = own.among(clause.never)
        satisfied = False if found else None if unread else True
        yield _honoured("past_winner", clause, own, found, satisfied=satisfied)
    if clause.once:
        found = own.among(clause.once)
        satisfied = True if found else None if unread else False
        yield _honoured("past_winner", clause, own, found, satisfied=satisfied)
    if clause.at_most_once:
        found = own.among(clause.at_most_once)
        years = {honour.edition for honour in found}
        possible = years | {honour.edition for honour in own.unread}
        satisfied = False if len(years) > 1 else None if len(possible) > 1 else True
        yield _honoured("top_twice", clause, own, found, satisfied=satisfied)


def _honoured(
    code: str,
    clause: Clause,
    own: Reached,
    found: tuple[Honour, ...],
    *,
    satisfied: bool | None,
) -> Condition:
    params = {"rule": clause.text, "found": said(found), "unread": said(own.unread)}
    basis = resting_on(clause.basis, found)
    return Condition(code=code, satisfied=satisfied, params=params, basis=basis)


def _source(case: Candidate, clause: Clause) -> Condition:
    id = case.innovation.replicates
    source = next((e for e in case.entries if isinstance(e, Innovation) and e.id == id), None)
    its = reached(source.honours if source else (), case.edition.year)
    found = its.among(clause.source)
    known = id is None or (source is not None and not its.unread)
    return Condition(
        code="source_not_honoured",
        satisfied=True if found else False if known else None,
        params={"rule": clause.text, "source": id, "found": said(found)},
        basis=resting_on(clause.basis, found),
    )


def _field(innovation: Innovation, name: str, basis: Basis) -> Condition:
    filled = is_filled(innovation, name)
    return Condition(code="missing_field", satisfied=filled, params={"name": name}, basis=basis)


def _evidence(case: Candidate, kind: EvidenceKind | str, basis: Basis) -> Condition:
    own = (e for e in case.entries if isinstance(e, Proposal) and _is_own(e, case))
    papers = [*case.innovation.evidence, *(piece for entry in own for piece in entry.evidence)]
    pieces = [piece for piece in papers if piece.kind == kind]
    if days := _days(case.edition.closes):
        # Of a day that is not known it must be valid on all that it may be, not on both ends alone.
        course = [(day, held) for day, held in lasting(pieces, days[0]) if day <= days[-1]]
        there = {held for _, held in course}
        satisfied = there.pop() if len(there) == 1 else None
        found = max(sum(piece.holds(day) for piece in pieces) for day, _ in course)
    else:
        always = [p for p in pieces if p.issued_on is None and p.valid_until is None]
        satisfied, found = (True if always else None if pieces else False), len(always)
    params = {"kind": kind, "at_least": 1, "found": found}
    return Condition(code="missing_evidence", satisfied=satisfied, params=params, basis=basis)


def _told(facts: EntryFacts, name: str, basis: Basis) -> Condition:
    told = _fact(facts, name)
    params = {"name": name, "op": "==", "value": True, "found": told}
    return Condition(code="fact_missing", satisfied=told, params=params, basis=basis)


def _is_own(entry: Proposal, case: Candidate) -> bool:
    """Return whether a proposal enters the innovation itself in this edition."""
    return entry.innovation == case.innovation.id and entry.edition == case.edition.year


def _cap(case: Candidate) -> Condition:
    caps, basis = case.edition.caps, case.edition.basis_of("caps")
    if isinstance(caps, Unknown):
        return _not_known("agency_cap", basis)
    together = "any" in dict(caps)
    cap = dict(caps).get("any" if together else case.group)
    others = {key for entry in case.entries if (key := _counted(entry, case, together=together))}
    return Condition(
        code="cap_reached",
        satisfied=cap is None or len(others) < cap,
        params={"cap": cap, "found": len(others)},
        basis=basis,
    )


def _counted(entry: Entered, case: Candidate, *, together: bool) -> tuple[str, str] | None:
    """Return the innovation and group of an entry if it counts against the cap, else None."""
    me = case.innovation
    if isinstance(entry, Innovation):
        # The source of a replica is given for its honours; it need not be entered.
        id, group, entered = entry.id, case.group, entry.id != me.replicates
    else:
        id, group = entry.innovation, fold(entry.group)
        entered = entry.edition == case.edition.year and (together or group == case.group)
    return (id, group) if entered and id != me.id and entry.agency.id == me.agency.id else None
