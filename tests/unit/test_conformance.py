"""How lawful histories are: what is found, where it parts from the law, and what would mend it."""

from datetime import date
from fractions import Fraction
from typing import Any

import attrs
import pytest

from jipp import (
    RESUME,
    SAME,
    Actor,
    Conformance,
    Entry,
    Innovation,
    InvalidInputError,
    Portfolio,
    Step,
    Text,
    UnknownNameError,
    advance,
    conform,
    from_event_log,
    migrate,
    revert,
    take_in,
    to_columns,
    to_records,
)
from jipp.exchange import CheckedCase
from tests.lifecycles import CLERK, DAY, HEAD, flow, idea, later, started, step

LAW = flow(
    step("send", "draft", "review", label=Text(id="ajukan", en="submit")),
    step("note", "review", SAME),
    step("judge", "review", "done", roles=("head",)),
    step("pause", ("draft", "review"), "paused"),
    step("resume", "paused", RESUME),
    states=("draft", "review", "paused", "done"),
    correctors=("chief",),
)
CHIEF = Actor(id="chief", roles=("chief",))


def walked(*actions: str, id: str = "one-stop") -> Innovation:
    """An innovation after these actions, a day each."""
    subject = started(LAW, id=id)
    for day, action in enumerate(actions, 1):
        subject = advance(subject, action, on=later(day), by=HEAD, under=LAW)
    return subject


def without(subject: Innovation, *numbers: int) -> Innovation:
    """It, with these entries lost and the others counted anew."""
    left = [e for e in subject.history if e.number not in numbers]
    return reordered(subject, left)


def reordered(subject: Innovation, entries: list[Entry]) -> Innovation:
    """It, with these entries, counted anew."""
    history = tuple(attrs.evolve(e, number=i) for i, e in enumerate(entries, 1))
    return attrs.evolve(subject, history=history)


def case_of(subject: Innovation, under: Any = LAW) -> CheckedCase:
    """The one case of a subject."""
    (case,) = conform([subject], under=under)
    return case


def repairs(case: CheckedCase) -> list[object]:
    """The actions to add and the numbers to leave out."""
    return [item if isinstance(item, int) else item.action for item in case.repair]


def test_a_lawful_history_needs_no_repair() -> None:
    """Nor does one that has not begun."""
    for subject, entries in ((walked("send", "note", "judge"), 4), (idea(), 0)):
        assert case_of(subject) == CheckedCase(
            subject="one-stop", entries=entries, repaired=tuple(range(1, entries + 1))
        )


def test_a_lost_entry_is_added() -> None:
    """With no actor, where the history parts from the law."""
    case = case_of(without(walked("send", "judge"), 2))
    assert (case.first, case.cost, case.fitness) == (2, 1, Fraction(2, 3))
    assert case.repair == (Step(action="send", source="draft", target="review"),)
    assert case.repaired == (1, case.repair[0], 2)
    assert [finding.code for finding in case.findings] == ["no_transition"]


def test_the_way_in_is_added_too() -> None:
    """A table that begins in the middle."""
    case = case_of(without(walked("send", "judge"), 1))
    assert case.repair == (Step(action="begin", source=None, target="draft"),)


def test_what_does_not_fit_is_left_out() -> None:
    """By its number."""
    subject = walked("send", "judge")
    odd = attrs.evolve(subject.history[1], action="fly")
    case = case_of(reordered(subject, [subject.history[0], odd, *subject.history[1:]]))
    assert (case.first, case.repair, case.repaired) == (2, (2,), (1, 3, 4))


def test_of_two_repairs_the_one_that_keeps_more_is_taken() -> None:
    """Adding a step costs as much as leaving an entry out."""
    subject = walked("send", "judge")
    assert repairs(case_of(without(subject, 2))) == ["send"]


def test_entries_out_of_the_order_of_days_are_left_out() -> None:
    """As few as need be."""
    subject = walked("send", "note", "note", "judge")
    history = list(subject.history)
    history[2] = attrs.evolve(history[2], on=later(99))
    case = case_of(reordered(subject, history))
    assert ([f.code for f in case.findings], case.repair) == (["order"], (3,))


