"""The result of an evaluation: its totals, its tree of parts, and every step of both in words.

The parts mirror the criteria, down to each judge's mark. The explanation gives every mark, weight,
rounding and sum, so that a reader can add them up again.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple, final

import attrs

from jipp._html import MOST, Shown, table
from jipp._numbers import number, rounded
from jipp._text import unknown_name, visible
from jipp._value import Value
from jipp.errors import InvalidInputError, Problem, message_of
from jipp.evaluation.scoring.fold import Branch, exact_of, joined, plan, whole_numbers
from jipp.evaluation.scoring.root import Pair
from jipp.i18n import Text, Translator, is_said, named, show
from jipp.model.basis import Confidence, weakest
from jipp.model.rubric import Criterion, PanelRule, Rubric
from jipp.model.scale import Range, Rounding
from jipp.model.sheet import Given
from jipp.typing import Exact

__all__ = ["Evaluation", "Mark", "Part"]

# A fraction is also written about, as a decimal of this many places.
_ABOUT: Final = 4
# Weights that add up to a whole, as a share or in percent, go without saying.
_WHOLE: Final = (1, 100)
_TIMES: Final = "\N{MULTIPLICATION SIGN}"


@final
class Mark(NamedTuple):
    """One judge's mark on a criterion: as given (None: missing, counted as 0), and in points.

    >>> Mark(judge="anna", given="good", points=Decimal(2)).points
    Decimal('2')
    """

    judge: str
    given: Given | None
    points: Exact
    adjudicator: bool = False


@final
@attrs.frozen(kw_only=True, repr=False)
class Part(Shown):
    """The value of one criterion, and what it contributes to the whole.

    Leaves list the marks used and dropped, lowest first, and the ids of judges who gave none;
    branches have parts. `flags` holds `adjudicate` where the judges differ too much and no
    adjudicator's mark settled it, and `renormalised` where criteria that nobody marked left: they
    have no part, and the others contribute by renormalised weights. `weight` is the rubric's.
    """

    criterion: str
    value: Exact
    weight: Exact | None
    contribution: Exact
    used: tuple[Mark, ...] = ()
    dropped: tuple[Mark, ...] = ()
    missing: tuple[str, ...] = ()
    parts: "tuple[Part, ...]" = ()
    flags: tuple[str, ...] = ()


def walk(parts: tuple[Part, ...]) -> Iterator[Part]:
    """Yield parts and the parts below them, parents first.

    >>> inner = Part(criterion="b", value=Decimal(1), weight=None, contribution=Decimal(1))
    >>> whole = Part(
    ...     criterion="a", value=Decimal(1), weight=None, contribution=Decimal(1), parts=(inner,)
    ... )
    >>> [part.criterion for part in walk((whole,))]
    ['a', 'b']
    """
    for part in parts:
        yield part
        yield from walk(part.parts)


@final
@attrs.frozen(kw_only=True, repr=False)
class Evaluation(Value):
    """The result of judging a subject by a rubric.

    `total` is published (rounded where the rubric says so), `exact` is not rounded. Both are None
    where there are problems. `parts` mirror the rubric's criteria, less those that nobody marked
    where the rubric goes on without them; `flags` are those of any of them and of the whole.
    `passed` is None where neither the rubric nor a criterion has a pass mark.
    """

    subject: str
    rubric: Rubric
    total: Exact | None = None
    exact: Exact | None = None
    parts: tuple[Part, ...] = ()
    flags: tuple[str, ...] = ()
    passed: bool | None = None
    problems: tuple[Problem, ...] = ()

    def __attrs_post_init__(self) -> None:
        if not (self.parts or self.problems):
            raise InvalidInputError(Problem(path="/parts", code="no_parts"))

    def part(self, id: str) -> Part:
        """Return the part of a criterion, at any depth.

        Raises:
            UnknownNameError: no criterion of that id; with the nearest that there are.

        """
        found = (part for part in walk(self.parts) if part.criterion == id)
        if (one := next(found, None)) is not None:
            return one
        known = (part.criterion for part in walk(self.parts))
        raise unknown_name("criterion", id, known, words=self.rubric._words)

    def explain(self, lang: str = "en", translator: Translator | None = None) -> str:
        """Write the score out, down to each judge's mark, so that a reader can add it up again.

        Numbers are exact; a fraction is followed by a decimal about equal to it (≈).
        """
        return _explained(self, lang, translator)

    def _repr_html_(self) -> str:
        """Show the parts as a table in a notebook."""
        title = f"{self.subject}: {self.rubric.title.en}"
        words = dict(self.rubric._words)

        def word(id: str) -> Text:
            said = words.get(f"criterion:{id}")
            return named(said.en if said else "", id)

        headers = ("criterion", "value", "weight", "contribution")
        rows: list[tuple[object, ...]] = [
            (word(part.criterion), part.value, part.weight, part.contribution)
            for part in walk(self.parts)
        ]
        rows += [("total", self.total, None, None)] if self.total is not None else []
        rows += [(problem.message("en"), None, None, None) for problem in self.problems]
        return table(headers, rows[:MOST], caption=title, more=len(rows) - MOST)

    @property
    def confidence(self) -> Confidence | None:
        """The weakest confidence among the bases of the rubric; None if none states one."""
        return weakest([self.rubric.basis, *(c.basis for _, c, _ in self.rubric.nodes)])[0]

    @property
    def design(self) -> bool:
        """Whether a design rule took part."""
        return weakest([self.rubric.basis, *(c.basis for _, c, _ in self.rubric.nodes)])[1]


def _explained(said: Evaluation, lang: str, translator: Translator | None) -> str:
    """Return an evaluation written out, down to each judge's mark."""
    write = _Writer(lang, translator)
    title = write.word(said.rubric.title, said.rubric.id)
    lines = [write.say("explain_title", subject=said.subject, rubric=title)]
    if said.total is None:
        lines.append(write.say("explain_refused"))
        lines += (f"  {p.path}: {p.message(lang, translator)}" for p in said.problems)
        return "\n".join(lines)
    ready, marked = plan(said.rubric), {part.criterion for part in walk(said.parts)}
    unmarked = [name for name in ready.leaves if name not in marked]
    root = (ready.without(unmarked) if unmarked else ready).root
    lines += _below(write, root, said.parts, said.rubric.panel)
    total = _combined(write, root, said.parts, said.rubric.rounding)
    lines += (write.say("explain_total", sum=total), *_pass(write, said.total, said.rubric))
    return "\n".join(lines)


