"""Doors of plain mode that lead to settings, names, the vault, drafts and parts of the journal."""

from datetime import date, timedelta

import pytest

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, NewRating
from bondjournal.cli import console
from bondjournal.cli.talk import LineByLine
from bondjournal.draft import Draft
from bondjournal.errors import NoVault
from bondjournal.flows import keys
from bondjournal.journal import (
    additions,
    appointments,
    entries,
    known_settings,
    ratings,
    stand_ins,
    tag_list,
    therapists,
    versions,
)
from bondjournal.summary import own_words
from bondjournal.talk import finish
from bondjournal.vault import backup_folder, drafts, keyfile, recovery_file
from bondjournal.wording.settings import KEYS

PASSPHRASE = "four ordinary words here"
NOW = "2026-05-10T18:00"


@pytest.fixture
def talk(journal, talk):
    """Open plain mode on the closed journal and answer it."""
    journal.close()
    return talk


@pytest.fixture
def add(journal, at):
    """Keep something before the talk, at an instant."""

    def keep(when, body, **more):
        entry = NewEntry(body=body, **more)
        with journal.transaction() as session:
            made = Addition(at=at(when), zone="Europe/Berlin", entry=entry)
            return additions.keep(session, made).entry.uuid

    return keep


ROWS = [known.name for known in known_settings.KNOWN]
ROWS[ROWS.index("day.starts") : ROWS.index("day.starts")] = KEYS
"""The settings, with what is done with the keys among them."""
LINES = str(1 + len(ROWS))
"""What is answered to get to the lines of the page."""


def value(name):
    return lambda session: known_settings.value(session, known_settings.named(name))


def number(name):
    return str(1 + ROWS.index(name))


SETTINGS = {
    "look": (["2"], "day"),
    "questions": (["2"], False),
    "lock.after": (["many", "20"], 20),
    "scales": (["heard open"], ["heard", "open"]),
    "day.starts": (["05:30"], "05:30"),
    "page.name": (["R."], "R."),
}
"""By name: what is answered, and what the setting is then."""


def test_settings_are_changed_and_put_back(talk, kept):
    def values(session):
        return {name: value(name)(session) for name in SETTINGS}

    defaults = kept(values)
    changes = [[number(name), "w", *answers] for name, (answers, _) in SETTINGS.items()]
    said = talk("e", *(one for change in changes for one in change), "0", "0")
    assert kept(values) == {name: becomes for name, (_, becomes) in SETTINGS.items()}
    for name in SETTINGS:
        assert known_settings.named(name).explained in said
    talk("e", *(one for name in SETTINGS for one in (number(name), "x")), "0", "0")
    assert kept(values) == defaults


def test_enter_leaves_a_setting(talk, kept):
    talk("e", number("page.name"), "w", "R.", "0", "0")
    talk("e", number("page.name"), "w", "", "0", "0")
    assert kept(value("page.name")) == "R."
    talk("e", number("page.name"), "w", "-", "0", "0")
    assert kept(value("page.name")) == ""


def test_a_line_of_the_page_is_changed_left_out_and_put_back(talk, kept):
    lines = kept(own_words.all_of)
    place = str(1 + [line.key for line in lines].index("between_us"))

    def present(session):
        return own_words.named(session, "between_us").present

    said = talk("e", LINES, "w", place, "w", "Between us two", "0", "0", "0")
    assert kept(present) == "Between us two"
    assert "Every heading and fixed line of a page" in said
    assert "Between us two (yours)" in said
    talk("e", LINES, "w", place, "w", "-", "0", "0", "0")
    assert kept(present) == ""
    talk("e", LINES, "w", place, "x", "0", "0", "0")
    assert kept(present) == lines[int(place) - 1].default


def test_names_are_there_without_preparing(talk, kept):
    said = talk("more", "more", "n", "a", "Ilse", "my sister", "0", "0")
    assert "n: Names and their stand-ins" in said
    assert kept(lambda session: stand_ins.find(session, "Ilse").instead) == "my sister"


def test_names_are_not_there_where_no_session_is_mentioned(talk, journal):
    with journal.transaction() as session:
        therapists.stop_mentioning(session, therapists.usual_one(session))
    assert "Names and their" not in talk("0")


def test_backups_are_made_read_and_listed(talk, vault, tmp_path):
    said = talk("v", "b", "a", "", "0", "0", "0")
    (place,) = [one for one in backup_folder.all_backups(vault.backups) if f"{one}\n" in said]
    said = talk("v", "b", "1", "0", "0", "0")
    assert "is intact." in said
    assert "bondjournal restore" in said
    folder = tmp_path / "stick"
    said = talk("v", "b", "a", "o", str(folder), "a", "back", "0", "0", "0")
    assert "There is no such folder." in said
    folder.mkdir()
    talk("v", "b", "a", "o", str(folder), "0", "0", "0")
    assert len(backup_folder.all_backups(folder)) == 1
    assert place.exists()


