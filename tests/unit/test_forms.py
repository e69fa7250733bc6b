"""Official forms: what they ask, and how their exports are read and written."""

import csv
import io
import re
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any

import attrs
import pytest
from jsonschema import Draft202012Validator

from jipp import (
    UNKNOWN,
    Evidence,
    Form,
    FormField,
    Innovation,
    InvalidDataError,
    InvalidInputError,
    Profile,
    Proposal,
    check_words,
    from_wire,
    law,
    to_wire,
)
from jipp._json import thawed
from tests.domain import confidence, rows
from tests.forms import IID, OFFICE, SINOVIK

IID_FORM = law.form("iid-2023")
SINOVIK_FORM = law.form("sinovik-2023")
REQUIRED = {"yes": True, "no": False, "unknown": UNKNOWN}
TABLE = [(row, i) for i, row in enumerate(rows("forms"))]


def innovation(**cells: Any) -> Innovation:
    """The innovation that a row of the index's form gives, with some cells of it changed."""
    (found,) = IID_FORM.read([{**IID, **cells}])
    assert isinstance(found, Innovation)
    return found


def proposal(**cells: Any) -> Proposal:
    """The proposal that a row of the competition's form gives, with some cells changed."""
    (found,) = SINOVIK_FORM.read([{**SINOVIK, **cells}], agency=OFFICE)
    assert isinstance(found, Proposal)
    return found


def extra_of(value: Innovation | Proposal) -> dict[str, object]:
    """What a value keeps beside its fields."""
    return {key: thawed(item) for key, item in value.extra}


def refused(*given: Any, form: Form = IID_FORM, **named: Any) -> list[tuple[str, str]]:
    """The places and codes of the faults of some rows."""
    with pytest.raises(InvalidDataError) as caught:
        form.read(given, **named)
    return [(p.path, p.code) for p in caught.value.problems]


@pytest.mark.parametrize(
    ("row", "place"), TABLE, ids=lambda x: x if type(x) is int else x["column"]
)
def test_a_field_is_as_the_table_has_it(row: dict[str, str], place: int) -> None:
    """Every cell of the row; the values stored stand apart from the texts of the cells."""
    form = law.form(row["form"])
    field = form.fields[int(row["no"]) - 1]
    assert (field.column, field.path, field.kind) == (row["column"], row["path"], row["kind"])
    assert (field.label.id, field.label.en) == (row["label_id"], row["label_en"])
    assert field.required is REQUIRED[row["required"]]
    stored = field.stored or field.values
    told = [
        t if t == s and "=" not in row["values"] else f"{t}={s}"
        for t, s in zip(field.values, stored, strict=True)
    ]
    assert "|".join(told) == row["values"]
    limits = ["" if n is None else str(n) for n in (field.min_words, field.max_words)]
    assert limits == [row["min_words"], row["max_words"]]
    assert field.basis is not None
    assert field.basis.origin.value == row["origin"]
    assert confidence(field.basis) == row["confidence"]
    assert "; ".join(field.basis.sources) == row["source"]
    assert all(name in row["notes"] for name in field.also)
    assert place < len(TABLE)


def test_the_forms_are_those_of_the_table() -> None:
    """Two forms, whose fields are the rows of the table and no others."""
    counts = {form.id: len(form.fields) for form in law.forms()}
    assert counts == {"iid-2023": 21, "sinovik-2023": 33}
    assert sum(counts.values()) == len(TABLE)
    assert {law.form(id) for id in counts} == set(law.forms())


def test_the_answers_of_the_competition_are_the_criteria_of_its_rubric() -> None:
    """Each question answers a criterion, and its word limits are those of the rubric."""
    limits = {c.id: c.max_words for _, c, _ in law.rubric("kipp-2023-umum").nodes}
    asked: dict[str, tuple[int, ...]] = {}
    for field in SINOVIK_FORM.fields:
        head, _, rest = field.path.partition(".")
        if head == "answers" and field.max_words is not None:
            asked[rest] = (*asked.get(rest, ()), field.max_words)
    assert asked == {id: limits[id] for id in asked}
    assert len(asked) == 8


