"""A real server for tests: `streamlit run app.py` on a free port, on a store of its own."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2 as httpx
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from sakip.web.kuki import NAMA
from tests.web.pesan import a_rerun, read_forward

AKAR = Path(__file__).parents[1]
MULAI_PALING_LAMA = 90.0  # seconds; several test runs may share a slow machine
JALAN_PALING_LAMA = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running server. alamat is its origin, log the file with all it prints."""

    alamat: str
    log: Path

    def sign_in(self, orang: str) -> str:
        """Choose a person of the example office; return the token of the session's cookie."""
        jawaban = httpx.post(
            f"{self.alamat}/masuk", data={"orang": orang}, headers={"Origin": self.alamat}
        )
        return str(jawaban.cookies[NAMA])

    def open_page(self, jalur: str, token: str | None) -> list[ForwardMsg]:
        """Run a page as a browser does, the very websocket included; return all it was sent."""
        kuki = {"Cookie": f"{NAMA}={token}"} if token else {}
        pesan: list[ForwardMsg] = []
        with connect(
            f"{self.alamat.replace('http', 'ws')}/_stcore/stream",
            origin=Origin(self.alamat),
            subprotocols=[Subprotocol("streamlit")],
            additional_headers=kuki,
            max_size=None,
        ) as soket:
            soket.send(a_rerun(f"{self.alamat}/{jalur}", halaman=jalur))
            selesai = False
            while not selesai:
                try:
                    isi = soket.recv(timeout=JALAN_PALING_LAMA)
                except ConnectionClosed:
                    break
                assert isinstance(isi, bytes)
                pesan.append(read_forward(isi))
                selesai = pesan[-1].WhichOneof("type") in {"script_finished", "auth_redirect"}
        return pesan


def list_teks(pesan: list[ForwardMsg]) -> list[str]:
    """Return every text of the page that the messages draw, in their order."""
    tulisan = []
    for satu in pesan:
        elemen = satu.delta.new_element
        for jenis in ("heading", "markdown", "alert"):
            if elemen.HasField(jenis):
                tulisan.append(str(getattr(elemen, jenis).body))
    return tulisan


def find_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as coba:
        coba.bind(("127.0.0.1", 0))
        return int(coba.getsockname()[1])


# The very server, its clock moved on by the seconds that stand in a file: nobody waits for an hour.
BERJAM_LAIN = """
import sys
from datetime import timedelta
from pathlib import Path
from sakip.domain import waktu
from streamlit.web.cli import main
now_utc, jam = waktu.now_utc, Path(sys.argv.pop(1))
waktu.now_utc = lambda: now_utc() + timedelta(seconds=int(jam.read_text() or 0))
main(prog_name="streamlit")
"""


@contextmanager
def run_server(db: Path, jam: Path | None = None) -> Iterator[Server]:
    """Start the server on this store, wait until it answers, end it afterwards by its process.

    jam: a file with the seconds by which the server's clock is ahead.
    """
    port, log = find_port(), db.with_suffix(".log")
    streamlit = ["-m", "streamlit"] if jam is None else ["-c", BERJAM_LAIN, str(jam)]
    with log.open("w", encoding="utf-8") as tulis:
        proses = subprocess.Popen(
            [sys.executable, *streamlit, "run", "app.py", "--server.port", str(port)],
            cwd=AKAR,
            env=os.environ | {"SAKIP_DB": str(db), "PYTHONWARNINGS": "default"},
            stdout=tulis,
            stderr=subprocess.STDOUT,
        )
        try:
            server = Server(alamat=f"http://localhost:{port}", log=log)
            _wait(server, proses)
            yield server
        finally:
            proses.terminate()
            try:
                proses.wait(timeout=20)
            except subprocess.TimeoutExpired:
                proses.kill()
                proses.wait()


def _wait(server: Server, proses: "subprocess.Popen[bytes]") -> None:
    batas = time.monotonic() + MULAI_PALING_LAMA
    while time.monotonic() < batas and proses.poll() is None:
        try:
            if httpx.get(f"{server.alamat}/healthz", timeout=5).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(f"server tidak menjawab:\n{server.log.read_text(encoding='utf-8')}")


def read_code(server: Server) -> str:
    """Return the one-time code that the server has printed on its console."""
    cocok = re.findall(r"Kode penyiapan kantor: (\S+)", server.log.read_text(encoding="utf-8"))
    return str(cocok[-1])
