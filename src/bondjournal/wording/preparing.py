"""The steps of preparing a page, in their order, and what is asked at them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One step of preparing a page."""

    name: str
    """What a preparation remembers it by."""
    title: str
    """What it is called in the row of steps."""
    about: str
    """What it is about, where it is heard."""
    needs_topic: bool = False
    """Whether it is passed over while no topic is on the page."""


STEPS = (
    Step("notes", "notes", "who each entry is for"),
    Step("topics", "topics", "what to talk about"),
    Step("first", "first", "what comes first", needs_topic=True),
    Step("help", "help", "what would help"),
    Step("rest", "the rest", "what else is on the page"),
    Step("read", "read", "how the page reads"),
    Step("write", "write", "which file it goes to"),
)
PAGE_FOR = "This page is for {name}."
KEPT_AT_ONCE = "Every answer is kept at once. You can stop anywhere and go on later."
GO_ON = "Go on where you left it?"

NOTHING_SINCE = ("Nothing written since last time.", "That is fine. A page can be made without it.")
TOPICS_FULL = "Three are there. Empty one to make room."
UNDER_IT = "under it"
SHOWS_NOTHING = {True: "how it went?", False: "only me"}
"""Of what is under a topic and the page has nothing of: something tried, or an entry."""

WHAT_WOULD_HELP = "What would help most?"
WOULD_HELP = {
    "l": "listening first",
    "t": "working it out together",
    "i": "ideas to try",
    "d": "deciding something",
}
"""What may help, by its letter."""
AND_THEN = "And then?"
YOUR_WORDS = "Your own words?"

NAME_ASKED = "'{name}' {times}: leave it or replace it?"
PLACE_ASKED = "You wrote '{found}'. Replace it with '{instead}' here?"
NOT_DECIDED = "A name on it is not decided yet."
NOT_ON_THIS_PAGE = "Kept. That name is not on this page so far."
BACK_TO_THE_PAGE = "Back to the page"
FROM_WHOM = "Who is the page from?"
A_LETTER = "A letter is enough. Left empty, no name stands there."
