"""The rubrics that ship, by id."""

from typing import Final

from jipp._fields import as_str, refuse
from jipp._text import unknown_name
from jipp.law.indices import (
    hub_maturity_2025,
    iga_2023,
    iid_2023,
    iid_2024,
    iid_2026,
    ipp_2017,
    ipp_2022,
)
from jipp.law.kipp import y2019 as kipp_2019, y2022 as kipp_2022, y2023 as kipp_2023
from jipp.model.rubric import Rubric

__all__ = ["RUBRICS", "rubric", "rubrics"]

RUBRICS: Final = (
    kipp_2023.UMUM,
    kipp_2022.UMUM,
    kipp_2019.RUBRIC,
    kipp_2023.KHUSUS,
    kipp_2022.KHUSUS,
    iga_2023.RUBRIC,
    iid_2026.GOVERNMENT,
    iid_2026.INNOVATION,
    iid_2024.INNOVATION,
    iid_2023.INNOVATION,
    ipp_2022.RUBRIC,
    ipp_2022.F02,
    ipp_2017.RUBRIC,
    hub_maturity_2025.RUBRIC,
)
_BY_ID: Final = {one.id: one for one in RUBRICS}


def rubric(id: str) -> Rubric:
    """Give a rubric by its id, whatever the day; its `in_force` says when it holds.

    Raises:
        InvalidInputError: an id that is no text.
        UnknownNameError: no such rubric; with the nearest that there are.

    >>> [(c.id, int(c.weight)) for c in rubric("ipp-2022").criteria][:2]
    [('kebijakan-pelayanan', 24), ('profesionalisme-sdm', 25)]
    """
    refuse(id=as_str(id))
    if id in _BY_ID:
        return _BY_ID[id]
    raise unknown_name("rubric", id, _BY_ID)


def rubrics() -> tuple[Rubric, ...]:
    """List all rubrics that ship, newest of each kind first.

    >>> [one.id for one in rubrics() if one.id.startswith("ipp")]
    ['ipp-2022', 'ipp-2022-f02', 'ipp-2017']
    """
    return RUBRICS
