"""Where each province stands on a map of equal tiles: our own arrangement, no official one.

A place is (column, row) of a tile's upper left corner in half tiles, from the north-west on. A
province keeps its place through the years, so that a map lacks those not yet made, and nothing
else moves.
"""

from collections.abc import Mapping
from typing import Final

from jipp.model.basis import DESIGN

BASIS: Final = DESIGN
TILES: Final[Mapping[str, tuple[int, int]]] = {
    "ID-AC": (0, 0),
    "ID-SU": (1, 2),
    "ID-RI": (3, 2),
    "ID-KR": (5, 2),
    "ID-SB": (1, 4),
    "ID-JA": (3, 4),
    "ID-BE": (2, 6),
    "ID-SS": (4, 6),
    "ID-BB": (6, 6),
    "ID-LA": (4, 8),
    "ID-JK": (7, 8),
    "ID-BT": (5, 10),
    "ID-JB": (7, 10),
    "ID-JT": (9, 10),
    "ID-JI": (11, 10),
    "ID-YO": (9, 12),
    "ID-BA": (14, 10),
    "ID-NB": (16, 10),
    "ID-NT": (18, 10),
    "ID-KU": (11, 2),
    "ID-KB": (9, 4),
    "ID-KI": (11, 4),
    "ID-KT": (9, 6),
    "ID-KS": (11, 6),
    "ID-GO": (14, 2),
    "ID-SA": (16, 2),
    "ID-SR": (14, 4),
    "ID-ST": (16, 4),
    "ID-SN": (14, 6),
    "ID-SG": (16, 6),
    "ID-MU": (19, 3),
    "ID-MA": (19, 6),
    "ID-PD": (22, 2),
    "ID-PB": (22, 4),
    "ID-PA": (24, 4),
    "ID-PT": (22, 6),
    "ID-PE": (24, 6),
    "ID-PS": (24, 8),
}
