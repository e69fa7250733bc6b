"""How a proposal goes through the competition (KIPP), for the editions whose stages are known.

A draft goes from the unit over the local admin to the ministry. The stages are those told of 2019
to 2023 (2020 without field verification) and of 2025 (a panel, the public, a plenary); who moves a
proposal on, with what, is our own design. The jury decides by discussion: what is decided is
entered, not computed.
"""

from datetime import date
from typing import Final

from jipp._dates import Duration, Period
from jipp.i18n import Text
from jipp.law.kipp.common import ADMINISTRATION, EVALUATION, FIELD, OBJECTION, PRESENTATION
from jipp.law.kipp.y2025 import PANEL, PLENARY, PUBLIC
from jipp.law.procedures.roles import ROLES
from jipp.model.basis import DESIGN, Basis, Citation, Confidence, Origin
from jipp.model.claim import AtLeastPeople, CanAlwaysReach, Claim, Never, Precedes, Separate
from jipp.model.definition import Lifecycle
from jipp.model.edition import Stage
from jipp.model.requirements.actors import Approvals, SameAgency
from jipp.model.requirements.base import Requirement
from jipp.model.requirements.combine import AllOf, Always, Not
from jipp.model.requirements.fields import HasField, HasNote
from jipp.model.transition import SAME, State, Target, Transition
from jipp.typing import UNKNOWN, Unknown

_OWN: Final = SameAgency()
_OTHERS: Final = Not(of=SameAgency())
_MINISTRY: Final = ("ministry",)
_UNIT: Final = ("unit",)
_ALWAYS: Final = Always()
_ADMIN: Final = ("local_admin",)
_TITLE: Final = Text(id="Perjalanan proposal KIPP", en="Way of a proposal through the competition")
# Two evaluators read each proposal in 2018; of other years nobody says how many.
_TWO: Final = Approvals(
    action="assess",
    of_roles=("evaluator",),
    at_least=2,
    basis=Basis(
        origin=Origin.DESIGN,
        confidence=Confidence.REPORTED,
        citation=Citation(note="two evaluators in 2018"),
    ),
)
_FIVE_DAYS: Final = Basis(
    origin=Origin.LAW,
    confidence=Confidence.REPORTED,
    citation=Citation(regulation="kepmenpanrb-44-2020", note="about five calendar days in 2020"),
)
_AS_IN_2020: Final = Basis(
    origin=Origin.DESIGN, citation=Citation(note="length not known; five days as in 2020")
)


# What each action is called, and its noun, in Indonesian and English.
_WORDS: Final = {
    "draft": ("susun draf", "draft", "penyusunan draf", "drafting"),
    "propose": ("usulkan", "propose", "pengusulan", "proposal"),
    "return": ("kembalikan", "return", "pengembalian", "return"),
    "submit": ("ajukan", "submit", "pengajuan", "submission"),
    "screen": ("seleksi", "screen", "seleksi", "screening"),
    "admit": (
        "loloskan administrasi",
        "admit",
        "pelolosan administrasi",
        "admission to the evaluation",
    ),
    "reject": ("tolak", "reject", "penolakan", "rejection"),
    "assess": ("nilai proposal", "assess", "penilaian proposal", "assessment"),
    "shortlist": ("tetapkan finalis", "shortlist", "penetapan finalis", "shortlisting"),
    "pass_over": (
        "tidak tetapkan finalis",
        "pass over",
        "keputusan tidak menetapkan finalis",
        "passing over",
    ),
    "award": ("beri penghargaan", "award", "pemberian penghargaan", "award"),
    "decline": (
        "tidak beri penghargaan",
        "decline",
        "keputusan tidak memberi penghargaan",
        "refusal of an award",
    ),
    "visit": ("verifikasi di lapangan", "visit", "verifikasi lapangan", "field visit"),
    "announce": ("umumkan", "announce", "pengumuman", "announcement"),
    "exclude": ("gugurkan", "exclude", "pernyataan gugur", "exclusion"),
    "decide": ("putuskan", "decide", "pengambilan keputusan", "decision"),
    "open_panel": (
        "mulai penilaian panel",
        "open the panel",
        "pembukaan penilaian panel",
        "opening of the panel",
    ),
    "open_public": (
        "mulai penilaian publik",
        "open to the public",
        "pembukaan penilaian publik",
        "opening to the public",
    ),
    "convene": ("gelar sidang pleno", "convene the plenary", "sidang pleno", "calling the plenary"),
}


