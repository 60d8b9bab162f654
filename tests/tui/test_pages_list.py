"""Pages that were written: the question after the session, and the list of them."""

import re
from datetime import date, time
from pathlib import Path

import pytest
from begun import begun
from unhurried import unhurried  # noqa: F401
from walk import ZONE, walking

from bondjournal import dates
from bondjournal.journal import appointments, pages, settings, therapists, versions
from bondjournal.summary import file
from bondjournal.tui.flows.after import after_session
from bondjournal.tui.flows.nouns import pages as list_pages
from bondjournal.tui.flows.preparing import prepare
from bondjournal.tui.flows.sessions import sessions
from bondjournal.tui.screens.after import After
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.prepare_raw import AsItIs
from bondjournal.tui.screens.prepare_write import Written
from bondjournal.tui.screens.slips import Pick
from bondjournal.vault import database

pytestmark = pytest.mark.long

BEFORE, AFTER = "2026-05-11T18:00", "2026-05-12T18:00"


@pytest.fixture
def tuesday(journal, at):
    """A session on Tuesday 12 May 2026 at 16:00."""
    at(BEFORE)
    with journal.transaction() as session:
        settings.put(session, "look.offered", True)
        when = dates.When(date(2026, 5, 12), time(16))
        return appointments.add(session, therapists.usual_one(session), when, ZONE).uuid


@pytest.fixture
def write(journal, tuesday, tmp_path):
    """Write a page for it on the day before, and remember it."""

    def write_one(name="summary-2026-05-12.md", **more):
        path = tmp_path / name
        digest = file.write(path, "What I would like to talk about.\n")
        with journal.transaction() as session:
            there = appointments.by_uuid(session, tuesday)
            how = {"path": str(path), "sha256": digest, "style": "full", "at": dates.now()} | more
            them = therapists.usual_one(session)
            return path, pages.remember(session, them, there, **how).uuid

    return write_one


def page_of(journal, uuid):
    with journal.session() as session:
        return pages.find(session, uuid)


async def names(walk, file_name):
    """Wait until a file is named, whatever rows its path is drawn on."""
    await walk.until(
        lambda: file_name in re.sub(r"\s*\n\s*▏\s?", "", walk.text), f"the name {file_name}"
    )


async def test_after_the_session_it_is_asked_whether_to_delete_it(journal, write, at):
    path, uuid = write()
    async with walking(journal) as walk:
        assert isinstance(walk.screen, Home)
    at(AFTER)
    async with begun(journal.vault, journal=journal) as walk:
        await walk.at(Home)
        await walk.press("home", "enter")
        await walk.at(Pick)
        await walk.shows("Delete the page you wrote for 12 May?")
        await names(walk, "summary-2026-05-12.md.")
        await walk.shows("Copies of it, mail and paper stay where they are.")
        assert walk.screen.query_one("Choices").marked is None
        await walk.press("d")
        await walk.at(Home)
        await walk.until(lambda: not path.exists(), "the file gone")
        await walk.shows("The file is deleted.")
    assert page_of(journal, uuid).deleted_at == dates.now()


async def test_left_it_stays_and_is_not_asked_about_again(journal, write, at):
    path, uuid = write()
    at(AFTER)
    async with begun(journal.vault, journal=journal) as walk:
        await walk.at(Home)
        await walk.press("home", "enter")
        await walk.at(Pick)
        await walk.press("l")
        await walk.at(Home)
        await walk.until(lambda: not page_of(journal, uuid).ask_to_delete)
    assert path.exists()
    async with walking(journal) as walk:
        await walk.pilot.pause()
        assert isinstance(walk.screen, Home)


@pytest.mark.parametrize("answer", ["a", "escape"])
async def test_it_is_asked_again_another_day_until_it_is_answered(journal, write, at, answer):
    path, uuid = write()
    for day in (AFTER, "2026-05-13T08:00"):
        at(day)
        async with begun(journal.vault, journal=journal) as walk:
            await walk.at(Home)
            await walk.press("home", "enter")
            await walk.at(Pick)
            await walk.press(answer)
            await walk.at(Home)
        async with walking(journal) as walk:
            await walk.pilot.pause()
            assert isinstance(walk.screen, Home)
    assert path.exists()
    assert page_of(journal, uuid).ask_to_delete


async def test_several_are_asked_about_one_after_the_other(journal, write, at):
    one, two = write("one.md")[0], write("two.md")[0]
    write("three.md", ask_to_delete=False)
    at(AFTER)
    async with begun(journal.vault, journal=journal) as walk:
        await walk.at(Home)
        await walk.press("home", "enter")
        await walk.at(Pick)
        await names(walk, "one.md")
        await walk.press("d")
        await names(walk, "two.md")
        await walk.press("l")
        await walk.at(Home)
    assert (one.exists(), two.exists()) == (False, True)


