"""Canonical JSON against another implementation, over whatever JSON can hold."""

import json
import random

import rfc8785
from hypothesis import given, strategies as st

from jipp._canonical import canonical, digest

SAFE = 2**53 - 1
scalars = (
    st.none()
    | st.booleans()
    | st.integers(-SAFE, SAFE)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
)
plain = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(plain)
def test_the_bytes_are_those_of_the_oracle(value: object) -> None:
    """`rfc8785` writes the same bytes."""
    assert canonical(value) == rfc8785.dumps(value)  # type: ignore[arg-type]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_double_is_written_so_that_it_reads_back(value: float) -> None:
    """The text of a double is that double, and the oracle's."""
    written = canonical(value)
    assert float(written) == value
    assert written == rfc8785.dumps(value)


@given(plain)
def test_the_canonical_form_is_json_for_the_same_data(value: object) -> None:
    """Reading it back, every number as a double, gives equal data."""
    assert json.loads(canonical(value), parse_int=float) == value


@given(st.dictionaries(st.text(), scalars, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_keys_does_not_matter(value: dict[str, object], by: random.Random) -> None:
    """A digest is the same in whatever order the keys were put."""
    keys = list(value)
    by.shuffle(keys)
    assert digest({key: value[key] for key in keys}) == digest(value)
