"""The page the program exists to produce, byte for byte, from an empty journal by keys alone."""

import json
from pathlib import Path

import pytest
from by_keyboard import Person
from unhurried import unhurried  # noqa: F401

from bondjournal.tui.screens.goals import Goals
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.notice import NoticeSheet
from bondjournal.tui.screens.prepare_choose import ChooseStep
from bondjournal.tui.screens.prepare_names import NamesStep
from bondjournal.tui.screens.prepare_read import ReadStep
from bondjournal.tui.screens.prepare_topics import TopicsStep
from bondjournal.tui.screens.prepare_write import Written
from bondjournal.tui.screens.slips import AskValue, Number, Pick, SomeLines

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.fixture(scope="module")
def raw():
    return json.loads((GOLDEN / "interval.json").read_text("utf-8"))


@pytest.fixture
def documents(own_place):
    folder = Path.home() / "Documents"
    folder.mkdir(mode=0o700)
    return folder


async def add_sessions(person):
    """The first one, and then every two weeks."""
    async with person.evening("2026-02-10") as walk:
        await person.to(AskValue, "s")
        await person.enter("17 Feb 16:00")
        await walk.shows("Prepare for Tuesday")
        await person.to("Sessions", "s")
        await person.to(Pick, "e")
        await person.to(AskValue, "r")
        await person.enter("2")
        await walk.shows("Tue 28 April ▏ 16:00, planned")
        await person.home()


async def go_to_a_session(person, said):
    """Two numbers, a moment if there was one, and the numbers are put on the page to come."""
    async with person.evening(said["on"]):
        await person.rate(said["heard"], said["safe"])
        if "moment" in said:
            await person.say_more(moment=said["moment"])
        await person.to(Home, "ctrl+s")
        await person.to(ChooseStep, "p")
        await person.put_on_page(f"{int(said['on'][-2:])} ")
        await person.home()


async def go_to_the_last_session(person, raw, said, words):
    """Numbers that stand out, a line, what was wished and what to try; and two goals."""
    async with person.evening(said["on"]) as walk:
        await person.rate(said["heard"], said["safe"])
        await walk.type(words)
        await person.say_more(wished=said["would_have_liked"], tried=raw["tried"][0]["what"])
        await person.to(NoticeSheet, "ctrl+s")
        await person.to(Home, "l")
        await person.to(Goals, "i")
        for goal, number in zip(raw["goals"], ("4", ""), strict=True):
            await person.to(SomeLines, "n")
            await person.enter(goal["words"])
            await walk.at(Number)
            await person.to(Goals, *number, "enter")
        await walk.shows("4 of 10 now")
        await person.home()


async def write_between(person, entries):
    """Day by day; who it is for is said at once, or not before the page."""
    for day, one in entries.items():
        async with person.evening(day):
            told = {name: one[name] for name in ("title", "gist") if name in one}
            await person.write(one["body"], share="o" if "gist" in one else "", **told)
            if "quotes" in one:
                await person.quote(one["title"], 2)


async def fill_the_lists(person, raw):
    """A number for the goal, what was tried and how it went, what helped, what to ask."""
    walk = person.walk
    await person.to(Goals, "i")
    await walk.shows("4 of 10 now")
    await person.to(Pick, "enter")
    await person.to(Number, "enter")
    await person.to(Goals, "5", "enter")
    await walk.shows("5 of 10 now")
    await person.home()
    first, second = raw["tried"]
    await person.by_name("tried", Goals)
    await walk.shows(first["what"])
    await person.to(Pick, "down", "enter")
    await person.to(SomeLines, "enter")
    await person.enter(first["how_it_went"])
    await walk.at(Goals)
    await person.add(Goals, second.values())
    await person.home()
    await person.by_name("what helped", Goals)
    await person.add(Goals, *zip(raw["helped"]))
    await person.mark("what didn't get you through")
    await person.add(Goals, *zip(raw["did_not_help"]))
    await person.home()
    await person.by_name("practical", Goals)
    await person.add(Goals, *zip(raw["practical"]), is_it="o")
    await person.home()


