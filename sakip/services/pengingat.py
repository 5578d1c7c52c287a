"""Reminders: a text to copy into a message for each unit that is behind, and a calendar of due dates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sakip.domain import waktu
from sakip.domain.instansi import Instansi, UnitKerja
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import Triwulan
from sakip.domain.tenggat import Waktu, tulis_sisa
from sakip.domain.tulisan import format_tanggal
from sakip.services.antrean import FormulirKantor, list_formulir_kantor
from sakip.services.keadaan_formulir import require_instansi
from sakip.services.tugas_formulir import BELUM_DIAJUKAN
from sakip.storage.connection import Database
from sakip.storage.penyiapan import list_unit

BARIS_ICS = 75  # octets of a line; longer ones are folded (RFC 5545, 3.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pengingat:
    """What to send to the head of one unit."""

    kode_unit: str
    unit: str
    teks: str


def list_pengingat(db: Database, pelaku: Pelaku, periode: Triwulan) -> list[Pengingat]:
    """Return a text for each unit that has not handed in its form of a triwulan, in the order of the SOP.

    Plain words, so that it can be copied into WhatsApp. Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.PERIKSA)
    formulir = [satu for satu in list_formulir_kantor(db, pelaku) if satu.periode == periode]
    with db.cursor() as cur:
        instansi = require_instansi(cur)
        unit = {satu.kode: satu for satu in list_unit(cur, instansi.kode)}
    return [
        Pengingat(
            kode_unit=satu.kode_unit,
            unit=satu.unit,
            teks=_write(satu, unit[satu.kode_unit], instansi, pelaku),
        )
        for satu in formulir
        if satu.keadaan.alur.status in BELUM_DIAJUKAN
        and satu.keadaan.waktu is not Waktu.BELUM_DIBUKA
    ]


def _write(satu: FormulirKantor, unit: UnitKerja, instansi: Instansi, pelaku: Pelaku) -> str:
    tempo, kembali = satu.keadaan.tenggat.jatuh_tempo, satu.keadaan.alur.dikembalikan
    baris = [
        f"Yth. {unit.jabatan},",
        f"Formulir pengumpulan data kinerja {satu.unit} {satu.periode} belum diajukan.",
        f"Jatuh tempo: {format_tanggal(tempo)} ({tulis_sisa(tempo, satu.keadaan.hari)}).",
    ]
    if kurang := satu.diukur - satu.terisi:
        baris.append(f"Belum diisi: {kurang} dari {satu.diukur} indikator.")
    if kurang := satu.bukti_wajib - satu.bukti:
        baris.append(f"Bukti dukung yang belum ada: {kurang}.")
    baris += [f"Dikembalikan, {kode}: {catatan}" for kode, catatan in kembali.items()]
    baris += ["Mohon segera dilengkapi. Terima kasih.", f"{pelaku.nama}, {pelaku.jabatan}"]
    return "\n".join([*baris, instansi.nama])


def make_kalender(db: Database, pelaku: Pelaku) -> bytes:
    """Return the due and closing dates of the forms in sight as an iCalendar file (RFC 5545).

    All-day events, since a due date is a whole day of the office; those past for more than a year are
    left out. A date keeps its UID, so that a calendar that reads the file again does not double it.

    Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN)
    formulir = list_formulir_kantor(db, pelaku)
    saat = waktu.now_utc()
    with db.cursor() as cur:
        instansi = require_instansi(cur)
    sejak = instansi.local_date(saat) - timedelta(days=366)
    acara: dict[str, tuple[date, str]] = {}
    for satu in formulir:
        tanggal = {"jatuh-tempo": satu.keadaan.tenggat.jatuh_tempo}
        if satu.keadaan.tenggat.penutupan is not None:
            tanggal["penutupan"] = satu.keadaan.tenggat.penutupan
        for nama, hari in tanggal.items():
            if hari >= sejak:
                kode = f"{nama}-{satu.kode_unit}-{satu.periode.tahun}-{satu.periode.nomor}"
                judul = "Jatuh tempo" if nama == "jatuh-tempo" else "Penutupan"
                acara[kode] = (hari, f"{judul} formulir kinerja {satu.unit}, {satu.periode}")
    baris = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//SAKIP//Tenggat pengumpulan//ID"]
    for kode, (hari, judul) in sorted(acara.items(), key=lambda isi: (isi[1][0], isi[0])):
        baris += [
            "BEGIN:VEVENT",
            f"UID:{kode}@{instansi.kode}.sakip",
            f"DTSTAMP:{saat:%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{hari:%Y%m%d}",
            f"DTEND;VALUE=DATE:{hari + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escape(judul)}",
            "END:VEVENT",
        ]
    return "".join(f"{satu}\r\n" for satu in _fold([*baris, "END:VCALENDAR"])).encode()


def _escape(teks: str) -> str:
    for tanda in ("\\", ";", ","):
        teks = teks.replace(tanda, f"\\{tanda}")
    return teks.replace("\n", "\\n")


def _fold(baris: Iterable[str]) -> Iterable[str]:
    """Yield lines of at most 75 octets; what goes on begins with a space. Never cuts a character."""
    for satu in baris:
        sisa = satu
        while len(sisa.encode()) > BARIS_ICS:
            potong = BARIS_ICS
            while len(sisa[:potong].encode()) > BARIS_ICS:
                potong -= 1
            yield sisa[:potong]
            sisa = " " + sisa[potong:]
        yield sisa
