"""The questions after a session besides its numbers, and what is said of the answers."""

from dataclasses import dataclass

from bondjournal.wording import UNSAID, WISHED
from bondjournal.wording.work import MOMENT, TO_TRY


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A further question about a session."""

    name: str
    question: str
    what: str
    """What an error message calls the answer."""
    margin: str
    """Its label in the margin."""
    short: str = ""
    """The same for a narrow margin."""


FIELDS = (
    Field(
        name="moment",
        question=MOMENT,
        what="A moment",
        margin="yes, that's it",
        short="moment",
    ),
    Field(name="unsaid", question=UNSAID, what="The line", margin="unsaid"),
    Field(name="wished", question=WISHED, what="The line", margin="wished"),
    Field(
        name="tried",
        question=TO_TRY,
        what="What was tried",
        margin="to try",
    ),
)
"""The further questions, in the order in which they are asked."""


@dataclass(frozen=True, slots=True)
class TopicAnswer:
    """One answer to what became of a topic."""

    letter: str
    words: str
    state: str
    """The state it gives the topic."""


TOPIC_ANSWERS = (
    TopicAnswer("t", "Talked about", "talked"),
    TopicAnswer("n", "Not yet", "kept"),
    TopicAnswer("l", "Let go", "let-go"),
)
TOPIC_TOLD = {one.state: one.words.lower() for one in TOPIC_ANSWERS}
"""The words beside a topic, by its new state."""
WANTED_TO_TALK = "What you wanted to talk about:"
AS_IT_IS = "Leave it as it is"
CAN_STAY = "Each of these can stay as it is."
NO_TOPIC_TO_ASK = "No topic to ask about."

ONE_LINE = "One line about that session, if you like."
MORE = "A moment, what you did not say, what you would have liked, what to try."
MAY_BE_EMPTY = "Each of these can stay empty."
ENOUGH = "Enough for now?"
NUMBERS_KEPT = "The numbers are kept."
NOTHING_GIVEN = "Nothing was given."
SO_FAR = "Now: {words}"
