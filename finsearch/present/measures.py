"""Measures for people: means with their intervals, two runs side by side, one line a query."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from finsearch.present.cells import cells
from finsearch.present.wording import half
from finsearch.results import Compared, Measured

Rows = Sequence[Sequence[str]]


def summary(measured: Sequence[Measured], queries: int) -> Iterator[str]:
    """Yield one line a measure: its mean over the queries and the 95 % interval."""
    head = _heads("指标 measure", "均值 mean", "95 % 区间 interval")
    yield from _columns([head, *((each.name, f"{each.value:.4f}", _interval(each)) for each in measured)])
    yield f"{half('查询 queries')}: {queries}\n"


def comparison(compared: Sequence[Compared], queries: int) -> Iterator[str]:
    """Yield one line a measure: both means, what the second run gains, its interval, how many queries it changes."""
    head = _heads("指标 measure", "结果A A", "结果B B", "差 B−A", "95 % 区间 interval", "更好 better", "更差 worse")
    rows = (
        (
            each.gain.name,
            f"{each.first:.4f}",
            f"{each.second:.4f}",
            f"{each.gain.value:+.4f}",
            _interval(each.gain, "+"),
            str(each.better),
            str(each.worse),
        )
        for each in compared
    )
    yield from _columns([head, *rows])
    yield f"{half('查询 queries')}: {queries}\n"


def answered(wrongly: int, queries: int) -> Iterator[str]:
    """Yield how many of the queries found something."""
    yield f"{half('有结果 answered')}: {wrongly}\n"
    yield f"{half('查询 queries')}: {queries}\n"


def per_query(scores: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """Yield tab-separated lines: a header, then one line a query, in the order of the queries."""
    names = list(next(iter(scores.values())))
    yield "\t".join(("query_id", *names)) + "\n"
    for topic, values in scores.items():
        yield "\t".join((topic, *(f"{values[name]:.4f}" for name in names))) + "\n"


def measured_value(each: Measured) -> dict[str, object]:
    """Return a mean as JSON has it."""
    return {"value": round(each.value, 6), "low": round(each.low, 6), "high": round(each.high, 6)}


def compared_value(each: Compared) -> dict[str, object]:
    """Return a comparison as JSON has it."""
    means = {"a": round(each.first, 6), "b": round(each.second, 6)}
    return {**means, "gain": measured_value(each.gain), "better": each.better, "worse": each.worse}


def _heads(*labels: str) -> tuple[str, ...]:
    return tuple(map(half, labels))


def _interval(each: Measured, sign: str = "") -> str:
    return f"{each.low:{sign}.4f} … {each.high:{sign}.4f}"


def _columns(rows: Rows) -> Iterator[str]:
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = (cell + " " * (width - cells(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(padded).rstrip() + "\n"