def test_a_resumption_stays_only_where_it_leads_back() -> None:
    """What it leads back to depends on the entries that stay."""
    subject = walked("send", "pause", "resume", "judge")
    case = case_of(without(subject, 2))
    assert repairs(case) == ["send"]
    # Paused from the draft, it is resumed there; from there it is sent on.
    first, paused, *rest = walked("pause").history
    back = attrs.evolve(subject.history[3], on=later(2))
    case = case_of(reordered(subject, [first, paused, *rest, back]))
    assert repairs(case) == [3]


def test_a_revert_stays_with_the_entry_that_it_goes_back_to() -> None:
    """Without it there is nothing to go back to."""
    common: dict[str, Any] = {"by": CHIEF, "note": "", "under": LAW}
    subject = revert(walked("send", "judge"), to=2, on=later(9), **common)
    assert case_of(subject).cost == 0
    history = [attrs.evolve(e, action="fly") if e.number == 2 else e for e in subject.history]
    case = case_of(attrs.evolve(subject, history=tuple(history)))
    assert repairs(case) == [2, "send", 4]


def test_a_migration_stays_where_its_state_was_reached() -> None:
    """The steps before it are of the old law, those after it of the new."""
    newer = flow(
        step("send", "draft", "review"),
        step("close", "review", "done"),
        version="2",
        states=("draft", "review", "done"),
    )
    subject = migrate(walked("send"), to=newer, on=later(5), by=None, note="", under=LAW)
    subject = advance(subject, "close", on=later(6), by=CLERK, under=(LAW, newer))
    assert case_of(subject, (LAW, newer)).cost == 0
    lost = without(subject, 2)
    assert repairs(case_of(lost, (LAW, newer))) == ["send"]
    over = without(subject, 3)
    case = case_of(over, (LAW, newer))
    assert repairs(case) == [3]
    assert "foreign" in {finding.code for finding in case.findings}


def test_what_was_found_is_lawful_and_never_added() -> None:
    """Amid a history it warns."""
    rows = [
        {"case": "one-stop", "on": DAY, "state": "draft"},
        {"case": "one-stop", "on": later(1), "state": "done"},
    ]
    (subject,) = from_event_log(rows, [idea()], lifecycle=LAW)
    case = case_of(subject)
    assert ([f.code for f in case.findings], case.first, case.cost) == (["gap_filled"], None, 0)
    assert conform([subject], under=LAW).lawful == 1
    taken = take_in(idea(), lifecycle=LAW, state="review", on=DAY)
    assert case_of(advance(taken, "judge", on=later(1), by=HEAD, under=LAW)).cost == 0
    assert repairs(case_of(without(walked("send", "note", "judge"), 1, 2))) == ["begin", "send"]


def test_who_acted_is_found_and_not_repaired() -> None:
    """Nor are numbers and phases."""
    subject = walked("send", "judge")
    last = attrs.evolve(subject.history[-1], by=CLERK, number=9, phase="creation")
    case = case_of(attrs.evolve(subject, history=(*subject.history[:-1], last)))
    assert {finding.code for finding in case.findings} == {"role", "gap", "phase"}
    assert (case.first, case.cost, case.fitness, case.lawful) == (9, 0, Fraction(1), False)


def test_the_whole_adds_up() -> None:
    """Lawful cases are counted; costs and entries are added before they are divided."""
    subjects = [walked("send", "judge", id="a"), without(walked("send", "judge", id="b"), 2)]
    found = conform(Portfolio([*subjects, idea("c")]), under=LAW)
    assert [case.subject for case in found] == ["a", "b", "c"]
    assert (len(found), found.lawful, found.fitness) == (3, 2, 1 - Fraction(1, 4 + 3 + 1))
    empty = conform([])
    assert (empty.cases, empty.lawful, empty.fitness) == ((), 0, Fraction(1))