@final
class _Writer(NamedTuple):
    """A writer of words and numbers in one language."""

    lang: str
    translator: Translator | None

    def say(self, code: str, **params: object) -> str:
        return message_of(code, tuple(params.items()), self.lang, self.translator)

    def word(self, word: Text | None, id: str) -> str:
        """Return the word for an id; the id where there is none."""
        return visible(word.text(self.lang)) if word is not None and is_said(word) else id

    def bare(self, value: Exact) -> str:
        return show(value, self.lang)

    def result(self, value: Exact, *rules: Rounding | None) -> str:
        """Return a number, followed by each of its roundings."""
        text = self.bare(value)
        if isinstance(value, Fraction):
            text += f" ≈ {self.bare(rounded(value, _ABOUT, 'half_even'))}"
        for rule in filter(None, rules):
            value = exact_of(value.as_integer_ratio(), rule)
            text += self.rounding(value, rule)
        return text

    def rounding(self, result: Exact, rule: Rounding) -> str:
        unit = self.bare(number(Fraction(10) ** -rule.places))
        return self.say("explain_rounded", unit=unit, mode=rule.mode, result=self.bare(result))

    def equation(self, terms: str, value: Exact, *rules: Rounding | None) -> str:
        """Return terms and their result; a lone number is its own result."""
        result = self.result(value, *rules)
        return result if terms == self.bare(value) else f"{terms} = {result}"


def _below(
    write: _Writer, branch: Branch, parts: Sequence[Part], panel: PanelRule
) -> Iterator[str]:
    """Yield the lines of a branch's criteria, and what each contributes."""
    node, inner = branch.node, {one.node.id: one for one in branch.branches}
    shares = branch.weigh([part.value.as_integer_ratio() for part in parts])
    here = set(branch.names)
    criteria = [c for c in node.criteria if c.id in here]
    full, whole = _weight(node.criteria), _weight(criteria)
    for criterion, part, share in zip(criteria, parts, shares, strict=True):
        yield write.word(criterion.label, criterion.id)
        below = inner.get(criterion.id)
        lines = [*_part(write, criterion, below, part, criterion.panel or panel)]
        lines += _contribution(write, node, criterion, part, share, sums=(full, whole))
        yield from (f"  {line}" for line in lines)
    if node.combine == "weighted_sum" and full not in _WHOLE:
        yield write.say("explain_weights", sum=write.bare(full))
    if left := [c for c in node.criteria if c.id not in here]:
        names = "; ".join(write.word(criterion.label, criterion.id) for criterion in left)
        yield write.say("explain_renormalised", criteria=names)


