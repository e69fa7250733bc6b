"""Every cited table is held by a module of the library and compared with it by a test."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.domain import FOLDER

# Table: the module that holds it, the test that reads the file.
HELD = {
    "bands": ("jipp.law.band_table", "test_law_regulations"),
    "hub_maturity_2025": ("jipp.law.hub_maturity_2025", "test_index_rubrics"),
    "hub_totals": ("jipp.reference._hubs", "test_reference_tables"),
    "hubs": ("jipp.reference._hubs", "test_reference_tables"),
    "iga_2023_presentation": ("jipp.law.iga_2023", "test_index_rubrics"),
    "iid_2026_benefit_bases": ("jipp.law.iid_2026", "test_index_rubrics"),
    "iid_2026_indicators": ("jipp.law.iid_2026", "test_index_rubrics"),
    "iid_category_counts": ("jipp.reference._participation", "test_reference_tables"),
    "iid_older_sid_rows": ("jipp.reference._older_rows", "test_reference_tables"),
    "iid_participation": ("jipp.reference._participation", "test_reference_tables"),
    "iid_published_scores": ("jipp.reference._scores", "test_reference_tables"),
    "iid_rules_by_year": ("jipp.law.index_table", "test_indices"),
    "ipp_jombang_sheet": ("jipp.law.ipp_2017", "test_indices"),
    "ipp_published_scores": ("jipp.reference._scores", "test_reference_tables"),
    "ipp_weights": ("jipp.law.ipp_2022", "test_ipp_rubrics"),
    "kipp_categories": ("jipp.law.edition_table", "test_editions"),
    "kipp_cluster_counts": ("jipp.reference._kipp", "test_reference_tables"),
    "kipp_combination_rules": ("jipp.reference._judging", "test_reference_tables"),
    "kipp_editions": ("jipp.law.edition_table", "test_editions"),
    "kipp_funnel": ("jipp.reference._funnel", "test_reference_tables"),
    "kipp_rubrics": ("jipp.law.kipp_2023", "test_kipp_rubrics"),
    "kipp_top9_2014": ("jipp.reference._kipp", "test_reference_tables"),
    "krenova_magelang_2019": ("jipp.reference._scores", "test_reference_tables"),
    "model_areas": ("jipp.reference._network_details", "test_reference_tables"),
    "obligations": ("jipp.reference._duties", "test_reference_tables"),
    "province_code_tables": ("jipp.reference._province_details", "test_reference_tables"),
    "provinces": ("jipp.reference._provinces", "test_reference_tables"),
    "regulations": ("jipp.law.instruments", "test_law_regulations"),
    "replication_transitions": ("jipp.law.replication", "test_other_lifecycles"),
    "sdgs": ("jipp.model.phase", "test_reference_tables"),
}


def test_no_table_is_without_an_owner() -> None:
    """A new file fails here until it is said where its facts are held."""
    assert {path.stem for path in FOLDER.glob("*.csv")} == set(HELD)


@pytest.mark.parametrize("name", HELD)
def test_the_owner_exists_and_a_test_reads_the_table(name: str) -> None:
    """The module can be found, and the test names the file."""
    module, test = HELD[name]
    assert find_spec(module) is not None
    assert f'"{name}"' in (Path(__file__).parent / f"{test}.py").read_text(encoding="utf-8")
