"""What is said about whom somebody sees."""

SEEING = "Are you seeing someone at the moment?"
SEEING_CHOICES = {
    "same": "Yes, the same person",
    "new": "Yes, someone new",
    "not now": "Not now",
    "skip": "Skip",
}
"""The answers to SEEING, none of them to be preferred."""
WHAT_NAME = "What do you want to call them here? A letter will do."
FIRST_SESSION = "Is there a first session with {name}?"
FIRST_SESSION_PAGE = "Until its day is known, a page for it says 'For our first session'."
WITH_WHOM = "With whom?"
WITHOUT_NAME = "without a name"
STATES = {"seeing": "seeing", "paused": "paused", "ended": "ended"}
NOT_MENTIONED = "not mentioned"
NOBODY = "Nobody in here."
HAS_NO_RHYTHM = "'bondjournal appointment repeat' plans sessions again."
STOPPED = "Not mentioned any more. All that was kept stays."
