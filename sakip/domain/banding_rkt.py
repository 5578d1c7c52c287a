"""RKT and Renja beside what was promised and budgeted: the plan of a tahun, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sakip.domain.berlaku import find_pagu_akhir, order_perjanjian
from sakip.domain.lembar_rencana import Baris, Kunci, Nilai
from sakip.domain.target_tulis import NilaiTarget

Isi = Mapping[str, Mapping[Kunci, Baris]]
SAMA, BERBEDA = "sama", "berbeda"
BELUM_PK, BELUM_RKT = "belum ada di PK", "tidak ada di RKT"


@dataclass(frozen=True, slots=True, kw_only=True)
class BandingTarget:
    """One indikator: the target as planned (rkt), as promised (murni), as last changed (perubahan).

    selisih is the last promised target less the planned one, in satuan; None where they are no plain
    numbers or one is missing.
    """

    kode: str
    nama: str
    satuan: str
    rkt: NilaiTarget | None
    murni: NilaiTarget | None
    perubahan: NilaiTarget | None
    keadaan: str
    selisih: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BandingPagu:
    """One program, kegiatan or sub kegiatan in rupiah: pagu indikatif of the Renja, last pagu, and the difference."""

    kode: str
    nama: str
    jenjang: str
    indikatif: Decimal | None
    pagu: Decimal | None
    selisih: Decimal | None


def compare_rkt(isi: Isi, tahun: int) -> list[BandingTarget]:
    """Return every indikator of a tahun that the RKT or a perjanjian has a target for, in their order.

    Of several officials who promised the same indikator, the perjanjian written first counts.
    """
    janji = _list_janji(isi, tahun)
    hasil = []
    for (t, kode), satu in isi["indikator"].items():
        if t != tahun:
            continue
        rkt = _target(isi["rkt"].get((tahun, kode)))
        murni, perubahan = (janji.get((jenis, kode)) for jenis in ("murni", "perubahan"))
        if rkt is None and murni is None and perubahan is None:
            continue
        terakhir = perubahan or murni
        hasil.append(
            BandingTarget(
                kode=str(kode),
                nama=str(satu["nama"]),
                satuan=str(satu["satuan"]),
                rkt=rkt,
                murni=murni,
                perubahan=perubahan,
                keadaan=_judge(rkt, terakhir),
                selisih=_subtract(rkt, terakhir),
            )
        )
    return hasil


def _list_janji(isi: Isi, tahun: int) -> dict[tuple[str, object], NilaiTarget]:
    """Return {(jenis, kode indikator): target of the tahun as signed}; a later perubahan replaces an earlier."""
    hasil: dict[tuple[str, object], tuple[Baris, NilaiTarget]] = {}
    pk = {
        satu["kode"]: satu for satu in isi["perjanjian_kinerja"].values() if satu["tahun"] == tahun
    }
    for (kode_pk, kode), baris in isi["perjanjian_indikator"].items():
        satu, target = pk.get(kode_pk), _target(baris)
        if satu is None or target is None:
            continue
        kunci = (str(satu["jenis"]), kode)
        lama = hasil.get(kunci)
        if lama is None or order_perjanjian(satu)[0] > order_perjanjian(lama[0])[0]:
            hasil[kunci] = (satu, target)
    return {kunci: target for kunci, (_, target) in hasil.items()}


def _target(baris: Baris | None) -> NilaiTarget | None:
    target = None if baris is None else baris["target"]
    return target if isinstance(target, NilaiTarget) else None


def _judge(rkt: NilaiTarget | None, janji: NilaiTarget | None) -> str:
    if rkt is None:
        return BELUM_RKT
    if janji is None:
        return BELUM_PK
    return SAMA if rkt.tulis == janji.tulis else BERBEDA


def _subtract(rkt: NilaiTarget | None, janji: NilaiTarget | None) -> Decimal | None:
    polos = [
        satu.nilai
        for satu in (rkt, janji)
        if satu is not None and satu.atas is None and satu.predikat is None
    ]
    if len(polos) < 2 or polos[0] is None or polos[1] is None:
        return None
    return polos[1] - polos[0]


def compare_renja(isi: Isi, tahun: int) -> list[BandingPagu]:
    """Return program, kegiatan and sub kegiatan of a tahun with pagu indikatif or pagu; sums above sub kegiatan."""
    milik = {k: satu for (t, k), satu in isi["program_kegiatan"].items() if t == tahun}
    uang: dict[Nilai, tuple[Decimal | None, Decimal | None]] = {}
    for kode, satu in milik.items():
        if satu["jenjang"] != "sub_kegiatan":
            continue
        renja, pagu = isi["renja"].get((tahun, kode)), isi["pagu"].get((tahun, kode))
        akhir = None if pagu is None else find_pagu_akhir(pagu, isi["pagu_perubahan"].values())
        pasangan = (_rupiah(renja and renja["pagu_indikatif"]), _rupiah(akhir))
        atas: Nilai = kode
        while atas is not None and atas in milik:
            lama = uang.get(atas, (None, None))
            uang[atas] = (_add(lama[0], pasangan[0]), _add(lama[1], pasangan[1]))
            atas = milik[atas]["kode_induk"]
    return [
        BandingPagu(
            kode=str(kode),
            nama=str(satu["nama"]),
            jenjang=str(satu["jenjang"]),
            indikatif=uang[kode][0],
            pagu=uang[kode][1],
            selisih=_less(*uang[kode]),
        )
        for kode, satu in sorted(milik.items(), key=lambda isi: str(isi[0]))
        if kode in uang and uang[kode] != (None, None)
    ]


def _rupiah(nilai: object) -> Decimal | None:
    return nilai if isinstance(nilai, Decimal) else None


def _add(satu: Decimal | None, lain: Decimal | None) -> Decimal | None:
    return lain if satu is None else satu if lain is None else satu + lain


def _less(indikatif: Decimal | None, pagu: Decimal | None) -> Decimal | None:
    return None if indikatif is None or pagu is None else pagu - indikatif
