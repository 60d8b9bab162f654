"""Writing an entry: the editor, its draft, what is beside it, and keeping it."""

import subprocess
import sys

import pytest
from textual.events import Paste
from walk import PASSPHRASE, keep, walking

from bondjournal import wording
from bondjournal.draft import Draft
from bondjournal.journal import entries, prompts, ratings, settings, tags, versions
from bondjournal.tui import pauses
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.journal import JournalList
from bondjournal.tui.screens.slips import Rate
from bondjournal.tui.screens.unlock import Unlock
from bondjournal.tui.screens.write import OfferedQuestion, Write
from bondjournal.unlock import unlock
from bondjournal.vault import drafts, inbox
from waiting import LONGEST, Patience

CANARY = "a heron stood on the weir"


@pytest.fixture(autouse=True)
def clock(at):
    at("2026-05-10T20:40")


@pytest.fixture
def without_questions(journal):
    with journal.transaction() as session:
        settings.put(session, "questions", False)


def all_entries(journal):
    with journal.session() as session:
        return [entries.by_uuid(session, line.uuid) for line in entries.page(session)]


def all_drafts(journal):
    vault = journal.vault
    return [
        Draft.from_bytes(drafts.open_draft(vault, journal.keys, uuid))
        for uuid in drafts.waiting(vault)
    ]


async def keep_it(walk):
    """Keep what is written, and go home."""
    await walk.press("ctrl+s")
    await walk.shows("Entry kept.")
    await walk.press("escape")
    await walk.at(Home)


async def test_what_is_kept_is_an_entry_for_oneself_and_no_draft_is_left(journal):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.type("The long way.\n\nHome.")
        await keep_it(walk)
        (entry,) = all_entries(journal)
        assert entry.body == "The long way.\n\nHome."
        assert entry.share == "only-me"
        assert entry.day.isoformat() == "2026-05-10"
        assert drafts.waiting(journal.vault) == []


async def test_six_thousand_letters_pasted_are_kept_whole(journal, without_questions):
    pasted = "".join(f"{number} " for number in range(1300))[:6000]
    assert len(pasted) > 5000
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        walk.app.post_message(Paste(f"{pasted}\r\nThe end."))
        await keep_it(walk)
        (entry,) = all_entries(journal)
        assert entry.body == f"{pasted}\nThe end."


async def test_a_title_that_is_too_long_is_told_and_not_cut(journal, without_questions):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.type(CANARY)
        await walk.press("tab")
        walk.app.post_message(Paste("long " * 1200))
        await walk.press("ctrl+s")
        await walk.shows("A title is longer than 4,096 bytes.")
        assert all_entries(journal) == []
        await walk.press("escape")
        (draft,) = all_drafts(journal)
        assert draft.title == "long " * 1200


async def test_the_margin_shows_the_day_and_the_time(journal, without_questions):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.shows("a question ^N")
        assert walk.rows[3].startswith("      Sun 10 May ▏")
        assert walk.rows[4].startswith("           22:40 ▏")
        assert walk.rows[6].startswith("   a question ^N ▏")


@pytest.mark.long
async def test_beside_a_time_stands_its_own_date(journal, at, without_questions):
    at("2026-05-10T23:30")
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.shows("Mon 11 May")
        await walk.shows("01:30")


async def test_a_pause_keeps_the_draft_and_says_so(journal, without_questions):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        assert walk.screen.state == ""
        await walk.type(CANARY)
        await walk.until(lambda: walk.screen.state == "Draft kept.")
        (draft,) = all_drafts(journal)
        assert draft.body == CANARY
        assert draft.cursor == (0, len(CANARY))
        await walk.type("x")
        assert walk.screen.state == ""
        assert all_entries(journal) == []


async def test_keys_seal_nothing_before_a_pause(journal, without_questions, monkeypatch):
    for name in ("PAUSE", "LONGEST"):
        monkeypatch.setattr(pauses, name, LONGEST)
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        sealed = []
        walk.screen._keep_draft = sealed.append
        await walk.type("letters and more letters ")
        assert sealed == []


