"""Start the server from the command line: the same as `streamlit run app.py`, from any folder."""

import os
import sys
from pathlib import Path

from streamlit.web import cli

APP = Path(__file__).parents[2] / "app.py"


def run_server(port: int | None = None, db: str | Path | None = None) -> None:
    """Serve until interrupted; port overrides the one in .streamlit/config.toml, db SAKIP_DB."""
    if db is not None:
        os.environ["SAKIP_DB"] = str(Path(db).absolute())
    os.chdir(APP.parent)  # Streamlit reads .streamlit/config.toml of the folder it runs in
    pilihan = [] if port is None else ["--server.port", str(port)]
    sys.argv = ["streamlit", "run", str(APP), *pilihan]
    cli.main(prog_name="streamlit")