def test_a_row_gives_an_innovation_with_all_that_it_tells() -> None:
    """Each answer is kept at its path, and what has no field stands in `extra`."""
    found = innovation()
    assert (found.id, found.title, found.unit) == ("sipinter", "SIPINTER", "Dinas Kesehatan")
    assert (found.agency.id, found.agency.kind.value) == ("kabupaten-contoh", "regency")
    assert found.profile == Profile(
        initiator="ASN",
        digital=False,
        form="Inovasi Pelayanan Publik",
        themes=("Non Tematik",),
        affairs=("Kesehatan", "Sosial"),
        tried_on=date(2023, 12, 31),
        design=IID["rancang_bangun"],
        purpose="Cepat.",
        benefits="Antrean pendek.",
        results_text="Sehari selesai.",
    )
    assert found.evidence == (
        Evidence(id="anggaran", kind="budget", reference="dpa-2023.pdf"),
        Evidence(id="youtube", kind="video", reference="https://contoh.example/v"),
    )
    assert extra_of(found) == {
        "state": "trial",
        "nama_inisiator": "Puskesmas Contoh",
        "kematangan": 7.5,
    }
    assert (found.history, found.implemented_on) == ((), None)


def test_a_row_gives_a_proposal_with_its_answers() -> None:
    """Two columns of one criterion are joined; an attachment supports the question before it."""
    found = proposal()
    assert (found.id, found.innovation, found.edition) == ("sipinter", "sipinter", 2023)
    assert (found.agency, found.group) == (OFFICE, "umum")
    answers = dict(found.answers)
    assert answers["adaptabilitas"] == "Dapat ditiru.\n\nTiga kabupaten meniru."
    assert check_words(law.rubric("kipp-2023-umum"), found) == ()
    supports = {e.id: e.supports for e in found.evidence}
    assert supports["path_u_adaptabilitas_2"] == ("adaptabilitas",)
    assert supports["path_up_identitas"] == ()
    assert extra_of(found) == {
        "title": "SIPINTER",
        "implemented_on": "2021-03-01",
        "kelompok": "umum",
        "pernah_finalis99": True,
        "tahun_finalis99": 2019,
        "judul_finalis99": "SIPINTER",
        "id_kategori": "Kesehatan",
        "sdgs": [3, 9],
        "spbe": False,
        "profile": {"inventors": ["Ani"]},
        "inovator_instansi": "Dinas Kesehatan",
    }


def test_every_attachment_supports_the_criterion_that_the_table_names() -> None:
    """The table says in a note which criterion it is; the reader takes the question before."""
    papers = {f.column for f in SINOVIK_FORM.fields if f.path.startswith("evidence.")}
    found = proposal(**dict.fromkeys(papers, "f.pdf"))
    noted = {
        row["column"]: re.findall(r"supports criterion ([\w-]+)", row["notes"])
        for row, _ in TABLE
        if row["form"] == "sinovik-2023" and row["column"] in papers
    }
    assert {e.id: list(e.supports) for e in found.evidence} == noted


@pytest.mark.parametrize("cell", ["31/12/2024", "31-12-2024", "2024-12-31", " 31/12/2024 "])
def test_a_day_is_read_day_first_or_iso(cell: str) -> None:
    """As a list, an export and a database of the form have it."""
    profile = innovation(waktu_uji_coba=cell).profile
    assert profile is not None
    assert profile.tried_on == date(2024, 12, 31)


def test_a_day_of_a_spreadsheet_is_a_day() -> None:
    """One digit is enough of day and month, and the third of April is no fourth of March."""
    for cell in (date(2024, 4, 3), "3/4/2024", "03-04-2024"):
        assert innovation(waktu_penerapan=cell).implemented_on == date(2024, 4, 3)


