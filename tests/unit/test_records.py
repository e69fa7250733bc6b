"""Tables: values as records and columns, and back."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest

from jipp import (
    Agency,
    Call,
    Criterion,
    Entry,
    Evaluation,
    Evidence,
    HubReport,
    Impact,
    Innovation,
    InvalidDataError,
    InvalidInputError,
    Proof,
    Province,
    Range,
    Reason,
    Report,
    Rubric,
    Sdg,
    Sheet,
    Tally,
    Text,
    Transition,
    evaluate_all,
    from_records,
    from_wire,
    provinces,
    rank,
    to_columns,
    to_records,
    to_wire,
)
from jipp.evaluation.agreement import Coefficient
from jipp.evaluation.robustness import Acceptability
from jipp.evaluation.severity import Adjustment, adjust
from jipp.evaluation.severity.judge_fits import JudgeFits
from jipp.law import regulations
from jipp.reference import published
from tests.embedding.values import MODEL, STEP
from tests.rows import each

OFFICE = Agency(id="a", name="A", kind="city", province="ID-BB")
# These have tables of their own, and are built by judging, counting or proving only.
OWN = Adjustment | Call | Evaluation | HubReport | Impact | JudgeFits | Proof | Report | Tally
TABLES = [v for v in MODEL if attrs.has(type(v)) and not isinstance(v, OWN)]


@each(TABLES)
def test_a_record_builds_the_value_it_came_from(value: object) -> None:
    """Records lose nothing, whatever the value."""
    assert from_records(type(value), to_records([value])) == (value,)


def test_a_record_is_flat_and_its_days_and_numbers_are_kept() -> None:
    """Nested fields and mappings are dotted, so that a record is a row."""
    innovation = Innovation(id="i", title="T", agency=OFFICE, implemented_on=date(2020, 1, 2))
    record = to_records([innovation])[0]
    assert record["agency.province"] == "ID-BB"
    assert record["implemented_on"] == date(2020, 1, 2)
    assert (record["state"], record["phase"], record["entered_on"]) == (None, None, None)
    sheet = Sheet(subject="s", judge="j", marks={"1.a.K": "7.5", "b": 8})
    assert to_records([sheet])[0]["marks.1.a.K"] == Decimal("7.5")


def test_columns_are_equally_long_and_filled() -> None:
    """A column holds None where a record has no such field."""
    sheets = [
        Sheet(subject="s", judge="j", marks={"a": Fraction(1, 3)}),
        Sheet(subject="t", judge="j", marks={"b": 1}),
    ]
    columns = to_columns(sheets)
    assert columns["marks.a"] == [Decimal("0.333333333333"), None]
    assert to_columns(sheets, numbers="exact")["marks.a"] == [Fraction(1, 3), None]
    assert columns["marks.b"] == [None, Decimal(1)]
    assert to_columns(sheets, numbers="float")["marks.a"] == [1 / 3, None]
    wrong: Any = "double"
    with pytest.raises(
        InvalidInputError, match=r"/numbers: .* choose one of decimal, exact, float"
    ):
        to_columns(sheets, numbers=wrong)


def test_every_bad_row_is_reported_by_position() -> None:
    """A table with faults says all of them, and builds nothing."""
    rows: Any = [
        {"id": "a", "name": "A", "kind": "city"},
        {"id": "b c", "name": "B", "kind": "citty"},
        {"name": "C", "kind": "city"},
        7,
    ]
    with pytest.raises(InvalidDataError) as caught:
        from_records(Agency, rows)
    assert [(p.path, p.code) for p in caught.value.problems] == [
        ("/1/id", "not_an_id"),
        ("/1/kind", "not_one_of"),
        ("/2/id", "missing_key"),
        ("/3", "not_an_object"),
    ]


def test_a_row_too_deep_to_read_is_one_fault_among_the_others() -> None:
    """Whether its cells or its dotted names go down without end."""
    endless: list[object] = []
    endless.append(endless)
    deep = {"action": "go", "requires." + "of." * 5000 + "type": "always"}
    tables: tuple[tuple[type, Any], ...] = (
        (Innovation, [{"id": "a", "title": "A", "agency": endless}, 7]),
        (Transition, [deep, 7]),
    )
    for cls, rows in tables:
        with pytest.raises(InvalidDataError) as caught:
            from_records(cls, rows)
        assert [(p.path, p.code) for p in caught.value.problems] == [
            ("/0", "too_deep"),
            ("/1", "not_an_object"),
        ]


def test_progress_is_told_and_ends_at_the_total() -> None:
    """A notebook can show how far the building is."""
    seen: list[tuple[int, int]] = []
    rows = [{"id": f"a{i}", "name": "A", "kind": "city"} for i in range(2500)]
    from_records(Agency, rows, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1000, 2500), (2000, 2500), (2500, 2500)]


def test_a_table_of_provinces_goes_out_and_in() -> None:
    """The reference tables are tables too."""
    today = provinces(on=date(2025, 6, 23))
    assert from_records(Province, to_records(today)) == tuple(today)


def test_a_cell_may_hold_a_value() -> None:
    """An agency, a goal or a piece of evidence stands for its data."""
    office = Agency(id="a", name="A", kind="city")
    piece = Evidence(id="e", kind="video")
    row = {"id": "i", "title": "I", "agency": office, "sdgs": [Sdg(3)], "evidence": (piece,)}
    wanted = Innovation(id="i", title="I", agency=office, sdgs=(3,), evidence=(piece,))
    assert from_records(Innovation, [row]) == (wanted,)


@pytest.mark.parametrize(
    "many",
    [
        provinces(on=date(2025, 6, 23)),
        published("kipp-funnel"),
        regulations(on=date(2024, 1, 1)),
        (STEP, attrs.evolve(STEP, by=None)),
        (Sheet(subject="s", judge="j", marks={"a": 1}),),
    ],
    ids=lambda many: type(many[0]).__name__,
)
def test_columns_hold_values_of_several_shapes(many: tuple[object, ...]) -> None:
    """A row takes the columns of its own shape: a day or its bounds, a number or UNKNOWN."""
    columns = to_columns(many)
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    assert from_records(type(many[0]), rows) == tuple(many)


def test_a_whole_value_wins_over_its_dotted_parts() -> None:
    """A cell with the value itself leaves nothing to the columns of its fields."""
    row = {"id": "i", "title": "I", "agency": OFFICE, "agency.id": "b", "agency.name": "B"}
    assert from_records(Innovation, [row])[0].agency == OFFICE


def test_a_cell_may_hold_an_array() -> None:
    """What other libraries give for a list gives plain values by `tolist`, at any depth."""

    class Array:
        def __init__(self, *items: object) -> None:
            self.items = items

        def __iter__(self) -> Iterator[object]:
            raise AssertionError("its own scalars are no plain values")

        def tolist(self) -> list[object]:
            return list(self.items)

    entry = to_records([STEP])[0] | {"evidence": Array("sk-1"), "by.roles": Array("owner")}
    assert from_records(Entry, [entry]) == (STEP,)
    row = {"id": "i", "title": "I", "agency": OFFICE, "sdgs": Array(3, 16), "unit": "U"}
    wanted = Innovation(id="i", title="I", agency=OFFICE, sdgs=(3, 16), unit="U")
    assert from_records(Innovation, [row]) == (wanted,)


def test_a_fraction_in_a_column_is_a_decimal_where_one_is_equal() -> None:
    """Tables know decimals, and a third is none."""
    rows = [{"x": Fraction(1, 2)}, {"x": Fraction(1, 3)}]
    half, third = to_columns(rows, numbers="exact")["x"]
    assert (type(half), half) == (Decimal, Decimal("0.5"))
    assert third == Fraction(1, 3)
    assert [row["x"] for row in to_records(rows)] == [half, third]
    assert [type(row["x"]) for row in to_records(rows, numbers="float")] == [float, float]


def test_what_is_no_list_or_no_class_of_values_is_refused() -> None:
    """Each is named by its argument."""
    five: Any = 5
    for call in (lambda: to_records(five), lambda: to_columns(five)):
        with pytest.raises(InvalidInputError, match="/xs: 5 is not a list"):
            call()
    with pytest.raises(InvalidInputError, match="/rows: 5 is not a list"):
        from_records(Agency, five)
    with pytest.raises(InvalidInputError, match="/cls: int has no wire form"):
        from_records(int, [])


def test_sheets_are_read_from_long_columns() -> None:
    """One column a criterion, one row a sheet."""
    sheets = Sheet.from_columns({"subject": ["s", "t"], "judge": ["j", "j"], "x": [1, None]})
    assert sheets == (
        Sheet(subject="s", judge="j", marks={"x": 1}),
        Sheet(subject="t", judge="j", marks={"x": None}),
    )
    with pytest.raises(InvalidDataError) as caught:
        Sheet.from_columns({"subject": ["s", ""], "judge": ["j", "j"], "x": [float("nan"), 1]})
    assert [(p.path, p.code) for p in caught.value.problems] == [
        ("/0/x", "not_a_mark"),
        ("/1/subject", "not_a_name"),
    ]
    with pytest.raises(InvalidDataError) as caught:
        Sheet.from_columns({"nomor": [7], "juri": [""], "x": [1]}, subject="nomor", judge="juri")
    assert [p.path for p in caught.value.problems] == ["/0/nomor", "/0/juri"]
    with pytest.raises(InvalidInputError, match="/columns/judge: the column has 1 rows"):
        Sheet.from_columns({"subject": ["s", "t"], "judge": ["j"]})
    with pytest.raises(InvalidInputError, match='/columns: "judge" is missing'):
        Sheet.from_columns({"subject": ["s"]})


def test_what_is_no_value_has_no_record() -> None:
    """A foreign object is named with its position."""
    with pytest.raises(InvalidInputError, match="/1: object has no wire form"):
        to_records([Evidence(id="e", kind="budget"), object()])


def test_a_report_and_its_parts_are_tables() -> None:
    """One value with a table in it gives that table, and coefficients a row each."""
    told = next(v for v in MODEL if isinstance(v, Report))
    assert to_columns(told)["subject"] == [standing.subject for standing in told.ranking]
    assert to_records(told)[0].keys() == told.to_records()[0].keys()
    found = adjust([("a", "x", 1), ("b", "x", 3), ("a", "y", 3), ("b", "y", 5)])
    assert to_columns(found)["subject"] == ["b", "a"]
    third = Fraction(1, 3)
    shares = Acceptability(subjects=("a",), matrix=((third,),))
    assert to_columns(shares)["acceptability"] == [Decimal("0.333333333333")]
    assert to_records(shares)[0]["acceptability"] == third
    agreement = to_records((("total", Coefficient(name="kendall_w", exact=third)),))
    assert agreement == [{"of": "total", "name": "kendall_w", "exact": third}]
    groups = rank({"a": 1, "b": 2}, within=str.upper)
    assert [(row["of"], row["subject"]) for row in to_records(groups)] == [("A", "a"), ("B", "b")]


def test_a_table_holds_no_number_that_cannot_be_read() -> None:
    """Whatever stands in a column has at most twelve decimal places, unless it is to be exact."""
    rows = [{"x": Fraction(4852203688560675793, 50936760208252400)}, {"x": Fraction(1, 2**40)}]
    assert to_columns(rows)["x"] == [Decimal("95.259370025158"), Decimal("1E-12")]
    kept = [Decimal("0.000000000001"), Decimal("1E+30"), Decimal("12.50"), 3, None, "1/3"]
    assert to_columns([{"x": x} for x in kept])["x"] == kept
    assert to_columns(rows, numbers="exact")["x"] == [row["x"] for row in rows]


def test_a_table_of_another_library_is_no_list_of_rows() -> None:
    """A frame iterates over its columns: the text says what gives its rows."""

    class Frame:
        columns = ("id",)

        def __iter__(self) -> Iterator[str]:
            return iter(self.columns)

    frame: Any = Frame()
    with pytest.raises(InvalidInputError, match=r'/rows: .*`df.to_dict\("records"\)`'):
        from_records(Agency, frame)


def test_a_gap_is_what_the_caller_says() -> None:
    """NaN and an empty text are faults, unless they are said to stand for None."""
    row = {"subject": "s", "judge": "j", "marks.a": float("nan"), "marks.b": "", "marks.c": 0}
    with pytest.raises(InvalidDataError, match="None where nobody marked") as caught:
        from_records(Sheet, [row])
    assert [(p.path, p.code) for p in caught.value.problems] == [
        ("/0/marks.a", "not_a_mark"),
        ("/0/marks.b", "not_a_mark"),
    ]
    (sheet,) = from_records(Sheet, [row], missing=(float("nan"), ""))
    assert sheet.marks == (("c", Decimal(0)),)
    columns: dict[str, list[Any]] = {
        "subject": ["s"],
        "judge": ["j"],
        "a": [Decimal("NaN")],
        "b": ["-"],
        "c": [False],
    }
    (sheet,) = Sheet.from_columns(columns, missing=[float("nan"), "-", 0])
    assert sheet.marks == (("c", False),)
    word: Any = "-"
    with pytest.raises(InvalidInputError, match='/missing: "-" is not a list'):
        Sheet.from_columns(columns, missing=word)


def test_what_cannot_be_compared_may_stand_for_a_gap() -> None:
    """The gap of another library that is neither equal nor unequal to itself is known by itself."""

    class Gap:
        def __eq__(self, other: object) -> bool:
            raise TypeError

        __hash__ = object.__hash__

    gap: Any = Gap()
    columns: dict[str, list[Any]] = {"subject": ["s"], "judge": ["j"], "a": [gap]}
    with pytest.raises(InvalidDataError, match="/0/a: Gap is not a mark"):
        Sheet.from_columns(columns)
    assert Sheet.from_columns(columns, missing=[gap])[0].marks == ()


def test_a_fault_in_a_row_is_told_at_its_column() -> None:
    """A dotted column is named as it is in the table, a cell with data by the place in it."""
    rows: list[dict[str, Any]] = [
        {"id": "i", "title": "T", "agency.id": "a b", "agency.name": "A", "agency.kind": "city"},
        {"id": "i", "title": "T", "agency": {"id": "a b", "name": "A", "kind": "city"}},
        {"id": "i", "title": "T", "agency.id": "a", "agency.name": "A"},
    ]
    with pytest.raises(InvalidDataError) as caught:
        from_records(Innovation, rows)
    assert [p.path for p in caught.value.problems] == [
        "/0/agency.id",
        "/1/agency/id",
        "/2/agency/kind",
    ]


def test_a_subject_may_be_called_by_its_name() -> None:
    """A province as a subject is one for a sheet as for a ranking; a criterion keeps its id."""
    sheet = Sheet(subject="Jawa Barat", judge="Ibu Ani", marks={"a": 1})
    assert (sheet.subject, sheet.judge) == ("Jawa Barat", "Ibu Ani")
    assert from_records(Sheet, to_records([sheet])) == (sheet,)
    assert from_wire(to_wire(sheet)) == sheet
    with pytest.raises(InvalidInputError, match=r"/marks/a b: .* is not an id"):
        Sheet(subject="s", judge="j", marks={"a b": 1})
    for name in (
        "Jawa Barat ",
        "Jawa\u00a0Barat",
        "Jawa\nBarat",
        "Jawa\u202eBarat",
        " ",
        "x" * 129,
    ):
        with pytest.raises(InvalidInputError, match=r"/subject: .* is not a name"):
            Sheet(subject=name, judge="j")
        with pytest.raises(InvalidInputError, match="is not a name"):
            rank({name: 1})


def test_mappings_of_different_keys_come_back_from_columns() -> None:
    """A key that a row has not is no key with None, at any depth."""
    sheets = (
        Sheet(subject="s", judge="j", marks={"1.a.K": 1, "b": "good"}),
        Sheet(subject="t", judge="j", marks={"c": True}),
        Sheet(subject="u", judge="j"),
    )
    reasons = (
        Reason(code="x", params={"a": Decimal("0.5"), "b": "text", "day": date(2024, 1, 1)}),
        Reason(code="x", params={"a": "text", "c.d": Text(id="ya", en="yes")}),
        Reason(code="x"),
    )
    for many in (sheets, reasons):
        columns = to_columns(many, numbers="exact")
        rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
        assert from_records(type(many[0]), rows) == many


def test_none_and_no_mark_make_one_sheet() -> None:
    """A sheet that says None of a criterion says nothing of it."""
    assert Sheet(subject="s", judge="j", marks={"a": None}) == Sheet(subject="s", judge="j")


def test_the_problems_of_an_evaluation_are_told_in_the_language_asked_for() -> None:
    """A table for an Indonesian office says in Indonesian why a subject has no total."""
    rubric = Rubric(
        id="r", title="R", criteria=[Criterion(id="c", weight=1, scale=Range(low=0, high=5))]
    )
    (bad,) = evaluate_all(rubric, [Sheet(subject="s", judge="j", marks={"c": 9})])
    problem = bad.problems[0]
    assert [row["problems"] for row in to_records([bad], lang="id")] == [[problem.message("id")]]
    assert to_columns([bad], lang="id")["problems"] == [[problem.message("id")]]
    assert to_records([bad])[0]["problems"] == [problem.message("en")]
