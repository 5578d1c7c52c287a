"""Read the file of a prosedur, ours or an office's own, and refuse it with every error at once."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any

from sakip.domain.errors import DataTidakSah
from sakip.domain.peran import PERAN_DAPAT_DIBERIKAN, Peran
from sakip.domain.prosedur import (
    HasilLangkah,
    Keputusan,
    Langkah,
    MutuBakuWaktu,
    PelakuSop,
    Pemeran,
    Prosedur,
    SatuanWaktu,
)
from sakip.rules import RULES

TANDA = (
    "formulir_lengkap", "formulir_diajukan", "formulir_disetujui", "dokumen_dibuat",
    "dokumen_disahkan", "rapat_dicatat", "sosialisasi_disampaikan",
)  # fmt: skip
"""The signs by which the program sees a step done; services/tanda.py looks for each."""
SYARAT = ("triwulan_disetujui", "semester_disetujui")
"""What a step may wait for; services/syarat_langkah.py tells whether it holds."""
DOKUMEN = (
    *("lkj", "triwulan", "semester", "pk", "iku"),
    *("rencana-aksi", "renja", "evaluasi-renja"),
)
"""The documents a sign can look for; services/jenis_dokumen.py makes each."""

LANGKAH_TERBANYAK = 60
WAJIB = ("kode", "nama", "kantor")
DAFTAR = ("dasar_hukum", "kualifikasi", "keterkaitan", "peralatan", "peringatan", "pencatatan")
_POLA_KODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_POLA_WAKTU = re.compile(r"(\d{1,4})\s+([A-Za-z]+)")
_KUNCI_LANGKAH = {"nomor", "kegiatan", "pelaku", "kelengkapan", "waktu", "output", "keterangan"} | {
    "hasil", "tiap_unit", "tanda", "dokumen", "syarat", "keputusan",
}  # fmt: skip


@cache
def list_prosedur_bawaan() -> dict[str, str]:
    """Return {kode: text} of the procedures that come with the program, in the order of their files.

    Source: rules/sumber.toml [sop-donomulyo] [sop-balangan] [sop-pertanahan-malang]
    [sop-karangploso] [sop-pelaku].
    """
    berkas = sorted((RULES / "sop").glob("*.toml"))
    return {satu.stem: satu.read_text(encoding="utf-8") for satu in berkas}


def read_prosedur(teks: str, nama_berkas: str) -> Prosedur:
    """Return the prosedur that a file states.

    Raises DataTidakSah that names every error: no TOML, something missing, an unknown actor, a
    step that returns nowhere or forward, a gap in the numbers, no way to the end, an unknown unit
    of time, hasil, tanda or peran.
    """
    try:
        isi = tomllib.loads(teks)
    except tomllib.TOMLDecodeError as galat:
        raise _refuse([f"Berkas ini bukan TOML yang benar ({galat})"], nama_berkas) from galat
    pemeriksa = _Pemeriksa(isi)
    prosedur = pemeriksa.read()
    if pemeriksa.salah:
        raise _refuse(pemeriksa.salah, nama_berkas)
    return prosedur


def _refuse(salah: list[str], nama_berkas: str) -> DataTidakSah:
    jumlah = "satu kesalahan" if len(salah) == 1 else f"{len(salah)} kesalahan"
    return DataTidakSah(
        apa=f"Berkas prosedur ini memuat {jumlah}: " + "; ".join(salah),
        di_mana=nama_berkas,
        perbaikan="Perbaiki semuanya di berkas itu, lalu muat lagi. Contoh bentuknya ada di sakip/rules/sop.",
    )


class _Pemeriksa:
    """Reads one file, noting each error and going on, so that all are told at once."""

    def __init__(self, isi: dict[str, Any]) -> None:
        self.isi, self.salah = isi, list[str]()

    def read(self) -> Prosedur:
        kepala = self._table(self.isi.get("prosedur"), "bagian [prosedur]")
        if kepala.get("kode") and not _POLA_KODE.fullmatch(str(kepala["kode"])):
            self.salah.append("[prosedur] kode harus huruf kecil, angka, dan tanda hubung")
        pelaku = tuple(self._pelaku(satu) for satu in self._tables("pelaku"))
        self._no_twins([satu.kode for satu in pelaku], "pelaku")
        langkah = tuple(
            self._langkah(satu, urut, {orang.kode for orang in pelaku})
            for urut, satu in enumerate(self._tables("langkah"), start=1)
        )
        if len(langkah) > LANGKAH_TERBANYAK:
            self.salah.append(f"lebih dari {LANGKAH_TERBANYAK} langkah")
        self._check_alur(langkah)
        teks: dict[str, Any] = {
            nama: self._text(kepala, nama, "[prosedur]", wajib=nama in WAJIB)
            for nama in (*WAJIB, "sumber", "nomor", "tanggal")
        }
        teks |= {
            nama: self._texts(kepala, nama, "[prosedur]") for nama in ("jenis_instansi", *DAFTAR)
        }
        return Prosedur(pelaku=pelaku, langkah=langkah, **teks)

    def _pelaku(self, isi: dict[str, Any]) -> PelakuSop:
        kode = self._text(isi, "kode", "[[pelaku]]")
        di_mana = f"pelaku {kode}"
        daftar = isi.get("pemeran")
        if not isinstance(daftar, list) or not daftar:
            self.salah.append(
                f"{di_mana} belum menyebut pemeran: siapa di kantor yang menjalankannya"
            )
            daftar = []
        pemeran = tuple(self._pemeran(self._table(satu, di_mana), di_mana) for satu in daftar)
        return PelakuSop(kode=kode, nama=self._text(isi, "nama", di_mana), pemeran=pemeran)

    def _pemeran(self, isi: dict[str, Any], di_mana: str) -> Pemeran:
        if not isi or isi.keys() - {"peran", "unit", "jabatan", "orang"}:
            self.salah.append(f"{di_mana}: pemeran menyebut peran, unit, jabatan, atau orang")
        teks = {nama: self._text(isi, nama, di_mana) for nama in isi if isinstance(nama, str)}
        peran = teks.get("peran")
        if peran is not None and peran not in PERAN_DAPAT_DIBERIKAN:
            self.salah.append(f"{di_mana}: peran {peran} tidak dikenal")
            peran = None
        return Pemeran(
            peran=None if peran is None else Peran(peran),
            unit=teks.get("unit"),
            jabatan=teks.get("jabatan"),
            orang=teks.get("orang"),
        )

    def _langkah(self, isi: dict[str, Any], urut: int, dikenal: set[str]) -> Langkah:
        nomor = isi.get("nomor")
        di_mana = f"langkah {nomor if isinstance(nomor, int) else f'ke-{urut}'}"
        if nomor != urut:
            self.salah.append(
                f"{di_mana}: nomornya seharusnya {urut}, berurutan dari 1 tanpa celah"
            )
        for asing in sorted(isi.keys() - _KUNCI_LANGKAH):
            self.salah.append(f"{di_mana}: isian {asing} tidak dikenal")
        pelaku = self._texts(isi, "pelaku", di_mana)
        if not pelaku:
            self.salah.append(f"{di_mana} belum menyebut pelaku")
        keputusan = isi.get("keputusan")
        return Langkah(
            nomor=urut,
            kegiatan=self._text(isi, "kegiatan", di_mana),
            pelaku=self._known(pelaku, dikenal, di_mana),
            kelengkapan=self._text(isi, "kelengkapan", di_mana, wajib=False),
            waktu=self._waktu(isi, di_mana),
            output=self._text(isi, "output", di_mana, wajib=False),
            keterangan=self._text(isi, "keterangan", di_mana, wajib=False),
            hasil=HasilLangkah(self._one_of(isi, "hasil", list(HasilLangkah), di_mana) or "berkas"),
            tiap_unit=isi.get("tiap_unit") is True,
            tanda=self._one_of(isi, "tanda", TANDA, di_mana),
            dokumen=self._dokumen(isi, di_mana),
            syarat=self._one_of(isi, "syarat", SYARAT, di_mana),
            keputusan=None if keputusan is None else self._keputusan(keputusan, dikenal, di_mana),
        )

    def _dokumen(self, isi: dict[str, Any], di_mana: str) -> tuple[str, ...]:
        dokumen = self._texts(isi, "dokumen", di_mana)
        for asing in (satu for satu in dokumen if satu not in DOKUMEN):
            self.salah.append(
                f"{di_mana}: dokumen {asing} tidak dikenal; pilihannya {', '.join(DOKUMEN)}"
            )
        return dokumen

    def _keputusan(self, isi: Any, dikenal: set[str], di_mana: str) -> Keputusan:
        isi = self._table(isi, f"{di_mana}: keputusan")
        tidak = isi.get("tidak")
        if not isinstance(tidak, int):
            self.salah.append(f"{di_mana}: keputusan belum menyebut nomor langkah bila Tidak")
            tidak = 0
        return Keputusan(
            pertanyaan=self._text(isi, "pertanyaan", f"{di_mana}: keputusan"),
            tidak=tidak,
            pemutus=self._known(self._texts(isi, "pemutus", di_mana), dikenal, di_mana),
        )

    def _waktu(self, isi: dict[str, Any], di_mana: str) -> MutuBakuWaktu:
        tertulis = self._text(isi, "waktu", di_mana)
        cocok = _POLA_WAKTU.fullmatch(tertulis)
        if tertulis and (cocok is None or int(cocok[1]) == 0):
            self.salah.append(
                f'{di_mana}: waktu "{tertulis}" tidak terbaca; tulis seperti "15 menit"'
            )
        elif cocok and cocok[2].casefold() not in list(SatuanWaktu):
            self.salah.append(
                f"{di_mana}: satuan waktu {cocok[2]} tidak dikenal; pakai menit, jam, atau hari"
            )
        elif cocok:
            satuan = SatuanWaktu(cocok[2].casefold())
            return MutuBakuWaktu(tertulis=tertulis, jumlah=int(cocok[1]), satuan=satuan)
        return MutuBakuWaktu(tertulis=tertulis, jumlah=1, satuan=SatuanWaktu.MENIT)

    def _check_alur(self, langkah: tuple[Langkah, ...]) -> None:
        """Note decisions that lead nowhere; with every Tidak behind it, each step reaches the end."""
        if not langkah:
            self.salah.append("belum ada satu langkah pun, sehingga prosedur tidak pernah selesai")
        for satu in langkah:
            if satu.keputusan is None or satu.keputusan.tidak == 0:
                continue
            tujuan = satu.keputusan.tidak
            if not 1 <= tujuan <= len(langkah):
                self.salah.append(
                    f"langkah {satu.nomor} kembali ke langkah {tujuan}, yang tidak ada"
                )
            elif tujuan >= satu.nomor:
                self.salah.append(
                    f"langkah {satu.nomor} tidak pernah sampai selesai: Tidak harus kembali ke langkah sebelumnya, bukan ke {tujuan}"
                )

    def _known(self, kode: Iterable[str], dikenal: set[str], di_mana: str) -> tuple[str, ...]:
        for satu in (asing := [k for k in kode if k not in dikenal]):
            self.salah.append(f"{di_mana}: pelaku {satu} tidak ada dalam daftar [[pelaku]]")
        return tuple(satu for satu in kode if satu not in asing)

    def _one_of(
        self, isi: dict[str, Any], nama: str, boleh: Iterable[str], di_mana: str
    ) -> str | None:
        nilai = self._text(isi, nama, di_mana, wajib=False)
        if nilai and nilai not in boleh:
            self.salah.append(
                f"{di_mana}: {nama} {nilai} tidak dikenal; pilihannya {', '.join(boleh)}"
            )
            return None
        return nilai or None

    def _no_twins(self, kode: list[str], apa: str) -> None:
        for satu in sorted({satu for satu in kode if kode.count(satu) > 1}):
            self.salah.append(f"{apa} {satu} tertulis lebih dari sekali")

    def _tables(self, nama: str) -> list[dict[str, Any]]:
        daftar = self.isi.get(nama, [])
        if not isinstance(daftar, list):
            self.salah.append(f"[[{nama}]] harus berupa daftar bagian")
            return []
        return [self._table(satu, f"[[{nama}]]") for satu in daftar]

    def _table(self, isi: Any, di_mana: str) -> dict[str, Any]:
        if isinstance(isi, dict):
            return isi
        self.salah.append(f"{di_mana} tidak ada atau salah bentuknya")
        return {}

    def _text(self, isi: dict[str, Any], nama: str, di_mana: str, *, wajib: bool = True) -> str:
        nilai = isi.get(nama, "")
        if not isinstance(nilai, str) or (wajib and not nilai.strip()):
            self.salah.append(f"{di_mana}: {nama} belum diisi dengan teks")
            return ""
        return nilai.strip()

    def _texts(self, isi: dict[str, Any], nama: str, di_mana: str) -> tuple[str, ...]:
        nilai = isi.get(nama, [])
        if not isinstance(nilai, list) or not all(isinstance(satu, str) for satu in nilai):
            self.salah.append(f"{di_mana}: {nama} harus berupa daftar teks")
            return ()
        return tuple(satu.strip() for satu in nilai)
