"""Uji silang: recompute a published table and say which printed figures are wrong, and why."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sakip.domain.alasan import Alasan
from sakip.domain.cetakan import (
    RUMUS_ANGKA,
    BarisTerbitan,
    Hitungan,
    Pembulatan,
    count_desimal,
    list_hitungan,
    match_cetakan,
)
from sakip.domain.dugaan import explain_salah
from sakip.domain.putusan import PENJELASAN_PUTUSAN, HasilBaris, Putusan
from sakip.domain.rumus import Rumus
from sakip.domain.tulisan import format_angka
from sakip.domain.uji_setahun import judge_setahun


_COCOK = {
    Pembulatan.SETENGAH_KE_ATAS: Putusan.COCOK,
    Pembulatan.DIPOTONG: Putusan.COCOK_DIPOTONG,
    Pembulatan.DIGIT_TERAKHIR: Putusan.COCOK_DIGIT_TERAKHIR,
}
_URUTAN_PEMBULATAN = list(Pembulatan)


@dataclass(frozen=True, slots=True)
class _Cocok:
    """One explanation of a printed figure."""

    hitungan: Hitungan
    tercetak: Decimal
    pembulatan: Pembulatan


def judge_tabel(tabel: Sequence[BarisTerbitan]) -> tuple[HasilBaris, ...]:
    """Judge every row; rows of one indikator (kunci) must all be explained by one rumus.

    Source: rules/sumber.toml [pembulatan] and the capaian rules; an indikator keeps its rumus.
    """
    cocok = [_list_cocok(baris) for baris in tabel]
    lazim = _find_rumus_lazim(tabel, cocok)
    return tuple(
        _judge_baris(baris, satu, lazim.get(baris.kunci))
        for baris, satu in zip(tabel, cocok, strict=True)
    )


def _list_cocok(baris: BarisTerbitan) -> list[_Cocok]:
    """Return every explanation, the best rounding first, within that in the order of Rumus."""
    cocok = []
    for hitungan in list_hitungan(baris):
        for tercetak in baris.capaian:
            nilai = hitungan.capaian.nilai
            pembulatan = None if nilai is None else match_cetakan(tercetak, nilai)
            if pembulatan is not None:
                cocok.append(_Cocok(hitungan, tercetak, pembulatan))
    return sorted(cocok, key=lambda satu: _URUTAN_PEMBULATAN.index(satu.pembulatan))


def _find_rumus_lazim(
    tabel: Sequence[BarisTerbitan], cocok: Sequence[list[_Cocok]]
) -> dict[str, Rumus]:
    """Return, per indikator, the rumus that explains most of its rows; on a tie the earliest row's."""
    menurut_kunci: dict[str, list[tuple[str, set[Rumus]]]] = defaultdict(list)
    for baris, satu in zip(tabel, cocok, strict=True):
        rumus = {penjelas.hitungan.rumus for penjelas in satu} & set(RUMUS_ANGKA)
        if baris.kunci and rumus and not _has_target_nol(baris):
            menurut_kunci[baris.kunci].append((baris.urutan, rumus))
    lazim = {}
    for kunci, daftar in menurut_kunci.items():
        suara = {r: sum(r in rumus for _, rumus in daftar) for r in RUMUS_ANGKA}
        calon = {r for r in RUMUS_ANGKA if suara[r] == max(suara.values())}
        for _, rumus in sorted(daftar, key=lambda satu: satu[0]):
            calon = calon & rumus or calon
        lazim[kunci] = next(r for r in RUMUS_ANGKA if r in calon)
    return lazim


def _has_target_nol(baris: BarisTerbitan) -> bool:
    return any(target.nilai == 0 and target.atas is None for target in baris.target)


def _judge_baris(
    baris: BarisTerbitan, cocok: list[_Cocok], rumus_lazim: Rumus | None
) -> HasilBaris:
    setahun = judge_setahun(baris)
    hasil = _judge_capaian(baris, cocok, rumus_lazim)
    if setahun is None:
        return hasil
    putusan = hasil.putusan
    if not setahun.cocok and putusan not in (Putusan.SALAH, Putusan.RUMUS_BERGANTI):
        putusan = Putusan.SETAHUN_SALAH
    elif setahun.cocok and putusan is Putusan.TANPA_CAPAIAN:
        putusan = Putusan.SETAHUN_COCOK
    penjelasan = (*hasil.penjelasan, setahun.penjelasan)
    return replace(hasil, putusan=putusan, penjelasan=penjelasan, setahun=setahun)


def _judge_capaian(
    baris: BarisTerbitan, cocok: list[_Cocok], rumus_lazim: Rumus | None
) -> HasilBaris:
    if not baris.ada_capaian:
        return HasilBaris(putusan=Putusan.TANPA_CAPAIAN)
    if _has_target_nol(baris) and not baris.rumus:
        return _judge_target_nol(baris)
    bernilai = [satu for satu in list_hitungan(baris) if satu.capaian.nilai is not None]
    if not bernilai:
        return _judge_tanpa_hitungan(baris)
    if not baris.capaian:
        dasar = _find_dasar(bernilai, rumus_lazim, None)
        kalimat = f"Menurut hitungan ulang: {_write_hitungan(dasar, 2)}."
        return _fill(HasilBaris(putusan=Putusan.TIDAK_TERBACA, penjelasan=(kalimat,)), dasar)
    if not cocok:
        return _judge_salah(baris, _find_dasar(bernilai, rumus_lazim, baris.capaian[0]))
    rumus_cocok = {satu.hitungan.rumus for satu in cocok}
    if rumus_lazim and not baris.rumus and not rumus_cocok & {rumus_lazim, Rumus.PREDIKAT}:
        return _judge_rumus_berganti(bernilai, cocok, rumus_lazim)
    return _judge_cocok(cocok, rumus_lazim)


