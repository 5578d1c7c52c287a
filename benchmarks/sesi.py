"""Fifty signed-in sessions, each rerunning a page about every 5 s: how long a run takes, and whether all succeed.

    python -m benchmarks.sesi [--sesi 50] [--kali 6] [--banding]

Starts the real server on an example office of its own (loopback, a free port), opens the sessions as
browsers do (websocket, cookie), and lets each rerun its page --kali times. Bounded: --sesi x --kali
runs, at most BATAS seconds. Prints one JSON line: p50 and p95 in milliseconds, share that succeeded.

With --banding the same pages and sessions then run on Streamlit as installed (benchmarks/bawaan.py),
and a last line tells p95 as a share of that. A run that was not done in time counts with TUNGGU.
"""

import argparse
import asyncio
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from benchmarks.bawaan import name_sesi, run_bawaan
from sakip.services.contoh import build_contoh
from sakip.services.sesi import list_pelaku_contoh, sign_in_contoh
from sakip.storage.connection import open_database
from sakip.web.kuki import NAMA
from tests.server import Server, run_server
from tests.web.pesan import a_rerun, read_forward

HALAMAN = ("", "capaian", "capaian-tahunan")
JEDA = 5.0  # seconds between the runs of one session, half of it more or less by chance
TUNGGU = 120.0  # seconds one run may take
PALING_BANYAK = 0.1  # p95 tuned, as a share of p95 on stock settings
BATAS = 480.0  # seconds the whole measurement may take
SESI_TERBANYAK, KALI_TERBANYAK = 100, 20


@dataclass(slots=True)
class Ukuran:
    """What was measured: seconds of each run that succeeded, and how many did not."""

    lama: list[float] = field(default_factory=list)
    gagal: int = 0


Kepala = Callable[[str], Mapping[str, str]]
"""How a browser with this token shows who it is: the headers of its websocket."""


def name_kuki(token: str) -> Mapping[str, str]:
    """Return the cookie a browser sends."""
    return {"Cookie": f"{NAMA}={token}"}


async def run_sesi(
    server: Server, kepala: Mapping[str, str], nomor: int, kali: int, hasil: Ukuran
) -> None:
    """Be one browser: open a page, then rerun it kali times with pauses between."""
    acak = random.Random(nomor)
    halaman = HALAMAN[nomor % len(HALAMAN)]
    await asyncio.sleep(acak.uniform(0, JEDA))
    async with connect(
        f"{server.alamat.replace('http', 'ws')}/_stcore/stream",
        origin=Origin(server.alamat),
        subprotocols=[Subprotocol("streamlit")],
        additional_headers=kepala,
        max_size=None,
        ping_interval=None,  # a server that stalls is slow, not gone
    ) as soket:
        for ke in range(kali + 1):
            mulai = time.perf_counter()
            try:
                selesai = await asyncio.wait_for(_rerun(soket, server, halaman), TUNGGU)
            except TimeoutError:
                selesai = False
            if not selesai:
                hasil.gagal += 1
            elif ke > 0:  # the first run loads the page; what is measured is working on it
                hasil.lama.append(time.perf_counter() - mulai)
            await asyncio.sleep(acak.uniform(JEDA / 2, JEDA * 3 / 2))


async def _rerun(soket: ClientConnection, server: Server, halaman: str) -> bool:
    """Run the page once; tell whether it came to its end without an error of the program."""
    await soket.send(a_rerun(f"{server.alamat}/{halaman}", halaman=halaman))
    utuh = True
    while True:
        isi = await soket.recv()
        pesan = read_forward(isi if isinstance(isi, bytes) else isi.encode())
        jenis = pesan.WhichOneof("type")
        if pesan.delta.new_element.HasField("exception") or jenis == "auth_redirect":
            utuh = False
        if jenis in {"script_finished", "auth_redirect"}:
            return utuh


def prepare(path: Path, jumlah: int) -> list[str]:
    """Build an example office; return the tokens of jumlah sessions of people who see the whole office."""
    db = open_database(path)
    build_contoh(db)
    orang = [
        p.kode for p in list_pelaku_contoh(db) if p.kode in {"camat", "sekcam", "kasubbag.pep"}
    ]
    tokens = [
        sign_in_contoh(db, orang[n % len(orang)], alamat="127.0.0.1", peramban="pengukuran")
        for n in range(jumlah)
    ]
    db.close()
    return tokens


async def measure(server: Server, tokens: list[str], kali: int, kepala: Kepala) -> Ukuran:
    """Let all sessions work at once; whatever is not done after BATAS seconds has failed."""
    hasil = Ukuran()
    kerja = [
        asyncio.create_task(run_sesi(server, kepala(token), nomor, kali, hasil))
        for nomor, token in enumerate(tokens)
    ]
    selesai, belum = await asyncio.wait(kerja, timeout=BATAS)
    for satu in belum:
        satu.cancel()
    patah = sum(satu.exception() is not None for satu in selesai)
    hasil.gagal = (
        max(hasil.gagal, len(tokens) * kali - len(hasil.lama)) if patah or belum else hasil.gagal
    )
    return hasil


def report(nama: str, hasil: Ukuran, sesi: int) -> dict[str, object]:
    """Print what was measured as one JSON line, and return it."""
    semua = len(hasil.lama) + hasil.gagal
    lama = [*hasil.lama, *[TUNGGU] * hasil.gagal]
    persen = statistics.quantiles(lama, n=100) if len(lama) > 1 else []
    laporan = {
        "server": nama,
        "sesi": sesi,
        "jalan": semua,
        "berhasil_persen": round(100 * len(hasil.lama) / semua, 2) if semua else 0,
        "p50_ms": round(persen[49] * 1000) if persen else None,
        "p95_ms": round(persen[94] * 1000) if persen else None,
    }
    sys.stdout.write(json.dumps(laporan) + "\n")
    return laporan


def compare(disetel: dict[str, object], bawaan: dict[str, object]) -> bool:
    """Print p95 tuned as a share of p95 on stock settings; tell whether it is small enough."""
    kami, mereka = disetel["p95_ms"], bawaan["p95_ms"]
    if not isinstance(kami, int) or not isinstance(mereka, int) or not mereka:
        return False
    bagian = kami / mereka
    laporan = {"p95_terhadap_bawaan": round(bagian, 4), "paling_banyak": PALING_BANYAK}
    sys.stdout.write(json.dumps(laporan) + "\n")
    return bagian <= PALING_BANYAK


def main() -> int:
    """Measure and print; exit code 1 when not every run succeeded, or the share is too large."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--sesi", type=int, default=50, choices=range(1, SESI_TERBANYAK + 1), metavar="N"
    )
    parser.add_argument(
        "--kali", type=int, default=6, choices=range(1, KALI_TERBANYAK + 1), metavar="N"
    )
    parser.add_argument("--banding", action="store_true", help="juga pada setelan bawaan Streamlit")
    pilihan = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sakip-ukur-") as folder:
        path = Path(folder) / "sakip.duckdb"
        tokens = prepare(path, pilihan.sesi)
        with run_server(path) as server:
            hasil = asyncio.run(measure(server, tokens, pilihan.kali, name_kuki))
        disetel = report("disetel", hasil, pilihan.sesi)
        baik = bool(hasil.lama) and not hasil.gagal
        if pilihan.banding:
            with run_bawaan(path) as server:
                lain = asyncio.run(measure(server, tokens, pilihan.kali, name_sesi))
            baik = compare(disetel, report("bawaan", lain, pilihan.sesi)) and baik
    return 0 if baik else 1


if __name__ == "__main__":
    raise SystemExit(main())
