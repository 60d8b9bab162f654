"""page list and topic after: what the command line says of pages that were written, and does."""

import json
import stat

import pytest

from bondjournal.journal import therapists, versions
from bondjournal.unlock import unlock
from made import another

pytestmark = [pytest.mark.usefixtures("ready"), pytest.mark.long]

PASSPHRASE = "four ordinary words here"
NOW = {"BONDJOURNAL_NOW": "2026-05-11T18:00:00+00:00"}
AFTER = {"BONDJOURNAL_NOW": "2026-05-12T18:00:00+00:00"}


@pytest.fixture
def written(run, tmp_path):
    """A page for a session of tomorrow, with two topics."""
    run("session", "add", "tue", "16:00", **NOW)
    run("topic", "add", "the stairs", **NOW)
    later = {"BONDJOURNAL_NOW": "2026-05-11T18:00:01+00:00"}
    run("topic", "add", "the quiet on the phone", **later)
    run("page", "-o", ".", "--yes", **NOW)
    return tmp_path / "summary-2026-05-12.md"


def listed(run, *options):
    return json.loads(run("page", "list", "--json", *options, **NOW).out)


def test_nothing_written(run):
    assert run("page", "list", **NOW).err == "No page has been written yet.\n"
    assert listed(run) == []
    told = run("page", "delete", "1", "--yes", code=1, **NOW).err
    assert told.startswith("No page has this number.\n")


def test_the_list_says_where_what_and_whether_it_is_still_there(run, written, tmp_path):
    run("page", "--yes", "--short", "-o", "other.md", **NOW)
    run("page", "--yes", "--short", "-o", "third.md", **NOW)
    (tmp_path / "other.md").write_text("changed")
    (tmp_path / "third.md").unlink()
    said = run("page", "list", **NOW).out.splitlines()
    assert said[0].split() == ["1", "11", "May", str(written), "still", "there"]
    assert said[1].strip() == "The full page, for 12 May, as Markdown."
    assert said[2].endswith("other.md  changed since")
    assert said[3].strip() == "The brief page, for 12 May, as Markdown."
    assert said[4].endswith("third.md  gone")
    first = listed(run)[0]
    assert (first["number"], first["session_on"], first["style"]) == (1, "2026-05-12", "full")
    assert (first["path"], first["format"], first["state"]) == (str(written), "markdown", "there")
    assert first["written_at"] == "2026-05-11T18:00:00+00:00"


def test_at_a_terminal_a_page_that_waits_is_told_until_it_is_answered(run, typed, written):
    late = {"BONDJOURNAL_NOW": "2027-01-12T18:00:00+00:00", "BONDJOURNAL_PASSPHRASE": PASSPHRASE}

    def listed_at_a_terminal(**when):
        typing = typed("list", **(late | when))
        assert typing.end() == 0
        return " ".join(typing.shown.split())

    waits = "A page you wrote is still in its file. 'bondjournal page delete 1' deletes it,"
    assert waits not in listed_at_a_terminal(**NOW)
    assert waits in listed_at_a_terminal()
    assert waits in listed_at_a_terminal()
    assert waits not in run("list", **late).err
    words = written.read_text("utf-8")
    for meanwhile in (written.unlink, lambda: written.write_text("Mine now.", "utf-8")):
        meanwhile()
        assert waits not in listed_at_a_terminal()
    written.write_text(words, "utf-8")
    assert waits in listed_at_a_terminal()
    run("page", "ask", "1", "--no", **late)
    assert waits not in listed_at_a_terminal()
    assert written.exists()


def test_the_file_that_was_written_is_deleted_and_stays_known(run, written):
    assert run("page", "delete", "1", code=2, **NOW).err.startswith(
        "This needs a terminal to ask you first"
    )
    assert written.exists()
    assert run("page", "delete", "1", "--yes", **NOW).err == "The file is deleted.\n"
    assert not written.exists()
    assert listed(run) == []
    assert [one["state"] for one in listed(run, "--all")] == ["deleted"]
    assert run("page", "delete", "1", "--yes", **NOW).err == "The file is not there any more.\n"


def test_a_file_that_was_changed_is_left_where_it_is(run, written):
    written.write_text("Mine now.")
    told = run("page", "delete", "1", "--yes", code=1, **NOW).err
    assert told == "The file has changed since, so it was left where it is.\n"
    assert written.read_text() == "Mine now."
    (one,) = listed(run)
    assert (one["state"], one["ask_to_delete"]) == ("changed", False)


