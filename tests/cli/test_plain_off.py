"""Plain mode: something feels off, hard time and signs, one question a line."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from plain_talk import obeys, talked

from bondjournal.draft import Draft
from bondjournal.journal import (
    entries,
    feels_off,
    hard_times,
    moments,
    therapists,
    topics,
    versions,
)
from bondjournal.vault import drafts
from made import someone

PASSPHRASE = "four ordinary words here"
NOW = "2026-05-10T18:00"


@pytest.fixture
def talk(journal, talk):
    """Open plain mode on the closed journal and answer it."""
    journal.close()
    return talk


def bodies(session):
    return [entries.by_uuid(session, one.uuid).body for one in entries.page(session)]


def test_the_doors_are_always_in_the_menu(talk):
    said = talk("more", "0")
    assert "\nh: Hard time\n" in said
    assert "\no: Something feels off\n" in said
    assert "\ns: Good signs\n" in said


def test_no_door_is_chosen_beforehand_and_each_can_be_left(talk, kept):
    said = talk("o", "", "1", "back", "2", "back", "3", "0", "o", "4", "back", "0", "0")
    assert "1: Something between us felt wrong or flat\n" in said
    assert " or enter: Something between us" not in said
    assert said.count("That is not one of the choices.") == 1
    assert kept(bodies) == []
    assert kept.drafts() == []


def test_what_cannot_be_left_for_later_is_asked_about_again(talk, vault, kept):
    vault.drafts.rmdir()
    vault.drafts.write_text("")
    said = talk("o", "1", "She left.", ".", "", "n", "0", "n", "k", "0", "0")
    assert said.count("It cannot be kept as a draft now. Leave without it?") == 1
    assert kept(bodies) == ["She left."]


def test_the_first_door_to_the_page(talk, kept):
    said = talk("o", "1", "She left.", ".", "longer", "o", "Can we stay?", "k", "t", "p", "0")
    ways = "p: Put it on my page\nt: Keep it, to talk over with someone else\nk: Keep it here\n"
    for words in (
        "What happened: She left.\n",
        "What you would have liked: longer\n",
        "The sentence: Can we stay?\n",
    ):
        assert f"{words}What would you like to do with it?\n{ways}0: Not now\n" in said
    assert "Entry kept. The sentence is a topic now: first, please.\n" in said
    assert kept(bodies) == ["She left.\n\nlonger\n\nCan we stay?"]
    assert kept(lambda session: [(one.text, one.more) for one in topics.all_of(session)]) == [
        ("Can we stay?", "")
    ]


def test_not_now_leaves_a_draft_that_is_taken_up_behind_its_door(talk, kept, vault):
    talk("o", "1", "She left.", ".", "", "3", "", "0", "0", "0")
    (draft,) = kept.drafts()
    assert (draft.door, draft.body) == ("1", "She left.")
    said = talk("r", "o", ".", "", "1", "", "k", "back", "k", "k", "0")
    assert "\nShe left. I notice I hold back with you." in said
    assert "Now: I notice I hold back with you. I would like to find out why.\n" in said
    assert kept(bodies) == [
        "She left.\n\nThere is something about last time I would like to go back to."
    ]
    assert drafts.waiting(vault) == []


def test_what_the_journal_refuses_leaves_no_draft_of_what_was_not_decided(talk, kept):
    sentence = "long " * 900
    said = talk("o", "1", "She left.", ".", "", "o", sentence, "0", "p", "k", "k", "0")
    assert "The sentence is longer than 4,096 bytes.\n" in said
    assert kept(bodies) == [f"She left.\n\n{sentence.strip()}"]
    assert kept.drafts() == []


def test_the_second_door(talk, kept):
    said = talk("o", "2", "Patience.", ".", "How do you work?", "t", "k", "0")
    assert "You may look around. You can meet someone else, ask for a second opinion" in said
    assert kept(bodies) == ["Patience.\n\nHow do you work?"]


def test_the_third_door_offers_none_of_what_has_no_place_there(talk, kept):
    said = talk("o", "3", "r", "At 15:20.", ".", "h", "0", "p", "0", "0")
    behind = said[said.index("You do not owe them") : said.index("If you might be in danger")]
    for word in ("page", "rating", "how heard", "would have liked", "question to start", "fine"):
        assert word not in behind, word
    assert "Kept, with today's date. A date from this computer is a note to yourself" in behind
    assert "Done. Nothing here will mention a session with this person" in said
    assert said.count("p: Stop mentioning sessions with this person") == 3
    assert "Prepare" not in said[said.index("Done. Nothing") :]
    assert kept(bodies) == ["At 15:20."]
    mentioned = kept(lambda session: [one.mentioned for one in therapists.all_of(session)])
    assert mentioned == [False]


def test_the_fourth_door_draws_from_questions_of_its_own(talk, kept):
    said = talk("o", "4", "q", "y", "Whatever.", ".", "k", "", "0")
    assert "between us" in said or "far away" in said
    assert kept(bodies) == ["Whatever."]


def test_with_several_people_it_is_asked_who_is_meant(talk, kept, vault):
    with Opened(vault) as session:
        someone(session, "Judith")
        someone(session, "Karim")
    said = talk("o", "3", "p", "2", "p", "0", "0")
    assert "Whose sessions do you not want mentioned?\n1: Judith\n2: Karim\n" in said
    found = kept(lambda session: [(one.name, one.mentioned) for one in therapists.all_of(session)])
    assert found == [("Judith", False), ("Karim", False)]


def test_being_silent_is_taken_back_where_it_was_asked_for(talk, kept):
    said = talk("o", "3", "u", "p", "u", "0", "0")
    assert said.count("That is not one of the choices.") == 1
    assert said.count("u: Mention them again\n") == 1
    assert "Sessions with this person are mentioned again.\n" in said
    assert kept(lambda session: [one.mentioned for one in therapists.all_of(session)]) == [True]


def test_back_goes_from_one_thing_to_the_one_before_and_to_what_was_written(talk, kept):
    asked = "What happened: She left.\n"
    said = talk("o", "1", "She left.", ".", "longer", "n", "k", "back", "back", "n", "0", "k", "0")
    assert said.count(asked) == 3
    assert said.count("A first sentence for next time") == 2
    assert "Entry kept. In a draft: what happened.\n" in said
    assert kept(bodies) == ["longer"]


def test_hard_time_reads_and_changes_the_list(talk, kept):
    said = talk(
        *("h", "c", "a", "s", "Kettle.", "a", "w", "Nadia.", "a", "s", "Walk."),
        *("2", "m", "1", "3", "w", "Nadia, next door.", "1", "d", "k", "1", "d", "d", "g", "0"),
        *("0", "0"),
    )
    assert said.index("You have not written anything here yet.") < said.index("Kettle.")
    found = kept(hard_times.words)
    assert found == {
        "ring": [],
        "steadied": ["Kettle."],
        "people": ["Nadia, next door."],
        "agreed": [],
    }
    said = talk("h", "0", "0")
    assert "What you wrote for times like this:\nWhat helps:\nKettle.\n" in said
    said = talk("h", "c", "a", "r", "Nadia: 030 23125 014", "0", "0", "h", "0", "0")
    first = said.rindex("If you might be in danger")
    number = said.rindex("A number to ring:\nNadia: 030 23125 014\n")
    assert first < number < said.rindex("This is a notebook")


def test_hard_time_prints_a_card(talk, tmp_path):
    target = tmp_path / "mine.txt"
    said = talk("h", "p", "c", "a", "a", "We agreed.", "0", "p", str(target), "0", "0")
    assert "The card is empty." in said
    assert "This card will be readable by anyone who has the file." in said
    assert target.read_text() == "What we agreed\n- We agreed.\n"
    talk("h", "p", "", "p", str(target), "", "0", "0")


def test_hard_time_before_unlocking(vault, journal, monkeypatch, capsys, tmp_path):
    with journal.transaction() as session:
        hard_times.add(session, "steadied", "Kettle.")
    journal.close()
    said = obeys(talked(vault, ("h", "0"), monkeypatch, capsys, tmp_path))
    assert "h: Hard time\n" in said
    assert "This is a notebook: no one else sees this, and it cannot call anyone.\n" in said
    assert "Kettle" not in said
    assert "What you wrote" not in said


def test_signs(talk, kept, vault):
    with Opened(vault) as session:
        moments.add(session, "the joke", day=date(2026, 5, 5), sign="trust")
        moments.add(session, "asked first", day=date(2026, 5, 8))
    said = talk("s", "2", "r", "1", "0", "0", "0")
    assert "1: Trust, Tuesday 5 May: the joke\n2: Not sorted, Friday 8 May: asked first\n" in said
    assert kept(lambda session: [one.sign for one in moments.LIST.rows(session)]) == [
        "trust",
        "respect",
    ]


def test_no_signs(talk):
    assert "No moments here yet. That is fine. After a session" in talk("s", "0")


class Opened:
    """A session that writes into a vault that is closed before and after."""

    def __init__(self, vault):
        self.vault = vault

    def __enter__(self):
        from bondjournal.unlock import unlock

        self.journal = unlock(self.vault, PASSPHRASE)
        self.writing = self.journal.transaction()
        return self.writing.__enter__()

    def __exit__(self, *how):
        self.writing.__exit__(*how)
        self.journal.close()


def test_no_later_day_offers_what_is_behind_the_third_door(talk, kept):
    talk(
        "1",
        "w",
        "The stairs.",
        ".",
        "k",
        "y",
        "o",
        "3",
        "r",
        "At 15:20, canaryword.",
        ".",
        "0",
        "0",
    )
    later = "2026-05-11T09:00"
    said = talk("3", "m", "back", "0", now=later)
    assert "The stairs." in said
    assert "canaryword" not in said
    said = talk("4", "1", "w", "q", "e", "w", "k", "0", "0", "0", now=later)
    assert said.count("What is behind the third door can't go on a page.\n") == 3
    rows = kept(
        lambda session: [entries.by_uuid(session, one.uuid) for one in entries.page(session)]
    )
    assert {(row.body, row.door, row.share) for row in rows} == {
        ("The stairs.", "", "only-me"),
        ("At 15:20, canaryword.", "3", "only-me"),
    }


def test_what_is_kept_again_is_changed_and_not_ignored(talk, kept, vault, at):
    now, uuid = at(NOW), uuid4()
    draft = Draft(
        uuid=uuid, at=now, changed_at=now, zone="UTC", door="1", body="She left.", fields=("", "")
    )
    with Opened(vault) as session:
        feels_off.keep(session, draft, {}, now=now)
    later = draft.changed(now + timedelta(minutes=5), body="She left early.")
    drafts.keep(vault, uuid, later.to_bytes())
    talk("r", "o", ".", "", "n", "k", "0")
    assert kept(bodies) == ["She left early."]
    assert kept(lambda session: len(versions.history(session, uuid))) == 1


def test_help_says_what_is_no_choice(talk):
    said = talk("more", "more", "more", "help", "14", "13", "1", "more", "more", "0", "0")
    assert "help: Help\n" in said
    assert "14: Shared computer\n0: Back\n" in said
    assert "Shared computer\nAn opened journal can be read" in said
    assert "Feeling raw after saying something hard is common." in said
    assert "How it works\n\nwriting: Write what you like and keep it." in said


def test_help_reads_the_pages_of_the_manual(talk):
    said = talk("help", "4", "back", "0")
    assert "4: The page\n" in said
    assert "The page\n\nThe page is one sheet to bring to a session: what you would like" in said
    assert "    bondjournal page --short\n" in said


def test_the_first_words_about_a_session_are_followed_by_one_sentence_once(talk):
    said = talk("2", "yesterday", "5", "", "5", "", "I said it.", "", "", "", "", "0", "0")
    assert said.count("Feeling raw after saying something hard is common.") == 1
