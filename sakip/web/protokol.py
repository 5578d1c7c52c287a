"""Streamlit's wire: the few messages and files of it that the gate needs to know."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from google.protobuf.message import DecodeError, Message
from streamlit.file_util import get_static_dir
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

__all__ = [
    "FOLDER_STATIS",
    "Pesan",
    "is_host_allowed",
    "list_media",
    "read_pesan",
    "redirect_pesan",
]

_KOLOM_ALAMAT = frozenset({"url", "favicon", "src"})
FOLDER_STATIS = Path(get_static_dir())


@dataclass(frozen=True, slots=True, kw_only=True)
class Pesan:
    """What the gate reads of a browser's message."""

    disengaja: bool  # a person did it; not a heartbeat or a page that refreshes itself
    jalur: str | None  # path and query of the page it came from, where the message tells


def read_pesan(isi: bytes | None) -> Pesan:
    """Read one frame of the browser; what cannot be read counts as nobody's act."""
    pesan = BackMsg()
    try:
        pesan.ParseFromString(isi or b"")
    except DecodeError:
        return Pesan(disengaja=False, jalur=None)
    if pesan.WhichOneof("type") != "rerun_script":
        return Pesan(disengaja=pesan.WhichOneof("type") != "app_heartbeat", jalur=None)
    alamat = urlsplit(pesan.rerun_script.context_info.url)
    jalur = alamat.path + (f"?{alamat.query}" if alamat.query else "")
    return Pesan(disengaja=not pesan.rerun_script.is_auto_rerun, jalur=jalur or None)


def list_media(isi: bytes) -> list[str]:
    """Return the paths of Streamlit's files (/media/…) that a message to a browser gives it to load.

    Only fields that hold an address count: text that people wrote may look like one.
    """
    if b"/media/" not in isi:
        return []
    pesan = ForwardMsg()
    pesan.ParseFromString(isi)
    return [urlsplit(satu).path for satu in _addresses(pesan) if satu.startswith("/media/")]


def _addresses(pesan: Message) -> Iterator[str]:
    for kolom, nilai in pesan.ListFields():
        for satu in nilai if kolom.is_repeated else [nilai]:
            if isinstance(satu, Message):
                yield from _addresses(satu)
            elif kolom.name in _KOLOM_ALAMAT and isinstance(satu, str):
                yield satu


def redirect_pesan(jalur: str) -> bytes:
    """Return the frame that sends a browser to another address of this server."""
    pesan = ForwardMsg()
    pesan.auth_redirect.url = jalur
    return pesan.SerializeToString()
