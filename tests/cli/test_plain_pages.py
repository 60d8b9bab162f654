"""Plain mode after the session: pages to delete, topics to answer, and what is not mentioned."""

from datetime import date, time

import pytest
from plain_talk import up_to

from bondjournal import dates
from bondjournal.addition import NewTopic
from bondjournal.draft import AboutSession, Draft
from bondjournal.journal import (
    appointments,
    entries,
    moments,
    pages,
    ratings,
    therapists,
    topics,
    tried,
    versions,
)
from bondjournal.summary import file
from bondjournal.vault import drafts

pytestmark = pytest.mark.long

PASSPHRASE = "four ordinary words here"
BEFORE, AFTER = "2026-05-11T18:00", "2026-05-12T18:00"


@pytest.fixture
def tuesday(journal, at):
    """A session on Tuesday 12 May 2026 at 16:00, with two topics of before it."""
    at(BEFORE)
    with journal.transaction() as session:
        for text in ("the stairs", "my sister"):
            topics.add(session, NewTopic(text=text))
        when = dates.When(date(2026, 5, 12), time(16))
        them = therapists.usual_one(session)
        return appointments.add(session, them, when, "Europe/Berlin").uuid


@pytest.fixture
def page(journal, tuesday, tmp_path):
    """A page that was written for it the day before."""
    path = tmp_path / "summary-2026-05-12.md"
    digest = file.write(path, "What I would like to talk about.\n")
    with journal.transaction() as session:
        there = appointments.by_uuid(session, tuesday)
        how = {"path": str(path), "sha256": digest, "style": "full", "at": dates.now()}
        pages.remember(session, therapists.usual_one(session), there, **how)
    return path


@pytest.fixture
def talk(journal, talk):
    """Open plain mode on the closed journal, on the evening after the session, and answer it."""

    def answer(*answers, now=AFTER):
        journal.close()
        return talk(*answers, now=now)

    return answer


def the_page(kept):
    return kept(pages.all_of)[0]


ASKED = "Delete the page you wrote for 12 May?"


def test_before_the_session_nothing_is_asked(talk, page):
    assert ASKED not in talk("0", now=BEFORE)


def test_after_the_greeting_it_is_asked_whether_to_delete_the_page(talk, page, kept):
    said = talk("x", "d", "0")
    assert f"x: {ASKED}\n1: Write\n" in said
    greeting, rest = said.split("It is in ", 1)
    assert "No session in here" in greeting or "session" in greeting
    assert f"{page}.\nCopies of it, mail and paper stay where they are.\n" in rest
    assert "d: Delete it\nl: Leave it\na: Ask me another day\n" in rest.split(ASKED)[1]
    assert "The file is deleted.\n" in rest
    assert not page.exists()
    assert the_page(kept).deleted_at == dates.now()


def test_left_it_is_not_asked_about_again(talk, page, kept):
    assert ASKED in talk("x", "l", "0")
    assert page.exists()
    assert ASKED not in talk("0")


@pytest.mark.parametrize("answer", ["a", "back"])
def test_no_answer_is_preferred_and_another_day_is_one(talk, page, answer):
    said = talk("x", "", answer, "0")
    assert "That is not one of the choices." in said
    assert ASKED not in talk("0")
    assert ASKED in talk("x", "a", "0", now="2026-05-13T18:00")
    assert page.exists()


def test_what_cannot_be_deleted_is_told(talk, page, kept):
    page.write_text("Mine.")
    said = talk("x", "0")
    assert "A page has changed since, so it was left where it is.\n" in said
    assert said.count(ASKED) == 1
    assert page.read_text() == "Mine."
    assert not the_page(kept).ask_to_delete
    assert "A page was" not in talk("0")


def test_a_page_that_is_gone_is_told_once(talk, page, kept):
    page.unlink()
    assert "A page you wrote is not there any more.\n" in talk("x", "0")
    assert the_page(kept).deleted_at is not None


