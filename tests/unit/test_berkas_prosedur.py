"""The files of the procedures: equal to their sources, and refused with every error at once."""

import re
from pathlib import Path

import pytest

from sakip.domain.errors import DataTidakSah
from sakip.domain.prosedur import Prosedur
from sakip.rules import read_rules
from sakip.rules.prosedur import list_prosedur_bawaan, read_prosedur

SUMBER = Path("/work/shared/sop")  # the sources are not part of the repository
KOLOM_PELAKU = {
    "dinas-pertanahan-malang-perencanaan-kinerja": 6,
    "dplh-balangan-pengumpulan-data-kinerja": 5,
    "kecamatan-donomulyo-pengumpulan-kinerja": 4,
    "kecamatan-karangploso-renja": 6,
}
LANGKAH = {
    "dinas-pertanahan-malang-perencanaan-kinerja": (9, {7: 5}),
    "dplh-balangan-pengumpulan-data-kinerja": (9, {7: 6, 8: 7, 9: 7}),
    "kecamatan-donomulyo-pengumpulan-kinerja": (13, {5: 3, 7: 6}),
    "kecamatan-karangploso-renja": (12, {6: 5, 7: 6}),
}
CONTOH = """
[prosedur]
kode = "surat-masuk"
nama = "Surat Masuk"
kantor = "Kecamatan Uji"

[[pelaku]]
kode = "camat"
nama = "Camat"
pemeran = [{ peran = "penanggung_jawab" }]

[[langkah]]
nomor = 1
kegiatan = "Menerima surat"
pelaku = ["camat"]
waktu = "15 Menit"

[[langkah]]
nomor = 2
kegiatan = "Memeriksa surat"
pelaku = ["camat"]
waktu = "2 hari"
[langkah.keputusan]
pertanyaan = "Apakah suratnya lengkap?"
tidak = 1
"""


def read_bawaan(kode: str) -> Prosedur:
    return read_prosedur(list_prosedur_bawaan()[kode], kode)


def tidy(teks: str) -> str:
    return " ".join(teks.split())


@pytest.mark.parametrize("kode", LANGKAH)
def test_a_procedure_has_its_steps_and_its_returns(kode: str) -> None:
    prosedur = read_bawaan(kode)
    jumlah, kembali = LANGKAH[kode]
    assert (prosedur.kode, len(prosedur.langkah)) == (kode, jumlah)
    putusan = {s.nomor: s.keputusan.tidak for s in prosedur.langkah if s.keputusan}
    assert putusan == kembali
    assert read_rules("sumber.toml")[prosedur.sumber]["tertulis_di"]
    dipakai = {p for s in prosedur.langkah for p in (*s.pelaku, *s.pemutus)}
    assert dipakai == {p.kode for p in prosedur.pelaku}


@pytest.mark.skipif(not SUMBER.is_dir(), reason="sumber SOP tidak ada di komputer ini")
@pytest.mark.parametrize("kode", LANGKAH)
def test_every_text_of_a_procedure_stands_so_in_its_source(kode: str) -> None:
    prosedur = read_bawaan(kode)
    sumber = (SUMBER / f"{kode}.txt").read_text(encoding="utf-8")
    menit = " menit" if "Waktu (Menit)" in sumber else ""
    baris = {}
    for teks in sumber.splitlines():
        sel = [tidy(satu) for satu in teks.split("\t")]
        nomor, kegiatan = sel[0].rstrip("."), "".join(sel[1:2])
        if nomor.isdigit() and kegiatan and not kegiatan.isdigit() and "Tahun" not in sel[0]:
            baris[int(nomor)] = (kegiatan, *sel[2 + KOLOM_PELAKU[kode] :][:4])
    for satu in prosedur.langkah:
        ini = (satu.kegiatan, satu.kelengkapan, satu.waktu.tertulis, satu.output, satu.keterangan)
        kegiatan, kelengkapan, waktu, output, *keterangan = baris[satu.nomor]
        assert ini == (kegiatan, kelengkapan, waktu + menit, output, "".join(keterangan))
    assert len(baris) == len(prosedur.langkah)
    rapi = tidy(re.sub(r"<[^>]+>", " ", sumber))
    kepala = (prosedur.nama, prosedur.nomor, prosedur.tanggal, *prosedur.dasar_hukum,
              *prosedur.kualifikasi, *prosedur.keterkaitan, *prosedur.peralatan,
              *prosedur.peringatan, *prosedur.pencatatan, *(p.nama for p in prosedur.pelaku))  # fmt: skip
    assert [satu for satu in kepala if tidy(satu) not in rapi] == []


def test_an_offices_own_file_of_the_same_form_is_read() -> None:
    prosedur = read_prosedur(CONTOH, "surat.toml")
    assert [satu.waktu.menit_kerja(450) for satu in prosedur.langkah] == [15, 900]
    assert prosedur.get_langkah(2).keputusan is not None


@pytest.mark.parametrize(
    ("ganti", "menjadi", "kata"),
    [
        pytest.param('kode = "surat-masuk"', 'kode = "Surat Masuk"', "huruf kecil", id="kode"),
        pytest.param('pelaku = ["camat"]', 'pelaku = ["lurah"]', "pelaku lurah", id="unknown actor"),
        pytest.param('pelaku = ["camat"]', "pelaku = []", "belum menyebut pelaku", id="no actor"),
        pytest.param("tidak = 1", "tidak = 7", "yang tidak ada", id="returns nowhere"),
        pytest.param("tidak = 1", "tidak = 2", "tidak pernah sampai", id="no way to the end"),
        pytest.param("tidak = 1", "", "bila Tidak", id="no return"),
        pytest.param("nomor = 2", "nomor = 3", "tanpa celah", id="gap"),
        pytest.param('"2 hari"', '"2 pekan"', "satuan waktu pekan", id="unknown unit"),
        pytest.param('"2 hari"', '"segera"', "tidak terbaca", id="no time"),
        pytest.param('"2 hari"', '"0 hari"', "tidak terbaca", id="zero time"),
        pytest.param("penanggung_jawab", "raja", "peran raja", id="unknown peran"),
        pytest.param("nomor = 2", 'nomor = 2\nhasil = "emas"', "hasil emas", id="unknown hasil"),
        pytest.param("nomor = 2", 'nomor = 2\ntanda = "x"', "tanda x", id="unknown tanda"),
        pytest.param("nomor = 2", 'nomor = 2\nwaktuu = "x"', "waktuu", id="misspelt key"),
        pytest.param("[[langkah]]", "[[lain]]", "belum ada satu langkah pun", id="no steps"),
        pytest.param("[prosedur]", "prosedur", "bukan TOML", id="no toml"),
    ],
)  # fmt: skip
def test_a_file_with_an_error_is_refused_and_says_which(
    ganti: str, menjadi: str, kata: str
) -> None:
    with pytest.raises(DataTidakSah, match=kata):
        read_prosedur(CONTOH.replace(ganti, menjadi), "surat.toml")


def test_all_errors_are_told_at_once() -> None:
    rusak = CONTOH.replace("nomor = 2", "nomor = 4").replace('"2 hari"', '"2 pekan"')
    rusak = rusak.replace("tidak = 1", "tidak = 9").replace('["camat"]', '["lurah"]')
    with pytest.raises(DataTidakSah, match=r"memuat 5 kesalahan") as galat:
        read_prosedur(rusak, "surat.toml")
    for kata in ("tanpa celah", "pekan", "langkah 9", "langkah 1: pelaku lurah", "surat.toml"):
        assert kata in str(galat.value)
