"""What "Hard time" says, word for word."""

PLACE = "Hard time"
IN_DANGER = (
    "If you might be in danger, or someone else might be: phone your local emergency number, or "
    "go to someone who can be with you."
)
NOTEBOOK = "This is a notebook: no one else sees this, and it cannot call anyone."
YOURS = "What you wrote for times like this:"
HEADINGS = {
    "ring": "A number to ring",
    "steadied": "What helps",
    "people": "People",
    "agreed": "What we agreed",
}
"""The headings, by the names the journal keeps them under."""
HELPLINE = (
    "A helpline in your country: ask a search engine, or findahelpline.com, in a private window if "
    "others use this computer."
)
EMPTY = (
    "You have not written anything here yet. Many people make this with their therapist. "
    f"{HELPLINE}"
)
LOCKED = "If you wrote a list of your own, it is here once the journal is open."
"""Shown whether or not there is a list, so that it reveals nothing."""
GENERAL = (IN_DANGER, NOTEBOOK, HELPLINE)
"""The sentences that need no journal."""

NO_NUMBER = "No number here yet. Press e to add one."
ONE_NUMBER = "There is already a number."
MAKE_CARD = "Make a card to print"
YOUR_LIST = "Your list for times like this"
CHANGED_ANY_DAY = "You can change it any day. A few words are enough."
NOTHING_YET = "Nothing is in it yet. A few words are enough."
WHERE_TO = "Where does it belong?"
CARD = (
    "This card will be readable by anyone who has the file. Read it once as if you were them. "
    "The file is not encrypted."
)
CARD_FILE = "card.txt"
"""The name of the file, which reveals nothing."""
CARD_WRITTEN = "Written to {name}. The file is not encrypted."
NO_LINES = "The card is empty."
