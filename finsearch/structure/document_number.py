"""发文字号: the one recogniser that ingest and query share (spec/STRUCTURE, "Document numbers").

number_code reads the code backwards, number_form the year and serial, number_mention finds numbers in text,
number_query reads what a person types.
"""

from __future__ import annotations

from finsearch.structure.number_code import issuers_of
from finsearch.structure.number_mention import find_numbers, parse_number
from finsearch.structure.number_pattern import NumberPattern, exactly, spelt
from finsearch.structure.number_query import find_query_numbers, parse_query_number, parse_query_numbers

__all__ = [
    "NumberPattern",
    "exactly",
    "find_numbers",
    "find_query_numbers",
    "issuers_of",
    "parse_number",
    "parse_query_number",
    "parse_query_numbers",
    "spelt",
]
