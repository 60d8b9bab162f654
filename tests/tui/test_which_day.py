"""Which day was it: asked from home about what waits, by the day, a known session, or the trash."""

from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time

import pytest
from sqlmodel import select
from walk import ZONE, Walk, walking

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, NewRating
from bondjournal.journal import additions, appointments, moments, tables, therapists, versions
from bondjournal.tui.app import JournalApp
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.slips import AskValue, Pick
from bondjournal.tui.screens.trends import Trends

HEARD = NewRating(scale="heard", value=4)


@pytest.fixture(autouse=True)
def clock(at):
    return at("2026-05-11T15:00")


@pytest.fixture
def ben(journal):
    with journal.transaction() as session:
        them = tables.Therapist(name="Ben")
        versions.keep(session, them)
        return them.uuid


def keep(journal, body="", day=None):
    entry = NewEntry(body=body, after=True) if body else None
    made = Addition(
        at=datetime(2026, 5, 11, 14, tzinfo=UTC),
        zone=ZONE,
        entry=entry,
        ratings=() if body else (HEARD,),
        session=day,
    )
    with journal.transaction() as session:
        additions.keep(session, made)
    return made.uuid


def had(journal, day, them=None):
    with journal.transaction() as session:
        who = therapists.by_uuid(session, them) if them else therapists.usual_one(session)
        return appointments.add(session, who, dates.When(day, time(10)), ZONE).uuid


def rows(journal, noun):
    with journal.session() as session:
        return list(session.exec(select(noun)))


@asynccontextmanager
async def opened(journal):
    """Open the app on a journal where something waits to be asked."""
    app = JournalApp(journal.vault, journal=journal)
    async with app.run_test(size=(80, 24)) as pilot:
        yield Walk(app, pilot)


async def at_the_question(walk):
    await walk.at(Home)
    await walk.press("home", "enter")
    await walk.at(Pick)


async def test_home_names_what_waits_and_leads_to_a_session_that_is_known(journal):
    there = had(journal, date(2026, 4, 21))
    keep(journal, "a heron", date(2026, 4, 28))
    async with opened(journal) as walk:
        await at_the_question(walk)
        await walk.shows("An entry, kept on Monday 11 May 2026, for 28 April.")
        await walk.shows("Tuesday 21 April 2026")
        assert "heron" not in walk.text
        await walk.press("1")
        await walk.at(Home)
        await walk.until(lambda: "No session known" not in walk.text)
    (entry,) = rows(journal, tables.Entry)
    assert (entry.appointment_uuid, entry.waits) == (there, False)


async def test_there_was_one_on_the_day_that_was_named(journal):
    keep(journal, day=date(2026, 4, 28))
    async with opened(journal) as walk:
        await at_the_question(walk)
        await walk.press("y")
        await walk.at(Home)
    (there,) = rows(journal, tables.Appointment)
    assert (there.day, there.state) == (date(2026, 4, 28), "attended")
    assert [one.appointment_uuid for one in rows(journal, tables.Rating)] == [there.uuid]


async def test_with_two_it_is_asked_with_whom(journal, ben):
    keep(journal, "a heron")
    async with opened(journal) as walk:
        await at_the_question(walk)
        await walk.press("d")
        await walk.at(AskValue)
        await walk.type("8 May\n")
        await walk.at(Pick)
        await walk.press("2")
        await walk.at(Home)
    (there,) = rows(journal, tables.Appointment)
    assert (there.day, there.therapist_uuid) == (date(2026, 5, 8), ben)


async def test_thrown_away_it_is_in_the_trash(journal):
    keep(journal, "a heron")
    async with opened(journal) as walk:
        await at_the_question(walk)
        await walk.press("t")
        await walk.shows("Throw it away? It stays in the trash for 14 days.")
        await walk.press("n")
        await walk.at(Home)
        assert len(rows(journal, tables.Entry)) == 1
        await walk.press("home", "enter")
        await walk.at(Pick)
        await walk.press("t", "y")
        await walk.at(Home)
        await walk.shows("It is in the trash.")
    assert rows(journal, tables.Entry) == []
    with journal.session() as session:
        assert [one.noun for one in versions.trash(session)] == ["entry"]


async def test_how_it_has_felt_says_what_waits(journal):
    keep(journal, day=date(2026, 4, 28))
    async with opened(journal) as walk:
        await walk.at(Home)
        await walk.press("ctrl+p")
        await walk.type("How it has felt\n")
        await walk.at(Trends)
        await walk.shows("No session known yet: a rating for 28 April.")


async def test_a_moment_is_in_the_session_of_its_day_whoever_it_was_with(journal, ben):
    there = had(journal, date(2026, 5, 5), ben)
    with journal.transaction() as session:
        moments.add(session, "she waited", day=date(2026, 5, 11))
    async with walking(journal) as walk:
        await walk.press("ctrl+p")
        await walk.type("Moments\n")
        await walk.shows("she waited")
        await walk.press("down", "enter")
        await walk.shows("What do you want to do?")
        await walk.press("y")
        await walk.at(AskValue)
        await walk.type("5 May\n")
        await walk.shows("From the session on Tuesday 5 May 2026.")
        await walk.press("enter")
        await walk.shows("What do you want to do?")
        await walk.press("y")
        await walk.at(AskValue)
        await walk.type("6 May\n")
        await walk.until(lambda: "From the session" not in walk.text)
    (moment,) = rows(journal, tables.Moment)
    assert (moment.day, moment.appointment_uuid) == (date(2026, 5, 6), None)
    assert [one.uuid for one in rows(journal, tables.Appointment)] == [there]


def about_jo(journal):
    made = Addition(
        at=datetime(2026, 5, 11, 14, tzinfo=UTC),
        zone=ZONE,
        entry=NewEntry(body="a heron"),
        therapist="Jo",
    )
    with journal.transaction() as session:
        additions.merge(session, made.uuid, made)
    return made.uuid


def owner_of(journal):
    (entry,) = rows(journal, tables.Entry)
    (them,) = [one for one in rows(journal, tables.Therapist) if one.uuid == entry.therapist_uuid]
    return them.name


@pytest.mark.parametrize(("key", "name"), [("1", "Ann"), ("n", "Jo")])
async def test_home_asks_who_has_a_name_that_no_therapist_has(journal, key, name):
    with journal.transaction() as session:
        therapists.rename(session, therapists.usual_one(session), "Ann")
    about_jo(journal)
    async with opened(journal) as walk:
        await walk.at(Home)
        await walk.shows("Who is Jo?")
        await walk.press("home", "enter")
        await walk.at(Pick)
        await walk.press(key)
        await walk.at(Home)
        await walk.until(lambda: "Who is Jo?" not in walk.text)
    assert owner_of(journal) == name


async def test_somebody_new_beside_one_without_a_name_needs_both_names(journal):
    about_jo(journal)
    async with opened(journal) as walk:
        await walk.at(Home)
        await walk.press("home", "enter")
        await walk.at(Pick)
        await walk.press("n")
        await walk.shows("has no name yet.")
        await walk.type("Ann\n")
        await walk.at(Home)
        await walk.until(lambda: "Who is Jo?" not in walk.text)
    assert owner_of(journal) == "Jo"
    assert {one.name for one in rows(journal, tables.Therapist)} == {"Ann", "Jo"}
