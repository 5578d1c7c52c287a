"""What was mistyped in an open run is put right with a reason; what stood before is kept."""

from datetime import timedelta

import pytest

from sakip.domain.bukti_dukung import BerkasBaru
from sakip.domain.errors import DataTidakSah, TidakBerhak, VersiBerubah
from sakip.domain.instansi import JenisInstansi
from sakip.domain.pelaksanaan import StatusPelaksanaan
from sakip.domain.peran import Pelaku
from sakip.services.jejak import list_jejak
from sakip.services.langkah import IsiLangkah, confirm_langkah
from sakip.services.pembetulan import (
    IsiSurat,
    TandaTerima,
    correct_pengiriman,
    correct_surat,
    replace_lampiran,
)
from sakip.services.surat import (
    IsiKiriman,
    add_pengiriman,
    list_arsip,
    list_pengiriman,
    list_surat,
    number_surat,
    record_tanda_terima,
)
from sakip.storage.connection import Database
from tests.prosedur import SENIN, Jam, do_step, find_pemain, jam, look, make_kantor, start

__all__ = ["jam"]
DONOMULYO = "kecamatan-donomulyo-pengumpulan-kinerja"
BARU = BerkasBaru(nama="draft-benar.txt", isi=b"Draft yang benar\n")


@pytest.fixture
def orang(db: Database, jam: Jam) -> dict[str, Pelaku]:
    return make_kantor(db, JenisInstansi.KECAMATAN)


def run_until(db: Database, orang: dict[str, Pelaku], nomor: int) -> str:
    """Start a run and take it to a step; return its kode."""
    kode = start(db, orang, DONOMULYO)
    kini = look(db, kode).kini
    while kini.langkah and kini.langkah.nomor < nomor:
        kini = do_step(db, kode, find_pemain(kini, orang)[0], kini=kini)
    return kode


def test_a_letter_is_put_right_or_taken_back_and_its_number_is_never_given_again(
    db: Database, orang: dict[str, Pelaku], jam: Jam
) -> None:
    kode, pep = run_until(db, orang, 11), orang["pep"]
    keliru = number_surat(db, pep, kode, kepada="Bupti", perihal="Penyampaian LKj")
    isi = IsiSurat(kepada="Bupati", perihal="Penyampaian LKj 2025")
    with pytest.raises(DataTidakSah, match="Alasan pembetulan belum ditulis"):
        correct_surat(db, pep, keliru, isi, alasan=" ")
    with pytest.raises(TidakBerhak):
        correct_surat(db, orang["kasi.pem"], keliru, isi, alasan="salah ketik")
    correct_surat(db, pep, keliru, isi, alasan="salah ketik")
    (surat,) = list_surat(db, pep, kode)
    assert (surat.nomor, surat.kepada, surat.versi, surat.alasan) == (keliru.nomor, "Bupati", 2, "salah ketik")  # fmt: skip
    with pytest.raises(VersiBerubah, match="Bupati, Penyampaian LKj 2025"):
        correct_surat(db, orang["sekcam"], keliru, isi, alasan="salah ketik")
    correct_surat(db, pep, surat, isi, alasan="tidak jadi", batal=True)
    kini = look(db, kode).kini
    with pytest.raises(DataTidakSah, match="belum diberi nomor"):
        confirm_langkah(db, pep, kode, kini.jumlah, IsiLangkah())
    kedua = number_surat(db, pep, kode, kepada="Bupati", perihal="Penyampaian LKj")
    assert kedua.urutan == keliru.urutan + 1
    assert [(s.urutan, s.status) for s in list_surat(db, pep, kode)] == [(2, "aktif"), (1, "batal")]
    confirm_langkah(db, pep, kode, kini.jumlah, IsiLangkah())
    (kini_surat, _) = list_surat(db, pep, kode)
    with pytest.raises(DataTidakSah, match="Langkah 11 sudah dinyatakan selesai"):
        correct_surat(db, pep, kini_surat, isi, alasan="keliru", batal=True)
    jejak = [s for s in list_jejak(db, orang["admin"]) if s.tindakan.endswith("_surat")]
    assert [s.tindakan for s in jejak] == [
        "beri_nomor_surat", "cabut_surat", "betulkan_surat", "beri_nomor_surat",
    ]  # fmt: skip


