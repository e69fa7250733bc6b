"""What an official form asks, as data: its columns, and where their answers are kept."""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast, final
from unicodedata import normalize

import attrs

from jipp._fields import (
    Fault,
    as_bool,
    as_choice,
    as_each,
    as_id,
    as_known,
    as_label,
    as_natural,
    as_optional_count,
    as_str,
    as_strs,
    as_title,
    as_tuple,
    duplicates,
    refuse_faults,
)
from jipp._html import Shown
from jipp._text import shown
from jipp.errors import InvalidInputError, Problem
from jipp.i18n import Text
from jipp.model.basis import OWN, Basis, as_basis, as_optional_basis
from jipp.model.evidence import as_evidence_kind
from jipp.typing import Progress, Unknown

if TYPE_CHECKING:
    from datetime import date

    from jipp.model.innovation import Innovation, Proposal
    from jipp.model.place import Agency

__all__ = ["Form", "FormField"]

FormKind: TypeAlias = Literal["text", "number", "date", "yes_no", "choice", "choices"]
FormDates: TypeAlias = Literal["day_first", "iso"]
_KINDS = ("text", "number", "date", "yes_no", "choice", "choices")
_DATES = ("day_first", "iso")
_CHOSEN = ("yes_no", "choice", "choices")


def spelled(text: str) -> str:
    """Reduce a header or an answer to what spellings share: no case, underscores, doubled spaces.

    >>> spelled("Uji  coba") == spelled("uji_coba")
    True
    """
    return " ".join(normalize("NFC", text).replace("_", " ").split()).casefold()


def _as_kind(value: FormKind) -> FormKind:
    return cast("FormKind", as_choice(_KINDS, value))


def _as_dates(value: FormDates) -> FormDates:
    return cast("FormDates", as_choice(_DATES, value))


def _as_required(value: bool | Unknown) -> bool | Unknown:  # noqa: FBT001 - a converter takes the field's value
    return as_known(as_bool, cast("bool", value))


def _as_path(value: str) -> str:
    path = as_id(value)
    papers = isinstance(path, str) and path.startswith("evidence.")
    kind: object = as_evidence_kind(path.removeprefix("evidence.")) if papers else None
    return cast("str", kind) if isinstance(kind, Fault) else path


def _as_stored(values: Iterable[str]) -> tuple[str, ...]:
    return as_each(as_title, values)


def _as_optional_natural(value: int | None) -> int | None:
    return None if value is None else as_natural(value)


@final
@attrs.frozen(kw_only=True, repr=False)
class FormField(Shown):
    """A column of an official form: what it asks, and the path at which the answer is kept.

    `path` leads to a field of the innovation or proposal (`title`, `profile.digital`,
    `answers.<criterion>`, `agency.name`); `evidence.<kind>` is a paper of that kind, `extra.<name>`
    what jipp has no field for. `required` is UNKNOWN where sources differ, and nothing is then
    refused. `values` are the texts that a cell may hold, and `stored` what each of them is kept as
    where that is another text; `true`, `false` and whole numbers are kept as such. `also` are other
    headers that the column is found under.

    Raises:
        InvalidInputError: all faults of its fields together.

    >>> field = FormField(
    ...     column="digital",
    ...     path="profile.digital",
    ...     label="Digital?",
    ...     kind="yes_no",
    ...     values=("Ya", "Tidak"),
    ...     stored=("true", "false"),
    ... )
    >>> field.required, field.stored
    (False, ('true', 'false'))
    """

    column: str = attrs.field(converter=as_id)
    path: str = attrs.field(converter=_as_path)
    label: Text = attrs.field(converter=as_label)
    kind: FormKind = attrs.field(converter=_as_kind)
    required: bool | Unknown = attrs.field(default=False, converter=_as_required)
    values: tuple[str, ...] = attrs.field(default=(), converter=as_strs)
    max_words: int | None = attrs.field(default=None, converter=_as_optional_natural)
    min_words: int | None = attrs.field(default=None, converter=as_optional_count)
    stored: tuple[str, ...] = attrs.field(default=(), converter=_as_stored)
    also: tuple[str, ...] = attrs.field(default=(), converter=as_strs)
    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        problems = [p.under("/values") for p in duplicates(map(spelled, self.values))]
        if (self.kind in _CHOSEN) != bool(self.values):
            code = "values_needed" if self.kind in _CHOSEN else "values_unasked"
            problems.append(Problem(path="/values", code=code, params={"value": self.kind}))
        if self.stored and len(self.stored) != len(self.values):
            counts = {"value": len(self.stored), "wanted": len(self.values)}
            problems.append(Problem(path="/stored", code="stored_uneven", params=counts))
        least, most = self.min_words, self.max_words
        if least is not None and most is not None and most < least:
            params = {"value": most, "least": least}
            problems.append(Problem(path="/max_words", code="less_than_least", params=params))
        if problems:
            raise InvalidInputError(*problems)


