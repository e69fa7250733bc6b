"""Where each province stands on a map of equal tiles: our own arrangement, no official one.

A place is (column, row) of a tile's upper left corner in half tiles, from the north-west on. A
province keeps its place through the years, so that a map lacks those not yet made, and nothing
else moves.
"""

from collections.abc import Mapping
from typing import Final

from jipp.model.basis import DESIGN
from jipp.model.text_tables import rows

BASIS: Final = DESIGN
# A row of the map, and the provinces in it by ISO code without "ID-", each with its column.
_MAP: Final = """
row | provinces...
0 | AC 0
2 | SU 1 | RI 3 | KR 5 | KU 11 | GO 14 | SA 16 | PD 22
3 | MU 19
4 | SB 1 | JA 3 | KB 9 | KI 11 | SR 14 | ST 16 | PB 22 | PA 24
6 | BE 2 | SS 4 | BB 6 | KT 9 | KS 11 | SN 14 | SG 16 | MA 19 | PT 22 | PE 24
8 | LA 4 | JK 7 | PS 24
10 | BT 5 | JB 7 | JT 9 | JI 11 | BA 14 | NB 16 | NT 18
12 | YO 9
"""
TILES: Final[Mapping[str, tuple[int, int]]] = {
    f"ID-{code}": (int(column), int(row))
    for row, *tiles in rows(_MAP)
    for code, column in (tile.split() for tile in tiles)
}
