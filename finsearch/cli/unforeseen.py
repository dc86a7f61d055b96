"""A failure that is none of ours, in words: what a person sees in place of a traceback."""

from __future__ import annotations

from finsearch.errors import with_cause

DEBUG_VARIABLE = "FINSEARCH_DEBUG"


def told(error: Exception) -> tuple[str, str]:
    """Return the message and the hint for an error that is no FinsearchError."""
    if isinstance(error, OSError):
        named = f" {error.filename}" if error.filename else ""
        return (
            with_cause(f"无法读写{named} / cannot read or write{named}", error),
            "请检查磁盘空间、权限和输出的去向 / look at the disk, the rights, and where the output goes",
        )
    return (
        " ".join(f"{type(error).__name__}: {error}".split()),
        f"设 {DEBUG_VARIABLE}=1 再运行可见出处 / run again with {DEBUG_VARIABLE}=1 to see where",
    )
