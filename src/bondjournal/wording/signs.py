"""Sentences about "Good signs" that the command line and the TUI both show."""

PLACE = "Good signs"
FIRST = "Moments you kept, under five signs. Nothing is counted, and a sign can stay empty."
SIGNS = {
    "trust": "Trust",
    "open-communication": "Open communication",
    "empathy": "Empathy",
    "respect": "Respect",
    "understanding": "Understanding",
    "": "Not sorted",
}
"""The five signs, by the names the journal keeps them under."""
SHORT = {"open-communication": "openness"}
"""Shorter names for a margin, for those that are too long."""
NONE = "No moment is kept here. That is fine."
WHERE_FROM = "After a session, behind 'More', there is room for one."
WHICH = "Which sign is it, for you?"
