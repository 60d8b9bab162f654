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
NONE = "No moments here yet. That is fine."
WHERE_FROM = "After a session you can add one, under 'More'."
WHICH = "Which sign is it, for you?"
