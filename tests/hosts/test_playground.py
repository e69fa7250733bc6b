"""A browser: jipp runs in the page, with no network, and says what is wrong with what is edited."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given, strategies as st
from playwright.sync_api import Browser, Page, Route, expect

from tests.hosts.conftest import PLAYGROUND, Barriers

ROOT = Path(__file__).parents[2]
BUILT = PLAYGROUND / "built"
# By its name in the checkout: the page knows it as `playground`.
GLUE = import_module("docs.examples.playground.page.playground")
answer: Callable[[str], str] = GLUE.answer
places: Callable[[str], dict[str, int]] = GLUE.places
LOADED = 120_000  # milliseconds: two quiet cores take a twentieth
SAMPLES: list[tuple[str, dict[str, Any]]] = [
    ("start", {}),
    ("lifecycle", {"key": "innovation@2021"}),
    ("rubric", {"key": "ipp-2022"}),
    ("check", {"text": '{"schema": "jipp/lifecycle/1", "id": "dua kata"}'}),
]

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
documents = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def asked(question: str, lang: str = "id", **data: object) -> dict[str, Any]:
    """What jipp answers here, in the Python that runs the tests."""
    told: dict[str, Any] = json.loads(answer(json.dumps({"ask": question, "lang": lang, **data})))
    return told


def pointed(document: object, path: str) -> object:
    """What a JSON pointer leads to."""
    for step in path.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        document = document[key] if isinstance(document, dict) else document[int(key)]  # type: ignore[index]  # a pointer of its own document
    return document


@given(document=documents, indent=st.sampled_from([None, 0, 2]))
def test_every_value_of_a_text_has_its_place(document: object, indent: int | None) -> None:
    """The position is where the value begins, whatever the keys and the white space."""
    text = json.dumps(document, ensure_ascii=False, indent=indent)
    for path, at in places(text).items():
        assert json.JSONDecoder().raw_decode(text, at)[0] == pointed(document, path)


@pytest.mark.parametrize("shipped", [row["key"] for row in asked("start")["lifecycles"]])
def test_a_lifecycle_to_edit_is_the_one_that_ships(shipped: str) -> None:
    """What was left out as empty changes nothing."""
    found = asked("check", text=asked("lifecycle", key=shipped)["text"])
    assert (found["definition"], found["warnings"]) == (shipped, [])


@pytest.mark.parametrize("shipped", [row["key"] for row in asked("start")["rubrics"]])
def test_a_rubric_is_scored_or_says_what_is_not_known(shipped: str) -> None:
    """Two made-up proposals come to the same total, and share the first rank."""
    rubric = asked("rubric", key=shipped)
    found = asked("score", **rubric)
    if "problems" in found:
        assert all(p["path"].endswith(("/weight", "/scale")) for p in found["problems"])
    else:
        assert [row["tied"] for row in found["rows"]] == [True, True, False]


def test_a_mark_that_is_no_mark_is_named_at_its_place() -> None:
    """A comma is read as a decimal point, and a word is not read."""
    rubric = asked("rubric", key="kipp-2023-umum")
    rubric["sheets"][0]["marks"] |= {"signifikansi": "82,5", "adaptabilitas": "bagus"}
    found = asked("score", **rubric)
    assert [fault["path"] for fault in found["faults"]] == ["/sheets/0/marks/adaptabilitas"]


class Opened:
    """The page, with all that it said and all that it asked of others."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.said: list[str] = []
        self.asked: set[str] = set()
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.context.route("**/*", self.watch)

    def watch(self, route: Route) -> None:
        """Let through what asks this machine, and nothing else."""
        host = urlsplit(route.request.url).hostname or ""
        self.asked.add(host)
        if host == "127.0.0.1":
            route.continue_()
        else:
            route.abort()


@pytest.fixture(scope="module")
def built(packages: Path) -> Path:
    """The folder that the page is served from, built as its how-to says."""
    subprocess.run([sys.executable, str(PLAYGROUND / "build.py")], check=True, capture_output=True)
    return BUILT


