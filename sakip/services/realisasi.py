"""State what was achieved, see who stated it before, and put right what was wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah, VersiBerubah
from sakip.domain.formulir import BarisFormulir, Formulir, Isian, Keadaan
from sakip.domain.isian import check_isian, fit_isian, nilai_of, tidy_isian
from sakip.domain.peran import Hak, Pelaku, require_hak
from sakip.domain.periode import Triwulan
from sakip.domain.rumus import Rumus
from sakip.domain.tulisan import format_angka
from sakip.services.formulir import read_formulir
from sakip.services.jejak import record_jejak
from sakip.services.keadaan_formulir import CARA_MEMBUKA, require_terbuka
from sakip.storage.connection import Cursor, Database
from sakip.storage.realisasi import BarisRealisasi, isian_of, read_riwayat, write_realisasi


@dataclass(frozen=True, slots=True)
class Perubahan:
    """A new isian and the versi that the person saw when stating it (0: nothing stated yet)."""

    isian: Isian
    versi: int


def record_realisasi(
    db: Database,
    pelaku: Pelaku,
    kode_unit: str,
    periode: Triwulan,
    perubahan: Mapping[str, Perubahan],
) -> int:
    """Save every changed isian of a unit and triwulan, or none of them; return how many changed.

    perubahan is {kode indikator: isian and the versi it was made from}. What equals the store is
    left alone, so that saving twice changes nothing. A correction adds a versi.

    Raises TidakBerhak; DataTidakSah naming every isian that is refused; VersiBerubah when another
    person saved one of them in between, with both values.
    """
    require_hak(pelaku, Hak.ISI_REALISASI, kode_unit)
    with db.transaction() as cur:
        formulir = read_formulir(cur, pelaku, kode_unit, periode)
        return save_isian(cur, pelaku, formulir, perubahan, asal="layar")


def save_isian(
    cur: Cursor,
    pelaku: Pelaku,
    formulir: Formulir,
    perubahan: Mapping[str, Perubahan],
    *,
    asal: str,
    kode_unggahan: str | None = None,
) -> int:
    """Save inside the caller's transaction, the right already checked; as record_realisasi."""
    berubah = _sort_out(formulir, perubahan)
    melengkapi = [baris.kode_indikator for baris, _ in berubah if baris.melengkapi]
    require_terbuka(cur, pelaku, formulir.kode_unit, formulir.periode, melengkapi)
    saat = waktu.now_utc()
    write_realisasi(
        cur,
        [
            BarisRealisasi(
                kode_instansi=formulir.kode_instansi,
                kode_indikator=baris.kode_indikator,
                tahun=formulir.tahun,
                triwulan=formulir.triwulan,
                versi=baris.versi + 1,
                isian=isian,
                nilai=nilai_of(isian) if baris.rumus is Rumus.PREDIKAT else isian.nilai,
                asal=asal,
                kode_unggahan=kode_unggahan,
                dicatat_oleh=pelaku.kode,
                dicatat_pada=saat,
            )
            for baris, isian in berubah
        ],
    )
    for baris, isian in berubah:
        objek = f"realisasi {baris.kode_indikator} {formulir.tahun} TW{formulir.triwulan}"
        record_jejak(cur, pelaku, "isi_realisasi", objek, _ringkas(baris.isian), _ringkas(isian))
    return len(berubah)


def _sort_out(
    formulir: Formulir, perubahan: Mapping[str, Perubahan]
) -> list[tuple[BarisFormulir, Isian]]:
    """Return the rows that change, with their new isian; refuse every wrong one at once."""
    dikenal = {baris.kode_indikator: baris for baris in formulir.baris}
    berubah: list[tuple[BarisFormulir, Isian]] = []
    ditolak: list[DataTidakSah] = []
    for kode, satu in perubahan.items():
        try:
            baris = _known(dikenal, kode, formulir)
            isian = tidy_isian(fit_isian(baris, satu.isian))
            check_isian(baris, isian)
            if isian == baris.isian:
                continue
            _check_versi(baris, satu)
            _check_terbuka(baris)
        except DataTidakSah as error:
            ditolak.append(error)
        else:
            berubah.append((baris, isian))
    if ditolak:
        _refuse(ditolak)
    return berubah


