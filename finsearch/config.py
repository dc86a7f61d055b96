"""Names and places that more than one room needs."""

from __future__ import annotations

DEFAULT_INDEX = "index"
INDEX_VARIABLE = "FINSEARCH_INDEX"
FORMAT_VERSION = 13
"""Of the files of an index, and of what was read into it: an index whose posts would be read otherwise now is old, too
(7: decimal headings are clauses)."""
