"""How the program is started again: the words work in any folder, on the journal that was open."""

import shlex
import sys
from pathlib import Path

import pytest

from bondjournal import starting
from bondjournal.vault.layout import Vault, default_vault


@pytest.fixture
def program(tmp_path, monkeypatch):
    """The program, installed in a folder that is the whole PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    installed = folder / "bondjournal"
    installed.write_text("#!/bin/sh\n")
    installed.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("BONDJOURNAL_VAULT", raising=False)
    monkeypatch.setattr("sys.argv", [str(installed)])
    return installed


def test_its_name_is_enough_where_the_shell_finds_it(program):
    assert starting.command(default_vault()) == "bondjournal"
    assert starting.command(default_vault(), "--plain") == "bondjournal --plain"


def test_its_path_where_the_shell_does_not(program, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.chdir(program.parent)
    monkeypatch.setattr("sys.argv", ["bondjournal"])
    assert shlex.split(starting.command(default_vault())) == [str(program)]


def test_its_path_where_the_shell_finds_another_one(program, tmp_path, monkeypatch):
    other = tmp_path / "bondjournal"
    other.write_text("#!/bin/sh\n")
    other.chmod(0o755)
    monkeypatch.setattr("sys.argv", [str(other)])
    assert shlex.split(starting.command(default_vault())) == [str(other)]


@pytest.mark.parametrize("called", ["bondjournal/__main__.py", "bondjournal"])
def test_as_a_module_where_it_was_started_so(program, tmp_path, monkeypatch, called):
    (tmp_path / "bondjournal").mkdir()
    (tmp_path / "bondjournal" / "__main__.py").touch()
    monkeypatch.setattr("sys.argv", [str(tmp_path / called)])
    words = shlex.split(starting.command(default_vault()))
    assert words == [sys.executable, "-m", "bondjournal"]


@pytest.mark.usefixtures("program")
def test_another_place_is_named_whole_and_one_word_to_a_shell(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    words = starting.command(Vault(Path("my journal")))
    assert shlex.split(words) == ["bondjournal", "--vault", str(tmp_path / "my journal")]


@pytest.mark.usefixtures("program")
def test_a_place_from_the_environment_is_named_too(tmp_path, monkeypatch):
    monkeypatch.setenv("BONDJOURNAL_VAULT", str(tmp_path))
    assert shlex.split(starting.command(default_vault()))[1:] == ["--vault", str(tmp_path)]
