from __future__ import annotations

from pathlib import Path

import pytest

from finsearch.tui.asked import Asked
from finsearch.tui.store import FILE, KEPT, Memory, NotRemembered, Store, remembered

SEARCH = Asked("丙", (("issuers", "商务部"), ("kind", "policy")), (2022, 2023), "-date", clauses=True)


def test_a_query_is_kept_once_and_the_latest_is_on_top(tmp_path: Path) -> None:
    store = Store(tmp_path / "new" / "folder")
    for query in ("甲", "乙", " 甲 ", "", "  "):
        store.remember(query)
    store.save(SEARCH)
    store.save(Asked("丁"))
    store.save(SEARCH)
    again = Store(tmp_path / "new" / "folder")
    assert again.memory == Memory(("甲", "乙"), (SEARCH, Asked("丁")))
    again.forget(1)
    again.forget(2)
    assert Store(tmp_path / "new" / "folder").memory == Memory(("甲",), (SEARCH,))


def test_only_so_many_are_kept() -> None:
    memory = Memory()
    for number in range(KEPT + 5):
        memory = remembered(memory, str(number))
    assert (len(memory.past), memory.past[0]) == (KEPT, str(KEPT + 4))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"past": 3, "saved": []}',
        b"\xff\xfe",
        b'{"past": []}',
        b'{"past": [], "saved": [{"ticked": [["x", "y"]]}]}',
        b'{"past": [], "saved": ["a"]}',
    ],
)
def test_a_damaged_file_is_an_empty_memory(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert Store(tmp_path).memory == Memory()


def test_a_folder_that_cannot_be_written_is_an_error_with_a_hint(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(NotRemembered, match="无法保存") as caught:
        Store(tmp_path / "file").remember("甲")
    assert "XDG_STATE_HOME" in caught.value.hint


def test_without_a_folder_nothing_is_written() -> None:
    store = Store()
    store.remember("甲")
    assert store.memory.past == ("甲",)
