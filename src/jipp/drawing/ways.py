"""The ways of a lifecycle as they are drawn: the main one, and the words for all that is shown."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple, final

from jipp._text import cut
from jipp.drawing.picture import LONGEST
from jipp.errors import message_of
from jipp.i18n import LANGUAGES, Text, as_text, is_said, said, show, term
from jipp.law.instruments import cited_as
from jipp.model.basis import Basis, Origin
from jipp.model.definition import Lifecycle
from jipp.model.history import Entry
from jipp.model.phase import Phase
from jipp.model.transition import RESUME, SAME, Target, Transition

# What may be left from more states than this is a way out of the main one, not a part of it.
_FEW: Final = 2


@final
class DrawnWay(NamedTuple):
    """A transition to one target: its name, who may, when it was taken, and between what.

    Without sources it is a way in. A resumption has `target` "". `taken` are the pairs of states
    between which it was taken; `told` is the whole as a line.
    """

    name: str
    aside: str
    days: str
    sources: tuple[str, ...]
    target: str
    automatic: bool
    taken: frozenset[tuple[str | None, str]]
    told: str

    @property
    def dashed(self) -> bool:
        """Whether nobody takes it, or it leads to where the subject came from."""
        return self.automatic or not self.target

    def label(self, sign: str = "") -> list[tuple[str, str]]:
        """Return what stands on its arrow: words, and more words beside or below them."""
        return [(f"{sign}{self.name}", self.aside), *([(self.days, "")] if self.days else [])]


def main_way(lifecycle: Lifecycle) -> list[str]:
    """Return the states of the main way: the longest forward by phase, then as listed.

    What may be left from anywhere, and what returns to where a subject was, leads off it.

    >>> from jipp.law import lifecycle
    >>> main_way(lifecycle("innovation", on=date(2022, 1, 1)))
    ['idea', 'trial', 'implemented', 'developing', 'institutionalised']
    """
    phases: list[Phase | None] = [*Phase, None]
    states = sorted(lifecycle.states, key=lambda state: phases.index(state.phase))
    order = {state.id: i for i, state in enumerate(states)}
    first = lifecycle.initial
    beside = {s for step in lifecycle.transitions if step.target is RESUME for s in step.source}
    ways: defaultdict[str, list[str]] = defaultdict(list)
    for step in lifecycle.transitions:
        if isinstance(step.target, Target) or len(step.source) > _FEW or step.target in beside:
            continue
        for source in step.source:
            if order[source] < order[step.target]:
                ways[source].append(step.target)
    longest: dict[str, int] = {}
    for id in reversed(order):
        longest[id] = 1 + max((longest[target] for target in ways[id]), default=0)
    found = [first]
    while ways[found[-1]]:
        found.append(max(ways[found[-1]], key=longest.__getitem__))
    return found


def ways_of(lifecycle: Lifecycle, history: Sequence[Entry], lang: str) -> Iterator[DrawnWay]:
    """Yield the ways of a lifecycle, then those that a history took beside them."""
    names = state_names(lifecycle, lang)
    taken: defaultdict[Transition, list[Entry]] = defaultdict(list)
    strange: defaultdict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    tried: defaultdict[str, list[Transition]] = defaultdict(list)
    for known in lifecycle.transitions:
        tried[known.action].append(known)
    for entry in history:
        step = next((s for s in tried[entry.action] if _is_of(entry, s)), None)
        if step is not None:
            taken[step].append(entry)
        elif entry.source in names and entry.target in names:
            strange[entry.action, str(entry.source), entry.target].append(entry)
    for step in lifecycle.transitions:
        name = action_name(lifecycle, step, lang)
        aside = _aside(lifecycle, step, lang)
        said = " ".join((sentence(lifecycle, step, names, lang), _who(lifecycle, step, lang)))
        for target, sources in _ends(step):
            yield DrawnWay(
                name=name,
                aside=aside,
                days=_days(
                    [e for e in taken[step] if sources != (target,) or e.source == target], lang
                ),
                sources=sources,
                target=target,
                automatic=step.after is not None,
                taken=frozenset((e.source, e.target) for e in taken[step]),
                told=said.strip(),
            )
    for (action, source, target), entries in strange.items():
        name = lifecycle.word(action, "action").text(lang)
        told = f"{name}: {names[source]} → {names[target]}"
        pair = frozenset({(source, target)})
        days = _days(entries, lang)
        yield DrawnWay(name, "", days, (source,), target, automatic=False, taken=pair, told=told)


def _ends(step: Transition) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the targets of a transition, each with its sources; those it stays in one by one."""
    if step.target is RESUME:
        yield "", step.source
        return
    stays = [s for s in step.source if step.target in (SAME, s)]
    yield from ((s, (s,)) for s in stays)
    if isinstance(step.target, str) and len(stays) < max(len(step.source), 1):
        yield step.target, tuple(s for s in step.source if s not in stays)


