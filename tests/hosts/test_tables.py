"""DataFrames: pandas, polars, pyarrow and DuckDB take every table, and give it back."""

import io
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from jipp import (
    Award,
    Due,
    Duration,
    Entry,
    Evidence,
    Hub,
    Innovation,
    InvalidDataError,
    InvalidInputError,
    Portfolio,
    Proposal,
    Province,
    Regulation,
    Scorecard,
    Sheet,
    Tally,
    Tier,
    award,
    due,
    evaluate_all,
    from_records,
    hubs,
    law,
    provinces,
    rank,
    reference,
    report,
    to_columns,
)
from jipp.evaluation import severity
from jipp.portfolio import Descent
from tests.embedding import values
from tests.forms import IID
from tests.portfolios import DAY, PORTFOLIO
from tests.unit.test_published_results import DATA, rubric

Columns = dict[str, list[Any]]
EVALUATIONS = evaluate_all(values.RUBRIC, values.SHEETS)
RANKING = rank(EVALUATIONS)
TIERS = (Tier(name="First", places=1),)
CARDS = [values.PORTFOLIO.scorecard(values.HUB, values.DAY, under=values.PILOT_LAW)]
# Values that rows are read into again.
VALUES: dict[type, Iterable[object]] = {
    Award: award(RANKING, TIERS, at_boundary="include"),
    Descent: PORTFOLIO.lineage(),
    Due: due(values.PILOT, on=values.DAY, under=values.PILOT_LAW),
    Entry: values.PILOT.history,
    Evidence: [values.DECREE],
    type(reference.published("kipp-funnel")[0]): reference.published("kipp-funnel"),
    Hub: hubs(on=DAY),
    Innovation: PORTFOLIO,
    Proposal: [Proposal(id="p", innovation="i", agency=values.HUB.agency, edition=2023)],
    Province: provinces(on=DAY),
    Regulation: law.regulations(on=DAY),
    Scorecard: CARDS,
    Sheet: values.SHEETS,
}
ANSWERS: dict[str, Iterable[object]] = {
    "counts": PORTFOLIO.counts(by=("province", "year")),
    "flow": PORTFOLIO.flow(date(2023, 1, 1), DAY),
    "stalled": PORTFOLIO.stalled(DAY, Duration(months=1)),
    "overdue": PORTFOLIO.overdue(DAY),
    "gaps": PORTFOLIO.gaps(to="development", on=DAY),
    "one agency": PORTFOLIO.one_agency_one_innovation(2022, [values.HUB.agency]),
    "goals": PORTFOLIO.sdg_coverage(),
    "stays": PORTFOLIO.time_in("idea", on=DAY),
    "ranking": RANKING,
    "evaluations": EVALUATIONS,
    "report": report(EVALUATIONS, tiers=TIERS, seed=1, draws=10).to_records(),
    "severity": severity.adjust(
        [("a", "x", 1), ("b", "x", 3), ("a", "y", 3), ("b", "y", 5)]
    ).to_records(),
}
TABLES = ANSWERS | {cls.__name__: many for cls, many in VALUES.items()}


def from_duckdb(columns: Columns) -> list[dict[str, Any]]:
    """The rows that DuckDB selects from columns."""
    given = pa.table(columns)  # noqa: F841 - DuckDB finds it by its name
    found = duckdb.sql("select * from given")
    assert found is not None
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def by_parquet(columns: Columns) -> list[dict[str, Any]]:
    """The rows that pandas reads from an Arrow table, with arrays for lists."""
    frame = pa.table(columns).to_pandas(integer_object_nulls=True)
    return said_none(frame)


