"""Everything jipp raises: one base, one standard parent each, problems that say the way out."""

from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias, cast, final

import attrs

from jipp._coded import FoundFault, Refusal
from jipp._messages.rendering import LANGUAGES, Translator, render, show
from jipp._value import LINE, Value

__all__ = [
    "AmbiguousNameError",
    "AssignmentError",
    "BoundaryTieError",
    "ConflictOfInterestError",
    "DisconnectedPanelError",
    "InvalidDataError",
    "InvalidInputError",
    "JippError",
    "LifecycleError",
    "MarksError",
    "MigrationError",
    "MissingWeightError",
    "NoCompetitionError",
    "NotInForceError",
    "OutsideCoverageError",
    "Problem",
    "RubricError",
    "TransitionRefusedError",
    "UndefinedError",
    "UnknownNameError",
]

Blocking: TypeAlias = tuple[tuple[str, ...], tuple[str, ...], int, int]


def pairs(
    params: Mapping[str, object] | Iterable[tuple[str, object]],
) -> tuple[tuple[str, object], ...]:
    """Keep a mapping as a sorted tuple of pairs, which hashes and pickles.

    >>> pairs({"b": 2, "a": 1})
    (('a', 1), ('b', 2))
    """
    items: Iterable[tuple[str, object]] = (
        cast("Mapping[str, object]", params).items() if isinstance(params, Mapping) else params
    )
    return tuple(sorted(items, key=lambda pair: pair[0]))


def message_of(
    code: str,
    params: Iterable[tuple[str, object]],
    lang: str = "en",
    translator: Translator | None = None,
) -> str:
    """Write a code's message in a language.

    Raises:
        UnknownNameError: a language other than `id` and `en`, without a translator.

    >>> message_of("missing_note", (), "id")
    'catatan belum ada: jelaskan alasannya dalam catatan'
    """
    if lang not in LANGUAGES and translator is None:
        name, known = str(lang), LANGUAGES
        shown = f'"{ascii(name[:60])[1:-1]}"'
        params = [("kind", "language"), ("name", shown), ("suggestions", known)]
        problem = Problem(code="unknown_name", params=params)
        raise UnknownNameError(problem, kind="language", name=name, suggestions=known)
    return render(code, params, lang, translator)


# How many faults are shown: a table of many rows may have one in each.
_SAID: Final = 10


@final
@attrs.frozen(kw_only=True, repr=False)
class Problem(Value):
    """One fault: where (a JSON pointer, empty for the whole), a stable code, and its parameters.

    `words` are those of the law, by kind and id, as in a `Reason`.

    >>> Problem(path="/title", code="empty").message("en")
    'title is empty: give at least one character'
    """

    path: str = ""
    code: str
    params: tuple[tuple[str, object], ...] = attrs.field(default=(), converter=pairs)
    words: tuple[tuple[str, object], ...] = attrs.field(default=(), eq=False, repr=False)

    def under(self, path: str) -> "Problem":
        """Return the fault with its place below another.

        >>> Problem(path="/title", code="empty").under("/3").path
        '/3/title'
        """
        return attrs.evolve(self, path=path + self.path)

    def message(self, lang: str = "en", translator: Translator | None = None) -> str:
        """Return the fault, what is allowed and what to do, in `id` or `en`.

        A fault of a definition says first whether it is an error or a warning.
        """
        field = self.path.rpartition("/")[2]
        own = None if translator is None else translator.template(self.code, lang)
        if self.code == "empty" and own is None and field and not field.isdigit():
            text = message_of("empty_field", (("field", field),), lang, translator)
        else:
            params = (*self.params, ("words", self.words))
            text = message_of(self.code, params, lang, translator)
        severity = dict(self.params).get("severity")
        return text if severity is None else f"{show(severity, lang, translator)}: {text}"


class JippError(Exception):
    """Base of all errors; `problems` holds every fault that was met.

    >>> error = JippError(Problem(path="/title", code="empty"), Problem(code="missing_note"))
    >>> str(error).splitlines()[0]
    '/title: title is empty: give at least one character'
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All faults, in the order of the data."""
        return self.args

    def message(self, lang: str = "en", translator: Translator | None = None) -> str:
        """Return the first ten faults, each after its place on a line, and count the rest."""
        lines = [
            f"{p.path}: {text}" if p.path else text
            for p in self.problems[:_SAID]
            for text in (p.message(lang, translator),)
        ]
        beyond = len(self.problems) - len(lines)
        if beyond > 0:
            lines.append(message_of("and_more", [("count", beyond)], lang, translator))
        return "\n".join(lines)

    def by_path(self, lang: str = "en", translator: Translator | None = None) -> dict[str, str]:
        """Map each place to its messages, for a form that shows them beside its fields."""
        found: dict[str, list[str]] = {}
        for p in self.problems:
            found.setdefault(p.path, []).append(p.message(lang, translator))
        return {path: "; ".join(texts) for path, texts in found.items()}

    def __str__(self) -> str:
        return self.message("en")

    def __repr__(self) -> str:
        few = super().__repr__() if len(self.args) < _SAID else ""
        return few if 0 < len(few) <= LINE else f"{type(self).__name__}(<{len(self.args)}>)"


