"""The hash chain of a history: a digest of every entry and all before it."""

from datetime import UTC
from typing import Any

from jipp._canonical import digest as digest_of
from jipp.lifecycle.arguments import check_subject
from jipp.model.history import Actor, Entry
from jipp.typing import Moving

__all__ = ["digest", "digests"]


def digest(subject: Moving) -> str:
    """Return the digest of a whole history, in hexadecimal (SHA-256).

    Whoever keeps it elsewhere can later check with `audit` whether the history is still the same,
    or has only grown.

    Raises:
        InvalidInputError: not a subject.

    >>> digest(Hub(id="h", agency=Agency(id="a", name="A", kind="city")))[:16]
    '85d7e8b590f17ac9'
    """
    chain = digests(subject)
    return chain[-1] if chain else seed(subject)


def digests(subject: Moving) -> tuple[str, ...]:
    """Return the digest after every entry, oldest first: each covers it and all before it.

    The chain begins with the subject's id. An entry is written as canonical JSON (RFC 8785), its
    instant in UTC, its actor whole.

    Raises:
        InvalidInputError: not a subject.

    >>> digests(Hub(id="h", agency=Agency(id="a", name="A", kind="city")))
    ()
    """
    check_subject(subject)
    chain: list[str] = []
    last = seed(subject)
    for entry in subject.history:
        last = chained(last, entry)
        chain.append(last)
    return tuple(chain)


def seed(subject: Moving) -> str:
    """Return the digest that a subject's chain begins with."""
    return digest_of({"subject": subject.id})


def chained(before: str, entry: Entry) -> str:
    """Return the digest of an entry after the one before it."""
    return digest_of({"before": before, "entry": _plain(entry)})


def _plain(entry: Entry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "subject": entry.subject,
        "action": entry.action,
        "source": entry.source,
        "target": entry.target,
        "phase": entry.phase.value if entry.phase is not None else None,
        "on": entry.on.isoformat(),
        "recorded_at": (
            entry.recorded_at.astimezone(UTC).isoformat() if entry.recorded_at is not None else None
        ),
        "by": _actor(entry.by) if entry.by is not None else None,
        "evidence": entry.evidence,
        "note": entry.note,
        "definition": entry.definition,
        "reverts": entry.reverts,
        **({} if entry.since is None else {"since": entry.since.isoformat()}),
    }


def _actor(actor: Actor) -> dict[str, Any]:
    agency = actor.agency
    return {
        "id": actor.id,
        "roles": actor.roles,
        "agency": None
        if agency is None
        else {
            "id": agency.id,
            "name": agency.name,
            "kind": agency.kind.value,
            "province": agency.province,
        },
    }
