"""The words in pictures of a lifecycle: names, its legal basis, sentences."""

from collections.abc import Iterable, Iterator, Mapping

from jipp._text import cut, visible
from jipp.drawing.picture import LONGEST
from jipp.i18n import LANGUAGES, Text, as_text, said, show, term
from jipp.law.instruments import cited_as
from jipp.model.basis import Basis, Origin
from jipp.model.definition import Lifecycle
from jipp.model.transition import RESUME, Target, Transition
from jipp.typing import Moving


def action_name(lifecycle: Lifecycle, step: Transition, lang: str) -> str:
    """Return the label of a transition; without one the word for its action.

    >>> from jipp.law import lifecycle
    >>> from datetime import date
    >>> law = lifecycle("innovation", on=date(2022, 1, 1))
    >>> action_name(law, law.transitions[1], "id")
    'uji coba'
    """
    written = step.label.text(lang) if step.label is not None else ""
    return written if written.strip() else lifecycle.word(step.action, "action").text(lang)


def state_names(lifecycle: Lifecycle, lang: str) -> dict[str, str]:
    """Map the states of a lifecycle to what they are called.

    >>> from jipp.law import lifecycle
    >>> from datetime import date
    >>> state_names(lifecycle("innovation", on=date(2022, 1, 1)), "id")["trial"]
    'uji coba'
    """
    return {s.id: lifecycle.word(s.id, "state").text(lang) for s in lifecycle.states}


def one_line(name: str) -> str:
    r"""Write a name on one line, with what a program might take for its own shown.

    >>> one_line("two" + chr(13) + "lines") == "two lines", one_line("a" + chr(0))
    (True, 'a\\u0000')
    """
    return visible(" ".join(name.split()))


def subject_name(subject: Moving) -> str:
    """Return the title of a subject, else its id.

    >>> from jipp import Agency, Hub
    >>> subject_name(Hub(id="hub-id-bb", agency=Agency(id="babel", name="Babel", kind="province")))
    'hub-id-bb'
    """
    return cut(str(getattr(subject, "title", "") or subject.id), LONGEST)


def title_of(lifecycle: Lifecycle) -> Text:
    """Return the title of a lifecycle; its definition where the title is blank.

    >>> from jipp.law import lifecycle
    >>> from datetime import date
    >>> title_of(lifecycle("hub", on=date(2022, 1, 1))).id
    'Siklus hub (simpul) JIPP'
    """
    said = lifecycle.title
    return said if said.id.strip() and said.en.strip() else as_text(lifecycle.definition)


def cited(lifecycle: Lifecycle) -> Text:
    """Return a lifecycle's title and its legal basis.

    >>> from jipp.law import lifecycle
    >>> from datetime import date
    >>> cited(lifecycle("innovation", on=date(2022, 1, 1))).en
    'Life of a public-service innovation: PermenPANRB 91/2021, art. 4'
    >>> cited(lifecycle("hub", on=date(2022, 1, 1))).en
    'Life of a hub of the innovation network: KepmenPANRB 94/2020 (practice)'
    """
    found = _cited(lifecycle.basis)
    title = title_of(lifecycle)
    return Text(**{lang: f"{title.text(lang)}{found.text(lang)}" for lang in LANGUAGES})


def _cited(basis: Basis) -> Text:
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
        lang: f": {name.text(lang)}{f' ({kind.text(lang)})' if own else ''}" for lang in LANGUAGES
    }
    return Text(**said_of)


def bases_shown(lifecycle: Lifecycle, steps: Iterable[Transition]) -> Iterator[Basis]:
    """Yield the bases of a lifecycle and of transitions of it.

    >>> from jipp.law import lifecycle
    >>> from datetime import date
    >>> law = lifecycle("innovation", on=date(2022, 1, 1))
    >>> sorted({basis.origin.value for basis in bases_shown(law, law.transitions)})
    ['design', 'law']
    """
    yield lifecycle.basis
    for step in steps:
        yield from step.bases


def targets_of(lifecycle: Lifecycle, source: str, target: str | Target) -> tuple[str, ...]:
    """Return the states a transition leads to from one; a resumption, all it may resume.

    >>> from jipp.law import lifecycle
    >>> from datetime import date
    >>> targets_of(lifecycle("innovation", on=date(2022, 1, 1)), "dormant", RESUME)
    ('idea', 'trial', 'implemented', 'developing', 'institutionalised')
    """
    if not isinstance(target, Target):
        return (target,)
    if target is not RESUME:
        return (source,)
    return tuple(lifecycle._table.entered[source])


def sentence(lifecycle: Lifecycle, step: Transition, names: Mapping[str, str], lang: str) -> str:
    """Write a transition as a line, its states by their names.

    >>> from jipp.law import lifecycle
    >>> from datetime import date
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