def test_it_is_told_in_both_languages() -> None:
    """In the words of the law, the cases with faults alone."""
    found = conform([walked("send"), without(walked("send", "judge", id="b"), 2)], under=LAW)
    assert str(found) == found.explain("en")
    assert found.explain("en").splitlines() == [
        "1 of 2 histories are lawful; fitness 0.8333",
        "no_transition: 1",
        (
            "b: entry 2: from the state draft, judge does not lead from review to done; find out"
            ' what happened; lawful with these repairs: add "submit" from draft to review'
        ),
    ]
    assert found.explain("id").splitlines()[0] == (
        "1 dari 2 riwayat sesuai ketentuan; tingkat kesesuaian 0,8333"
    )
    assert 'tambahkan "ajukan" dari draft ke review' in found.explain("id")
    out = CheckedCase(subject="b", repair=(4, Step(action="begin", source=None, target="draft")))
    assert out.message("en") == (
        "b: lawful with these repairs: leave out entry 4; add beginning, which begins at draft"
    )
    assert CheckedCase(subject="b").message("id") == "b: sesuai ketentuan"
    with pytest.raises(UnknownNameError):
        found.explain("fr")


def test_a_page_has_the_title_beside_the_id() -> None:
    """And what is to be done, in a table."""
    found = conform([without(walked("send", "judge"), 2)], under=LAW)
    assert "One stop (one-stop)" in found.to_html()
    assert "tambahkan &quot;ajukan&quot;" in found.to_html(lang="id")
    assert found._repr_html_() == found.to_html()
    assert "first" in found.cases[0]._repr_html_()


def test_a_long_answer_is_short_in_print() -> None:
    """Ten cases, and how many more there are; all of it in the explanation."""
    hurt = [without(walked("send", "judge", id=f"i{n}"), 2) for n in range(50)]
    found = conform(hurt, under=LAW)
    assert len(str(found).splitlines()) == 13
    assert str(found).endswith("and 40 more")
    assert len(found.explain().splitlines()) == 52
    assert len(repr(found)) <= 400


def test_it_is_a_table() -> None:
    """One record per case, as every answer of many."""
    found = conform([walked("send"), without(walked("send", "judge", id="b"), 2)], under=LAW)
    assert to_records(found) == found.to_records()
    assert to_records(found)[1] == {
        "subject": "b",
        "lawful": False,
        "findings": ["no_transition"],
        "first": 2,
        "add": ["send"],
        "leave_out": [],
        "entries": 2,
        "cost": 1,
        "fitness": Fraction(2, 3),
    }
    assert to_columns(found)["cost"] == [0, 1]


def test_subjects_of_several_laws_are_checked_at_once() -> None:
    """Those of a law that nobody gave are named, each with its place."""
    other = attrs.evolve(LAW, id="other")
    subjects = [walked("send"), started(other, id="b"), started(LAW, id="c")]
    assert conform(subjects, under=(LAW, other)).lawful == 3
    with pytest.raises(UnknownNameError) as error:
        conform(subjects, under=other)
    assert [(p.path, p.code) for p in error.value.problems] == [
        ("/subjects/0", "unknown_definition"),
        ("/subjects/2", "unknown_definition"),
    ]


def test_entries_under_a_law_that_nobody_has_are_not_judged() -> None:
    """They stay where their states fit."""
    before = Entry(
        number=1, subject="one-stop", action="x", target="draft", on=DAY, definition="old@1"
    )
    over = attrs.evolve(
        before, number=2, action="migrate", source="draft", definition=LAW.definition
    )
    judged = attrs.evolve(walked("send").history[1], number=3)
    subject = attrs.evolve(idea(), history=(before, over, judged))
    assert case_of(subject).cost == 0
    odd = attrs.evolve(over, source="review")
    assert case_of(attrs.evolve(subject, history=(before, odd, judged))).cost > 0


def test_how_far_it_has_come_is_told() -> None:
    """Cases done and all of them."""
    seen: list[tuple[int, int]] = []

    def tell(done: int, every: int) -> None:
        seen.append((done, every))

    conform([walked("send"), idea("b")], under=LAW, progress=tell)
    assert seen[-1] == (2, 2)


def test_wrong_arguments_are_told_at_once() -> None:
    """What is no subject, and what is no lifecycle."""
    wrong: Any = {"subjects": [idea(), "x"], "under": date(2024, 1, 1)}
    with pytest.raises(InvalidInputError) as error:
        conform(wrong["subjects"], under=wrong["under"])
    assert [(p.path, p.code) for p in error.value.problems] == [
        ("/subjects/1", "not_a_subject"),
        ("/under", "wrong_type"),
    ]
    assert Conformance(cases=(), lawful=0, fitness=Fraction(1)) == conform(())
