"""Bytes → text: UTF-8, UTF-16 with a byte order mark, GB18030; everything else is refused, never guessed."""

from __future__ import annotations

import codecs

from finsearch.errors import UnreadableArticle

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HINT = "请另存为 UTF-8 / save the file as UTF-8"
_FEW_NULS = 8
_ENOUGH_HAN = 2
_COMMON = 0.7
_TEXT_CONTROLS = "\t\n\r\f\x1a"


def decode(data: bytes) -> str:
    """Return `data` as text without a byte order mark.

    Raises UnreadableArticle for empty or binary data, for UTF-8 with a damaged byte, and for unknown encodings.
    """
    if not data:
        raise UnreadableArticle("文件是空的 / the file is empty")
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _marked(data, name)
    if data.count(0) > max(_FEW_NULS, len(data) // 100):
        raise UnreadableArticle(
            "二进制数据，或没有字节序标记的 UTF-16 / binary data, or UTF-16 without a byte order mark", _HINT
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _gb18030(data, error)


def _marked(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise UnreadableArticle(
            f"第 {error.start} 字节起 {name.upper()} 文本已损坏 / damaged {name.upper()} text at byte {error.start}",
            _HINT,
        ) from error


def _gb18030(data: bytes, error: UnicodeDecodeError) -> str:
    """Decode as GB18030 what is not UTF-8, unless it is UTF-8 with a damaged byte: that would give mojibake."""
    before = data[: error.start].decode("utf-8")
    if sum("\u3000" <= character <= "\u9fff" for character in before) >= _ENOUGH_HAN:
        raise UnreadableArticle(
            f"第 {error.start} 字节起 UTF-8 文本已损坏 / damaged UTF-8 text at byte {error.start}",
            "请重新复制这个文件 / copy the file again",
        ) from error
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        raise UnreadableArticle("既不是 UTF-8 也不是 GB18030 文本 / neither UTF-8 nor GB18030 text", _HINT) from error
    if not _plausible(text):
        raise UnreadableArticle("既不是 UTF-8 也不是 GB18030 中文文本 / neither UTF-8 nor Chinese GB18030 text", _HINT)
    return text


def _plausible(text: str) -> bool:
    """Say whether a GB18030 reading makes sense: no control characters, mostly the common 6,763 hanzi."""
    controls = sum(map(text.count, map(chr, range(0x20)))) - sum(map(text.count, _TEXT_CONTROLS))
    foreign = sum(not character.isascii() for character in text)
    common = len(text.encode("gb2312", "ignore")) - (len(text) - foreign)
    return not controls and common >= _COMMON * 2 * foreign
