"""What is said of a manifest that cannot be read, makes no sense, or is another version's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from finsearch.cli.language import chosen
from finsearch.config import FORMAT_VERSION
from finsearch.engines import manifest as manifests
from finsearch.engines.whoosh.engine import WhooshEngine
from finsearch.errors import FinsearchError, IndexDamaged, IndexOutOfDate, IndexUnreadable

VALUES: dict[str, Any] = {"data": "data-1", "engine": "memory", "analyzer": "a", "format_version": FORMAT_VERSION}


def _failure(index: Path) -> FinsearchError:
    with pytest.raises(FinsearchError) as raised:
        manifests.check(manifests.read(index), index, "a")
    return raised.value


def _said(index: Path) -> tuple[type[FinsearchError], str, str, str]:
    error = _failure(index)
    zh, en = (chosen(error.message, language).replace(str(index), "INDEX") for language in ("zh", "en"))
    return type(error), zh, en, error.hint


@pytest.mark.parametrize(
    ("text", "cause", "zh", "en"),
    [
        (
            json.dumps({**VALUES, "colour": 1}),
            IndexDamaged,
            "索引清单无法读取: INDEX/manifest.json: 多出“colour”",
            "the manifest of the index cannot be read: INDEX/manifest.json: it has “colour”, too",
        ),
        (
            json.dumps({"data": "data-1"}),
            IndexDamaged,
            "索引清单无法读取: INDEX/manifest.json: 缺少“engine”、“analyzer”",
            "the manifest of the index cannot be read: INDEX/manifest.json: it lacks “engine”、“analyzer”",
        ),
        (
            '{"data": ',
            IndexDamaged,
            "索引清单无法读取: INDEX/manifest.json: 第 1 行第 10 列不合 JSON 语法",
            "the manifest of the index cannot be read: INDEX/manifest.json: no JSON at line 1 column 10",
        ),
        (
            "[]",
            IndexDamaged,
            "索引清单无法读取: INDEX/manifest.json: 不是带字段的对象",
            "the manifest of the index cannot be read: INDEX/manifest.json: no object with fields",
        ),
        (
            json.dumps({**VALUES, "format_version": FORMAT_VERSION - 1}),
            IndexOutOfDate,
            f"索引格式已过时，是 {FORMAT_VERSION - 1}，本版读 {FORMAT_VERSION}: INDEX",
            f"the format of the index is out of date, {FORMAT_VERSION - 1}, this version reads {FORMAT_VERSION}: INDEX",
        ),
        (
            json.dumps({**VALUES, "format_version": FORMAT_VERSION + 1, "colour": 1}),
            IndexOutOfDate,
            f"索引由更新的版本写成，格式是 {FORMAT_VERSION + 1}，本版读 {FORMAT_VERSION}: INDEX",
            f"a newer version wrote the index, in format {FORMAT_VERSION + 1}, this one reads {FORMAT_VERSION}: INDEX",
        ),
        (
            json.dumps({**VALUES, "analyzer": "b"}),
            IndexOutOfDate,
            "索引的分词方式已改变，原为“b”，现为“a”: INDEX",
            "the index was cut into other terms, by “b”, now it would be by “a”: INDEX",
        ),
    ],
)
def test_each_language_says_all_of_it(tmp_path: Path, text: str, cause: type[Exception], zh: str, en: str) -> None:
    (tmp_path / "manifest.json").write_text(text, "utf-8")
    assert _said(tmp_path)[:3] == (cause, zh, en)


def test_who_must_not_read_it_need_not_make_it_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, **options: Any) -> str:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_text", refuse)
    cause, zh, en, hint = _said(tmp_path)
    assert (cause, zh) == (IndexUnreadable, "索引无法读取 INDEX/manifest.json: 没有权限")
    assert en == "the index cannot be read INDEX/manifest.json: Permission denied"
    assert "--rebuild" not in hint


def test_what_a_newer_version_wrote_is_for_a_newer_version(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps({**VALUES, "format_version": FORMAT_VERSION + 1}), "utf-8")
    assert "请升级" in _failure(tmp_path).hint


def test_files_that_one_must_not_read_are_not_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(engine: WhooshEngine) -> None:
        raise PermissionError(13, "Permission denied", "MAIN_1.fsp")

    WhooshEngine.create(tmp_path / "data-1")
    monkeypatch.setattr(WhooshEngine, "_opened", refuse)
    with pytest.raises(IndexUnreadable, match=f"索引无法读取 {tmp_path}/data-1: 没有权限"):
        WhooshEngine.open(tmp_path / "data-1")