def said_none(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame, with None for what pandas marks as missing."""
    objects = frame.astype(object)
    rows: list[dict[str, Any]] = objects.where(objects.notna(), None).to_dict("records")
    return rows


ROWS: dict[str, Callable[[Columns], list[dict[str, Any]]]] = {
    "pandas": lambda columns: pd.DataFrame(columns, dtype=object).to_dict("records"),
    "polars": lambda columns: pl.DataFrame(columns, infer_schema_length=None).to_dicts(),
    "pyarrow": lambda columns: pa.table(columns).to_pylist(),
    "pandas of pyarrow": by_parquet,
    "duckdb": from_duckdb,
}


@pytest.mark.parametrize("host", ROWS)
@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_taken_with_its_cells(host: str, name: str) -> None:
    """What comes out of a table is equal to what went in, None where nothing is."""
    columns = to_columns(TABLES[name])
    rows = ROWS[host](columns)
    assert len(rows) > 0
    for column, cells in columns.items():
        assert [plain(row[column]) for row in rows] == [plain(cell) for cell in cells], column


def plain(cell: Any) -> Any:
    """A cell with lists for arrays, and without the fields that a struct holds for others."""
    if hasattr(cell, "tolist"):
        cell = cell.tolist()
    if isinstance(cell, list):
        return [plain(item) for item in cell]
    if isinstance(cell, dict):
        kept = {key: plain(value) for key, value in cell.items()}
        return {key: value for key, value in kept.items() if value is not None}
    return cell


@pytest.mark.parametrize("name", TABLES)
def test_floats_are_floats_in_every_host(name: str) -> None:
    """With `numbers="float"` no column is of objects or decimals because of its numbers."""
    columns = to_columns(TABLES[name], numbers="float")
    numeric = {
        column
        for column, cells in columns.items()
        if {type(cell) for cell in cells} - {type(None)} == {float}
    }
    exact = to_columns(TABLES[name])
    assert numeric == {
        column
        for column, cells in exact.items()
        if (kinds := {type(cell) for cell in cells} - {type(None)})
        and kinds <= {Decimal, Fraction, float}
    }
    frame, table = pl.DataFrame(columns, infer_schema_length=None), pa.table(columns)
    for column in numeric:
        assert pd.DataFrame(columns)[column].dtype == "float64"
        assert frame[column].dtype == pl.Float64
        assert table[column].type == pa.float64()


@pytest.mark.parametrize("host", ROWS)
@pytest.mark.parametrize("cls", VALUES)
def test_rows_of_a_frame_are_read_back(host: str, cls: type) -> None:
    """Values go into a DataFrame, and the same come out, beside others of another shape."""
    many = tuple(VALUES[cls])
    assert from_records(cls, ROWS[host](to_columns(many))) == many


@pytest.mark.parametrize("host", ROWS)
def test_a_portfolio_is_read_from_a_frame(host: str) -> None:
    """Innovations with histories, evidence and goals, and one with none of these."""
    rows = ROWS[host](to_columns(PORTFOLIO))
    assert Portfolio.from_records(rows) == PORTFOLIO


def test_days_numbers_and_flags_have_the_types_that_a_data_team_expects() -> None:
    """Days are dates, exact numbers decimals, counts whole, yes and no booleans."""
    moved = to_columns(PORTFOLIO.stalled(DAY, Duration(months=1)))
    assert pl.DataFrame(moved).schema["since"] == pl.Date
    assert pa.table(moved).schema.field("since").type == pa.date32()
    assert pl.DataFrame(moved).schema["days"] == pl.Int64
    ranked = pa.table(to_columns(RANKING))
    assert pa.types.is_decimal(ranked.schema.field("total").type)
    assert [type(total) for total in ranked["total"].to_pylist()] == [Decimal, Decimal]
    described = duckdb.sql("select column_name, column_type from (describe ranked)")
    assert described is not None
    kinds = dict(described.fetchall())
    assert [kinds[c] for c in ("rank", "total", "tied")] == ["BIGINT", "DECIMAL(4,2)", "BOOLEAN"]
    frame = pd.DataFrame(to_columns(RANKING))
    assert (frame["rank"].dtype, frame["tied"].dtype) == ("int64", "bool")
    assert pd.to_datetime(pd.DataFrame(moved)["since"]).dt.year.tolist() == [2023, 2023]


def test_nothing_is_null_where_a_count_or_a_place_is_not_known() -> None:
    """None becomes each host's own null, and pandas turns counts beside it into floats."""
    columns = to_columns(PORTFOLIO.counts(by=("province", "year")))
    assert None in columns["year"]
    assert pl.DataFrame(columns)["year"].null_count() == columns["year"].count(None)
    assert pa.table(columns)["year"].null_count == columns["year"].count(None)
    assert pd.DataFrame(columns)["year"].dtype == "float64"
    assert pd.DataFrame(columns).convert_dtypes()["year"].dtype == "Int64"


def test_a_nan_in_a_row_is_named_and_none_is_taken() -> None:
    """A frame that pandas typed by itself says nan for None: say None, or keep objects."""
    frame = pd.DataFrame(to_columns(PORTFOLIO))
    with pytest.raises(InvalidDataError, match="/0/replicates: nan is not an id"):
        Portfolio.from_records(frame.to_dict("records"))
    assert Portfolio.from_records(said_none(frame)) == PORTFOLIO
    assert Portfolio.from_records(frame.to_dict("records"), missing=[float("nan")]) == PORTFOLIO


def test_a_fraction_is_refused_by_arrow_and_is_a_float_where_asked() -> None:
    """A total such as a third has no decimal: it is rounded to one, unless it is to be exact."""
    thirds: dict[str, Decimal | Fraction] = {"a": Fraction(1, 3), "b": Decimal("0.5")}
    assert pa.table(to_columns(rank(thirds)))["total"].to_pylist()[1] == Decimal("0.333333333333")
    exact = to_columns(rank(thirds), numbers="exact")
    assert pd.DataFrame(exact)["total"].tolist() == [Decimal("0.5"), Fraction(1, 3)]
    with pytest.raises(pa.ArrowInvalid, match="Fraction"):
        pa.table(exact)
    with pytest.raises(TypeError, match="Decimal"):
        pl.DataFrame(exact)
    assert pa.table(to_columns(rank(thirds), numbers="float"))["total"].to_pylist() == [0.5, 1 / 3]


def test_marks_come_from_any_host_and_totals_go_to_any() -> None:
    """Columns of marks in pandas, polars or arrow, and the totals of a tally back."""
    marks = pa.table(
        {
            "subject": ["a", "a", "b", "b"],
            "judge": ["x", "y", "x", "y"],
            "novelty": [70, 80, 60, 75],
            "impact": ["good", "poor", "good", "good"],
            "legal": [True, False, True, True],
            "reach": [4, 6, 7, 3],
        }
    )
    given: list[Any] = [
        marks.to_pydict(),
        marks.to_pandas().to_dict("list"),
        dict(marks.to_pandas()),
        pl.DataFrame(marks.to_pydict()).to_dict(as_series=False),
    ]
    totals = [Tally.of(values.RUBRIC, columns).totals() for columns in given]
    assert all(each == totals[0] for each in totals)
    for host, rows in ROWS.items():
        assert [row["total"] for row in rows(totals[0])] == totals[0]["total"], host


def test_a_frame_itself_is_answered_with_what_to_give() -> None:
    """Neither columns nor rows are taken from a frame, and the text says how to get them."""
    frames: list[Any] = [
        pd.DataFrame({"subject": ["a"], "judge": ["x"], "novelty": [70]}),
        pl.DataFrame({"subject": ["a"]}),
    ]
    for given in frames:
        with pytest.raises(InvalidInputError, match=r'`df.to_dict\("list"\)`'):
            Tally.of(values.RUBRIC, given)
        with pytest.raises(InvalidInputError, match=r'`df.to_dict\("records"\)`'):
            from_records(Sheet, given)


def test_gaps_and_short_floats_of_a_frame_are_told_apart_from_marks() -> None:
    """NaN and `pd.NA` are missing marks where the caller says so; 32 bits are no marks."""
    frame = pd.DataFrame(
        {"subject": ["a", "a"], "judge": ["x", "y"], "marks.c": [7.5, float("nan")]}
    )
    rows = frame.to_dict("records")
    for gap in (float("nan"), pd.NA):
        rows[1]["marks.c"] = gap
        with pytest.raises(InvalidDataError, match=r"/1/marks.c: .* None where nobody marked"):
            from_records(Sheet, rows)
        sheets = from_records(Sheet, rows, missing=(float("nan"), pd.NA))
        assert [dict(sheet.marks) for sheet in sheets] == [{"c": Decimal("7.5")}, {}]
    columns: Any = dict(frame.rename(columns={"marks.c": "c"}).astype({"c": "float32"}))
    with pytest.raises(InvalidInputError, match=r"/columns/c: .* 32 bits"):
        Sheet.from_columns(columns)


def test_an_export_of_an_official_form_is_read_from_a_frame() -> None:
    """As texts with nothing in place of a gap, or with NaN there; and it is written back as one."""
    form = law.form("iid-2023")
    file = pd.DataFrame([IID]).to_csv(index=False)
    expected = form.read([IID])
    texts = pd.read_csv(io.StringIO(file), dtype=str, keep_default_na=False)
    assert form.read(texts.to_dict("records")) == expected
    gapped = pd.read_csv(io.StringIO(file), dtype=str)
    assert form.read(gapped.to_dict("records"), missing=[float("nan")]) == expected
    assert pd.DataFrame(form.write(expected)).to_dict("records") == [IID]


def test_the_steps_before_a_rubric_are_those_of_pandas() -> None:
    """The Human Development Index from a DataFrame: gaps dropped, the logarithm of incomes."""
    table = pd.read_csv(DATA / "hdi_2022.csv").dropna()
    table["income"] = np.log(table["income"]).round(9)
    rule = rubric()
    names = [leaf.id for leaf in rule.leaves]
    sheets = [
        Sheet(subject=row["iso3"], judge="undp", marks={name: row[name] for name in names})
        for row in table.to_dict("records")
    ]
    found = {one.subject: float(one.total or 0) for one in evaluate_all(rule, sheets)}
    assert found == dict(zip(table["iso3"], table["hdi"], strict=True))
    assert len(found) == 193
