"""Rows of an official form, read as innovations or proposals.

A form says at which path each answer is kept. Reading gathers the answers of a row by path and
builds the value. Where several columns lead to one path their answers are joined in the order of
the form: texts by a blank line, choices as a list. What the class has no field for is kept in
`extra`, under its path.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final, TypeAlias, cast

import attrs

from jipp._fields import (
    Fault,
    as_id,
    as_instance,
    as_optional_day,
    duplicates,
    fault,
    gathered,
    items_in,
    refuse,
)
from jipp._progress import told
from jipp._text import near, pointer, shown
from jipp.errors import InvalidDataError, InvalidInputError, JippError, Problem
from jipp.exchange.adoption import take_in
from jipp.exchange.form_cells import read_cell
from jipp.exchange.form_places import BETWEEN, Filled, class_of, ids_of, is_field, slug
from jipp.model.evidence import Evidence
from jipp.model.form import Form, FormField, spelled
from jipp.model.innovation import Innovation
from jipp.model.place import Agency
from jipp.model.profile import Profile
from jipp.model.province_names import province_meant
from jipp.model.sheet import gaps
from jipp.typing import Progress

_FormRow: TypeAlias = Mapping[str, Any]
# The header and the cell of each column that a row has.
_Cells: TypeAlias = dict[str, tuple[str, object]]

# The day from which an innovation was in a state that a form asks for.
_SINCE: Final = {"trial": "profile.tried_on", "implemented": "implemented_on"}
_REGIONS: Final = {"kabupaten": "regency", "kab": "regency", "kota": "city"}
_OFFICES: Final = frozenset({"pemerintah", "pemerintahan"})


@attrs.define(kw_only=True)
class _RowDraft:
    """What one row says: its answers and papers by path, and its faults by column."""

    answers: dict[str, Any] = attrs.field(factory=dict[str, Any])
    papers: list[Evidence] = attrs.field(factory=list[Evidence])
    faults: list[tuple[str, object]] = attrs.field(factory=list[tuple[str, object]])
    # The header that each path was read from.
    headers: dict[str, str] = attrs.field(factory=dict[str, str])
    ids: dict[str, str] = attrs.field(factory=dict[str, str])


def read_form(
    form: Form,
    rows: Iterable[_FormRow],
    *,
    agency: Agency | None,
    on: date | None,
    missing: Iterable[object],
    progress: Progress | None,
) -> tuple[Filled, ...]:
    """Return a value per row; see `Form.read`."""
    owner = None if agency is None else as_instance(Agency, agency)
    refuse(agency=owner, on=as_optional_day(on))
    if hasattr(rows, "columns"):
        raise InvalidInputError(Problem(path="/rows", code="frame_for_rows"))
    taken = items_in(rows)
    refuse(rows=fault("not_a_list", rows) if taken is None else taken)
    if agency is None and not any(f.path == "agency.name" for f in form.fields):
        raise InvalidInputError(Problem(path="/agency", code="agency_not_told"))
    gap = gaps(missing)
    heads = _Heads(form, gap)
    drafts = [_draft(form, heads, row) for row in told(taken or (), progress)]
    ids = ids_of(
        [str(d.answers.get("title", "")) for d in drafts], [d.ids.get("id") for d in drafts]
    )
    values = [_built(form, d, id, agency, on) for d, id in zip(drafts, ids, strict=True)]
    twice = Fault(*duplicates(ids, "id"))
    problems = gathered(
        (pointer(i, header) if header else pointer(i), found)
        for i, draft in enumerate(drafts)
        for header, found in draft.faults
    )
    problems += twice.problems
    if problems:
        raise InvalidDataError(*problems)
    return tuple(cast("list[Filled]", values))


class _Heads:
    """Which column a header means, and what is read of the cells below it."""

    def __init__(self, form: Form, gap: Callable[[object], bool] | None) -> None:
        self._fields = {spelled(head): f for f in form.fields for head in (f.column, *f.also)}
        self._columns = [f.column for f in form.fields]
        self._nearest: dict[str, tuple[str, ...]] = {}
        self._beside = ("id",) if form.edition is None else ("id", "innovation")
        self._gap = gap

    def sort(self, draft: _RowDraft, header: str, cell: object, cells: _Cells) -> None:
        """Put a cell under the column that its header means, or tell what is wrong with it."""
        cell = None if self._gap and self._gap(cell) else cell
        field = self._fields.get(spelled(header))
        if field is not None and field.column in cells:
            first = shown(cells[field.column][0])
            draft.faults.append((header, fault("column_twice", header, first=first)))
        elif field is not None:
            cells[field.column] = (header, cell)
        elif header not in self._beside:
            # Looking for the nearest is slow, and all rows of a table have the same headers.
            allowed = self._nearest.get(header)
            if allowed is None:
                allowed = self._nearest[header] = near(header, self._columns)
            code = "unknown_column_near" if allowed else "unknown_column"
            draft.faults.append((header, fault(code, header, allowed=allowed)))
        elif not _is_empty(cell):
            draft.faults.append((header, as_id(cast("str", cell))))
            draft.ids[header] = cast("str", cell)


def _draft(form: Form, heads: _Heads, row: object) -> _RowDraft:
    draft = _RowDraft()
    if not isinstance(row, Mapping):
        draft.faults.append(("", fault("not_an_object", row)))
        return draft
    cells: _Cells = {}
    for header, cell in cast("Mapping[object, object]", row).items():
        if isinstance(header, str):
            heads.sort(draft, header, cell, cells)
        else:
            # What a csv reader has left where a row is longer than its headers.
            draft.faults.append(("", fault("cells_without_header", cell)))
    before = ""
    for field in form.fields:
        supports = before.removeprefix("answers.") if before.startswith("answers.") else ""
        _answer(draft, field, cells.get(field.column), supports)
        before = field.path
    return draft


def _is_empty(cell: object) -> bool:
    bare: object = cell.strip() if isinstance(cell, str) else cell
    return bare is None or (isinstance(bare, str | list | tuple) and not bare)


def _answer(
    draft: _RowDraft, field: FormField, given: tuple[str, object] | None, supports: str
) -> None:
    """Read a column's cell, and join it to what other columns say at its path."""
    header, cell = given or (field.column, None)
    if _is_empty(cell):
        if field.required is True:
            code, params = ("empty", {}) if given else ("missing_key", {"name": field.column})
            draft.faults.append((header, Fault(Problem(code=code, params=params))))
        return
    answer = read_cell(field, cell)
    head, _, rest = field.path.partition(".")
    draft.headers.setdefault(field.path, header)
    if isinstance(answer, Fault):
        draft.faults.append((header, answer))
    elif head == "evidence":
        supported = (supports,) if supports else ()
        draft.papers.append(
            Evidence(id=field.column, kind=rest, reference=str(answer), supports=supported)
        )
    elif field.path not in draft.answers:
        draft.answers[field.path] = answer
    else:
        draft.answers[field.path] = _joined(field, draft.answers[field.path], answer)


