"""Check a proposal's texts against the word limits of a rubric."""

from collections.abc import Iterator, Mapping, Sequence

from jipp._fields import as_instance, as_mapping, as_tuple, refuse
from jipp._text import pointer, shown, suggester
from jipp.errors import Problem
from jipp.model.innovation import Proposal
from jipp.model.reason import in_words
from jipp.model.rubric import Rubric

__all__ = ["check_words"]


def check_words(
    rubric: Rubric, texts: Proposal | Mapping[str, str | Sequence[str]]
) -> tuple[Problem, ...]:
    """Check a proposal's answers, or texts by criterion, against the rubric's word limits.

    A criterion of several components ("100+200") takes a list of texts, each with its own limit; a
    single text is held against their sum. Words are what white space separates. A text under a
    criterion without limit is not counted. All faults are reported together, () if none; those of a
    proposal stand below `/answers`.

    Raises:
        InvalidInputError: what is not a text.

    >>> rubric = Rubric(
    ...     id="demo", title="Demo", criteria=(Criterion(id="summary", max_words=(3,)),)
    ... )
    >>> [p.message("en") for p in check_words(rubric, {"summary": "one stop for all"})]
    ['4 words, but at most 3 are allowed: shorten the text']
    """
    if isinstance(texts, Proposal):
        return tuple(p.under("/answers") for p in check_words(rubric, dict(texts.answers)))
    refuse(rubric=as_instance(Rubric, rubric), texts=as_mapping(texts))
    texts = dict(texts)
    given = {
        name: (text,) if isinstance(text, str) else as_tuple(str, text)
        for name, text in texts.items()
    }
    refuse(**{pointer(name)[1:]: value for name, value in given.items()})
    limits = {criterion.id: criterion.max_words for _, criterion, _ in rubric.nodes}
    suggest = suggester(limits)
    problems: list[Problem] = []
    for name, listed in given.items():
        if name not in limits:
            params = {"value": shown(name), "suggestions": suggest(name)}
            problems.append(Problem(path=pointer(name), code="unknown_criterion", params=params))
        elif limits[name]:
            whole = isinstance(texts[name], str)
            problems += _check(name, listed, (sum(limits[name]),) if whole else limits[name])
    return tuple(in_words(problems, rubric._words))


def _check(name: str, texts: Sequence[str], limits: Sequence[int]) -> Iterator[Problem]:
    if len(texts) > len(limits):
        found = {"found": len(texts), "limit": len(limits)}
        yield Problem(path=pointer(name), code="too_many_texts", params=found)
    for i, (text, limit) in enumerate(zip(texts, limits, strict=False)):
        words = len(text.split())
        if words > limit:
            found = {"found": words, "limit": limit}
            yield Problem(path=pointer(name, i), code="too_many_words", params=found)
