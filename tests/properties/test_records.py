"""Tables of what is shipped: whatever stands beside a value, it comes back from its columns."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from jipp import from_records, hubs, law, provinces, reference, to_columns, to_records

DAY = date(2026, 6, 1)
FIGURES = (
    "ipp",
    "iid",
    "iid-participation",
    "iid-categories",
    "kipp-funnel",
    "kipp-clusters",
    "krenova-2019",
)
SHIPPED: dict[str, tuple[object, ...]] = {
    "editions": law.editions(),
    "rubrics": law.rubrics(),
    "lifecycles": law.lifecycles(),
    "bands": (
        law.bands("ipp", on=DAY),
        law.bands("rb", on=DAY),
        law.bands("iid", on=date(2023, 6, 1)),
    ),
    "index rules": (law.index_rules("iid", on=DAY),),
    "coverage": tuple(law.coverage()),
    "regulations": tuple(law.regulations(on=DAY)),
    "provinces": tuple(provinces(on=DAY)),
    "hubs": tuple(hubs(on=DAY)),
    **{name: tuple(reference.published(name)) for name in FIGURES},
}


@pytest.mark.parametrize("name", SHIPPED)
@given(data=st.data())
def test_what_is_shipped_comes_back_from_columns_and_records(
    name: str, data: st.DataObject
) -> None:
    """Some of the values in any order, so that each row lacks other columns."""
    some = tuple(data.draw(st.lists(st.sampled_from(SHIPPED[name]), min_size=1, max_size=4)))
    kind = type(some[0])
    columns = to_columns(some, numbers="exact")
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    assert from_records(kind, rows) == some
    assert from_records(kind, to_records(some)) == some


@pytest.mark.parametrize("name", SHIPPED)
def test_all_that_is_shipped_makes_one_table(name: str) -> None:
    """All values of a kind side by side, with None in the columns of the others."""
    every = SHIPPED[name]
    columns = to_columns(every, numbers="exact")
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    assert from_records(type(every[0]), rows) == every
