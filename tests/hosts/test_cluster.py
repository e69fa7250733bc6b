"""Dask and Spark: synthetic proposals scored in parts, in real worker processes of this machine."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

CLUSTER = Path(__file__).parents[2] / "docs" / "examples" / "cluster"
FEW, MILLION = 20_500, 1_000_000
PATIENCE = 240


def run(program: str, *words: object) -> "subprocess.CompletedProcess[str]":
    """Start a program as its page says, and wait for its end."""
    command = [sys.executable, str(CLUSTER / program), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)


def digests(done: "subprocess.CompletedProcess[str]") -> list[str]:
    """The digests of all totals and places that a program printed."""
    assert done.returncode == 0, done.stderr
    found = re.findall("^sha256 ([0-9a-f]{64})$", done.stdout, re.MULTILINE)
    assert found
    return found


@cache
def alone(size: int) -> str:
    """The digest that one process prints."""
    (found,) = digests(run("alone.py", size))
    return found


def test_the_digest_tells_one_mark_from_another() -> None:
    """Two sets of proposals that differ in one have two digests."""
    assert alone(FEW) != alone(FEW - 1)


@pytest.mark.parametrize(
    ("words", "times"),
    [
        (("--split", "dealt", "--parts", 7, "--workers", 1, 2), 2),
        (("--split", "judges", "--parts", 4), 1),
        (("--apart", "--parts", 5), 1),
    ],
    ids=str,
)
def test_dask_gives_the_digits_of_one_process(words: tuple[object, ...], times: int) -> None:
    """Totals and places are the same bytes, however the sheets are split over whom."""
    assert digests(run("on_dask.py", FEW, *words)) == [alone(FEW)] * times


@pytest.mark.parametrize("words", [("--split", "judges"), ("--apart",)], ids=str)
def test_a_worker_killed_midway_changes_nothing(words: tuple[str, ...]) -> None:
    """What a killed process had counted is lost, counted again, and comes to the same bytes."""
    done = run("on_dask.py", FEW, *words, "--parts", 12, "--workers", 2, "--kill")
    assert digests(done) == [alone(FEW)]
    assert re.search("^killed process [0-9]+, which held [1-9]", done.stdout, re.MULTILINE)
    assert "already computed task(s), which will be recomputed" in done.stderr


@pytest.mark.parametrize(
    ("words", "times"),
    [
        (("--split", "judges", "--parts", 4, "--cores", 1, 2), 2),
        (("--apart", "--parts", 5), 1),
    ],
    ids=str,
)
def test_spark_gives_the_digits_of_one_process(words: tuple[object, ...], times: int) -> None:
    """Totals and places are the same bytes, whatever the partitions."""
    assert digests(run("on_spark.py", FEW, *words)) == [alone(FEW)] * times


@pytest.mark.parametrize("program", ["on_dask.py", "on_spark.py"])
def test_a_second_sheet_of_a_judge_in_another_part_is_refused(program: str) -> None:
    """The judge and the proposal are named, whichever worker finds it."""
    done = run(program, FEW, "--split", "dealt", "--parts", 3, "--again")
    assert done.returncode != 0
    assert "judge-53 has judged p-000000000 in both parts: keep one sheet per judge" in done.stderr


def test_parts_that_share_a_proposal_are_not_ranked_apart() -> None:
    """Where no tally of all is made, each proposal has to lie in one part."""
    done = run("on_dask.py", FEW, "--apart", "--again")
    assert done.returncode != 0
    assert "a part has no range of its own" in done.stderr


def test_a_million_proposals_have_the_same_digits_on_two_workers() -> None:
    """One tally of a million, merged from sixteen parts, beside one process."""
    assert digests(run("on_dask.py", MILLION, "--split", "dealt")) == [alone(MILLION)]
