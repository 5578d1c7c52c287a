"""Metode agregasi: how the figures of several triwulan become one figure of a semester or tahun."""

from enum import StrEnum


class Metode(StrEnum):
    """One rule per indikator, for target and realisasi alike.

    Source: rules/sumber.toml [metode-agregasi].
    """

    JUMLAH = "jumlah"
    KUMULATIF = "kumulatif"
    AKHIR = "akhir"
    RATA = "rata"
    MAKSIMUM = "maksimum"
    MINIMUM = "minimum"
    RASIO = "rasio"
    TAHUNAN = "tahunan"


PENJELASAN_METODE: dict[Metode, str] = {
    Metode.JUMLAH: "dijumlahkan dari triwulan yang dilaporkan",
    Metode.KUMULATIF: "angka s.d. triwulan ini; yang terakhir dilaporkan berlaku, tidak dijumlahkan",
    Metode.AKHIR: "keadaan pada akhir periode; yang terakhir dilaporkan berlaku",
    Metode.RATA: "rata-rata triwulan yang dilaporkan",
    Metode.MAKSIMUM: "nilai tertinggi dari triwulan yang dilaporkan",
    Metode.MINIMUM: "nilai terendah dari triwulan yang dilaporkan",
    Metode.RASIO: "jumlah pembilang ÷ jumlah penyebut × 100, bukan rata-rata persentase",
    Metode.TAHUNAN: "diukur sekali setahun, pada triwulan IV",
}

# What the figure of one triwulan states, as it stands beside the field where it is typed.
ARTI_ANGKA: dict[Metode, str] = {
    Metode.JUMLAH: "angka triwulan ini saja",
    Metode.KUMULATIF: "angka sejak Januari s.d. triwulan ini",
    Metode.AKHIR: "keadaan pada akhir triwulan ini",
    Metode.RATA: "angka triwulan ini saja",
    Metode.MAKSIMUM: "angka tertinggi dalam triwulan ini",
    Metode.MINIMUM: "angka terendah dalam triwulan ini",
    Metode.RASIO: "pembilang dan penyebut triwulan ini saja",
    Metode.TAHUNAN: "hasil pengukuran setahun",
}
