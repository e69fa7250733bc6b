"""The form of the competition of 2023, general group: one proposal per row.

The official form was not seen. This is what the rebuild of one province asks and exports; its
questions and word limits are those of the rubric of the general group.
"""

from typing import Final

from jipp.i18n import Text
from jipp.law.official_forms.form_table import basis_of, fields_of
from jipp.model.form import Form

_SOURCES: Final = {
    "export": "public code bidangegovntt/template_dev_docker sik/rumah-core (ProposalExport.php, daftarproposal.blade.php)",
    "banten": "public code chimeyant/inovasi-banten-server app/Models/Sinovic.ts",
    "rubric": "kipp_rubrics.csv kipp-2023-umum",
    "categories": "kipp_categories.csv 2023",
    "sdgs": "sdgs.csv",
}
# What a cell may hold, and after "=" what that is kept as.
_ANSWERS: Final = {
    "kelompok": "umum / khusus",
    "pernah_finalis99": "Ya = true / Tidak = false",
    "id_kategori": """
        Kesehatan / Pendidikan / Pertumbuhan Ekonomi dan Kesempatan Kerja / Pengentasan
        Kemiskinan / Ketahanan Pangan / Pemberdayaan Masyarakat / Inklusi Sosial / Energi
        dan Lingkungan Hidup / Tata Kelola Pemerintahan / Penegakan Hukum / Ketahanan
        Bencana
    """,
    "sdgs": """
        Tanpa Kemiskinan = 1 / Tanpa Kelaparan = 2 / Kehidupan Sehat dan Sejahtera = 3 /
        Pendidikan Berkualitas = 4 / Kesetaraan Gender = 5 / Air Bersih dan Sanitasi Layak =
        6 / Energi Bersih dan Terjangkau = 7 / Pekerjaan Layak dan Pertumbuhan Ekonomi = 8 /
        Industri, Inovasi dan Infrastruktur = 9 / Berkurangnya Kesenjangan = 10 / Kota dan
        Pemukiman yang Berkelanjutan = 11 / Konsumsi dan Produksi yang Bertanggung Jawab =
        12 / Penanganan dan Perubahan Iklim = 13 / Ekonomi Lautan = 14 / Ekosistem Daratan =
        15 / Perdamaian, Keadilan dan Kelembagaan yang Tangguh = 16 / Kemitraan untuk
        Mencapai Tujuan = 17
    """,
}
_TABLE: Final = """
column | path | Indonesian | English | kind | required | words | answers | other headers | sources
judul_proposal | title | Judul proposal | Title of the proposal | text | yes | | | |
tanggal_mulai | implemented_on | Mulai diterapkan | In use since | date | yes | | | |
kelompok | extra.kelompok | Kelompok peserta | Group of entrants | choice | yes | | kelompok | |
pernah_finalis99 | extra.pernah_finalis99 | Pernah menjadi finalis | Has been a finalist | yes_no | yes | | pernah_finalis99 | |
tahun_finalis99 | extra.tahun_finalis99 | Tahun menjadi finalis | Year as a finalist | number | no | | | |
judul_finalis99 | extra.judul_finalis99 | Judul saat menjadi finalis | Title as a finalist | text | no | | | |
link_youtube | evidence.video | Alamat video | Address of the video | text | yes | | | |
id_kategori | extra.id_kategori | Kategori | Category | choice | yes | | id_kategori | | categories export
sdgs | extra.sdgs | Tujuan pembangunan berkelanjutan | Sustainable development goals | choices | ? | | sdgs | | sdgs export
path_up_implementasi | evidence.implementation_start | Surat pernyataan penerapan | Statement of implementation | text | yes | | | File Implementasi |
path_up_identitas | evidence.other | Surat pernyataan identitas inovator | Statement of the innovator's identity | text | yes | | | File Identitas |
path_up_replikasi | evidence.willingness_to_replicate | Surat kesediaan direplikasi | Statement of willingness to be replicated | text | yes | | | File Replikasi |
spbe | extra.spbe | Berkaitan dengan aplikasi | Concerns an application | yes_no | yes | | pernah_finalis99 | |
ringkasan | answers.ringkasan | Ringkasan | Summary | text | yes | -200 | | | rubric export
path_u_ringkasan | evidence.other | Lampiran: ringkasan | Attachment: summary | text | ? | | | File Ringkasan |
latar_belakang | answers.latar-belakang-dan-tujuan | Latar belakang dan tujuan | Background and aim | text | yes | -300 | | | rubric export
path_u_latar_belakang | evidence.other | Lampiran: latar belakang | Attachment: background | text | ? | | | File Latar Belakang |
kebaharuan | answers.kebaruan-nilai-tambah | Kebaruan atau nilai tambah | Novelty or added value | text | yes | -200 | | kebaruan | rubric export
path_u_kebaharuan | evidence.other | Lampiran: kebaruan | Attachment: novelty | text | ? | | | File Kebaharuan |
implementasi_inovasi | answers.implementasi-inovasi | Implementasi | Implementation | text | yes | -200 | | implementasi | rubric export
path_u_implementasi_inovasi | evidence.other | Lampiran: implementasi | Attachment: implementation | text | ? | | | File Implementasi Inovasi |
signifikansi | answers.signifikansi | Signifikansi | Significance | text | yes | -600 | | | rubric export
path_u_signifikansi | evidence.other | Lampiran: signifikansi | Attachment: significance | text | ? | | | File Signifikansi |
adaptabilitas_1 | answers.adaptabilitas | Adaptabilitas, bagian pertama | Adaptability, first part | text | yes | -100 | | | rubric export
path_u_adaptabilitas_1 | evidence.other | Lampiran: adaptabilitas, bagian pertama | Attachment: adaptability, first part | text | ? | | | File Adaptabilitas 1 |
adaptabilitas_2 | answers.adaptabilitas | Adaptabilitas, bagian kedua | Adaptability, second part | text | yes | -200 | | | rubric export
path_u_adaptabilitas_2 | evidence.other | Lampiran: adaptabilitas, bagian kedua | Attachment: adaptability, second part | text | ? | | | File Adaptabilitas 2 |
sumber_daya | answers.sumber-daya | Sumber daya | Resources | text | yes | -200 | | | rubric export
path_u_sumber_daya | evidence.other | Lampiran: sumber daya | Attachment: resources | text | ? | | | File Sumber Daya |
keberlanjutan | answers.strategi-keberlanjutan | Strategi keberlanjutan | Strategy of sustainability | text | yes | -500 | | strategi_keberlanjutan | rubric export
path_u_keberlanjutan | evidence.other | Lampiran: keberlanjutan | Attachment: sustainability | text | ? | | | File Keberlanjutan |
inovator_nama | profile.inventors | Nama inovator | Name of the innovator | text | ? | | | | banten (unverified)
inovator_instansi | extra.inovator_instansi | Instansi inovator | Innovator's institution | text | ? | | | | banten (unverified)
"""

FORM: Final = Form(
    id="sinovik-2023",
    title=Text(
        id="Formulir proposal KIPP 2023, kelompok umum",
        en="Form of a proposal, KIPP 2023, general group",
    ),
    fields=fields_of(_TABLE, _ANSWERS, _SOURCES, "export"),
    basis=basis_of("export", _SOURCES),
    edition=2023,
    group="extra.kelompok",
    dates="iso",
)
