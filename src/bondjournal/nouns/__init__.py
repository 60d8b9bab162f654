"""The nouns, each described once for the TUI, plain mode and the commands."""

from bondjournal.kinds import KINDS
from bondjournal.nouns.goal import GOAL
from bondjournal.nouns.helped import HELPED
from bondjournal.nouns.moment import MOMENT
from bondjournal.nouns.question import QUESTION
from bondjournal.nouns.topic import TOPIC
from bondjournal.nouns.tried import TRIED

__all__ = ["FOUND", "GOAL", "HELPED", "LISTS", "MOMENT", "ON_PAGE", "QUESTION", "TOPIC", "TRIED"]

LISTS = (MOMENT, TRIED, HELPED, GOAL, QUESTION)
"""The nouns of the lists, in the order in which people see them."""

FOUND = {KINDS[noun.kind].found_as or noun.kind: noun for noun in (*LISTS, TOPIC)}
"""Nouns by the kind that a search hit has."""

ON_PAGE = {name: noun for noun in LISTS for name in KINDS[noun.kind].offered_as}
"""Nouns by the kind that their rows have among what may be on a page."""
