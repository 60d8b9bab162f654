"""The nouns of the lists, each described once for the screen, for plain mode and for commands."""

from bondjournal.nouns.goal import GOAL
from bondjournal.nouns.helped import HELPED
from bondjournal.nouns.moment import MOMENT
from bondjournal.nouns.question import QUESTION
from bondjournal.nouns.topic import TOPIC
from bondjournal.nouns.tried import TRIED

__all__ = ["FOUND", "GOAL", "HELPED", "LISTS", "MOMENT", "QUESTION", "TOPIC", "TRIED"]

LISTS = (MOMENT, TRIED, HELPED, GOAL, QUESTION)
"""In the order in which people read them."""

FOUND = {
    "moment": MOMENT,
    "goal": GOAL,
    "tried": TRIED,
    "helped": HELPED,
    "question": QUESTION,
    "topic": TOPIC,
}
"""By the kind of what a search finds."""
