"""From the grid to HasilBaca: sheet, heading, rows, and all findings of one workbook."""

from sakip.domain.periode import ROMAWI
from sakip.intake.ejaan import normalize_judul
from sakip.intake.hasil import (
    KODE_KOLOM_SETARA,
    KODE_TANPA_TABEL,
    KODE_TRIWULAN_LAIN,
    HasilBaca,
    KolomLembar,
    Pilihan,
    TabelLain,
    Temuan,
)
from sakip.intake.judul import Judul
from sakip.intake.kisi import Buku, letter_kolom, write_alamat
from sakip.intake.pilih_lembar import Calon, find_calon, read_meta, read_triwulan_lembar
from sakip.intake.sebut_triwulan import read_sebutan
from sakip.intake.susunan import Susunan
from sakip.intake.tabel import PenelusurTabel

CONTOH_TERBANYAK = 3


def read_tabel(buku: Buku, triwulan: int, pilihan: Pilihan | None = None) -> HasilBaca:
    """Return what the workbook says for a triwulan (1-4); pilihan corrects the mapping found.

    Raises BerkasDitolak (bom) when its texts are beyond any honest form.
    """
    meta = read_meta(buku)
    calon = find_calon(buku, triwulan, pilihan)
    if not calon:
        return HasilBaca(jenis=buku.jenis, meta=meta, temuan=(_report_tanpa_tabel(),))
    terpilih = calon[0]
    susunan = Susunan(terpilih.lembar)
    penelusur = PenelusurTabel(susunan, terpilih.judul)
    penelusur.run()
    temuan = penelusur.temuan
    if meta is None:
        temuan = _ask_triwulan(terpilih, susunan, triwulan) + temuan
    temuan = _check_kolom(terpilih, triwulan) + temuan
    if not penelusur.baris:
        temuan.append(_report_tanpa_baris(terpilih))
    return HasilBaca(
        jenis=buku.jenis,
        lembar=terpilih.lembar.nama,
        baris_judul=(terpilih.judul.awal, terpilih.judul.akhir),
        baris_data_pertama=penelusur.baris[0].baris if penelusur.baris else None,
        kolom={bidang: letter_kolom(kolom) for bidang, kolom in terpilih.judul.kolom.items()},
        semua_kolom=_list_kolom(susunan, terpilih.judul),
        baris=tuple(penelusur.baris),
        temuan=tuple(temuan),
        tabel_lain=tuple(
            TabelLain(
                lembar=satu.lembar.nama, triwulan=satu.triwulan, tersembunyi=satu.lembar.tersembunyi
            )
            for satu in calon[1:]
        ),
        meta=meta,
    )


def _list_kolom(susunan: Susunan, judul: Judul) -> tuple[KolomLembar, ...]:
    bidang = {kolom: nama for nama, kolom in judul.kolom.items()}
    contoh: dict[int, list[str]] = {}
    for baris in susunan.baris_terpakai:
        if baris > judul.akhir:
            for kolom, sel in susunan.read_baris(baris).items():
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


def _report_tanpa_tabel() -> Temuan:
    return Temuan(
        tingkat="salah",
        apa="Tidak ada tabel kinerja di berkas ini.",
        sebab="Tidak ditemukan baris judul yang memuat Indikator Kinerja bersama Target atau Realisasi.",
        perbaikan="Unduh templatnya lalu isi, atau tulis judul kolom seperti di format SOP.",
        kode=KODE_TANPA_TABEL,
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
    """Say what cannot be read at all: no column of realisasi, or only those of other triwulan."""
    judul = calon.judul
    temuan = []
    if not {"nilai", "pembilang"} & judul.kolom.keys():
        lain = ", ".join(ROMAWI[satu] for satu in sorted(judul.triwulan_lain))
        temuan.append(
            Temuan(
                tingkat="salah",
                apa=f"Kolom realisasi untuk triwulan {ROMAWI[triwulan]} tidak ditemukan.",
                sebab=f"Yang ada hanya kolom triwulan {lain}."
                if lain
                else "Tidak ada judul kolom Realisasi.",
                perbaikan="Periksa triwulan yang dipilih, atau tunjuk kolomnya di pemetaan.",
                alamat=f"baris {judul.akhir}",
                lembar=calon.lembar.nama,
                kode=KODE_TRIWULAN_LAIN if lain else "",
            )
        )
    if judul.nilai_setara:
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


def _ask_setara(calon: Calon) -> Temuan:
    judul = calon.judul
    terpilih = judul.kolom["nilai"]
    lain = ", ".join(
        f"{letter_kolom(kolom)} (“{judul.write_judul(kolom)[:40]}”)"
        for kolom in sorted(judul.nilai_setara)
    )
    return Temuan(
        tingkat="konfirmasi",
        apa=f"Realisasi dibaca dari kolom {letter_kolom(terpilih)} (“{judul.write_judul(terpilih)[:40]}”).",
        sebab=f"Ada kolom lain yang judulnya sama kuat: {lain}.",
        perbaikan="Pastikan kolomnya benar, atau tunjuk kolom lain di pemetaan.",
        alamat=f"kolom {letter_kolom(terpilih)}",
        lembar=calon.lembar.nama,
        kode=KODE_KOLOM_SETARA,
    )


def _ask_triwulan(calon: Calon, susunan: Susunan, triwulan: int) -> list[Temuan]:
    """Ask when the sheet's name or a title above the table names another triwulan than asked for."""
    if calon.judul.triwulan_nilai == triwulan:
        return []
    disebut = [("", calon.lembar.nama, read_triwulan_lembar(calon.lembar.nama))]
    for baris in susunan.baris_terpakai:
        if baris < calon.judul.awal:
            for kolom, sel in susunan.read_baris(baris).items():
                nomor = read_sebutan(normalize_judul(sel.teks[:200])).triwulan
                disebut.append((write_alamat(baris, kolom), sel.teks[:200], nomor))
    nomor_disebut = {nomor for _, _, nomor in disebut if nomor}
    if not nomor_disebut or triwulan in nomor_disebut:
        return []
    alamat, isi, nomor = next(satu for satu in disebut if satu[2])
    return [
        Temuan(
            tingkat="konfirmasi",
            apa=f"Berkas menyebut triwulan {ROMAWI[nomor or 0]}, sedangkan yang diunggah triwulan {ROMAWI[triwulan]}.",
            sebab=f"Tertulis “{' '.join(isi.split())[:80]}”.",
            perbaikan="Pastikan berkas dan triwulannya sudah benar.",
            alamat=alamat,
            lembar=calon.lembar.nama,
            isi=isi,
            kode=KODE_TRIWULAN_LAIN,
        )
    ]
