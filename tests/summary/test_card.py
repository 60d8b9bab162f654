"""The card for hard times: what stands on it, where it may go, and that it replaces nothing."""

import os
import stat
from pathlib import Path

import pytest

from bondjournal.errors import JournalError, WrongUse
from bondjournal.summary import card

STEADIED = "What helps"
PEOPLE = "People"
AGREED = "What we agreed"


def test_a_card_has_the_headings_that_have_lines_in_their_order():
    lines = {"agreed": ["Ring at nine."], "people": [], "steadied": ["Kettle.", "Walking."]}
    assert card.card(lines) == f"{STEADIED}\n- Kettle.\n- Walking.\n\n{AGREED}\n- Ring at nine.\n"


@pytest.mark.parametrize("lines", [{}, {"people": []}, {"another": ["Nadia"]}])
def test_a_card_without_lines_is_empty(lines):
    assert card.card(lines) == ""


def test_a_line_is_broken_between_words_at_sixty_columns():
    fits = "a" * 29 + " " + "b" * 28
    assert card.card({"people": [fits]}) == f"{PEOPLE}\n- {fits}\n"
    assert card.card({"people": [f"{fits}b"]}) == f"{PEOPLE}\n- {'a' * 29}\n  {'b' * 29}\n"


@pytest.mark.parametrize("word", ["w" * 61, "half-" * 13])
def test_a_longer_word_is_left_whole(word):
    assert card.card({"people": [f"See {word} now"]}) == f"{PEOPLE}\n- See\n  {word}\n  now\n"


def test_a_card_is_offered_in_the_folder_for_documents_where_there_is_one():
    assert card.offered() == "~/card.txt"
    (Path.home() / "Documents").mkdir()
    assert card.offered() == "~/Documents/card.txt"


def test_a_card_is_offered_beside_those_that_are_there():
    (Path.home() / "card.txt").write_text("One.")
    assert card.offered() == "~/card-2.txt"
    (Path.home() / "card-2.txt").symlink_to(Path.home() / "nowhere")
    assert card.offered() == "~/card-3.txt"


def test_a_name_is_free_until_a_file_has_it(tmp_path):
    mine = tmp_path / "mine.txt"
    assert card.free(str(mine)) == ""
    mine.write_text("x")
    assert card.free(str(mine)) == str(tmp_path / "mine-2.txt")
    (tmp_path / "mine-2.txt").write_text("x")
    assert card.free(str(mine)) == str(tmp_path / "mine-3.txt")


def test_no_other_name_is_offered_for_a_folder_for_nothing_or_for_what_is_no_name(tmp_path):
    assert card.free(str(tmp_path)) == ""
    assert card.free("") == ""
    assert card.free("\0") == ""


def test_a_place_is_the_file_that_was_typed_or_a_card_in_the_folder(tmp_path):
    assert card.place(str(tmp_path / "mine.txt")) == tmp_path / "mine.txt"
    assert card.place(str(tmp_path)) == tmp_path / "card.txt"
    assert card.place("~/mine.txt") == Path.home() / "mine.txt"


def test_a_place_typed_from_where_one_stands_is_whole(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert card.place("mine.txt") == tmp_path / "mine.txt"


@pytest.mark.parametrize("typed", ["", "/"])
def test_a_place_needs_a_name(typed):
    with pytest.raises(WrongUse, match=r"^A file needs a name\.$"):
        card.place(typed)


def test_a_place_needs_a_folder(tmp_path):
    (tmp_path / "a file").write_text("x")
    for folder in ("nowhere", "a file"):
        with pytest.raises(WrongUse, match=r"^There is no such folder\.$"):
            card.place(str(tmp_path / folder / "mine.txt"))


def test_a_place_that_is_taken_is_told(tmp_path):
    (tmp_path / "card.txt").symlink_to(tmp_path / "nowhere")
    for typed in (tmp_path, tmp_path / "card.txt"):
        with pytest.raises(WrongUse, match=r"^card\.txt already exists\. Nothing is replaced\.$"):
            card.place(str(typed))


def test_a_card_is_written_for_its_owner_alone_and_replaces_nothing(tmp_path):
    path = tmp_path / "card.txt"
    card.write(path, "Kettle.\n")
    assert path.read_bytes() == b"Kettle.\n"
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(WrongUse) as told:
        card.write(path, "Another.\n")
    assert told.value.message == "card.txt already exists. Nothing is replaced."
    assert told.value.hint == "Choose another name."
    assert path.read_bytes() == b"Kettle.\n"


def test_a_card_needs_a_folder_that_is_there(tmp_path):
    with pytest.raises(JournalError, match="There is no such folder"):
        card.write(tmp_path / "nowhere" / "card.txt", "Kettle.\n")


def test_what_speaks_against_a_place_is_said_of_the_card(tmp_path):
    folder = tmp_path / "Dropbox"
    folder.mkdir(mode=0o700)
    assert card.concerns(folder / "card.txt") == [
        "This folder looks synced by Dropbox: the card would go there too."
    ]
    assert card.concerns(tmp_path / "card.txt") == []
