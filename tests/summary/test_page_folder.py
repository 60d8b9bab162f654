"""The folder that pages go to."""

from pathlib import Path

import pytest

from bondjournal.journal import settings
from bondjournal.summary import file, page_folder


def test_it_is_the_one_for_documents_if_that_is_there(session):
    assert page_folder.offered(session) == Path.home()
    (Path.home() / "Documents").mkdir()
    assert page_folder.offered(session) == Path.home() / "Documents"


def test_it_is_the_one_the_last_page_went_to_as_long_as_that_is_there(session):
    folder = Path.home() / "pages"
    folder.mkdir()
    page_folder.remember(session, folder / "page.md")
    assert settings.get(session, "page.folder") == "~/pages"
    assert page_folder.offered(session) == folder
    folder.rmdir()
    assert page_folder.offered(session) == Path.home()


def test_it_is_the_same_wherever_one_stands_next(session, monkeypatch):
    folder = Path.home() / "pages"
    folder.mkdir()
    monkeypatch.chdir(folder)
    page_folder.remember(session, Path("page.md"))
    monkeypatch.chdir(Path.home())
    assert page_folder.offered(session) == folder


def test_a_name_is_free_that_no_file_has(tmp_path):
    assert page_folder.free_name(tmp_path, "page.md") == "page.md"
    (tmp_path / "page.md").touch()
    (tmp_path / "page-2.md").symlink_to(tmp_path / "nowhere")
    assert page_folder.free_name(tmp_path, "page.md") == "page-3.md"


@pytest.mark.parametrize("name", ["", ".", "..", "more/page.md", "/page.md"])
def test_a_file_needs_a_name_of_its_own(tmp_path, name):
    assert page_folder.place(str(tmp_path), name).wrong_name.startswith("A file needs a name")


def test_a_place_is_looked_at_before_anything_is_written_there(tmp_path):
    (Path.home() / "pages").mkdir()
    found = page_folder.place("~/pages", "page.md")
    assert found == page_folder.Place(
        Path.home() / "pages" / "page.md", tuple(file.concerns(Path.home() / "pages/page.md"))
    )
    assert page_folder.place("~/nowhere", "page.md").wrong_folder == "There is no such folder."
    assert page_folder.place("\0", "page.md").wrong_folder == "There is no such folder."
    assert page_folder.place("~/pages", "x" * 300).wrong_name == "That name is too long for a file."
    (Path.home() / "pages" / "page.md").symlink_to(tmp_path / "nowhere")
    taken = page_folder.place("~/pages", "page.md")
    assert (taken.free, "Nothing is replaced" in taken.wrong_name) == ("page-2.md", True)


def test_a_place_is_offered_under_a_name_that_is_free_and_looked_at(tmp_path):
    folder = tmp_path / "Dropbox"
    folder.mkdir(mode=0o700)
    said = ("This folder looks synced by Dropbox: the page would go there too.",)
    assert page_folder.offer(folder, "page.md") == page_folder.Place(folder / "page.md", said)
    (folder / "page.md").touch()
    assert page_folder.offer(folder, "page.md") == page_folder.Place(folder / "page-2.md", said)
    assert page_folder.offer(tmp_path, "page.md") == page_folder.Place(tmp_path / "page.md")


def test_the_home_of_somebody_who_has_none_is_no_folder():
    found = page_folder.place("~nobody-of-this-name/pages", "page.md")
    assert found == page_folder.Place(Path(), wrong_folder="There is no such folder.")
