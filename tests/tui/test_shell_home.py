"""Home on a real journal: what it says, where its doors lead, and what comes in meanwhile."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from begun import begun
from textual.widgets import TextArea
from walk import keep, walking

from bondjournal import dates, wording
from bondjournal.addition import NewTopic
from bondjournal.errors import JournalError
from bondjournal.journal import (
    appointments,
    entries,
    home_state,
    preparations,
    settings,
    therapists,
    topics,
    versions,
)
from bondjournal.journal.home import Line, NearSession
from bondjournal.open_journal import Tidied
from bondjournal.tui.flows import beside
from bondjournal.tui.flows.vault import offer_recovery_key
from bondjournal.tui.help import Help
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.slips import AskValue, Pick, SomeLines
from bondjournal.tui.screens.write import Write
from bondjournal.tui.widgets.choices import Choices
from bondjournal.unlock import unlock
from bondjournal.vault import inbox, keyfile, slots
from bondjournal.wording import home as words
from made import capture

SUNDAY = "2026-05-10T16:20"
ZONE = "Europe/Berlin"


@pytest.fixture(autouse=True)
def _on_a_sunday(at):
    at(SUNDAY)


@pytest.fixture
def asked_before(journal):
    """A journal whose first home was seen."""
    with journal.transaction() as session:
        settings.put(session, "look.offered", True)
    return journal


def session_on(journal, day, *, time=None, state=None):
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        made = appointments.add(session, them, dates.When(day, time), ZONE)
        if state:
            appointments.mark(session, made, state)
        return made


def look(journal, instant=None):
    now = instant or dates.now()
    with journal.session() as session:
        return home_state.read(session, now, dates.day_of(now, ZONE))


def test_an_empty_journal_is_known_as_one(journal):
    seen = look(journal)
    assert (seen.empty, seen.any_session, seen.next, seen.had) == (True, False, None, None)


def test_what_was_kept_is_known_by_how_long_ago(journal):
    keep(journal, at="2026-05-08T16:20", body="one")
    assert look(journal).quiet == timedelta(days=2)
    assert not look(journal).empty


def test_the_next_session_is_known_with_its_time_and_page(journal):
    session_on(journal, date(2026, 5, 26))
    near = session_on(journal, date(2026, 5, 12))
    assert look(journal).next == NearSession(date(2026, 5, 12), None)
    with journal.transaction() as session:
        preparations.begin(session, therapists.usual_one(session), near)
    assert look(journal).next.begun


@pytest.mark.parametrize(
    ("now", "after"),
    [
        ("2026-05-12T09:00", False),
        ("2026-05-12T19:00", True),
        ("2026-05-13T19:00", True),
        ("2026-05-14T19:00", False),
    ],
)
def test_a_session_was_just_had_on_its_day_and_the_one_after(journal, at, now, after):
    from datetime import time

    session_on(journal, date(2026, 5, 12), time=time(15))
    assert (look(journal, at(now)).had is not None) is after


def test_sessions_with_somebody_not_to_be_mentioned_are_not_known(journal):
    session_on(journal, date(2026, 5, 12))
    with journal.transaction() as session:
        versions.edit(session, therapists.usual_one(session), mentioned=False)
    seen = look(journal)
    assert (seen.next, seen.sessions_mentioned) == (None, False)


async def test_home_is_as_it_was_drawn(asked_before):
    keep(asked_before, body="one")
    session_on(asked_before, date(2026, 5, 12))
    async with walking(asked_before) as walk:
        await walk.shows("Recovery key: not written down.")
        assert walk.rows[5:22] == [
            "      Sun 10 May ▏ Your session is on Tuesday.",
            "                 ▏ Nothing has to be ready.",
            *["                 ▏"] * 4,
            "               w ▎ Write",
            "               a ▏ After a session",
            "                 ▏",
            "               p ▏ Prepare for Tuesday",
            "               o ▏ Quick page",
            "                 ▏",
            "               l ▏ Look back",
            "               t ▏ Topics",
            "               i ▏ Goals and what helps",
            "                 ▏ Recovery key: not written down.",
            "                 ▏ / search   s sessions   c settings   q close",
        ]
        # Doors keep their rows whatever is told above them, and close up below three lines.
        home, greeting = walk.screen, walk.screen._greeting
        for count, first in ((1, 11), (2, 11), (3, 13), (4, 13)):
            home.greet(replace(greeting, lines=[Line("Something.")] * count), "Sun 10 May")
            await walk.until(lambda count=count: walk.text.count("Something.") == count)
            await walk.until(lambda first=first: walk.rows[first].endswith("w ▎ Write"))
            assert walk.rows[5].endswith("Your session is on Tuesday.")
        long = Line("Last words: " + "and on " * 30, own=True)
        home.greet(replace(greeting, lines=[long]), "Sun 10 May")
        await walk.until(lambda: walk.rows[8].endswith("…") and walk.rows[9].endswith("▏"))


async def test_words_of_ones_own_are_shown_if_that_is_set(asked_before):
    keep(asked_before, body="Nobody needed anything. I was humming.")
    with asked_before.transaction() as session:
        topics.add(session, NewTopic(text="The stairs", first=True))
        settings.put(session, "home.words", True)
    async with walking(asked_before) as walk:
        await walk.shows("First, please: The stairs")
        await walk.shows("Last words: Nobody needed anything. I was humming.")
        await walk.press("t")
        await walk.shows("Topics")
        await walk.press("t")
        assert "talked about" not in walk.text


async def test_the_mark_is_on_after_the_day_after_a_session(asked_before, at):
    session_on(asked_before, date(2026, 5, 9))
    async with walking(asked_before) as walk:
        await walk.shows("a ▎ After a session")


async def test_the_light_look_is_offered_once(journal):
    async with walking(journal) as walk:
        await walk.shows(words.LIGHT_INSTEAD)
    async with walking(journal) as walk:
        await walk.shows(wording.NO_RECOVERY_KEY)
        assert words.LIGHT_INSTEAD not in walk.text


async def test_a_look_that_is_chosen_by_name_is_kept(asked_before):
    async with walking(asked_before) as walk:
        await walk.press("ctrl+p", *"day", "enter")
        await walk.until(lambda: walk.app.theme == "day")
        await walk.until(lambda: saved(asked_before, "look") == "day")
    async with walking(asked_before) as walk:
        await walk.until(lambda: walk.app.theme == "day")


def saved(journal, name):
    with journal.session() as session:
        return settings.get(session, name)


async def test_the_start_of_the_persons_day_is_theirs(asked_before, at):
    at("2026-05-12T03:30")  # half past five there
    with asked_before.transaction() as session:
        settings.put(session, "day.starts", "06:00")
    async with walking(asked_before) as walk:
        await walk.shows("Mon 11 May")
        assert walk.app.today == date(2026, 5, 11)


DOORS = {
    "w": "Write",
    "a": "After a session",
    "p": "Prepare",
    "l": "newest first",
    "slash": "search",
    "t": "Topics",
    "f1": "^ means Ctrl",
}


@pytest.mark.long
async def test_each_door_leads_where_it_says_and_escape_leads_home(asked_before):
    session_on(asked_before, date(2026, 5, 9))
    async with walking(asked_before) as walk:
        for key, there in DOORS.items():
            await walk.press(key)
            await walk.until(lambda: not isinstance(walk.screen, Home), key)
            await walk.shows(there)
            await walk.press("escape")
            await walk.at(Home)


@pytest.mark.long
async def test_s_asks_for_a_session_as_long_as_none_is_known(asked_before):
    async with walking(asked_before) as walk:
        await walk.shows("Add a session")
        assert "s sessions" not in walk.text
        assert walk.rows[13].endswith("s ▏ Add a session")
        await walk.press("s")
        await walk.shows("Is there a next session?")
        await walk.type("tue\n")
        await walk.at(Home)
        await walk.shows("Your session is on Tuesday.")
        assert "Add a session" not in walk.text
        await walk.press("s")
        await walk.until(lambda: not isinstance(walk.screen, Home))
        await walk.shows("Sessions")


async def test_q_closes(asked_before):
    async with walking(asked_before) as walk:
        await walk.press("q")
    assert walk.app.return_value == 0


async def test_what_goes_wrong_in_a_flow_is_told_at_home(asked_before, monkeypatch):
    from bondjournal.tui.flows import writing

    async def fail(app):
        await app.push_screen(Help(app.screen))
        raise JournalError("The disk is full; this was not kept.")

    monkeypatch.setattr(writing, "write", fail)
    async with walking(asked_before) as walk:
        await walk.press("w")
        await walk.shows("The disk is full; this was not kept.")
        assert isinstance(walk.screen, Home)
        await walk.press("f1")
        await walk.at(Help)


@pytest.mark.long
async def test_captures_of_another_terminal_come_in_while_it_is_open(asked_before, monkeypatch):
    monkeypatch.setattr(beside, "LOOK_INTO_INBOX", 0.01)
    keep(asked_before, body="one")
    async with walking(asked_before) as walk:
        capture(asked_before.vault, "elsewhere")
        await walk.shows("One note from the lock screen is now in your journal.")
        assert inbox.waiting(asked_before.vault) == []
        await walk.press("l")
        await walk.shows("elsewhere")
        capture(asked_before.vault, "once more")
        await walk.shows("once more")
        await walk.press("escape")
        await walk.at(Home)
        await walk.until(lambda: "is now in your journal" not in walk.text)
    with asked_before.session() as session:
        assert entries.count(session) == 3


@pytest.mark.long
async def test_a_capture_that_does_not_open_is_told_and_stays_on_disk(asked_before, monkeypatch):
    monkeypatch.setattr(beside, "LOOK_INTO_INBOX", 0.01)
    async with walking(asked_before) as walk:
        uuid = capture(asked_before.vault)
        path = asked_before.vault.inbox / f"{uuid}.bjc"
        path.write_bytes(path.read_bytes()[:-1] + b"?")
        capture(asked_before.vault)
        await walk.shows("1 encrypted file did not open and was set aside.")
        assert len(list(asked_before.vault.quarantine.iterdir())) == 1


async def test_a_new_day_is_said_while_it_is_open(asked_before, at, monkeypatch):
    monkeypatch.setattr(beside, "LOOK_INTO_INBOX", 0.01)
    async with walking(asked_before) as walk:
        await walk.shows("Sun 10 May")
        at("2026-05-11T16:20")
        await walk.shows("Mon 11 May")


async def test_the_day_is_tidied_behind_home(asked_before):
    async with walking(asked_before) as walk:
        backup = asked_before.vault.backups / "2026-05-10"
        await walk.until(backup.exists)


async def test_a_clock_that_looks_wrong_is_told(asked_before, monkeypatch):
    monkeypatch.setattr(beside, "tidy", lambda _: Tidied(backed_up=False, kept_in_trash=2))
    async with walking(asked_before, size=(100, 24)) as walk:
        await walk.shows("in case this computer's clock is wrong.")


async def test_tidying_that_fails_is_told_and_disturbs_nobody(asked_before, monkeypatch, held):
    def full(_):
        held.wait()
        raise JournalError("The disk is full; this was not kept.")

    monkeypatch.setattr(beside, "tidy", full)
    async with walking(asked_before, "w") as walk:
        await walk.at(Write)
        await walk.type("Half a line")
        held.let_go()
        await walk.shows("The disk is full")
        assert walk.screen.draft.body == "Half a line"


async def test_a_door_is_gone_through_once_however_often_its_key_is_pressed(asked_before):
    async with walking(asked_before) as walk:
        home = walk.screen
        for _ in range(3):
            home.ask("write")
        await walk.at(Write)
        await walk.press("escape")
        await walk.at(Home)
        await walk.press("f1")
        await walk.at(Help)


async def type_groups(walk, second, fifth):
    await put(walk, f"{second} {fifth}")


async def put(walk, words):
    """Put words where one types instead of what is there, and keep them."""
    await walk.until(lambda: isinstance(walk.screen.focused, TextArea), "a field")
    walk.screen.focused.load_text(str(words))
    await walk.press("ctrl+s")


@pytest.mark.long
async def test_the_recovery_key_is_offered_until_there_is_one(asked_before):
    async with walking(asked_before) as walk:
        await walk.shows(wording.NO_RECOVERY_KEY)
        await walk.press("ctrl+p", *"recov", "enter")
        await walk.shows("If the passphrase is ever gone")
        await walk.press("enter")
        await walk.shows("Write it down")
        groups = [row.split("▏")[1].strip() for row in walk.rows[5:11]]
        assert not keyfile.read(asked_before.vault).has_recovery
        await walk.press("enter")
        await walk.shows(wording.TWO_GROUPS)
        await type_groups(walk, groups[1].lower(), "nope")
        await walk.shows("That is different. Look again.")
        await walk.press("escape")
        await walk.shows(groups[0])
        await walk.press("enter")
        await walk.shows(wording.TWO_GROUPS)
        await type_groups(walk, groups[1], groups[4])
        await walk.at(Home)
        await walk.until(lambda: wording.NO_RECOVERY_KEY not in walk.text)
    again = unlock(asked_before.vault, recovery_key="-".join(groups))
    again.close()


async def test_a_recovery_key_that_was_not_written_down_is_none(asked_before):
    async with walking(asked_before) as walk:
        walk.app.go(offer_recovery_key(walk.app))
        await walk.shows("If the passphrase is ever gone")
        await walk.press("enter")
        await walk.shows("Write it down")
        await walk.press("escape")
        await walk.shows("If the passphrase is ever gone")
        await walk.press("l")
        await walk.at(Home)
        await walk.shows(wording.NO_RECOVERY_KEY)
    assert not keyfile.read(asked_before.vault).has_recovery


@pytest.mark.long
async def test_a_recovery_key_that_could_not_be_kept_is_told(asked_before):
    async with walking(asked_before) as walk:
        walk.app.go(offer_recovery_key(walk.app))
        await walk.shows("If the passphrase is ever gone")
        await walk.press("enter")
        await walk.shows("Write it down")
        groups = [row.split("▏")[1].strip() for row in walk.rows[5:11]]
        await walk.press("enter")
        await walk.shows(wording.TWO_GROUPS)
        made = keyfile.read(asked_before.vault)
        keyfile.write(asked_before.vault, replace(made, mac=bytes(32)))
        await type_groups(walk, groups[1], groups[4])
        await walk.at(Home)
        await walk.shows("was changed by something other")
    assert not keyfile.read(asked_before.vault).has_recovery


@pytest.mark.long
async def test_a_recovery_key_goes_into_a_file_that_was_not_there(asked_before, tmp_path):
    there = tmp_path / "there.txt"
    there.write_text("mine")
    async with walking(asked_before) as walk:
        walk.app.go(offer_recovery_key(walk.app))
        await walk.shows("If the passphrase is ever gone")
        await walk.press("f")
        await walk.shows("Which file?")
        await put(walk, there)
        await walk.shows("already exists")
        await put(walk, tmp_path / "stick.txt")
        await walk.shows("The recovery key is in stick.txt.")
        await walk.press("enter")
        await walk.at(Home)
    assert there.read_text() == "mine"
    assert (tmp_path / "stick.txt").stat().st_mode & 0o077 == 0
    key = (tmp_path / "stick.txt").read_text().strip()
    unlock(asked_before.vault, recovery_key=key).close()


@pytest.mark.long
async def test_a_key_that_is_made_anew_says_what_the_one_before_still_opens(asked_before, tmp_path):
    before, slot = slots.new_recovery(asked_before.vault, asked_before.keys)
    slots.keep_recovery(asked_before.vault, asked_before.keys, before, slot)
    async with walking(asked_before) as walk:
        walk.app.go(offer_recovery_key(walk.app))
        await walk.shows("If the passphrase is ever gone")
        await walk.press("f")
        await walk.shows("Which file?")
        await put(walk, tmp_path / "stick.txt")
        await walk.shows("The recovery key is in stick.txt.")
        await walk.shows("The old key no longer")
        await walk.shows("opens the journal.")
        await walk.press("enter")
        await walk.at(Home)


async def after_long(journal, at, *keys):
    session_on(journal, date(2026, 5, 12))
    keep(journal, body="one")
    at("2026-07-10T16:20")
    async with begun(journal.vault, journal=journal) as walk:
        await walk.at(Home)
        await walk.press("home", "enter")
        await walk.at(Pick)
        for key in keys:
            await walk.press(key)
            if key == "n":
                await walk.at(SomeLines)
        if "n" in keys:
            await walk.at(AskValue)
            await walk.press("enter")
        await walk.at(Home)
        await walk.shows("Good to have you here.")


def therapists_of(journal):
    with journal.session() as session:
        return [(one.name, one.state) for one in therapists.all_of(session)]


@pytest.mark.long
@pytest.mark.parametrize(
    ("keys", "now"),
    [
        ("t", [("", "paused")]),
        ("k", [("", "seeing")]),
        (("n", "R", "enter", "A", "enter"), [("A", "ended"), ("R", "seeing")]),
    ],
)
async def test_after_six_quiet_weeks_one_question_is_asked_once(asked_before, at, keys, now):
    await after_long(asked_before, at, *keys)
    assert therapists_of(asked_before) == now
    async with walking(asked_before) as walk:
        await walk.shows("Good to have you here.")
        await walk.press("f1")
        await walk.at(Help)


@pytest.mark.long
async def test_help_and_the_list_of_everything_offer_no_picture(asked_before):
    async with walking(asked_before) as walk:
        await walk.press("ctrl+p")
        await walk.shows("find")
        for offered, typed in ((False, "screenshot"), (False, "picture"), (True, "look to day")):
            await walk.type(typed)
            assert (walk.text.casefold().count(typed) > 1) is offered
            await walk.press(*["backspace"] * len(typed))


async def test_everything_is_found_by_the_words_that_people_guess(journal):
    async with walking(journal) as walk:
        await walk.press("ctrl+p")
        await walk.shows("find")

        def offered():
            return [choice.words for choice in walk.screen.query_one(Choices).choices]

        assert len(offered()) == 10
        for typed, found in (
            ("note", "Write"),
            ("therapy", "Sessions"),
            ("export pdf", "Prepare"),
            ("print", "Make a page to print"),
            ("passwd", "Change the passphrase"),
            ("trend", "How it has felt"),
            ("draft", "Unfinished entries"),
            ("crisis", "Hard time"),
            ("lock", "Lock the journal"),
            ("homework", "What was tried"),
            ("light", "Set the look to day"),
            ("conf", "Settings"),
            ("export", "Export everything to a file"),
            ("undo", "Undo the last change"),
            ("trash", "Trash"),
        ):
            await walk.type(typed)
            assert found in offered()
            await walk.press(*["backspace"] * len(typed))
        await walk.type("vault")
        await walk.shows("Looking for your vault? Here it's called your journal.")
        await walk.shows("^L ▏ Lock the journal")
        assert offered() == [
            "Make a backup of the journal",
            "Where the journal is, on this computer",
            "Check the journal for damage",
            "Lock the journal",
        ]
        await walk.press("down", "enter")
        await walk.shows("This folder is the journal.")
        await walk.press("enter", "ctrl+p", *"zzz")
        await walk.shows("Nothing here has that name. F1 says how this works.")
        assert offered() == []


@pytest.mark.long
async def test_the_menu_leads_from_any_screen_to_any_other(asked_before, tmp_path):
    keep(asked_before, body="one")
    async with walking(asked_before, "l") as walk:
        await walk.at("Look back")
        await walk.press("ctrl+p", *"settings", "enter")
        await walk.at("Settings")
        await walk.press("ctrl+p", *"export", "enter")
        await walk.shows("This copies everything")
        await put(walk, tmp_path / "all.json")
        await walk.shows("Written to all.json. The file is not encrypted.")
        assert "one" in (tmp_path / "all.json").read_text()
        await walk.press("ctrl+p", *"backup of", "enter")
        await walk.shows("Copied and verified.")
        await walk.press("enter", "ctrl+p", *"settings")
        # Where one is already is not offered once more.
        found = [choice.words for choice in walk.screen.query_one(Choices).choices]
        assert found == ["Set the look to day", "Set the look to terminal"]
