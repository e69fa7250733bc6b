"""The catalogue: two languages that say the same, and a message for whatever is raised."""

import ast
import re
import string
from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path

import pytest

import jipp
from jipp._messages import en, id as id_
from jipp._messages.rendering import render
from jipp.i18n import called
from jipp.law import editions, lifecycles
from jipp.model.clause import Clause
from jipp.model.requirements.actors import SameAgency
from jipp.model.requirements.base import Requirement, parts_of
from jipp.model.requirements.fields import HasField, MinimumAge
from tests.embedding.documented import modules
from tests.rows import each

SOURCES = sorted(
    path
    for path in Path(str(jipp.__file__)).parent.rglob("*.py")
    if path.parent.name != "_messages" or path.stem == "rendering"
)
# What carries a code that is shown to a reader.
SAYING = ("Problem", "Reason", "Finding", "Condition")
# Faults of one mark, to which judge and criterion are added where the sheet is known.
COMPLETED = ("mark_is_bool", "mark_missing", "not_a_level", "score_missing")
# Words that keep their capital wherever they stand.
NAMES = (
    "JIPP",
    "Kemendagri",
    "BPS",
    "Fleiss",
    "Gwet",
    "Krippendorff",
    "Kendall",
    "Cohen",
)


def placeholders(template: str) -> list[tuple[str, str]]:
    """The names in braces, each with its format, sorted; a choice between one and many is none."""
    parsed = string.Formatter().parse(template)
    shown = {(name, spec or "") for _, name, spec, _ in parsed if name is not None}
    return sorted((name, spec) for name, spec in shown if "|" not in spec)


@cache
def trees() -> list[ast.Module]:
    """The sources, parsed when a test first asks for them."""
    return [ast.parse(path.read_text("utf-8")) for path in SOURCES]


@cache
def calls() -> list[tuple[str, ast.Call]]:
    """Every call that gives a code, with the code."""
    return list(found_calls())


def found_calls() -> Iterator[tuple[str, ast.Call]]:
    """The calls in the order of the sources."""
    for tree in trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            given = [k.value for k in node.keywords if k.arg == "code" and name in SAYING]
            given += node.args[:1] if name == "fault" else []
            for code in given:
                if isinstance(code, ast.Constant) and code.value:
                    yield str(code.value), node


def said(code: str) -> bool:
    """Whether the code stands in the sources, whole or as an f-string that may give it."""
    words, patterns = texts()
    return code in words or any(re.fullmatch(pattern, code) for pattern in patterns)


@cache
def texts() -> tuple[set[str], set[str]]:
    """The texts that stand in the sources, and patterns of those that are filled in."""
    nodes = [node for tree in trees() for node in ast.walk(tree)]
    words = {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    patterns = {
        "".join(
            re.escape(str(v.value)) if isinstance(v, ast.Constant) else r"\w+" for v in n.values
        )
        for n in nodes
        if isinstance(n, ast.JoinedStr)
        if re.search(
            r"[a-z]{3}_|_[a-z]{3}", "".join(str(getattr(v, "value", "")) for v in n.values)
        )
    }
    return words, patterns


def test_both_languages_have_the_same_codes_and_words() -> None:
    """What one language says, the other says."""
    assert set(en.MESSAGES) == set(id_.MESSAGES)
    assert set(en.TERMS) == set(id_.TERMS)
    assert set(en.NOUNS) == set(id_.NOUNS)


def test_the_catalogues_are_sorted() -> None:
    """So that both stand side by side, and a code is found without searching."""
    for words in (en.MESSAGES, en.TERMS, en.NOUNS, id_.MESSAGES, id_.TERMS, id_.NOUNS):
        assert list(words) == sorted(words)


@each(sorted(en.MESSAGES))
def test_both_languages_fill_in_the_same(code: str) -> None:
    """The same placeholders, shown in the same way."""
    assert placeholders(en.MESSAGES[code]) == placeholders(id_.MESSAGES[code])


@pytest.mark.parametrize("catalogue", [en.MESSAGES, id_.MESSAGES], ids=["en", "id"])
def test_a_fault_reads_well_after_a_place(catalogue: dict[str, str]) -> None:
    """It begins in lower case, is one line with single spaces, and ends without a full stop."""
    for code in {code for code, _ in calls()}:
        text = catalogue[code]
        assert text[0] in "{`" or text[0].islower() or text.startswith(NAMES), code
        assert text == " ".join(text.split()), code
        assert not text.endswith("."), code


@pytest.mark.parametrize("catalogue", [en.MESSAGES, id_.MESSAGES], ids=["en", "id"])
def test_what_is_no_sentence_has_no_full_stop(catalogue: dict[str, str]) -> None:
    """Captions may be sentences, from a capital to a full stop; all else is a phrase."""
    for code, text in catalogue.items():
        assert text[0].isupper() or not text.endswith("."), code


def test_every_code_that_is_given_has_a_message() -> None:
    """No reader is left with a bare code."""
    assert sorted({code for code, _ in calls()} - set(en.MESSAGES)) == []


def test_every_message_is_given_somewhere() -> None:
    """The catalogue holds no text that nothing says."""
    assert [code for code in sorted(en.MESSAGES) if not said(code)] == []


def test_every_placeholder_is_filled_in_where_the_code_is_given() -> None:
    """A call whose parameters can be read off names all that the text fills in."""
    lacking: list[tuple[str, set[str]]] = []
    seen = 0
    for code, call in calls():
        given = {k.arg: k.value for k in call.keywords}
        if isinstance(call.func, ast.Name) and call.func.id == "fault":
            names = {"value", *(n for n in given if n is not None)} if None not in given else None
        else:
            params = given.get("params", given.get("witness"))
            names = keys(params) if params is not None else set[str]()
            names = None if names is None else names | {"where"}
        if names is not None:
            seen += 1
            needed = {name for name, _ in placeholders(en.MESSAGES[code])}
            if not needed <= names and not variable(call) and code not in COMPLETED:
                lacking.append((code, needed - names))
    assert lacking == []
    assert seen > 20


def keys(params: ast.expr) -> set[str] | None:
    """The keys of a dict that is written out, else None."""
    if not isinstance(params, ast.Dict):
        return None
    names = [k.value if isinstance(k, ast.Constant) else None for k in params.keys]
    return {str(n) for n in names} if None not in names else None


def variable(call: ast.Call) -> bool:
    """Whether some of a call's arguments cannot be read off."""
    return any(k.arg is None for k in call.keywords) or any(
        isinstance(a, ast.Starred) for a in call.args
    )


def enums() -> Iterator[Enum]:
    """Every member of every enum of the package."""
    classes = {
        value
        for module in modules()
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Enum)
        if value.__module__.startswith("jipp")
    }
    for cls in sorted(classes, key=lambda c: c.__qualname__):
        yield from cls


