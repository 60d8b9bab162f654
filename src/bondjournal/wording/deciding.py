"""What people read about what a file would decide for their journal."""

SETTING = "Setting {name}: {there} in the file, {here} here."
NEVER = "Setting {name}: {there} in the file, {here} here. That is never taken from a file."
NAME = "'{name}': {there} in the file, {here} here."
LEFT, UNDECIDED = "left as it is", "not decided"
USUAL = "the usual one"
SWITCH = "{what}: {there} in the file, {here} here."
PREPARED = "What was prepared for a page: another one in the file."
PREPARED_NEW = "What was prepared for a page in the file."
NEW: dict[str, str] = {
    "entry": "Entries that may go on a page in the file; here they are new, and on none: {count}.",
    "rating": "Numbers that are on a page in the file, and on none here: {count}.",
    "appointment": "Sessions with words on a page in the file, and on none here: {count}.",
    "topic": "Topics for the next page in the file, waiting to be brought in here: {count}.",
}
"""Sentences about new things, by kind, with their number."""
WHAT = {
    "share": "How much of an entry may go on your page",
    "on_page": "A number on your page",
    "wished_on_page": "What you would have liked, on your page",
    "unsaid_on_page": "What you did not say, on your page",
    "state": "A topic",
    "mentioned": "Sessions with somebody are mentioned",
    "language": "The language of a page",
    "style": "The style of a page",
}
"""What each switch is about, by its column."""
NOT_TAKEN = "Decided differently in the file, and not taken:"
TAKEN = "Taken as the file has it:"
ASK = "Take it as it is in the file?"
CHOICES = {"y": "Take it", "n": "Leave it as it is here", "a": "Take all", "s": "Leave all"}
HOW = "'bondjournal import FILE --with-decisions' takes them."
