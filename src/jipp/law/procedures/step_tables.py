"""What the files of lifecycles share: the names of roles, and tables of states and of steps."""

from collections.abc import Mapping
from typing import Final, cast

from jipp.i18n import Text
from jipp.model.basis import DESIGN, Basis
from jipp.model.phase import PhaseWord
from jipp.model.requirements.base import Requirement
from jipp.model.requirements.combine import AllOf, Always
from jipp.model.requirements.fields import HasField, HasNote
from jipp.model.requirements.proof import HasEvidence
from jipp.model.text_tables import rows
from jipp.model.transition import State, Transition

ROLES: Final = {
    "unit": Text(id="unit", en="unit"),
    "agency_head": Text(id="kepala instansi", en="agency head"),
    "hub": Text(id="hub", en="hub"),
    "ministry": Text(id="kementerian", en="ministry"),
    "innovator": Text(id="inovator", en="innovator"),
    "local_admin": Text(id="admin lokal", en="local admin"),
    "evaluator": Text(id="evaluator", en="evaluator"),
    "panellist": Text(id="panelis", en="panellist"),
}
_STATES: Final = "id | phase | initial or final | Indonesian | English\n"
_STEPS: Final = """action | from | to | roles | requires | Indonesian | English | noun | English noun | basis
"""


def states(table: str) -> tuple[State, ...]:
    """Return the states of a table: id, phase, initial or final, and what it is called.

    >>> [state.final for state in states("idea | creation | initial | inisiatif | idea")]
    [False]
    """
    return tuple(
        State(
            id=id,
            phase=cast("PhaseWord", phase) if phase else None,
            label=Text(id=official, en=english),
            initial=mark == "initial",
            final=mark == "final",
        )
        for id, phase, mark, official, english in rows(_STATES + table.lstrip("\n"))
    )


def steps(
    table: str, named: Mapping[str, Requirement], bases: Mapping[str, Basis] | None = None
) -> tuple[Transition, ...]:
    """Return the transitions of a table, whose basis is our design unless it names another.

    What a step requires stands apart by commas, and all of it is needed: "note", "has FIELD" of the
    subject, "shows KIND" of evidence, or a requirement by its name in `named`.

    >>> [step] = steps(
    ...     "stop | idea trial | stopped | unit | note | hentikan | stop | henti | stop |", {}
    ... )
    >>> step.source, step.requires == HasNote()
    (('idea', 'trial'), True)
    """
    return tuple(
        Transition(
            action=action,
            source=source.split(),
            target=target,
            requires=_all_of(requires, named),
            roles=roles.split(),
            label=Text(id=official, en=english),
            noun=Text(id=noun, en=act),
            basis=(bases or {})[basis] if basis else DESIGN,
        )
        for action, source, target, roles, requires, official, english, noun, act, basis in rows(
            _STEPS + table.lstrip("\n")
        )
    )


def _all_of(cell: str, named: Mapping[str, Requirement]) -> Requirement:
    needed = [_one(part, named) for part in cell.split(", ") if part]
    return AllOf(of=needed) if len(needed) > 1 else needed[0] if needed else Always()


def _one(part: str, named: Mapping[str, Requirement]) -> Requirement:
    verb, _, what = part.partition(" ")
    match verb:
        case "note":
            return HasNote()
        case "has":
            return HasField(name=what)
        case "shows":
            return HasEvidence(kind=what)
        case _:
            return named[part]
