"""Names and their stand-ins, reached by name: decided, changed, left, and taken back."""

import pytest
from walk import keep, walking

from bondjournal.addition import NewTopic
from bondjournal.journal import stand_ins as decided
from bondjournal.journal import topics as kept
from bondjournal.tui.flows.doors import by_name
from bondjournal.tui.flows.nouns import stand_ins
from bondjournal.tui.palette import Palette
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.slips import SomeLines
from bondjournal.tui.widgets.rows import Rows


def keep_names(journal):
    """Keep two names on the next page, one of them in an entry, and one that is decided."""
    keep(journal, body="A call with Nadia.", share="as-written", at="2026-05-06T12:00")
    keep(journal, body="With Cora, for me alone.", at="2026-05-07T12:00")
    with journal.transaction() as session:
        kept.add(session, NewTopic(text="what Ilse and Marek said"))
        decided.decide(session, "Marek", "my manager")


def all_of(journal):
    with journal.session() as session:
        return {one.name: one.instead for one in decided.all_of(session)}


async def chosen(walk, name):
    await walk.until(
        lambda: walk.screen.query_one(Rows).chosen.words == name, f"the mark at {name}"
    )


async def add(walk, name, instead, told):
    await walk.press("n")
    await walk.at(SomeLines)
    await walk.type(f"{name}\n")
    await walk.shows(f"What does the page say instead of '{name}'?")
    await walk.type(f"{instead}\n")
    await walk.at("Names and their stand-ins")
    await walk.shows(told)


async def test_what_is_no_name_is_told_before_it_is_asked_what_stands_instead(journal):
    async with walking(journal) as walk:
        walk.app.go(stand_ins(walk.app))
        await walk.at("Names and their stand-ins")
        await walk.press("n")
        await walk.at(SomeLines)
        await walk.type("...\n")
        await walk.shows("There is no name to replace.")
        await walk.press("escape", "escape")
        await walk.at("Names and their stand-ins")


@pytest.mark.long
async def test_names_are_reached_by_name_decided_changed_left_taken_back_and_added(journal, at):
    at("2026-05-11T18:00")
    async with walking(journal) as walk:
        doors = {door.flow: door.name for door in by_name(walk.app)}
        assert doors["nouns.stand_ins"] == "Names and their stand-ins"
        await walk.press("ctrl+p")
        await walk.at(Palette)
        await walk.type("their stand\n")
        await walk.at("Names and their stand-ins")
        await walk.shows("No names here yet. That is fine.")
        await walk.press("enter", "space", "delete")
        await walk.at("Names and their stand-ins")
        assert all_of(journal) == {}
        await walk.press("escape")
        await walk.at(Home)
        keep_names(journal)
        walk.app.go(stand_ins(walk.app))
        await walk.at("Names and their stand-ins")
        await walk.shows("not decided")
        await walk.shows("my manager")
        text = walk.text
        assert text.index("Ilse") < text.index("Nadia") < text.index("Marek")
        assert "Cora" not in text
        await walk.press("enter")
        await walk.at(SomeLines)
        await walk.shows("What does the page say instead of 'Ilse'?")
        await walk.type("my sister\n")
        await walk.at("Names and their stand-ins")
        await walk.until(lambda: all_of(journal).get("Ilse") == "my sister")
        await chosen(walk, "Ilse")
        await walk.shows("not decided ▏ Nadia")
        await walk.press("home")
        await chosen(walk, "Nadia")
        await walk.press("space")
        await walk.shows("Left as it is: Nadia. Press u to undo.")
        assert all_of(journal).get("Nadia") == ""
        await walk.press("home")
        await chosen(walk, "Ilse")
        await walk.press("delete")
        await walk.until(lambda: "Ilse" not in all_of(journal))
        await walk.shows("not decided")
        await walk.press("end")
        await chosen(walk, "Nadia")
        await walk.press("space")
        await walk.at(SomeLines)
        await walk.press("escape")
        await walk.at("Names and their stand-ins")
        await add(walk, "Bo", "my boss", "my boss")
    assert all_of(journal) == {"Bo": "my boss", "Marek": "my manager", "Nadia": ""}
