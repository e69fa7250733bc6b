"""What errors hold of the models above them, by what it can say of itself."""

from datetime import date
from typing import Protocol

from jipp._messages.rendering import Translator


class Coded(Protocol):
    """What has a stable code and says itself in a language."""

    @property
    def code(self) -> str:
        """A stable code."""
        ...

    def message(self, lang: str = "en", translator: Translator | None = None) -> str:
        """Return what was found and the way out, in `id` or `en`."""
        ...


class FoundFault(Coded, Protocol):
    """What a check found in a definition: a `jipp.model.Finding`."""

    @property
    def severity(self) -> str:
        """Whether it forbids use or only warns."""
        ...

    @property
    def where(self) -> str:
        """The state, transition, obligation or entry it is about."""
        ...

    @property
    def witness(self) -> tuple[tuple[str, object], ...]:
        """What shows it."""
        ...


class UnmetReason(Coded, Protocol):
    """One thing that is missing: a `jipp.model.Reason`."""

    @property
    def basis(self) -> object:
        """The rule it rests on."""
        ...

    @property
    def satisfied_from(self) -> date | None:
        """The first day on which it would hold, if only time is missing."""
        ...


class Refusal(Protocol):
    """What a refusal answers, whichever engine gave it."""

    @property
    def action(self) -> str:
        """The action that was refused."""
        ...

    @property
    def reasons(self) -> tuple[UnmetReason, ...]:
        """All reasons, in the order of the rule."""
        ...

    @property
    def satisfied_from(self) -> date | None:
        """The first day on which it would be accepted, None where more than time is missing."""
        ...
