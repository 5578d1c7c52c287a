"""Tempelan: a text that was pasted from Word or a messenger, with its lists and line ends as our documents read them."""

import re

# Signs that Word, WhatsApp and the web put before a line of a list; those of Wingdings lie in U+F0xx.
_BUTIR = re.compile(
    r"^[ \t\u00a0]*(?:[•·▪▫◦‣⁃●○■□➢➤*\-\uf0a7\uf0b7\uf0d8\uf076\uf0fc][ \t\u00a0]+|[o§Øüv–—]\t[ \t\u00a0]*)(?=\S)"
)
_NOMOR = re.compile(r"^[ \t\u00a0]*(\d{1,3})[.)][ \t\u00a0]+(?=\S)")
_BARIS_LAIN = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c]")
_TAK_TAMPAK = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff]")
_BERSAMBUNG = re.compile(r"^[ \t\u00a0]{2,}(?=\S)")


def tidy_tempelan(teks: str) -> str:
    """Return a text with "- " and "1. " before the lines of its lists, each list a paragraph of its own.

    An indented line after one of a list goes on with it. What cannot be seen is left out, words
    never are; tidying twice changes nothing more.
    """
    teks = _TAK_TAMPAK.sub("", _BARIS_LAIN.sub("\n", teks))
    hasil: list[str] = []
    sebelum = ""  # what the line before was: "- ", "1. ", or "" for a paragraph or a blank line
    for asal in teks.split("\n"):
        baris, jenis = _read_baris(asal)
        if sebelum and not jenis and _BERSAMBUNG.match(asal):
            hasil[-1] += f" {baris}"
            continue
        if hasil and hasil[-1] and baris and jenis != sebelum:
            hasil.append("")
        hasil.append(baris)
        sebelum = jenis
    return re.sub(r"\n{3,}", "\n\n", "\n".join(hasil)).strip()


def _read_baris(asal: str) -> tuple[str, str]:
    """Return (line, the kind of list it belongs to: "- ", "1. ", or "" for none)."""
    for pola, tanda, jenis in ((_BUTIR, "- ", "- "), (_NOMOR, r"\1. ", "1. ")):
        if pola.match(asal):
            return _plain(pola.sub(tanda, asal)), jenis
    return _plain(asal), ""


def _plain(baris: str) -> str:
    return baris.replace("\t", " ").strip()
