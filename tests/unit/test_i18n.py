"""Texts in two languages, how values are shown, and a language that an embedder brings."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from itertools import count
from typing import ClassVar

import pytest

from jipp import (
    AgencyKind,
    Confidence,
    Duration,
    EvidenceKind,
    InvalidInputError,
    Phase,
    Problem,
    Reason,
    Refused,
    Sdg,
    Text,
    UnknownNameError,
)
from jipp.errors import message_of
from jipp.i18n import Translator, as_text, render, show, term
from tests.lifecycles import idea


@pytest.mark.parametrize(
    ("value", "english", "indonesian"),
    [
        (date(2020, 7, 17), "17 July 2020", "17 Juli 2020"),
        (date(2024, 2, 29), "29 February 2024", "29 Februari 2024"),
        (datetime(2022, 1, 3, 9, 30, tzinfo=UTC),) + ("2022-01-03 09:30:00+00:00",) * 2,
        (Decimal("78.40"), "78.40", "78,40"),
        (Decimal("1E+2"), "100", "100"),
        (Decimal("1E-7"), "0.0000001", "0,0000001"),
        (Decimal("1E+999999"),) + ("1E+999999",) * 2,
        (Fraction(18, 7), "18/7", "18/7"),
        (0.25, "0.25", "0,25"),
        (36742, "36742", "36742"),
        (10**5000, "2^16610", "2^16610"),
        (True, "yes", "ya"),
        (False, "no", "tidak"),
        (None, "none", "tidak ada"),
        ("as it is", "as it is", "as it is"),
        (Text(id="siklus", en="lifecycle"), "lifecycle", "siklus"),
        (Phase.CREATION, "creation", "penciptaan"),
        (EvidenceKind.LEGAL_BASIS, "legal basis", "dasar hukum"),
        (AgencyKind.CITY, "city", "kota"),
        (Confidence.TRANSCRIBED, "transcribed", "disalin"),
        (Sdg(3), "Good health and well-being", "Kehidupan Sehat dan Sejahtera"),
        (Duration(years=2), "2 years", "2 tahun"),
        (("a", Decimal("1.5"), True), "a, 1.5, yes", "a, 1,5, ya"),
        ((("a", "b"), ("c",)), "(a, b), (c)", "(a, b), (c)"),
        ((), "none", "tidak ada"),
        (
            (Reason(code="missing_note"),),
            "no note: say in a note why this is done",
            "catatan belum ada: jelaskan alasannya dalam catatan",
        ),
    ],
    ids=count(),
)
def test_a_value_is_written_for_the_reader(value: object, english: str, indonesian: str) -> None:
    """Days with the month's name, the decimal sign of the language, words for enum values."""
    assert show(value, "en") == english
    assert show(value, "id") == indonesian


def test_a_text_is_checked_in_both_languages() -> None:
    """What is no text, or half a character, is refused in each language with its place."""
    with pytest.raises(InvalidInputError) as caught:
        Text(id=5, en="\ud800")  # type: ignore[arg-type]
    assert [(p.path, p.code) for p in caught.value.problems] == [
        ("/id", "not_a_text"),
        ("/en", "lone_surrogate"),
    ]


class Loud(str):
    """A text of a framework, which prints in its own way."""

    __slots__ = ()

    def __str__(self) -> str:
        return "LOUD"


def test_a_text_gives_itself_in_either_language() -> None:
    """A plain text is the same in both; as a str it is English."""
    assert (as_text("JIPP").text("id"), as_text("JIPP").text("en")) == ("JIPP", "JIPP")
    text = Text(id="siklus", en="lifecycle")
    assert as_text(text) is text
    assert type(Text(id=Loud("a"), en=Loud("b")).id) is str
    assert (str(text), text.text("id"), text.text()) == ("lifecycle", "siklus", "lifecycle")


def test_a_word_that_is_not_in_the_vocabulary_stands_for_itself() -> None:
    """An embedder's own states and actions are shown by their ids."""
    assert term("our-own-state") == Text(id="our-own-state", en="our-own-state")


def test_a_template_reads_nothing_but_its_parameters() -> None:
    """No attribute and no item of a parameter can be reached, and a missing one is left empty."""

    class Curious:
        def template(self, code: str, lang: str) -> str | None:
            return "{value.__class__}|{value[0]}|{0}|{missing}|{value}"

    assert render("x", [("value", "secret")], "en", Curious()) == "||||secret"


def test_braces_in_a_parameter_are_not_filled_in_again() -> None:
    """A name that looks like a placeholder is shown as it is."""
    text = render("unknown_name_far", [("kind", "hub"), ("name", "{kind}")], "en")
    assert text == "no hub is called {kind}; look at the list of known names"


class Javanese:
    """An embedder's catalogue: one more language, with some messages and words."""

    own: ClassVar[dict[str, str]] = {
        "missing_note": "durung ana cathetan",
        "empty": "kothong",
        "wrong_order": "{value} luwih dhisik tinimbang {after}",
        "none_of": "ora ana sing cocog: {branches}",
        "term:month_7": "Juli (jv)",
        "term:province": "propinsi",
    }

    def template(self, code: str, lang: str) -> str | None:
        """Give ours where there is one."""
        return self.own.get(code) if lang == "jv" else None


