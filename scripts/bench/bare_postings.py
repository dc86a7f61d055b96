"""BM25 over the arrays of the codec and nothing else: what the layout of the index allows.

All that matches is counted.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from contestants import ANY, DATED, FACETS, PHRASE, TOP, Answer, Asked

from finsearch.engines.order import MINUTES_A_DAY
from finsearch.engines.whoosh import facets
from finsearch.engines.whoosh.arrays import Floats, Ints, PartTable
from finsearch.engines.whoosh.places import places
from finsearch.engines.whoosh.posting_list import as_index, common, stands_at
from finsearch.engines.whoosh.top import greatest
from finsearch.query.literals import literal
from finsearch.ranking import bm25f


def ask(table: PartTable, kind: str, asked: Asked) -> Answer:
    """Answer from posting lists; the parts of the table are the documents."""
    if kind == PHRASE:
        return _phrase(table, asked)
    if kind == ANY:
        return _any(table, asked)
    parts = common([table.postings(word) for word in asked.words])
    if kind == DATED:
        parts = parts[_within(table.published[parts], asked)]
    if kind == FACETS:
        kept = np.zeros(table.size, bool)
        kept[parts] = True
        return Answer(sum(facets.values(table, "issuers", kept).values()), [])
    return _all(table, asked, parts)


def _phrase(table: PartTable, asked: Asked) -> Answer:
    cover = literal(asked.words[0]).cover
    found = np.unique(places([(table.postings(gram.term), gram.start) for gram in cover]).parts)
    return Answer(len(found), found[:TOP].tolist())


def _any(table: PartTable, asked: Asked) -> Answer:
    scores = np.zeros(table.size)
    for word in asked.words:
        held = table.postings(word)
        scores[as_index(held.parts)] += _scores(table, word, table.at("length", held.parts), held.weights)
    return Answer(int(np.count_nonzero(scores > 0)), _best(scores).tolist())


def _all(table: PartTable, asked: Asked, parts: Ints) -> Answer:
    scores = np.zeros(len(parts))
    lengths = table.at("length", parts)
    for word in asked.words:
        held = table.postings(word)
        scores += _scores(table, word, lengths, held.weights[stands_at(parts, held.parts)])
    return Answer(len(parts), parts[_best(scores)].tolist())


def _scores(table: PartTable, word: str, lengths: Floats, weights: Floats) -> Floats:
    constants = bm25f.kind_of(word)
    top = bm25f.ceiling(bm25f.idf(table.units, table.holders(word)), constants)
    norm = bm25f.length_norm(lengths, table.average, constants)
    scores: Floats = bm25f.score(top, weights, norm, constants)
    return scores


def _within(minutes: Ints, asked: Asked) -> Any:
    return (minutes >= asked.since * MINUTES_A_DAY) & (minutes < (asked.until + 1) * MINUTES_A_DAY)


def _best(scores: Floats) -> Ints:
    best = greatest(scores, TOP)
    ranked: Ints = best[np.argsort(-scores[best], kind="stable")][:TOP]
    return ranked
