"""The Django site: an admin action that advances, forms that speak, a catalogue, and a race."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from gettext import GNUTranslations
from html import unescape
from io import StringIO
from pathlib import Path
from string import Formatter
from threading import Barrier
from typing import Any
from urllib.parse import urlsplit

import attrs
import httpx
import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client, override_settings
from django.test.utils import (
    setup_databases,
    setup_test_environment,
    teardown_databases,
    teardown_test_environment,
)
from django.utils import timezone

from jipp import Innovation, InvalidDataError, Problem, Reason, audit, from_wire, to_wire
from jipp._messages import en, id as id_
from tests.hosts.django_site import (
    CATALOGUE,
    LOCALE,
    PROJECT,
    Catalogue,
    Officer,
    Record,
    User,
    actor_of,
)
from tests.hosts.postgres import postgres

PASSWORD = "only-for-this-test"  # noqa: S105 - of a database that is gone afterwards
CHANGELIST = "/admin/innovations/record/"
NEW = CHANGELIST + "add/"


@pytest.fixture(scope="module", autouse=True)
def _database() -> Iterator[None]:
    """A database in memory, migrated and filled by the site's own commands."""
    setup_test_environment()
    made = setup_databases(verbosity=0, interactive=False)
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        call_command("demo", password=PASSWORD, stdout=StringIO())
    yield
    teardown_databases(made, verbosity=0)
    teardown_test_environment()


@pytest.fixture(autouse=True)
def _undone(_database: None) -> Iterator[None]:
    """What a test writes is undone after it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def signed_in(name: str, lang: str = "id") -> Client:
    """A browser of one of the officers, in a language."""
    client = Client(headers={"accept-language": lang})
    client.force_login(User.objects.get(username=name))
    return client


def advance(client: Client, step: str, seen: dict[str, int], **more: str) -> Any:
    """Send the page of the admin action, and follow to where it leads."""
    data = {
        "action": "advance",
        "apply": "yes",
        "step": step,
        "_selected_action": [*seen],
        **{f"seen-{key}": count for key, count in seen.items()},
        **more,
    }
    return client.post(CHANGELIST, data, follow=True)


def told(response: Any) -> list[tuple[str, str]]:
    """The admin's messages on a page, each with its level."""
    return [(m.level_tag, str(m)) for m in response.context["messages"]]


def errors(response: Any) -> dict[str, list[str]]:
    """What a form of the admin says beside its fields."""
    return dict(response.context["adminform"].form.errors)


# -- the column


def test_the_column_holds_the_wire_form() -> None:
    """The table holds what `to_wire` gives, and reading gives the value back."""
    stored = Record.objects.get(pk="antre").innovation
    with connection.cursor() as cursor:
        cursor.execute("SELECT innovation FROM innovations_record WHERE key = 'antre'")
        (text,) = cursor.fetchone()
    assert json.loads(text) == to_wire(stored)
    assert from_wire(json.loads(text)) == stored
    assert stored.state == "idea"


def test_lookups_see_the_keys_of_the_value() -> None:
    """Rows are found by keys inside the JSON, which come back as plain data."""
    found = Record.objects.filter(innovation__agency__province="ID-BB", innovation__unit="")
    assert [*found.values_list("key", "innovation__title")] == [("perahu-baca", "Perahu Baca")]


def test_a_spoilt_row_is_refused_by_name() -> None:
    """JSON that is no innovation raises where it is read, with the place of every fault."""
    spoilt = to_wire(Record.objects.get(pk="antre").innovation) | {"sdgs": [18], "title": ""}
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE innovations_record SET innovation = %s WHERE key = 'antre'",
            [json.dumps(spoilt)],
        )
    with pytest.raises(InvalidDataError) as raised:
        Record.objects.get(pk="antre")
    assert {p.path for p in raised.value.problems} == {"/sdgs/0", "/title"}


