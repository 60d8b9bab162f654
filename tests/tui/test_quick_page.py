"""Quick page and full screen: from a waiting room to the page in a few keys, counted."""

from datetime import date, time
from pathlib import Path

import pytest
from begun import begun
from walk import PASSPHRASE, ZONE, keep, walking

from bondjournal import dates
from bondjournal.addition import NewTopic
from bondjournal.demo import demo_journal
from bondjournal.journal import appointments, pages, stand_ins, therapists, topics
from bondjournal.tui.screens.full_screen import FullScreen
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.passphrase import Passphrase
from bondjournal.tui.screens.quick_page import QuickPage
from bondjournal.tui.screens.slips import Pick, SomeLines
from bondjournal.tui.screens.unlock import Unlock
from bondjournal.tui.screens.welcome import Welcome
from bondjournal.tui.screens.write import Write
from bondjournal.vault import keyfile
from bondjournal.vault.keyfile import Cost
from made import someone

CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)
TO_READ, TO_WRITE = 8, 10
"""How many keys may lead from the lock screen to the page, and to its file."""
FROM_A_BARE_START = (45, 18)
"""How many keys and screens may lead from no journal to a page with three entries."""


@pytest.fixture(autouse=True)
def clock(at):
    return at("2026-05-11T18:00")


@pytest.fixture
def documents(own_place):
    folder = Path.home() / "Documents"
    folder.mkdir(mode=0o700)
    return folder


class Counted:
    """Somebody whose keys are counted, but for the letters they type, and the screens they see."""

    def __init__(self, walk):
        self.walk = walk
        self.keys = []
        self.screens = []

    async def press(self, *keys):
        for key in keys:
            self._look()
            await self.walk.press(key)
            self.keys.append(key)
            self._look()

    def _look(self):
        if not any(self.walk.screen is one for one in self.screens):
            self.screens.append(self.walk.screen)

    @property
    def so_far(self):
        seen = ", ".join(type(one).__name__ for one in self.screens)
        return f"{len(self.keys)} keys: {' '.join(self.keys)}; {len(self.screens)} screens: {seen}"


def plan(journal, *names, days=(12,)):
    """Plan a session in May with each, at 16:00, the days in turn."""
    with journal.transaction() as session:
        for place, name in enumerate(names or ("",)):
            them = someone(session, name) if name else therapists.usual_one(session)
            when = dates.When(date(2026, 5, days[place % len(days)]), time(16))
            appointments.add(session, them, when, ZONE)


def add_topic(journal, text):
    with journal.transaction() as session:
        topics.add(session, NewTopic(text=text), therapist=therapists.usual_one(session).uuid)


async def test_in_a_waiting_room_a_few_keys_lead_from_the_lock_screen_to_the_page(
    journal, vault, documents
):
    plan(journal)
    add_topic(journal, "how last session ended for me")
    keep(journal, at="2026-05-06T10:00", body="We moved on too soon.", share="as-written")
    keep(journal, at="2026-05-06T11:00", body="Mine alone.")
    journal.close()
    async with begun(vault) as walk:
        person = Counted(walk)
        await walk.at(Unlock)
        await walk.type(PASSPHRASE)
        await person.press("enter")
        await walk.at(Home)
        await person.press("o")
        await walk.shows("What would help most?")
        await walk.shows("Just this question, then your page.")
        await person.press("enter")
        await walk.shows("Press esc to come back from full screen.")
        await person.press("enter")
        await walk.at(FullScreen)
        assert walk.rows[1] == "    For our session on Tuesday 12 May 2026"
        assert "We moved on too soon." in walk.text
        assert "Mine alone." not in walk.text
        assert "▏" not in walk.text
        assert len(person.keys) <= TO_READ, person.so_far
        await person.press("q", "ctrl+s")
        await walk.shows("~/Documents/summary-2026-05-12.md")
        assert "Make a file of this page?" in walk.text
        await person.press("m")
        assert len(person.keys) <= TO_WRITE, person.so_far
        await walk.shows("Written to ~/Documents/summary-2026-05-12.md.")
        await walk.press("y", "escape")
        await walk.at(Home)
        assert "We moved on too soon." in (documents / "summary-2026-05-12.md").read_text("utf-8")
        with walk.app.open_journal.session() as session:
            (page,) = pages.all_of(session)
            assert page.ask_to_delete


