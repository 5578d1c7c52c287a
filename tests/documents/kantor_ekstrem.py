"""Two made-up offices at the ends: 3 indikator with nothing reported, and 120 with 40 sub kegiatan, long names and 30 years."""

from collections.abc import Iterator

from sakip.documents.isi.bagian_narasi import list_tempat
from sakip.domain.peran import pelaku_baris_perintah
from sakip.services.bahan_dokumen import collect_setahun
from sakip.services.dokumen import list_pilihan
from sakip.services.narasi import TERPANJANG
from sakip.storage.connection import Database
from tests.builders import (
    KANTOR,
    PENCATAT,
    SAAT,
    Baris,
    a_belanja,
    a_pagu,
    a_program,
    a_realisasi,
    a_sasaran,
    a_target,
    a_unit,
    an_indikator,
    an_instansi,
    save,
)

TAHUN_EKSTREM = 2026
PANJANG = (
    "Persentase penyelenggaraan koordinasi pemberdayaan masyarakat, ketenteraman dan ketertiban "
    "umum, serta pembinaan kemasyarakatan yang dipertanggungjawabkan tepat waktu nomor"
)
KALIMAT = (
    "Pada tahun ke-{0} pendampingan **desa tertinggal** dilanjutkan bersama perangkat daerah, "
    "pendamping lokal, dan lembaga kemasyarakatan; 12,5 % anggaran dialihkan karena longsor & banjir."
)


def build_kecil(db: Database) -> str:
    """Write the office with 3 indikator and not one figure reported; return its kode."""
    indikator = [
        baris
        for nomor in range(1, 4)
        for baris in (
            an_indikator(kode=f"IKU-{nomor:02}", nama=f"Indikator {nomor}", urutan=nomor),
            a_target(kode_indikator=f"IKU-{nomor:02}"),
        )
    ]
    save(db, an_instansi(), a_unit(), a_sasaran(), *indikator)
    return KANTOR


def build_besar(db: Database, banyak_tahun: int = 1) -> str:
    """Write the office with 120 indikator under 12 sasaran, 40 sub kegiatan, and long names.

    banyak_tahun: of figures, the last of them TAHUN_EKSTREM. Return its kode.
    """
    unit = [
        a_unit(
            kode=f"U{n}",
            nama=f"Seksi Pemberdayaan, Ketenteraman, dan Pelayanan Publik Wilayah {n}",
            jabatan=f"Kepala Seksi Pemberdayaan, Ketenteraman, dan Pelayanan Publik Wilayah {n}",
            urutan=n,
        )
        for n in range(1, 8)
    ]
    save(db, an_instansi(nama="Kecamatan Sungai Panjang Berliku Seberang Ulu"), unit)
    for tahun in range(TAHUN_EKSTREM - banyak_tahun + 1, TAHUN_EKSTREM + 1):
        save(db, _sasaran(tahun), _uang(tahun))
        for tabel in zip(*(_indikator(n, tahun) for n in range(1, 121)), strict=True):
            save(db, *tabel)
    return KANTOR


def _sasaran(tahun: int) -> list[Baris]:
    return [
        a_sasaran(kode=f"SS-{n:02}", tahun=tahun, nama=f"Meningkatnya {PANJANG} {n}", urutan=n)
        for n in range(1, 13)
    ]


def _uang(tahun: int) -> list[Baris]:
    """Return 4 program, 8 kegiatan, 40 sub kegiatan, and rupiah of twelve digits."""
    sub = [f"{p}.{k}.{s}" for p in range(1, 5) for k in range(1, 3) for s in range(1, 6)]
    kegiatan = dict.fromkeys(kode.rpartition(".")[0] for kode in sub)
    program = dict.fromkeys(kode[0] for kode in sub)
    return [
        *(_program(kode, tahun) for kode in (*program, *kegiatan, *sub)),
        *(a_pagu(kode, 987_654_321_000, tahun=tahun) for kode in sub),
        *(a_belanja(kode, tw, 234_567_890_123, tahun=tahun) for kode in sub for tw in range(1, 5)),
    ]


def _program(kode: str, tahun: int) -> Baris:
    baris = a_program(kode, tahun=tahun)
    return Baris(baris.tabel, baris.isi | {"nama": f"Program {PANJANG} {kode}"})


def _indikator(n: int, tahun: int) -> tuple[list[Baris], list[Baris], list[Baris]]:
    """Return indikator, target and realisasi of one; every tenth counts in the hundred thousands."""
    kode, besar = f"IKU-{n:03}", 123_456.78 if n % 10 == 0 else 1
    indikator = an_indikator(
        kode=kode,
        tahun=tahun,
        nama=f"{PANJANG} {n}",
        kode_sasaran=f"SS-{(n - 1) // 10 + 1:02}",
        kode_unit=f"U{n % 7 + 1}",
        satuan="kelompok masyarakat" if n % 3 else "persen",
        definisi_operasional=f"{PANJANG}: {PANJANG}.",
        formula=f"Jumlah {PANJANG} ÷ jumlah seluruhnya × 100",
        sumber_data=f"Laporan {PANJANG}",
        kode_program=f"{n % 4 + 1}.{n % 2 + 1}.{n % 5 + 1}",
        urutan=n,
    )
    kunci = {"kode_indikator": kode, "tahun": tahun}
    target = [a_target(triwulan=tw, nilai=10 * besar, **kunci) for tw in range(1, 5)]
    realisasi = [
        a_realisasi(triwulan=tw, nilai=n % 17 * besar, keterangan=PANJANG, **kunci)
        for tw in range(1, 5)
    ]
    return [indikator], target, realisasi


def write_panjang(db: Database, kode_instansi: str) -> None:
    """Fill every place for officials' words in every document: what is said of the office as long as may be."""
    pelaku = pelaku_baris_perintah(kode_instansi)
    with db.cursor() as cur:
        semua = list(collect_setahun(cur, pelaku, TAHUN_EKSTREM, list_pilihan()))
    for bahan in semua:
        narasi = (
            (tempat.bagian, tempat.sidik, 1500 if tempat.kode_unit else TERPANJANG)
            for tempat in list_tempat(bahan)
        )
        save(db, _narasi(bahan.jenis, bahan.periode, narasi))


def _narasi(jenis: str, periode: str, narasi: Iterator[tuple[str, str, int]]) -> list[Baris]:
    return [
        Baris(
            "narasi",
            {
                "kode_instansi": KANTOR,
                "jenis": jenis,
                "tahun": TAHUN_EKSTREM,
                "periode": periode,
                "bagian": bagian,
                "versi": 1,
                "teks": write_teks(panjang),
                "sidik_angka": sidik,
                "dicatat_oleh": PENCATAT,
                "dicatat_pada": SAAT,
            },
        )
        for bagian, sidik, panjang in narasi
    ]


def write_teks(panjang: int) -> str:
    """Return words of 30 years as officials write them: paragraphs, and every fifth part a list."""
    bagian: list[str] = []
    for urut in range(1, panjang // len(KALIMAT) + 1):
        kalimat = KALIMAT.format(urut)
        bagian.append(f"- {kalimat}\n- {kalimat}" if urut % 5 == 0 else kalimat)
    return "\n\n".join(bagian)[:panjang]
