"""Quick page in plain mode, and 'page --read': the questions, the whole screen, a pipe."""

from datetime import date, time

import pytest

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, NewTopic
from bondjournal.journal import additions, appointments, settings, stand_ins, therapists, topics
from made import PASSPHRASE, someone

NOW = {"BONDJOURNAL_NOW": "2026-05-11T18:00:00+00:00", "BONDJOURNAL_PASSPHRASE": PASSPHRASE}
LEFT_OFF = "Mine alone."


@pytest.fixture
def tuesday(journal, at, tmp_path):
    """A session on Tuesday 12 May 2026 at 16:00, and an entry for its page."""
    now = at("2026-05-11T18:00")
    with journal.transaction() as session:
        settings.put(session, "page.folder", str(tmp_path))
        them = therapists.usual_one(session)
        appointments.add(session, them, dates.When(date(2026, 5, 12), time(16)), "Europe/Berlin")
        for body, share in (("I said to Nadia it was fine.", "as-written"), (LEFT_OFF, "only-me")):
            entry = NewEntry(body=body, share=share)
            additions.keep(session, Addition(at=now, zone="Europe/Berlin", entry=entry))
    journal.close()


def test_in_plain_mode_it_asks_three_things_at_most_and_reads_the_page_out(
    talk, tuesday, kept, tmp_path
):
    said = talk("p", "the stairs", "l", "s", "w", "", "m", "n", "0", now="2026-05-11T18:00")
    assert "What would you like to talk about?" in said
    assert "What would help most?" in said
    assert "What about these names on your page? Nadia." in said
    assert said.index("the stairs") < said.index("That is all of the page.")
    assert "I said to someone it was fine." in said
    assert LEFT_OFF not in said
    target = tmp_path / "summary-2026-05-12.md"
    assert (
        f"{target}\nThe file itself is not encrypted.\nm: Make the file\nn or enter: Not yet\n"
        in said
    )
    assert "listening first" in target.read_text("utf-8")
    again = talk("p", "0", "0", now="2026-05-11T18:00")
    assert "What would help most?" not in again
    assert "these names" not in again
    assert [one.instead for one in kept(stand_ins.all_of)] == ["someone"]


def test_in_plain_mode_every_question_can_be_skipped_and_nothing_is_written_unasked(
    talk, tuesday, kept, tmp_path
):
    said = talk("p", "", "", "l", "w", "", "", "0", "0", now="2026-05-11T18:00")
    assert "I said to Nadia it was fine." in said
    assert not list(tmp_path.glob("*.md"))
    said = talk("p", "back", "p", "", "back", "p", "", "", "0", "0", now="2026-05-11T18:00")
    assert said.count("What would you like to talk about?") == 3


def test_in_plain_mode_it_is_for_the_next_of_two_and_asks_where_both_are_on_one_day(
    talk, journal, at
):
    at("2026-05-11T18:00")
    with journal.transaction() as session:
        for name, day in (("Ann", 12), ("Ben", 13)):
            them = someone(session, name)
            when = dates.When(date(2026, 5, day), time(16))
            appointments.add(session, them, when, "Europe/Berlin")
            topics.add(session, NewTopic(text=f"a topic for {name}"), therapist=them.uuid)
    journal.close()
    said = talk("p", "", "l", "0", "0", now="2026-05-11T18:00")
    assert "Who is the page for?" not in said
    assert "a topic for Ann" in said
    said = talk("p", "", "l", "0", "0", now="2026-05-13T08:00")
    assert "a topic for Ben" in said


def test_read_prints_the_page_where_nobody_sits_at_a_terminal(run, tuesday):
    done = run("page", "--read", **NOW)
    assert done.out.startswith("# For our session on Tuesday 12 May 2026\n")
    assert "I said to Nadia it was fine." in done.out
    assert "\x1b" not in done.out
    assert "Names on it still to decide: 1." in done.err
    heard = run("page", "--read", **NOW, BONDJOURNAL_PLAIN="1")
    assert heard.out.startswith("For our session on Tuesday 12 May 2026\n")
    assert heard.err == done.err


@pytest.mark.parametrize("other", [("-o", "x.md"), ("--json",), ("--format", "html")])
def test_what_is_read_is_not_written(run, tuesday, other):
    done = run("page", "--read", *other, code=2, **NOW)
    assert "do not go together" in done.err


@pytest.mark.long
@pytest.mark.parametrize("uncoloured", [{}, {"NO_COLOR": "1"}], ids=["colour", "no colour"])
def test_on_a_terminal_it_fills_the_screen_and_nothing_of_it_stays(typed, tuesday, uncoloured):
    at = typed("page", "--read", **NOW, **uncoloured)
    at.answer("What would you like to talk about?", "the stairs")
    at.answer("Which? (enter: s)", "l")
    at.answer("Which? (enter: s)", "s")
    at.expect("I said to someone it was fine.")
    at.type("q")
    assert at.end() == 0
