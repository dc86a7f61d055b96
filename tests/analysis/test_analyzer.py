"""Words, bigrams, unigrams: each with its place, none twice, and none missing for any substring."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsearch.analysis import words
from finsearch.analysis.analyzer import Term, analyzer, cuts
from finsearch.analysis.grams import LITERAL, literal_cover
from finsearch.analysis.normalize import fold

MIXED = st.text(alphabet="出口信用保险公司的5Gg18号ａＢ，。（） \nあ\U00020000—_%.", max_size=40)


@pytest.fixture(scope="module")
def mapped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dictionary") / "words.marisa"
    words.save_mapped(path, analyzer().dictionary)
    return path


def of_kind(terms: Iterable[Term], kind: str) -> list[str]:
    return [term.text for term in terms if term.kind == kind]


def test_words_bigrams_and_unigrams_of_han() -> None:
    terms = tuple(analyzer().terms("扩大出口信用保险"))
    assert of_kind(terms, "word") == ["扩大出口"]
    assert of_kind(terms, "bigram") == ["扩大", "大出", "出口", "口信", "信用", "用保", "保险"]
    assert of_kind(terms, "unigram") == list("扩大出口信用保险")


def test_latin_words_and_numbers_are_whole() -> None:
    assert of_kind(analyzer().terms("（HFO-1234yf）5Ｇ 18号"), "word") == ["hfo", "1234yf", "5g", "18"]


def test_what_is_printed_has_the_short_words_too_and_no_marks() -> None:
    shown = cuts("扩大出口信用保险5%")
    assert of_kind(shown, "word") == ["扩大出口", "扩大", "出口", "信用", "保险", "5"]
    assert of_kind(shown, "literal") == ["5", "%"]


def test_plain_words_do_not_overlap() -> None:
    assert [term.text for term in analyzer().words("中小微外贸企业5G网络")] == ["中小", "微", "外贸企业", "5g", "网络"]


@given(MIXED)
def test_offsets_are_those_of_the_published_text(text: str) -> None:
    folded = fold(text)
    for term in analyzer().terms(text):
        assert folded[term.start : term.end] == term.text.removeprefix(LITERAL)


@given(MIXED)
def test_no_term_comes_twice_at_one_place(text: str) -> None:
    places = [(term.text, term.start) for term in analyzer().terms(text)]
    assert len(places) == len(set(places))


@given(MIXED, st.data())
def test_every_substring_is_covered_by_terms_of_the_index(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    places = {(term.text, term.start) for term in analyzer().terms(text)}
    cover = literal_cover(fold(text[start:end]))
    assert {(gram.term, start + gram.start) for gram in cover} <= places
    covered = {gram.start + i for gram in cover for i in range(len(gram.term.removeprefix(LITERAL)))}
    assert covered == set(range(end - start))


def test_jieba_says_nothing_and_warns_of_nothing() -> None:
    code = "from finsearch.analysis.analyzer import cuts; cuts('出口信用保险')"
    run = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == ("", "")


def test_a_user_word_changes_the_fingerprint_but_not_what_is_found(tmp_path: Path) -> None:
    own = tmp_path / "words.txt"
    own.write_text("用保险短 1000 n\n", encoding="utf-8")
    plain, user = analyzer(), analyzer(own)
    text = "出口信用保险短期险"
    assert plain.fingerprint != user.fingerprint
    assert "用保险短" in of_kind(user.terms(text), "word")
    for kind in ("bigram", "unigram"):
        assert of_kind(plain.terms(text), kind) == of_kind(user.terms(text), kind)


@given(MIXED)
def test_the_mapped_dictionary_cuts_alike(mapped: Path, text: str) -> None:
    ours, jiebas = analyzer(mapped=mapped), analyzer()
    assert list(ours.terms(text)) == list(jiebas.terms(text))
    assert ours.words(text) == jiebas.words(text)


def test_the_mapped_dictionary_is_the_same_recipe(mapped: Path) -> None:
    assert analyzer(mapped=mapped).fingerprint == analyzer().fingerprint
