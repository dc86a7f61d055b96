"""No demo post repeats a text of the reference corpus."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from finsearch.demo import posts_folder

pytestmark = pytest.mark.shared

RUN = 30  # longer than any formula of office, such as an address or a closing
STEP = RUN // 2
_NOISE = re.compile(r"<[^>]*>|&nbsp;|\s")
_PARAGRAPH = re.compile(r"</p>|</td>|\n")


def bare(text: str) -> str:
    return _NOISE.sub("", text)


def runs() -> set[str]:
    """All runs of RUN characters in a paragraph of a demo post."""
    bodies = (path.read_text(encoding="utf-8").split("---\n", 2)[2] for path in posts_folder().glob("*/*.md"))
    paragraphs = {bare(paragraph) for body in bodies for paragraph in _PARAGRAPH.split(body)}
    return {text[i : i + RUN] for text in paragraphs for i in range(len(text) - RUN + 1)}


def reference(corpus: Path) -> Iterator[str]:
    for folder in ("posts", "policies"):
        for path in (corpus / folder).rglob("*.md"):
            yield bare(path.read_text(encoding="utf-8"))
    for path in corpus.glob("*.jsonl.gz"):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield bare(" ".join(map(str, json.loads(line).values())))


def repeated(text: str, wanted: set[str], parts: set[str]) -> Iterator[str]:
    """Yield the wanted runs in `text`: each holds a whole step of it, so only those are looked at closely."""
    for at in range(0, len(text) - STEP + 1, STEP):
        if text[at : at + STEP] in parts:
            near = (text[i : i + RUN] for i in range(max(0, at - STEP), at + 1))
            yield from (run for run in near if run in wanted)


def test_a_run_is_found_wherever_it_begins() -> None:
    run = "".join(map(chr, range(0x4E00, 0x4E00 + RUN)))
    parts = {run[i : i + STEP] for i in range(RUN - STEP + 1)}
    for before in range(RUN):
        assert list(repeated("字" * before + run + "字" * before, {run}, parts)), before


def test_nothing_is_repeated(shared: Path) -> None:
    wanted = runs()
    assert len(wanted) > 10_000
    parts = {run[i : i + STEP] for run in wanted for i in range(RUN - STEP + 1)}
    found = {run for text in reference(shared / "corpus") for run in repeated(text, wanted, parts)}
    assert found == set()
