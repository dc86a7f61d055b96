"""jieba, kept in one room: the words of a run of Han characters.

Always search mode with the hidden Markov model off: guessing unknown words costs time and gains no relevance.
A new word in the user dictionary changes ranking and display only; character grams keep everything findable.
"""

from __future__ import annotations

import hashlib
import logging
import sys
import warnings
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from finsearch.analysis.dictionary import Dictionary, MappedFrequencies, save
from finsearch.errors import PathNotFound


@cache
def _tokenizer(dictionary: Dictionary) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sys.modules.setdefault("pkg_resources", None)  # type: ignore[arg-type]  # jieba then opens its files itself
        import jieba
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    if dictionary.mapped is not None:
        tokenizer.FREQ = MappedFrequencies(dictionary.mapped)
        tokenizer.total, tokenizer.initialized = tokenizer.FREQ.total, True
        return tokenizer
    tokenizer.initialize()
    if dictionary.user is not None:
        _load(tokenizer, dictionary.user)
    return tokenizer


def _load(tokenizer: Any, user: Path) -> None:
    if not user.is_file():
        raise PathNotFound(f"user dictionary {user} is not a file / 用户词典不是文件", "check the path / 请检查路径")
    with user.open("rb") as lines:
        tokenizer.load_userdict(lines)


def words(run: str, dictionary: Dictionary) -> Iterator[tuple[str, int]]:
    """Yield (word, start) for the words of a run, and for the shorter words inside long ones."""
    return ((word, start) for word, start, _ in _tokenizer(dictionary).tokenize(run, mode="search", HMM=False))


def plain_words(run: str, dictionary: Dictionary) -> list[str]:
    """Cut a run into words that do not overlap."""
    return list(_tokenizer(dictionary).cut(run, HMM=False))


def save_mapped(path: Path, dictionary: Dictionary) -> None:
    """Write the words of a dictionary to a file that can be mapped."""
    tokenizer = _tokenizer(dictionary)
    save(path, tokenizer.FREQ, tokenizer.total)


def version(dictionary: Dictionary) -> str:
    """Name the words: jieba's version and, where there is one, the user dictionary's hash."""
    name = f"jieba-{metadata.version('jieba')}"
    if dictionary.user is None:
        return name
    return f"{name}+{hashlib.sha256(dictionary.user.read_bytes()).hexdigest()[:12]}"
