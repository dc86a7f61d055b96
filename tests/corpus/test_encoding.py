from __future__ import annotations

import gzip
import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsearch.corpus.encoding import decode
from finsearch.errors import UnreadableArticle

TEXT = "国务院办公厅关于推动外贸保稳提质的意见\n国办发〔2022〕18号：“一、二”\n"


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030"])
def test_the_encodings_of_chinese_files(name: str) -> None:
    assert decode(TEXT.encode(name)) == TEXT


def test_utf16_big_endian_with_a_mark() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (random.Random(7).randbytes(4000), "GB18030"),
        (gzip.compress(TEXT.encode() * 50), "GB18030"),
        (TEXT.encode("utf-16-le"), "binary"),
        (TEXT.encode()[:-5], "damaged UTF-8"),
        (TEXT.encode()[:30] + b"\xff" + TEXT.encode()[30:], "damaged UTF-8 text at byte 30"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le")[:-1], "damaged UTF-16"),
        ("Où est passée la cliente d'été ?".encode("latin-1"), "GB18030"),
        ("國務院辦公廳關於推動外貿保穩提質的意見".encode("big5"), "GB18030"),
    ],
)
def test_what_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableArticle, match=reason):
        decode(data)


def test_a_few_nuls_are_no_binary_file() -> None:
    assert decode("甲\0乙".encode()) == "甲\0乙"


@given(st.text(min_size=1).filter(lambda text: "\0" not in text and text[0] != "\ufeff"))
def test_valid_utf8_is_never_read_as_something_else(text: str) -> None:
    assert decode(text.encode()) == text


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_the_one_error(data: bytes) -> None:
    with suppress(UnreadableArticle):
        assert isinstance(decode(data), str)
