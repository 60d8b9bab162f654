"""The formats that a page is written in: one entry in `FORMATS` each.

Standard library only. `summary.formats` has the functions that write them.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFormat:
    """One format of a page."""

    name: str
    """What it is called in commands and in the journal."""
    label: str
    """What people call it."""
    endings: tuple[str, ...]
    """The endings that its file names may have; the program gives them the first."""
    what: str = ""
    """What the file is, after "The full page"."""
    as_words: str = ""
    """What the key that leads to it says on the screen; if empty, it is not offered there."""
    letter: str = ""
    """The letter that chooses it in plain mode."""
    offer: str = ""
    """What that letter stands for."""
    is_plain: bool = True
    """Whether people can read the file as it is."""


FORMATS = {
    one.name: one
    for one in (
        PageFormat(
            name="markdown",
            label="Markdown",
            endings=(".md",),
            as_words="as Markdown",
            letter="w",
            offer="Write it to a file",
        ),
        PageFormat(
            name="html",
            label="HTML",
            endings=(".html", ".htm"),
            what=", as HTML: any browser shows and prints it",
            as_words="for print",
            letter="h",
            offer="Write it as HTML, for print",
            is_plain=False,
        ),
        PageFormat(
            name="json",
            label="JSON",
            endings=(".json",),
            what=", as JSON, for other programs",
        ),
    )
}
"""By name, in the order in which people read them."""

BY_LETTER = {one.letter: one for one in FORMATS.values() if one.letter}
_BY_ENDING = {ending: one.name for one in FORMATS.values() for ending in one.endings}


def by_ending(ending: str, otherwise: str) -> str:
    """Return the name of the format with this file ending, or `otherwise` if there is none."""
    return _BY_ENDING.get(ending.lower(), otherwise)


def after(name: str) -> PageFormat:
    """Return the format that is offered after another one, the first after the last."""
    offered = [one.name for one in FORMATS.values() if one.as_words]
    place = offered.index(name) if name in offered else 0
    return FORMATS[offered[(place + 1) % len(offered)]]
