"""What is said where everything kept is searched."""

LABELS = {"session": "about a session"}
"""What a hit is, where that is not its kind."""
DID_NOT_HELP = "did not help"
NO_DAY = "no day"
"""Beside what belongs to no day."""
WAITS = "This waits until you say which day it was."
NOTHING_HAS = "Nothing you kept has these words."
NOTHING_FITTING_HAS = "Nothing that fits has these words."
NO_ENTRY_HAS = "No entry that fits has these words."
