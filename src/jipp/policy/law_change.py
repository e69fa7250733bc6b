"""What a change of the law would do to cases, each judged by the old law and by the new one.

It is one loop; `both_laws` has an adapter for each class of laws.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, TypeAlias, cast, overload

from jipp._fields import (
    Fault,
    as_day,
    as_each,
    as_instance,
    as_number,
    as_optional_callable,
    as_str,
    as_tuple,
    as_values,
    duplicates,
    fault,
    refuse,
)
from jipp._progress import told
from jipp.lifecycle.arguments import NOTHING, as_facts, as_subject
from jipp.lifecycle.migrating import as_places
from jipp.model.band import Bands
from jipp.model.calendar import Calendar, as_optional_calendar
from jipp.model.definition import Lifecycle
from jipp.model.edition import Edition
from jipp.model.history import Actor
from jipp.model.innovation import Innovation
from jipp.model.requirements.base import Facts
from jipp.model.rubric import Rubric
from jipp.model.sheet import Sheet
from jipp.model.tier import Tier
from jipp.policy.both_laws import (
    UNJUDGED,
    Acting,
    ByLifecycles,
    Compare,
    by_bands,
    by_editions,
    by_rubrics,
)
from jipp.policy.case_moves import Move, Undecided, WhatIf
from jipp.typing import UNKNOWN, Exact, Moving, Number, Progress, Unknown

__all__ = ["what_if"]

Law: TypeAlias = Lifecycle | Edition | Rubric | Bands
NumberOf: TypeAlias = Mapping[str, Number | Unknown | None]
_LAWS: Final = (Lifecycle, Edition, Rubric, Bands)


@overload
def what_if(
    cases: Iterable[Moving],
    *,
    old: Lifecycle,
    new: Lifecycle,
    mapping: Mapping[str, str] = ...,
    on: date,
    by: Acting = None,
    facts: Facts = ...,
    progress: Progress | None = None,
    calendar: Calendar | None = None,
) -> WhatIf: ...
@overload
def what_if(
    cases: Iterable[Innovation],
    *,
    old: Edition,
    new: Edition,
    facts: Facts = ...,
    group: str = "umum",
    progress: Progress | None = None,
) -> WhatIf: ...
@overload
def what_if(
    cases: Iterable[Sheet],
    *,
    old: Rubric,
    new: Rubric,
    tiers: Iterable[Tier] = (),
    progress: Progress | None = None,
) -> WhatIf: ...
@overload
def what_if(
    cases: NumberOf, *, old: Bands, new: Bands, progress: Progress | None = None
) -> WhatIf: ...
def what_if(
    cases: Iterable[Any] | NumberOf,
    *,
    old: Law,
    new: Law,
    mapping: Mapping[str, str] = NOTHING,
    on: date | None = None,
    by: Acting = None,
    facts: Facts = NOTHING,
    group: str = "umum",
    tiers: Iterable[Tier] = (),
    progress: Progress | None = None,
    calendar: Calendar | None = None,
) -> WhatIf:
    """Return who gains and who loses by a change of the law, and for which reasons.

    `old` and `new` are two laws of one class, which says what `cases` are and what is compared:

    * lifecycles: begun subjects, moved over as `migrate` does with `mapping`, and the actions that
      are permitted `on` a day, given `facts`, as if both laws were in force; `by` is who acts
      (None: nobody in particular), or a function that returns who acts on each subject;
      `calendar` takes the place of those of the lifecycles;
    * editions: innovations, and whether they may enter in a `group`, given `facts`;
    * rubrics: sheets, and the rank of each subject with the best of the `tiers` that it reaches;
    * bands: numbers by subject, and the grades, which are the same where their codes are.

    A case is undecided where either answer is undecided, or where either law cannot judge it: a
    subject that has not begun, is under another law, or stands in a state without a place in the
    new one; sheets that give no total; a tie over the last place of a tier; a number in no band.

    Raises:
        InvalidInputError: wrong arguments, all at once; a subject twice.
        NoCompetitionError, UnknownNameError: a year without competition, a group that none has.
        MissingWeightError: weights or scales that are not known.

    >>> from jipp import amend
    >>> from jipp.law import bands
    >>> old = bands("iid", on=date(2023, 12, 31))
    >>> ours = Basis(origin="own", confidence="reported")
    >>> new = amend(old, {"/grades/0/low": "65", "/grades/1/high": "65"}, basis=ours)
    >>> found = what_if({"bangka": 62, "belitung": 70}, old=old, new=new)
    >>> print(found)
    1 of 2 would move (gain: 0, lose: 1, both: 0); undecided: 0
    >>> [(move.subject, move.before.code, move.after.code) for move in found]
    [('bangka', 'SI', 'I')]
    """
    wrong: Any = as_instance(_LAWS, new)
    if isinstance(old, _LAWS) and isinstance(wrong, _LAWS) and type(old) is not type(new):
        wrong = fault("wrong_type", new, allowed=(type(old).__name__,))
    listed: Any = _cases(cases, old)
    refuse(
        cases=listed,
        old=as_instance(_LAWS, old),
        new=wrong,
        mapping=_places(mapping, old, new),
        on=as_day(cast("date", on)) if on is not None or isinstance(old, Lifecycle) else None,
        by=None if by is None or callable(by) else as_instance(Actor, by),
        facts=as_facts(facts),
        group=as_str(group),
        tiers=(given := as_tuple(Tier, tiers, unique="name")),
        progress=as_optional_callable(progress),
        calendar=as_optional_calendar(calendar),
    )
    judge: Compare
    match old, new:
        case Lifecycle(), Lifecycle():
            old, new = old._by(calendar), new._by(calendar)
            judge = ByLifecycles(old, new, dict(mapping), cast("date", on), by, facts).judge
        case Edition(), Edition():
            judge = by_editions(old, new, group, facts)
        case Rubric(), Rubric():
            judge, listed = by_rubrics(old, new, listed, given, progress)
            # The sheets are the work, and of them it is told there.
            progress = None
        case _:
            judge = by_bands(cast("Bands", old), cast("Bands", new))
    moves: list[Move] = []
    unchanged: list[str] = []
    undecided: list[Undecided] = []
    for id, case in told(listed, progress):
        try:
            move = judge(id, case)
        except UNJUDGED as error:
            undecided.append(Undecided(subject=id, problems=error.problems))
            continue
        if move is None:
            unchanged.append(id)
        else:
            moves.append(move)
    return WhatIf(moves=tuple(moves), unchanged=tuple(unchanged), undecided=tuple(undecided))


def _places(mapping: Mapping[str, str], old: Law, new: Law) -> object:
    """Return a mapping of states whose targets the new lifecycle has."""
    states = as_values(as_str, mapping)
    if isinstance(old, Lifecycle) and isinstance(new, Lifecycle) and type(states) is tuple:
        return as_places(states, old, new)
    return states


def _cases(cases: Any, law: object) -> Any:  # noqa: ANN401 - as they came, or their faults
    """Return what is judged by a law of some class, each after the id that it goes by."""
    taken: Any = ()
    match law:
        case Bands():
            return as_values(_as_score, cases)
        case Rubric():
            return as_tuple(Sheet, cases)
        case Edition():
            taken = as_tuple(Innovation, cases, unique="id")
        case Lifecycle():
            taken = as_each(as_subject, cases, distinct=False)
            twice = () if isinstance(taken, Fault) else duplicates((s.id for s in taken), "id")
            taken = Fault(*twice) if twice else taken
        case _:
            pass
    return taken if isinstance(taken, Fault) else tuple((case.id, case) for case in taken)


def _as_score(value: Number | Unknown | None) -> Exact | None:
    return None if value is None or value is UNKNOWN else as_number(value)
