"""The page Rencana Aksi: what is done for each indikator, in which triwulan, with which money, by whom."""

from decimal import Decimal

from sakip.domain.berlaku import find_pagu_akhir, find_target
from sakip.domain.lembar_rencana import Baris, Nilai
from sakip.domain.target_tulis import NilaiTarget
from sakip.domain.tulisan import format_rupiah
from sakip.ui.html import Html, make_tabel, tag
from sakip.ui.rencana import Rencana, by_kode, of_tahun, sel

TRIWULAN = {1: "TW I", 2: "TW II", 3: "TW III", 4: "TW IV"}


def make_rencana_aksi(rencana: Rencana, tahun: int, kode_unit: str) -> Html:
    """Return the aksi under their indikator with the targets of the triwulan; kode_unit "": every unit."""
    unit, program, pagu = (
        by_kode(baris, kunci)
        for baris, kunci in (
            (rencana["unit_kerja"], "kode"),
            (of_tahun(rencana, "program_kegiatan", tahun), "kode"),
            (of_tahun(rencana, "pagu", tahun), "kode_program"),
        )
    )
    uang = {kode: find_pagu_akhir(satu, rencana["pagu_perubahan"]) for kode, satu in pagu.items()}
    aksi = of_tahun(rencana, "rencana_aksi", tahun)
    baris = []
    disebut: set[str] = set()
    for satu in of_tahun(rencana, "indikator", tahun):
        milik = [s for s in aksi if s["kode_indikator"] == satu["kode"]]
        if kode_unit and kode_unit not in {satu["kode_unit"], *(s["kode_unit"] for s in milik)}:
            continue
        baris.append(_make_indikator(satu, _targets(rencana, satu)))
        for s in milik:
            kode = str(s["kode_program"] or "")
            baris.append(_make_aksi(s, unit, program.get(kode), uang.get(kode), kode in disebut))
            disebut.add(kode)
        if not milik:
            baris.append(
                tag(
                    "tr",
                    tag("td", "Belum ada aksi untuk indikator ini.", colspan=8, class_="sk-kosong"),
                )
            )
    kepala = (
        "Indikator dan aksi",
        "Satuan",
        *TRIWULAN.values(),
        "Sub kegiatan dan pagu",
        "Penanggung jawab",
    )
    return make_tabel(kepala, baris, angka=range(2, 6))


def _targets(rencana: Rencana, indikator: Baris) -> dict[int, NilaiTarget]:
    """Return the targets of the triwulan as they stand today: the last perubahan first."""
    sama = ("tahun", indikator["tahun"]), ("kode_indikator", indikator["kode"])
    milik = [s for s in rencana["target"] if all(s[k] == v for k, v in sama)]
    return find_target(milik, {satu["kode"]: satu for satu in rencana["perjanjian_kinerja"]})


def _make_indikator(satu: Baris, target: dict[int, NilaiTarget]) -> Html:
    return tag(
        "tr",
        tag(
            "th",
            tag("span", f"{satu['kode']} ", class_="sk-kode"),
            str(satu["nama"]),
            scope="row",
            class_="sk-nama",
        ),
        sel(satu["satuan"], "Satuan"),
        [sel(target.get(n), judul, angka=True) for n, judul in TRIWULAN.items()],
        tag("td", "", colspan=2),
        class_="sk-sasaran",
    )


def _make_aksi(
    satu: Baris, unit: dict[str, Baris], program: Baris | None, pagu: Nilai, sudah: bool
) -> Html:
    pemilik = unit.get(str(satu["kode_unit"]))
    return tag(
        "tr",
        tag("th", str(satu["aksi"]), scope="row", class_="sk-nama"),
        sel(satu["satuan"], "Satuan"),
        [sel(satu[f"tw{n}"], judul, angka=True) for n, judul in TRIWULAN.items()],
        tag(
            "td",
            f"{program['kode']} {program['nama']}" if program else "–",
            _make_pagu(pagu, sudah) if isinstance(pagu, Decimal) else None,
            data_label="Sub kegiatan dan pagu",
            class_="sk-lebar",
        ),
        sel(pemilik and pemilik["jabatan"], "Penanggung jawab"),
    )


def _make_pagu(pagu: Decimal, sudah: bool) -> Html:
    """Money stands beside the first aksi that uses it; the others point there, so nobody adds it twice."""
    teks = format_rupiah(pagu)
    return tag("span", "pagu sudah disebut di atas" if sudah else teks, class_="sk-kecil")
