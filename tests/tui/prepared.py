"""Journals to prepare a page in, and what is in them then."""

from datetime import date, time

from sqlmodel import select
from walk import ZONE, keep

from bondjournal import dates
from bondjournal.journal import appointments, entries, preparations, tables, therapists
from bondjournal.summary.choose import choose


def add_entries(journal):
    """A session a while ago and one on Tuesday, and three entries after the first."""
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        for day in ("2026-04-28", "2026-05-12"):
            when = dates.When(date.fromisoformat(day), time(16))
            appointments.add(session, them, when, ZONE)
    keep(journal, at="2026-04-20T10:00", body="Before it.")
    return [
        keep(journal, at="2026-05-02T10:00", title="a hard call", body="She rang. I got small."),
        keep(journal, at="2026-05-06T10:00", body="A calmer answer."),
        keep(journal, at="2026-05-08T10:00", body="Slept badly."),
    ]


def begin_at(journal, step, **changes):
    """Begin the preparation of the next session's page, at a step."""
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        upcoming = appointments.next_one(session, dates.now())
        prepared = preparations.begin(session, them, upcoming)
        preparations.change(session, prepared, step=step, **changes)


def prepared(journal):
    with journal.session() as session:
        return session.exec(select(tables.Preparation)).first()


def entry(journal, uuid):
    with journal.session() as session:
        return entries.by_uuid(session, uuid)


def page(journal):
    """The page as it would be written now."""
    with journal.session() as session:
        upcoming = appointments.next_one(session, dates.now())
        return choose(session, therapists.usual_one(session), upcoming, today=date(2026, 5, 10))


def row(walk, words):
    """The row of the screen with these words; empty if there is none."""
    return next((row for row in walk.rows if words in row), "")


async def at_step(walk, kind):
    await walk.press("p")
    await walk.at(kind)
