"""How lawful histories are: what is wrong with each, and the fewest repairs that make it lawful."""

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache, partial
from typing import Final, final

import attrs

from jipp._fields import as_each, as_tuple, refuse
from jipp._html import Shown, Tabulated
from jipp._numbers import rounded
from jipp._progress import told
from jipp._text import pointer, shown
from jipp.drawing.cells import html_table
from jipp.errors import Problem, UnknownNameError, message_of
from jipp.exchange.adoption import as_laws
from jipp.exchange.alignment import FindLaw, Way, signature, way_through
from jipp.i18n import Text, named, said
from jipp.lifecycle.answers import Step
from jipp.lifecycle.arguments import Under, as_subject
from jipp.lifecycle.auditing import audit
from jipp.lifecycle.rules import named_law
from jipp.model.calendar import Calendar, as_optional_calendar
from jipp.model.definition import Lifecycle
from jipp.model.finding import Finding, Severity
from jipp.model.reason import LawWords
from jipp.typing import Moving, Progress

__all__ = ["CheckedCase", "Conformance", "conform"]

_COLUMNS: Final = ("subject", "findings", "parts_at", "repair", "cost", "fitness")
_LISTED: Final = 10


@final
@attrs.frozen(kw_only=True, repr=False)
class CheckedCase(Shown):
    """A history held against its law: what is wrong with it, and the fewest repairs.

    `findings` are those of `audit`; `first` is the number of the first entry with an error, None
    where there is none. `repair` lists the steps to add and the numbers of the entries to leave
    out; `repaired` is the lawful order that they make, of the numbers of the entries that stay
    and the steps added among them. `cost` counts the repairs, and `fitness` is 1 less the cost over
    one more than the entries. Who acted and who voted is found, and not repaired.

    >>> CheckedCase(subject="sipinter").message("en")
    'sipinter: lawful'
    """

    __wired__ = False

    subject: str
    findings: tuple[Finding, ...] = ()
    first: int | None = None
    repair: tuple[Step | int, ...] = ()
    cost: int = 0
    fitness: Fraction = Fraction(1)
    entries: int = 0
    repaired: tuple[Step | int, ...] = ()
    title: str = attrs.field(default="", eq=False, repr=False)
    words: LawWords = attrs.field(default=(), eq=False, repr=False)

    @property
    def lawful(self) -> bool:
        """Whether nothing is wrong with it; a warning is no error."""
        return self.first is None

    def message(self, lang: str = "en") -> str:
        """Return what is wrong with it, and what makes it lawful, on one line.

        Raises:
            UnknownNameError: another language.

        """
        found = [finding.message(lang) for finding in self.findings]
        if not found and not self.repair:
            found = [message_of("conform_lawful", (), lang)]
        if self.repair:
            params = (("repairs", self._repairs(lang)),)
            found.append(message_of("conform_repair", params, lang))
        return f"{self.subject}: {'; '.join(found)}"

    def _repairs(self, lang: str) -> str:
        return "; ".join(self._said(item, lang) for item in self.repair)

    def _said(self, item: Step | int, lang: str) -> str:
        if isinstance(item, int):
            return message_of("repair_leave_out", (("number", item),), lang)
        code = "repair_begin" if item.source is None else "repair_add"
        params = {"action": item.action, "source": item.source, "target": item.target}
        return message_of(code, (*params.items(), ("words", self.words)), lang)


def _as_cases(values: Iterable[CheckedCase]) -> tuple[CheckedCase, ...]:
    return as_tuple(CheckedCase, values)


@final
@attrs.frozen(kw_only=True, repr=False)
class Conformance(Tabulated):
    """Histories held against their laws, case by case, and how well they fit as a whole.

    `lawful` counts the cases without an error; `fitness` is 1 less the sum of the costs over the
    sum of one more than the entries of each, exact. It iterates over its cases.

    >>> print(Conformance(cases=(), lawful=0, fitness=Fraction(1)))
    0 of 0 histories are lawful; fitness 1.0000
    """

    __wired__ = False

    cases: tuple[CheckedCase, ...] = attrs.field(converter=_as_cases)
    lawful: int
    fitness: Fraction

    def __iter__(self) -> Iterator[CheckedCase]:
        return iter(self.cases)

    def __len__(self) -> int:
        return len(self.cases)

    def to_records(self) -> list[dict[str, object]]:
        """Return one record per case."""
        return [
            {
                "subject": case.subject,
                "lawful": case.lawful,
                "findings": [finding.code for finding in case.findings],
                "first": case.first,
                "add": [step.action for step in case.repair if isinstance(step, Step)],
                "leave_out": [number for number in case.repair if isinstance(number, int)],
                "entries": case.entries,
                "cost": case.cost,
                "fitness": case.fitness,
            }
            for case in self.cases
        ]

    def explain(self, lang: str = "en") -> str:
        """Return how many histories are lawful, what is found how often, and each case with faults.

        Raises:
            UnknownNameError: another language.

        """
        return "\n".join(self._lines(lang, len(self.cases)))

    def __str__(self) -> str:
        return "\n".join(self._lines("en", _LISTED))

    def _lines(self, lang: str, most: int) -> Iterator[str]:
        yield self._title().text(lang)
        counts = Counter(finding.code for case in self.cases for finding in case.findings)
        for code, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
            yield f"{code}: {count}"
        listed = self._told()
        yield from (case.message(lang) for case in listed[:most])
        if len(listed) > most:
            yield message_of("and_more", [("count", len(listed) - most)], lang)

    def _told(self) -> list[CheckedCase]:
        """Return the cases of which there is something to tell."""
        return [case for case in self.cases if case.findings or case.repair]

    def _title(self) -> Text:
        share = rounded(self.fitness, 4, "half_even")
        return said("conform_said", lawful=self.lawful, count=len(self.cases), fitness=share)

    def _html(self, lang: str, most: int | None = None) -> str:
        rows = [
            (
                named(case.title, case.subject).text("id"),
                "; ".join(finding.message(lang) for finding in case.findings),
                case.first,
                case._repairs(lang),
                case.cost,
                rounded(case.fitness, 4, "half_even"),
            )
            for case in self._told()
        ]
        return html_table(self._title(), _COLUMNS, rows, lang, most=most)


