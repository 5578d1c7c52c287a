"""Laporan Kinerja (LKj) of a tahun: cover to lampiran, in the order of PermenPANRB 53/2014."""

from collections import Counter
from decimal import Decimal

from sakip.documents.bahan import Bahan
from sakip.documents.blok import (
    Bagian,
    Blok,
    DaftarIsi,
    Dokumen,
    GantiHalaman,
    Judul,
    Kartu,
    Kolom,
    Paragraf,
    Sel,
    Tabel,
)
from sakip.documents.isi.bersama import (
    build,
    make_penanda,
    make_sampul,
    persen,
    rupiah,
    sign_by,
    write_kata,
)
from sakip.documents.isi.lkj_akuntabilitas import make_bab_3
from sakip.documents.isi.lkj_lampiran import make_lampiran
from sakip.documents.isi.lkj_pendahuluan import make_bab_1
from sakip.documents.isi.lkj_perencanaan import make_bab_2
from sakip.documents.isi.perubahan import make_perubahan
from sakip.domain.pegawai import format_nip
from sakip.domain.tulisan import format_rupiah

TERCAPAI = Decimal(100)


def make_lkj(bahan: Bahan, *, tanda: str = "", lambang: bytes = b"") -> Dokumen:
    """Return the LKj. tanda is printed across every page of a draft."""
    sampul = make_sampul(
        bahan, ("LAPORAN KINERJA", "INSTANSI PEMERINTAH", "(LKjIP)"), f"TAHUN {bahan.tahun}"
    )
    depan = Bagian(
        blok=(
            *_pengesahan(bahan),
            GantiHalaman(),
            *_pengantar(bahan),
            GantiHalaman(),
            *_ikhtisar(bahan),
            *make_perubahan(bahan),
            GantiHalaman(),
            DaftarIsi(),
        ),
        penomoran="i",
        mulai=True,
    )
    badan = (
        Bagian(blok=tuple(make_bab_1(bahan)), mulai=True),
        *make_bab_2(bahan),
        Bagian(blok=(*make_bab_3(bahan), GantiHalaman(), *_penutup(bahan))),
    )
    return build(
        bahan,
        f"LKjIP Tahun {bahan.tahun}",
        (sampul, depan, *badan, make_lampiran(bahan)),
        tanda=tanda,
        lambang=lambang,
    )


def count_tercapai(bahan: Bahan) -> Counter[str]:
    """Return how many indikator reached the target, did not, and cannot be computed."""
    hasil: Counter[str] = Counter()
    for satu in bahan.indikator:
        capaian = satu.di("TAHUN").capaian
        hasil["tanpa" if capaian is None else "ya" if capaian >= TERCAPAI else "belum"] += 1
    return hasil


def _pengesahan(bahan: Bahan) -> list[Blok]:
    tanggal = f" pada tanggal {bahan.tanggal}" if bahan.tanggal else ""
    kolom = (
        Kolom(judul="No.", lebar=0.5, rata="tengah"),
        Kolom(judul="Jabatan", lebar=3),
        Kolom(judul="Nama / NIP", lebar=3),
        Kolom(judul="Paraf / Tanggal", lebar=2),
    )
    baris = tuple(
        (
            Sel(teks=str(nomor)),
            Sel(teks=satu.jabatan),
            Sel(
                teks=(satu.nama or "…" * 12)
                + (f"\nNIP. {format_nip(satu.nip)}" if satu.nip else "")
            ),
            Sel(teks="\n\n"),
        )
        for nomor, satu in enumerate((bahan.sekretaris, bahan.penyusun), 1)
    )
    return [
        Judul(teks="LEMBAR PENGESAHAN"),
        Paragraf(
            teks=bahan.tulis(
                "pengesahan",
                kantor=bahan.kantor.nama,
                kabupaten=bahan.kantor.kabupaten,
                tahun=bahan.tahun,
                tanggal=tanggal,
            )
        ),
        sign_by(bahan, make_penanda(bahan.kepala)),
        Paragraf(teks="Diperiksa oleh:", gaya="kecil"),
        Tabel(nomor="", judul="Diperiksa oleh", kolom=kolom, baris=baris, nomor_kolom=False),
    ]


def _pengantar(bahan: Bahan) -> list[Blok]:
    kantor = {
        "kantor": bahan.kantor.nama,
        "kabupaten": bahan.kantor.kabupaten,
        "tahun": bahan.tahun,
    }
    sendiri = write_kata(bahan, "pengantar")
    return [
        Judul(teks="KATA PENGANTAR"),
        Paragraf(teks=bahan.tulis("pengantar_1", **kantor)),
        Paragraf(teks=bahan.tulis("pengantar_2", **kantor)),
        *sendiri,
        Paragraf(teks=bahan.tulis("pengantar_3", **kantor)),
        sign_by(bahan, make_penanda(bahan.kepala)),
    ]