@pytest.mark.parametrize(
    "cell",
    [
        "12/31/2024",
        "31/12-2024",
        "31/12/24",
        "2024/12/31",
        "31.12.2024",
        "30-02-2024",
        "0/1/2024",
        "\u0661/1/2024",
        "2024",
        2024,
        True,
        float("nan"),
        datetime(2024, 12, 31, 8, 0),  # noqa: DTZ001 - no day, with a zone or without
    ],
)
def test_what_is_no_day_is_told(cell: object) -> None:
    """A file that is month first fails at the first day above 12."""
    assert refused({**IID, "waktu_uji_coba": cell}) == [("/0/waktu_uji_coba", "unread_day")]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("7,5", 7.5),
        ("38.00", 38),
        ("11", 11),
        (" 11 ", 11),
        ("-0,25", -0.25),
        ("0,125", 0.125),
        ("1234", 1234),
        ("1234,5", 1234.5),
        ("12.3456", 12.3456),
        (11, 11),
        (7.5, 7.5),
        (Decimal("7.50"), 7.5),
        ("0.12345678901234567890", "0.1234567890123456789"),
        ("9007199254740993", "9007199254740993"),
    ],
)
def test_a_number_is_read_with_a_comma_or_a_point(cell: object, value: object) -> None:
    """It is kept as JSON has it, and as digits where a number of JSON would be another."""
    found = extra_of(innovation(kematangan=cell))["kematangan"]
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("1.234", "ambiguous_number"),
        ("12,345", "ambiguous_number"),
        ("-123.456", "ambiguous_number"),
        ("1.234,5", "unread_number"),
        ("1,234.5", "unread_number"),
        ("7,", "unread_number"),
        (",5", "unread_number"),
        ("1e3", "unread_number"),
        ("7/2", "unread_number"),
        ("tujuh", "unread_number"),
        ("\u0667", "unread_number"),
        ("NaN", "unread_number"),
        (True, "not_a_number"),
        (float("nan"), "not_a_number"),
        (float("inf"), "not_a_number"),
        ("9" * 61, "not_a_number"),
    ],
)
def test_what_is_no_number_is_told(cell: object, code: str) -> None:
    """Three digits after a single separator may be thousands: nobody is seen to write so."""
    assert refused({**IID, "kematangan": cell}) == [("/0/kematangan", code)]


@pytest.mark.parametrize(
    ("column", "cell", "path", "value"),
    [
        ("tahapan_inovasi", "uji coba", "state", "trial"),
        ("tahapan_inovasi", "uji_coba", "state", "trial"),
        ("tahapan_inovasi", " PENERAPAN ", "state", "implemented"),
        ("tahapan_inovasi", "inisiatif", "state", "idea"),
        ("inisiator", "kepala_daerah", "initiator", "Kepala Daerah"),
        ("inisiator", "anggota  dprd", "initiator", "Anggota DPRD"),
        ("jenis_inovasi", "non digital", "digital", False),
        ("jenis_inovasi", "DIGITAL", "digital", True),
    ],
)
def test_an_answer_is_known_in_any_case_and_spacing(
    column: str, cell: str, path: str, value: object
) -> None:
    """What is kept is the form's own spelling, or what it stands for."""
    found = innovation(**{column: cell})
    kept = extra_of(found).get(path, getattr(found.profile, path, None))
    assert kept == value


@pytest.mark.parametrize("cell", ["Ya", "ya", "YA "])
def test_yes_and_no_are_words(cell: str) -> None:
    """Ya and Tidak in any case; a one or a true is neither."""
    assert extra_of(proposal(spbe=cell))["spbe"] is True
    assert extra_of(proposal(spbe="tidak"))["spbe"] is False
    for wrong, code in (("1", "not_one_of"), ("yes", "not_one_of"), (True, "not_a_text")):
        row = {**SINOVIK, "spbe": wrong}
        assert refused(row, form=SINOVIK_FORM, agency=OFFICE) == [("/0/spbe", code)]


@pytest.mark.parametrize("cell", ["1", "2", "Teknologi", "digital,"])
def test_the_number_of_an_option_is_no_answer(cell: str) -> None:
    """Its order is not known to be the same everywhere."""
    assert refused({**IID, "jenis_inovasi": cell}) == [("/0/jenis_inovasi", "not_one_of")]


