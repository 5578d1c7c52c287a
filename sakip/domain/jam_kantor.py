"""Jam kantor: office hours and extra days off as an administrator writes them."""

import re
from datetime import date, time

from sakip.domain.errors import DataTidakSah
from sakip.domain.waktu_kerja import Rentang

_POLA = re.compile(r"(\d{1,2})[.:](\d{2})\s*-\s*(\d{1,2})[.:](\d{2})")


def read_rentang(teks: str) -> tuple[Rentang, ...]:
    """Return the stretches of "07.30-12.00, 13.00-16.00"; each begins after the one before ends.

    Raises DataTidakSah.
    """
    hasil: list[Rentang] = []
    for bagian in teks.split(","):
        cocok = _POLA.fullmatch(bagian.strip())
        try:
            a, b, c, d = map(int, cocok.groups() if cocok else ("99",) * 4)
            mulai, selesai = time(a, b), time(c, d)
        except ValueError:
            raise _refuse(teks) from None
        if mulai >= selesai or (hasil and mulai < hasil[-1][1]):
            raise _refuse(teks)
        hasil.append((mulai, selesai))
    return tuple(hasil)


def check_rentang(teks: str) -> str:
    """Return office hours as they are kept: "07.30-12.00, 13.00-16.00".

    Raises DataTidakSah.
    """
    return ", ".join(f"{a:%H.%M}-{b:%H.%M}" for a, b in read_rentang(teks))


def read_tanggal(teks: str) -> frozenset[date]:
    """Return the days of "2026-12-24, 2026-12-31"; none for an empty text.

    Raises DataTidakSah.
    """
    try:
        return frozenset(
            date.fromisoformat(satu.strip()) for satu in teks.split(",") if satu.strip()
        )
    except ValueError:
        raise DataTidakSah(
            apa=f'Daftar tanggal "{teks}" tidak terbaca',
            di_mana="libur tambahan",
            perbaikan="Tulis tahun-bulan-tanggal, dipisah koma: 2026-12-24, 2026-12-31.",
        ) from None


def check_tanggal(teks: str) -> str:
    """Return days off as they are kept: in order, each once.

    Raises DataTidakSah.
    """
    return ", ".join(satu.isoformat() for satu in sorted(read_tanggal(teks)))


def _refuse(teks: str) -> DataTidakSah:
    return DataTidakSah(
        apa=f'Jam kerja "{teks}" tidak terbaca, atau tidak berurutan',
        di_mana="jam kerja",
        perbaikan="Tulis seperti 07.30-12.00, 13.00-16.00.",
    )
