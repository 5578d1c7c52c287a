"""Surel pengembalian: one mail per return to the people of the unit, tried again until the server takes it.

Nothing is queued when rows are returned: what has to be written follows from the acts, so that
returning never waits for a mail server, and a return that was undone is not written about.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from email.message import EmailMessage

from sakip.domain import waktu
from sakip.domain.alur_pengumpulan import Peristiwa, StatusAlur, Tindakan, replay
from sakip.domain.errors import DataTidakSah
from sakip.domain.instansi import Instansi
from sakip.domain.peran import Hak, Pelaku, may, require_hak
from sakip.domain.tulisan import format_tanggal
from sakip.services.keadaan_formulir import read_keadaan
from sakip.services.kirim_surat import SetelanSurel, send_surat
from sakip.services.pengguna import read_pelaku
from sakip.storage.alamat_surel import read_alamat
from sakip.storage.alur_pengumpulan import KunciFormulir, read_riwayat_semua
from sakip.storage.connection import Cursor, Database
from sakip.storage.penyiapan import list_unit, read_instansi
from sakip.storage.realisasi import read_isian
from sakip.storage.surel_pengembalian import (
    BarisPercobaan,
    KunciSurel,
    read_percobaan,
    write_percobaan,
)

BERLAKU = timedelta(days=7)
"""A return older than this is left to the daily digest."""
JEDA_TERPANJANG = timedelta(hours=1)


def send_pengembalian(db: Database, pelaku: Pelaku, setelan: SetelanSurel) -> list[str]:
    """Write to whoever has not yet been told of a return that still stands; return who was written to.

    One mail per return and person: those who fill the form of the unit and have an address. An
    attempt that fails is noted and made again after 1, 2, 4 ... at most 60 minutes, for 7 days.

    Raises TidakBerhak. A server that cannot be reached raises nothing: it is asked again later;
    a mail that it refuses keeps none of the others.
    """
    require_hak(pelaku, Hak.KELOLA_PENGATURAN)
    with db.cursor() as cur:
        menunggu = _list_menunggu(cur, setelan)
    terkirim = []
    for surat, baris in menunggu:
        sebab: BaseException | None
        mati = False
        try:
            (hasil,) = send_surat(setelan, [surat])
            sebab = hasil.sebab
        except DataTidakSah as galat:
            sebab, mati = galat.__cause__, True
        if sebab is not None:
            baris = replace(baris, terkirim=0, sebab=type(sebab).__name__)
        with db.transaction() as cur:
            write_percobaan(cur, baris)
        if mati:
            break  # the next would wait for the server as well
        if baris.terkirim:
            terkirim.append(baris.kode_pengguna)
    return terkirim


def _list_menunggu(cur: Cursor, setelan: SetelanSurel) -> list[tuple[EmailMessage, BarisPercobaan]]:
    """Return the mails that are due now, those tried least first, each with its attempt as if sent."""
    instansi, alamat, saat = read_instansi(cur), read_alamat(cur), waktu.now_utc()
    if instansi is None or not alamat:
        return []
    kembali = _list_kembali(cur, instansi, saat)
    if not kembali:
        return []
    lama = read_percobaan(cur, instansi.kode)
    orang = [siapa for kode in alamat if (siapa := read_pelaku(cur, kode)) is not None]
    hasil = []
    for (kode_unit, periode), satu in kembali.items():
        for siapa in orang:
            kunci = (kode_unit, periode, satu.versi, siapa.kode)
            if siapa.kode == satu.oleh or not may(siapa, Hak.ISI_REALISASI, kode_unit):
                continue
            if _is_due(lama.get(kunci), saat):
                surat = _write(cur, setelan, instansi, (kode_unit, periode), satu, siapa)
                surat["To"] = alamat[siapa.kode]
                hasil.append((surat, _attempt(instansi.kode, kunci, lama, saat)))
    return sorted(hasil, key=lambda isi: isi[1].percobaan)


def _list_kembali(
    cur: Cursor, instansi: Instansi, saat: datetime
) -> dict[KunciFormulir, Peristiwa]:
    """Return the forms that stand returned since less than BERLAKU, with the act that did it."""
    hasil = {}
    for kunci, riwayat in read_riwayat_semua(cur, instansi.kode).items():
        kini = replay(riwayat)
        kembali = kini.find_paraf(Tindakan.KEMBALIKAN)
        if kini.status is StatusAlur.DIKEMBALIKAN and kembali and saat - kembali.pada < BERLAKU:
            hasil[kunci] = kembali
    return hasil


def _is_due(lama: BarisPercobaan | None, saat: datetime) -> bool:
    if lama is None:
        return True
    jeda = min(timedelta(minutes=2 ** min(lama.percobaan - 1, 10)), JEDA_TERPANJANG)
    return not lama.terkirim and saat - lama.pada >= jeda


def _attempt(
    kode_instansi: str, kunci: KunciSurel, lama: dict[KunciSurel, BarisPercobaan], saat: datetime
) -> BarisPercobaan:
    kode_unit, periode, versi, kode = kunci
    return BarisPercobaan(
        kode_instansi=kode_instansi,
        kode_unit=kode_unit,
        tahun=periode.tahun,
        triwulan=periode.nomor,
        versi=versi,
        kode_pengguna=kode,
        percobaan=(lama[kunci].percobaan if kunci in lama else 0) + 1,
        terkirim=1,
        sebab="",
        pada=saat,
    )


def _write(
    cur: Cursor,
    setelan: SetelanSurel,
    instansi: Instansi,
    kunci: KunciFormulir,
    satu: Peristiwa,
    kepada: Pelaku,
) -> EmailMessage:
    unit = {milik.kode: milik.nama for milik in list_unit(cur, instansi.kode)}[kunci[0]]
    nama = {
        row["kode_indikator"]: row["indikator"] for row in read_isian(cur, instansi.kode, *kunci)
    }
    tempo = read_keadaan(cur, *kunci).tenggat.jatuh_tempo
    isi = [
        f"Yth. {kepada.nama},",
        "",
        f"Formulir {unit}, {kunci[1]}, dikembalikan oleh {satu.jabatan or satu.oleh} pada "
        f"{waktu.format_waktu(satu.pada, instansi)}. Yang perlu diperbaiki:",
        *(f"- {kode} {nama.get(kode, '')}: {kata}" for kode, kata in satu.dikembalikan.items()),
        "",
        "Baris lain tetap. Perbaiki di halaman Pengumpulan, lalu ajukan lagi.",
        f"Jatuh tempo formulir ini {format_tanggal(tempo)}.",
        "",
        f"{instansi.nama}. Surat ini dikirim program, tidak perlu dibalas.",
    ]
    surat = EmailMessage()
    surat["From"] = setelan.dari
    surat["Subject"] = f"{len(satu.dikembalikan)} baris dikembalikan: formulir {unit}, {kunci[1]}"
    surat.set_content("\n".join(isi))
    return surat
