"""The page Pohon Kinerja: tujuan, sasaran, indikator under indikator, kegiatan; each node with its capaian."""

from collections import defaultdict
from collections.abc import Mapping

from sakip.domain.lembar_rencana import Baris
from sakip.domain.tulisan import format_persen
from sakip.services.capaian import NAMA_STATUS, BarisRekap
from sakip.ui.html import Html, join, tag
from sakip.ui.rencana import Rencana, by_kode, of_tahun


def make_pohon(rencana: Rencana, tahun: int, rekap: dict[str, BarisRekap]) -> Html:
    """Return the tree as a list one opens branch by branch; every sasaran begins a branch.

    An indikator stands under the one it helps; without a parent, directly under its sasaran.
    """
    return join(
        [_make_tujuan(satu, rencana, tahun, rekap) for satu in _list_tujuan(rencana, tahun)]
    )


def _list_tujuan(rencana: Rencana, tahun: int) -> list[tuple[str, list[Baris]]]:
    """Return (tujuan, its sasaran of the tahun) by the Renstra that holds the tahun."""
    kini = [
        s
        for s in rencana["renstra"]
        if int(str(s["mulai_tahun"])) <= tahun <= int(str(s["selesai_tahun"]))
    ]
    kode = kini[0]["kode"] if kini else None
    tujuan = by_kode([s for s in rencana["tujuan"] if s["kode_renstra"] == kode])
    induk = {
        s["kode"]: s["kode_tujuan"] for s in rencana["sasaran_renstra"] if s["kode_renstra"] == kode
    }
    kelompok: dict[str, list[Baris]] = defaultdict(list)
    for satu in of_tahun(rencana, "sasaran", tahun):
        asal = tujuan.get(str(induk.get(satu["kode"])))
        kelompok[str(asal["nama"]) if asal else ""].append(satu)
    return [
        (nama, kelompok[nama])
        for nama in [*(str(t["nama"]) for t in tujuan.values()), ""]
        if kelompok[nama]
    ]


def _make_tujuan(
    satu: tuple[str, list[Baris]], rencana: Rencana, tahun: int, rekap: dict[str, BarisRekap]
) -> Html:
    nama, sasaran = satu
    return join(
        tag("h3", f"Tujuan: {nama}" if nama else "Tanpa tujuan Renstra", class_="sk-judul"),
        [_make_sasaran(s, rencana, tahun, rekap) for s in sasaran],
    )


def _make_sasaran(
    sasaran: Baris, rencana: Rencana, tahun: int, rekap: dict[str, BarisRekap]
) -> Html:
    indikator = by_kode(of_tahun(rencana, "indikator", tahun))
    induk = {
        str(s["kode_indikator"]): s["kode_induk"] for s in of_tahun(rencana, "pohon_kinerja", tahun)
    }
    anak: dict[str | None, list[str]] = defaultdict(list)
    for kode, satu in indikator.items():
        atas = induk.get(kode)
        if atas not in indikator:
            atas = None
        if atas is not None or satu["kode_sasaran"] == sasaran["kode"]:
            anak[None if atas is None else str(atas)].append(kode)
    simpul = _Simpul(rencana, tahun, rekap, indikator, induk, anak)
    puncak = [simpul.make(kode) for kode in anak[None]]
    isi = puncak or tag("p", "Sasaran ini belum punya indikator.", class_="sk-salah")
    ringkas = tag("summary", f"{sasaran['kode']} {sasaran['nama']}")
    return tag("details", ringkas, isi, open=True, class_="sk-rincian sk-pohon")


class _Simpul:
    """Makes one node of the tree and, in it, the nodes that help it."""

    def __init__(
        self,
        rencana: Rencana,
        tahun: int,
        rekap: dict[str, BarisRekap],
        indikator: dict[str, Baris],
        induk: Mapping[str, object],
        anak: dict[str | None, list[str]],
    ) -> None:
        self._rekap, self._indikator, self._induk, self._anak = rekap, indikator, induk, anak
        self._unit = by_kode(rencana["unit_kerja"])
        self._program = by_kode(of_tahun(rencana, "program_kegiatan", tahun))
        pk = by_kode(of_tahun(rencana, "perjanjian_kinerja", tahun))
        self._pemilik: dict[str, list[str]] = defaultdict(list)
        for satu in rencana["perjanjian_indikator"]:
            if (milik := pk.get(str(satu["kode_perjanjian"]))) is not None:
                jabatan = str(milik["jabatan_pertama"])
                if jabatan not in self._pemilik[str(satu["kode_indikator"])]:
                    self._pemilik[str(satu["kode_indikator"])].append(jabatan)

    def make(self, kode: str) -> Html:
        """Return the node of an indikator: a branch to open, or a leaf with its kegiatan."""
        satu = self._indikator[kode]
        kepala = [
            tag("span", f"{kode} ", class_="sk-kode"),
            str(satu["nama"]),
            " ",
            self._capaian(kode),
        ]
        isi = [self._rincian(kode, satu), *(self.make(bawah) for bawah in self._anak[kode])]
        return tag(
            "details",
            tag("summary", kepala),
            isi,
            open=bool(self._anak[kode]),
            class_="sk-rincian sk-pohon",
        )

    def _capaian(self, kode: str) -> Html:
        rekap = self._rekap.get(kode)
        if rekap is None:
            return tag("span", "tanpa capaian", class_="sk-redup")
        if rekap.capaian is None:
            return tag("span", NAMA_STATUS[rekap.status], class_="sk-redup")
        return tag("b", f"{format_persen(rekap.capaian)} {rekap.predikat or ''}".strip())

    def _rincian(self, kode: str, satu: Baris) -> Html:
        pemilik = self._pemilik[kode]
        program = self._program.get(str(satu["kode_program"]))
        unit = self._unit.get(str(satu["kode_unit"]))
        return tag(
            "p",
            f"Diukur oleh {unit['nama']}. " if unit else "Unit pengukurnya tidak ada. ",
            f"Diperjanjikan oleh {', '.join(pemilik)}. "
            if pemilik
            else tag("b", "Belum diperjanjikan siapa pun. ", class_="sk-salah"),
            None
            if kode in self._induk
            else tag("b", "Belum punya tempat di pohon. ", class_="sk-salah"),
            f"Didukung {program['kode']} {program['nama']}."
            if program
            else "Tanpa kegiatan pendukung.",
            class_="sk-redup",
        )
