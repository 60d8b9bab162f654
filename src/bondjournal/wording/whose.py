"""Sentences about which therapist something is about, if there are several."""

from bondjournal.kinds import called

ANYONE = "any of them"
NOBODY = "nobody yet"
NOBODY_SAID = "which therapist?"

QUESTION = "Which therapist is this about?"
SKIP = "Skip"
SKIP_ALL = "Skip the remaining ones"
UNTIL_THEN = "Until you say, it is on no page."
SAY_OTHERWISE = (
    "'bondjournal page prepare whose ID --therapist NAME' says whose it is; with --anyone it is "
    "for any of them."
)
NAME_OR_ANYONE = "It is about one of your therapists, or for any of them."
NO_SUCH_ROW = "Nothing that can belong to a therapist has this id."
LISTS_THEM = "'bondjournal page prepare whose' lists what belongs to nobody yet."
ASKS = (
    "'bondjournal page prepare' asks, and 'bondjournal page prepare whose' lists what is waiting."
)
BELONGS_TO_ANOTHER = "It is about one of your therapists, and the topic is for another."
NOBODYS_SO_FAR = "You have not said which therapist it is about, and the topic is for one."
HAS_A_SESSION = "It belongs to a session with somebody else."
MOVE_IT = "What is about a session belongs to that session's therapist."
NOTHING_WAITS = "Nothing is waiting: it is clear for each thing which therapist it is about."


def named(kind: str, words: str, day: str) -> str:
    """Return the thing asked about: "A goal: less dread", with its day if it has one."""
    kind = called(kind)
    dated = f", {day}" if day else ""
    return f"{kind[0].upper()}{kind[1:]}{dated}: {words}"


def typed(words: str, name: str) -> str:
    """Return the words of something added under a name that no therapist has, with the name."""
    return f"{words} (typed for {name})"


def about_whom(label: str) -> str:
    """Return what follows a row's words: "about Ann", "about any of them".

    If there is only one therapist, the label is empty, and so is this.
    """
    if not label:
        return ""
    return NOBODY_SAID if label == NOBODY else f"about {label}"


def not_on_page(name: str, of: str) -> str:
    """Return that an entry about one therapist, or about none yet, is not for another's page."""
    if not name:
        return f"You have not said which therapist it is about, and the page is for {of}."
    return f"It is about {name}, and the page is for {of}."


def any_of(names: list[str]) -> str:
    """Return the choice of all of them: "Any of them: Ann, Ben"."""
    return f"Any of them: {', '.join(names)}"


def waiting(number: int) -> str:
    """Return how many things are left off a page because nobody said whom they are about."""
    if number == 1:
        return "1 thing is not on it: which therapist is it about?"
    return f"{number} things are not on it: which therapist are they about?"
