"""The competition (KIPP): whether an innovation may enter an edition, and by which rules."""

from jipp.competition.admission import eligibility
from jipp.competition.verdicts import Answer, Condition, Verdict

__all__ = ["Answer", "Condition", "Verdict", "eligibility"]


def __dir__() -> list[str]:
    return sorted(__all__)
