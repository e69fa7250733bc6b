"""Run every documented example and use every public value sealed; print what went wrong as JSON."""

import copy
import json
import pickle
import sys
from functools import partial
from types import ModuleType

from tests.embedding.documented import Line, lines, modules, names
from tests.embedding.seal import Breach, breach_of, sealed
from tests.embedding.values import VALUES


def run(program: tuple[Line, ...], module: ModuleType, shown: list[str]) -> list[str]:
    """Run the lines in one namespace; what each shows goes to `shown`, faults are returned."""
    faults: list[str] = []

    def show(*values: object, sep: str = " ") -> None:
        shown.append(sep.join(map(repr, values)))

    sys.displayhook = show
    space: dict[str, object] = {**names(), **vars(module), "print": show}
    for line in program:
        try:
            exec(line.code, space)  # noqa: S102 - the examples are our own
        except Breach as breach:
            faults.append(f"{line.where}: {breach}")
        except Exception as error:  # noqa: BLE001 - an example may show any error
            if not line.raises:
                faults.append(f"{line.where}: {error!r}")
    return faults


def use(value: object) -> None:
    """Do with a value what hosts do: print, hash, copy and send it."""
    repr(value)
    str(value)
    hash(value)
    copy.deepcopy(value)
    pickle.loads(pickle.dumps(value))


def main() -> None:
    """Run all, freely and then sealed: what is shown must be the same."""
    programs = [(module, lines(module)) for module in modules()]
    faults: list[str] = []
    free: list[str] = []
    shut: list[str] = []
    for module, program in programs:
        faults += run(program, module, free)
        with sealed():
            faults += run(program, module, shut)
    pairs = zip(free, shut, strict=False)
    faults += [f"sealed, it shows {b} for {a}" for a, b in pairs if a != b]
    for value in VALUES:
        breach = breach_of(partial(use, value))
        faults += [f"{value!r}: {breach}"] if breach else []
    examples = sum(len(program) for _, program in programs)
    sys.stdout.write(json.dumps({"examples": examples, "faults": faults}))


main()
