"""What somebody typed, checked and cleaned one value at a time: texts, lines, tags, numbers.

Standard library only.
"""

from collections.abc import Sequence

from bondjournal.errors import WrongUse
from bondjournal.page_languages import LANGUAGES
from bondjournal.page_styles import STYLES, Style

MAX_TEXT = 1024 * 1024
"""The most an entry's text may take, in bytes of UTF-8."""
MAX_LINE = 4 * 1024
"""The most a title, tag or single line may take, in bytes of UTF-8."""
MAX_TAGS = 100

SHARE_LEVELS = ("only-me", "gist", "as-written")
DOORS = ("1", "2", "3")
"""The doors of "Something feels off"; an entry remembers which one it was written behind."""
NO_PLACE = "3"
"""The door of what has no place in therapy; what is written behind it goes on no page."""
LOWEST, HIGHEST = 0, 10
NUMBERS = range(LOWEST, HIGHEST + 1)
"""What a rating can be."""
YEARS = range(2, 9999)
"""A year less than the calendar at each end, so that no zone or fortnight leads out of it."""


def text(typed: str, what: str = "The text", *, most: int = MAX_TEXT) -> str:
    """Return a text of several lines with uniform line ends and with blank ends cut off.

    Raises:
        WrongUse: it is empty, too long, or holds what no text file can hold.
    """
    cleaned = _clean(typed, what, most).strip("\n")
    if not cleaned.strip():
        raise WrongUse("There is no text to keep.", "Type at least one word.")
    return cleaned.rstrip()


def check_page(door: str) -> None:
    """Check that what was written behind a door may go on a page, whole or in part.

    Behind the third door of "Something feels off" no page is offered, and what is private is on no
    page and counted on none. It is therefore refused whoever asks, even with `--yes`.

    Raises:
        WrongUse: it was written behind the third door.
    """
    if door == NO_PLACE:
        raise WrongUse(
            "What is behind the third door can't go on a page.",
            "To bring it up, write a new entry about it in other words.",
        )


def line(typed: str, what: str, *, most: int = MAX_LINE) -> str:
    """Return a text as one line; an empty one is allowed.

    Raises:
        WrongUse: it is too long, or holds what no text file can hold.
    """
    return " ".join(_clean(typed, what, most).split())


def one_line(pasted: str) -> str:
    """Return pasted lines as one, joined with blanks; a single line is left as it is."""
    lines = pasted.splitlines()
    if len(lines) == 1:
        return lines[0]
    return " ".join(filter(None, map(str.strip, lines)))


def tag(typed: str) -> str:
    """Return a tag without its `#`, as one word.

    Raises:
        WrongUse: it is empty, too long, or several words.
    """
    name = line(typed, "A tag").lstrip("#")
    if not name or " " in name or "," in name:
        raise WrongUse("A tag is one word.", "Join several words with a hyphen.")
    return name


def tags(typed: Sequence[str]) -> list[str]:
    """Return the tags of an entry, each once.

    Raises:
        WrongUse: one is not a tag, or there are too many.
    """
    if len(typed) > MAX_TAGS:
        raise WrongUse(f"An entry can have up to {MAX_TAGS} tags.")
    return list(dict.fromkeys(map(tag, typed)))


def share_level(typed: str) -> str:
    """Return a share level.

    Raises:
        WrongUse: there is no such level.
    """
    if typed not in SHARE_LEVELS:
        raise WrongUse("There is no such share level.", "Choose only-me, gist or as-written.")
    return typed


def value(given: object) -> int:
    """Return a rating's number.

    Raises:
        WrongUse: it is not a whole number from 0 to 10.
    """
    if isinstance(given, str) and given.strip().isascii() and given.strip().isdigit():
        given = int(given) if len(given.strip()) <= 2 else None  # noqa: PLR2004
    if isinstance(given, bool) or not isinstance(given, int) or not LOWEST <= given <= HIGHEST:
        raise WrongUse(f"A rating is a whole number from {LOWEST} to {HIGHEST}.")
    return given


def switch(given: object) -> bool:
    """Return whether something is on.

    Raises:
        WrongUse: it is neither on nor off.
    """
    if not isinstance(given, bool):
        raise WrongUse("This can be on or off.")
    return given


def _clean(typed: str, what: str, most: int) -> str:
    if not isinstance(typed, str):
        raise WrongUse(f"{what} is not text.")
    try:
        size = len(typed.encode())
    except UnicodeEncodeError:
        raise WrongUse(
            f"{what} contains a broken character (a lone surrogate).",
            "Type it again or leave it out.",
        ) from None
    if size > most:
        room = "1 MiB" if most == MAX_TEXT else f"{most:,} bytes"
        raise WrongUse(f"{what} is longer than {room}.", "Split it into parts.")
    if "\x00" in typed:
        raise WrongUse(f"{what} has a NUL byte in it.", "Is it a text file?")
    return typed.replace("\r\n", "\n").replace("\r", "\n")


def page_style(name: str) -> Style:
    """Return the style of a page with this name.

    Raises:
        WrongUse: there is no such style.
    """
    for style in STYLES:
        if style == name:
            return style
    raise WrongUse("There is no such style.", f"Choose one of: {', '.join(STYLES)}.")


def page_language(tag: str) -> str:
    """Return the language of a page with this tag, in any case.

    Raises:
        WrongUse: there is no such language.
    """
    if tag.strip().casefold() in LANGUAGES:
        return tag.strip().casefold()
    raise WrongUse("There is no such language here.", f"Choose one of: {', '.join(LANGUAGES)}.")
