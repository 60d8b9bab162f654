"""Sentences of home, on the screen and in plain mode."""

from bondjournal.wording import counted

WAS_TODAY = "Your session{with_somebody} was {when}. Start anywhere."
UNFINISHED = "Go on with {whose} unfinished entry"
UNFINISHED_SEVERAL = "Go on with one of {count} unfinished entries"
NUMBERS = "A note about your numbers from {day}."
DELETE_SEVERAL = "Delete the {count} pages you wrote?"
FIRST_TOPIC = "First, please: {topic}"
NEXT_TOPIC = "To talk about: {topic}"
LAST_WORDS = "Last words: {words}"
TOO_NEW = (
    "Something is waiting that a newer version of bondjournal wrote. Update bondjournal to read it."
)
SETS_ANOTHER = "'bondjournal passphrase --recovery-key' sets a new passphrase."
NEXT_TIME = "Next time, type this to come back:"
LIGHT_INSTEAD = "For a light screen: ^P, then type day."
TRASH_LEFT = "The trash was left as it is, in case this computer's clock is wrong."
"""Said after a long time away too."""


def came_in(merged: int, entries: int) -> str:
    """Return a sentence on how much was kept while the journal was locked and is merged now."""
    noun, where = ("note", " from the lock screen") if merged == entries else ("thing", "")
    what = noun if merged == 1 else f"{noun}s"
    number = counted(merged).capitalize()
    return f"{number} {what}{where} {'is' if merged == 1 else 'are'} now in your journal."


def set_aside(number: int) -> str:
    """Return a sentence on sealed files that did not open, and that they are still there."""
    what = "1 encrypted file" if number == 1 else f"{number} encrypted files"
    were = "was" if number == 1 else "were"
    return f"{what} did not open and {were} set aside. Nothing was deleted."