def test_a_fixture_brings_everything_back(tmp_path: Path) -> None:
    """What `dumpdata` writes, `loaddata` reads."""
    before = {record.key: record.innovation for record in Record.objects.all()}
    fixture = tmp_path / "all.json"
    call_command("dumpdata", "innovations", output=str(fixture), verbosity=0)
    Record.objects.all().delete()
    Officer.objects.all().delete()
    call_command("loaddata", str(fixture), verbosity=0)
    assert {record.key: record.innovation for record in Record.objects.all()} == before
    assert Officer.objects.get(user__username="sari").agency.id == "prov-babel"


# -- who acts


def test_an_actor_has_the_roles_of_the_groups_and_the_agency_of_the_office() -> None:
    """A user acts with the groups that are roles of the law, and none without an office."""
    rina = actor_of(User.objects.get(username="rina"))
    assert (rina.id, rina.roles, rina.agency and rina.agency.id) == (
        "rina",
        ("unit",),
        "kab-contoh",
    )
    admin = actor_of(User.objects.get(username="admin"))
    assert (admin.roles, admin.agency) == ((), None)


# -- the action


def test_the_action_asks_before_it_does() -> None:
    """Choosing innovations shows a page with each one's state and the entries that were seen."""
    data = {"action": "advance", "_selected_action": ["antre", "satu-pintu"]}
    page = signed_in("rina").post(CHANGELIST, data)
    text = page.content.decode()
    assert "Antre dari Rumah (antre): inisiatif" in text
    assert 'name="seen-satu-pintu" value="1"' in text
    assert '<option value="try_out">uji coba</option>' in text
    assert Record.objects.get(pk="antre").entries == 1


@pytest.mark.parametrize(
    ("lang", "refusal", "success"),
    [
        (
            "id",
            "Perahu Baca: unit kerja belum terisi: buka inovasi ini, isi, lalu simpan",
            "2 inovasi telah dimajukan.",
        ),
        (
            "en",
            "Perahu Baca: work unit is not filled in: open this innovation, fill it in, and save",
            "2 innovations were advanced.",
        ),
    ],
)
def test_each_chosen_innovation_is_advanced_or_refused_for_itself(
    lang: str, refusal: str, success: str
) -> None:
    """Of three, the two that may are advanced; the third's reason is told, in both languages."""
    seen = {"antre": 1, "perahu-baca": 1, "satu-pintu": 1}
    page = advance(signed_in("rina", lang), "try_out", seen, note="dua poli")
    assert told(page) == [("warning", refusal), ("success", success)]
    states = dict(Record.objects.values_list("key", "state"))
    assert states == {"antre": "trial", "perahu-baca": "idea", "satu-pintu": "trial"}
    last = Record.objects.get(pk="antre").innovation.history[-1]
    assert (last.on, last.by and last.by.id, last.note) == (
        timezone.localdate(),
        "rina",
        "dua poli",
    )
    assert last.recorded_at is not None


@pytest.mark.parametrize(
    ("lang", "message"),
    [
        (
            "id",
            "hanya unit kerja yang boleh melakukan ini, sedangkan peran pelaku: kepala instansi",
        ),
        ("en", "only work unit may do this, and the actor has the roles: agency head"),
    ],
)
def test_a_role_that_may_not_is_told_in_the_words_of_the_house(lang: str, message: str) -> None:
    """The catalogue's word for a role stands inside jipp's own sentence."""
    page = advance(signed_in("budi", lang), "try_out", {"antre": 1})
    assert told(page) == [("warning", f"Antre dari Rumah: {message}")]
    assert Record.objects.get(pk="antre").entries == 1


def test_all_reasons_of_a_refusal_are_told() -> None:
    """Another role, another agency and no note: the officer of a hub is told all three at once."""
    page = advance(signed_in("sari", "en"), "stop", {"antre": 1})
    ((level, text),) = told(page)
    assert (level, len(text.split("; "))) == ("warning", 3), text
    page = advance(signed_in("rina"), "develop", {"antre": 1})
    assert told(page)[0][1].startswith("Antre dari Rumah: pengembangan tidak dapat dilakukan pada")


