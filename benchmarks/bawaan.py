"""The same pages on Streamlit as installed: what tuning is measured against.

No st.App, no gate, no gc.freeze, no uvloop, and none of .streamlit/config.toml: `streamlit run` on the
main script from a folder of its own. The gate is what tells the pages who asks; without it the
browser of the measurement does, by the same header. Only on loopback, only for the measurement.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx2 as httpx

from sakip.services.sesi import hash_token
from tests.server import AKAR, MULAI_PALING_LAMA, Server, find_port

KEPALA = "X-Sakip-Sesi"
SETELAN = f"""
[server]
address = "127.0.0.1"
headless = true
trustedUserHeaders = {{ "{KEPALA}" = "sesi" }}
[browser]
serverAddress = "localhost"
gatherUsageStats = false
"""


def name_sesi(token: str) -> Mapping[str, str]:
    """Return the header by which these pages learn whose browser it is."""
    return {KEPALA: hash_token(token)}


@contextmanager
def run_bawaan(db: Path) -> Iterator[Server]:
    """Start the stock server on this store, wait until it answers, end it afterwards by its process."""
    folder, port = db.parent / "bawaan", find_port()
    (folder / ".streamlit").mkdir(parents=True)
    (folder / ".streamlit" / "config.toml").write_text(SETELAN, encoding="utf-8")
    (folder / "uvloop.py").write_text(
        "raise ModuleNotFoundError(name=__name__)\n", encoding="utf-8"
    )
    log = folder / "bawaan.log"
    main = (
        folder / "utama.py"
    )  # Streamlit puts the folder of its script first where modules are sought
    main.write_text(
        f"import runpy\nrunpy.run_path({str(AKAR / 'sakip' / 'ui' / 'main.py')!r})\n",
        encoding="utf-8",
    )
    with log.open("w", encoding="utf-8") as tulis:
        proses = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(main), "--server.port", str(port)],
            cwd=folder,
            env=os.environ
            | {"SAKIP_DB": str(db), "PYTHONPATH": os.pathsep.join((str(folder), str(AKAR)))},
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
            if httpx.get(f"{server.alamat}/_stcore/health", timeout=5).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(f"server tidak menjawab:\n{server.log.read_text(encoding='utf-8')}")
