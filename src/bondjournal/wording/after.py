"""The questions after a session besides its numbers, and what is said of the answers."""

from dataclasses import dataclass

from bondjournal.wording import UNSAID, WISHED
from bondjournal.wording.work import MOMENT


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
        question="What did you agree on, if anything? One line.",
        what="What you agreed on",
        margin="agreed",
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
TOPICS_ASKED = "These topics were on your page. Did you talk about them?"
CAN_STAY_BLANK = "You can leave any of these blank."
BLANK = "Leave it blank"
NO_TOPIC_TO_ASK = "No topic to ask about."
ANSWERED = "You answered this on {day}. You can change it."
CLEARED = "Cleared"
UNRATED = "{scale}, no rating"

YOUR_LINE = "your line"
IN_ONE_LINE = "in one line"
ONE_LINE = "One line about that session, if you like."
ENOUGH = "Enough for now?"
NUMBERS_KEPT = "The numbers are kept."
NOTHING_GIVEN = "Nothing was given."
SO_FAR = "Now: {words}"