async def test_typing_without_a_pause_is_kept_all_the_same(journal, without_questions, monkeypatch):
    monkeypatch.setattr(pauses, "PAUSE", LONGEST)
    monkeypatch.setattr(pauses, "LONGEST", 0.05)
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        patience = Patience("A draft")
        while not drafts.waiting(journal.vault):
            assert patience.left
            await walk.type("x")


async def test_escape_keeps_the_draft_and_w_goes_on_with_it(journal, without_questions):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.type("one\ntwo")
        await walk.press("up", "home", "escape")
        await walk.at(Home)
        assert [draft.body for draft in all_drafts(journal)] == ["one\ntwo"]
        await walk.press("w")
        await walk.at(Write)
        assert walk.screen.draft.body == "one\ntwo"
        assert walk.screen.draft.cursor == (0, 0)
        await keep_it(walk)
        assert len(all_entries(journal)) == 1
        await walk.press("w")
        await walk.at(Write)
        assert walk.screen.draft.body == ""


async def test_a_draft_thrown_away_elsewhere_does_not_come_back(journal, without_questions):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.type(CANARY)
        await walk.press("escape")
        await walk.at(Home)
        (uuid,) = drafts.waiting(journal.vault)
        walk.app.drop_draft(uuid)
        await walk.press("w")
        await walk.at(Write)
        assert walk.screen.draft.body == ""


async def test_leaving_an_empty_page_leaves_nothing(journal):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.press("escape")
        await walk.at(Home)
        assert drafts.waiting(journal.vault) == []


async def test_emptying_a_draft_throws_it_away(journal, without_questions, monkeypatch):
    monkeypatch.setattr(pauses, "PAUSE", 0.1)
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.type("no")
        await walk.until(lambda: drafts.waiting(journal.vault))
        await walk.press("backspace", "backspace", "escape")
        await walk.at(Home)
        assert drafts.waiting(journal.vault) == []


async def test_what_the_app_keeps_before_it_ends_is_what_stands_there(journal, without_questions):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.type(CANARY)
        walk.app.keep_before_end()
        assert [draft.body for draft in all_drafts(journal)] == [CANARY]


async def test_keeping_that_does_not_work_leaves_the_text_and_one_sentence(
    journal, without_questions
):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        walk.screen._words.text = f"{CANARY}\n" * 50_000
        await walk.press("ctrl+s")
        await walk.until(lambda: walk.screen.noticed)
        assert walk.screen.noticed == "The text is longer than 1 MiB."
        assert walk.screen.draft.body.startswith(CANARY)
        assert all_entries(journal) == []


@pytest.mark.long
async def test_a_draft_that_cannot_be_kept_keeps_one_on_the_page(
    journal, without_questions, capfd, caplog
):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        journal.vault.drafts.rmdir()
        journal.vault.drafts.write_bytes(b"no folder")
        await walk.type(CANARY)
        await walk.press("escape")
        await walk.until(lambda: walk.screen.noticed)
        assert isinstance(walk.screen, Write)
        assert walk.screen.draft.body == CANARY
        assert "heron" not in walk.screen.noticed
        journal.vault.drafts.unlink()
        journal.vault.drafts.mkdir(mode=0o700)
        await walk.press("escape")
        await walk.at(Home)
    assert "heron" not in caplog.text + "".join(capfd.readouterr())


@pytest.mark.long
async def test_title_and_tags_are_shown_when_reached(journal, without_questions):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        assert "tags ▏" not in walk.text
        await walk.type("Words.")
        await walk.press("tab")
        await walk.shows("title ▎")
        await walk.press("tab", "tab")
        await walk.until(lambda: "title" not in walk.rows[17] + walk.rows[18])
        await walk.press("tab")
        await walk.type("A walk")
        await walk.press("enter")
        await walk.type("outside, #alone")
        await walk.press("enter")
        await walk.type("More. ")
        await keep_it(walk)
        (entry,) = all_entries(journal)
        assert (entry.title, entry.body) == ("A walk", "Words.More.")
        with journal.session() as session:
            assert tags.of_entry(session, entry.uuid) == ["outside", "alone"]


