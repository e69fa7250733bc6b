"""The hub service on a real PostgreSQL: racing clients, audits, forms, the schema and load."""

import html
import importlib
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import UTC, date, datetime
from http import HTTPStatus
from multiprocessing import get_context
from pathlib import Path
from threading import Barrier
from types import SimpleNamespace
from typing import Any, Literal, LiteralString

import httpx
import psycopg
import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import Browser, Page, expect
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

import jipp
from jipp import Actor, Agency
from tests.hosts.conftest import Barriers
from tests.hosts.hub_service import DATA, PAGE, ROOT, Hub, started, work
from tests.hosts.postgres import free_port, postgres

PROGRAM = "docs/examples/hub_service"
RACERS = 16
STALE_ID = "yang dibaca {} catatan, padahal sekarang ada {}: baca ulang riwayatnya"
STALE_EN = "{} entries were seen, but there are {} now: read the history again"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """The service on an empty PostgreSQL, started by the commands of its page."""
    log = tmp_path_factory.mktemp("hub") / "log"
    with postgres() as database, started(database, free_port(), log) as running:
        yield running


def refresh(client: httpx.Client, id: str, seen: int, **more: object) -> httpx.Response:
    """Ask for a refresh of the data, as of a history of so many entries."""
    asked = {"action": "refresh", "expecting": seen, **more}
    return client.post(f"/api/innovations/{id}/decisions", json=asked)


def codes(answer: httpx.Response) -> list[str]:
    """Give the codes of all that was wrong."""
    return [problem["code"] for problem in answer.json()["problems"]]


