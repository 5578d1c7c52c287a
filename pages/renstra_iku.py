"""Halaman Renstra dan IKU: the five years, the IKU sheet, checks of the plan, import and export."""

import streamlit as st

from sakip.domain.peran import Hak, may, may_kantor
from sakip.domain.tulisan import format_tanggal
from sakip.services.penyiapan import read_kantor
from sakip.services.perencanaan import check_rencana, copy_rencana, list_smart
from sakip.services.ringkasan import list_nama
from sakip.services.riwayat_ukuran import list_riwayat_ukuran
from sakip.ui.ganti_ukuran import draw_ganti
from sakip.ui.html import apply_gaya, draw
from sakip.ui.impor_rencana import draw_impor
from sakip.ui.kabar import draw_kabar, tell
from sakip.ui.penarikan import draw_tarik
from sakip.ui.rencana import of_tahun, pick_tahun, read_rencana
from sakip.ui.renstra import make_iku, make_renstra, make_smart, make_temuan
from sakip.ui.riwayat_ukuran import make_riwayat_ukuran
from sakip.ui.rkt import draw_rkt
from sakip.ui.session import database, require_pelaku
from sakip.ui.simpanan import read_cached
from sakip.ui.standar import draw_standar
from sakip.ui.teks import escape_markdown

LEMBAR_DITARIK = (
    *("indikator", "sasaran", "rkt", "perubahan_ukuran"),
    *("indikator_renstra", "sasaran_renstra", "tujuan", "renstra"),
)

TANPA_TAHUN = 0

pelaku = require_pelaku(Hak.LIHAT_CAPAIAN)
db = database()
apply_gaya()
st.title("Renstra dan IKU", anchor=False)
draw_kabar()
rencana = read_rencana(db, pelaku)
kelola = may(pelaku, Hak.KELOLA_PERENCANAAN)
tahun = pick_tahun(rencana)
buka = st.query_params.get("buka", "")
if kelola:
    with st.expander(
        "Impor dan ekspor", expanded=tahun is None or buka == "impor", icon=":material/upload_file:"
    ):
        draw_impor(db, pelaku)
atas = st.container()
for renstra in rencana["renstra"]:
    st.subheader(escape_markdown(str(renstra["nama"])), anchor=False)
    if renstra["nomor"]:
        tanggal = format_tanggal(renstra["tanggal"]) if renstra["tanggal"] else ""  # type: ignore[arg-type]
        st.caption(escape_markdown(f"Nomor {renstra['nomor']}, {tanggal}"))
    draw(make_renstra(rencana, renstra))
if tahun is None:
    if kelola:
        draw_tarik(db, pelaku, rencana, LEMBAR_DITARIK, TANPA_TAHUN)
    st.stop()
st.subheader(f"Indikator Kinerja Utama {tahun}", anchor=False)
draw(make_iku(rencana, tahun))
draw_rkt(db, pelaku, rencana, tahun)
if may_kantor(pelaku, Hak.LIHAT_KANTOR):
    temuan = read_cached(check_rencana, db, pelaku, tahun)
    with st.expander(f"Yang perlu diperiksa perencana: {len(temuan)}", icon=":material/rule:"):
        draw(make_temuan(temuan))
# A link that leads to the standards finds them above the tables.
with (atas if buka == "standar" else st.container()).expander(
    "Standar nasional atau provinsi",
    expanded=buka == "standar",
    icon=":material/public:",
):
    draw_standar(db, pelaku, tahun, boleh=kelola)
with st.expander("Periksa SMART tiap indikator", icon=":material/checklist:"):
    draw(make_smart(read_cached(list_smart, db, pelaku, tahun)))
if ganti := read_cached(list_riwayat_ukuran, db, pelaku, tahun):
    with st.expander(
        f"Rumus atau metode yang diganti pada {tahun}: {len(ganti)}", icon=":material/history:"
    ):
        draw(make_riwayat_ukuran(ganti, read_cached(list_nama, db, pelaku), read_kantor(db)))
if kelola:
    with st.expander("Ganti rumus atau metode", icon=":material/function:"):
        draw_ganti(db, pelaku, of_tahun(rencana, "indikator", tahun), tahun)
    draw_tarik(db, pelaku, rencana, LEMBAR_DITARIK, tahun)
    with st.expander("Salin rencana ke tahun berikutnya", icon=":material/content_copy:"):
        st.markdown(
            "Sasaran, program, indikator, pohon kinerja, dan rencana aksi disalin; target, pagu, dan perjanjian tidak."
        )
        if st.button(f"Salin rencana {tahun} ke {tahun + 1}"):
            tell(
                f"{copy_rencana(db, pelaku, tahun, tahun + 1)} baris disalin ke tahun {tahun + 1}."
            )
