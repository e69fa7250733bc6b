"""The three phases of the regulation, and the seventeen goals."""

import pytest

from jipp import Phase, Sdg
from jipp.i18n import show


def test_the_phases_stand_in_the_order_of_the_regulation() -> None:
    """Penciptaan, pengembangan, pelembagaan: PermenPANRB 91/2021 article 4."""
    assert [phase.official for phase in sorted(Phase)] == [
        "penciptaan",
        "pengembangan",
        "pelembagaan",
    ]
    assert Phase.CREATION < Phase.DEVELOPMENT < Phase.INSTITUTIONALISATION


@pytest.mark.parametrize("word", ["creation", "penciptaan", "pembentukan"])
def test_pembentukan_of_the_news_is_penciptaan_of_the_law(word: str) -> None:
    """The press of 2020 called the first phase otherwise; it is one phase."""
    assert Phase(word) is Phase.CREATION
    assert Phase.CREATION.aliases == ("pembentukan",)


@pytest.mark.parametrize("word", ["Creation", "penerapan", "", 1, None])
def test_other_words_are_no_phase(word: object) -> None:
    """Only the value, the official word and the aliases."""
    with pytest.raises(ValueError, match="is not a valid Phase"):
        Phase(word)


def test_a_phase_is_shown_in_both_languages() -> None:
    """In Indonesian with the word of the regulation."""
    for phase in Phase:
        assert show(phase, "id") == phase.label.id == phase.official
        assert show(phase, "en") == phase.value


def test_there_are_seventeen_goals_with_names_of_their_own() -> None:
    """Numbered from 1, each with its Indonesian name."""
    assert [int(goal) for goal in Sdg] == list(range(1, 18))
    assert len({goal.official for goal in Sdg}) == len({goal.label.en for goal in Sdg}) == 17
    assert Sdg(1).official == "Tanpa Kemiskinan"
    assert Sdg(16).label.en == "Peace, justice and strong institutions"
