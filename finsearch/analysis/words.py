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

from finsearch.errors import PathNotFound


@cache
def _tokenizer(user_dictionary: Path | None) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sys.modules.setdefault("pkg_resources", None)  # type: ignore[arg-type]  # jieba then opens its files itself
        import jieba
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    if user_dictionary is not None:
        if not user_dictionary.is_file():
            raise PathNotFound(f"user dictionary {user_dictionary} is not a file", "check the path")
        with user_dictionary.open("rb") as lines:
            tokenizer.load_userdict(lines)
    return tokenizer


def words(run: str, user_dictionary: Path | None = None) -> Iterator[tuple[str, int]]:
    """Yield (word, start) for the words of a run, and for the shorter words inside long ones."""
    return ((word, start) for word, start, _ in _tokenizer(user_dictionary).tokenize(run, mode="search", HMM=False))


def plain_words(run: str, user_dictionary: Path | None = None) -> list[str]:
    """Cut a run into words that do not overlap."""
    return list(_tokenizer(user_dictionary).cut(run, HMM=False))


def version(user_dictionary: Path | None = None) -> str:
    """Name the dictionary: jieba's version and, where there is one, the user dictionary's hash."""
    name = f"jieba-{metadata.version('jieba')}"
    if user_dictionary is None:
        return name
    return f"{name}+{hashlib.sha256(user_dictionary.read_bytes()).hexdigest()[:12]}"