def test_a_page_read_before_another_acted_is_refused() -> None:
    """The second of two that saw one entry is told so, and nothing is written over."""
    assert told(advance(signed_in("rina"), "try_out", {"antre": 1}))[0][0] == "success"
    late = advance(signed_in("rina"), "suspend", {"antre": 1}, note="tidak ada staf")
    seen = "sudah ada 2 catatan, sedangkan ketika halaman dibuka baru 1"
    way_out = "muat ulang halaman, lalu putuskan kembali"
    assert told(late) == [("warning", f"Antre dari Rumah: {seen}: {way_out}")]
    assert Record.objects.get(pk="antre").state == "trial"


def test_evidence_comes_with_the_action() -> None:
    """Evidence filled in is judged and kept with the entry that it served."""
    rina = signed_in("rina")
    rina.post(f"{CHANGELIST}antre/change/", edited("antre", implemented_on="2026-01-05"))
    advance(rina, "implement", {"antre": 1})
    refused = advance(rina, "develop", {"antre": 2})
    assert told(refused)[0][1].startswith("Antre dari Rumah: bukti data hasil belum cukup: pilih")
    brought = {"evidence_kind": "result_data", "evidence_title": "Data 2026"}
    assert told(advance(rina, "develop", {"antre": 2}, **brought))[0][0] == "success"
    innovation = Record.objects.get(pk="antre").innovation
    (evidence,) = innovation.evidence
    assert (innovation.state, evidence.title) == ("developing", "Data 2026")
    assert innovation.history[-1].evidence == (evidence.id,)
    assert audit(innovation) == ()


@pytest.mark.parametrize(
    ("lang", "day", "kind"),
    [
        (
            "id",
            '"kemarin" bukan tanggal: tulis seperti 2024-12-31',
            "belum diisi, padahal wajib",
        ),
        (
            "en",
            '"kemarin" is not a day: write it as 2024-12-31',
            "not filled in, but needed",
        ),
    ],
)
def test_faults_of_the_evidence_stand_at_its_fields(lang: str, day: str, kind: str) -> None:
    """What jipp says of the evidence stands beside the fields, and nothing is done."""
    wrong = {"evidence_title": "Data", "evidence_issued_on": "kemarin"}
    page = advance(signed_in("rina", lang), "try_out", {"antre": 1}, **wrong)
    assert dict(page.context["form"].errors) == {
        "evidence_issued_on": [day],
        "evidence_kind": [kind],
    }
    assert Record.objects.get(pk="antre").entries == 1


def test_a_page_without_what_was_seen_is_not_obeyed() -> None:
    """Whoever leaves out the number of entries gets the page back, and nothing is done."""
    data = {"action": "advance", "apply": "yes", "step": "try_out", "_selected_action": ["antre"]}
    page = signed_in("rina").post(CHANGELIST, data)
    assert [*page.context["form"].errors] == ["seen-antre"]
    assert Record.objects.get(pk="antre").entries == 1


# -- the form


def edited(key: str, **changes: str) -> dict[str, str]:
    """What the page of an innovation sends when some fields were changed."""
    form = signed_in("rina").get(f"{CHANGELIST}{key}/change/").context["adminform"].form
    sent = {name: form[name].value() or "" for name in form.fields}
    return {name: str(value) for name, value in sent.items()} | changes


WRONG = {
    "id": "satu pintu",
    "title": "",
    "kind": "baru",
    "sdgs": "3, 18, air",
    "implemented_on": "kemarin",
}


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "id",
            {
                "id": '"satu pintu" bukan pengenal (id): isi 1 sampai 128 karakter',
                "title": "belum diisi, padahal wajib",
                "kind": '"baru" tidak diperbolehkan di sini: pilih salah satu dari original',
                "sdgs": "18 tidak diperbolehkan di sini: pilih salah satu dari 1, 2",
                "implemented_on": '"kemarin" bukan tanggal: tulis seperti 2024-12-31',
            },
        ),
        (
            "en",
            {
                "id": '"satu pintu" is not an id: give 1 to 128 characters',
                "title": "not filled in, but needed",
                "kind": '"baru" is not allowed here: choose one of original',
                "sdgs": "18 is not allowed here: choose one of 1, 2",
                "implemented_on": '"kemarin" is not a day: write it as 2024-12-31',
            },
        ),
    ],
)
def test_every_fault_stands_at_its_field(lang: str, expected: dict[str, str]) -> None:
    """All faults come at once, each beside the field its path names, in both languages."""
    page = signed_in("rina", lang).post(NEW, WRONG)
    found = errors(page)
    assert {*found} == {*expected}
    for field, start in expected.items():
        assert found[field][0].startswith(start), field
    # Two goals of three are wrong.
    assert len(found["sdgs"]) == 2
    assert unescape(page.content.decode()).count(found["title"][0]) == 1
    assert not Record.objects.filter(pk="satu pintu").exists()