async def add_topics(person, raw):
    """Two of three; the second sentence belongs to one of them."""
    await person.to("Topics", "t")
    for topic in raw["topics"][1::-1]:
        await person.to(SomeLines, "n")
        await person.enter(topic["text"])
        await person.enter(topic.get("more", ""))
        await person.walk.at("Topics")
    await person.home()


async def decide_what_is_in_it(person, raw):
    """What may go on, the third topic, which is first, what is under each, what would help."""
    walk = person.walk
    await person.to(ChooseStep, "p")
    await person.share("When I started", "a")
    await walk.until(lambda: walk.text.count("all of it") == 1)
    await person.press("home")
    shared = [one for one in raw["reflections"] if one["share"] == "as I wrote it"]
    await person.share(shared[-1]["title"], "a")
    await walk.until(lambda: walk.text.count("all of it") == 2)
    await person.press("home")
    await person.put_on_page("28 April: heard", "your usual", "What I would", "14 April")
    await person.put_on_page(raw["tried"][1]["what"], *raw["helped"], *raw["did_not_help"])
    await person.put_on_page(raw["goals"][0]["words"], *raw["practical"])
    await person.mark("signed with your name")
    await person.to(SomeLines, "space")
    await person.answer(raw["from"])
    await walk.at(ChooseStep)
    await person.put_on_page("Could we read", "Please hand")
    await person.to(TopicsStep, "ctrl+s")
    await person.to(SomeLines, "n")
    await person.enter(raw["topics"][2]["text"])
    await person.enter("")
    await walk.at(TopicsStep)
    await person.press("home", "down", "asterisk")
    await walk.shows("first, please ▎")
    for number, words in enumerate(("When I started", "a hard call", "Sunday planning"), 1):
        await person.put_under(number, words)
    await person.press("end", *["up"] * 4, "space")
    await walk.shows("1st ▎")
    await person.press("down", "space")
    await walk.shows("2nd ▎")


async def read_and_write_it(person, names):
    """Three names are asked about, one of which only begins a sentence; then both pages."""
    walk = person.walk
    await person.to(NamesStep, "ctrl+s")
    for name in ("Marek", "Anneke", "Ilse"):
        await walk.shows(f"{name} ▎ not decided yet")
        await person.to(SomeLines, "e")
        await person.enter(names[name])
        await walk.at(NamesStep)
        await person.press("down")
    await person.to(ReadStep, "ctrl+s")
    await person.to(Pick, "ctrl+s")
    await person.to(Written, "m")
    await person.to(ReadStep, "3")
    await person.press("right")
    await walk.shows("[brief]")
    await person.press(*["space"] * 5)
    await walk.shows("Please ask me before")
    await person.to(Pick, "ctrl+s")
    await person.to(Written, "m")
    await person.to(Home, "n")


@pytest.mark.long
async def test_the_page_is_made_by_keys_alone(journal, raw, at, documents):
    journal.close()
    person = Person(journal.vault, at)
    *before, last = [one for one in raw["appointments"] if not one.get("planned")]
    wrote = {one["on"]: one for one in raw["reflections"]}
    await add_sessions(person)
    for said in before:
        await go_to_a_session(person, said)
    await go_to_the_last_session(person, raw, last, wrote.pop(last["on"])["body"])
    await write_between(person, wrote)
    async with person.evening(raw["today"]):
        await fill_the_lists(person, raw)
        await add_topics(person, raw)
        await decide_what_is_in_it(person, raw)
        await read_and_write_it(person, raw["stand_ins"])
    for style, name in (("full", ""), ("brief", "-brief")):
        written = documents / f"summary-2026-05-12{name}.md"
        assert written.read_bytes() == (GOLDEN / f"summary_{style}.md").read_bytes()
