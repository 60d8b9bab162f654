"""Every flow of plain mode, answered line by line in this process on a real vault."""

from datetime import date

import pytest
from plain_talk import claimed_elsewhere, talked

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, NewRating, NewTopic
from bondjournal.journal import (
    additions,
    appointments,
    entries,
    former,
    moments,
    ratings,
    tags,
    therapists,
    topics,
    tried,
    versions,
)
from bondjournal.journal.entry_filter import Filter
from bondjournal.unlock import unlock
from bondjournal.vault import drafts, inbox
from bondjournal.wording.on_page import OTHER_WORDS
from made import ask

PASSPHRASE = "four ordinary words here"
NOW = "2026-05-10T18:00"


@pytest.fixture
def talk(journal, talk):
    """Open plain mode on the closed journal and answer it."""
    journal.close()
    return talk


@pytest.fixture
def left(kept):
    """The drafts that were left."""
    return kept.drafts


@pytest.fixture
def add(journal, at):
    """Keep something before the talk, at an instant."""

    def keep(when, **what):
        with journal.transaction() as session:
            return additions.keep(session, Addition(at=at(when), zone="Europe/Berlin", **what))

    return keep


def bodies(session):
    return [entries.by_uuid(session, one.uuid).body for one in entries.page(session)]


def last(session):
    return entries.named(session, "last")


def test_an_empty_journal(talk):
    said = talk("more", "more", "more", "0")
    assert said.startswith("Nothing here yet. That is fine.\nAnswer with a number or a letter.")
    assert "\nWhat do you want to do?\n1: Write\n2: After a session\n5: Add a session\n" in said
    assert "\n3: Prepare\np: Quick page\nh: Hard time\n0: Close\nmore: 15 more\n" in said
    assert "\n4: Look back\n6: Topics\ni: Goals and what helps\n" in said
    assert "\n7: Trash\n" in said
    assert "\n8: Recovery key: not written down.\n0: Close\nClosed." in said


def test_every_question_comes_before_its_choices(talk):
    said = talk("1", "", "Words.", ".").splitlines()
    assert said[-1] == "What you wrote is kept as a draft."
    assert said[-2] == "l: Leave it as a draft"
    assert said[-9] == "Keep it?"
    assert said[-8] == "k or enter: Keep it"


def test_an_answer_that_is_none_of_the_choices_asks_again(talk):
    said = talk("9", "", "0")
    assert said.count("That is not one of the choices.\nWhat do you want to do?\n1: Write") == 2


def test_the_menu_says_when_the_next_session_is(talk, journal, add):
    add("2026-05-09T08:00", entry=NewEntry(body="Yesterday."))
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        when = dates.When(date(2026, 5, 12), None)
        appointments.add(session, them, when, "Europe/Berlin")
    said = talk("0")
    assert said.startswith("Your session is on Tuesday. Nothing has to be ready.\n")
    assert "3: Prepare for Tuesday\n" in said
    assert "3: Prepare for tomorrow\n" in talk("0", now="2026-05-11T18:00")
    assert "3: Prepare for today\n" in talk("0", now="2026-05-12T09:00")


def test_no_session_is_mentioned_with_somebody_who_is_not_to_be_mentioned(talk, journal):
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        when = dates.When(date(2026, 5, 12), None)
        appointments.add(session, them, when, "Europe/Berlin")
        versions.edit(session, them, mentioned=False)
    assert "Tuesday" not in talk("0")


def test_after_a_gap(talk, add):
    add("2026-03-01T08:00", entry=NewEntry(body="Long ago."))
    assert talk("0").startswith("Good to have you here. Start anywhere.\n")


def test_writing_with_everything(talk, kept):
    said = talk(
        *("1", "q", "a", "y", "First line.", "", "Third line.", "."),
        *("t", "A title", "g", "one #two", "w", "o", "The line.", "c", "a", "Fourth.", "."),
        *("c", "c", "1", "The first line.", "", ""),
    )
    entry = kept(last)
    assert entry.body == "The first line.\n\nThird line.\nFourth."
    assert (entry.title, entry.share, entry.gist) == ("A title", "gist", "The line.")
    assert kept(lambda session: tags.of_entry(session, last(session).uuid)) == ["one", "two"]
    assert entry.prompt
    assert said.count(entry.prompt) >= 2
    assert "Entry kept. Enough for now?" in said


