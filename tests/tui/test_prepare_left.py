"""Preparing is left at any step, by a key, by the lock or by a kill, and taken up again there."""

import os
import sys
from contextlib import contextmanager
from datetime import date, time
from pathlib import Path

import pytest
from begun import begun
from sqlmodel import select
from unhurried import unhurried  # noqa: F401
from walk import PASSPHRASE, ZONE, keep, walking

from bondjournal import dates
from bondjournal.addition import NewRating, NewTopic
from bondjournal.journal import (
    appointments,
    entries,
    ratings,
    settings,
    tables,
    therapists,
    topics,
)
from bondjournal.tui import pauses
from bondjournal.tui.locking import Before
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.prepare_first import FirstStep
from bondjournal.tui.screens.prepare_help import HelpStep
from bondjournal.tui.screens.prepare_notes import NotesStep
from bondjournal.tui.screens.prepare_read import ReadStep
from bondjournal.tui.screens.prepare_rest import RestStep
from bondjournal.tui.screens.prepare_topics import TopicsStep
from bondjournal.tui.screens.prepare_write import WriteStep
from bondjournal.unlock import unlock
from bondjournal.vault import drafts, sealed_files
from optimized import once_more_optimized
from terminal import Terminal
from waiting import LONGEST, until

pytestmark = pytest.mark.long

WAY = ("notes", "topics", "first", "help", "rest", "read", "write")
SCREENS = dict(
    zip(
        WAY,
        (NotesStep, TopicsStep, FirstStep, HelpStep, RestStep, ReadStep, WriteStep),
        strict=True,
    )
)
LEFT_IT = "Prepare for Tuesday, where you left it"
BODY = "She rang. I got small."


@pytest.fixture(autouse=True)
def clock(at):
    return at("2026-05-10T18:00")


@pytest.fixture
def between(journal):
    """A session with a number, one to come, an entry after the first, and a topic."""
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        days = (date(2026, 4, 28), date(2026, 5, 12))
        last, _ = (appointments.add(session, them, dates.When(day, time(16)), ZONE) for day in days)
        five = NewRating(scale="heard", value=5)
        ratings.give(session, last, five, at=dates.now(), day=last.day)
        topics.add(session, NewTopic(text="the stairs"))
        settings.put(session, "look.offered", True)
    keep(journal, at="2026-05-02T10:00", body=BODY)
    (Path.home() / "Documents").mkdir(mode=0o700)
    return journal


SEEN = {"notes": BODY, "rest": "Heard 5"}
"""What shows that a step is there, besides the name of all of them."""


async def go_to(walk, step):
    """Go to a step: from home to the first, and on from the one before."""
    await walk.press("p" if step == "notes" else "ctrl+s")
    await walk.at(SCREENS[step])
    await walk.shows(SEEN.get(step, "Prepare for Tuesday"))


DECIDED = {
    "notes": (("a",), "all of it"),
    "topics": (("end", "enter", *"phone"), "phone"),
    "first": (("1", "tab", *"again"), "again"),
    "help": (("t", "l"), "then"),
    "rest": (("space",), "on the page"),
    "read": ((), "What I'd like to talk about"),
    "write": ((), "What I'd like to talk about"),
}
"""What is decided at each step, and how one sees it there."""


async def decide(walk, step):
    """Decide it, and return what is there of all steps up to this one then."""
    keys, shown = DECIDED[step]
    for key in keys:
        await walk.press(key)
    if keys:
        await walk.shows(shown)
    upto = WAY[: WAY.index(step) + 1]
    return NOTHING | {name: BECOMES[name] for name in upto if name in BECOMES}


async def test_left_by_escape_at_any_step_it_goes_on_there(between):
    async with walking(between) as walk:
        for step in WAY:
            await go_to(walk, step)
            there = await decide(walk, step)
            await walk.press("escape")
            await walk.at(Home)
            await walk.shows(LEFT_IT)
            await walk.press("p")
            await is_there(walk, step)
            assert decided(between) == (step, there)


async def test_locked_at_any_step_it_leads_back_to_it(between):
    how = {"journal": between}
    for step in WAY:
        async with begun(between.vault, **how) as walk:
            if step == "notes":
                await walk.at(Home)
            else:
                await is_there(walk, WAY[WAY.index(step) - 1])
            await go_to(walk, step)
            there = await decide(walk, step)
            await walk.press("f9")
            await walk.until(lambda: walk.app._exit, "the end")
        assert not drafts.waiting(between.vault)
        (name,) = sealed_files.names(between.vault.path / "places")
        how = {"passphrase": PASSPHRASE, "before": Before(place=name)}
        with opened(between.vault) as journal:
            assert decided(journal) == (step, there)
    async with begun(between.vault, **how) as walk:
        await is_there(walk, step)
        await walk.press("escape")
        await walk.at(Home)
        await walk.shows(LEFT_IT)


async def is_there(walk, step):
    """See the step, and what was decided there; what is written is read before."""
    await walk.at(SCREENS["read" if step == "write" else step])
    await walk.shows(DECIDED[step][1])


