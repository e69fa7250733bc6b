"""The notebook of the tutorial runs, and shows what it prints.

    python -m tests.hosts.test_notebook

writes its outputs anew.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parents[2] / "docs" / "tutorial" / "national.ipynb"
SECONDS = 120
# It has no types of its own.
FORMAT: Any = nbformat


async def _run() -> Any:
    notebook = FORMAT.read(NOTEBOOK, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=SECONDS,
        kernel_name="python3",
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(NOTEBOOK.parent)}},
    )
    await client.async_execute()
    # Which Python ran it is no part of the tutorial.
    notebook.metadata.language_info = {"name": "python"}
    return notebook


@cache
def executed() -> Any:
    """The notebook as it comes out of a fresh kernel; a cell that fails raises."""
    # A thread of its own: the browser of other tests keeps an event loop in this one.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, _run()).result()


def shown(notebook: Any) -> dict[str, Any]:
    """What a reader sees below each cell of code, by the cell's id."""
    return {cell.id: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}


def test_the_notebook_shows_what_it_prints() -> None:
    """Every cell runs in a fresh kernel, and the outputs kept in the file are those it gives."""
    kept = FORMAT.read(NOTEBOOK, as_version=4)
    found, stored = shown(executed()), shown(kept)
    assert [cell for cell in found if found[cell] != stored[cell]] == [], __doc__


def test_the_notebook_is_kept_clean() -> None:
    """The file holds no times, no machine and no warning, and is written as it would be anew."""
    kept = FORMAT.read(NOTEBOOK, as_version=4)
    assert NOTEBOOK.read_text("utf-8") == FORMAT.writes(executed()) + "\n"
    assert {*kept.metadata} == {"kernelspec", "language_info"}
    assert all(cell.metadata == {} for cell in kept.cells)
    streams = [out for outputs in shown(kept).values() for out in outputs if "name" in out]
    assert {out.name for out in streams} == {"stdout"}


if __name__ == "__main__":
    FORMAT.write(executed(), NOTEBOOK)
