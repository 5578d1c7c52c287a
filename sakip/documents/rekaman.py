"""The recording of a bahan: its canonical JSON, which a final document keeps and is printed from again."""

import dataclasses
import json
import types
from decimal import Decimal
from hashlib import sha256
from typing import Any, Union, get_args, get_origin, get_type_hints

from sakip.documents.bahan import VERSI_BAHAN, Bahan
from sakip.domain.errors import DataTidakSah


def write_rekaman(bahan: Any) -> bytes:
    """Return bahan as canonical JSON: equal content gives equal bytes."""
    return json.dumps(
        dataclasses.asdict(bahan), ensure_ascii=False, sort_keys=True, default=_encode
    ).encode()


def sign_bahan(bahan: Any) -> str:
    """Return the SHA-256 of what bahan, or a part of it, holds, in hexadecimal.

    A place that is as empty as by default counts for nothing: one that a later program adds must not
    make words look outdated, or undo a paraf.
    """
    isi = json.dumps(_held(bahan), ensure_ascii=False, sort_keys=True, default=_encode)
    return sha256(isi.encode()).hexdigest()


def _held(nilai: Any) -> Any:
    if dataclasses.is_dataclass(nilai):
        semua = ((satu, getattr(nilai, satu.name)) for satu in dataclasses.fields(nilai))
        return {satu.name: _held(isi) for satu, isi in semua if isi != satu.default}
    return [_held(satu) for satu in nilai] if isinstance(nilai, tuple) else nilai


def read_rekaman(isi: bytes) -> Bahan:
    """Return the bahan of a recording; places that an older one has not known stay empty.

    Raises DataTidakSah for a recording of a newer program: what it means is not known here.
    """
    rekaman = json.loads(isi)
    if rekaman["versi"] > VERSI_BAHAN:
        raise DataTidakSah(
            apa="Dokumen final ini dibekukan oleh program yang lebih baru",
            di_mana=f"rekaman versi {rekaman['versi']}, program ini mengenal sampai versi {VERSI_BAHAN}",
            perbaikan="Perbarui program, lalu buka lagi.",
        )
    bahan: Bahan = _decode(Bahan, rekaman)
    return bahan


def _encode(nilai: object) -> str:
    if isinstance(nilai, Decimal):
        return f"{nilai:f}"
    raise TypeError(type(nilai))


def _decode(jenis: Any, isi: Any) -> Any:
    """Return isi as the annotated type: dataclasses from dicts, tuples from lists, decimals from text."""
    asal, bagian = get_origin(jenis), get_args(jenis)
    if asal in (Union, types.UnionType):
        return None if isi is None else _decode(bagian[0], isi)
    if asal is tuple:
        if len(bagian) == 2 and bagian[1] is Ellipsis:
            return tuple(_decode(bagian[0], satu) for satu in isi)
        return tuple(_decode(satu, nilai) for satu, nilai in zip(bagian, isi, strict=True))
    if jenis is Decimal:
        return Decimal(isi)
    if isinstance(jenis, type) and dataclasses.is_dataclass(jenis):
        tipe = get_type_hints(jenis)
        return jenis(**{nama: _decode(tipe[nama], nilai) for nama, nilai in isi.items()})
    return isi
