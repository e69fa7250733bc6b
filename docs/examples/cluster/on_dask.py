"""Score synthetic proposals on Dask, in worker processes of this machine.

python docs/examples/cluster/on_dask.py 1000000 --workers 1 2
python docs/examples/cluster/on_dask.py 1000000 --workers 2 --kill
"""

# mypy: allow-untyped-calls
# Dask's own calls carry no types.

import os
import signal
from collections.abc import Callable, Iterator
from functools import partial
from operator import add
from time import monotonic, sleep
from typing import Any

from asking import parser, parts_for, peak, timed
from distributed import Client, Future, LocalCluster
from proposals import Part, Result, Totals, frequencies, places, ranked, tally, totals

PATIENCE = 60  # seconds


def added(client: Client, parts: list["Future[Any]"]) -> "Future[Any]":
    """Add parts two by two on the workers, so that none travels more often than it must."""
    while len(parts) > 1:
        pairs = zip(parts[::2], parts[1::2], strict=False)
        rest = parts[len(parts) // 2 * 2 :]
        parts = [client.submit(add, *pair, pure=False) for pair in pairs] + rest
    return parts[0]


def merged(client: Client, parts: list[Part], meanwhile: Callable[[], None]) -> Iterator[str]:
    """Rank one tally of all."""
    counted = client.map(tally, parts, pure=False)
    whole = added(client, counted)
    del counted
    meanwhile()
    yield ranked(whole.result())


def apart(client: Client, parts: list[Part], meanwhile: Callable[[], None]) -> Iterator[str]:
    """Rank each part where it is; only how often each total occurs is gathered."""
    found = client.map(totals, parts, pure=False)
    often = added(client, client.map(frequencies, found, pure=False))
    meanwhile()
    place_of = client.submit(places, often, pure=False)
    for some in client.map(Totals.placed, found, place_of=place_of, pure=False):
        yield some.result()


def kill_one(client: Client) -> None:
    """Kill a worker process that holds finished parts and is at work on others."""
    pids = client.run(os.getpid)
    until = monotonic() + PATIENCE
    while monotonic() < until:
        at_work, held = client.processing(), client.has_what()
        for worker, pid in pids.items():
            if at_work.get(worker) and held.get(worker):
                os.kill(pid, signal.SIGKILL)
                print(f"killed process {pid}, which held {len(held[worker])} finished tasks")
                return
        sleep(0.002)
    message = "no worker was between two parts"
    raise TimeoutError(message)


def work(client: Client, parts: list[Part], *, at_once: bool, kill: bool) -> Result:
    """Rank all, in one tally or apart, and kill a worker on the way where that is asked."""
    way = merged if at_once else apart
    return Result(way(client, parts, (lambda: kill_one(client)) if kill else (lambda: None)))


def main() -> None:
    """Do the work with each number of workers."""
    asked = parser(__doc__)
    asked.add_argument("--workers", type=int, nargs="+", default=[2])
    asked.add_argument("--kill", action="store_true", help="kill a worker midway")
    given = asked.parse_args()
    parts = parts_for(given)
    quiet: dict[str, Any] = {"dashboard_address": None, "worker_dashboard_address": None}
    for n in given.workers:
        with (
            LocalCluster(n_workers=n, threads_per_worker=1, host="127.0.0.1", **quiet) as cluster,
            Client(cluster) as client,
        ):
            do = partial(work, client, parts, at_once=not given.apart, kill=given.kill)
            timed(f"Dask, {n} workers, {len(parts)} parts", do)
            largest = max(client.run(peak).values())
            print(f"memory {peak():,} MB, of a worker {largest:,} MB at most")


if __name__ == "__main__":
    main()