def _joined(field: FormField, first: object, second: object) -> object:
    if field.kind == "text":
        return f"{first}{BETWEEN}{second}"
    return tuple(dict.fromkeys((*_listed(first), *_listed(second))))


def _listed(answer: object) -> tuple[object, ...]:
    return cast("tuple[object, ...]", answer) if isinstance(answer, tuple) else (answer,)


def _built(
    form: Form, draft: _RowDraft, id: str, agency: Agency | None, on: date | None
) -> Filled | None:
    """Build the value of a row; None where it has faults, which its draft then holds."""
    owner = agency or _agency(form, draft)
    draft.faults = [(at, found) for at, found in draft.faults if isinstance(found, Fault)]
    if draft.faults:
        return None
    cls = class_of(form)
    given, extra = _placed(cls, draft.answers)
    if agency is not None and draft.answers.get("agency.name", agency.name) != agency.name:
        extra["agency"] = {"name": draft.answers["agency.name"]}
    given |= {"id": id, "agency": owner, "evidence": tuple(draft.papers)}
    if form.edition is not None:
        innovation = draft.ids.get("innovation", id)
        given |= {"innovation": innovation, "edition": form.edition}
        if form.group in draft.answers:
            given["group"] = str(draft.answers[form.group])
    state = extra.pop("state", None) if on is not None and cls is Innovation else None
    try:
        value = cls(**given, extra=extra)
    except JippError as error:
        found = ((_header(draft, p.path), attrs.evolve(p, path="")) for p in error.problems)
        draft.faults += [(header, Fault(problem)) for header, problem in found]
        return None
    if on is None or state is None or not isinstance(value, Innovation):
        return value
    return _found(draft, value, state, on)


