"""What is stored stands in the way of an import: it forbids some changes, and asks about others."""

from collections.abc import Iterator, Sequence

from sakip.domain.berlaku import find_ukuran, first_triwulan, quarter_of
from sakip.domain.peran import Pelaku
from sakip.domain.periode import ROMAWI
from sakip.intake.hasil import Temuan
from sakip.services.periode_tertutup import last_tertutup, last_tertutup_unit, write_mulai
from sakip.services.pratinjau_rencana import Isi, PerubahanBaris, write_nilai
from sakip.storage.connection import Cursor

UKURAN = ("rumus", "metode", "periode_ukur")
LETAK_PERJANJIAN = {"tanggal", "jenis", "tahun"}  # on these hangs from when its targets hold


def check_tersimpan(
    cur: Cursor, pelaku: Pelaku, akan: Sequence[PerubahanBaris], tersimpan: Isi
) -> Iterator[Temuan]:
    """Refuse what a closed triwulan or a stored target forbids, and ask about what reaches into one.

    akan are the rows that would be written, tersimpan is what is stored before them.
    """
    periksa = _Periksa(cur, pelaku, akan, tersimpan)
    for satu in akan:
        if hasattr(periksa, satu.lembar.kode):
            yield from getattr(periksa, satu.lembar.kode)(satu)


