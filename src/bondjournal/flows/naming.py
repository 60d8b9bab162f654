"""Names on a page: asking once about each undecided name."""

import re
from collections.abc import Awaitable, Callable
from uuid import UUID

from bondjournal import wording
from bondjournal.summary import next_page, undecided
from bondjournal.talk import Choice, Line, Talk
from bondjournal.wording import names as words
from bondjournal.wording import preparing
from bondjournal.wording.pages import LAST_QUESTION

_REPLACE, _OTHER, _LEAVE = "replace", "other", "leave"
_ALL_ANSWERS = (
    Choice(_REPLACE, f'Put "{words.SOMEONE}" instead', "s"),
    Choice(_LEAVE, "Leave them as they are", "l"),
    Choice(_OTHER, "Decide one by one", "d"),
)
_SHOWN = 56
"""How many characters around a name are shown: a row of a slip."""
_MOST = 3
"""How many places of a name are shown."""


async def decide(
    talk: Talk,
    page: tuple[UUID, UUID | None],
    then: Callable[[], Awaitable[None]] | None = None,
) -> bool:
    """Ask about the undecided names on a page; return whether all of them are decided then.

    A name that is a common word too is asked about in each place.

    Args:
        talk: where it is asked.
        page: the therapist and the session of the page.
        then: called after each decision, to update the page that is shown.
    """
    while found := await talk.read(undecided.next_on_page, *page, today=talk.today):
        answer = await _ask(talk, found)
        if answer is None:
            return False
        if answer == _OTHER:
            question = words.INSTEAD_OF.format(name=found.name)
            line = Line(question, "A stand-in")
            if not await talk.lines([line], undecided.decide, found, replace=True):
                continue
        else:
            await talk.write(undecided.decide, found, "", replace=answer == _REPLACE)
        if then is not None:
            await then()
    return True


async def decide_all(
    talk: Talk,
    page: tuple[UUID, UUID | None],
    then: Callable[[], Awaitable[None]] | None = None,
    leave: str = preparing.BACK_TO_THE_PAGE,
) -> bool:
    """Ask one question about all undecided names on a page; return whether it was answered.

    Args:
        talk: where it is asked.
        page: the therapist and the session of the page.
        then: called after each decision, to update the page that is shown.
        leave: where leaving the question leads, in words.
    """
    while found := (await talk.read(next_page.missing, *page, today=talk.today)).names:
        answer = await talk.choose(
            words.ALL_ASKED.format(names=", ".join(found)),
            _ALL_ANSWERS,
            after=LAST_QUESTION,
            usual=_REPLACE,
            leave=leave,
        )
        if answer is None:
            return False
        if answer == _OTHER:
            await decide(talk, page, then)
            continue
        instead = words.SOMEONE if answer == _REPLACE else ""
        await talk.write(undecided.decide_all, *page, instead, today=talk.today)
        if then is not None:
            await then()
    return True


async def _ask(talk: Talk, found: undecided.Next) -> str | None:
    """Ask about a name, or about one of its places."""
    if found.place is None:
        question = preparing.NAME_ASKED.format(name=found.name, times=wording.times(found.count))
        about = _around(found)
        choices = [Choice(_OTHER, "Replace it", "r", wording.NOT_ANONYMOUS)]
    else:
        place = found.place
        question = preparing.PLACE_ASKED.format(found=place.found, instead=found.instead)
        about = [f"...{place.before} {place.found} {place.after}..."]
        choices = [
            Choice(_REPLACE, f"Replace with '{found.instead}'", "r"),
            Choice(_OTHER, "Replace with other words", "o", wording.NOT_ANONYMOUS),
        ]
    choices.append(Choice(_LEAVE, "Leave it", "l"))
    return await talk.choose(
        question,
        choices,
        about="\n".join(about),
        usual=choices[0].value,
        leave=preparing.BACK_TO_THE_PAGE,
    )


def _around(found: undecided.Next) -> list[str]:
    """Return the words around a name in each of its first few places."""
    around: dict[str, None] = {}
    wanted = re.compile(rf"(?<![^\W_]){re.escape(found.name)}(?![^\W_])", re.IGNORECASE)
    for text in dict.fromkeys(found.texts):
        for place in wanted.finditer(text):
            start = max(0, min(place.start() - _SHOWN // 2, len(text) - _SHOWN))
            shown = text[start : start + _SHOWN].strip()
            more = "..." if start + _SHOWN < len(text) else ""
            around[f"{'...' if start else ''}{shown}{more}"] = None
    return list(around)[:_MOST]
