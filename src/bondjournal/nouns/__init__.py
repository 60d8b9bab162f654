"""The nouns of the lists, each described once for the screen, for plain mode and for commands."""

from bondjournal.kinds import KINDS
from bondjournal.nouns.goal import GOAL
from bondjournal.nouns.helped import HELPED
from bondjournal.nouns.moment import MOMENT
from bondjournal.nouns.question import QUESTION
from bondjournal.nouns.topic import TOPIC
from bondjournal.nouns.tried import TRIED

__all__ = ["FOUND", "GOAL", "HELPED", "LISTS", "MOMENT", "ON_PAGE", "QUESTION", "TOPIC", "TRIED"]

LISTS = (MOMENT, TRIED, HELPED, GOAL, QUESTION)
"""In the order in which people read them."""

FOUND = {KINDS[noun.kind].found_as or noun.kind: noun for noun in (*LISTS, TOPIC)}
"""By what a search finds them as."""

ON_PAGE = {name: noun for noun in LISTS for name in KINDS[noun.kind].offered_as}
"""By what their rows are among all that may stand on a page."""
