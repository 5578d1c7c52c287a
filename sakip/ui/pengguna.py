"""The parts of the page Pengguna: everybody in a table, one person with what can be done for them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

import streamlit as st

from sakip.domain import waktu
from sakip.domain.errors import DataTidakSah
from sakip.domain.instansi import Instansi, UnitKerja
from sakip.domain.pegawai import format_nip
from sakip.domain.peran import NAMA_PERAN, Pelaku, Penugasan
from sakip.services.basis_data import Database
from sakip.services.faktor_kedua import reset_faktor
from sakip.services.ganti_sandi import reset_sandi
from sakip.services.identitas import set_identitas
from sakip.services.pengguna import Pengguna, create_pengguna, set_status
from sakip.services.penugasan import add_penugasan, revoke_penugasan
from sakip.services.sandi import make_sandi
from sakip.ui.html import Html, draw, join, tag
from sakip.ui.kabar import refuse, tell
from sakip.ui.penugasan import ask_penugasan, write_masa
from sakip.ui.teks import escape_markdown

Unit = Mapping[str, UnitKerja]
PILIHAN = "pilih_orang"


def draw_daftar(semua: Sequence[Pengguna], kantor: Instansi, unit: Unit) -> None:
    """Draw everybody of the office; each name leads to what can be done for that person."""
    judul = ("Nama", "Peran dan masanya", "Akun", "Kode dari ponsel")
    kepala = tag("tr", [tag("th", satu, scope="col") for satu in judul])
    hari = kantor.local_date(waktu.now_utc())
    baris = [
        tag(
            "tr",
            tag(
                "th",
                tag("a", orang.nama, href=f"?orang={orang.kode}"),
                tag("span", orang.kode, class_="kj-kecil"),
                tag("span", _write_identitas(orang), class_="kj-kecil"),
                scope="row",
            ),
            tag(
                "td",
                tag("div", [_write_tugas(tugas, hari, unit) for _, tugas in orang.penugasan])
                if orang.penugasan
                else tag("div", "tanpa peran", class_="kj-redup"),
                data_label=judul[1],
            ),
            tag("td", tag("div", _write_akun(orang, kantor)), data_label=judul[2]),
            tag("td", tag("div", "aktif" if orang.faktor_kedua else "–"), data_label=judul[3]),
        )
        for orang in semua
    ]
    draw(
        tag(
            "table",
            tag("thead", kepala),
            tag("tbody", baris),
            class_="kj-tabel kj-kartu kj-orang",
        )
    )


def _write_identitas(orang: Pengguna) -> str:
    nip = f"NIP {format_nip(orang.nip)}" if orang.nip else ""
    return ", ".join(filter(None, (orang.pangkat, nip)))


def _write_tugas(tugas: Penugasan, hari: date, unit: Unit) -> Html:
    nama_unit = unit[tugas.kode_unit].nama if tugas.kode_unit and tugas.kode_unit in unit else ""
    berlaku = tugas.is_berlaku(hari)
    keterangan = ", ".join(filter(None, [NAMA_PERAN[tugas.peran], nama_unit, write_masa(tugas)]))
    return tag(
        "div",
        tugas.nama_jabatan,
        tag("span", keterangan, class_="kj-kecil"),
        class_=None if berlaku else "kj-redup",
    )


def _write_akun(orang: Pengguna, kantor: Instansi) -> str:
    if not orang.aktif:
        return "nonaktif"
    return "aktif" if orang.punya_sandi or kantor.contoh else "belum punya kata sandi"


def pick_orang(semua: Sequence[Pengguna]) -> Pengguna | None:
    """Draw the choice of one person; the address is the only truth, so that a name in the table leads here."""
    orang = {satu.kode: satu for satu in semua}
    tertulis = st.query_params.get("orang", "")
    st.session_state[PILIHAN] = tertulis if tertulis in orang else None
    st.selectbox(
        "Urus orang",
        list(orang),
        format_func=lambda kode: f"{orang[kode].nama} ({kode})",
        key=PILIHAN,
        index=None,
        placeholder="Pilih orang",
        on_change=_write_alamat,
        width=460,
    )
    return orang.get(tertulis)


def _write_alamat() -> None:
    """Put the choice into the address."""
    kode = st.session_state[PILIHAN]
    if kode is None:
        st.query_params.pop("orang", None)
    else:
        st.query_params["orang"] = kode


def draw_tambah(db: Database, pelaku: Pelaku, kantor: Instansi, unit: Unit) -> None:
    """Draw the form for a new person: name, sign-in name, and the first role if there is one."""
    with (
        st.expander("Tambah orang", icon=":material/person_add:"),
        st.container(key="tambah-orang"),
    ):
        kiri, kanan = st.columns(2)
        nama = kiri.text_input("Nama lengkap", key="tambah_nama", placeholder="Siti Aminah, S.Sos.")
        kode = kanan.text_input("Nama masuk", key="tambah_kode", placeholder="siti.aminah")
        tugas = ask_penugasan("tambah", kantor, unit, boleh_kosong=True)
        if st.button("Tambahkan", key="tambah_simpan", type="primary"):
            sandi = make_sandi()
            try:
                create_pengguna(
                    db,
                    pelaku,
                    kode=kode.strip().casefold(),
                    nama=nama,
                    penugasan=[tugas] if tugas else [],
                    sandi=sandi,
                )
            except DataTidakSah as galat:
                refuse(galat)
            else:
                for kunci in [k for k in st.session_state if str(k).startswith("tambah_")]:
                    del st.session_state[kunci]
                tell(f"{nama.strip()} ditambahkan.", sandi)


def draw_orang(db: Database, pelaku: Pelaku, orang: Pengguna, kantor: Instansi, unit: Unit) -> None:
    """Draw one person: the roles they hold, one more role, and their account."""
    with st.container(border=True, key="orang-terpilih"):
        st.subheader(escape_markdown(orang.nama), anchor=False)
        _draw_peran(db, pelaku, orang)
        with st.expander("Nama, pangkat, dan NIP pada dokumen"):
            _draw_identitas(db, pelaku, orang)
        with st.expander("Beri peran"):
            tugas = ask_penugasan(f"peran_{orang.kode}", kantor, unit)
            if st.button("Berikan", key=f"berikan_{orang.kode}") and tugas:
                _act(
                    lambda: add_penugasan(db, pelaku, orang.kode, tugas),
                    f"{orang.nama} kini {tugas.nama_jabatan}; sesinya berakhir.",
                )
        _draw_akun(db, pelaku, orang)


def _draw_identitas(db: Database, pelaku: Pelaku, orang: Pengguna) -> None:
    """Draw what stands under this person's signature, to be stated or mended."""
    with st.form(f"identitas-{orang.kode}", border=False):
        nama = st.text_input("Nama lengkap dengan gelar", orang.nama)
        kiri, kanan = st.columns(2)
        pangkat = kiri.text_input(
            "Pangkat dan golongan", orang.pangkat, placeholder="Penata Tingkat I (III/d)"
        )
        nip = kanan.text_input(
            "NIP (18 angka)", format_nip(orang.nip), placeholder="19720000 199800 1 001"
        )
        st.caption(
            "Tercetak di bawah tanda tangan; yang kosong tidak dicetak. Dokumen final tetap."
        )
        if st.form_submit_button("Simpan"):
            _act(
                lambda: set_identitas(db, pelaku, orang.kode, nama=nama, nip=nip, pangkat=pangkat),
                f"Nama, pangkat, dan NIP {nama.strip()} tersimpan.",
            )