def test_a_file_that_is_gone_is_told_and_not_listed_any_more(run, written):
    written.unlink()
    assert run("page", "delete", "1", "--yes", **NOW).err == "The file is not there any more.\n"
    assert listed(run) == []


def test_a_link_in_its_place_and_a_folder_that_is_away_are_left(run, written, tmp_path):
    kept = written.rename(tmp_path / "kept.md")
    written.symlink_to(kept)
    run("page", "delete", "1", "--yes", code=1, **NOW)
    assert kept.exists()
    written.unlink()
    stick = tmp_path / "stick"
    stick.mkdir()
    run("page", "--yes", "-o", str(stick), **NOW)
    stick.rename(tmp_path / "away")
    told = run("page", "delete", "2", "--yes", code=1, **NOW).err
    assert told == "The file cannot be reached now.\n"
    assert listed(run)[1]["ask_to_delete"]


def test_forgetting_leaves_the_file(run, written):
    run("page", "forget", "1", **NOW)
    assert written.exists()
    assert listed(run, "--all") == []


def test_the_file_is_shown_as_it_is(run, written):
    assert run("page", "show", "1", **NOW).out == written.read_text("utf-8")
    written.unlink()
    assert "it is not there" in run("page", "show", "1", code=1, **NOW).err


def test_being_asked_is_settled_for_one_page(run, written):
    run("page", "ask", "1", "--no", **NOW)
    assert not listed(run)[0]["ask_to_delete"]
    run("page", "ask", "1", **NOW)
    assert listed(run)[0]["ask_to_delete"]
    run("page", "delete", "1", "--yes", **NOW)
    run("page", "ask", "1", code=2, **NOW)


def test_the_help_says_what_deleting_does_not_reach(run):
    said = " ".join(run("page", "delete", "--help").out.split())
    assert "copies, emails, printed pages, backups of the folder and what the disk" in said


def test_a_page_in_the_place_of_another_is_the_one_that_counts(run, written):
    run("topic", "add", "one more", **NOW)
    run("page", "-o", ".", "--yes", "--force", **NOW)
    assert [one["state"] for one in listed(run, "--all")] == ["there", "deleted"]
    run("page", "delete", "1", "--yes", **NOW)
    assert not written.exists()


def test_a_place_of_ones_home_and_one_that_is_none(run, tmp_path):
    run("page", "--yes", "-o", "~/page.md", **NOW)
    target = tmp_path / "home" / "page.md"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    told = run("page", "--yes", "-o", "nowhere/page.md", code=2, **NOW).err
    assert told.splitlines()[-2] == "There is no such folder."
    assert listed(run)[0]["path"] == str(target)
    assert not (tmp_path / "nowhere").exists()


def test_a_link_is_replaced_and_not_followed(run, tmp_path):
    mine = tmp_path / "mine.md"
    mine.write_text("Mine.")
    (tmp_path / "page.md").symlink_to(mine)
    assert run("page", "--yes", "-o", "page.md", code=2, **NOW).err.count("already exists")
    run("page", "--yes", "-o", "page.md", "--force", **NOW)
    assert mine.read_text() == "Mine."
    assert (tmp_path / "page.md").read_text("utf-8").startswith("# For our")


def test_what_speaks_against_a_folder_is_told(run, tmp_path):
    synced = tmp_path / "Nextcloud"
    synced.mkdir()
    told = run("page", "--yes", "-o", str(synced), **NOW).err
    assert "This folder looks synced by Nextcloud" in told


@pytest.mark.long
def test_a_page_that_cannot_be_remembered_says_what_happened(run, vault, tmp_path):
    """Somebody else reads the journal all the while: nothing can be written into it."""
    journal = unlock(vault, PASSPHRASE)
    with journal.session() as session:
        therapists.all_of(session)
        told = run("page", "-o", ".", "--yes", code=11, **NOW).err.splitlines()
    journal.close()
    page = tmp_path / "summary-next.md"
    assert page.exists()
    assert told[-2] == (
        "The page is written to summary-next.md. The journal could not record that, so you will "
        "not be asked about deleting it."
    )
    assert told[-1] == "Another window is writing to the journal. Try again in a moment."
    assert listed(run) == []


