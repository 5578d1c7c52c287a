"""Streamlit's wire: the few messages and files of it that the gate needs to know."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from google.protobuf.message import DecodeError
from streamlit.file_util import get_static_dir
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

__all__ = ["FOLDER_STATIS", "Pesan", "is_host_allowed", "read_pesan", "redirect_pesan"]

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


def redirect_pesan(jalur: str) -> bytes:
    """Return the frame that sends a browser to another address of this server."""
    pesan = ForwardMsg()
    pesan.auth_redirect.url = jalur
    return pesan.SerializeToString()
