"""Security headers of every answer, and the content security policy of each kind of page."""

from functools import cache

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sakip.web.dokumen import script_hashes

HSTS = "max-age=63072000"
_SELALU = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# The pages the server draws itself run no script; script-src is there for the prefetch alone.
CSP_SENDIRI = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)
_JALUR_SENDIRI = ("/masuk", "/keluar", "/sandi", "/faktor-kedua", "/mulai", "/unduh")


@cache
def csp_aplikasi() -> str:
    """Return the policy under which Streamlit's own pages work: nothing from outside, no eval.

    Its styles are written into the page by its scripts, hence unsafe-inline for styles only.
    """
    return (
        f"default-src 'none'; script-src 'self' {script_hashes()}; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "media-src 'self' data: blob:; connect-src 'self'; worker-src 'self' blob:; "
        "manifest-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
        "object-src 'none'; frame-ancestors 'none'"
    )


class Kepala:
    """ASGI middleware that puts the headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add what is missing; a route that set its own keeps it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_dengan_kepala(message: Message) -> None:
            if message["type"] == "http.response.start":
                kepala = MutableHeaders(scope=message)
                for nama, nilai in _SELALU.items():
                    kepala.setdefault(nama, nilai)
                sendiri = scope["path"].startswith(_JALUR_SENDIRI)
                kepala.setdefault(
                    "Content-Security-Policy", CSP_SENDIRI if sendiri else csp_aplikasi()
                )
                if scope["scheme"] == "https":
                    kepala.setdefault("Strict-Transport-Security", HSTS)
            await send(message)

        await self.app(scope, receive, send_dengan_kepala)
