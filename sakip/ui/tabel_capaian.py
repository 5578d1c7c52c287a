"""The table of capaian: grouped by sasaran, each figure a link to its asal angka, each gap with its reason."""

from collections.abc import Sequence
from decimal import Decimal

from sakip.domain.tulisan import format_angka
from sakip.services.capaian import NAMA_STATUS, BarisRekap
from sakip.services.ringkasan import Aturan, Rata, average_rekap
from sakip.ui.html import Html, join, tag
from sakip.ui.pilih_periode import NAMA_PERIODE, Saringan
from sakip.ui.warna import make_cap, make_legenda

KOLOM = (
    ("Indikator", ""),
    ("Satuan", ""),
    ("Target", "angka"),
    ("Realisasi", "angka"),
    ("Capaian (%)", "angka"),
    ("Thd. target tahunan (%)", "angka sk-sempit"),
    ("Predikat", ""),
    ("Status", ""),
)
EKSPOR = "/unduh/capaian.xlsx"
TANPA_NILAI = "n/a"
TERLAPOR = ("lengkap", "sementara")  # states in which a realisasi is stated


def make_tabel(
    baris: Sequence[BarisRekap], aturan: Aturan, saringan: Saringan, dasar: Sequence[str] = ()
) -> Html:
    """Return the table of these rows, in their order, a head with the average above each sasaran.

    dasar: which PK perubahan the targets come from, a sentence each, under the table.
    """
    sasaran: dict[str, list[BarisRekap]] = {}
    for satu in baris:
        sasaran.setdefault(satu.kode_sasaran, []).append(satu)
    kepala = tag(
        "tr", [tag("th", judul, scope="col", class_=kelas or None) for judul, kelas in KOLOM]
    )
    kelompok = [
        tag(
            "tbody",
            _make_kepala_sasaran(anggota, aturan, saringan),
            [_make_baris(satu, aturan, saringan) for satu in anggota],
        )
        for anggota in sasaran.values()
    ]
    return join(
        tag(
            "div",
            tag("table", tag("thead", kepala), kelompok, class_="sk-tabel sk-kartu"),
            class_="sk-gulir",
            role="region",
            aria_label="Tabel capaian",
            tabindex=0,
        ),
        make_dasar(dasar),
        make_catatan(aturan),
    )


def make_ringkasan(
    saringan: Saringan, rata: Rata, aturan: Aturan, *, seluruh_kantor: bool, boleh_ekspor: bool
) -> Html:
    """Return the line above the table: the average of what is shown, on how many, and the export."""
    lingkup = "seluruh kantor" if seluruh_kantor else "unit Anda"
    apa = "Rata-rata yang tampil" if saringan.menyaring else f"Rata-rata {lingkup}"
    periode = f"{NAMA_PERIODE[saringan.periode]} {saringan.tahun}"
    ekspor = tag("a", "Unduh Excel", href=f"{EKSPOR}?{saringan.kueri()}", class_="sk-tombol")
    return tag(
        "div",
        tag(
            "div",
            tag("div", f"{apa}, {periode}", class_="sk-label"),
            tag(
                "span",
                _persen(rata.capaian),
                " %" if rata.capaian is not None else None,
                class_="sk-sedang",
            ),
            " ",
            _cap(rata.predikat, rata.urutan_predikat, aturan) if rata.predikat else None,
            tag(
                "div",
                f"{tulis_rata(rata)}; rata-rata {aturan.kalimat_batas} persen",
                class_="sk-redup",
            ),
        ),
        ekspor if boleh_ekspor else None,
        class_="sk-ringkasan",
    )


def make_dasar(dasar: Sequence[str]) -> Html:
    """Return which PK perubahan the targets come from."""
    return join([tag("p", kalimat, class_="sk-redup") for kalimat in dasar])


def make_catatan(aturan: Aturan) -> Html:
    """Return what must be known to read the averages and the colours."""
    kalimat = (
        "Capaian tiap indikator tidak dibatasi. Rata-rata memakai indikator yang dapat dihitung saja "
        f"dan {aturan.kalimat_batas} persen. Predikat: {aturan.skala.nama}. "
        "Sementara: sebagian triwulan dalam periode ini belum dilaporkan."
    )
    return join(make_legenda(aturan.skala), tag("p", kalimat, class_="sk-redup"))


