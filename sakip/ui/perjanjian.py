"""The page Perjanjian Kinerja: who promised what, when, by which number, and what a perubahan changed."""

from sakip.domain.berlaku import list_sebelum
from sakip.domain.lembar_rencana import Baris
from sakip.domain.target_tulis import NilaiTarget
from sakip.services.pratinjau_rencana import write_nilai
from sakip.ui.html import Html, join, make_tabel, tag
from sakip.ui.rencana import Rencana, by_kode, of_tahun, sel

AWALAN = {"definitif": "", "plt": "Plt. ", "plh": "Plh. "}


def list_perjanjian(rencana: Rencana, tahun: int) -> list[Baris]:
    """Return the perjanjian of a tahun in the order of the office's units, murni before perubahan."""
    urutan = {satu["kode"]: nomor for nomor, satu in enumerate(rencana["unit_kerja"])}
    return sorted(
        of_tahun(rencana, "perjanjian_kinerja", tahun),
        key=lambda satu: (urutan.get(satu["kode_unit"], 99), str(satu["tanggal"])),
    )


def name_perjanjian(satu: Baris) -> str:
    """Return a perjanjian in one line: "Camat – perubahan, 18 Agustus 2026"."""
    return f"{satu['jabatan_pertama']} – {satu['jenis']}, {write_nilai(satu['tanggal'])}"


def make_perjanjian(rencana: Rencana, pk: Baris) -> Html:
    """Return one perjanjian as it was signed: its parties, its targets, the money behind them."""
    return join(
        tag(
            "h3",
            f"Perjanjian Kinerja {'Perubahan ' if pk['jenis'] == 'perubahan' else ''}Tahun {pk['tahun']}",
            class_="sk-judul",
        ),
        tag(
            "dl",
            tag("dt", "Nomor"),
            tag("dd", str(pk["nomor"])),
            tag("dt", "Tanggal"),
            tag("dd", _write_berlaku(pk)),
            tag("dt", "Pihak pertama"),
            tag("dd", _write_pihak(pk, "pertama")),
            tag("dt", "Pihak kedua"),
            tag("dd", _write_pihak(pk, "kedua")),
            [tag("dt", "Alasan"), tag("dd", str(pk["alasan"]))] if pk["alasan"] else None,
            class_="sk-uraian",
        ),
        tag("h4", "Target yang diperjanjikan", class_="sk-judul"),
        _make_target(rencana, pk),
    )


def _write_berlaku(pk: Baris) -> str:
    tanggal = write_nilai(pk["tanggal"])
    if pk["jenis"] == "murni":
        return f"{tanggal}; berlaku sepanjang tahun {pk['tahun']}"
    return f"{tanggal}; berlaku mulai tanggal itu, triwulan sebelumnya tetap dinilai dengan target lama"


def _write_pihak(pk: Baris, pihak: str) -> str:
    return (
        f"{pk[f'pihak_{pihak}']}, {AWALAN[str(pk[f'jenis_pihak_{pihak}'])]}{pk[f'jabatan_{pihak}']}"
    )


def _make_target(rencana: Rencana, pk: Baris) -> Html:
    indikator = by_kode(of_tahun(rencana, "indikator", int(str(pk["tahun"]))))
    lama = _previous(rencana, pk)
    baris = []
    for satu in rencana["perjanjian_indikator"]:
        if satu["kode_perjanjian"] != pk["kode"]:
            continue
        kode = str(satu["kode_indikator"])
        ukur = indikator.get(kode)
        semula = lama.get(kode)
        baris.append(
            tag(
                "tr",
                tag(
                    "th",
                    tag("span", f"{kode} ", class_="sk-kode"),
                    str(ukur["nama"]) if ukur else "",
                    scope="row",
                    class_="sk-nama",
                ),
                sel(ukur and ukur["satuan"], "Satuan"),
                sel(semula, "Semula", angka=True) if pk["jenis"] == "perubahan" else None,
                sel(satu["target"], "Target setahun", angka=True),
            )
        )
    kepala = [
        "Indikator",
        "Satuan",
        *(["Semula"] if pk["jenis"] == "perubahan" else []),
        "Target setahun",
    ]
    return make_tabel(kepala, baris, angka=range(2, len(kepala)))


def _previous(rencana: Rencana, pk: Baris) -> dict[str, NilaiTarget | None]:
    """Return what the earlier perjanjian of the same official promised, the latest of each indikator."""
    hasil: dict[str, NilaiTarget | None] = {}
    for lama in list_sebelum(rencana["perjanjian_kinerja"], pk):
        for satu in rencana["perjanjian_indikator"]:
            if satu["kode_perjanjian"] == lama["kode"] and isinstance(satu["target"], NilaiTarget):
                hasil[str(satu["kode_indikator"])] = satu["target"]
    return hasil
