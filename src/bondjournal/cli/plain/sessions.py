"""Sessions line by line: the list, some past ones at a time, and what one leads to."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from bondjournal.cli.plain import after, entry, nouns, rows
from bondjournal.cli.plain.questions import browse
from bondjournal.cli.plain.window import Window
from bondjournal.draft import AboutSession
from bondjournal.flows.pages import PAGES
from bondjournal.journal import session_list
from bondjournal.journal.session_list import Listed
from bondjournal.nouns import session
from bondjournal.nouns.session import SESSION
from bondjournal.talk import finish

_PAST = 10
"""So many past sessions are listed, and as many more each time."""


def sessions(window: Window) -> None:
    """List sessions and change them."""
    others: dict[str, tuple[str, Callable[[], object]]]
    others = {"a": ("Add one", lambda: finish(SESSION.add(window.talk)))}
    shown = _PAST

    def more() -> None:
        nonlocal shown
        shown += _PAST

    def listed() -> list[tuple[str, Listed]]:
        coming, past = _listed(window)
        others.pop("m", None)
        if len(past) > shown:
            others["m"] = ("More", more)
        return coming + past[:shown]

    one = partial(_one, window)
    browse(SESSION.which, listed, one, nothing=SESSION.nothing, others=others)


def by_uuid(window: Window, uuid: UUID) -> None:
    """Tell about a session, wherever it is in the list, and ask what to do with it.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    way = finish(session.about(window.talk, uuid))
    if way is None:
        return
    told = window.journal.read(session_list.told, uuid, window.now)
    if way == "after":
        after.after(window, meant=AboutSession(appointment=uuid))
    elif way == "read":
        for line in told.lines:
            entry.read(window, line.uuid)
    elif told.page:
        nouns.one_of(window, PAGES, finish(PAGES.again(window.talk, told.page.uuid)))


def _one(window: Window, listed: Listed) -> None:
    by_uuid(window, listed.uuid)


def _listed(window: Window) -> tuple[list[tuple[str, Listed]], list[tuple[str, Listed]]]:
    """Return the sessions to come, the next first, and the past ones, the last first."""
    everything = window.journal.read(session_list.listed, window.now)
    told = [(rows.listed_session(one, window.today), one) for one in everything]
    coming = [row for row in told if not row[1].past]
    return coming, [row for row in reversed(told) if row[1].past]
