"""The page as it stands: whose it is, and the few questions that come before reading it."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from bondjournal import wording
from bondjournal.flows import naming
from bondjournal.flows.whose import which_page
from bondjournal.journal import would_help
from bondjournal.summary import next_page, own_words, page_for
from bondjournal.summary.next_page import NextPage
from bondjournal.talk import Choice, Line, Talk
from bondjournal.wording import pages as words
from bondjournal.wording import preparing

_SKIP = "skip"


async def begin(talk: Talk) -> NextPage | None:
    """Return which page comes next, asking only if several could; None if that was left.

    Raises:
        WrongUse: sessions are not to be mentioned.
    """
    page = await which_page(talk)
    if page is None:
        return None
    if await talk.read(page_for.is_to_take_over, page.therapist, page.appointment):
        await talk.write(page_for.take_over, page.therapist, page.appointment)
    return page


async def ask(
    talk: Talk,
    page: tuple[UUID, UUID | None],
    then: Callable[[], Awaitable[None]] | None = None,
    leave: str = "Home",
) -> bool:
    """Ask for a topic, for what would help and about names, each only where that is missing.

    Args:
        talk: where it is asked.
        page: the therapist and the session of the page.
        then: called after each answer, to update the page that is shown.
        leave: where leaving a question leads, in words.

    Returns:
        Whether to go on to the page; False if a question was left.
    """
    missing = await talk.read(next_page.missing, *page, today=talk.today)
    if missing.topic:
        line = Line(wording.ONE_TOPIC, "A topic", empty="skip it", leave=leave.lower())
        if await talk.lines([line], next_page.add_topic, page[0]) is None:
            return False
        await _update(then)
        missing = await talk.read(next_page.missing, *page, today=talk.today)
    if missing.wish:
        offered = await talk.read(own_words.may_help, page[0])
        letters = zip(preparing.HELP_LETTERS, offered, strict=False)
        choices = [Choice(one, one, letter) for letter, one in letters]
        choices.append(Choice(_SKIP, "Skip", "s"))
        answer = await talk.choose(
            preparing.WHAT_WOULD_HELP,
            choices,
            after="" if missing.names else words.LAST_QUESTION,
            usual=_SKIP,
            leave=leave,
        )
        if answer is None:
            return False
        if answer != _SKIP:
            await talk.write(would_help.choose, *page, [answer])
            await _update(then)
    return await naming.decide_all(talk, page, then, leave)


async def _update(then: Callable[[], Awaitable[None]] | None) -> None:
    if then is not None:
        await then()
