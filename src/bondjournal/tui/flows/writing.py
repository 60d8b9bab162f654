"""Writing: a new entry, changing an entry, and writing while the journal is locked.

Modules that read the journal are imported only when needed: writing works while it is locked.
"""

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from bondjournal import wording
from bondjournal.addition import Addition, NewRating, check
from bondjournal.draft import Draft
from bondjournal.errors import JournalError, NotFound
from bondjournal.flows import sharing
from bondjournal.tui.flows import questions
from bondjournal.tui.flows.leaving import drop, leave, left
from bondjournal.tui.screens.slips import Pick, Rate
from bondjournal.tui.screens.unlock import Unlock
from bondjournal.tui.screens.write import Kind, OfferedQuestion, Write
from bondjournal.tui.talk import OnScreen
from bondjournal.tui.widgets.choices import Choice
from bondjournal.vault import inbox
from bondjournal.wording import prompts as words
from bondjournal.wording.vault import ANOTHER_KEY

if TYPE_CHECKING:
    from bondjournal.journal.prompts import Flow, Question
    from bondjournal.tui.app import JournalApp


async def write(
    app: "JournalApp",
    draft: Draft | None = None,
    *,
    first: bool = False,
    flow: "Flow" = "between",
) -> bool:
    """Write an entry, beginning with a draft if one is given; return whether it was kept.

    Without a draft, it goes on with one that was left since the program began. A draft of an
    entry in the journal changes that entry.

    Args:
        app: the app.
        draft: what to begin with.
        first: whether it is the very first entry.
        flow: the flow whose prompts are offered.
    """
    from bondjournal.journal import feeling_raw

    if draft is not None and draft.editing is not None:
        return await _change(app, draft.editing, draft)
    draft = draft or await left(app, None)
    offered = None
    if draft is None:
        now = app.now()
        draft = Draft(at=now, changed_at=now, zone=app.zone)
        if not first and await questions.wanted(app):
            offered = await questions.next_question(app, "between", light_only=True)
    question = OfferedQuestion(draft.prompt) if draft.prompt else _offered(offered)
    screen = _screen(app, draft, question, "first" if first else "new")
    await _name_page(app, screen)
    await app.push_screen(screen)
    kept = False
    while (request := await screen.next_request()) is not None:
        if request != "keep":
            await _do(app, screen, request, flow)
        elif await _keep(app, screen):
            kept = True
            aside = await app.write(feeling_raw.say_once, screen.draft.editing)
            if not first:
                screen.say_below(aside)
                continue
            answer = await app.push_screen_wait(_enough_for_now(screen.draft, aside))
            screen.forget_requests()
            if answer in {"yes", "rate"} and await _nothing_left(app, screen):
                screen.leave()
                if answer == "rate":
                    from bondjournal.tui.flows.after import after_session

                    await after_session(app)
    return kept


async def edit_entry(app: "JournalApp", uuid: UUID) -> bool:
    """Change an entry; return whether the change was kept.

    Raises:
        NotFound: the entry is no longer there.
    """
    return await _change(app, uuid, await left(app, uuid))


async def write_locked(app: "JournalApp") -> None:
    """Write while the journal is locked: the entry is sealed, and joins the journal later."""
    now = app.now()
    draft = Draft(at=now, changed_at=now, zone=app.zone)
    screen = _screen(app, draft, None, "locked")
    await app.push_screen(screen)
    while (request := await screen.next_request()) is not None:
        if request != "keep":
            await _do(app, screen, request)
            continue
        async with screen.sealing:
            written = screen.draft
            try:
                addition = written.addition()
                as_known = await asyncio.to_thread(
                    inbox.seal, app.vault, addition.to_bytes(), addition.uuid
                )
            except JournalError as error:
                screen.notice(error.message)
                continue
            await drop(app, written)
            screen.mark_sealed(written)
            screen.leave()
        app.show_notice(wording.KEPT_WHILE_LOCKED)
        if not as_known and isinstance(app.screen, Unlock):
            app.screen.tell(ANOTHER_KEY)


