"""Reading an entry: what stands in the margin, its past, lines to quote, deleting it."""

import pytest
from walk import keep, walking

from bondjournal.journal import entries, versions
from bondjournal.tui.screens.former import ReadFormer
from bondjournal.tui.screens.journal import JournalList
from bondjournal.tui.screens.quotes import Quotes, sentences
from bondjournal.tui.screens.reader import ReadEntry
from bondjournal.tui.screens.slips import Pick
from bondjournal.tui.screens.write import Write

BODY = "Walked with Anneke. Nobody needed *anything*.\n\nHome, the long way!"


@pytest.fixture(autouse=True)
def clock(at):
    at("2026-05-10T20:40")


@pytest.fixture
def entry(journal, at):
    return keep(
        journal,
        body=BODY,
        title="A good hour",
        share="gist",
        gist="It was good.",
        prompt="When was it good?",
        tags=("outside", "neighbour"),
    )


async def reading(walk):
    """Read the newest entry."""
    await walk.at(JournalList)
    await walk.until(lambda: walk.list.chosen)
    await walk.press("enter")
    await walk.at(ReadEntry)


def edit(journal, uuid, **changes):
    with journal.transaction() as session:
        entries.edit(session, entries.by_uuid(session, uuid), entries.Changes(**changes))


def stored(journal, uuid):
    with journal.session() as session:
        return entries.by_uuid(session, uuid)


async def test_the_margin_says_when_and_the_tags_and_the_foot_what_may_go(journal, entry):
    async with walking(journal, "l") as walk:
        await reading(walk)
        await walk.shows("A good hour")
        margins = [row[:16].strip() for row in walk.rows]
        for words in ("Sun 10 May", "18:20", "#outside", "#neighbour", "the one line"):
            assert words in margins
        await walk.shows("v page: one line")
        assert walk.style("When was it good?").italic
        assert walk.style("anything").italic
        assert "*" not in walk.text
        await walk.shows("It was good.")


@pytest.mark.long
async def test_without_a_title_the_day_is_the_place(journal):
    keep(journal, body="Words.", source="captured")
    async with walking(journal, "l") as walk:
        await reading(walk)
        assert "Sunday 10 May 2026" in walk.rows[1]
        assert walk.rows[1].endswith("Written while locked")


async def test_words_of_people_are_no_markup(journal):
    keep(
        journal,
        body="[b]so[/b] [@click=app.close]here[/] \x1b[31mred",
        title="[u]t[/u]",
        prompt="[i]why[/i]",
        tags=("[red]",),
    )
    async with walking(journal, "l") as walk:
        await reading(walk)
        for words in ("[b]so[/b] [@click=app.close]here[/]", "[u]t[/u]", "[i]why[/i]", "#[red]"):
            assert words in walk.text
        assert "\x1b" not in walk.text


async def test_editing_shows_what_is_there_now(journal, entry):
    async with walking(journal, "l") as walk:
        await reading(walk)
        await walk.press("e")
        await walk.at(Write)
        await walk.type(" Today.")
        await walk.press("ctrl+s")
        await walk.at(ReadEntry)
        await walk.until(lambda: "Today." in walk.text)
        assert walk.screen.state == "Entry kept."
        assert stored(journal, entry).body == f"{BODY} Today."


@pytest.mark.long
async def test_who_it_is_for(journal, entry):
    async with walking(journal, "l") as walk:
        await reading(walk)
        await walk.press("v")
        await walk.shows("What may go on your page?")
        await walk.press("o")
        await walk.shows("The line, in your words")
        await walk.type(" Very.")
        await walk.press("enter")
        await walk.at(ReadEntry)
        await walk.shows("It was good. Very.")
        await walk.press("v")
        await walk.shows("What may go on your page?")
        await walk.press("n")
        await walk.shows("v page: none of it")
        assert "Very." not in walk.text
        kept = stored(journal, entry)
        assert (kept.share, kept.gist) == ("only-me", "It was good. Very.")


