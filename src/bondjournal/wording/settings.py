"""Sentences about settings that the command line and the TUI both show."""

LINES = "Every heading and fixed line of a page, in your own words or language."
LINES_LABEL, LINES_SHORT = "its lines", "lines"
AS_THEY_COME, IN_YOUR_WORDS = "as they come", "{number} in your words"
KEYS = {
    "recovery-key": (
        "recovery key",
        "try it",
        "Whether your recovery key opens this journal.",
    ),
    "passphrase": ("passphrase", "change it", "The words that open this journal."),
}
"""What is done with a key of the journal: what it is called, what is done, what that does."""
SHORT_KEYS = {"recovery-key": "recovery", "passphrase": "phrase"}
WHICH_SETTING, NO_SUCH_SETTING = "Which setting?", "No setting has these words."
CHANGED = "{what}: changed. Press u to undo."
LEFT_OUT = "left out"
YOURS = "yours"
IT_CAN_BE = "It can be: {allowed}."
THIS_LINE = "This line of the page:"
"""The question for new words of a line of the page."""
