"""Words for searching everything kept."""

LABELS = {"session": "about a session"}
"""The labels of hits that are not labelled by their kind."""
DID_NOT_HELP = "did not help"
NO_DAY = "no day"
"""Shown beside a hit without a day."""
WAITS = "This waits until you say which day it was."
NOTHING_HAS = "Nothing you kept has these words."
NOTHING_FITTING_HAS = "Nothing that fits has these words."
NO_ENTRY_HAS = "No entry that fits has these words."
