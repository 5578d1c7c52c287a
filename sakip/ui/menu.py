"""The pages of the app: file, name, address, the right each asks for. One table for the menu,
the gate (which addresses exist) and the tests (every page as every role)."""

from dataclasses import dataclass
from pathlib import Path

from sakip.domain.peran import Hak, Pelaku, may

PAGES = Path(__file__).parents[2] / "pages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Halaman:
    """One page. hak None: for everyone who is signed in."""

    berkas: str
    judul: str
    kelompok: str
    hak: Hak | None

    @property
    def path(self) -> Path:
        """The page's file; absolute, or Streamlit would look beside the main script."""
        return PAGES / self.berkas

    @property
    def jalur(self) -> str:
        """Its address without the slash; the first page's own is empty."""
        return "" if self is HALAMAN[0] else self.path.stem.replace("_", "-")

    def may_open(self, pelaku: Pelaku) -> bool:
        """Tell whether pelaku may open this page."""
        return self.hak is None or may(pelaku, self.hak)


HALAMAN = (
    Halaman(berkas="beranda.py", judul="Beranda", kelompok="", hak=None),
    Halaman(
        berkas="renstra_iku.py",
        judul="Renstra dan IKU",
        kelompok="Perencanaan",
        hak=Hak.LIHAT_CAPAIAN,
    ),
    Halaman(
        berkas="perjanjian_kinerja.py",
        judul="Perjanjian Kinerja",
        kelompok="Perencanaan",
        hak=Hak.LIHAT_CAPAIAN,
    ),
    Halaman(
        berkas="rencana_aksi.py",
        judul="Rencana Aksi",
        kelompok="Perencanaan",
        hak=Hak.LIHAT_CAPAIAN,
    ),
    Halaman(
        berkas="program_anggaran.py",
        judul="Program dan Anggaran",
        kelompok="Perencanaan",
        hak=Hak.LIHAT_KANTOR,
    ),
    Halaman(
        berkas="pohon_kinerja.py",
        judul="Pohon Kinerja",
        kelompok="Perencanaan",
        hak=Hak.LIHAT_CAPAIAN,
    ),
    Halaman(
        berkas="pengumpulan.py", judul="Pengumpulan", kelompok="Pengukuran", hak=Hak.UNDUH_TEMPLAT
    ),
    Halaman(berkas="pemeriksaan.py", judul="Pemeriksaan", kelompok="Pengukuran", hak=Hak.PERIKSA),
    Halaman(berkas="capaian.py", judul="Capaian", kelompok="Pengukuran", hak=Hak.LIHAT_CAPAIAN),
    Halaman(
        berkas="capaian_tahunan.py",
        judul="Capaian Tahunan",
        kelompok="Pengukuran",
        hak=Hak.LIHAT_KANTOR,
    ),
    Halaman(
        berkas="progres_bulanan.py",
        judul="Progres Bulanan",
        kelompok="Pengukuran",
        hak=Hak.LIHAT_CAPAIAN,
    ),
    Halaman(berkas="prosedur.py", judul="Prosedur", kelompok="Prosedur", hak=Hak.LIHAT_PROSEDUR),
    Halaman(
        berkas="rapat.py",
        judul="Rapat dan Sosialisasi",
        kelompok="Prosedur",
        hak=Hak.LIHAT_PROSEDUR,
    ),
    Halaman(berkas="dokumen.py", judul="Dokumen", kelompok="Pelaporan", hak=Hak.LIHAT_CAPAIAN),
    Halaman(berkas="uji_silang.py", judul="Uji Silang", kelompok="Alat", hak=Hak.UJI_SILANG),
    Halaman(
        berkas="pengguna.py", judul="Pengguna", kelompok="Administrasi", hak=Hak.KELOLA_PENGGUNA
    ),
    Halaman(
        berkas="unit_kerja.py",
        judul="Unit Kerja",
        kelompok="Administrasi",
        hak=Hak.KELOLA_PENGATURAN,
    ),
    Halaman(
        berkas="pengaturan.py",
        judul="Pengaturan",
        kelompok="Administrasi",
        hak=Hak.KELOLA_PENGATURAN,
    ),
    Halaman(berkas="jejak.py", judul="Jejak", kelompok="Administrasi", hak=Hak.LIHAT_JEJAK),
    Halaman(berkas="sesi_saya.py", judul="Sesi Saya", kelompok="Akun", hak=None),
)
