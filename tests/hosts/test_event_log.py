"""Event logs and registers as tables of pandas and polars, whose gaps and times are their own."""

from collections import Counter
from itertools import pairwise

import networkx as nx
import pandas as pd
import pm4py
import polars as pl
import pytest

from jipp import Innovation, community, from_event_log, take_in, to_event_log
from jipp.reference import published
from tests.portfolios import BABEL, PORTFOLIO

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


def test_pm4py_reads_the_log() -> None:
    """It counts the same steps, and discovers a net on which every history can be replayed."""
    frame = pd.DataFrame(to_event_log(PORTFOLIO, names="xes"))
    assert len(frame) == sum(len(one.history) for one in PORTFOLIO)
    steps, begun, _ = pm4py.discover_dfg(frame)
    walked = [[entry.action for entry in one.history] for one in PORTFOLIO]
    assert steps == Counter(pair for actions in walked for pair in pairwise(actions))
    assert begun == Counter(actions[0] for actions in walked if actions)
    net = pm4py.discover_petri_net_inductive(frame)
    assert pm4py.fitness_token_based_replay(frame, *net)["log_fitness"] == 1


def test_networkx_reads_who_met_whom() -> None:
    """Its connected components are the groups, and a tie knows its days."""
    rows = published("hub-activities")
    found = community(rows, partners=published("partners"))
    graph = nx.from_pandas_edgelist(pd.DataFrame(found.to_records()), edge_attr=True)
    graph.add_nodes_from(found.bodies)
    assert {frozenset(g) for g in nx.connected_components(graph)} == set(
        map(frozenset, found.groups)
    )
    for tie in found:
        assert graph.edges[tie.source, tie.target]["last"] == tie.last


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
