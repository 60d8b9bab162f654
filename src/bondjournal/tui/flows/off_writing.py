"""Something feels off: writing behind a door, and deciding where each thing goes."""

from typing import TYPE_CHECKING

from bondjournal.draft import Draft
from bondjournal.errors import JournalError
from bondjournal.flows import off as flow
from bondjournal.tui.flows import leaving, questions
from bondjournal.tui.flows.writing import write
from bondjournal.tui.screens.off_between import Between
from bondjournal.tui.screens.off_words import OffWords
from bondjournal.tui.screens.write import OfferedQuestion
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
    # What was left behind this door since the program began is gone on with.
    draft = draft or await leaving.left(app, door) or flow.empty_draft(OnScreen(app), door)
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
        screen.show_question(OfferedQuestion(question.text, question.nudge))


async def _keep(app: "JournalApp", screen: OffWords) -> str | None:
    """Keep each thing written as the person decides; return a sentence about that.

    If that fails, say why and return None; the words stay on the screen.
    """
    if screen.draft.empty:
        await leaving.leave(app, screen)
        return ""
    try:
        decision = await flow.decide(OnScreen(app), screen.draft)
        if decision is None:
            return None
        async with screen.sealing:
            became = await _into_journal(app, screen, decision)
    except JournalError as error:
        screen.notice(error.message)
        return None
    if became is None:
        return "" if await leaving.leave(app, screen) else None
    return became


async def _into_journal(app: "JournalApp", screen: OffWords, decision: flow.Decision) -> str | None:
    """Keep what is decided, with the keys that come meanwhile.

    Returns:
        What is said of that; None where nothing is decided.
    """
    while True:
        written = screen.draft
        done = await flow.keep(OnScreen(app), written, decision, app.keep_draft, app.drop_draft)
        if done is None:
            return None
        if screen.draft.whole == written.whole:
            break
    kept, rest = done
    await leaving.drop(app, written)
    if rest is not None:
        leaving.remember(app, rest)
    screen.mark_sealed(written)
    screen.leave()
    return flow.kept_sentence(written, kept)