def test_the_journal_is_checked_and_exported_and_said_to_be_where_it_is(talk, add, vault, tmp_path):
    add("2026-05-01T10:00", "The kettle.")
    file = tmp_path / "all.json"
    said = talk("v", "c", "w", "e", str(file), "e", str(file), "", "0", "0")
    assert "The database is intact." in said
    assert f"The journal in {vault.path}. This folder is the journal." in said
    assert "This copies everything" in said
    assert "Written to all.json. The file is not encrypted." in said
    assert "is there already" in said
    assert "The kettle." in file.read_text()


def test_a_recovery_key_is_made_anew(talk, vault, tmp_path):
    talk("v", "r", "f", str(tmp_path / "first"), "0", "0")
    first = (tmp_path / "first").read_text()
    said = talk("v", "r", "f", str(tmp_path / "second"), "0", "0")
    assert "The old key no longer opens the journal." in said
    assert (tmp_path / "second").read_text() != first
    assert keyfile.read(vault).has_recovery
    assert "not written down" not in talk("v", "r", "l", "0", "0")


def test_a_recovery_key_is_tried_and_is_no_line_of_a_pipe(talk, vault, tmp_path):
    said = talk("e", number("recovery-key"), "0", "v", "t", "0", "0")
    assert said.count("This journal has no recovery key.\n") == 2
    talk("v", "r", "f", str(tmp_path / "key"), "0", "0")
    before = vault.keyfile.read_bytes()
    said = talk("e", number("recovery-key"), "0", "0")
    assert "A recovery key is not read from a pipe of answers." in said
    assert vault.keyfile.read_bytes() == before


def test_a_recovery_key_is_asked_for_until_it_opens(journal, vault, tmp_path, monkeypatch, capsys):
    recovery_file.into_file(vault, journal.keys, tmp_path / "older")
    recovery_file.into_file(vault, journal.keys, tmp_path / "key")
    older, key = ((tmp_path / name).read_text().split()[-1] for name in ("older", "key"))
    before = vault.keyfile.read_bytes()
    typed = iter(["a word", older, key])
    monkeypatch.setattr(console, "hidden", lambda _: next(typed))
    monkeypatch.setattr(console, "from_terminal", lambda: True)
    assert finish(keys.try_recovery_key(LineByLine(journal), vault))
    said = capsys.readouterr().err.splitlines()
    assert said[1:] == [
        "That recovery key is for another journal, or an older one for this journal.",
        "That is the recovery key of this journal, and it opens it.",
    ]
    assert vault.keyfile.read_bytes() == before


def test_a_passphrase_is_no_line_of_a_pipe(talk, vault):
    before = vault.keyfile.read_bytes()
    said = talk("v", "p", "0", "0")
    assert "A passphrase is not read from a pipe of answers." in said
    assert vault.keyfile.read_bytes() == before


def test_the_journal_is_destroyed_where_the_word_is_typed(talk, vault):
    said = talk("v", "x", "", "x", "destroy", "0", "0")
    assert said.count("It is as it was.") == 2
    said = talk("v", "x", "DESTROY")
    assert f"Destroyed: the journal in {vault.path} and its key are gone." in said
    assert said.endswith("are gone.\n")
    with pytest.raises(NoVault):
        keyfile.read(vault)


def test_unfinished_entries_are_asked_about_again(talk, journal, at, vault, kept):
    assert "There is no unfinished entry." in talk("u", "0")
    now = at(NOW)
    draft = Draft(at=now, changed_at=now, zone="Europe/Berlin", body="The kettle.")
    drafts.keep(vault, draft.uuid, draft.to_bytes())
    said = talk("r", "l", "u", "t", "throw", "0")
    assert said.count("You have an unfinished entry") == 2
    assert drafts.waiting(vault) == []


def test_entries_are_listed_by_days_tag_session_and_who_for(talk, add, journal):
    add("2026-04-01T10:00", "The kettle.", tags=("house",))
    add("2026-05-01T10:00", "The stairs.", share="as-written")
    uuid = add("2026-05-08T10:00", "The letter.", tags=("house",))
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        there = appointments.attended_on(session, them, date(2026, 5, 8), "Europe/Berlin")
        entries.by_uuid(session, uuid).appointment_uuid = there.uuid

    def listed(*answers):
        said = talk("4", "f", "1", *answers, "0", "0", "0").split("How much of it", 1)[1]
        return [
            word for word in ("kettle", "stairs", "letter") if word in said.split("Which en")[1]
        ]

    assert listed("2 May", "", "", "", "") == ["letter"]
    assert listed("", "2 May", "", "", "") == ["kettle", "stairs"]
    assert listed("", "", "house", "", "") == ["kettle", "letter"]
    assert listed("", "", "", "9 May", "8 May", "") == ["letter"]
    assert listed("", "", "", "", "3") == ["stairs"]
    said = talk("4", "f", "", "", "", "cellar", "", "", "0", "0")
    assert "No entry fits.\n" in said
    assert "Nothing here yet" not in said
    answers = ("9 May", "2 May", "", "", "", "", "10 May", "", "last", "", "0", "0", "0")
    said = talk("4", "f", "1", *answers)
    assert "That range ends before it begins.\nFrom which day?\n" in said
    listed_last = said.split("How much of it")[2].split("Which en")[1]
    assert "The letter." in listed_last
    assert "The stairs." not in listed_last