def _unjoined(at: int, field: FormField, fields: tuple[FormField, ...]) -> Iterator[Problem]:
    """Yield the fault of a column at the path of another before it that it cannot be joined to."""
    paths = [f.path for f in fields[:at]]
    if field.path in paths and not field.path.startswith("evidence."):
        first = paths.index(field.path)
        kinds = {field.kind, fields[first].kind}
        if kinds != {"text"} and not kinds <= {"choice", "choices"}:
            yield _twice(f"/{at}/path", field.path, first)


def _twice(path: str, value: str, first: int) -> Problem:
    return Problem(path=path, code="duplicate", params={"value": shown(value), "first": first})


def _as_fields(values: Iterable[FormField]) -> tuple[FormField, ...]:
    fields = as_tuple(FormField, values, unique="column")
    if not isinstance(fields, tuple):
        return fields
    problems = [p for i, f in enumerate(fields) for p in _unjoined(i, f, fields)]
    owners: dict[str, int] = {}
    heads = [(i, head) for i, field in enumerate(fields) for head in (field.column, *field.also)]
    problems += [
        _twice(f"/{i}/also", head, owners[spelled(head)])
        for i, head in heads
        if owners.setdefault(spelled(head), i) != i
    ]
    return cast("tuple[FormField, ...]", Fault(*problems) if problems else fields)


@final
@attrs.frozen(kw_only=True, repr=False)
class Form(Shown):
    """An official form: the columns of its table in their order, an innovation or proposal per row.

    `edition` is the year of the competition whose proposals the form takes, None where it takes
    innovations; `group` the path of the answer that is a proposal's group. `dates` says how days
    are written: `day_first` as 31/12/2024, `iso` as 2024-12-31; either is read.

    Raises:
        InvalidInputError: all faults of its fields together, or no fields at all.

    >>> from jipp import law
    >>> form = law.form("iid-2023")
    >>> len(form.fields), form.fields[2].column, form.fields[2].path
    (21, 'nama_inovasi', 'title')
    """

    id: str = attrs.field(converter=as_id)
    title: Text = attrs.field(converter=as_label)
    fields: tuple[FormField, ...] = attrs.field(converter=_as_fields)
    basis: Basis = attrs.field(default=OWN, converter=as_basis)
    edition: int | None = attrs.field(default=None, converter=as_optional_count)
    group: str = attrs.field(default="", converter=as_str)
    dates: FormDates = attrs.field(default="day_first", converter=_as_dates)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        if not self.fields:
            raise InvalidInputError(Problem(path="/fields", code="no_fields"))

    def read(
        self,
        rows: Iterable[Mapping[str, Any]],
        *,
        agency: "Agency | None" = None,
        on: "date | None" = None,
        missing: Iterable[object] = (),
        progress: Progress | None = None,
    ) -> "tuple[Innovation, ...] | tuple[Proposal, ...]":
        """Return an innovation, or a proposal, per row of an export of the form.

        A row maps headers to cells; a header is the column's name, the same in words, or one of
        `also`. Cells are texts as a portal exports them: days day first or ISO, numbers with a
        comma or a point, answers in any case. `missing` names what else stands for an empty cell.
        `agency` owns all rows; without it a row names its own. Ids are made from titles; a column
        `id` gives others. An answer that the class has no field for is kept in `extra`, and so is
        the state, unless a day `on` is given: each innovation is then taken in as found on it.

        Raises:
            InvalidDataError: all faults of all rows, each at `/row/column`.
            InvalidInputError: wrong arguments; an agency that neither rows nor the caller name.

        """
        read = _engine("form_reading", "read_form")
        return cast(
            "tuple[Innovation, ...]",
            read(self, rows, agency=agency, on=on, missing=missing, progress=progress),
        )

    def write(self, values: "Iterable[Innovation | Proposal]") -> list[dict[str, str]]:
        """Return a row of texts per value, in the columns of the form; the inverse of `read`.

        What the form does not ask is left out. A column `id` is added where an id is not the one
        that `read` would make.

        Raises:
            InvalidInputError: what is not an innovation (a proposal), or an answer that the
                column cannot hold.

        """
        return cast("list[dict[str, str]]", _engine("form_writing", "write_form")(self, values))

    def json_schema(self) -> dict[str, Any]:
        """Return the JSON Schema (2020-12) of a row, as `write` gives it.

        >>> from jipp import law
        >>> schema = law.form("sinovik-2023").json_schema()
        >>> schema["properties"]["pernah_finalis99"]["enum"]
        ['Ya', 'Tidak']
        """
        return cast("dict[str, Any]", _engine("form_schema", "form_schema")(self))


def _engine(module: str, name: str) -> Any:  # noqa: ANN401 - a function of the edge
    # Found by its name, since a value knows nothing of the floors above it.
    return getattr(import_module(f"jipp.exchange.{module}"), name)
