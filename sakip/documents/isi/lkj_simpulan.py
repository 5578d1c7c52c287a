"""What an LKj says of the whole office: the Ikhtisar Eksekutif before, and Bab IV Penutup after its parts."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from sakip.documents.bahan import Bahan, Indikator, Kelompok
from sakip.documents.blok import Baris, Blok, Daftar, Judul, Kartu, Kolom, Paragraf, Sel, Tabel
from sakip.documents.isi.bersama import (
    TANPA,
    is_tercapai,
    make_penanda,
    persen,
    rupiah,
    sel_angka,
    sign_by,
    write_kata,
)
from sakip.documents.isi.lkj_perencanaan import NOMOR
from sakip.domain.tulisan import format_rupiah

TERENDAH = 3  # indikator named where more would be no summary
JUTA = Decimal(1_000_000)


def count_tercapai(indikator: Iterable[Indikator]) -> Counter[str]:
    """Return how many indikator reached the target (ya), did not (belum), and cannot be computed (tanpa)."""
    hasil: Counter[str] = Counter()
    for satu in indikator:
        capaian = satu.di("TAHUN").capaian
        hasil["tanpa" if capaian is None else "ya" if is_tercapai(capaian) else "belum"] += 1
    return hasil


def make_ikhtisar(bahan: Bahan) -> list[Blok]:
    """Return the Ikhtisar Eksekutif: what was reached, of which sasaran, with which money, and what was lowest."""
    jumlah = count_tercapai(bahan.indikator)
    blok: list[Blok] = [
        Judul(teks="IKHTISAR EKSEKUTIF"),
        Paragraf(teks=_tell_rata(bahan)),
        Paragraf(teks=_tell_jumlah(bahan, jumlah)),
        _make_kartu(bahan, jumlah),
        _make_sasaran(bahan),
        Paragraf(teks=_tell_anggaran(bahan)),
    ]
    bawah = [satu for satu in _list_terendah(bahan) if satu.di("TAHUN").corak > 1]
    if bawah:
        angka = bawah[0].di("TAHUN")
        capaian = {"capaian": persen(angka.capaian), "predikat": angka.predikat}
        blok.append(Paragraf(teks=bahan.tulis("ikhtisar_4", indikator=bawah[0].nama, **capaian)))
    sementara = sum(s.di("TAHUN").status == "sementara" for s in bahan.indikator)
    if sementara:
        blok.append(Paragraf(teks=bahan.tulis("sementara", jumlah=sementara)))
    return [*blok, *write_kata(bahan, "ikhtisar")]


def _tell_rata(bahan: Bahan) -> str:
    rata = bahan.kantor_rata.di("TAHUN")
    umum = {
        "kantor": bahan.kantor.nama,
        "tahun": bahan.tahun,
        "jumlah_sasaran": len(bahan.sasaran),
        "jumlah": len(bahan.indikator),
    }
    if rata is None or rata.capaian is None:
        alasan = "belum ada indikator yang dapat dihitung"
        return bahan.tulis("ikhtisar_1_kosong", alasan=alasan, **umum)
    angka = {
        "capaian": persen(rata.capaian),
        "predikat": rata.predikat,
        "dihitung": rata.dihitung,
    }
    return bahan.tulis("ikhtisar_1", **umum, **angka)


def _tell_jumlah(bahan: Bahan, jumlah: Counter[str]) -> str:
    kunci = "ikhtisar_2"
    if jumlah["tanpa"] == len(bahan.indikator):
        kunci = "ikhtisar_2_kosong"
    elif not jumlah["tanpa"]:
        kunci = "ikhtisar_2_lengkap" if jumlah["belum"] else "ikhtisar_2_tercapai"
    return bahan.tulis(
        kunci,
        jumlah=len(bahan.indikator),
        tercapai=jumlah["ya"],
        belum_tercapai=jumlah["belum"],
        tanpa=jumlah["tanpa"],
    )


def _make_kartu(bahan: Bahan, jumlah: Counter[str]) -> Kartu:
    rata, uang = bahan.kantor_rata.di("TAHUN"), bahan.kantor_rata
    return Kartu(
        isi=(
            (persen(rata.capaian if rata else None), "Rata-rata capaian kinerja"),
            (f"{jumlah['ya']} dari {len(bahan.indikator)}", "Indikator mencapai target"),
            (persen(uang.serapan), "Realisasi anggaran"),
            (_shorten(count_sisa(uang)), "Sisa anggaran"),
        )
    )


def _make_sasaran(bahan: Bahan) -> Tabel:
    """Return each sasaran with how many of its indikator reached their target, and its average."""
    kolom = (
        NOMOR,
        Kolom(judul="Sasaran Strategis", lebar=4.4),
        Kolom(judul="Indikator", lebar=1.2, rata="kanan"),
        Kolom(judul="Mencapai Target", lebar=1.2, rata="kanan"),
        Kolom(judul="Capaian (%)", lebar=1.3, rata="kanan"),
        Kolom(judul="Kategori", lebar=1.9, rata="tengah"),
    )
    corak = {nama: urut for urut, (nama, _) in enumerate(bahan.pita, 1)}
    baris: list[Baris] = []
    for urut, satu in enumerate(bahan.sasaran, 1):
        rata, milik = satu.di("TAHUN"), bahan.milik(satu.kode)
        predikat = (rata.predikat if rata else "") or "belum dapat dihitung"
        baris.append(
            (
                Sel(teks=str(urut)),
                Sel(teks=satu.nama),
                sel_angka(Decimal(len(milik)), 0),
                sel_angka(Decimal(count_tercapai(milik)["ya"]), 0),
                sel_angka(rata.capaian if rata else None),
                Sel(teks=predikat, corak=corak.get(predikat, 0)),
            )
        )
    judul = f"Capaian Sasaran Tahun {bahan.tahun}"
    return Tabel(nomor="", judul=judul, kolom=kolom, baris=tuple(baris), nomor_kolom=False)


def count_sisa(uang: Kelompok) -> Decimal | None:
    """Return pagu less realisasi in rupiah; below zero where more was spent; None without either."""
    return None if uang.pagu is None or uang.realisasi is None else uang.pagu - uang.realisasi


def explain_uang(uang: Kelompok) -> str:
    """Return why there is no serapan; alasan of a Kelompok is of its capaian as well."""
    if uang.pagu is None:
        return "pagu anggaran belum dicatat"
    return "realisasi anggaran belum dilaporkan" if uang.pagu else "pagu anggarannya nol"


def _tell_anggaran(bahan: Bahan) -> str:
    uang, sisa = bahan.kantor_rata, count_sisa(bahan.kantor_rata)
    if uang.serapan is None or sisa is None:
        alasan = explain_uang(uang)
        return bahan.tulis("ikhtisar_3_kosong", alasan=alasan)
    return bahan.tulis(
        "ikhtisar_3" if sisa > 0 else "ikhtisar_3_lebih" if sisa < 0 else "ikhtisar_3_habis",
        realisasi=rupiah(uang.realisasi),
        serapan=persen(uang.serapan),
        pagu=rupiah(uang.pagu),
        sisa=rupiah(sisa),
        lebih=rupiah(-sisa),
    )


def _shorten(uang: Decimal | None) -> str:
    if uang is None:
        return TANPA
    if abs(uang) < JUTA:
        return format_rupiah(uang)
    satuan, kata = (JUTA, "juta") if abs(uang) < 10_000 * JUTA else (1000 * JUTA, "miliar")
    return f"{format_rupiah(uang / satuan)} {kata}"


def _list_terendah(bahan: Bahan) -> list[Indikator]:
    """Return the indikator that did not reach their target, the lowest capaian first."""
    bawah = [
        (capaian, satu)
        for satu in bahan.indikator
        if (capaian := satu.di("TAHUN").capaian) is not None and not is_tercapai(capaian)
    ]
    return [satu for _, satu in sorted(bawah, key=lambda pasang: pasang[0])]


def make_penutup(bahan: Bahan) -> list[Blok]:
    """Return Bab IV: the conclusion of the whole and of each sasaran, and what will be mended."""
    return [
        Judul(teks="PENUTUP", nomor="BAB IV"),
        Paragraf(teks=_tell_akhir(bahan)),
        Paragraf(teks=bahan.tulis("penutup_sasaran")),
        Daftar(
            butir=tuple(
                _conclude(bahan, satu) + (";" if sisa else ".")
                for sisa, satu in zip(range(len(bahan.sasaran))[::-1], bahan.sasaran, strict=True)
            )
        ),
        *_tell_kurang(bahan),
        Paragraf(teks=bahan.tulis("penutup_langkah")),
        *write_kata(bahan, "bab4/langkah", "langkah perbaikan tahun berikutnya"),
        Paragraf(teks=bahan.tulis("penutup_3")),
        sign_by(bahan, make_penanda(bahan.kepala)),
    ]


def _tell_akhir(bahan: Bahan) -> str:
    rata, uang = bahan.kantor_rata.di("TAHUN"), bahan.kantor_rata
    umum = {
        "kantor": bahan.kantor.nama,
        "tahun": bahan.tahun,
        "jumlah": len(bahan.indikator),
    }
    if rata is None or rata.capaian is None:
        alasan = "belum ada indikator yang dapat dihitung"
        return bahan.tulis("penutup_1_kosong", alasan=alasan, **umum)
    umum |= {"capaian": persen(rata.capaian), "predikat": rata.predikat}
    if uang.serapan is None:
        alasan = explain_uang(uang)
        return bahan.tulis("penutup_1_tanpa_uang", alasan=alasan, **umum)
    return bahan.tulis("penutup_1", serapan=persen(uang.serapan), **umum)


def _conclude(bahan: Bahan, sasaran: Kelompok) -> str:
    rata, milik = sasaran.di("TAHUN"), bahan.milik(sasaran.kode)
    if rata is None or rata.capaian is None:
        return bahan.tulis("penutup_satu_kosong", sasaran=sasaran.nama)
    return bahan.tulis(
        "penutup_satu",
        sasaran=sasaran.nama,
        capaian=persen(rata.capaian),
        predikat=rata.predikat,
        tercapai=count_tercapai(milik)["ya"],
        jumlah=len(milik),
    )


def _tell_kurang(bahan: Bahan) -> list[Blok]:
    """Return how many did not reach their target or cannot be computed, the lowest by name."""
    jumlah, bawah = count_tercapai(bahan.indikator), _list_terendah(bahan)
    kalimat = []
    if bawah:
        daftar = "; ".join(
            f"{satu.nama} ({persen(satu.di('TAHUN').capaian)})" for satu in bawah[:TERENDAH]
        )
        kalimat.append(bahan.tulis("penutup_belum", belum=len(bawah), daftar=daftar))
    if jumlah["tanpa"]:
        kalimat.append(bahan.tulis("penutup_tanpa", tanpa=jumlah["tanpa"]))
    return [Paragraf(teks=" ".join(kalimat) or bahan.tulis("penutup_tercapai"))]
