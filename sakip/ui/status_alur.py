"""Where a form stands, in word, mark and colour; who signed it, in which office, and when."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sakip.domain import waktu
from sakip.domain.alur_pengumpulan import Peristiwa, StatusAlur, Tindakan
from sakip.domain.instansi import Instansi
from sakip.domain.rangkap_tingkat import list_rangkap, tell_rangkap, tulis_rangkap
from sakip.domain.tenggat import Tenggat, tulis_sisa
from sakip.domain.tulisan import format_tanggal
from sakip.domain.waktu import format_waktu
from sakip.services.keadaan_formulir import KeadaanFormulir
from sakip.ui.html import Html, join, tag

KATA_STATUS = {
    StatusAlur.DRAF: ("✎", "Draf"),
    StatusAlur.DIAJUKAN: ("➤", "Diajukan"),
    StatusAlur.DIKEMBALIKAN: ("↩", "Dikembalikan"),
    StatusAlur.DIVERIFIKASI: ("✓", "Diverifikasi"),
    StatusAlur.DISETUJUI: ("✓", "Disetujui"),
    StatusAlur.DISAHKAN: ("★", "Disahkan"),
    StatusAlur.TERKUNCI: ("■", "Terkunci"),
}
KATA_PERISTIWA = {
    Tindakan.AJUKAN: "Diajukan",
    Tindakan.VERIFIKASI: "Diverifikasi",
    Tindakan.SETUJUI: "Disetujui",
    Tindakan.SAHKAN: "Disahkan",
    Tindakan.KUNCI: "Dikunci",
    Tindakan.KEMBALIKAN: "Dikembalikan",
    Tindakan.BUKA_KEMBALI: "Dibuka kembali",
    Tindakan.BATALKAN: "Status dibatalkan",
}
MENIT, JAM, HARI = 60, 3600, 86_400


def make_status(status: StatusAlur) -> Html:
    """Return a status: mark and word."""
    ikon, kata = KATA_STATUS[status]
    isi = (tag("span", ikon, class_="kj-ikon", aria_hidden="true"), kata)
    return tag("span", *isi, class_=f"kj-alur kj-alur-{status}")


def tulis_lalu(pada: datetime) -> str:
    """Return how long ago a time (UTC) was: "2 jam lalu"."""
    detik = max(0, int((waktu.now_utc() - pada).total_seconds()))
    if detik < MENIT:
        return "baru saja"
    if detik < JAM:
        return f"{detik // MENIT} menit lalu"
    return f"{detik // JAM} jam lalu" if detik < HARI else f"{detik // HARI} hari lalu"


def make_tenggat(tenggat: Tenggat, kantor: Instansi) -> Html:
    """Return the labelled dates of a form, and how far the due date is."""
    hari = kantor.local_date(waktu.now_utc())
    tempo = f"{format_tanggal(tenggat.jatuh_tempo)} ({tulis_sisa(tenggat.jatuh_tempo, hari)})"
    bagian = [("Dibuka", format_tanggal(tenggat.pembukaan)), ("Jatuh tempo (tepat waktu)", tempo)]
    if tenggat.penutupan is not None:
        bagian.append(("Penutupan (terkunci)", format_tanggal(tenggat.penutupan)))
    isi = [tag("span", f"{nama}: ", tag("b", nilai), class_="kj-tanggal") for nama, nilai in bagian]
    kecuali = tag("span", "tenggat dikecualikan", class_="kj-tanggal")
    return tag("p", isi, kecuali if tenggat.dikecualikan else None, class_="kj-kepala")


def make_kepala(keadaan: KeadaanFormulir, kantor: Instansi, nama: Mapping[str, str]) -> Html:
    """Return status with its last act, and the dates of a form."""
    terakhir = keadaan.alur.terakhir
    oleh = "" if terakhir is None else f" {tulis_peristiwa(terakhir, kantor, nama)}"
    rangkap = tell_rangkap(keadaan.alur)
    return join(
        tag("p", make_status(keadaan.alur.status), tag("span", oleh), class_="kj-kepala"),
        tag("p", f"Perhatian: {rangkap}.", class_="kj-kembali") if rangkap else None,
        make_tenggat(keadaan.tenggat, kantor),
    )


def tulis_peristiwa(satu: Peristiwa, kantor: Instansi, nama: Mapping[str, str]) -> str:
    """Return who acted, in which office, and when."""
    jabatan = satu.nama_jabatan
    siapa = f"{nama.get(satu.oleh, satu.oleh)}, {jabatan}" if jabatan else nama.get(satu.oleh, "")
    return f"oleh {siapa}, {format_waktu(satu.pada, kantor)} ({tulis_lalu(satu.pada)})"


def make_riwayat(riwayat: Sequence[Peristiwa], kantor: Instansi, nama: Mapping[str, str]) -> Html:
    """Return the whole way of a form, newest act first, with notes."""
    rangkap = {versi: tulis_rangkap(tingkat) for versi, tingkat in list_rangkap(riwayat).items()}
    isi = [
        tag(
            "li",
            tag("b", KATA_PERISTIWA[satu.tindakan]),
            f" {tulis_peristiwa(satu, kantor, nama)}",
            tag("span", satu.catatan, class_="kj-kecil") if satu.catatan else None,
            tag("span", rangkap[satu.versi], class_="kj-kecil") if satu.versi in rangkap else None,
            [
                tag("span", f"{kode}: {catatan}", class_="kj-kecil")
                for kode, catatan in satu.dikembalikan.items()
            ],
        )
        for satu in reversed(riwayat)
    ]
    return tag(
        "details",
        tag("summary", f"Paraf dan riwayat ({len(riwayat)})"),
        tag("ul", isi, class_="kj-langkah"),
        class_="kj-rincian",
    )
