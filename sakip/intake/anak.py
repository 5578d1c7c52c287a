"""The child process that reads one guarded file: `python -m sakip.intake.anak`, bytes in, JSON out.

It bounds its own memory and CPU before anything else, so that the worst file costs one sentence
and never the server. Arguments: kind, triwulan (0: every table for all it states; -1: the whole grid as it stands), 1 when the number
formats are known, the corrected mapping and the layouts remembered as JSON.
"""

import sys

MEMORI = 2**30  # bytes of address space
DETIK_CPU = 20


def limit_self() -> None:
    """Bound this process; where the system has no such limits (Windows) the parent's time-out stands."""
    try:
        import resource
    except ImportError:
        return
    for batas, nilai in (
        (resource.RLIMIT_AS, MEMORI),
        (resource.RLIMIT_CPU, DETIK_CPU),
        (resource.RLIMIT_CORE, 0),
    ):
        _, keras = resource.getrlimit(batas)
        nilai = nilai if keras == resource.RLIM_INFINITY else min(nilai, keras)
        resource.setrlimit(batas, (nilai, nilai))


def main(argumen: list[str]) -> int:
    """Read stdin, write one JSON answer to stdout; a refusal is an answer too."""
    limit_self()
    isi = sys.stdin.buffer.read()
    from sakip.intake.baca_paket import open_buku, read_paket_here, read_paket_semua_here
    from sakip.intake.hasil import HasilBaca
    from sakip.intake.kirim import (
        decode_pilihan,
        decode_tata_letak,
        encode_hasil,
        encode_tolak,
    )
    from sakip.intake.kirim_kisi import encode_buku
    from sakip.intake.paket import Paket
    from sakip.intake.tolak import BerkasDitolak

    jenis, triwulan, format_diketahui, pilihan, tata_letak = argumen
    paket = Paket(jenis, isi, format_diketahui == "1")  # type: ignore[arg-type]
    diingat = decode_tata_letak(tata_letak)
    hasil: HasilBaca | tuple[HasilBaca, ...]
    try:
        if int(triwulan) < 0:
            sys.stdout.buffer.write(encode_buku(open_buku(paket)))
            return 0
        if int(triwulan) == 0:
            hasil = read_paket_semua_here(paket, diingat)
        else:
            hasil = read_paket_here(paket, int(triwulan), decode_pilihan(pilihan), diingat)
        jawaban = encode_hasil(hasil)
    except BerkasDitolak as tolak:
        jawaban = encode_tolak(tolak)
    sys.stdout.buffer.write(jawaban)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