class InvalidInputError(JippError, ValueError):
    """A wrong argument: a fault of the calling program.

    >>> InvalidInputError(Problem(path="/title", code="empty")).by_path("id")
    {'/title': 'judul belum diisi: isi paling sedikit satu karakter'}
    """


class InvalidDataError(JippError, ValueError):
    """Wrong data at the edge: a fault of what came in.

    >>> issubclass(InvalidDataError, ValueError)
    True
    """


class UnknownNameError(JippError, LookupError):
    """A name, id or year that no table has; `suggestions` are the nearest known.

    >>> UnknownNameError(kind="province", name="Babell", suggestions=("Babel",)).suggestions
    ('Babel',)
    """

    def __init__(
        self,
        *problems: Problem,
        kind: str = "",
        name: str = "",
        suggestions: tuple[str, ...] = (),
    ) -> None:
        super().__init__(*problems)
        self.kind = kind
        self.name = name
        self.suggestions = suggestions


class AmbiguousNameError(JippError, LookupError):
    """A name that means several things; `candidates` lists them.

    >>> AmbiguousNameError(candidates=("ID-PA", "ID-PB")).candidates
    ('ID-PA', 'ID-PB')
    """

    def __init__(self, *problems: Problem, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(*problems)
        self.candidates = candidates


class NotInForceError(JippError, LookupError):
    """No law of that name certainly or possibly holds on that day.

    >>> issubclass(NotInForceError, LookupError)
    True
    """


class OutsideCoverageError(JippError, LookupError):
    """A day before the first that the tables cover.

    >>> issubclass(OutsideCoverageError, LookupError)
    True
    """


class NoCompetitionError(JippError, LookupError):
    """A year in which no competition was held.

    >>> issubclass(NoCompetitionError, LookupError)
    True
    """


class LifecycleError(JippError, ValueError):
    """A lifecycle that cannot work; `findings` holds its errors and warnings.

    >>> LifecycleError(findings=()).findings
    ()
    """

    def __init__(self, *problems: Problem, findings: tuple[FoundFault, ...] = ()) -> None:
        super().__init__(*problems)
        self.findings = findings


class TransitionRefusedError(JippError, ValueError):
    """A transition that the law refuses; `refusal` says all reasons.

    >>> issubclass(TransitionRefusedError, ValueError)
    True
    """

    def __init__(self, *problems: Problem, refusal: Refusal) -> None:
        super().__init__(*problems)
        self.refusal = refusal

    def __reduce__(self) -> tuple[object, ...]:
        return _refused, (self.problems, self.refusal)


def _refused(problems: tuple[Problem, ...], refusal: Refusal) -> TransitionRefusedError:
    return TransitionRefusedError(*problems, refusal=refusal)


class MigrationError(JippError, ValueError):
    """States that the new law has no place for; `unmapped` names them all.

    >>> MigrationError(unmapped=("pilot",)).unmapped
    ('pilot',)
    """

    def __init__(self, *problems: Problem, unmapped: tuple[str, ...] = ()) -> None:
        super().__init__(*problems)
        self.unmapped = unmapped


class RubricError(JippError, ValueError):
    """A rubric that cannot be used.

    >>> issubclass(RubricError, ValueError)
    True
    """


class MissingWeightError(RubricError):
    """A rubric whose weights or scales are not known; `criteria` names them.

    >>> MissingWeightError(criteria=("impact",)).criteria
    ('impact',)
    """

    def __init__(self, *problems: Problem, criteria: tuple[str, ...] = ()) -> None:
        super().__init__(*problems)
        self.criteria = criteria


class MarksError(JippError, ValueError):
    """Marks that the rubric does not admit.

    >>> issubclass(MarksError, ValueError)
    True
    """


class ConflictOfInterestError(MarksError):
    """A judge who belongs to the agency that is judged.

    >>> issubclass(ConflictOfInterestError, MarksError)
    True
    """


class BoundaryTieError(JippError, ValueError):
    """A tie over the last place of a tier; `subjects` are the tied.

    >>> BoundaryTieError(subjects=("a", "b")).subjects
    ('a', 'b')
    """

    def __init__(self, *problems: Problem, subjects: tuple[str, ...] = ()) -> None:
        super().__init__(*problems)
        self.subjects = subjects


class DisconnectedPanelError(JippError, ValueError):
    """A panel that falls into parts no judge connects; `components` lists the parts' subjects.

    >>> DisconnectedPanelError(components=(("a",), ("b", "c"))).components
    (('a',), ('b', 'c'))
    """

    def __init__(self, *problems: Problem, components: tuple[tuple[str, ...], ...] = ()) -> None:
        super().__init__(*problems)
        self.components = components


class AssignmentError(JippError, ValueError):
    """A panel that cannot be drawn up; `blocking` says which part of it is impossible.

    They are the ids of subjects, the ids of the judges who may have any of them, how many places
    these subjects need together and how many those judges have.

    >>> AssignmentError(blocking=(("a",), ("j1",), 2, 1)).blocking
    (('a',), ('j1',), 2, 1)
    """

    def __init__(self, *problems: Problem, blocking: Blocking = ((), (), 0, 0)) -> None:
        super().__init__(*problems)
        self.blocking = blocking


class UndefinedError(JippError, ArithmeticError):
    """A quantity that is not defined or not known.

    >>> issubclass(UndefinedError, ArithmeticError)
    True
    """


def __dir__() -> list[str]:
    return sorted(__all__)