def _placed(cls: type, answers: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Part the answers into fields of a class and what is kept in `extra`."""
    given: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    profile: dict[str, Any] = {}
    for path, answer in answers.items():
        head, _, rest = path.partition(".")
        if head == "extra":
            extra[rest] = _plain(answer)
        elif not is_field(cls, path):
            if path != "agency.name":
                _put(
                    extra,
                    path,
                    _plain(_fitting(Profile, rest, answer) if head == "profile" else answer),
                )
        elif head == "profile":
            profile[rest] = _fitting(Profile, rest, answer)
        elif head == "answers":
            given.setdefault(head, {})[rest] = answer
        else:
            given[path] = _fitting(cls, path, answer)
    return given | ({"profile": Profile(**profile)} if profile else {}), extra


def _found(draft: _RowDraft, value: Innovation, state: str, on: date) -> Filled | None:
    """Take an innovation in as it was found on a day, in its state since the day the row tells."""
    path = _SINCE.get(state, "")
    since = draft.answers.get(path)
    if since is not None and on < since:
        params = {"value": on, "after": since}
        problem = Problem(code="wrong_order", params=params)
        draft.faults.append((draft.headers[path], Fault(problem)))
        return None
    return take_in(value, lifecycle="innovation", state=state, on=on, since=since)


def _fitting(cls: type, name: str, answer: object) -> object:
    """Return an answer as a field takes it: a list where the field is one."""
    field = attrs.fields_dict(cls).get(name)
    return _listed(answer) if field is not None and field.default == () else answer


def _plain(answer: object) -> object:
    """Return an answer as JSON holds it."""
    if isinstance(answer, date):
        return answer.isoformat()
    return list(cast("tuple[object, ...]", answer)) if isinstance(answer, tuple) else answer


def _put(extra: dict[str, Any], path: str, answer: object) -> None:
    *steps, last = path.split(".")
    for step in steps:
        extra = extra.setdefault(step, {})
    extra[last] = answer


def _header(draft: _RowDraft, path: str) -> str:
    """Return the header of the answer that a problem of the built value is about."""
    steps = path.split("/")[1:]
    for end in range(len(steps), 0, -1):
        if (name := ".".join(steps[:end])) in draft.headers:
            return draft.headers[name]
    return ""


def _agency(form: Form, draft: _RowDraft) -> Agency | None:
    """Build the agency that a row names; its draft is at fault where the name tells no kind."""
    name = draft.answers.get("agency.name")
    if name is None:
        column = next(f.column for f in form.fields if f.path == "agency.name")
        named = {at for at, found in draft.faults if isinstance(found, Fault)}
        if named.isdisjoint({"", column, draft.headers.get("agency.name")}):
            draft.faults.append((column, Fault(Problem(code="agency_not_told"))))
        return None
    words = spelled(str(name)).replace(".", " ").split()
    bare = " ".join(words[1:] if words and words[0] in _OFFICES else words)
    region = _REGIONS.get(bare.partition(" ")[0])
    iso = province_meant(bare) if region is None else None
    if region is None and iso is None:
        draft.faults.append((draft.headers["agency.name"], fault("agency_kind_not_told", name)))
        return None
    kind: Any = region or "province"
    return Agency(id=slug(bare), name=str(name), kind=kind, province=iso)
