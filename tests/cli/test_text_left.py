"""What is typed at a prompt and not ended: Ctrl+C leaves it as a draft, with exit code 130."""

import json
import signal

import pytest

from bondjournal.draft import Draft
from bondjournal.journal import entries
from bondjournal.vault import drafts, inbox
from waiting import until

INTERRUPTED = 130
NOT_DONE = 1
IN_USE = 11

WAYS_TO_DRAW = pytest.mark.parametrize("kind", ["xterm-256color", "dumb"])
"""A terminal on which a line can be edited, and one on which it cannot."""


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


@pytest.fixture
def handed_on(left):
    """Wait until the one draft on the disk holds a text."""

    def wait(body):
        until(lambda: [draft.body for draft in left()] == [body], f"the draft {body!r}")

    return wait


def type_line(typing, line):
    """Type a line and wait until it was read and the next one is waited for."""
    typing.type(line + "\r")
    typing.expect(f"{line}\n")
    typing.until_it_waits()


def stopped(typing, *lines, begun=""):
    """Type lines, the beginning of another one, and Ctrl+C."""
    typing.expect("End with a line that has just a dot")
    for line in lines:
        type_line(typing, line)
    if begun:
        typing.type(begun)
        typing.expect(begun)
    typing.interrupt()
    assert typing.end() == INTERRUPTED
    return typing.shown


def test_add_leaves_what_was_typed(ready, typed, left, vault):
    typing = typed("add", "--title", "Tuesday", "--tag", "session", "--line", "One line.")
    shown = stopped(typing, "The kettle.", "", "The stairs.")
    assert "What you wrote is kept as a draft. 'bondjournal drafts' lists it." in shown
    assert "Passphrase" not in shown
    assert "Stopped." in shown
    (draft,) = left()
    assert draft.body == "The kettle.\n\nThe stairs."
    assert (draft.title, draft.tags) == ("Tuesday", "session")
    assert (draft.share, draft.gist) == ("gist", "One line.")
    assert inbox.waiting(vault) == []


def test_the_line_that_was_being_typed_is_left_too(ready, typed, left):
    stopped(typed("add"), "The kettle.", begun="And the sta")
    assert [draft.body for draft in left()] == ["The kettle.\nAnd the sta"]


def test_a_first_line_without_enter_is_left(ready, typed, left):
    stopped(typed("add"), begun="One line is en")
    assert [draft.body for draft in left()] == ["One line is en"]


def test_nothing_typed_leaves_nothing(ready, typed, left):
    assert "draft" not in stopped(typed("add"))
    assert left() == []


def test_numbers_given_with_it_are_kept(ready, typed, left, vault):
    shown = stopped(typed("add", "--heard", "5", "--session", "last"), "The kettle.")
    assert "The numbers are kept." in shown
    assert len(inbox.waiting(vault)) == 1
    (draft,) = left()
    assert (draft.body, draft.after) == ("The kettle.", True)


def test_a_closed_terminal_leaves_it_too(ready, typed, left):
    typing = typed("add")
    typing.expect("End with a line that has just a dot")
    type_line(typing, "The kettle.")
    typing.process.send_signal(signal.SIGHUP)
    assert typing.end() == 128 + signal.SIGHUP
    assert [draft.body for draft in left()] == ["The kettle."]


def test_reflect_leaves_it_with_its_question(ready, typed, left):
    stopped(typed("prompt", "write", "R2", "--title", "Then"), "At the window.")
    (draft,) = left()
    assert draft.prompt.startswith("When did I feel most like myself?")
    assert (draft.title, draft.body) == ("Then", "At the window.")


def test_edit_leaves_both_texts(run, ready, typed, left, reopened):
    run("add", "The old text.", "--title", "Kettle")
    stopped(typed("edit", "last"), "The new text.")
    (draft,) = left()
    assert (draft.title, draft.body) == ("Kettle", "The old text.\n\nThe new text.")
    with reopened().session() as session:
        entry = entries.named(session, "last")
        assert (entry.uuid, entry.body) == (draft.editing, "The old text.")


@pytest.mark.parametrize(("door", "behind", "fields"), [("1", "1", 2), ("3", "3", 0), ("4", "", 0)])
def test_off_write_leaves_it_behind_its_door(ready, typed, left, door, behind, fields):
    stopped(typed("off", "write", "--door", door), "It went quiet.")
    (draft,) = left()
    assert (draft.door, draft.body, len(draft.fields)) == (behind, "It went quiet.", fields)


def test_what_was_left_can_be_kept_by_a_command(run, ready, typed, reopened):
    stopped(typed("add", "--title", "Tuesday"), "The kettle.")
    assert [one["text"] for one in json.loads(run("drafts", "list", "--json").out)] == [
        "The kettle."
    ]
    run("drafts", "keep", "1")
    with reopened().session() as session:
        entry = entries.named(session, "last")
        assert (entry.title, entry.body) == ("Tuesday", "The kettle.")


