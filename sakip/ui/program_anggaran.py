"""The page Program dan Anggaran: pagu murni and every change of it, spending per triwulan, absorption, efficiency."""

from collections.abc import Mapping, Sequence
from typing import Any

from sakip.domain.tulisan import format_angka, format_rupiah, format_tanggal
from sakip.ui.html import Html, make_tabel, tag
from sakip.ui.rencana import Rencana, of_tahun, sel

BELUM = "belum"


def make_program(rencana: Rencana, tahun: int, anggaran: Sequence[Mapping[str, Any]]) -> Html:
    """Return every program, kegiatan and sub kegiatan; anggaran are rows of list_anggaran since January.

    Money is written on sub kegiatan once; what stands above is their sum.
    """
    pagu = {satu["kode_program"]: satu for satu in of_tahun(rencana, "pagu", tahun)}
    ubah: dict[str, Any] = {}
    for satu in of_tahun(rencana, "pagu_perubahan", tahun):  # in their order: the last one stays
        ubah[str(satu["kode_program"])] = satu
    belanja = {
        satu["kode_program"]: satu for satu in of_tahun(rencana, "realisasi_anggaran", tahun)
    }
    baris = []
    for row in anggaran:
        kosong = "–" if row["jenjang"] == "sub_kegiatan" else ""
        uang, keluar = pagu.get(row["kode_program"], {}), belanja.get(row["kode_program"], {})
        baris.append(
            tag(
                "tr",
                tag(
                    "th",
                    tag("span", f"{row['kode_program']} ", class_="sk-kode"),
                    row["nama"],
                    scope="row",
                    class_="sk-nama",
                ),
                _rupiah(uang.get("murni"), "Pagu murni", kosong),
                _make_terakhir(ubah.get(row["kode_program"]), kosong),
                _rupiah(row["pagu"], "Pagu berlaku"),
                [_rupiah(keluar.get(f"tw{n}"), f"Triwulan {n}", kosong) for n in (1, 2, 3, 4)],
                _rupiah(row["realisasi_sampai"], "Realisasi", kosong=BELUM),
                tag(
                    "td",
                    format_angka(row["serapan"], 2, "n/a"),
                    class_="angka",
                    data_label="Serapan (%)",
                ),
                class_=None if row["jenjang"] == "sub_kegiatan" else "sk-sasaran",
            )
        )
    kepala = ("Program, kegiatan, sub kegiatan", "Pagu murni", "Pagu perubahan", "Pagu berlaku")
    tabel = make_tabel(
        (*kepala, "TW I", "TW II", "TW III", "TW IV", "Realisasi", "Serapan (%)"),
        baris,
        angka=range(1, 10),
    )
    return tag("div", tabel, class_="sk-uraian-lebar")


def _make_terakhir(satu: Mapping[str, Any] | None, kosong: str) -> Html:
    """Return the last change of a pagu: what it came to, by which one, since when."""
    if satu is None:
        return _rupiah(None, "Pagu perubahan", kosong)
    kapan = (f"ke-{satu['perubahan_ke']}, mulai", format_tanggal(satu["mulai_berlaku"]))
    teks = format_rupiah(satu["nilai"]).removeprefix("Rp").strip()
    isi = tag("div", teks, [tag("span", kata, class_="sk-kecil") for kata in kapan])
    return tag("td", isi, class_="angka", data_label="Pagu perubahan")


def make_perubahan(rencana: Rencana, tahun: int) -> Html | None:
    """Return every pergeseran and perubahan of a tahun, before and after; None where there is none."""
    nama = {str(s["kode"]): s["nama"] for s in of_tahun(rencana, "program_kegiatan", tahun)}
    sebelum: dict[str, Any] = {
        str(s["kode_program"]): s["murni"] for s in of_tahun(rencana, "pagu", tahun)
    }
    baris = []
    for satu in of_tahun(rencana, "pagu_perubahan", tahun):
        kode = str(satu["kode_program"])
        lama, baru = sebelum[kode], satu["nilai"]
        sebelum[kode] = baru
        baris.append(
            tag(
                "tr",
                tag("th", tag("span", f"{kode} ", class_="sk-kode"), str(nama.get(kode, "")), scope="row", class_="sk-nama"),
                [sel(satu[k], judul) for k, judul in (("perubahan_ke", "Ke"), ("jenis", "Jenis"), ("mulai_berlaku", "Berlaku mulai"), ("dasar", "Dasar"))],
                _rupiah(lama, "Semula"),
                _rupiah(baru, "Menjadi"),
                _rupiah(baru - lama, "Selisih"),
            )
        )  # fmt: skip
    kepala = ("Sub kegiatan", "Ke", "Jenis", "Berlaku mulai", "Dasar", "Semula", "Menjadi", "Selisih")  # fmt: skip
    return make_tabel(kepala, baris, angka=(5, 6, 7)) if baris else None


def _rupiah(nilai: Any, judul: str, kosong: str = "–") -> Html:
    """Return a cell of whole rupiah without the sign, to keep ten columns on a screen."""
    teks = format_rupiah(nilai, kosong=kosong).replace("Rp", "", 1).strip()
    return tag("td", teks, class_="angka", data_label=judul)