def test_a_fault_between_fields_stands_at_the_one_to_change() -> None:
    """An innovation that is taken over from itself is refused at `replicates`."""
    page = signed_in("rina", "en").post(NEW, {"id": "a", "title": "A", "replicates": "a"})
    assert [*errors(page)] == ["replicates"]


def test_an_officer_begins_an_innovation_of_the_own_agency() -> None:
    """A new innovation gets the officer's agency and its first entry."""
    page = signed_in("rina").post(
        NEW, {"id": "peta", "title": "Peta", "sdgs": "3, 16"}, follow=True
    )
    assert told(page)[0][0] == "success"
    made = Record.objects.get(pk="peta").innovation
    assert (made.agency.id, made.state, made.sdgs) == ("kab-contoh", "idea", (3, 16))
    assert [entry.by and entry.by.id for entry in made.history] == ["rina"]
    assert audit(made) == ()


def test_who_may_not_begin_is_told_above_the_form() -> None:
    """A refusal concerns no field: the head of an agency registers nothing."""
    page = signed_in("budi").post(NEW, {"id": "peta", "title": "Peta"})
    permitted, held = "hanya inovator, unit kerja yang boleh melakukan ini", "kepala instansi"
    assert errors(page) == {"__all__": [f"{permitted}, sedangkan peran pelaku: {held}"]}


def test_a_user_without_an_office_adds_nothing() -> None:
    """The superuser acts for no agency, so there is no form to fill in."""
    assert signed_in("admin").get(NEW).status_code == 403


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("id", "Sudah ada inovasi dengan id ini: beri id lain."),
        ("en", "There is an innovation of this id already: give another."),
    ],
)
def test_an_id_is_given_once(lang: str, text: str) -> None:
    """The site's own fault stands at its field too, and the older innovation stays."""
    page = signed_in("rina", lang).post(NEW, {"id": "antre", "title": "Lain"})
    assert errors(page) == {"id": [text]}
    assert Record.objects.get(pk="antre").innovation.title == "Antre dari Rumah"


def test_an_edit_keeps_the_history() -> None:
    """Fields are changed, emptied ones fall back, the history stays, the edit is counted."""
    before = Record.objects.get(pk="antre").innovation
    changes = edited("antre", title="Antre Daring", unit="", sdgs="3")
    page = signed_in("rina").post(f"{CHANGELIST}antre/change/", changes, follow=True)
    assert told(page)[0][0] == "success"
    record = Record.objects.get(pk="antre")
    assert (record.innovation.title, record.innovation.unit, record.innovation.sdgs) == (
        "Antre Daring",
        "",
        (3,),
    )
    assert record.innovation.history == before.history
    assert (record.entries, record.edits) == (1, 1)


@pytest.mark.parametrize("meanwhile", ["edit", "move"])
def test_an_edit_of_what_was_changed_meanwhile_is_refused(meanwhile: str) -> None:
    """Neither another's edit nor another's action is written over; what was typed stays."""
    mine = edited("antre", title="Punya Saya")
    if meanwhile == "edit":
        theirs = edited("antre", title="Punya Dia")
        signed_in("rina").post(f"{CHANGELIST}antre/change/", theirs)
    else:
        advance(signed_in("rina"), "try_out", {"antre": 1})
    before = Record.objects.get(pk="antre").innovation
    page = signed_in("rina", "en").post(f"{CHANGELIST}antre/change/", mine)
    assert errors(page)["__all__"][0].startswith("Somebody has changed this innovation since")
    assert 'value="Punya Saya"' in page.content.decode()
    assert Record.objects.get(pk="antre").innovation == before


