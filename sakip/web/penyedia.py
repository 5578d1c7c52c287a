"""Sign-in by the office's own identity provider (OpenID Connect): settings, discovery, code for identity.

Authentication only: the provider says who it is; what that person may do is ours alone. Set by the
environment, since a client secret does not belong into the store:
SAKIP_OIDC_PENERBIT (issuer), SAKIP_OIDC_KLIEN, SAKIP_OIDC_RAHASIA, SAKIP_OIDC_ALAMAT (our own public
address) and SAKIP_OIDC_KLAIM (whose value is the sign-in name; preferred_username unless set).
"""

import base64
import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx2 as httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from sakip.domain.errors import DataTidakSah

KEMBALI = "/masuk/oidc/kembali"
ALGORITMA = ["RS256", "PS256", "ES256"]
TUNGGU = 10.0  # seconds the provider gets for one answer
LONGGAR = 60  # seconds its clock may be off


@dataclass(frozen=True, slots=True, kw_only=True)
class SetelanOidc:
    """What the office has agreed with its provider."""

    penerbit: str
    klien: str
    rahasia: str
    alamat: str  # of this program, as browsers reach it
    klaim: str = "preferred_username"

    @property
    def alamat_kembali(self) -> str:
        """Where the provider sends the browser back to; registered there word for word."""
        return self.alamat.rstrip("/") + KEMBALI


class PenyediaGagal(DataTidakSah):
    """The provider did not answer, or what it answered does not hold."""

    def __init__(self, apa: str) -> None:
        super().__init__(
            apa=apa,
            di_mana="masuk dengan akun kantor",
            perbaikan="Coba lagi; bila terulang, masuk dengan kata sandi atau hubungi administrator.",
        )


def read_setelan(lingkungan: Mapping[str, str] | None = None) -> SetelanOidc | None:
    """Return the settings; None where the office uses no provider.

    Raises DataTidakSah when some are missing or an address is not https (loopback may be http).
    """
    isi = os.environ if lingkungan is None else lingkungan
    nama = ("PENERBIT", "KLIEN", "RAHASIA", "ALAMAT")
    nilai = {satu.lower(): isi.get(f"SAKIP_OIDC_{satu}", "").strip() for satu in nama}
    if not nilai["penerbit"]:
        return None
    kurang = [f"SAKIP_OIDC_{satu}" for satu in nama if not nilai[satu.lower()]]
    if kurang:
        raise _wrong_setting(f"{', '.join(kurang)} belum diisi")
    for satu in ("penerbit", "alamat"):
        bagian = urlsplit(nilai[satu])
        if bagian.scheme != "https" and bagian.hostname not in {"localhost", "127.0.0.1"}:
            raise _wrong_setting(f"SAKIP_OIDC_{satu.upper()} bukan alamat https")
    klaim = isi.get("SAKIP_OIDC_KLAIM", "").strip() or "preferred_username"
    return SetelanOidc(klaim=klaim, **nilai)


def _wrong_setting(apa: str) -> DataTidakSah:
    return DataTidakSah(
        apa=apa,
        di_mana="setelan masuk dengan akun kantor",
        perbaikan="Lengkapi setelan itu, atau kosongkan SAKIP_OIDC_PENERBIT untuk mematikannya.",
    )


def challenge(rahasia: str) -> str:
    """Return the PKCE challenge (S256) of a verifier."""
    return base64.urlsafe_b64encode(sha256(rahasia.encode()).digest()).rstrip(b"=").decode()


def discover(setelan: SetelanOidc) -> dict[str, Any]:
    """Return what the provider publishes of itself; its issuer must be the one agreed."""
    isi = _ask("GET", f"{setelan.penerbit.rstrip('/')}/.well-known/openid-configuration")
    perlu = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
    if any(not isinstance(isi.get(satu), str) for satu in perlu):
        raise PenyediaGagal("Penyedia akun kantor tidak menyebut alamat-alamatnya")
    if isi["issuer"].rstrip("/") != setelan.penerbit.rstrip("/"):
        raise PenyediaGagal("Penyedia akun kantor menyebut dirinya lain dari setelan")
    return isi


def address_masuk(setelan: SetelanOidc, *, state: str, nonce: str, rahasia: str) -> str:
    """Return where the browser goes to sign in at the provider."""
    kueri = {
        "response_type": "code",
        "scope": "openid profile email",
        "client_id": setelan.klien,
        "redirect_uri": setelan.alamat_kembali,
        "state": state,
        "nonce": nonce,
        "code_challenge": challenge(rahasia),
        "code_challenge_method": "S256",
    }
    tujuan = discover(setelan)["authorization_endpoint"]
    return f"{tujuan}{'&' if '?' in tujuan else '?'}{urlencode(kueri)}"


def read_nama(setelan: SetelanOidc, kode: str, *, nonce: str, rahasia: str) -> str:
    """Exchange the code of a return for an identity; return the sign-in name it states.

    The ID token must be signed by a key of the provider, for us, now, in answer to this sign-in.

    Raises PenyediaGagal.
    """
    penyedia = discover(setelan)
    jawaban = _ask(
        "POST",
        penyedia["token_endpoint"],
        data={
            "grant_type": "authorization_code",
            "code": kode,
            "redirect_uri": setelan.alamat_kembali,
            "code_verifier": rahasia,
        },
        auth=(setelan.klien, setelan.rahasia),
    )
    kunci = _ask("GET", penyedia["jwks_uri"])
    try:
        token = jwt.decode(
            str(jawaban.get("id_token", "")),
            KeySet.import_key_set(kunci),  # type: ignore[arg-type]
            algorithms=ALGORITMA,
        )
        jwt.JWTClaimsRegistry(
            leeway=LONGGAR,
            iss={"essential": True, "value": penyedia["issuer"]},
            aud={"essential": True, "value": setelan.klien},
            nonce={"essential": True, "value": nonce},
            exp={"essential": True},
            iat={"essential": True},
        ).validate(token.claims)
    except (JoseError, ValueError, KeyError, TypeError) as galat:
        raise PenyediaGagal("Jawaban penyedia akun kantor tidak sah") from galat
    nama = token.claims.get(setelan.klaim)
    if not isinstance(nama, str) or not nama.strip():
        raise PenyediaGagal(f"Penyedia akun kantor tidak menyebut {setelan.klaim}")
    return nama.strip().casefold()


def _ask(cara: str, alamat: str, **isi: Any) -> dict[str, Any]:
    """Ask the provider; redirects are not followed, and only a JSON object is an answer."""
    try:
        jawaban = httpx.request(cara, alamat, timeout=TUNGGU, **isi)
        jawaban.raise_for_status()
        hasil = jawaban.json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as galat:
        raise PenyediaGagal("Penyedia akun kantor tidak menjawab sebagaimana mestinya") from galat
    if not isinstance(hasil, dict):
        raise PenyediaGagal("Jawaban penyedia akun kantor tidak dikenali")
    return hasil
