"""The page the program exists to produce, from an empty journal, by keys alone."""

import json
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from begun import begun
from walk import PASSPHRASE

from bondjournal.tui.screens.after import After
from bondjournal.tui.screens.enough import EnoughForNow
from bondjournal.tui.screens.goal_number import GoalNumber
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.journal import JournalList
from bondjournal.tui.screens.notice import NoticeSheet
from bondjournal.tui.screens.pick import Pick
from bondjournal.tui.screens.prepare_first import FirstStep
from bondjournal.tui.screens.prepare_help import HelpStep
from bondjournal.tui.screens.prepare_name import AskWords, StandIn
from bondjournal.tui.screens.prepare_notes import NotesStep
from bondjournal.tui.screens.prepare_read import ReadStep
from bondjournal.tui.screens.prepare_rest import RestStep
from bondjournal.tui.screens.prepare_topics import TopicsStep
from bondjournal.tui.screens.prepare_under import UnderTopic
from bondjournal.tui.screens.prepare_write import WriteStep, Written
from bondjournal.tui.screens.quotes import Quotes
from bondjournal.tui.screens.reader import ReadEntry
from bondjournal.tui.screens.rhythm import HowOften
from bondjournal.tui.screens.session_when import SessionWhen
from bondjournal.tui.screens.sessions import Sessions
from bondjournal.tui.screens.some_lines import SomeLines
from bondjournal.tui.screens.stand_ins import StandIns
from bondjournal.tui.screens.topic import OneTopic
from bondjournal.tui.screens.topics import Topics
from bondjournal.tui.screens.unlock import Unlock
from bondjournal.tui.screens.who import OneLine, WhoIsItFor
from bondjournal.tui.screens.work import Goals, HelpedList, PracticalList, TriedList
from bondjournal.tui.screens.write import Write

pytestmark = pytest.mark.long

GOLDEN = Path(__file__).parent.parent / "golden"
EVENING = "T18:00"
FIRST_DAYS = ("2026-02-17", "2026-03-03", "2026-03-17", "2026-03-31", "2026-04-14")


@pytest.fixture(scope="module")
def raw():
    return json.loads((GOLDEN / "interval.json").read_text("utf-8"))


@pytest.fixture
def documents(own_place):
    folder = Path.home() / "Documents"
    folder.mkdir(mode=0o700)
    return folder


