"""Pages the server draws itself: plain HTML, no script, a policy that allows none."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from sakip.domain.errors import DataTidakSah, TidakAda, TidakBerhak
from sakip.services.basis_data import database
from sakip.services.log_program import note_penolakan
from sakip.services.penyiapan import read_kantor

_TEMPLAT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templat"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(templat: str, /, *, kode_http: int = 200, **isi: object) -> HTMLResponse:
    """Return a page of the server's own; everything that people wrote is escaped."""
    html = _TEMPLAT.get_template(templat).render(kantor=read_kantor(database()), **isi)
    return HTMLResponse(html, status_code=kode_http, headers={"Cache-Control": "no-store"})


def render_galat(kode_http: int, apa: str, perbaikan: str) -> HTMLResponse:
    """Return an error page: what is wrong and how to go on."""
    return render("galat.html", kode_http=kode_http, status=kode_http, apa=apa, perbaikan=perbaikan)


def render_tolak(galat: DataTidakSah) -> HTMLResponse:
    """Return why a person does not get what was asked for: no right (403), not there (404), not so (400)."""
    note_penolakan(galat)
    if isinstance(galat, TidakBerhak):
        return render_galat(403, galat.apa, galat.perbaikan)
    if isinstance(galat, TidakAda):
        return render_galat(404, galat.apa, galat.perbaikan)
    return render_galat(400, f"{galat.apa} ({galat.di_mana})", galat.perbaikan)


def client_address(request: Request) -> str:
    """Return where a request comes from, as the audit keeps it."""
    return request.client.host if request.client else "tidak diketahui"
