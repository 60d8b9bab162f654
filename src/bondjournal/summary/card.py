"""What the person wrote for hard times as a card: plain text for one small file."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import wrap

from bondjournal.errors import WrongUse
from bondjournal.summary import file
from bondjournal.wording import hard_time as words

WIDTH = 60
"""The columns of a card; a longer word overhangs."""


def card(lines: Mapping[str, Sequence[str]]) -> str:
    """Return the card: each heading that has lines, and the person's lines below it.

    Args:
        lines: by the names of the headings, in order.
    """
    parts = [
        "\n".join([heading, *(one for line in lines[name] for one in _item(line))])
        for name, heading in words.HEADINGS.items()
        if lines.get(name)
    ]
    return "\n\n".join(parts) + "\n" if parts else ""


def concerns(path: Path) -> list[str]:
    """Return what speaks against writing a card to this place, in sentences."""
    return [sentence.replace("the page", "the card") for sentence in file.concerns(path)]


def write(path: Path, text: str) -> None:
    """Write a card to a file that its owner alone can read; no file is ever replaced.

    Raises:
        WrongUse: a file is there, or there is no such folder.
        JournalError: it cannot be written here.
    """
    if os.path.lexists(path):
        raise WrongUse(
            f"There is a file {path.name} already. Nothing is replaced.", "Name another one."
        )
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
