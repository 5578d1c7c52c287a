"""Bab II of the LKj, and the tables of planning that PK, IKU and Rencana Aksi share with it."""

from collections.abc import Callable, Mapping, Sequence

from sakip.documents.bahan import Bahan, Indikator
from sakip.documents.blok import Bagian, Baris, GantiHalaman, Judul, Kolom, Paragraf, Sel, Tabel
from sakip.documents.isi.bersama import (
    TANPA,
    group_sasaran,
    merge_first,
    sel_rupiah,
    sel_tulis,
    write_dasar,
    write_kata,
    write_satuan,
)

NOMOR = Kolom(judul="No.", lebar=0.55, rata="tengah")
SASARAN = Kolom(judul="Sasaran Strategis", lebar=2.6)
INDIKATOR = Kolom(judul="Indikator Kinerja", lebar=3.2)
SATUAN = Kolom(judul="Satuan", lebar=1.1, rata="tengah")


def make_bab_2(bahan: Bahan) -> tuple[Bagian, ...]:
    """Return Bab II Perencanaan Kinerja; Renstra, IKU and Rencana Aksi, wide tables, on landscape."""
    isi = {"kantor": bahan.kantor.nama, "tahun": bahan.tahun}
    awal = (
        Judul(teks="PERENCANAAN KINERJA", nomor="BAB II"),
        Judul(teks="Rencana Strategis", tingkat=2, nomor="A."),
        Paragraf(teks=bahan.tulis("renstra", **isi)),
        *write_kata(bahan, "bab2/renstra"),
        make_renstra(bahan, "2.1"),
        GantiHalaman(),
        Judul(teks="Indikator Kinerja Utama", tingkat=2, nomor="B."),
        Paragraf(teks=_tell_iku(bahan)),
        make_iku(bahan, "2.2"),
    )
    janji = (
        Judul(teks=f"Perjanjian Kinerja Tahun {bahan.tahun}", tingkat=2, nomor="C."),
        Paragraf(teks=_tell_pk(bahan)),
        make_pk(bahan, "2.3"),
        make_pagu(bahan, "2.4"),
    )
    aksi = (
        Judul(teks=f"Rencana Aksi Tahun {bahan.tahun}", tingkat=2, nomor="D."),
        Paragraf(teks=bahan.tulis("rencana_aksi")),
        make_rencana(bahan, "2.5"),
    )
    return (
        Bagian(blok=awal, mendatar=True),
        Bagian(blok=janji),
        Bagian(blok=aksi, mendatar=True),
    )


def list_iku(bahan: Bahan) -> tuple[Indikator, ...]:
    """Return the Indikator Kinerja Utama that are measured in the tahun; without any, every indikator."""
    return tuple(satu for satu in bahan.indikator if satu.iku) or bahan.indikator


def _tell_iku(bahan: Bahan) -> str:
    jumlah, iku = len(bahan.indikator), len(list_iku(bahan))
    if iku == jumlah:
        return bahan.tulis("iku")
    return f"{bahan.tulis('iku_jumlah', jumlah=jumlah, iku=iku)} {bahan.tulis('iku')}"


def _tell_pk(bahan: Bahan) -> str:
    """Return who promised what to whom: as it was signed, where that is fewer indikator than are measured."""
    pihak = {"jabatan": bahan.kepala.jabatan, "atasan": bahan.atasan.jabatan, "tahun": bahan.tahun}
    janji = {isi.kode for satu in bahan.perjanjian if satu.kepala for isi in satu.target}
    if not janji or len(janji) == len(bahan.indikator):
        return bahan.tulis("pk", **pihak)
    return bahan.tulis("pk_sebagian", janji=len(janji), jumlah=len(bahan.indikator), **pihak)


