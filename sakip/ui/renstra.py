"""The page Renstra dan IKU: the five years, the IKU sheet, and what a planner would ask about."""

from collections.abc import Sequence

from sakip.domain.lembar_rencana import Baris
from sakip.domain.uji_rencana import TemuanRencana
from sakip.services.perencanaan import SmartIndikator
from sakip.ui.html import Html, join, make_tabel, tag
from sakip.ui.rencana import Rencana, by_kode, sel

NAMA_UJI = {
    "ganda": "Nama ganda",
    "tak_lengkap": "Belum lengkap",
    "sasaran_sebagai_indikator": "Sasaran tertulis sebagai indikator",
    "yatim": "Terputus dari rantai",
    "tanpa_pemilik": "Tanpa pemilik",
    "kumulatif_turun": "Target kumulatif turun",
    "triwulan_bukan_setahun": "Triwulan tidak menjadi setahun",
    "anggaran_dirujuk_berulang": "Anggaran dirujuk beberapa indikator",
    "belanja_melebihi_pagu": "Belanja melebihi pagu",
    "belanja_tanpa_pagu": "Belanja tanpa pagu",
}


def make_renstra(rencana: Rencana, renstra: Baris) -> Html:
    """Return the five-year table of one Renstra, a group per sasaran."""
    mulai = int(str(renstra["mulai_tahun"]))
    tujuan, sasaran = (
        by_kode([s for s in rencana[kode] if s["kode_renstra"] == renstra["kode"]])
        for kode in ("tujuan", "sasaran_renstra")
    )
    indikator = [s for s in rencana["indikator_renstra"] if s["kode_renstra"] == renstra["kode"]]
    tahun = [str(mulai + n) for n in range(5)]
    baris = []
    for kode, satu in sasaran.items():
        milik = [s for s in indikator if s["kode_sasaran"] == kode]
        asal = tujuan.get(str(satu["kode_tujuan"]))
        baris.append(_make_sasaran(satu, "" if asal is None else str(asal["nama"]), 8))
        baris += [_make_indikator_renstra(s, tahun) for s in milik]
    return make_tabel(("Indikator", "Satuan", "Kondisi awal", *tahun), baris, angka=range(2, 8))


def _make_sasaran(satu: Baris, tujuan: str, lebar: int) -> Html:
    return tag(
        "tr",
        tag(
            "th",
            f"{satu['kode']} {satu['nama']}",
            tag("span", f"Tujuan: {tujuan}", class_="sk-kecil") if tujuan else None,
            colspan=lebar,
            scope="rowgroup",
        ),
        class_="sk-sasaran",
    )


def _make_indikator_renstra(satu: Baris, tahun: Sequence[str]) -> Html:
    return tag(
        "tr",
        _nama(satu),
        sel(satu["satuan"], "Satuan"),
        sel(satu["kondisi_awal"], "Kondisi awal", angka=True),
        [sel(satu[f"target_{n}"], judul, angka=True) for n, judul in enumerate(tahun, start=1)],
    )


def _nama(satu: Baris) -> Html:
    kode = tag("span", f"{satu['kode']} ", class_="sk-kode")
    return tag("th", kode, str(satu["nama"]), scope="row", class_="sk-nama")


def make_iku(rencana: Rencana, tahun: int) -> Html:
    """Return the IKU sheet: what each one means, how it is computed, from where, by whom, and why."""
    terpilih = by_kode([s for s in rencana["indikator_renstra"] if s["iku"] == "ya"])
    unit = by_kode(rencana["unit_kerja"])
    judul = ("Indikator Kinerja Utama", "Definisi operasional", "Formula", "Satuan", "Sumber data")
    baris = []
    for satu in rencana["indikator"]:
        if satu["tahun"] != tahun or satu["kode"] not in terpilih:
            continue
        pemilik = unit.get(str(satu["kode_unit"]))
        baris.append(
            tag(
                "tr",
                _nama(satu),
                sel(satu["definisi_operasional"], judul[1]),
                sel(satu["formula"], judul[2]),
                sel(satu["satuan"], judul[3]),
                sel(satu["sumber_data"], judul[4]),
                sel(pemilik and pemilik["jabatan"], "Penanggung jawab"),
                sel(terpilih[str(satu["kode"])]["alasan"], "Alasan"),
            )
        )
    tabel = make_tabel((*judul, "Penanggung jawab", "Alasan"), baris)
    return tag("div", tabel, class_="sk-uraian-lebar")


def make_temuan(temuan: Sequence[TemuanRencana]) -> Html:
    """Return what a planner would ask about, with how to mend each."""
    if not temuan:
        return tag("p", "Tidak ada yang perlu ditanyakan.", class_="sk-redup")
    baris = [
        tag(
            "tr",
            tag("th", NAMA_UJI[satu.uji], scope="row"),
            sel(satu.apa, "Temuan"),
            sel(satu.perbaikan, "Perbaikan"),
        )
        for satu in temuan
    ]
    return make_tabel(("Hal", "Temuan", "Perbaikan"), baris)


def make_smart(daftar: Sequence[SmartIndikator]) -> Html:
    """Return the SMART check list: a word and its reason in each cell, never a colour alone."""
    if not daftar:
        return join()
    judul = [butir.nama for butir in daftar[0].butir]
    tanda = {True: "ya", False: "belum", None: "belum dapat dinilai"}
    baris = [
        tag(
            "tr",
            tag(
                "th",
                tag("span", f"{s.kode} ", class_="sk-kode"),
                s.nama,
                scope="row",
                class_="sk-nama",
            ),
            [
                tag(
                    "td",
                    tag(
                        "b", tanda[b.terpenuhi], class_="sk-salah" if b.terpenuhi is False else None
                    ),
                    tag("span", b.alasan, class_="sk-kecil"),
                    data_label=b.nama,
                )
                for b in s.butir
            ],
        )
        for s in daftar
    ]
    return make_tabel(("Indikator", *judul), baris)
