"""The look-ups of the law: by id, by name and day, and all.

A law file is named in one row of a table below, as "module:value", and read when it is first asked
for. The versions of a name stand from the oldest on. A value may be a tuple of versions.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, cast, final

from jipp._dates import Period, Window
from jipp._fields import as_count, as_day, as_str, refuse
from jipp._text import shown, unknown_name
from jipp.errors import NotInForceError, Problem, UnknownNameError

if TYPE_CHECKING:
    # Whoever asks for a lifecycle does not wait for the classes of rubrics and editions.
    from jipp.model.band import Bands
    from jipp.model.claim import Claim
    from jipp.model.definition import Lifecycle
    from jipp.model.edition import ClusterCount, Edition
    from jipp.model.form import Form
    from jipp.model.index import IndexRules
    from jipp.model.rubric import Rubric

__all__ = [
    "bands",
    "claims",
    "edition",
    "editions",
    "form",
    "forms",
    "index_rules",
    "lifecycle",
    "lifecycles",
    "rubric",
    "rubrics",
]

# Any value; a protocol with a field `in_force` would not match one that has a converter.
D = TypeVar("D")


@cache
def _read(row: str) -> tuple[object, ...]:
    module, _, name = row.partition(":")
    found: object = getattr(import_module(f"jipp.law.{module}"), name)
    return cast("tuple[object, ...]", found) if isinstance(found, tuple) else (found,)


@final
class LawTable(Generic[D]):
    """The law files of each name, and the values in them."""

    def __init__(self, kind: str, files: Mapping[str, tuple[str, ...]]) -> None:
        self._kind = kind
        self._files = files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def versions(self, name: str) -> tuple[D, ...]:
        """Return the versions of a name, from the oldest on; none of a name that is not known."""
        found = (value for row in self._files.get(name, ()) for value in _read(row))
        return cast("tuple[D, ...]", tuple(found))

    def files(self, name: str) -> Iterator[Any]:
        """Yield the law files of a name, the oldest first; of a name not known none."""
        for row in self._files.get(name, ()):
            yield import_module(f"jipp.law.{row.partition(':')[0]}")

    def all(self) -> tuple[D, ...]:
        """Return all values, in the order of the table."""
        return tuple(value for name in self for value in self.versions(name))

    def by_id(self, id: str) -> D:
        """Return the value of an id, whatever the day.

        Raises:
            InvalidInputError: an id that is no text.
            UnknownNameError: no such id.

        """
        refuse(id=as_str(id))
        return self._known(id)[-1]

    def on(self, name: str, on: date) -> D:
        """Return the version that certainly holds on a day, else the latest that possibly does.

        Raises:
            InvalidInputError: a name that is no text, or not a day.
            UnknownNameError: no such name.
            NotInForceError: a day on which none of its versions can hold.

        """
        refuse(name=as_str(name), on=as_day(on))
        return by_day(self._kind, name, self._known(name), on)

    def _known(self, name: str) -> tuple[D, ...]:
        if name in self._files:
            return self.versions(name)
        raise unknown_name(self._kind, name, self._files)


_period: Final[Callable[[object], Period]] = attrgetter("in_force")


def _begun(version: object) -> date:
    """Return the day by which a version has begun for certain; the first of all if not known."""
    since = _period(version).since
    if isinstance(since, Window):
        return since.not_after
    return since if isinstance(since, date) else date.min


def by_day(kind: str, name: str, versions: Sequence[D], on: date) -> D:
    """Return the version that certainly holds on a day, else the latest that possibly does.

    Raises:
        NotInForceError: a day on which none of the versions can hold.

    """
    # Reversed, so that of two that begin together the later in the table is taken.
    known = [(_period(one).holds(on), one) for one in reversed(versions)]
    for answer in (True, None):
        if found := [one for held, one in known if held is answer]:
            return max(found, key=_begun)
    since = tuple(sorted(day for _, one in known if (day := _begun(one)) > date.min)) or None
    params: dict[str, object] = {"kind": kind, "name": shown(name), "on": on, "since": since}
    raise NotInForceError(Problem(code="no_law_on_day", params=params))


BANDS: Final = LawTable["Bands"](
    "bands",
    {
        "iid": ("indices.iid_2023:BANDS", "indices.iid_2026:BANDS"),
        "ipp": ("indices.ipp:BANDS",),
        "rb": ("indices.reform_2022:BANDS",),
    },
)
INDICES: Final = LawTable["IndexRules"](
    "index",
    {
        "iid": (
            "indices.iid_2023:RULES",
            "indices.iid_2024:RULES",
            "indices.iid_2026:RULES",
            "indices.iid_2026:FORECASTS",
        ),
    },
)
_LIFECYCLES: Final = LawTable["Lifecycle"](
    "lifecycle",
    {
        "hub": ("procedures.hub_2020:LIFECYCLE",),
        "innovation": (
            "procedures.innovation_2020:LIFECYCLE",
            "procedures.innovation_2021:LIFECYCLE",
        ),
        "kipp-proposal": ("procedures.kipp_proposal:LIFECYCLES",),
        "replication": ("procedures.replication:LIFECYCLE",),
    },
)
# The newest of each kind first.
_RUBRICS: Final = LawTable["Rubric"](
    "rubric",
    {
        "kipp-2023-umum": ("kipp.y2023:UMUM",),
        "kipp-2022-umum": ("kipp.y2022:UMUM",),
        "kipp-2019-umum": ("kipp.y2019:RUBRIC",),
        "kipp-2023-khusus": ("kipp.y2023:KHUSUS",),
        "kipp-2022-khusus": ("kipp.y2022:KHUSUS",),
        "iga-2023": ("indices.iga_2023:RUBRIC",),
        "iid-2026-spd": ("indices.iid_2026:GOVERNMENT",),
        "iid-2026-sid": ("indices.iid_2026:INNOVATION",),
        "iid-2024-sid": ("indices.iid_2024:INNOVATION",),
        "iid-2023-sid": ("indices.iid_2023:INNOVATION",),
        "ipp-2022": ("indices.ipp_2022:RUBRIC",),
        "ipp-2022-f02": ("indices.ipp_2022:F02",),
        "ipp-2017": ("indices.ipp_2017:RUBRIC",),
        "hub-maturity-2025": ("indices.hub_maturity_2025:RUBRIC",),
    },
)
_FORMS: Final = LawTable["Form"](
    "form",
    {
        "iid-2023": ("official_forms.iid_form_2023:FORM",),
        "sinovik-2023": ("official_forms.sinovik_form_2023:FORM",),
    },
)
# The years of the competition; each has a file.
YEARS: Final = range(2014, 2026)
_EDITIONS: Final = LawTable["Edition"](
    "edition", {str(year): (f"kipp.y{year}:EDITION",) for year in YEARS}
)


def bands(name: str, *, on: date) -> "Bands":
    """Return the table of bands of a name on a day: `iid`, `ipp` or `rb`.

    It is the one that certainly holds, else the latest that possibly does. No available source
    says when the grades of `ipp` and `rb` begin or end, so they are found on any day, with
    `in_force.holds(on)` None. The number of `iid` is rounded to two places, half up, before it is
    banded; that is our design.

    Raises:
        InvalidInputError: a name that is no text, or not a day.
        UnknownNameError: another name.
        NotInForceError: a day for which no table is known; for `iid` before 2023, and in 2025.

    >>> bands("iid", on=date(2026, 6, 1)).of("47.04").official
    'Inovatif'
    >>> grade = bands("ipp", on=date(2024, 12, 1)).of("4.76")
    >>> grade.code, grade.low, grade.high, grade.basis.confidence.value
    ('A', Decimal('4.5'), Decimal('5'), 'transcribed')
    """
    return BANDS.on(name, on)


def index_rules(name: str, *, on: date) -> "IndexRules":
    """Return the rules of an index on a day: `iid`, the regional innovation index.

    Those of 2023 and 2024 are known in part, those of 2027 to 2029 are a forecast (`forecast`).

    Raises:
        InvalidInputError: a name that is no text, or not a day.
        UnknownNameError: another name.
        NotInForceError: a day for which no rules are known: before 2023, in 2025, after 2029.

    >>> rules = index_rules("iid", on=date(2026, 6, 1))
    >>> rules.divisor, rules.count.services, rules.total, rules.unknown
    (12, 5, Decimal('250'), ())
    >>> index_rules("iid", on=date(2028, 1, 1)).divisor
    16
    """
    return INDICES.on(name, on)


def lifecycle(name: str, *, on: date) -> "Lifecycle":
    """Return the lifecycle of a name on a day: the one that certainly holds, else possibly.

    Raises:
        InvalidInputError: a name that is no text, or not a day.
        UnknownNameError: no such name.
        NotInForceError: a day on which none of that name can be in force.

    >>> lifecycle("innovation", on=date(2020, 7, 17)).basis.citation.regulation
    'permenpanrb-30-2014'
    >>> lifecycle("innovation", on=date(2021, 12, 31)).definition
    'innovation@2021'
    """
    return _LIFECYCLES.on(name, on)


def lifecycles() -> "tuple[Lifecycle, ...]":
    """Return all lifecycles that ship, by name and then from the oldest on.

    >>> [found.definition for found in lifecycles() if found.id == "innovation"]
    ['innovation@2020', 'innovation@2021']
    """
    return _LIFECYCLES.all()


def claims(definition: str) -> "tuple[tuple[Claim, bool], ...]":
    """Return what is claimed of a lifecycle ("id@version"), each with whether it holds.

    Those that do not hold might be thought to. An id alone stands for its newest version.
    `jipp.prove` proves or breaks them.

    Raises:
        InvalidInputError: a definition that is no text.
        UnknownNameError: no such lifecycle ships.

    >>> claim, holds = claims("kipp-proposal@2025")[1]
    >>> claim.label.en, holds
    ('at least 3 different people are needed to reach awarded', True)
    """
    refuse(definition=as_str(definition))
    name = definition.partition("@")[0]
    versions = _LIFECYCLES.versions(name)
    wanted = versions[-1].definition if versions and name == definition else definition
    for file in _LIFECYCLES.files(name):
        claimed: dict[str, tuple[tuple[Claim, bool], ...]] = file.CLAIMS
        if wanted in claimed:
            return claimed[wanted]
    raise unknown_name("lifecycle", definition, (law.definition for law in lifecycles()))


@lru_cache(maxsize=256)
def shipped(definition: str) -> "Lifecycle | None":
    """Return the lifecycle that a history names ("id@version"), None where it does not ship.

    >>> shipped("innovation@2021") is lifecycle("innovation", on=date(2025, 1, 1))
    True
    """
    versions = _LIFECYCLES.versions(definition.partition("@")[0])
    return next((found for found in versions if found.definition == definition), None)


def rubric(id: str) -> "Rubric":
    """Return a rubric by its id, whatever the day; its `in_force` says when it holds.

    Raises:
        InvalidInputError: an id that is no text.
        UnknownNameError: no such rubric; with the nearest that there are.

    >>> [(c.id, int(c.weight)) for c in rubric("ipp-2022").criteria][:2]
    [('kebijakan-pelayanan', 24), ('profesionalisme-sdm', 25)]
    """
    return _RUBRICS.by_id(id)


def rubrics() -> "tuple[Rubric, ...]":
    """Return all rubrics that ship, newest of each kind first.

    >>> [one.id for one in rubrics() if one.id.startswith("ipp")]
    ['ipp-2022', 'ipp-2022-f02', 'ipp-2017']
    """
    return _RUBRICS.all()


def form(id: str) -> "Form":
    """Return an official form by its id: what it asks, and the reader of its exports.

    Neither form was seen itself: both are known from rebuilds by local governments.

    Raises:
        InvalidInputError: an id that is no text.
        UnknownNameError: no such form.

    >>> [(f.column, f.kind, f.values) for f in form("iid-2023").fields if f.path == "state"]
    [('tahapan_inovasi', 'choice', ('Inisiatif', 'Uji Coba', 'Penerapan'))]
    """
    return _FORMS.by_id(id)


def forms() -> "tuple[Form, ...]":
    """Return all official forms that ship.

    >>> [(one.id, len(one.fields)) for one in forms()]
    [('iid-2023', 21), ('sinovik-2023', 33)]
    """
    return _FORMS.all()


def edition(year: int) -> "Edition":
    """Return the edition of a year, held or not; what no source says of it is `UNKNOWN` there.

    Raises:
        InvalidInputError: not a whole number.
        UnknownNameError: a year of which nothing is known; `suggestions` are the nearest years.

    >>> edition(2021).legal_basis, edition(2021).caps, edition(2019).ages, edition(2024).held
    ('permenpanrb-7-2021', (('replikasi', 5), ('umum', 10)), UNKNOWN, False)
    """
    refuse(year=as_count(year))
    if year in YEARS:
        return _EDITIONS.by_id(str(year))
    nearest = sorted(YEARS, key=lambda known: abs(known - year))[:3]
    raise UnknownNameError(
        Problem(code="unknown_year", params={"value": year, "first": YEARS[0], "last": YEARS[-1]}),
        kind="edition",
        name=str(year),
        suggestions=tuple(map(str, nearest)),
    )


def editions() -> "tuple[Edition, ...]":
    """Return all editions by year, the year without a competition among them.

    >>> [one.year for one in editions() if not one.held]
    [2024]
    """
    return _EDITIONS.all()


def cluster_counts() -> "tuple[ClusterCount, ...]":
    """Return the lists of the competition by kind of agency, year by year, as they were printed.

    >>> [(one.cluster, one.count) for one in cluster_counts() if one.list == "Top 25"][:2]
    [('kementerian/lembaga', 3), ('provinsi', 5)]
    """
    files = (import_module(f"jipp.law.kipp.y{year}") for year in YEARS)
    lists = (getattr(file, "CLUSTERS", ()) for file in files)
    return tuple(count for counts in lists for count in counts)
