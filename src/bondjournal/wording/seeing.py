"""Sentences about which therapists somebody sees."""

NOT_TO_BE_MENTIONED = "Sessions with this person are not mentioned, as you asked."
SEEING = "Are you seeing someone at the moment?"
SEEING_CHOICES = {
    "same": "Yes, the same person",
    "new": "Yes, someone new",
    "not now": "Not now",
    "skip": "Skip",
}
"""The answers to SEEING, none of them preferred."""
NEXT_SESSION = "Next session: {day}."
WHAT_NAME = "What do you want to call them here? A letter will do."
FIRST_SESSION = "Is there a first session with {name}?"
FIRST_SESSION_PAGE = "Until its day is known, a page for it says 'For our first session'."
WITH_WHOM = "Which therapist?"
SOMEONE_NEW = "Someone new"
INSTEAD_OR_AS_WELL = "Instead of the therapist you see now, or as well?"
NOT_CARRIED_OVER = "What you wanted to talk about is not carried over."
WITHOUT_NAME = "without a name"
STATES = {"seeing": "seeing", "paused": "paused", "ended": "ended"}
NOT_MENTIONED = "not mentioned"
NOBODY = "Nobody here yet."
PAGES = "pages: {what}"
AS_SET = "As in the settings"
OF_PAGES = {
    "language": "Which language are their pages in?",
    "style": "How long are their pages?",
}
HAS_NO_RHYTHM = "'bondjournal session add tue --every 1' plans sessions again."
STOPPED = "Not mentioned any more. Everything you kept stays."
FIRST_HAS_NO_NAME = "The therapist you have here has no name yet."
NAME_FIRST = (
    "Two commands: \"bondjournal therapist edit '' NAME\" names the first, "
    "'bondjournal therapist add NAME' adds the other."
)
WHAT_IS_THE_FIRST_CALLED = "What do you call the first one? It can be the one you are adding."
NOTHING_NEW = "There is nothing to change."
WHAT_CAN_BE_NEW = "Give a new name, --language or --style."
SEVERAL = "You have several therapists here."
NAME_ONE = "--therapist NAME says which; 'bondjournal therapist list' shows them."


def set_aside(number: int) -> str:
    """Return how many planned sessions are set aside, and that they will come back."""
    if not number:
        return ""
    if number == 1:
        return "1 upcoming session set aside until you go again."
    return f"{number} upcoming sessions set aside until you go again."


def came_back(number: int, passed: int, placed: int = 0) -> str:
    """Return how many sessions are planned again, and how many had their day in between.

    `placed` is how many things that waited for a session just added have found their place.
    """
    said = []
    if number:
        said.append("1 session is back." if number == 1 else f"{number} sessions are back.")
    if passed:
        said.append(f"{passed} passed in the meantime and did not happen.")
    if placed:
        said.append("What waited for this session is with it now.")
    return " ".join(said)


def became(aside: int, back: int, passed: int) -> str:
    """Return what became of planned sessions: how many are set aside, and how many are back."""
    return f"{set_aside(aside)} {came_back(back, passed)}".strip()
