"""The form of the regional innovation index of 2023: one innovation per row.

The official form was not seen. This is what rebuilds of it by local governments ask; where they
disagree whether an answer is needed, that is not known.
"""

from typing import Final

from jipp.i18n import Text
from jipp.model.basis import Basis, Confidence, Origin
from jipp.model.form import Form, FormField, FormKind
from jipp.typing import UNKNOWN, Unknown

_LIST: Final = "public code fnko19/Brida_Inovasi resources/views/filament/pages/arsip.blade.php"
_EXPORT: Final = (
    "public code hamkaamin/jatim_berdasi resources/views/export/inovasi-daerah-excel.blade.php"
)
_EXPORT_2023: Final = "public code uixarss/larainovasi resources/views/exports/inovasi.blade.php"
_DUMP: Final = "public SQL dump of a rebuild of the form (Sulawesi Selatan, February 2024; names itself Indeks Inovasi Daerah 2023)"
_INPUT: Final = "public code fnko19/Brida_Inovasi app/Filament/Resources/InovasiDaerahResource.php"
_FORMS_OF_BANTEN: Final = "public code chimeyant/inovasi-banten-server database/seeders/Bentuk.ts"
_AFFAIRS: Final = (
    "Pendidikan",
    "Kesehatan",
    "Pekerjaan Umum dan Penataan Ruang",
    "Perumahan Rakyat dan Kawasan Permukiman",
    "Ketentraman, Ketertiban Umum, dan Perlindungan Masyarakat",
    "Sosial",
    "Tenaga Kerja",
    "Pemberdayaan Perempuan dan Perlindungan Anak",
    "Pangan",
    "Pertanahan",
    "Lingkungan Hidup",
    "Administrasi Kependudukan dan Pencatatan Sipil",
    "Pemberdayaan Masyarakat dan Desa",
    "Pengendalian Penduduk dan Keluarga Berencana",
    "Perhubungan",
    "Komunikasi dan Informatika",
    "Koperasi, Usaha Kecil dan Menengah",
    "Penanaman Modal",
    "Kepemudaan dan Olahraga",
    "Statistik",
    "Persandian",
    "Kebudayaan",
    "Perpustakaan",
    "Kearsipan",
    "Kelautan dan Perikanan",
    "Pariwisata",
    "Pertanian",
    "Kehutanan",
    "Energi dan Sumber Daya Mineral",
    "Perdagangan",
    "Perindustrian",
    "Transmigrasi",
    "Perencanaan",
    "Keuangan",
    "Kepegawaian",
    "Pendidikan dan Pelatihan",
    "Penelitian dan Pengembangan",
    "Fungsi lain sesuai dengan ketentuan peraturan perundang-undangan",
)


def _asks(
    column: str,
    path: str,
    label: str,
    english: str,
    kind: FormKind,
    *,
    required: bool | Unknown,
    values: tuple[str, ...] = (),
    stored: tuple[str, ...] = (),
    max_words: int | None = None,
    min_words: int | None = None,
    also: tuple[str, ...] = (),
    confidence: Confidence = Confidence.TRANSCRIBED,
    sources: tuple[str, ...] = (_DUMP, _INPUT),
) -> FormField:
    return FormField(
        column=column,
        path=path,
        label=Text(id=label, en=english),
        kind=kind,
        required=required,
        values=values,
        stored=stored,
        max_words=max_words,
        min_words=min_words,
        also=also,
        basis=Basis(origin=Origin.PRACTICE, confidence=confidence, sources=sources),
    )


