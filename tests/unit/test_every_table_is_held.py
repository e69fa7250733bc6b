"""Every cited table is held by a module of the library and compared with it by a test."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.domain import FOLDER, rows

# Table: the module that holds it, the test that reads the file.
HELD = {
    "activity_kinds": ("jipp.model.activity", "test_hub_tables"),
    "bands": ("jipp.law.lookups", "test_law_regulations"),
    "forms": ("jipp.law.official_forms.iid_form_2023", "test_forms"),
    "hub_activities": ("jipp.reference.data.activities", "test_hub_tables"),
    "hub_duties": ("jipp.law.duties", "test_hub_tables"),
    "hub_partners": ("jipp.reference.data.partners", "test_hub_tables"),
    "hub_survey_scoring": ("jipp.law.indices.hub_maturity_2025", "test_index_rubrics"),
    "hub_maturity_2025": ("jipp.law.indices.hub_maturity_2025", "test_index_rubrics"),
    "hub_totals": ("jipp.reference.data.hubs", "test_reference_tables"),
    "hubs": ("jipp.reference.data.hubs", "test_reference_tables"),
    "iga_2023_presentation": ("jipp.law.indices.iga_2023", "test_index_rubrics"),
    "iid_2023_sid": ("jipp.law.indices.iid_2023", "test_index_rubrics"),
    "iid_2024_sid": ("jipp.law.indices.iid_2024", "test_index_rubrics"),
    "iid_2026_benefit_bases": ("jipp.law.indices.iid_2026", "test_index_rubrics"),
    "iid_2026_indicators": ("jipp.law.indices.iid_2026", "test_index_rubrics"),
    "iid_category_counts": ("jipp.reference.data.participation", "test_reference_tables"),
    "iid_participation": ("jipp.reference.data.participation", "test_reference_tables"),
    "iid_published_scores": ("jipp.reference.data.scores", "test_reference_tables"),
    "iid_rules_by_year": ("jipp.law.lookups", "test_indices"),
    "innovation_feeds": ("jipp.law.innovation_feeds", "test_hub_tables"),
    "ipp_2022_indicators": ("jipp.law.indices.ipp_2022", "test_ipp_rubrics"),
    "ipp_jombang_sheet": ("jipp.law.indices.ipp_2017", "test_indices"),
    "ipp_published_scores": ("jipp.reference.data.scores", "test_reference_tables"),
    "ipp_weights": ("jipp.law.indices.ipp_2022", "test_ipp_rubrics"),
    "kipp_categories": ("jipp.law.lookups", "test_editions"),
    "kipp_cluster_counts": ("jipp.law.kipp.y2019", "test_reference_tables"),
    "kipp_edition_facts": ("jipp.law.lookups", "test_editions"),
    "kipp_editions": ("jipp.law.lookups", "test_editions"),
    "kipp_funnel": ("jipp.law.kipp.y2023", "test_reference_tables"),
    "kipp_rubrics": ("jipp.law.kipp.y2023", "test_kipp_rubrics"),
    "krenova_magelang_2019": ("jipp.reference.data.scores", "test_reference_tables"),
    "partner_kinds": ("jipp.model.activity", "test_hub_tables"),
    "provinces": ("jipp.reference.data.provinces", "test_reference_tables"),
    "regulations": ("jipp.law.instruments", "test_law_regulations"),
    "replication_transitions": ("jipp.law.procedures.replication", "test_other_lifecycles"),
    "sdg_targets": ("jipp.model.result", "test_hub_tables"),
    "sdgs": ("jipp.model.phase", "test_reference_tables"),
}

# Tables, or parts of them, that nothing is counted by: they stand on a page of the documentation.
SHOWN = (
    "kipp_edition_facts",
    "kipp_combination_rules",
    "kipp_top9_2014",
    "iga_awards",
    "iid_older_sid_rows",
    "obligations",
    "provinces",
    "province_code_tables",
    "hubs",
    "model_areas",
    "jippnas_snapshot",
    "jippnas_award_tags",
    "hub_survey_scoring",
    "result_questions",
    "transfer_steps",
    "sustainability_grades",
)


def test_no_table_is_without_an_owner() -> None:
    """A new file fails here until it is said where its facts are held."""
    assert {path.stem for path in FOLDER.glob("*.csv")} == {*HELD, *SHOWN}


@pytest.mark.tree
@pytest.mark.parametrize("name", SHOWN)
def test_a_table_that_nothing_is_counted_by_stands_on_its_page(name: str) -> None:
    """The page shows a copy of the file, and every row of it says how sure it is."""
    folder = Path(__file__).parents[2] / "docs" / "reference"
    copy = folder / "tables" / f"{name}.csv"
    assert copy.read_bytes() == (FOLDER / copy.name).read_bytes()
    page = (folder / "cited-tables.md").read_text(encoding="utf-8")
    assert page.count(f":file: tables/{name}.csv\n") == 1
    assert all(row["confidence"] for row in rows(name))


@pytest.mark.tree
def test_the_page_shows_no_other_table() -> None:
    """A copy that nobody holds would grow old."""
    folder = Path(__file__).parents[2] / "docs" / "reference" / "tables"
    assert {path.stem for path in folder.iterdir()} == set(SHOWN)


def test_the_parts_of_the_award_of_2023_sum_to_its_winners() -> None:
    """7 + 16 + 10 + 5 + 4 = 42; those of 2022 make 40, and no total is printed."""
    awards = {row["year"]: row for row in rows("iga_awards")}
    parts = ("provinces", "regencies", "cities", "disadvantaged", "border")
    sums = {year: sum(int(awards[year][part]) for part in parts) for year in ("2022", "2023")}
    assert sums == {"2022": 40, "2023": int(awards["2023"]["winners"])}
    assert awards["2022"]["winners"] == ""


@pytest.mark.parametrize("name", HELD)
def test_the_owner_exists_and_a_test_reads_the_table(name: str) -> None:
    """The module can be found, and the test names the file."""
    module, test = HELD[name]
    assert find_spec(module) is not None
    assert f'"{name}"' in (Path(__file__).parent / f"{test}.py").read_text(encoding="utf-8")
