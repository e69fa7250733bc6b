"""What a program loads when it first uses something: what that needs, and nothing else."""

import subprocess
import sys

import pytest

from tests.first_use import FIRST_USES

# What each may not load, and the most modules of jipp that it may.
ELSEWHERE = {
    "hub": (("competition", "convert", "drawing", "evaluation", "law", "lifecycle"), 30),
    "decide": (("competition", "convert", "drawing", "evaluation", "reference"), 64),
    "evaluate": (("competition", "convert", "drawing", "law", "lifecycle", "reference"), 40),
    "eligibility": (("convert", "drawing", "evaluation", "lifecycle", "reference"), 54),
}
# Slow to load, and needed only to read wire data, to add a span, and to suggest names.
SLOW = {"cattrs", "dateutil", "difflib"}
TOLD = "\nimport sys\nprint(*sys.modules)\n"


def loaded(program: str) -> set[str]:
    """The modules that a program has loaded when it ends."""
    done = subprocess.run(
        [sys.executable, "-c", program + TOLD], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("use", ELSEWHERE)
def test_a_first_use_loads_what_it_needs_and_nothing_else(use: str) -> None:
    """Whoever looks up a hub does not wait for the engines, nor for cattrs and dateutil."""
    packages, most = ELSEWHERE[use]
    found = loaded(FIRST_USES[use])
    ours = {name for name in found if name.startswith("jipp.")}
    assert not {name for name in ours if name.split(".")[1] in packages}
    assert not found & SLOW
    assert len(ours) <= most


def test_the_least_that_is_written_as_wire_data_loads_no_engine() -> None:
    """Plain data of one value needs cattrs, but no machine, no rubric and no reference table."""
    found = loaded(FIRST_USES["to_wire"])
    engines = ("jipp.lifecycle.", "jipp.evaluation.", "jipp.competition.", "jipp.reference.")
    assert not {name for name in found if name.startswith(engines)}
    assert not found & (SLOW - {"cattrs"})
