"""Columns are known by their words: the office's own, misspelt, on one row or three."""

import pytest

from sakip.intake.kata_judul import classify_judul


@pytest.mark.parametrize(
    ("susunan", "bidang", "triwulan"),
    [
        (("No.",), "nomor", None),
        (("NO URUT",), "nomor", None),
        (("Sasaran Strategis",), "sasaran", None),
        (("Sasran Stratgis",), "sasaran", None),
        (("INDIKATOR SASARAN",), "indikator", None),
        (("Indkator\nKinerja",), "indikator", None),
        (("IKU",), "indikator", None),
        (("Target",), "target", None),
        (("TARGET\nTAHUN 2025",), "target", None),
        (("Target TW.II",), "target", 2),
        (("Target Kinerja", "TW III"), "target", 3),
        (("Target", "Nilai"), "target", None),
        (("Realisasi/ Progres Capaian",), "nilai", None),
        (("Realisasi/ Proges Capaian",), "nilai", None),
        (("Relisasi Triwulan ke-2",), "nilai", 2),
        (("Realisasi", "II"), "nilai", 2),
        (("Triwulan II", "Realisasi"), "nilai", 2),
        (("Realisasi s.d. TW II",), "nilai", 2),
        (("Realisasi/ Progres Capaian", "Nilai"), "nilai", None),
        (("Realisasi/ Progres Capaian", "Pembilang"), "pembilang", None),
        (("Realisasi/ Progres Capaian", "Penyebut"), "penyebut", None),
        (("Realisasi/ Progres Capaian", "Uraian progres"), "progres", None),
        (("Capaian TW II",), "nilai", 2),
        (("Program/Kegiatan/ Sub Kegiatan",), "program", None),
        (("Sumbr Data",), "sumber_data", None),
        (("PENANGGUNG JAWAB",), "unit", None),
        (("Yg Membidangi",), "unit", None),
        (("KET.",), "keterangan", None),
        (("Satuan",), "satuan", None),
        (("Indikator Kinerja", "Satuan"), "satuan", None),
        (("Kode Indikator",), "kode", None),
        (("_id",), "id_indikator", None),
    ],
)
def test_a_column_is_known_by_its_words(
    susunan: tuple[str, ...], bidang: str, triwulan: int | None
) -> None:
    tafsir = classify_judul(susunan)
    assert tafsir is not None
    assert (tafsir.bidang, tafsir.sebutan.triwulan) == (bidang, triwulan)


@pytest.mark.parametrize(
    "susunan",
    [
        ("% Capaian",),
        ("Capaian (%)",),
        ("Realisasi", "Capaian (%)"),
        ("Persentase Capaian", "TW II"),
        ("Realisasi Anggaran",),
        ("Realisasi", "Rp"),
        ("Realisasi Tahun Lalu",),
        ("Realisasi n-1",),
        ("Target Akhir Renstra",),
        ("Kondisi Awal",),
        ("Realisasi April",),
        ("Target Semester I",),
        ("Bukti Dukung",),
        ("Meningkatnya kualitas pelayanan publik kecamatan",),
        ("Program Pemberdayaan Masyarakat Desa dan Kelurahan",),
        ("PENGUMPULAN DATA KINERJA TRIWULAN II TAHUN 2025",),
    ],
)
def test_other_columns_and_sentences_are_never_taken_for_figures_or_names(
    susunan: tuple[str, ...],
) -> None:
    assert classify_judul(susunan) is None