@pytest.mark.parametrize(
    ("cell", "affairs"),
    [
        (
            "Ketentraman, Ketertiban Umum, dan Perlindungan Masyarakat, Sosial",
            ("Ketentraman, Ketertiban Umum, dan Perlindungan Masyarakat", "Sosial"),
        ),
        (
            "sosial,koperasi, usaha kecil dan menengah,pendidikan dan pelatihan",
            ("Sosial", "Koperasi, Usaha Kecil dan Menengah", "Pendidikan dan Pelatihan"),
        ),
        ("Pendidikan, Pendidikan dan Pelatihan", ("Pendidikan", "Pendidikan dan Pelatihan")),
        ("Sosial, Sosial", ("Sosial",)),
        ("Kesehatan, Sosial", ("Sosial",)),
        (["Koperasi, Usaha Kecil dan Menengah"], ("Koperasi, Usaha Kecil dan Menengah",)),
        ("", ()),
    ],
)
def test_several_answers_are_matched_whole(cell: object, affairs: tuple[str, ...]) -> None:
    """Values hold commas themselves; the main affair stands first and none stands twice."""
    profile = innovation(urusan_irisan=cell).profile
    assert profile is not None
    assert profile.affairs == ("Kesehatan", *affairs)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Sosial, Usaha Kecil", [("/0/urusan_irisan", "not_one_of")]),
        ("Sosial;Kesehatan", [("/0/urusan_irisan", "not_one_of")]),
        ("Sosial,", [("/0/urusan_irisan", "not_one_of")]),
        ("," * 60_000, [("/0/urusan_irisan", "not_one_of")]),
        (
            ["Sosial", "x", 7],
            [("/0/urusan_irisan/1", "not_one_of"), ("/0/urusan_irisan/2", "not_a_text")],
        ),
        (7, [("/0/urusan_irisan", "not_a_text")]),
    ],
)
def test_several_answers_hold_nothing_else(cell: object, found: list[tuple[str, str]]) -> None:
    """A cell that is not made of whole values is told; of a list, each place."""
    assert refused({**IID, "urusan_irisan": cell}) == found


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Nama Inovasi", "nama_inovasi"),
        ("NAMA  INOVASI", "nama_inovasi"),
        ("Judul Inovasi", "nama_inovasi"),
        ("Waktu Uji", "waktu_uji_coba"),
        ("waktu_implementasi", "waktu_penerapan"),
        ("Nama SKPD", "opd"),
        ("Urusan Beririsan", "urusan_irisan"),
    ],
)
def test_a_header_is_the_column_or_the_same_in_words(header: str, column: str) -> None:
    """Other names that exports are seen to have are known too."""
    row = {header if name == column else name: cell for name, cell in IID.items()}
    assert IID_FORM.read([row]) == IID_FORM.read([IID])


def test_all_faults_of_all_rows_are_told_each_at_its_place() -> None:
    """A place is the row's number and the header as it stands in the file."""
    bad: dict[Any, Any] = {
        **IID,
        "Nama Inovasi": "X",
        "inisiator": "Bupati",
        "rancang_bangun": "<p>satu dua</p>",
        "hasil_inovasi": 7,
        "catatan": "x",
        "bentuk inovasi daerah": "x",
        "id": "a b",
        None: ["lebih"],
    }
    del bad["tujuan_inovasi"]
    blank = dict.fromkeys(IID, " ")
    found = refused(IID, bad, "x", blank, None)
    assert found[:10] == [
        ("/1/Nama Inovasi", "column_twice"),
        ("/1/catatan", "unknown_column"),
        ("/1/bentuk inovasi daerah", "unknown_column_near"),
        ("/1/id", "not_an_id"),
        ("/1", "cells_without_header"),
        ("/1/inisiator", "not_one_of"),
        ("/1/rancang_bangun", "too_few_words"),
        ("/1/tujuan_inovasi", "missing_key"),
        ("/1/hasil_inovasi", "not_a_text"),
        ("/2", "not_an_object"),
    ]
    needed = [f.column for f in IID_FORM.fields if f.required is True]
    assert [place for place in found if place[0].startswith("/3/")] == [
        *((f"/3/{column}", "empty") for column in needed),
        ("/3/nama_pemda", "agency_not_told"),
    ]
    assert found[-1] == ("/4", "not_an_object")


