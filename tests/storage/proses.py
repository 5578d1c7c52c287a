"""Programs that the tests of the store run in a process of their own, to be refused or killed there."""

import subprocess
import sys
from pathlib import Path

AKAR = Path(__file__).parents[2]

BUKA = """
import sys
from sakip.domain.errors import BasisDataTerpakai
from sakip.storage.connection import open_database
try:
    open_database(sys.argv[1]).close()
except BasisDataTerpakai as error:
    print("ditolak:", error)
else:
    print("terbuka")
"""

# As BUKA, and says so just before it begins.
BUKA_BERKATA = BUKA.replace("try:", 'print("siap", flush=True)\ntry:')

# Saves one figure after another and says each one aloud as soon as it is acknowledged.
TULIS = """
import sys
from sakip.storage.connection import open_database
from tests.builders import a_realisasi, save
db = open_database(sys.argv[1])
mulai = int(sys.argv[2])
print("siap", flush=True)
for versi in range(mulai, mulai + 100_000):
    save(db, a_realisasi(versi=versi, nilai=versi, progres="x" * 200))
    print(versi, flush=True)
"""

# Makes a checkpoint that is cut off in the middle, its blocks torn, as when the power goes.
PUTUS = """
import os, sys
from pathlib import Path
import duckdb
from sakip.storage.checkpoint import checkpoint
path = Path(sys.argv[1])
buka = []
class Putus:
    def __init__(self, path):
        self.con = duckdb.connect(path)
    def execute(self, sql):
        isi = Path(sys.argv[1]).read_bytes()
        Path(sys.argv[1]).write_bytes(isi[:4096] + os.urandom(8192) + isi[12288:])
        os._exit(9)
    def close(self):
        self.con.close()
checkpoint(path, Putus)
"""


def start(program: str, *given: object) -> subprocess.Popen[str]:
    """Start a program of the above in a Python of its own; what it prints can be read."""
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, given)],
        cwd=AKAR,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )


def run(program: str, *given: object) -> str:
    """Run a program of the above to its end and return what it printed."""
    with start(program, *given) as proses:
        keluaran, _ = proses.communicate(timeout=60)
    return keluaran.strip()
