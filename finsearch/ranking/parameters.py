"""Every number of the ranking below the tiers, in one place, with the experiment that chose it.

Chosen by coordinate and random search over judged sets at once: "questions" (772 lay questions over 61,651 articles of
laws), "keywords" (772 keyword queries over the same) and "policies" (1,138 policy questions over 2,210 passages). There
are few numbers and many queries, so both halves of each set were searched together; docs/benchmarks/relevance.md gives
each half by itself, for the engine as it is. Figures below are nDCG@10; "without: a, b, c" is what the three sets have
without a thing, all else being as it is: 0.441, 0.441, 0.410.
"""

from __future__ import annotations

from collections.abc import Mapping

from finsearch.frozen import frozen


@frozen
class Weights:
    """Weight of each field on term frequency.

    `title` and `above` are what a clause inherits: each term of its article's title, and of the titles of the clauses
    above it, counts once with this weight. `clause_title` and `body` count each time the term stands there.
    """

    title: float = 1.0
    above: float = 3.0
    clause_title: float = 2.0
    body: float = 1.0


@frozen
class Kind:
    """How a kind of term is weighed: its share beside the other kinds, and the constants of its BM25.

    `floor` is what being there counts beside a saturated frequency, `inherits` the part of the titles' weights that
    terms of this kind have below a title.
    """

    share: float
    k1: float
    b: float
    floor: float = 0.0
    inherits: float = 1.0


WEIGHTS = Weights()
"""Titles above a clause: 0.380 without the chapter's title on the questions, 0.391 with weight 1, 0.396 with
weight 2; 0.365, 0.408 and 0.417 on the keywords. The inherited terms must count in the length, too (0.397
instead of 0.405)."""

KINDS: Mapping[str, Kind] = {
    "unigram": Kind(share=1.6, k1=2.6, b=0.92, floor=0.13, inherits=0.5),
    "bigram": Kind(share=1.0, k1=1.0, b=0.8, floor=0.22),
    "word": Kind(share=0.0, k1=0.9, b=0.75),
    "other": Kind(share=1.5, k1=3.0, b=0.75),
}
"""Words of three and more characters add nothing that their pairs do not say (share 0: +0.002 on the questions and
+0.007 on the policies against share 1). Length counts for much, and for single characters most: with b 0.75 for these
0.444, 0.444, 0.403. Without floors: 0.424, 0.429, 0.407. With b 0.7 for pairs (every
other query on the laws) 0.444, 0.438, 0.409 instead of 0.442, 0.437, 0.410. Were single characters inherited as pairs
are: 0.438, 0.439, 0.409. Latin words and numbers are `other`."""

CLAUSES_B = 0.2
"""The b of every kind where clauses are sought: how long a clause is was decided by who wrote it, not by how much else
it says. On clauses judged by hand ("topical" in docs/benchmarks/relevance.md, three draws) 0.859, 0.868, 0.861; with
0.1 the same, with 0.4 0.844 to 0.848, with the kinds' own b 0.822 to 0.832. Articles want their own: with 0.4 for
them 0.377 on the policies."""

IDF_POWER = 1.5
"""Above 1: what is rare says more than its inverse document frequency. With 1: 0.440, 0.440, 0.402."""

REPEATED = 0.5
"""A term typed n times counts 1 + REPEATED · ln n (+0.002 on the questions with 1)."""

FRAME = 0.3
"""What a term counts that only stands in words with which one asks: 怎么办, 采取哪些措施. On the policies +0.003 and
R@100 +0.01 against interrogatives alone; nothing elsewhere."""

LONG_WORD = 1.0
"""A word of n characters has n - 1 pairs, each of which counts (n - 1) ** -LONG_WORD: a name says one thing, however
long it is. With 0: 0.445, 0.440, 0.403."""

ACROSS = 0.8
"""What a pair counts that goes across the border of two words. With 1: 0.440, 0.441, 0.408."""

HIGHEST = ("宪法", "法律", "行政法规", "监察法规", "司法解释", "国务院规范性文件")
"""效力级别 of what binds the whole state; see `boosts.Boosts.authority`. Without that boost: 0.431, 0.425, 0.410."""

WORK_SIZE = 30
"""How many articles with a perfect part make half of a perfect work. The root of the sum of squares: 0.405 without
works, 0.416 with the mean of the best 20 articles of a law, 0.430 with this, on the questions; 0.413, 0.420,
0.429 on the keywords. Sums of all parts instead of each article's best one: 0.426 against 0.431."""
