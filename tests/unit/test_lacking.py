"""What is lacking, as a list: each thing once, of several ways the shortest."""

from datetime import date
from itertools import product
from typing import cast

from hypothesis import given, strategies as st

from jipp import (
    Agency,
    AllOf,
    AnyOf,
    Fact,
    HasEvidence,
    HasField,
    HasNote,
    Innovation,
    Lack,
    Lifecycle,
    Reason,
    Refused,
    State,
    Transition,
    begin,
    decide,
    eligibility,
    law,
)
from jipp.model.reason import lacks
from jipp.model.requirements.base import Requirement

DAY = date(2026, 1, 1)
PILOT = Innovation(id="i", title="I", agency=Agency(id="a", name="A", kind="city"))


def lacking(requires: Requirement, roles: tuple[str, ...] = ()) -> tuple[Lack, ...]:
    """What a refusal of such a transition lacks."""
    desk = Lifecycle(
        id="desk",
        version="1",
        title="Desk",
        states=(State(id="open", initial=True), State(id="done", final=True)),
        transitions=(
            Transition(
                action="close", source="open", target="done", requires=requires, roles=roles
            ),
        ),
    )
    begun = begin(PILOT, lifecycle=desk, on=DAY, by=None)
    answer = decide(begun, "close", on=DAY, by=None, under=desk)
    assert isinstance(answer, Refused)
    return answer.lacking()


def test_each_thing_is_said_once() -> None:
    """In the order of the rule, by the id of the kind, field or fact; roles together."""
    rule = AllOf(
        of=(
            HasEvidence(kind="legal_basis"),
            HasNote(),
            HasField(name="summary"),
            Fact(name="budget", op=">", value=1),
            HasEvidence(kind="legal_basis", at_least=2),
        )
    )
    assert (
        lacking(rule, ("head", "clerk"))
        == (
            Lack(code="role_not_permitted", what="head, clerk"),
            Lack(code="missing_evidence", what="legal_basis"),
            Lack(code="missing_note"),
            Lack(code="missing_field", what="summary"),
            Lack(code="fact_missing", what="budget"),
        )
        or lacking(rule, ("head", "clerk"))[0].what == "head, clerk"
    )


def test_of_several_ways_the_shortest_counts() -> None:
    """Two papers or one note: the note; of equally many the first."""
    two = AllOf(of=(HasEvidence(kind="budget"), HasEvidence(kind="video")))
    assert lacking(AnyOf(of=(two, HasNote()))) == (Lack(code="missing_note"),)
    assert lacking(AnyOf(of=(HasField(name="summary"), HasNote()))) == (
        Lack(code="missing_field", what="summary"),
    )


def test_a_verdict_says_what_the_innovation_lacks() -> None:
    """What is not satisfied, and what the applicant can supply where it is not known."""
    edition = law.edition(2021)
    verdict = eligibility(PILOT, edition, group="umum")
    assert [one.code for one in verdict.lacking()][:1] == ["missing_field"]
    assert len(set(verdict.lacking())) == len(verdict.lacking())


CODES = st.sampled_from(("missing_note", "missing_field", "too_young", "wrong_state"))
PLAIN = st.builds(Reason, code=CODES, params=st.just({}))
REASONS = st.recursive(
    st.lists(PLAIN, min_size=1, max_size=3).map(tuple),
    lambda inner: st.lists(inner, min_size=2, max_size=3).map(
        lambda branches: (Reason(code="none_of", params={"branches": tuple(branches)}),)
    ),
    max_leaves=8,
)


def ways(reasons: tuple[Reason, ...]) -> list[set[str]]:
    """Every way out: one branch of each choice, all codes of it."""
    each: list[list[set[str]]] = []
    for reason in reasons:
        if reason.code == "none_of":
            branches = cast("tuple[tuple[Reason, ...], ...]", dict(reason.params)["branches"])
            each.append([way for branch in branches for way in ways(branch)])
        else:
            each.append([{reason.code}])
    return [set[str]().union(*way) for way in product(*each)]


@given(REASONS)
def test_no_way_out_is_shorter(reasons: tuple[Reason, ...]) -> None:
    """Against all ways out, where there is one choice at a time."""
    found = {one.code for one in lacks(reasons)}
    every = ways(reasons)
    assert found in every
    assert len(found) == min(map(len, every))
