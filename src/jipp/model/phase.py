"""The phases of an innovation and the global goals it serves."""

from enum import IntEnum
from typing import Final, Literal, TypeAlias, final

from jipp._fields import as_enum
from jipp.i18n import Text, term
from jipp.model.basis import Basis, Citation, Confidence, OrderedEnum, Origin

__all__ = ["Phase", "Sdg"]


@final
class Phase(OrderedEnum):
    """The three activities of PermenPANRB 91/2021 art. 4, in order.

    The official word and its aliases are found too.

    >>> Phase("pembentukan") is Phase("penciptaan") is Phase.CREATION
    True
    """

    CREATION = "creation"
    DEVELOPMENT = "development"
    INSTITUTIONALISATION = "institutionalisation"

    @property
    def official(self) -> str:
        """The word of the regulation."""
        return _OFFICIAL[self.value]

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other words that sources use for the phase."""
        return _ALIASES.get(self.value, ())

    @property
    def basis(self) -> Basis:
        """What the three phases rest on."""
        return _ARTICLE_4

    @classmethod
    def _missing_(cls, value: object) -> "Phase | None":
        found = (phase for phase in cls if value == phase.official or value in phase.aliases)
        return next(found, None)


_OFFICIAL: Final = {
    "creation": "penciptaan",
    "development": "pengembangan",
    "institutionalisation": "pelembagaan",
}
_ARTICLE_4: Final = Basis(
    origin=Origin.LAW,
    confidence=Confidence.OFFICIAL,
    citation=Citation(regulation="permenpanrb-91-2021", article="4"),
)
# The press of 2020 called the first phase pembentukan.
_ALIASES: Final = {"creation": ("pembentukan",)}


PhaseWord: TypeAlias = Literal[
    "creation",
    "development",
    "institutionalisation",
    "penciptaan",
    "pembentukan",
    "pengembangan",
    "pelembagaan",
]


def as_optional_phase(value: Phase | PhaseWord | None) -> Phase | None:
    """Parse a phase, one of its words, or None.

    >>> as_optional_phase("penciptaan")
    <Phase.CREATION: 'creation'>
    """
    return None if value is None else as_enum(Phase, value)


@final
class Sdg(IntEnum):
    """The 17 Sustainable Development Goals (TPB); `official` is the Indonesian name.

    >>> Sdg(3).official
    'Kehidupan Sehat dan Sejahtera'
    """

    NO_POVERTY = 1
    ZERO_HUNGER = 2
    GOOD_HEALTH_AND_WELL_BEING = 3
    QUALITY_EDUCATION = 4
    GENDER_EQUALITY = 5
    CLEAN_WATER_AND_SANITATION = 6
    AFFORDABLE_AND_CLEAN_ENERGY = 7
    DECENT_WORK_AND_ECONOMIC_GROWTH = 8
    INDUSTRY_INNOVATION_AND_INFRASTRUCTURE = 9
    REDUCED_INEQUALITIES = 10
    SUSTAINABLE_CITIES_AND_COMMUNITIES = 11
    RESPONSIBLE_CONSUMPTION_AND_PRODUCTION = 12
    CLIMATE_ACTION = 13
    LIFE_BELOW_WATER = 14
    LIFE_ON_LAND = 15
    PEACE_JUSTICE_AND_STRONG_INSTITUTIONS = 16
    PARTNERSHIPS_FOR_THE_GOALS = 17

    @property
    def label(self) -> Text:
        """The goal's name in both languages."""
        return term(f"sdg_{self.value}")

    @property
    def official(self) -> str:
        """The Indonesian name of the goal."""
        return self.label.id

    @property
    def basis(self) -> Basis:
        """What the Indonesian name rests on."""
        return _TRANSCRIBED


_TRANSCRIBED: Final = Basis(origin=Origin.LAW, confidence=Confidence.TRANSCRIBED)
