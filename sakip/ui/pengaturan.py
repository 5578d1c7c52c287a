"""The parts of the page Pengaturan: one setting with its field, and what was changed when by whom."""

from collections.abc import Mapping, Sequence

import streamlit as st

from sakip.domain.errors import DataTidakSah
from sakip.domain.instansi import Instansi
from sakip.domain.peran import Pelaku
from sakip.domain.waktu import format_waktu
from sakip.services.basis_data import Database
from sakip.services.daftar_pengaturan import Jenis
from sakip.services.lambang import get_lambang, remove_lambang, set_lambang
from sakip.services.pengaturan import (
    NilaiPengaturan,
    PerubahanPengaturan,
    set_pengaturan,
    write_nilai,
)
from sakip.ui.html import draw, join, tag
from sakip.ui.kabar import attempt, refuse, tell
from sakip.ui.pengumpulan import draw_tabel
from sakip.ui.sekali import open_isian


def pick_tahun(tahun_ini: int) -> int:
    """Draw the choice of the tahun from which a change holds."""
    return int(
        st.selectbox(
            "Berlaku mulai tahun",
            range(tahun_ini - 5, tahun_ini + 6),
            index=5,
            key="tahun",
            bind="query-params",
            width=180,
        )
    )


def draw_satu(db: Database, pelaku: Pelaku, satu: NilaiPengaturan, mulai_tahun: int) -> None:
    """Draw one setting: what it is, what holds now, and the field to change it."""
    apa = satu.pengaturan
    kunci = f"{apa.kunci}_{mulai_tahun}"
    with st.form(f"form-{kunci}", border=False):
        kiri, kanan, tombol = st.columns([3, 1.4, 0.8], vertical_alignment="bottom")
        with kiri:
            bawaan = f" (bawaan: {write_nilai(apa, apa.bawaan)})" if satu.diatur else " (bawaan)"
            draw(
                join(
                    tag("span", apa.nama, class_="kj-utama"),
                    tag(
                        "span",
                        f"Sekarang {satu.tulisan}{bawaan}. {apa.penjelasan}",
                        class_="kj-kecil",
                    ),
                )
            )
        if apa.pilihan is not None:
            pilihan = apa.pilihan
            nilai = kanan.selectbox(
                apa.nama,
                list(pilihan),
                index=list(pilihan).index(satu.nilai) if satu.nilai in pilihan else None,
                format_func=lambda kode: pilihan[kode],
                key=f"isi-{kunci}-{satu.nilai}",
                label_visibility="collapsed",
            )
        else:
            nilai = kanan.text_input(
                f"{apa.nama} ({apa.satuan})" if apa.satuan else apa.nama,
                satu.nilai if apa.jenis is Jenis.TEKS else satu.nilai.replace(".", ","),
                key=f"isi-{kunci}-{satu.nilai}",
                label_visibility="collapsed",
            )
        if tombol.form_submit_button("Simpan", key=f"simpan-{kunci}", width="stretch"):
            _save(db, pelaku, satu, nilai or "", mulai_tahun)


def _save(
    db: Database, pelaku: Pelaku, satu: NilaiPengaturan, nilai: str, mulai_tahun: int
) -> None:
    try:
        berubah = set_pengaturan(db, pelaku, satu.pengaturan.kunci, nilai, mulai_tahun=mulai_tahun)
    except DataTidakSah as galat:
        refuse(galat)
    else:
        mulai = f" mulai tahun {mulai_tahun}" if mulai_tahun else ""
        tell(
            f"{satu.pengaturan.nama}{mulai} tersimpan."
            if berubah
            else f"{satu.pengaturan.nama} sudah demikian; tidak ada yang berubah."
        )


def draw_lambang(db: Database, pelaku: Pelaku) -> None:
    """Draw the upload of the emblem that stands on letterheads and covers."""
    ada = get_lambang(db, pelaku)
    if ada:
        st.caption("Lambang pada kop dan sampul sekarang")
        st.image(ada, width=80)
        if st.button("Hapus lambang"):
            attempt(lambda: remove_lambang(db, pelaku), "Lambang dihapus dari dokumen berikutnya.")
    isian = open_isian("lambang")
    berkas = st.file_uploader(
        "Lambang pada kop dan sampul (PNG atau JPEG, paling besar 1 MB)",
        type=["png", "jpg", "jpeg"],
        max_upload_size=1,
        key=isian.name("gambar"),
    )
    if berkas is not None and st.button("Simpan lambang"):
        nama, isi = berkas.name, berkas.getvalue()
        isian.attempt(
            lambda: set_lambang(db, pelaku, nama, isi),
            "Lambang tersimpan; dokumen berikutnya memakainya.",
        )


def draw_perubahan(
    perubahan: Sequence[PerubahanPengaturan], kantor: Instansi, nama: Mapping[str, str]
) -> None:
    """Draw what was changed when by whom, the last first."""
    st.subheader("Riwayat perubahan", anchor=False)
    if not perubahan:
        draw(tag("p", "Belum ada yang diubah; semua memakai nilai bawaan.", class_="kj-redup"))
        return
    isi = [
        (
            format_waktu(satu.dicatat_pada, kantor),
            nama.get(satu.dicatat_oleh, satu.dicatat_oleh),
            satu.nama,
            satu.tulisan,
            str(satu.mulai_tahun) if satu.mulai_tahun else "selalu",
        )
        for satu in perubahan
    ]
    draw_tabel(("Waktu", "Oleh", "Pengaturan", "Menjadi", "Mulai tahun"), isi)