JAVANESE: Translator = Javanese()


def test_branches_are_a_list_in_which_what_is_common_stands_once() -> None:
    """Each branch once, nested ones among them; one that lacks nothing else is all that is said."""
    roles = Reason(code="role_not_permitted", params={"roles": ("unit", "hub"), "held": ()})
    note = Reason(code="missing_note")
    field, day = (Reason(code="missing_field", params={"name": n}) for n in ("unit", "summary"))

    def told(*branches: tuple[Reason, ...]) -> str:
        return Reason(code="none_of", params={"branches": branches}).message("id")

    said = {reason: reason.message("id") for reason in (roles, note, field, day)}
    none = "tidak satu pun dari hal berikut terpenuhi, padahal satu saja sudah cukup:"
    assert told((roles, note), (field,)) == (
        f"{none} (1) {said[roles]}; {said[note]} (2) {said[field]}"
    )
    eight = [(note, field), (note, day, roles)] * 4
    assert told(*eight) == (
        f"{said[note]}; selain itu {none} (1) {said[field]} (2) {said[day]}; {said[roles]}"
    )
    nested = Reason(code="none_of", params={"branches": ((field,), (roles,))})
    assert told((nested,), (day,)) == f"{none} (1) {said[field]} (2) {said[roles]} (3) {said[day]}"
    assert told((note,), (note, field)) == said[note]
    assert told((note, field), (note, field)) == f"{said[note]}; {said[field]}"


def test_an_embedder_says_an_action_by_its_noun_else_by_its_word() -> None:
    """In our languages the nouns of a law go before its words, which are verbs."""

    class Own:
        def template(self, code: str, lang: str) -> str | None:
            words = {"noun:stop": "pungkasan", "term:register": "ndhaptar", "term:fly": "mabur"}
            return words.get(code)

    nouns = {"noun:stop": "penghentian", "noun:register": "pendaftaran", "noun:renew": "renewal"}
    law = tuple((key, Text(id=word, en=word)) for key, word in nouns.items())
    for lang, action, said in (
        ("jv", "stop", "pungkasan"),
        ("jv", "register", "ndhaptar"),
        ("jv", "renew", "renewal"),
        ("id", "stop", "pungkasan"),
        ("id", "register", "pendaftaran"),
        ("id", "fly", "mabur"),
    ):
        params = [("action", action), ("words", law)]
        assert render("approvals_missing", params, lang, Own()).startswith(said)


def test_an_embedder_may_bring_a_language_of_its_own() -> None:
    """Messages, words and months come from its catalogue, what it lacks from the English one."""
    problem = Problem(
        code="wrong_order", params={"value": date(2020, 7, 1), "after": date(2021, 8, 1)}
    )
    assert problem.message("jv", JAVANESE) == (
        "1 Juli (jv) 2020 luwih dhisik tinimbang 1 August 2021"
    )
    far = [("kind", "province"), ("name", '"x"')]
    assert message_of("unknown_name_far", far, "jv", JAVANESE) == (
        'no propinsi is called "x"; look at the list of known names'
    )


def test_a_translator_reaches_nested_reasons() -> None:
    """The branches of a refusal speak the same language as the whole."""
    branches = ((Reason(code="missing_note"),), (Reason(code="empty"),))
    nested = Reason(code="none_of", params={"branches": branches})
    said = "ora ana sing cocog: (1) durung ana cathetan (2) kothong"
    assert nested.message("jv", JAVANESE) == said
    refusal = Refused(subject=idea(), action="go", reasons=(Reason(code="missing_note"), nested))
    assert refusal.message("jv", JAVANESE) == f"durung ana cathetan\n{said}"


def test_an_error_speaks_the_language_of_the_translator() -> None:
    """As a text, and by place for a form."""
    error = InvalidInputError(Problem(path="/a", code="empty"), Problem(code="missing_note"))
    assert error.message("jv", JAVANESE) == "/a: kothong\ndurung ana cathetan"
    assert error.by_path("jv", JAVANESE) == {"/a": "kothong", "": "durung ana cathetan"}


def test_a_translator_may_change_a_text_of_ours_and_leave_the_rest() -> None:
    """Where it answers None, ours stands, in the language asked for."""
    problem = Problem(code="not_a_day", params={"value": "5"})
    assert problem.message("id", JAVANESE) == problem.message("id")


def test_without_a_translator_other_languages_are_unknown() -> None:
    """The error says which there are."""
    with pytest.raises(UnknownNameError) as caught:
        Problem(code="empty").message("jv")
    error = caught.value
    assert (error.kind, error.name, error.suggestions) == ("language", "jv", ("id", "en"))
    assert str(error) == 'no language is called "jv"; did you mean id, en?'
    long = "j" * 61
    with pytest.raises(UnknownNameError, match=f'called "{long[:60]}";') as caught:
        Problem(code="empty").message(long)
    assert caught.value.name == long
