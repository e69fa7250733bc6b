"""The form of the regional innovation index of 2023: one innovation per row.

The official form was not seen. This is what rebuilds of it by local governments ask; where they
disagree whether an answer is needed, that is not known.
"""

from typing import Final

from jipp.i18n import Text
from jipp.law.official_forms.form_table import basis_of, fields_of
from jipp.model.form import Form

_SOURCES: Final = {
    "list": "public code fnko19/Brida_Inovasi resources/views/filament/pages/arsip.blade.php",
    "export": "public code hamkaamin/jatim_berdasi resources/views/export/inovasi-daerah-excel.blade.php",
    "export-2023": "public code uixarss/larainovasi resources/views/exports/inovasi.blade.php",
    "dump": "public SQL dump of a rebuild of the form (Sulawesi Selatan, February 2024; names itself Indeks Inovasi Daerah 2023)",
    "input": "public code fnko19/Brida_Inovasi app/Filament/Resources/InovasiDaerahResource.php",
    "banten": "public code chimeyant/inovasi-banten-server database/seeders/Bentuk.ts",
}
# What a cell may hold, and after "=" what that is kept as.
_ANSWERS: Final = {
    "tahapan_inovasi": "Inisiatif = idea / Uji Coba = trial / Penerapan = implemented",
    "inisiator": "Kepala Daerah / Anggota DPRD / OPD / ASN / Masyarakat",
    "jenis_inovasi": "Digital = true / Non Digital = false",
    "bentuk_inovasi": """
        Inovasi Tata Kelola Pemerintahan Daerah / Inovasi Pelayanan Publik / Inovasi Daerah
        lainnya sesuai dengan Urusan Pemerintahan yang menjadi kewenangan Daerah
    """,
    "tematik": """
        Digitalisasi Layanan Pemerintahan / Penanggulangan Kemiskinan / Kemudahan Investasi
        / Prioritas Aktual Presiden / Non Tematik
    """,
    "urusan_utama": """
        Pendidikan / Kesehatan / Pekerjaan Umum dan Penataan Ruang / Perumahan Rakyat dan
        Kawasan Permukiman / Ketentraman, Ketertiban Umum, dan Perlindungan Masyarakat /
        Sosial / Tenaga Kerja / Pemberdayaan Perempuan dan Perlindungan Anak / Pangan /
        Pertanahan / Lingkungan Hidup / Administrasi Kependudukan dan Pencatatan Sipil /
        Pemberdayaan Masyarakat dan Desa / Pengendalian Penduduk dan Keluarga Berencana /
        Perhubungan / Komunikasi dan Informatika / Koperasi, Usaha Kecil dan Menengah /
        Penanaman Modal / Kepemudaan dan Olahraga / Statistik / Persandian / Kebudayaan /
        Perpustakaan / Kearsipan / Kelautan dan Perikanan / Pariwisata / Pertanian /
        Kehutanan / Energi dan Sumber Daya Mineral / Perdagangan / Perindustrian /
        Transmigrasi / Perencanaan / Keuangan / Kepegawaian / Pendidikan dan Pelatihan /
        Penelitian dan Pengembangan / Fungsi lain sesuai dengan ketentuan peraturan
        perundang-undangan
    """,
}
_TABLE: Final = """
column | path | Indonesian | English | kind | required | words | answers | other headers | sources
nama_pemda | agency.name | Pemerintah daerah pemilik | Owning local government | text | ? | | | Pemda | list export
opd | unit | Perangkat daerah | Local agency | text | ? | | | Admin OPD, Nama SKPD, Dibuat Oleh | export export-2023
nama_inovasi | title | Nama inovasi | Name of the innovation | text | yes | | | Judul Inovasi |
tahapan_inovasi | state | Tahap yang sudah dicapai | Stage reached | choice | yes | | tahapan_inovasi | |
inisiator | profile.initiator | Pihak yang memulai | Who started it | choice | yes | | inisiator | inisiator_inovasi |
nama_inisiator | extra.nama_inisiator | Nama pihak yang memulai | Name of who started it | text | ? | | | | input
jenis_inovasi | profile.digital | Digital atau bukan | Digital or not | choice | yes | | jenis_inovasi | |
bentuk_inovasi | profile.form | Bentuk inovasi | Form of the innovation | choice | yes | | bentuk_inovasi | | dump input banten
tematik | profile.themes | Tema | Theme | choice | yes | | tematik | |
urusan_utama | profile.affairs | Urusan pemerintahan utama | Main government affair | choice | yes | | urusan_utama | |
urusan_irisan | profile.affairs | Urusan lain yang bersinggungan | Other affairs touched | choices | ? | | urusan_utama | urusan_lain, urusan_beririsan |
waktu_uji_coba | profile.tried_on | Mulai diuji coba | Trial began on | date | ? | | | waktu_uji |
waktu_penerapan | implemented_on | Mulai diterapkan | In use since | date | ? | | | waktu_implementasi |
rancang_bangun | profile.design | Rancang bangun dan pokok perubahan | Design and what changes | text | yes | 300- | | |
tujuan_inovasi | profile.purpose | Tujuan | Purpose | text | yes | | | |
manfaat_diperoleh | profile.benefits | Manfaat | Benefits | text | yes | | | manfaat |
hasil_inovasi | profile.results_text | Hasil | Results | text | yes | | | |
anggaran | evidence.budget | Berkas anggaran | Budget paper | text | no | | | |
profil_bisnis | evidence.other | Berkas profil bisnis | Business profile paper | text | no | | | |
youtube | evidence.video | Alamat video | Address of the video | text | ? | | | | export
kematangan | extra.kematangan | Skor kematangan | Maturity score | number | no | | | | export list dump
"""

FORM: Final = Form(
    id="iid-2023",
    title=Text(
        id="Formulir inovasi daerah, Indeks Inovasi Daerah 2023",
        en="Form of an innovation, regional innovation index 2023",
    ),
    fields=fields_of(_TABLE, _ANSWERS, _SOURCES, "dump input"),
    basis=basis_of("dump input", _SOURCES),
)