def tulis_rata(rata: Rata) -> str:
    """Return how many indikator an average stands on, and how many it leaves out."""
    tidak = rata.jumlah - rata.dihitung
    if rata.dihitung == 0:
        return f"{rata.jumlah} indikator, belum ada yang dapat dihitung"
    return f"dari {rata.dihitung} indikator" + (f"; {tidak} tidak dapat dihitung" if tidak else "")


def _make_kepala_sasaran(anggota: Sequence[BarisRekap], aturan: Aturan, saringan: Saringan) -> Html:
    rata = average_rekap(anggota, aturan)
    nama = "Rata-rata yang tampil" if saringan.menyaring else "Rata-rata"
    dasar = f"{nama} {tulis_rata(rata)}" if rata.dihitung else tulis_rata(rata)
    return tag(
        "tr",
        tag(
            "th",
            tag("span", anggota[0].kode_sasaran, class_="sk-kode"),
            f" {anggota[0].sasaran}",
            tag("span", dasar, class_="sk-kecil"),
            colspan=4,
            scope="rowgroup",
        ),
        _cell(f"{nama} (%)", tag("b", _persen(rata.capaian)), "angka"),
        _cell("Thd. target tahunan (%)", tag("b", _persen(rata.capaian_tahunan)), "angka"),
        tag(
            "td",
            _cap(rata.predikat, rata.urutan_predikat, aturan),
            data_label="Predikat",
            colspan=2,
        ),
        class_="sk-sasaran",
    )


def _make_baris(satu: BarisRekap, aturan: Aturan, saringan: Saringan) -> Html:
    alamat = f"?{saringan.kueri(asal=satu.kode)}"
    nama = tag("a", satu.indikator, href=alamat, data_halaman=True, title="Buka asal angka")
    kode = tag("span", f"{satu.kode} · {satu.unit}", class_="sk-kecil")
    capaian = _persen(satu.capaian)
    return tag(
        "tr",
        tag("th", nama, kode, _make_dasar(satu), scope="row", class_="sk-nama"),
        _cell("Satuan", satu.satuan),
        _cell("Target", satu.target_tulis or TANPA_NILAI, "angka"),
        _cell("Realisasi", satu.realisasi_tulis or TANPA_NILAI, "angka"),
        _cell(
            "Capaian (%)",
            tag("a", capaian, href=alamat, data_halaman=True, title="Buka asal angka")
            if satu.capaian is not None
            else capaian,
            "angka",
        ),
        _cell("Thd. target tahunan (%)", _persen(satu.capaian_tahunan), "angka"),
        _cell("Predikat", _cap(satu.predikat, satu.urutan_predikat, aturan)),
        _cell("Status", make_status(satu), "sk-lebar"),
        id=satu.kode,
    )


def _make_dasar(satu: BarisRekap) -> Html | None:
    """Return by which perjanjian a target is judged that a PK perubahan changed."""
    if "Perubahan" not in satu.dasar_target:
        return None
    return tag("span", f"Target menurut PK {satu.dasar_target}", class_="sk-kecil")


def make_status(satu: BarisRekap) -> Html:
    """Return the state of a figure in words, with the reason for each capaian that is not there."""
    status = NAMA_STATUS[satu.status]
    alasan = satu.alasan.removeprefix(status).lstrip(": ")
    if alasan and satu.status in TERLAPOR:
        alasan = f"tidak dapat dihitung: {alasan}"
    setahun = ""
    if satu.alasan_tahunan and satu.alasan_tahunan != satu.alasan:
        setahun = f"terhadap target tahunan: {satu.alasan_tahunan}"
    pengesahan = f"data {satu.pengesahan}" if satu.pengesahan and satu.status in TERLAPOR else ""
    return join(
        tag("span", status, class_=f"sk-status sk-{satu.status.replace('_', '-')}"),
        [tag("span", teks, class_="sk-kecil") for teks in (alasan, setahun, pengesahan) if teks],
    )


def _cell(label: str, isi: str, kelas: str = "") -> Html:
    """Return one cell; on a phone its label stands before it."""
    kosong = " sk-kosong" if isi == TANPA_NILAI else ""
    return tag("td", isi, data_label=label, class_=f"{kelas}{kosong}".strip() or None)


def _cap(predikat: str | None, urutan: int | None, aturan: Aturan) -> Html | str:
    if predikat is None:
        return TANPA_NILAI
    return make_cap(predikat, urutan, len(aturan.skala.pita))


def _persen(nilai: Decimal | None) -> str:
    return format_angka(nilai, 2, TANPA_NILAI)
