"""An article comes back from its record as it was, and in few calls: whoever reads ten thousand waits for that."""

from __future__ import annotations

import json
import sys
from types import FrameType

import pytest

from finsearch.engines.record import decode, encode
from tests.engines.articles import Articles


@pytest.mark.parametrize("seed", range(8))
def test_an_article_comes_back_as_it_was(seed: int) -> None:
    article = Articles(seed).article("a")
    assert decode(encode(article)) == article


def test_a_record_of_other_fields_is_refused() -> None:
    record = json.loads(encode(Articles(1).article("a")))
    with pytest.raises(ValueError, match="fields"):
        decode(json.dumps(record[:-1]).encode())


def test_a_record_is_read_in_few_calls() -> None:
    record = encode(Articles(3).article("a"))
    decode(record)
    calls = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        decode(record)
    finally:
        sys.setprofile(None)
    assert calls <= 4 * record.count(b"[")
