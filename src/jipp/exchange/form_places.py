"""Where the answers of an official form are kept, and the ids that its rows are given."""

from collections.abc import Sequence
from re import findall
from typing import Final, TypeAlias
from unicodedata import combining, normalize

import attrs

from jipp.model.form import Form
from jipp.model.innovation import Innovation, Proposal
from jipp.model.profile import Profile

Filled: TypeAlias = Innovation | Proposal

#: What stands between the texts of several columns that lead to one answer.
BETWEEN: Final = "\n\n"
_BASE: Final = 100
_UNNAMED: Final = "entry"
_SET_ELSEWHERE: Final = frozenset(
    {"id", "agency", "innovation", "edition", "evidence", "history", "profile", "answers", "extra"}
)


def class_of(form: Form) -> type[Innovation] | type[Proposal]:
    """Return the class of the values that a form takes."""
    return Innovation if form.edition is None else Proposal


def is_field(cls: type, path: str) -> bool:
    """Check whether a class keeps an answer at a path in a field of its own."""
    head, _, rest = path.partition(".")
    if head == "profile":
        return cls is Innovation and rest in attrs.fields_dict(Profile)
    if head == "answers":
        return cls is Proposal and bool(rest)
    return not rest and head in attrs.fields_dict(cls) and head not in _SET_ELSEWHERE


def slug(title: str) -> str:
    """Make an id of a title: its letters and digits in lower case, with hyphens between words."""
    letters = (c for c in normalize("NFKD", title).casefold() if not combining(c))
    return "-".join(findall(r"[a-z0-9]+", "".join(letters)))[:_BASE].strip("-") or _UNNAMED


def ids_of(titles: Sequence[str], given: Sequence[str | None]) -> list[str]:
    """Return the ids given, and for the rest one made of each title, numbered where it is taken."""
    taken = {id for id in given if id is not None}
    last: dict[str, int] = {}
    made: list[str] = []
    for title, own in zip(titles, given, strict=True):
        id = own
        if id is None:
            base = id = slug(title)
            while id in taken:
                last[base] = last.get(base, 1) + 1
                id = f"{base}-{last[base]}"
            taken.add(id)
        made.append(id)
    return made
