"""The TUI.

Textual reads the environment when it is imported, so the environment is set before that.
"""

import os
from collections.abc import MutableMapping

ESCAPE_DELAY = "25"
"""Milliseconds after Escape before it counts as that key and not as the start of another one."""


def prepare(environ: MutableMapping[str, str] = os.environ) -> None:
    """Drop Textual's switches and shorten the wait after Escape.

    TEXTUAL_LOG would write every key press to a file, and TEXTUAL_SCREENSHOT a picture of the
    screen, so every variable of that kind is removed. A person's own ESCDELAY stays.
    """
    for name in [name for name in environ if name == "TEXTUAL" or name.startswith("TEXTUAL_")]:
        del environ[name]
    environ.setdefault("ESCDELAY", ESCAPE_DELAY)


prepare()