def test_too_many_words_are_told_and_tags_are_no_words() -> None:
    """The first part of adaptability takes 100 words, the second 200."""
    long = {"adaptabilitas_1": "kata " * 101, "adaptabilitas_2": "kata " * 200}
    row = {**SINOVIK, **long}
    assert refused(row, form=SINOVIK_FORM, agency=OFFICE) == [
        ("/0/adaptabilitas_1", "too_many_words")
    ]
    html = "<p class='a b'>" + "kata <br />" * 100 + "</p>"
    assert proposal(adaptabilitas_1=html).answers[0][1].startswith("<p class")
    with pytest.raises(InvalidDataError) as caught:
        SINOVIK_FORM.read([row], agency=OFFICE)
    (problem,) = caught.value.problems
    assert problem.message("en") == "101 words, but at most 100 are allowed: shorten the text"


def test_a_row_is_not_refused_for_what_rebuilds_disagree_on() -> None:
    """Only what is required for certain must be there; a column may lack altogether."""
    for form, row in ((IID_FORM, IID), (SINOVIK_FORM, SINOVIK)):
        open_ = {f.column for f in form.fields if f.required is not True}
        least = {column: cell for column, cell in row.items() if column not in open_}
        assert len(form.read([least], agency=OFFICE)) == 1


def test_the_owner_is_given_or_told_by_the_row() -> None:
    """A name says of which kind a government is, or the caller says who it is."""
    named = {
        "Pemerintah Kabupaten Contoh": ("kabupaten-contoh", "regency", None),
        "Kab. Contoh": ("kab-contoh", "regency", None),
        "KOTA PANGKALPINANG": ("kota-pangkalpinang", "city", None),
        "Pemerintah Provinsi Jawa Barat": ("provinsi-jawa-barat", "province", "ID-JB"),
        "Aceh": ("aceh", "province", "ID-AC"),
    }
    for cell, told in named.items():
        owner = innovation(nama_pemda=cell).agency
        assert (owner.id, owner.kind.value, owner.province, owner.name) == (*told, cell)
    assert refused({**IID, "nama_pemda": "Pemda Contoh"}) == [
        ("/0/nama_pemda", "agency_kind_not_told")
    ]
    (given,) = IID_FORM.read([{**IID, "nama_pemda": "Pemda Contoh"}], agency=OFFICE)
    assert (given.agency, extra_of(given)["agency"]) == (OFFICE, {"name": "Pemda Contoh"})
    assert IID_FORM.write([given])[0]["nama_pemda"] == "Pemda Contoh"
    with pytest.raises(InvalidInputError) as caught:
        SINOVIK_FORM.read([SINOVIK])
    assert [(p.path, p.code) for p in caught.value.problems] == [("/agency", "agency_not_told")]


def test_ids_are_made_of_titles_and_are_all_different() -> None:
    """A column of ids wins; a title without letters of the alphabet has an id all the same."""
    titles = ("SIPINTER", "Sipinter!", "sipinter 2", "Résumé Cepat", "健康", "健康")
    read = IID_FORM.read([{**IID, "nama_inovasi": title} for title in titles])
    assert [i.id for i in read] == [
        "sipinter",
        "sipinter-2",
        "sipinter-2-2",
        "resume-cepat",
        "entry",
        "entry-2",
    ]
    own = IID_FORM.read([IID, {**IID, "id": "sipinter"}, {**IID, "id": " "}])
    assert [i.id for i in own] == ["sipinter-2", "sipinter", "sipinter-3"]
    assert refused({**IID, "id": "a"}, {**IID, "id": "a"}) == [("/1/id", "duplicate")]
    (named,) = SINOVIK_FORM.read([{**SINOVIK, "id": "p-1", "innovation": "i-1"}], agency=OFFICE)
    assert isinstance(named, Proposal)
    assert (named.id, named.innovation) == ("p-1", "i-1")


