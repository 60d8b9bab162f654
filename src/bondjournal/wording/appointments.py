"""What is said of sessions in lists, and of the rhythm they have."""

from collections.abc import Iterable

from bondjournal.scales import LABELS

LAST = "last"
"""The word typed for the latest session that is over."""

STATES = {
    "planned": "planned",
    "set-aside": "set aside",
    "attended": "not rated",
    "did-not-happen": "did not happen",
    "cancelled": "cancelled",
    "unknown": "not known whether it took place",
}
"""What a list says of a session without ratings, by its state."""
PAGE_WRITTEN = "page written"
NO_SESSION_KNOWN = "No session known."
A_DAY = "A day is enough: tue, or 12 May 15:00."
ANY_DAY = "A day is enough: tue, last fri, or 12 May 15:00."
WISHED = "What you would have liked"
UNSAID = "What you did not say"
IN_TRASH = "It is in the trash."
HOW_OFTEN = "Every how many weeks?"
ONE_IS_EVERY_WEEK = "1 is every week."
NEW_RHYTHM = "From which day, and at what time?"
REPEATS = "It takes place {rhythm}."
RHYTHM_CHOICES = {
    "c": "Change its day, time or rhythm from here on",
    "e": "End the rhythm from here on",
}
NO_SUCH_RHYTHM = "A rhythm is every 1 to 52 weeks."
STAYS = "This session has notes, so it can't be deleted."
THERE_ALREADY = "There is already a session on that day."
ANOTHER_TIME = "'bondjournal session list' shows them; at another time there can be a second one."
A_DAY_BETWEEN = "There is already a rhythm with this day."
MOVE_THE_RHYTHM = "'bondjournal session move next DAY --every WEEKS' changes the existing one."
NAME_ITS_DAY = "Choose one by its day or its id: 'bondjournal session list' shows them."
NO_RHYTHM = "This session has no rhythm."

_EVERY = {1: "every week", 2: "every two weeks"}


def numbers(given: Iterable[tuple[str, int]]) -> str:
    """Return the numbers for a session, each with its scale: "heard 5 of 10, safe 7 of 10"."""
    return ", ".join(f"{LABELS[scale].lower()} {value} of 10" for scale, value in given)


def called(therapist: str) -> str:
    """Return what a session is called, with the therapist's name if there are several."""
    return f"Session with {therapist}" if therapist else "Session"


def in_journal(therapist: str, given: Iterable[tuple[str, int]]) -> str:
    """Return a session between entries: "session, Judith: heard 5 of 10, safe 7 of 10"."""
    name = f"session, {therapist}" if therapist else "session"
    return f"{name}: {numbers(given) or STATES['attended']}"


def rhythm(weeks: int) -> str:
    """Return how often sessions are: "every two weeks"."""
    return _EVERY.get(weeks, f"every {weeks} weeks")


def removed(number: int) -> str:
    """Return a sentence on how many sessions to come were removed with their rhythm."""
    if not number:
        return "No upcoming session was removed."
    return "1 upcoming session removed." if number == 1 else f"{number} upcoming sessions removed."
