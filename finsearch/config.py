"""Names and places that more than one room needs."""

from __future__ import annotations

DEFAULT_INDEX = "index"
INDEX_VARIABLE = "FINSEARCH_INDEX"
FORMAT_VERSION = 6
