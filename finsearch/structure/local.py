"""Bodies of a province or a city in a list that says so once: 省财政厅、商务厅、药监局 are all of the province."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from finsearch.document import Party
from finsearch.patterns import regex

_LEVEL = regex("(?P<level>省|自治区|自治州|市|州)(?:委|政府)?(?!级|属|直|内|外|际|场)[\u4e00-\u9fff]{2,}")
_ELSEWHERE = regex("国家|中国|中央|全国|国务院|人民银行|民航|..{1,3}市|..{1,3}(?:银保监局|证监局|铁路监管局)$|.*分局$")
_TWINNED = regex("(?:委|(?<!总)局|办|厅|室|会|残联|科协|文联|社科联|侨联|工商联|妇联|法院|检察院)$")


def localised(parties: Iterable[Party]) -> Iterator[Party]:
    """Yield the parties of one duty; those behind 省财政厅 that a province has, too, get its level: 省药监局.

    An abbreviation alone (药监局, 发展改革委) would otherwise be taken for the national body of that name. What names a
    place of its own (深圳市…) or is run by the State Council (证监局, 税务局) stays as it is.
    """
    level = ""
    for party in parties:
        if not party.generic and (match := _LEVEL.match(party.written)):
            level = match["level"]
            yield party
        elif level and not party.generic and _has_twin(party.written):
            yield replace(party, name=f"{level}{party.written}")
        else:
            yield party


def _has_twin(written: str) -> bool:
    return _TWINNED.search(written) is not None and _ELSEWHERE.match(written) is None
