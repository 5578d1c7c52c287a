"""Messages as a browser and Streamlit exchange them."""

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


def a_rerun(alamat: str, *, otomatis: bool = False, halaman: str = "") -> bytes:
    """Return what a browser sends when a page is opened, or something on it is clicked."""
    pesan = BackMsg()
    pesan.rerun_script.context_info.url = alamat
    pesan.rerun_script.page_name = halaman
    pesan.rerun_script.is_auto_rerun = otomatis
    return bytes(pesan.SerializeToString())


def read_forward(isi: bytes) -> ForwardMsg:
    """Read one message of the server."""
    pesan = ForwardMsg()
    pesan.ParseFromString(isi)
    return pesan


def redirect_target(isi: bytes) -> str | None:
    """Return where the server sends the browser; None when it does not."""
    pesan = read_forward(isi)
    return str(pesan.auth_redirect.url) if pesan.WhichOneof("type") == "auth_redirect" else None
