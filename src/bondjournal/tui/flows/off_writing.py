"""Something feels off: what is written behind a door, and what becomes of each thing."""

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal.checks import NO_PLACE
from bondjournal.draft import FIELDS_BEHIND, Draft
from bondjournal.errors import JournalError
from bondjournal.journal import feels_off
from bondjournal.journal.feels_off import Way
from bondjournal.nouns.therapist import whom_of
from bondjournal.tui.flows import leaving, questions
from bondjournal.tui.flows.writing import write
from bondjournal.tui.screens.off_between import Between
from bondjournal.tui.screens.off_words import Asked, OffWords, beginning
from bondjournal.tui.screens.slips import Pick
from bondjournal.tui.screens.write import Offered
from bondjournal.tui.talk import OnScreen
from bondjournal.tui.widgets.choices import Choice
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
    page = bool(await app.read(feels_off.with_a_page))
    screen = Between(
        draft,
        now=app.now,
        keep_draft=app.keep_draft,
        pieces=feels_off.pieces,
        page=page,
    )
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
    while (request := await screen.asked()) is not None:
        if request == "question":
            await _question(app, screen)
        elif request in {"leave", "out"}:
            if await leaving.leave(app, screen):
                return "" if request == "out" else None
        elif (told := await _keep(app, screen)) is not None:
            return told
        screen.forget_requests()
    return None


async def _question(app: "JournalApp", screen: OffWords) -> None:
    question = await questions.next_question(app, "off")
    if question is None:
        screen.notice(of_prompts.NONE_LEFT)
    else:
        screen.ask_question(Offered(question.text, question.nudge))


async def _keep(app: "JournalApp", screen: OffWords) -> str | None:
    """Keep what is written, each thing as it was chosen; return what is to be told of that.

    Where that does not work it is said, and the words stay where they are.
    """
    if screen.draft.empty:
        await leaving.leave(app, screen)
        return ""
    chosen = await _chosen(app, screen)
    page_for = None
    try:
        if "page" in chosen.values():
            people = await app.read(feels_off.with_a_page)
            page_for = await whom_of(
                OnScreen(app), people, question=words.WITH_WHOM, preferred=False
            )
            if page_for is None:
                return None
        async with screen.sealing:
            rest = feels_off.left_for_later(screen.draft, chosen, app.now())
            if rest is not None and rest.uuid != screen.draft.uuid:
                await asyncio.to_thread(app.keep_draft, rest)
            if rest is None or rest.uuid != screen.draft.uuid:
                return await _into_journal(app, screen, chosen, page_for, rest)
    except JournalError as error:
        screen.notice(error.message)
        return None
    return "" if await leaving.leave(app, screen) else None


async def _into_journal(
    app: "JournalApp",
    screen: OffWords,
    chosen: Mapping[str, Way],
    page_for: UUID | None,
    rest: Draft | None,
) -> str:
    """Keep what is decided, with the keys that come meanwhile; return what is told of that."""
    written: Draft | None = None
    while written is None or screen.draft.whole != written.whole:
        written = screen.draft
        kept = await app.write(feels_off.keep, written, chosen, page_for=page_for, now=app.now())
    await leaving.drop(app, written)
    if rest is not None:
        leaving.remember(app, rest)
    screen.sealed(written)
    screen.leave()
    return words.kept(kept.on_page, kept.later, first=kept.first)


async def _chosen(app: "JournalApp", screen: OffWords) -> Mapping[str, Way]:
    """Return what is to become of each thing that is written."""
    if isinstance(screen, Between):
        return screen.ways
    if screen.draft.door == NO_PLACE:
        return {}
    page = bool(await app.read(feels_off.with_a_page))
    allowed = feels_off.ways(screen.draft, page=page)
    choices = [Choice(key, words.THEN[key]) for key, way in words.WAYS.items() if way in allowed]
    chosen: dict[str, Way] = {}
    for piece in feels_off.pieces(screen.draft):
        about = f"{words.capital(words.PIECES[piece.name])}: {beginning(piece.words)}"
        asked = Pick(words.THEN_WHAT, *choices, about=about, marked=None)
        chosen[piece.name] = words.WAYS[await app.push_screen_wait(asked) or "esc"]
    return chosen
