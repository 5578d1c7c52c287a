"""Letters and records around a report: surat pengantar, tanda terima, notulen, berita acara, the filled form."""

from sakip.documents.bahan import Bahan, Indikator
from sakip.documents.blok import (
    Bagian,
    Baris,
    Blok,
    Daftar,
    Dokumen,
    GantiHalaman,
    Kolom,
    Paragraf,
    Rincian,
    Sel,
    Tabel,
    TandaTangan,
)
from sakip.documents.isi.bersama import (
    build,
    is_tercapai,
    make_kop,
    make_penanda,
    make_tempat,
    nama_periode,
    name_waktu,
    sel_angka,
    sel_tulis,
    sign_by,
    write_dasar,
    write_kata,
    write_satuan,
)
from sakip.documents.isi.lkj_perencanaan import NOMOR, make_rows

TEMPAT_NOMOR = "…" * 12
RUANG_PARAF = "\u00a0\n\u00a0"  # two lines high


def name_laporan(bahan: Bahan) -> str:
    """Return what is sent: "Laporan Kinerja (LKjIP) Tahun 2025", "Laporan Kinerja Triwulan II Tahun 2026"."""
    if bahan.periode == "TAHUN":
        return f"Laporan Kinerja Instansi Pemerintah (LKjIP) Tahun {bahan.tahun}"
    return f"Laporan Kinerja {nama_periode(bahan.periode)} Tahun {bahan.tahun}"


def _surat(bahan: Bahan, judul: str, blok: list[Blok], tanda: str, lambang: bytes) -> Dokumen:
    isi = Bagian(blok=(make_kop(bahan), *blok), penomoran="")
    return build(bahan, judul, (isi,), tanda=tanda, lambang=lambang)


def make_pengantar(bahan: Bahan, *, tanda: str = "", lambang: bytes = b"") -> Dokumen:
    """Return the letter that goes with a report to the superior."""
    apa = name_laporan(bahan)
    isi = {"kantor": bahan.kantor.nama, "kabupaten": bahan.kantor.kabupaten}
    blok: list[Blok] = [
        Paragraf(teks=make_tempat(bahan), gaya="kanan"),
        Rincian(
            baris=(
                ("Nomor", bahan.nomor or TEMPAT_NOMOR),
                ("Sifat", "Biasa"),
                ("Lampiran", "1 (satu) berkas"),
                ("Hal", f"**Penyampaian {apa}**"),
            )
        ),
        Paragraf(teks=f"Yth. {bahan.atasan.jabatan}", gaya="rata"),
        Paragraf(teks="di Tempat", gaya="rata"),
        Paragraf(teks=bahan.tulis("surat_dasar", apa=apa, **isi)),
        *write_kata(bahan, "surat/isi"),
        Paragraf(teks=bahan.tulis("surat_tutup")),
        TandaTangan(tempat="", penanda=(make_penanda(bahan.kepala),)),
        Paragraf(teks="Tembusan:", gaya="rata"),
        Daftar(
            butir=(
                f"Inspektur {bahan.kantor.kabupaten};",
                f"Kepala Bappeda {bahan.kantor.kabupaten};",
                "Arsip.",
            )
        ),
    ]
    return _surat(bahan, f"Surat Pengantar {apa}", blok, tanda, lambang)


def make_tanda_terima(bahan: Bahan, *, tanda: str = "", lambang: bytes = b"") -> Dokumen:
    """Return the receipt that who takes the report signs."""
    isi = {"kantor": bahan.kantor.nama, "kabupaten": bahan.kantor.kabupaten}
    kolom = (
        NOMOR,
        Kolom(judul="Dokumen", lebar=5),
        Kolom(judul="Nomor dan Tanggal", lebar=2.4),
        Kolom(judul="Jumlah", lebar=1.2, rata="tengah"),
        Kolom(judul="Keterangan", lebar=2),
    )
    baris: Baris = (
        Sel(teks="1"),
        Sel(teks=f"{name_laporan(bahan)} {bahan.kantor.nama}"),
        Sel(teks=", ".join(filter(None, bahan.laporan)) or TEMPAT_NOMOR),
        Sel(teks="1 berkas"),
        Sel(teks="beserta lampiran"),
    )
    penyerah = make_penanda(bahan.penyusun, "Yang menyerahkan,")
    penerima = make_penanda(
        type(bahan.penyusun)(jabatan="Penerima", nama="", pangkat="", nip=""), "Yang menerima,"
    )
    blok: list[Blok] = [
        Paragraf(teks="TANDA TERIMA", gaya="judul"),
        Paragraf(teks=f"Nomor: {bahan.nomor or TEMPAT_NOMOR}", gaya="tengah"),
        Paragraf(teks=bahan.tulis("terima", **isi), gaya="rata"),
        Tabel(nomor="1", judul="Dokumen yang Diserahkan", kolom=kolom, baris=(baris,)),
        sign_by(bahan, penerima, penyerah),
    ]
    return _surat(bahan, f"Tanda Terima {name_laporan(bahan)}", blok, tanda, lambang)


