"""Whether a page can be shown in a browser."""

from __future__ import annotations

import webbrowser

IN_THE_TERMINAL = frozenset({"www-browser", "links", "elinks", "lynx", "w3m"})
"""Browsers that would paint over the screen."""


def has_browser() -> bool:
    """Tell whether there is a browser that has a window of its own."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    return getattr(browser, "basename", "") not in IN_THE_TERMINAL