def _draw_peran(db: Database, pelaku: Pelaku, orang: Pengguna) -> None:
    if not orang.penugasan:
        draw(tag("p", "Belum memegang peran apa pun.", class_="kj-redup"))
    for nomor, tugas in orang.penugasan:
        with st.container(horizontal=True, vertical_alignment="center", key=f"tugas-{nomor}"):
            draw(
                join(
                    tag("span", tugas.nama_jabatan, class_="kj-utama"),
                    tag(
                        "span",
                        f"{NAMA_PERAN[tugas.peran]}, {write_masa(tugas)}",
                        class_="kj-kecil",
                    ),
                )
            )
            with st.popover("Cabut"):
                st.markdown(f"Cabut peran **{escape_markdown(tugas.nama_jabatan)}**?")
                if st.button("Ya, cabut", key=f"cabut_{orang.kode}_{nomor}"):
                    _act(
                        partial(revoke_penugasan, db, pelaku, orang.kode, nomor),
                        f"Peran {tugas.nama_jabatan} dicabut dari {orang.nama}; sesinya berakhir.",
                    )


def _draw_akun(db: Database, pelaku: Pelaku, orang: Pengguna) -> None:
    with st.container(horizontal=True, key="akun-orang"):
        with st.popover("Kata sandi baru"):
            st.markdown("Kata sandi lamanya tidak berlaku lagi dan semua sesinya berakhir.")
            if st.button("Ya, buatkan", key=f"sandi_{orang.kode}"):
                try:
                    sandi = reset_sandi(db, pelaku, orang.kode)
                except DataTidakSah as galat:
                    refuse(galat)
                else:
                    tell(f"Kata sandi {orang.nama} diganti.", sandi)
        if orang.faktor_kedua:
            with st.popover("Hapus kode dari ponsel"):
                st.markdown("Untuk ponsel yang hilang. Sesudahnya kata sandi saja cukup.")
                if st.button("Ya, hapus", key=f"faktor_{orang.kode}"):
                    _act(
                        lambda: reset_faktor(db, pelaku, orang.kode),
                        f"Kode dari ponsel {orang.nama} dihapus.",
                    )
        nama = "Nonaktifkan" if orang.aktif else "Aktifkan lagi"
        with st.popover(nama):
            st.markdown(
                "Ia tidak dapat masuk lagi dan semua sesinya berakhir. Catatannya tetap ada."
                if orang.aktif
                else "Ia dapat masuk lagi dengan peran yang masih berlaku."
            )
            if st.button(f"Ya, {nama.lower()}", key=f"status_{orang.kode}"):
                _act(
                    lambda: set_status(db, pelaku, orang.kode, aktif=not orang.aktif),
                    f"{orang.nama} {'dinonaktifkan' if orang.aktif else 'aktif lagi'}.",
                )


def _act(tindakan: Callable[[], object], kalimat: str) -> None:
    """Do it and say so on the next run, or say here why not."""
    try:
        tindakan()
    except DataTidakSah as galat:
        refuse(galat)
    else:
        tell(kalimat)
