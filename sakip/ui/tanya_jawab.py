"""Questions and answers on one figure, in their order."""

from collections.abc import Mapping, Sequence

from sakip.services.tanya_jawab import BarisTanya
from sakip.ui.html import Html, tag
from sakip.ui.status_alur import tulis_lalu

KATA = {"tanya": "bertanya", "jawab": "menjawab"}


def make_tanya(kode: str, percakapan: Sequence[BarisTanya], nama: Mapping[str, str]) -> Html:
    """Return what was asked and answered about one figure: who, in which office, how long ago."""
    isi = [
        tag(
            "li",
            tag("span", satu.isi),
            tag(
                "span",
                f"{nama.get(satu.oleh, satu.oleh)}, {satu.jabatan}, {KATA[satu.jenis]} {tulis_lalu(satu.pada)}",
                class_="kj-kecil",
            ),
            class_=f"kj-{satu.jenis}",
        )
        for satu in percakapan
    ]
    return tag("div", tag("b", f"Tanya jawab {kode}"), tag("ul", isi, class_="kj-langkah"))