def _part(
    write: _Writer, criterion: Criterion, branch: Branch | None, part: Part, panel: PanelRule
) -> Iterator[str]:
    if branch is not None:
        yield from _below(write, branch, part.parts, panel)
        value = _combined(write, branch, part.parts, criterion.round_value)
    else:
        yield from _marks(write, criterion, part, panel)
        value = _joined(write, criterion, part, panel)
    # A lone mark that is the value has been said.
    if [write.bare(mark.points) for mark in part.used] != [value]:
        yield write.say("explain_value", sum=value)
    if "adjudicate" in part.flags:
        yield write.say("explain_adjudicate", spread=panel.max_spread)
    yield from _pass(write, part.value, criterion)


def _marks(write: _Writer, criterion: Criterion, part: Part, panel: PanelRule) -> Iterator[str]:
    def listed(marks: Iterable[Mark]) -> str:
        return "; ".join(_mark(write, criterion, mark) for mark in marks)

    yield write.say("explain_marks", marks=listed(part.used))
    replaced = any(mark.adjudicator for mark in part.used) and panel.adjudication == "replace"
    if part.dropped:
        yield write.say(
            "explain_replaced" if replaced else "explain_dropped", marks=listed(part.dropped)
        )
    if part.missing:
        yield write.say(f"explain_{panel.missing}", judges="; ".join(part.missing))


def _mark(write: _Writer, criterion: Criterion, mark: Mark) -> str:
    text = write.bare(mark.points)
    if mark.given is not None and not isinstance(criterion.scale, Range):
        text = f"{visible(show(mark.given, write.lang))} → {text}"
    text = f"{mark.judge} {text}"
    return f"{text} ({write.say('explain_adjudicator')})" if mark.adjudicator else text


def _joined(write: _Writer, criterion: Criterion, part: Part, panel: PanelRule) -> str:
    """Return how the marks used became the value of a leaf."""
    points = whole_numbers([Fraction(mark.points) for mark in part.used])
    value = exact_of(joined(panel.method, *points), None)
    terms = [write.bare(mark.points) for mark in part.used]
    if len(terms) == 1:
        text = terms[0]
    elif panel.method == "mean":
        text = f"({' + '.join(terms)}) / {len(terms)}"
    elif panel.method == "sum":
        text = " + ".join(terms)
    else:
        text = write.say("explain_of", method=panel.method, numbers="; ".join(terms))
    return write.equation(text, value, panel.rounding, criterion.round_value)


def _contribution(
    write: _Writer,
    node: Rubric | Criterion,
    criterion: Criterion,
    part: Part,
    share: Pair,
    *,
    sums: tuple[Exact, Exact],
) -> Iterator[str]:
    if node.combine in {"minimum", "geometric_mean"} and criterion.round_contribution is None:
        return
    terms = write.bare(part.value)
    if node.combine.startswith("weighted") and criterion.weight is not None:
        terms += f" {_TIMES} {write.bare(criterion.weight)}"
    full, whole = sums
    if node.combine == "weighted_mean":
        terms += f" / {write.bare(whole)}"
    elif node.combine == "weighted_sum" and full != whole:
        terms += f" {_TIMES} {write.bare(full)} / {write.bare(whole)}"
    contribution = exact_of(share, None)
    sum_ = write.equation(terms, contribution, criterion.round_contribution)
    yield write.say("explain_contribution", sum=sum_)


def _weight(criteria: Sequence[Criterion]) -> Exact:
    return number(sum((Fraction(c.weight or 0) for c in criteria), Fraction(0)))


def _combined(
    write: _Writer, branch: Branch, parts: Sequence[Part], rounding: Rounding | None
) -> str:
    """Return how the contributions of a branch's criteria became its value."""
    node, pairs = branch.node, [part.contribution.as_integer_ratio() for part in parts]
    value = exact_of(branch.combine(pairs), None)
    terms = [write.bare(part.contribution) for part in parts]
    if node.combine == "geometric_mean" and rounding is not None:
        here = set(branch.names)
        weights = [write.bare(c.weight or Decimal(0)) for c in node.criteria if c.id in here]
        numbers = "; ".join(
            write.say("explain_weighted", value=v, weight=w)
            for v, w in zip(terms, weights, strict=True)
        )
        root = write.say("explain_root", numbers=numbers)
        return root + write.rounding(exact_of(value.as_integer_ratio(), rounding), rounding)
    if node.combine == "minimum" and len(terms) > 1:
        text = write.say("explain_of", method="min", numbers="; ".join(terms))
    else:
        text = " + ".join(terms)
    return write.equation(text, value, rounding)


def _pass(write: _Writer, value: Exact | None, node: Rubric | Criterion) -> Iterator[str]:
    if node.pass_mark is not None and value is not None:
        code = "explain_passed" if value >= node.pass_mark else "explain_failed"
        yield write.say(code, needed=write.bare(node.pass_mark))