def _ikhtisar(bahan: Bahan) -> list[Blok]:
    rata, uang = bahan.kantor_rata.di("TAHUN"), bahan.kantor_rata
    jumlah = count_tercapai(bahan)
    umum = {
        "kantor": bahan.kantor.nama,
        "tahun": bahan.tahun,
        "jumlah_sasaran": len(bahan.sasaran),
        "jumlah": len(bahan.indikator),
    }
    blok: list[Blok] = [Judul(teks="IKHTISAR EKSEKUTIF")]
    if rata is None or rata.capaian is None:
        kosong = bahan.tulis(
            "ikhtisar_1_kosong", alasan="belum ada indikator yang dapat dihitung", **umum
        )
        blok.append(Paragraf(teks=kosong))
    else:
        angka = {
            "capaian": persen(rata.capaian),
            "predikat": rata.predikat,
            "dihitung": rata.dihitung,
        }
        blok.append(Paragraf(teks=bahan.tulis("ikhtisar_1", **umum, **angka)))
    blok.append(
        Paragraf(
            teks=bahan.tulis(
                "ikhtisar_2",
                jumlah=len(bahan.indikator),
                tercapai=jumlah["ya"],
                belum_tercapai=jumlah["belum"],
                tanpa=jumlah["tanpa"],
            )
        )
    )
    blok += _ikhtisar_anggaran(bahan)
    blok += _terendah(bahan)
    sementara = sum(s.di("TAHUN").status == "sementara" for s in bahan.indikator)
    if sementara:
        blok.append(Paragraf(teks=bahan.tulis("sementara", jumlah=sementara)))
    blok.append(
        Kartu(
            isi=(
                (persen(rata.capaian if rata else None), "Rata-rata capaian kinerja"),
                (f"{jumlah['ya']} dari {len(bahan.indikator)}", "Indikator mencapai target"),
                (persen(uang.serapan), "Realisasi anggaran"),
                (_ringkas(uang.pagu, uang.realisasi), "Sisa anggaran"),
            )
        )
    )
    return blok


def _terendah(bahan: Bahan) -> list[Blok]:
    """Return the sentence about the lowest capaian, where one is below the best band."""
    terendah = min(
        (satu for satu in bahan.indikator if satu.di("TAHUN").corak > 1),
        key=lambda satu: satu.di("TAHUN").capaian or Decimal(0),
        default=None,
    )
    if terendah is None:
        return []
    angka = terendah.di("TAHUN")
    capaian = {"capaian": persen(angka.capaian), "predikat": angka.predikat}
    return [Paragraf(teks=bahan.tulis("ikhtisar_4", indikator=terendah.nama, **capaian))]


def _ikhtisar_anggaran(bahan: Bahan) -> list[Blok]:
    uang = bahan.kantor_rata
    if uang.serapan is None or uang.pagu is None or uang.realisasi is None:
        alasan = uang.alasan or "pagu atau realisasi anggaran belum dicatat"
        return [Paragraf(teks=bahan.tulis("ikhtisar_3_kosong", alasan=alasan))]
    return [
        Paragraf(
            teks=bahan.tulis(
                "ikhtisar_3",
                realisasi=rupiah(uang.realisasi),
                serapan=persen(uang.serapan),
                pagu=rupiah(uang.pagu),
                sisa=rupiah(uang.pagu - uang.realisasi),
            )
        )
    ]


def _ringkas(pagu: Decimal | None, realisasi: Decimal | None) -> str:
    if pagu is None or realisasi is None:
        return "n/a"
    return f"{format_rupiah((pagu - realisasi) / 1_000_000)} juta"


def _penutup(bahan: Bahan) -> list[Blok]:
    rata = bahan.kantor_rata.di("TAHUN")
    umum = {
        "kantor": bahan.kantor.nama,
        "tahun": bahan.tahun,
        "jumlah": len(bahan.indikator),
    }
    if rata is None or rata.capaian is None:
        alasan = "belum ada indikator yang dapat dihitung"
        awal = bahan.tulis("penutup_1_kosong", alasan=alasan, **umum)
    else:
        serapan = persen(bahan.kantor_rata.serapan)
        capaian = {"capaian": persen(rata.capaian), "predikat": rata.predikat}
        awal = bahan.tulis("penutup_1", serapan=serapan, **umum, **capaian)
    return [
        Judul(teks="PENUTUP", nomor="BAB IV"),
        Paragraf(teks=awal),
        Paragraf(teks=bahan.tulis("penutup_2")),
        *write_kata(bahan, "bab4/langkah", "langkah perbaikan tahun berikutnya"),
        Paragraf(teks=bahan.tulis("penutup_3")),
        sign_by(bahan, make_penanda(bahan.kepala)),
    ]
