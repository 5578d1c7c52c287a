"""The address that is printed with a code of verification leads to a host, or is refused."""

import pytest

from sakip.domain.errors import DataTidakSah
from sakip.domain.surat import check_alamat


@pytest.mark.parametrize(
    ("diketik", "disimpan"),
    [
        ("https://sakip.malangkab.go.id/", "https://sakip.malangkab.go.id"),
        (" http://192.168.1.20:8501 ", "http://192.168.1.20:8501"),
        ("https://malangkab.go.id/kecamatan/sakip", "https://malangkab.go.id/kecamatan/sakip"),
    ],
)
def test_an_address_as_in_a_browser_is_kept_without_its_last_stroke(
    diketik: str, disimpan: str
) -> None:
    assert check_alamat(diketik) == disimpan


@pytest.mark.parametrize(
    "diketik",
    ["", "sakip.go.id", "javascript:x", "https://", "https://a b", "https://x/?q=1", "http://" + "a" * 200],
)  # fmt: skip
def test_what_leads_nowhere_is_refused(diketik: str) -> None:
    with pytest.raises(DataTidakSah, match="bukan alamat program"):
        check_alamat(diketik)
