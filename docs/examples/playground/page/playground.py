"""What the page asks of jipp: plain data in, plain data out, nothing kept between two questions.

The page holds a lifecycle, an innovation, a rubric and sheets as JSON, and sends what a question
needs. So the same functions serve a web worker, a server or a test.
"""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, Final, Literal, TypeAlias, TypeVar

import attrs

import jipp
from jipp import (
    Actor,
    Agency,
    Evaluation,
    Evidence,
    EvidenceKind,
    Innovation,
    InvalidDataError,
    Lifecycle,
    Problem,
    Refused,
    Rubric,
    Sheet,
    Text,
    law,
)
from jipp.errors import JippError

__all__ = ["answer", "places"]

Json: TypeAlias = Any
Data: TypeAlias = dict[str, Json]
T = TypeVar("T")

_BROKEN: Final = Text(
    id="bukan JSON yang benar: periksa tanda kutip, koma, dan kurung di sini",
    en="not valid JSON: look at the quotes, commas and brackets here",
)
_OWNER: Final = Agency(id="kab-bangka", name="Kabupaten Bangka", kind="regency", province="ID-BB")
_PROVINCE: Final = Agency(
    id="prov-babel", name="Kepulauan Bangka Belitung", kind="province", province="ID-BB"
)
_FAR: Final = Agency(id="prov-jatim", name="Jawa Timur", kind="province", province="ID-JI")
_AGENCIES: Final = {"own": _OWNER, "near": _PROVINCE, "far": _FAR}
# The fields of an innovation that can be filled in on the page.
_LABELS: Final = {
    "implemented_on": Text(id="Mulai diterapkan", en="In use since"),
    "title": Text(id="Judul", en="Title"),
    "unit": Text(id="Unit kerja", en="Unit"),
}
# Words that say no more than a field left out; `source` says something when it is empty.
_SPARE: Final[tuple[object, ...]] = (None, "", [])


@cache
def _lifecycles() -> dict[str, Lifecycle]:
    """The lifecycles of an innovation, the one in force first."""
    found = {one.definition: one for one in law.lifecycles() if one.id == "innovation"}
    return dict(sorted(found.items(), reverse=True))


def _spare(data: Json) -> Json:
    """Leave out of a wire form what only repeats a default."""
    if isinstance(data, dict):
        return {
            key: _spare(value)
            for key, value in data.items()
            if key == "source" or value not in _SPARE
        }
    return [_spare(value) for value in data] if isinstance(data, list) else data


def _written(value: object) -> str:
    """Write a value as JSON for a person to edit."""
    return json.dumps(_spare(jipp.to_wire(value)), ensure_ascii=False, indent=2)


def _blank(text: str, at: int) -> int:
    found = re.compile(r"[ \t\n\r]*").match(text, at)
    return found.end() if found else at


def places(text: str) -> dict[str, int]:
    """Map each JSON pointer of a well-formed document to the position where its value begins.

    >>> places('{"a": [10, 20]}')
    {'': 0, '/a': 6, '/a/0': 7, '/a/1': 11}
    """
    found: dict[str, int] = {}
    read = json.JSONDecoder().raw_decode

    def value(at: int, path: str) -> int:
        found[path] = at = _blank(text, at)
        if text[at] not in "{[":
            return read(text, at)[1]
        count, at = 0, _blank(text, at + 1)
        while text[at] not in "}]":
            key = str(count)
            if text[found[path]] == "{":
                key, at = read(text, at)
                at = _blank(text, at) + 1
            at = _blank(text, value(at, f"{path}/{key.replace('~', '~0').replace('/', '~1')}"))
            at = _blank(text, at + 1) if text[at] == "," else at
            count += 1
        return at + 1

    value(0, "")
    return found


