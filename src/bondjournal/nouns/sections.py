"""The sections of Goals and what helps: the nouns of the lists, each with the rows of a section."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bondjournal.nouns import helped
from bondjournal.nouns.goal import GOAL
from bondjournal.nouns.helped import HELPED
from bondjournal.nouns.moment import MOMENT
from bondjournal.nouns.noun import Noun, RowAction, RowLook
from bondjournal.nouns.question import QUESTION
from bondjournal.nouns.therapist import ask_which_therapist
from bondjournal.nouns.tried import TRIED
from bondjournal.talk import Talk
from bondjournal.wording import on_page
from bondjournal.wording import work as words
from bondjournal.wording.pages import WHO_FOR

if TYPE_CHECKING:
    from bondjournal.journal.values import Listed


async def ask_page(talk: Talk, uuid: UUID) -> UUID | None:
    """Return the therapist whose next page a row may be on, asking only if there are several.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: there is none.
    """
    from bondjournal.summary import what_helps

    pages = await talk.read(what_helps.pages_for, uuid, talk.now())
    return await ask_which_therapist(
        talk, [(one.therapist, one.name) for one in pages], question=WHO_FOR
    )


async def _share(talk: Talk, row: "Listed") -> None:
    """Put a row on the next page, or take it off."""
    from bondjournal.summary import what_helps

    therapist = await ask_page(talk, row.uuid)
    if therapist is not None:
        on = await talk.write(what_helps.turn, row.uuid, therapist, talk.now(), talk.today)
        talk.say_kept(kept=on_page.ON_THE_PAGE if on else on_page.LEFT_OFF)


async def _rows(name: str, talk: Talk) -> "Sequence[Listed]":
    from bondjournal.summary import what_helps

    return await talk.read(what_helps.rows_of, name, talk.now(), talk.today)


def _look(noun: Noun, row: Any, today: date) -> RowLook:
    """Return how a row looks in its section, which says already whether something helped."""
    look = noun.look(row, today)
    look = replace(look, state="") if noun is HELPED else look
    off = "" if look.state else on_page.OFF
    return replace(look, page=on_page.ON if row.on_page else off)


def _section(name: str, noun: Noun, **changes: Any) -> Noun:
    share = RowAction(
        "share", _share, lambda row: words.OFF_PAGE if row.on_page else words.PUT_ON_PAGE
    )
    return replace(
        noun,
        title=words.SECTIONS[name].capitalize(),
        rows=partial(_rows, name),
        look=partial(_look, noun),
        actions=(*noun.actions, share),
        **changes,
    )


SECTIONS: Mapping[str, Noun] = {
    "goal": _section("goal", GOAL),
    "tried": _section("tried", TRIED),
    "helped": _section("helped", HELPED, add=partial(helped.add, helped=True)),
    "did-not-help": _section(
        "did-not-help",
        HELPED,
        question=words.WHAT_DID_NOT,
        add=partial(helped.add, helped=False),
    ),
    "moment": _section("moment", MOMENT, newest_first=False),
    "question": _section("question", QUESTION),
}
"""The noun of each section, by the name of the section, in order."""
