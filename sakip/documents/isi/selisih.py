"""What a Perubahan ke-n changes: figures, money and words of two bahan beside each other."""

from collections.abc import Iterator
from decimal import Decimal

from sakip.documents.bahan import Bahan, Pejabat
from sakip.documents.bahan_perjanjian import Aksi, Perjanjian
from sakip.documents.isi.bagian_narasi import list_tempat
from sakip.domain.tulisan import format_angka, format_persen, format_rupiah

TANPA = "n/a"
PANJANG = 240  # characters of words shown in the table


def list_selisih(lama: Bahan, baru: Bahan) -> tuple[tuple[str, str, str], ...]:
    """Return (what, old, new) of everything that differs, in the order of the document."""
    return (
        *_pejabat(lama, baru),
        *_indikator(lama, baru),
        *_program(lama, baru),
        *_renja(lama, baru),
        *_rencana(lama, baru),
        *_narasi(lama, baru),
    )


def _pejabat(lama: Bahan, baru: Bahan) -> Iterator[tuple[str, str, str]]:
    """Yield the officials who sign and are named as others, or with another position, pangkat or NIP."""
    for sebutan in ("kepala", "sekretaris", "penyusun", "atasan"):
        dulu, kini = getattr(lama, sebutan), getattr(baru, sebutan)
        if dulu != kini:
            yield f"Pejabat {kini.jabatan}", _write_pejabat(dulu), _write_pejabat(kini)


def _write_pejabat(satu: Pejabat) -> str:
    nip = f"NIP {satu.nip}" if satu.nip else ""
    isi = (satu.nama, satu.jabatan, satu.pangkat, nip)
    return ", ".join(bagian for bagian in isi if bagian)


def _indikator(lama: Bahan, baru: Bahan) -> Iterator[tuple[str, str, str]]:
    dulu = {satu.kode: satu for satu in lama.indikator}
    kini = {satu.kode: satu for satu in baru.indikator}
    for kode in dict.fromkeys((*dulu, *kini)):
        if kode not in dulu or kode not in kini:
            satu = kini.get(kode) or dulu[kode]
            ada = kode in kini
            yield (
                f"Indikator {satu.nama}",
                "tidak ada" if ada else "ada",
                "ada" if ada else "tidak ada",
            )
            continue
        a, b = dulu[kode].di(baru.periode), kini[kode].di(baru.periode)
        for apa, semula, menjadi in (
            ("target", a.target_tulis, b.target_tulis),
            ("realisasi", a.realisasi_tulis, b.realisasi_tulis),
            ("capaian", _persen(a.capaian), _persen(b.capaian)),
        ):
            if semula != menjadi:
                yield f"{kini[kode].nama}: {apa}", semula or TANPA, menjadi or TANPA


def _program(lama: Bahan, baru: Bahan) -> Iterator[tuple[str, str, str]]:
    dulu = {satu.kode: satu for satu in lama.program}
    for satu in baru.program:
        sebelum = dulu.get(satu.kode)
        if sebelum is None:
            yield f"{satu.kode} {satu.nama}", "tidak ada", "ada"
            continue
        for apa, semula, menjadi in (
            ("pagu", sebelum.pagu, satu.pagu),
            ("realisasi anggaran", sebelum.realisasi, satu.realisasi),
        ):
            if semula != menjadi:
                yield f"{satu.kode} {satu.nama}: {apa}", _rupiah(semula), _rupiah(menjadi)

    ada = {satu.kode for satu in baru.program}
    for satu in lama.program:
        if satu.kode not in ada:
            yield f"{satu.kode} {satu.nama}", "ada", "tidak ada"