def _state(stage: Stage) -> State:
    return State(id=stage.id, label=stage.label)


def _ended(id: str, official: str, english: str) -> State:
    return State(id=id, label=Text(id=official, en=english), final=True)


_FRONT: Final = (
    State(id="draft", label=Text(id="draf", en="draft"), initial=True),
    State(id="proposed", label=Text(id="diusulkan unit", en="proposed by the unit")),
    State(id="submitted", label=Text(id="diajukan", en="submitted")),
    _state(ADMINISTRATION),
    _state(EVALUATION),
    State(id="finalist", label=Text(id="finalis", en="finalist")),
)
_BACK: Final = (
    State(id="decided", label=Text(id="diputuskan", en="decided")),
    _ended("rejected", "tidak lolos administrasi", "rejected on formal grounds"),
    _ended("not_shortlisted", "tidak menjadi finalis", "not shortlisted"),
    _ended("awarded", "memperoleh penghargaan", "awarded"),
    _ended("not_awarded", "tidak memperoleh penghargaan", "not awarded"),
)


def _step(
    action: str,
    source: str | tuple[str, ...],
    target: str | Target,
    *,
    requires: Requirement = _ALWAYS,
    roles: tuple[str, ...] = _MINISTRY,
    distinct_from: tuple[str, ...] = (),
) -> Transition:
    label, verb, noun, act = _WORDS[action]
    return Transition(
        action=action,
        source=source,
        target=target,
        requires=requires,
        roles=roles,
        distinct_from=distinct_from,
        label=Text(id=label, en=verb),
        noun=Text(id=noun, en=act),
        basis=DESIGN,
    )


def _judged(
    action: str,
    source: str | tuple[str, ...],
    target: str | Target,
    roles: tuple[str, ...] = _MINISTRY,
) -> Transition:
    """Build a step for somebody of another agency who had no hand in the proposal."""
    return _step(
        action,
        source,
        target,
        requires=_OTHERS,
        roles=roles,
        distinct_from=("draft", "propose", "submit"),
    )


_SUBMISSION: Final = (
    _step(
        "draft",
        (),
        "draft",
        requires=AllOf(of=(_OWN, HasField(name="innovation"))),
        roles=_UNIT,
    ),
    _step("propose", "draft", "proposed", requires=_OWN, roles=_UNIT),
    _step(
        "return",
        "proposed",
        "draft",
        requires=AllOf(of=(_OWN, HasNote())),
        roles=_ADMIN,
    ),
    _step("submit", "proposed", "submitted", requires=_OWN, roles=_ADMIN),
    _judged("screen", "submitted", ADMINISTRATION.id),
    _step("admit", ADMINISTRATION.id, EVALUATION.id),
    _step("reject", ADMINISTRATION.id, "rejected", requires=HasNote()),
    _judged("assess", EVALUATION.id, SAME, ("evaluator",)),
    _step("shortlist", EVALUATION.id, "finalist", requires=_TWO),
    _step(
        "pass_over",
        EVALUATION.id,
        "not_shortlisted",
        requires=_TWO,
    ),
)
_DECISION: Final = (
    _step("award", "decided", "awarded"),
    _step("decline", "decided", "not_awarded"),
)
_PANELLIST: Final = ("panellist",)


def _heard(objection: Basis, *, field: bool) -> tuple[tuple[State, ...], tuple[Transition, ...]]:
    """Return the stages of an edition with an objection period and presentations."""
    last = (PRESENTATION.id, FIELD.id) if field else (PRESENTATION.id,)
    visit = _step("visit", PRESENTATION.id, FIELD.id)
    steps = (
        _step("announce", "finalist", OBJECTION.id),
        Transition(
            action="close_objection",
            source=OBJECTION.id,
            target=PRESENTATION.id,
            after=Duration(days=5),
            label=Text(id="masa sanggah berakhir", en="end of the objection period"),
            noun=Text(id="berakhirnya masa sanggah", en="the end of the objection period"),
            basis=objection,
        ),
        _step("exclude", OBJECTION.id, "excluded", requires=HasNote()),
        *([visit] if field else []),
        _judged("decide", last, "decided", _PANELLIST),
    )
    states = (
        _state(OBJECTION),
        _state(PRESENTATION),
        *([_state(FIELD)] if field else []),
        _ended("excluded", "gugur karena sanggahan", "excluded after an objection"),
    )
    return states, steps


