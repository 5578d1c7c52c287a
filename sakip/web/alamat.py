"""Addresses: which of them anyone may ask for, and which are safe to go back to."""

from urllib.parse import quote, urlsplit

from sakip.services.sesi import Sesi

MASUK, KELUAR, SANDI, MULAI = "/masuk", "/keluar", "/sandi", "/mulai"
KODE, FAKTOR = f"{MASUK}/kode", "/faktor-kedua"
VERIFIKASI = "/verifikasi"

_TERBUKA = frozenset(
    {
        MASUK,
        KODE,
        f"{MASUK}/oidc",
        f"{MASUK}/oidc/kembali",
        KELUAR,
        MULAI,
        f"{MULAI}/contoh",
        f"{MULAI}/kantor",
        VERIFIKASI,
        "/auth/logout",
        "/healthz",
        "/manifest.json",
        "/_stcore/health",
        "/_stcore/host-config",
    }
)
_TERBUKA_DI_BAWAH = ("/aset/", "/static/", "/favicon")
_TERTUTUP = ("/_stcore/agent",)
_BUKAN_DOKUMEN = ("/_stcore", "/media/", "/component/", "/unduh/", "/app/static/")


def is_terbuka(jalur: str) -> bool:
    """Tell whether anyone may ask for this path without a session."""
    return jalur in _TERBUKA or (jalur.startswith(_TERBUKA_DI_BAWAH) and ".." not in jalur)


def is_tertutup(jalur: str) -> bool:
    """Tell whether nobody may ask for this path: Streamlit's interface for programs."""
    return jalur.startswith(_TERTUTUP)


def is_dokumen(jalur: str) -> bool:
    """Tell whether this path is a page of the app, not one of the parts pages are made of."""
    return not jalur.startswith(_BUKAN_DOKUMEN)


def local_path(kembali: str | None) -> str:
    """Return kembali if it is a path within this server, "/" otherwise.

    A browser reads "//host" and "/\\host" as another server; neither passes.
    """
    if not kembali or not kembali.startswith("/") or kembali[1:2] in {"/", "\\"}:
        return "/"
    if any(ord(huruf) < 33 or huruf == "\\" or ord(huruf) == 127 for huruf in kembali):
        return "/"
    bagian = urlsplit(kembali)
    if bagian.scheme or bagian.netloc or bagian.path in {MASUK, KODE, KELUAR, SANDI, FAKTOR}:
        return "/"
    return kembali


def next_duty(sesi: Sesi) -> str | None:
    """Return the page that must be done before any other opens; None when nothing is owed."""
    if sesi.wajib_ganti_sandi:
        return SANDI
    return FAKTOR if sesi.wajib_faktor_kedua else None


def to_masuk(jalur: str) -> str:
    """Return the address of the sign-in page that leads back to jalur."""
    kembali = local_path(jalur)
    return MASUK if kembali == "/" else f"{MASUK}?kembali={quote(kembali, safe='/')}"
