"""A text that cannot be kept: a draft where that works, else given back where somebody sees it."""

import os

import pytest

from bondjournal.cli import console
from bondjournal.draft import Draft
from bondjournal.errors import NotWritable
from bondjournal.journal import whole_entries
from bondjournal.vault import drafts, inbox
from made import bodies, capture

FULL = NotWritable("The disk is full; nothing was written.", "Make some room.")


def refuse(*_, **__):
    raise FULL


@pytest.fixture
def no_room(ready, vault):
    """Let nobody keep anything, nor a draft: files stand where their folders belong."""
    for folder in (vault.inbox, vault.drafts):
        folder.rmdir()
        folder.touch()
    return vault


@pytest.mark.parametrize("seen", [True, False])
@pytest.mark.parametrize("how", [["add"], ["add", "-"]])
def test_a_text_from_a_pipe_is_given_back_where_somebody_sees_it(
    run, no_room, monkeypatch, seen, how
):
    monkeypatch.setattr(console, "seen", lambda: seen)
    done = run(*how, given="The kettle.\nThe stairs.\n", code=1)
    assert "there is a file where a folder belongs" in done.err
    assert ("The kettle.\nThe stairs." in done.err) == seen
    assert ("for you to copy:" in done.err) == seen
    assert done.out == ""


def test_a_text_of_an_argument_is_not_repeated(run, no_room, monkeypatch):
    monkeypatch.setattr(console, "seen", lambda: True)
    assert "The kettle." not in run("add", "The kettle.", code=1).err


@pytest.mark.usefixtures("ready")
def test_a_text_from_a_pipe_becomes_a_draft_where_there_is_room_for_one(
    run, vault, monkeypatch, reopened
):
    monkeypatch.setattr(inbox, "seal", refuse)
    done = run("add", "--tag", "home", given="The kettle.", code=1)
    assert "What you wrote is kept as a draft." in done.err
    assert FULL.message in done.err
    journal = reopened()
    (left,) = drafts.waiting(vault)
    draft = Draft.from_bytes(drafts.open_draft(vault, journal.keys, left))
    assert (draft.body, draft.tags) == ("The kettle.", "home")


@pytest.mark.usefixtures("ready")
def test_another_text_of_an_entry_becomes_a_draft_of_that_entry(run, vault, monkeypatch, reopened):
    capture(vault, "The kettle.")
    run("list")
    with monkeypatch.context() as patch:
        patch.setattr(whole_entries, "change", refuse)
        done = run("edit", "last", "--text", "-", given="The stairs.", code=1)
        assert "What you wrote is kept as a draft." in done.err
    run("drafts", "keep", "1")
    journal = reopened()
    assert bodies(journal) == ["The kettle. The stairs."]


@pytest.mark.usefixtures("ready")
def test_what_is_refused_for_what_it_is_leaves_no_draft(run, vault):
    run("add", given="half \udcff".encode(errors="surrogateescape"), code=2)
    run("add", given="x" * (1024 * 1024 + 1), code=2)
    assert drafts.waiting(vault) == []


@pytest.mark.skipif(os.name == "nt", reason="there are terminals of this kind on Unix alone")
def test_what_was_typed_is_given_back(typed, no_room):
    typing = typed("add")
    typing.expect("End with a line that has just a dot")
    typing.type("The kettle.\r")
    typing.expect("The kettle.\n")
    typing.until_it_waits()
    typing.type(".\r")
    assert typing.end() == 1
    _, _, given_back = typing.shown.partition("so here it is, for you to copy:")
    assert "The kettle." in given_back
