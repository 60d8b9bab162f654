"""What is typed into a slip and cannot be kept is there again, with the reason, to be changed."""

from datetime import UTC, date, datetime

import pytest
from textual.widgets import Input, TextArea
from walk import keep, walking

from bondjournal import dates
from bondjournal.addition import NewTopic
from bondjournal.flows.sharing import share_entry
from bondjournal.journal import (
    appointments,
    hard_times,
    own_prompts,
    purging,
    seeing,
    stand_ins,
    therapists,
    topics,
)
from bondjournal.nouns.therapist import add_someone
from bondjournal.tui.flows import nouns, sessions, settings, vault
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.journal_lines import JournalLines
from bondjournal.tui.screens.request_sheet import RequestSheet
from bondjournal.tui.screens.slips import AskValue, Pick, SomeLines
from bondjournal.tui.slip import Slip
from bondjournal.tui.talk import OnScreen
from bondjournal.wording.hard_time import PLACE

LONG = "long " * 1000
TOO_LONG = "is longer than 4,096 bytes."


async def put(walk, words):
    """Put words where one types instead of what is there, and keep them."""
    await walk.until(lambda: isinstance(walk.screen.focused, Input | TextArea), "a field")
    field = walk.screen.focused
    if isinstance(field, Input):
        field.value = words
    else:
        field.load_text(words)
    await walk.press("enter" if isinstance(field, Input) else "ctrl+s")


async def is_there_again(walk, before, words, told):
    """Wait until a slip came back with what was typed and the reason, and return that slip."""

    def there():
        field = walk.screen.focused
        typed = getattr(field, "value", None) or getattr(field, "text", "")
        back = isinstance(walk.screen, Slip) and walk.screen is not before
        return back and typed.strip() == words.strip()

    await walk.until(there, "the words again")
    assert told in walk.screen.noticed
    return walk.screen


async def refuse(walk, words, told):
    """Type what cannot be kept into the slip that comes up, and see it there again."""
    await walk.until(lambda: isinstance(walk.screen, Slip), "a slip")
    slip = walk.screen
    await put(walk, words)
    await is_there_again(walk, slip, words, told)


def read(journal, function, *values):
    with journal.session() as session:
        return function(session, *values)


@pytest.fixture
def some(journal):
    """One thing of each kind that is changed in a slip."""
    with journal.transaction() as session:
        topics.add(session, NewTopic(text="the stairs"))
        hard_times.add(session, "steadied", "the window")
        own_prompts.add(session, "What stayed?")
        stand_ins.decide(session, "Ilse", "my sister")
        therapists.rename(session, therapists.usual_one(session), "Dr. Osei")
    return journal


CASES = {
    "a topic": (nouns.topics, ("n",), TOO_LONG),
    "a topic changed": (nouns.topics, ("e",), TOO_LONG),
    "a question": (nouns.prompts, ("n",), TOO_LONG),
    "a question changed": (nouns.prompts, ("end", "e", "w"), TOO_LONG),
    "a name to replace": (nouns.stand_ins, ("n",), TOO_LONG),
    "a stand-in": (nouns.stand_ins, ("enter",), TOO_LONG),
    "a therapist's name": (nouns.therapists, ("e",), TOO_LONG),
    "a setting": (settings.settings, (*["down"] * 9, "enter"), TOO_LONG),
    "a backup's folder": (vault.show_backups, ("n", "o"), "There is no such folder."),
}
"""What opens a list, the keys there, and why a long text is refused."""
MOVE = {"end", "down"}
"""Keys that open nothing."""


@pytest.mark.parametrize("case", CASES)
async def test_what_is_refused_is_there_again(some, case):
    flow, keys, told = CASES[case]
    async with walking(some) as walk:
        walk.app.go(flow(walk.app))
        await walk.until(lambda: not isinstance(walk.screen, Home) and walk.screen.is_active)
        for key in keys:
            await walk.press(key)
            await walk.until(lambda key=key: key in MOVE or isinstance(walk.screen, Slip))
        await walk.until(lambda: not isinstance(walk.screen, Pick))
        await refuse(walk, LONG, told)
        await walk.press("escape")
        if isinstance(walk.screen, JournalLines):
            await walk.shows("This is not kept yet. Press esc again to leave without it.")
            await walk.press("escape")
        await walk.until(lambda: isinstance(walk.screen, RequestSheet))


async def test_a_line_for_a_hard_time_is_there_again(some):
    async with walking(some, "ctrl+t") as walk:
        await walk.shows("the window")
        await walk.press("down", "enter")
        await refuse(walk, LONG, TOO_LONG)
        await walk.press("escape", "escape", "n", "s")
        await refuse(walk, LONG, TOO_LONG)
        await put(walk, "a short one")
        await walk.at(PLACE)
        await walk.shows("a short one")


async def test_the_line_a_page_may_carry_is_there_again(journal):
    uuid = keep(journal, body="what stayed")
    async with walking(journal) as walk:
        walk.app.go(share_entry(OnScreen(walk.app), uuid))
        await walk.shows("What may go on your page?")
        await walk.press("o")
        await walk.shows("The line, in your words")
        await put(walk, LONG)
        await walk.until(lambda: TOO_LONG in walk.screen.noticed, TOO_LONG)
        await walk.shows("The line, in your words")
        assert walk.screen.focused.text == LONG.strip()


async def test_both_names_are_there_again(journal):
    async with walking(journal) as walk:
        walk.app.go(add_someone(OnScreen(walk.app)))
        await walk.at(SomeLines)
        await walk.type("Osei\n")
        await put(walk, LONG)
        slip = await is_there_again(walk, None, "Osei", TOO_LONG)
        await walk.press("enter")
        await walk.until(lambda: slip.focused.text.strip() == LONG.strip())
        await put(walk, "Lindqvist")
        await walk.at(Home)
    assert sorted(one.name for one in read(journal, seeing.listed, datetime.now(UTC))) == [
        "Lindqvist",
        "Osei",
    ]


async def test_a_day_is_there_again_where_the_session_was_deleted_meanwhile(journal):
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        uuid = appointments.add(
            session, them, dates.When(date(2099, 5, 19), None), "Europe/Berlin"
        ).uuid
    async with walking(journal) as walk:
        walk.app.go(sessions.sessions(walk.app))
        await walk.at("Sessions")
        await walk.press("e")
        await walk.at(Pick)
        await walk.press("m")
        await walk.at(AskValue)
        with journal.transaction() as session:
            purging.remove(session, uuid)
        slip = walk.screen
        await put(walk, "30 December 15:00")
        await walk.until(lambda: isinstance(walk.screen, AskValue) and walk.screen is not slip)
        assert "deleted in the meantime" in walk.screen.noticed
        await walk.until(lambda: "30 December" in walk.screen.focused.value, "the day")
