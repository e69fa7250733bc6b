"""The notebooks of the tutorial run, in both languages, and show what they print.

    python -m tests.hosts.test_notebook

writes its outputs anew.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

DOCS = Path(__file__).parents[2] / "docs"
NOTEBOOKS = [DOCS / "tutorial" / "national.ipynb", DOCS / "id" / "tutorial" / "national.ipynb"]
SECONDS = 120
# It has no types of its own.
FORMAT: Any = nbformat


async def _run(path: Path) -> Any:
    notebook = FORMAT.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=SECONDS,
        kernel_name="python3",
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(path.parent)}},
    )
    await client.async_execute()
    # Which Python ran it is no part of the tutorial.
    notebook.metadata.language_info = {"name": "python"}
    return notebook


@cache
def executed(path: Path) -> Any:
    """A notebook as it comes out of a fresh kernel; a cell that fails raises."""
    # A thread of its own: the browser of other tests keeps an event loop in this one.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, _run(path)).result()


def shown(notebook: Any) -> dict[str, Any]:
    """What a reader sees below each cell of code, by the cell's id."""
    return {cell.id: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=("en", "id"))
def test_a_notebook_shows_what_it_prints(path: Path) -> None:
    """Every cell runs in a fresh kernel, and the outputs kept in the file are those it gives."""
    kept = FORMAT.read(path, as_version=4)
    found, stored = shown(executed(path)), shown(kept)
    assert [cell for cell in found if found[cell] != stored[cell]] == [], __doc__


@pytest.mark.parametrize("path", NOTEBOOKS, ids=("en", "id"))
def test_a_notebook_is_kept_clean(path: Path) -> None:
    """The file holds no times, no machine and no warning, and is written as it would be anew."""
    kept = FORMAT.read(path, as_version=4)
    assert path.read_text("utf-8") == FORMAT.writes(executed(path)) + "\n"
    assert {*kept.metadata} == {"kernelspec", "language_info"}
    assert all(cell.metadata == {} for cell in kept.cells)
    streams = [out for outputs in shown(kept).values() for out in outputs if "name" in out]
    assert {out.name for out in streams} == {"stdout"}


if __name__ == "__main__":
    for notebook in NOTEBOOKS:
        FORMAT.write(executed(notebook), notebook)