def make_rows(
    indikator: Sequence[Indikator],
    sel: Callable[[Indikator], Baris],
    dari: int = 1,
    tujuan: Mapping[str, str] | None = None,
) -> tuple[Baris, ...]:
    """Return numbered rows, the sasaran merged over its own: No, Sasaran, then the cells of sel.

    tujuan: by kode of the sasaran, in a cell before it; none without.
    """
    nomor = {satu.kode: str(urut) for urut, satu in enumerate(indikator, dari)}

    def name(sasaran: str, satu: Indikator) -> tuple[str, ...]:
        return (sasaran,) if tujuan is None else (tujuan.get(satu.kode_sasaran, TANPA), sasaran)

    return merge_first(
        [
            (name(sasaran, isi[0]), [(Sel(teks=nomor[satu.kode]), *sel(satu)) for satu in isi])
            for sasaran, isi in group_sasaran(indikator)
        ]
    )


def make_renstra(bahan: Bahan, nomor: str) -> Tabel:
    """Return table 2.1: targets of the tahun that are recorded."""
    tahun = sorted({t for satu in bahan.indikator for t, _ in satu.target_renstra})[-5:]
    awal = any(satu.kondisi_awal for satu in bahan.indikator)
    tujuan = dict(bahan.tujuan)
    kolom = (
        NOMOR,
        *([Kolom(judul="Tujuan", lebar=2.6)] if tujuan else []),
        SASARAN,
        INDIKATOR,
        SATUAN,
        *([Kolom(judul="Kondisi Awal", lebar=1, rata="tengah")] if awal else []),
        *(Kolom(judul=str(t), lebar=0.95, rata="tengah", kelompok="Target Tahun") for t in tahun),
    )

    def sel(satu: Indikator) -> Baris:
        target = dict(satu.target_renstra)
        return (
            Sel(teks=satu.nama),
            Sel(teks=write_satuan(satu.satuan)),
            *([Sel(teks=satu.kondisi_awal or TANPA)] if awal else []),
            *(Sel(teks=target.get(t) or TANPA) for t in tahun),
        )

    return Tabel(
        nomor=nomor,
        judul=f"Target Jangka Menengah {bahan.kantor.nama}",
        kolom=kolom,
        baris=make_rows(bahan.indikator, sel, tujuan=tujuan or None),
        catatan="n/a: indikator belum atau tidak lagi dipakai, atau targetnya belum tercatat.",
    )


def make_iku(bahan: Bahan, nomor: str) -> Tabel:
    """Return table 2.2: the sheet of indikator with definition, formula, source and who answers."""
    kolom = (
        NOMOR,
        Kolom(judul="Sasaran", lebar=1.9),
        Kolom(judul="Indikator Kinerja", lebar=2.1),
        Kolom(judul="Definisi Operasional", lebar=2.9),
        Kolom(judul="Formula", lebar=2.3),
        Kolom(judul="Satuan", lebar=0.95, rata="tengah"),
        Kolom(judul="Sumber Data", lebar=1.7),
        Kolom(judul="Penanggung Jawab", lebar=1.7),
    )

    def sel(satu: Indikator) -> Baris:
        teks = (satu.nama, satu.definisi, satu.formula, write_satuan(satu.satuan), satu.sumber_data)
        return (*(Sel(teks=isi or "belum diisi") for isi in teks), Sel(teks=satu.unit))

    judul = f"Indikator Kinerja Utama {bahan.kantor.nama} Tahun {bahan.tahun}"
    return Tabel(nomor=nomor, judul=judul, kolom=kolom, baris=make_rows(list_iku(bahan), sel))


def make_pk(bahan: Bahan, nomor: str) -> Tabel:
    """Return table 2.3: the targets of the Perjanjian Kinerja."""
    kolom = (NOMOR, SASARAN, INDIKATOR, SATUAN, Kolom(judul="Target", lebar=1.1, rata="tengah"))

    def sel(satu: Indikator) -> Baris:
        angka = satu.di("TAHUN")
        return (
            Sel(teks=satu.nama),
            Sel(teks=write_satuan(satu.satuan)),
            sel_tulis(angka.target, angka.target_tulis, satu),
        )

    judul = f"Perjanjian Kinerja {bahan.kantor.nama} Tahun {bahan.tahun}"
    return Tabel(
        nomor=nomor,
        judul=judul,
        kolom=kolom,
        baris=make_rows(bahan.indikator, sel),
        catatan=write_dasar(bahan).strip(),
    )


