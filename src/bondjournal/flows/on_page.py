"""What may stand on a page besides entries and topics: added there, and put in other words."""

from uuid import UUID

from bondjournal import wording
from bondjournal.nouns import GOAL, HELPED, MOMENT, QUESTION, TRIED, moment
from bondjournal.summary import own_lines
from bondjournal.summary.offered import Offered
from bondjournal.talk import Choice, Line, Talk

NOUNS = {
    "moment": MOMENT,
    "tried": TRIED,
    "helped": HELPED,
    "did-not-help": HELPED,
    "goal": GOAL,
    "practical": QUESTION,
}
"""By the kind of what is offered for a page."""
_LINES = {
    "wished": wording.WISHED,
    "unsaid": wording.UNSAID,
    "rating": wording.ABOUT_THE_NUMBER,
}
"""What else has words of its own, with what is asked."""
_CHOICES = (
    Choice("moment", "A moment", "m"),
    Choice("tried", "Something to try, and how it went", "t"),
    Choice("helped", "What helped, or did not", "h"),
    Choice("goal", "A goal", "g"),
    Choice("practical", "A practical question", "p"),
)


async def add(talk: Talk, them: UUID) -> UUID | None:
    """Ask what to add for the page of somebody, and add it; a moment is of the last session."""
    kind = await talk.choose("What is it?", _CHOICES, usual="moment", leave="Nothing")
    if kind == "moment":
        return await moment.add_of(talk, them)
    return await NOUNS[kind].add(talk) if kind else None


def has_words(what: Offered) -> bool:
    """Say whether the words of something that may be on a page can be changed here."""
    return what.uuid is not None and (what.kind in NOUNS or what.kind in _LINES)


async def change(talk: Talk, what: Offered) -> None:
    """Ask for other words of something that may be on a page."""
    if what.uuid is None:
        return
    if what.kind in NOUNS:
        noun = NOUNS[what.kind]
        await noun.change(talk, await talk.read(noun.list.get, what.uuid))
    elif what.kind in _LINES:
        present = await talk.read(own_lines.get, what.kind, what.uuid)
        line = Line(_LINES[what.kind], "The line", present, optional=True)
        if await talk.lines([line], own_lines.put, what.kind, what.uuid):
            talk.kept()
