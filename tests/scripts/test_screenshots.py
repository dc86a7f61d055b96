"""The pictures in docs are what the commands and the screen show now."""

from __future__ import annotations

import html
import re
import sys
from pathlib import Path

from tests.scripts import SCRIPTS, load

screenshots = load("screenshots")
DOCS = SCRIPTS.parent / "docs"
TEXT = re.compile(r">([^<>]+)</text>")


def words(picture: Path) -> str:
    """Return what can be read in a picture; how it is drawn is another version's business."""
    return re.sub(r"\s", "", html.unescape("".join(TEXT.findall(picture.read_text("utf-8")))))


def test_the_pictures_kept_show_what_is_shown_now(tmp_path: Path) -> None:
    screenshots.draw(Path(sys.executable).parent, tmp_path / "demo", tmp_path / "docs")
    drawn = sorted(path.name for path in (tmp_path / "docs").iterdir())
    assert drawn == sorted(path.name for path in DOCS.glob("*.svg"))
    assert all(len(words(DOCS / name)) > 100 for name in drawn)
    stale = [name for name in drawn if words(DOCS / name) != words(tmp_path / "docs" / name)]
    assert stale == [], "run scripts/screenshots"