def test_the_page_quotes_the_program_as_it_is() -> None:
    """Every excerpt of the how-to page stands in the program, to the letter."""
    program = "".join(path.read_text("utf-8") for path in (ROOT / PROGRAM).glob("*.py"))
    excerpts = re.findall(r"```py\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert len(excerpts) > 5
    assert [excerpt for excerpt in excerpts if excerpt not in program] == []


# Clients that write at once.


def test_of_racing_clients_one_wins_and_the_others_are_told_in_their_language(hub: Hub) -> None:
    """All have seen the same history: one entry comes of it, and it is the winner's."""
    id, rounds = "race", 12
    hub.register(id)
    langs = [("id", STALE_ID), ("en", STALE_EN)] * (RACERS // 2)
    start = Barrier(RACERS)
    clients = [hub.client("rina", lang) for lang, _ in langs]

    def run(racer: int) -> list[httpx.Response]:
        answers: list[httpx.Response] = []
        for seen in range(2, 2 + rounds):
            start.wait(60)
            answers.append(refresh(clients[racer], id, seen, note=f"{racer}"))
        return answers

    with ThreadPoolExecutor(RACERS) as pool:
        ran = list(pool.map(run, range(RACERS)))
    for client in clients:
        client.close()
    history = hub.history(id)
    assert [entry["number"] for entry in history] == list(range(1, 3 + rounds))
    for turn, answers in enumerate(zip(*ran, strict=True)):
        won = [racer for racer, a in enumerate(answers) if a.status_code == HTTPStatus.OK]
        assert [history[turn + 2]["note"]] == [str(racer) for racer in won]
        for (_, text), answer in zip(langs, answers, strict=True):
            if answer.status_code != HTTPStatus.OK:
                assert (answer.status_code, codes(answer)) == (HTTPStatus.CONFLICT, ["stale"])
                said = answer.json()["problems"][0]["message"]
                assert said.startswith(text.format(turn + 2, turn + 3))


def test_clients_that_have_all_read_before_any_writes_still_leave_one_entry(hub: Hub) -> None:
    """The database holds all back at once, each with a decision that was right when it was made."""
    id = "held-back"
    hub.register(id)
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    clients = [hub.client("rina") for _ in range(RACERS)]
    with (
        ThreadPoolExecutor(RACERS) as pool,
        psycopg.connect(hub.database) as holder,
        psycopg.connect(hub.database, autocommit=True) as watcher,
    ):
        holder.execute("SELECT 1 FROM innovations WHERE id = %s FOR UPDATE", (id,))
        answers = [pool.submit(refresh, client, id, 2) for client in clients]
        deadline = time.monotonic() + 60
        while watcher.execute(waiting).fetchone() != (RACERS,):
            assert time.monotonic() < deadline
            time.sleep(0.02)
        holder.rollback()
        found = [answer.result() for answer in answers]
    for client in clients:
        client.close()
    assert Counter(a.status_code for a in found) == {200: 1, 409: RACERS - 1}
    assert {code for a in found if a.status_code != HTTPStatus.OK for code in codes(a)} == {"stale"}
    assert len(hub.history(id)) == 3


def test_the_database_itself_lets_one_of_many_write_an_entry(hub: Hub) -> None:
    """Writers that go around the service meet the key of the entries."""
    id = "around"
    hub.register(id)
    start = Barrier(RACERS)

    def write(racer: int) -> bool:
        with psycopg.connect(hub.database) as connection:
            start.wait(60)
            try:
                connection.execute("INSERT INTO entries VALUES (%s, 3, '{}')", (id,))
            except psycopg.errors.UniqueViolation:
                return False
            return True

    with ThreadPoolExecutor(RACERS) as pool:
        assert sum(pool.map(write, range(RACERS))) == 1
    _forced(hub, "DELETE FROM entries WHERE innovation = %s AND number = 3", (id,))


# What the database holds.


def test_what_is_written_can_be_neither_changed_nor_deleted(hub: Hub) -> None:
    """Entries and seals are only added to, whoever asks."""
    hub.register("kept")
    for table in ("entries", "seals"):
        for command in ("UPDATE {} SET number = 9", "DELETE FROM {}", "TRUNCATE {}"):
            with (
                psycopg.connect(hub.database) as connection,
                pytest.raises(psycopg.errors.RaiseException, match=f"{table} is only added to"),
            ):
                connection.execute(command.format(table).encode())


def _forced(hub: Hub, statement: LiteralString, *rows: tuple[object, ...]) -> None:
    """Change rows as somebody would who owns the database."""
    with psycopg.connect(hub.database) as connection:
        connection.execute("SET session_replication_role = replica")
        for row in rows:
            connection.execute(statement, row)


_CHANGE: LiteralString = (
    "UPDATE entries SET wire = jsonb_set(wire::jsonb, %s, %s) WHERE innovation = %s AND number = 2"
)
_STRIKE: dict[str, LiteralString] = {
    "entries": "DELETE FROM entries WHERE innovation = %s",
    "seals": "DELETE FROM seals WHERE innovation = %s",
}
_RESEAL = "UPDATE seals SET digest = %s WHERE innovation = %s AND number = %s"


def _findings(client: httpx.Client, id: str, **body: object) -> list[tuple[str, str]]:
    answer = client.post(f"/api/innovations/{id}/audit", json=body)
    assert answer.status_code == HTTPStatus.OK, answer.text
    return [(found["finding"]["code"], found["finding"]["where"]) for found in answer.json()]


def test_the_audit_finds_the_row_that_was_tampered_with(hub: Hub) -> None:
    """Every history is clean; one changed note is found by its number, and nothing builds on it."""
    id = "tampered"
    hub.register(id)
    with hub.client("rina") as rina:
        kept = rina.get(f"/api/innovations/{id}/seals").json()
        assert refresh(rina, id, 2, note="as agreed").status_code == HTTPStatus.OK
        everything = rina.get("/api/innovations?limit=100").json()["innovations"]
        assert [(each["id"], _findings(rina, each["id"])) for each in everything] == [
            (each["id"], []) for each in everything
        ]
        _forced(hub, _CHANGE, ("{note}", '"never"', id))
        assert _findings(rina, id) == [("altered", "2")]
        refused = refresh(rina, id, 3)
        assert (refused.status_code, codes(refused)) == (500, ["altered"])
        page = rina.get(f"/innovations/{id}").text
        said = "catatan 2: tidak sama dengan ketika disegel; bandingkan dengan salinannya"
        top, _, below = page.partition('id="timeline"')
        assert said in top
        assert said not in below
        assert "Tindakan ditutup" in page
        assert f'action="/innovations/{id}"' not in page
        assert said in rina.get("/").text
        # Whoever can also write new seals is found by seals that were kept elsewhere.
        forged = jipp.digests(jipp.from_wire(rina.get(f"/api/innovations/{id}").json()))
        _forced(hub, _RESEAL, *((digest, id, n) for n, digest in enumerate(forged, 1)))
        assert _findings(rina, id) == []
        assert _findings(rina, id, sealed=kept) == [("altered", "2")]


@pytest.mark.parametrize(
    ("field", "value", "found"),
    [
        ("definition", "innovation@1999", None),
        ("target", "nowhere", [("unknown_state", "2"), ("altered", "2")]),
        ("action", "vanish", [("unknown_action", "2"), ("altered", "2")]),
    ],
)
def test_an_entry_that_follows_no_law_is_a_fault_of_what_is_stored(
    hub: Hub, field: str, value: str, found: list[tuple[str, str]] | None
) -> None:
    """Pages and API say so where they cannot go on, and the audit names it where it can be read."""
    id = f"no-law-{field}"
    hub.register(id)
    _forced(hub, _CHANGE, (f"{{{field}}}", f'"{value}"', id))
    with hub.client("rina") as rina:
        page = rina.get(f"/innovations/{id}")
        assert page.status_code == HTTPStatus.OK
        assert "Tindakan ditutup" in page.text
        if found is None:
            assert codes(rina.get(f"/api/innovations/{id}")) == ["unknown_definition"]
            assert "Data rusak atau berubah" in page.text
        else:
            assert _findings(rina, id) == found
    for table in ("entries", "seals"):
        _forced(hub, _STRIKE[table], (id,))
    _forced(hub, "DELETE FROM innovations WHERE id = %s", (id,))


def test_a_damaged_row_is_one_line_of_the_list(hub: Hub) -> None:
    """It is told with its place, on its page too, and keeps no other from being read."""
    hub.register("damaged")
    _forced(hub, "UPDATE innovations SET wire = %s WHERE id = %s", ('{"id": "damaged"}', "damaged"))
    with hub.client("rina") as rina:
        found = rina.get("/api/innovations/damaged")
        assert found.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
        assert found.json()["title"] == "Data yang tersimpan rusak atau berubah"
        assert {p["path"] for p in found.json()["problems"]} == {"/title", "/agency"}
        listed = rina.get("/api/innovations?limit=100").json()
        [told] = [each for each in listed["damaged"] if each["id"] == "damaged"]
        assert {p["path"] for p in told["problems"]} == {"/title", "/agency"}
        assert "antre-dari-rumah" in {each["id"] for each in listed["innovations"]}
        home, page = rina.get("/"), rina.get("/innovations/damaged")
        assert (home.status_code, page.status_code) == (200, 200)
        for shown in (home.text, page.text):
            assert "Data rusak atau berubah" in shown
        assert "Antre dari Rumah" in home.text
        assert "/agency" in page.text
        assert codes(refresh(rina, "damaged", 2)) == ["missing_key", "missing_key"]
    _forced(hub, "DELETE FROM innovations WHERE id = %s", ("damaged",))


@pytest.mark.parametrize("seals", [True, False])
def test_a_history_whose_entries_are_gone_is_told_with_its_place(hub: Hub, *, seals: bool) -> None:
    """Even where the seals went with the entries: the row says how many there were."""
    id = f"emptied-{seals}".lower()
    hub.register(id)
    _forced(hub, _STRIKE["entries"], (id,))
    if not seals:
        _forced(hub, _STRIKE["seals"], (id,))
    with hub.client("rina") as rina:
        for path in ("/", f"/innovations/{id}"):
            page = rina.get(path)
            assert page.status_code == HTTPStatus.OK
            assert "riwayat harus memuat 2 catatan, padahal ada 0" in page.text
        refused = refresh(rina, id, 0)
        wanted = ["hub_other_length", "altered", "altered"] if seals else ["hub_other_length"]
        assert (refused.status_code, codes(refused)) == (500, wanted)
        assert refused.json()["problems"][0]["path"] == "/history"
    for table in ("entries", "seals"):
        _forced(hub, _STRIKE[table], (id,))
    _forced(hub, "DELETE FROM innovations WHERE id = %s", (id,))


# The API.


def test_the_schemas_of_the_api_are_those_of_jipp(hub: Hub) -> None:
    """Each component of a value of jipp, with all it refers to, is its JSON Schema."""
    described = httpx.get(f"{hub.url}/openapi.json").json()
    components = described["components"]["schemas"]

    def there(node: Any) -> Any:
        if isinstance(node, dict):
            return {
                key: _component(value) if key == "$ref" else there(value)
                for key, value in node.items()
            }
        return [there(item) for item in node] if isinstance(node, list) else node

    for kind in (jipp.Innovation, jipp.Evidence, jipp.Due, jipp.Option, jipp.HubReport):
        schema = jipp.json_schema(kind)
        for name, part in schema.pop("$defs").items():
            assert components[_component(name).rpartition("/")[2]] == there(part)
        # Inside another value the tag may be left out.
        schema["required"] = [name for name in schema["required"] if name != "schema"]
        found = components[kind.__name__]
        assert found == {name: there(schema[name]) for name in found}


def _component(ref: str) -> str:
    words = ref.removeprefix("#/$defs/").replace("-", "_").split("_")
    return "#/components/schemas/" + "".join(word[:1].upper() + word[1:] for word in words)


def test_answers_are_as_the_description_says(hub: Hub) -> None:
    """What the API gives for each address is valid under the schema it states for it."""
    hub.register("described")
    described = httpx.get(f"{hub.url}/openapi.json").json()
    registry = Registry[Any]().with_resource("", Resource.from_contents(described, DRAFT202012))
    asked = {
        ("/api/innovations", "get"): None,
        ("/api/innovations/{id}", "get"): None,
        ("/api/year/{year}", "get"): None,
        ("/api/innovations/{id}/options", "get"): None,
        ("/api/innovations/{id}/plan", "get"): None,
        ("/api/innovations/{id}/due", "get"): None,
        ("/api/innovations/{id}/seals", "get"): None,
        ("/api/innovations/{id}/audit", "post"): {},
        ("/api/innovations/{id}/decisions", "post"): {"action": "refresh", "expecting": 2},
    }
    with hub.client("rina") as rina:
        for (path, method), body in asked.items():
            answer = rina.request(method, path.format(id="described", year=2026), json=body)
            content = described["paths"][path][method]["responses"]["200"]["content"]
            schema = content["application/json"]["schema"]
            validator = Draft202012Validator({**described, **schema}, registry=registry)
            validator.validate(answer.json())
            assert answer.json() or path.endswith("audit")


def test_the_year_of_the_hub_is_a_page_and_json(hub: Hub) -> None:
    """Duties, activities and partners, in the reader's language; the JSON is the report itself."""
    with hub.client() as anyone:
        page = anyone.get("/year/2026")
        report = jipp.from_wire(anyone.get("/api/year/2026").json(), into=jipp.HubReport)
        empty = anyone.get("/api/year/2024").json()
        assert anyone.get("/year/1").status_code == HTTPStatus.NOT_FOUND
        assert anyone.get("/api/year/0").status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert page.status_code == HTTPStatus.OK
    assert "Mengelola dan memutakhirkan data inovasi" in page.text
    assert report.by_kind["coaching_clinic"]["count"] == 1
    # The ministry's meeting was held for the hub, not by it.
    assert report.by_kind["coordination"]["count"] == 0
    assert report.reach.participants == 33
    (data,) = (d for d in report.duties if d.id == "innovation_data")
    assert (data.own, data.next_due) == (True, date(2026, 8, 3))
    assert empty["held"] == []


def test_strangers_may_read_and_not_act(hub: Hub) -> None:
    """Without an officer, or with one that nobody knows, an action is answered with 401."""
    hub.register("strange")
    for who in ("", "nobody", "x" * 4000):
        with hub.client(who) as stranger:
            assert stranger.get("/api/innovations/strange").status_code == HTTPStatus.OK
            answer = refresh(stranger, "strange", 2)
            assert (answer.status_code, codes(answer)) == (401, ["hub_sign_in"])


def test_all_faults_of_a_request_are_said_at_once_in_the_language_asked(hub: Hub) -> None:
    """`?lang=` goes before what the browser prefers, which goes before Indonesian."""
    body = {"action": "refresh", "expecting": "two", "evidence": [{**DATA, "kind": "vido"}]}
    said = {
        "id": "Isian belum benar",
        "en": "Something is not filled in rightly",
    }
    hub.register("faulty")
    for query, preferred, lang in (
        ("", "", "id"),
        ("", "fr, en;q=0.8, id;q=0.9", "id"),
        ("", "en-GB,en;q=0.9,id;q=0.1", "en"),
        ("?lang=id", "en", "id"),
        ("?lang=xx", "en", "en"),
    ):
        with hub.client("rina", preferred) as rina:
            answer = rina.post(f"/api/innovations/faulty/decisions{query}", json=body)
        assert (answer.status_code, answer.json()["title"]) == (422, said[lang])
        assert {p["path"] for p in answer.json()["problems"]} == {"/expecting", "/evidence/0/kind"}


@pytest.mark.parametrize(
    ("more", "status", "wanted"),
    [
        ({"id": "taken"}, 409, ["hub_id_taken"]),
        ({"id": "Not/A/Slug"}, 422, ["hub_not_a_slug"]),
        ({"agency": {"id": "kota-x"}, "honours": []}, 422, ["not_settable", "not_settable"]),
        ({"evidence": [], "history": []}, 422, ["not_settable", "not_settable"]),
        ({"titel": "T"}, 422, ["unknown_key"]),
    ],
)
def test_whoever_registers_sets_what_is_listed(
    hub: Hub, more: dict[str, Any], status: int, wanted: list[str]
) -> None:
    """An id is taken once; agency, honours, evidence and history are not to be set."""
    if more.get("id") == "taken":
        hub.register("taken")
    with hub.client("rina") as rina:
        answer = rina.post("/api/innovations", json={"id": "other", "title": "T", **more})
    assert (answer.status_code, codes(answer)) == (status, wanted)


@pytest.mark.parametrize("body", [[], None, "T", 3])
def test_what_is_no_object_is_a_fault_of_the_request(hub: Hub, body: object) -> None:
    """A list or a number is refused with 422, as any other wrong data."""
    with hub.client("rina") as rina:
        answer = rina.post("/api/innovations", json=body)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_an_innovation_belongs_to_the_agency_of_who_registers_it(hub: Hub) -> None:
    """The officer's, whatever they write; an officer of no agency registers none."""
    hub.register("of-bangka")
    with hub.client("admin") as admin:
        assert admin.get("/api/innovations/of-bangka").json()["agency"]["id"] == "kab-bangka"
        answer = admin.post("/api/innovations", json={"id": "of-none", "title": "T"})
        assert (answer.status_code, codes(answer)) == (409, ["hub_no_agency"])


def test_requests_have_limits(hub: Hub) -> None:
    """Too many papers, too long a text and too many bytes are refused before anything is stored."""
    hub.register("large")
    papers = [{**DATA, "id": f"data-{i}"} for i in range(200)]
    with hub.client("rina") as rina:
        answer = refresh(rina, "large", 2, evidence=papers)
        assert (answer.status_code, codes(answer)) == (422, ["hub_too_many"])
        answer = rina.post("/api/innovations", json={"id": "long", "title": "x" * 20_000})
        assert (answer.status_code, codes(answer)) == (422, ["text_too_long"])
        for path in ("/api/innovations", "/api/innovations/large/decisions"):
            answer = rina.post(path, json={"note": "x" * 400_000})
            assert (answer.status_code, codes(answer)) == (413, ["hub_413"])
        assert len(hub.history("large")) == 2


def test_who_may_not_register_is_offered_no_form(hub: Hub) -> None:
    """The link stands where the law lets an officer begin an innovation, and nowhere else."""
    for officer, may in (("rina", True), ("yudi", True), ("sari", False), ("admin", False)):
        with hub.client(officer) as client:
            assert ("Daftarkan inovasi" in client.get("/").text) is may
            assert client.get("/register").status_code == (200 if may else 409)


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The modules of the service, imported where the tests run."""
    monkeypatch.syspath_prepend(ROOT / "docs" / "examples")
    names = ("forms", "prepare", "store", "views")
    return SimpleNamespace(**{n: importlib.import_module(f"hub_service.{n}") for n in names})


def test_no_form_is_offered_that_is_refused_when_it_is_filled_in(program: Any) -> None:
    """Each officer, and one of another province, is offered what then is accepted."""
    away = Agency(id="prov-jabar", name="Jawa Barat", kind="province", province="ID-JB")
    strangers = [Actor(id=role, roles=(role,), agency=away) for role in ("hub", "unit")]
    on, offered = date(2026, 3, 2), Counter[str]()
    for innovation in program.prepare._innovations():
        record = program.store.Record(id=innovation.id, innovation=innovation, faults=())
        for officer in (*program.prepare.OFFICERS, *strangers):
            for card in program.views.view_of(record, on=on, by=officer, lang="id").cards:
                offered[officer.id] += 1
                form = {"action": card.action, "expecting": str(len(innovation.history))}
                form |= {"note": "disepakati", "implemented_on": "2026-03-01"}
                for slot in card.slots:
                    name = slot.kind.value
                    form |= {f"{name}.kind": name, f"{name}.id": name, f"{name}.title": "Surat"}
                if card.action == "revert":
                    continue
                asked = program.forms.decision_of(form)
                answer = program.store._answer(innovation, asked, officer, on, datetime.now(UTC))
                assert isinstance(answer, jipp.Accepted), (officer.id, card, answer)
    assert offered["rina"] > 0
    assert offered["hub"] == offered["unit"] == 0


def test_a_corrector_reverts_and_nothing_is_struck_out(hub: Hub) -> None:
    """The ministry goes back to an entry, if it saw the history as it is."""
    hub.register("reverted")
    asked = {"action": "revert", "to": 1, "note": "wrong data"}
    path = "/api/innovations/reverted/decisions"
    with hub.client("admin") as admin, hub.client("rina") as rina:
        assert codes(admin.post(path, json={**asked, "expecting": 1})) == ["stale"]
        assert codes(rina.post(path, json={**asked, "expecting": 2})) == ["role_not_permitted"]
        assert codes(admin.post(path, json={**asked, "expecting": 2, "to": 7})) == ["no_such_entry"]
        done = admin.post(path, json={**asked, "expecting": 2})
        assert done.status_code == HTTPStatus.OK
    assert [entry["reverts"] for entry in hub.history("reverted")] == [None, None, 1]


def test_schemathesis_finds_nothing_in_the_running_service(hub: Hub, tmp_path: Path) -> None:
    """Requests drawn from the description, right and wrong, meet every check that it has."""
    hub.register("drawn")
    # A right shape may still be wrong data (an end before its beginning): 422 is an answer.
    (tmp_path / "schemathesis.toml").write_text(
        '[auth.openapi.APIKeyCookie]\napi_key = "rina"\n'
        '[parameters]\n"path.id" = "drawn"\n'
        "[checks.positive_data_acceptance]\n"
        'expected-statuses = ["2xx", "401", "404", "409", "422"]\n'
        # To cover a whole innovation's schema takes half a minute alone; fuzzing draws from it.
        '[[operations]]\ninclude-name = "POST /api/innovations"\nphases.coverage.enabled = false\n'
    )
    program = Path(sys.executable).with_name("schemathesis")
    options = "--no-color --checks all --max-examples 5 --generation-deterministic --workers 1"
    phases = "--phases coverage,fuzzing,stateful --warnings off"
    done = subprocess.run(
        (program, "run", f"{hub.url}/openapi.json", *options.split(), *phases.split()),
        check=False,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout[-8000:]
    assert re.search(r"Tested: 10\b", done.stdout), done.stdout
    generated = re.search(r"(\d+) generated, (\d+) passed", done.stdout)
    assert generated is not None, done.stdout
    assert int(generated[2]) > 200


# The page of an officer.

WIDTHS = (390, 1280)
_WIDER = "() => document.documentElement.scrollWidth - window.innerWidth"


def _opened(
    browser: Browser, hub: Hub, officer: str, width: int, scheme: Literal["light", "dark"] = "light"
) -> Page:
    """Open a browser of a width, in which nothing but the service may be asked for anything."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, locale="id-ID", color_scheme=scheme
    )
    context.set_default_timeout(30_000)
    if officer:
        context.add_cookies([{"name": "officer", "value": officer, "url": hub.url}])
    page = context.new_page()
    page.on("request", lambda request: _refuse_strangers(request.url, hub))
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    return page


def _refuse_strangers(url: str, hub: Hub) -> None:
    assert url.startswith((hub.url, "data:")), url


def _looked_at(page: Page, barriers: Barriers) -> None:
    """Nothing is wider than the screen, and nobody is barred."""
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
    assert page.evaluate(_WIDER) <= 0
    assert barriers(page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_an_officer_sees_is_refused_and_acts(
    hub: Hub, browser: Browser, barriers: Barriers, tmp_path: Path, width: int
) -> None:
    """An innovation goes from idea to application by hand, once every field is right."""
    id = f"by-hand-{width}"
    page = _opened(browser, hub, "", width)
    page.goto(hub.url)
    page.get_by_label("Petugas").select_option("rina")
    page.get_by_role("button", name="Masuk").click()
    page.get_by_role("link", name="Daftarkan inovasi").click()
    page.get_by_label("Judul").fill("Loket Pulau <b>Lepar</b>")
    page.get_by_label("Id (untuk").fill("Loket Pulau")
    page.get_by_role("button", name="Daftarkan").click()
    wrong = page.locator("#id-wrong")
    expect(wrong).to_contain_text("bukan pengenal (id): isi 1 sampai 128 karakter tanpa spasi")
    expect(page.get_by_label("Judul")).to_have_value("Loket Pulau <b>Lepar</b>")
    page.screenshot(path=tmp_path / f"register-{width}.png", full_page=True)
    _looked_at(page, barriers)
    page.get_by_label("Id (untuk").fill(id)
    page.get_by_label("Unit (tidak").fill("Dinas Perhubungan")
    page.get_by_role("button", name="Daftarkan").click()
    expect(page.get_by_role("status")).to_have_text("Tersimpan sebagai catatan nomor 1.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Loket Pulau <b>Lepar</b>")
    expect(page.locator(".checklist")).to_contain_text("tanggal mulai diterapkan belum terisi")

    card = page.locator("details.card", has_text="Terapkan")
    card.locator("summary").first.click()
    card.get_by_role("button", name="Terapkan").click()
    card = page.locator("details.card[open]")
    expect(card.get_by_role("alert")).to_contain_text("tanggal mulai diterapkan belum terisi")
    expect(page.locator(".timeline > li")).to_have_count(1)
    card.get_by_label("Diterapkan sejak").fill("2026-02-16")
    card.get_by_text("Lampirkan bukti lain").click()
    card.get_by_label("Judul").fill("Berita acara")
    card.get_by_role("button", name="Terapkan").click()
    card = page.locator("details.card[open]")
    field = card.get_by_label("Nomor dokumen")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(
        "pengenal (id) belum diisi, padahal wajib: tambahkan"
    )
    expect(card.get_by_label("Judul")).to_have_value("Berita acara")
    page.screenshot(path=tmp_path / f"refused-{width}.png", full_page=True)
    field.fill("188/1/2026")
    card.get_by_role("button", name="Terapkan").click()
    expect(page.get_by_role("status")).to_have_text("Tersimpan sebagai catatan nomor 2.")
    expect(page.locator("dl.facts")).to_contain_text("penerapan")
    expect(page.locator(".timeline > li").first).to_contain_text("188/1/2026")
    expect(page.locator("#audit + p")).to_contain_text("sama dengan ketika disegel")
    page.screenshot(path=tmp_path / f"applied-{width}.png", full_page=True)
    seen = "(image) => image.decode().then(() => image.naturalWidth)"
    assert page.locator("img").evaluate(seen) > 0
    _looked_at(page, barriers)
    page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_are_readable_at_every_width_by_day_and_night(
    hub: Hub,
    browser: Browser,
    barriers: Barriers,
    tmp_path: Path,
    width: int,
) -> None:
    """No page is wider than its screen or bars anybody, with all that opens open."""
    scheme: Literal["light", "dark"]
    for scheme in ("light", "dark"):
        _walk(_opened(browser, hub, "bupati", width, scheme), hub, barriers, tmp_path / scheme)


def _walk(page: Page, hub: Hub, barriers: Barriers, shots: Path) -> None:
    for name, path in (
        ("home", "/"),
        ("innovation", "/innovations/antre-dari-rumah"),
        ("fault", "/innovations/nowhere"),
        ("year", "/year/2026"),
        ("english", "/innovations/satu-pintu-pulau?lang=en"),
    ):
        page.goto(hub.url + path)
        page.screenshot(path=shots / f"{name}.png", full_page=True)
        _looked_at(page, barriers)
        assert page.locator("html").get_attribute("lang") == ("en" if "en" in path[-2:] else "id")
    page.context.close()


def test_two_officers_at_two_screens_the_slower_is_told(hub: Hub, browser: Browser) -> None:
    """The page that was overtaken says so beside its form, and shows the history as it is."""
    hub.register("two-screens")
    slow, quick = (_opened(browser, hub, "rina", 1280) for _ in range(2))
    for page in (slow, quick):
        page.goto(f"{hub.url}/innovations/two-screens")
        page.locator("details.card summary", has_text="Hentikan sementara").click()
        page.locator("details.card[open]").get_by_label("Catatan").fill("petugas pindah")
    for page in (quick, slow):
        page.locator("details.card[open]").get_by_role("button").click()
    expect(quick.get_by_role("status")).to_have_text("Tersimpan sebagai catatan nomor 3.")
    expect(slow.get_by_role("alert")).to_contain_text(STALE_ID.format(2, 3))
    # The quicker suspended it, so no form is left to show what was typed; the page still does.
    expect(slow.locator(".typed")).to_contain_text("petugas pindah")
    expect(slow.locator(".timeline > li")).to_have_count(3)
    for page in (slow, quick):
        page.context.close()


def test_what_somebody_wrote_stays_text_on_the_page(hub: Hub) -> None:
    """A title or note that looks like HTML is shown, not run."""
    hub.register("hostile")
    note = "<script>alert(1)</script>"
    with hub.client("rina") as rina:
        assert refresh(rina, "hostile", 2, note=note).status_code == HTTPStatus.OK
        answer = rina.get("/innovations/hostile")
    assert html.escape(note) in answer.text
    assert note not in answer.text
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


# Load.


def test_under_load_what_was_acknowledged_is_there_and_nothing_else(hub: Hub) -> None:
    """Two processes of four clients read pages and decide on three innovations."""
    ids = ("load-a", "load-b", "load-c")
    for id in ids:
        hub.register(id)
    turns, clients = 12, 8
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
        halves = [
            processes.submit(_clients, hub.url, ids, turns, range(i, clients, 2)) for i in (0, 1)
        ]
        loads = [load for half in halves for load in half.result(120)]
    assert [load.faults for load in loads] == [()] * clients
    assert sum(load.reads for load in loads) == 2 * clients * turns
    kept = [pair for load in loads for pair in load.kept]
    assert len(kept) == len(set(kept)) == clients * turns - sum(load.stale for load in loads)
    with psycopg.connect(hub.database) as connection:
        rows = connection.execute(
            "SELECT innovation, number FROM entries WHERE innovation = ANY(%s)", (list(ids),)
        ).fetchall()
        versions = connection.execute(
            "SELECT id, length FROM innovations WHERE id = ANY(%s)", (list(ids),)
        ).fetchall()
    assert sorted(rows) == sorted([*kept, *((id, n) for id in ids for n in (1, 2))])
    assert dict(versions) == Counter(id for id, _ in rows)
    with hub.client() as anyone:
        assert {id: _findings(anyone, id) for id in ids} == {id: [] for id in ids}


def _clients(url: str, ids: tuple[str, ...], turns: int, seeds: range) -> list[Any]:
    with ThreadPoolExecutor(len(seeds)) as pool:
        return list(pool.map(lambda seed: work(url, ids, turns, seed), seeds))