def conform(
    subjects: Iterable[Moving],
    *,
    under: Under = (),
    progress: Progress | None = None,
    calendar: Calendar | None = None,
) -> Conformance:
    """Check histories against the laws that they name, with the fewest repairs for each.

    A repair adds a step of the law or leaves an entry out. An entry stays only with its action,
    source and target, and in the order of days; a revert stays with the entry that it goes back to,
    and a migration where its state was reached. Steps added are of the laws that the entries name;
    they have no actor and no day, and none is `found`. Roles, four eyes, votes, numbers, phases and
    the days of automatic entries are findings and are not repaired. Entries under a law that does
    not ship and is not in `under` are not judged. `calendar` takes the place of those of
    the lifecycles.

    Raises:
        InvalidInputError: what is not a subject, with its position; not lifecycles.
        UnknownNameError: histories that end under a lifecycle that does not ship and is not in
            `under`, each with its position.

    >>> import attrs
    >>> owner = Agency(id="prov-babel", name="Bangka Belitung", kind="province", province="ID-BB")
    >>> clerk = Actor(id="ani", roles=("unit",), agency=owner)
    >>> idea = Innovation(id="sipinter", title="SIPINTER", agency=owner, unit="RSUD")
    >>> begun = begin(idea, lifecycle="innovation", on=date(2022, 3, 1), by=clerk)
    >>> tried = advance(begun, "try_out", on=date(2022, 4, 1), by=clerk)
    >>> (case,) = conform([attrs.evolve(tried, history=tried.history[1:])])
    >>> [step.action for step in case.repair], case.cost, case.fitness
    (['register'], 1, Fraction(1, 2))
    """
    laws = as_laws(under)
    listed = as_each(as_subject, subjects, distinct=False)
    refuse(subjects=listed, under=laws, calendar=as_optional_calendar(calendar))

    @cache
    def find(definition: str) -> Lifecycle | None:
        return named_law(definition, laws)

    _refuse_unknown(listed, find)
    ways: dict[object, Way] = {}
    judged = partial(audit, under=laws, calendar=calendar)
    cases = tuple(_case(s, judged(s), find, ways) for s in told(listed, progress))
    whole = sum(case.entries + 1 for case in cases)
    cost = sum(case.cost for case in cases)
    return Conformance(
        cases=cases,
        lawful=sum(case.lawful for case in cases),
        fitness=1 - Fraction(cost, whole or 1),
    )


def _refuse_unknown(subjects: Iterable[Moving], find: FindLaw) -> None:
    last = ((i, s.history[-1].definition) for i, s in enumerate(subjects) if s.history)
    unknown = [(i, definition) for i, definition in last if find(definition) is None]
    if unknown:
        code = "unknown_definition"
        problems = (
            Problem(path=pointer("subjects", i), code=code, params={"name": shown(name)})
            for i, name in unknown
        )
        raise UnknownNameError(*problems, kind="lifecycle", name=unknown[0][1])


def _case(
    subject: Moving, findings: tuple[Finding, ...], find: FindLaw, ways: dict[object, Way]
) -> CheckedCase:
    history = subject.history
    wrong = (f.where for f in findings if f.severity is Severity.ERROR)
    key = signature(history)
    if key not in ways:
        ways[key] = way_through(history, find)
    way = ways[key]
    stay = {item for item in way if isinstance(item, int)}
    repair: list[tuple[int, Step | int]] = [
        (i, entry.number) for i, entry in enumerate(history) if i not in stay
    ]
    at = 0
    for item in way:
        if isinstance(item, int):
            at = item + 1
        else:
            repair.append((at, item))
    repair.sort(key=lambda pair: pair[0])
    law = find(history[-1].definition) if history else None
    title: object = getattr(subject, "title", None) or getattr(subject, "name", None)
    first = next(wrong, None)
    return CheckedCase(
        subject=subject.id,
        findings=findings,
        first=None if first is None else int(first),
        repair=tuple(item for _, item in repair),
        cost=len(repair),
        fitness=1 - Fraction(len(repair), len(history) + 1),
        entries=len(history),
        repaired=tuple(history[i].number if isinstance(i, int) else i for i in way),
        title=title if isinstance(title, str) else "",
        words=law._words if law is not None and repair else (),
    )