def _faults(problems: Iterable[Problem], lang: str, text: str = "") -> list[Data]:
    """Write problems down, each with the line and position in the text where it is to be mended."""
    known = places(text) if text else {}
    rows: list[Data] = []
    for problem in problems:
        path = problem.path
        while path and path not in known:
            path = path.rpartition("/")[0]
        at = known.get(path, 0)
        line = text.count("\n", 0, at) + 1
        told = problem.message(lang)
        rows.append({"path": problem.path, "at": at, "line": line, "text": told})
    return rows


class _UnreadableError(Exception):
    """A text that holds no value of the kind that was asked for."""

    def __init__(self, faults: list[Data]) -> None:
        super().__init__(faults)
        self.faults = faults


def _read(text: str, kind: type[T], lang: str) -> T:
    """Read an edited text, or say what is wrong with it and where."""
    try:
        found = jipp.from_wire(json.loads(text), into=kind)
    except json.JSONDecodeError as error:
        fault = {"path": "", "at": error.pos, "line": error.lineno, "text": _BROKEN.text(lang)}
        raise _UnreadableError([fault]) from error
    except InvalidDataError as error:
        raise _UnreadableError(_faults(error.problems, lang, text)) from error
    return found


def _start(_: Data, lang: str) -> Data:
    """What there is to choose from."""
    return {
        "version": jipp.__version__,
        "python": sys.version.split()[0],
        "lifecycles": [
            {"key": key, "label": f"{one.title.text(lang)} [{key}]"}
            for key, one in _lifecycles().items()
        ],
        "rubrics": [
            {"key": one.id, "label": f"{one.title.text(lang)} [{one.id}]"} for one in law.rubrics()
        ],
    }


def _show_lifecycle(data: Data, _: str) -> Data:
    """A lifecycle that ships, as text to edit."""
    return {"text": _written(_lifecycles()[data["key"]])}


def _check(data: Data, lang: str) -> Data:
    """Whether an edited lifecycle works, what of it is probably not meant, and what it asks."""
    lifecycle = _read(data["text"], Lifecycle, lang)
    return {
        "definition": lifecycle.definition,
        "states": len(lifecycle.states),
        "warnings": [finding.message(lang) for finding in jipp.check(lifecycle)],
        "asks": _asks(lifecycle, lang),
    }


def _named(data: Json, tag: str, key: str) -> Iterator[str]:
    """The names that the requirements of a kind bear, anywhere in a wire form."""
    if isinstance(data, dict):
        if data.get("type") == tag:
            yield data[key]
        for value in data.values():
            yield from _named(value, tag, key)
    elif isinstance(data, list):
        for value in data:
            yield from _named(value, tag, key)


def _asks(lifecycle: Lifecycle, lang: str) -> Data:
    """What a lifecycle asks of who walks it: roles, fields to fill in, facts, evidence."""
    wire = jipp.to_wire(lifecycle)
    subject = Innovation(id="antre", title="Antre dari Rumah", agency=_OWNER)
    fields = [
        {"name": name, "label": _LABELS[name].text(lang), "day": name.endswith("_on")}
        for name in dict.fromkeys(_named(wire, "has_field", "name"))
        if name in _LABELS
    ]
    asked = dict.fromkeys(_named(wire, "has_evidence", "kind"))
    return {
        "roles": [
            {"name": role, "label": lifecycle.word(role, "role").text(lang)}
            for role in lifecycle.roles
        ],
        "fields": fields,
        "facts": [
            {"name": name, "label": lifecycle.word(name, "fact").text(lang)}
            for name in sorted(set(_named(wire, "fact", "name")))
        ],
        "evidence": [
            {"name": kind, "label": EvidenceKind(kind).label.text(lang)} for kind in asked
        ],
        "subject": jipp.to_wire(subject),
    }


def _plain(text: str) -> Json:
    """Read what was typed as a fact or a mark: a number where it is one, with comma or point."""
    text = text.strip()
    if re.fullmatch(r"[+-]?\d+,\d+", text):
        text = text.replace(",", ".")
    words = {"": None, "ya": True, "yes": True, "tidak": False, "no": False}
    return words.get(text.casefold(), text)