def make_pagu(bahan: Bahan, nomor: str) -> Tabel:
    """Return the budget of the Perjanjian Kinerja by program."""
    kolom = (
        NOMOR,
        Kolom(judul="Program", lebar=5),
        Kolom(judul="Anggaran (Rp)", lebar=2, rata="kanan"),
        Kolom(judul="Keterangan", lebar=1.2, rata="tengah"),
    )
    program = [satu for satu in bahan.program if satu.jenjang == "program"]
    baris: list[Baris] = [
        (Sel(teks=str(urut)), Sel(teks=satu.nama), sel_rupiah(satu.pagu), Sel(teks="APBD"))
        for urut, satu in enumerate(program, 1)
    ]
    pagu = bahan.kantor_rata.pagu
    asal = Sel(teks=TANPA if pagu is None else "APBD", tebal=True)
    kepala = Sel(teks="Jumlah", kolom=2, tebal=True, rata="tengah")
    baris.append((kepala, sel_rupiah(pagu, tebal=True), asal))
    judul = f"Anggaran Perjanjian Kinerja Tahun {bahan.tahun}"
    return Tabel(nomor=nomor, judul=judul, kolom=kolom, baris=tuple(baris))


def make_rencana(bahan: Bahan, nomor: str) -> Tabel:
    """Return table 2.5: the target of each triwulan, with program and who answers."""
    kolom = (
        NOMOR,
        Kolom(judul="Sasaran Strategis", lebar=2.1),
        Kolom(judul="Indikator Kinerja", lebar=2.6),
        Kolom(judul="Satuan", lebar=0.95, rata="tengah"),
        Kolom(judul="Target Tahun", lebar=0.95, rata="tengah"),
        *(
            Kolom(judul=romawi, lebar=0.8, rata="tengah", kelompok="Target Triwulan")
            for romawi in ("I", "II", "III", "IV")
        ),
        Kolom(judul="Penanggung Jawab", lebar=1.7),
    )

    def sel(satu: Indikator) -> Baris:
        return (
            Sel(teks=satu.nama),
            Sel(teks=write_satuan(satu.satuan)),
            sel_setahun(satu),
            *(sel_target(satu, nomor) for nomor in range(1, 5)),
            Sel(teks=satu.unit),
        )

    return Tabel(
        nomor=nomor,
        judul=f"Rencana Aksi {bahan.kantor.nama} Tahun {bahan.tahun}",
        kolom=kolom,
        baris=make_rows(bahan.indikator, sel),
        catatan=f"–: tidak diukur pada triwulan itu.{write_dasar(bahan)}",
    )


def sel_setahun(satu: Indikator) -> Sel:
    """Return the target of the tahun as it stood at the end of the document's periode."""
    if not satu.target_tahunan_tulis:  # a recording of an older program, or no target
        tahun = satu.di("TAHUN")
        return sel_tulis(tahun.target, tahun.target_tulis, satu)
    return sel_tulis(satu.target_tahunan, satu.target_tahunan_tulis, satu)


def sel_target(satu: Indikator, triwulan: int) -> Sel:
    """Return the target of a triwulan (1-4) as it stood at the end of the document's periode."""
    angka = satu.di(f"TW{triwulan}")
    if angka.status == "belum_waktunya":
        return Sel(teks="–", rata="tengah")
    lain = {nomor: (nilai, tulis) for nomor, nilai, tulis in satu.target_lain}
    return sel_tulis(*lain.get(triwulan, (angka.target, angka.target_tulis)), satu)
