"""Berlaku: which target, pagu, rumus and metode of a plan are in force. The one place in Python that decides it.

Twin of the views stg_target, stg_pagu and stg_ukuran as they stand at the end of the tahun; a test holds
both together.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from sakip.domain.lembar_rencana import Baris, Kunci, Nilai
from sakip.domain.metode import Metode
from sakip.domain.rumus import Rumus
from sakip.domain.target_tulis import NilaiTarget

Isi = Mapping[str, Mapping[Kunci, Baris]]
# Their targets are of another kind (a range, a word, one figure a year): a new target belongs to them.
BENTUK_TETAP_RUMUS = (Rumus.RENTANG, Rumus.PREDIKAT)
BENTUK_TETAP_METODE = (Metode.TAHUNAN,)


def order_perjanjian(pk: Baris | None) -> tuple[date, str]:
    """Return where a perjanjian stands among others: none and murni first, then perubahan by day and kode.

    A murni comes before a perubahan of the same day, whatever the day of the murni.
    """
    if pk is None or pk["jenis"] == "murni":
        return date.min, ""
    tanggal = pk["tanggal"]
    return tanggal if isinstance(tanggal, date) else date.min, str(pk["kode"])


def first_triwulan(pk: Baris | None) -> int:
    """Return the triwulan (1-4) from which targets of a perjanjian hold; 1 for none."""
    if pk is None or pk["jenis"] == "murni":
        return 1
    return quarter_of(pk["tanggal"])


def quarter_of(tanggal: object) -> int:
    """Return the triwulan (1-4) a day lies in; 1 without a day."""
    return (tanggal.month + 2) // 3 if isinstance(tanggal, date) else 1


def list_sebelum(perjanjian: Iterable[Baris], pk: Baris) -> list[Baris]:
    """Return the perjanjian of the same official and tahun that pk follows, in their order."""
    sama = ("tahun", "kode_unit")
    lebih_dahulu = [
        satu
        for satu in perjanjian
        if all(satu[nama] == pk[nama] for nama in sama)
        and order_perjanjian(satu) < order_perjanjian(pk)
    ]
    return sorted(lebih_dahulu, key=order_perjanjian)


def find_target(
    target: Iterable[Baris], perjanjian: Mapping[Nilai, Baris]
) -> dict[int, NilaiTarget]:
    """Return {triwulan: target} of one indikator in one tahun after every perubahan.

    target are its rows of the sheet in the order they were stated, perjanjian the rows by kode. A
    triwulan that a perubahan leaves blank stays as it was; of two of one day the later stated counts.
    """
    hasil: dict[int, NilaiTarget] = {}
    for _, milik in follow_target(target, perjanjian):
        hasil = milik
    return hasil


def follow_target(
    target: Iterable[Baris], perjanjian: Mapping[Nilai, Baris]
) -> list[tuple[str, dict[int, NilaiTarget]]]:
    """Return (kode of the perjanjian, targets as it left them) one after the other; as find_target."""
    berjalan: dict[int, NilaiTarget] = {}
    hasil = []
    for satu in sorted(target, key=lambda s: _day(perjanjian.get(s["kode_perjanjian"]))):
        for nomor in (1, 2, 3, 4):
            if isinstance(nilai := satu[f"tw{nomor}"], NilaiTarget):
                berjalan[nomor] = nilai
        hasil.append((str(satu["kode_perjanjian"] or ""), dict(berjalan)))
    return hasil


def group_target(isi: Isi, tahun: int) -> dict[str, list[Baris]]:
    """Return the target rows of a tahun by the kode of their indikator, as they were stated."""
    hasil: dict[str, list[Baris]] = defaultdict(list)
    for satu in isi["target"].values():
        if satu["tahun"] == tahun:
            hasil[str(satu["kode_indikator"])].append(satu)
    return hasil


def by_kode_perjanjian(isi: Isi) -> dict[Nilai, Baris]:
    """Return the perjanjian by kode."""
    return {satu["kode"]: satu for satu in isi["perjanjian_kinerja"].values()}


def _day(pk: Baris | None) -> date:
    return order_perjanjian(pk)[0]


def find_pagu_akhir(pagu: Baris, perubahan: Iterable[Baris]) -> Nilai:
    """Return the last pagu of a sub kegiatan in its tahun, rupiah: of the last change, else the murni."""
    milik = {
        int(str(satu["perubahan_ke"])): satu["nilai"]
        for satu in perubahan
        if all(satu[nama] == pagu[nama] for nama in ("tahun", "kode_program"))
    }
    return milik[max(milik)] if milik else pagu["murni"]


def find_ukuran(
    isi: Isi, tahun: object, kode_indikator: object, triwulan: int
) -> tuple[Rumus, Metode] | None:
    """Return rumus and metode in force at the end of a triwulan (1-4); None for an unknown indikator.

    Those of the sheet Indikator Tahunan hold from the first triwulan on, until a change replaces them.
    """
    ubah = isi["perubahan_ukuran"]
    for nomor in range(triwulan, 0, -1):
        if (baris := ubah.get((tahun, kode_indikator, nomor))) is not None:  # type: ignore[arg-type]
            return Rumus(str(baris["rumus"])), Metode(str(baris["metode"]))
    awal = isi["indikator"].get((tahun, kode_indikator))  # type: ignore[arg-type]
    return None if awal is None else (Rumus(str(awal["rumus"])), Metode(str(awal["metode"])))


def explain_tukar(lama: tuple[Rumus, Metode], baru: tuple[Rumus, Metode]) -> str | None:
    """Return why one rumus and metode may not follow another within a tahun; None where they may.

    Under a kind whose targets look different, the targets that were signed would mean something else.
    """
    beda_rumus, beda_metode = lama[0] != baru[0], lama[1] != baru[1]
    if beda_rumus and {lama[0], baru[0]} & set(BENTUK_TETAP_RUMUS):
        return "Rumus rentang dan predikat tidak dapat ditukar dengan rumus lain di tengah tahun, karena bentuk targetnya berbeda"
    if beda_metode and {lama[1], baru[1]} & set(BENTUK_TETAP_METODE):
        return "Metode tahunan tidak dapat ditukar dengan metode lain di tengah tahun, karena waktu ukurnya berbeda"
    if baru[0] is Rumus.PREDIKAT and baru[1] is not Metode.AKHIR and (beda_rumus or beda_metode):
        return "Indikator berpredikat hanya dapat memakai metode akhir atau tahunan"
    return None