def _judge_target_nol(baris: BarisTerbitan) -> HasilBaris:
    """Without a stated rumus a target of 0 leaves nothing to compare with: naik is n/a, turun 100 or 0."""
    turun = list_hitungan(baris, (Rumus.TURUN_SELISIH,))
    kalimat = [f"{Alasan.TARGET_NOL.kalimat[0].upper()}{Alasan.TARGET_NOL.kalimat[1:]}."]
    if turun and turun[0].capaian.nilai is not None:
        nilai = format_angka(turun[0].capaian.nilai)
        kalimat.append(f"Bila makin rendah makin baik, capaiannya {nilai}.")
    return HasilBaris(
        putusan=Putusan.TARGET_NOL,
        penjelasan=tuple(kalimat),
        tercetak=baris.capaian[0] if baris.capaian else None,
        alasan=Alasan.TARGET_NOL,
    )


def _judge_tanpa_hitungan(baris: BarisTerbitan) -> HasilBaris:
    alasan = next((satu.capaian.alasan for satu in list_hitungan(baris)), None)
    if alasan is None and not baris.realisasi and baris.target:
        alasan = Alasan.BELUM_DILAPORKAN
    elif alasan is None and not baris.target:
        alasan = Alasan.BELUM_ADA_TARGET
    sebab = "target dan realisasi tidak dapat dibandingkan" if alasan is None else alasan.kalimat
    return HasilBaris(
        putusan=Putusan.TARGET_NOL if alasan is Alasan.TARGET_NOL else Putusan.TIDAK_DAPAT_DIHITUNG,
        penjelasan=(f"Capaian tercetak tanpa dasar hitungan: {sebab}.",),
        tercetak=baris.capaian[0] if baris.capaian else None,
        alasan=alasan,
    )


def _judge_cocok(cocok: list[_Cocok], rumus_lazim: Rumus | None) -> HasilBaris:
    terbaik = [satu for satu in cocok if satu.pembulatan is cocok[0].pembulatan]
    pilih = next((s for s in terbaik if s.hitungan.rumus is rumus_lazim), terbaik[0])
    desimal = count_desimal(pilih.tercetak)
    kalimat = f"{PENJELASAN_PUTUSAN[_COCOK[pilih.pembulatan]]}: {_write_hitungan(pilih.hitungan, desimal)}."
    hasil = HasilBaris(
        putusan=_COCOK[pilih.pembulatan],
        penjelasan=(kalimat,),
        tercetak=pilih.tercetak,
        rumus_cocok=_list_rumus(cocok),
        pembulatan=pilih.pembulatan,
    )
    return _fill(hasil, pilih.hitungan)


def _judge_rumus_berganti(
    bernilai: list[Hitungan], cocok: list[_Cocok], rumus_lazim: Rumus
) -> HasilBaris:
    tercetak = cocok[0].tercetak
    dasar = _find_dasar(bernilai, rumus_lazim, tercetak)
    kalimat = (
        f"Seharusnya {_write_hitungan(dasar, max(count_desimal(tercetak), 2))} menurut rumus "
        f"{rumus_lazim}, seperti baris lain indikator ini.",
        f"Yang tercetak cocok dengan rumus {cocok[0].hitungan.rumus}: "
        f"{cocok[0].hitungan.capaian.langkah}.",
    )
    hasil = HasilBaris(
        putusan=Putusan.RUMUS_BERGANTI,
        penjelasan=kalimat,
        tercetak=tercetak,
        rumus_cocok=_list_rumus(cocok),
        pembulatan=cocok[0].pembulatan,
    )
    return _fill(hasil, dasar)


def _judge_salah(baris: BarisTerbitan, dasar: Hitungan) -> HasilBaris:
    tercetak = baris.capaian[0]
    kalimat = f"Seharusnya {_write_hitungan(dasar, max(count_desimal(tercetak), 2))}."
    hasil = HasilBaris(
        putusan=Putusan.SALAH,
        penjelasan=(kalimat, *explain_salah(baris, tercetak, dasar)),
        tercetak=tercetak,
    )
    return _fill(hasil, dasar)


def _find_dasar(
    bernilai: list[Hitungan], rumus_lazim: Rumus | None, tercetak: Decimal | None
) -> Hitungan:
    """Return the way a row should have been computed: by its usual rumus, else the nearest one."""
    calon = [satu for satu in bernilai if satu.rumus is rumus_lazim] or bernilai
    if tercetak is None:
        return calon[0]

    def jarak(satu: Hitungan) -> Decimal:
        return abs(tercetak - (satu.capaian.nilai or Decimal(0)))

    return min(calon, key=jarak)


def _fill(hasil: HasilBaris, hitungan: Hitungan) -> HasilBaris:
    """Return hasil with the figures of the recomputation beside the verdict."""
    return replace(
        hasil,
        hitung=hitungan.capaian.nilai,
        rumus=hitungan.rumus,
        langkah=hitungan.capaian.langkah,
    )


def _list_rumus(cocok: list[_Cocok]) -> tuple[Rumus, ...]:
    return tuple(dict.fromkeys(satu.hitungan.rumus for satu in cocok))


def _write_hitungan(hitungan: Hitungan, desimal: int) -> str:
    return f"{format_angka(hitungan.capaian.nilai, desimal)} ({hitungan.capaian.langkah})"
