"""Something feels off: what is written behind a door, and what becomes of it."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from sqlmodel import Session

from bondjournal import wording
from bondjournal.draft import FIELDS_BEHIND, Draft
from bondjournal.errors import JournalError
from bondjournal.journal import additions, entries, feels_off, therapists
from bondjournal.journal.tables import Therapist
from bondjournal.tui.flows import leaving, questions
from bondjournal.tui.flows.writing import write
from bondjournal.tui.screens.off import Who
from bondjournal.tui.screens.off_between import Between
from bondjournal.tui.screens.off_words import Asked, OffWords
from bondjournal.tui.screens.write import Offered
from bondjournal.wording import off as words
from bondjournal.wording import prompts as of_prompts

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

_LOOK_AROUND = (
    Asked(words.THREE_THINGS, "three things"),
    Asked(words.ONE_QUESTION, "a question", whole=False),
)
_WRITE_DOWN = (Asked(words.NO_PLACE_THEN["r"]),)


async def between(app: "JournalApp", draft: Draft | None = None) -> str | None:
    """Write behind the first door; return what is to be told, None where the doors come back."""
    draft = draft or await _begun(app, "1")
    page = bool(await app.reading(feels_off.with_a_page))
    screen = Between(draft, now=app.now, keep_draft=app.keep_draft, page=page)
    await app.push_screen(screen)
    return await _written(app, screen)


async def look_around(app: "JournalApp", draft: Draft | None = None) -> str | None:
    """Write behind the second door; return as `between` does."""
    draft = draft or await _begun(app, "2")
    screen = OffWords(
        draft,
        _LOOK_AROUND,
        now=app.now,
        keep_draft=app.keep_draft,
        said=words.LOOK_AROUND,
        questions=True,
    )
    await app.push_screen(screen)
    return await _written(app, screen)


async def write_down(app: "JournalApp", draft: Draft | None = None) -> bool:
    """Write down what happened, behind the third door; return whether anything was kept."""
    draft = draft or await _begun(app, "3")
    screen = OffWords(draft, _WRITE_DOWN, now=app.now, keep_draft=app.keep_draft)
    await app.push_screen(screen)
    return bool(await _written(app, screen))


async def freely(app: "JournalApp") -> bool:
    """Write without choosing; return whether anything was kept."""
    now = app.now()
    # A draft of its own: what is left unfinished elsewhere may be open below.
    return await write(app, Draft(at=now, changed_at=now, zone=app.zone), flow="off")


async def whom(app: "JournalApp", question: str, people: Sequence[Therapist]) -> Therapist | None:
    """Return the one who is meant, asking where there are several; None for nobody."""
    if len(people) > 1:
        names = [one.name or words.NAMELESS for one in people]
        chosen = await app.push_screen_wait(Who(question, names))
        return None if chosen is None else people[chosen]
    return people[0] if people else None


async def _begun(app: "JournalApp", door: str) -> Draft:
    """Return what was left behind a door since the program began, or a new draft."""
    left = await leaving.left(app, door)
    if left is not None:
        return left
    now = app.now()
    fields = ("",) * FIELDS_BEHIND[door]
    return Draft(at=now, changed_at=now, zone=app.zone, door=door, fields=fields)


async def _written(app: "JournalApp", screen: OffWords) -> str | None:
    """Do what is wished for while somebody writes, until the screen is left."""
    while (wish := await screen.asked()) is not None:
        if wish == "question":
            await _question(app, screen)
        elif wish in {"leave", "out"}:
            if await leaving.leave(app, screen):
                return "" if wish == "out" else None
        elif (told := await _keep(app, screen, page=wish == "page")) is not None:
            return told
        screen.forget_wishes()
    return None


async def _question(app: "JournalApp", screen: OffWords) -> None:
    question = await questions.next_question(app, "off")
    if question is None:
        screen.notice(of_prompts.NONE_LEFT)
    else:
        screen.ask_question(Offered(question.text, question.nudge))


async def _keep(app: "JournalApp", screen: OffWords, *, page: bool) -> str | None:
    """Keep what is written, and put it on the page too; return what is to be told of that.

    Where that does not work it is said, and the words stay where they are.
    """
    if screen.draft.empty:
        await leaving.leave(app, screen)
        return ""
    try:
        people = await app.reading(feels_off.with_a_page) if page else []
        therapist = await whom(app, words.WITH_WHOM, people)
        if page and therapist is None:
            return None
        async with screen.sealing:
            written = screen.draft
            first = await app.writing(partial(_store, draft=written, app=app, page_for=therapist))
            while (now := screen.draft).whole != written.whole:
                # Keys that came while it was being kept.
                written = now
                await app.writing(partial(_store, draft=written, app=app))
            await leaving.drop(app, written)
            screen.sealed(written)
            screen.leave()
    except JournalError as error:
        screen.notice(error.message)
        return None
    if therapist is None:
        return wording.KEPT
    return words.ON_PAGE_FIRST if first else words.ON_PAGE


def _store(
    session: Session, draft: Draft, app: "JournalApp", page_for: Therapist | None = None
) -> bool:
    """Keep an entry, for the person alone; return whether a topic of it comes first on a page."""
    entry = entries.by_uuid(session, draft.uuid)
    if entry is None:
        additions.keep(session, draft.addition())
    else:
        entries.edit(session, entry, entries.Changes(body=draft.whole))
    if page_for is None:
        return False
    wished, sentence = draft.fields
    therapist = therapists.by_uuid(session, page_for.uuid)
    return feels_off.put_on_page(session, therapist, sentence, wished, now=app.now()).first
