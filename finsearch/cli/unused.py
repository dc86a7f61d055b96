"""What packages load at their import that no command needs of them.

For the process of a command alone, not for who imports the library: here NumPy has no docstrings, click is not
translated (`mistakes` does that), and jieba has nothing to say. Whatever else is asked of a module here is the real
one's (`spared`), so that all this must fit no version of a package: what it does not know costs time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib import import_module

from finsearch.spared import Unused

_PYTHONS = {"cpython": "CPython", "pypy": "PyPy"}


def _dedented(doc: str) -> str:
    """Return what `inspect.cleandoc` does, which is not loaded for the one line that the help of an option is."""
    if "\n" in doc:
        return str(import_module("inspect").cleandoc(doc))
    return doc.expandtabs().lstrip()


class _Silent:
    """A logger that logs nothing."""

    def ignore(self, *_: object, **__: object) -> None:
        """Do nothing."""

    addHandler = setLevel = debug = exception = ignore  # noqa: N815 - as logging has them


UNUSED: Mapping[str, Unused] = {
    "click": {
        "inspect": {"cleandoc": _dedented},
        "gettext": {"gettext": str, "ngettext": lambda one, many, count: one if count == 1 else many},
        "platform": {"system": lambda: os.uname().sysname},  # asked by uuid, on systems that have it
    },
    "dataclasses": {"inspect": ()},
    "jieba": {"logging": {"DEBUG": 10, "StreamHandler": lambda _: None, "getLogger": lambda _: _Silent()}},
    "numpy": {
        "inspect": {"cleandoc": str, "signature": lambda _: None},
        "ast": (),
        "ctypes": (),
        "platform": (),
        "numpy._core._add_newdocs": (),
        "numpy._core._add_newdocs_scalars": (),
        "numpy.core._add_newdocs": (),
        "numpy.core._add_newdocs_scalars": (),
        "numpy.linalg": ("eigvals", "inv", "lstsq", "matrix_power"),
    },
    "zstandard": {"platform": {"python_implementation": lambda: _PYTHONS.get(sys.implementation.name, "")}},
}
