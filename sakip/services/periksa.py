"""What a workbook says and what saving it for its form would do, for programs."""

from typing import Any

from sakip.services.isi_berkas import describe_berkas
from sakip.services.pratinjau import Pratinjau, list_formulir, list_temuan_json


def periksa_json(pratinjau: Pratinjau) -> dict[str, Any]:
    """Return what a workbook says and what saving it for its form would do.

    The words are those of `periksa`, `unggah` and `unggah-massal` alike: kolom and baris are of the
    file, formulir are the rows of the form; what is stored and printed as nilai is their realisasi.
    """
    isi = describe_berkas(pratinjau.hasil, pratinjau.temuan, pratinjau.isi, pratinjau.nama_berkas)
    return isi | {
        "pemetaan": str(pratinjau.pemetaan.asal),
        "jumlah": pratinjau.jumlah,
        "formulir": list_formulir(pratinjau),
        "temuan": list_temuan_json(pratinjau.temuan),
    }
