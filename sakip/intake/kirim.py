"""HasilBaca on its way between processes: plain JSON, decimals as strings, defaults left out."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, fields
from decimal import Decimal
from typing import Any

from sakip.intake.hasil import (
    BarisBaca,
    BarisLembar,
    HasilBaca,
    KolomLembar,
    LembarBuku,
    Pilihan,
    TabelLain,
    TataLetak,
    Temuan,
)
from sakip.intake.tolak import BerkasDitolak

DESIMAL = ("target", "nilai", "pembilang", "penyebut")
ISI_HASIL: dict[str, Callable[..., Any]] = {
    "semua_kolom": KolomLembar,
    "temuan": Temuan,
    "tabel_lain": TabelLain,
    "semua_lembar": LembarBuku,
    "cuplikan": BarisLembar,
}


def encode_hasil(hasil: HasilBaca | Sequence[HasilBaca]) -> bytes:
    """Return one reading or several as UTF-8 JSON."""
    isi = _encode(hasil) if isinstance(hasil, HasilBaca) else [_encode(satu) for satu in hasil]
    return json.dumps({"hasil": isi}, ensure_ascii=False).encode("utf-8", "replace")


def encode_tolak(tolak: BerkasDitolak) -> bytes:
    """Return a refusal as UTF-8 JSON."""
    isi = {
        "kode": tolak.kode,
        "apa": tolak.apa,
        "di_mana": tolak.di_mana,
        "perbaikan": tolak.perbaikan,
    }
    return json.dumps({"tolak": isi}).encode()


def decode_jawaban(isi: bytes) -> HasilBaca:
    """Return the HasilBaca of an answer.

    Raises BerkasDitolak when the answer is a refusal, ValueError or KeyError when it is no answer.
    """
    return _decode_hasil(open_jawaban(isi))


def decode_semua(isi: bytes) -> tuple[HasilBaca, ...]:
    """Return every HasilBaca of an answer. Raises as decode_jawaban."""
    return tuple(_decode_hasil(satu) for satu in open_jawaban(isi))


def open_jawaban(isi: bytes) -> Any:
    """Return what an answer holds. Raises BerkasDitolak when it is a refusal."""
    jawaban = json.loads(isi)
    if tolak := jawaban.get("tolak"):
        raise BerkasDitolak(
            tolak["kode"], apa=tolak["apa"], di_mana=tolak["di_mana"], perbaikan=tolak["perbaikan"]
        )
    return jawaban["hasil"]


def _decode_hasil(isi: dict[str, Any]) -> HasilBaca:
    hasil = dict(isi)
    for nama, jenis in ISI_HASIL.items():
        hasil[nama] = tuple(jenis(**_tuples(satu)) for satu in hasil.get(nama, ()))
    hasil["baris"] = tuple(_decode_baris(satu) for satu in hasil.get("baris", ()))
    return HasilBaca(**_tuples(hasil))


def encode_pilihan(pilihan: Pilihan | None) -> str:
    """Return a correction of the mapping as JSON text."""
    return json.dumps(None if pilihan is None else _encode(pilihan))


def decode_pilihan(teks: str) -> Pilihan | None:
    """Return the correction that encode_pilihan wrote."""
    isi = json.loads(teks)
    return None if isi is None else Pilihan(**_tuples(isi))


def encode_tata_letak(tata_letak: Sequence[TataLetak]) -> str:
    """Return remembered layouts as JSON text."""
    return json.dumps([_encode(satu) for satu in tata_letak])


def decode_tata_letak(teks: str) -> tuple[TataLetak, ...]:
    """Return the layouts that encode_tata_letak wrote."""
    return tuple(TataLetak(**satu) for satu in json.loads(teks))


def _encode(satu: Any) -> dict[str, Any]:
    hasil = {}
    for bidang in fields(satu):
        isi = getattr(satu, bidang.name)
        if not _is_baku(bidang, isi):
            hasil[bidang.name] = _encode_isi(isi)
    return hasil


def _is_baku(bidang: Field[Any], isi: Any) -> bool:
    if bidang.default is not MISSING:
        return bool(isi == bidang.default)
    return bidang.default_factory is not MISSING and not isi


def _encode_isi(isi: Any) -> Any:
    if isinstance(isi, Decimal):
        return str(isi)
    if isinstance(isi, tuple):
        return [_encode_isi(satu) for satu in isi]
    if isinstance(isi, Mapping):
        return dict(isi)
    return _encode(isi) if hasattr(isi, "__dataclass_fields__") else isi


def _decode_baris(isi: dict[str, Any]) -> BarisBaca:
    for nama in DESIMAL:
        if nama in isi:
            isi[nama] = Decimal(isi[nama])
    return BarisBaca(**isi)


def _tuples(isi: dict[str, Any]) -> dict[str, Any]:
    return {nama: tuple(satu) if isinstance(satu, list) else satu for nama, satu in isi.items()}