def test_a_question_that_is_put_away_is_not_kept(talk, kept):
    talk("1", "q", "y", "Words.", ".", "p", "k", "")
    assert kept(last).prompt == ""
    talk("1", "q", "w", "Others.", ".", "k", "")
    assert kept(last).prompt == ""


def test_keep_writing_changes_the_same_entry(talk, kept):
    talk("1", "", "One.", ".", "", "k", "Two.", ".", "", "", "0")
    assert kept(bodies) == ["One.\nTwo."]


def test_nothing_written_leaves_nothing(talk, kept, left):
    assert "Nothing was written." in talk("1", "", ".", "0")
    assert kept(bodies) == []
    assert left() == []


def test_text_is_written_anew_and_the_old_one_is_in_its_history(talk, kept, add):
    add("2026-05-09T08:00", entry=NewEntry(body="Old."))
    talk("4", "1", "e", "c", "n", "New.", ".", "k", "h", "1", "b", "", "0")
    assert kept(bodies) == ["Old."]
    assert kept(lambda session: len(versions.history(session, last(session).uuid))) == 2


def test_control_characters_of_a_text_are_never_printed(
    vault, journal, add, monkeypatch, capsys, tmp_path
):
    add("2026-05-09T08:00", entry=NewEntry(body="a\x1b[31mb\x07c\x9bd"))
    journal.close()
    monkeypatch.setenv("BONDJOURNAL_PASSPHRASE", PASSPHRASE)
    said = talked(vault, ["4", "1"], monkeypatch, capsys, tmp_path)
    assert "a\N{SYMBOL FOR ESCAPE}[31mb" in said
    assert not {"\x1b", "\x07", "\x9b"} & set(said)


WRITING = ["1", "q", "y", "One.", "Two.", ".", "t", "A title", "w", "o", "The line.", "c", "c", "1"]


WAYS_OUT = pytest.mark.parametrize("way_out", [["back"] * 12 + ["0"], []], ids=["back", "end"])


@WAYS_OUT
@pytest.mark.parametrize(
    "points", [(4, 9, 14), pytest.param(range(4, 15), marks=pytest.mark.long)], ids=["some", "all"]
)
def test_no_way_out_of_writing_loses_anything(talk, vault, left, kept, way_out, points):
    for answered in points:
        said = talk(*WRITING[:answered], *way_out)
        (draft,) = left()
        assert said.count("What you wrote is kept as a draft.") == 1
        assert draft.body == ("One." if answered == 4 else "One.\nTwo."), answered
        assert draft.title == ("A title" if answered >= 8 else ""), answered
        assert draft.gist == ("The line." if answered >= 11 else ""), answered
        assert draft.prompt
        drafts.remove(vault, drafts.waiting(vault)[0])
    assert kept(bodies) == []


def test_back_goes_back_one_question_and_keeps_what_was_typed(talk, kept):
    said = talk("1", "", "One.", "back", "", "Two.", ".", "back", "Three.", ".", "", "", "0")
    assert said.count("So far:\nOne.\nGo on below.\nEnd with a line") == 1
    assert said.count("So far:\nOne.\nTwo.\n") == 1
    assert kept(bodies) == ["One.\nTwo.\nThree."]


def test_a_last_line_without_an_end_is_a_line(talk, left):
    talk(raw="1\n\nOne.\nTw\N{LATIN SMALL LETTER O WITH DIAERESIS}".encode())
    assert left()[0].body == "One.\nTw\N{LATIN SMALL LETTER O WITH DIAERESIS}"


def test_what_is_not_text_is_told_and_asked_again(talk, kept):
    said = talk(raw=b"1\n\xe9\n\nOne.\ncaf\xe9\na\x00b\nTwo.\r\n.\n\n\n0\n")
    assert said.count("What was typed is not in the terminal's own encoding.") == 2
    assert "That line has a NUL byte in it and was left out." in said
    assert kept(bodies) == ["One.\nTwo."]


def test_a_text_that_is_too_long_is_kept_as_far_as_it_goes(talk, kept):
    said = talk("1", "", *["x" * 1023] * 1030, ".", "", "", "0")
    assert "The text is longer than 1 MiB." in said
    assert len(kept(bodies)[0]) == 1024 * 1024 - 1


