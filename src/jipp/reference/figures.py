"""Published figures: whole tables as they were printed, found by name."""

from collections.abc import Mapping
from typing import Any, Final, Literal, overload

from jipp._fields import as_str, refuse
from jipp._text import unknown_name
from jipp.model.funnel_year import FunnelYear
from jipp.reference.data.duties import DUTIES
from jipp.reference.data.funnel import FUNNEL
from jipp.reference.data.judging_rules import JUDGING_RULES
from jipp.reference.data.kipp import CLUSTERS, TOP9_2014
from jipp.reference.data.network_details import HUB_DETAILS, MODEL_AREAS, NETWORK_COUNTS
from jipp.reference.data.older_rows import OLDER_ROWS
from jipp.reference.data.participation import CATEGORIES, PARTICIPATION
from jipp.reference.data.province_details import CODE_TABLES, PROVINCE_DETAILS
from jipp.reference.data.scores import IID, IPP, KRENOVA_2019
from jipp.reference.rows import (
    CategoryCounts,
    ClusterCount,
    CodeTable,
    Duty,
    HubDetail,
    InnovationScore,
    JudgingRule,
    ModelArea,
    NetworkCount,
    OlderRow,
    Participation,
    ProvinceDetail,
    RegionScore,
    TopInnovation,
)

__all__ = ["TABLES", "published"]

_RECORDS: Final[Mapping[str, tuple[object, ...]]] = {
    "hub-details": HUB_DETAILS,
    "iid": IID,
    "iid-categories": CATEGORIES,
    "iid-older-rows": OLDER_ROWS,
    "iid-participation": PARTICIPATION,
    "ipp": IPP,
    "judging-rules": JUDGING_RULES,
    "jippnas": NETWORK_COUNTS,
    "kipp-clusters": CLUSTERS,
    "kipp-funnel": FUNNEL,
    "kipp-top9-2014": TOP9_2014,
    "krenova-2019": KRENOVA_2019,
    "model-areas": MODEL_AREAS,
    "obligations": DUTIES,
    "province-codes": CODE_TABLES,
    "province-details": PROVINCE_DETAILS,
}
TABLES: Final = tuple(_RECORDS)


@overload
def published(name: Literal["ipp", "iid"]) -> tuple[RegionScore, ...]: ...
@overload
def published(name: Literal["iid-participation"]) -> tuple[Participation, ...]: ...
@overload
def published(name: Literal["iid-categories"]) -> tuple[CategoryCounts, ...]: ...
@overload
def published(name: Literal["kipp-funnel"]) -> tuple[FunnelYear, ...]: ...
@overload
def published(name: Literal["kipp-clusters"]) -> tuple[ClusterCount, ...]: ...
@overload
def published(name: Literal["kipp-top9-2014"]) -> tuple[TopInnovation, ...]: ...
@overload
def published(name: Literal["krenova-2019"]) -> tuple[InnovationScore, ...]: ...
@overload
def published(name: Literal["jippnas"]) -> tuple[NetworkCount, ...]: ...
@overload
def published(name: Literal["judging-rules"]) -> tuple[JudgingRule, ...]: ...
@overload
def published(name: Literal["model-areas"]) -> tuple[ModelArea, ...]: ...
@overload
def published(name: Literal["hub-details"]) -> tuple[HubDetail, ...]: ...
@overload
def published(name: Literal["province-codes"]) -> tuple[CodeTable, ...]: ...
@overload
def published(name: Literal["province-details"]) -> tuple[ProvinceDetail, ...]: ...
@overload
def published(name: Literal["iid-older-rows"]) -> tuple[OlderRow, ...]: ...
@overload
def published(name: Literal["obligations"]) -> tuple[Duty, ...]: ...
@overload
def published(name: str) -> tuple[Any, ...]: ...
def published(name: str) -> tuple[Any, ...]:
    """Give the records of a published table, in its order; `TABLES` lists the names.

    Figures stand as they were printed, contradictions included: the `basis` of a record says
    what is known to be wrong with it. What a source leaves out is `UNKNOWN`.

    Raises:
        InvalidInputError: a name that is no text.
        UnknownNameError: no table of that name.

    >>> first = published("ipp")[0]
    >>> first.region, first.score, first.rank
    ('Jawa Barat', Decimal('4.76'), 1)
    """
    refuse(name=as_str(name))
    if name not in _RECORDS:
        raise unknown_name("table", name, TABLES)
    return _RECORDS[name]
