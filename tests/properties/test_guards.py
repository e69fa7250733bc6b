"""The check of guards against trying every case of a small world."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import given, strategies as st

from jipp import (
    SAME,
    Actor,
    AllOf,
    Always,
    AnyOf,
    Approvals,
    Duration,
    Entry,
    Evidence,
    Fact,
    HasEvidence,
    HasNote,
    MinimumAge,
    Not,
    Predicate,
    Transition,
)
from jipp.model.checks.guards import guard_findings
from jipp.model.requirements.base import Case, Requirement
from tests.generated import answers
from tests.lifecycles import DAY, idea, step

ROLES = ("r1", "r2")
# Every value that a guard names, one between each two and one beyond each end; or not known.
VALUES = (None, *(Fraction(half, 2) for half in range(-1, 6)))
PEOPLE = [
    Actor(id="ani", roles=tuple(role for role, held in zip(ROLES, chosen, strict=True) if held))
    for chosen in product((False, True), repeat=len(ROLES))
]
CASES = [
    Case(
        idea(),
        DAY,
        by,
        {name: value for name, value in (("x", x), ("y", y)) if value is not None},
        note,
        {} if answer is None else {"p": answers(answer)},
        (),
    )
    for x, y, answer, note, by in product(VALUES, VALUES, (None, "yes", "no"), ("", "why"), PEOPLE)
]

# As many days back as spans reach, and one more or less; or not known.
SPANS = (Duration(days=10), Duration(days=20), Duration(months=1), Duration(months=2))
AGES = (None, *(span.before(DAY) - timedelta(n) for span in SPANS for n in (-1, 0, 1)))


def entry(action: str, source: str | None, by: Actor, *brought: str) -> Entry:
    """An entry of the state's."""
    return Entry(
        number=1,
        subject="one-stop",
        action=action,
        source=source,
        target="a",
        on=DAY,
        by=by,
        evidence=brought,
        definition="flow@1",
    )


def whole(since: date | None, pieces: int, fresh: int, votes: int, others: int) -> Case:
    """A subject with so many pieces of evidence, some of them fresh, and so many approvals."""
    evidence = [Evidence(id=f"e{i}", kind="video") for i in range(pieces)]
    ids = [piece.id for piece in evidence]
    voters = [Actor(id=f"v{i}", roles=("r1",) if i < votes else ()) for i in range(votes + others)]
    history = (
        entry("begin", None, PEOPLE[0], *ids[fresh:]),
        entry("rest", "a", PEOPLE[0], *ids[:fresh]),
        *(entry("ok", "a", voter) for voter in voters),
    )
    subject = idea(implemented_on=since, evidence=tuple(evidence), history=history)
    return Case(subject, DAY, None, {}, "", {}, ())


WHOLES = [
    whole(since, pieces, fresh, votes, others)
    for since, pieces, votes, others in product(AGES, range(3), range(3), range(3))
    for fresh in range(pieces + 1)
]

single: st.SearchStrategy[Requirement] = st.one_of(
    st.builds(
        Fact,
        name=st.sampled_from("xy"),
        op=st.sampled_from(("==", "!=", "<", "<=", ">", ">=")),
        value=st.integers(0, 2),
    ),
    st.builds(
        Fact,
        name=st.sampled_from("xy"),
        op=st.just("in"),
        value=st.lists(st.integers(0, 2), max_size=2, unique=True).map(tuple),
    ),
    st.builds(Always),
    st.builds(HasNote),
    st.builds(Predicate, name=st.just("p")),
)
bounding: st.SearchStrategy[Requirement] = st.one_of(
    st.builds(
        MinimumAge,
        since=st.just("implemented_on"),
        duration=st.sampled_from(SPANS),
        strict=st.booleans(),
    ),
    st.builds(
        HasEvidence,
        kind=st.just("video"),
        at_least=st.integers(1, 2),
        since_entered=st.booleans(),
    ),
    st.builds(
        Approvals,
        action=st.just("ok"),
        of_roles=st.sampled_from(((), ("r1",))),
        at_least=st.integers(1, 2),
    ),
)


def joined(leaves: st.SearchStrategy[Requirement]) -> st.SearchStrategy[Requirement]:
    """Requirements of these, however they are joined."""
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(AllOf, of=st.lists(inner, max_size=3)),
            st.builds(AnyOf, of=st.lists(inner, max_size=3)),
            st.builds(Not, of=inner),
        ),
        max_leaves=6,
    )


guards = joined(single)
ladders = st.lists(
    st.tuples(guards, st.lists(st.sampled_from(ROLES), unique=True)), min_size=1, max_size=4
).map(
    lambda drawn: tuple(
        step("go", "a", f"t{i}", requires=guard, roles=tuple(roles))
        for i, (guard, roles) in enumerate(drawn)
    )
)


def holds(tried: Transition, case: Case) -> bool:
    """Whether a transition may be taken, asked of its requirement itself."""
    by = case.by
    admitted = not tried.roles or (by is not None and not set(tried.roles).isdisjoint(by.roles))
    return admitted and not tried.requires._unmet(case, None)


def expected(steps: Iterable[Transition], cases: Sequence[Case]) -> list[tuple[str, str]]:
    """What trying every case finds, errors first."""
    errors: list[tuple[str, str]] = []
    warnings: list[tuple[str, str]] = []
    taken: set[int] = set()
    for tried in steps:
        where = f"a/go/{tried.target}"
        mine = {i for i, case in enumerate(cases) if holds(tried, case)}
        if not mine:
            errors.append(("unsatisfiable", where))
        elif mine <= taken:
            warnings.append(("shadowed", where))
        elif mine & taken:
            warnings.append(("ambiguous", where))
        taken |= mine
    return errors + warnings


@given(ladders)
def test_the_check_finds_what_trying_every_case_finds(steps: tuple[Transition, ...]) -> None:
    """No more and no less, for facts, a note, a predicate and roles."""
    assert [(f.code, f.where) for f in guard_findings(steps)] == expected(steps, CASES)


@given(ladders)
def test_the_witness_of_an_overlap_makes_both_hold(steps: tuple[Transition, ...]) -> None:
    """With the facts and answers that it names, somebody can take either."""
    by_name = {f"a/go/{tried.target}": tried for tried in steps}
    for finding in guard_findings(steps):
        if finding.code != "ambiguous":
            continue
        witness: dict[str, Any] = dict(finding.witness)
        facts = {name: witness[name] for name in "xy" if name in witness}
        predicates = {"p": answers("yes" if witness["p"] else "no")} if "p" in witness else {}
        both = (by_name[witness["earlier"]], by_name[finding.where])
        assert any(
            all(holds(tried, Case(idea(), DAY, by, facts, note, predicates, ())) for tried in both)
            for by in PEOPLE
            for note in ("", "why")
        )


@given(st.lists(joined(bounding), min_size=1, max_size=3))
def test_what_bounds_each_other_is_judged_as_in_every_case(tried: list[Requirement]) -> None:
    """Spans of age, evidence that is fresh or not, approvals by one role or by anyone."""
    steps = [step("go", "a", f"t{i}", requires=guard) for i, guard in enumerate(tried)]
    found = guard_findings((*steps, step("ok", "a", SAME)))
    assert [(f.code, f.where) for f in found] == expected(steps, WHOLES)
