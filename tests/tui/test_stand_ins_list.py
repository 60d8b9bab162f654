"""Names and their stand-ins, reached by name: decided, changed, left, and taken back."""

import pytest
from walk import keep, walking

from bondjournal.addition import NewTopic
from bondjournal.journal import stand_ins as decided
from bondjournal.journal import topics as kept
from bondjournal.tui.anything import Anything
from bondjournal.tui.flows.doors import by_name
from bondjournal.tui.flows.stand_ins import stand_ins
from bondjournal.tui.screens.prepare_name import AskWords
from bondjournal.tui.screens.stand_ins import StandIns


@pytest.fixture
def names(journal, at):
    """Two names on the next page, one of them in an entry, and one that is decided."""
    at("2026-05-11T18:00")
    keep(journal, body="A call with Nadia.", share="as-written", at="2026-05-06T12:00")
    keep(journal, body="With Cora, for me alone.", at="2026-05-07T12:00")
    with journal.write() as session:
        kept.add(session, NewTopic(text="what Ilse and Marek said"))
        decided.decide(session, "Marek", "my manager")


def all_of(journal):
    with journal.read() as session:
        return {one.name: one.instead for one in decided.all_of(session)}


async def to_names(walk):
    walk.app.go(stand_ins(walk.app))
    await walk.at(StandIns)


async def test_it_has_a_door_by_name(journal):
    async with walking(journal) as walk:
        doors = dict(by_name(walk.app))
        assert doors["stand_ins.stand_ins"] == "Names and their stand-ins"
        await walk.press("ctrl+p")
        await walk.at(Anything)
        await walk.type("their stand\n")
        await walk.at(StandIns)
        await walk.shows("No name is decided yet. That is fine.")
        await walk.press("enter", "l", "delete")
        await walk.at(StandIns)
    assert all_of(journal) == {}


async def test_undecided_names_come_first_and_private_ones_not_at_all(journal, names):
    async with walking(journal) as walk:
        await to_names(walk)
        await walk.shows("not decided")
        text = walk.text
        assert text.index("Ilse") < text.index("Nadia") < text.index("Marek")
        assert "my manager" in text
        assert "Cora" not in text


async def test_they_are_decided_changed_left_and_taken_back(journal, names):
    async with walking(journal) as walk:
        await to_names(walk)
        await walk.shows("Ilse")
        await walk.press("enter")
        await walk.at(AskWords)
        await walk.shows("What stands instead of 'Ilse'?")
        await walk.type("my sister\n")
        await walk.at(StandIns)
        await walk.until(lambda: all_of(journal).get("Ilse") == "my sister")
        await walk.until(lambda: walk.screen._chosen.name == "Ilse")
        await walk.shows("not decided ▏ Nadia")
        await walk.press("home")
        await walk.until(lambda: walk.screen._chosen.name == "Nadia")
        await walk.press("l")
        await walk.until(lambda: all_of(journal).get("Nadia") == "")
        await walk.shows("left as it is")
        await walk.press("home")
        await walk.until(lambda: walk.screen._chosen.name == "Ilse")
        await walk.press("delete")
        await walk.until(lambda: "Ilse" not in all_of(journal))
        await walk.shows("not decided")
        await walk.press("end")
        await walk.until(lambda: walk.screen._chosen.name == "Nadia")
        await walk.press("enter")
        await walk.at(AskWords)
        await walk.press("escape")
        await walk.at(StandIns)
    assert all_of(journal) == {"Marek": "my manager", "Nadia": ""}


async def test_one_is_added(journal, names):
    async with walking(journal) as walk:
        await to_names(walk)
        await walk.press("a")
        await walk.at(AskWords)
        await walk.type("Bo\n")
        await walk.shows("What stands instead of 'Bo'?")
        await walk.type("my boss\n")
        await walk.at(StandIns)
        await walk.until(lambda: all_of(journal).get("Bo") == "my boss")
        await walk.press("a")
        await walk.at(AskWords)
        await walk.type("...\n")
        await walk.shows("What stands instead of '...'?")
        await walk.type("x\n")
        await walk.at(StandIns)
        await walk.shows("There is no name to replace.")
    assert all_of(journal) == {"Bo": "my boss", "Marek": "my manager"}
