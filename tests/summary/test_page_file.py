"""The page as a file: where it may go, that it is nobody else's, and deleting it again."""

import errno
import os
import stat
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from bondjournal.errors import JournalError, WrongUse
from bondjournal.summary import file
from bondjournal.summary.page import Page
from bondjournal.vault import made_up
from bondjournal.wording.pages import TEMPORARY

DAY = date(2026, 5, 12)
TEXT = "# A page\n\nWith a word of mine, and an ä.\n"
POSIX = pytest.mark.skipif(os.name != "posix", reason="rights of this kind are POSIX's")


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.md"
    return path, file.write(path, TEXT)


def names(folder):
    return sorted(path.name for path in folder.iterdir() if path.name != "home")


def test_it_is_written_for_its_owner_alone_and_told_by_its_bytes(page):
    path, digest = page
    assert path.read_bytes() == TEXT.encode()
    assert digest == sha256(TEXT.encode()).hexdigest()
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert names(path.parent) == ["page.md"]


def test_it_never_replaces_another_unless_that_is_forced(page):
    path, _ = page
    with pytest.raises(WrongUse, match=r"page\.md already exists"):
        file.write(path, "Another.")
    assert path.read_text("utf-8") == TEXT
    file.write(path, "Another.", force=True)
    assert path.read_text("utf-8") == "Another."


def test_a_link_at_its_place_is_never_followed(tmp_path):
    target, link = tmp_path / "mine.md", tmp_path / "page.md"
    target.write_text("Mine.")
    link.symlink_to(target)
    with pytest.raises(WrongUse):
        file.write(link, TEXT)
    file.write(link, TEXT, force=True)
    assert target.read_text() == "Mine."
    assert not link.is_symlink()
    assert link.read_text("utf-8") == TEXT
    link.unlink()
    link.symlink_to(tmp_path / "nowhere")
    with pytest.raises(WrongUse):
        file.write(link, TEXT)


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(WrongUse, match="There is no such folder"):
        file.write(tmp_path / "nowhere" / "page.md", TEXT)
    (tmp_path / "a file").write_text("x")
    with pytest.raises(WrongUse, match="There is no such folder"):
        file.write(tmp_path / "a file" / "page.md", TEXT)


def test_a_folder_in_its_place_is_told(tmp_path):
    (tmp_path / "page.md").mkdir()
    with pytest.raises(JournalError, match="there is a folder where a file belongs"):
        file.write(tmp_path / "page.md", TEXT, force=True)
    assert names(tmp_path) == ["page.md"]


def test_a_folder_one_may_not_write_to_is_told(ordinary_place):
    folder = ordinary_place / "closed"
    folder.mkdir(mode=0o500)
    with pytest.raises(JournalError, match="no access") as told:
        file.write(folder / "page.md", TEXT)
    assert told.value.hint == "Choose another place with -o."
    assert names(folder) == []


@POSIX
def test_a_page_there_is_no_room_for_leaves_nothing_of_it(tmp_path):
    resource = pytest.importorskip("resource")
    (tmp_path / "page.md").write_text("Mine.")
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, most))
    try:
        with pytest.raises(JournalError, match="files cannot be that large here") as told:
            file.write(tmp_path / "page.md", "x" * 200_000, force=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))
    assert told.value.hint == "Choose another place with -o."
    assert names(tmp_path) == ["page.md"]
    assert (tmp_path / "page.md").read_text() == "Mine."


def test_a_place_is_read_with_its_home_and_a_folder_gets_the_name(tmp_path):
    home = Path.home()
    assert file.meant(Path("~/x.md"), "page.md") == home / "x.md"
    assert file.meant(Path("~"), "page.md") == home / "page.md"
    assert file.meant(tmp_path, "page.md") == tmp_path / "page.md"
    with pytest.raises(WrongUse, match="no home folder"):
        file.meant(Path("~nobody-of-this-name/x"), "page.md")
    assert file.tilde(home / "x.md") == "~/x.md"
    assert file.tilde(tmp_path / "x.md") == str(tmp_path / "x.md")


@POSIX
def test_a_folder_others_can_look_into_is_told_where_they_can_get_to_it(tmp_path):
    outer, inner = tmp_path / "outer", tmp_path / "outer" / "inner"
    inner.mkdir(parents=True)
    inner.chmod(0o755)
    told = ["Other people who use this computer can look into this folder."]
    reached = all(above.stat().st_mode & 0o001 for above in tmp_path.resolve().parents)
    tmp_path.chmod(0o755)
    assert file.concerns(inner / "page.md") == (told if reached else [])
    outer.chmod(0o700)
    assert file.concerns(inner / "page.md") == []
    assert file.concerns(Path("/tmp/page.md")) == told
    link = outer / "link"
    link.symlink_to("/tmp")
    assert file.concerns(link / "page.md") == told


def test_a_folder_that_looks_synced_is_told(tmp_path):
    synced = tmp_path / "Dropbox" / "notes"
    synced.mkdir(parents=True)
    (tmp_path / "link").symlink_to(synced)
    for folder in (synced, tmp_path / "link"):
        assert "synced by Dropbox" in file.concerns(folder / "page.md")[0]


def test_a_link_in_a_synced_folder_lies_there_wherever_it_leads(tmp_path):
    synced = tmp_path / "Dropbox"
    synced.mkdir()
    (tmp_path / "elsewhere.md").write_text("mine")
    (synced / "page.md").symlink_to(tmp_path / "elsewhere.md")
    assert "synced by Dropbox" in file.concerns(synced / "page.md")[0]


