"""The lifecycle engine: how a subject moves through regulated states, and why it may not."""

from jipp.lifecycle.auditing import audit
from jipp.lifecycle.changing import Change, Comparison, compare, migrate
from jipp.lifecycle.choices import options
from jipp.lifecycle.correcting import revert
from jipp.lifecycle.deadlines import catch_up, due, next_automatic
from jipp.lifecycle.moving import advance, begin, decide
from jipp.lifecycle.outcome import Accepted, Due, DueStatus, Option, Refused, Step
from jipp.lifecycle.pictures import to_dot, to_mermaid, to_svg
from jipp.lifecycle.planning import plan
from jipp.lifecycle.sealing import digest, digests
from jipp.lifecycle.timeline import as_of

__all__ = [
    "Accepted",
    "Change",
    "Comparison",
    "Due",
    "DueStatus",
    "Option",
    "Refused",
    "Step",
    "advance",
    "as_of",
    "audit",
    "begin",
    "catch_up",
    "compare",
    "decide",
    "digest",
    "digests",
    "due",
    "migrate",
    "next_automatic",
    "options",
    "plan",
    "revert",
    "to_dot",
    "to_mermaid",
    "to_svg",
]
