"""What a law calls its states, actions, roles and facts is what every answer says."""

import pickle
from datetime import date
from typing import Any

import pytest

from jipp import (
    Actor,
    Agency,
    AllOf,
    Fact,
    HasField,
    Innovation,
    InvalidInputError,
    Lifecycle,
    LifecycleError,
    Predicate,
    Reason,
    Refused,
    State,
    Text,
    Transition,
    advance,
    audit,
    begin,
    decide,
    from_wire,
    options,
    plan,
    to_wire,
)
from jipp.law import lifecycles

OFFICE = Agency(id="dinas", name="Dinas", kind="regency", province="ID-BB")
GIVE = Transition(
    action="give",
    source="asked",
    target="given",
    requires=AllOf(
        of=(
            Fact(name="stock", op=">", value=0, label=Text(id="persediaan", en="supply")),
            Predicate(name="fits", label=Text(id="kesesuaian tata ruang", en="the zoning plan")),
            HasField(name="unit"),
        )
    ),
    roles=("clerk",),
    label=Text(id="terbitkan izin", en="issue the permit"),
)
CLOSE = Transition(
    action="close",
    source="given",
    target="shut",
    label=Text(id="tutup", en="close down"),
    noun=Text(id="penutupan", en="closure"),
)
PERMIT = Lifecycle(
    id="permit",
    version="1",
    title=Text(id="Izin", en="Permit"),
    states=(
        State(id="asked", label=Text(id="diminta", en="asked for"), initial=True),
        State(id="given", label=Text(id="terbit", en="issued")),
        State(id="shut", final=True),
    ),
    transitions=(GIVE, CLOSE),
    words={
        "clerk": Text(id="petugas loket", en="front officer"),
        "unit": Text(id="bidang", en="division"),
    },
)
DAY = date(2024, 1, 2)
BEGUN = begin(
    Innovation(id="a", title="A", agency=OFFICE), lifecycle=PERMIT, on=date(2024, 1, 1), by=None
)


def fits(*_: object) -> bool:
    """A predicate that always holds."""
    return True


def refusal_of(subject: Innovation, action: str, **given: Any) -> Refused[Innovation]:
    """The refusal of an action that nobody in particular takes."""
    asked: dict[str, Any] = {"by": None, **given}
    answer = decide(subject, action, on=DAY, under=PERMIT, **asked)
    assert isinstance(answer, Refused)
    return answer


SAID = {
    "id": [
        "hanya petugas loket yang boleh melakukan ini, sedangkan peran pelaku: tidak ada",
        "persediaan tidak diberikan sehingga persediaan > 0 tidak dapat dinilai: berikan nilainya",
        "terpenuhi atau tidaknya kesesuaian tata ruang belum diketahui",
        "bidang belum terisi",
    ],
    "en": [
        "only front officer may do this, and the actor has the roles: none",
        "supply is not given, so supply > 0 cannot be judged: give it",
        "whether the zoning plan is met is not known",
        "division is not filled in: fill it in",
    ],
}


@pytest.mark.parametrize("lang", SAID)
def test_a_refusal_says_the_words_of_the_law(lang: str) -> None:
    """Roles, facts, predicates and fields are said by the words of the office, in each language."""
    refusal = refusal_of(BEGUN, "give")
    for said, start in zip(refusal.message(lang).splitlines(), SAID[lang], strict=True):
        assert said.startswith(start)
    assert dict(refusal.reasons[2].params) == {"name": "fits"}
    assert refusal.error().message(lang) == refusal.message(lang)
    (option, _) = options(BEGUN, on=DAY, by=None, under=PERMIT)
    assert [r.message(lang) for r in option.reasons] == refusal.message(lang).splitlines()
    steps = plan(BEGUN, to="given", on=DAY, by=None, under=PERMIT)
    assert steps is not None
    [step] = list(steps)
    assert step.lacking[-1].message(lang) == refusal.reasons[-1].message(lang)