@pytest.fixture(scope="module")
def opened(browser: Browser, built: Path) -> Iterator[Opened]:
    """The page, ready; from then on offline, and its server gone."""
    serve = [sys.executable, "-u", "-m", "http.server", "--bind", "127.0.0.1"]
    server = subprocess.Popen(
        [*serve, "--directory", str(built), "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    try:
        assert server.stdout
        address = server.stdout.readline().split("(")[1].split(")")[0]
        found = Opened(context.new_page())
        found.page.goto(address)
        expect(found.page.locator("html[data-ready]")).to_be_attached(timeout=LOADED)
        context.set_offline(offline=True)
    finally:
        server.kill()
        server.communicate()
    yield found
    context.close()


@pytest.fixture
def page(opened: Opened) -> Iterator[Page]:
    """The page in Indonesian, wide; after each test it has been silent and asked nobody else."""
    opened.page.set_viewport_size({"width": 1280, "height": 900})
    opened.page.get_by_role("button", name="Bahasa Indonesia").click()
    yield opened.page
    assert opened.said == []
    assert opened.asked == {"127.0.0.1"}


def begin_anew(page: Page, lifecycle: str) -> None:
    """Choose a lifecycle, and let an innovation enter it on a day of 2024."""
    other = "permit@1" if lifecycle != "permit@1" else "innovation@2021"
    for key in (other, lifecycle):
        page.get_by_label("Menurut aturan").select_option(key)
    page.get_by_label("Tanggal").fill("2024-01-02")
    page.locator("#walk-options button").click()
    expect(page.locator("#walk-answer")).to_contain_text("Diterima dan dicatat.")


def test_python_3_14_runs_in_the_page(page: Page) -> None:
    """The page says what runs in it."""
    expect(page.get_by_role("status").first).to_contain_text("Python 3.14")


@pytest.mark.parametrize(("question", "data"), SAMPLES, ids=[name for name, _ in SAMPLES])
def test_the_page_answers_as_any_python_does(
    page: Page, question: str, data: dict[str, Any]
) -> None:
    """The same bytes, but for the name of the Python."""
    asking = json.dumps({"ask": question, "lang": "id", **data})
    there = page.evaluate("(asking) => window.answer(asking)", asking)
    version = f'"python": "{sys.version.split()[0]}"'
    assert there.replace('"python": "3.14.2"', version) == answer(asking)


def test_an_innovation_is_walked_from_idea_to_use(page: Page) -> None:
    """Refused with reasons, mended, accepted: and the history and the picture tell."""
    begin_anew(page, "innovation@2021")
    action = page.get_by_role("button", name="terapkan", exact=True)
    action.click()
    refusal = page.locator("#walk-answer")
    expect(refusal).to_contain_text("Ditolak")
    expect(refusal).to_contain_text("tanggal mulai diterapkan belum terisi: isi terlebih dahulu")
    expect(page.locator("#walk-history > li")).to_have_count(1)
    page.get_by_label("Unit kerja").fill("RSUD Depati Bahrin")
    page.get_by_label("Mulai diterapkan").fill("2024-01-02")
    expect(action).to_have_class("open")
    action.click()
    expect(page.locator("#walk-state")).to_contain_text("penerapan (penciptaan)")
    page.get_by_label("data hasil").check()
    page.get_by_label("Tanggal").fill("2024-06-03")
    develop = page.get_by_role("button", name="kembangkan", exact=True)
    expect(develop).to_have_class("open")
    develop.click()
    expect(page.locator("#walk-history > li")).to_have_count(3)
    expect(page.locator("#walk-history > li").last).to_contain_text("result_data-2024-06-03")
    expect(page.locator("#walk-due")).to_contain_text("pemutakhiran data tahunan: 2025-01-02")
    expect(page.locator("#walk-picture svg")).to_contain_text("pengembangan")


def test_the_page_opens_on_a_form_and_a_picture(page: Page) -> None:
    """The law is drawn before anything is done, and its JSON is one click away."""
    begin_anew(page, "innovation@2021")
    page.get_by_role("button", name="Mulai dari awal").click()
    expect(page.locator("#walk-form")).to_be_visible()
    expect(page.locator("#walk-picture svg")).to_contain_text("pelembagaan")
    text = page.get_by_label("Siklus sebagai JSON")
    expect(text).to_be_hidden()
    page.get_by_text("Ubah aturannya").click()
    expect(text).to_be_visible()
    page.get_by_text("Ubah aturannya").click()


def test_an_innovation_starts_over(page: Page) -> None:
    """Nothing is left of the way it took."""
    begin_anew(page, "innovation@2021")
    page.get_by_role("button", name="Mulai dari awal").click()
    expect(page.locator("#walk-state")).to_contain_text("belum dimulai")


def test_a_fact_and_four_eyes_decide(page: Page) -> None:
    """A lifecycle of one's own asks for facts, and who submits does not grant."""
    begin_anew(page, "permit@1")
    page.get_by_label("Unit kerja").fill("DPMPTSP")
    page.get_by_role("button", name="ajukan").click()
    page.get_by_label("kepala instansi").check()
    page.get_by_label("dasar hukum").check()
    page.get_by_label("fee").fill("75000")
    grant = page.locator("li", has=page.get_by_role("button", name="berikan"))
    expect(grant).to_contain_text("fee")
    expect(grant.locator("li")).to_have_count(2)
    page.get_by_label("fee").fill("50000")
    expect(grant.locator("li")).to_have_count(1)
    page.get_by_role("textbox", name="Pelaku", exact=True).fill("budi")
    grant.get_by_role("button").click()
    expect(page.locator("#walk-state")).to_contain_text("diberikan")
    page.get_by_role("textbox", name="Pelaku", exact=True).fill("ani")


def test_a_fault_of_a_lifecycle_is_told_in_indonesian_at_its_place(page: Page) -> None:
    """The line leads into the text; the picture stays as it was; once mended all is well."""
    area = page.get_by_label("Siklus sebagai JSON")
    page.get_by_text("Ubah aturannya").click()
    page.get_by_label("Menurut aturan").select_option("permit@1")
    sound = area.input_value()
    area.fill(sound.replace('"source": ["draft"]', '"source": ["draf"]'))
    findings = page.locator("#law-findings")
    expect(findings).to_contain_text("draf: ajukan menyebut status ini, padahal tidak ada")
    expect(findings).to_contain_text("/transitions/0")
    expect(page.locator("#walk-waits")).to_be_visible()
    findings.get_by_role("button").first.click()
    expect(area).to_be_focused()
    assert area.evaluate("area => area.selectionStart") == sound.index(
        "{", sound.index('"transitions"')
    )
    page.get_by_role("button", name="English").click()
    expect(findings).to_contain_text("draf: submit names this state, which does not exist")
    area.fill(sound[:-3])
    expect(findings).to_contain_text("not valid JSON")
    area.fill(sound)
    expect(findings).to_contain_text("permit@1 can be used: 4 states.")
    expect(page.locator("#walk-waits")).to_be_hidden()


def test_a_rubric_is_edited_and_the_ranking_follows(page: Page) -> None:
    """A tie is shown as one; a weight with a comma breaks it; each total explains itself."""
    page.get_by_label("Mulai dari").select_option("ipp-2022")
    page.get_by_label("Mulai dari").select_option("kipp-2023-umum")
    rows = page.locator("#ranking tbody tr")
    expect(rows.first).to_contain_text("1 (nilai sama)")
    mark = page.get_by_role("textbox", name="Lembar 1 Signifikansi")
    mark.fill("92,5")
    expect(rows.first).not_to_contain_text("nilai sama")
    weight = page.get_by_role("textbox", name="Signifikansi Bobot")
    weight.fill("40,5")
    explained = page.locator("#explained details").first
    expect(explained).to_contain_text("40,5 / 110,5 = ")
    assert '"weight": "40.5"' in page.locator("#rubric-text").input_value()
    weight.fill("-1")
    findings = page.locator("#rubric-findings")
    expect(findings).to_contain_text("bobot -1 negatif: isi 0 atau lebih")
    expect(weight).to_have_attribute("aria-invalid", "true")
    weight.fill("30")
    expect(weight).not_to_have_attribute("aria-invalid", "true")
    mark.fill("101")
    expect(findings).to_contain_text("101 di luar skala Signifikansi, yaitu 0 sampai 100")
    expect(rows).to_have_count(2)
    page.get_by_role("textbox", name="Signifikansi Sampai").fill("200")
    expect(rows).to_have_count(3)


def test_weights_that_nobody_publishes_are_asked_for(page: Page) -> None:
    """A rubric without weights scores nothing until they are given."""
    page.get_by_label("Mulai dari").select_option("kipp-2022-khusus")
    findings = page.locator("#rubric-findings")
    expect(findings).to_contain_text("bobot Ringkasan belum diketahui")
    expect(page.locator("#ranking")).to_be_hidden()
    for weight in page.locator("#criteria input[data-path$='/weight']").all():
        weight.fill("1")
    expect(page.locator("#ranking tbody tr")).to_have_count(3)


def test_a_sheet_is_added_and_removed(page: Page) -> None:
    """A sheet without marks says what is missing, and its proposal is not ranked."""
    page.get_by_label("Mulai dari").select_option("ipp-2022")
    page.get_by_role("button", name="Tambah lembar").click()
    expect(page.get_by_role("textbox", name="Lembar 7 Proposal")).to_be_focused()
    expect(page.locator("#rubric-findings")).to_contain_text("belum ada juri yang menilai")
    expect(page.locator("#ranking tbody tr")).to_have_count(3)
    page.get_by_role("button", name="Lembar 7 hapus").click()
    expect(page.locator("#rubric-findings")).to_be_empty()


def test_all_can_be_reached_by_keyboard_and_has_a_name(page: Page) -> None:
    """Every field and button has a name of its own, and a key press acts."""
    begin_anew(page, "innovation@2021")
    controls = page.locator("input:visible, select:visible, textarea:visible, button:visible")
    nameless = [found for found in controls.all() if not named(found.aria_snapshot())]
    assert nameless == []
    note = page.get_by_role("textbox", name="Catatan", exact=True)
    note.fill("menunggu anggaran")
    note.press("Tab")
    suspend = page.get_by_role("button", name="hentikan sementara")
    expect(suspend).to_have_class("open")
    suspend.focus()
    suspend.press("Enter")
    expect(page.locator("#walk-state")).to_contain_text("vakum")
    expect(page.locator("#walk-state")).to_be_focused()


def named(snapshot: str) -> bool:
    """Whether the line that assistive technology is given of a control holds a name."""
    return '"' in snapshot or "option" in snapshot


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_fits(
    page: Page, barriers: Barriers, width: int, scheme: str, tmp_path: Path
) -> None:
    """On a phone or a desk it bars nobody, and nothing sticks out at the side."""
    begin_anew(page, "innovation@2021")
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert paper == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 24, 29)"}[scheme]
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.screenshot(path=tmp_path / f"playground-{width}-{scheme}.png", full_page=True)
    assert barriers(page) == []
