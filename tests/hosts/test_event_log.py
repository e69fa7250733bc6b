"""Event logs and registers as tables of pandas and polars, whose gaps and times are their own."""

import pandas as pd
import polars as pl
import pytest

from jipp import Innovation, from_event_log, take_in, to_event_log
from tests.portfolios import BABEL, PORTFOLIO

# What pm4py's documentation asks of a DataFrame: https://pm4py.fit.fraunhofer.de/documentation
CASE, ACTIVITY, TIMESTAMP = "case:concept:name", "concept:name", "time:timestamp"
STEPS = {
    "kode": ["a", "a", "b"],
    "tanggal": ["2022-03-01", "2022-04-04", "2022-05-10"],
    "kegiatan": ["register", None, "register"],
    "status": [None, "trial", None],
}
NAMES = {"case": "kode", "on": "tanggal", "activity": "kegiatan", "state": "status"}
IDEAS = [Innovation(id=id, title=id, agency=BABEL) for id in "ab"]
TABLES = {
    "pandas": pd.DataFrame(STEPS).to_dict("records"),
    "pandas, days as times": pd.DataFrame(
        {**STEPS, "tanggal": pd.to_datetime(STEPS["tanggal"])}
    ).to_dict("records"),
    "polars": pl.DataFrame(STEPS).to_dicts(),
}


@pytest.mark.parametrize("name", TABLES)
def test_the_rows_of_a_table_become_histories(name: str) -> None:
    """Their gaps say nothing, and their times are days."""
    a, b = from_event_log(TABLES[name], IDEAS, lifecycle="innovation", columns=NAMES)
    assert [(e.action, e.on.isoformat()) for e in a.history] == [
        ("register", "2022-03-01"),
        ("try_out", "2022-04-04"),
    ]
    assert b.state == "idea"


def test_a_log_of_xes_has_the_columns_and_types_that_pm4py_asks_for() -> None:
    """Texts, and times with a zone."""
    frame = pd.DataFrame(to_event_log(PORTFOLIO, names="xes"))
    assert {CASE, ACTIVITY, TIMESTAMP} <= set(frame.columns)
    assert isinstance(frame[TIMESTAMP].dtype, pd.DatetimeTZDtype)
    assert all(isinstance(text, str) for text in [*frame[CASE], *frame[ACTIVITY]])
    assert len(frame) == sum(len(innovation.history) for innovation in PORTFOLIO)


def test_nine_thousand_rows_of_a_register_are_taken_in() -> None:
    """Each with one entry."""
    rows = pd.DataFrame({"kode": [f"i{n}" for n in range(9000)], "status": "trial"})
    day = pd.Timestamp("2024-12-31").date()
    taken = [
        take_in(
            Innovation(id=row["kode"], title=row["kode"], agency=BABEL),
            lifecycle="innovation",
            state=row["status"],
            on=day,
        )
        for row in rows.to_dict("records")
    ]
    assert [len(innovation.history) for innovation in taken] == [1] * 9000
