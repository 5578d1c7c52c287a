"""What units wrote beside their figures stands in the report of its own triwulan: kendala, plans, notes, evidence."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sakip.documents.blok import Dokumen, Paragraf, Tabel
from sakip.documents.isi.bagian_narasi import list_tempat
from sakip.domain.peran import pelaku_baris_perintah
from sakip.domain.periode import JenisPeriode
from sakip.services.dokumen import get_bahan
from sakip.services.jenis_dokumen import JENIS
from sakip.storage.connection import Database
from tests.builders import (
    INDIKATOR,
    KANTOR,
    PENCATAT,
    SAAT,
    TAHUN,
    Baris,
    a_belanja,
    a_pagu,
    a_program,
    a_realisasi,
    a_target,
    an_indikator,
    an_office,
    save,
)

PELAKU = pelaku_baris_perintah(KANTOR)
KUNCI: dict[str, Any] = {"kode_instansi": KANTOR, "kode_indikator": INDIKATOR, "tahun": TAHUN}
CATAT: dict[str, Any] = {"versi": 1, "dicatat_oleh": PENCATAT, "dicatat_pada": SAAT}


def a_kendala(triwulan: int, **given: Any) -> Baris:
    tulis = {
        "kendala": f"Hujan triwulan {triwulan}",
        "solusi": "Jadwal digeser",
        "rencana": f"Kunjungan ulang {triwulan}",
        "pic": "Kasi Uji",
        "batas_waktu": date(TAHUN, 3 * triwulan, 30),
    }
    return Baris("kendala", {**KUNCI, "triwulan": triwulan, **CATAT, **tulis, **given})


def a_bukti(kode: str, triwulan: int) -> Baris:
    isi = {"status": "aktif", "nama": f"Daftar hadir {kode}", "jenis": "pdf", "tautan": None}
    return Baris(
        "bukti_dukung",
        {
            **KUNCI,
            "kode": kode,
            "triwulan": triwulan,
            **CATAT,
            **isi,
            "sha256": "ab" * 32,
            "ukuran": 9,
        },
    )


@pytest.fixture
def kantor(db: Database) -> Database:
    """One indikator that misses its target in every triwulan, with notes, kendala and money."""
    lanjut = {"keadaan": "selesai", "uraian": "Dua desa dikunjungi"}
    save(
        db,
        an_office(),
        *map(a_program, ("1", "1.1", "1.1.1")),
        a_pagu("1.1.1", 1_000),
        an_indikator(kode_program="1.1.1"),
    )
    for nomor in (1, 2):
        save(
            db,
            a_target(triwulan=nomor, nilai=10),
            a_realisasi(triwulan=nomor, nilai=5, keterangan=f"Catatan {nomor}"),
            a_belanja("1.1.1", nomor, 100 * nomor),
            a_kendala(nomor),
            a_bukti(f"B{nomor}", nomor),
        )
    save(db, Baris("tindak_lanjut", {**KUNCI, "triwulan": 1, **CATAT, **lanjut}))
    return db


def compose(db: Database, jenis: str, periode: JenisPeriode) -> Dokumen:
    return JENIS[jenis].compose(get_bahan(db, PELAKU, jenis, TAHUN, periode))


def read(dokumen: Dokumen, nomor: str) -> list[list[str]]:
    (tabel,) = [b for b in dokumen.semua_blok if isinstance(b, Tabel) and b.nomor == nomor]
    return [[sel.teks for sel in baris] for baris in tabel.baris]


def test_kendala_and_plan_of_the_unit_stand_in_the_report_of_their_triwulan(
    kantor: Database,
) -> None:
    (baris,) = read(compose(kantor, "triwulan", JenisPeriode.TW1), "5.2")
    kata = ["50,00", "Hujan triwulan 1", "Jadwal digeser", "Kunjungan ulang 1", "Kasi Uji"]
    assert baris[2:] == [*kata, "30 Maret 2026", "1"]
    (baris,) = read(compose(kantor, "semester", JenisPeriode.S1), "5.2")
    assert (baris[3], baris[8]) == ("Hujan triwulan 2", "2"), "the last word, all evidence"


def test_a_plan_is_followed_up_in_the_report_after_it(kantor: Database) -> None:
    assert "Tidak ada rencana" in read(compose(kantor, "triwulan", JenisPeriode.TW1), "5.1")[0][0]
    (baris,) = read(compose(kantor, "triwulan", JenisPeriode.TW2), "5.1")
    assert baris[2:6] == ["Triwulan I Tahun 2026", "Kunjungan ulang 1", "Kasi Uji", "30 Maret 2026"]
    assert baris[6:] == ["selesai", "Dua desa dikunjungi", "50,00"]


def test_words_of_the_unit_need_not_be_written_again(kantor: Database) -> None:
    bahan = get_bahan(kantor, PELAKU, "triwulan", TAHUN, JenisPeriode.TW2)
    wajib = {t.bagian: t for t in list_tempat(bahan) if t.bagian.startswith("indikator/")}
    assert not any(t.wajib for t in wajib.values())
    assert "Ditulis unit: Hujan triwulan 2" in wajib[f"indikator/{INDIKATOR}/penghambat"].angka


def test_the_lkj_tells_every_cause_of_the_tahun_and_the_last_plan_with_its_state(
    kantor: Database,
) -> None:
    (baris,) = read(compose(kantor, "lkj", JenisPeriode.TAHUN), "3.6.1")
    assert baris[2:] == [
        "tidak dicatat",
        "Laporan unit: Triwulan I: Hujan triwulan 1. Triwulan II: Hujan triwulan 2.",
        "Laporan unit: Triwulan I dan II: Jadwal digeser. Rencana Triwulan II: Kunjungan ulang 2 "
        "(Kasi Uji, paling lambat 30 Juni 2026).",
    ]
    save(kantor, a_kendala(2, versi=2, rencana=""))
    (baris,) = read(compose(kantor, "lkj", JenisPeriode.TAHUN), "3.6.1")
    assert baris[4].endswith("Kunjungan ulang 1 (Kasi Uji, paling lambat 30 Maret 2026; selesai).")


def test_words_of_officials_go_before_those_of_the_unit_in_the_lkj(kantor: Database) -> None:
    bahan = get_bahan(kantor, PELAKU, "lkj", TAHUN, JenisPeriode.TAHUN)
    kata = replace(bahan, narasi=((f"indikator/{INDIKATOR}/penghambat", "Irigasi rusak"),))
    (baris,) = read(JENIS["lkj"].compose(kata), "3.6.1")
    assert baris[3] == "Irigasi rusak"
    assert baris[4].startswith("Laporan unit: ")


def test_the_lkj_asks_for_a_cause_only_where_its_table_has_none(kantor: Database) -> None:
    def lack() -> dict[str, bool]:
        bahan = get_bahan(kantor, PELAKU, "lkj", TAHUN, JenisPeriode.TAHUN)
        (baris,) = read(JENIS["lkj"].compose(bahan), "3.6.1")
        wajib = {t.bagian.split("/")[-1]: t for t in list_tempat(bahan) if t.kode_unit}
        for kolom, apa in ((3, "penghambat"), (4, "upaya")):
            assert wajib[apa].wajib == (baris[kolom] == f"[Belum diisi: {apa}]")
        tulis = "Ditulis unit" if not wajib["penghambat"].wajib else "Keterangan unit: Catatan 2"
        assert tulis in wajib["penghambat"].angka
        return {apa: satu.wajib for apa, satu in wajib.items()}

    assert lack() == {"pendukung": False, "penghambat": False, "upaya": False}
    for nomor in (1, 2):
        save(kantor, a_kendala(nomor, versi=2, kendala="", rencana=""))
    assert lack() == {"pendukung": False, "penghambat": True, "upaya": False}, "solusi is left"
    for nomor in (1, 2):
        save(kantor, a_kendala(nomor, versi=3, kendala="", solusi="", rencana=""))
    assert lack() == {"pendukung": False, "penghambat": True, "upaya": True}


def test_a_note_stands_in_the_report_of_its_own_triwulan_only(kantor: Database) -> None:
    for periode, catatan in (
        (JenisPeriode.TW1, "Catatan 1"),
        (JenisPeriode.TW2, "Catatan 2"),
        (JenisPeriode.S1, "Triwulan I: Catatan 1. Triwulan II: Catatan 2."),
    ):
        jenis = "semester" if periode is JenisPeriode.S1 else "triwulan"
        (baris,) = read(compose(kantor, jenis, periode), "4.2")
        assert baris[-1] == catatan


def test_money_stands_once_and_is_summed_over_programs_only(kantor: Database) -> None:
    save(kantor, an_indikator(kode="IKU-02", nama="Kedua", kode_program="1.1.1", urutan=2))
    save(kantor, a_target(kode_indikator="IKU-02", triwulan=2, nilai=1))
    dokumen = compose(kantor, "triwulan", JenisPeriode.TW2)
    *_, jumlah = read(dokumen, "4.1")
    satu, dua = read(dokumen, "4.2")
    assert jumlah[0] == "Jumlah"
    assert jumlah[1:] == read(dokumen, "4.1")[0][2:]
    assert jumlah[1:] == ["1.000", "100", "200", "–", "–", "300", "30,00", "700"]
    assert (satu[3:6], dua[3]) == (["1.000", "300", "30,00"], "lihat No. 1")


def test_an_indikator_that_is_not_reported_is_on_the_list_and_nothing_is_called_met(
    db: Database,
) -> None:
    save(db, an_office(), an_indikator(), a_target(triwulan=1))
    dokumen = compose(db, "triwulan", JenisPeriode.TW1)
    (baris,) = read(dokumen, "5.2")
    assert baris[2:4] == ["n/a", "belum dilaporkan"]
    teks = " ".join(b.teks for b in dokumen.semua_blok if isinstance(b, Paragraf))
    assert "Sebanyak 1 indikator belum dapat dihitung: 1 belum dilaporkan." in teks
    assert "mencapai target periode ini." not in teks


def test_evidence_is_counted_by_its_own_triwulan(kantor: Database) -> None:
    bahan = get_bahan(kantor, PELAKU, "berita-acara", TAHUN, JenisPeriode.TW1)
    (satu,) = bahan.indikator
    assert [satu.count_bukti(p) for p in ("TW1", "TW2", "TW3", "S1", "TAHUN")] == [1, 1, 0, 2, 2]
    assert satu.di("TW1").capaian == Decimal(50)


def test_the_register_names_every_piece_with_its_fingerprint(kantor: Database) -> None:
    dokumen = compose(kantor, "register-bukti", JenisPeriode.TAHUN)
    satu, dua = read(dokumen, "2")
    assert (satu[2:5], dua[2]) == (["I", "Daftar hadir B1", "pdf"], "II")
    assert satu[5:] == ["6 April 2026", PENCATAT, " ".join(["ab" * 8] * 4)]
    teks = [b.teks for b in dokumen.semua_blok if isinstance(b, Paragraf)]
    assert "Register ini memuat 2 bukti dukung bagi 1 dari 1 indikator Tahun 2026." in teks
