"""Words about what may be on a page: its kinds, and whether it is on the page."""

from bondjournal.kinds import DID_NOT_HELP, PAGE_LISTS
from bondjournal.scales import NAMES

SAID = ("wished", "unsaid")
"""What can be said about a session in words: a wish, and what was left unsaid."""
OF_A_SESSION = (*NAMES, *SAID)
"""Everything about a session that has a switch: the rating on each scale, and its words."""
OF_THE_PAGE = {
    "usual": "usual",
    "numbers": "numbers",
    "read-together": "read_together",
    "hand-back": "hand_back",
    "first-session": "first_session",
}
"""The switches of the page itself, by the words that people type."""
ON, OFF, UNDER = "on the page", "not on the page", "under a topic"
AS_BEFORE, NOT_THIS_TIME = "on, as before", "not this time"
"""What is on the page because it was on the last one, and what is off this page alone."""
UNDER_TOPIC = "under topic {number}"
STILL_A_DRAFT = "still a draft"
TOP = ("name", "read_together", "hand_back", "first_session")
"""Kinds that stand at the top of the page."""
KINDS: dict[str, str] = {
    **dict.fromkeys(("rating", "usual", "numbers", "wished", "unsaid", "moment"), "our sessions"),
    "tried": "tried",
    **{one.offered_as: one.beside for _, one in PAGE_LISTS.values()},
    "goal": "working on",
    "practical": "to ask",
    **dict.fromkeys(TOP, "top of page"),
}
"""The label of each kind of thing."""
SHORT_KINDS = {
    **dict.fromkeys(("rating", "usual", "numbers", "wished", "unsaid", "moment"), "sessions"),
    "goal": "goals",
    DID_NOT_HELP: "did not",
    **dict.fromkeys(TOP, "top"),
}
"""Shorter labels for less room, for those that are too long."""
ON_THE_PAGE, LEFT_OFF = "On the page.", "Not on the page."
NOT_ON_THIS = "Not on this page. What may go on others stays as it is."
NO_WORDS = "There are no words of your own here to change."
STANDS_UNDER = "It is under a topic, so it is nowhere else on the page."
OTHER_WORDS = "Anything you reword is on no page until you put it there."
USUAL_BESIDE = "your usual{usual} beside them"
USUAL_TOLD = "{usual} (from {ratings})"
USUAL = "Your page will show your usual: {told}."
USUAL_LATER = "after three shared ratings"
NO_USUAL = f"Your usual appears {USUAL_LATER}."
SIGNED = "signed {name}"
NOT_SIGNED = "signed with your name"
"""What is offered while there is no name that signs pages."""
WORDS_GO_WITH_LINE = "The words for an entry follow --line: 'bondjournal share ID --line WORDS'."


def left_off(number: int, *, every_page: bool) -> str:
    """Return that this many things are off a page now, or off every page."""
    if every_page:
        return "It is on no page." if number == 1 else "They are on no page."
    return "It is off the page." if number == 1 else "They are off the page."
