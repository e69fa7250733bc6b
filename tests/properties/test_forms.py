"""Official forms: whatever a row says is read, written and read again as it was."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import example, given, strategies as st
from jsonschema import Draft202012Validator

from jipp import Form, FormField, InvalidDataError, law
from jipp.exchange.form_cells import read_cell, words_of, write_cell
from tests.forms import OFFICE

FORMS = law.forms()
VALID: dict[str, Any] = {f.id: Draft202012Validator(f.json_schema()) for f in FORMS}
TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30).filter(
    lambda text: bool(text.strip()) and words_of(text) > 0
)
days = st.dates(min_value=date(1, 1, 1))


def _spoken(values: tuple[str, ...]) -> st.SearchStrategy[str]:
    """An answer in some case and spacing."""
    shapes: tuple[Callable[[str], str], ...] = (
        str,
        str.upper,
        str.lower,
        lambda text: text.replace(" ", "_"),
        lambda text: f" {text.replace(' ', '  ')} ",
    )
    return st.builds(_shaped, st.sampled_from(values), st.sampled_from(shapes))


def _shaped(value: str, shape: Callable[[str], str]) -> str:
    return shape(value)


def _text(field: FormField) -> st.SearchStrategy[str]:
    least = field.min_words or 1
    words = st.integers(least, max(least, min(field.max_words or 9, 9)))
    return st.tuples(TEXT.map(lambda t: t.split()[0]), words).map(lambda p: " ".join([p[0]] * p[1]))


def cell(field: FormField) -> st.SearchStrategy[Any]:
    """A cell that a column takes."""
    match field.kind:
        case "text":
            plain = field.min_words is None and field.max_words is None
            return TEXT if plain else _text(field)
        case "date":
            return days.map(date.isoformat)
        case "number":
            return st.integers(-(10**6), 10**6).map(lambda n: f"{n // 10},{n % 10}")
        case "choices":
            return st.lists(_spoken(field.values), min_size=1, max_size=5).map(", ".join)
        case _:
            return _spoken(field.values)


@st.composite
def rows(draw: st.DrawFn, form: Form) -> dict[str, Any]:
    """A row that a form takes: what is needed is there, the rest may be blank or lack."""
    row: dict[str, Any] = {}
    for field in form.fields:
        how = "told" if field.required is True else draw(st.sampled_from(("told", "blank", "lack")))
        if field.path == "agency.name":
            row[field.column] = "Kabupaten Contoh"
        elif how != "lack":
            row[field.column] = draw(cell(field)) if how == "told" else ""
    return row


@given(data=st.data())
def test_what_is_read_is_written_and_read_again_as_it_was(data: st.DataObject) -> None:
    """And what is written is what the schema of the form takes."""
    form = data.draw(st.sampled_from(FORMS))
    table = data.draw(st.lists(rows(form), max_size=3))
    values = form.read(table, agency=OFFICE)
    assert len(values) == len(table)
    written = form.write(values)
    assert form.read(written, agency=OFFICE) == values
    assert form.write(form.read(written, agency=OFFICE)) == written
    assert all(VALID[form.id].is_valid(row) for row in written)


@given(data=st.data())
def test_each_cell_that_is_spoilt_is_told_and_no_other(data: st.DataObject) -> None:
    """Whatever columns of whatever rows hold what they do not take."""
    form = data.draw(st.sampled_from(FORMS))
    table = data.draw(st.lists(rows(form), min_size=1, max_size=3))
    closed = [f.column for f in form.fields if f.kind != "text"]
    places = [(i, column) for i, column in product(range(len(table)), closed) if column in table[i]]
    spoilt = data.draw(st.sets(st.sampled_from(places), min_size=1, max_size=4))
    for i, column in spoilt:
        table[i][column] = "~"
    try:
        form.read(table, agency=OFFICE)
        told: set[str] = set()
    except InvalidDataError as error:
        told = {problem.path for problem in error.problems}
    assert told == {f"/{i}/{column}" for i, column in spoilt}


@given(day=days, sign=st.sampled_from("/-"), padded=st.booleans())
def test_a_day_is_the_one_that_was_written(day: date, sign: str, padded: bool) -> None:
    """In each way of writing it, and in that of the form."""
    field = FormField(column="c", path="implemented_on", label="C", kind="date")
    width = 2 if padded else 1
    text = f"{day.day:0{width}}{sign}{day.month:0{width}}{sign}{day.year:04}"
    assert read_cell(field, text) == read_cell(field, day.isoformat()) == day
    assert [read_cell(field, write_cell(field, day, how)) for how in ("iso", "day_first")] == [
        day,
        day,
    ]


@given(
    whole=st.integers(-(10**9), 10**9),
    digits=st.text("0123456789", max_size=9),
    sign=st.sampled_from(",."),
)
@example(whole=1, digits="0010", sign=",")
def test_a_number_is_the_one_that_was_written(whole: int, digits: str, sign: str) -> None:
    """Whatever the separator, unless three digits after it may be read in two ways."""
    field = FormField(column="c", path="extra.c", label="C", kind="number")
    text = f"{whole}{sign if digits else ''}{digits}"
    value = Fraction(text.replace(",", "."))
    read: Any = read_cell(field, text)
    if len(digits) == 3 and 1 <= abs(whole) <= 999:
        assert read.problems[0].code == "ambiguous_number"
    else:
        assert Fraction(str(read)) == value
        assert read_cell(field, write_cell(field, read, "iso")) == read


@given(data=st.data())
def test_answers_are_matched_as_a_search_of_all_partings_finds_them(data: st.DataObject) -> None:
    """A cell is taken where some way to part it at commas gives whole values, and only there."""
    values = data.draw(
        st.lists(
            st.text("ab,", min_size=1, max_size=4).filter(lambda t: bool(t.strip())),
            min_size=1,
            max_size=5,
            unique=True,
        )
    )
    field = FormField(column="c", path="extra.c", label="C", kind="choices", values=values)
    pieces = data.draw(st.lists(st.sampled_from([*values, "b"]), min_size=1, max_size=4))
    text = ",".join(pieces)
    parts = text.split(",")

    def partings(rest: list[str]) -> set[tuple[str, ...]]:
        if not rest:
            return {()}
        return {
            (",".join(rest[:end]), *after)
            for end in range(1, len(rest) + 1)
            if ",".join(rest[:end]) in values
            for after in partings(rest[end:])
        }

    ways = {tuple(dict.fromkeys(way)) for way in partings(parts)}
    read: Any = read_cell(field, text)
    assert read in ways if ways else read.problems[0].code == "not_one_of"
