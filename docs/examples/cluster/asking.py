"""What the programs are asked on the command line, and how they say what it cost."""

import resource
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from time import perf_counter

from proposals import SPLITS, Part, Result, parts_of


def parser(about: str | None) -> ArgumentParser:
    """Ask for the number of proposals and how they are split."""
    asked = ArgumentParser(description=about)
    asked.add_argument("size", type=int, help="how many proposals")
    asked.add_argument("--parts", type=int, default=16, help="into how many parts they are split")
    asked.add_argument("--split", choices=SPLITS, default=SPLITS[0])
    asked.add_argument(
        "--apart",
        action="store_true",
        help="rank where the totals are, without one tally of all; needs --split proposals",
    )
    asked.add_argument(
        "--again", action="store_true", help="hand one sheet in once more, which is refused"
    )
    return asked


def parts_for(given: Namespace) -> list[Part]:
    """Split as asked."""
    again = [Part(1, range(1), (0,))] if given.again else []
    return parts_of(given.size, given.parts, given.split) + again


def peak() -> int:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def timed(what: str, work: Callable[[], Result]) -> None:
    """Do it, and print what came out and what it cost."""
    begun = perf_counter()
    result = work()
    print(f"{what}: {perf_counter() - begun:.1f} s, {result}", flush=True)
