"""BM25 over the arrays of the codec and nothing else: what the layout of the index allows.

All that matches is counted. Where that is much, what cannot be among the best is not scored: a list's greatest weight,
in the shortest document, bounds what a word can add.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from contestants import ANY, DATED, FACETS, ONE, PHRASE, TOP, Answer, Asked

from finsearch.engines.order import MINUTES_A_DAY
from finsearch.engines.whoosh import facets
from finsearch.engines.whoosh.arrays import Floats, Ints, PartTable
from finsearch.engines.whoosh.places import places
from finsearch.engines.whoosh.posting_list import RARE, Postings, as_index, common, found_in, marked
from finsearch.engines.whoosh.top import greatest
from finsearch.query.literals import literal
from finsearch.ranking import bm25f

_MANY = 1 << 15  # postings; fewer are scored sooner than told apart
_FEW = 16  # so many times fewer parts than a list has are looked up in it
_ABOVE = 1 + 1e-6  # what single precision could take from a bound


def ask(table: PartTable, kind: str, asked: Asked) -> Answer:
    """Answer from posting lists; the parts of the table are the documents."""
    if kind == PHRASE:
        return _phrase(table, asked)
    if kind in (ONE, ANY) and sum(map(table.holders, asked.words)) > _MANY:
        return _best_of_any(table, asked) if kind == ANY else _best_of_one(table, asked.words[0])
    if kind == ANY:
        return _any(table, asked)
    if kind == FACETS:
        kept = marked(table.size, common([table.postings(word) for word in asked.words]))
        return Answer(sum(facets.values(table, "issuers", kept).values()), [])
    return _all(table, asked, dated=kind == DATED)


def _phrase(table: PartTable, asked: Asked) -> Answer:
    cover = literal(asked.words[0]).cover
    found = np.unique(places([(table.postings(gram.term), gram.start) for gram in cover]).parts)
    return Answer(len(found), found[:TOP].tolist())


def _any(table: PartTable, asked: Asked) -> Answer:
    scores = np.zeros(table.size, np.float32)
    for word in asked.words:
        held = table.postings(word)
        parts = as_index(held.parts)
        scores[parts] += _scores(table, word, held.weights, _lengths(table, parts))
    return Answer(int(np.count_nonzero(scores > 0)), _best(scores).tolist())


def _best_of_any(table: PartTable, asked: Asked) -> Answer:
    """Score the rarest words everywhere, and the others where that can still matter."""
    words = sorted(asked.words, key=table.holders)
    most = [_most(table, word) for word in words]
    scores, least = np.zeros(table.size, np.float32), 0.0
    for done, word in enumerate(words):
        rest = sum(most[done:])
        near = np.flatnonzero(scores >= least - rest) if rest < least else None
        if near is not None and len(near) * _FEW < table.holders(word):
            return _few(table, words[done:], most[done:], scores, near)
        held = table.postings(word)
        parts = as_index(held.parts)
        scores[parts] += _scores(table, word, held.weights, _lengths(table, parts))
        least = float(scores[greatest(scores, TOP)].min())
    return Answer(int(np.count_nonzero(scores)), _best(scores).tolist())


def _best_of_one(table: PartTable, word: str) -> Answer:
    """Score the greatest weights, and then those that would reach as much in the shortest document."""
    held = table.postings(word)
    first = greatest(held.weights, TOP)
    least = np.partition(_scores(table, word, held.weights[first], _lengths(table, held.parts[first])), -TOP)[-TOP]
    steps = np.arange(int(held.greatest_weight) + 2)
    enough = np.argmax(_scores(table, word, steps, float(table.derived("shortest", _shortest))) * _ABOVE >= least)
    return _of(table, word, np.flatnonzero(held.weights > int(enough) - 1))


def _of(table: PartTable, word: str, some: Ints) -> Answer:
    held = table.postings(word)
    parts = held.parts[some]
    scores = _scores(table, word, held.weights[some], _lengths(table, parts))
    return Answer(len(held.parts), parts[_best(scores)].tolist())


def _few(table: PartTable, words: Sequence[str], most: Sequence[float], scores: Floats, near: Ints) -> Answer:
    """Add what some words are worth in a few parts, and count those that hold any."""
    holding, found = scores > 0, scores[near]
    for after, word in enumerate(words, 1):
        held = table.postings(word)
        holding[as_index(held.parts)] = True
        here, there = found_in(near, held.parts)
        found[here] += _scores(table, word, held.weights[there], _lengths(table, near[here]))
        kept = np.flatnonzero(found >= np.partition(found, -TOP)[-TOP] - sum(most[after:]))
        near, found = near[kept], found[kept]
    return Answer(int(np.count_nonzero(holding)), near[_best(found)].tolist())


def _most(table: PartTable, word: str) -> float:
    """Return what a word can be worth at most."""
    greatest_weight = table.postings(word).greatest_weight
    shortest = float(table.derived("shortest", _shortest))
    return float(_scores(table, word, greatest_weight, shortest)) * _ABOVE if greatest_weight else 0.0


def _shortest(table: PartTable) -> Any:
    return table.length.min()


def _all(table: PartTable, asked: Asked, *, dated: bool) -> Answer:
    words = sorted(asked.words, key=table.holders)
    lists = [table.postings(word) for word in words]
    parts, weights = lists[0].parts, [lists[0].weights]
    for held in lists[1:]:
        here, found = _weights_in(parts, held)
        parts, weights = parts[here], [*(each[here] for each in weights), found]
    if dated:
        kept = np.flatnonzero(_within(table.published.take(parts), asked))
        parts, weights = parts[kept], [each[kept] for each in weights]
    lengths = _lengths(table, parts)
    scores = np.add.reduce([_scores(table, *each, lengths) for each in zip(words, weights, strict=True)])
    return Answer(len(parts), parts[_best(scores)].tolist())


def _weights_in(parts: Ints, held: Postings) -> tuple[Ints, Floats]:
    """Return which of some parts hold a term, as places among them, and the weights there; no weight is 0."""
    if len(parts) * RARE < len(held.parts):
        here, there = found_in(parts, held.parts)
        return here, held.weights[there]
    line = np.zeros(int(max(parts[-1], held.parts[-1])) + 1 if len(parts) else 0, held.weights.dtype)
    line[as_index(held.parts)] = held.weights
    weights = line.take(parts)
    here = np.flatnonzero(weights)
    return here, weights[here]


def _lengths(table: PartTable, parts: Ints) -> Floats:
    """Return weighted lengths with the precision of the weights; kept, as others keep their norms."""
    lengths: Floats = table.derived("length in single precision", _every_length).take(parts)
    return lengths


def _every_length(table: PartTable) -> Any:
    return table.length.astype(np.float32)


def _scores(table: PartTable, word: str, weights: Floats | float, lengths: Floats | float) -> Floats:
    constants = bm25f.kind_of(word)
    top = bm25f.ceiling(bm25f.idf(table.units, table.holders(word)), constants)
    norm = bm25f.length_norm(lengths, table.average, constants)
    scores: Floats = bm25f.score_present(top, weights, norm, constants)
    return scores


def _within(minutes: Ints, asked: Asked) -> Any:
    return (minutes >= asked.since * MINUTES_A_DAY) & (minutes < (asked.until + 1) * MINUTES_A_DAY)


def _best(scores: Floats) -> Ints:
    best = greatest(scores, TOP)
    ranked: Ints = best[np.argsort(-scores[best], kind="stable")][:TOP]
    return ranked
