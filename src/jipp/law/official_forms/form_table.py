"""Official forms as tables: a column of the form a line."""

from collections.abc import Mapping
from typing import cast

from jipp.i18n import Text
from jipp.model.basis import Basis, Confidence, Origin
from jipp.model.form import FormField, FormKind
from jipp.model.text_tables import rows
from jipp.typing import UNKNOWN

_DOUBTED = " (unverified)"


def basis_of(names: str, sources: Mapping[str, str]) -> Basis:
    """Return the basis of what sources of these names show, as good as it was read off them."""
    found = tuple(sources[name] for name in names.removesuffix(_DOUBTED).split())
    doubted = names.endswith(_DOUBTED)
    confidence = Confidence.UNVERIFIED if doubted else Confidence.TRANSCRIBED
    return Basis(origin=Origin.PRACTICE, confidence=confidence, sources=found)


def fields_of(
    table: str, answers: Mapping[str, str], sources: Mapping[str, str], usual: str
) -> tuple[FormField, ...]:
    """Return the columns of a form; those that name no sources have the usual ones.

    Whether an answer is required is "?" where sources differ.
    """
    fields: list[FormField] = []
    for cells in rows(table):
        column, path, label, english, kind, required, words, asked, also, shown = cells
        least, _, most = words.partition("-")
        listed = " ".join(answers.get(asked, "").split())
        pairs = [answer.split(" = ") for answer in listed.split(" / ") if answer]
        fields.append(
            FormField(
                column=column,
                path=path,
                label=Text(id=label, en=english),
                kind=cast("FormKind", kind),
                required=UNKNOWN if required == "?" else required == "yes",
                values=tuple(pair[0] for pair in pairs),
                stored=tuple(pair[1] for pair in pairs if len(pair) > 1),
                max_words=int(most) if most else None,
                min_words=int(least) if least else None,
                also=also.split(", ") if also else (),
                basis=basis_of(shown or usual, sources),
            )
        )
    return tuple(fields)
