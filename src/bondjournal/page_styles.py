"""The styles of a page: one entry in `STYLES` each.

Standard library only. `summary.page.in_style` has what each leaves out, and `summary.layout` what
stands where.
"""

from dataclasses import dataclass
from typing import Literal

Style = Literal["full", "brief", "aloud"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStyle:
    """One style of a page."""

    name: Style
    """What it is called in commands and in the journal."""
    label: str
    """What people call it."""
    short_label: str
    """The same where all styles stand side by side."""
    offer: str
    """What a key that leads to it says, after "take"."""
    most_words: int
    """How many words it may have."""
    too_long: str = "one sheet holds"
    """What a longer one has more words than."""
    in_file_name: str = ""
    """What its file names end in, before the ending."""
    is_plain: bool = False
    """Whether it is words alone: no heading, no Markdown sign and no footer."""


STYLES: dict[Style, PageStyle] = {
    one.name: one
    for one in (
        PageStyle(
            name="full",
            label="The full page",
            short_label="full",
            offer="the full one",
            most_words=480,
        ),
        PageStyle(
            name="brief",
            label="The brief page",
            short_label="brief",
            offer="the brief one",
            most_words=210,
            in_file_name="-brief",
        ),
        PageStyle(
            name="aloud",
            label="The words to read out",
            short_label="to read out",
            offer="words to read out",
            most_words=90,
            too_long="is easy to listen to",
            in_file_name="-aloud",
            is_plain=True,
        ),
    )
}
"""By name, in the order in which people read them."""
USUAL: Style = "full"


def after(style: Style, by: int = 1) -> PageStyle:
    """Return the style so many places after another one; the first comes after the last."""
    names = list(STYLES)
    return STYLES[names[(names.index(style) + by) % len(names)]]
