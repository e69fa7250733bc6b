"""PermenPANRB 30/2014: how an innovation moved when the eight pilot hubs were named in 2020.

The rule in force was the older one until 2021-12-31. The press of 2020 tells of the same three
phases, the first under the name pembentukan, and a second paper writes pembentukan and penciptaan as
one phase. The three modes of knowledge transfer are told of this rule. Our states and gates are those
of the later one.
"""

from typing import Final

import attrs

from jipp.law.instruments import regulation
from jipp.law.procedures.innovation_2021 import CLAIMED, LIFECYCLE as LATER
from jipp.model.basis import Basis, Citation, Confidence, Origin

LIFECYCLE: Final = attrs.evolve(
    LATER,
    version="2020",
    in_force=regulation("permenpanrb-30-2014").in_force,
    basis=Basis(
        origin=Origin.LAW,
        confidence=Confidence.REPORTED,
        citation=Citation(regulation="permenpanrb-30-2014"),
        sources=("news of 2020", "jurnalpolisi.id ?p=30133 (2020-10-15)"),
    ),
)

CLAIMS: Final = {LIFECYCLE.definition: CLAIMED}
