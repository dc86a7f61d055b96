"""Where the command line comes in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext

from platformdirs import user_state_path

from finsearch.tui.app import BrowseApp
from finsearch.tui.asked import Asked
from finsearch.tui.library import Library
from finsearch.tui.looks import theme_for
from finsearch.tui.state import State
from finsearch.tui.store import Store
from finsearch.tui.wide import wide_characters
from finsearch.tui.wording import Language, speak


def browse(
    library: Callable[[], Library],
    text: str,
    *,
    theme: str,
    wide: bool,
    environment: Mapping[str, str],
    language: Language,
    half: Callable[[str], str],
) -> None:
    """Run the application until the user leaves it; then raise what else made it end, such as an unusable index.

    `half` gives the half of a message that is in the user's language.
    """
    speak(language, half)
    with wide_characters() if wide else nullcontext():
        state, store = State(asked=Asked(text)), Store(user_state_path("finsearch"))
        app = BrowseApp(library, state, store, theme=theme_for(theme, environment), blocks=not wide)
        failure = app.run()
    if failure is not None:
        raise failure
