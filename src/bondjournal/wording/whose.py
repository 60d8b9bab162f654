"""Sentences about which therapist something is for, if there are several."""

from collections.abc import Collection

from bondjournal.wording import WHAT_MAY_GO, counted

ANYONE = "any of them"
NOBODY = "nobody yet"
NOBODY_SAID = "who for?"

QUESTION = "Who is this for?"
WHO_ITS_FOR = "Who it's for"
BOTH, _TWO = "Both", 2
SKIP = "Skip"
NOT_NOW = "Not now"
UNTIL_THEN = "Until you say, it is on no page."
SAY_OTHERWISE = (
    "'bondjournal page prepare whose ID --therapist NAME' says whose it is; with --anyone it is "
    "for any of them."
)
NAME_OR_ANYONE = "It is for one of your therapists, or for any of them."
NO_SUCH_ROW = "Nothing that can belong to a therapist has this id."
LISTS_THEM = "'bondjournal page prepare whose' lists what belongs to nobody yet."
ASKS = (
    "'bondjournal page prepare' asks, and 'bondjournal page prepare whose' lists what is waiting."
)
BELONGS_TO_ANOTHER = "It is for one of your therapists, and the topic is for another."
NOBODYS_SO_FAR = "You have not said which therapist it is for, and the topic is for one."
HAS_A_SESSION = "It belongs to a session with somebody else."
MOVE_IT = "What is about a session belongs to that session's therapist."
NOTHING_WAITS = "Nothing is waiting: it is clear for each thing which therapist it is for."


def typed(words: str, name: str) -> str:
    """Return the words of something added under a name that no therapist has, with the name."""
    return f"{words} (typed for {name})"


def for_whom(label: str) -> str:
    """Return what follows a row's words: "for Ann", "for any of them".

    If there is only one therapist, the label is empty, and so is this.
    """
    if not label:
        return ""
    return NOBODY_SAID if label == NOBODY else f"for {label}"


def is_for(name: str) -> str:
    """Return what a thing became: "For Ben"."""
    return f"For {name}"


def margin(owner: str) -> str:
    """Return what stands beside a thing that is another therapist's, or nobody's yet."""
    return f"for {owner}" if owner else NOBODY_SAID


def on_no_page(owner: str) -> str:
    """Return that a thing is not on this page, since it is another therapist's, or nobody's yet."""
    if not owner:
        return "On no page until you say who it's for. Press space to say."
    return f"Not on this page: it's for {owner}. Press space to choose."


def to_say(number: int) -> str:
    """Return that it is not said of so many things who they are for, and the key for it."""
    if number == 1:
        return "One thing: who is it for? Press space to say."
    return f"{counted(number).capitalize()} things: who are they for? Press space to say."


def may_go_too(owner: str, name: str) -> str:
    """Return the question whether a thing of one therapist may go on the page of another."""
    return f"This is for {owner}. May it go on {name}'s page too?"


def instead(owner: str, name: str) -> str:
    """Return the answer that it is another therapist's from now on."""
    return f"For {name}, and no longer for {owner}"


def left_with(owner: str) -> str:
    """Return the answer that changes nothing."""
    return f"Leave it with {owner}"


def not_mentioned(owner: str, name: str) -> str:
    """Return what follows from leaving it as it is."""
    return f"{name}'s page won't mention it, or {owner}."


def what_may_go(owner: str) -> str:
    """Return the question what of an entry may go on a page, by the label of its owner."""
    if owner == ANYONE:
        return "What may go on their pages?"
    return WHAT_MAY_GO if owner in ("", NOBODY) else f"What may go on {owner}'s page?"


def named_page(owner: str) -> str:
    """Return what a sentence calls the page that an entry is for, by the label of its owner."""
    if owner == ANYONE:
        return "their pages"
    return "the page" if owner in ("", NOBODY) else f"{owner}'s page"


def page_of(owner: str) -> str:
    """Return what a foot calls the page that an entry is for, by the label of its owner."""
    return "page" if owner in ("", NOBODY) else owner


def same_on_page(owner: str) -> str:
    """Return that the answer counts for the page of another therapist too."""
    return f"It is the same on {owner}'s page."


def not_on_page(name: str, of: str) -> str:
    """Return that an entry for one therapist, or for none yet, is not for another's page."""
    if not name:
        return f"You have not said which therapist it is for, and the page is for {of}."
    return f"It is for {name}, and the page is for {of}."


def any_of(names: list[str]) -> str:
    """Return the choice of all of them: "Both", or "Any of them: Ann, Ben, Cleo"."""
    return BOTH if len(names) == _TWO else f"Any of them: {', '.join(names)}"


def for_any(names: Collection[str]) -> str:
    """Return what a thing became that is for all of them: "For both"."""
    return "For both" if len(names) == _TWO else "For any of them"


def yes_for(names: Collection[str]) -> str:
    """Return the answer that a thing is for all of them."""
    return "Yes, for both" if len(names) == _TWO else "Yes, for any of them"


def waiting(number: int) -> str:
    """Return how many things are left off a page because nobody said who they are for."""
    if number == 1:
        return "1 thing is not on it: who is it for?"
    return f"{number} things are not on it: who are they for?"
