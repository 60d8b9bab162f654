"""Completion in the shell: the values an option may take. No journal is opened for it.

Commands and options are completed by Typer. Fixed sets of words are here; ids, tags, names and
anything else in a journal are never offered.
"""

from functools import partial
from typing import Any

from typer.core import CompletionItem  # type: ignore[attr-defined]  # what it returns itself

from bondjournal.checks import HIGHEST, LOWEST, SHARE_LEVELS
from bondjournal.page_formats import FORMATS
from bondjournal.page_languages import LANGUAGES
from bondjournal.page_styles import STYLES
from bondjournal.scales import NAMES
from bondjournal.wording.hard_time import HEADINGS
from bondjournal.wording.off import DOORS
from bondjournal.wording.on_page import OF_A_SESSION, OF_THE_PAGE
from bondjournal.wording.prompts import FLOWS, WEIGHTS
from bondjournal.wording.signs import SIGNS

_NUMBERS = tuple(map(str, range(LOWEST, HIGHEST + 1)))
_BY_OPTION = {
    "share": SHARE_LEVELS,
    "sign": tuple(filter(None, SIGNS)),
    "flow": tuple(FLOWS),
    "weight": tuple(WEIGHTS),
    "door": tuple(DOORS),
    "heading": tuple(HEADINGS),
    "style": tuple(STYLES),
    "language": tuple(LANGUAGES),
} | dict.fromkeys(NAMES, _NUMBERS)
"""The values of an option by its name, whichever command it belongs to."""
_OF_COMMAND: dict[str, dict[str, tuple[str, ...]]] = {
    "bondjournal page": {"format_": tuple(FORMATS)},
    "bondjournal goal rate": {"value": _NUMBERS},
    "bondjournal session share": {"about": OF_A_SESSION},
    "bondjournal share": {"which": (*OF_A_SESSION, *OF_THE_PAGE)},
}


def offer(command: Any, path: str) -> None:
    """Let the options of a command offer their values.

    Args:
        command: the command, with those below it.
        path: the words that call it, from `bondjournal` on.
    """
    known = _BY_OPTION | _OF_COMMAND.get(path, {})
    for parameter in command.params:
        if parameter.name in known:
            parameter.shell_complete = partial(_matching, known[parameter.name])
    for name, inner in getattr(command, "commands", {}).items():
        offer(inner, f"{path} {name}")


def _matching(words: tuple[str, ...], _context: Any, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(word) for word in words if word.startswith(incomplete)]