def test_the_id_of_a_history_cannot_be_changed() -> None:
    """The id names the history: another one that is sent along is not taken."""
    signed_in("rina").post(f"{CHANGELIST}antre/change/", edited("antre", id="lain"))
    assert [*Record.objects.values_list("key", flat=True)] == ["antre", "perahu-baca", "satu-pintu"]


def test_the_page_of_an_innovation_says_what_is_lacking_and_what_was_done() -> None:
    """The change page shows the checklist and the timeline in the language of the request."""
    page = signed_in("rina", "en").get(f"{CHANGELIST}antre/change/").content.decode()
    assert "no sufficient evidence of legal basis: choose its kind under" in page
    assert "the day of implementation is not filled in" in page
    assert re.search(r"1\. \d{4}-\d\d-\d\d <b>register</b> rina", page)


def test_no_history_is_deleted() -> None:
    """The admin offers no deletion, not even to the superuser."""
    admin = signed_in("admin")
    assert admin.post(f"{CHANGELIST}antre/delete/", {"post": "yes"}).status_code == 403
    assert "delete_selected" not in admin.get(CHANGELIST).content.decode()


def test_innovations_are_found_by_their_titles() -> None:
    """The search of the list reads inside the stored JSON."""
    page = signed_in("rina").get(CHANGELIST, {"q": "pulau"}).content.decode()
    assert "Satu Pintu Pulau" in page
    assert "Perahu Baca" not in page


def test_innovations_are_chosen_by_their_states() -> None:
    """The list offers the states that there are, by name, and shows those in the chosen one."""
    rina = signed_in("rina")
    advance(rina, "try_out", {"antre": 1})
    listed = rina.get(CHANGELIST, {"state": "trial"}).context["cl"]
    assert [record.key for record in listed.result_list] == ["antre"]
    (states,) = listed.filter_specs
    assert states.lookup_choices == [("idea", "inisiatif"), ("trial", "uji coba")]


def test_an_office_is_read_from_its_fields() -> None:
    """The faults of an agency stand at the fields of the office's form; a right one is kept."""
    admin = signed_in("admin", "en")
    user = str(User.objects.get(username="admin").pk)
    wrong = {"user": user, "agency_id": "a b", "agency_kind": "kingdom"}
    found = errors(admin.post("/admin/innovations/officer/add/", wrong))
    assert {*found} == {"agency_id", "agency_name", "agency_kind"}
    right = {"user": user, "agency_id": "kem", "agency_name": "Kem", "agency_kind": "ministry"}
    admin.post("/admin/innovations/officer/add/", right)
    kept = Officer.objects.get(user=user)
    assert (kept.agency.id, kept.agency.province) == ("kem", None)
    page = admin.get(f"/admin/innovations/officer/{kept.pk}/change/")
    assert page.context["adminform"].form["agency_kind"].value() == "ministry"


# -- the catalogue


def test_the_catalogue_speaks_and_is_silent_where_it_lacks_a_text() -> None:
    """A code that the catalogue has is said in its words, any other in jipp's."""
    field = Reason(code="missing_field", params={"name": "unit"})
    assert field.message("id", CATALOGUE).endswith("buka inovasi ini, isi, lalu simpan")
    note = Problem(code="missing_note")
    assert note.message("id", CATALOGUE) == note.message("id")
    assert CATALOGUE.template("missing_note", "id") is None


def test_a_catalogue_brings_a_language_more(tmp_path: Path) -> None:
    """A file for a third language is spoken, and English where it is silent."""
    (tmp_path / "ms" / "LC_MESSAGES").mkdir(parents=True)
    shutil.copy(LOCALE / "id" / "LC_MESSAGES" / "jipp.mo", tmp_path / "ms" / "LC_MESSAGES")
    own = Catalogue(tmp_path)
    field, note = (
        Problem(code="missing_field", params={"name": "unit"}),
        Problem(code="missing_note"),
    )
    assert field.message("ms", own) == "unit kerja belum terisi: buka inovasi ini, isi, lalu simpan"
    assert note.message("ms", own) == note.message("en")


