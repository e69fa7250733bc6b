"""What a `Translator` may be asked for: each message code, and the parameters that its text names.

`python -m tests.snapshots.test_codes` writes the file anew.
"""

import string
from pathlib import Path

from jipp._messages import en

GOLDEN = Path(__file__).parent / "api" / "codes.txt"


def codes() -> dict[str, str]:
    """Each code with its parameters, both sorted."""
    parsed = {code: string.Formatter().parse(text) for code, text in sorted(en.MESSAGES.items())}
    return {
        code: ", ".join(sorted({name for _, name, _, _ in parts if name}))
        for code, parts in parsed.items()
    }


def recorded() -> dict[str, str]:
    """The codes as they were written down."""
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    return {code: names for code, _, names in (line.partition(": ") for line in lines)}


def test_the_codes_are_those_written_down() -> None:
    """Whoever keeps texts of their own under a code finds it and its parameters in every 1.x."""
    old, new = recorded(), codes()
    assert [code for code in old if code not in new] == [], "a code is gone"
    assert [code for code in new if code not in old] == [], "write the file anew"
    assert new == old


if __name__ == "__main__":
    lines = (f"{code}: {names}" if names else code for code, names in codes().items())
    GOLDEN.write_text("\n".join([*lines, ""]), encoding="utf-8")
