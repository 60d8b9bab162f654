"""What may be on a page besides entries and topics: adding it, and changing its words."""

from collections.abc import Sequence
from uuid import UUID

from bondjournal import wording
from bondjournal.journal import said
from bondjournal.nouns import LISTS, ON_PAGE, moment
from bondjournal.summary import switch
from bondjournal.summary.offered import Offered
from bondjournal.talk import Choice, Line, Talk, ask_and_keep
from bondjournal.wording.preparing import A_LETTER, FROM_WHOM
from bondjournal.wording.work import NUMBER_FOR_PAGE

_LINES = {
    "wished": wording.WISHED,
    "unsaid": wording.UNSAID,
    "rating": wording.ABOUT_THE_NUMBER,
}
"""Other kinds with words of their own, with the question for them."""
_CHOICES = [noun.for_page for noun in LISTS if noun.for_page]


async def add(talk: Talk, page: tuple[UUID, UUID | None]) -> str:
    """Ask for something new, and put it on a page; a moment belongs to the last session.

    Args:
        talk: where it is asked.
        page: the therapist and the session of the page.

    Returns:
        Why it cannot be on the page yet, or "".
    """
    kind = await talk.choose("What is it?", _CHOICES, usual="moment", leave="Nothing")
    if kind is None:
        return ""
    if kind == "moment":
        uuid = await moment.add_of(talk, page[0])
    else:
        uuid = await ON_PAGE[kind].add(talk)
    if uuid is None:
        return ""
    return "" if await talk.write(switch.add_new, *page, uuid) else NUMBER_FOR_PAGE


def has_words(what: Offered) -> bool:
    """Return whether the words of something for a page can be changed here."""
    return what.kind == "name" or what.kind in ON_PAGE or what.kind in _LINES


async def which(talk: Talk, found: Sequence[Offered]) -> Offered | None:
    """Return the one of these whose words are meant; ask if there are several."""
    if len(found) < 2:  # noqa: PLR2004  nothing to choose between
        return found[0] if found else None
    choices = [Choice(str(place), one.words) for place, one in enumerate(found)]
    answer = await talk.choose("Which one?", choices)
    return None if answer is None else found[int(answer)]


async def change(talk: Talk, what: Offered) -> None:
    """Ask for new words of something for a page, or for the name the page is from."""
    if what.kind == "name":
        await sign(talk)
    elif what.uuid is not None and what.kind in ON_PAGE:
        noun = ON_PAGE[what.kind]
        await noun.change(talk, await talk.read(noun.list.get, what.uuid))
    elif what.uuid is not None and what.kind in _LINES:
        present = await talk.read(said.own_line, what.kind, what.uuid)
        line = Line(_LINES[what.kind], "The line", present, optional=True)
        await ask_and_keep(talk, [line], said.put_own_line, what.kind, what.uuid)


async def sign(talk: Talk) -> None:
    """Ask for the name that signs pages."""
    present = await talk.read(switch.signed)
    line = Line(FROM_WHOM, "A name", present, optional=True, about=A_LETTER)
    await ask_and_keep(talk, [line], switch.sign)
