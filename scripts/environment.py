"""The virtual environment that the other scripts run in: made once, mended when setup.cfg changes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 10)


def environment(extra: str = "") -> Path:
    """Return the folder with the environment's programs, finsearch and the extra's packages among them.

    The place is .venv, or $FINSEARCH_VENV. A second call with the same setup.cfg costs nothing.
    """
    if sys.version_info < OLDEST:
        sys.exit(f"finsearch needs Python {'.'.join(map(str, OLDEST))} or newer; this is {sys.version.split()[0]}")
    home = Path(os.environ.get("FINSEARCH_VENV", ROOT / ".venv")).absolute()
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    stamp = home / f"installed-{extra or 'plain'}"
    wanted = hashlib.sha256((ROOT / "setup.cfg").read_bytes() + str(ROOT).encode()).hexdigest()
    if not stamp.exists() or stamp.read_text() != wanted:
        if not (programs / "pip").exists():
            print(f"making a virtual environment in {home} …", flush=True)
            venv.create(home, with_pip=True, upgrade_deps=False)
        print("installing finsearch and what it needs …", flush=True)
        target = f"{ROOT}[{extra}]" if extra else str(ROOT)
        pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-e", target]
        if subprocess.run([programs / "python", *pip], check=False).returncode:
            sys.exit("the packages could not be installed; is there a network?")
        stamp.write_text(wanted)
    return programs