def test_pages_are_listed_read_deleted_and_forgotten_behind_looking_back(talk, page, kept):
    said = talk(
        "1", "", "A line.", ".", "", "", "4", "more", "p", "1", "r", "0", "0", "0", now=BEFORE
    )
    assert "p: Pages written\n" in said
    assert f"1: Monday 11 May: {page.name} (still there)\n" in said
    assert f"The full page, for 12 May, as Markdown. It is in {page.parent}.\n" in said
    assert "\nWhat I would like to talk about.\n" in said
    said = talk("4", "p", "1", "d", "k", "1", "d", "d", "1", "d", "f", "0", now=BEFORE)
    assert "Delete this file?" in said
    assert "The file is deleted." in said
    assert "Forget that this page was written? The file stays where it is." in said
    assert "Forgotten. The file stays where it is.\nNo page has been written yet." in said
    assert not page.exists()
    assert kept(pages.all_of) == []


def test_when_it_is_written_it_is_asked_whether_to_ask_later(talk, tuesday, kept, tmp_path):
    target = tmp_path / "elsewhere.md"
    steps = ["3", *up_to("page"), "w", str(target), "m"]
    said = talk(*steps, "n", "0", now=BEFORE)
    asked = said.split("Delete it after the session? You can be asked here")[1]
    assert "\ny or enter: Ask me\nn: No need\n" in asked
    assert target.exists()
    assert not the_page(kept).ask_to_delete


def test_a_written_page_is_remembered_where_the_question_stays_unanswered(
    talk, tuesday, kept, tmp_path
):
    target = tmp_path / "elsewhere.md"
    talk("3", *up_to("page"), "w", str(target), "m", now=BEFORE)
    assert the_page(kept).ask_to_delete
    said = talk("3", "0", now=BEFORE)
    assert "Go on where you left it?" not in said


def test_a_place_that_is_none_asks_for_another(talk, tuesday, tmp_path):
    target = tmp_path / "elsewhere.md"
    said = talk(
        *("3", *up_to("page"), "w"),
        *("~nobody-of-this-name/x", str(tmp_path / "nowhere" / "x"), "m", str(target), "m"),
        *("y", "0"),
        now=BEFORE,
    )
    assert "There is no home folder for ~nobody-of-this-name/x.\nChoose another place.\n" in said
    assert "There is no such folder.\nChoose another place.\n" in said
    assert target.exists()


def states(kept):
    return {one.text: one.state for one in kept(topics.all_of)}


TOPICS_ASKED = "These topics were on your page. Did you talk about them?\n"


def test_without_a_page_no_topic_is_asked_about(talk, tuesday):
    assert TOPICS_ASKED not in talk("2", "", "5", "", "", "", "y", "0")


@pytest.fixture
def page_of_tuesday(journal, tuesday):
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        there = appointments.all_of(session)[-1]
        named = {"path": "/p", "sha256": "", "style": "full", "ask_to_delete": False}
        pages.remember(session, them, there, at=there.at, **named)


def test_the_topics_of_its_page_are_asked_about_and_what_was_agreed(talk, page_of_tuesday, kept):
    said = talk("2", "", "5", "", "", "", "y", "t", "b", "A pause.", "0")
    choices = "t: Talked about\nn: Not yet\nl: Let go\nb or enter: Leave it blank\n"
    assert f"{TOPICS_ASKED}the stairs\n{choices}Answer kept.\n" in said
    assert states(kept) == {"the stairs": "talked", "my sister": "open"}
    assert [one.what for one in kept(tried.LIST.rows)] == ["A pause."]
    said = talk("2", *("",) * 6, "n", "l", "", "0")
    assert "You answered this on Tue 12 May. You can change it." in said
    assert "t or enter: Talked about\n" in said
    assert states(kept) == {"the stairs": "kept", "my sister": "let-go"}


def test_topics_are_asked_about_where_nothing_else_is_said(talk, page_of_tuesday, kept):
    said = talk("2", "", "", "", "", "t", "back", "0")
    assert f"Nothing was given.\n{TOPICS_ASKED}" in said
    assert states(kept) == {"the stairs": "talked", "my sister": "open"}