def _known(dikenal: Mapping[str, BarisFormulir], kode: str, formulir: Formulir) -> BarisFormulir:
    if kode in dikenal:
        return dikenal[kode]
    raise DataTidakSah(
        apa=f"Indikator {kode} tidak ada dalam formulir ini",
        di_mana=f"formulir {formulir.unit}, {formulir.periode}",
        perbaikan="Unduh formulir yang terbaru, lalu pindahkan isian Anda ke sana.",
    )


def _check_versi(baris: BarisFormulir, satu: Perubahan) -> None:
    if satu.versi != baris.versi:
        raise VersiBerubah(
            apa=f"Isian ini sudah diubah orang lain menjadi {tulis_isian(baris.isian)}; isian Anda {tulis_isian(satu.isian)} belum disimpan",
            di_mana=f"{baris.kode_indikator} {baris.indikator}",
            perbaikan="Muat ulang halaman, bandingkan keduanya, lalu simpan yang benar.",
        )


def _check_terbuka(baris: BarisFormulir) -> None:
    if baris.terkunci:
        raise DataTidakSah(
            apa=f"Isian ini tidak dapat diubah: {baris.terkunci}",
            di_mana=f"{baris.kode_indikator} {baris.indikator}",
            perbaikan=CARA_MEMBUKA,
        )


def _refuse(ditolak: list[DataTidakSah]) -> None:
    """Raise one error that names all; the kind is VersiBerubah only when all of them are."""
    if len(ditolak) == 1:
        raise ditolak[0]
    jenis = VersiBerubah if all(isinstance(e, VersiBerubah) for e in ditolak) else DataTidakSah
    raise jenis(
        apa=f"{len(ditolak)} isian tidak disimpan: " + "; ".join(e.apa for e in ditolak),
        di_mana="; ".join(e.di_mana for e in ditolak),
        perbaikan=" ".join(dict.fromkeys(e.perbaikan for e in ditolak)),
    )


def tulis_isian(isian: Isian) -> str:
    """Return an isian as people read it: 47 dari 50 · BB · 92,5 · tidak berlaku (alasan)."""
    match isian.keadaan:
        case Keadaan.BELUM:
            return "kosong"
        case Keadaan.TIDAK_BERLAKU:
            return f"tidak berlaku ({isian.alasan})" if isian.alasan else "tidak berlaku"
    if isian.penyebut is not None:
        return f"{format_angka(isian.pembilang)} dari {format_angka(isian.penyebut)}"
    return isian.predikat or format_angka(isian.nilai)


def _ringkas(isian: Isian) -> dict[str, object]:
    """Return what the audit keeps of an isian: the figure, and the texts that are not empty."""
    teks = {nama: getattr(isian, nama) for nama in ("progres", "sumber_data", "keterangan")}
    return {"isian": tulis_isian(isian)} | {nama: isi for nama, isi in teks.items() if isi}


def list_riwayat(
    db: Database, pelaku: Pelaku, kode_unit: str, kode_indikator: str, periode: Triwulan
) -> list[dict[str, Any]]:
    """Return every versi of one realisasi, newest first: versi, isian, asal, oleh, pada.

    Raises TidakBerhak when the person may not see the figure.
    """
    require_hak(pelaku, Hak.LIHAT_CAPAIAN, kode_unit)
    with db.cursor() as cur:
        formulir = read_formulir(cur, pelaku, kode_unit, periode)
        _known({baris.kode_indikator: baris for baris in formulir.baris}, kode_indikator, formulir)
        rows = read_riwayat(cur, pelaku.kode_instansi, kode_indikator, periode)
    return [
        {
            "versi": row["versi"],
            "isian": tulis_isian(isian_of(row, nilai="nilai")),
            "asal": row["asal"],
            "dicatat_oleh": row["dicatat_oleh"],
            "dicatat_pada": row["dicatat_pada"],
        }
        for row in rows
    ]
