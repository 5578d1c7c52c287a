"""The document every page of the app starts from: Streamlit's own, made Indonesian."""

import base64
import re
from collections.abc import Iterable
from functools import cache
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from sakip.web.alamat import is_dokumen
from sakip.web.protokol import FOLDER_STATIS
from sakip.web.tampilan import render_galat

_NOSCRIPT = (
    "<noscript><p>SAKIP memerlukan JavaScript. Aktifkan JavaScript di peramban Anda, "
    "lalu muat ulang halaman ini.</p></noscript>"
)


@cache
def read_dokumen() -> str:
    """Return Streamlit's index.html in Indonesian: language, title, and the no-script notice."""
    html = (FOLDER_STATIS / "index.html").read_text(encoding="utf-8")
    html = html.replace('<html lang="en">', '<html lang="id">', 1)
    html = html.replace("<title>Streamlit</title>", "<title>SAKIP</title>", 1)
    html = html.replace("</head>", '<script src="/aset/tautan.js" defer></script></head>', 1)
    html = html.replace('href="./favicon.png"', 'href="/aset/ikon.svg"', 1)
    html = re.sub(r"<noscript>.*?</noscript>", _NOSCRIPT, html, flags=re.DOTALL)
    html = re.sub(r"\s*<!--.*?-->|\s*<link rel=\"service-desc\"[^>]*>", "", html, flags=re.DOTALL)
    return html.replace('"./static/', '"/static/').lstrip()


@cache
def script_hashes() -> str:
    """Return the CSP sources of the scripts that stand inside the document."""
    isi = re.findall(r"<script>(.*?)</script>", read_dokumen(), re.DOTALL)
    sidik = (base64.b64encode(sha256(satu.encode()).digest()).decode() for satu in isi)
    return " ".join(f"'sha256-{satu}'" for satu in sidik)


@cache
def prefetch_links() -> tuple[str, ...]:
    """Return what a page with a chart and a table will ask for, to be fetched while signing in."""
    awal = re.findall(r'(?:src|href)="(/static/[^"]+\.(?:js|css))"', read_dokumen())
    nanti = [
        f"/static/{folder}/{berkas.name}"
        for folder, pola in (("js", "PlotlyChart.*.js"), ("js", "DataFrame.*.js"))
        for berkas in (FOLDER_STATIS / "static" / folder).glob(pola)
    ]
    return tuple(dict.fromkeys([*awal, *nanti]))


class Dokumen:
    """Answers for the pages of the app, for who is signed in; a page that is not there says so."""

    def __init__(self, halaman: Iterable[str], jalur_sendiri: Iterable[str]) -> None:
        self._halaman = {f"/{jalur}" for jalur in halaman} | {"/"}
        self._sendiri = tuple(jalur_sendiri)

    def __call__(self, request: Request) -> Response | None:
        """Return the document of a page; None for what other routes answer."""
        jalur = request.url.path
        if jalur.rstrip("/") in self._halaman or jalur == "/":
            return HTMLResponse(read_dokumen(), headers={"Cache-Control": "no-cache"})
        if not is_dokumen(jalur) or jalur.startswith(self._sendiri):
            return None
        return render_galat(
            404, "Halaman ini tidak ada", "Kembali ke Beranda, lalu pilih dari menu."
        )
