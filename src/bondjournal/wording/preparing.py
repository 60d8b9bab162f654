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
    "choose": Step("choose", "what may be on the page"),
    "topics": Step("topics", "what to talk about and what would help"),
    "names": Step("names", "which names to replace"),
    "page": Step("page", "how the page reads"),
}
"""The steps in their order, each by its name."""
STEPS_BEFORE = {
    "notes": "choose",
    "rest": "choose",
    "first": "topics",
    "help": "topics",
    "read": "page",
    "write": "page",
}
"""The names that steps had in journals of before, with what is asked there now."""
PAGE_FOR = "This page is for {name}."
KEPT_AT_ONCE = "Every answer is kept at once. You can stop anywhere and go on later."
GO_ON = "Go on where you left it?"

TOPICS_FULL = "Three are on the page already."
UNDER_IT = "under it"
TRIED_SHOWS_NOTHING = "how it went?"
"""Beside something tried under a topic, if the page has nothing of it to show yet."""
ENTRY_SHOWS_NOTHING = "not on the page"
"""Beside an entry under a topic, in the same case."""

WHAT_WOULD_HELP = "What would help most?"
HELP_LETTERS = "ltid"
"""The letters of what may help, in the order in which a page's language names it."""
AND_THEN = "And then?"
YOUR_WORDS = "Your own words?"

NAME_ASKED = "'{name}' {times}: leave it or replace it?"
PLACE_ASKED = "You wrote '{found}'. Replace it with '{instead}' here?"
NOT_DECIDED = "A name on it is not decided yet."
NOT_ON_THIS_PAGE = "Kept. That name is not on this page so far."
BACK_TO_THE_PAGE = "Back to the page"
FROM_WHOM = "Who is the page from?"
A_LETTER = "A letter is enough. If you leave it empty, the page has no name."

NOTHING_CHOSEN = "nothing chosen yet"
COUNTED = "{words} of {most} words"
SPACE_CHOOSES = "Not on the page. Press space to choose what may go on."
SPACE_PUTS = "Not on the page. Press space to put it there."
NOT_THIS_TIME = "Not on this page. Press space to put it back."
SAYS_NOTHING = "None of it shows on the page so far."
ALONE = "{names} alone"
THE_PAGE = "The page, {style}: {said}"
LEFT_OFF = {True: "Not this time", False: "Not on the page"}
"""Said once something is left off, by whether it was on the page before, or is an entry."""
SHARED = "What may go on the page"
NEW_ROW = "what was new"
QUOTES_STAND_BELOW = "Quotes go below your one line. Press v to write one."
NOTHING_BY_ITSELF = "Nothing goes on by itself. You never have to bring a page."
NOTHING_TO_CHOOSE = "Nothing to choose from yet. ^S goes on: topics are enough."
NO_ROW_HAS = "Nothing here has these words."
LINE_OR_ALL = "Press space for this one: v is for entries."
WHICH_NUMBERS = "Which of these may go on this page?"
"""Asked of the ratings of the last session."""
TOPICS_KEPT = "Topics kept."
FOR_LATER = "for later"
KEPT_FOR_LATER = "For later"
FIRST_ABOUT = "* puts first the one you'd leave to the last five minutes."
IN_YOUR_OWN_WORDS = "in your own words: …"
PLACES = ("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th")
"""The places of what would help most."""
NOT_ASKED_FOR = "Taken off"
NEW_TOPIC = "the new topic"
TOPIC_FIELD = "a topic, in a few words"
NAMES_ASKED = "These names are on your page. Leave them or swap them?"
NO_NAMES = ("No name is on your page.", "^S goes on.")
NOT_DECIDED_YET = "not decided yet"
ONE_BY_ONE = "one by one"
PLACE_OF_ONE = "Leave the name here, or swap it?"
NOT_ONE_BY_ONE = "One by one is for names that are ordinary words too."
IT_SAYS = "The page says:"
FITS = "It fits on one sheet."
NOTHING_ON_IT = "Nothing is on the page yet. Press 1 to choose."
MARK_A_PART = "Press down to mark a part of the page."
ENTRY_TOO = "This changed your entry too."
UNFINISHED = "unfinished, from {clock}"
ON_NO_PAGE = "It is on no page yet. Press enter to go on with it."
NUMBERS = ("with my lines", "my lines alone", "neither")
"""What of the ratings stands on the page."""
NOT_SIGNED = "no name"
REPLACED = "{names} replaced"
WHICH_VALUE = "Which {about} for this page?"
PAGE_ALONE = "The page"


def one_line(quotes: int) -> str:
    """Return that an entry stands on the page with its one line, and how many quotes below it."""
    quoted = {0: "", 1: " and a quote"}.get(quotes, f" and {quotes} quotes")
    return f"one line{quoted}"