def test_where_no_draft_can_be_sealed_the_words_stay(talk, vault, kept):
    vault.drafts.rmdir()
    vault.drafts.write_text("")
    said = talk(
        *("1", "", "One.", ".", "back", "back", "back", "n", "", "Two.", ".", "l", "back", "", ""),
        *("1", "", "Three.", "back", "back", "y", "0"),
    )
    assert said.startswith("Looking into the folder drafts didn't work")
    assert said.count("It cannot be kept as a draft now. Leave without it?") == 3
    assert said.count("What you write stays in memory until it can be kept.") == 1
    assert "What you wrote is kept as a draft." not in said
    assert kept(bodies) == ["One.\nTwo."]


def test_a_draft_is_offered_at_the_next_start_and_in_the_same_talk(talk, left, kept):
    said = talk("1", "", "One.", "back", "back", "1", "l", "", "back", "back", "0")
    question = "You have an unfinished entry from today."
    assert said.count(question) == 1
    said = talk("r", "l", "0")
    assert "r: Go on with today's unfinished entry\n1: Write\n" in said
    assert "One.\n" in said.split("r: Go on")[1]
    assert "\no or enter: Open it\nl: Keep it for later\n" in said.split(question)[1]
    assert len(left()) == 1
    talk("r", "o", "Two.", ".", "", "", "0")
    assert left() == []
    assert kept(bodies) == ["One.\nTwo."]


def test_a_draft_is_thrown_away_only_when_that_is_said(talk, left, kept):
    talk("1", "", "One.")
    assert len(left()) == 1
    assert "It goes to the trash." in talk("r", "t", "k", "l", "0")
    assert len(left()) == 1
    assert "In the trash for 14 days." in talk("r", "t", "throw", "0")
    assert (left(), kept(bodies)) == ([], [])
    assert [one.noun for one in kept(versions.trash)] == ["entry"]


def test_a_draft_of_another_open_window_is_not_offered(talk, vault, left):
    talk("1", "", "One.")
    (draft,) = left()
    with claimed_elsewhere(vault, draft.uuid):
        assert "unfinished entry" not in talk("0")
    assert "unfinished entry" in talk("0")


def test_a_changed_entry_that_is_left_is_a_draft_of_that_entry(talk, left, kept, add):
    uuid = add("2026-05-09T08:00", entry=NewEntry(body="Old.")).entry.uuid
    talk("4", "1", "e", "t", "New title", "back", "back")
    assert left()[0].editing == uuid
    assert kept(last).title == ""
    talk("r", "o", ".", "k", "", "0")
    assert kept(last).title == "New title"
    assert kept(bodies) == ["Old."]


def test_an_entry_looked_at_for_a_change_leaves_no_draft(talk, left, add):
    add("2026-05-09T08:00", entry=NewEntry(body="Old."))
    talk("4", "1", "e", "back", "back", "0")
    assert left() == []


def test_after_a_session(talk, kept, journal, at):
    at("2026-05-08T20:00")
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        when = dates.When(date(2026, 5, 8), None)
        uuid = appointments.add(session, them, when, "Europe/Berlin").uuid
        seven = NewRating(scale="heard", value=7, line="Before.", on_page=True)
        there = appointments.by_uuid(session, uuid)
        ratings.give(session, there, seven, at=dates.now(), day=date(2026, 5, 8))
    said = talk(
        *("2", "", "10", "About ten.", "", "We moved on.", "m"),
        *("3", "About three.", "The name.", "That I was tired."),
        *("A minute longer.", "A pause.", "0"),
    )
    assert "Which day was it?\nenter: Friday 8 May\n" in said
    assert "enter: leave it at 7" in said
    assert "No rating. You can leave it like that." in said
    assert "Rated 2 days after the session." in said
    assert f"Kept. {OTHER_WORDS}" in said
    found = kept(lambda session: ratings.of_session(session, uuid))
    assert [(one.scale, one.value, one.line, one.on_page) for one in found] == [
        ("heard", 10, "About ten.", False),
        ("open", 3, "About three.", False),
    ]
    there = kept(lambda session: appointments.by_uuid(session, uuid))
    assert (there.wished, there.unsaid) == ("A minute longer.", "That I was tired.")
    (moment,) = kept(moments.LIST.rows)
    assert (moment.text, moment.day) == ("The name.", date(2026, 5, 8))
    assert moment.appointment_uuid == uuid
    assert [one.what for one in kept(tried.LIST.rows)] == ["A pause."]
    entry = kept(lambda session: entries.after_session(session, uuid))
    assert (entry.body, entry.source) == ("We moved on.", "kept")


