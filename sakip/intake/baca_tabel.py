"""From the grid to HasilBaca: sheet, heading, rows, and all findings of one workbook."""

from collections.abc import Sequence

from sakip.domain.periode import ROMAWI
from sakip.intake.baris_khusus import is_baris_nomor
from sakip.intake.hasil import (
    KODE_KOLOM_SETARA,
    KODE_TANPA_TABEL,
    KODE_TRIWULAN_LAIN,
    BarisBaca,
    BarisLembar,
    HasilBaca,
    KolomLembar,
    LembarBuku,
    Pilihan,
    TabelLain,
    TataLetak,
    Temuan,
)
from sakip.intake.judul import BARIS_DICARI, Judul
from sakip.intake.kisi import Buku, letter_kolom
from sakip.intake.pilih_lembar import LEMBAR_META, Calon, find_calon, read_meta
from sakip.intake.sebut_berkas import (
    ask_triwulan,
    list_judulan,
    list_tahun_disebut,
    tell_triwulan,
)
from sakip.intake.susunan import Susunan
from sakip.intake.tabel import PenelusurTabel
from sakip.intake.tata_letak import sign_judul

CONTOH_TERBANYAK = 3
PANJANG_CUPLIKAN = 120  # characters of a row shown for choosing the heading


def read_tabel(
    buku: Buku,
    triwulan: int,
    pilihan: Pilihan | None = None,
    tata_letak: Sequence[TataLetak] = (),
) -> HasilBaca:
    """Return what the workbook says for a triwulan (1-4).

    pilihan corrects the mapping found; tata_letak are layouts remembered, the latest first.

    Raises BerkasDitolak (bom) when its texts are beyond any honest form.
    """
    calon = find_calon(buku, triwulan, pilihan, tata_letak)
    if not calon:
        return _report_tanpa_tabel(buku, pilihan.lembar if pilihan else None)
    return read_calon(buku, calon[0], triwulan, calon[1:])


def read_calon(buku: Buku, calon: Calon, triwulan: int, lain: Sequence[Calon] = ()) -> HasilBaca:
    """Return what one table of the workbook says for a triwulan; lain are the tables not read."""
    meta = read_meta(buku)
    susunan = Susunan(calon.lembar)
    judulan = list_judulan(calon, susunan)
    temuan = _check_kolom(calon, triwulan)
    if meta is None:
        temuan += ask_triwulan(calon, judulan, triwulan)
    baris: tuple[BarisBaca, ...] = ()
    if "indikator" in calon.judul.kolom:
        penelusur = PenelusurTabel(susunan, calon.judul)
        penelusur.run()
        baris = tuple(penelusur.baris)
        temuan += penelusur.temuan
        if not baris:
            temuan.append(_report_tanpa_baris(calon))
    return HasilBaca(
        jenis=buku.jenis,
        lembar=calon.lembar.nama,
        baris_judul=(calon.judul.awal, calon.judul.akhir),
        baris_data_pertama=baris[0].baris if baris else None,
        kolom={bidang: letter_kolom(kolom) for bidang, kolom in calon.judul.kolom.items()},
        semua_kolom=_list_kolom(susunan, calon.judul),
        baris=baris,
        temuan=tuple(temuan),
        tabel_lain=tuple(
            TabelLain(
                lembar=satu.lembar.nama, triwulan=satu.triwulan, tersembunyi=satu.lembar.tersembunyi
            )
            for satu in lain
        ),
        meta=meta,
        semua_lembar=_list_lembar(buku),
        cuplikan=_list_cuplikan(susunan),
        sidik=sign_judul(calon.judul.susunan, triwulan),
        diingat=calon.diingat,
        triwulan=tell_triwulan(calon, judulan),
        tahun_disebut=list_tahun_disebut(judulan),
    )


def _list_lembar(buku: Buku) -> tuple[LembarBuku, ...]:
    return tuple(
        LembarBuku(nama=lembar.nama, tersembunyi=lembar.tersembunyi)
        for lembar in buku.lembar
        if lembar.nama.strip().casefold() != LEMBAR_META
    )


def _list_cuplikan(susunan: Susunan) -> tuple[BarisLembar, ...]:
    """Return the rows among which a heading may be, each as one line."""
    return tuple(
        BarisLembar(
            nomor=nomor,
            teks=" | ".join(
                " ".join(sel.teks[:60].split())
                for _, sel in sorted(susunan.read_baris(nomor).items())
            )[:PANJANG_CUPLIKAN],
        )
        for nomor in susunan.baris_terpakai[:BARIS_DICARI]
    )


def _list_kolom(susunan: Susunan, judul: Judul) -> tuple[KolomLembar, ...]:
    bidang = {kolom: nama for nama, kolom in judul.kolom.items()}
    contoh: dict[int, list[str]] = {}
    for baris in susunan.baris_terpakai:
        isi = susunan.read_baris(baris)
        if baris <= judul.akhir or is_baris_nomor(isi):
            continue
        for kolom, sel in isi.items():
            contoh.setdefault(kolom, [])
            if len(contoh[kolom]) < CONTOH_TERBANYAK:
                contoh[kolom].append(sel.teks[:80])
    return tuple(
        KolomLembar(
            huruf=letter_kolom(kolom),
            judul=judul.write_judul(kolom)[:120],
            bidang=bidang.get(kolom, ""),
            contoh=tuple(contoh.get(kolom, ())),
        )
        for kolom in sorted(judul.susunan.keys() | bidang.keys())
    )


