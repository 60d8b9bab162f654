"""The draft of this window: sealed at every change, left on every exit, offered again."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from uuid import UUID

from bondjournal import dates, left_drafts, wording
from bondjournal.cli import console, opening
from bondjournal.cli.plain.window import Window
from bondjournal.cli.unfinished import NOT_KEPT
from bondjournal.draft import Draft
from bondjournal.errors import JournalError, NotFound
from bondjournal.flows.unfinished import LATER, OPEN, THROW, ask, newest_first
from bondjournal.journal import unfinished
from bondjournal.journal.quotes import first_sentence
from bondjournal.talk import finish
from bondjournal.vault import claims, drafts

LEFT = "What you wrote is kept as a draft."
UNSEALED = "What you write stays in memory until it can be kept."


def begin(window: Window, draft: Draft | None = None, *, left: bool = False) -> None:
    """Begin to write something new, to change an entry, or to go on with a draft that was left.

    Args:
        window: where.
        draft: what is there already.
        left: whether `draft` was left earlier.
    """
    if draft is None:
        draft = Draft(at=window.now, changed_at=window.now, zone=window.zone)
    window.draft = draft
    window.begun = None if left else draft


def current(window: Window) -> Draft:
    """Return the draft being written.

    Raises:
        NotFound: nothing is being written.
    """
    if window.draft is None:
        raise NotFound("Nothing is being written.")
    return window.draft


def change(window: Window, **what: object) -> None:
    """Change the draft and seal it. If it cannot be sealed, it stays in memory."""
    before = current(window)
    window.draft = before.changed(dates.now(), **what)
    if before != replace(window.draft, changed_at=before.changed_at):
        _seal(window)


def drop(window: Window) -> None:
    """Remove the draft: its entry is kept, or there is nothing in it."""
    # A draft that cannot be deleted is offered again, and then changes its own entry.
    with suppress(JournalError):
        drafts.remove(window.vault, current(window).uuid)
    _let_go(window)


def leave(window: Window) -> bool:
    """Leave the draft unfinished, to be offered again; remove it if nothing was changed in it.

    Returns:
        Whether it was left; False if it cannot be sealed, and the person stays with it.
    """
    if _leave(window):
        return True
    try:
        without = console.confirm("It cannot be kept as a draft now. Leave without it?")
    except console.WentBack:
        without = False
    if without:
        _let_go(window)
    return without


def seal_another(window: Window, draft: Draft) -> None:
    """Seal a draft that is not the one being written.

    Raises:
        JournalError: it cannot be sealed.
    """
    drafts.keep(window.vault, draft.uuid, draft.to_bytes(), window.keys)


@contextmanager
def left_on_every_way_out(window: Window) -> Iterator[None]:
    """Leave the draft if the block ends before its text was kept."""
    try:
        yield
    except (console.Ended, KeyboardInterrupt) as way_out:
        if isinstance(way_out, KeyboardInterrupt):
            console.say()
        if not _leave(window):
            _give_back(window)
        raise
    except BaseException:
        # The terminal may be gone, so a draft that could be sealed is not mentioned.
        begun = window.draft is not None and not _is_as_begun(window)
        if begun and not _seal(window, silent=True):
            _give_back(window)
        raise


def offer(window: Window, uuids: Iterable[UUID]) -> Iterator[Draft]:
    """Ask about drafts one by one, the newest first, and yield those to open."""
    held: list[tuple[UUID, claims.Claim]] = []
    try:
        for uuid in uuids:
            claim = claims.claim(window.vault, uuid)
            if claim is not None:
                held.append((uuid, claim))
        found = [_read_unfinished(window, uuid) for uuid, _ in held]
        for draft in newest_first(filter(None, found)):
            answer = _ask_about(window, draft)
            place = [uuid for uuid, _ in held].index(draft.uuid)
            claim = held.pop(place)[1]
            if answer != OPEN:
                claim.release()
                continue
            # Until something is typed, nothing else keeps other windows from it.
            window.claim = claim
            try:
                yield draft
            finally:
                if window.draft is None:
                    _let_go(window)
    finally:
        for _, claim in held:
            claim.release()


def left_unfinished(window: Window) -> list[Draft]:
    """Return all drafts that were left and no other window has, the newest first.

    If they cannot be listed, that is said once.
    """
    try:
        uuids = drafts.waiting(window.vault)
    except JournalError as error:
        if not window.unlisted:
            console.tell(error)
        window.unlisted = True
        return []
    found = []
    for uuid in uuids:
        claim = claims.claim(window.vault, uuid)
        if claim is not None:
            try:
                found.append(_read_unfinished(window, uuid))
            finally:
                claim.release()
    return newest_first(filter(None, found))


def _leave(window: Window) -> bool:
    """Leave the draft and say so, or return False if it cannot be sealed."""
    if window.draft is None:
        return True
    if window.draft.empty or _is_as_begun(window):
        drop(window)
        return True
    if not _seal(window):
        return False
    window.left_drafts.append(window.draft.uuid)
    console.say(LEFT)
    _let_go(window)
    return True


def _give_back(window: Window) -> None:
    """Print the words being written, which could not be kept anywhere."""
    words = current(window).whole
    with suppress(OSError):
        if words.strip():
            console.say(NOT_KEPT)
            console.say(words)


def _read_unfinished(window: Window, uuid: UUID) -> Draft | None:
    """Read a draft; if its entry is kept already, remove the leftover file and return None."""
    reported = opening.AlreadyReported.of(window.journal)
    draft = left_drafts.unfinished(window.journal, uuid, partial(drafts.remove, window.vault))
    opening.tell_set_aside(window.journal, reported)
    return draft


def _ask_about(window: Window, draft: Draft) -> str:
    about = first_sentence(unfinished.first_words(draft))
    answer = finish(ask(window.talk, draft, about))
    if answer != LATER and draft.uuid in window.left_drafts:
        window.left_drafts.remove(draft.uuid)
    if answer == THROW:
        try:
            in_trash = window.journal.write(unfinished.throw, draft)
            drafts.remove(window.vault, draft.uuid)
            console.say(wording.IN_TRASH if in_trash else wording.GONE)
        except JournalError as error:
            console.tell(error)
    return answer


def _is_as_begun(window: Window) -> bool:
    now, begun = current(window), window.begun
    return begun is not None and replace(now, changed_at=begun.changed_at) == begun


def _seal(window: Window, *, silent: bool = False) -> bool:
    """Seal the draft, and return whether it worked; say once if it did not."""
    draft = current(window)
    if draft.empty:
        return False
    try:
        if window.claim is None or not window.claim.is_visible:
            window.claim = claims.claim(window.vault, draft.uuid)
        drafts.keep(window.vault, draft.uuid, draft.to_bytes(), window.keys)
    except JournalError as error:
        if not (window.unsealed or silent):
            console.tell(error)
            console.say(UNSEALED)
        window.unsealed = True
        return False
    window.unsealed = False
    return True


def _let_go(window: Window) -> None:
    window.draft = window.begun = None
    if window.claim is not None:
        window.claim.release()
        window.claim = None
