"""What the person wrote for hard times as a card: plain text for one small file."""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from textwrap import wrap

from bondjournal.errors import WrongUse
from bondjournal.summary import file
from bondjournal.summary.page_folder import free_name
from bondjournal.vault.layout import from_home, is_folder
from bondjournal.wording import hard_time as words

WIDTH = 60
"""The columns of a card; a longer word overhangs."""


def card(lines: Mapping[str, Sequence[str]]) -> str:
    """Return the card: each heading that has lines, and the person's lines below it.

    Args:
        lines: the person's lines, by the name of their heading.
    """
    parts = [
        "\n".join([heading, *(one for line in lines[name] for one in _item(line))])
        for name, heading in words.HEADINGS.items()
        if lines.get(name)
    ]
    return "\n\n".join(parts) + "\n" if parts else ""


def offered() -> str:
    """Return a place for a card where there is no file yet."""
    folder = "~/Documents" if (Path.home() / "Documents").is_dir() else "~"
    place = f"{folder}/{words.CARD_FILE}"
    return free(place) or place


def place(typed: str) -> Path:
    """Return the place that was typed for a card; in a folder, the usual name is added.

    Raises:
        WrongUse: no file can be there, or one is.
    """
    path = from_home(Path(typed)).absolute()
    if not typed or not path.name:
        raise WrongUse("A file needs a name.")
    path = path / words.CARD_FILE if is_folder(path) else path
    if not is_folder(path.parent):
        raise WrongUse("There is no such folder.")
    if os.path.lexists(path):
        raise WrongUse(f"{path.name} already exists. Nothing is replaced.")
    return path


def free(typed: str) -> str:
    """Return a free place like the typed one, if a file is there; otherwise an empty text."""
    with suppress(OSError, RuntimeError, ValueError):
        path = Path(typed).expanduser()
        if typed and not path.is_dir() and os.path.lexists(path):
            return str(Path(typed).with_name(free_name(path.parent, path.name)))
    return ""


def concerns(path: Path) -> list[str]:
    """Return what speaks against writing a card to this place, in sentences."""
    return [sentence.replace("the page", "the card") for sentence in file.concerns(path)]


def write(path: Path, text: str) -> None:
    """Write a card to a file that only its owner can read; no file is ever replaced.

    Raises:
        WrongUse: a file is there, or there is no such folder.
        JournalError: it cannot be written here.
    """
    if os.path.lexists(path):
        raise WrongUse(f"{path.name} already exists. Nothing is replaced.", "Choose another name.")
    file.write(path, text)


def _item(line: str) -> list[str]:
    return wrap(
        line,
        WIDTH,
        initial_indent="- ",
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
