from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import pytest

from finsearch.analysis.shapes import look_alikes
from finsearch.analysis.sounds import homophones, sounds
from finsearch.answering.spelling import near

INDEXED = "因工负伤 出口信用保险 汇率风险 即报即审 海外仓 银行 insurance guarantee 5g 0101"


def _terms(beginning: str) -> Iterable[str]:
    """Yield what an index over INDEXED holds: words of letters; pairs and single characters of Han runs."""
    terms = set()
    for text in INDEXED.split():
        parts = [text] if text.isascii() else [text[at : at + size] for at in range(len(text)) for size in (1, 2)]
        terms |= set(parts)
    return sorted(term for term in terms if term.startswith(beginning))


class _Lexicon:
    """What an index over INDEXED knows."""

    terms = staticmethod(_terms)

    def followers(self, character: str) -> set[str]:
        return {term[1] for term in _terms(character) if len(term) == 2}


class _Everything:
    """An index in which every pair of characters stands."""

    def terms(self, beginning: str) -> Iterable[str]:
        return [beginning]

    def followers(self, character: str) -> Collection[str]:
        return set(map(chr, range(0x4E00, 0xA000)))


def _standing(strings: Sequence[str]) -> set[str]:
    return {each for each in strings if any(each in text for text in INDEXED.split())}


@pytest.mark.parametrize(
    ("typed", "meant", "why"),
    [
        ("因公负伤", "因工负伤", "the same sound"),
        ("出口信用宝险", "出口信用保险", "the same sound, another tone"),
        ("汇律风险", "汇率风险", "one of several readings"),
        ("汇律凤险", "汇率风险", "two characters"),
        ("海外昌", "海外仓", "ch for c"),
        ("即报既审", "即报即审", "looks alike"),
        ("汇率凤验", "汇率风险", "one sounds, one looks alike"),
        ("出口用信保险", "出口信用保险", "exchanged"),
        ("出口信信用保险", "出口信用保险", "one too many"),
        ("出口信保险", "出口信用保险", "one left out"),
        ("insurence", "insurance", "a Latin word"),
    ],
)
def test_what_is_near_is_found(typed: str, meant: str, why: str) -> None:
    assert meant in near(typed, _Lexicon(), _standing), why


@pytest.mark.parametrize("typed", ["海外仓", "保险出口", "粮食", "险", "", "，", "5x", "0100", "出口，保险", "出" * 40])
def test_what_is_right_or_far_away_has_nothing_near(typed: str) -> None:
    assert near(typed, _Lexicon(), _standing) == ()


def test_only_what_stands_nowhere_is_changed() -> None:
    """Every pair would stand in this index: what must be changed is told by stretches of three characters."""
    found = near("因公负伤", _Everything(), lambda strings: set(strings) - {"因公负"})
    assert "因工负伤" in found
    assert not [each for each in found if each.startswith("因公负")]
    assert near("是事实市世视" * 2, _Everything(), lambda strings: ()) == ()


def test_a_run_of_common_characters_ends() -> None:
    """Every pair stands in the index, so that nothing prunes the search: it gives up instead of running on."""
    assert len(near("是事实市世视" * 2, _Everything(), lambda strings: strings)) > 0


def test_sounds_leave_tones_and_confusions_aside() -> None:
    assert "工" in homophones("公")
    assert "公" not in homophones("公")
    assert homophones("a") == homophones("") == ""
    assert set(sounds("张")) & set(sounds("赞"))
    assert "nv" in sounds("女")


def test_look_alikes_go_both_ways() -> None:
    assert "即" in look_alikes("既")
    assert "既" in look_alikes("即")
    assert look_alikes("口") == "囗"
    assert look_alikes("信") == ""
