"""The hub service of docs/examples, started on a database of its own as its page says."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any

import attrs
import httpx

from jipp import Evidence, to_wire

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "how-to" / "embed-in-a-web-service.md"
TODAY = "2026-03-02"
DATA = to_wire(Evidence(id="data-2026", kind="result_data"))


@attrs.frozen(kw_only=True)
class Hub:
    """A running service: its address, its database, and where it writes its log."""

    url: str
    database: str
    log: Path

    def client(self, officer: str = "", lang: str = "id") -> httpx.Client:
        """Give a browser's worth of HTTP, signed in as an officer."""
        return httpx.Client(
            base_url=self.url,
            cookies={"officer": officer} if officer else {},
            headers={"Accept-Language": lang},
            timeout=60,
        )

    def register(self, id: str, unit: str = "RSUD") -> None:
        """Register an innovation of Kabupaten Bangka whose data were refreshed once."""
        with self.client("rina") as rina:
            idea = {"id": id, "title": id.title(), "unit": unit}
            answer = rina.post("/api/innovations", json=idea)
            assert answer.status_code == HTTPStatus.CREATED, answer.text
            asked = {"action": "refresh", "expecting": 1, "evidence": [DATA]}
            answer = rina.post(f"/api/innovations/{id}/decisions", json=asked)
            assert answer.status_code == HTTPStatus.OK, answer.text

    def history(self, id: str) -> list[dict[str, Any]]:
        """Read the entries of an innovation."""
        with self.client() as anyone:
            found = anyone.get(f"/api/innovations/{id}")
        history: list[dict[str, Any]] = found.json()["history"]
        return history


def commands() -> str:
    """Give the lines of the page that prepare the tables and start the service."""
    page = PAGE.read_text(encoding="utf-8")
    found = re.findall(r"<!-- start -->\n```sh\n(.*?)```", page, re.DOTALL)
    assert len(found) == 1
    return str(found[0])


@contextmanager
def started(database: str, port: int, log: Path) -> Iterator[Hub]:
    """Run the page's commands; the service ends with the block."""
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HUB_DATABASE": database.replace("postgresql:", "postgresql+psycopg:"),
        "HUB_TODAY": TODAY,
        # uvicorn reads its options from here too, so the command stays as it is printed.
        "UVICORN_PORT": str(port),
        "UVICORN_WORKERS": "2",
        "UVICORN_ACCESS_LOG": "false",
    }
    with log.open("wb") as out:
        process = subprocess.Popen(
            ("/bin/bash", "-euc", commands()),
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        hub = Hub(url=f"http://127.0.0.1:{port}", database=database, log=log)
        try:
            _wait(hub, process)
            yield hub
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _wait(hub: Hub, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert process.poll() is None, hub.log.read_text()
        try:
            if httpx.get(f"{hub.url}/openapi.json", timeout=5).status_code == HTTPStatus.OK:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(hub.log.read_text())


@attrs.frozen(kw_only=True)
class Load:
    """What one client of the load test was told."""

    kept: frozenset[tuple[str, int]]
    stale: int
    reads: int
    faults: tuple[str, ...]


def work(url: str, ids: tuple[str, ...], turns: int, seed: int) -> Load:
    """Read and decide in turns on innovations that others decide on too."""
    kept: set[tuple[str, int]] = set()
    stale = reads = 0
    faults: list[str] = []
    hub = Hub(url=url, database="", log=Path())
    with hub.client("rina") as rina:
        for turn in range(turns):
            id = ids[(seed + turn) % len(ids)]
            seen = len(rina.get(f"/api/innovations/{id}").json()["history"])
            for path in (f"/innovations/{id}", f"/api/innovations/{id}/options"):
                answer = rina.get(path)
                reads += 1
                if answer.status_code != HTTPStatus.OK:
                    faults.append(answer.text)
            asked = {"action": "refresh", "expecting": seen, "note": f"{seed}-{turn}"}
            answer = rina.post(f"/api/innovations/{id}/decisions", json=asked)
            if answer.status_code == HTTPStatus.OK:
                kept |= {(id, entry["number"]) for entry in answer.json()["entries"]}
            elif [p["code"] for p in answer.json()["problems"]] == ["stale"]:
                stale += 1
            else:
                faults.append(answer.text)
    return Load(kept=frozenset(kept), stale=stale, reads=reads, faults=tuple(faults))
