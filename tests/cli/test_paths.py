"""Where a path is typed, `~` is the home folder, whoever replaces it: the shell or the program."""

from pathlib import Path

import pytest
import typer

from bondjournal.cli import app as cli
from bondjournal.cli import commands


def parameters(command, name=""):
    """Every parameter of a command and of those below it, with the command it belongs to."""
    for parameter in command.params:
        yield f"{name} {parameter.name}", parameter
    names = list(commands._MODULES) if not name else getattr(command, "commands", ())
    for inner in names:
        yield from parameters(command.get_command(None, inner), f"{name} {inner}")


PATHS = {
    name: parameter
    for name, parameter in parameters(typer.main.get_command(cli.app))
    if "path" in parameter.type.name or isinstance(parameter.default, Path)
}


@pytest.mark.parametrize("typed", ["~", "~/e.json", "e.json", "/e.json"])
def test_every_parameter_that_is_a_path_knows_the_home_folder(typed, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert len(PATHS) >= 10
    for name, parameter in PATHS.items():
        found = parameter.type.convert(typed, parameter, None)
        assert found == Path(typed.replace("~", str(tmp_path))), name


def test_an_export_to_the_home_folder_is_there(ready, run, env):
    run("export", "--output=~/e.json")
    assert (Path(env["HOME"]) / "e.json").stat().st_size > 0


def test_the_home_of_somebody_unknown_is_refused(ready, run):
    said = run("export", "--output=~nobody-of-this-name/e.json", code=2).err
    assert "home folder" in said
