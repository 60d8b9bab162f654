"""What "Hard time" says, word for word."""

FIRST = (
    "This is a notebook. Nobody is reading along, and it cannot call anyone. If you might be in "
    "danger, or someone else might be: phone your local emergency number, or go to someone who "
    "can be with you. What you wrote for times like this:"
)
HEADINGS = {
    "steadied": "What has steadied me",
    "people": "Who I can be with or ring",
    "agreed": "What my therapist and I agreed",
}
"""By the names the journal keeps them under."""
EMPTY = (
    "You have not written anything here yet. Many people make this with their therapist. A "
    "helpline in your country: ask a search engine, or findahelpline.com, in a private window if "
    "others use this computer."
)