def make_notulen(bahan: Bahan, *, tanda: str = "", lambang: bytes = b"") -> Dokumen:
    """Return the minutes of the meeting about the data of a periode: the state of the data, and what was said."""
    angka = [satu.di(bahan.periode) for satu in bahan.indikator]
    kosong = sum(satu.status == "belum_dilaporkan" for satu in angka)
    kalimat = bahan.tulis(
        "notulen",
        periode=nama_periode(bahan.periode),
        waktu=name_waktu(bahan),
        tahun=bahan.tahun,
        jumlah=len(angka),
        lengkap=sum(satu.status in ("lengkap", "tidak_berlaku") for satu in angka),
        belum=sum(satu.capaian is not None and not is_tercapai(satu.capaian) for satu in angka),
        kosong=kosong,
    )
    blok: list[Blok] = [
        Paragraf(teks="NOTULEN RAPAT", gaya="judul"),
        Rincian(
            baris=(
                ("Hari, tanggal", bahan.tanggal or TEMPAT_NOMOR),
                ("Waktu", TEMPAT_NOMOR),
                ("Tempat", bahan.kantor.nama),
                ("Acara", f"Pembahasan data kinerja {name_waktu(bahan)}"),
                ("Pimpinan rapat", f"{bahan.sekretaris.nama} ({bahan.sekretaris.jabatan})"),
                ("Notulis", f"{bahan.penyusun.nama} ({bahan.penyusun.jabatan})"),
            )
        ),
        Paragraf(teks=kalimat),
        Paragraf(teks="**Pembahasan**", gaya="rata"),
        *write_kata(bahan, "notulen/pembahasan", "pembahasan"),
        Paragraf(teks="**Keputusan dan tindak lanjut**", gaya="rata"),
        *write_kata(bahan, "notulen/keputusan", "keputusan dan tindak lanjut"),
        sign_by(
            bahan,
            make_penanda(bahan.penyusun, "Notulis,"),
            make_penanda(bahan.sekretaris, "Pimpinan rapat,"),
        ),
        GantiHalaman(),
        _hadir(bahan),
    ]
    return _surat(
        bahan, f"Notulen {nama_periode(bahan.periode)} {bahan.tahun}", blok, tanda, lambang
    )


def _hadir(bahan: Bahan) -> Tabel:
    kolom = (
        NOMOR,
        Kolom(judul="Unit Kerja", lebar=4),
        Kolom(judul="Nama", lebar=3.4),
        Kolom(judul="Paraf", lebar=1.4),
    )
    baris = tuple(
        (Sel(teks=str(urut)), Sel(teks=unit), Sel(teks=nama or "…" * 10), Sel(teks=RUANG_PARAF))
        for urut, (unit, _, nama) in enumerate(bahan.kantor.unit, 1)
    )
    return Tabel(nomor="1", judul="Daftar Hadir", kolom=kolom, baris=baris)


KOLOM_BERITA_ACARA = (
    NOMOR,
    Kolom(judul="Sasaran", lebar=2.4),
    Kolom(judul="Indikator Kinerja", lebar=3),
    Kolom(judul="Satuan", lebar=1, rata="tengah"),
    Kolom(judul="Target", lebar=1.05, rata="kanan"),
    Kolom(judul="Realisasi", lebar=1.1, rata="kanan"),
    Kolom(judul="Capaian (%)", lebar=1.1, rata="kanan"),
    Kolom(judul="Bukti", lebar=0.8, rata="tengah"),
)


