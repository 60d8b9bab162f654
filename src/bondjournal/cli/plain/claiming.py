"""Whose it is: asked of what belongs to nobody, in Prepare and where something new was kept."""

from uuid import UUID

from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import one_of
from bondjournal.cli.plain.window import Window
from bondjournal.journal import owners, whose
from bondjournal.summary import unclaimed
from bondjournal.wording import whose as words

_ANYONE, _SKIP, _REST = "a", "s", "r"


def ask_before_preparing(window: Window, them: UUID, appointment: UUID | None) -> bool:
    """Ask of each thing that could be on this page and belongs to nobody which one it is about.

    Return whether anything was asked.
    """
    waiting = window.journal.read(unclaimed.of_page, them, appointment, today=window.today)
    names = window.journal.read(whose.names)
    for place, one in enumerate(waiting):
        day = rows.on(one.day, window.today) if one.day else ""
        for line in words.asked(one.kind, rows.fit(one.words), day).splitlines()[:-1]:
            console.say(line)
        if not _ask(window, names, one.uuid, last=place == len(waiting) - 1):
            break
    return bool(waiting)


def ask_about_new(window: Window, uuid: UUID) -> None:
    """Ask which therapist something new is about, where that is not clear; it can be skipped."""
    if names := window.journal.read(owners.to_ask, uuid):
        _ask(window, names, uuid, last=True)


def _ask(window: Window, names: dict[UUID, str], uuid: UUID, *, last: bool) -> bool:
    """Ask about one thing; return whether to go on with the next."""
    others = {_ANYONE: words.any_of(list(names.values())), _SKIP: words.SKIP}
    others |= {} if last else {_REST: words.SKIP_ALL}
    place, letter = one_of(words.QUESTION, list(names.values()), others, _SKIP)
    if letter in (_SKIP, _REST):
        return letter == _SKIP
    window.journal.write(owners.give, uuid, None if letter else list(names)[place])
    return True
