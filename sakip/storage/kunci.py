"""One process at a time opens or closes a store; the system lets go of the lock when its holder dies.

DuckDB locks the file only while it is open. Around a checkpoint it is closed for moments (copying a
file drops the locks that this process holds on it), and who came in between would find the mark of
a checkpoint that is still running.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sakip.domain.errors import BasisDataTerpakai

TUNGGU = 10.0  # seconds; opening and closing take less than one
SELA = 0.05


@contextmanager
def hold_kunci(path: Path, tunggu: float = TUNGGU) -> Iterator[None]:
    """Hold the lock of the store at path for a with block, waiting tunggu seconds for it.

    The lock file beside the store stays there, empty: removing it could let two in.

    Raises BasisDataTerpakai when another process does not let go of it.
    """
    batas = time.monotonic() + tunggu
    with path.with_name(path.name + ".kunci").open("ab") as berkas:
        while not _take(berkas.fileno()):
            if time.monotonic() >= batas:
                raise BasisDataTerpakai(
                    apa="Basis data sedang dibuka atau ditutup oleh program SAKIP yang lain",
                    di_mana=str(path),
                    perbaikan="Tunggu sebentar, lalu jalankan lagi.",
                )
            time.sleep(SELA)
        yield


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> bool:
        os.lseek(handle, 0, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
