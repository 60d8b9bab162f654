"""Preparing in plain mode, from the entries since the last session to a written page."""

from datetime import date

import pytest
from plain_talk import up_to

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, NewRating, NewTopic
from bondjournal.cli.plain import prepare, preview
from bondjournal.journal import (
    additions,
    appointments,
    entries,
    pages,
    preparations,
    ratings,
    settings,
    therapists,
    topics,
    versions,
)

pytestmark = pytest.mark.long

PASSPHRASE = "four ordinary words here"
ENTRIES = {
    "2026-04-28T20:00": "We moved on before I had got to the point.",
    "2026-05-02T20:00": "A call with Nadia. She went quiet. " * 20,
    "2026-05-06T20:00": "A calmer answer at work.",
}


@pytest.fixture
def talk(journal, at, tmp_path, talk):
    """A journal with a session behind and one ahead, three entries and two topics."""
    at("2026-04-28T20:00")
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        for day in (date(2026, 4, 28), date(2026, 5, 12)):
            appointments.add(session, them, dates.When(day, None), "Europe/Berlin")
        last = appointments.all_of(session)[0]
        versions.edit(session, last, wished="A minute longer there.")
        five = NewRating(scale="heard", value=5)
        ratings.give(session, last, five, at=dates.now(), day=last.day)
        for when, body in ENTRIES.items():
            entry = NewEntry(body=body)
            additions.keep(session, Addition(at=at(when), zone="Europe/Berlin", entry=entry))
        for text in ("The quiet on the phone", "The planning"):
            topics.add(session, NewTopic(text=text))
        settings.put(session, "page.name", "R.")
        settings.put(session, "page.folder", str(tmp_path))
    journal.close()
    return talk


NOTES = ["3", "a", "r", "o", "She went quiet.", ""]
TOPICS = ["a", "How it ended", "For me.", "0"]
UNDER = ["1", "0", "0", "0"]
FIRST = ["3"]
HELP = ["l", "w", "some quiet", "0"]
CHOOSE = ["4", "7", "9", "0"]
NAMES = []
READ = ["l", "", "w", "w", "", "m", "0"]
WHOLE = NOTES + CHOOSE + TOPICS + UNDER + FIRST + HELP + NAMES + READ


def test_from_the_entries_to_a_written_page(talk, kept, tmp_path):
    said = talk(*WHOLE)
    page = (tmp_path / "summary-2026-05-12.md").read_text("utf-8")
    assert page.startswith("# For our session on Tuesday 12 May 2026\n\nFrom R., for 28 April to")
    assert "**listening first**, then some quiet." in page
    assert "1. **First, please: How it ended.** For me." in page
    assert "We moved on before I had got to the point." in page
    assert "**6 May" not in page
    assert "how heard I felt, **5 of 10**" in " ".join(page.split())
    assert "A minute longer there." in page
    assert "Could we read it together at the start?" in page
    assert "I chose every line." in page
    assert "1 of 3. Tuesday 28 April.\nWe moved on" in said
    assert said.count(ENTRIES["2026-05-02T20:00"].strip()) == 1
    assert "Read it once as if you were them." in said
    assert said.count("\nFor our session on Tuesday 12 May 2026\n") == 1
    assert "#" not in said
    assert "That is all of the page." in said
    assert f"Written to {tmp_path / 'summary-2026-05-12.md'}. The file itself is not" in said
    (written,) = kept(pages.all_of)
    assert written.path == str(tmp_path / "summary-2026-05-12.md")
    (prepared,) = kept(lambda session: [prepared_of(session)])
    assert prepared.step == "written"


def prepared_of(session):
    them = therapists.usual_one(session)
    return preparations.find(session, them, appointments.next_one(session, dates.now()))


def shares(session):
    return [one.share for one in entries.page(session, toward="newer")]


@pytest.mark.parametrize("answered", [2, 5, 8, 17, 24])
def test_preparing_can_be_left_anywhere_and_taken_up_again(talk, kept, answered, tmp_path):
    talk(*WHOLE[:answered], *["back"] * 30, "0")
    before = kept(shares)
    assert before[0] == ("as-written" if answered >= 2 else "only-me")
    assert before[1] == ("gist" if answered >= 5 else "only-me")
    assert len(kept(topics.all_of)) == (3 if answered > 12 else 2)
    assert not list(tmp_path.glob("summary*"))


def test_names_are_asked_about_before_the_page_is_read(talk, kept):
    talk("3", "", "a", "", "0", *up_to("page"), "0", "r", "my sister", "a", "0")
    said = talk("3", "b", "k", *up_to("page"), "0", "0", "a", "0", "0")
    assert "Nadia" not in said.split("What would help most?", 1)[1]
    assert "A call with my sister." in said
    assert kept(shares) == ["only-me", "as-written", "only-me"]


def test_the_rest_of_the_entries_is_passed_over_and_back_leads_there_again(talk, kept):
    said = talk("3", "k", "back", "a", "back", "back", "0", "0")
    assert said.count("1 of 3.") == 3
    assert kept(shares)[0] == "as-written"


def test_a_file_that_is_there_is_never_replaced(talk, tmp_path):
    target = tmp_path / "summary-2026-05-12.md"
    target.write_text("Mine.")
    other = tmp_path / "summary-2026-05-12-2.md"
    said = talk("3", "k", *up_to("page"), "w", str(target), "m", "", "m", "0")
    assert f"Which file or folder?\nenter: {other}\n" in said
    assert "summary-2026-05-12.md already exists.\nChoose another place.\n" in said
    assert target.read_text() == "Mine."
    assert other.read_text("utf-8").startswith("# For our session")
    assert other.stat().st_mode & 0o777 == 0o600


