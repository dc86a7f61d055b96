"""What is kept from the packages that a command imports must not be missed by any of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SPARED = """
import sys
from finsearch.cli.unused import UNUSED
from finsearch.spared import spare
before = frozenset(sys.modules)  # whoever measures coverage has loaded some already
spare(UNUSED)
"""
NUMPY = """
import numpy as np, pickle
square = np.array([[2.0, 0.0], [1.0, 4.0]])
assert not {"numpy.linalg", "inspect"} & (sys.modules.keys() - before)
assert np.poly1d([1, -3, 2]).roots.tolist() == [2.0, 1.0]
assert np.allclose(np.linalg.inv(square) @ square, np.eye(2)) and np.linalg.norm([3, 4]) == 5
assert issubclass(np.linalg.LinAlgError, Exception)
assert (np.matrix(square) ** 2).shape == (2, 2)
assert square.ctypes.shape[0] == 2 and square.ctypes.data
assert np.dtype("i4,(2,3)f8").itemsize == 52
assert pickle.loads(pickle.dumps(square)).tolist() == square.tolist()
assert np.array2string(np.arange(3)) == "[0 1 2]"
import numpy.ma, numpy.random, numpy.typing, numpy.fft, numpy.linalg, numpy.lib.format
assert sys.modules["numpy.linalg"] is np.linalg and "numpy.linalg" in repr(np.linalg)
import inspect
assert inspect.cleandoc("a\\n  b") == "a\\nb" and inspect.signature(np.array_equal).parameters
"""
CLICK = """
import click, uuid
assert "inspect" not in sys.modules.keys() - before
assert click.UUID.convert("0" * 31 + "7", None, None) == uuid.UUID(int=7)
help = click.Option(["--a"], help="one\\n  two").help
assert help == "one\\ntwo" and click.Option(["--b"], help="  one").help == "one"
import inspect, gettext, platform
assert gettext.gettext("a") == "a" and platform.python_version()
"""
JIEBA = """
from finsearch.analysis.words import plain_words
from finsearch.analysis.dictionary import Dictionary
assert plain_words("出口信用保险", Dictionary(None, None))
import logging
assert logging.getLogger("a").name == "a"
"""


@pytest.mark.parametrize("code", [NUMPY, CLICK, JIEBA], ids=["numpy", "click", "jieba"])
def test_what_is_asked_for_later_is_there(code: str) -> None:
    ran = subprocess.run([sys.executable, "-c", SPARED + code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_who_imports_the_library_has_numpy_as_it_is() -> None:
    code = "import finsearch.engines.whoosh.engine, numpy; assert numpy.array.__doc__ and numpy.linalg.inv.__doc__"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (ran.returncode, ran.stderr) == (0, "")
