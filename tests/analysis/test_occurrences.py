"""Terms as arrays are the analyzer's terms: same terms, same starts, same kinds; and fast cutting cuts the same."""

from __future__ import annotations

import gzip
import itertools
import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsearch.analysis import words
from finsearch.analysis.analyzer import Analyzer, analyzer
from finsearch.analysis.dictionary import Dictionary
from finsearch.analysis.grams import HAN_RUN
from finsearch.analysis.occurrences import occurrences

TEXTS = [
    "",
    "\n",
    "扩大出口信用保险短期险的覆盖面和规模，支持中小微企业。",
    "国办发〔2022〕18号（HFO-1234yf）、5G  二〇二二年",
    "ＡＢ１２（全角）々〇アイウ한국",
    "𠀀𠀁𠀂 \x00\x02\udc80 x",
    "中华人民共和国国务院新闻办公室中华人民共和国",
]
needs_rjieba = pytest.mark.skipif(find_spec("rjieba") is None, reason="needs rjieba (pip install finsearch[fast])")


def _slow(text: str, cut: Analyzer) -> list[tuple[str, int, float]]:
    return sorted((term.text, term.start, float(term.kind != "literal")) for term in cut.terms(text))


def _check(texts: list[str], cut: Analyzer) -> None:
    for text, found in zip(texts, occurrences(texts, cut).each(), strict=True):
        terms = list(found.terms())
        assert sorted(terms) == _slow(text, cut)
        last: dict[str, int] = {}
        for term, start, _ in terms:
            assert last.get(term, -1) < start
            last[term] = start


def test_same_terms_as_the_analyzer() -> None:
    _check(TEXTS, analyzer())
    _check(TEXTS[2:3], analyzer())


@given(
    st.lists(
        st.text(alphabet=st.sampled_from("出口信用保险支持〇々aB5１ .，\n_〔\x02𠀀é\u0301")), min_size=1, max_size=4
    )
)
def test_same_terms_as_the_analyzer_whatever_is_written(texts: list[str]) -> None:
    _check(texts, analyzer())


@needs_rjieba
@pytest.mark.parametrize("user", ["", "扩大出口 5000 n\n信用保险短期险 3 n\n中小微 1000000 n\n"], ids=["plain", "user"])
def test_rjieba_cuts_as_jieba_does(tmp_path: Path, user: str) -> None:
    path = tmp_path / "words.txt"
    path.write_text(user, encoding="utf-8")
    dictionary = Dictionary(path if user else None)
    assert words._fast_tokenizer(dictionary) is not None
    for run in ("扩大出口信用保险短期险的覆盖面和规模支持中小微企业", "中华人民共和国国务院新闻办公室"):
        assert list(words.long_words(run, dictionary)) == _jieba(run, dictionary)
    assert not user or ("信用保险短期险", 4) in words.long_words("扩大出口信用保险短期险的", dictionary)


USER = "扩大出口 5000 n\n信用保险短期险 3 n\n中小微 1000000 n\n负赔偿责任 50 n\n人民政府规 900000 n\n的规定 800000 n\n"


@needs_rjieba
@pytest.mark.shared
@pytest.mark.parametrize("user", ["", USER], ids=["plain", "user"])
def test_rjieba_cuts_the_laws_as_jieba_does(shared: Path, tmp_path: Path, user: str) -> None:
    with gzip.open(shared / "corpus" / "laws.jsonl.gz") as lines:
        texts = [json.loads(line)["text"] for line in itertools.islice(lines, 0, None, 60)]
    (tmp_path / "words.txt").write_text(user, encoding="utf-8")
    dictionary = Dictionary(tmp_path / "words.txt" if user else None)
    runs = {run for text in texts for run in HAN_RUN.findall(text)}
    assert len(runs) > 5_000
    different = [run for run in runs if list(words.long_words(run, dictionary)) != _jieba(run, dictionary)]
    assert different == []
    in_order = sorted(runs)
    together = [word for word, _ in words.long_words("  ".join(in_order), dictionary)]
    assert together == [word for run in in_order for word, _ in _jieba(run, dictionary)]
    own = {line.split()[0] for line in user.splitlines()}
    assert not user or len(own & set(together)) >= 3  # they do change how real clauses are cut


def _jieba(run: str, dictionary: Dictionary) -> list[tuple[str, int]]:
    return [(word, start) for word, start in words.words(run, dictionary) if len(word) > 2]


def test_without_rjieba_jieba_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_fast_tokenizer", lambda _: None)
    _check(TEXTS, analyzer())