@pytest.mark.long
async def test_f4_says_who_it_is_for(journal, without_questions):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.type("Words.")
        await walk.press("f4")
        await walk.shows("What may go on your page?")
        await walk.press("o")
        await walk.shows("The line, in your words")
        await walk.press("ctrl+s")
        await walk.shows("Without a line, it stays as it is.")
        await walk.type("my line")
        await walk.press("ctrl+s")
        await walk.at(Write)
        await walk.shows("F4 page: one line")
        await walk.press("f4")
        await walk.shows("What may go on your page?")
        await walk.press("escape")
        await walk.at(Write)
        await keep_it(walk)
        (entry,) = all_entries(journal)
        assert (entry.share, entry.gist) == ("gist", "my line")


@pytest.mark.long
async def test_a_light_question_is_offered_another_one_and_none(journal):
    library = {question.text: question for question in prompts.library()}
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        asked = [walk.screen.draft.prompt]
        assert library[asked[0]].weight == "light"
        for _ in range(8):
            await walk.press("ctrl+n")
            await walk.until(lambda: walk.screen.draft.prompt != asked[-1])
            asked.append(walk.screen.draft.prompt)
        assert len(set(asked)) == len(asked)
        assert {library[one].weight for one in asked} <= {"light", "medium"}
        await walk.shows("another one ^N")
        await walk.press("ctrl+g")
        await walk.shows("a question ^N")
        assert walk.screen.draft.prompt == ""


@pytest.mark.long
async def test_the_question_is_kept_with_the_entry(journal):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        asked = walk.screen.draft.prompt
        style = walk.style(asked[:20])
        assert style.italic
        await walk.type("An answer.")
        await keep_it(walk)
        assert [entry.prompt for entry in all_entries(journal)] == [asked]


async def test_a_question_with_signs_of_markup_is_shown_as_it_is(journal):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        walk.screen.show_question(OfferedQuestion("What [b]now[/b]?", "A [red]word[/]"))
        await walk.shows("What [b]now[/b]?")
        await walk.shows("A [red]word[/]")


@pytest.mark.long
async def test_f8_shows_the_text_alone(journal):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.type("Words.")
        await walk.press("f8")
        await walk.until(lambda: "▏" not in walk.text)
        assert walk.text.split() == ["Words."]
        await walk.press("escape")
        await walk.shows("22:40 ▏")
        assert isinstance(walk.screen, Write)


@pytest.mark.long
async def test_keep_writing_goes_on_with_the_same_entry(journal, without_questions):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.type("One.")
        await walk.press("ctrl+s")
        await walk.shows("Entry kept.")
        await walk.type(" Two.")
        await keep_it(walk)
        (entry,) = all_entries(journal)
        assert entry.body == "One. Two."
        with journal.session() as session:
            assert len(versions.history(session, entry.uuid)) == 1
        assert drafts.waiting(journal.vault) == []


@pytest.mark.long
async def test_a_key_pressed_twice_is_one_wish(journal, without_questions):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.type("Words.")
        walk.screen.ask("keep")
        walk.screen.ask("keep")
        await walk.shows("Entry kept.")
        await walk.press("escape")
        await walk.at(Home)
        assert len(all_entries(journal)) == 1
        await walk.press("w")
        await walk.at(Write)
        walk.screen.action_leave()
        walk.screen.action_leave()
        await walk.at(Home)


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 40), (160, 50)])
async def test_what_may_go_on_the_page_is_always_in_view(journal, without_questions, size):
    async with walking(journal, "w", size=size) as walk:
        await walk.at(Write)
        await walk.shows("F4 page: none of it")
        await walk.type("Words.")
        await walk.until(lambda: walk.screen.state == "Draft kept.")
        await walk.shows("Draft kept. ▏" if size[0] > 76 else "Kept. ▏")
        await walk.shows("F4 page: none of it")
        await walk.press("f4")
        await walk.press("a")
        await walk.shows("F4 page: all of it")
        await walk.press("ctrl+s")
        await walk.until(lambda: walk.screen.state == "Entry kept.")
        await walk.shows("F4 page: all of it")
        row = next(row for row in walk.rows if "F4 page" in row)
        assert row.rstrip().endswith("all of it")