def test_after_a_session_of_a_day_that_was_not_known(talk, kept):
    said = talk(
        "2", "12 June 2026", "last tue", "11", "5", "", "4", "", "t", "One.", "Two.", ".", "", "0"
    )
    assert "That day is still to come." in said
    assert "A rating is a whole number from 0 to 10." in said
    there = kept(appointments.all_of)
    assert [(one.day, one.state) for one in there] == [(date(2026, 5, 5), "attended")]
    assert kept(last).appointment_uuid == there[0].uuid
    assert kept(last).body == "One.\nTwo."


def test_numbers_without_any_session_wait_for_their_day(talk, kept):
    said = talk("2", "", "5", "", "", "", "", "0")
    assert "Kept. It waits until you say which day it was.\n" in said
    assert "d: No session known yet: a rating from 10 May. Which day was it?\n" in said
    assert [one.value for one in kept(ratings.waiting)] == [5]
    said = talk("2", "d", "11 June 2026", "tue", "back", "0")
    assert "Heard 5, kept on Sunday 10 May 2026.\n" in said
    assert "That day is still to come.\n" in said
    assert kept(ratings.waiting) == []
    assert "Tuesday 5 May: Heard 5\n" in talk("5", "0", "0")


@pytest.mark.parametrize(("answer", "name"), [("1", "Ann"), ("n", "Jo")])
def test_a_name_that_no_therapist_has_is_asked_about(talk, kept, reopened, answer, name):
    made = ask("A heron.", therapist="Jo")
    with reopened().transaction() as session:
        therapists.rename(session, therapists.usual_one(session), "Ann")
        additions.merge(session, made.uuid, made)
    assert "d: Who is Jo?\n" in talk("d", "0", "0")
    said = talk("d", answer, "0")
    assert "d: Who is Jo?\n" in said
    assert "n: Someone new: Jo\n" in said
    owner = kept(last).therapist_uuid
    named = {one.uuid: one.name for one in kept(therapists.all_of)}
    assert named.get(owner) == name


AFTER = ["5", "About five.", "6", "About six.", "Words about it.", "m", "", "", "", "Longer."]


@WAYS_OUT
@pytest.mark.parametrize(
    "points", [(1, 3, 10), pytest.param(range(11), marks=pytest.mark.long)], ids=["some", "all"]
)
def test_no_way_out_of_after_a_session_loses_anything(talk, left, kept, way_out, points):
    for answered in points:
        day = f"2026-04-{answered + 1:02}"
        talk("2", day, *AFTER[:answered], *way_out)
        five = [("heard", 5, "About five." if answered >= 2 else "")]
        six = [("safe", 6, "About six." if answered >= 4 else "")]
        expected = (five if answered >= 1 else []) + (six if answered >= 3 else [])
        assert kept(lambda session, day=day: said_of(session, day)) == (
            expected,
            "Longer." if answered == len(AFTER) else "",
            ["Words about it."] if answered >= 5 else [],
        )
        assert left() == []


def said_of(session, day):
    """What was said of a day's session: ratings, what was wished, words."""
    there = [one for one in appointments.all_of(session) if str(one.day) == day]
    if not there:
        return [], "", []
    rated = ratings.of_session(session, there[0].uuid)
    lines = entries.page(session, Filter(appointment=there[0].uuid))
    return (
        [(one.scale, one.value, one.line) for one in rated],
        there[0].wished,
        [one.words for one in lines],
    )


def test_a_number_is_changed_by_going_back(talk, kept):
    talk("2", "fri", "5", "back", "6", "", "7", "", "", "", "0")
    there = kept(lambda session: ratings.of_session(session, appointments.all_of(session)[0].uuid))
    assert [(one.scale, one.value) for one in there] == [("heard", 6), ("safe", 7)]
    said = talk("2", "fri", "4", "back", "x", "", "", "", "", "0")
    assert "enter: leave it at 6" in said
    there = kept(lambda session: ratings.of_session(session, appointments.all_of(session)[0].uuid))
    assert [(one.scale, one.value) for one in there] == [("safe", 7)]
    assert [one.name for one in kept(former.trash)] == ["Heard 6"]