def test_the_filter_leads_to_the_trash_and_to_unfinished_entries(talk, add, at, journal, vault):
    uuid = add("2026-05-08T10:00", "The letter.")
    add("2026-05-09T10:00", "The stairs.")
    now = at(NOW)
    with journal.transaction() as session:
        versions.delete(session, entries.by_uuid(session, uuid))
    draft = Draft(at=now, changed_at=now, zone="Europe/Berlin", body="The kettle.")
    drafts.keep(vault, draft.uuid, draft.to_bytes())
    said = talk("4", "f", "2", "1", "b", "f", "3", "l", "0", "0")
    assert "2: The trash\n3: Unfinished entries\n" in said
    assert "It is back." in said
    assert "You have an unfinished entry from" in said


def test_sessions_stand_between_the_entries_and_are_opened(talk, add, journal):
    add("2026-05-04T10:00", "Before it.")
    add("2026-05-05T20:00", "After it.")
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        about = appointments.attended_on(session, them, date(2026, 5, 5), "Europe/Berlin")
        new = NewRating(scale="heard", value=5)
        ratings.give(session, about, new, at=about.at, day=about.day)
    said = talk("4", "2", "0", "0", "0")
    assert "\n2: Tuesday 5 May: session, heard 5 of 10\n3: Monday 4 May: Before it." in said
    assert "Tuesday 5 May 2026.\nHeard 5.\n" in said
    assert "c: It did not happen\n" in said


def test_a_long_list_goes_to_a_day(talk, add):
    for day in range(1, 13):
        add(f"2026-04-{day:02}T10:00", f"Entry of {day}.")
    said = talk("4", "d", "3 April", "d", "2020-01-01", "back", "0", "0")
    assert said.count("Which entry?\n1: Sunday 12 April: Entry of 12.") == 2
    assert "\n1: Friday 3 April: Entry of 3." in said
    assert "No entry fits.\nWhich entry?\n1: Friday 3 April" in said


def test_tags_are_read_renamed_and_deleted(talk, add, kept):
    add("2026-05-02T10:00", "A heron.", tags=("river",))
    add("2026-05-09T10:00", "The kettle.", tags=("house",))
    said = talk("4", "g", "2", "r", "0", "2", "w", "lake", "1", "x", "0", "0", "0")
    assert "\n1: house, last on Saturday 9 May\n" in said
    assert "A heron." in said[: said.index("Renamed: #river is #lake now.")]
    assert "Deleted: #house. The entries stay." in said
    assert [one.name for one in kept(tag_list.listed)] == ["lake"]


def test_the_calendar_tells_of_one_month_after_the_other(talk, add):
    add("2026-05-02T10:00", "A heron.")
    add("2026-04-30T10:00", "The kettle.")
    said = talk("4", "c", "b", "a", "0", "0", "0")
    may = "Something is written on 2 May 2026."
    april = "Something is written on 30 April 2026."
    assert said.index(may) < said.index(april) < said.rindex(may)


def test_the_last_session_is_rated_while_writing(talk, journal, kept):
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        appointments.attended_on(session, them, date(2026, 5, 8), "Europe/Berlin")
    said = talk("1", "w", "The kettle.", ".", "r", "5", "", "k", "", "0")
    assert "r: Rate the last session" in said
    assert "Nobody sees this number" in said

    def rated(session):
        (there,) = appointments.all_of(session)
        return {one.scale: one.value for one in ratings.of_session(session, there.uuid)}

    assert kept(rated) == {"heard": 5}
    assert kept(lambda session: entries.named(session, "last").body) == "The kettle."


@pytest.mark.parametrize(
    ("days", "coming", "first"),
    [
        (0, False, "No session in here. You can write"),
        (0, True, "Your session is on "),
        (20, False, "Good to have you here. Start anywhere.\n"),
        (20, True, "Your session is on "),
        (43, True, "Good to have you here. Start anywhere.\n"),
    ],
)
def test_the_greeting_is_the_one_of_the_screen(talk, journal, at, days, coming, first):
    now = at("2026-05-10T18:00") + timedelta(days=days)
    with journal.transaction() as session:
        made = Addition(at=at("2026-05-10T18:00"), zone="UTC", entry=NewEntry(body="Words."))
        additions.keep(session, made)
        if coming:
            them = therapists.usual_one(session)
            day = now.date() + timedelta(days=3)
            appointments.add(session, them, dates.When(day, None), "UTC")
    journal.close()
    answers = ("k", "0") if days > 42 else ("0",)
    said = talk(*answers, now=now.strftime("%Y-%m-%dT%H:%M"))
    assert said.startswith(first)
    assert said.count("Good to have you here") + said.count("ession is on") <= 1
