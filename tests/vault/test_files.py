import errno
import os
import stat
from pathlib import Path

import pytest

from bondjournal.errors import Damaged, JournalError, NoVault
from bondjournal.vault.files import (
    _appearing,
    file_errors,
    make_private,
    new_file,
    read_file,
    tighten,
    write_atomic,
)

unix = pytest.mark.skipif(os.name == "nt", reason="rights of this kind are those of Unix")


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def names(folder):
    return sorted(path.name for path in folder.iterdir() if path.name != "home")


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o277, 0o777])
def umask(request):
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@unix
def test_a_file_is_private_whatever_the_umask(tmp_path, umask):
    write_atomic(tmp_path / "file", b"words")
    assert mode(tmp_path / "file") == 0o600


@unix
def test_a_folder_is_private_whatever_the_umask(tmp_path, umask):
    make_private(tmp_path / "folder")
    assert mode(tmp_path / "folder") == 0o700


@unix
def test_folders_on_the_way_are_made(tmp_path):
    make_private(tmp_path / "one" / "two" / "three")
    assert mode(tmp_path / "one" / "two" / "three") == 0o700


@unix
def test_a_folder_that_others_could_read_is_closed(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    folder.chmod(0o755)
    make_private(folder)
    assert mode(folder) == 0o700


@unix
def test_tightening_takes_from_others_alone(tmp_path):
    file = tmp_path / "file"
    file.touch()
    file.chmod(0o644)
    tighten(file)
    assert mode(file) == 0o600
    file.chmod(0o400)
    tighten(file)
    assert mode(file) == 0o400
    tighten(tmp_path / "nothing")


def test_a_file_takes_the_place_of_another(tmp_path):
    file = tmp_path / "file"
    write_atomic(file, b"one")
    write_atomic(file, b"two")
    assert file.read_bytes() == b"two"
    assert names(tmp_path) == ["file"]


def test_a_file_that_is_there_stays_if_asked(tmp_path):
    write_atomic(tmp_path / "file", b"one", replace=False)
    with pytest.raises(JournalError, match="something is there already") as raised:
        write_atomic(tmp_path / "file", b"two", replace=False)
    assert raised.value.hint.endswith(f" The path is {tmp_path / 'file'}.")
    assert (tmp_path / "file").read_bytes() == b"one"
    assert names(tmp_path) == ["file"]


def test_a_dangling_link_is_something_there(tmp_path):
    (tmp_path / "file").symlink_to(tmp_path / "nowhere")
    with pytest.raises(JournalError, match="something is there already"):
        write_atomic(tmp_path / "file", b"two", replace=False)
    assert names(tmp_path) == ["file"]


def test_where_files_have_one_name_alone_nothing_is_replaced_either(tmp_path, monkeypatch):
    def refused(self, target):
        raise OSError(errno.EPERM, "Operation not permitted", str(self))

    monkeypatch.setattr(Path, "hardlink_to", refused)
    monkeypatch.setattr("bondjournal.vault.files._create_nameless", lambda folder: None)
    write_atomic(tmp_path / "file", b"one", replace=False)
    with pytest.raises(JournalError, match="something is there already"):
        write_atomic(tmp_path / "file", b"two", replace=False)
    assert (tmp_path / "file").read_bytes() == b"one"
    assert names(tmp_path) == ["file"]


def test_what_else_is_wrong_with_a_name_is_told_and_nothing_is_there(tmp_path, monkeypatch):
    def broken(self, target):
        raise OSError(errno.EIO, "Input/output error", str(self))

    monkeypatch.setattr(Path, "hardlink_to", broken)
    monkeypatch.setattr("bondjournal.vault.files._create_nameless", lambda folder: None)
    with pytest.raises(JournalError, match="didn't work"):
        write_atomic(tmp_path / "file", b"one", replace=False)
    assert names(tmp_path) == []


def test_a_write_that_is_broken_off_leaves_what_was(tmp_path):
    def broken_off():
        with new_file(tmp_path / "new") as file:
            file.write(b"half")
            raise KeyboardInterrupt

    write_atomic(tmp_path / "file", b"one")
    with pytest.raises(KeyboardInterrupt):
        broken_off()
    (tmp_path / "folder").mkdir()
    with pytest.raises(JournalError, match="there is a folder where a file belongs"):
        write_atomic(tmp_path / "folder", b"two")
    assert names(tmp_path) == ["file", "folder"]


def test_a_new_file_appears_whole_and_never_in_place_of_another(tmp_path):
    with new_file(tmp_path / "new") as file:
        file.write(b"words")
        assert not (tmp_path / "new").exists()
    assert (tmp_path / "new").read_bytes() == b"words"
    with (
        pytest.raises(JournalError, match="something is there already"),
        new_file(tmp_path / "new") as file,
    ):
        file.write(b"others")
    assert (tmp_path / "new").read_bytes() == b"words"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "space on the disk is used up"),
        (errno.EFBIG, "files cannot be"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "no access"),
        (errno.EPERM, "no access"),
        (errno.ENOTDIR, "there is a file where a folder belongs"),
        (errno.EISDIR, "there is a folder where a file belongs"),
        (errno.ELOOP, "there is a link where a file belongs"),
        (errno.EIO, "the disk reported an error"),
        (errno.ECONNRESET, os.strerror(errno.ECONNRESET)),
    ],
)
def test_every_error_of_a_disk_becomes_a_sentence(number, said):
    with pytest.raises(JournalError, match=said) as raised, file_errors("Reading the key file"):
        raise OSError(number, "", "/some/place")
    assert raised.value.message.startswith("Reading the key file didn't work: ")
    assert "/some/place" in raised.value.hint
    assert raised.value.__suppress_context__