def test_what_was_kept_about_a_session_is_there_and_changes(talk, kept, left):
    talk("2", "fri", "5", "About five.", "7", "", "We moved on.", "m", *("",) * 5, "0")
    said = talk("2", "fri", "", "", "", "", "k", "", "0")
    assert "enter: leave it at 5" in said
    assert "enter: leave it at 7" in said
    assert "Now: We moved on." in said
    about = kept(lambda session: appointments.all_of(session)[0].uuid)
    entry = kept(lambda session: entries.after_session(session, about))
    assert (entry.edits, kept(entries.count)) == (0, 1)
    assert [one.edits for one in kept(lambda session: ratings.of_session(session, about))] == [0, 0]
    talk("2", "fri", "6", "", "", "", "c", "a", "Then it was late.", ".", "", "0")
    entry = kept(lambda session: entries.after_session(session, about))
    assert (entry.body, kept(entries.count)) == ("We moved on.\nThen it was late.", 1)
    there = kept(lambda session: ratings.of_session(session, about))
    assert [(one.scale, one.value, one.line) for one in there] == [
        ("heard", 6, "About five."),
        ("safe", 7, ""),
    ]
    talk("2", "fri", "", "back", "back", "0")
    assert left() == []


def test_a_number_for_open_is_there_and_can_be_taken_away(talk, kept):
    talk("2", "fri", "5", "", "7", "", "", "m", "3", *("",) * 5, "0")
    said = talk("2", "fri", *("",) * 5, "m", "x", *("",) * 4, "0")
    assert "enter: leave it at 3" in said
    there = kept(lambda session: ratings.of_session(session, appointments.all_of(session)[0].uuid))
    assert [one.scale for one in there] == ["heard", "safe"]
    assert [one.name for one in kept(former.trash)] == ["Open 3"]


def test_a_session_not_rated_shows_no_number_of_another(talk, kept, at):
    talk("2", "fri", "5", "", "7", "", "We moved on.", "", "0")
    said = talk("2", "sat", "", "", "", "0")
    assert "leave it at" not in said
    assert "Now:" not in said


def test_a_left_text_about_a_session_is_taken_up_with_its_question(talk, kept, left):
    talk("2", "fri", "", "", "t", "One.", "back")
    assert left()[0].after
    said = talk("r", "o", "fri", "", "", "k", "", "0")
    assert "Which day was it?" in said
    assert left() == []
    entry = kept(last)
    there = kept(lambda session: appointments.all_of(session)[0])
    assert (entry.body, entry.appointment_uuid) == ("One.", there.uuid)


def test_looking_back_seven_at_a_time(talk, add):
    for day in range(1, 13):
        add(f"2026-04-{day:02}T10:00", entry=NewEntry(body=f"Entry of {day}."))
    said = talk("4", "more", "more", "more", "12", "", "back", "back", "back", "0", "0")
    first, ways, second, third, *again = said.split("Which entry?")[1:]
    assert first.startswith("\n1: Sunday 12 April")
    assert "6: Tuesday 7 April: Entry of 7. (not on the page)\n0 or enter: Back\n" in first
    assert "\nmore: 14 more\n" in first
    assert "\nd: Go to a day\ns: Search\nf: Show some" in ways
    assert "\nt: How it has felt\nc: Calendar\ng: Tags\n0 or enter: Back\nmore: 8" in ways
    assert second.startswith("\np: Pages written\nb: Then and now\n7: Monday 6 April")
    assert "\n11: Thursday 2 April: Entry of 2. (not on the page)\n12: Wednesday 1 April" in third
    assert "more: " not in third
    assert "Wednesday 1 April, 12:00, not on the page.\nEntry of 1.\n" in third
    assert again[0].startswith("\n11: Thursday 2 April")
    assert again[1] == second
    assert again[3].startswith("\n1: Sunday 12 April: Entry of 12.")


def test_searching_shows_the_words_around(talk, add):
    add("2026-05-01T10:00", entry=NewEntry(body="The stairs, " * 20 + "and the allotments."))
    add("2026-05-02T10:00", entry=NewEntry(body="Nothing else.", title="Other"))
    said = talk("4", "s", "allotm", "0", "s", "zebra", "0", "0")
    assert "1: Friday 1 May: The stairs, and the allotments. (entry)" in said
    assert "..." not in said
    assert "and the allotments. (entry)\n0 or enter: Back\n" in said
    assert "Nothing you kept has these words.\n" in said


def test_an_entry_is_shared_deleted_and_brought_back(talk, kept, add):
    add("2026-05-01T10:00", entry=NewEntry(body="Words."))
    said = talk("4", "1", "w", "a", "d", "", "d", "d", "u", "0", "0", "0")
    assert "Delete this entry? It stays in the trash for 14 days." in said
    assert "It is back." in said
    assert kept(last).share == "as-written"
    said = talk("4", "1", "d", "d", "", "7", "1", "b", "0")
    assert said.count("Nothing here yet. That is fine.") == 1
    assert said.count("Nothing in it.") == 1
    assert kept(bodies) == ["Words."]
    talk("4", "1", "d", "d", "", "7", "1", "g", "g", "0")
    assert kept(versions.trash) == []