FORM: Final = Form(
    id="iid-2023",
    title=Text(
        id="Formulir inovasi daerah, Indeks Inovasi Daerah 2023",
        en="Form of an innovation, regional innovation index 2023",
    ),
    fields=(
        _asks(
            "nama_pemda",
            "agency.name",
            "Pemerintah daerah pemilik",
            "Owning local government",
            "text",
            required=UNKNOWN,
            also=("Pemda",),
            sources=(_LIST, _EXPORT),
        ),
        _asks(
            "opd",
            "unit",
            "Perangkat daerah",
            "Local agency",
            "text",
            required=UNKNOWN,
            also=(
                "Admin OPD",
                "Nama SKPD",
                "Dibuat Oleh",
            ),
            sources=(_EXPORT, _EXPORT_2023),
        ),
        _asks(
            "nama_inovasi",
            "title",
            "Nama inovasi",
            "Name of the innovation",
            "text",
            required=True,
            also=("Judul Inovasi",),
        ),
        _asks(
            "tahapan_inovasi",
            "state",
            "Tahap yang sudah dicapai",
            "Stage reached",
            "choice",
            required=True,
            values=(
                "Inisiatif",
                "Uji Coba",
                "Penerapan",
            ),
            stored=(
                "idea",
                "trial",
                "implemented",
            ),
        ),
        _asks(
            "inisiator",
            "profile.initiator",
            "Pihak yang memulai",
            "Who started it",
            "choice",
            required=True,
            values=(
                "Kepala Daerah",
                "Anggota DPRD",
                "OPD",
                "ASN",
                "Masyarakat",
            ),
            also=("inisiator_inovasi",),
        ),
        _asks(
            "nama_inisiator",
            "extra.nama_inisiator",
            "Nama pihak yang memulai",
            "Name of who started it",
            "text",
            required=UNKNOWN,
            sources=(_INPUT,),
        ),
        _asks(
            "jenis_inovasi",
            "profile.digital",
            "Digital atau bukan",
            "Digital or not",
            "choice",
            required=True,
            values=(
                "Digital",
                "Non Digital",
            ),
            stored=(
                "true",
                "false",
            ),
        ),
        _asks(
            "bentuk_inovasi",
            "profile.form",
            "Bentuk inovasi",
            "Form of the innovation",
            "choice",
            required=True,
            values=(
                "Inovasi Tata Kelola Pemerintahan Daerah",
                "Inovasi Pelayanan Publik",
                "Inovasi Daerah lainnya sesuai dengan Urusan Pemerintahan yang menjadi kewenangan Daerah",
            ),
            sources=(_DUMP, _INPUT, _FORMS_OF_BANTEN),
        ),
        _asks(
            "tematik",
            "profile.themes",
            "Tema",
            "Theme",
            "choice",
            required=True,
            values=(
                "Digitalisasi Layanan Pemerintahan",
                "Penanggulangan Kemiskinan",
                "Kemudahan Investasi",
                "Prioritas Aktual Presiden",
                "Non Tematik",
            ),
        ),
        _asks(
            "urusan_utama",
            "profile.affairs",
            "Urusan pemerintahan utama",
            "Main government affair",
            "choice",
            required=True,
            values=_AFFAIRS,
        ),
        _asks(
            "urusan_irisan",
            "profile.affairs",
            "Urusan lain yang bersinggungan",
            "Other affairs touched",
            "choices",
            required=UNKNOWN,
            values=_AFFAIRS,
            also=(
                "urusan_lain",
                "urusan_beririsan",
            ),
        ),
        _asks(
            "waktu_uji_coba",
            "profile.tried_on",
            "Mulai diuji coba",
            "Trial began on",
            "date",
            required=UNKNOWN,
            also=("waktu_uji",),
        ),
        _asks(
            "waktu_penerapan",
            "implemented_on",
            "Mulai diterapkan",
            "In use since",
            "date",
            required=UNKNOWN,
            also=("waktu_implementasi",),
        ),
        _asks(
            "rancang_bangun",
            "profile.design",
            "Rancang bangun dan pokok perubahan",
            "Design and what changes",
            "text",
            required=True,
            min_words=300,
        ),
        _asks("tujuan_inovasi", "profile.purpose", "Tujuan", "Purpose", "text", required=True),
        _asks(
            "manfaat_diperoleh",
            "profile.benefits",
            "Manfaat",
            "Benefits",
            "text",
            required=True,
            also=("manfaat",),
        ),
        _asks("hasil_inovasi", "profile.results_text", "Hasil", "Results", "text", required=True),
        _asks(
            "anggaran", "evidence.budget", "Berkas anggaran", "Budget paper", "text", required=False
        ),
        _asks(
            "profil_bisnis",
            "evidence.other",
            "Berkas profil bisnis",
            "Business profile paper",
            "text",
            required=False,
        ),
        _asks(
            "youtube",
            "evidence.video",
            "Alamat video",
            "Address of the video",
            "text",
            required=UNKNOWN,
            sources=(_EXPORT,),
        ),
        _asks(
            "kematangan",
            "extra.kematangan",
            "Skor kematangan",
            "Maturity score",
            "number",
            required=False,
            sources=(_EXPORT, _LIST, _DUMP),
        ),
    ),
    basis=Basis(origin=Origin.PRACTICE, confidence=Confidence.TRANSCRIBED, sources=(_DUMP, _INPUT)),
)
