"""The child process that lays out one large document: `python -m sakip.documents.anak pdf|daftar`.

A document as JSON comes in; its PDF, or what lies on which page as JSON, goes out. What the layout
took is the system's again when it ends, and a document too large for the machine ends no server.
"""

import json
import sys

from sakip.documents.bagian_besar import make_susunan
from sakip.documents.penata import get_penata


def main(apa: str) -> int:
    """Read stdin, write the answer to stdout."""
    isi = json.loads(sys.stdin.buffer.read())
    susunan = make_susunan(isi, get_penata(), pdf=apa == "pdf")
    if apa == "pdf":
        from sakip.documents.gabung_pdf import join_pdf  # its library is needed here alone

        sys.stdout.buffer.write(join_pdf(susunan.pdf, susunan.daftar))
    else:
        sys.stdout.buffer.write(json.dumps(susunan.daftar).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