def texts(path: Path) -> dict[str, str]:
    """The messages of a .po file, whose texts stand on one line each."""
    pairs = re.findall(
        r'^msgid "(.+)"\n(?:msgid_plural ".+"\n)?msgstr(?:\[0\])? "(.+)"$',
        path.read_text("utf-8"),
        re.MULTILINE,
    )
    return {key: text.replace('\\"', '"') for key, text in pairs}


@pytest.mark.parametrize(
    "name", ["id/LC_MESSAGES/django", "id/LC_MESSAGES/jipp", "en/LC_MESSAGES/jipp"]
)
def test_the_compiled_catalogue_is_that_of_the_source(name: str) -> None:
    """Every text of the .po file is in the .mo file beside it, and no other."""
    source = LOCALE / f"{name}.po"
    with source.with_suffix(".mo").open("rb") as file:
        held: dict[Any, str] = vars(GNUTranslations(file))["_catalog"]
    plain = {key[0] if isinstance(key, tuple) else key: text for key, text in held.items() if key}
    assert plain == texts(source)
    # The first msgid is that of the header.
    assert len(plain) == source.read_text("utf-8").count("msgid ") - 1


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_catalogue_keeps_the_placeholders(lang: str) -> None:
    """A text names no other parameters than jipp's own; a word is a field's or its vocabulary's."""
    own = {"id": id_, "en": en}[lang]
    fields = dict.fromkeys((field.name for field in attrs.fields(Innovation)), "")
    words = {f"term:{word}": text for word, text in (fields | own.TERMS).items()}
    ours = own.MESSAGES | words
    for code, text in texts(LOCALE / lang / "LC_MESSAGES" / "jipp.po").items():
        wanted, given = ({p[1] for p in Formatter().parse(t) if p[1]} for t in (ours[code], text))
        assert given <= wanted, code


def test_every_text_of_the_site_is_in_its_catalogue() -> None:
    """What the app marks for translation is translated, and nothing else is."""
    sources = [*(PROJECT / "innovations").rglob("*.py"), *(PROJECT / "hub_site").rglob("*.py")]
    marked = {
        "".join(re.findall(r'"([^"]*)"', found))
        for source in sources
        for found in re.findall(r'\b_\(((?:\s*"[^"]*")+)\s*\)', source.read_text("utf-8"))
    }
    counted = {"%d innovation was advanced."}
    page = PROJECT / "innovations" / "templates" / "innovations" / "advance.html"
    shown = {*re.findall(r'translate "([^"]*)"', page.read_text("utf-8"))}
    assert {*texts(LOCALE / "id" / "LC_MESSAGES" / "django.po")} == marked | counted | shown


def flush(text: str) -> str:
    """A text without its indentation, which a page has no use for."""
    return "\n".join(line.strip() for line in text.strip("\n").splitlines())