def _rated() -> tuple[tuple[State, ...], tuple[Transition, ...]]:
    """Return the stages of 2025: the panel rates, the public rates, a plenary decides."""
    panel, public, plenary = _state(PANEL), _state(PUBLIC), _state(PLENARY)
    steps = (
        _step("open_panel", "finalist", panel.id),
        _step("open_public", panel.id, public.id),
        _step("convene", public.id, plenary.id),
        _judged("decide", plenary.id, "decided", _PANELLIST),
    )
    return (panel, public, plenary), steps


def _lifecycle(
    first: int,
    until: int | Unknown,
    regulation: str,
    middle: tuple[tuple[State, ...], tuple[Transition, ...]],
) -> Lifecycle:
    states, steps = middle
    end = until if isinstance(until, Unknown) else date(until, 1, 1)
    return Lifecycle(
        id="kipp-proposal",
        version=str(first),
        title=_TITLE,
        states=(*_FRONT, *states, *_BACK),
        transitions=(*_SUBMISSION, *steps, *_DECISION),
        correctors=_MINISTRY,
        words=ROLES,
        in_force=Period(since=date(first, 1, 1), until=end),
        basis=Basis(
            origin=Origin.LAW,
            confidence=Confidence.REPORTED,
            citation=Citation(regulation=regulation, note="stages as told; steps are our design"),
        ),
    )


LIFECYCLES: Final = (
    _lifecycle(2019, 2020, "permenpanrb-5-2019", _heard(_AS_IN_2020, field=True)),
    _lifecycle(2020, 2021, "permenpanrb-5-2019", _heard(_FIVE_DAYS, field=False)),
    _lifecycle(2021, 2024, "permenpanrb-7-2021", _heard(_AS_IN_2020, field=True)),
    _lifecycle(2025, UNKNOWN, "permenpanrb-7-2021", _rated()),
)

# What holds of every run, and what might be thought to hold and does not.
_CLAIMED: Final[tuple[tuple[Claim, bool], ...]] = (
    (CanAlwaysReach(), True),
    # One of the agency, and two evaluators from outside, of whom one may do all the rest.
    (AtLeastPeople(people=3, to="awarded"), True),
    (AtLeastPeople(people=4, to="awarded"), False),
    # Who had a hand in a proposal belongs to its agency, and neither screens, assesses nor decides.
    *(
        (Separate(actions=(own, other)), True)
        for own in ("draft", "propose", "submit")
        for other in ("screen", "assess", "decide")
    ),
    (Precedes(first="screen", then="assess"), True),
    (Precedes(first="assess", then="finalist"), True),
    (Precedes(first="decide", then="awarded"), True),
    (Never(state="draft", once="submitted"), True),
    (Never(state="awarded", once="rejected"), True),
    (Never(action="assess", once="finalist"), True),
    # The local admin may return a proposal to its unit.
    (Never(state="draft", once="propose"), False),
    # Nothing forbids one person to be unit and local admin, or to screen, assess and decide.
    (Separate(actions=("propose", "submit")), False),
    (Separate(actions=("screen", "assess")), False),
    (Separate(actions=("assess", "decide")), False),
)
_OBJECTED: Final[tuple[tuple[Claim, bool], ...]] = (
    (Never(state="awarded", once="excluded"), True),
    (Never(action="exclude", once=PRESENTATION.id), True),
    (Precedes(first=OBJECTION.id, then="decide"), True),
)
CLAIMS: Final = {
    law.definition: (*_CLAIMED, *(() if law is LIFECYCLES[-1] else _OBJECTED)) for law in LIFECYCLES
}
