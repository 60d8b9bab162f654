"""Something feels off: writing behind a door, and deciding where each thing goes."""

import asyncio
from typing import TYPE_CHECKING

from bondjournal.draft import Draft
from bondjournal.errors import JournalError
from bondjournal.flows.off import Decision, decide, empty_draft, kept_sentence
from bondjournal.journal import feels_off
from bondjournal.tui.flows import leaving, questions
from bondjournal.tui.flows.writing import write
from bondjournal.tui.screens.off_between import Between
from bondjournal.tui.screens.off_words import OffWords
from bondjournal.tui.screens.write import Offered
from bondjournal.tui.talk import OnScreen
from bondjournal.wording import off as words
from bondjournal.wording import prompts as of_prompts

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def write_behind(app: "JournalApp", door: str, draft: Draft | None = None) -> str | None:
    """Write behind one of the first three doors.

    Returns:
        A sentence to show, or None to go back to the doors.
    """
    # Go on with a draft that was left behind this door since the program began.
    draft = draft or await leaving.left(app, door) or empty_draft(OnScreen(app), door)
    screen: OffWords
    if door == "1":
        screen = Between(draft, now=app.now, keep_draft=app.keep_draft)
    else:
        second = door == "2"
        screen = OffWords(
            draft,
            words.FIELDS[door],
            now=app.now,
            keep_draft=app.keep_draft,
            said=words.LOOK_AROUND if second else "",
            questions=second,
        )
    await app.push_screen(screen)
    return await _do_requests(app, screen)


async def freely(app: "JournalApp") -> bool:
    """Write freely, behind the fourth door; return whether anything was kept."""
    now = app.now()
    # A draft of its own, since one left elsewhere may be open on a screen below.
    return await write(app, Draft(at=now, changed_at=now, zone=app.zone), flow="off")


async def _do_requests(app: "JournalApp", screen: OffWords) -> str | None:
    """Handle the requests of a writing screen until it is left; return as `write_behind` does."""
    while (request := await screen.next_request()) is not None:
        if request == "question":
            await _question(app, screen)
        elif request == "leave":
            if await leaving.leave(app, screen):
                return None
        elif (became := await _keep(app, screen)) is not None:
            return became
        screen.forget_requests()
    return None


async def _question(app: "JournalApp", screen: OffWords) -> None:
    question = await questions.next_question(app, "off")
    if question is None:
        screen.notice(of_prompts.NONE_LEFT)
    else:
        screen.ask_question(Offered(question.text, question.nudge))


async def _keep(app: "JournalApp", screen: OffWords) -> str | None:
    """Keep each thing written as the person decides; return a sentence about that.

    If that fails, say why and return None; the words stay on the screen.
    """
    if screen.draft.empty:
        await leaving.leave(app, screen)
        return ""
    try:
        decision = await decide(OnScreen(app), screen.draft)
        if decision is None:
            return None
        async with screen.sealing:
            rest = feels_off.left_for_later(screen.draft, decision.outcomes, app.now())
            if rest is not None and rest.uuid != screen.draft.uuid:
                await asyncio.to_thread(app.keep_draft, rest)
            if rest is None or rest.uuid != screen.draft.uuid:
                return await _into_journal(app, screen, decision, rest)
    except JournalError as error:
        screen.notice(error.message)
        return None
    return "" if await leaving.leave(app, screen) else None


async def _into_journal(
    app: "JournalApp", screen: OffWords, decision: Decision, rest: Draft | None
) -> str:
    """Keep what was decided, and what was typed meanwhile; return a sentence about that."""
    written: Draft | None = None
    while written is None or screen.draft.whole != written.whole:
        written = screen.draft
        kept = await app.write(
            feels_off.keep,
            written,
            decision.outcomes,
            page_for=decision.page_for,
            now=app.now(),
        )
    await leaving.drop(app, written)
    if rest is not None:
        leaving.remember(app, rest)
    screen.mark_sealed(written)
    screen.leave()
    return kept_sentence(written, kept)
