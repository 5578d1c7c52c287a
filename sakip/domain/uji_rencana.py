"""Uji rencana: what a planner would look at in a plan of a tahun: doubles, orphans, targets that do not add up.

Nothing here blocks; each finding says what, where and how to mend it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sakip.domain.agregasi import NilaiTriwulan, aggregate
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
    for (kode, pk), cells in _as_signed(isi, tahun).items():
        indikator = isi["indikator"].get((tahun, kode))
        if indikator is None:
            continue
        angka = {tw: satu.nilai for tw, satu in cells.items() if satu.nilai is not None}
        urut = [angka[tw] for tw in sorted(angka)]
        if indikator["metode"] == Metode.KUMULATIF and urut != sorted(urut):
            yield TemuanRencana(
                uji="kumulatif_turun",
                kode=str(kode),
                apa=f"Target {kode} kumulatif, tetapi turun: {' → '.join(map(format_angka, urut))}.",
                perbaikan="Angka kumulatif tidak pernah turun; betulkan target triwulannya atau metodenya.",
            )
        janji = isi["perjanjian_indikator"].get((pk, kode))
        setahun = None if janji is None else janji["target"]
        jadi = aggregate(
            Metode(str(indikator["metode"])),
            {tw: NilaiTriwulan(s.nilai, s.pembilang, s.penyebut) for tw, s in cells.items()},
        )
        if (
            isinstance(setahun, NilaiTarget)
            and jadi.nilai is not None
            and jadi.nilai != setahun.nilai
        ):
            yield TemuanRencana(
                uji="triwulan_bukan_setahun",
                kode=str(kode),
                apa=f"Target triwulan {kode} menurut metode {indikator['metode']} menjadi {format_angka(jadi.nilai)}, padahal {pk} menjanjikan {setahun.tampil}.",
                perbaikan="Samakan target triwulan dengan target setahun yang ditandatangani.",
            )


def _as_signed(isi: Isi, tahun: int) -> dict[tuple[str, str], dict[int, NilaiTarget]]:
    """Return {(indikator, PK): targets of the triwulan as that PK left them}; a perubahan keeps the rest."""
    pk = isi["perjanjian_kinerja"]
    baris = sorted(
        (satu for satu in isi["target"].values() if satu["tahun"] == tahun),
        key=lambda satu: _order(pk.get((satu["kode_perjanjian"],))),
    )
    berjalan: dict[str, dict[int, NilaiTarget]] = defaultdict(dict)
    hasil = {}
    for satu in baris:
        kode = str(satu["kode_indikator"])
        for tw in (1, 2, 3, 4):
            isi_tw = satu[f"tw{tw}"]
            if isinstance(isi_tw, NilaiTarget):
                berjalan[kode][tw] = isi_tw
        hasil[kode, str(satu["kode_perjanjian"] or "")] = dict(berjalan[kode])
    return hasil


def _order(pk: Baris | None) -> str:
    return "" if pk is None or pk["jenis"] == "murni" else str(pk["tanggal"])


def find_pagu_akhir(pagu: Baris, perubahan: Iterable[Baris]) -> Nilai:
    """Return the last pagu of a sub kegiatan in its tahun, rupiah: of the last change, else the murni."""
    milik = {
        int(str(satu["perubahan_ke"])): satu["nilai"]
        for satu in perubahan
        if all(satu[nama] == pagu[nama] for nama in ("tahun", "kode_program"))
    }
    return milik[max(milik)] if milik else pagu["murni"]


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
