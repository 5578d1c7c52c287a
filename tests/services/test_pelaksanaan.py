"""Each of the four procedures from its first step to the archive, by the right people and nobody else."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from sakip.domain.bukti_dukung import BerkasBaru
from sakip.domain.errors import DataTidakSah, TidakBerhak
from sakip.domain.instansi import JenisInstansi
from sakip.domain.pelaksanaan import JenisPeristiwa, Pelaksanaan, StatusPelaksanaan
from sakip.domain.peran import Pelaku, Penugasan, Peran
from sakip.domain.periode import JenisPeriode
from sakip.domain.prosedur import HasilLangkah, Pemeran
from sakip.rules.prosedur import DOKUMEN as DOKUMEN_DIKENAL
from sakip.rules.prosedur import SYARAT as SYARAT_DIKENAL
from sakip.rules.prosedur import TANDA as TANDA_DIKENAL
from sakip.rules.prosedur import list_prosedur_bawaan
from sakip.services.jejak import check_jejak, list_jejak
from sakip.services.jenis_dokumen import JENIS
from sakip.services.lampiran import get_lampiran
from sakip.services.langkah import (
    IsiLangkah,
    cancel_pelaksanaan,
    confirm_langkah,
    decide_langkah,
    give_disposisi,
)
from sakip.services.langkah_saya import list_langkah_saya
from sakip.services.pelaksanaan import list_pelaksanaan, start_pelaksanaan
from sakip.services.pengaturan import set_pengaturan
from sakip.services.pengguna import get_pelaku
from sakip.services.penugasan import add_penugasan
from sakip.services.persetujuan_periode import approve_periode
from sakip.services.prosedur import list_pemain, list_prosedur
from sakip.services.prosedur_kantor import (
    add_prosedur,
    list_prosedur_kantor,
    retire_prosedur,
    set_pemeran,
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
from sakip.services.syarat_langkah import SYARAT
from sakip.services.tanda import TANDA
from sakip.services.waktu_hilang import list_waktu_hilang
from sakip.services.waktu_kerja import list_libur
from sakip.storage.connection import Database
from sakip.ui.pelaksanaan import CARA_TANDA
from tests.builders import UNIT, Baris, a_realisasi, a_sasaran, a_target, a_unit, an_indikator, save
from tests.prosedur import (
    KANTOR,
    SENIN,
    Jam,
    do_step,
    find_pemain,
    jam,
    look,
    make_kantor,
    start,
    try_step,
)

__all__ = ["jam"]

DONOMULYO = "kecamatan-donomulyo-pengumpulan-kinerja"
BALANGAN = "dplh-balangan-pengumpulan-data-kinerja"
KECAMATAN, DINAS = JenisInstansi.KECAMATAN, JenisInstansi.DINAS
KANTOR_PROSEDUR = {
    DONOMULYO: KECAMATAN,
    "kecamatan-karangploso-renja": KECAMATAN,
    "dplh-balangan-pengumpulan-data-kinerja": DINAS,
    "dinas-pertanahan-malang-perencanaan-kinerja": DINAS,
}


@pytest.mark.parametrize("kode_prosedur", KANTOR_PROSEDUR)
def test_a_procedure_runs_to_the_archive_by_its_people_with_each_return_once(
    db: Database, jam: Jam, kode_prosedur: str
) -> None:
    orang = make_kantor(db, KANTOR_PROSEDUR[kode_prosedur])
    kode = start(db, orang, kode_prosedur)
    kembali: set[int] = set()
    ditolak: set[int] = set()
    kini = look(db, kode).kini
    while kini.langkah is not None:
        jam.maju(minutes=10)
        pemain = find_pemain(kini, orang)
        if look(db, kode).kurang:
            with pytest.raises(DataTidakSah, match="menunggu persetujuan lebih dahulu"):
                do_step(db, kode, pemain[0], kini=kini)
            agree(db, orang, jam, kini)
            assert look(db, kode).kurang == ()
        for lain in orang.values():
            if lain not in pemain:
                with pytest.raises((TidakBerhak, DataTidakSah)) as galat:
                    try_step(db, kode, lain, kini)
                sudah = kini.langkah.tiap_unit and "sudah dinyatakan selesai" in str(galat.value)
                assert isinstance(galat.value, TidakBerhak) or sudah
                ditolak.add(kini.langkah.nomor)
        pertama = kini.menunggu_putusan and kini.langkah.nomor not in kembali
        kembali |= {kini.langkah.nomor} if pertama else set()
        kini = do_step(db, kode, pemain[0], ya=not pertama, kini=kini)
    akhir = look(db, kode)
    langkah = akhir.kini.prosedur.langkah
    assert akhir.kini.status is StatusPelaksanaan.SELESAI
    assert kembali == {satu.nomor for satu in langkah if satu.keputusan}
    assert ditolak == {satu.nomor for satu in langkah}
    (arsip,) = list_arsip(db, next(iter(orang.values())))
    assert (arsip.nama, arsip.selesai_pada) == ("LKj 2025", jam.saat)
    hasil = [satu.hasil for satu in langkah]
    assert bool(arsip.surat) is (HasilLangkah.SURAT in hasil)
    assert bool(arsip.kiriman) is (HasilLangkah.KIRIMAN in hasil)
    assert arsip.jumlah_lampiran >= hasil.count(HasilLangkah.BERKAS)
    assert check_jejak(db, orang["admin"]).utuh


def test_a_changed_file_or_actor_leaves_begun_and_closed_runs_alone(db: Database, jam: Jam) -> None:
    orang = make_kantor(db, KECAMATAN)
    kode = start(db, orang, DONOMULYO)
    do_step(db, kode, orang["camat"])
    sebelum = look(db, kode).kini.prosedur
    teks = list_prosedur_bawaan()[DONOMULYO].replace('waktu = "60 menit"', 'waktu = "3 hari"')
    teks = teks.replace("Rapat Finalisasi Lakip", "Rapat Lain")
    assert add_prosedur(db, orang["admin"], teks.encode(), "baru.toml") == DONOMULYO
    assert add_prosedur(db, orang["admin"], teks.encode(), "baru.toml") == DONOMULYO
    staf = Pemeran(orang="staf", peran=Peran.STAF)
    set_pemeran(db, orang["admin"], DONOMULYO, "sekcam", [staf])
    assert look(db, kode).kini.prosedur == sebelum
    (milik,) = [satu for satu in list_prosedur(db, orang["pep"]) if satu.milik_kantor]
    assert milik.prosedur.get_langkah(8).kegiatan == "Rapat Lain"
    assert list_pemain(db, orang["pep"], DONOMULYO)["sekcam"] == ["Orang staf"]
    baru = look(db, start(db, orang, DONOMULYO, "LKj 2026")).kini.prosedur
    assert (baru.get_langkah(2).waktu.jumlah, baru.get_pelaku("sekcam").pemeran) == (3, (staf,))
    set_pemeran(db, orang["admin"], DONOMULYO, "sekcam", [])
    retire_prosedur(db, orang["admin"], DONOMULYO)
    assert not any(satu.milik_kantor for satu in list_prosedur_kantor(db, orang["admin"]))
    with pytest.raises(DataTidakSah):
        retire_prosedur(db, orang["admin"], DONOMULYO)


def test_times_of_a_closed_run_never_change_again(db: Database, jam: Jam) -> None:
    orang = make_kantor(db, KECAMATAN)
    kode = start(db, orang, DONOMULYO)
    jam.maju(days=1)  # Tuesday 08.00: a working day of 450 minutes for a step of 5
    berjalan = look(db, kode).giliran[0].ukuran
    assert (berjalan.baku, berjalan.terpakai) == (timedelta(minutes=5), timedelta(minutes=450))
    assert berjalan.batas == SENIN + timedelta(minutes=5)
    (baris,) = list_langkah_saya(db, orang["camat"])
    assert (baris.langkah, baris.terlambat, baris.lewat) == (1, True, timedelta(minutes=445))
    assert list_langkah_saya(db, orang["sekcam"]) == []
    cancel_pelaksanaan(db, orang["camat"], kode, 0, "digabung dengan yang lain")
    tetap = look(db, kode)
    set_pengaturan(db, orang["admin"], "jam_kerja", "09.00-10.00")
    set_pengaturan(db, orang["admin"], "libur_tambahan", "2026-01-05")
    jam.maju(days=30)
    assert look(db, kode).giliran == tetap.giliran
    assert look(db, kode).menit_sehari == 450
    assert [s.kode for s in list_pelaksanaan(db, orang["camat"], berakhir=True)] == [kode]
    assert list_arsip(db, orang["camat"]) == []
    (hilang,) = list_waktu_hilang(db, orang["camat"])
    assert (hilang.nomor, hilang.hilang, hilang.terlambat) == (1, timedelta(minutes=445), 1)
    lain = look(db, start(db, orang, DONOMULYO, "Lain"))
    assert lain.menit_sehari == (4 * 60 + 450) // 5


def test_a_step_needs_its_output_and_the_letter_its_number(db: Database, jam: Jam) -> None:
    orang = make_kantor(db, KECAMATAN)
    kode = start(db, orang, DONOMULYO)
    siapa = {1: "camat", 2: "sekcam", 7: "sekcam", 8: "sekcam", 9: "sekcam", 10: "camat"}
    kosong = {}
    kini = look(db, kode).kini
    while kini.langkah is not None:
        nomor = kini.langkah.nomor
        pelaku = orang[siapa.get(nomor, "pep")] if nomor != 3 else find_pemain(kini, orang)[0]
        if kini.menunggu_putusan:
            with pytest.raises(DataTidakSah, match="disertai catatan"):
                decide_langkah(db, pelaku, kode, kini.jumlah, ya=False, isi=IsiLangkah())
        else:
            with pytest.raises(DataTidakSah) as galat:
                confirm_langkah(db, pelaku, kode, kini.jumlah, IsiLangkah())
            kosong[nomor] = galat.value.apa
        with pytest.raises(DataTidakSah, match="lebih dahulu bertindak"):
            confirm_langkah(db, pelaku, kode, kini.jumlah + 1, IsiLangkah(catatan="x"))
        kini = do_step(db, kode, pelaku, kini=kini)
    assert kosong[1] == "Instruksi disposisinya belum ditulis"
    assert kosong[6] == "Output langkah ini (Dokumen) belum dilampirkan"
    assert kosong[11] == "Surat pengantarnya belum diberi nomor"
    assert kosong[13] == "Belum ada pengiriman yang bertanda terima"
    assert [satu.nomor for satu in list_surat(db, orang["staf"], kode)] == ["000.8.6.3/1/2026"]
    assert [s.penerima for s in list_pengiriman(db, orang["staf"], kode)] == ["Ani"]
    with pytest.raises(DataTidakSah, match="sudah berakhir"):
        number_surat(db, orang["pep"], kode, kepada="Bupati", perihal="Susulan")
    with pytest.raises(DataTidakSah, match="sudah berakhir"):
        confirm_langkah(db, orang["pep"], kode, look(db, kode).kini.jumlah, IsiLangkah())


def test_a_letter_of_an_earlier_step_is_none_of_this_one(db: Database, jam: Jam) -> None:
    orang = make_kantor(db, KECAMATAN)
    kode = start(db, orang, DONOMULYO)
    number_surat(db, orang["camat"], kode, kepada="Para Kasi", perihal="Undangan")
    kini = look(db, kode).kini
    while kini.langkah and kini.langkah.hasil is not HasilLangkah.SURAT:
        jam.maju(minutes=10)
        kini = do_step(db, kode, find_pemain(kini, orang)[0], kini=kini)
    with pytest.raises(DataTidakSah, match="belum diberi nomor"):
        confirm_langkah(db, orang["pep"], kode, kini.jumlah, IsiLangkah())
    assert do_step(db, kode, orang["pep"], kini=kini).giliran[-1].langkah == 12


def test_a_run_ends_when_every_delivery_was_signed_for_after_it_went_out(
    db: Database, jam: Jam
) -> None:
    orang = make_kantor(db, KECAMATAN)
    kode, pep, hari = start(db, orang, DONOMULYO), orang["pep"], SENIN.date()
    kini = look(db, kode).kini
    while kini.langkah and kini.langkah.hasil is not HasilLangkah.KIRIMAN:
        kini = do_step(db, kode, find_pemain(kini, orang)[0], kini=kini)
    satu, dua = (
        add_pengiriman(db, pep, kode, IsiKiriman(tujuan=tujuan)) for tujuan in ("Bupati", "Bappeda")
    )
    with pytest.raises(DataTidakSah, match="mendahului pengirimannya"):
        record_tanda_terima(db, pep, satu, penerima="Ani", tanggal=hari - timedelta(days=1))
    record_tanda_terima(db, pep, satu, penerima="Ani", tanggal=hari)
    with pytest.raises(DataTidakSah, match="Pengiriman ke Bappeda belum bertanda terima"):
        confirm_langkah(db, pep, kode, kini.jumlah, IsiLangkah())
    record_tanda_terima(db, pep, dua, penerima="Ani", tanggal=hari)
    akhir = confirm_langkah(db, pep, kode, kini.jumlah, IsiLangkah())
    assert akhir.status is StatusPelaksanaan.SELESAI


def test_no_tanda_terima_is_added_to_a_run_that_has_ended(db: Database, jam: Jam) -> None:
    orang = make_kantor(db, KECAMATAN)
    kode = start(db, orang, DONOMULYO)
    kiriman = add_pengiriman(db, orang["camat"], kode, IsiKiriman(tujuan="Bupati"))
    cancel_pelaksanaan(db, orang["camat"], kode, 0, "keliru")
    with pytest.raises(DataTidakSah, match="sudah berakhir"):
        record_tanda_terima(db, orang["camat"], kiriman, penerima="Ani", tanggal=SENIN.date())


def test_letters_count_within_a_year_by_the_offices_pattern(db: Database, jam: Jam) -> None:
    orang = make_kantor(db, KECAMATAN)
    kode = start(db, orang, DONOMULYO)
    set_pengaturan(db, orang["admin"], "surat_pola_nomor", "400.14/{nomor}/35.07/{bulan}/{tahun}")
    with pytest.raises(DataTidakSah, match="memuat"):
        set_pengaturan(db, orang["admin"], "surat_pola_nomor", "400/{tahun}")

    def number() -> str:
        return number_surat(db, orang["pep"], kode, kepada="Bupati", perihal="LKj").nomor

    assert [number(), number()] == ["400.14/1/35.07/I/2026", "400.14/2/35.07/I/2026"]
    jam.saat = datetime(2026, 12, 31, 17)  # noqa: DTZ001 1 January 2027, 00.00 WIB
    assert number() == "400.14/1/35.07/I/2027"


def agree(db: Database, orang: dict[str, Pelaku], jam: Jam, kini: Pelaksanaan) -> None:
    """Bring about what the step at hand waits for: agreed forms, then agreed semesters."""
    assert kini.langkah is not None
    if kini.langkah.syarat == "semester_disetujui":
        for satu in (JenisPeriode.S1, JenisPeriode.S2):
            approve_periode(db, orang["sekretaris"], 2025, satu)
        return
    make_formulir(db)
    tiga = ("ajukan", "verifikasi", "setujui")
    save(db, [an_act(jam.saat, tw, n, t) for tw in (1, 2, 3, 4) for n, t in enumerate(tiga, 1)])


def an_act(pada: datetime, triwulan: int, versi: int = 1, tindakan: str = "ajukan") -> Baris:
    """Return an act on the form of the unit and triwulan."""
    status = {
        "ajukan": "diajukan", "kembalikan": "dikembalikan", "verifikasi": "diverifikasi",
        "setujui": "disetujui",
    }[tindakan]  # fmt: skip
    isi = {
        "kode_instansi": KANTOR, "kode_unit": UNIT, "tahun": 2025, "triwulan": triwulan,
        "versi": versi, "tindakan": tindakan, "status": status, "catatan": "", "oleh": "kasi.pem",
        "jabatan": "Kasi", "jenis_penugasan": "definitif", "pada": pada,
    }  # fmt: skip
    return Baris("alur_pengumpulan", isi)


def make_formulir(db: Database) -> dict[str, object]:
    """Write one indikator with targets of 2025; return what its rows have in common."""
    unit = {"kode_instansi": KANTOR}
    save(db, a_unit(**unit), a_sasaran(tahun=2025, **unit), an_indikator(tahun=2025, **unit))
    isi: dict[str, object] = {"kode_instansi": KANTOR, "tahun": 2025, "dicatat_pada": SENIN}
    save(db, [a_target(triwulan=tw, **isi) for tw in (1, 2, 3, 4)])
    return isi


def test_what_the_program_sees_done_is_done_by_itself_and_again_only_after_a_change(
    db: Database, jam: Jam
) -> None:
    orang = make_kantor(db, KECAMATAN)
    make_formulir(db)
    save(db, [an_act(SENIN - timedelta(days=3), tw) for tw in (1, 2, 3)])
    kode = start(db, orang, DONOMULYO)
    do_step(db, kode, orang["camat"])
    jam.maju(hours=1)
    do_step(db, kode, orang["sekcam"])
    assert [satu.langkah for satu in look(db, kode).kini.giliran] == [1, 2, 3]
    jam.maju(hours=5)
    save(db, an_act(SENIN + timedelta(hours=2), 4))
    kini = look(db, kode).kini
    assert [satu.langkah for satu in kini.giliran] == [1, 2, 3, 4]
    assert kini.giliran[2].selesai == SENIN + timedelta(hours=2)
    assert kini.giliran[2].peristiwa[0].jenis is JenisPeristiwa.TANDA
    assert list_jejak(db, orang["admin"], oleh="program")[0].tindakan == "prosedur_tanda"
    do_step(db, kode, orang["pep"])
    do_step(db, kode, orang["pep"], ya=False)
    assert look(db, kode).kini.giliran[-1].langkah == 3, "nothing has changed since"
    jam.maju(hours=1)
    save(db, an_act(jam.saat, 4, 2, "kembalikan"))
    assert look(db, kode).kini.giliran[-1].langkah == 3, "one form was returned"
    save(db, an_act(jam.saat, 4, 3))
    assert look(db, kode).kini.giliran[-1].langkah == 4


@pytest.mark.parametrize("tanda", ["formulir_lengkap", "formulir_disetujui"])
def test_an_offices_own_file_may_wait_for_another_sign(db: Database, jam: Jam, tanda: str) -> None:
    orang = make_kantor(db, KECAMATAN)
    isi = make_formulir(db)
    teks = list_prosedur_bawaan()[DONOMULYO].replace("formulir_diajukan", tanda)
    add_prosedur(db, orang["admin"], teks.encode(), "sendiri.toml")
    kode = start(db, orang, DONOMULYO)
    do_step(db, kode, orang["camat"])
    do_step(db, kode, orang["sekcam"])
    semua = (1, 2, 3, 4)
    for sebagian, langkah in ((semua[:3], 3), (semua[3:], 4)):
        if tanda == "formulir_lengkap":
            save(db, [a_realisasi(triwulan=tw, **isi) for tw in sebagian])
        else:
            save(db, [an_act(jam.saat, tw, 1, "setujui") for tw in sebagian])
        assert look(db, kode).kini.giliran[-1].langkah == langkah


def test_balangan_waits_for_the_parts_and_says_which(db: Database, jam: Jam) -> None:
    orang = make_kantor(db, DINAS)
    make_formulir(db)
    kode = start_pelaksanaan(db, orang["kadis"], BALANGAN, "Semester I 2025", 2025, 2)
    kini = look(db, kode).kini
    while kini.langkah and kini.langkah.nomor < 6:
        kini = do_step(db, kode, find_pemain(kini, orang)[0], kini=kini)
    tiga = ("ajukan", "verifikasi", "setujui")
    save(db, [an_act(jam.saat, 1, n, t) for n, t in enumerate(tiga, 1)])
    assert look(db, kode).kurang == (
        "Semester I: formulir Seksi Pemerintahan triwulan II 2025 masih draf",
    )
    with pytest.raises(DataTidakSah, match="triwulan II 2025 masih draf"):
        do_step(db, kode, orang["program"], kini=kini)
    save(db, [an_act(jam.saat, 2, n, t) for n, t in enumerate(tiga, 1)])
    assert look(db, kode).kurang == (), "the second semester is not this run's"
    assert do_step(db, kode, orang["program"], kini=kini).giliran[-1].langkah == 7


def test_one_person_does_not_decide_at_two_levels_of_a_turn(db: Database, jam: Jam) -> None:
    orang = make_kantor(db, DINAS)
    kode = start(db, orang, BALANGAN)
    kini = look(db, kode).kini
    while kini.langkah and (kini.langkah.nomor < 7 or not kini.menunggu_putusan):
        if look(db, kode).kurang:
            agree(db, orang, jam, kini)
        kini = do_step(db, kode, find_pemain(kini, orang)[0], kini=kini)
    rangkap = Penugasan(
        peran=Peran.PENYUPLAI_DATA,
        kode_unit="bidang-1",
        jabatan="Kepala Bidang",
        mulai=SENIN.date(),
    )
    add_penugasan(db, orang["admin"], "kasi", rangkap)
    kasi = get_pelaku(db, "kasi")
    kini = do_step(db, kode, kasi, kini=kini)
    assert (kini.giliran[-1].langkah, kini.pelaku_kini) == (7, ("kepala-bidang",))
    with pytest.raises(TidakBerhak, match="sudah memutuskan langkah ini pada tingkat sebelumnya"):
        do_step(db, kode, kasi, kini=kini)
    assert do_step(db, kode, orang["kabid"], kini=kini).giliran[-1].langkah == 8


def test_a_document_that_was_made_final_is_seen_signed(db: Database, jam: Jam) -> None:
    orang = make_kantor(db, KECAMATAN)
    kode = start(db, orang, DONOMULYO)
    kini = look(db, kode).kini
    while kini.langkah and kini.langkah.nomor < 9:
        kini = do_step(db, kode, find_pemain(kini, orang)[0], kini=kini)
    isi = {
        "kode_instansi": KANTOR, "kode": "lkj-2025", "jenis": "lkj", "tahun": 2025,
        "periode": "TAHUN", "perubahan_ke": 0, "judul": "LKj", "nomor": "1", "tanggal": SENIN.date(),
        "penanda_tangan": "Camat", "jabatan": "Camat", "sidik_bahan": "a", "sidik_pdf": "b",
        "difinalkan_oleh": "camat", "difinalkan_pada": SENIN,
    }  # fmt: skip
    save(db, Baris("dokumen", isi | {"kode": "tw", "jenis": "triwulan", "periode": "TW1"}))
    do_step(db, kode, orang["sekcam"], kini=kini)
    assert look(db, kode).kini.giliran[-1].langkah == 10
    save(db, Baris("dokumen", isi))
    assert look(db, kode).kini.giliran[-1].langkah == 11


def test_every_sign_a_file_may_name_is_looked_for() -> None:
    assert set(TANDA_DIKENAL) == TANDA.keys() == CARA_TANDA.keys()
    assert set(SYARAT_DIKENAL) == SYARAT.keys()
    assert set(DOKUMEN_DIKENAL) <= JENIS.keys()


def test_an_instruction_reaches_the_person_it_is_for(db: Database, jam: Jam) -> None:
    orang = make_kantor(db, KECAMATAN)
    kode = start(db, orang, DONOMULYO)
    with pytest.raises(DataTidakSah):
        give_disposisi(db, orang["camat"], kode, 0, "hantu", "siapkan")
    give_disposisi(db, orang["camat"], kode, 0, "staf", "Siapkan ruang rapat")
    (satu,) = list_langkah_saya(db, orang["staf"])
    assert (satu.instruksi, satu.langkah) == ("Siapkan ruang rapat", 1)
    do_step(db, kode, orang["camat"])
    assert list_langkah_saya(db, orang["staf"]) == []


def test_only_who_does_the_step_or_runs_procedures_adds_to_it(db: Database, jam: Jam) -> None:
    orang = make_kantor(db, KECAMATAN)
    kode = start(db, orang, DONOMULYO)
    kiriman = add_pengiriman(db, orang["camat"], kode, IsiKiriman(tujuan="Inspektorat"))
    hari = date(2026, 1, 5)
    tindakan: tuple[Callable[[Pelaku], object], ...] = (
        lambda satu: give_disposisi(db, satu, kode, 0, "umum", "Kerjakan ini"),
        lambda satu: number_surat(db, satu, kode, kepada="Bupati", perihal="x"),
        lambda satu: add_pengiriman(db, satu, kode, IsiKiriman(tujuan="Bupati")),
        lambda satu: record_tanda_terima(db, satu, kiriman, penerima="x", tanggal=hari),
    )
    for siapa in ("staf", "kasi.pem"):
        for coba in tindakan:
            with pytest.raises(TidakBerhak, match="bukan pelaku langkah 1"):
                coba(orang[siapa])
    assert list_surat(db, orang["camat"], kode) == []
    number_surat(db, orang["pep"], kode, kepada="Bupati", perihal="x")
    give_disposisi(db, orang["camat"], kode, 0, "staf", "Siapkan")


def test_a_run_needs_a_name_of_its_own_and_somebody_for_every_actor(db: Database, jam: Jam) -> None:
    orang = make_kantor(db, KECAMATAN)
    start(db, orang, DONOMULYO)
    for nama, tahun, triwulan in (("lkj 2025", 2025, None), (" ", 2025, None), ("X", 1, None), ("X", 2025, 5)):  # fmt: skip
        with pytest.raises(DataTidakSah):
            start_pelaksanaan(db, orang["camat"], DONOMULYO, nama, tahun, triwulan)
    with pytest.raises(DataTidakSah, match="pelaku: Kepala Bidang"):
        start(db, orang, "dplh-balangan-pengumpulan-data-kinerja", "Triwulan")
    with pytest.raises(TidakBerhak):
        start_pelaksanaan(db, orang["staf"], DONOMULYO, "Y", 2025)


def test_an_attached_file_is_kept_and_handed_out(db: Database, jam: Jam) -> None:
    orang = make_kantor(db, KECAMATAN)
    kode = start(db, orang, "kecamatan-karangploso-renja")
    do_step(db, kode, orang["camat"])
    do_step(db, kode, orang["sekcam"])
    berkas = BerkasBaru(nama="bahan.txt", isi=b"Bahan Renja\n")
    terlihat = look(db, kode).kini.jumlah
    confirm_langkah(db, orang["umum"], kode, terlihat, IsiLangkah(lampiran=(berkas,)))
    (satu,) = look(db, kode).lampiran[terlihat + 1]
    assert get_lampiran(db, orang["inspektorat"], satu.kode).isi == b"Bahan Renja\n"
    for pelaku, lampiran in ((orang["admin"], satu.kode), (orang["camat"], "0" * 32)):
        with pytest.raises(DataTidakSah):
            get_lampiran(db, pelaku, lampiran)


def test_holidays_of_the_package_have_indonesian_names() -> None:
    libur = list_libur(2026)
    assert libur[date(2026, 8, 17)] == "Hari Kemerdekaan Republik Indonesia"
    assert "Cuti bersama" in libur[date(2026, 12, 24)].capitalize()
