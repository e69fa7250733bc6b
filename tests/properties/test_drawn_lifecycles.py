"""Lifecycles of every shape, drawn: nothing is lost, and nothing covers another."""

from datetime import date
from typing import get_args

from hypothesis import given

from jipp import Innovation, Lifecycle, begin, draw, to_mermaid
from jipp.drawing.picture import PictureWidth
from tests.boxes import assert_legible, lines_drawn, text_boxes
from tests.generated import lifecycles
from tests.lifecycles import OFFICE


@given(lifecycles())
def test_no_state_and_no_transition_is_lost(lifecycle: Lifecycle) -> None:
    """Each stands in the picture by its name, with who may and when it happens by itself."""
    for width in get_args(PictureWidth):
        told = " ".join(box.said for box in text_boxes(draw(lifecycle).to_svg(width=width)))
        assert all(state.id in told for state in lifecycle.states)
        for step in lifecycle.transitions:
            assert step.action in told
            assert all(role in told for role in step.roles)
            assert step.after is None or "by itself" in told or step.after.label.en in told


@given(lifecycles())
def test_every_drawn_lifecycle_is_legible(lifecycle: Lifecycle) -> None:
    """No text covers another, no line runs through one, and no letters are below 11 pixels."""
    subject = Innovation(id="idea", title="Idea", agency=OFFICE)
    begun = begin(subject, lifecycle=lifecycle, on=date(2022, 1, 1), by=None, under=lifecycle)
    for picture in (draw(lifecycle), draw(begun, under=lifecycle)):
        for width in get_args(PictureWidth):
            svg = picture.to_svg(width=width)
            assert_legible(svg)
            texts = text_boxes(svg)
            assert min(box.bottom - box.top for box in texts) >= 10.99
            for stretch in lines_drawn(svg):
                assert not any(stretch.covers(box) for box in texts), stretch


@given(lifecycles())
def test_mermaid_loses_nothing(lifecycle: Lifecycle) -> None:
    """Each state is a node, each transition an arrow between nodes that are there."""
    written = to_mermaid(lifecycle)
    for i, state in enumerate(lifecycle.states):
        assert written.count(f' s{i}["{state.id}') + written.count(f' s{i}(["{state.id}') == 1
    assert all(step.action in written for step in lifecycle.transitions)
    assert written.count("subgraph") == written.count("end\n")
