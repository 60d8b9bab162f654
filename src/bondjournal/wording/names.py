"""What people read about names on a page and what replaces them."""

from shlex import quote

NAMES = "Names and their stand-ins"
NONE_DECIDED = "No names here yet. That is fine."
TAKE_BACK_ASKS = "Undo that? You will be asked about the name again."
TAKE_ALL_BACK_ASKS = "Undo that? You will be asked about the names again."
STAYS = "(left as it is)"
LEFT_AS_IT_IS = "left as it is"
NONE_FOUND = "There are no undecided names on the page."
PLACES_TOO = (
    "Names that are also common words are in these places. 'bondjournal stand-in place N' decides "
    "one of them."
)
PLACE_STATES = {None: "not decided", True: "replaced", False: LEFT_AS_IT_IS}
"""The state of a place in words, by whether the name is replaced there."""
WHICH_NAME = "Which name?"
INSTEAD_OF = "What does the page say instead of '{name}'?"
ALL_ASKED = "What about these names on your page? {names}."
SOMEONE = "someone"
"""What stands instead of every name that is not decided, if somebody wants that."""
ADD_NAME = "Which name do you want to replace?"


def shown_by(whose: str) -> str:
    """Return which command shows the names on a page, of whose page it is if there are several."""
    option = f" --therapist {quote(whose)}" if whose else ""
    return f"'bondjournal page names{option}' shows them."