def make_berita_acara(bahan: Bahan, *, tanda: str = "", lambang: bytes = b"") -> Dokumen:
    """Return the record of reconciled data of a periode, signed by the three who answer for it."""
    nama = nama_periode(bahan.periode)

    def sel(satu: Indikator) -> Baris:
        angka = satu.di(bahan.periode)
        return (
            Sel(teks=satu.nama),
            Sel(teks=write_satuan(satu.satuan)),
            sel_tulis(angka.target, angka.target_tulis, satu),
            sel_tulis(angka.realisasi, angka.realisasi_tulis, satu),
            sel_angka(angka.capaian),
            Sel(teks=str(satu.count_bukti(bahan.periode))),
        )

    kalimat = bahan.tulis(
        "berita_acara",
        tanggal=bahan.tanggal or TEMPAT_NOMOR,
        kantor=bahan.kantor.nama,
        periode=nama,
        waktu=name_waktu(bahan),
        tahun=bahan.tahun,
    )
    blok: list[Blok] = [
        Paragraf(teks="BERITA ACARA REKONSILIASI DATA KINERJA", gaya="judul"),
        Paragraf(teks=f"Nomor: {bahan.nomor or TEMPAT_NOMOR}", gaya="tengah"),
        Paragraf(teks=kalimat),
        Tabel(
            nomor="1",
            judul=f"Data Kinerja {name_waktu(bahan)}",
            kolom=KOLOM_BERITA_ACARA,
            baris=make_rows(bahan.indikator, sel),
            catatan=f"n/a: belum dilaporkan, belum waktunya diukur, atau tidak dapat dihitung.{write_dasar(bahan)}",
        ),
        *write_kata(bahan, "berita-acara/catatan"),
        Paragraf(teks=bahan.tulis("berita_acara_tutup")),
        sign_by(
            bahan,
            make_penanda(bahan.penyusun, "Penyusun,"),
            make_penanda(bahan.sekretaris, "Pengelola data,"),
            make_penanda(bahan.kepala, "Mengetahui,"),
        ),
    ]
    return _surat(bahan, f"Berita Acara {nama} {bahan.tahun}", blok, tanda, lambang)


def make_formulir(bahan: Bahan, *, tanda: str = "", lambang: bytes = b"") -> Dokumen:
    """Return the collection form of the SOP filled in: its nine columns, every unit.

    Source: rules/sumber.toml [formulir-sop].
    """
    kolom = (
        Kolom(judul="No.", lebar=0.5, rata="tengah"),
        Kolom(judul="Sasaran Strategis", lebar=2.1),
        Kolom(judul="Indikator Kinerja", lebar=2.4),
        Kolom(judul="Target", lebar=0.95, rata="kanan"),
        Kolom(judul="Realisasi/ Progres Capaian", lebar=1.3, rata="kanan"),
        Kolom(judul="Program/Kegiatan/ Sub Kegiatan", lebar=2.3),
        Kolom(judul="Sumber Data", lebar=1.8),
        Kolom(judul="Yang membidangi", lebar=1.7),
        Kolom(judul="Keterangan", lebar=2.4),
    )
    nomor = int(bahan.periode[2])

    def sel(satu: Indikator) -> Baris:
        angka = satu.di(bahan.periode)
        return (
            Sel(teks=satu.nama),
            sel_tulis(angka.target, angka.target_tulis, satu),
            sel_tulis(angka.realisasi, angka.realisasi_tulis, satu),
            Sel(teks=satu.program or "tidak dikaitkan"),
            Sel(teks=satu.sumber_data or "belum diisi"),
            Sel(teks=satu.unit),
            Sel(teks=dict(satu.catatan).get(nomor) or angka.alasan or "tidak ada"),
        )

    nama = nama_periode(bahan.periode)
    isi = Bagian(
        blok=(
            Paragraf(teks="FORMAT PENGUMPULAN DATA KINERJA", gaya="judul"),
            Paragraf(teks=f"{bahan.kantor.nama}, {nama} Tahun {bahan.tahun}", gaya="tengah"),
            Tabel(
                nomor="1",
                judul=f"Data Kinerja {nama} Tahun {bahan.tahun}",
                kolom=kolom,
                baris=make_rows(bahan.indikator, sel),
            ),
            sign_by(bahan, make_penanda(bahan.penyusun)),
        ),
        mulai=True,
        mendatar=True,
    )
    return build(bahan, f"Formulir {nama} {bahan.tahun}", (isi,), tanda=tanda, lambang=lambang)
