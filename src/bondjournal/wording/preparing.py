"""The names of the steps of preparing a page, and their questions."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """The names of a step of preparing a page."""

    title: str
    """Its title in the row of steps."""
    about: str
    """What it is about, in plain mode."""


STEPS = {
    "notes": Step("notes", "what may go on it"),
    "topics": Step("topics", "what to talk about"),
    "first": Step("first", "what comes first"),
    "help": Step("help", "what would help"),
    "rest": Step("the rest", "what else is on the page"),
    "read": Step("read", "how the page reads"),
    "write": Step("write", "which file it goes to"),
}
"""The steps in their order, each by its name."""
PAGE_FOR = "This page is for {name}."
KEPT_AT_ONCE = "Every answer is kept at once. You can stop anywhere and go on later."
GO_ON = "Go on where you left it?"

NOTHING_SINCE = ("Nothing written since last time.", "That is fine. A page can be made without it.")
TOPICS_FULL = "Three are there. Empty one to make room."
UNDER_IT = "under it"
TRIED_SHOWS_NOTHING = "how it went?"
"""Beside something tried under a topic, if the page has nothing of it to show yet."""
ENTRY_SHOWS_NOTHING = "not on the page"
"""Beside an entry under a topic, in the same case."""

WHAT_WOULD_HELP = "What would help most?"
WOULD_HELP = {
    "l": "listening first",
    "t": "working it out together",
    "i": "ideas to try",
    "d": "deciding something",
}
"""What may help, by letter."""
AND_THEN = "And then?"
YOUR_WORDS = "Your own words?"

NAME_ASKED = "'{name}' {times}: leave it or replace it?"
PLACE_ASKED = "You wrote '{found}'. Replace it with '{instead}' here?"
NOT_DECIDED = "A name on it is not decided yet."
NOT_ON_THIS_PAGE = "Kept. That name is not on this page so far."
BACK_TO_THE_PAGE = "Back to the page"
FROM_WHOM = "Who is the page from?"
A_LETTER = "A letter is enough. If you leave it empty, the page has no name."
