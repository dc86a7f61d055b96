"""Traditional characters, as document numbers are pasted with: 國辦發〔2022〕18號.

Only those that codes, agencies and clauses are written with (data/traditional.tsv): a text is never read by this.
"""

from __future__ import annotations

from functools import cache

from finsearch.structure.table import rows


def simplified(text: str) -> str:
    """Return the text with these characters simplified; its length stays the same.

    >>> simplified("國辦發〔2022〕18號第五條")
    '国办发〔2022〕18号第五条'
    """
    return text.translate(_table())


@cache
def _table() -> dict[int, str]:
    return {ord(row["traditional"]): row["simplified"] for row in rows("traditional")}
