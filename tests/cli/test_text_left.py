"""What is typed at a prompt and not ended: Ctrl+C leaves it as a draft, with exit code 130."""

import fcntl
import json
import os
import signal
import sys
import termios
import time
from array import array
from pathlib import Path

import pytest

from bondjournal.draft import Draft
from bondjournal.journal import entries
from bondjournal.vault import drafts, inbox
from terminal import Terminal
from waiting import LONGEST

PROGRAM = str(Path(sys.executable).with_name("bondjournal"))
INTERRUPTED = 130


@pytest.fixture
def terminal(env, tmp_path):
    """Type at a command on a terminal."""
    opened = []

    def begin(*arguments):
        opened.append(Terminal([PROGRAM, *arguments], env, tmp_path))
        return opened[-1]

    yield begin
    for one in opened:
        one.close()


@pytest.fixture
def left(reopened):
    """The drafts that were left."""

    def read():
        journal = reopened()
        return [
            Draft.from_bytes(drafts.open_draft(journal.vault, journal.keys, uuid))
            for uuid in drafts.waiting(journal.vault)
        ]

    return read


def type_line(typing, line):
    """Type a line and wait until it was read and the next one is waited for."""
    typing.type(line + "\r")
    typing.expect(f"{line}\n")
    place = f"/proc/{typing.process.pid}"
    until = time.monotonic() + LONGEST
    with Path(place, "fd", "0").open("rb", buffering=0) as typed_at:
        while time.monotonic() < until:
            waiting = array("i", [0])
            fcntl.ioctl(typed_at, termios.FIONREAD, waiting)
            asleep = Path(place, "stat").read_text().rpartition(") ")[2].startswith("S")
            if asleep and not waiting[0]:
                return


def stopped(typing, *lines, begun=""):
    """Type lines, the beginning of another one, and Ctrl+C."""
    typing.expect("A line with one dot ends it")
    for line in lines:
        type_line(typing, line)
    if begun:
        typing.type(begun)
        typing.expect(begun)
    typing.type("\x03")
    assert typing.end() == INTERRUPTED
    return typing.shown


def test_add_leaves_what_was_typed(ready, terminal, left, vault):
    typing = terminal("add", "--title", "Tuesday", "--tag", "session", "--gist", "One line.")
    shown = stopped(typing, "The kettle.", "", "The stairs.")
    assert "What you wrote is kept as a draft. 'bondjournal draft list' shows it." in shown
    assert "Passphrase" not in shown
    assert "Stopped." in shown
    (draft,) = left()
    assert draft.body == "The kettle.\n\nThe stairs."
    assert (draft.title, draft.tags) == ("Tuesday", "session")
    assert (draft.share, draft.gist) == ("gist", "One line.")
    assert inbox.waiting(vault) == []


def test_the_line_that_was_being_typed_is_left_too(ready, terminal, left):
    stopped(terminal("add"), "The kettle.", begun="And the sta")
    assert [draft.body for draft in left()] == ["The kettle.\nAnd the sta"]


def test_a_first_line_without_enter_is_left(ready, terminal, left):
    stopped(terminal("add"), begun="One line is en")
    assert [draft.body for draft in left()] == ["One line is en"]


def test_nothing_typed_leaves_nothing(ready, terminal, left):
    assert "draft" not in stopped(terminal("add"))
    assert left() == []


def test_numbers_given_with_it_are_kept(ready, terminal, left, vault):
    shown = stopped(terminal("add", "--heard", "5", "--after"), "The kettle.")
    assert "The numbers are kept." in shown
    assert len(inbox.waiting(vault)) == 1
    (draft,) = left()
    assert (draft.body, draft.after) == ("The kettle.", True)


def test_a_closed_terminal_leaves_it_too(ready, terminal, left):
    typing = terminal("add")
    typing.expect("A line with one dot ends it")
    type_line(typing, "The kettle.")
    os.kill(typing.process.pid, signal.SIGHUP)
    assert typing.end() == 128 + signal.SIGHUP
    assert [draft.body for draft in left()] == ["The kettle."]


def test_reflect_leaves_it_with_its_question(ready, terminal, left):
    stopped(terminal("reflect", "--prompt", "R2", "--title", "Then"), "At the window.")
    (draft,) = left()
    assert draft.prompt.startswith("When did I feel most like myself?")
    assert (draft.title, draft.body) == ("Then", "At the window.")


def test_edit_leaves_both_texts(run, ready, terminal, left, reopened):
    run("add", "The old text.", "--title", "Kettle")
    stopped(terminal("edit", "last"), "The new text.")
    (draft,) = left()
    assert (draft.title, draft.body) == ("Kettle", "The old text.\n\nThe new text.")
    with reopened().read() as session:
        entry = entries.named(session, "last")
        assert (entry.uuid, entry.body) == (draft.editing, "The old text.")


@pytest.mark.parametrize(("door", "behind", "fields"), [("1", "1", 2), ("3", "3", 0), ("4", "", 0)])
def test_off_write_leaves_it_behind_its_door(ready, terminal, left, door, behind, fields):
    stopped(terminal("off", "write", "--door", door), "It went quiet.")
    (draft,) = left()
    assert (draft.door, draft.body, len(draft.fields)) == (behind, "It went quiet.", fields)


def test_what_was_left_can_be_kept_by_a_command(run, ready, terminal, reopened):
    stopped(terminal("add", "--title", "Tuesday"), "The kettle.")
    assert [one["body"] for one in json.loads(run("draft", "list", "--json").out)] == [
        "The kettle."
    ]
    run("draft", "keep", "1")
    with reopened().read() as session:
        entry = entries.named(session, "last")
        assert (entry.title, entry.body) == ("Tuesday", "The kettle.")


def test_a_text_in_plain_mode_is_left_with_its_last_line(ready, terminal, left):
    typing = terminal("--plain")
    typing.answer("What do you want to do?", "1")
    typing.answer("How do you want to begin?", "w")
    typing.expect("What is here right now?")
    type_line(typing, "The kettle.")
    typing.type("And the sta")
    typing.expect("And the sta")
    typing.type("\x03")
    assert typing.end() == INTERRUPTED
    assert [draft.body for draft in left()] == ["The kettle.\nAnd the sta"]


def test_nothing_is_typed_for_nothing(run, ready, terminal, tmp_path):
    typing = terminal("add", "--tag", "two words")
    assert typing.end() == 2
    assert "What is here right now?" not in typing.shown
    typing = terminal("--vault", str(tmp_path / "none"), "add")
    assert typing.end() == 10
    assert "What is here right now?" not in typing.shown