def test_a_delivery_and_its_tanda_terima_are_put_right_until_the_run_ends(
    db: Database, orang: dict[str, Pelaku], jam: Jam
) -> None:
    kode, pep, hari = run_until(db, orang, 13), orang["pep"], SENIN.date()
    for tujuan in ("Bapeda", "Bupati"):
        kirim = add_pengiriman(db, pep, kode, IsiKiriman(tujuan=tujuan))
        record_tanda_terima(db, pep, kirim, penerima="Ani", tanggal=hari)
    bapeda, bupati = list_pengiriman(db, pep, kode)
    isi = IsiKiriman(tujuan="Bappeda", cara="kurir atau pos", rangkap=2)
    besok = TandaTerima(penerima="Budi", diterima=hari + timedelta(days=1))
    with pytest.raises(DataTidakSah, match="belum tiba"):
        correct_pengiriman(db, pep, bapeda, isi, besok, alasan="salah ketik")
    correct_pengiriman(db, pep, bapeda, isi, None, alasan="belum diterima")
    with pytest.raises(VersiBerubah, match="Bappeda, kurir atau pos, 2 rangkap"):
        correct_pengiriman(db, pep, bapeda, isi, None, alasan="belum diterima")
    kini = look(db, kode).kini
    with pytest.raises(DataTidakSah, match="ke Bappeda belum bertanda terima"):
        confirm_langkah(db, pep, kode, kini.jumlah, IsiLangkah())
    bappeda = list_pengiriman(db, pep, kode)[0]
    with pytest.raises(DataTidakSah, match="sudah dicatat"):
        record_tanda_terima(db, pep, bupati.kode, penerima="Ani", tanggal=hari)
    correct_pengiriman(db, pep, bappeda, isi, None, alasan="dobel", batal=True)
    with pytest.raises(DataTidakSah, match="tidak ada"):
        record_tanda_terima(db, pep, bappeda.kode, penerima="Ani", tanggal=hari)
    akhir = confirm_langkah(db, pep, kode, kini.jumlah, IsiLangkah())
    assert akhir.status is StatusPelaksanaan.SELESAI
    with pytest.raises(DataTidakSah, match="sudah berakhir"):
        correct_pengiriman(db, pep, bupati, isi, None, alasan="susulan")
    (arsip,) = list_arsip(db, pep)
    assert [satu.tujuan for satu in arsip.kiriman] == ["Bupati"]


def test_an_attachment_gives_its_place_to_another_and_both_are_kept(
    db: Database, orang: dict[str, Pelaku], jam: Jam
) -> None:
    kode, pep = run_until(db, orang, 7), orang["pep"]
    tampilan = look(db, kode)
    (nomor, milik), *_ = [
        (nomor, isi) for nomor, isi in tampilan.lampiran.items() if isi[0].dicatat_oleh == "pep"
    ]
    (lama,) = milik
    with pytest.raises(TidakBerhak):
        replace_lampiran(db, orang["kasi.pem"], lama.kode, BARU, alasan="salah berkas")
    jumlah = sum(map(len, tampilan.lampiran.values()))
    replace_lampiran(db, pep, lama.kode, BARU, alasan="salah berkas")
    sesudah = look(db, kode)
    ganti = sesudah.diganti[lama.kode]
    assert (ganti.alasan, ganti.dicatat_oleh) == ("salah berkas", "pep")
    assert {s.nama for s in sesudah.lampiran[nomor]} == {lama.nama, BARU.nama}
    assert sum(map(len, sesudah.lampiran.values())) == jumlah + 1
    with pytest.raises(VersiBerubah, match="sudah diganti"):
        replace_lampiran(db, pep, lama.kode, BARU, alasan="salah lagi")