@each(enums())
def test_every_member_of_an_enum_has_a_word_in_both_languages(member: Enum) -> None:
    """A form or a table never shows the value of the program."""
    named = isinstance(member.value, str)
    key = str(member.value) if named else f"{type(member).__name__.lower()}_{member.value}"
    assert key in en.TERMS
    assert key in id_.TERMS


def test_every_kind_of_thing_that_is_looked_up_has_a_word() -> None:
    """`no province is called …`: the kind is a word of the language."""
    kinds = {
        call.args[0].value
        for tree in trees()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "unknown_name"
        and isinstance(call.args[0], ast.Constant)
    }
    assert len(kinds) > 3
    assert {str(kind) for kind in kinds} - set(en.TERMS) == set()


def named() -> Iterator[str]:
    """The fields that the laws that ship ask for."""
    for law in lifecycles():
        for step in law.transitions:
            yield from filter(None, map(field_of, parts_of(step.requires)))
    for edition in editions():
        clauses = edition.exclusions if isinstance(edition.exclusions, tuple) else ()
        yield from (name for c in clauses if isinstance(c, Clause) for name in c.fields)


def field_of(rule: Requirement) -> str | None:
    """The field of the subject that a requirement looks at."""
    if isinstance(rule, HasField):
        return rule.name
    if isinstance(rule, SameAgency):
        return rule.of
    return rule.since if isinstance(rule, MinimumAge) else None


@pytest.mark.parametrize("name", sorted(set(named())))
def test_what_the_shipped_laws_name_has_a_word_in_both_languages(name: str) -> None:
    """No refusal of theirs shows a raw id such as `implemented_on`."""
    said = called(name, "field")
    assert "_" not in said.id + said.en
    assert said.id == "unit" or said.id != said.en


def test_the_facts_that_an_edition_asks_for_have_words_of_that_edition() -> None:
    """What only the caller knows is asked for in words, in both languages."""
    asked = set[tuple[int, str]]()
    for edition in editions():
        clauses = edition.exclusions if isinstance(edition.exclusions, tuple) else ()
        asked |= {(edition.year, n) for c in clauses if isinstance(c, Clause) for n in c.facts}
        ages = edition.ages if isinstance(edition.ages, tuple) else ()
        asked |= {(edition.year, n) for _, rule in ages for n, _ in rule.lenient}
    assert asked == {(e.year, name) for e in editions() for name, _ in e.words}
    assert len(asked) > 1


def test_every_action_of_the_shipped_laws_has_a_noun() -> None:
    """A sentence begins with "pendaftaran", not with "daftarkan"."""
    law = next(law for law in lifecycles() if law.definition == "innovation@2021")
    params = {"action": "register", "state": "trial", "states": ("idea",), "words": law._words}
    assert all(step.noun for law in lifecycles() for step in law.transitions)
    assert render("wrong_state", params.items(), "id") == (
        "pendaftaran tidak dapat dilakukan pada status uji coba, hanya dalam: inisiatif"
    )
    assert render("wrong_state", {**params, "action": "fly"}.items(), "en") == (
        "fly is not possible in the state trial, only in: idea"
    )


@pytest.mark.parametrize("lang", ["en", "id"])
def test_an_action_possible_in_no_state_is_said_to_be_so(lang: str) -> None:
    """Nobody is sent to a state called none."""
    params = {"action": "register", "state": "trial", "states": ()}
    text = render("wrong_state", params.items(), lang)
    assert ("nor in any other" if lang == "en" else "ataupun status lain") in text


def test_indonesian_is_written_in_the_official_spelling() -> None:
    """Words of the old spelling and of daily speech do not occur, nor do forms of English."""
    text = "\n".join([*id_.MESSAGES.values(), *id_.TERMS.values()]).lower()
    found = re.findall(
        r"\b(?:gak|nggak|kalo|resiko|analisa|aktifitas|praktek|apotik|jaman|hutang|sekedar|"
        r"merubah|dimana|diatas|dibawah|di karenakan|the|and|must|give)\b",
        text,
    )
    assert found == []


def test_english_is_british_throughout() -> None:
    """One spelling of English: that of the enum values."""
    text = "\n".join([*en.MESSAGES.values(), *en.TERMS.values()]).lower()
    assert re.findall(r"\b\w*(?:ization|izing|ized|center|color|behavior)\w*\b", text) == []
