"""Uji rencana: what a planner would look at in a plan of a tahun: doubles, orphans, targets that do not add up.

Nothing here blocks; each finding says what, where and how to mend it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sakip.domain.agregasi import NilaiTriwulan, aggregate
from sakip.domain.berlaku import (
    by_kode_perjanjian,
    find_pagu_akhir,
    find_ukuran,
    follow_target,
    group_target,
    order_perjanjian,
)
from sakip.domain.lembar_rencana import Baris, Kunci, Nilai
from sakip.domain.metode import Metode
from sakip.domain.target_tulis import NilaiTarget
from sakip.domain.tulisan import format_angka

Isi = Mapping[str, Mapping[Kunci, Baris]]

_EJAAN = {
    "prosentase": "persentase", "presentase": "persentase", "persen": "persentase", "%": "persentase",
    "ikm": "indeks kepuasan masyarakat", "index": "indeks", "jml": "jumlah",
}  # fmt: skip
_KATA_BANTU = frozenset(
    [
        "yang",
        "dan",
        "di",
        "ke",
        "dari",
        "pada",
        "untuk",
        "kecamatan",
        "kantor",
        "terhadap",
        "nilai",
        "tingkat",
    ]
)
_AWAL_SASARAN = re.compile(
    r"(ter|me|pe)(wujud|ningkat|capai|laksana)\w*|(me|pe)ning?kat(nya|kan|an)|optimalnya|baiknya",
    re.IGNORECASE,
)
_UKURAN = re.compile(
    r"\b(persen\w*|pros?entase|jumlah|nilai|indeks|index|rata-rata|tingkat|waktu|rasio|predikat|pertumbuhan|cakupan|skor|%)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TemuanRencana:
    """One finding. uji names the kind of it for programs; kode is what it is about."""

    uji: str
    kode: str
    apa: str
    perbaikan: str


def list_temuan_rencana(isi: Isi, tahun: int) -> list[TemuanRencana]:
    """Return every finding in the plan of a tahun, kind by kind.

    isi are the rows of the planning sheets by their keys.
    """
    indikator = [satu for satu in isi["indikator"].values() if satu["tahun"] == tahun]
    return [
        *_list_ganda(indikator),
        *_list_tak_lengkap(indikator),
        *_list_yatim(isi, tahun, indikator),
        *_list_target(isi, tahun),
        *_list_anggaran(isi, tahun, indikator),
    ]


def normalize_nama(nama: str) -> str:
    """Return a name as it is compared: one spelling, no small words, in any order."""
    teks = re.sub(r"\(([^)]*)\)", " ", nama.casefold())
    kata = " ".join(_EJAAN.get(satu, satu) for satu in re.findall(r"[\w%]+", teks)).split()
    return " ".join(sorted(set(kata) - _KATA_BANTU))


def _list_ganda(indikator: list[Baris]) -> Iterator[TemuanRencana]:
    """Names that are one name in another spelling: Prosentase/Persentase, IKM twice."""
    sama: dict[str, list[Baris]] = defaultdict(list)
    for satu in indikator:
        sama[normalize_nama(str(satu["nama"]))].append(satu)
    for kelompok in sama.values():
        if len(kelompok) > 1:
            kode = ", ".join(str(satu["kode"]) for satu in kelompok)
            yield TemuanRencana(
                uji="ganda",
                kode=kode,
                apa=f"{kode} bernama sama: “{kelompok[0]['nama']}” dan “{kelompok[1]['nama']}”.",
                perbaikan="Hapus salah satunya, atau bedakan namanya bila memang dua ukuran.",
            )


def _list_tak_lengkap(indikator: list[Baris]) -> Iterator[TemuanRencana]:
    for satu in indikator:
        kode, nama = str(satu["kode"]), str(satu["nama"])
        kosong = [
            judul
            for kunci, judul in (
                ("formula", "formula"),
                ("sumber_data", "sumber data"),
                ("kode_unit", "penanggung jawab"),
            )
            if not satu[kunci]
        ]
        if kosong:
            yield TemuanRencana(
                uji="tak_lengkap",
                kode=kode,
                apa=f"{kode} belum punya {', '.join(kosong)}.",
                perbaikan="Lengkapi di lembar Indikator Tahunan.",
            )
        if _AWAL_SASARAN.match(nama) and not _UKURAN.search(nama):
            yield TemuanRencana(
                uji="sasaran_sebagai_indikator",
                kode=kode,
                apa=f"{kode} “{nama}” berbunyi sasaran, bukan indikator: tidak menyebut ukuran.",
                perbaikan="Jadikan sasaran, lalu tulis indikatornya, misalnya “Persentase …” atau “Jumlah …”.",
            )


def _list_yatim(isi: Isi, tahun: int, indikator: list[Baris]) -> Iterator[TemuanRencana]:
    """Sasaran without indikator, indikator outside the tree or in nobody's perjanjian."""
    dipakai = {satu["kode_sasaran"] for satu in indikator}
    for satu in isi["sasaran"].values():
        if satu["tahun"] == tahun and satu["kode"] not in dipakai:
            yield TemuanRencana(
                uji="yatim",
                kode=str(satu["kode"]),
                apa=f"Sasaran {satu['kode']} belum punya indikator.",
                perbaikan="Tambahkan indikatornya, atau hapus sasarannya.",
            )
    pk = {k[0] for k, satu in isi["perjanjian_kinerja"].items() if satu["tahun"] == tahun}
    dijanjikan = {
        s["kode_indikator"]
        for s in isi["perjanjian_indikator"].values()
        if s["kode_perjanjian"] in pk
    }
    pohon = {k[1]: s["kode_induk"] for k, s in isi["pohon_kinerja"].items() if k[0] == tahun}
    ada = {satu["kode"] for satu in indikator}
    for satu in indikator:
        kode = str(satu["kode"])
        if kode not in dijanjikan:
            yield TemuanRencana(
                uji="tanpa_pemilik",
                kode=kode,
                apa=f"{kode} tidak ada di perjanjian kinerja siapa pun.",
                perbaikan="Masukkan ke perjanjian kinerja pejabat yang menanggungnya.",
            )
        if kode not in pohon or (pohon[kode] is not None and pohon[kode] not in ada):
            yield TemuanRencana(
                uji="yatim",
                kode=kode,
                apa=f"{kode} belum punya tempat di pohon kinerja.",
                perbaikan="Tulis indikator yang dibantunya di lembar Pohon Kinerja.",
            )