def test_topics_of_the_page_are_listed_after_the_session_and_answered(run, written):
    assert "No past session yet." in run("topic", "after", code=1, **NOW).err
    said = run("topic", "after", **AFTER)
    assert said.out.split("\n")[:2] == ["  1  the stairs", "  2  the quiet on the phone"]
    asked = "These topics were on your page. Did you talk about them?"
    assert said.err == f"Tuesday 12 May 2026. {asked}\n"
    told = json.loads(run("topic", "after", "--json", "2026-05-12", **AFTER).out)
    assert [(one["text"], one["answer"]) for one in told] == [
        ("the stairs", None),
        ("the quiet on the phone", None),
    ]
    run("topic", "after", "--let-go", "2", "--agreed", "a pause before mail", **AFTER)
    assert "a pause before mail" in run("try", "list", **AFTER).out
    run("topic", "after", "--blank", "2", **AFTER)
    run("topic", "after", "tue", "--talked", "1", "--not-yet", "2", **AFTER)
    again = run("topic", "after", **AFTER).out.splitlines()
    assert again == ["  1  the stairs (talked about)", "  2  the quiet on the phone (not yet)"]
    states = {one["text"]: one["state"] for one in json.loads(all_topics(run))}
    assert states == {"the stairs": "talked", "the quiet on the phone": "kept"}


def all_topics(run):
    return run("topic", "list", "--all", "--json", **AFTER).out


def test_answers_to_topics_that_cannot_be_meant(run, written):
    assert run("topic", "after", "--talked", "3", code=1, **AFTER).err.startswith("No topic has")
    twice = run("topic", "after", "--talked", "1", "--let-go", "1", code=2, **AFTER).err
    assert twice.startswith("One topic has two answers.")
    run("topic", "after", "--talked", "0", code=2, **AFTER)
    assert {one["state"] for one in json.loads(all_topics(run))} == {"open"}


@pytest.fixture
def unmentioned(written, reopened):
    """The session is with somebody who is not to be mentioned."""
    with reopened().transaction() as session:
        versions.edit(session, therapists.usual_one(session), mentioned=False)


@pytest.mark.parametrize(
    "command",
    [
        ("page",),
        ("page", "--session", "2026-05-12"),
        ("topic", "after", "2026-05-12"),
        ("session", "add", "wed"),
    ],
)
def test_a_session_that_is_not_to_be_mentioned_is_refused_in_one_sentence(
    run, unmentioned, command
):
    told = run(*command, code=2, **AFTER).err
    assert told == "Sessions with this person are not mentioned, as you asked.\n"


def test_a_session_that_is_not_to_be_mentioned_is_in_no_list(run, unmentioned):
    assert json.loads(run("session", "list", "--all", "--json", **NOW).out) == []
    assert run("session", "show", "next", code=1, **NOW).err.startswith("There is no such session.")
    assert "No past session yet." in run("topic", "after", code=1, **AFTER).err
    (page,) = listed(run)
    assert page["session_on"] is None
    assert "12 May," not in run("page", "list", **NOW).out.splitlines()[1]


def test_with_somebody_else_a_page_is_theirs(run, unmentioned, reopened):
    with reopened().transaction() as session:
        another(session, "Somebody else")
    run("session", "add", "wed", "10:00", **NOW)
    assert run("page", **NOW).out.startswith("# For our session on Wednesday 13 May")


def test_on_a_terminal_each_topic_is_asked_about(run, written, typed):
    terminal = typed("topic", "after", **AFTER)
    terminal.expect("Did you talk about them?\nthe stairs\n")
    terminal.answer("Which? (enter: b)", "l")
    terminal.expect("Answer kept.\nthe quiet on the phone\n")
    terminal.answer("Which? (enter: b)", "")
    terminal.answer("What did you agree on, if anything? One line.", "a pause")
    assert terminal.end() == 0
    assert "a pause" in run("try", "list", **AFTER).out
    assert "let go" in run("topic", "after", **AFTER).out
    states = {one["text"]: one["state"] for one in json.loads(all_topics(run))}
    assert states == {"the stairs": "let-go", "the quiet on the phone": "open"}


def test_on_a_terminal_deleting_asks_first(run, written, typed):
    for answer, there in (("", True), ("y", False)):
        terminal = typed("page", "delete", "1", **AFTER)
        terminal.expect("Copies of it, mail and paper stay where they are.")
        terminal.answer("Delete this file? (y/N)", answer)
        assert terminal.end() == 0
        assert written.exists() is there


def test_on_a_terminal_it_is_asked_whether_to_ask_later(run, written, typed):
    terminal = typed("page", "--session", "2026-05-12", "-o", "x.md", **AFTER)
    terminal.answer("Write it to x.md? (y/N)", "y")
    terminal.expect("Delete it after the session? You can be asked here next time you")
    terminal.answer("Which? (enter: y)", "n")
    assert terminal.end() == 0
    assert [one["ask_to_delete"] for one in listed(run)] == [True, False]
