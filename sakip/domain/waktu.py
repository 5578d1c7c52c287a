"""Time: stored in UTC, read in the office's own zone."""

from datetime import UTC, datetime

from sakip.domain.instansi import Instansi
from sakip.domain.tulisan import format_tanggal


def now_utc() -> datetime:
    """Return the present time in UTC without zone, as the store keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


def format_waktu(saat: datetime, instansi: Instansi) -> str:
    """Return a stored time as the office reads it: 31 Maret 2026 14.05 WIB."""
    setempat = instansi.local_time(saat)
    return f"{format_tanggal(setempat.date())} {setempat:%H.%M} {instansi.nama_zona}"