def _report_tanpa_tabel(buku: Buku, dipilih: str | None) -> HasilBaca:
    """Return that there is no table in the workbook, or none on the sheet that was chosen."""
    ada = [lembar for lembar in buku.lembar if lembar.nama == dipilih]
    tampak = [lembar for lembar in buku.lembar if lembar.sel and not lembar.tersembunyi]
    lembar = next(iter(ada or tampak), None)
    nama = ada[0].nama if ada else ""
    return HasilBaca(
        jenis=buku.jenis,
        lembar=nama,
        meta=read_meta(buku),
        semua_lembar=_list_lembar(buku),
        cuplikan=_list_cuplikan(Susunan(lembar)) if lembar else (),
        temuan=(
            Temuan(
                tingkat="salah",
                apa=f"Tidak ada tabel kinerja di lembar “{nama}”."
                if nama
                else "Tidak ada tabel kinerja di berkas ini.",
                sebab="Tidak ditemukan baris judul yang memuat Indikator Kinerja bersama Target atau Realisasi.",
                perbaikan="Unduh templatnya lalu isi, atau tulis judul kolom seperti di format SOP.",
                lembar=nama,
                kode=KODE_TANPA_TABEL,
            ),
        ),
    )


def _report_tanpa_baris(calon: Calon) -> Temuan:
    return Temuan(
        tingkat="salah",
        apa="Tabel ditemukan, tetapi tidak ada baris indikator di bawah judulnya.",
        perbaikan="Isi tabelnya di bawah baris judul tanpa menyela lebih dari 15 baris kosong.",
        alamat=f"baris {calon.judul.akhir}",
        lembar=calon.lembar.nama,
        kode=KODE_TANPA_TABEL,
    )


def _check_kolom(calon: Calon, triwulan: int) -> list[Temuan]:
    """Say what cannot be read at all, and ask where the table or a column of it may be another."""
    judul = calon.judul
    temuan = []
    if "indikator" not in judul.kolom:
        temuan.append(
            Temuan(
                tingkat="salah",
                apa="Kolom indikator belum diketahui.",
                sebab="Tidak ada judul kolom yang berbunyi Indikator pada baris judul itu.",
                perbaikan="Tunjuk kolom yang berisi nama indikator, atau pilih baris judul yang lain.",
                alamat=f"baris {judul.akhir}",
                lembar=calon.lembar.nama,
                kode=KODE_TANPA_TABEL,
            )
        )
    if not {"nilai", "pembilang"} & judul.kolom.keys():
        temuan.append(_report_tanpa_nilai(calon, triwulan))
    if judul.nilai_setara or judul.nilai_tersirat:
        temuan.append(_ask_setara(calon))
    if calon.lembar.tersembunyi:
        temuan.append(
            Temuan(
                tingkat="konfirmasi",
                apa=f"Tabel dibaca dari lembar tersembunyi “{calon.lembar.nama}”.",
                sebab="Tidak ada tabel di lembar yang tampak.",
                perbaikan="Pastikan lembar itu yang dimaksud, atau tampilkan lembarnya lalu unggah lagi.",
                lembar=calon.lembar.nama,
            )
        )
    return temuan


def _report_tanpa_nilai(calon: Calon, triwulan: int) -> Temuan:
    lain = ", ".join(ROMAWI[satu] for satu in sorted(calon.judul.triwulan_lain))
    return Temuan(
        tingkat="salah",
        apa=f"Kolom realisasi untuk triwulan {ROMAWI[triwulan]} tidak ditemukan.",
        sebab=f"Yang ada hanya kolom triwulan {lain}."
        if lain
        else "Tidak ada judul kolom Realisasi.",
        perbaikan="Periksa triwulan yang dipilih, atau tunjuk kolomnya di pemetaan.",
        alamat=f"baris {calon.judul.akhir}",
        lembar=calon.lembar.nama,
        kode=KODE_TRIWULAN_LAIN if lain else "",
    )


def _ask_setara(calon: Calon) -> Temuan:
    judul = calon.judul
    terpilih = judul.kolom["nilai"]
    lain = ", ".join(
        f"{letter_kolom(kolom)} (“{judul.write_judul(kolom)[:40]}”)"
        for kolom in sorted(judul.nilai_setara)
    )
    sebab = f"Ada kolom lain yang judulnya sama kuat: {lain}."
    if judul.nilai_tersirat:
        sebab = "Judulnya hanya menyebut triwulan, yang dapat berarti target atau realisasi."
    return Temuan(
        tingkat="konfirmasi",
        apa=f"Realisasi dibaca dari kolom {letter_kolom(terpilih)} (“{judul.write_judul(terpilih)[:40]}”).",
        sebab=sebab,
        perbaikan="Pastikan kolomnya benar, atau tunjuk kolom lain di pemetaan.",
        alamat=f"kolom {letter_kolom(terpilih)}",
        lembar=calon.lembar.nama,
        kode=KODE_KOLOM_SETARA,
    )
