"""An explanation adds up in front of the reader: its numbers are read back and computed again."""

import re
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, strategies as st

from jipp import evaluate
from jipp.i18n import term
from tests.strategies import rubrics, sheets

WORDS = {
    "en": {
        "value": "value",
        "contribution": "contribution",
        "total": "Total",
        "of": "of",
        "marks": "marks",
    },
    "id": {
        "value": "nilai",
        "contribution": "kontribusi",
        "total": "Nilai akhir",
        "of": "dari",
        "marks": "nilai juri",
    },
}


class Reader:
    """Reads what an explanation says in one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.words = WORDS[lang]

    def number(self, text: str) -> Fraction:
        """A number as it is printed: 7.5 or 7,5, or 49/6."""
        assert not (self.lang == "id" and "." in text)
        return Fraction(text.replace(",", ".") if self.lang == "id" else text)

    def compute(self, terms: str) -> Fraction:
        """What printed terms come to: sums, products, quotients, and the words for the rest."""
        if match := re.fullmatch(rf"(.+) {self.words['of']} (.+)", terms):
            listed = sorted(map(self.number, match[2].split("; ")))
            middle = listed[(len(listed) - 1) // 2 : len(listed) // 2 + 1]
            found = {
                "median": sum(middle, Fraction(0)) / len(middle),
                "min": listed[0],
                "max": listed[-1],
            }
            return found[next(k for k in found if term(k).text(self.lang) == match[1])]
        if match := re.fullmatch(r"\((.+)\) / (\d+)", terms):
            return self.compute(match[1]) / int(match[2])
        if match := re.fullmatch(r"(\S+) \u00d7 (\S+)(?: / (\S+))?", terms):
            product = self.number(match[1]) * self.number(match[2])
            return product / (self.number(match[3]) if match[3] else 1)
        return sum(map(self.number, terms.split(" + ")), Fraction(0))

    def result(self, text: str) -> Fraction:
        """What a line comes to, after each rounding has been checked."""
        first, *roundings = re.split(r", (?:rounded to|dibulatkan ke) ", text)
        terms, _, written = first.rpartition(" = ")
        exact, _, about = written.partition(" ≈ ")
        if exact.startswith(("weighted", "rata-rata")):
            return self.number(roundings[0].rpartition(": ")[2])
        value = self.number(exact)
        assert not terms or self.compute(terms) == value
        assert not about or abs(self.number(about) - value) <= Fraction(1, 20_000)
        for rounding in roundings:
            match = re.fullmatch(r"(\S+) \((.+)\): (\S+)", rounding)
            assert match
            value = self.rounded(value, self.number(match[1]), match[2])
            assert self.number(match[3]) == value
        return value

    def rounded(self, value: Fraction, unit: Fraction, words: str) -> Fraction:
        """A value rounded to a multiple of a unit, in a mode that is said in words."""
        modes = ("up", "down", "ceiling", "floor", "half_up", "half_down", "half_even", "05up")
        mode = next(mode for mode in modes if term(mode).text(self.lang) == words)
        # Enough digits that none of the drawn fractions seems to lie on a boundary.
        digits = Decimal(f"{float(value / unit):.9f}")
        return int(digits.quantize(Decimal(1), rounding=f"ROUND_{mode.upper()}")) * unit


def line(reader: Reader, text: str, word: str) -> str:
    """The line of a part that begins with a word; a lone mark is the value itself."""
    found = [t for t in text.splitlines() if t.startswith(f"{word}: ")]
    if found:
        return found[-1].partition(": ")[2]
    (marks,) = [t for t in text.splitlines() if t.startswith(f"{reader.words['marks']}: ")]
    assert ";" not in marks
    return marks.removesuffix(" (adjudicator)").removesuffix(" (penengah)").rpartition(" ")[2]


def parts(text: str) -> list[str]:
    """The criteria of a level, each with the lines below it, pulled to the margin."""
    found: list[list[str]] = []
    lines = text.splitlines()
    for said, below in zip(lines, [*lines[1:], ""], strict=True):
        if not said.startswith("  ") and below.startswith("  "):
            found.append([])
        elif said.startswith("  ") and found:
            found[-1].append(said[2:])
    return ["\n".join(lines) for lines in found]


def check(reader: Reader, text: str, last: str) -> Fraction:
    """Reckon a part again, from its criteria up; what these contribute is what it adds."""
    below: list[Fraction] = []
    for part in parts(text):
        value = check(reader, part, reader.words["value"])
        share = [s for s in part.splitlines() if s.startswith(f"{reader.words['contribution']}: ")]
        if share:
            terms = share[0].partition(": ")[2]
            assert reader.number(terms.split()[0].rstrip(",")) == value or " = " not in terms
            value = reader.result(terms)
        below.append(value)
    said = line(reader, text, last)
    if below:
        terms = re.split(r" = |, (?:rounded|dibulatkan)", said)[0]
        listed = re.split(r" \+ |; ", terms.rpartition(f" {reader.words['of']} ")[2])
        assert [reader.number(t.split()[0]) for t in listed] == below
    return reader.result(said)


@given(st.data())
def test_an_explanation_adds_up_to_the_total(data: st.DataObject) -> None:
    """Whoever computes the printed numbers again, line by line, comes to the published total."""
    rubric = data.draw(rubrics())
    found = evaluate(rubric, data.draw(sheets(rubric)))
    for lang in ("en", "id"):
        reader = Reader(lang)
        _, _, body = found.explain(lang).partition("\n")
        assert check(reader, body, reader.words["total"]) == found.total
