"""What a program does first, as the text of a program of its own, each apart from the others."""

from typing import Final

__all__ = ["FIRST_USES"]

_OWNER = 'owner = jipp.Agency(id="a", name="A", kind="province", province="ID-BB")\n'
_IDEA = _OWNER + 'idea = jipp.Innovation(id="i", title="I", agency=owner)\n'

FIRST_USES: Final[dict[str, str]] = {
    "hub": 'import jipp\njipp.hub("babel")\n',
    "decide": (
        f"from datetime import date\nimport jipp\n{_IDEA}"
        'clerk = jipp.Actor(id="ani", roles=("unit",), agency=owner)\n'
        "day = date(2022, 3, 1)\n"
        'idea = jipp.begin(idea, lifecycle="innovation", on=day, by=clerk)\n'
        'jipp.decide(idea, "try_out", on=day, by=clerk)\n'
    ),
    "evaluate": (
        "import jipp\n"
        'leaf = jipp.Criterion(id="c", weight=1, scale=jipp.Range(low=0, high=9))\n'
        'rubric = jipp.Rubric(id="r", title="R", criteria=[leaf])\n'
        'jipp.evaluate(rubric, [jipp.Sheet(subject="s", judge="j", marks={"c": 7})])\n'
    ),
    "eligibility": (
        f'import jipp\n{_IDEA}jipp.eligibility(idea, jipp.law.edition(2021), group="umum")\n'
    ),
    "to_wire": f"import jipp\n{_OWNER}jipp.to_wire(owner)\n",
}
