"""Innovations or proposals, written as rows of an official form: the inverse of reading them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any, cast

from jipp._fields import Fault, as_tuple, fault, gathered, refuse
from jipp._json import thawed
from jipp._text import pointer
from jipp.errors import InvalidInputError
from jipp.exchange.form_cells import words_of, write_cell
from jipp.exchange.form_places import BETWEEN, Filled, class_of, ids_of, is_field
from jipp.model.form import Form, FormField
from jipp.model.innovation import Innovation, Proposal


def write_form(form: Form, values: Iterable[Filled]) -> list[dict[str, str]]:
    """Return a row per value; see `Form.write`."""
    taken = as_tuple(cast("Any", class_of(form)), values)
    refuse(values=taken)
    rows: list[dict[str, str]] = []
    faults: list[tuple[str, object]] = []
    for i, value in enumerate(taken):
        cells = dict(_cells(form, value))
        faults += [(pointer("values", i, column), cell) for column, cell in cells.items()]
        rows.append(cast("dict[str, str]", cells))
    if problems := gathered(faults):
        raise InvalidInputError(*problems)
    made = ids_of([str(_told_at(v, "title") or "") for v in taken], [None] * len(rows))
    if [v.id for v in taken] != made:
        rows = [{"id": v.id, **row} for v, row in zip(taken, rows, strict=True)]
    if any(isinstance(v, Proposal) and v.innovation != v.id for v in taken):
        entries = cast("tuple[Proposal, ...]", taken)
        rows = [{**row, "innovation": v.innovation} for v, row in zip(entries, rows, strict=True)]
    return rows


def _cells(form: Form, value: Filled) -> Iterator[tuple[str, object]]:
    """Yield the columns of a form with the text of each, or a fault, in their order."""
    shares: dict[str, object] = dict(_papers(form, value))
    for path in dict.fromkeys(f.path for f in form.fields if not f.path.startswith("evidence.")):
        fields = [f for f in form.fields if f.path == path]
        parts = _shares(fields, _told_at(value, path))
        shares |= {f.column: part for f, part in zip(fields, parts, strict=True)}
    for field in form.fields:
        share = shares.get(field.column)
        if isinstance(share, Fault):
            yield field.column, share
        elif share is None or share in ("", ()):
            yield field.column, ""
        else:
            yield field.column, write_cell(field, share, form.dates)


def _told_at(value: Filled, path: str) -> object:
    """Return what a value holds at a path of a form, None where nothing."""
    extra = {key: thawed(item) for key, item in value.extra}
    head, _, rest = path.partition(".")
    if head == "extra":
        return extra.get(rest)
    if path == "state" and value.history:
        return value.state
    if path == "agency.name" and "agency" not in extra:
        return value.agency.name
    if head == "answers" and isinstance(value, Proposal):
        return dict(value.answers).get(rest)
    if head == "profile" and isinstance(value, Innovation):
        return getattr(value.profile, rest, None)
    if is_field(type(value), path):
        return getattr(value, path)
    found: Any = extra
    for step in path.split("."):
        found = cast("dict[str, Any]", found).get(step) if isinstance(found, dict) else None
    return found


def _shares(fields: Sequence[FormField], answer: object) -> list[object]:
    """Part an answer among the columns that lead to it."""
    if isinstance(answer, tuple | list):
        return _items(fields, list(cast("Sequence[object]", answer)))
    if len(fields) == 1 or not isinstance(answer, str) or fields[0].kind != "text":
        rest: list[object] = [None] * (len(fields) - 1)
        return [[answer] if fields[0].kind == "choices" and answer is not None else answer, *rest]
    pieces = answer.split(BETWEEN)
    for cuts in combinations(range(1, len(pieces)), len(fields) - 1):
        ends = zip((0, *cuts), (*cuts, len(pieces)), strict=True)
        parts = [BETWEEN.join(pieces[start:end]) for start, end in ends]
        if all(map(_fits, fields, parts)):
            return [*parts]
    return [answer, *[None] * (len(fields) - 1)]


def _fits(field: FormField, text: str) -> bool:
    words = words_of(text)
    return bool(text.strip()) and (field.max_words is None or words <= field.max_words)


def _items(fields: Sequence[FormField], items: list[object]) -> list[object]:
    """Assign each column of one answer the next item, and one of several all that are left."""
    parts: list[object] = []
    for field in fields:
        if field.kind == "choices":
            parts.append(items)
            items = []
        else:
            parts.append(items.pop(0) if items else None)
    if items:
        count = len(items) + 1
        parts[-1] = fault("several_in_column", parts[-1], found=count)
    return parts


def _papers(form: Form, value: Filled) -> Iterator[tuple[str, object]]:
    """Yield the columns that ask for a paper, with its reference: by its id, else by its kind."""
    asked = [f for f in form.fields if f.path.startswith("evidence.")]
    by_id = {paper.id: paper for paper in value.evidence}
    left = [paper for paper in value.evidence if paper.id not in {f.column for f in asked}]
    for field in asked:
        paper = by_id.get(field.column)
        if paper is None:
            kind = field.path.removeprefix("evidence.")
            paper = next((p for p in left if getattr(p.kind, "value", p.kind) == kind), None)
            left = [p for p in left if p is not paper]
        if paper is not None:
            yield field.column, paper.reference or paper.title or paper.id