async def test_what_is_typed_after_keeping_is_text(journal, without_questions):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.type("Words")
        await walk.press("ctrl+s", *" look", "enter", "k")
        await walk.until(lambda: walk.screen.draft.body == "Words look\nk")
        await keep_it(walk)
        (entry,) = all_entries(journal)
        assert entry.body == "Words look\nk"


async def test_keys_between_keeping_the_first_entry_and_enough_are_kept_too(journal):
    from bondjournal.tui.flows.writing import write

    async with walking(journal) as walk:
        walk.app.go(write(walk.app, first=True))
        await walk.at(Write)
        await walk.type("Words")
        screen = walk.screen
        screen.ask("keep")
        await walk.shows("Enough for now?")
        screen._words.editor.insert(" and more")
        await walk.press("enter")
        await walk.at(Home)
        assert [entry.body for entry in all_entries(journal)] == ["Words and more"]


async def test_an_entry_that_is_opened_has_the_cursor_at_its_end(journal):
    keep(journal, body="One.\n\nTwo \U0001f469\u200d\U0001f467.")
    async with walking(journal, "l") as walk:
        await walk.until(lambda: isinstance(walk.screen, JournalList) and walk.list.chosen)
        await walk.press("e")
        await walk.at(Write)
        await walk.type(" More.")
        assert walk.screen.draft.body == "One.\n\nTwo \U0001f469\u200d\U0001f467. More."


async def test_the_very_first_entry(journal):
    from bondjournal.tui.flows.writing import write

    async with walking(journal) as walk:
        kept = []

        async def first():
            kept.append(await write(walk.app, first=True))

        walk.app.go(first())
        await walk.at(Write)
        await walk.shows("Nothing here yet. That is fine.")
        assert walk.style("What is here right now?").italic
        for key in ("^S keep", "^N a question", "F4 page: none of it", "esc back"):
            assert key in walk.text
        await walk.type("One line.")
        await walk.press("ctrl+s")
        await walk.shows("Entry kept. Only you can read it. Enough for now?")
        await walk.shows("Rate a session I had")
        await walk.press("enter")
        await walk.at(Home)
        assert kept == [True]


async def test_changing_an_entry_changes_what_was_changed_alone(journal):
    uuid = keep(journal, body="As it was.", title="Before", tags=("one",))
    async with walking(journal, "l") as walk:
        await walk.at(JournalList)
        await walk.until(lambda: walk.list.chosen)
        await walk.press("e")
        await walk.at(Write)
        await walk.shows("changing what you kept")
        with journal.transaction() as session:
            entry = entries.by_uuid(session, uuid)
            entries.edit(session, entry, entries.Changes(title="Meanwhile"))
        await walk.type(" And more.")
        await walk.press("ctrl+s")
        await walk.at(JournalList)
        (entry,) = all_entries(journal)
        assert (entry.title, entry.body) == ("Meanwhile", "As it was. And more.")
        with journal.session() as session:
            bodies = [one.row["row"]["body"] for one in versions.history(session, uuid)]
        assert bodies == ["As it was.", "As it was."]


async def test_keeping_an_unchanged_entry_makes_no_version(journal):
    uuid = keep(journal, body="As it was.")
    async with walking(journal, "l") as walk:
        await walk.until(lambda: isinstance(walk.screen, JournalList) and walk.list.chosen)
        await walk.press("e")
        await walk.at(Write)
        await walk.press("ctrl+s")
        await walk.at(JournalList)
        with journal.session() as session:
            assert versions.history(session, uuid) == []