def test_the_page_about_the_site_quotes_it() -> None:
    """Every excerpt of the how-to page stands in the program word for word."""
    page = (PROJECT.parents[1] / "how-to" / "embed-in-django.md").read_text("utf-8")
    sources = [
        source.read_text("utf-8") for kind in ("py", "po") for source in PROJECT.rglob(f"*.{kind}")
    ]
    excerpts = re.findall(r"^```(?:py|po)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    parts = [part for excerpt in excerpts for part in excerpt.split("\n\n")]
    assert len(parts) > len(excerpts) > 1
    programs = [flush(source) for source in sources]
    missing = [part for part in parts if not any(flush(part) in text for text in programs)]
    assert missing == []


# -- the site itself, in a process of its own


def surroundings(**more: str) -> dict[str, str]:
    """The environment of a process of the site's own, without what this one needs."""
    return {k: v for k, v in os.environ.items() if not k.startswith("DJANGO_")} | more


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the site's command line."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=PROJECT,
        env=surroundings(**environment),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_the_migrations_are_in_step_with_the_models() -> None:
    """`makemigrations --check` finds nothing to add."""
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_settings_of_a_server_pass_the_check_of_a_deployment() -> None:
    """With a key and a host in the environment, `check --deploy` has no warning."""
    key = "".join(chr(ord("!") + n % 90) for n in range(7, 700, 11))
    checked = manage(
        "check", "--deploy", "--fail-level", "WARNING", HUB_SECRET_KEY=key, HUB_HOSTS="hub.example"
    )
    assert checked.returncode == 0, checked.stderr


ON_POSTGRESQL = """
from hub_site.settings import *

DATABASES = {{
    "default": {{
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "{path}",
        "USER": "{user}",
        "HOST": "{host}",
        "PORT": {port},
    }}
}}
"""


@contextmanager
def database(engine: str, folder: Path) -> Iterator[dict[str, str]]:
    """An empty database, and the environment in which the site finds it."""
    if engine == "sqlite":
        yield {"HUB_DATABASE": str(folder / "site.sqlite3")}
        return
    with postgres() as address:
        found = urlsplit(address)
        settings = ON_POSTGRESQL.format(
            path=found.path[1:], user=found.username, host=found.hostname, port=found.port
        )
        (folder / "on_postgresql.py").write_text(settings, "utf-8")
        yield {"PYTHONPATH": str(folder), "DJANGO_SETTINGS_MODULE": "on_postgresql"}


@pytest.fixture(params=["sqlite", "postgresql"])
def site(
    request: pytest.FixtureRequest, tmp_path: Path, port: int
) -> Iterator[tuple[str, dict[str, str]]]:
    """The site, started as its page says, on either database: its address and environment."""
    with database(request.param, tmp_path) as environment:
        for command in (("migrate",), ("demo", "--password", PASSWORD)):
            done = manage(*command, **environment)
            assert done.returncode == 0, done.stderr
        base = f"http://127.0.0.1:{port}"
        server = subprocess.Popen(
            [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"],
            cwd=PROJECT,
            env=surroundings(**environment),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(server, f"{base}/admin/login/")
            yield base, environment
        finally:
            server.terminate()
            server.wait(10)


def wait_for(server: subprocess.Popen[bytes], url: str) -> None:
    """Ask until a server answers, for half a minute at most."""
    deadline = time.monotonic() + 30
    while True:
        try:
            httpx.get(url).raise_for_status()
        except httpx.TransportError:
            assert server.poll() is None, "the server has ended"
            assert time.monotonic() < deadline, "the server does not answer"
            time.sleep(0.1)
        else:
            return


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of a page's forms."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found}


BROWSERS = 6


def test_of_racing_browsers_one_acts_and_the_others_are_told(
    site: tuple[str, dict[str, str]],
) -> None:
    """Six browsers open the same page and send it at once: one entry, five refusals, no fault."""
    base, environment = site
    url = base + CHANGELIST
    together = Barrier(BROWSERS, timeout=60)

    def browser(**options: Any) -> httpx.Client:
        language = {"accept-language": "en"}
        return httpx.Client(follow_redirects=True, headers=language, timeout=60, **options)

    def race(cookies: httpx.Cookies) -> str:
        with browser(cookies=cookies) as client:
            listed = client.get(url)
            chosen = {"action": "advance", "_selected_action": "antre"}
            asked = client.post(url, data=hidden(listed.text) | chosen)
            sent = hidden(asked.text) | {"step": "try_out", "apply": "Advance"}
            together.wait()
            return client.post(url, data=sent).raise_for_status().text

    with browser() as client:
        login = client.get(url)
        given = {"username": "rina", "password": PASSWORD}
        client.post(login.url, data=hidden(login.text) | given).raise_for_status()
        cookies = client.cookies
    with ThreadPoolExecutor(BROWSERS) as pool:
        pages = [*pool.map(race, [cookies] * BROWSERS)]
    won = [page for page in pages if "1 innovation was advanced." in page]
    late = "there are 2 entries, and there were 1 when the page was opened"
    assert (len(won), sum(late in page for page in pages)) == (1, BROWSERS - 1)

    dumped = json.loads(manage("dumpdata", "innovations.record", **environment).stdout)
    (wire,) = (row["fields"]["innovation"] for row in dumped if row["pk"] == "antre")
    stored: Innovation = from_wire(wire)
    assert [entry.action for entry in stored.history] == ["register", "try_out"]
    assert audit(stored) == ()
