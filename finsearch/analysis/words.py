"""jieba, kept in one room: the words of a run of Han characters.

Always search mode with the hidden Markov model off: guessing unknown words costs time and gains no relevance.
A new word in the user dictionary changes ranking and display only; character grams keep everything findable.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from finsearch.analysis.dictionary import Dictionary, MappedFrequencies, packed
from finsearch.errors import PathNotFound
from finsearch.patterns import regex
from finsearch.spared import spared

_UNUSED = {
    "jieba.finalseg": ["cut", "add_force_split"],  # the probabilities of its hidden Markov model: 7 MB
    "tempfile": ["gettempdir", "mkstemp"],
    "hashlib": ["md5"],
}
"""What jieba needs only to read its dictionary, or to guess words."""


@cache
def _jieba() -> Any:
    """Import jieba without what it does not need for cutting without its hidden Markov model."""
    with warnings.catch_warnings(), spared(_UNUSED):
        warnings.simplefilter("ignore")
        sys.modules.setdefault("pkg_resources", None)  # type: ignore[arg-type]  # jieba then opens its files itself
        import jieba
    jieba.setLogLevel("WARNING")
    return jieba


# what jieba and jieba-rs do not both take for Han, and a run with such a character
_CUT_OTHERWISE = regex("[^ \u4e00-\u9fd5]")
_RUN_CUT_OTHERWISE = regex(f"[^ ]*{_CUT_OTHERWISE.pattern}[^ ]*")
_LONG_RUN = regex("[^ ]{3,}")


@cache
def _tokenizer(dictionary: Dictionary) -> Any:
    tokenizer = _jieba().Tokenizer()
    if dictionary.mapped is not None and dictionary.mapped.exists():  # else the index was built anew meanwhile
        tokenizer.FREQ = MappedFrequencies(dictionary.mapped)
        tokenizer.total, tokenizer.initialized = tokenizer.FREQ.total, True
        return tokenizer
    tokenizer.initialize()
    if dictionary.user is not None:
        _load(tokenizer, dictionary.user)
    return tokenizer


def _load(tokenizer: Any, user: Path) -> None:
    if not user.is_file():
        raise PathNotFound(
            f"用户词典不是文件 / the user dictionary is not a file: {user}", "请检查路径 / check the path"
        )
    with user.open("rb") as lines:
        tokenizer.load_userdict(lines)


def words(run: str, dictionary: Dictionary) -> Iterator[tuple[str, int]]:
    """Yield (word, start) for the words of a run, and for the shorter words inside long ones."""
    return ((word, start) for word, start, _ in _tokenizer(dictionary).tokenize(run, mode="search", HMM=False))


def long_words(text: str, dictionary: Dictionary) -> Iterator[tuple[str, int]]:
    """Yield what `words` yields for every run of a text, but for words of one and two characters.

    The text is runs of Han characters with spaces between them. rjieba cuts where it is installed: the whole text at
    once, runs aside that it would not cut as jieba does.
    """
    fast = _fast_tokenizer(dictionary)
    if fast is None:
        yield from _long_words_by_jieba(_LONG_RUN.finditer(text), dictionary)
        return
    if _CUT_OTHERWISE.search(text):
        yield from _long_words_by_jieba(_RUN_CUT_OTHERWISE.finditer(text), dictionary)
        text = _RUN_CUT_OTHERWISE.sub(lambda run: " " * len(run.group()), text)
    yield from _long_words_by_rjieba(fast, text)


def _long_words_by_rjieba(fast: Any, text: str) -> list[tuple[str, int]]:
    """Do what its search mode does; it would give a tuple for each of the short words, which are most."""
    found: list[tuple[str, int]] = []
    start = 0
    for word in fast.cut(text, False):
        size = len(word)
        if size > 2:
            if size > 3:
                found += [(word[at : at + 3], start + at) for at in range(size - 2) if fast.has_word(word[at : at + 3])]
            found.append((word, start))
        start += size
    return found


def _long_words_by_jieba(runs: Iterable[re.Match[str]], dictionary: Dictionary) -> Iterator[tuple[str, int]]:
    for run in runs:
        yield from ((word, run.start() + at) for word, at in words(run.group(), dictionary) if len(word) > 2)


@cache
def _fast_tokenizer(dictionary: Dictionary) -> Any:
    """Return rjieba's tokenizer with the words of a user dictionary; None where rjieba is not installed."""
    try:
        from rjieba import Jieba
    except ImportError:
        return None
    own = _tokenizer(dictionary).FREQ if dictionary.user else {}
    jiebas = _tokenizer(replace(dictionary, user=None)).FREQ if dictionary.user else {}
    changed = {word: frequency for word, frequency in own.items() if frequency != jiebas.get(word, 0)}
    if not all(changed.values()):  # a word of jieba's own taken away: rjieba cannot forget it
        return None
    fast = Jieba()
    for word, frequency in changed.items():
        fast.add_word(word, frequency, "")
    return fast


def plain_words(run: str, dictionary: Dictionary) -> list[str]:
    """Cut a run into words that do not overlap."""
    return list(_tokenizer(dictionary).cut(run, HMM=False))


def save_mapped(path: Path, dictionary: Dictionary) -> None:
    """Write the words of a dictionary to a file that can be mapped."""
    path.write_bytes(_packed(dictionary))


@cache
def _packed(dictionary: Dictionary) -> bytes:
    """Return the file of a dictionary, 2 MB: a process that makes a second index need not wait half a second again."""
    tokenizer = _tokenizer(dictionary)
    return packed(tokenizer.FREQ, tokenizer.total)


def version(dictionary: Dictionary) -> str:
    """Name the words: jieba's version and, where there is one, the user dictionary's hash."""
    name = f"jieba-{_jieba().__version__}"
    if dictionary.user is None:
        return name
    import hashlib

    return f"{name}+{hashlib.sha256(dictionary.user.read_bytes()).hexdigest()[:12]}"
