"""The reasons of a refusal, and what they lack, as a list to be ticked off."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any, Final, Protocol, TypeAlias, cast, final

import attrs

from jipp._draft import draft
from jipp._fields import Fault, as_id, as_label, as_str, as_values, gathered, refuse_faults
from jipp._html import Shown
from jipp._text import pointer
from jipp.errors import Problem, message_of, pairs
from jipp.i18n import Text, Translator
from jipp.model.basis import Basis

__all__ = ["Lack", "Reason"]

LawWords: TypeAlias = tuple[tuple[str, Text], ...]


def as_words(words: Mapping[str, Text | str] | Iterable[tuple[str, Text | str]]) -> LawWords:
    """Parse what ids are called.

    >>> as_words({"clerk": "petugas loket"})
    (('clerk', Text(id='petugas loket', en='petugas loket')),)
    """
    taken = as_values(as_label, words)
    if isinstance(taken, Fault):
        return taken
    wrong = gathered((pointer(id), as_id(id)) for id, _ in taken)
    return cast("LawWords", Fault(*wrong)) if wrong else taken


def named(params: Iterable[tuple[str, object]], words: LawWords) -> LawWords:
    """Return those words of a law that the parameters of a message use.

    >>> named([("state", "idea")], (("state:idea", Text(id="inisiatif", en="idea")),))
    (('state:idea', Text(id='inisiatif', en='idea')),)
    """
    if not words:
        return ()
    given = [cast("tuple[object, ...]", v) if isinstance(v, tuple) else (v,) for _, v in params]
    held = [item.value if isinstance(item, Enum) else item for items in given for item in items]
    ids = {id for id in held if isinstance(id, str)}
    return tuple(pair for pair in words if pair[0].partition(":")[2] in ids or pair[0] in ids)


def in_words(problems: Iterable[Problem], words: LawWords) -> list[Problem]:
    """Return faults, each with those words of a law that it uses.

    >>> words = (("criterion:novelty", Text(id="kebaruan", en="novelty of the idea")),)
    >>> found = Problem(code="nobody_marked", params={"criterion": "novelty"})
    >>> in_words([found], words)[0].message("id")
    'belum ada juri yang menilai kebaruan: lengkapi paling sedikit satu nilai'
    """
    return [attrs.evolve(p, words=named(p.params, words)) for p in problems]


@final
@attrs.frozen(kw_only=True, repr=False)
class Reason(Shown):
    """One reason of a refusal: a stable code, its parameters, and the rule it rests on.

    `satisfied_from` is the first day on which it would hold, if only time is missing. `words` are
    those of the law, by kind and id ("state:idea") or by the id alone. `text` is what a reason of
    the caller's says instead of a message of jipp.

    >>> Reason(code="missing_note").message("en")
    'no note: say in a note why this is done'
    """

    code: str
    params: tuple[tuple[str, object], ...] = attrs.field(default=(), converter=pairs)
    basis: Basis | None = None
    satisfied_from: date | None = None
    text: Text | None = None
    words: LawWords = attrs.field(default=(), eq=False, repr=False)

    def message(self, lang: str = "en", translator: Translator | None = None) -> str:
        """Return the reason and the way out, in `id` or `en`."""
        if self.text is not None:
            return self.text.text(lang)
        return message_of(self.code, (*self.params, ("words", self.words)), lang, translator)

    def _trimmed(self) -> "Reason":
        """Return it with no more of the law's words than it says."""
        return attrs.evolve(self, words=named(self.params, self.words))


_ReasonDraft = draft(Reason)


def make_reason(
    code: str,
    params: tuple[tuple[str, object], ...],
    basis: Basis | None,
    words: LawWords = (),
) -> Reason:
    """Build a reason, its parameters sorted by name already."""
    reason = _ReasonDraft()
    reason.code = code
    reason.params = params
    reason.basis = basis
    reason.satisfied_from = None
    reason.text = None
    reason.words = words
    reason.__class__ = Reason
    made: Reason = reason
    return made


# Not every reason is made with the words of a law; the engine adds them to those that it has just
# made, as a draft is filled.
_set_words: Final = Reason.__dict__["words"].__set__


def add_words(reason: Reason, words: LawWords) -> None:
    """Add the words of a law to a reason just made, and to those that it holds."""
    if reason.words is words:
        return
    _set_words(reason, words)
    if reason.code == "none_of":
        for branch in cast("tuple[tuple[Reason, ...], ...]", dict(reason.params)["branches"]):
            for held in branch:
                add_words(held, words)


# Which parameter of a reason says what is lacking, the first that it has.
_WHAT = ("kind", "name", "action", "group", "rule", "source", "agency", "province", "state")


@final
@attrs.frozen(kw_only=True, repr=False)
class Lack(Shown):
    """One thing that is lacking: the code of the reason, and the id of what it asks for.

    `what` is a kind of evidence, a field, a fact, an action, or the roles with commas between; it
    is empty where the code says all, as `missing_note` does.

    >>> Lack(code="missing_evidence", what="legal_basis").what
    'legal_basis'
    """

    __wired__ = False

    code: str = attrs.field(converter=as_id)
    what: str = attrs.field(default="", converter=as_str)
    __attrs_post_init__ = refuse_faults


class Lacking(Protocol):
    """What has a code and parameters: a reason, a condition.

    The parameters are typed Any, since a checker sees a field with a converter as a descriptor.
    """

    @property
    def code(self) -> str:
        """A stable code."""
        ...

    @property
    def params(self) -> Any:  # noqa: ANN401 - a tuple of pairs
        """Its parameters, by name."""
        ...


def lacks(reasons: Iterable[Lacking]) -> tuple[Lack, ...]:
    """Return what reasons lack, each thing once; of several ways the one that lacks least.

    Of ways that lack equally much the first counts.
    """
    found: dict[Lack, None] = {}
    for reason in reasons:
        params = dict(cast("tuple[tuple[str, object], ...]", reason.params))
        if reason.code == "none_of":
            branches = cast("tuple[tuple[Lacking, ...], ...]", params["branches"])
            ways = sorted((lacks(branch) for branch in branches), key=len)
            found |= dict.fromkeys(ways[0])
        else:
            found[Lack(code=reason.code, what=_what(params))] = None
    return tuple(found)


def _what(params: Mapping[str, object]) -> str:
    if isinstance(roles := params.get("roles"), tuple):
        return ", ".join(cast("tuple[str, ...]", roles))
    given = next((params[name] for name in _WHAT if params.get(name) is not None), "")
    return str(given.value if isinstance(given, Enum) else given)
