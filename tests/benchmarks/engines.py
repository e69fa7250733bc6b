"""The ring of the benchmark in other engines: each object moves in place and writes its history.

They keep no history of their own, so each appends the line that the floor writes.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from tests.benchmarks.rivals import load

__all__ = ["Rival", "rivals"]

Move = tuple[str, int]
# Writes the line of a step: action, source, target.
Write = Callable[[str, str, str], None]


class Rival(NamedTuple):
    """What a rival does: take the action `next`, and list what is open."""

    step: Callable[[], object]
    menu: Callable[[], object]
    facts: dict[str, int]


def rivals(states: int, moves: Sequence[Move], write: Write) -> Mapping[str, Rival]:
    """The ring with its guards, in each engine."""
    return {
        "viewflow.fsm": _viewflow(states, moves, write),
        "transitions": _transitions(states, moves, write),
        "django-fsm-2": _django_fsm(states, moves, write),
        "python-statemachine": _statemachine(states, moves, write),
    }


def _ring(states: int, moves: Sequence[Move]) -> list[tuple[int, str, str, str]]:
    """Number of the guard, action, source and target of each transition."""
    return [
        (k, action, f"s{i}", f"s{(i + far) % states}")
        for k, (action, far) in enumerate(moves)
        for i in range(states)
    ]


def _guard(k: int) -> Callable[[Any], bool]:
    def is_open(thing: Any) -> bool:
        return bool(thing.facts[f"f{k}"] > 0)

    return is_open


def _refusing(call: Callable[[], object], error: type[Exception]) -> Callable[[], object]:
    def attempt() -> object:
        try:
            return call()
        except error:
            return None

    return attempt


def _viewflow(states: int, moves: Sequence[Move], write: Write) -> Rival:
    fsm = load("viewflow.fsm")
    field = fsm.State([f"s{i}" for i in range(states)], default="s0")
    body: dict[str, Any] = {"field": field, "facts": {}}
    for action, _ in moves:
        body[action] = _bare(action)
    for k, action, source, target in _ring(states, moves):
        ready = field.transition(source=source, target=target, conditions=[_guard(k)])
        body[action] = ready(body[action])

    def done(self: object, descriptor: Any, source: str, target: str) -> None:
        write(descriptor.label, source, target)

    body["done"] = field.on_success()(done)
    thing: Any = type("Flow", (), body)()
    names = [action for action, _ in moves]
    return Rival(
        _refusing(thing.next, fsm.TransitionNotAllowed),
        lambda: [name for name in names if getattr(thing, name).can_proceed()],
        thing.facts,
    )


def _bare(name: str) -> Callable[[Any], None]:
    def act(self: object) -> None:
        """Do nothing but move."""

    act.__name__ = name
    return act


def _transitions(states: int, moves: Sequence[Move], write: Write) -> Rival:
    library = load("transitions")

    class Thing:
        def __init__(self) -> None:
            self.facts: dict[str, int] = {}

        def done(self, event: Any) -> None:
            write(event.event.name, event.transition.source, event.transition.dest)

    thing = Thing()
    guards = [_guard(k) for k in range(len(moves))]

    def asked(k: int) -> Callable[[Any], bool]:
        return lambda event: guards[k](event.model)

    library.Machine(
        model=thing,
        states=[f"s{i}" for i in range(states)],
        initial="s0",
        auto_transitions=False,
        send_event=True,
        after_state_change="done",
        transitions=[
            {"trigger": action, "source": source, "dest": target, "conditions": asked(k)}
            for k, action, source, target in _ring(states, moves)
        ],
    )
    loose: Any = thing
    may = [(action, getattr(loose, f"may_{action}")) for action, _ in moves]
    return Rival(loose.next, lambda: [action for action, ask in may if ask()], thing.facts)


def _django_fsm(states: int, moves: Sequence[Move], write: Write) -> Rival:
    models, fsm = load("django.db.models"), load("django_fsm")
    field = fsm.FSMField(default="s0")
    body: dict[str, Any] = {"state": field, "facts": {}, "__module__": __name__}
    body["Meta"] = type("Meta", (), {"app_label": "bench"})
    for action, _ in moves:
        body[action] = _bare(action)
    for k, action, source, target in _ring(states, moves):
        ready = fsm.transition(field=field, source=source, target=target, conditions=[_guard(k)])
        body[action] = ready(body[action])
    thing = type("Thing", (models.Model,), body)()

    def done(sender: object, name: str, source: str, target: str, **_: object) -> None:
        write(name, source, target)

    load("django_fsm.signals").post_transition.connect(done, weak=False)
    return Rival(
        _refusing(thing.next, fsm.TransitionNotAllowed),
        lambda: [found.name for found in thing.get_available_state_transitions()],
        thing.facts,
    )


def _statemachine(states: int, moves: Sequence[Move], write: Write) -> Rival:
    library = load("statemachine")
    body: dict[str, Any] = {f"s{i}": library.State(initial=i == 0) for i in range(states)}
    for k in range(len(moves)):
        body[f"open_{k}"] = _guard(k)
    names = {action: f"do_{action}" for action, _ in moves}
    for k, action, source, target in _ring(states, moves):
        way = body[source].to(body[target], cond=f"open_{k}")
        name = names[action]
        body[name] = body[name] | way if name in body else way

    def after_transition(self: object, event: str, source: Any, target: Any) -> None:
        write(str(event), source.id, target.id)

    body["after_transition"] = after_transition
    body["facts"] = {}
    machine = type("Ring", (library.StateMachine,), body)()
    return Rival(
        _refusing(machine.do_next, library.exceptions.TransitionNotAllowed),
        lambda: [event.id for event in machine.enabled_events()],
        machine.facts,
    )
