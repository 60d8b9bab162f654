"""The list of questions: written to, hidden, and one's own."""

import pytest
from walk import walking

from bondjournal.journal import entries, own_prompts, prompts
from bondjournal.tui.flows.nouns import prompts as flow
from bondjournal.tui.screens.noun_list import NounList
from bondjournal.tui.screens.slips import Pick, SomeLines
from bondjournal.tui.screens.write import Write

LIBRARY = {question.key: question for question in prompts.library()}


async def to_prompts(walk):
    walk.app.go(flow(walk.app))
    await walk.at(NounList)
    await walk.shows("Trust and rapport. Any time.")


async def down_to(walk, key):
    for _ in list(LIBRARY).index(key) * "x":
        await walk.press("down")


@pytest.mark.long
async def test_a_question_of_the_list_is_written_to(journal):
    async with walking(journal) as walk:
        await to_prompts(walk)
        await walk.press("enter")
        await walk.at(Write)
        await walk.shows("What is one small thing")
        await walk.type("The door, left open.")
        await walk.press("ctrl+s")
        await walk.shows("Entry kept.")
        await walk.press("escape")
        await walk.at(NounList)
    with journal.session() as session:
        assert entries.named(session, "last").prompt == LIBRARY["T1"].text


@pytest.mark.long
async def test_of_a_deep_one_it_is_said_first_what_it_may_do(journal):
    async with walking(journal) as walk:
        await to_prompts(walk)
        await down_to(walk, "S4")
        await walk.press("enter")
        await walk.at(Pick)
        await walk.shows("This one can stir things up. You can stop at any word.")
        await walk.press("enter")
        await walk.at(NounList)
        await walk.press("enter")
        await walk.at(Pick)
        await walk.press("w")
        await walk.at(Write)
        await walk.press("escape")
        await walk.at(NounList)
    with journal.session() as session:
        assert entries.page(session) == []


async def change(walk, letter):
    """Choose from the slip of what can be changed about a question of one's own."""
    await walk.press("e")
    await walk.shows("What do you want to do?")
    await walk.press(letter)


@pytest.mark.long
async def test_one_is_hidden_and_offered_again(journal):
    async with walking(journal) as walk:
        await to_prompts(walk)
        await walk.press("space")
        await walk.shows("Never offered: ")
        with journal.session() as session:
            assert prompts.available(session).hidden == {"T1"}
        await walk.press("space")
        await walk.until(lambda: "hidden" not in walk.text)
        await walk.press("e")
        await walk.shows("That prompt came with the program and can't be changed.")


@pytest.mark.long
async def test_an_own_one_is_made_changed_and_deleted(journal):
    def own():
        with journal.session() as session:
            return [
                (one.text, one.nudge, one.weight, one.flow)
                for one in own_prompts.in_order(session)
                if not one.theme
            ]

    async with walking(journal) as walk:
        await to_prompts(walk)
        await walk.press("n")
        await walk.at(SomeLines)
        await walk.type("What was left?\n")
        await walk.until(lambda: walk.screen.focused is walk.screen.query("TextArea").last())
        await walk.type("One word.\n")
        await walk.at(NounList)
        await walk.until(lambda: own() == [("What was left?", "One word.", "light", "any")])
        await walk.press("end")
        await walk.shows("One word. Any time.")
        await change(walk, "v")
        await walk.shows("How is it offered?")
        await walk.press("2")
        await walk.until(lambda: own()[0][2] == "medium")
        await change(walk, "o")
        await walk.shows("When is it offered?")
        await walk.press("2")
        await walk.until(lambda: own()[0][3] != "any")
        await change(walk, "w")
        await walk.at(SomeLines)
        await walk.type("!")
        await walk.press("ctrl+s")
        await walk.until(lambda: own()[0][0] == "What was left?!")
        await walk.at(NounList)
        await walk.press("delete")
        await walk.shows("Delete this question?")
        await walk.press("d")
        await walk.until(lambda: own() == [])