async def test_what_cannot_be_deleted_is_told_and_not_asked(journal, write, at, tmp_path):
    (changed, first), (gone, second) = write("one.md"), write("two.md")
    changed.write_text("Mine.")
    at(AFTER)
    async with begun(journal.vault, journal=journal) as walk:
        await walk.at(Home)
        await walk.press("home", "enter")
        await walk.at(Pick)
        await names(walk, "two.md")
        gone.unlink()
        await walk.press("d")
        await walk.at(Home)
        await walk.shows("A page has changed since, so it was left where it is.")
    assert changed.read_text() == "Mine."
    assert not page_of(journal, first).ask_to_delete
    assert page_of(journal, second).deleted_at is not None


async def test_one_that_is_gone_is_told_and_one_out_of_reach_is_asked_about_later(
    journal, write, at, tmp_path
):
    (tmp_path / "stick").mkdir()
    away, uuid = write("stick/one.md")
    gone, _ = write("two.md")
    gone.unlink()
    (tmp_path / "stick").rename(tmp_path / "away")
    at(AFTER)
    async with begun(journal.vault, journal=journal) as walk:
        await walk.at(Home)
        await walk.shows("Delete the two pages you wrote?")
        await walk.press("home", "enter")
        await walk.shows("A page you wrote is not there any more.")
    assert page_of(journal, uuid).ask_to_delete
    (tmp_path / "away").rename(tmp_path / "stick")
    async with begun(journal.vault, journal=journal) as walk:
        await walk.at(Home)
        await walk.press("home", "enter")
        await walk.at(Pick)
        await names(walk, "one.md")
    assert away.exists()


async def test_the_list_says_what_each_page_is_and_shows_it(journal, write, tmp_path):
    one, _ = write("one.md")
    changed, _ = write("two.md", style="brief", format="html")
    changed.write_text("Changed.")
    async with walking(journal) as walk:
        walk.app.go(list_pages(walk.app))
        await walk.at("Pages written")
        await walk.shows("changed since")
        await walk.shows("The brief page, for 12 May, as HTML.")
        await walk.shows(str(tmp_path)[:40])
        await walk.press("down")
        await walk.shows("The full page, for 12 May, as Markdown.")
        await walk.press("enter")
        await walk.at(AsItIs)
        await walk.shows("What I would like to talk about.")
        await walk.press("escape")
        await walk.at("Pages written")
        one.unlink()
        await walk.press("enter")
        await walk.shows("it is not there")


async def test_a_page_is_deleted_or_forgotten_from_the_list(journal, write):
    path, uuid = write("one.md")
    other, second = write("two.md")
    async with walking(journal) as walk:
        walk.app.go(list_pages(walk.app))
        await walk.at("Pages written")
        await names(walk, "two.md")
        await walk.press("delete")
        await walk.at(Pick)
        await walk.press("enter")
        await walk.at("Pages written")
        assert other.exists()
        await walk.press("delete")
        await walk.at(Pick)
        await walk.press("d")
        await walk.shows("The file is deleted.")
        assert not other.exists()
        await walk.press("delete")
        await walk.shows("Forget that this page was written?")
        await walk.press("enter", "down", "delete")
        await walk.shows("Delete this file?")
        await walk.press("f")
        await walk.shows("Forgotten. The file stays where it is.")
        await walk.until(lambda: "one.md" not in walk.text, "a list without it")
    assert path.exists()
    assert page_of(journal, uuid) is None
    assert page_of(journal, second).deleted_at is not None


async def test_it_is_reached_by_name_and_from_its_session(journal, write):
    write("one.md")
    async with walking(journal) as walk:
        await walk.press("ctrl+p")
        await walk.type("pages wri\n")
        await walk.at("Pages written")
        await walk.press("escape")
        await walk.at(Home)
        walk.app.go(sessions(walk.app))
        await walk.at("Sessions")
        await walk.shows("page written")
        await walk.press("enter")
        await walk.at(Pick)
        await walk.shows("Its page was written to")
        await walk.press("p")
        await walk.at("Pages written")
        await walk.press("escape")
        await walk.at("Sessions")


async def test_nothing_written_says_so(journal):
    async with walking(journal) as walk:
        walk.app.go(list_pages(walk.app))
        await walk.at("Pages written")
        await walk.shows("No page has been written yet.")


@pytest.fixture
def unmentioned(journal, write):
    write()
    with journal.transaction() as session:
        versions.edit(session, therapists.usual_one(session), mentioned=False)