def _list_target(isi: Isi, tahun: int) -> Iterator[TemuanRencana]:
    """Cumulative targets that fall, and triwulan that do not make the year that was signed."""
    pk, target = by_kode_perjanjian(isi), group_target(isi, tahun)
    for kode_pk, kode in isi["perjanjian_indikator"]:
        if pk.get(kode_pk, {}).get("tahun") == tahun:
            yield from judge_perjanjian(isi, pk, target.get(str(kode), ()), str(kode_pk), str(kode))
    for kode, milik in target.items():
        ukuran = find_ukuran(isi, tahun, kode, 4)
        if ukuran is None or ukuran[1] is not Metode.KUMULATIF:
            continue
        for _, cells in follow_target(milik, pk):
            urut = [cells[tw].nilai for tw in sorted(cells) if cells[tw].nilai is not None]
            if urut != sorted(urut):  # type: ignore[type-var]
                yield TemuanRencana(
                    uji="kumulatif_turun",
                    kode=kode,
                    apa=f"Target {kode} kumulatif, tetapi turun: {' → '.join(map(format_angka, urut))}.",
                    perbaikan="Angka kumulatif tidak pernah turun; betulkan target triwulannya atau metodenya.",
                )


def judge_perjanjian(
    isi: Isi, pk: Mapping[Nilai, Baris], target: Iterable[Baris], kode_pk: str, kode: str
) -> Iterator[TemuanRencana]:
    """Yield what is wrong between the annual target that a perjanjian promises and the triwulan behind it.

    pk are the perjanjian by kode, target the rows of this indikator in the tahun, as they were stated.
    """
    ukuran = find_ukuran(isi, pk[kode_pk]["tahun"], kode, 4)
    if ukuran is None:
        return
    cells = find_target_menurut(target, pk, kode_pk)
    if not cells and pk[kode_pk]["jenis"] == "murni":
        return  # a plan whose triwulan are still to be stated
    janji = isi["perjanjian_indikator"][kode_pk, kode]["target"]
    yield from _judge_setahun(kode, kode_pk, ukuran[1], cells, janji)