class Person:
    """Somebody who has nothing but a keyboard."""

    def __init__(self, vault, raw, at):
        self.vault, self.raw, self.at = vault, raw, at
        self.said = {one["on"]: one for one in raw["appointments"]}
        self.wrote = {one["on"]: one for one in raw["reflections"]}

    @asynccontextmanager
    async def evening(self, day):
        """Open the journal on the evening of a day, and close it in the end."""
        self.at(f"{day}{EVENING}")
        async with begun(self.vault) as walk:
            await walk.at(Unlock)
            await walk.type(PASSPHRASE)
            await walk.press("enter")
            await walk.at(Home)
            yield walk
            await walk.press("q")
            await walk.until(lambda: walk.app._exit)

    async def by_name(self, walk, words, kind):
        """Find a list by its name."""
        await walk.press("ctrl+p")
        await walk.type(words)
        await walk.press("enter")
        await walk.at(kind)

    async def add_sessions(self):
        """The first one, and then every two weeks."""
        async with self.evening("2026-02-10") as walk:
            await walk.press("n")
            await walk.at(SessionWhen)
            await walk.type("17 Feb 16:00")
            await walk.press("enter")
            await walk.shows("Prepare for Tuesday")
            await walk.press("n")
            await walk.at(Sessions)
            await walk.press("r")
            await walk.at(HowOften)
            await walk.type("2")
            await walk.press("enter")
            await walk.at(Sessions)
            await walk.shows("every two weeks")
            await walk.press("escape")
            await walk.at(Home)

    async def after(self, walk, day):
        """Two numbers; what else there is stays to be typed."""
        await walk.press("a")
        await walk.at(After)
        for scale in ("heard", "safe"):
            await walk.press(str(self.said[day][scale]), "enter")
        await walk.shows("One line about that session")

    async def share_numbers(self, walk):
        """Put the numbers of the last session on the page for the next one."""
        await self.prepare_up_to_the_rest(walk)
        await self.switch_on(walk, "Heard", "Safe")
        await walk.press("escape")
        await walk.at(Home)

    async def prepare_up_to_the_rest(self, walk):
        await walk.press("p")
        await walk.at(NotesStep)
        for kind in (TopicsStep, HelpStep, RestStep):
            await walk.press("pagedown")
            await walk.at(kind)

    async def switch_on(self, walk, *rows):
        """Go down the rows of the rest to each of these and put it on the page."""
        for words in rows:
            await walk.until(lambda: walk.screen.query_one("Rows").chosen, "the rest")
            for _ in walk.screen.query_one("Rows").in_memory:
                if walk.screen.query_one("Rows").chosen.words.startswith(words):  # noqa: B023
                    break
                await walk.press("down")
            await walk.press("space")
            await walk.until(
                lambda: walk.screen.query_one("Rows").chosen.right == "on the page", words
            )

    async def write(self, walk, day, *, share=""):
        one = self.wrote[day]
        await walk.press("w")
        await walk.at(Write)
        await walk.type(one["body"])
        if "title" in one:
            await self.tab(walk)
            await walk.type(one["title"])
        if share:
            await walk.press("f4")
            await walk.at(WhoIsItFor)
            await walk.press(share)
        if share == "o":
            await walk.at(OneLine)
            await walk.type(one["gist"])
            await walk.press("enter")
        await walk.at(Write)
        await walk.press("ctrl+s")
        await walk.at(EnoughForNow)
        await walk.press("enter")
        await walk.at(Home)

    async def quote(self, walk, day):
        """Pick the sentence in the reader."""
        await walk.press("l")
        await walk.at(JournalList)
        await walk.shows(self.wrote[day]["title"])
        await walk.press("enter")
        await walk.at(ReadEntry)
        await walk.press("q")
        await walk.at(Quotes)
        await walk.press("down", "down", "space", "ctrl+s")
        await walk.at(ReadEntry)
        await walk.shows("quoted")
        await walk.press("escape")
        await walk.at(JournalList)
        await walk.press("escape")
        await walk.at(Home)

    async def add_lines(self, walk, name, kind, lines, *before):
        """Add to one of the lists; each is the lines of a slip."""
        await self.by_name(walk, name, kind)
        for texts in lines:
            await walk.press("n")
            if before:
                await walk.at(Pick)
                await walk.press(*before)
            await walk.at(SomeLines)
            for text in texts:
                await walk.type(text)
                await walk.press("enter")
            await walk.at(kind)
        await walk.press("escape")
        await walk.at(Home)

    async def tab(self, walk):
        """Press Tab, and wait until it led to the next field."""
        before = walk.screen.focused
        await walk.press("tab")
        await walk.until(lambda: walk.screen.focused is not before)

    async def say_more(self, walk, **fields):
        """Open what there is besides, and fill these of its fields."""
        await self.tab(walk)
        await walk.press("enter")
        await walk.shows("A moment when you thought")
        for name, text in fields.items():
            while not walk.screen.query_one(f"#{name}").typing:
                await self.tab(walk)
            await walk.type(text)

    async def the_last_session(self):
        """Numbers that stand out, a line, what was wished and what to try; and two goals."""
        day, first, second = "2026-04-28", *self.raw["goals"]
        async with self.evening(day) as walk:
            await self.after(walk, day)
            await walk.type(self.wrote[day]["body"])
            await self.say_more(
                walk,
                wished=self.said[day]["would_have_liked"],
                tried=self.raw["tried"][0]["what"],
            )
            await walk.press("ctrl+s")
            await walk.at(NoticeSheet)
            await walk.press("l")
            await walk.at(Home)
            await walk.press("g")
            await walk.at(Goals)
            for goal, number in ((first, "4"), (second, "")):
                await walk.press("n")
                await walk.at(SomeLines)
                await walk.type(goal["words"])
                await walk.press("enter")
                await walk.at(GoalNumber)
                await walk.press(*number, "enter")
                await walk.at(Goals)
            await walk.shows("4 today")
            await walk.press("escape")
            await walk.at(Home)

    async def between(self):
        """What is written day by day: who it is for is said at once, or not before the page."""
        shares = {"2026-05-02": "o", "2026-05-06": "o"}
        for day in list(self.wrote)[1:]:
            async with self.evening(day) as walk:
                await self.write(walk, day, share=shares.get(day, ""))
                if "quotes" in self.wrote[day]:
                    await self.quote(walk, day)

    async def the_evening_before(self, documents):
        async with self.evening(self.raw["today"]) as walk:
            await self.fill_the_lists(walk)
            await self.add_topics(walk)
            await self.prepare(walk)

    async def fill_the_lists(self, walk):
        raw = self.raw
        await walk.press("g")
        await walk.at(Goals)
        await walk.shows("4, 28 Apr")
        await walk.press("5")
        await walk.at(GoalNumber)
        await walk.press("enter")
        await walk.shows("5 today")
        await walk.press("escape")
        await walk.at(Home)
        first, second = raw["tried"]
        await self.by_name(walk, "tried", TriedList)
        await walk.shows(first["what"])
        await walk.press("h")
        await walk.at(SomeLines)
        await walk.type(first["how_it_went"])
        await walk.press("enter")
        await walk.at(TriedList)
        await walk.press("escape")
        await walk.at(Home)
        await self.add_lines(walk, "tried", TriedList, [second.values()])
        helped = [[text] for text in raw["helped"]]
        await self.add_lines(walk, "what helped", HelpedList, helped, "h")
        did_not = [[text] for text in raw["did_not_help"]]
        await self.add_lines(walk, "what helped", HelpedList, did_not, "n")
        asked = [[text] for text in raw["practical"]]
        await self.add_lines(walk, "practical", PracticalList, asked)

    async def add_topics(self, walk):
        """Two with what belongs to the first; the third is typed where the page is prepared."""
        first, second, _ = self.raw["topics"]
        await walk.press("t")
        await walk.at(Topics)
        for topic in (second, first):
            await walk.press("a")
            await walk.at(OneTopic)
            await walk.type(topic["text"])
            await walk.press("enter")
            await walk.type(topic.get("more", ""))
            await walk.press("enter")
            await walk.at(Topics)
            await walk.shows(topic["text"][:20])
        await walk.press("escape")
        await walk.at(Home)

    async def prepare(self, walk):
        raw = self.raw
        await walk.press("p")
        await walk.at(NotesStep)
        await walk.shows("the note")
        await walk.press("a")
        await walk.until(lambda: walk.text.count("as I wrote it") == 1)
        await walk.press("end")
        await walk.shows("Walked to the allotments")
        await walk.press("a")
        await walk.until(lambda: walk.text.count("as I wrote it") == 2)
        await walk.press("ctrl+s")
        await walk.at(TopicsStep)
        await walk.type(raw["topics"][2]["text"])
        await walk.press("ctrl+s")
        await walk.at(FirstStep)
        await walk.press("2")
        await walk.shows("first, please")
        for number, words in enumerate(("When I started", "a hard call", "Sunday planning")):
            await walk.press("home", *["down"] * number, "u")
            await walk.at(UnderTopic)
            rows = walk.screen.query_one("Rows")
            await walk.until(lambda: rows.in_memory)  # noqa: B023
            place = [words in row.words for row in rows.in_memory].index(True)
            await walk.press(*["down"] * place, "space", "ctrl+s")
            await walk.at(FirstStep)
            await walk.until(lambda: walk.text.count("Under it:") > number)  # noqa: B023
        await walk.press("ctrl+s")
        await walk.at(HelpStep)
        await walk.press("l", "t", "ctrl+s")
        await walk.at(RestStep)
        await self.switch_on(walk, "Heard", "Safe", "My usual", "What I would", "14 April")
        await self.switch_on(walk, raw["tried"][1]["what"], *raw["helped"], *raw["did_not_help"])
        await self.switch_on(walk, raw["goals"][0]["words"], *raw["practical"])
        await walk.press("down", "space")
        await walk.at(AskWords)
        await walk.type(raw["from"])
        await walk.press("enter")
        await walk.at(RestStep)
        await self.switch_on(walk, "Could we read", "Please hand")
        await walk.press("ctrl+s")
        for name in ("Anneke", "Ilse"):
            await walk.at(StandIn)
            await walk.shows(f"'{name}' once: leave it or replace it?")
            await walk.press("r")
            await walk.at(AskWords)
            await walk.type(raw["stand_ins"][name])
            await walk.press("enter")
        await walk.at(ReadStep)
        await walk.press("n")
        for words in ("Marek", raw["stand_ins"]["Marek"]):
            await walk.at(AskWords)
            await walk.type(words)
            await walk.press("enter")
        await walk.at(ReadStep)
        await walk.press(*["pagedown"] * 5)
        await walk.shows("Please ask me before")
        for word in ("", "the full one"):
            await walk.press("ctrl+s")
            await walk.at(WriteStep)
            await walk.press("ctrl+s")
            await walk.at(Written)
            if not word:
                await walk.press("pageup")
                await walk.at(ReadStep)
                await walk.press("b")
                await walk.shows("the full one")
        await walk.press("n")
        await walk.at(Home)


async def test_the_page_is_made_by_keys_alone(journal, raw, at, documents):
    journal.close()
    person = Person(journal.vault, raw, at)
    await person.add_sessions()
    for day in FIRST_DAYS:
        async with person.evening(day) as walk:
            await person.after(walk, day)
            if "moment" in person.said[day]:
                await person.say_more(walk, moment=person.said[day]["moment"])
            await walk.press("ctrl+s")
            await walk.at(Home)
            await person.share_numbers(walk)
    await person.the_last_session()
    await person.between()
    await person.the_evening_before(documents)
    for style, name in (("full", ""), ("brief", "-brief")):
        written = documents / f"summary-2026-05-12{name}.md"
        assert written.read_bytes() == (GOLDEN / f"summary_{style}.md").read_bytes()