def test_an_action_without_a_noun_is_quoted_by_its_label() -> None:
    """A label that is no noun stands in quotes where the sentence needs one."""
    refusal = refusal_of(BEGUN, "close")
    assert refusal.message("en") == (
        "closure is not possible in the state asked for, only in: issued"
    )
    clerk = Actor(id="c", roles=("clerk",))
    ready = advance(
        begin(
            Innovation(id="b", title="B", agency=OFFICE, unit="A"),
            lifecycle=PERMIT,
            on=DAY,
            by=None,
        ),
        "give",
        on=DAY,
        by=clerk,
        under=PERMIT,
        facts={"stock": 1},
        predicates={"fits": fits},
    )
    refused = refusal_of(ready, "give", by=clerk)
    assert refused.message("id").startswith('"terbitkan izin" tidak dapat dilakukan')


def test_a_reason_takes_the_words_it_says_along() -> None:
    """A reason that was stored or sent speaks as before, and carries only the words it says."""
    for reason in refusal_of(BEGUN, "give").reasons:
        for again in (from_wire(to_wire(reason)), pickle.loads(pickle.dumps(reason))):
            assert again == reason
            assert [again.message(lang) for lang in SAID] == [reason.message(lang) for lang in SAID]
        assert len(to_wire(reason)["words"]) == 1


def test_a_lifecycle_tells_its_words() -> None:
    """A word is asked for by id, and by its kind where one id is of two kinds."""
    assert PERMIT.word("asked").id == "diminta"
    assert PERMIT.word("give", "action").en == "issue the permit"
    assert PERMIT.word("clerk", "role").id == "petugas loket"
    assert PERMIT.word("stock", "fact").id == "persediaan"
    assert PERMIT.word("nobody").en == "nobody"
    with pytest.raises(InvalidInputError):
        PERMIT.word("clerk", "person")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_a_predicate_brings_its_own_reason() -> None:
    """A function may answer the reason of the refusal, in its own words."""
    own = Reason(code="dinas:zoning", text=Text(id="di luar zona industri", en="outside the zone"))

    def zoned(*_: object) -> Reason:
        return own

    refusal = refusal_of(BEGUN, "give", predicates={"fits": zoned})
    assert refusal.reasons[2].code == "dinas:zoning"
    assert refusal.reasons[2].basis == GIVE.basis
    assert refusal.message("id").splitlines()[2] == "di luar zona industri"
    assert refusal.error().problems[2].message("id") == "di luar zona industri"
    assert from_wire(to_wire(refusal.reasons[2])).message("en") == "outside the zone"


def test_an_audit_says_the_words_of_the_law() -> None:
    """A finding in a history names states, actions and roles as its law does."""
    clerk = Actor(id="c", roles=("clerk",))
    given = advance(
        begin(
            Innovation(id="b", title="B", agency=OFFICE, unit="A"),
            lifecycle=PERMIT,
            on=DAY,
            by=None,
        ),
        "give",
        on=DAY,
        by=clerk,
        under=PERMIT,
        facts={"stock": 1},
        predicates={"fits": fits},
    )
    data = to_wire(given)
    data["history"][1]["by"]["roles"] = ["guest"]
    (finding,) = audit(from_wire(data), under=PERMIT)
    assert "front officer" in finding.message("en")
    assert from_wire(to_wire(finding)).message("id") == finding.message("id")


def test_a_definition_that_cannot_work_says_its_words() -> None:
    """A fault of a definition names the actions by their nouns."""
    shut = State(id="shut", final=True)
    again = Transition(action="open", source="shut", target="asked", noun="reopening")
    with pytest.raises(LifecycleError, match="reopening"):
        Lifecycle(
            id="permit",
            version="2",
            title="Permit",
            states=(*PERMIT.states[:2], shut),
            transitions=(GIVE, CLOSE, again),
        )


@pytest.mark.parametrize("law", lifecycles(), ids=lambda law: law.definition)
def test_a_shipped_law_has_a_word_for_all_it_names(law: Lifecycle) -> None:
    """Each state, action and role of a shipped law has a word of that law in both languages."""
    named = dict(law._words)
    for kind, ids in (
        ("state", [state.id for state in law.states]),
        ("action", law.actions),
        ("noun", law.actions),
    ):
        assert [id for id in ids if f"{kind}:{id}" not in named] == []
    assert [role for role in law.roles if role not in named] == []
    assert all(step.noun is not None for step in law.transitions)
