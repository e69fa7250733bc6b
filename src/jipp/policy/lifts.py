"""What would have been enough for a tier, as values and as a letter."""

from collections.abc import Iterator
from fractions import Fraction
from typing import final

import attrs

from jipp._html import MOST, Shown, table
from jipp._numbers import rounded
from jipp.drawing.numerals import total_text
from jipp.errors import message_of
from jipp.model.reason import LawWords
from jipp.typing import Exact

__all__ = ["LeastChange", "Lift"]


@final
@attrs.frozen(kw_only=True, repr=False)
class Lift(Shown):
    """A criterion's value as it is, and the least with which the subject takes the tier.

    `least` is None where no value of the scale does. Where it is not `included`, anything above it
    is enough, and it is not.
    """

    __wired__ = False

    criterion: str
    value: Exact
    least: Exact | None
    included: bool = True


@final
@attrs.frozen(kw_only=True, repr=False)
class LeastChange(Shown):
    """What would have been enough for a tier: one criterion, or the cheapest two.

    `lifts` has each criterion that was marked, in the order of the rubric; `pair` two of them where
    no single one is enough, () where two are not either. It iterates over the lifts.
    """

    __wired__ = False

    subject: str
    tier: str
    taken: bool
    lifts: tuple[Lift, ...]
    pair: tuple[Lift, ...] = ()
    words: LawWords = attrs.field(default=(), eq=False, repr=False)

    def __iter__(self) -> Iterator[Lift]:
        return iter(self.lifts)

    def __len__(self) -> int:
        return len(self.lifts)

    def __str__(self) -> str:
        return self.explain()

    def explain(self, lang: str = "en") -> str:
        """Return it as a letter to whoever entered the subject, in `id` or `en`.

        A value that has no end in decimals is written to two places: the least, rounded up.
        """
        enough = [lift for lift in self.lifts if lift.least is not None] or list(self.pair)
        code = "least_two" if self.pair else "least_one" if enough else "least_none"
        code = "least_held" if self.taken else code
        said = [message_of(code, [("subject", self.subject), ("tier", self.tier)], lang)]
        for lift in enough:
            params = attrs.asdict(lift, recurse=False) | {"words": self.words}
            params["value"] = total_text(lift.value)
            beyond = not lift.included
            if isinstance(lift.least, Fraction):
                # Rounded up it is more than the least, and so enough.
                params["least"], beyond = rounded(lift.least, 2, "ceiling"), False
            if self.taken:
                code = "least_kept_above" if beyond else "least_kept"
            else:
                code = "least_lift_above" if beyond else "least_lift"
            said.append("- " + message_of(code, params.items(), lang))
        return "\n".join(said)

    def to_records(self) -> list[dict[str, object]]:
        """Return one record per criterion: `criterion value least included`.

        >>> LeastChange(subject="a", tier="first", taken=False, lifts=()).to_records()
        []
        """
        return [attrs.asdict(lift, recurse=False) for lift in self.lifts]

    def _repr_html_(self) -> str:
        rows = [tuple(row.values()) for row in self.to_records()]
        headers = ("criterion", "value", "least", "included")
        caption = f"{self.subject}: {self.tier}"
        return table(headers, rows[:MOST], caption=caption, more=len(rows) - MOST)
