"""How a proposal goes through the competition (KIPP), for the editions whose stages are known.

A draft goes from the unit over the local admin to the ministry. The stages are those told of 2019
to 2023 (2020 without field verification) and of 2025 (a panel, the public, a plenary); who moves a
proposal on, with what, is our own design. The jury decides by discussion: what is decided is
entered, not computed.
"""

from datetime import date
from typing import Final

import attrs

from jipp._dates import Duration, Period
from jipp.i18n import Text
from jipp.law.kipp.common import ADMINISTRATION, EVALUATION, FIELD, OBJECTION, PRESENTATION
from jipp.law.kipp.y2025 import PANEL, PLENARY, PUBLIC
from jipp.law.procedures.step_tables import ROLES, states, steps
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.claim import AtLeastPeople, CanAlwaysReach, Claim, Never, Precedes, Separate
from jipp.model.definition import Lifecycle
from jipp.model.edition import Stage
from jipp.model.requirements.actors import Approvals, SameAgency
from jipp.model.requirements.combine import Not
from jipp.model.transition import State, Transition
from jipp.typing import UNKNOWN, Unknown

_MINISTRY: Final = ("ministry",)
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


def _row(stage: Stage) -> str:
    """Return a stage of the competition as a row of states."""
    return f"{stage.id} | | | {stage.label.id} | {stage.label.en}"


def _by_others(table: str) -> tuple[Transition, ...]:
    """Return the steps of a table; whoever had a hand in a proposal does not judge it."""
    return tuple(
        attrs.evolve(step, distinct_from=("draft", "propose", "submit"))
        if step.requires == _NAMED["others"]
        else step
        for step in steps(table, _NAMED)
    )


_NAMED: Final = {"own agency": SameAgency(), "others": Not(of=SameAgency()), "two marks": _TWO}
_FRONT: Final = states(f"""
draft | | initial | draf | draft
proposed | | | diusulkan unit | proposed by the unit
submitted | | | diajukan | submitted
{_row(ADMINISTRATION)}
{_row(EVALUATION)}
finalist | | | finalis | finalist
""")
_BACK: Final = states("""
decided | | | diputuskan | decided
rejected | | final | tidak lolos administrasi | rejected on formal grounds
not_shortlisted | | final | tidak menjadi finalis | not shortlisted
awarded | | final | memperoleh penghargaan | awarded
not_awarded | | final | tidak memperoleh penghargaan | not awarded
""")
_SUBMISSION: Final = _by_others(f"""
draft | | draft | unit | own agency, has innovation | susun draf | draft | penyusunan draf | drafting |
propose | draft | proposed | unit | own agency | usulkan | propose | pengusulan | proposal |
return | proposed | draft | local_admin | own agency, note | kembalikan | return | pengembalian | return |
submit | proposed | submitted | local_admin | own agency | ajukan | submit | pengajuan | submission |
screen | submitted | {ADMINISTRATION.id} | ministry | others | seleksi | screen | seleksi | screening |
admit | {ADMINISTRATION.id} | {EVALUATION.id} | ministry | | loloskan administrasi | admit | pelolosan administrasi | admission to the evaluation |
reject | {ADMINISTRATION.id} | rejected | ministry | note | tolak | reject | penolakan | rejection |
assess | {EVALUATION.id} | same | evaluator | others | nilai proposal | assess | penilaian proposal | assessment |
shortlist | {EVALUATION.id} | finalist | ministry | two marks | tetapkan finalis | shortlist | penetapan finalis | shortlisting |
pass_over | {EVALUATION.id} | not_shortlisted | ministry | two marks
  | tidak tetapkan finalis | pass over | keputusan tidak menetapkan finalis | passing over |
""")
_DECISION: Final = _by_others("""
award | decided | awarded | ministry | | beri penghargaan | award | pemberian penghargaan | award |
decline | decided | not_awarded | ministry | | tidak beri penghargaan | decline | keputusan tidak memberi penghargaan | refusal of an award |
""")
# The stages of an edition with an objection period and presentations.
_HEARD_STATES: Final = states(f"""
{_row(OBJECTION)}
{_row(PRESENTATION)}
{_row(FIELD)}
excluded | | final | gugur karena sanggahan | excluded after an objection
""")
_HEARD: Final = _by_others(f"""
announce | finalist | {OBJECTION.id} | ministry | | umumkan | announce | pengumuman | announcement |
close_objection | {OBJECTION.id} | {PRESENTATION.id} | | | masa sanggah berakhir | end of the objection period
  | berakhirnya masa sanggah | the end of the objection period |
exclude | {OBJECTION.id} | excluded | ministry | note | gugurkan | exclude | pernyataan gugur | exclusion |
visit | {PRESENTATION.id} | {FIELD.id} | ministry | | verifikasi di lapangan | visit | verifikasi lapangan | field visit |
decide | {PRESENTATION.id} {FIELD.id} | decided | panellist | others | putuskan | decide | pengambilan keputusan | decision |
""")
# Those of 2025: the panel rates, the public rates, a plenary decides.
_RATED_STATES: Final = states(f"""
{_row(PANEL)}
{_row(PUBLIC)}
{_row(PLENARY)}
""")
_RATED: Final = _by_others(f"""
open_panel | finalist | {PANEL.id} | ministry | | mulai penilaian panel | open the panel | pembukaan penilaian panel | opening of the panel |
open_public | {PANEL.id} | {PUBLIC.id} | ministry | | mulai penilaian publik | open to the public | pembukaan penilaian publik | opening to the public |
convene | {PUBLIC.id} | {PLENARY.id} | ministry | | gelar sidang pleno | convene the plenary | sidang pleno | calling the plenary |
decide | {PLENARY.id} | decided | panellist | others | putuskan | decide | pengambilan keputusan | decision |
""")


def _heard(objection: Basis, *, field: bool) -> tuple[tuple[State, ...], tuple[Transition, ...]]:
    """Return the stages with an objection period of five days; `field` keeps the field visit."""
    gone = () if field else (FIELD.id,)
    found: list[Transition] = []
    for step in _HEARD:
        if step.action == "close_objection":
            found.append(attrs.evolve(step, after=Duration(days=5), basis=objection))
        elif step.target not in gone:
            kept = tuple(state for state in step.source if state not in gone)
            found.append(attrs.evolve(step, source=kept))
    return tuple(state for state in _HEARD_STATES if state.id not in gone), tuple(found)


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
    _lifecycle(2025, UNKNOWN, "permenpanrb-7-2021", (_RATED_STATES, _RATED)),
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
