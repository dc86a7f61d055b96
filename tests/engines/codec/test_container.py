"""The file of arrays: what is written comes back as it was, in the narrowest type, aligned; damage is told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from finsearch.engines.whoosh.codec.container import ALIGNMENT, Array, Column, Container, save
from finsearch.errors import IndexDamaged

CASES = [
    ("<u4", [], "<u1", "nothing"),
    ("<u4", [0, 255], "|u1", "a byte is enough"),
    ("<u4", [256], "<u2", "two bytes"),
    ("<u8", [1 << 33], "<u8", "as wide as it was"),
    ("<f4", [0.0, 3.0], "|u1", "whole numbers"),
    ("<f4", [0.5, 3.0], "<f4", "fractions"),
    ("<f4", [-1.0], "<f4", "below zero"),
    ("<u1", [1, 2, 3], "|u1", "never wider"),
]


def _save(path: Path, **arrays: Array) -> Container:
    columns = {name: Column(values.dtype.str, path.parent) for name, values in arrays.items()}
    for name, column in columns.items():
        for piece in np.array_split(arrays[name], 3):
            column.append(piece)
    save(path, columns, {"said": "出口"})
    for column in columns.values():
        column.close()
    return Container(path)


@pytest.mark.parametrize(("dtype", "values", "kept", "why"), CASES, ids=[case[3] for case in CASES])
def test_values_come_back_in_the_narrowest_type(
    tmp_path: Path, dtype: str, values: list[float], kept: str, why: str
) -> None:
    container = _save(tmp_path / "file", padding=np.arange(5, dtype="u1"), values=np.array(values, dtype))
    found = container.array("values")
    assert found.tolist() == values, why
    assert found.dtype == np.dtype(kept), why
    assert container.about["arrays"]["values"][1] % ALIGNMENT == 0
    assert container.about["said"] == "出口"
    container.check()


def test_more_values_than_fit_into_a_piece(tmp_path: Path) -> None:
    values = np.arange(700_001, dtype="<u4")
    assert (_save(tmp_path / "file", values=values).array("values") == values).all()


@pytest.mark.parametrize("dtype", ["<u8", "<f8"])
def test_a_type_grows_with_the_values(tmp_path: Path, dtype: str) -> None:
    values = np.array([3, 0, 255, 256, 1, 65_536, 2, 1 << 40, 4], dtype)
    assert (_save(tmp_path / "file", values=values).array("values") == values).all()


def test_fractions_may_come_late(tmp_path: Path) -> None:
    values = np.array([3, 0, 255, 70_000, 1, 0.5, 2, 1 << 23, 4.25], "<f4")
    assert (_save(tmp_path / "file", values=values).array("values") == values).all()


@pytest.mark.parametrize("at", ["start", "array", "directory"])
def test_a_changed_byte_is_told(tmp_path: Path, at: str) -> None:
    path = tmp_path / "file"
    _save(path, values=np.arange(100, dtype="<u4"))
    content = bytearray(path.read_bytes())
    content[{"start": 1, "array": 70, "directory": len(content) - 5}[at]] ^= 1
    path.write_bytes(content)
    with pytest.raises(IndexDamaged, match="CRC-32"):
        Container(path).check()


@pytest.mark.parametrize("length", [0, 10])
def test_a_file_that_is_cut_off_is_told(tmp_path: Path, length: int) -> None:
    path = tmp_path / "file"
    path.write_bytes(bytes(length))
    with pytest.raises(IndexDamaged):
        Container(path).check()