def _enough_for_now(draft: Draft, aside: str) -> Pick:
    """Return what is asked once the very first entry is kept."""
    return Pick(
        wording.ENOUGH_AT_FIRST if draft.share == "only-me" else wording.ENOUGH,
        Choice("enter", "Yes", name="yes"),
        Choice("k", "Keep writing", name="more"),
        Choice("r", "Rate a session I had", name="rate"),
        aside=aside,
        leave="keep writing",
    )


def _screen(app: "JournalApp", draft: Draft, question: OfferedQuestion | None, kind: Kind) -> Write:
    return Write(
        draft,
        year=app.today.year,
        now=app.now,
        keep_draft=app.keep_draft,
        question=question,
        kind=kind,
    )


async def _name_page(app: "JournalApp", screen: Write) -> None:
    """Show whose page it is that the draft may go on, if there are several therapists."""
    from bondjournal.journal import owners

    with suppress(JournalError):
        screen.name_page(await app.read(owners.of_draft, screen.begins))


def _offered(question: "Question | None") -> OfferedQuestion | None:
    return OfferedQuestion(question.text, question.nudge) if question else None


async def _change(app: "JournalApp", uuid: UUID, draft: Draft | None) -> bool:
    """Change an entry, going on with a draft of the change if there is one."""
    from bondjournal.journal import stored

    before = None
    with suppress(NotFound):
        before = await app.read(stored.as_draft, uuid, app.now())
    begun = draft or before
    if begun is None:
        raise NotFound("That entry is no longer there.")
    question = OfferedQuestion(begun.prompt) if begun.prompt else None
    screen = _screen(app, begun, question, "editing")
    await _name_page(app, screen)
    await app.push_screen(screen)
    while (request := await screen.next_request()) is not None:
        if request != "keep":
            await _do(app, screen, request)
        elif await _keep(app, screen, before):
            screen.leave()
            return True
    return False


async def _do(app: "JournalApp", screen: Write, request: str, flow: "Flow" = "between") -> None:
    """Handle the requests of the screen other than keeping the entry."""
    if request == "share_draft":

        async def keep(share: str, gist: str) -> None:
            screen.set_share(share, gist)

        async def keep_whose(whose: str, label: str) -> None:
            screen.set_whose(whose, label)

        talk, draft = OnScreen(app), screen.draft
        try:
            await sharing.share_draft(talk, draft, keep, keep_whose, leave="keep writing")
        except JournalError as error:
            screen.notice(error.message)
    elif request == "ratings":
        await _rate(app, screen)
    elif request == "question":
        question = await questions.next_question(app, flow)
        if question is None:
            screen.notice(words.NONE_LEFT)
        else:
            screen.show_question(_offered(question))
    elif request == "leave":
        await leave(app, screen)


async def _rate(app: "JournalApp", screen: Write) -> None:
    """Rate the last session; numbers without a session wait for "Which day was it?"."""
    given = await app.push_screen_wait(Rate())
    if not given:
        return
    from bondjournal.journal import additions

    ratings = tuple(NewRating(scale=scale, value=value) for scale, value in given.items())
    rated = check(Addition(at=app.now(), zone=app.zone, ratings=ratings))
    try:
        said = await app.write(additions.keep_and_report, rated)
    except JournalError as error:
        screen.notice(error.message)
    else:
        screen.notice(said)


async def _keep(app: "JournalApp", screen: Write, before: Draft | None = None) -> bool:
    """Keep the text as an entry; if that fails, say why, and leave the text on the screen."""
    from bondjournal.journal import stored

    async with screen.sealing:
        written, begins = screen.draft, before or screen.begins
        try:
            uuid = await app.write(stored.store, written, begins)
        except JournalError as error:
            screen.notice(error.message)
            return False
        await drop(app, written)
        screen.go_on_with(written.changed(written.changed_at, uuid=uuid4(), editing=uuid))
        return True


async def _nothing_left(app: "JournalApp", screen: Write) -> bool:
    """Keep what was typed between keeping the entry and the question after it."""
    return screen.unfinished() is None or await _keep(app, screen)
