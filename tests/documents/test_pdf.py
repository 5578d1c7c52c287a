"""The making of PDF itself: several people at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from sakip.documents.blok import Bagian, Dokumen, Paragraf, Penanda, TandaTangan
from sakip.documents.pdf import render_pdf
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
