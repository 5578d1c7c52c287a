"""Laporan Progres Bulanan: a short entry per indikator or sub kegiatan, beside the triwulan form."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah, VersiBerubah
from sakip.domain.peran import Hak, Pelaku, require_hak, visible_unit
from sakip.domain.periode import Triwulan
from sakip.domain.teks import require_muat
from sakip.services.jejak import record_jejak
from sakip.services.keadaan_formulir import read_keadaan, tell_tertutup
from sakip.storage import catatan_kerja as rows
from sakip.storage.catatan_kerja import BarisProgres
from sakip.storage.connection import Cursor, Database

PANJANG = 1_000  # characters of each text


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiProgres:
    """What a person states of a month. persen: share of the year's work done, 0-100, or None."""

    uraian: str
    kendala: str = ""
    persen: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgresBulanan:
    """One line of a month; versi 0 and isi None: nothing stated yet."""

    jenis: str  # "indikator" or "sub_kegiatan"
    kode: str
    nama: str
    kode_unit: str | None
    versi: int
    isi: IsiProgres | None
    dicatat_oleh: str
    dicatat_pada: datetime | None
    tertutup: str = ""  # why it can no longer be changed; "" while it can


def list_progres(db: Database, pelaku: Pelaku, tahun: int, bulan: int) -> list[ProgresBulanan]:
    """Return every indikator and sub kegiatan in this person's sight with its progress of a month.

    It is closed when the form of its unit is disahkan or terkunci in the triwulan of the month, or
    the calendar has closed that form. Raises TidakBerhak.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN)
    terlihat = visible_unit(pelaku)
    with db.cursor() as cur:
        semua = [
            satu
            for satu in _read(cur, pelaku, tahun, bulan)
            if terlihat is None or satu.kode_unit in terlihat
        ]
        unit = {satu.kode_unit for satu in semua if satu.kode_unit}
        tertutup = {kode: _tell_tertutup(cur, kode, tahun, bulan) for kode in unit}
    return [replace(satu, tertutup=tertutup.get(satu.kode_unit or "", "")) for satu in semua]


def _tell_tertutup(cur: Cursor, kode_unit: str, tahun: int, bulan: int) -> str:
    return tell_tertutup(read_keadaan(cur, kode_unit, Triwulan(tahun, (bulan + 2) // 3)))


def record_progres(
    db: Database, pelaku: Pelaku, terlihat: ProgresBulanan, tahun: int, bulan: int, isi: IsiProgres
) -> bool:
    """Save the progress of one line; tell whether anything changed. terlihat: the line as it was seen.

    Raises TidakBerhak for who does not fill the unit's form; DataTidakSah for a line that is not
    there or whose triwulan is closed, an empty uraian, or a persen that cannot be; VersiBerubah when somebody saved first.
    """
    require_hak(pelaku, Hak.ISI_REALISASI)
    with db.transaction() as cur:
        kini = next(
            (s for s in _read(cur, pelaku, tahun, bulan) if (s.jenis, s.kode) == (terlihat.jenis, terlihat.kode)),
            None,
        )  # fmt: skip
        if kini is None or not 1 <= bulan <= 12:
            raise _refuse("Indikator atau sub kegiatan ini tidak ada", "Muat ulang halaman.")
        require_hak(pelaku, Hak.ISI_REALISASI, kini.kode_unit or "")
        baru = _check_isi(isi, kini.nama)
        if kini.isi == baru:
            return False
        if kini.versi != terlihat.versi:
            raise _changed(kini, baru)
        if kini.kode_unit and (sebab := _tell_tertutup(cur, kini.kode_unit, tahun, bulan)):
            raise _refuse(
                f"Progres bulan ini tidak dapat diubah: {sebab}",
                "Bila memang harus diubah, mintalah Sekretaris membuka kembali formulirnya, atau memberi pengecualian tenggat.",
            )
        rows.write_catatan(
            cur,
            BarisProgres(
                kode_instansi=pelaku.kode_instansi,
                jenis=kini.jenis,
                kode=kini.kode,
                tahun=tahun,
                bulan=bulan,
                versi=kini.versi + 1,
                uraian=baru.uraian,
                kendala=baru.kendala,
                persen=baru.persen,
                dicatat_oleh=pelaku.kode,
                dicatat_pada=waktu.now_utc(),
            ),
        )
        objek = f"progres {kini.kode} {tahun}-{bulan:02}"
        lama = None if kini.isi is None else _ringkas(kini.isi)
        record_jejak(cur, pelaku, "isi_progres", objek, lama, _ringkas(baru))
    return True


def _changed(kini: ProgresBulanan, baru: IsiProgres) -> VersiBerubah:
    lain = kini.isi.uraian if kini.isi else "kosong"
    return VersiBerubah(
        apa=f'Progres ini sudah diubah orang lain menjadi "{lain}"; progres Anda "{baru.uraian}" belum disimpan',
        di_mana=kini.nama,
        perbaikan="Bandingkan keduanya, lalu simpan yang benar.",
    )


def _check_isi(isi: IsiProgres, di_mana: str) -> IsiProgres:
    """Return what a person states as it is kept."""
    uraian = require_muat(isi.uraian, PANJANG, "Uraian progres", di_mana)
    kendala = require_muat(isi.kendala, PANJANG, "Kendala", di_mana)
    if not uraian or (isi.persen is not None and not 0 <= isi.persen <= 100):
        raise _refuse(
            "Uraian progres belum diisi, atau persennya di luar 0 sampai 100",
            "Isi uraiannya; persen boleh dikosongkan.",
        )
    return IsiProgres(uraian=uraian, kendala=kendala, persen=isi.persen)


def _ringkas(isi: IsiProgres) -> dict[str, object]:
    return {"uraian": isi.uraian, "persen": isi.persen}


def _read(cur: Cursor, pelaku: Pelaku, tahun: int, bulan: int) -> list[ProgresBulanan]:
    progres = rows.read_progres(cur, pelaku.kode_instansi, tahun)
    hasil = []
    for jenis, kode, nama, kode_unit, *_ in rows.read_objek(cur, pelaku.kode_instansi, tahun):
        ada = progres.get((jenis, kode, bulan))
        isi = None
        if ada is not None:
            isi = IsiProgres(uraian=ada.uraian, kendala=ada.kendala, persen=ada.persen)
        hasil.append(
            ProgresBulanan(
                jenis=jenis,
                kode=kode,
                nama=nama,
                kode_unit=kode_unit,
                versi=0 if ada is None else ada.versi,
                isi=isi,
                dicatat_oleh="" if ada is None else ada.dicatat_oleh,
                dicatat_pada=None if ada is None else ada.dicatat_pada,
            )
        )
    return hasil


def _refuse(apa: str, perbaikan: str) -> DataTidakSah:
    return DataTidakSah(apa=apa, di_mana="progres bulanan", perbaikan=perbaikan)
