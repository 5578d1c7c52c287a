"""Skala predikat as rows, so that views can label; the rules files stay the source."""

import duckdb

from sakip.rules import list_skala


def load_skala(con: duckdb.DuckDBPyConnection) -> None:
    """Replace the rows of skala_predikat by what sakip/rules says, where they differ.

    Raises DataTidakSah when a skala leaves a gap or overlaps.
    """
    wanted = [
        (
            skala.kode,
            urutan,
            pita.nama,
            pita.bawah,
            int(pita.bawah_termasuk),
            pita.atas,
            int(pita.atas_termasuk),
        )
        for skala in list_skala().values()
        for urutan, pita in enumerate(skala.pita, start=1)
    ]
    stored = con.execute("select * from skala_predikat order by kode, urutan").fetchall()
    if stored == sorted(wanted):
        return
    con.begin()
    con.execute("delete from skala_predikat")
    con.executemany("insert into skala_predikat values ($1, $2, $3, $4, $5, $6, $7)", wanted)
    con.commit()
