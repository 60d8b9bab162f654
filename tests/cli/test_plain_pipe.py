"""Plain mode through a pipe: the installed program, with answers line by line on its stdin."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from plain_talk import obeys, up_to

from bondjournal.journal import entries
from bondjournal.vault import inbox
from optimized import once_more_optimized
from waiting import LONGEST

pytestmark = pytest.mark.long

PROGRAM = str(Path(sys.executable).with_name("bondjournal"))
PASSPHRASE = "four ordinary words here"


@pytest.fixture
def piped(env, tmp_path):
    """Run the installed program with a pipe at each end; `code` is the exit code that is right."""

    def run(*arguments, given="", code=0, **more):
        done = subprocess.run(
            [PROGRAM, *arguments],
            input=given,
            capture_output=True,
            text=True,
            env={**env, **more},
            cwd=tmp_path,
            timeout=LONGEST,
            check=False,
            start_new_session=True,
        )
        assert done.returncode == code, done.stderr
        obeys(done.stdout)
        return done

    return run


@pytest.fixture
def talk(piped):
    """Answer plain mode line by line."""

    def answer(*answers, **more):
        return piped("--plain", given="".join(f"{one}\n" for one in answers), **more)

    return answer


@pytest.fixture
def alone(env):
    """Nothing gives the passphrase."""
    del env["BONDJOURNAL_PASSPHRASE"]


@once_more_optimized
def test_from_the_first_run_to_a_written_page_in_one_go(talk, vault, tmp_path):
    key = tmp_path / "key"
    done = talk(
        *("m", "", "We moved on before I had got to the point.", ".", "w", "a", "", "r"),
        *("yesterday", "5", "", "7", "", "It was short.", "", "tue 15:00", "f", str(key)),
        *("3", "", "", "3", "1", "0", "0", "a", "How it ended", "For me."),
        *up_to("page", "topics"),
        *("a", "w", "summary-2026-05-12.md", "m", "0"),
        BONDJOURNAL_NOW="2026-05-10T18:00:00+02:00",
    )
    assert done.stderr == ""
    assert done.stdout.startswith("A private journal for the time between therapy sessions.")
    assert "Entry kept. Enough for now?" in done.stdout, "it may go on the page"
    named = done.stdout.split(f"Your journal is in {vault.path}. Next time: ", 1)[1].splitlines()[0]
    again = subprocess.run(
        shlex.split(named),
        input=b"0\n",
        capture_output=True,
        timeout=LONGEST,
        check=True,
        cwd=tmp_path,
    )
    assert again.stdout.startswith(b"Locked.\n")
    assert f"Written to {tmp_path / 'summary-2026-05-12.md'}." in done.stdout
    page = (tmp_path / "summary-2026-05-12.md").read_text("utf-8")
    assert "1. How it ended. For me." in page.replace("**", "")
    assert "how heard I felt, **5 of 10**" in " ".join(page.split())
    assert "safe" not in page
    assert "We moved on before I had got to the point." in page
    assert "It was short." not in page
    assert key.read_text().count("-") == 5


def test_leaving_the_first_entry_leads_to_the_menu(talk, vault):
    done = talk("m", "back", *["more"] * 3, "0", BONDJOURNAL_NOW="2026-05-10T18:00:00+02:00")
    assert done.stderr == ""
    assert f"Your journal is in {vault.path}. Next time: " in done.stdout
    assert "8: Recovery key: not written down.\n" in done.stdout
    for question in ("Is there a next session?", "If the passphrase is ever gone"):
        assert question not in done.stdout


def test_leaving_at_once_writes_nothing(talk, vault):
    for answers in (["0"], ["back"], []):
        done = talk(*answers)
        assert ("Nothing has been written to disk." in done.stdout) == bool(answers)
    assert not vault.path.exists()


@once_more_optimized
def test_looking_around_leaves_nothing(talk, vault):
    done = talk("d", "4", "more", "more", "0", "0", "0")
    assert "This is a made-up journal. Nothing of it stays on disk." in done.stdout
    assert "10: " in done.stdout
    assert done.stdout.endswith("Nothing has been written to disk.\n")
    assert not vault.path.exists()


@pytest.mark.usefixtures("ready")
class TestAJournal:
    @pytest.mark.parametrize("chosen", [{"BONDJOURNAL_PLAIN": "1"}, {"TERM": "dumb"}])
    def test_it_is_chosen_by_the_environment_too(self, piped, chosen):
        assert "1: Write\n" in piped(given="0\n", **chosen).stdout

    def test_without_a_terminal_the_help_is_shown(self, piped):
        done = piped(code=2, BONDJOURNAL_PLAIN="0")
        assert done.stdout == ""
        assert "Usage: bondjournal" in done.stderr
        assert "--plain" in done.stderr

    @once_more_optimized
    def test_an_end_of_input_keeps_the_draft_and_the_next_start_offers_it(self, talk, vault, kept):
        done = talk("1", "", "One.", "Two.")
        assert done.stdout.endswith("What you wrote is kept as a draft.\n")
        assert "You have an unfinished entry from" in talk("r", "o", ".", "", "", "0").stdout
        assert kept(lambda session: entries.named(session, "last").body) == "One.\nTwo."
        assert kept.drafts() == []

    @once_more_optimized
    @pytest.mark.usefixtures("alone")
    def test_writing_while_locked_needs_no_passphrase(self, talk, vault, kept):
        done = talk("w", "While locked.", ".", "t", "A title", "", "0")
        assert done.stdout.startswith(
            "Locked.\nWhat do you want to do?\nw: Write without opening it\n"
        )
        assert "Kept. It joins your journal when you next open it." in done.stdout
        assert len(inbox.waiting(vault)) == 1
        talk("w", "Left.", "back", "0")
        entry = kept(lambda session: entries.named(session, "last"))
        assert (entry.body, entry.title, entry.source) == ("While locked.", "A title", "captured")
        assert [one.body for one in kept.drafts()] == ["Left."]

    @pytest.mark.usefixtures("alone")
    def test_a_passphrase_is_not_taken_from_the_pipe(self, talk):
        done = talk(PASSPHRASE, "0", code=2)
        assert done.stderr.startswith("A passphrase is not read from a pipe of answers.\n")
        assert "--passphrase-file" in done.stderr
        assert PASSPHRASE not in done.stdout + done.stderr
        assert "typed on a terminal" in talk("r", code=2).stderr

    @pytest.mark.usefixtures("alone")
    def test_a_passphrase_from_a_file(self, piped, tmp_path):
        file = tmp_path / "phrase"
        file.write_text(f"{PASSPHRASE}\n")
        assert "Quick page" in piped("--plain", "--passphrase-file", str(file), given="0\n").stdout
