"""argparse in Indonesian: what was not understood, and the headings of the help."""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

SALAH_PAKAI = 2  # exit code of a command that was not understood
_NAMA = r"(?:argument )?(?P<nama>.+?)"
# What argparse says -> what people read; the values that were typed stay as they are.
_KALIMAT = tuple(
    (re.compile(pola), kalimat)
    for pola, kalimat in (
        (r"the following arguments are required: (?P<nama>.+)", "belum disebut: {nama}"),
        (rf"{_NAMA}: invalid int value: (?P<isi>.+)", "{nama} harus bilangan bulat, bukan {isi}"),
        (rf"{_NAMA}: invalid \w+ value: (?P<isi>.+)", "{nama} tidak dapat {isi}"),
        (
            rf"{_NAMA}: invalid choice: (?P<isi>.+?) \(choose from (?P<pilihan>.+)\)",
            "{nama} tidak mengenal {isi}; pilih salah satu: {pilihan}",
        ),
        (rf"{_NAMA}: expected (?:one|at least one) argument", "{nama} belum diberi nilai"),
        (rf"{_NAMA}: expected \d+ arguments?", "{nama} kurang nilainya"),
        (rf"{_NAMA}: ignored explicit argument (?P<isi>.+)", "{nama} tidak memakai nilai {isi}"),
        (
            rf"{_NAMA}: not allowed with argument (?P<isi>.+)",
            "{nama} tidak dapat dipakai bersama {isi}",
        ),
        (r"one of the arguments (?P<nama>.+) is required", "sebut salah satu: {nama}"),
        (r"unrecognized arguments: (?P<nama>.+)", "tidak dikenal: {nama}"),
        (
            r"ambiguous option: (?P<nama>.+?) could match (?P<isi>.+)",
            "{nama} dapat berarti {isi}; tulis lengkap",
        ),
    )
)


class Penulis(argparse.HelpFormatter):
    """Help whose first line is Indonesian."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Begin the line of use."""
        super().add_usage(usage, actions, groups, "cara pakai: " if prefix is None else prefix)


class Pengurai(argparse.ArgumentParser):
    """argparse that says in Indonesian that a command was not understood."""

    def __init__(self, **pilihan: Any) -> None:
        super().__init__(**(pilihan | {"formatter_class": Penulis, "add_help": False}))
        self._positionals.title, self._optionals.title = "yang disebut", "pilihan"
        self.add_argument("-h", "--help", action="help", help="menampilkan bantuan ini")

    def error(self, message: str) -> NoReturn:
        """End with what was not understood, and where help is."""
        self.exit(
            SALAH_PAKAI, f"Perintah keliru: {explain(message)}\nBantuan: {self.prog} --help\n"
        )


def explain(pesan: str) -> str:
    """Return what argparse says in Indonesian."""
    for pola, kalimat in _KALIMAT:
        if cocok := pola.fullmatch(pesan):
            return kalimat.format(**cocok.groupdict())
    return pesan