def test_an_innovation_is_taken_in_as_it_was_found() -> None:
    """With a day, its state is that of its history, since the day that the row tells."""
    day = date(2024, 1, 31)
    taken = IID_FORM.read(
        [
            IID,
            {**IID, "tahapan_inovasi": "Penerapan", "waktu_penerapan": "1/2/2023"},
            {**IID, "tahapan_inovasi": "Penerapan"},
            {**IID, "tahapan_inovasi": "Inisiatif"},
        ],
        on=day,
    )
    assert [i.state for i in taken] == ["trial", "implemented", "implemented", "idea"]
    assert [i.entered_on for i in taken] == [
        date(2023, 12, 31),
        date(2023, 2, 1),
        day,
        day,
    ]
    assert all(i.history[0].action == "found" and i.history[0].on == day for i in taken)
    assert all("state" not in extra_of(i) for i in taken)
    assert IID_FORM.read(IID_FORM.write(taken), on=day) == taken
    assert refused(IID, on=date(2023, 6, 1)) == [("/0/waktu_uji_coba", "wrong_order")]


def test_what_stands_for_a_gap_is_said() -> None:
    """A data frame has NaN where a file has nothing."""
    gap = float("nan")
    row = {**IID, "waktu_penerapan": gap, "opd": gap, "profil_bisnis": gap}
    assert IID_FORM.read([row], missing=[gap]) == IID_FORM.read([{**IID, "opd": ""}])
    assert refused({**IID, "opd": gap}) == [("/0/opd", "not_a_text")]


def test_rows_are_a_list_of_rows() -> None:
    """A text, a row alone, a frame and wrong arguments are refused before any row is read."""

    class Frame:
        columns = ("nama_inovasi",)

        def __iter__(self) -> Any:
            return iter(self.columns)

    for rows_, code in (
        ("x", "not_a_list"),
        (IID, "not_a_list"),
        (7, "not_a_list"),
        (Frame(), "frame_for_rows"),
    ):
        with pytest.raises(InvalidInputError) as caught:
            IID_FORM.read(rows_)  # type: ignore[arg-type]  # wrong types are the point
        assert [(p.path, p.code) for p in caught.value.problems] == [("/rows", code)]
    with pytest.raises(InvalidInputError) as caught:
        IID_FORM.read([IID], agency="x", on="2024")  # type: ignore[arg-type]
    assert [(p.path, p.code) for p in caught.value.problems] == [
        ("/agency", "wrong_type"),
        ("/on", "not_a_day"),
    ]
    assert IID_FORM.read([]) == ()
    assert IID_FORM.read(iter([IID])) == IID_FORM.read((IID,))


def test_the_progress_is_told() -> None:
    """At the end all rows are done."""
    told: list[tuple[int, int]] = []
    IID_FORM.read([IID] * 1500, progress=lambda done, total: told.append((done, total)))
    assert told == [(1000, 1500), (1500, 1500)]


def test_a_file_of_the_standard_library_is_read_and_written_back() -> None:
    """What comes out of a csv reader goes in, and what is written can be read again."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(IID))
    writer.writeheader()
    writer.writerow(IID)
    file.seek(0)
    assert IID_FORM.write(IID_FORM.read(csv.DictReader(file))) == [IID]
    assert SINOVIK_FORM.write(SINOVIK_FORM.read([SINOVIK], agency=OFFICE)) == [SINOVIK]


def test_what_is_written_has_the_columns_of_the_form() -> None:
    """All of them in their order, empty where nothing is told; an id only where it is its own."""
    bare = Innovation(id="x", title="Satu Loket", agency=OFFICE)
    (row,) = IID_FORM.write([bare])
    assert list(row) == ["id", *(f.column for f in IID_FORM.fields)]
    assert {k: v for k, v in row.items() if v} == {
        "id": "x",
        "nama_pemda": "Kabupaten Contoh",
        "nama_inovasi": "Satu Loket",
    }
    (row,) = IID_FORM.write([attrs.evolve(bare, id="satu-loket")])
    assert list(row) == [f.column for f in IID_FORM.fields]
    entry = Proposal(id="satu", innovation="dua", agency=OFFICE, edition=2023)
    (row,) = SINOVIK_FORM.write([entry])
    assert (row["id"], row["innovation"]) == ("satu", "dua")


def test_a_paper_of_the_kind_asked_fills_its_column() -> None:
    """Its own by the column's name, else the first of that kind that is left; no paper twice."""
    papers = (
        Evidence(id="dpa", kind="budget", title="DPA 2023"),
        Evidence(id="lain", kind="other"),
        Evidence(id="youtube", kind="video", reference="https://contoh.example/v"),
        Evidence(id="film", kind="video"),
    )
    (row,) = IID_FORM.write([Innovation(id="x", title="X", agency=OFFICE, evidence=papers)])
    assert [row[c] for c in ("anggaran", "profil_bisnis", "youtube")] == [
        "DPA 2023",
        "lain",
        "https://contoh.example/v",
    ]


