"""What people read about what a file would decide for their journal."""

SETTING = "Setting {name}: {there} in the file, {here} here."
NEVER = "Setting {name}: {there} in the file, {here} here. That is never taken from a file."
NAME = "'{name}': {there} in the file, {here} here."
LEFT, UNDECIDED = "left as it is", "not decided"
SWITCH = "{what}: {there} in the file, {here} here."
PREPARED = "What was prepared for a page: another one in the file."
PREPARED_NEW = "What was prepared for a page in the file."
NEW: dict[str, str] = {
    "entry": "entries that may go on a page in the file; new ones are 'Only me'",
    "rating": "numbers on a page in the file; new ones are on none",
    "appointment": "lines about a session on a page in the file; new ones are on none",
    "topic": "topics for the next page in the file; new ones wait to be taken in",
}
"""What is said of new things, behind how many there are."""
WHAT = {
    "share": "What may go on your page of an entry",
    "on_page": "A number on your page",
    "wished_on_page": "What you would have liked, on your page",
    "unsaid_on_page": "What you did not say, on your page",
    "state": "A topic",
    "mentioned": "Sessions with somebody are mentioned",
}
"""What each switch is about, by its column."""
NOT_TAKEN = "Decided otherwise in the file, and not taken:"
TAKEN = "Taken as the file has it:"
ASK = "Take it as it is in the file?"
CHOICES = {"y": "Take it", "n": "Leave it as it is here", "a": "Take all", "s": "Leave all"}
HOW = "'bondjournal import FILE --with-decisions' takes them."
