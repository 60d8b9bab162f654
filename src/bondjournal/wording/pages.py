"""Sentences about pages that were written to files."""

from collections.abc import Iterable
from typing import Literal

from bondjournal.page_styles import STYLES, USUAL

State = Literal["there", "changed", "gone", "out of reach", "deleted"]

WRITTEN_TO = "Written to {file}."
CHANGED = "The page changed. Read it once more."
NOTHING_ALOUD = (
    "There is nothing to read out yet: no topic, nothing that would help, and no number."
)
NONE_WRITTEN = "No page has been written yet."
WHERE = "It is in {path}."
REACHES = "Copies of it, mail and paper stay where they are."
WHERE_TO = "Where does the file go?"
WRITE_THERE = "Write it there?"
MAKE_FILE = "Make a file of this page?"
NOT_ENCRYPTED = "The file itself is not encrypted."
TEMPORARY = "a temporary folder, gone when you leave"
"""The folder that pages of the made-up journal go to."""
HOME_FOLDER = "your home folder"
READ_FILE = "Read the file"
UNREADABLE = "It cannot be read any more."
DELETE_LATER = "Delete it after the session? You can be asked here next time you open the journal."
WAIT = (
    "A page you wrote is still in its file. 'bondjournal page delete {number}' deletes it, "
    "'bondjournal page ask {number} --no' leaves it."
)
"""Said on the command line in place of asking about pages."""
DELETE = "Delete this file?"
DELETE_ALL = "Delete these files?"
LATER_CHOICES = {"y": "Ask me", "n": "No need"}
"""The answers to DELETE_LATER."""
OUTCOMES = {
    "there": "The file is deleted.",
    "changed": "The file has changed since, so it was left where it is.",
    "gone": "The file is not there any more.",
    "out of reach": "The file cannot be reached now.",
}
"""What became of a file that was to be deleted, by what was found at its path."""
AFTERWARDS = {
    "changed": "A page has changed since, so it was left where it is.",
    "gone": "A page you wrote is not there any more.",
}
"""Said after the session if there is nothing to ask, by what was found."""
STATES: dict[State, str] = {
    "there": "still there",
    "changed": "changed since",
    "gone": "gone",
    "out of reach": "out of reach",
    "deleted": "deleted",
}
FORGET = "Forget that this page was written? The file stays where it is."
FORGOTTEN = "Forgotten. The file stays where it is."
NOT_REMEMBERED = (
    "The page is written to {path}. The journal could not record that, so you will not be asked "
    "about deleting it."
)


GOES_AWAY = "It is deleted with the made-up journal."
QUICK_PAGE = "Quick page"
WHO_FOR = "Who is the page for?"
LAST_QUESTION = "Just this question, then your page."
NOTHING_ON_IT = "Nothing is on the page yet."
COMES_BACK = "Press esc to come back from full screen."


def ask_to_delete(whose: str, day: str) -> str:
    """Return the question about a page after its session, by whose it is and the session's day."""
    what = ", ".join(filter(None, (whose, day)))
    return f"Delete the page you wrote for {what}?" if what else "Delete the page you wrote?"


def too_long(
    words: int, parts: Iterable[tuple[str, int]] = (), *, than: str = STYLES[USUAL].too_long
) -> str:
    """Return by how many words a page is too long, and its longest parts with their words.

    Without parts, return only the first sentence.
    """
    more = "1 word" if words == 1 else f"{words} words"
    longest = ", ".join(f"{name} ({count})" for name, count in parts)
    said = f"This is about {more} more than {than}."
    return f"{said} The longest parts: {longest}." if longest else said


def lengths(present: str) -> str:
    """Return the lengths that a page can have, with the present one in brackets."""
    labels = {name: one.short_label for name, one in STYLES.items()}
    return "  ".join(f"[{one}]" if name == present else one for name, one in labels.items())


def of_session(path: str, *, deleted: bool) -> str:
    """Return a sentence about a session's page."""
    written = "Its page was written"
    return f"{written}, and deleted since." if deleted else f"{written} to {path}."