class _Periksa:
    """One method per sheet whose rows may touch what is closed, named after the sheet."""

    def __init__(
        self, cur: Cursor, pelaku: Pelaku, akan: Sequence[PerubahanBaris], tersimpan: Isi
    ) -> None:
        self._cur, self._instansi, self._tersimpan = cur, pelaku.kode_instansi, tersimpan
        self._unit: dict[tuple[str | None, int], int] = {}
        self._pk = tersimpan["perjanjian_kinerja"] | {
            satu.kunci: satu.isi for satu in akan if satu.lembar.kode == "perjanjian_kinerja"
        }

    def renstra(self, satu: PerubahanBaris) -> Iterator[Temuan]:
        """The first tahun says which tahun each target is of: it stays while there are targets."""
        if "mulai_tahun" not in {nama for nama, *_ in satu.beda}:
            return
        bertarget = [
            str(baris["kode"])
            for baris in self._tersimpan["indikator_renstra"].values()
            if baris["kode_renstra"] == satu.isi["kode"]
            and any(baris[f"target_{nomor}"] is not None for nomor in range(1, 6))
        ]
        if bertarget:
            yield _tell(
                satu,
                "salah",
                "Tahun pertama Renstra tidak dapat diganti, karena targetnya sudah tersimpan menurut "
                f"tahun ({len(bertarget)} indikator, antara lain {bertarget[0]}).",
                "Kosongkan dan simpan dahulu target indikator Renstra-nya, ganti tahunnya, lalu impor "
                "lagi targetnya.",
            )

    def indikator(self, satu: PerubahanBaris) -> Iterator[Temuan]:
        """Rumus, metode and periode_ukur of what was reported are changed elsewhere, with a reason.

        A new indikator, another unit and another bobot change the capaian of the unit: asked about.
        """
        kode, tahun = satu.isi["kode"], satu.isi["tahun"]
        beda = {nama for nama, *_ in satu.beda}
        milik = self._last(kode, tahun) if beda else 0
        if milik and beda & set(UKURAN):
            yield _tell(
                satu,
                "salah",
                "Rumus, metode, dan waktu ukur tidak dapat diganti lewat impor, karena triwulan "
                f"{ROMAWI[milik]} sudah dilaporkan.",
                "Tulis di lembar Perubahan Rumus Metode, atau ganti di halaman Renstra dan IKU: berlaku "
                "mulai triwulan berikutnya, dengan alasan.",
            )
        unit = satu.isi["kode_unit"]
        unit_baru = satu.status == "baru" or "kode_unit" in beda
        tertutup = max(milik, self._last_unit(unit, tahun) if unit_baru else 0)
        if not tertutup:
            return
        if satu.status == "baru":
            yield _ask(
                satu, tertutup, f"indikator baru {kode} menambah yang dinilai pada unit {unit}"
            )
        for nama, lama, baru in satu.beda:
            if nama in ("bobot", "kode_unit"):
                apa = {"bobot": "bobot", "kode_unit": "unit"}[nama]
                yield _ask(
                    satu,
                    tertutup,
                    f"{apa} {kode} berubah dari {write_nilai(lama)} menjadi {write_nilai(baru)}",
                )

    def perubahan_ukuran(self, satu: PerubahanBaris) -> Iterator[Temuan]:
        """Another rumus or metode never touches a closed triwulan; of later ones it is asked about."""
        if satu.beda and not {nama for nama, *_ in satu.beda} & {"rumus", "metode"}:
            return
        tahun, kode, mulai = satu.kunci[0], satu.kunci[1], int(str(satu.kunci[2]))
        if mulai not in ROMAWI:
            return  # refused by the rules of the sheet
        tertutup = self._last(kode, tahun)
        if mulai <= tertutup:
            yield _tell(
                satu,
                "salah",
                f"Triwulan {ROMAWI[tertutup]} sudah dilaporkan; angkanya tidak boleh berubah oleh "
                "rumus atau metode baru.",
                write_mulai(tertutup),
            )
        elif tertutup and (lama := find_ukuran(self._tersimpan, tahun, kode, mulai)):
            yield _tell(
                satu,
                "konfirmasi",
                f"Mulai triwulan {ROMAWI[mulai]} {tahun}, {kode} dihitung dengan rumus "
                f"{satu.isi['rumus']} dan metode {satu.isi['metode']}; semula {lama[0]} dan {lama[1]}.",
                "Pastikan perubahannya memang dimaksud, dan alasannya benar.",
            )

    def pagu(self, satu: PerubahanBaris) -> Iterator[Temuan]:
        """A pagu murni holds from the first triwulan on."""
        for _, lama, baru in satu.beda:
            if tertutup := self._last_program(satu):
                yield _ask(
                    satu,
                    tertutup,
                    f"pagu murni {satu.isi['kode_program']} berubah dari {write_nilai(lama)} "
                    f"menjadi {write_nilai(baru)}",
                )

    def pagu_perubahan(self, satu: PerubahanBaris) -> Iterator[Temuan]:
        """A pergeseran or perubahan that holds from a closed triwulan on, or was moved out of one."""
        lama = {nama: nilai for nama, nilai, _ in satu.beda}
        if satu.beda and not lama.keys() & {"nilai", "mulai_berlaku"}:
            return
        mulai = satu.isi["mulai_berlaku"]
        awal = min(quarter_of(mulai), quarter_of(lama.get("mulai_berlaku", mulai)))
        if (tertutup := self._last_program(satu)) >= awal:
            apa = "baru" if satu.status == "baru" else "diubah"
            yield _ask(
                satu,
                tertutup,
                f"perubahan pagu ke-{satu.isi['perubahan_ke']} {satu.isi['kode_program']} yang {apa} "
                f"berlaku mulai triwulan {ROMAWI[awal]}",
            )

    def realisasi_anggaran(self, satu: PerubahanBaris) -> Iterator[Temuan]:
        """What was spent within a closed triwulan; stating it for the first time changes nothing read."""
        for nama, lama, baru in satu.beda:
            triwulan = int(nama.removeprefix("tw"))
            if lama is not None and triwulan <= self._last_program(satu):
                yield _ask(
                    satu,
                    triwulan,
                    f"belanja {satu.isi['kode_program']} berubah dari {write_nilai(lama)} "
                    f"menjadi {write_nilai(baru)}",
                )

    def target(self, satu: PerubahanBaris) -> Iterator[Temuan]:
        """A target that holds from a closed triwulan on."""
        kode = satu.isi["kode_indikator"]
        tertutup = self._last(kode, satu.isi["tahun"])
        if tertutup and first_triwulan(self._pk.get((satu.isi["kode_perjanjian"],))) <= tertutup:
            yield _tell(
                satu,
                "konfirmasi",
                f"Triwulan {ROMAWI[tertutup]} indikator {kode} sudah dilaporkan; target ini dapat "
                "mengubah capaian yang sudah dibaca orang.",
                "Pastikan PK dan tanggalnya benar.",
            )

    def perjanjian_kinerja(self, satu: PerubahanBaris) -> Iterator[Temuan]:
        """A perjanjian that moves takes its stored targets along, into a closed triwulan or out of it."""
        beda = {nama for nama, *_ in satu.beda} & LETAK_PERJANJIAN
        lama = self._tersimpan["perjanjian_kinerja"].get(satu.kunci)
        if lama is None or not beda:
            return
        if beda == {"tanggal"} and satu.isi["jenis"] == "murni":
            return  # holds from the first triwulan on, whatever its day
        mulai = min(first_triwulan(lama), first_triwulan(satu.isi))
        kena = {
            str(target["kode_indikator"]): tertutup
            for target in self._tersimpan["target"].values()
            if target["kode_perjanjian"] == satu.isi["kode"]
            and (tertutup := self._last(target["kode_indikator"], target["tahun"])) >= mulai
        }
        if kena:
            yield _tell(
                satu,
                "konfirmasi",
                f"Triwulan {ROMAWI[max(kena.values())]} sudah dilaporkan; target {', '.join(kena)} "
                f"berlaku menurut PK ini, jadi perubahan {', '.join(sorted(beda))}-nya dapat mengubah "
                "capaian yang sudah dibaca orang.",
                "Pastikan jenis, tahun, dan tanggal PK-nya benar.",
            )

    def _last_program(self, satu: PerubahanBaris) -> int:
        """Return the last closed triwulan of the unit that carries out a sub kegiatan, else of the office."""
        kunci = (satu.isi["tahun"], satu.isi["kode_program"])
        program = self._tersimpan["program_kegiatan"].get(kunci, {})
        return self._last_unit(program.get("kode_unit"), satu.isi["tahun"])

    def _last_unit(self, kode_unit: object, tahun: object) -> int:
        kunci = (str(kode_unit) if kode_unit else None, int(str(tahun)))
        if kunci not in self._unit:
            self._unit[kunci] = last_tertutup_unit(self._cur, self._instansi, *kunci)
        return self._unit[kunci]

    def _last(self, kode_indikator: object, tahun: object) -> int:
        return last_tertutup(self._cur, self._instansi, str(kode_indikator), int(str(tahun)))


def _ask(satu: PerubahanBaris, triwulan: int, apa: str) -> Temuan:
    return _tell(
        satu,
        "konfirmasi",
        f"Triwulan {ROMAWI[triwulan]} sudah dilaporkan; {apa}, dan mengubah angka yang sudah dibaca "
        "orang.",
        "Pastikan perubahannya memang dimaksud.",
    )


def _tell(satu: PerubahanBaris, tingkat: str, apa: str, perbaikan: str) -> Temuan:
    return Temuan(
        tingkat=tingkat,  # type: ignore[arg-type]
        apa=apa,
        perbaikan=perbaikan,
        alamat=satu.alamat,
        lembar=satu.lembar.nama,
    )
