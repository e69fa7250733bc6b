"""A PostgreSQL of one's own: made for a test run, reachable through loopback only, thrown away."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

_USER = "postgres"


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    there = shutil.which("initdb")
    assert found or there, "no PostgreSQL on this machine"
    return found[-1].parent if found else Path(str(there)).parent


def _run(*command: str | Path) -> None:
    # PostgreSQL does not run as root.
    as_user = ("runuser", "-u", _USER, "--") if os.geteuid() == 0 else ()
    done = subprocess.run(
        (*as_user, *map(str, command)),
        check=False,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout


def free_port() -> int:
    """Find a port of loopback that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def postgres() -> Iterator[str]:
    """Give the address of an empty database, as libpq writes it: `postgresql://…`."""
    folder = Path(mkdtemp(prefix="jipp-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, _USER)
    port = free_port()
    data, programs = folder / "data", _programs()
    settings = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off"
    try:
        _run(programs / "initdb", "-D", data, "-U", _USER, "-A", "trust", "-E", "UTF8", "--no-sync")
        log = folder / "log"
        _run(programs / "pg_ctl", "-D", data, "-l", log, "-w", "-t", "30", "-o", settings, "start")
        try:
            yield f"postgresql://{_USER}@127.0.0.1:{port}/postgres"
        finally:
            _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder)