def test_as_html_for_print(talk, kept, tmp_path):
    said = talk("3", "k", *up_to("page"), "a", "h", "", "m", "0")
    assert "Write it as HTML, for print" in said
    page = (tmp_path / "summary-2026-05-12.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>\n")
    assert "I chose every line." in page
    (written,) = kept(pages.all_of)
    assert written.format == "html"


@pytest.mark.parametrize(
    ("read", "says"),
    [
        ([], False),
        (["a"], True),
        (["l", "", "back"], False),
        (["l", "w"], True),
        (["a", "o"], False),
    ],
)
def test_a_page_says_that_every_line_was_chosen_once_it_was_read(talk, tmp_path, read, says):
    talk("3", "k", *up_to("page"), *read, "w", "", "m", "0")
    (path,) = tmp_path.glob("summary*.md")
    assert ("I chose every line." in path.read_text("utf-8")) is says


def test_a_page_that_changed_since_it_was_read_is_read_once_more(talk, tmp_path, monkeypatch):
    """Another window puts the topic of a name on the page behind the one that was read."""
    read_out = preview._read_out

    def and_then(text, *, line_by_line):
        done = read_out(text, line_by_line=line_by_line)
        if "Olga" not in text and not before:
            before.append(text)
            with opened[0].journal.transaction() as session:
                topics.add(session, NewTopic(text="What happened with Olga"))
        return done

    before, opened = [], []
    page = preview._page

    def known(window, *rest):
        opened.append(window)
        return page(window, *rest)

    monkeypatch.setattr(preview, "_read_out", and_then)
    monkeypatch.setattr(preview, "_page", known)
    said = talk("3", "k", *up_to("page"), "a", "w", "r", "my friend", "a", "w", "", "m", "0")
    assert "The page changed. Read it once more." in said
    written = (tmp_path / "summary-2026-05-12.md").read_text("utf-8")
    assert "What happened with my friend." in written
    assert "I chose every line." in written


def test_a_session_that_is_cancelled_meanwhile_is_on_no_page(talk, kept, tmp_path, monkeypatch):
    step, ask = prepare._QUESTIONS["first"]

    def meanwhile(preparing):
        with preparing.window.journal.transaction() as session:
            them = therapists.usual_one(session)
            appointments.add(session, them, dates.When(date(2026, 5, 26), None), "Europe/Berlin")
            appointments.mark(session, appointments.next_one(session, dates.now()), "cancelled")
        return ask(preparing)

    monkeypatch.setitem(prepare._QUESTIONS, "first", (step, meanwhile))
    talk("3", "k", *up_to("help"), "l", *up_to("page", "help"), "a", "w", "", "m", "0")
    page = (tmp_path / "summary-2026-05-26.md").read_text("utf-8")
    assert page.startswith("# For our session on Tuesday 26 May 2026\n")
    assert "**listening first**" in page


def test_the_name_of_the_file_tells_its_format(talk, tmp_path):
    talk("3", "k", *up_to("page"), "w", str(tmp_path / "a.json"), "m", "0")
    assert (tmp_path / "a.json").read_text("utf-8").startswith("{")


def test_the_brief_one(talk, tmp_path):
    said = talk("3", "k", *up_to("page"), "o", "w", str(tmp_path), "m", "0")
    assert "Take words to read out" in said
    assert (tmp_path / "summary-2026-05-12-brief.md").exists()


def test_nothing_is_written_without_being_asked_for(talk, tmp_path):
    assert "I chose every line." in talk("3", "k", *up_to("page"), "a", "0", "0")
    assert "Which file or folder?" in talk("3", "", "w", "back", "0", "0")
    assert not list(tmp_path.glob("summary*"))


def test_what_would_help_is_chosen_anew_or_left(talk, kept):
    talk("3", "k", *up_to("help"), "i", "l", "0", *["back"] * 20, "0")
    assert kept(prepared_of).would_help == ["ideas to try", "listening first"]
    talk("3", "", "c", "back", *["back"] * 20, "0")
    assert kept(prepared_of).would_help == ["ideas to try", "listening first"]
    talk("3", "b", "k", *up_to("help"), "-", *["back"] * 20, "0")
    assert kept(prepared_of).would_help == []


def test_nothing_is_first_where_that_is_said(talk, kept):
    talk("3", "k", *up_to("first"), "2", *["back"] * 20, "0")
    assert [one.first for one in kept(topics.all_of)] == [True, False]
    talk("3", "b", "k", *up_to("first"), "n", *["back"] * 20, "0")
    assert [one.first for one in kept(topics.all_of)] == [False, False]


def test_which_topic_comes_first_is_asked_only_where_there_are_several(talk, journal):
    with journal.transaction() as session:
        topics.end(session, topics.all_of(session)[0], "talked")
    said = talk("3", "k", *up_to("first"), *["back"] * 20, "0")
    assert "leave until the last five minutes" not in said
    assert said.count("What would help most?") == 1
    assert said.count("What would you like to talk about?") == 2


@pytest.mark.parametrize(
    ("question", "step", "asked"),
    [
        ("topics", "topics", "What would you like to talk about? Up to three."),
        ("first", "topics", "What would you like to talk about? Up to three."),
        ("help", "topics", "What would you like to talk about? Up to three."),
        ("page", "page", "Read it once as if you were them."),
    ],
)
def test_what_was_left_half_prepared_goes_on_there(talk, kept, question, step, asked):
    talk("3", "k", *up_to(question))
    assert kept(prepared_of).step == step
    said = talk("3", "")
    where = said.split("Go on where you left it?\n", 1)[1]
    assert asked in where
    assert where.count("\n0") == 1
