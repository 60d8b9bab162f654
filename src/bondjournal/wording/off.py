"""What "Something feels off" says, word for word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PLACE = "Something feels off"
FIRST = (
    "Sometimes it doesn't feel right with a therapist. That's okay. You don't have to decide "
    "anything today."
)
DOORS = {
    "1": "Something between us felt wrong or flat",
    "2": "It has never quite clicked",
    "3": "Something was said or done that has no place in therapy",
    "4": "Write, without choosing",
}
LEAVE = "Not now"

HAPPENED = "What happened, in order? Just what was said and done."
WOULD_HAVE_LIKED = "What I would have liked"
OPENINGS = (
    "There is something about last time I would like to go back to.",
    "I said it was fine, and it was not quite.",
    "I notice I hold back with you. I would like to find out why.",
)
"""Three first sentences for the next session, for the person to edit."""
A_SENTENCE = "A first sentence for next time, if you want one. Each is yours to change."
OWN_WORDS = "In your own words"
WITHOUT = "Without a sentence"
"""Where what is being written stands, as short as a margin is narrow."""
CHANGE_IT = "Take it as it is, or change it."
THEN_WHAT = "What would you like to do with it?"
"""Asked about each piece that was written, below its words."""
OUTCOMES: Mapping[str, str] = {
    "page": "Put it on my page",
    "talk-over": "Keep it, to talk over with someone else",
    "here": "Keep it here",
    "later": LEAVE,
}
PIECES = {
    "happened": "what happened",
    "wished": "what you would have liked",
    "sentence": "the sentence",
    "wanted": "the three things",
    "question": "the question",
}
"""The name of each piece that is written behind a door."""
NEEDS_A_SENTENCE = "Which sentence for the page? One of these, or your own."
CLOSEST = "Which comes closest?"
WITH_WHOM = "Whose page is it?"
ON_PAGE_FIRST = "Entry kept. {topic} is a topic now: first, please."
ON_PAGE = "Entry kept. {topic} is a topic now, the last of them."

LOOK_AROUND = (
    "You may look around. You can meet someone else, ask for a second opinion or change, while "
    "you still go or after you stop. You owe nobody a reason. If it helps, write three things you "
    "would want in the next person, and one question for a first meeting."
)
THREE_THINGS = "Three things you would want in the next person"
ONE_QUESTION = "One question for a first meeting"

NO_PLACE_PARTS = (
    (
        "You do not owe them a conversation first. You can stop going, and you can tell them in "
        "one line or not at all. Keeping the boundaries is the therapist's job, not the client's."
    ),
    (
        "Examples: sexual remarks or contact, touch you did not agree to, meeting as friends or "
        "partners, money or business, threats, ridicule, breaking your confidence, being asked to "
        "keep a secret."
    ),
    (
        "You can talk to someone you trust, the service they work for, their professional body, "
        "another therapist, or the police."
    ),
    "If you are in danger now: your local emergency number.",
)
NO_PLACE = " ".join(NO_PLACE_PARTS)
WRITE_DOWN = "Write down what happened, where and when, for yourself"
STOP_MENTIONING = "Stop mentioning sessions with this person"
MENTION_AGAIN = "Mention them again"
HARD_TIME = "Hard time"
LEAVE_IT = "Leave"


@dataclass(frozen=True, slots=True)
class Field:
    """One field behind a door; `whole` means a text, otherwise it is one line."""

    name: str
    question: str
    label: str = ""
    """The label beside it in the TUI."""
    short_label: str = ""
    """The same for a narrow margin."""
    whole: bool = True
    openings: Sequence[str] = ()
    """Sentences it can begin with, for the person to edit."""


FIELDS: Mapping[str, Sequence[Field]] = {
    "1": (
        Field("happened", HAPPENED, "what happened", "happened"),
        Field("wished", WOULD_HAVE_LIKED, "wished", whole=False),
        Field("sentence", CHANGE_IT, "the sentence", "sentence", whole=False, openings=OPENINGS),
    ),
    "2": (
        Field("wanted", THREE_THINGS, "three things", "three"),
        Field("question", ONE_QUESTION, "a question", "question", whole=False),
    ),
    "3": (Field("happened", WRITE_DOWN),),
}
"""The fields behind each door: the first is the body of the draft, the rest its `fields`."""

WRITTEN_DOWN = (
    "Kept, with today's date. A date from this computer is a note to yourself, not proof."
)
NOT_MENTIONED = "Done. Nothing here will mention a session with this person, and your entries stay."
WHO = "Whose sessions do you not want mentioned?"
MENTIONED_AGAIN = "Sessions with this person are mentioned again."
NOBODY = "No session is mentioned here."
"""Said if the person asked for that already."""


def kept(on_page: Sequence[str], later: Sequence[str] = (), *, first: bool = False) -> str:
    """Return sentences on what became of pieces, by name; those not named are kept."""
    topic = next((name for name in ("sentence", "question") if name in on_page), "")
    if not on_page:
        said = "Entry kept."
    elif topic and len(on_page) == 1:
        said = (ON_PAGE_FIRST if first else ON_PAGE).format(topic=capital(PIECES[topic]))
    else:
        said = f"Entry kept. On your page: {_named(on_page)}."
    return f"{said} In a draft: {_named(later)}." if later else said


def _named(names: Sequence[str]) -> str:
    return ", ".join(PIECES[name] for name in names)


def capital(words: str) -> str:
    """Return words with a capital letter."""
    return words[:1].upper() + words[1:]
