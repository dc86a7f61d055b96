"""Known-item sets: repeatable, from the text, and without the shortcuts that they rule out."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from finsearch.analysis.normalize import fold, letters
from finsearch.document import Article
from finsearch.evaluation.files import save
from finsearch.evaluation.judged import read_judgements, read_topics
from finsearch.evaluation.known_item import KnownItems, known_items
from finsearch.search import Index
from finsearch.structure.document_number import find_numbers, parse_query_number

SETS = {"number", "absent_number", "title_half", "clause_title_half", "clause_words", "clause_substring"}


@pytest.fixture(scope="module")
def corpus(demo: Index) -> dict[str, Article]:
    return {article.id: article for article in demo.engine.articles()}


@pytest.fixture(scope="module")
def sets(demo: Index, corpus: dict[str, Article]) -> dict[str, KnownItems]:
    return known_items(tuple(corpus.values()), demo.analyzer, size=40, seed=1)


def _clause(corpus: dict[str, Article], place: str) -> tuple[str, str]:
    """Return title and text of a clause by its id."""
    name, _, path = place.rpartition("#")
    article = corpus[name]
    clause = next(each for each in article.clauses if each.path == path)
    return clause.title, clause.span.of(article.text)


def test_the_same_seed_gives_the_same_sets(
    demo: Index, corpus: dict[str, Article], sets: dict[str, KnownItems]
) -> None:
    assert known_items(tuple(corpus.values()), demo.analyzer, size=40, seed=1) == sets
    assert known_items(tuple(corpus.values()), demo.analyzer, size=40, seed=2) != sets
    assert sets.keys() == SETS


def test_each_thing_sought_is_known(corpus: dict[str, Article], sets: dict[str, KnownItems]) -> None:
    for name in SETS - {"absent_number"}:
        items = sets[name]
        assert len(items.topics) >= 20, name
        assert {topic.id for topic in items.topics} == items.sought.keys()
        for (place,) in items.sought.values():
            assert place in corpus or _clause(corpus, place)


def _unlike_a_number(typed: str) -> bool:
    """Tell whether a spelling without brackets has a code that is a word, too: 教职成 2020 9 (spec/STRUCTURE, 9)."""
    return re.match(r"[\u4e00-\u9fff]*[发函字规令] ?\d|[\u4e00-\u9fff]+[〔\[（【]", typed) is None


def test_numbers_in_eight_spellings(corpus: dict[str, Article], sets: dict[str, KnownItems]) -> None:
    typed = {topic.id: topic.text for topic in sets["number"].topics}
    per_article = Counter(place for (place,) in sets["number"].sought.values())
    assert set(per_article.values()) == {8}
    for topic, (place,) in sets["number"].sought.items():
        number, pattern = corpus[place].number, parse_query_number(typed[topic])
        assert number is not None
        if _unlike_a_number(typed[topic]):
            continue
        assert pattern is not None, typed[topic]
        assert pattern.matches(number.number), typed[topic]


def test_absent_numbers_are_nobodys(demo: Index, sets: dict[str, KnownItems]) -> None:
    assert not any(sets["absent_number"].sought.values())
    for topic in sets["absent_number"].topics:
        if _unlike_a_number(topic.text):
            continue
        assert demo.search(topic.text).total == 0, topic.text


def test_halves_are_cut_from_titles_that_only_one_has(corpus: dict[str, Article], sets: dict[str, KnownItems]) -> None:
    titles = Counter(letters(article.title) for article in corpus.values())
    for topic in sets["title_half"].topics:
        (place,) = sets["title_half"].sought[topic.id]
        assert topic.text in corpus[place].title
        assert titles[letters(corpus[place].title)] == 1
    clause_titles = Counter(letters(clause.title) for article in corpus.values() for clause in article.clauses)
    for topic in sets["clause_title_half"].topics:
        title, _ = _clause(corpus, sets["clause_title_half"].sought[topic.id][0])
        assert topic.text in title
        assert clause_titles[letters(title)] == 1
        assert len(letters(topic.text)) >= 4


def test_words_and_strings_stand_in_the_clause(corpus: dict[str, Article], sets: dict[str, KnownItems]) -> None:
    for topic in sets["clause_words"].topics:
        _, text = _clause(corpus, sets["clause_words"].sought[topic.id][0])
        assert len(set(topic.text.split())) == 3
        assert all(word in fold(text) for word in topic.text.split())
        assert find_numbers(topic.text) == ()
    for topic in sets["clause_substring"].topics:
        _, text = _clause(corpus, sets["clause_substring"].sought[topic.id][0])
        assert 4 <= len(topic.text) <= 6
        assert topic.text in text


def test_sets_become_files_that_are_read_back(sets: dict[str, KnownItems], tmp_path: Path) -> None:
    paths = save(sets, tmp_path / "known")
    assert {path.name for path in paths} == {f"{name}_{kind}.tsv" for name in SETS for kind in ("queries", "qrels")}
    folder = tmp_path / "known"
    assert read_topics(folder / "clause_words_queries.tsv").topics == sets["clause_words"].topics
    judged = {each.topic: (each.document,) for each in read_judgements(folder / "clause_words_qrels.tsv")}
    assert judged == sets["clause_words"].sought
