"""After a session, left in the middle: all of it is kept as a draft, and found again."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from begun import begun
from unhurried import unhurried  # noqa: F401
from walk import PASSPHRASE, ZONE, walking

from bondjournal import dates
from bondjournal.addition import NewTopic
from bondjournal.draft import AboutSession, Draft
from bondjournal.errors import Damaged
from bondjournal.journal import (
    appointments,
    pages,
    ratings,
    settings,
    tables,
    therapists,
    topics,
)
from bondjournal.tui import pauses
from bondjournal.tui.locking import Before
from bondjournal.tui.screens.after import After
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.unlock import Unlock
from bondjournal.vault import drafts, sealed_files

pytestmark = pytest.mark.long

AT = datetime(2026, 5, 12, 18, tzinfo=UTC)


@pytest.fixture
def tuesday(journal, at):
    """A session on Tuesday 12 May 2026, a page with two topics for it, and that evening."""
    at("2026-05-11T18:00")
    with journal.transaction() as session:
        settings.put(session, "look.offered", True)
        for text in ("the stairs", "my sister"):
            topics.add(session, NewTopic(text=text))
        when = dates.When(date(2026, 5, 12), time(16))
        them = therapists.usual_one(session)
        there = appointments.add(session, them, when, ZONE)
        uuid = there.uuid
        named = {"path": "/p", "sha256": "", "style": "full", "ask_to_delete": False}
        pages.remember(session, them, there, at=dates.now(), **named)
    at("2026-05-12T18:00")
    return uuid


def drafts_of(journal):
    return [
        Draft.from_bytes(drafts.open_draft(journal.vault, journal.keys, uuid))
        for uuid in drafts.waiting(journal.vault)
    ]


def numbers(journal, appointment):
    with journal.session() as session:
        return {
            one.scale: (one.value, one.line) for one in ratings.of_session(session, appointment)
        }


def rows(journal, noun):
    from sqlmodel import select

    with journal.session() as session:
        return list(session.exec(select(noun)))


async def hidden(walk):
    await walk.press("f9")
    await walk.until(lambda: walk.app._exit)


async def test_numbers_alone_outlive_a_lock_and_lead_back_to_themselves(journal, tuesday):
    async with walking(journal, "a") as walk:
        await walk.at(After)
        await walk.press("1", "0", "enter", "4")
        await hidden(walk)
    (draft,) = drafts_of(journal)
    assert draft.about.appointment == tuesday
    assert draft.about.numbers == {"heard": 10, "safe": 4}
    (place,) = sealed_files.names(journal.vault.path / "places")
    async with begun(journal.vault, before=Before(place=place)) as walk:
        await walk.at(Unlock)
        await walk.type(PASSPHRASE)
        await walk.press("enter")
        await walk.at(After)
        await walk.shows("[10]")
        await walk.shows("[4]")
        await walk.press("ctrl+s", "ctrl+s")
        await walk.at(Home)
        await walk.shows("Kept.")
    assert numbers(journal, tuesday) == {"heard": (10, ""), "safe": (4, "")}
    assert drafts_of(journal) == []


async def test_everything_that_was_said_is_there_again(journal, tuesday):
    async with walking(journal, "a", size=(80, 50)) as walk:
        await walk.at(After)
        await walk.press("m", "5", "down")
        await walk.type("we moved on")
        await walk.press("tab", "tab", "tab")
        await walk.type("A heron\nstood there.")
        await walk.press("tab")
        await walk.type("the name of the street\n")
        await walk.type("where the stairs went")
        await walk.press("ctrl+s")
        await walk.shows("the stairs")
        await walk.press("right")
        await walk.shows("[talked about]")
        await hidden(walk)
    async with begun(journal.vault, journal=journal, size=(80, 50)) as walk:
        await walk.at(Home)
        await walk.press("r", "o")
        await walk.at(After)
        await walk.shows("[talked about]")
        await walk.shows("my sister")
        await walk.press("shift+tab")
        await walk.shows("stood there.")
        await walk.shows("the name of the street")
        await walk.shows("where the stairs went")
        await walk.shows("we moved on")
        await walk.shows("[5]")
        await walk.press("escape")
        await walk.at(Home)
        await walk.shows("Kept.")
    assert numbers(journal, tuesday) == {"heard": (5, "we moved on")}
    (entry,) = rows(journal, tables.Entry)
    assert (entry.body, entry.appointment_uuid) == ("A heron\nstood there.", tuesday)
    (moment,) = rows(journal, tables.Moment)
    assert moment.text == "the name of the street"
    with journal.session() as session:
        assert appointments.by_uuid(session, tuesday).unsaid == "where the stairs went"
        assert [one.state for one in topics.all_of(session)] == ["talked", "open"]
    assert drafts_of(journal) == []


async def test_a_number_is_a_draft_soon(journal, tuesday, monkeypatch):
    monkeypatch.setattr(pauses, "PAUSE", 0.05)
    async with walking(journal, "a") as walk:
        await walk.at(After)
        await walk.press("7")
        await walk.until(lambda: drafts_of(journal), "a draft")
        await walk.until(lambda: walk.screen.unfinished() is None)
        await walk.press("x")
        await walk.until(lambda: "[7]" not in walk.text, "a number taken back")
        await walk.until(lambda: walk.screen.unfinished() is None)
        await walk.press("escape")
        await walk.at(Home)
    assert drafts_of(journal) == []
    assert numbers(journal, tuesday) == {}


async def test_one_about_a_day_that_was_not_known_goes_on_about_that_day(journal, at):
    at("2026-05-12T18:00")
    about = AboutSession(day=date(2026, 5, 11), numbers={"safe": 6})
    left = Draft(at=AT, changed_at=AT, zone=ZONE, after=True, about=about)
    drafts.keep(journal.vault, left.uuid, left.to_bytes())
    async with begun(journal.vault, journal=journal) as walk:
        await walk.at(Home)
        await walk.press("r", "o")
        await walk.at(After)
        await walk.shows("Mon 11 May")
        await walk.shows("[6]")
        await walk.press("ctrl+s")
        await walk.at(Home)
        await walk.shows("Kept.")
    (appointment,) = rows(journal, tables.Appointment)
    assert appointment.day == date(2026, 5, 11)
    assert numbers(journal, appointment.uuid) == {"safe": (6, "")}


async def test_what_was_kept_already_is_not_offered_again(journal, tuesday):
    about = AboutSession(appointment=tuesday, numbers={"heard": 5}, fields={"moment": "the pen"})
    left = Draft(at=AT, changed_at=AT, zone=ZONE, after=True, about=about)
    drafts.keep(journal.vault, left.uuid, left.to_bytes())
    async with begun(journal.vault, journal=journal) as walk:
        await walk.at(Home)
        await walk.press("r", "o")
        await walk.at(After)
        await walk.press("ctrl+s", "ctrl+s")
        await walk.at(Home)
        await walk.shows("Kept.")
    drafts.keep(journal.vault, left.uuid, left.to_bytes())
    async with walking(journal) as walk:
        await walk.pilot.pause()
        assert isinstance(walk.screen, Home)
    assert drafts_of(journal) == []


async def test_topics_left_by_escape_are_asked_another_time_and_answers_are_there(journal, tuesday):
    async with walking(journal, "a") as walk:
        await walk.at(After)
        await walk.press("5", "escape")
        await walk.at(Home)
        await walk.shows("Kept.")
        for step in ("right", "down"):
            await walk.press("a")
            await walk.at(After)
            await walk.press("ctrl+s")
            await walk.shows("These topics were on your page.")
            await walk.press(step)
            await walk.press("right", "escape")
            await walk.at(Home)
        await walk.press("a")
        await walk.at(After)
        await walk.press("ctrl+s")
        await walk.shows("You answered this on Tue 12 May. You can change it.")
        await walk.shows("[talked about]")
        await walk.shows("[not yet]")
    assert numbers(journal, tuesday) == {"heard": (5, "")}
    with journal.session() as session:
        assert [one.state for one in topics.all_of(session)] == ["kept", "talked"]


async def test_the_help_names_more_once(journal, tuesday):
    async with walking(journal, "a", size=(80, 60)) as walk:
        await walk.at(After)
        await walk.press("f1", "2")
        await walk.shows("this list")
        here = walk.text.split("Anywhere")[0].splitlines()
        assert sum(row.split("▏")[0].strip() == "m" for row in here) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"numbers": {"heard": 11}},
        {"numbers": {"heard": "x"}},
        {"numbers": []},
        {"topics": {"no uuid": "talked"}},
        {"day": "some day"},
        {"appointment": "no uuid"},
    ],
)
def test_a_draft_with_something_impossible_in_it_does_not_open(wrong):
    import json

    draft = Draft(at=AT, changed_at=AT, zone=ZONE, about=AboutSession(numbers={"heard": 5}))
    raw = json.loads(draft.to_bytes())
    raw["about"] |= wrong
    with pytest.raises(Damaged):
        Draft.from_bytes(json.dumps(raw).encode())


def test_a_draft_about_a_session_is_read_as_it_was_written():
    about = AboutSession(
        day=date(2026, 5, 12),
        numbers={"heard": 0},
        lines={"heard": "a line"},
        fields={"wished": ""},
        topics={"0" * 32: "kept"},
    )
    draft = Draft(at=AT, changed_at=AT, zone=ZONE, after=True, about=about)
    assert not draft.empty
    assert Draft.from_bytes(draft.to_bytes()) == draft
    assert replace(draft, about=AboutSession(day=date(2026, 5, 12))).empty
