"""Words of a portfolio's tables: what subjects, agencies and laws call what the cells name."""

from collections.abc import Iterable, Sequence

from jipp._fields import refuse
from jipp.i18n import Text, named
from jipp.lifecycle.arguments import Under, as_under
from jipp.lifecycle.rules import law_of, named_law, successor, with_calendar
from jipp.model.basis import Basis
from jipp.model.calendar import Calendar, as_optional_calendar
from jipp.model.definition import Lifecycle
from jipp.model.history import Entry
from jipp.model.innovation import Innovation
from jipp.portfolio.dimensions import agency_of
from jipp.typing import Moving


def said_of(subjects: Sequence[Moving], *, one: bool = False) -> Text:
    """Return what subjects are called, or `one` of them: innovations where they all are."""
    ours = all(isinstance(s, Innovation) for s in subjects)
    id, en = ("inovasi", "innovation") if ours else ("subjek", "subject")
    return Text(id=id, en=en if one else f"{en}s")


def title_of(subject: Moving) -> str:
    """Return the title or name of a subject, that of its agency for a hub, or nothing."""
    agency = agency_of(subject)
    own = (getattr(subject, "title", ""), getattr(subject, "name", ""))
    found = next((text for text in own if isinstance(text, str) and text.strip()), "")
    # A proposal or a replication is told by the innovation that it names.
    other = getattr(subject, "innovation", "")
    if not found and isinstance(other, str) and other:
        return other
    return found or (agency.name if agency is not None else "")


def subjects_named(subjects: Iterable[Moving]) -> dict[str, Text]:
    """Return the title of each subject, with its id beside."""
    return {s.id: named(title_of(s), s.id) for s in subjects}


def agencies_named(subjects: Iterable[Moving]) -> dict[str, Text]:
    """Return the name of each subject's agency, with its id beside."""
    found = (agency_of(s) for s in subjects)
    return {a.id: named(a.name, a.id) for a in found if a is not None}


class Laws:
    """The lifecycles that histories name, the caller's own among them, looked up once each.

    With a calendar they count by that one instead of their own.
    """

    def __init__(self, under: Under, calendar: Calendar | None = None) -> None:
        given = as_under(under)
        refuse(under=given, calendar=as_optional_calendar(calendar))
        laws = (given,) if isinstance(given, Lifecycle) else given
        self.given = tuple(with_calendar(law, calendar) for law in laws)
        self._calendar = calendar
        self._used: dict[str, Lifecycle] = {}

    @property
    def only(self) -> Lifecycle | None:
        """The one that was given, where it was one: what has not begun may begin under it."""
        return self.given[0] if len(self.given) == 1 else None

    def of(self, history: tuple[Entry, ...]) -> Lifecycle | None:
        """Return the lifecycle that a history names last, None before it begins.

        Raises:
            UnknownNameError: it is not among those given, and does not ship.

        """
        if not history:
            return None
        name = history[-1].definition
        found = self._used.get(name)
        if found is None:
            found = law_of(history, self.given, self._calendar)
            # Other histories under that law may have come from any of those given.
            found = self._used[name] = successor(found, self.given)
        return found

    def look_up(self, subjects: Iterable[Moving]) -> None:
        """Look up what histories name; of what is not known there are no words."""
        for name in {s.history[-1].definition for s in subjects if s.history}:
            found = named_law(name, self.given)
            if found is not None:
                self._used[name] = with_calendar(found, self._calendar)

    def used(self) -> tuple[Lifecycle, ...]:
        """Return the lifecycles that were looked up, once each."""
        return tuple(self._used.values())

    def words(self) -> dict[str, dict[str, Text]]:
        """Return what these lifecycles call their states, actions and obligations, by column."""
        states, actions, duties = dict[str, Text](), dict[str, Text](), dict[str, Text]()
        for law in self.used():
            states |= {s.id: law.word(s.id, "state") for s in law.states}
            actions |= {action: law.word(action, "action") for action in law.actions}
            duties |= {o.id: law.word(o.id, "obligation") for o in law.obligations}
        return {"state": states, "target": states, "action": actions, "obligation": duties}

    def of_duties(self) -> list[Basis]:
        """Return the bases of the obligations under these lifecycles."""
        return [b for law in self.used() for b in (law.basis, *(o.basis for o in law.obligations))]
