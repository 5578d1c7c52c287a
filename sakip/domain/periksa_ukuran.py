"""What a row of the sheet Perubahan Rumus Metode must keep to before it can be saved."""

from collections.abc import Iterator

from sakip.domain.berlaku import Isi, explain_tukar, find_ukuran
from sakip.domain.lembar_rencana import Baris
from sakip.domain.metode import Metode
from sakip.domain.rumus import Rumus


def list_salah_ukuran(baris: Baris, isi: Isi) -> Iterator[tuple[str, str, str]]:
    """Yield (column, what, how to mend): the triwulan is one of four, and the targets fit what follows."""
    mulai = int(str(baris["mulai_triwulan"]))
    if not 1 <= mulai <= 4:
        yield "mulai_triwulan", f"Triwulan {mulai} tidak ada.", "Tulis 1, 2, 3, atau 4."
        return
    tahun, kode = baris["tahun"], baris["kode_indikator"]
    sebelum = find_ukuran(isi, tahun, kode, mulai - 1)
    baru = Rumus(str(baris["rumus"])), Metode(str(baris["metode"]))
    if sebelum is not None and (apa := explain_tukar(sebelum, baru)):
        yield (
            "rumus" if sebelum[0] != baru[0] else "metode",
            f"{apa}.",
            "Pilih rumus atau metode lain, atau tetapkan pada indikator tahun berikutnya.",
        )
