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
    ratings,
    settings,
    stand_ins,
    tables,
    therapists,
    topics,
)
from bondjournal.tui.locking import Before
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.prepare_choose import ChooseStep
from bondjournal.tui.screens.prepare_names import NamesStep
from bondjournal.tui.screens.prepare_read import ReadStep
from bondjournal.tui.screens.prepare_topics import TopicsStep
from bondjournal.unlock import unlock
from bondjournal.vault import drafts, sealed_files
from optimized import once_more_optimized
from terminal import Terminal
from waiting import until

pytestmark = pytest.mark.long

WAY = ("choose", "topics", "names", "page")
SCREENS = dict(zip(WAY, (ChooseStep, TopicsStep, NamesStep, ReadStep), strict=True))
LEFT_IT = "Prepare for Tuesday, where you left it"
BODY = "And then Nadia rang. I got small."


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
    keep(journal, at="2026-05-02T10:00", body=BODY, share="as-written")
    (Path.home() / "Documents").mkdir(mode=0o700)
    return journal


SEEN = {"choose": BODY, "names": "not decided yet", "page": "readable by anyone"}
"""What shows that a step is there, besides the name of all of them."""


async def go_to(walk, step):
    """Go to a step: from home to the first, and on from the one before."""
    await walk.press("p" if step == "choose" else "ctrl+s")
    await walk.at(SCREENS[step])
    await walk.shows(SEEN.get(step, "Prepare for Tuesday"))


DECIDED = {
    "choose": (("down", "space"), "on the page"),
    "topics": (("asterisk", "end", "up", "space"), "1st"),
    "names": (("space",), "someone"),
    "page": ((), "What I'd like to talk about"),
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
            if step == "choose":
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
    """See the step, and what was decided there."""
    await walk.at(SCREENS[step])
    await walk.shows(DECIDED[step][1])


NOTHING = {"choose": False, "topics": (False, []), "names": None}
BECOMES = {"choose": True, "topics": (True, ["deciding something"]), "names": "someone"}


THERE = {
    "choose": "heard 5 of 10",
    "topics": "Up to three.",
    "names": "Leave them or swap them?",
}
"""What shows that a step is there."""
KILLED = {"choose": "j ", "topics": "*jjjj ", "names": " "}
"""The keys that decide something at each step, before the program is killed."""


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
        prepared = session.exec(select(tables.Preparation)).one()
        rating = session.exec(select(tables.Rating)).one()
        (topic,) = topics.all_of(session, "open")
        name = stand_ins.find(session, "Nadia")
        found = {
            "choose": rating.on_page,
            "topics": (topic.first, prepared.would_help),
            "names": name.instead if name else None,
        }
        return prepared.step, found


@once_more_optimized
def test_killed_at_any_step_nothing_is_gone_and_it_goes_on_there(between, start):
    terminal = start()
    terminal.type("p")
    for step, keys in KILLED.items():
        if step != "choose":
            terminal.type("\x13")
        terminal.expect(THERE[step])
        for key in keys:
            terminal.type(key)
        with opened(between.vault) as journal:
            until(
                lambda: decided(journal)[1][step] == BECOMES[step],  # noqa: B023
                f"what was decided at {step}",
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
        terminal.expect(DECIDED[step][1])