def test_gone_now_and_everything_in_the_trash(talk, kept, add):
    for day in (1, 2, 3):
        add(f"2026-05-0{day}T10:00", entry=NewEntry(body=f"Words {day}."))
    talk("4", "1", "d", "g", "1", "d", "d", "", "1", "d", "d", "", "0")
    assert len(kept(versions.trash)) == 2
    said = talk("7", "1", "g", "a", "k", "1", "g", "a", "g", "0")
    assert "Wednesday 20 May" not in said
    assert "1: Sunday 10 May: Words 1. (until Sunday 24 May)\n" in said
    assert said.count("a: All of the trash\n") == 2
    assert "Copies in backups you made stay there." in said
    assert said.count("Nothing in it.") == 1
    assert kept(versions.trash) == []


def test_sessions(talk, kept):
    said = talk(
        *("5", "a", "tue 15:00", "a", "last fri", "1", "m", "wed 10:00", "2", "c", "0"),
        *("5", "1", "c", "0", "0"),
    )
    assert "No session known." in said
    assert "Tuesday 12 May 2026, 15:00.\nSession kept.\n" in said
    assert "1: Wednesday 13 May, 10:00: planned\n2: Friday 8 May: did not happen\n" in said
    states = kept(lambda session: [one.state for one in appointments.all_of(session)])
    assert states == ["did-not-happen", "cancelled"]


def test_a_session_twice_is_told_and_a_day_that_is_none_is_asked_again(talk):
    said = talk("5", "a", "the day", "tue", "a", "tue", "0", "0")
    assert "This journal cannot read that date.\nWrite it like today" in said
    assert "There is already a session on that day.\n" in said
    assert "bondjournal appointment" not in said


def test_topics(talk, kept):
    talk(
        *("6", "a", "One", "", "a", "Two", "About two.", "a", "Three", ""),
        *("3", "f", "2", "m", "3", "1", "k", "1", "w", "Two, in other words", "", "0", "0"),
    )
    listed = kept(lambda session: topics.all_of(session, "open") + topics.all_of(session, "kept"))
    assert [(one.text, one.more, one.first, one.state) for one in listed] == [
        ("Two, in other words", "About two.", False, "open"),
        ("One", "", False, "open"),
        ("Three", "", False, "kept"),
    ]
    said = talk("6", "1", "t", "1", "l", "0", "0")
    assert "3: Three (kept for later)\n" in said
    states = kept(lambda session: {one.text: one.state for one in topics.all_of(session)})
    assert states == {"Two, in other words": "talked", "One": "let-go", "Three": "kept"}


def test_what_was_captured_while_locked_is_told(talk, vault, at):
    for body in ("One.", "Two."):
        made = Addition(at=at(NOW), zone="Europe/Berlin", entry=NewEntry(body=body))
        inbox.seal(vault, made.to_bytes(), made.uuid)
    said = talk("4", "0", "0")
    assert "\nTwo notes from the lock screen are now in your journal.\n" in said
    assert "Written while locked" not in said


def test_the_recovery_key_from_the_menu(talk, vault, tmp_path):
    target, more = tmp_path / "key", ("more", "more", "more")
    said = talk(*more, "8", "l", *more, "8", "f", str(target), "0")
    assert said.count("8: Recovery key: not written down.") == 2
    assert said.count("\nRecovery key: not written down.\n") == 1
    journal = unlock(vault, recovery_key=target.read_text())
    journal.close()
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_draft_that_does_not_open_is_set_aside_and_told_once(talk, vault):
    from uuid import uuid4

    uuid = uuid4()
    drafts.keep(vault, uuid, b"no draft")
    assert "Set aside because it could not be opened: 1. Nothing was deleted" in talk("0")
    assert "Set aside" not in talk("0")
    assert drafts.waiting(vault) == []
    assert [path.stem for path in vault.quarantine.iterdir()] == [str(uuid)]


def test_a_topic_captured_for_somebody_unknown_is_no_trouble(talk, add):
    add("2026-05-09T08:00", topic=NewTopic(text="Something"), therapist="Nobody")
    assert "1: Something\n" in talk("6", "0", "0")
