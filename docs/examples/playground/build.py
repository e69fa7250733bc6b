"""Put the page together in `built/`: what is beside this program, Pyodide, and wheels.

    npm ci && python build.py

The wheels are that of this checkout and those of its dependencies, as pinned. After this nothing
needs a network: any server of files will do, such as `python -m http.server --directory built`.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
BUILT = HERE / "built"
PYODIDE = HERE / "node_modules" / "pyodide"
RUNTIME = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "pyodide-lock.json",
    "python_stdlib.zip",
)


def wheels(folder: Path) -> list[str]:
    """Build the wheel of this checkout, and fetch those it needs: their file names."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
    pinned = ["--constraint", str(ROOT / "constraints.txt"), "--wheel-dir", str(folder)]
    subprocess.run([*command, *pinned, str(ROOT)], check=True)  # noqa: S603 - all words are ours
    names = sorted(file.name for file in folder.iterdir())
    native = [name for name in names if not name.endswith("-none-any.whl")]
    if native:
        raise SystemExit(f"not pure Python, so not for a browser: {', '.join(native)}")
    return names


def main() -> None:
    """Build the folder anew."""
    if not PYODIDE.is_dir():
        raise SystemExit(f"no Pyodide: run `npm ci` in {HERE}")
    shutil.rmtree(BUILT, ignore_errors=True)
    shutil.copytree(HERE / "page", BUILT, ignore=shutil.ignore_patterns("__pycache__"))
    (BUILT / "pyodide").mkdir()
    for name in RUNTIME:
        shutil.copy(PYODIDE / name, BUILT / "pyodide")
    (BUILT / "wheels.json").write_text(json.dumps(wheels(BUILT / "wheels")), encoding="utf-8")
    size = sum(file.stat().st_size for file in BUILT.rglob("*") if file.is_file())
    print(f"{BUILT}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
