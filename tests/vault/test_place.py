import pytest

from bondjournal.errors import JournalError
from bondjournal.vault.place import check_free, new_folder


def fill(vault):
    with new_folder(vault) as unfinished:
        (unfinished.path / "vault.json").write_text("words")
        assert unfinished.path != vault.path


def beside(vault):
    return sorted(path.name for path in vault.path.parent.iterdir() if path.name != "home")


@pytest.mark.parametrize("there", [False, True])
def test_a_new_or_an_empty_folder_is_free_and_filled(vault, there):
    if there:
        vault.path.mkdir()
    check_free(vault)
    fill(vault)
    assert vault.keyfile.read_text() == "words"
    assert beside(vault) == ["vault"]


@pytest.mark.parametrize("name", ["vault.json", "journal.db", "notes.txt"])
def test_a_folder_with_something_in_it_is_not(vault, name):
    vault.path.mkdir()
    (vault.path / name).write_text("others")
    with pytest.raises(JournalError):
        check_free(vault)
    with pytest.raises(JournalError, match="something is there already"):
        fill(vault)
    assert (vault.path / name).read_text() == "others"
    assert beside(vault) == ["vault"]


def test_a_file_is_not(vault):
    vault.path.write_text("others")
    with pytest.raises(JournalError, match="There is a file at"):
        check_free(vault)
    with pytest.raises(JournalError, match="there is a file where a folder belongs"):
        fill(vault)
    assert vault.path.read_text() == "others"
    assert beside(vault) == ["vault"]


def test_what_is_broken_off_leaves_nothing(vault):
    def broken_off():
        with new_folder(vault) as unfinished:
            (unfinished.path / "vault.json").write_text("words")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert beside(vault) == []
