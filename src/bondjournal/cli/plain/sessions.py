"""Sessions line by line: the list, in parts, and what can be done with a session."""

from functools import partial
from uuid import UUID

from bondjournal.cli.plain import after, entry, nouns, prepare, rows
from bondjournal.cli.plain.questions import browse
from bondjournal.cli.plain.window import Window
from bondjournal.draft import AboutSession
from bondjournal.flows.pages import PAGES
from bondjournal.journal import session_list
from bondjournal.journal.session_list import Listed
from bondjournal.nouns import session
from bondjournal.nouns.session import SESSION
from bondjournal.talk import finish


def sessions(window: Window) -> None:
    """List sessions and change them."""
    browse(
        SESSION.which,
        partial(_listed, window),
        lambda listed: by_uuid(window, listed.uuid),
        nothing=SESSION.nothing,
        others={"a": ("Add one", lambda: finish(SESSION.add(window.talk)))},
    )


def by_uuid(window: Window, uuid: UUID) -> None:
    """Tell about a session, even one not in the list, and ask what to do with it.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    way = finish(session.about(window.talk, uuid))
    if way is None:
        return
    details = window.journal.read(session_list.details, uuid, window.now)
    if way == "after":
        after.after(window, meant=AboutSession(appointment=uuid))
    elif way == "prepare":
        prepare.prepare(window, uuid.hex)
    elif way == "read":
        for line in details.lines:
            entry.read(window, line.uuid)
    elif details.page:
        nouns.one_of(window, PAGES, finish(PAGES.again(window.talk, details.page.uuid)))


def _listed(window: Window) -> list[tuple[str, Listed]]:
    """Return the sessions to come, the next one first, then the past ones, the latest first."""
    everything = window.journal.read(session_list.listed, window.now)
    listed = [(rows.listed_session(one, window.today), one) for one in everything]
    coming = [row for row in listed if not row[1].past]
    return coming + [row for row in reversed(listed) if row[1].past]