NOTHING = {
    "notes": ("only-me", ""),
    "topics": [],
    "first": (False, ""),
    "help": [],
    "rest": False,
}
BECOMES = {
    "notes": ("as-written", ""),
    "topics": ["phone"],
    "first": (True, "again"),
    "help": ["working it out together", "listening first"],
    "rest": True,
}


TYPED = {
    "notes": (("o", *"small"), ("only-me", "small")),
    "topics": ((*"phone",), ["phone"]),
    "first": (("1", "tab", *"again"), (True, "again")),
    "help": (("l", "tab", *"walk"), ["listening first", "walk"]),
}


async def test_what_is_typed_is_kept_in_a_pause(between, monkeypatch):
    monkeypatch.setattr(pauses, "PAUSE", 0.05)
    async with walking(between) as walk:
        for step, (keys, becomes) in TYPED.items():
            await go_to(walk, step)
            for key in keys:
                await walk.press(key)
            await walk.until(lambda: decided(between)[1][step] == becomes, step)  # noqa: B023
            await walk.shows("Kept.")
            await walk.until(lambda: walk.screen.unfinished() is None)
            if step == "notes":
                await walk.press("escape")


async def test_a_topic_that_is_being_replaced_is_not_let_go_in_a_pause(between, monkeypatch):
    for name in ("PAUSE", "LONGEST"):
        monkeypatch.setattr(pauses, name, LONGEST)
    async with walking(between) as walk:
        await go_to(walk, "notes")
        await go_to(walk, "topics")
        await walk.press("shift+tab", "end", *["backspace"] * len("the stairs"))
        walk.screen.in_a_pause()
        await walk.type("the cellar")
        walk.screen.in_a_pause()
        await walk.shows("Kept.")
    with between.session() as session:
        assert [(one.text, one.state) for one in topics.all_of(session)] == [("the cellar", "open")]


THERE = {
    "notes": "She rang. I got small.",
    "topics": "Up to three.",
    "first": "Put it first.",
    "help": "What would help most?",
    "rest": "Heard 5",
}
"""What shows that a step is there."""
KILLED = {
    "notes": ("o", "back to the notes", "I felt small."),
    "topics": ("", "", "the quiet on the phone"),
    "first": ("1", "", ""),
    "help": ("t", "", ""),
    "rest": (" ", "", ""),
}
"""At each step: a key, what it leads to, and the words typed then before the program is killed."""


AGAIN = {"first": "first, please", "help": "first", "rest": "on the page"}
"""What was decided by a key alone, as it is seen afterwards."""


@pytest.fixture
def start(between, besides, tmp_path):
    """Start the program on the journal's vault, unlocked, with a terminal of its own."""
    begun = []
    between.close()

    def starts():
        arguments = [sys.executable, "-m", "bondjournal", "--vault", str(between.vault.path)]
        begun.append(Terminal(arguments, {**os.environ, "LANG": "C.UTF-8", **besides}, tmp_path))
        begun[-1].expect("Locked.")
        begun[-1].expect("open")
        begun[-1].type(PASSPHRASE + "\r")
        begun[-1].expect("Look back")
        return begun[-1]

    yield starts
    for terminal in begun:
        terminal.close()


@contextmanager
def opened(vault):
    journal = unlock(vault, PASSPHRASE)
    try:
        yield journal
    finally:
        journal.close()


def decided(journal):
    """What is in the journal of each step, and at which one it was left."""
    with journal.session() as session:
        (entry,) = (entries.by_uuid(session, one.uuid) for one in entries.page(session))
        prepared = session.exec(select(tables.Preparation)).one()
        rating = session.exec(select(tables.Rating)).one()
        topic, *more = topics.all_of(session, "open")
        found = {
            "notes": (entry.share, entry.gist),
            "topics": [one.text for one in more],
            "first": (topic.first, topic.more),
            "help": prepared.would_help,
            "rest": rating.on_page,
        }
        return prepared.step, found


AFTER_A_KILL = {
    "notes": ("only-me", "I felt small."),
    "topics": ["the quiet on the phone"],
    "first": (True, ""),
    "help": ["working it out together"],
    "rest": True,
}


@once_more_optimized
def test_killed_at_any_step_nothing_typed_is_gone_and_it_goes_on_there(between, start):
    terminal = start()
    terminal.type("p")
    for step, (key, leads_to, words) in KILLED.items():
        if step != "notes":
            terminal.type("\x13")
        terminal.expect(THERE[step])
        terminal.type(key)
        terminal.expect(leads_to)
        terminal.type(words)
        with opened(between.vault) as journal:
            until(
                lambda: decided(journal)[1][step] == AFTER_A_KILL[step],  # noqa: B023
                f"what was typed at {step}",
                lambda: terminal.shown,  # noqa: B023
            )
            assert decided(journal)[0] == step
        terminal.process.kill()
        terminal.process.wait()
        assert not drafts.waiting(between.vault)
        terminal = start()
        terminal.expect("where you left it")
        terminal.type("p")
        terminal.expect(THERE[step])
        terminal.expect(AGAIN.get(step, ""))
        terminal.type("o" if step == "notes" else "")
        terminal.expect(words)
        terminal.type("\x1b" if step == "notes" else "")
        terminal.expect("as written" if step == "notes" else "")