def test_a_full_disk_is_said_to_be_full():
    if not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    with pytest.raises(JournalError, match="the disk is full"), file_errors("Writing"):
        Path("/dev/full").write_bytes(b"words")


def test_unfinished_names_are_not_shown(tmp_path):
    with pytest.raises(JournalError, match="it is not there") as raised:
        write_atomic(tmp_path / "nothing" / "file", b"words")
    assert ".tmp-" not in raised.value.hint
    assert str(tmp_path / "nothing") in raised.value.hint


def test_what_is_not_there_leads_to_its_name_or_to_its_disk(tmp_path):
    with pytest.raises(JournalError) as raised, file_errors("Reading the file"):
        (tmp_path / "nothing").read_bytes()
    assert raised.value.hint.startswith("Check that its name is right.")
    with pytest.raises(JournalError) as raised, file_errors("Reading the file"):
        (tmp_path / "nothing" / "file").read_bytes()
    assert raised.value.hint.startswith("Check that the disk it is on is connected.")


def test_what_is_missing_may_have_its_own_sentence(tmp_path):
    with (
        pytest.raises(NoVault, match="none here"),
        file_errors("Reading", missing=NoVault("There is none here.")),
    ):
        (tmp_path / "nothing").read_bytes()


def test_other_errors_pass():
    with pytest.raises(ZeroDivisionError), file_errors("Counting"):
        1 / 0  # noqa: B018


def test_a_file_where_a_folder_belongs_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(JournalError, match="there is a file where a folder belongs"):
        make_private(tmp_path / "file")
    with pytest.raises(JournalError, match="there is a file where a folder belongs"):
        make_private(tmp_path / "file" / "folder")


@unix
def test_no_access_is_said_and_nothing_is_left(ordinary_place):
    folder = ordinary_place / "folder"
    folder.mkdir()
    folder.chmod(0o500)
    with pytest.raises(JournalError, match="this account has no access") as raised:
        write_atomic(folder / "file", b"words")
    assert str(folder) in raised.value.hint
    with pytest.raises(JournalError, match="this account has no access"):
        make_private(folder / "inner")
    assert list(folder.iterdir()) == []
    folder.chmod(0o700)


def test_a_file_is_read_up_to_its_bound(tmp_path):
    (tmp_path / "file").write_bytes(b"12345678")
    assert read_file(tmp_path / "file", 8) == b"12345678"
    with pytest.raises(Damaged, match="larger than any"):
        read_file(tmp_path / "file", 7)


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(Damaged, match="not a plain file"):
        read_file(tmp_path, 10)


@unix
def test_a_link_is_not_followed(tmp_path):
    (tmp_path / "file").write_bytes(b"words")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    with pytest.raises(Damaged, match="there is a link where"), file_errors("Reading"):
        read_file(tmp_path / "link", 10)


@unix
def test_a_pipe_does_not_make_it_wait(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Damaged, match="not a plain file"):
        read_file(tmp_path / "pipe", 10)


def test_an_error_without_a_number_is_told_as_one():
    with (
        pytest.raises(JournalError, match="didn't work: the system did not say why"),
        file_errors("It"),
    ):
        raise OSError("something of a library")


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="files without a name are those of Linux")
@pytest.mark.parametrize("replace", [True, False])
def test_what_is_written_has_no_name_until_it_is_whole(tmp_path, replace):
    target = tmp_path / "target"
    with _appearing(target, replace=replace) as file:
        file.write(b"half")
        file.flush()
        assert names(tmp_path) == []
        file.write(b" and whole")
    assert target.read_bytes() == b"half and whole"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert names(tmp_path) == ["target"]


@pytest.mark.parametrize("replace", [True, False])
def test_where_no_such_files_are_it_has_a_name_for_a_moment(tmp_path, monkeypatch, replace):
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    target = tmp_path / "target"
    with _appearing(target, replace=replace) as file:
        file.write(b"whole")
        (unfinished,) = names(tmp_path)
        assert unfinished.startswith(".tmp-")
    assert target.read_bytes() == b"whole"
    assert names(tmp_path) == ["target"]


@unix
@pytest.mark.parametrize("replace", [True, False])
def test_what_is_told_as_not_written_is_not_there_to_be_written_twice(
    tmp_path, monkeypatch, replace
):
    """The file is whole, and then the disk does not take its name."""
    to_disk, file = os.fsync, tmp_path / "file"

    def no_names(descriptor):
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EIO, "")
        to_disk(descriptor)

    if replace:
        file.write_bytes(b"before")
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", no_names)
        with pytest.raises(JournalError, match="reported an error"):
            write_atomic(file, b"words", replace=replace)
    # What stood there before cannot come back.
    assert names(tmp_path) == (["file"] if replace else [])
    write_atomic(file, b"words", replace=replace)
    assert file.read_bytes() == b"words"


@unix
@pytest.mark.parametrize("replace", [True, False])
def test_bytes_are_on_the_disk_before_their_name_is(tmp_path, monkeypatch, replace):
    """A power cut in between must not leave a name that leads to nothing."""
    to_disk, synced = os.fsync, []

    def look(descriptor):
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        synced.append("folder" if is_folder else os.fstat(descriptor).st_size)
        to_disk(descriptor)

    monkeypatch.setattr(os, "fsync", look)
    write_atomic(tmp_path / "file", b"words", replace=replace)
    assert synced[:1] == [len(b"words")]
    assert synced[-1] == "folder"