def test_what_a_column_cannot_hold_is_not_written() -> None:
    """Other answers than the form's, and two where one is asked; all told at their columns."""
    profile = Profile(initiator="Bupati", themes=("Non Tematik", "Kemudahan Investasi"), form="x")
    odd = Innovation(
        id="x", title="X", agency=OFFICE, profile=profile, extra={"kematangan": True, "state": 7}
    )
    with pytest.raises(InvalidInputError) as caught:
        IID_FORM.write([odd])
    assert [(p.path, p.code) for p in caught.value.problems] == [
        ("/values/0/tahapan_inovasi", "not_one_of"),
        ("/values/0/inisiator", "not_one_of"),
        ("/values/0/bentuk_inovasi", "not_one_of"),
        ("/values/0/tematik", "several_in_column"),
        ("/values/0/kematangan", "not_a_number"),
    ]
    for wrong in ("x", [OFFICE], [proposal()]):
        with pytest.raises(InvalidInputError):
            IID_FORM.write(wrong)  # type: ignore[arg-type]


def test_an_answer_of_two_columns_is_parted_within_their_limits() -> None:
    """At the first blank line by which both parts keep their limit."""
    parts = ["satu " * 60, "dua " * 60, "tiga " * 190]
    joined = "\n\n".join(part.strip() for part in parts)
    found = attrs.evolve(proposal(), answers={"adaptabilitas": joined})
    (row,) = SINOVIK_FORM.write([found])
    assert (row["adaptabilitas_1"], row["adaptabilitas_2"]) == (joined, "")
    fits = "\n\n".join(part.strip() for part in ("satu " * 40, "dua " * 60, "tiga " * 190))
    (row,) = SINOVIK_FORM.write([attrs.evolve(found, answers={"adaptabilitas": fits})])
    assert len(row["adaptabilitas_1"].split()) == 100
    assert f"{row['adaptabilitas_1']}\n\n{row['adaptabilitas_2']}" == fits


@pytest.mark.parametrize(("form", "row"), [(IID_FORM, IID), (SINOVIK_FORM, SINOVIK)])
def test_the_schema_takes_what_is_written(form: Form, row: dict[str, str]) -> None:
    """It refuses what lacks a needed answer, another answer, and a column that is not there."""
    schema = form.json_schema()
    Draft202012Validator.check_schema(schema)
    validator: Any = Draft202012Validator(schema)
    valid = validator.is_valid
    assert valid(row)
    assert list(schema["properties"])[: len(form.fields)] == [f.column for f in form.fields]
    for field in form.fields:
        lacking = {k: v for k, v in row.items() if k != field.column}
        blank = {**row, field.column: ""}
        assert valid(lacking) is valid(blank) is (field.required is not True)
        if field.kind in ("choice", "yes_no", "date", "number"):
            assert not valid({**row, field.column: "lain"})
    assert not valid({**row, "lain": "x"})
    assert schema["$id"] == f"urn:jipp:form:{form.id}"


def test_a_form_goes_over_the_wire() -> None:
    """As any value of the law does, with what is not known."""
    for form in law.forms():
        assert from_wire(to_wire(form)) == form