def test_a_kept_topic_is_taken_in_again_when_preparing(talk, page_of_tuesday, kept):
    talk("2", "", "", "", "", "n", "back", "0")
    said = talk("3", "1", "0", "0", "0", "0", "0", "0", "0")
    assert "the stairs (kept for later)" in said
    talk("6", "2", "k", "0", "0")
    assert states(kept) == {"the stairs": "open", "my sister": "open"}


@pytest.fixture
def leave(journal, tuesday):
    """Leave a draft about the session, as the program on the screen does."""

    def leave_one(**said):
        about = AboutSession(appointment=tuesday, **said)
        now = dates.now()
        draft = Draft(at=now, changed_at=now, zone="Europe/Berlin", after=True, about=about)
        drafts.keep(journal.vault, draft.uuid, draft.to_bytes())
        return draft

    return leave_one


def numbers(kept, tuesday):
    return {
        one.scale: (one.value, one.line)
        for one in kept(lambda session: ratings.of_session(session, tuesday))
    }


def test_what_was_said_on_the_screen_goes_on_here(talk, leave, kept, tuesday):
    leave(
        numbers={"heard": 5, "open": 3},
        lines={"heard": "we moved on"},
        fields={"moment": "the pen", "wished": "a minute longer"},
        topics={},
    )
    said = talk("r", "o", "", "", "", "7", "", "A heron.", "y", "0")
    assert "Heard 5, Open 3\n" in said
    assert "Now: we moved on\n" in said
    assert "enter: leave it at 5\n" in said
    assert numbers(kept, tuesday) == {
        "heard": (5, "we moved on"),
        "safe": (7, ""),
        "open": (3, ""),
    }
    assert [one.text for one in kept(moments.LIST.rows)] == ["the pen"]
    assert kept(lambda session: appointments.by_uuid(session, tuesday)).wished == "a minute longer"
    (line,) = kept(entries.page)
    assert line.words == "A heron."
    assert kept.drafts() == []


def test_one_whose_all_is_kept_is_not_offered_again(talk, leave, kept, tuesday):
    leave(numbers={"heard": 5})
    talk("r", "o", *("",) * 5, "y", "0")
    leave(numbers={"heard": 5})
    assert "unfinished entry" not in talk("0")
    assert kept.drafts() == []


def test_numbers_are_kept_on_the_way_out_and_leave_no_draft(talk, kept, tuesday):
    said = talk("2", "", "5", "", "6", *("back",) * 5, "0")
    assert "The numbers are kept.\n" in said
    assert "kept as a draft" not in said
    assert numbers(kept, tuesday) == {"heard": (5, ""), "safe": (6, "")}
    assert kept.drafts() == []


@pytest.fixture
def unmentioned(journal, page):
    with journal.transaction() as session:
        versions.edit(session, therapists.usual_one(session), mentioned=False)


def test_a_session_that_is_not_to_be_mentioned_is_nowhere(talk, unmentioned, page):
    said = talk("5", "0", "0")
    assert ASKED not in said
    assert "After a session" not in said
    assert "Prepare" not in said
    assert "session is" not in said
    assert "No session in here" not in said
    assert "12 May" not in said
    assert "No session known." in said


def test_words_about_such_a_session_go_on_as_an_entry(talk, leave, journal, kept, tuesday):
    now = dates.now()
    about = AboutSession(appointment=tuesday, numbers={"heard": 5})
    draft = Draft(at=now, changed_at=now, zone="Europe/Berlin", after=True, about=about)
    draft = draft.changed(now, body="A heron.")
    drafts.keep(journal.vault, draft.uuid, draft.to_bytes())
    with journal.transaction() as session:
        versions.edit(session, therapists.usual_one(session), mentioned=False)
    said = talk("r", "o", "l", "0")
    assert "A heron." in said
    assert "how heard" not in said


def test_the_folder_that_a_command_wrote_to_is_offered_next(run, talk, tuesday, tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    run("page", "--yes", "-o", str(folder), BONDJOURNAL_NOW=f"{BEFORE}Z")
    said = talk("3", *up_to("page"), "w", "back", "0", now=BEFORE)
    assert f"enter: {folder}/summary-2026-05-12-2.md\n" in said