def _fact(text: str) -> Json:
    told = _plain(text)
    number = re.fullmatch(r"[+-]?\d+(\.\d+)?", told) if isinstance(told, str) else None
    return Decimal(told) if number else told


def _walk(data: Data, lang: str) -> Data:
    """Let an innovation take an action, if one is named, and say what can be done next."""
    lifecycle = _read(data["law"], Lifecycle, lang)
    on = date.fromisoformat(data["on"])
    by = Actor(id=data["by"], roles=data["roles"], agency=_AGENCIES[data["agency"]])
    subject = jipp.from_wire(data["subject"], into=Innovation)
    given: dict[str, Any] = {
        "on": on,
        "by": by,
        "note": data["note"],
        "facts": {n: _fact(v) for n, v in data["facts"].items() if v.strip()},
        "evidence": [Evidence(id=f"{k}-{on}", kind=k, issued_on=on) for k in data["evidence"]],
        "under": lifecycle,
    }
    action = data.get("action")
    refused: list[str] | None = None
    if action and not subject.history:
        try:
            subject = jipp.begin(subject, lifecycle=lifecycle, **given)
        except jipp.TransitionRefusedError as error:
            refused = [problem.message(lang) for problem in error.problems]
    elif action:
        found = jipp.decide(subject, action, **given)
        subject = found.subject
        if isinstance(found, Refused):
            refused = [reason.message(lang) for reason in found.reasons]
    if refused is None and action:
        given.update(evidence=(), note="")
    standing = _standing(subject, lifecycle, given, lang)
    return {"refused": refused, **standing, **_pictures(subject, lifecycle, on, data, lang)}


def _standing(subject: Innovation, lifecycle: Lifecycle, given: Data, lang: str) -> Data:
    """Where a subject stands: its state, what can be done, its history, what is owed."""

    def word(id: str | None, kind: Literal["state", "action", "obligation"]) -> str:
        return lifecycle.word(id, kind).text(lang) if id else ""

    last = subject.history[-1] if subject.history else None
    return {
        "subject": jipp.to_wire(subject),
        "title": subject.title,
        "begun": last is not None,
        "state": word(last.target, "state") if last else "",
        "phase": last.phase.label.text(lang) if last and last.phase else "",
        "options": [
            {
                "action": option.action,
                "label": word(option.action, "action"),
                "target": word(option.target, "state"),
                "permitted": option.permitted,
                "elsewhere": any(r.code in {"wrong_state", "finished"} for r in option.reasons),
                "reasons": [reason.message(lang) for reason in option.reasons],
                "from": str(option.satisfied_from or ""),
            }
            for option in jipp.options(subject, lifecycle=lifecycle, **given)
        ],
        "history": [
            {
                "number": entry.number,
                "on": str(entry.on),
                "action": word(entry.action, "action"),
                "target": word(entry.target, "state"),
                "phase": entry.phase.value if entry.phase else "",
                "by": entry.by.id if entry.by else "",
                "note": entry.note,
                "evidence": list(entry.evidence),
            }
            for entry in subject.history
        ],
        "due": [
            f"{word(duty.obligation, 'obligation')}: {duty.due_on}, {duty.status.label.text(lang)}"
            for duty in jipp.due(subject, on=given["on"], under=lifecycle)
        ],
    }


def _pictures(subject: Innovation, lifecycle: Lifecycle, on: date, data: Data, lang: str) -> Data:
    """The way through the lifecycle, and the time it took, none for a day before it began."""
    way = jipp.draw(subject, under=lifecycle) if subject.history else jipp.draw(lifecycle)
    begun = subject.history and on >= subject.history[0].on
    time = jipp.draw_timeline(subject, on=on, under=lifecycle) if begun else None
    width = data.get("width", "wide")
    return {
        "svg": way.to_svg(lang=lang, width=width),
        "timeline": time.to_svg(lang=lang, width=width) if time else "",
    }


