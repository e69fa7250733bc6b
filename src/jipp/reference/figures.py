"""Published figures: whole tables as they were printed, found by name."""

from collections.abc import Callable, Mapping
from typing import Any, Final, Literal, overload

from jipp._fields import as_str, refuse
from jipp._text import unknown_name
from jipp.law.lookups import cluster_counts, editions
from jipp.model.activity import Activity, Partner
from jipp.model.edition import ClusterCount, FunnelYear
from jipp.reference.data.activities import ACTIVITIES
from jipp.reference.data.participation import CATEGORIES, PARTICIPATION
from jipp.reference.data.partners import PARTNERS
from jipp.reference.data.scores import IID, IPP, KRENOVA_2019
from jipp.reference.rows import CategoryCounts, InnovationScore, Participation, RegionScore
from jipp.typing import Unknown

__all__ = ["TABLES", "published"]


def _funnels() -> tuple[FunnelYear, ...]:
    funnels = (edition.funnel for edition in editions())
    return tuple(funnel for funnel in funnels if not isinstance(funnel, Unknown))


_RECORDS: Final[Mapping[str, Callable[[], tuple[object, ...]]]] = {
    "hub-activities": lambda: ACTIVITIES,
    "iid": lambda: IID,
    "iid-categories": lambda: CATEGORIES,
    "iid-participation": lambda: PARTICIPATION,
    "ipp": lambda: IPP,
    "kipp-clusters": cluster_counts,
    "kipp-funnel": _funnels,
    "krenova-2019": lambda: KRENOVA_2019,
    "partners": lambda: PARTNERS,
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
def published(name: Literal["krenova-2019"]) -> tuple[InnovationScore, ...]: ...
@overload
def published(name: Literal["hub-activities"]) -> tuple[Activity, ...]: ...
@overload
def published(name: Literal["partners"]) -> tuple[Partner, ...]: ...
@overload
def published(name: str) -> tuple[Any, ...]: ...
def published(name: str) -> tuple[Any, ...]:
    """Return the records of a published table, in its order; `TABLES` lists the names.

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
    return _RECORDS[name]()
