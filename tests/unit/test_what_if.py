"""What a change of the law would do: who moves, for which reason, and who is undecided."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

import attrs
import pytest

from jipp import (
    RESUME,
    SAME,
    UNKNOWN,
    Actor,
    Agency,
    Answer,
    Basis,
    Calendar,
    Citation,
    Criterion,
    Duration,
    Fact,
    HasNote,
    Innovation,
    InvalidInputError,
    MissingWeightError,
    NoCompetitionError,
    PanelRule,
    Period,
    Range,
    Rounding,
    Rubric,
    Sheet,
    Text,
    Tier,
    Transition,
    UnknownNameError,
    WhatIf,
    advance,
    amend,
    begin,
    law,
    to_columns,
    to_records,
    what_if,
)
from jipp.model.basis import OWN
from jipp.policy import TieredRank
from tests.lifecycles import CLERK, DAY, HEAD, OFFICE, flow, idea, later, started, step

DECREE = Basis(
    origin="law",
    confidence="official",
    citation=Citation(regulation="permenpanrb-91-2021", article="9"),
)
OLD = flow(
    step("submit", "draft", "review"),
    step("withdraw", ("draft", "review"), "gone"),
    step("approve", "review", "done"),
    states=("draft", "review", "gone", "done"),
)
NEW = flow(
    step("submit", "draft", "check", label=Text(id="ajukan", en="hand in")),
    step("note", ("draft", "check"), SAME),
    step("approve", "check", "done", requires=HasNote(), basis=DECREE),
    states=("draft", "check", "done"),
    version="2",
)
ASKED: Mapping[str, Any] = {"on": later(1), "by": CLERK}


def walked(*actions: str, id: str = "one-stop") -> Innovation:
    """A subject of the old law after some actions on the first day."""
    subject = started(OLD, id=id)
    for action in actions:
        subject = advance(subject, action, on=DAY, by=CLERK, under=OLD)
    return subject


def faults(cases: Any, **given: Any) -> dict[str, str]:
    """The places and codes of what is wrong with a call."""
    with pytest.raises(InvalidInputError) as raised:
        what_if(cases, **given)
    assert all(p.message("en") and p.message("id") for p in raised.value.problems)
    return {p.path: p.code for p in raised.value.problems}


def stopped(found: WhatIf) -> dict[str, list[str]]:
    """The codes of what leaves each case undecided."""
    return {case.subject: [p.code for p in case.problems] for case in found.undecided}


# Lifecycles.


def test_a_subject_wins_and_loses_actions_for_reasons() -> None:
    """A draft may no longer be withdrawn; what is under review now asks a note."""
    subjects = (walked(id="a"), walked("submit", id="b"), walked("submit", "approve", id="c"))
    found = what_if(subjects, old=OLD, new=NEW, mapping={"review": "check"}, **ASKED)
    draft, review = found
    assert (draft.before, draft.after) == (("submit", "withdraw"), ("submit", "note"))
    assert [reason.code for reason in draft.reasons] == ["unknown_action", "unknown_action"]
    assert (review.before, review.after, review.gains) == (
        ("withdraw", "approve"),
        ("note",),
        None,
    )
    codes = [(reason.code, reason.basis) for reason in review.reasons]
    assert ("missing_note", DECREE) in codes
    assert found.unchanged == ("c",)
    assert found.undecided == ()


def test_a_move_says_what_changes_in_the_words_of_the_law_with_its_source() -> None:
    """In both languages: the labels of actions, the reason, the regulation and article."""
    asks = amend(OLD, {"/version": "2", "/transitions/2/requires": HasNote()}, basis=DECREE)
    label = {"id": "setujui", "en": "give leave"}
    labelled = amend(asks, {"/version": "3", "/transitions/2/label": label}, basis=DECREE)
    (move,) = what_if([walked("submit")], old=OLD, new=labelled, **ASKED)
    assert move.gains is False
    assert move.message("en") == (
        "one-stop: withdraw, give leave -> withdraw: "
        "no note: say in a note why this is done [PermenPANRB 91/2021, art. 9]"
    )
    assert move.message("id") == (
        "one-stop: withdraw, setujui -> withdraw: "
        "catatan belum ada: jelaskan alasannya dalam catatan [PermenPANRB 91/2021, pasal 9]"
    )


def test_who_gains_is_told_from_who_loses() -> None:
    """Turned round, the same change is the gain of the same subject, for the same reason."""
    asks = amend(OLD, {"/version": "2", "/transitions/2/requires": HasNote()}, basis=OWN)
    (loss,) = what_if([walked("submit")], old=OLD, new=asks, **ASKED)
    over = advance(started(asks), "submit", on=DAY, by=CLERK, under=asks)
    (gain,) = what_if([over], old=asks, new=OLD, **ASKED)
    assert (gain.gains, loss.gains) == (True, False)
    assert (gain.before, gain.after) == (loss.after, loss.before)
    assert [r.code for r in gain.reasons] == [r.code for r in loss.reasons] == ["missing_note"]
    assert "the office's own rule" in loss.message("en")


def test_a_subject_that_has_no_place_is_undecided() -> None:
    """It is told by its own state alone; so is what has not begun or is under another law."""
    subjects = (
        walked("submit", id="a"),
        walked("withdraw", id="b"),
        idea("c"),
        started(attrs.evolve(OLD, version="9"), id="d"),
        started(OLD, later(2), id="e"),
    )
    found = what_if(subjects, old=OLD, new=NEW, **ASKED)
    assert stopped(found) == {
        "a": ["unmapped_state"],
        "b": ["unmapped_state"],
        "c": ["not_begun"],
        "d": ["other_lifecycle"],
        "e": ["out_of_order"],
    }
    assert found.moves == found.unchanged == ()
    first = found.undecided[0]
    assert first.message("en").startswith('a: Flow (2) has no state "review"')
    assert first.message("id") != first.message("en")


def test_an_action_asks_the_facts_and_the_actor_of_the_call() -> None:
    """`by` may be one actor, or a function of the subject."""
    gate = Fact(name="debt", op="<", value=1)
    old = flow(step("close", "draft", "done", requires=gate), states=("draft", "done"))
    new = attrs.evolve(
        old, version="2", transitions=(step("close", "draft", "done", roles=("head",)),)
    )
    subjects = [started(old, id=id) for id in ("a", "b")]
    common: dict[str, Any] = {"old": old, "new": new, "on": DAY}
    found = what_if(subjects, facts={"debt": 0}, by=CLERK, **common)
    assert [(m.before, m.after, m.gains) for m in found] == [(("close",), (), False)] * 2
    found = what_if(subjects, facts={"debt": 2}, by=HEAD, **common)
    assert [(m.gains, m.reasons[0].code) for m in found] == [(True, "fact_unmet")] * 2
    found = what_if(
        subjects, facts={"debt": 0}, by=lambda s: HEAD if s.id == "a" else CLERK, **common
    )
    assert (found.unchanged, [move.subject for move in found]) == (("a",), ["b"])
    assert what_if(subjects, facts={"debt": 0}, **common).moves[0].reasons[0].code == (
        "role_not_permitted"
    )


def test_what_is_due_happens_first_under_either_law() -> None:
    """A draft that lapses after a week under the new law cannot be sent any more."""
    old = flow(step("send", "draft", "done"), states=("draft", "done"))
    lapse: Transition = step("lapse", "draft", "gone", after=Duration(days=7))
    new = flow(step("send", "draft", "done"), lapse, states=("draft", "done", "gone"), version="2")
    found = what_if([started(old)], old=old, new=new, on=later(7), by=CLERK)
    (move,) = found
    assert (move.before, move.after, move.reasons[0].code) == (("send",), (), "finished")
    assert what_if([started(old)], old=old, new=new, on=later(6), by=CLERK).moves == ()


def test_a_deadline_that_no_calendar_tells_leaves_a_subject_undecided() -> None:
    """Under the old law or the new one."""
    old = flow(step("send", "draft", "done"), states=("draft", "done"))
    lapse: Transition = step("lapse", "draft", "done", after=Duration(working_days=5))
    new = attrs.evolve(old, version="2", transitions=(*old.transitions, lapse))
    asked: dict[str, Any] = {"on": later(1), "by": CLERK}
    assert stopped(what_if([started(old)], old=old, new=new, **asked)) == {
        "one-stop": ["deadline_unknown"]
    }
    assert stopped(what_if([started(new)], old=new, new=old, **asked)) == {
        "one-stop": ["deadline_unknown"]
    }
    counted = attrs.evolve(new, calendar=Calendar())
    assert what_if([started(old)], old=old, new=counted, **asked).unchanged == ("one-stop",)
    found = what_if([started(old)], old=old, new=new, calendar=Calendar(), **asked)
    assert found.unchanged == ("one-stop",)
    assert faults([], old=old, new=new, calendar="id", **asked) == {"/calendar": "wrong_type"}


def test_a_law_that_is_not_yet_in_force_is_judged_as_if_it_were() -> None:
    """A draft of next year is asked about today."""
    new = amend(OLD, {"/version": "2", "/transitions/2/requires": HasNote()}, basis=OWN)
    new = attrs.evolve(new, in_force=Period(since=date(2030, 1, 1)))
    assert len(what_if([walked("submit")], old=OLD, new=new, **ASKED)) == 1


def test_resumption_leads_back_under_the_new_name() -> None:
    """A state that is renamed is resumed as the new one."""
    old = flow(
        step("rest", "draft", "asleep"),
        step("wake", "asleep", RESUME),
        states=("draft", "asleep"),
    )
    new = flow(
        step("rest", "draft", "away"),
        step("wake", "away", RESUME, requires=HasNote()),
        states=("draft", "away"),
        version="2",
    )
    subject = advance(started(old), "rest", on=DAY, by=CLERK, under=old)
    found = what_if([subject], old=old, new=new, mapping={"asleep": "away"}, **ASKED)
    assert [reason.code for reason in found.moves[0].reasons] == ["missing_note"]


def test_from_30_2014_to_91_2021_nobody_wins_or_loses_an_action() -> None:
    """States and gates of the innovation lifecycle are the same before and after."""
    owner = Agency(id="prov-babel", name="Babel", kind="province", province="ID-BB")
    unit = Actor(id="rina", roles=("unit",), agency=owner)
    older, newer = (law.lifecycle("innovation", on=date(year, 6, 1)) for year in (2020, 2022))
    subject = Innovation(id="a", title="A", agency=owner, unit="RSUD")
    subject = begin(subject, lifecycle=older, on=date(2020, 6, 1), by=unit)
    tried = advance(subject, "try_out", on=date(2020, 7, 1), by=unit)
    found = what_if([tried], old=older, new=newer, on=date(2022, 6, 1), by=unit)
    assert (found.unchanged, len(found)) == (("a",), 0)


# Editions.


def entrant(id: str, **more: Any) -> Innovation:
    """An innovation that may enter in 2021."""
    fields: dict[str, Any] = {"categories": ("kesehatan",), "implemented_on": date(2019, 5, 11)}
    return Innovation(id=id, title=id, agency=OFFICE, **{**fields, **more})


STRICT = amend(
    law.edition(2021),
    {"/ages": {"umum": {"least": {"months": 36}, "counted_from": "2021-05-01"}}},
    basis=DECREE,
)


def test_an_innovation_that_is_too_young_by_the_new_edition_loses() -> None:
    """The condition that it does not meet is the reason, with its article."""
    cases = [entrant("a"), entrant("b", implemented_on=date(2015, 1, 2))]
    found = what_if(cases, old=law.edition(2021), new=STRICT)
    (move,) = found
    assert (move.subject, move.before, move.after, move.gains) == (
        "a",
        Answer.ELIGIBLE,
        Answer.NOT_ELIGIBLE,
        False,
    )
    assert [(reason.code, reason.basis) for reason in move.reasons] == [("too_young", DECREE)]
    assert found.unchanged == ("b",)
    (back,) = what_if(cases, old=STRICT, new=law.edition(2021))
    assert (back.gains, back.reasons) == (True, move.reasons)
    assert move.message("en").startswith("a: eligible -> not eligible: in use since 11 May 2019")
    assert move.message("en").endswith("[PermenPANRB 91/2021, art. 9]")


def test_an_edition_that_leaves_an_answer_open_leaves_the_case_undecided() -> None:
    """Each rule that is not known once, in both languages."""
    found = what_if([entrant("a")], old=law.edition(2021), new=law.edition(2023))
    assert stopped(found).keys() == {"a"}
    text = found.undecided[0].message("en")
    assert text.startswith("a: what the edition rules on this is not known")
    codes = [problem.code for problem in found.undecided[0].problems]
    assert len(codes) == len(set(found.undecided[0].problems))


def test_a_year_without_competition_and_an_unknown_group_are_errors_of_the_call() -> None:
    """They are no fault of a case."""
    with pytest.raises(NoCompetitionError):
        what_if([entrant("a")], old=law.edition(2024), new=law.edition(2023))
    with pytest.raises(UnknownNameError):
        what_if([entrant("a")], old=law.edition(2021), new=law.edition(2023), group="umun")


# Rubrics.


def rubric(**more: Any) -> Rubric:
    """Two criteria, of 30 and 70."""
    fields: dict[str, Any] = {
        "id": "demo",
        "title": "Demo",
        "criteria": (
            Criterion(
                id="novelty",
                label=Text(id="kebaruan", en="novelty"),
                weight=30,
                scale=Range(low=0, high=100),
            ),
            Criterion(id="impact", weight=70, scale=Range(low=0, high=100)),
        ),
        "rounding": Rounding(places=2),
        "panel": PanelRule(method="mean"),
    }
    return Rubric(**{**fields, **more})


def marked(subject: str, novelty: int, impact: int) -> Sheet:
    """A sheet of one judge."""
    return Sheet(subject=subject, judge="anna", marks={"novelty": novelty, "impact": impact})


TURNED = amend(
    rubric(),
    {"/id": "demo-2", "/criteria/0/weight": "70", "/criteria/1/weight": "30"},
    basis=DECREE,
)
TIERS = (Tier(name="Top 1", places=1), Tier(name="Top 2", places=2))


def test_a_changed_weight_moves_ranks_and_tiers() -> None:
    """What each criterion adds otherwise is the reason, with the source of its weight."""
    sheets = [marked("a", 90, 60), marked("b", 60, 80), marked("c", 50, 50), marked("d", 1, 1)]
    found = what_if(sheets, old=rubric(), new=TURNED, tiers=TIERS)
    assert [(m.subject, m.before, m.after, m.gains) for m in found] == [
        ("a", (2, "Top 2"), TieredRank(rank=1, tier="Top 1"), True),
        ("b", (1, "Top 1"), TieredRank(rank=2, tier="Top 2"), False),
    ]
    assert found.unchanged == ("c", "d")
    told = [(r.code, dict(r.params).get("criterion"), r.basis) for r in found.moves[0].reasons]
    assert told == [
        ("contributes_otherwise", "novelty", DECREE),
        ("contributes_otherwise", "impact", DECREE),
        ("total_otherwise", None, TURNED.basis),
    ]
    text = found.moves[0].message("id")
    assert text.startswith("a: 2, Top 2 -> 1, Top 1: kebaruan menyumbang 63, sebelumnya 27 [")


def test_whoever_is_passed_keeps_its_total() -> None:
    """Its own total stays; the others moved."""
    sheets = [marked("a", 80, 80), marked("b", 90, 60)]
    (a, b) = what_if(sheets, old=rubric(), new=TURNED)
    assert [reason.code for reason in a.reasons] == ["others_moved"]
    assert (a.before, a.after, b.gains) == (TieredRank(rank=1), TieredRank(rank=2), True)


def test_a_tier_from_a_total_on_may_be_lost_in_the_same_place() -> None:
    """Who stays first may still fall below the mark."""
    tiers = (Tier(name="gold", at_least=80),)
    (move,) = what_if([marked("a", 60, 90)], old=rubric(), new=TURNED, tiers=tiers)
    assert (move.before, move.after, move.gains) == ((1, "gold"), (1, None), False)


def test_sheets_that_either_rubric_cannot_score_are_undecided() -> None:
    """A mark on what is no criterion there, or none where one is asked for."""
    extra = Criterion(id="team", weight=10, scale=Range(low=0, high=100), basis=DECREE)
    wider = rubric(id="wide", criteria=(*rubric().criteria, extra))
    whole = Sheet(subject="a", judge="anna", marks={"novelty": 1, "impact": 50, "team": 9})
    assert stopped(what_if([whole], old=wider, new=rubric())) == {"a": ["unknown_criterion"]}
    found = what_if([marked("a", 1, 1)], old=rubric(), new=wider)
    assert stopped(found) == {"a": ["nobody_marked"]}


def test_a_tie_over_the_last_place_of_a_tier_is_undecided() -> None:
    """The tied alone; whoever stands clear of them is judged."""
    sheets = [marked("a", 90, 90), marked("b", 80, 60), marked("c", 80, 60), marked("d", 1, 2)]
    found = what_if(sheets, old=rubric(), new=TURNED, tiers=TIERS)
    assert stopped(found) == {"b": ["tie_at_boundary"], "c": ["tie_at_boundary"]}
    assert found.unchanged == ("a", "d")


def test_weights_that_are_not_known_are_an_error_of_the_call() -> None:
    """They come before any mark."""
    unknown = rubric(id="open", criteria=[attrs.evolve(c, weight=None) for c in rubric().criteria])
    with pytest.raises(MissingWeightError):
        what_if([marked("a", 1, 1)], old=rubric(), new=unknown)


# Bands.

IID = law.bands("iid", on=date(2023, 12, 31))
SHIFTED = amend(IID, {"/grades/0/low": "65", "/grades/1/high": "65"}, basis=DECREE)


def test_a_shifted_bound_moves_the_grades_between() -> None:
    """With both bounds as the reasons, each with its source; a grade is known by its code."""
    found = what_if({"a": 62, "b": 70, "c": "65.001"}, old=IID, new=SHIFTED)
    (a, c) = found
    assert [(m.subject, m.before.code, m.after.code, m.gains) for m in cast("Any", found)] == [
        ("a", "SI", "I", False),
        ("c", "SI", "I", False),
    ]
    assert dict(c.reasons[0].params)["value"] == Decimal("65.001")
    assert [reason.basis for reason in a.reasons] == [IID.grades[0].basis, DECREE]
    assert found.unchanged == ("b",)
    assert what_if({"a": 62}, old=SHIFTED, new=IID).moves[0].gains is True


def test_a_number_that_is_not_known_or_in_no_band_is_undecided() -> None:
    """Not an error of the call."""
    found = what_if({"a": None, "b": UNKNOWN, "c": -1, "d": 1}, old=IID, new=SHIFTED)
    assert stopped(found) == {"a": ["unscored"], "b": ["unscored"], "c": ["outside_bands"]}
    assert found.unchanged == ("d",)


def test_grades_that_no_table_has_both_of_are_neither_better_nor_worse() -> None:
    """Two indices have grades of their own."""
    other = law.bands("rb", on=date(2023, 12, 31))
    found = what_if({"a": 62}, old=IID, new=other)
    assert [move.gains for move in found] == [None]


# What an answer is.


def test_an_answer_is_a_sentence_a_list_and_a_table() -> None:
    """Short in print, whole in `explain`, plain in records, escaped in a notebook."""
    found = what_if({"a<b": 62, "b": None, "c": 1}, old=IID, new=SHIFTED)
    assert str(found) == "1 of 3 would move (gain: 0, lose: 1, both: 0); undecided: 1"
    assert found.explain("id").splitlines()[0] == (
        "1 dari 3 akan berubah (diuntungkan: 0, dirugikan: 1, keduanya: 0); "
        "belum dapat ditentukan: 1"
    )
    assert len(found.explain().splitlines()) == 3
    assert list(found) == list(found.moves)
    assert len(found) == 1
    assert to_records(found) == [
        {
            "subject": "a<b",
            "before": "SI",
            "after": "I",
            "gains": False,
            "reasons": ["in_band", "in_band"],
            "undecided": False,
        },
        {"subject": "b", "reasons": ["unscored"], "undecided": True},
    ]
    assert to_columns(found)["after"] == ["I", None]
    assert "a&lt;b" in found._repr_html_()
    assert "Inovatif" in found.to_html(lang="id")
    assert not found.__wired__
    for lang in cast("Any", ("su", None)):
        with pytest.raises(UnknownNameError):
            found.explain(lang)
        with pytest.raises(UnknownNameError):
            found.to_html(lang=lang)


def test_a_rank_and_its_tier_are_two_columns() -> None:
    """Plain data under the side they are of."""
    sheets = [marked("a", 90, 60), marked("b", 60, 80)]
    columns = to_columns(what_if(sheets, old=rubric(), new=TURNED, tiers=TIERS))
    assert columns["rank_before"] == [2, 1]
    assert columns["tier_after"] == ["Top 1", "Top 2"]
    found = what_if([walked("submit")], old=OLD, new=NEW, mapping={"review": "check"}, **ASKED)
    assert to_records(found)[0]["before"] == ["withdraw", "approve"]
    moved = what_if([entrant("a")], old=law.edition(2021), new=STRICT)
    assert to_records(moved)[0]["after"] == "not_eligible"


def test_progress_tells_all_that_is_done() -> None:
    """It ends with as many as there are, of all four kinds."""
    calls: list[tuple[int, int]] = []

    def told(done: int, total: int) -> None:
        calls.append((done, total))

    what_if({"a": 1, "b": 2}, old=IID, new=SHIFTED, progress=told)
    assert calls == [(2, 2)]
    calls.clear()
    what_if([marked("a", 1, 1), marked("b", 1, 1)], old=rubric(), new=TURNED, progress=told)
    assert calls == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_of_no_cases_nothing_moves() -> None:
    """An empty answer is no error."""
    nothing = WhatIf(moves=(), unchanged=(), undecided=())
    assert what_if([], old=OLD, new=NEW, on=DAY) == nothing
    assert what_if({}, old=IID, new=SHIFTED) == nothing
    assert what_if([], old=rubric(), new=TURNED) == nothing
    assert what_if([], old=law.edition(2021), new=STRICT) == nothing


# Faults of the call.


def test_two_laws_of_one_class_are_asked_for() -> None:
    """One of the four, and both the same."""
    assert faults([], old=OLD, new=IID, on=DAY) == {"/new": "wrong_type"}
    assert faults([], old="flow@1", new=OLD) == {"/old": "wrong_type"}
    assert faults([], old=1, new=None) == {"/old": "wrong_type", "/new": "wrong_type"}
    with pytest.raises(InvalidInputError, match="give a value of Lifecycle"):
        what_if([], old=OLD, new=cast("Any", IID), on=DAY)


@pytest.mark.parametrize(
    ("old", "cases", "found"),
    [
        (OLD, 3, {"/cases": "not_a_list"}),
        (OLD, [1], {"/cases/0": "not_a_subject"}),
        (OLD, [walked(), walked()], {"/cases/1/id": "duplicate"}),
        (STRICT, [walked(), walked()], {"/cases/1/id": "duplicate"}),
        (STRICT, {"a": 1}, {"/cases": "not_a_list"}),
        (STRICT, [marked("a", 1, 1), None], {"/cases/0": "wrong_type", "/cases/1": "wrong_type"}),
        (TURNED, [walked()], {"/cases/0": "wrong_type"}),
        (IID, [walked()], {"/cases": "not_a_mapping"}),
        (
            IID,
            {"a": "soon", "b": True, "c": float("nan"), "d": 10**99, "e": Fraction(1, 3)},
            {
                "/cases/a": "not_a_number",
                "/cases/b": "not_a_number",
                "/cases/c": "not_a_number",
                "/cases/d": "not_a_number",
            },
        ),
    ],
)
def test_cases_that_the_law_does_not_judge_are_named(
    old: Any, cases: Any, found: dict[str, str]
) -> None:
    """Each at its place."""
    assert faults(cases, old=old, new=old, on=DAY) == found


def test_all_that_is_wrong_with_a_call_is_told_at_once() -> None:
    """One error."""
    noon = datetime(2024, 1, 1, 12, tzinfo=UTC)
    assert faults(
        [walked(), 7],
        old=OLD,
        new=NEW,
        mapping={"review": "chekc", "gone": "done"},
        on=noon,
        by="ani",
        facts={"debt": Decimal("NaN")},
        group=3,
        tiers=[1],
        progress=5,
    ) == {
        "/cases/1": "not_a_subject",
        "/mapping/review": "foreign_state",
        "/on": "datetime_for_day",
        "/by": "wrong_type",
        "/facts/debt": "not_a_number",
        "/group": "not_a_text",
        "/tiers/0": "wrong_type",
        "/progress": "not_callable",
    }
    assert faults([], old=OLD, new=NEW) == {"/on": "not_a_day"}
    assert faults([], old=OLD, new=NEW, on=DAY, mapping={"a": 1}, facts=1) == {
        "/mapping/a": "not_a_text",
        "/facts": "not_a_mapping",
    }