def _is_of(entry: Entry, step: Transition) -> bool:
    if entry.reverts is not None:
        return False
    if entry.source is None:
        return not step.source
    return entry.source in step.source and (
        isinstance(step.target, Target) or entry.target == step.target
    )


def _who(lifecycle: Lifecycle, step: Transition, lang: str) -> str:
    if not step.roles:
        return ""
    return message_of("lane_roles", (("roles", step.roles), ("words", lifecycle._words)), lang)


def _aside(lifecycle: Lifecycle, step: Transition, lang: str) -> str:
    """Return who may take a transition, or when it happens by itself."""
    said = [_who(lifecycle, step, lang)]
    if step.after is not None:
        said.append(message_of("lane_after", (("span", step.after),), lang))
    return " ".join(filter(None, said))


def _days(entries: Sequence[Entry], lang: str) -> str:
    if not entries:
        return ""
    day, times = show(entries[-1].on, lang), len(entries)
    if times == 1:
        return day
    return message_of("lane_taken_often", (("day", day), ("times", times)), lang)


def action_name(lifecycle: Lifecycle, step: Transition, lang: str) -> str:
    """Return the label of a transition; without one the word for its action.

    >>> from jipp.law import lifecycle
    >>> law = lifecycle("innovation", on=date(2022, 1, 1))
    >>> action_name(law, law.transitions[1], "id")
    'uji coba'
    """
    written = step.label.text(lang) if step.label is not None else ""
    return written if written.strip() else lifecycle.word(step.action, "action").text(lang)


def state_names(lifecycle: Lifecycle, lang: str) -> dict[str, str]:
    """Map the states of a lifecycle to what they are called.

    >>> from jipp.law import lifecycle
    >>> state_names(lifecycle("innovation", on=date(2022, 1, 1)), "id")["trial"]
    'uji coba'
    """
    return {s.id: lifecycle.word(s.id, "state").text(lang) for s in lifecycle.states}


def title_of(lifecycle: Lifecycle) -> Text:
    """Return the title of a lifecycle; its definition where the title is blank.

    >>> from jipp.law import lifecycle
    >>> title_of(lifecycle("hub", on=date(2022, 1, 1))).id
    'Siklus hub (simpul) JIPP'
    """
    said = lifecycle.title
    return said if is_said(said) else as_text(lifecycle.definition)


def cited(lifecycle: Lifecycle) -> Text:
    """Return a lifecycle's title and its legal basis.

    >>> from jipp.law import lifecycle
    >>> cited(lifecycle("innovation", on=date(2022, 1, 1))).en
    'Life of a public-service innovation: PermenPANRB 91/2021, art. 4'
    >>> cited(lifecycle("hub", on=date(2022, 1, 1))).en
    'Life of a hub of the innovation network: KepmenPANRB 94/2020 (practice)'
    """
    title, source = title_of(lifecycle), source_of(lifecycle.basis)
    if not source.en:
        return title
    return Text(**{lang: f"{title.text(lang)}: {source.text(lang)}" for lang in LANGUAGES})


def source_of(basis: Basis) -> Text:
    """Return the regulation and article of a basis, or its sources, and whose rule it is.

    >>> source_of(Basis(origin="practice", sources=("a report",))).en
    'a report (practice)'
    """
    citation = basis.citation
    if citation is not None and citation.regulation is not None:
        name = as_text(cited_as(citation.regulation))
        if citation.article:
            name = said("picture_article", name=name, article=citation.article)
    else:
        name = as_text(cut("; ".join(basis.sources), LONGEST))
    if not name.en:
        return name
    kind = term(basis.origin.value)
    own = basis.origin is not Origin.LAW
    said_of = {
        lang: f"{name.text(lang)}{f' ({kind.text(lang)})' if own else ''}" for lang in LANGUAGES
    }
    return Text(**said_of)


def sentence(lifecycle: Lifecycle, step: Transition, names: Mapping[str, str], lang: str) -> str:
    """Write a transition as a line, its states by their names.

    >>> from jipp.law import lifecycle
    >>> law = lifecycle("innovation", on=date(2022, 1, 1))
    >>> sentence(law, law.transitions[2], state_names(law, "en"), "en")
    'implement: idea, trial → implemented'
    """
    target = step.target
    sources = ", ".join(names[source] for source in step.source)
    ends = term(target.value).text(lang) if isinstance(target, Target) else names[target]
    after = f" ({show(step.after, lang)})" if step.after is not None else ""
    return (
        f"{action_name(lifecycle, step, lang)}{after}: {f'{sources} ' if sources else ''}→ {ends}"
    )