def field(**given: Any) -> FormField:
    """A column of an office's own form."""
    whole: Any = {"column": "a", "path": "title", "label": "A", "kind": "text", **given}
    return FormField(**whole)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"kind": "yesno", "column": "a b"}, [("/column", "not_an_id"), ("/kind", "not_one_of")]),
        ({"required": "yes"}, [("/required", "not_a_bool")]),
        ({"required": None}, [("/required", "not_a_bool")]),
        ({"path": ""}, [("/path", "not_an_id")]),
        ({"path": "evidence.flim"}, [("/path", "not_one_of")]),
        ({"kind": "choice"}, [("/values", "values_needed")]),
        ({"values": ("x",)}, [("/values", "values_unasked")]),
        ({"kind": "choice", "values": "xy"}, [("/values", "not_a_list")]),
        ({"kind": "choice", "values": ("Ya", "ya ")}, [("/values/1", "duplicate")]),
        (
            {"kind": "choice", "values": ("x", "y"), "stored": ("1",)},
            [("/stored", "stored_uneven")],
        ),
        ({"max_words": 0}, [("/max_words", "not_positive")]),
        (
            {"max_words": True, "min_words": -1},
            [("/max_words", "not_positive"), ("/min_words", "not_a_count")],
        ),
        ({"max_words": 2, "min_words": 3}, [("/max_words", "less_than_least")]),
    ],
)
def test_a_field_that_cannot_work_is_refused(
    given: dict[str, Any], found: list[tuple[str, str]]
) -> None:
    """All faults together, each at its field."""
    with pytest.raises(InvalidInputError) as caught:
        field(**given)
    assert [(p.path, p.code) for p in caught.value.problems] == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ((), [("/fields", "no_fields")]),
        ((field(), field()), [("/fields/1/column", "duplicate")]),
        ((field(), field(column="b", also=("A",))), [("/fields/1/also", "duplicate")]),
        (("x",), [("/fields/0", "wrong_type")]),
        (
            (field(), field(column="b", kind="date")),
            [("/fields/1/path", "duplicate")],
        ),
    ],
)
def test_a_form_that_cannot_work_is_refused(
    fields: tuple[Any, ...], found: list[tuple[str, str]]
) -> None:
    """No two columns of one header, and only texts and choices are joined at one path."""
    with pytest.raises(InvalidInputError) as caught:
        Form(id="own", title="Own", fields=fields)
    assert [(p.path, p.code) for p in caught.value.problems] == found


def test_an_office_reads_its_own_form() -> None:
    """With fields of the innovation, lists among them, and names of its own in `extra`."""
    form = Form(
        id="own",
        title="Own",
        fields=(
            field(column="judul", required=True),
            field(column="kategori", path="categories"),
            field(
                column="tpb",
                path="sdgs",
                kind="choices",
                values=("Tiga", "Enam belas"),
                stored=("3", "16"),
            ),
            field(column="ringkas", path="summary", max_words=3),
            field(column="lain", path="office.note"),
        ),
    )
    row = {
        "judul": "X",
        "kategori": "Kesehatan",
        "tpb": "Enam Belas, tiga",
        "ringkas": "a b c",
        "lain": "y",
    }
    (found,) = form.read([row], agency=OFFICE)
    assert isinstance(found, Innovation)
    assert (found.categories, [g.value for g in found.sdgs]) == (("Kesehatan",), [16, 3])
    assert (found.summary, extra_of(found)) == ("a b c", {"office": {"note": "y"}})
    assert form.basis.origin.value == "own"
    assert form.write([found]) == [{**row, "tpb": "Enam belas, Tiga"}]


def test_the_messages_name_the_way_out_in_both_languages() -> None:
    """A clerk reads what is wrong with the cell and what to write."""
    with pytest.raises(InvalidDataError) as caught:
        IID_FORM.read([{**IID, "waktu_uji_coba": "12/31/2024", "kematangan": "1.234"}])
    texts = [(p.message("id"), p.message("en")) for p in caught.value.problems]
    assert texts[0][0] == (
        '"12/31/2024" bukan tanggal: tulis dengan hari di depan seperti 31/12/2024 '
        "atau 31-12-2024, atau seperti 2024-12-31"
    )
    assert texts[1][1] == (
        '"1.234" may be a thousand or a decimal: write it without a separator, or with another '
        "number of decimals"
    )


def test_the_law_names_no_other_form() -> None:
    """An unknown id is told with those that there are."""
    with pytest.raises(Exception, match="iid-2023"):
        law.form("iid-2024")
    numbers = [int(row["no"]) for row, _ in TABLE]
    assert all(b == a + 1 or b == 1 for a, b in pairwise(numbers))
