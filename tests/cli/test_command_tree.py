"""Every command, found by walking the tree: its help, and the JSON of each that reads.

`json_shapes.json` holds which names the JSON of a command has; scripts rely on them.
"""

import json
import re
from pathlib import Path

import pytest
import typer

from bondjournal import demo
from bondjournal.cli import app as cli
from bondjournal.cli import commands
from bondjournal.draft import Draft
from bondjournal.nouns import LISTS
from bondjournal.nouns.hard_time import HARD_TIME
from bondjournal.vault import drafts, inbox
from made import ask

SHAPES = json.loads(Path(__file__).with_name("json_shapes.json").read_text(encoding="utf-8"))
NOW = "2026-05-11T18:00"
ARGUMENTS = {
    "add": ["A line."],
    "search": ["session"],
    "history": ["last"],
    "session show": ["last"],
    "session import": ["sessions.ics", "--list"],
    "topic show": ["1"],
    "topic after": ["last"],
    **{f"{noun.name} show": ["1"] for noun in (*LISTS, HARD_TIME)},
    "config get": ["look"],
    "prompt show": ["T1"],
    "undo": ["1"],
}
"""What is asked for where a command alone asks for nothing."""
NO_JSON = {
    "page show": "it prints a file as it is",
    "hard-time": "'hard-time list' has the rows",
    "off": "it prints fixed lines",
}
"""Commands that show something and have no --json, with the reason."""
READS = {"list", "show", "search", "next", "names", "places", "draw", "get", "check"}
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:test
BEGIN:VEVENT
UID:one
DTSTAMP:20260501T100000Z
DTSTART:20260519T130000Z
SUMMARY:Session
END:VEVENT
END:VCALENDAR
"""


def walk(command, name=""):
    inner = getattr(command, "commands", None)
    yield name, command
    for one in list(commands._MODULES) if not name else inner or ():
        yield from walk(command.get_command(None, one), f"{name} {one}".strip())


TREE = dict(walk(typer.main.get_command(cli.app)))
READING = [name for name, one in TREE.items() if any("--json" in par.opts for par in one.params)]
READING.sort(key=("undo", "add").__contains__)  # what these change is in no list before


def shape(value):
    """Return what names there are in JSON, of a list those of its first value."""
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return {name: shape(one) for name, one in value.items()} if isinstance(value, dict) else ""


@pytest.fixture
def filled(journal, vault, run, at, tmp_path):
    """A journal with the story of the demo in it, and something of all that lies beside it."""
    now = at(NOW)
    with journal.transaction() as session:
        demo.tell(session, now, "Europe/Berlin")
    journal.close()
    draft = Draft(at=now, changed_at=now, zone="Europe/Berlin", body="The kettle.", tags="house")
    drafts.keep(vault, draft.uuid, draft.to_bytes())
    made = ask("A line.", therapist="Nobody so far")
    inbox.seal(vault, made.to_bytes(), made.uuid)
    (tmp_path / "sessions.ics").write_text(CALENDAR.replace("\n", "\r\n"))

    def after(*arguments):
        return run(*arguments, BONDJOURNAL_NOW=f"{NOW}+00:00").out

    after("page", "-o", str(tmp_path), "--yes")
    after("backup")
    after("rate", "--heard", "5", "--therapist", "Nobody so far")
    after("edit", "last", "--title", "Another", "--tag", "house", "--quote", "A line.")
    after("stand-in", "delete", json.loads(after("stand-in", "list", "--json"))[0]["name"])


def told(command, width=80):
    return command.get_help(typer.Context(command, info_name="bondjournal", terminal_width=width))


@pytest.mark.parametrize("name", TREE)
def test_help_says_what_a_command_does_in_short_lines(name):
    command = TREE[name]
    help_ = told(command)
    assert max(map(len, help_.splitlines())) <= 80
    assert (command.help or "").rstrip().endswith(".")
    assert not re.search(r"<\w", help_), "a type of Python is no word for a value"
    assert not re.search(r"\w\.\.\.$", help_.partition("\n\n")[2], re.MULTILINE), "it is cut off"
    for parameter in command.params:
        assert parameter.help, parameter.name


def test_the_root_has_a_line_for_each_command_in_six_groups():
    lines = told(TREE[""]).splitlines()
    headings = [line.strip() for line in lines if line and not line.startswith(" ")]
    assert [one.rstrip(":") for one in headings[2:]] == list(commands.COMMANDS)
    assert len(commands.COMMANDS) == 6
    for name in commands._MODULES:
        (line,) = [line for line in lines if re.match(rf"  {name}  +\S", line)]
        assert line.endswith(".")


def test_json_has_the_names_it_had(run, filled):
    found = {}
    for name in READING:
        given = ARGUMENTS.get(name, ())
        done = run(*name.split(), *given, "--json", BONDJOURNAL_NOW=f"{NOW}+00:00")
        found[name] = shape(json.loads(done.out))
    assert found == SHAPES


def test_every_command_that_reads_has_json():
    assert set(SHAPES) == set(READING)
    named = {name for name in TREE if name.rpartition(" ")[2] in READS}
    assert named - set(READING) - set(NO_JSON) == set()
    assert NO_JSON.keys() <= TREE.keys()
