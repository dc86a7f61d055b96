"""Every number of the ranking below the tiers, in one place, with the experiment that chose it.

Chosen by coordinate search over three judged sets at once (772 lay questions and 772 keyword queries over 61,651
articles of laws, 1,138 policy questions over 2,210 passages), for the sum of nDCG@10 and half of R@100. There are few
numbers and many queries, so both halves of each set were searched together; docs/benchmarks/relevance.md gives each
half by itself, for the engine as it is. Differences below are of nDCG@10 in that search, unless they say otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Weight of each field on term frequency.

    `title` and `above` are what a clause inherits: each term of its article's title, and of the titles of the clauses
    above it, counts once with this weight. `clause_title` and `body` count each time the term stands there.
    """

    title: float = 1.0
    above: float = 3.0
    clause_title: float = 2.0
    body: float = 1.0


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of term is weighed: its share beside the other kinds, and BM25's two constants."""

    share: float
    k1: float
    b: float


WEIGHTS = Weights()
"""Titles above a clause: 0.380 without the chapter's title on the questions, 0.391 with weight 1, 0.396 with
weight 2; 0.365, 0.408 and 0.417 on the keywords. The inherited terms must count in the length, too (0.397
instead of 0.405)."""

KINDS: Mapping[str, Kind] = {
    "unigram": Kind(share=1.6, k1=2.5, b=0.85),
    "bigram": Kind(share=1.0, k1=0.9, b=0.75),
    "word": Kind(share=0.0, k1=0.9, b=0.75),
    "other": Kind(share=1.5, k1=3.0, b=0.75),
}
"""Words of three and more characters add nothing that their pairs do not say (share 0: +0.002 on the questions and
+0.007 on the policies against share 1). Length counts for much in clauses: b 0.3, 0.5, 0.75 give 0.384, 0.391,
0.394 on the questions and 0.364, 0.378, 0.385 on the policies. Latin words and numbers are `other`."""

IDF_POWER = 1.2
"""Above 1: what is rare says more than its inverse document frequency (R@100 +0.01 on the policies)."""

REPEATED = 0.5
"""A term typed n times counts 1 + REPEATED · ln n (+0.002 on the questions with 1)."""

FRAME = 0.3
"""What a term counts that only stands in words with which one asks: 怎么办, 采取哪些措施. On the policies +0.003 and
R@100 +0.01 against interrogatives alone; nothing elsewhere."""

WORK_SIZE = 20
"""How many articles with a perfect part make half of a perfect work. The root of the sum of squares: 0.405 without
works, 0.416 with the mean of the best 20 articles of a law, 0.430 with this, on the questions; 0.413, 0.420,
0.429 on the keywords. Sums of all parts instead of each article's best one: 0.426 against 0.431."""