async def test_from_a_bare_start_to_a_page_with_three_entries(vault, documents, monkeypatch):
    monkeypatch.setattr(keyfile, "cost_for_this_machine", lambda: CHEAP)
    async with begun(vault) as walk:
        person = Counted(walk)
        await walk.at(Welcome)
        await person.press("enter")
        await walk.at(Passphrase)
        for _ in range(2):
            await walk.type(PASSPHRASE)
            await person.press("enter")
        for number in ("One", "Two", "Three"):
            await walk.at(Write)
            await walk.type(f"{number} thing stayed with me.")
            await person.press("f4", "a", "ctrl+s")
            if number == "One":
                await walk.shows("Enough for now?")
                assert "Only you can read it." not in walk.text, "it may go on the page"
                await person.press("enter")
                await walk.shows("Is there a next session?")
                await walk.shows("Press Enter to skip.")
                await walk.type("tue 16:00")
                await walk.shows("Press Enter to go on.")
                assert "Press Enter to skip." not in walk.text
                await person.press("enter")
                await walk.shows("If the passphrase is ever gone")
                await person.press("l")
            else:
                await walk.shows("Entry kept.")
                await person.press("escape")
            await walk.at(Home)
            await person.press("o" if number == "Three" else "w")
        await walk.at(SomeLines)
        await walk.type("how we moved on")
        await person.press("enter")
        await walk.shows("What would help most?")
        await person.press("l")
        await walk.at(QuickPage)
        await person.press("enter")
        await walk.at(FullScreen)
        for words in ("how we moved on", "listening first", "Two thing stayed with me."):
            assert words in walk.text
        keys, screens = FROM_A_BARE_START
        assert len(person.keys) <= keys, person.so_far
        assert len(person.screens) <= screens, person.so_far


async def test_names_are_one_question_and_nothing_is_asked_twice(journal, documents):
    plan(journal)
    add_topic(journal, "what Nadia said to Marek")
    async with walking(journal, "o") as walk:
        await walk.press("l")
        await walk.shows("What about these names on your page? Nadia, Marek.")
        await walk.shows("For our session on Tuesday 12 May 2026")
        await walk.press("d")
        await walk.shows("'Nadia' once: leave it or replace it?")
        await walk.press("l")
        await walk.shows("'Marek' once: leave it or replace it?")
        await walk.press("escape")
        await walk.shows("What about these names on your page? Marek.")
        await walk.press("escape")
        await walk.at(Home)
        await walk.press("o")
        await walk.shows("What about these names on your page? Marek.")
        await walk.press("enter")
        await walk.shows("what Nadia said to someone")
        await walk.press("escape", "o")
        await walk.at(QuickPage)
        await walk.shows("[full]  brief")
        await walk.press("right")
        await walk.shows("full  [brief]")
        await walk.press("ctrl+s")
        await walk.shows("summary-2026-05-12-brief.md")
        await walk.press("enter")
        await walk.at(QuickPage)
        assert not list(documents.iterdir()), "Not yet is what Enter means"
        await walk.press("ctrl+s", "escape")
        assert not list(documents.iterdir())
        topic = "something else that came in meanwhile"
        add_topic(journal, topic)
        await walk.press("ctrl+s")
        await walk.shows("The page changed. Read it once more.")
        assert topic in " ".join(walk.text.replace("▏", " ").split())
    with journal.session() as session:
        decided = {one.name: one.instead for one in stand_ins.all_of(session)}
        assert decided == {"Nadia": "", "Marek": "someone"}
        assert pages.all_of(session) == []


@pytest.mark.parametrize(
    ("days", "asked"), [((12, 13), False), ((12, 12), True)], ids=["next", "on one day"]
)
async def test_with_two_therapists_it_is_for_the_next_one(journal, days, asked):
    plan(journal, "Ann", "Ben", days=days)
    async with walking(journal, "o") as walk:
        if asked:
            await walk.shows("Who is the page for?")
            await walk.press("2")
        await walk.at(SomeLines)
        await walk.shows(f"Quick page for {'Ben' if asked else 'Ann'}")
        await walk.shows("for Tuesday 12 May")
        await walk.press("escape")
        await walk.at(Home)


async def test_the_page_of_the_demo_goes_where_it_is_deleted():
    with demo_journal() as journal:
        async with walking(journal, "o", "ctrl+s", demo=True) as walk:
            await walk.at(Pick)
            await walk.shows("in a temporary folder, gone when")
            assert "/" not in walk.text.split("Make a file", 1)[1].split("Make the", 1)[0]
            await walk.press("m")
            await walk.shows("It is deleted with the made-up journal.")


async def test_full_screen_scrolls_by_every_means_and_only_two_keys_leave_it(stage):
    text = "# A page\n\n" + "\n\n".join(f"Line {number}." for number in range(60))
    async with stage(FullScreen(text)) as shown:
        first = shown.text
        assert shown.rows[1] == "    A page"
        assert not any(shown.rows[row] for row in (0, 23))
        for on, back in (("space", "left"), ("down", "up"), ("pagedown", "pageup")):
            await shown.press(on)
            assert shown.text != first, on
            await shown.press(back)
            assert shown.text == first, back
        await shown.pilot.click(offset=(10, 20))
        await shown.settle()
        assert shown.text != first
        await shown.pilot.click(offset=(10, 3))
        await shown.settle()
        assert shown.text == first
        for key in ("enter", "n", "e", "x"):
            await shown.press(key)
            assert isinstance(shown.screen, FullScreen)
        await shown.resize(160, 50)
        assert shown.rows[1].index("A page") == (160 - 72) // 2
        await shown.press("q")
        assert not isinstance(shown.screen, FullScreen)