NOT_MENTIONED = "Sessions with this person are not mentioned, as you asked."


async def test_a_session_that_is_not_to_be_mentioned_is_nowhere(journal, unmentioned, at):
    at(AFTER)
    async with walking(journal) as walk:
        await walk.pilot.pause()
        assert isinstance(walk.screen, Home)
        for words in ("session is", "After a session", "Prepare", "Tuesday"):
            assert words not in walk.text
        await walk.press("s")
        await walk.at("Sessions")
        await walk.shows("No session known.")
        await walk.press("escape")
        await walk.at(Home)
        walk.app.go(list_pages(walk.app))
        await walk.at("Pages written")
        await walk.shows("The full page, as Markdown.")


async def test_its_ways_are_refused_in_one_sentence(journal, unmentioned, at):
    at(AFTER)
    async with walking(journal) as walk:
        for flow in (after_session, prepare):
            walk.screen.notice("")
            await walk.until(lambda: NOT_MENTIONED not in walk.text, "an empty notice row")
            walk.app.go(flow(walk.app))
            await walk.shows(NOT_MENTIONED)
            assert isinstance(walk.screen, Home)


async def test_a_draft_about_such_a_session_goes_on_as_an_entry(journal, write, at):
    at(AFTER)
    async with walking(journal, "a") as walk:
        await walk.at(After)
        await walk.press("5", "enter", "enter")
        await walk.type("A heron stood on the weir.")
        await walk.press("f9")
        await walk.until(lambda: walk.app._exit)
    with journal.transaction() as session:
        versions.edit(session, therapists.usual_one(session), mentioned=False)
    async with begun(journal.vault, journal=journal) as walk:
        await walk.at(Home)
        await walk.press("r", "o")
        await walk.shows("A heron stood on the weir.")
        assert not isinstance(walk.screen, After)


async def test_a_page_that_cannot_be_remembered_says_so_and_asks_nothing(
    journal, tuesday, monkeypatch
):
    """Somebody else reads the journal all the while: nothing can be written into it."""
    documents = Path.home() / "Documents"
    documents.mkdir(mode=0o700)
    async with walking(journal, "p") as walk:
        for step in ("ChooseStep", "TopicsStep", "ReadStep"):
            await walk.until(lambda: type(walk.screen).__name__ == step, step)  # noqa: B023
            await walk.press("ctrl+s")
        await walk.at(Pick)
        with journal.session() as session, monkeypatch.context() as patched:
            therapists.all_of(session)
            patched.setattr(database, "BUSY_SECONDS", 0.2)
            await walk.press("m")
            await walk.at(Written)
            await walk.shows("could not record that")
            text = " ".join(walk.text.replace("▏", " ").split())
        assert "The journal could not record that" in text
        assert "Ask me" not in text
        assert "Kept." not in text
        await walk.press("escape")
        await walk.at(Home)
    assert (documents / "summary-2026-05-12.md").exists()
    with journal.session() as session:
        assert pages.all_of(session) == []


async def test_an_answer_that_cannot_be_kept_is_not_lost(journal, tuesday, monkeypatch):
    documents = Path.home() / "Documents"
    documents.mkdir(mode=0o700)
    async with walking(journal, "p") as walk:
        for step in ("ChooseStep", "TopicsStep", "ReadStep"):
            await walk.until(lambda: type(walk.screen).__name__ == step, step)  # noqa: B023
            await walk.press("ctrl+s")
        await walk.at(Pick)
        await walk.press("m")
        await walk.at(Written)
        with journal.session() as session, monkeypatch.context() as patched:
            therapists.all_of(session)
            patched.setattr(database, "BUSY_SECONDS", 0.2)
            await walk.press("n")
            await walk.shows("Another window is writing")
            assert isinstance(walk.screen, Written)
        await walk.press("n")
        await walk.at(Home)
    with journal.session() as session:
        assert not pages.all_of(session)[0].ask_to_delete


async def test_a_folder_that_does_not_allow_it_is_told(journal, write, at, monkeypatch):
    path, uuid = write()
    at(AFTER)

    def refuse(self, missing_ok=False):
        raise PermissionError(13, "", str(self))

    async with begun(journal.vault, journal=journal) as walk:
        await walk.at(Home)
        await walk.press("home", "enter")
        await walk.at(Pick)
        with monkeypatch.context() as patched:
            patched.setattr(Path, "unlink", refuse)
            await walk.press("d")
            await walk.shows("Deleting summary-2026-05-12.md didn't work")
    assert path.exists()
    assert page_of(journal, uuid).ask_to_delete
