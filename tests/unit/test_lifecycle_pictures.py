"""Pictures of a lifecycle: every state and transition in them, whatever they are called."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from jipp import (
    RESUME,
    Actor,
    Agency,
    Innovation,
    InvalidInputError,
    Lifecycle,
    State,
    Transition,
    TransitionRefusedError,
    begin,
    law,
    to_dot,
    to_mermaid,
    to_svg,
)

LAW = law.lifecycle("innovation", on=date(2022, 3, 1))
OWNER = Agency(id="babel", name="Bangka Belitung", kind="province", province="ID-BB")
IDEA = Innovation(id="idea", title="Idea", agency=OWNER)
BEGUN = begin(
    IDEA,
    lifecycle=LAW,
    on=date(2022, 3, 1),
    by=Actor(id="ani", roles=("unit",), agency=OWNER),
)
ODD = Lifecycle(
    id="odd",
    version="1",
    title='<b>&"odd"',
    states=(
        State(id="a", label='say "a"; #1: <i>', initial=True),
        State(id="b", label="b\\"),
        State(id="c", label="c" * 90, final=True),
    ),
    transitions=(
        Transition(action="go", source="a", target="b"),
        Transition(action="back", source="b", target=RESUME),
        Transition(action="end", source=("a", "b"), target="c"),
    ),
)


def texts(svg: str) -> list[str]:
    """The texts of a picture, which is well-formed XML."""
    root = ET.fromstring(svg)  # noqa: S314 - made here
    return ["".join(node.itertext()) for node in root.iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_picture_names_every_state_and_transition(lang: str) -> None:
    """What the law has, the reader sees, in the language asked for."""
    told = " | ".join(texts(to_svg(LAW, lang=lang)))
    for state in LAW.states:
        assert state.label is not None
        assert state.label.text(lang) in told
        assert state.label.text(lang) in to_mermaid(LAW, lang=lang)
        assert state.label.text(lang) in to_dot(LAW, lang=lang)
    for step in LAW.transitions:
        assert step.label is not None
        assert not step.source or f"{step.label.text(lang)}: " in told


def test_a_resumption_leads_to_all_it_may_resume() -> None:
    """The arrow of a resumption goes to every state that its state is entered from."""
    assert '"b" -> "a" [label="back"]' in to_dot(ODD)
    assert to_mermaid(ODD).splitlines() == [
        "stateDiagram-v2",
        '  state "say #quot;a#quot;#59; #35;1#58; <i>" as s0',
        '  state "b\\" as s1',
        f'  state "{"c" * 90}" as s2',
        "  [*] --> s0",
        "  s0 --> s1 : go",
        "  s1 --> s0 : back",
        "  s0 --> s2 : end",
        "  s1 --> s2 : end",
        "  s2 --> [*]",
    ]


def test_a_subjects_present_state_is_marked() -> None:
    """Of a subject the picture shows where it stands."""
    assert to_mermaid(BEGUN).endswith("class s0 here\n")
    assert to_mermaid(LAW) in to_mermaid(BEGUN)
    assert '"idea" [label="idea", style=bold]' in to_dot(BEGUN)
    assert "jipp-fill-vermilion" in to_svg(BEGUN)
    assert "jipp-fill-vermilion" not in to_svg(LAW)


def test_names_cannot_break_out_of_a_picture() -> None:
    """Marks of HTML, XML, Mermaid and Graphviz in names stay names."""
    assert any('say "a"; #1: <i>' in told for told in texts(to_svg(ODD)))
    assert '"a" [label="say \\"a\\"; #1: <i>"]' in to_dot(ODD)
    assert '"b" [label="b\\\\"]' in to_dot(ODD)


def test_what_cannot_be_drawn_is_refused() -> None:
    """A subject that has not begun has no lifecycle yet; anything else is no subject."""
    with pytest.raises(TransitionRefusedError):
        to_svg(IDEA)
    with pytest.raises(InvalidInputError):
        to_dot("innovation")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
