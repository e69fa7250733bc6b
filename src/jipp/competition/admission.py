"""Whether an innovation may enter an edition of the competition, by the rules of that edition."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from jipp._fields import as_instance, as_str, as_tuple, refuse
from jipp._text import fold, unknown_name
from jipp.competition.conditions import Candidate, Entered, EntryFacts, conditions_of
from jipp.competition.verdicts import Answer, Verdict
from jipp.errors import NoCompetitionError, Problem
from jipp.law.kipp.common import GROUPS
from jipp.law.lookups import editions
from jipp.model.edition import Edition
from jipp.model.innovation import Innovation, Proposal
from jipp.typing import Unknown

__all__ = ["eligibility"]

_NO_FACTS: Final[EntryFacts] = MappingProxyType({})


def eligibility(
    innovation: Innovation,
    edition: Edition,
    *,
    group: str,
    entries: Iterable[Entered] = (),
    facts: EntryFacts = _NO_FACTS,
) -> Verdict:
    """Return whether an innovation may enter an edition in a group, with every condition.

    A rule that no available source gives leaves the verdict undecided; no other year's rule takes
    its place. Where a day is known within bounds, a condition is decided if both ends agree. Only
    honours of earlier editions count. Evidence must be valid when registration closes.

    `entries` are the others that are entered in the edition: those of the same agency and group
    count against the cap, an innovation among them as one of the group asked for. The source of a
    replica is looked for there too; its honours are those that it brings. `facts` are what an
    edition asks and only the caller knows, true or false: `invited` (2021), `pandemic` (2022).

    Raises:
        InvalidInputError: something else than an innovation, an edition, entries or facts.
        NoCompetitionError: a year in which none was held.
        UnknownNameError: a group that no edition has.

    >>> from jipp.law import edition
    >>> owner = Agency(id="prov-babel", name="Kepulauan Bangka Belitung", kind="province")
    >>> queue = Innovation(
    ...     id="e-queue",
    ...     title="e-Queue",
    ...     agency=owner,
    ...     categories=("kesehatan",),
    ...     implemented_on=date(2019, 5, 11),
    ... )
    >>> [eligibility(queue, edition(year), group="umum").answer.value for year in (2021, 2023)]
    ['eligible', 'undecided']
    """
    entered = as_tuple((Innovation, Proposal), entries)
    refuse(
        innovation=as_instance(Innovation, innovation),
        edition=as_instance(Edition, edition),
        group=as_str(group),
        entries=entered,
        facts=as_instance(Mapping, facts),
    )
    if not edition.held:
        raise _not_held(edition)
    case = Candidate(innovation, edition, _group(group, edition), entered, facts)
    conditions = tuple(conditions_of(case))
    known = {condition.satisfied for condition in conditions}
    answer = (
        Answer.NOT_ELIGIBLE
        if False in known
        else Answer.UNDECIDED
        if None in known
        else Answer.ELIGIBLE
    )
    return Verdict(answer=answer, conditions=conditions)


def _not_held(edition: Edition) -> NoCompetitionError:
    held = tuple(str(other.year) for other in editions() if other.held)
    params: dict[str, object] = {"year": str(edition.year), "held": held}
    if edition.instead is None:
        return NoCompetitionError(Problem(code="no_competition_known", params=params))
    params |= {"instead": edition.instead}
    return NoCompetitionError(Problem(code="no_competition", params=params))


def _group(name: str, edition: Edition) -> str:
    """Return the group that a name means, open in this edition or not."""
    own = () if isinstance(edition.groups, Unknown) else edition.groups
    known = {fold(group): group for group in (*GROUPS, *own)}
    if fold(name) in known:
        return known[fold(name)]
    raise unknown_name("group", name, known.values())