@pytest.mark.long
async def test_what_changes_an_entry_deleted_meanwhile_is_kept_as_a_new_one(journal):
    uuid = keep(journal, body="As it was.", title="A title")
    async with walking(journal, "l") as walk:
        await walk.until(lambda: isinstance(walk.screen, JournalList) and walk.list.chosen)
        await walk.press("e")
        await walk.at(Write)
        with journal.transaction() as session:
            versions.delete(session, entries.by_uuid(session, uuid))
        await walk.type(" Not lost.")
        await walk.press("ctrl+s")
        await walk.at(JournalList)
        (entry,) = all_entries(journal)
        assert (entry.title, entry.body) == ("A title", "As it was. Not lost.")
        assert entry.uuid != uuid


@pytest.mark.long
async def test_leaving_a_changed_entry_keeps_the_change_as_a_draft(journal):
    uuid = keep(journal, body="As it was.")
    async with walking(journal, "l") as walk:
        await walk.until(lambda: isinstance(walk.screen, JournalList) and walk.list.chosen)
        await walk.press("e")
        await walk.at(Write)
        await walk.type(" Not so.")
        await walk.press("escape")
        await walk.at(JournalList)
        assert [(one.editing, one.body) for one in all_drafts(journal)] == [
            (uuid, "As it was. Not so.")
        ]
        await walk.press("e")
        await walk.at(Write)
        assert walk.screen.draft.body == "As it was. Not so."
    assert [entry.body for entry in all_entries(unlock(journal.vault, PASSPHRASE))] == [
        "As it was."
    ]


@pytest.mark.long
async def test_while_locked_what_is_kept_is_sealed(journal):
    journal.close()
    async with walking(None, vault=journal.vault) as walk:
        await walk.at(Unlock)
        await walk.press("ctrl+n")
        await walk.at(Write)
        await walk.type(CANARY)
        await walk.press("tab", "f4", "ctrl+n", "ctrl+g")
        assert isinstance(walk.screen, Write)
        assert "title" not in walk.text
        await walk.press("ctrl+s")
        await walk.at(Unlock)
        await walk.shows(wording.KEPT_WHILE_LOCKED)
        assert len(inbox.waiting(journal.vault)) == 1
        assert drafts.waiting(journal.vault) == []
    opened = unlock(journal.vault, PASSPHRASE)
    (entry,) = all_entries(opened)
    opened.close()
    assert (entry.body, entry.source) == (CANARY, "captured")


async def test_while_locked_escape_keeps_a_draft_and_nothing_can_be_read(journal):
    journal.close()
    async with walking(None, vault=journal.vault) as walk:
        await walk.at(Unlock)
        await walk.press("ctrl+n")
        await walk.at(Write)
        await walk.type(CANARY)
        await walk.press("escape")
        await walk.at(Unlock)
        assert len(drafts.waiting(journal.vault)) == 1
        await walk.press("ctrl+n")
        await walk.at(Write)
        assert walk.screen.draft.body == ""


@pytest.mark.long
def test_writing_while_locked_imports_nothing_that_reads():
    code = (
        "import bondjournal.tui.flows.writing, sys;"
        "assert not {'sqlmodel', 'sqlalchemy', 'pydantic'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.long
async def test_the_last_session_can_be_rated_while_writing(journal):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.type("A line.")
        await walk.press("ctrl+r")
        await walk.at(Rate)
        await walk.press("8", "ctrl+s")
        await walk.at(Write)
        await walk.shows(wording.KEPT)
        assert "A line." in walk.text
        await walk.press("ctrl+r")
        await walk.at(Rate)
        await walk.press("escape")
        await walk.at(Write)
        await keep_it(walk)
    with journal.session() as session:
        assert [(one.scale, one.value) for one in ratings.waiting(session)] == [("heard", 8)]