def _renja(lama: Bahan, baru: Bahan) -> Iterator[tuple[str, str, str]]:
    """Yield what differs between the planned targets and pagu indikatif of both Renja."""
    nama = {satu.kode: satu.nama for satu in (*lama.indikator, *baru.indikator)}
    target = [
        {f"Target RKT {nama.get(s.kode_indikator, s.kode_indikator)}": s.tulis for s in satu.rkt}
        for satu in (lama, baru)
    ]
    pagu = [
        {f"Pagu indikatif {s.kode} {s.nama}": _rupiah(s.pagu) for s in satu.pagu_indikatif}
        for satu in (lama, baru)
    ]
    for dulu, kini in (target, pagu):
        for apa in dict.fromkeys((*dulu, *kini)):
            semula, menjadi = dulu.get(apa, "tidak ada"), kini.get(apa, "tidak ada")
            if semula != menjadi:
                yield apa, semula, menjadi


def _rencana(lama: Bahan, baru: Bahan) -> Iterator[tuple[str, str, str]]:
    """Yield what differs between the perjanjian and aksi of both, each by its kode.

    An LKj of an older program has kept neither: that its lampiran are new is no change of the plan.
    """
    if baru.jenis == "lkj" and not (lama.perjanjian or lama.aksi):
        return
    dulu, kini = _write_rencana(lama), _write_rencana(baru)
    for kode in dict.fromkeys((*dulu, *kini)):
        if kode not in dulu or kode not in kini:
            nama, _ = kini.get(kode) or dulu[kode]
            ada = kode in kini
            yield nama, "tidak ada" if ada else "ada", "ada" if ada else "tidak ada"
            continue
        nama, isi = kini[kode]
        sebelum = dulu[kode][1]
        for apa in dict.fromkeys((*sebelum, *isi)):
            semula, menjadi = sebelum.get(apa, TANPA), isi.get(apa, TANPA)
            if semula != menjadi:
                yield f"{nama}: {apa}", semula or TANPA, menjadi or TANPA


def _write_rencana(bahan: Bahan) -> dict[tuple[str, str], tuple[str, dict[str, str]]]:
    """Return by kind and kode what a perjanjian or aksi is called, and all it says as written."""
    perjanjian = {
        ("perjanjian", satu.kode): (
            f"{satu.judul} {satu.jabatan_pertama}, nomor {satu.nomor}",
            _write_perjanjian(satu),
        )
        for satu in bahan.perjanjian
    }
    aksi = {
        ("aksi", satu.kode): (f"Aksi {satu.kode} {satu.aksi}", _write_aksi(satu))
        for satu in bahan.aksi
    }
    return perjanjian | aksi


def _write_perjanjian(satu: Perjanjian) -> dict[str, str]:
    return (
        {
            "nomor": satu.nomor,
            "tanggal": satu.tanggal,
            "pihak pertama": f"{satu.pertama}, {satu.jabatan_pertama}",
            "pihak kedua": f"{satu.kedua}, {satu.jabatan_kedua}",
            "alasan": satu.alasan,
        }
        | {f"target {isi.nama}": isi.tulis for isi in satu.target}
        | {f"anggaran {isi.kode} {isi.nama}": _rupiah(isi.pagu) for isi in satu.pagu}
    )


def _write_aksi(satu: Aksi) -> dict[str, str]:
    return {
        "aksi": satu.aksi,
        "indikator": satu.indikator,
        "satuan": satu.satuan,
        "target triwulan": " · ".join(format_angka(nilai) for nilai in satu.triwulan),
        "program": satu.kode_program,
        "penanggung jawab": satu.penanggung_jawab,
    }


def _narasi(lama: Bahan, baru: Bahan) -> Iterator[tuple[str, str, str]]:
    nama = {satu.bagian: satu.judul for satu in list_tempat(baru)}
    for bagian in dict.fromkeys((*dict(lama.narasi), *dict(baru.narasi))):
        semula, menjadi = lama.kata(bagian), baru.kata(bagian)
        if semula != menjadi:
            yield nama.get(bagian, bagian), _cut(semula), _cut(menjadi)


def _cut(teks: str) -> str:
    return (teks[:PANJANG] + "…" if len(teks) > PANJANG else teks) or "kosong"


def _persen(nilai: Decimal | None) -> str:
    return format_persen(nilai, kosong=TANPA)


def _rupiah(nilai: Decimal | None) -> str:
    return format_rupiah(nilai, kosong=TANPA)
