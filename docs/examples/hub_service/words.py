"""The service's own words, beside those that jipp brings: `WORDS` joins both."""

from typing import Final

from jipp import Text

_FAULTS: Final = {
    "hub_sign_in": Text(
        id="belum ada petugas yang masuk: pilih petugas terlebih dahulu",
        en="nobody is signed in: choose an officer first",
    ),
    "hub_no_innovation": Text(
        id="tidak ada inovasi dengan id {value}: periksa daftarnya",
        en="there is no innovation with the id {value}: look in the list",
    ),
    "hub_404": Text(
        id="halaman ini tidak ada: mulai dari daftar inovasi",
        en="there is no such page: start from the list of innovations",
    ),
    "hub_405": Text(
        id="alamat ini tidak dapat dipakai dengan cara itu: lihat uraian API",
        en="this address cannot be used in that way: see the description of the API",
    ),
    "hub_400": Text(
        id="permintaan ini tidak dapat dibaca: kirim JSON dalam UTF-8",
        en="this request cannot be read: send JSON in UTF-8",
    ),
    "hub_413": Text(
        id="permintaan ini terlalu besar: kirim paling banyak 256 KiB",
        en="this request is too large: send at most 256 KiB",
    ),
    "hub_no_agency": Text(
        id="petugas ini tidak mewakili suatu instansi: masuk sebagai petugas instansi pemilik",
        en="this officer acts for no agency: sign in as an officer of the owner",
    ),
    "hub_other_length": Text(
        id="riwayat harus memuat {length} catatan, padahal ada {found}: bandingkan dengan salinan",
        en="the history should hold {length} entries and has {found}: compare it with a copy",
    ),
    "hub_too_many": Text(
        id="terlalu banyak: lampirkan paling banyak {limit} bukti sekaligus",
        en="too many: attach at most {limit} pieces of evidence at once",
    ),
    "hub_id_taken": Text(
        id="id {value} sudah dipakai inovasi lain: pilih yang lain",
        en="the id {value} belongs to another innovation: choose another",
    ),
    "hub_not_a_slug": Text(
        id=(
            "{value} tidak dapat menjadi alamat: isi huruf kecil a sampai z, angka, dan tanda"
            " hubung, paling banyak 64 karakter"
        ),
        en=(
            "{value} cannot stand in an address: give small letters a to z, digits and hyphens,"
            " at most 64 characters"
        ),
    ),
    "hub_unknown_key": Text(
        id="tidak ada isian {name} di sini: hapus isian itu",
        en="there is no field {name} here: leave it out",
    ),
    "hub_not_so": Text(
        id="{value} tidak sesuai dengan yang diminta di sini: lihat uraian API",
        en="{value} is not what is asked here: see the description of the API",
    ),
}
_STATUSES: Final = {
    "status_400": Text(id="Tidak dapat dibaca", en="Not readable"),
    "status_401": Text(id="Belum masuk", en="Not signed in"),
    "status_404": Text(id="Tidak ditemukan", en="Not found"),
    "status_405": Text(id="Tidak dapat dilakukan di sini", en="Not possible here"),
    "status_409": Text(id="Ditolak", en="Refused"),
    "status_413": Text(id="Terlalu besar", en="Too large"),
    "status_422": Text(id="Isian belum benar", en="Something is not filled in rightly"),
    "status_500": Text(
        id="Data yang tersimpan rusak atau berubah", en="What is stored is damaged or altered"
    ),
}
_PAGE: Final = {
    "act_as": Text(id="Petugas", en="Officer"),
    "actions": Text(id="Tindakan", en="Actions"),
    "actions_closed": Text(
        id="Tindakan ditutup sampai datanya diperbaiki.",
        en="Actions are closed until the data are mended.",
    ),
    "actions_none": Text(
        id="Tidak ada tindakan yang dapat dilakukan petugas ini sekarang.",
        en="There is nothing that this officer can do now.",
    ),
    "actions_sign_in": Text(
        id="Pilih petugas untuk melihat tindakan yang dapat dilakukan.",
        en="Choose an officer to see what can be done.",
    ),
    "agency": Text(id="Instansi", en="Agency"),
    "all_there": Text(id="Semua sudah tersedia.", en="Nothing is lacking."),
    "audit": Text(id="Pemeriksaan riwayat", en="Audit of the history"),
    "audit_clean": Text(
        id="Riwayat runtut, mengikuti aturannya, dan sama dengan ketika disegel.",
        en="The history is in order, follows its law, and is what was sealed.",
    ),
    "automatic": Text(id="dengan sendirinya", en="by itself"),
    "back": Text(id="Semua inovasi", en="All innovations"),
    "by": Text(id="oleh", en="by"),
    "checklist": Text(id="Daftar periksa", en="Checklist"),
    "checklist_done": Text(
        id="Sudah berada pada tahap pelembagaan.", en="It is institutionalised already."
    ),
    "checklist_lead": Text(
        id="Langkah tersingkat sampai pelembagaan, dan yang masih kurang pada tiap langkah.",
        en="The shortest way to institutionalisation, and what each step still lacks.",
    ),
    "checklist_none": Text(
        id="Dari status ini tidak ada jalan menuju pelembagaan.",
        en="From this state no way leads to institutionalisation.",
    ),
    "do_it": Text(id="Penuhi sekarang", en="Meet it now"),
    "done": Text(
        id="Tersimpan sebagai catatan nomor {number}.", en="Saved as entry number {number}."
    ),
    "damaged": Text(id="Data rusak atau berubah", en="Damaged or altered"),
    "damaged_lead": Text(
        id="Data dengan id ini tidak dapat dibaca, atau tidak sama dengan ketika disegel:",
        en="What is stored under this id cannot be read, or is not what was sealed:",
    ),
    "due": Text(id="Tenggat", en="Deadlines"),
    "due_none": Text(id="Tidak ada kewajiban yang berjalan.", en="Nothing is owed now."),
    "due_on": Text(id="Paling lambat", en="Due by"),
    "duty": Text(id="Kewajiban", en="Duty"),
    "evidence": Text(id="Bukti", en="Evidence"),
    "evidence_id": Text(id="Nomor dokumen (tanpa spasi)", en="Document number (no spaces)"),
    "evidence_kind": Text(id="Jenis bukti", en="Kind of evidence"),
    "evidence_other": Text(id="Lampirkan bukti lain", en="Attach other evidence"),
    "evidence_title": Text(id="Judul", en="Title"),
    "id": Text(id="Id (untuk alamat halaman)", en="Id (for the page's address)"),
    "implemented_on": Text(id="Diterapkan sejak", en="At work since"),
    "innovations": Text(id="Inovasi", en="Innovations"),
    "issued_on": Text(id="Terbit", en="Issued"),
    "lead": Text(
        id="Inovasi pelayanan publik yang tercatat di hub ini.",
        en="Public-service innovations that this hub keeps.",
    ),
    "more": Text(id="Inovasi berikutnya", en="More innovations"),
    "new": Text(id="Daftarkan inovasi", en="Register an innovation"),
    "none_yet": Text(id="Belum ada inovasi.", en="There is no innovation yet."),
    "not_now": Text(
        id="Yang belum dapat dilakukan, dan sebabnya", en="What cannot be done, and why"
    ),
    "note": Text(id="Catatan", en="Note"),
    "optional": Text(id="tidak wajib", en="optional"),
    "one_is_enough": Text(id="salah satu sudah cukup", en="one of these is enough"),
    "phase": Text(id="Tahap", en="Phase"),
    "picture": Text(id="Gambar siklus", en="Picture of the lifecycle"),
    "picture_of": Text(
        id="Status dan transisi dalam siklus; sekarang: {state}",
        en="The states and transitions of the lifecycle; now: {state}",
    ),
    "register": Text(id="Daftarkan", en="Register"),
    "revert_to": Text(id="Kembali ke status sesudah catatan", en="Back to the state after entry"),
    "sign_in": Text(id="Masuk", en="Sign in"),
    "skip": Text(id="Langsung ke isi", en="Skip to the content"),
    "state": Text(id="Status", en="State"),
    "status": Text(id="Status", en="Status"),
    "stranger": Text(id="belum masuk", en="not signed in"),
    "summary": Text(id="Ringkasan", en="Summary"),
    "timeline": Text(id="Riwayat", en="History"),
    "title": Text(id="Judul", en="Title"),
    "typed": Text(id="Yang sudah Anda isi", en="What you had filled in"),
    "unit": Text(id="Unit", en="Unit"),
    "valid_until": Text(id="Berlaku sampai", en="Valid until"),
    "what_lacks": Text(id="Yang masih kurang", en="What is lacking"),
    "year": Text(id="Kerja hub tahun", en="The hub's work in"),
    "wrong": Text(id="Belum dapat disimpan", en="Not saved"),
}
_ALL: Final = _FAULTS | _STATUSES | _PAGE


def say(key: str, lang: str) -> str:
    """Give one of the service's own texts."""
    return _ALL[key].text(lang)


class _Words:
    """The catalogue that jipp's messages are asked with: ours for our codes, else theirs."""

    def template(self, code: str, lang: str) -> str | None:
        """Give our text for a code, None for jipp's own."""
        found = _FAULTS.get(code)
        return None if found is None else found.text(lang)


WORDS: Final = _Words()
