"""Evidence: from when to when it is valid, and that its ids differ."""

from datetime import date, datetime

import pytest

from jipp import Evidence, EvidenceKind, InvalidInputError
from jipp.model.evidence import as_evidence, as_evidence_kind

DAY = date(2024, 12, 31)


@pytest.mark.parametrize(
    ("issued_on", "valid_until", "on", "holds"),
    [
        (None, None, date.min, True),
        (None, DAY, DAY, True),
        (None, DAY, date(2025, 1, 1), False),
        (DAY, None, date(2024, 12, 30), False),
        (DAY, None, DAY, True),
        (DAY, DAY, DAY, True),
    ],
)
def test_evidence_is_valid_from_its_issue_to_its_last_day(
    issued_on: date | None, valid_until: date | None, on: date, *, holds: bool
) -> None:
    """Both days count; without an issue it always was, without a last day it always will be."""
    evidence = Evidence(id="a", kind="budget", issued_on=issued_on, valid_until=valid_until)
    assert evidence.holds(on) is holds


def test_a_last_day_before_the_issue_is_refused() -> None:
    """The error says which day lies before which."""
    with pytest.raises(InvalidInputError) as caught:
        Evidence(id="a", kind="budget", issued_on=DAY, valid_until=date(2024, 1, 1))
    assert caught.value.by_path() == {
        "/valid_until": "1 January 2024 lies before 31 December 2024; give a later day"
    }
    assert caught.value.by_path("id") == {
        "/valid_until": "1 Januari 2024 mendahului 31 Desember 2024; isi tanggal yang lebih akhir"
    }


def test_evidence_is_asked_about_a_day_only() -> None:
    """A clock or a text is a fault of the program."""
    with pytest.raises(InvalidInputError, match="/on: 2024-12-31T08:00:00 has a clock"):
        Evidence(id="a", kind="budget").holds(datetime(2024, 12, 31, 8))  # noqa: DTZ001 - a clock


def test_only_what_names_it_is_needed() -> None:
    """An id and a kind; title and reference may be empty."""
    evidence = Evidence(id="sk-1", kind="legal_basis")
    assert (evidence.title, evidence.reference) == ("", "")
    assert evidence.kind is EvidenceKind.LEGAL_BASIS


def test_an_unknown_kind_is_told_the_known_ones() -> None:
    """All twenty stand in the text, so that a form can be mended."""
    with pytest.raises(InvalidInputError) as caught:
        Evidence(id="a", kind="photo")
    text = str(caught.value)
    assert text.startswith('/kind: "photo" is not allowed here: choose one of implementation_start')
    assert all(kind.value in text for kind in EvidenceKind)
    assert len(EvidenceKind) == 20


def test_one_id_names_one_piece() -> None:
    """A second piece of the same id is a problem at its place."""
    one, other = Evidence(id="a", kind="budget"), Evidence(id="a", kind="video")
    assert as_evidence([one]) == (one,)
    assert as_evidence_kind("video") is EvidenceKind.VIDEO
    fault = as_evidence([one, other])
    assert [(p.path, p.code) for p in getattr(fault, "problems", ())] == [("/1/id", "duplicate")]
