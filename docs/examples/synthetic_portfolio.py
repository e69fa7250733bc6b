"""A synthetic portfolio of any size: nothing in it happened. It shows what long work costs.

    python docs/examples/synthetic_portfolio.py 9186 36742 146968

The middle size is the 36,742 innovations reported for the regional index (IID) of 2025. That
provinces weigh as many as they have regencies and cities is an assumption, and so are the random
lengths of stay. Each innovation goes its way by the innovation lifecycle of PermenPANRB 91/2021, as
`begin` and `advance` allow it. Memory is the most that the process held until then: give the sizes
from the smallest to the largest.
"""

import random
import resource
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from time import perf_counter

from jipp import Actor, Agency, Evidence, Innovation, Portfolio, advance, begin, provinces
from jipp.law import lifecycle

FEW = 2_000
SINCE, UNTIL = date(2022, 1, 1), date(2025, 12, 31)
COPIED = 0.1
# Duties and gaps take a rule a piece: a minute from here on.
LARGE = 200_000
# How an innovation goes on: the action, who takes it, the evidence it asks for, the share that then
# stays for good, and the longest other stay in days.
WAY: tuple[tuple[str, str, tuple[str, ...], float, int], ...] = (
    ("register", "unit", (), 0.3, 200),
    ("try_out", "unit", (), 0.2, 300),
    ("implement", "unit", (), 0.5, 700),
    ("develop", "unit", ("result_data",), 0.8, 900),
    (
        "institutionalise",
        "agency_head",
        (
            "legal_basis",
            "standard_procedure",
            "budget",
            "staffing",
            "evaluation_report",
            "scale_up",
        ),
        1.0,
        1,
    ),
)
LAW = lifecycle("innovation", on=SINCE)


def agencies() -> list[Agency]:
    """As many made-up bodies in each province as it has regencies and cities."""
    return [
        Agency(id=f"{p.iso}-{n}", name=f"{p.name} {n}", kind="regency", province=p.iso)
        for p in provinces(on=UNTIL)
        for n in range(1, p.regencies + p.cities + 1)
    ]


def synthetic(size: int, seed: int) -> Iterator[Innovation]:
    """Made-up innovations; the same seed gives the same."""
    chance = random.Random(seed)  # noqa: S311 - nothing is kept secret
    bodies = agencies()
    for n in range(size):
        id = f"synthetic-{n}"
        day = SINCE + timedelta(days=chance.randrange((UNTIL - SINCE).days))
        taken = n > 0 and chance.random() < COPIED
        agency = chance.choice(bodies)
        goals = (chance.randint(1, 17),)
        source = f"synthetic-{chance.randrange(n)}" if taken else None
        days = tuple(stays(chance, day))
        idea = Innovation(
            id=id,
            title=f"Synthetic {n}",
            agency=agency,
            unit="Unit",
            sdgs=goals,
            replicates=source,
            implemented_on=days[2] if len(days) > 2 else None,  # noqa: PLR2004 - the third step
        )
        yield lived(idea, days)


def stays(chance: random.Random, day: date) -> Iterator[date]:
    """The days on which an innovation goes on, until a stay that lasts or the last day."""
    for *_, lasting, longest in WAY:
        yield day
        day += timedelta(days=chance.randint(1, longest))
        if chance.random() < lasting or day > UNTIL:
            return


def lived(innovation: Innovation, days: tuple[date, ...]) -> Innovation:
    """An innovation that went so far on its way, a step on each day."""
    for (action, role, kinds, *_), on in zip(WAY, days, strict=False):
        by = Actor(id=role, roles=(role,), agency=innovation.agency)
        papers = tuple(Evidence(id=kind, kind=kind, issued_on=on) for kind in kinds)
        if innovation.history:
            innovation = advance(innovation, action, on=on, by=by, evidence=papers)
        else:
            innovation = begin(innovation, lifecycle=LAW, on=on, by=by)
    return innovation


def timed(what: str, call: Callable[[], object]) -> None:
    """Print how long a call took, and the most memory held so far."""
    begun = perf_counter()
    call()
    print(f"  {what:34} {perf_counter() - begun:8.2f} s {peak():9,.0f} MB")


def peak() -> float:
    """The most memory that this process has held, in MB (Linux counts kilobytes, macOS bytes)."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most / 1e3


def told(done: int, total: int) -> None:
    """Say on a terminal how far a call has come."""
    if sys.stderr.isatty():
        print(f"\r  {done:,} of {total:,}", end="\r", file=sys.stderr, flush=True)


def measure(size: int) -> None:
    """Print what each question costs; long ones say how far they have come."""
    print(f"{size:,} synthetic innovations")
    made: list[Innovation] = []
    timed("(made)", lambda: made.extend(synthetic(size, seed=1)))
    portfolio = Portfolio(made)
    timed("counts by phase", lambda: portfolio.counts(by="phase"))
    timed("counts by province and phase", lambda: portfolio.counts(by=("province", "phase")))
    timed("flow", lambda: portfolio.flow(date(2023, 1, 1), date(2024, 12, 31)))
    timed(
        "time in creation, with the curve",
        lambda: portfolio.time_in("creation", on=UNTIL, progress=told).survival,
    )
    timed("as of a day", lambda: portfolio.as_of(date(2024, 6, 30), progress=told))
    timed("lineage", lambda: portfolio.lineage(progress=told))
    if size > LARGE:
        return
    timed("overdue", lambda: portfolio.overdue(UNTIL, progress=told))
    timed("gaps to development", lambda: portfolio.gaps(to="development", on=UNTIL, progress=told))


if __name__ == "__main__":
    for words in sys.argv[1:] or [str(FEW)]:
        measure(int(words))