def test_a_text_in_plain_mode_is_left_with_its_last_line(ready, typed, left):
    typing = typed("--plain")
    typing.answer("What do you want to do?", "1")
    typing.answer("How do you want to start?", "w")
    typing.expect("What is here right now?")
    type_line(typing, "The kettle.")
    typing.type("And the sta")
    typing.expect("And the sta")
    typing.interrupt()
    assert typing.end() == INTERRUPTED
    assert [draft.body for draft in left()] == ["The kettle.\nAnd the sta"]


def test_nothing_is_typed_for_nothing(run, ready, typed, tmp_path):
    typing = typed("add", "--tag", "two words")
    assert typing.end() == 2
    assert "What is here right now?" not in typing.shown
    typing = typed("--vault", str(tmp_path / "none"), "add")
    assert typing.end() == 10
    assert "What is here right now?" not in typing.shown


def begin(typing, *lines, begun):
    """Type lines and the beginning of another one."""
    for line in lines:
        type_line(typing, line)
    typing.type(begun)
    typing.expect(begun)


@WAYS_TO_DRAW
def test_a_power_cut_takes_no_line_that_was_begun(ready, typed, handed_on, run, kind):
    typing = typed("add", "--title", "Tuesday", TERM=kind)
    typing.expect("End with a line that has just a dot")
    begin(typing, "The kettle.", begun="And the sta")
    handed_on("The kettle.\nAnd the sta")
    typing.process.kill()
    typing.end()
    listed = json.loads(run("drafts", "list", "--json").out)
    assert [(one["title"], one["text"]) for one in listed] == [
        ("Tuesday", "The kettle.\nAnd the sta")
    ]


@WAYS_TO_DRAW
def test_a_power_cut_in_plain_mode_takes_no_line_that_was_begun(ready, typed, handed_on, run, kind):
    typing = typed("--plain", TERM=kind)
    typing.answer("What do you want to do?", "1")
    typing.answer("How do you want to start?", "w")
    typing.expect("What is here right now?")
    begin(typing, "The kettle.", begun="And the sta")
    handed_on("The kettle.\nAnd the sta")
    typing.process.kill()
    typing.end()
    assert len(json.loads(run("drafts", "list", "--json").out)) == 1


def test_a_power_cut_takes_no_answer(ready, typed, handed_on, left):
    typing = typed("prompt", "write", "R2")
    typing.expect("End with a line that has just a dot")
    begin(typing, begun="At the win")
    handed_on("At the win")
    typing.process.kill()
    typing.end()
    assert [draft.body for draft in left()] == ["At the win"]


def test_a_power_cut_takes_no_new_text(ready, typed, handed_on, run):
    run("add", "The old text.")
    typing = typed("edit", "last")
    typing.expect("End with a line that has just a dot")
    begin(typing, begun="The new te")
    handed_on("The old text.\n\nThe new te")
    typing.process.kill()
    typing.end()
    run("drafts", "keep", "1")
    assert json.loads(run("show", "last", "--json").out)["text"] == "The old text.\n\nThe new te"


def test_a_power_cut_takes_nothing_said_behind_a_door(ready, typed, handed_on, left):
    typing = typed("off", "write", "--door", "3")
    typing.expect("End with a line that has just a dot")
    begin(typing, begun="It went qui")
    handed_on("It went qui")
    typing.process.kill()
    typing.end()
    assert [draft.door for draft in left()] == ["3"]


def test_what_is_being_typed_is_kept_and_thrown_away_nowhere_else(ready, typed, handed_on, run):
    typing = typed("add")
    typing.expect("End with a line that has just a dot")
    begin(typing, begun="The ket")
    handed_on("The ket")
    for command in (("keep", "1"), ("delete", "1", "--yes")):
        assert "That is open in another window." in run("drafts", *command, code=IN_USE).err
    typing.type("tle.\r.\r")
    assert typing.end() == 0
    assert json.loads(run("drafts", "list", "--json").out) == []
    assert json.loads(run("show", "last", "--json").out)["text"] == "The kettle."


def test_what_is_taken_back_leaves_nothing(ready, typed, handed_on, left, vault):
    typing = typed("add")
    typing.expect("End with a line that has just a dot")
    begin(typing, begun="The ket")
    handed_on("The ket")
    typing.type("\x7f" * 7)
    typing.interrupt()
    assert typing.end() == INTERRUPTED
    assert left() == []
    assert inbox.waiting(vault) == []


def test_what_cannot_be_kept_is_left(ready, typed, left, vault):
    typing = typed("add")
    typing.expect("End with a line that has just a dot")
    vault.inbox.rmdir()
    vault.inbox.write_bytes(b"")
    typing.type("The kettle.\r.\r")
    assert typing.end() == NOT_DONE
    assert "What you wrote is kept as a draft." in typing.shown
    vault.inbox.unlink()
    assert [draft.body for draft in left()] == ["The kettle."]