def _show_rubric(data: Data, _: str) -> Data:
    """A rubric that ships, as text to edit, and three made-up proposals judged by two."""
    rubric = law.rubric(data["key"])
    return {"text": _written(rubric), "sheets": _sheets(rubric)}


_FULL: Final = 5
_MARKED: Final = {"antre": (4, 5), "satu-pintu": (5, 4), "e-lapor": (3, 5)}


def _sheets(rubric: Rubric) -> list[Data]:
    """Marks in fifths of each scale; two proposals come to the same total."""
    return [
        {
            "subject": subject,
            "judge": judge,
            "marks": {
                leaf.id: _in_fifths(leaf.scale, fifths[(i + j) % 2])
                for i, leaf in enumerate(rubric.leaves)
            },
        }
        for subject, fifths in _MARKED.items()
        for j, judge in enumerate(("ani", "budi"))
    ]


def _in_fifths(scale: object, fifths: int) -> str:
    match scale:
        case jipp.Range():
            low, high, step = Fraction(scale.low), Fraction(scale.high), Fraction(scale.step or 0)
            above = (high - low) * fifths / _FULL
            return str(low + (above // step * step if step else above))
        case jipp.YesNo():
            return "ya" if fifths == _FULL else "tidak"
        case jipp.Levels(points=points):
            return points[min(fifths, len(points)) - 1][0]
        case _:
            return ""


def _score(data: Data, lang: str) -> Data:
    """Score the sheets by an edited rubric, rank them, and explain each total to the last mark."""
    rubric = _read(data["text"], Rubric, lang)
    sheets: list[Sheet] = []
    faults: list[Data] = []
    for i, row in enumerate(data["sheets"]):
        marks = {name: _plain(mark) for name, mark in row["marks"].items()}
        try:
            sheets.append(Sheet(subject=row["subject"], judge=row["judge"], marks=marks))
        except JippError as error:
            faults += _faults(
                (attrs.evolve(p, path=f"/sheets/{i}{p.path}") for p in error.problems), lang
            )
    if faults:
        return {"faults": faults}
    try:
        results = jipp.evaluate_all(rubric, sheets)
    except jipp.RubricError as error:
        return {"problems": _faults(error.problems, lang, data["text"])}
    ranking = jipp.rank(results)
    explained = {one.subject: one.explain(lang) for one in results if one.total is not None}
    return {
        "faults": [fault for one in results for fault in _faults(one.problems, lang)],
        "rows": [
            {
                "rank": str(standing.rank),
                "subject": standing.subject,
                "total": jipp.i18n.show(_total(results, standing.subject), lang),
                "tied": standing.tied,
                "explain": explained[standing.subject],
            }
            for standing in ranking.standings
        ],
    }


def _total(results: Iterable[Evaluation], subject: str) -> object:
    return next(one.total for one in results if one.subject == subject)


_ANSWERS: Final[Mapping[str, Callable[[Data, str], Data]]] = {
    "start": _start,
    "lifecycle": _show_lifecycle,
    "check": _check,
    "walk": _walk,
    "rubric": _show_rubric,
    "score": _score,
}


def answer(question: str) -> str:
    """Answer a question of the page: JSON with `ask` and `lang` in, JSON out.

    What is wrong with an edited text stands in `problems`, each with its place.

    >>> answer('{"ask": "check", "lang": "id", "text": "{}"}').partition(", ")[0]
    '{"problems": [{"path": "/id"'
    """
    data: Data = json.loads(question)
    lang = data["lang"]
    try:
        told = _ANSWERS[data["ask"]](data, lang)
    except _UnreadableError as error:
        told = {"problems": error.faults}
    except JippError as error:
        told = {"problems": _faults(error.problems, lang)}
    return json.dumps(told, ensure_ascii=False)