@pytest.mark.long
async def test_a_former_version_is_read_and_brought_back(journal, entry, at):
    at("2026-05-11T07:25")
    edit(journal, entry, body="Otherwise.")
    async with walking(journal, "l") as walk:
        await reading(walk)
        await walk.shows("Otherwise.")
        await walk.press("h")
        await walk.at("Former versions")
        await walk.shows("until 09:25")
        assert "Mon 11 May" in walk.text
        await walk.press("enter")
        await walk.at(ReadFormer)
        await walk.shows("Nobody needed anything.")
        assert "gone now" not in walk.text
        await walk.press("delete")
        assert isinstance(walk.screen, ReadFormer)
        await walk.press("q")
        await walk.at("Former versions")
        await walk.press("space")
        await walk.at(ReadEntry)
        await walk.shows("Nobody needed anything.")
        assert walk.screen.entry.former == 2
        assert stored(journal, entry).body == BODY


async def test_an_entry_without_a_past_has_no_key_for_it(journal, entry):
    async with walking(journal, "l") as walk:
        await reading(walk)
        await walk.press("h")
        assert isinstance(walk.screen, ReadEntry)


@pytest.mark.long
async def test_lines_to_quote_are_picked_and_put_back(journal, entry):
    async with walking(journal, "l") as walk:
        await reading(walk)
        await walk.press("apostrophe")
        await walk.at(Quotes)
        await walk.shows("esc entry")
        await walk.press("down", "space", "down", "space", "up", "up", "space", "space", "ctrl+s")
        await walk.at(ReadEntry)
        assert stored(journal, entry).quotes == ["Nobody needed *anything*.", "Home, the long way!"]
        await walk.shows("quoted ▏ Nobody needed")
        await walk.press("apostrophe")
        await walk.at(Quotes)
        assert walk.text.count("quoted") == 2
        await walk.press("down", "space", "escape")
        await walk.at(ReadEntry)
        assert len(stored(journal, entry).quotes) == 2


def test_sentences_stand_in_the_text_as_they_are():
    body = 'One. "Two!" he said… Three?\n\n- Four\n日本。語。\n***\nOne.'
    found = [one for paragraph in sentences(body) for one in paragraph]
    assert found == ["One.", '"Two!"', "he said…", "Three?", "- Four", "日本。", "語。"]
    assert all(one in body for one in found)


@pytest.mark.long
async def test_deleting_goes_back_to_the_list_which_can_bring_it_back(journal, entry):
    async with walking(journal, "l") as walk:
        await reading(walk)
        await walk.press("delete")
        await walk.at(Pick)
        await walk.press("k")
        await walk.at(ReadEntry)
        await walk.press("delete")
        await walk.at(Pick)
        await walk.press("d")
        await walk.at(JournalList)
        await walk.shows("Deleted: A good hour. Press u to undo.")
        await walk.press("u")
        await walk.shows("A good hour")
        assert stored(journal, entry).body == BODY


async def test_what_was_changed_while_reading_is_taken_back(journal, entry):
    async with walking(journal, "l") as walk:
        await reading(walk)
        assert "u undo" not in walk.text
        before = stored(journal, entry).share
        await walk.press("v")
        await walk.at(Pick)
        await walk.press("a")
        await walk.until(lambda: stored(journal, entry).share == "as-written")
        await walk.at(ReadEntry)
        await walk.press("u")
        await walk.shows("As before: an entry: A good hour: what may go on the page")
        assert stored(journal, entry).share == before
        await walk.until(lambda: "u undo" not in walk.text)


@pytest.mark.long
async def test_an_entry_deleted_elsewhere_says_so(journal, entry):
    async with walking(journal, "l") as walk:
        await reading(walk)
        with journal.transaction() as session:
            versions.delete(session, entries.by_uuid(session, entry))
        await walk.press("v")
        await walk.shows("That entry is no longer there.")
        await walk.press("escape")
        await walk.shows("Nothing here yet. That is fine.")


@pytest.mark.long
async def test_a_long_text_is_scrolled_and_another_one_begins_at_its_top(journal):
    keep(journal, at="2026-05-10T10:00", body="\n\n".join(f"paragraph {n}" for n in range(99)))
    keep(journal, at="2026-05-09T10:00", body="\n\n".join(f"section {n}" for n in range(99)))
    async with walking(journal, "l") as walk:
        await reading(walk)
        await walk.press("end")
        await walk.shows("paragraph 98")
        await walk.press("right")
        await walk.shows("section 0")
        await walk.press("pagedown")
        await walk.until(lambda: "section 0" not in walk.text)
