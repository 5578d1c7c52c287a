"""Answers of services, kept until the data change: a page reruns at every click, the data do not."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

import streamlit as st

from sakip.domain.peran import Hak, Pelaku, may_kantor, visible_unit
from sakip.services.basis_data import Database
from sakip.services.ringkasan import data_version

P = ParamSpec("P")
T = TypeVar("T")


def read_cached(
    layanan: Callable[Concatenate[Database, Pelaku, P], T],
    db: Database,
    pelaku: Pelaku,
    *argumen: P.args,
    **bernama: P.kwargs,
) -> T:
    """Return layanan(db, pelaku, ...), or the answer that people of the same scope got before.

    The key holds the store, the version of its data, and what pelaku may see; a person whose rights
    differ never gets another's answer. A refusal is never kept.
    """
    terlihat = visible_unit(pelaku)
    lingkup = "kantor" if terlihat is None else ",".join(sorted(terlihat))
    kantor = str(may_kantor(pelaku, Hak.LIHAT_KANTOR))
    kunci = (
        (str(db.folder), data_version(db), pelaku.kode_instansi, lingkup, kantor),
        (layanan.__qualname__, argumen, bernama),
    )
    jawaban: T = _ask(kunci, lambda: layanan(db, pelaku, *argumen, **bernama))
    return jawaban


@st.cache_data(show_spinner=False, max_entries=400)
def _ask(kunci: tuple[Any, ...], _layanan: Callable[[], Any]) -> Any:
    """Streamlit looks at the signature once for each argument: two cost a third of seven."""
    return _layanan()
