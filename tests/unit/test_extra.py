"""What an office keeps beside the fields of a value: any JSON, checked and hashable."""

from datetime import date
from typing import Any

import attrs
import pytest

from jipp import Agency, InvalidInputError

EXTRA: list[tuple[object, list[tuple[str, str]]]] = [
    ({"a": float("nan")}, [("/extra/a", "not_a_json_number")]),
    ({"a": [1, float("inf")]}, [("/extra/a/1", "not_a_json_number")]),
    ({"a": {"b": 10**99}}, [("/extra/a/b", "not_a_json_number")]),
    ({"a": {1: 2}}, [("/extra/a", "not_json")]),
    ({"a": date(2024, 1, 1), "b": {1}}, [("/extra/a", "not_json"), ("/extra/b", "not_json")]),
    ({"a": "\ud800"}, [("/extra/a", "lone_surrogate")]),
    ({"\ud800": 1}, [("/extra", "lone_surrogate")]),
    ({1: 2}, [("/extra", "not_a_mapping")]),
    ([1], [("/extra", "not_a_mapping")]),
    ("x", [("/extra", "not_a_mapping")]),
]


@pytest.mark.parametrize(("extra", "found"), EXTRA)
def test_what_is_kept_beside_the_fields_is_json(extra: Any, found: list[tuple[str, str]]) -> None:
    """Numbers that JSON lacks, odd keys and values of Python's own are refused at their place."""
    with pytest.raises(InvalidInputError) as caught:
        Agency(id="a", name="A", kind="city", extra=extra)
    assert [(p.path, p.code) for p in caught.value.problems] == found


def test_what_is_kept_is_as_deep_as_can_be_read_again() -> None:
    """Thirty-two levels, and a circle has none that is the last."""
    deep: Any = 1
    for _ in range(32):
        deep = [deep]
    Agency(id="a", name="A", kind="city", extra={"a": deep})
    circle: list[object] = []
    circle.append(circle)
    for extra in ([deep], circle):
        with pytest.raises(InvalidInputError, match="at most 32 levels"):
            Agency(id="a", name="A", kind="city", extra={"a": extra})


def test_an_object_that_is_kept_is_no_list_of_lists() -> None:
    """Equal means that the same JSON goes out again."""
    objects, lists = ({"x": {"a": 1}}, {"x": [["a", 1]]})
    kept = [Agency(id="a", name="A", kind="city", extra=one) for one in (objects, lists)]
    assert kept[0] != kept[1]
    assert kept[0] == attrs.evolve(kept[0], extra={"x": {"a": 1}})
    assert len({*kept, attrs.evolve(kept[0])}) == 2
