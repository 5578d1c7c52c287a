"""The making of PDF itself: several people at once."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from sakip.documents.blok import Bagian, Dokumen, Paragraf, Penanda, TandaTangan
from sakip.documents.pdf import part_panjang, render_pdf
from tests.documents.baca_dokumen import read_pdf
from tests.documents.baca_halaman import read_halaman

BANYAK = 4


def test_people_who_make_documents_at_the_same_moment_each_get_their_own() -> None:
    isi = tuple(Paragraf(teks=f"Alinea {urut}. " + "Kata-kata. " * 60) for urut in range(60))
    satu = Dokumen(judul="", kepala="", bagian=(Bagian(blok=isi),))
    semua = [replace(satu, kepala=f"Laporan ke-{orang}") for orang in range(BANYAK)]
    with ThreadPoolExecutor(BANYAK) as orang:
        hasil = list(orang.map(render_pdf, semua))
    for urut, berkas in enumerate(hasil):
        assert f"Laporan ke-{urut}" in read_pdf(berkas)
        assert berkas == render_pdf(semua[urut])


def test_of_three_who_sign_abreast_the_longest_name_stands_on_one_line() -> None:
    semua = ("Dwi Umpama, S.E.", "Sri Misalwati, S.Sos.", "Wibawa Contohadi, S.STP., M.Si.")
    penanda = [Penanda(pengantar="", jabatan="Camat", nama=n, nip="1 2 3") for n in semua]
    blok = TandaTangan(tempat="", penanda=tuple(penanda))
    (halaman,) = read_halaman(
        render_pdf(Dokumen(judul="", kepala="", bagian=(Bagian(blok=(blok,)),)))
    )
    ada = {" ".join(satu.teks.split()) for satu in halaman.teks}
    assert set(semua) <= ada


def test_a_word_longer_than_a_line_is_parted_and_shorter_ones_are_not() -> None:
    panjang = "https://drive.google.com/drive/folders/" + "1AbCdEfGh" * 20
    alinea = Paragraf(teks=f"Lihat {panjang} ini.")
    pdf = render_pdf(Dokumen(judul="", kepala="", bagian=(Bagian(blok=(alinea,)),)))
    (halaman,) = read_halaman(pdf)
    assert max(satu.kanan for satu in halaman.teks) <= halaman.lebar - 50, "within the margin"
    assert panjang in re.sub(r"[\s\u200b]", "", read_pdf(pdf))
    assert part_panjang("Penyelenggaraan pemerintahan") == "Penyelenggaraan pemerintahan"
