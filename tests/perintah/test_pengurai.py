"""What was typed wrongly is answered in Indonesian, with the exit code of wrong use."""

import pytest

from sakip.perintah.urai import main

DOKUMEN = ("dokumen", "lkj", "--tahun", "2025", "--keluar", "x")


@pytest.mark.parametrize(
    ("perintah", "kalimat"),
    [
        (("dokumen", "lkj", "--tahun", "dua", "--keluar", "x"), "--tahun harus bilangan bulat, bukan 'dua'"),
        (("dokumen", "--tahun", "2025"), "belum disebut: JENIS, --keluar"),
        ((*DOKUMEN, "--format", "odt"), "--format tidak mengenal 'odt'; pilih salah satu: 'pdf', 'docx', 'xlsx'"),
        ((*DOKUMEN, "--periode", "TW9"), "--periode tidak mengenal 'TW9'; pilih salah satu: 'TW1'"),
        ((*DOKUMEN, "--tahun"), "--tahun belum diberi nilai"),
        ((*DOKUMEN, "--warna", "biru"), "tidak dikenal: --warna biru"),
        ((*DOKUMEN, "--json=ya"), "--json tidak memakai nilai 'ya'"),
        ((*DOKUMEN, "--p", "TW1"), "--p dapat berarti --periode, --perjanjian; tulis lengkap"),
        (("tulis",), "PERINTAH tidak mengenal 'tulis'; pilih salah satu: 'contoh'"),
    ],
)  # fmt: skip
def test_a_command_that_was_not_understood_says_what_in_indonesian(
    perintah: tuple[str, ...], kalimat: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as akhir:
        main(perintah)
    assert akhir.value.code == 2
    salah = capsys.readouterr().err
    assert salah.startswith(f"Perintah keliru: {kalimat}")
    assert "Bantuan: python -m sakip" in salah


def test_help_is_indonesian(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as akhir:
        main(["dokumen", "--help"])
    assert akhir.value.code == 0
    bantuan = capsys.readouterr().out
    assert bantuan.startswith("cara pakai: python -m sakip dokumen")
    assert "menampilkan bantuan ini" in bantuan
    assert not {"usage", "options", "show this"} & set(bantuan.split())