def find_target_menurut(
    target: Iterable[Baris], pk: Mapping[Nilai, Baris], kode_pk: str
) -> dict[int, NilaiTarget]:
    """Return the targets of the triwulan that a perjanjian promises the tahun by.

    Those that it left itself; where it states none, those in force after all perjanjian up to its day.
    """
    hasil: dict[int, NilaiTarget] = {}
    batas = order_perjanjian(pk.get(kode_pk))[0]
    for kode, cells in follow_target(target, pk):
        if kode == kode_pk:
            return cells
        if order_perjanjian(pk.get(kode))[0] <= batas:
            hasil = cells
    return hasil


def _judge_setahun(
    kode: str, kode_pk: str, metode: Metode, cells: Mapping[int, NilaiTarget], setahun: object
) -> Iterator[TemuanRencana]:
    if not isinstance(setahun, NilaiTarget):
        return
    nilai = {tw: NilaiTriwulan(s.nilai, s.pembilang, s.penyebut) for tw, s in cells.items()}
    jadi = aggregate(metode, nilai)
    if jadi.nilai == setahun.nilai:
        return
    if jadi.nilai is None:
        apa = (
            f"{kode_pk} menjanjikan {kode} {setahun.tampil}, padahal target triwulannya belum ada."
        )
    else:
        apa = f"Target triwulan {kode} menurut metode {metode} menjadi {format_angka(jadi.nilai)}, padahal {kode_pk} menjanjikan {setahun.tampil}."
    yield TemuanRencana(
        uji="triwulan_bukan_setahun",
        kode=kode,
        apa=apa,
        perbaikan="Samakan target triwulan dengan target setahun yang ditandatangani; tulis di lembar Target "
        "Triwulan dengan kode PK itu, sebab capaian dinilai dengan target triwulannya.",
    )


def _list_anggaran(isi: Isi, tahun: int, indikator: list[Baris]) -> Iterator[TemuanRencana]:
    """Money that several indikator refer to is counted once: said, so that nobody adds it up by hand."""
    perujuk: dict[str, list[str]] = defaultdict(list)
    for satu in indikator:
        if satu["kode_program"]:
            perujuk[str(satu["kode_program"])].append(str(satu["kode"]))
    for program, kode in perujuk.items():
        if len(kode) > 1:
            yield TemuanRencana(
                uji="anggaran_dirujuk_berulang",
                kode=program,
                apa=f"Anggaran {program} dirujuk {len(kode)} indikator ({', '.join(kode)}).",
                perbaikan="Tidak apa-apa: pagunya dihitung sekali. Jangan menjumlahkannya per indikator.",
            )
    for (t, kode_program), _ in isi["realisasi_anggaran"].items():
        if t == tahun and (t, kode_program) not in isi["pagu"]:
            yield TemuanRencana(
                uji="belanja_tanpa_pagu",
                kode=str(kode_program),
                apa=f"Ada belanja {kode_program}, tetapi belum ada pagunya; serapannya tidak dapat dihitung.",
                perbaikan="Isi pagunya di lembar Pagu, atau tarik belanjanya bila salah kode.",
            )
    for (t, kode_program), pagu in isi["pagu"].items():
        if t != tahun:
            continue
        belanja = isi["realisasi_anggaran"].get((tahun, kode_program), {})
        jumlah = sum(
            (v for k, v in belanja.items() if k.startswith("tw") and isinstance(v, Decimal)),
            Decimal(0),
        )
        batas = find_pagu_akhir(pagu, isi["pagu_perubahan"].values())
        if isinstance(batas, Decimal) and jumlah > batas:
            yield TemuanRencana(
                uji="belanja_melebihi_pagu",
                kode=str(kode_program),
                apa=f"Belanja {kode_program} setahun {format_angka(jumlah)} melebihi pagu {format_angka(batas)}.",
                perbaikan="Tulis belanja di dalam tiap triwulan, bukan s.d. triwulan seperti di LRA.",
            )
