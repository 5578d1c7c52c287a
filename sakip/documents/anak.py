"""The child process that lays out one large document: `python -m sakip.documents.anak pdf|tatanan`.

A document as JSON comes in; its PDF goes out, or as JSON what lies on which page and the charts in
base64. What the layout took is the system's again when it ends, and a document too large for the
machine ends no server.
"""

import json
import sys
from base64 import b64encode

from sakip.documents.bagian_besar import make_susunan
from sakip.documents.penata import get_penata


def main(apa: str) -> int:
    """Read stdin, write the answer to stdout."""
    isi = json.loads(sys.stdin.buffer.read())
    penata = get_penata()
    susunan = make_susunan(isi, penata, pdf=apa == "pdf")
    if apa == "pdf":
        from sakip.documents.gabung_pdf import join_pdf  # its library is needed here alone

        sys.stdout.buffer.write(join_pdf(susunan.pdf, susunan.daftar))
    else:
        semua = (blok for bagian in isi["bagian"] for blok in bagian["blok"])
        kosong = json.dumps(isi | {"bagian": [], "lambang": []})
        gambar = penata.draw_grafik(kosong, (b for b in semua if b["blok"] == "Grafik"))
        jawaban = {"daftar": susunan.daftar, "grafik": [b64encode(g).decode() for g in gambar]}
        sys.stdout.buffer.write(json.dumps(jawaban).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
