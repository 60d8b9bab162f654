import os
from pathlib import Path

import pytest
from platformdirs import user_state_path

from bondjournal.errors import WrongUse
from bondjournal.vault.layout import default_vault, from_home, looks_synced, state_folder, sweep


def test_the_default_is_in_the_data_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    path = default_vault().path
    assert path.name == "default"
    assert path.parent.name == "bondjournal"
    assert path.is_relative_to(tmp_path)


def test_a_variable_names_another(monkeypatch, tmp_path):
    monkeypatch.setenv("BONDJOURNAL_VAULT", "~/elsewhere")
    assert default_vault().path == tmp_path / "home" / "elsewhere"
    monkeypatch.setenv("BONDJOURNAL_VAULT", "elsewhere")
    assert default_vault().path == Path.cwd() / "elsewhere"


def test_the_home_of_nobody_is_told(monkeypatch):
    monkeypatch.setenv("BONDJOURNAL_VAULT", "~no-such-person/journal")
    with pytest.raises(WrongUse, match="no home folder"):
        default_vault()


def test_a_name_that_no_file_can_have_is_told():
    with pytest.raises(WrongUse, match="NUL"):
        from_home(Path("~/a\0b"))


def test_what_was_left_unfinished_a_day_ago_goes(vault):
    vault.inbox.mkdir(parents=True)
    old, new = vault.inbox / ".tmp-old", vault.path / ".tmp-new"
    for path in (old, new, vault.inbox / "other"):
        path.touch()
        os.utime(path, (0, 0))
    new.touch()
    sweep(vault)
    assert not old.exists()
    assert new.exists()
    assert (vault.inbox / "other").exists()


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("Dropbox/journal", "Dropbox"),
        ("Dropbox (Personal)/journal", "Dropbox"),
        ("Library/CloudStorage/Dropbox-Work/journal", "Dropbox"),
        ("Library/CloudStorage/Another-Work/journal", "a cloud drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud Drive"),
        ("iCloudDrive/x", "iCloud Drive"),
        ("OneDrive - Practice/journal", "OneDrive"),
        ("OneDrive", "OneDrive"),
        ("Google Drive/x", "Google Drive"),
        ("GoogleDrive/My Drive/x", "Google Drive"),
        ("Nextcloud/deep/down/x", "Nextcloud"),
        ("journal", ""),
        ("Dropboxes/journal", ""),
    ],
)
def test_folders_of_sync_services_are_known_by_name(tmp_path, path, service):
    assert looks_synced(tmp_path / path) == service


@pytest.mark.parametrize(
    ("mark", "service"),
    [(".stfolder", "Syncthing"), (".sync", "Resilio Sync"), (".dropbox.cache", "Dropbox")],
)
def test_and_by_what_they_leave_in_a_folder_above(tmp_path, mark, service):
    (tmp_path / "sub").mkdir()
    assert looks_synced(tmp_path / "sub" / "vault") == ""
    (tmp_path / mark).mkdir()
    assert looks_synced(tmp_path / "sub" / "vault") == service


def test_and_through_a_link(tmp_path):
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "Dropbox")
    assert looks_synced(tmp_path / "link" / "vault") == "Dropbox"


def test_and_where_the_system_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("OneDrive", str(tmp_path / "cloud"))
    assert looks_synced(tmp_path / "cloud" / "vault") == "OneDrive"
    assert looks_synced(tmp_path / "vault") == ""


@pytest.mark.parametrize("named", [None, "", "/state", "/state/", " /state ", "state", "~/state"])
@pytest.mark.parametrize("home", ["/home/me", "/", "home", ""])
def test_this_machines_own_folder_is_that_of_platformdirs(monkeypatch, home, named):
    monkeypatch.setenv("HOME", home)
    if named is not None:
        monkeypatch.setenv("XDG_STATE_HOME", named)
    assert state_folder() == user_state_path("bondjournal", appauthor=False)
