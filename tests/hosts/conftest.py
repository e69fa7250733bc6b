"""What the hosts share: a browser, and a port of one's own."""

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

PLAYGROUND = Path(__file__).parents[2] / "docs" / "examples" / "playground"
# What bars somebody from a page, each kind with its first place.
Barriers: TypeAlias = Callable[[Page], list[str]]
_VIOLATIONS = """() => axe.run().then(found => found.violations.map(
    one => `${one.id}: ${one.nodes[0].html.slice(0, 200)} ${one.nodes[0].failureSummary}`))"""

# Nothing but the page speaks to a network, and root may start it.
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium, the machine's own (`CHROMIUM` names another)."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert path, "no chromium on this machine"
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
        yield found
        found.close()


@pytest.fixture(scope="session")
def packages() -> Path:
    """The packages of Node that the playground and these tests use."""
    found = PLAYGROUND / "node_modules"
    if not (found / "pyodide").is_dir():
        subprocess.run(["npm", "ci"], cwd=PLAYGROUND, check=True, capture_output=True)  # noqa: S607
    return found


@pytest.fixture(scope="session")
def barriers(packages: Path) -> Barriers:
    """Ask axe what in a page bars somebody: contrast, names, landmarks, ids and more."""
    axe = (packages / "axe-core" / "axe.min.js").read_text("utf-8")

    def found(page: Page) -> list[str]:
        page.evaluate(f"{axe};0")
        violations: list[str] = page.evaluate(_VIOLATIONS)
        return violations

    return found


@pytest.fixture
def port() -> int:
    """A port of loopback that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
