"""Time reading of wire data and importing, beside what a careful program would write by hand.

    python -m tests.benchmarks.bench_edge

The two sides take turns round by round, and the best round counts. The hand-written reader calls
the same constructors, with the same checks; a fresh process is timed for each import.
"""

import os
import platform
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from jipp import Agency, Entry, Evidence, Honour, Innovation, from_wire, to_wire
from tests.benchmarks.rivals import versions
from tests.first_use import FIRST_USES

COUNT, ROUNDS, IMPORTS = 10_000, 5, 15
OWNER = Agency(id="prov-bb", name="Kepulauan Bangka Belitung", kind="province", province="ID-BB")
BELOW = "import attrs, cattrs, dateutil.relativedelta"
LAZY = "import jipp"


def innovation(number: int) -> Innovation:
    """One of many innovations, each with evidence, an honour and a history."""
    steps = [
        Entry(
            number=n,
            subject=f"i{number}",
            action=action,
            source=source,
            target=target,
            on=date(2022, n, 1),
            definition="innovation@2021",
        )
        for n, action, source, target in (
            (1, "register", None, "idea"),
            (2, "try_out", "idea", "trial"),
        )
    ]
    return Innovation(
        id=f"i{number}",
        title=f"Innovation {number}",
        agency=OWNER,
        sdgs=(number % 17 + 1,),
        implemented_on=date(2020, 1, number % 28 + 1),
        evidence=[Evidence(id="sk", kind="legal_basis", issued_on=date(2021, 1, 1))],
        honours=[Honour(edition=2019, tier="Top 99")],
        history=steps,
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def by_hand(data: list[dict[str, Any]]) -> list[Innovation]:
    """What one writes without `from_wire`: the constructors, one by one."""
    return [_innovation(d) for d in data]


def _innovation(d: dict[str, Any]) -> Innovation:
    given: Any = d | {
        "agency": Agency(**d["agency"]),
        "implemented_on": _day(d["implemented_on"]),
        "evidence": [_evidence(e) for e in d["evidence"]],
        "honours": [Honour(**h) for h in d["honours"]],
        "history": [Entry(**h | {"on": _day(h["on"])}) for h in d["history"]],
    }
    del given["schema"]
    return Innovation(**given)


def _evidence(e: dict[str, Any]) -> Evidence:
    days: Any = {"issued_on": _day(e["issued_on"]), "valid_until": _day(e["valid_until"])}
    return Evidence(**e | days)


def best(programs: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The best time of each program, in seconds, the programs taking turns."""
    found: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, program in programs.items():
            began = perf_counter()
            program()
            found[name].append(perf_counter() - began)
    return {name: min(times) for name, times in found.items()}


def importing(program: str, cache: str) -> Callable[[], object]:
    """A program in a fresh process that finds all modules compiled, as they are once installed."""
    command = [sys.executable, "-X", f"pycache_prefix={cache}", "-c", program]
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return lambda: subprocess.run(command, check=True, env=environment)


def main() -> None:
    """Print both tables."""
    sys.stdout.write(
        f"Python {platform.python_version()}, {versions('attrs', 'cattrs', 'python-dateutil')}\n"
    )
    data = [to_wire(innovation(n)) for n in range(COUNT)]
    if tuple(by_hand(data)) != from_wire(data):
        raise AssertionError(COUNT)
    read = best({"by hand": lambda: by_hand(data), "from_wire": lambda: from_wire(data)}, ROUNDS)
    for name, seconds in read.items():
        sys.stdout.write(
            f"{name:<22} {COUNT} innovations {seconds:6.2f} s  {seconds / read['by hand']:.2f} x\n"
        )
    programs = {
        "nothing": "pass",
        "attrs, cattrs, dateutil": BELOW,
        "attrs": "import attrs",
        "jipp": LAZY,
        **FIRST_USES,
        "all of these": "".join(FIRST_USES.values()),
    }
    with TemporaryDirectory() as cache:
        times = best({name: importing(p, cache) for name, p in programs.items()}, IMPORTS)
    started = times.pop("nothing")
    below = times["attrs, cattrs, dateutil"] - started
    for name, seconds in times.items():
        taken = seconds - started
        sys.stdout.write(f"{name:<22} imported in {taken * 1000:7.1f} ms  {taken / below:.2f} x\n")


if __name__ == "__main__":
    main()