def test_the_bytes_that_were_written_are_deleted(page):
    path, digest = page
    assert file.look(path, digest) == "there"
    assert file.delete(path, digest) == "there"
    assert not path.exists()
    assert file.delete(path, digest) == "gone"


def test_changed_bytes_stay(page):
    path, digest = page
    path.write_bytes(path.read_bytes() + b" ")
    assert file.look(path, digest) == "changed"
    assert file.delete(path, digest) == "changed"
    assert path.exists()


def test_neither_a_link_nor_what_it_leads_to_is_deleted(page, tmp_path):
    path, digest = page
    kept = path.rename(tmp_path / "kept.md")
    path.symlink_to(kept)
    assert file.delete(path, digest) == "changed"
    assert path.is_symlink()
    assert kept.exists()


def test_a_folder_is_never_deleted(page):
    path, digest = page
    path.unlink()
    path.mkdir()
    assert file.delete(path, digest) == "changed"
    assert path.is_dir()


@POSIX
def test_a_device_or_a_pipe_is_not_waited_for(page):
    path, digest = page
    path.unlink()
    os.mkfifo(path)
    assert file.delete(path, digest) == "changed"


def test_a_folder_that_is_away_leaves_the_question_open(page, tmp_path):
    path, digest = page
    away = path.parent / "stick" / path.name
    assert file.delete(away, digest) == "out of reach"
    away.parent.mkdir()
    assert file.delete(away, digest) == "gone"


def test_what_may_not_be_deleted_is_told_and_stays(ordinary_place):
    path = ordinary_place / "page.md"
    digest = file.write(path, TEXT)
    ordinary_place.chmod(0o500)
    try:
        with pytest.raises(JournalError, match=r"Deleting page\.md didn't work"):
            file.delete(path, digest)
    finally:
        ordinary_place.chmod(0o700)
    assert file.look(path, digest) == "there"


def test_it_is_read_as_it_is_now(page):
    path, _ = page
    assert file.read(path) == TEXT
    path.write_bytes(b"\xff")
    assert file.read(path) == "\N{REPLACEMENT CHARACTER}"
    path.unlink()
    with pytest.raises(JournalError, match="it is not there"):
        file.read(path)


def test_that_it_was_deleted_reaches_the_disk(page, monkeypatch):
    path, digest = page
    written = []
    monkeypatch.setattr(file, "folder_to_disk", written.append)
    file.delete(path, digest)
    assert written == [path.parent]


@pytest.mark.parametrize(
    ("day", "whose", "style", "format_", "name"),
    [
        (DAY, "", "full", "markdown", "summary-2026-05-12.md"),
        (DAY, "", "brief", "html", "summary-2026-05-12-brief.html"),
        (None, "", "full", "json", "summary-next.json"),
        (None, "", "brief", "markdown", "summary-next-brief.md"),
        (DAY, "Ben", "full", "markdown", "summary-2026-05-12-Ben.md"),
        (DAY, "Dr. Weiß / ..", "brief", "html", "summary-2026-05-12-Dr-Weiß-brief.html"),
        (None, "B" * 300, "full", "markdown", f"summary-next-{'B' * 40}.md"),
    ],
)
def test_it_is_called_for_its_session_its_style_and_its_format(day, whose, style, format_, name):
    assert file.name(Page(today=DAY, session_on=day, whose=whose), style, format_) == name
    assert file.format_of(Path(name)) == format_


def test_a_page_is_markdown_as_long_as_nobody_says_otherwise():
    assert file.name(Page(today=DAY), "full") == "summary-next.md"
    assert file.format_of(Path("page.unknown")) == "markdown"
    assert file.format_of(Path("page.unknown"), "json") == "json"
    assert file.format_of(Path("page.html"), "json") == "html"


def test_it_keeps_its_name_in_another_format():
    assert file.in_format("page.md", "html") == "page.html"
    assert file.in_format("my.page", "html") == "my.page.html"
    assert file.in_format("page", "json") == "page.json"


def test_in_a_folder_that_was_typed_it_is_called_as_ever(tmp_path):
    assert file.meant(tmp_path, "page.md") == tmp_path / "page.md"
    assert file.meant(tmp_path / "mine.md", "page.md") == tmp_path / "mine.md"
    assert file.meant(Path("~/mine.md"), "page.md") == Path.home() / "mine.md"


def test_a_page_is_told_from_home_on():
    assert file.tilde(Path.home() / "pages" / "page.md") == str(Path("~/pages/page.md"))
    assert file.tilde(Path("/elsewhere/page.md")) == str(Path("/elsewhere/page.md"))


@pytest.mark.parametrize(
    ("number", "state"), [(errno.ELOOP, "changed"), (errno.EIO, "out of reach")]
)
def test_a_file_that_cannot_be_read_is_no_file_that_was_changed(
    tmp_path, monkeypatch, number, state
):
    def refused(path, most):
        raise OSError(number, "")

    monkeypatch.setattr(file, "read_file", refused)
    assert file.look(tmp_path / "page.md", "") == state


def test_the_folder_of_a_made_up_journals_pages_has_no_name():
    with made_up.new() as vault:
        pages = made_up.pages(vault)
        assert file.in_folder(pages) == TEMPORARY
        assert file.place(pages / "page.md") == f"page.md, in {TEMPORARY}"
    assert file.in_folder(Path.home() / "pages") == "~/pages"
