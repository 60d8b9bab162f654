"""JSON: what each command prints fits its schema, and one noun looks the same everywhere.

`json_names.json` holds the names that each object has; scripts rely on them.
"""

import json
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest
from jsonschema import Draft202012Validator
from tree import having

from bondjournal import demo
from bondjournal.cli import commands, json_commands, json_schema, json_shapes
from bondjournal.draft import Draft
from bondjournal.nouns import LISTS
from bondjournal.vault import drafts, inbox
from made import ask
from waiting import LONGEST

PROGRAM = str(Path(sys.executable).with_name("bondjournal"))
NAMES = json.loads(Path(__file__).with_name("json_names.json").read_text(encoding="utf-8"))
NOW = {"BONDJOURNAL_NOW": "2026-05-11T18:00:00+00:00"}
FIRST = ["1"]
LAST = ["last"]
SHOWN = {
    "list": [[], ["-n", "0"], ["--deleted"], ["--calendar"], ["--with", "no such words"]],
    "show": [LAST, ["--then-and-now"], ["--then-and-now", "--page", "first"]],
    "search": [["session"]],
    "history": [LAST],
    "session show": [LAST, ["next"]],
    "session import": [["sessions.ics", "--list"]],
    "helped list": [[], ["--often"]],
    "topic after": [LAST],
    "config get": [["look"], ["page.words.title"]],
    "prompt show": [["T1"]],
    **{f"{noun.name} show": [FIRST] for noun in LISTS},
    **{f"{name} show": [FIRST] for name in ("hard-time", "topic", "drafts")},
}
"""How a command that reads is asked, where its name alone is not enough or not all."""
ADDED = {
    **{f"{noun.name} add": [["Another line."]] for noun in LISTS},
    "add": [["A line.", "--tag", "house"], ["A line.", "--date", "12 May", "--line", "One."]],
    "session add": [["in 3 weeks 15:00"], ["in 20 weeks", "--every", "2"]],
    "therapist add": [["Ben"]],
    "topic add": [["The kettle", "--more", "It boils."]],
    "moment add": [["It rang true.", "--sign", "trust"]],
    "goal add": [["Sleep"]],
    "try add": [["A walk", "--how", "Well."]],
    "helped add": [["Tea"], ["Coffee", "--not"]],
    "question add": [["When is the bill due?"]],
    "question pick": [[], ["2"]],
    "stand-in add": [["Mara", "my sister"]],
    "prompt add": [["What did I leave out?", "--weight", "medium"]],
    "hard-time add": [["people", "Mara"]],
    "undo": [["1"]],
}
"""Commands that change something, and are called last."""
MAY_BE_EMPTY = {"page prepare whose", "topic after", "session add", "page names"}
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


def closed(schema):
    """Return a schema that admits no name besides those it has, and a day that is one."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {name: closed(one) for name, one in schema.items()}
    more = {"additionalProperties": False} if "properties" in schema else {}
    return inner | more


VALIDATORS = {
    name: Draft202012Validator(
        closed(json_schema.of_command(name)) if name != "page" else json_schema.of_command(name),
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )
    for name in json_schema.commands()
}


@pytest.fixture
def filled(journal, vault, run, at, tmp_path):
    """A journal with the story of the demo in it, and something of all that lies beside it."""
    now = at(NOW["BONDJOURNAL_NOW"].removesuffix(":00+00:00"))
    with journal.transaction() as session:
        demo.tell(session, now, "Europe/Berlin")
    journal.close()
    draft = Draft(at=now, changed_at=now, zone="Europe/Berlin", body="The kettle.", tags="house")
    drafts.keep(vault, draft.uuid, draft.to_bytes())
    made = ask("A line.", therapist="Nobody so far")
    inbox.seal(vault, made.to_bytes(), made.uuid)
    (tmp_path / "sessions.ics").write_text(CALENDAR.replace("\n", "\r\n"))

    def after(*arguments):
        return run(*arguments, **NOW).out

    after("page", "-o", str(tmp_path), "--yes")
    after("backup")
    after("rate", "--heard", "5", "--therapist", "Nobody so far")
    after("edit", "last", "--title", "Another", "--tag", "house", "--quote", "A line.")
    after("stand-in", "delete", json.loads(after("stand-in", "list", "--json"))[0]["name"], "--yes")


@pytest.fixture
def show(run):
    """Run a command with --json, check what it prints, and return it."""

    def read(name, *arguments, **more):
        found = json.loads(run(*name.split(), *arguments, "--json", **NOW | more).out)
        VALIDATORS[json_commands.with_verb(name)].validate(found)
        return found

    return read


@pytest.fixture
def installed(env, tmp_path):
    """Run the installed program with --json, check what it prints, and return it."""

    def read(name, *arguments):
        done = subprocess.run(
            [PROGRAM, *name.split(), *arguments, "--json"],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            text=True,
            env={**env, **NOW},
            cwd=tmp_path,
            timeout=LONGEST,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        found = json.loads(done.stdout)
        VALIDATORS[json_commands.with_verb(name)].validate(found)
        return found

    return read


def fits(read):
    """See that what every command prints fits its schema, and that there is something of each."""
    for name in sorted(having("--json"), key=lambda one: (one in ADDED, one)):
        found = [read(name, *given) for given in {**SHOWN, **ADDED}.get(name, [[]])]
        assert any(found) or name in MAY_BE_EMPTY, name


def test_what_each_command_prints_fits_its_schema(show, filled):
    fits(show)


@pytest.mark.long
def test_what_the_installed_program_prints_fits_its_schemas(installed, filled):
    fits(installed)


def test_no_command_has_json_without_a_schema_nor_a_schema_without_json():
    assert {json_commands.with_verb(name) for name in having("--json")} == set(VALIDATORS)
    for validator in VALIDATORS.values():
        validator.check_schema(validator.schema)


def test_objects_have_the_names_they_had():
    found = {"version": json_shapes.VERSION}
    for name in VALIDATORS:
        if name != "page":
            for called, schema in json_schema.of_command(name)["$defs"].items():
                assert found.setdefault(called, schema["required"]) == schema["required"]
    assert found == NAMES


def test_what_does_not_fit_is_noticed():
    (before,) = json_schema.of_command("tags list")["$defs"].values()
    assert not before.keys() & {"additionalProperties"}, "a reader of today reads a name more"
    tags = VALIDATORS["tags list"]
    right = {"tag": "house", "entries": 1, "latest": "2026-05-12"}
    assert tags.is_valid([right])
    for wrong in ({"entries": -1}, {"tag": 1}, {"more": 1}):
        assert not tags.is_valid([right | wrong])
    assert not tags.is_valid([{"tag": "house", "entries": 1}])


def test_help_prints_each_schema_without_a_journal(run, env):
    del env["BONDJOURNAL_PASSPHRASE"]
    env["BONDJOURNAL_VAULT"] += "-nowhere"
    assert "\njson             JSON for scripts" in run("help").out
    listed = run("help", "json")
    assert listed.out.splitlines() == sorted(VALIDATORS)
    assert "--json-lines" in listed.err
    for name in listed.out.splitlines():
        assert json.loads(run("help", "json", *name.split()).out) == json_schema.of_command(name)
    assert "A noun alone prints what its 'list' does." in listed.err
    session = json.loads(run("help", "json", "session").out)
    assert session["$id"] == "urn:bondjournal:session-list:1"
    assert json.loads(run("help", "json", "page").out)["$id"] == "urn:bondjournal:page:1"
    for wrong in ("rm", "edit", "moment edit"):
        assert "'bondjournal help json' lists" in run("help", "json", *wrong.split(), code=1).err


def test_there_is_a_schema_by_every_name_of_a_command_that_has_json(run):
    names = set(having("--json"))
    assert {json_commands.with_verb(one) for one in names} == set(VALIDATORS)
    for name in names - set(VALIDATORS):
        found = json.loads(run("help", "json", name).out)
        assert found == json_schema.of_command(f"{name} list")
    for name, meant in commands.OTHER_NAMES.items():
        assert run("help", "json", name).out == run("help", "json", meant).out


def test_one_object_a_line_wherever_rows_are_printed(run, show, filled):
    for name in having("--json-lines"):
        if name in ADDED:
            continue
        for given in SHOWN.get(name, [[]]):
            whole = show(name, *given)
            lines = run(*name.split(), *given, "--json-lines", **NOW).out.splitlines()
            rows = whole.get("sessions", [whole]) if isinstance(whole, dict) else whole
            assert [json.loads(line) for line in lines] == rows, name
    assert {"list", "search", "history", "ratings", "session", "undo"} <= set(
        having("--json-lines")
    )
    assert not {"add", "show", "inbox", "page"} & set(having("--json-lines"))


def test_of_more_entries_than_are_read_at_once_each_is_printed_in_order(run, journal, vault):
    from bondjournal.cli import reading

    count = 2 * reading._PART + 1
    for number in range(count):
        made = ask(f"Line {number}.", uuid=UUID(int=number + 1))
        inbox.seal(vault, made.to_bytes(), made.uuid)
    journal.close()
    for command in (["list"], ["search", "line"]):
        out = run(*command, "-n", "0", "--oldest", "--json-lines").out
        assert len({json.loads(line)["text"] for line in out.splitlines()}) == count


def test_what_stands_before_a_verb_is_refused(run, ready):
    for name in ("topic", "moment", "session", "drafts", "config"):
        for option in ("--json", "--json-lines"):
            done = run(name, option, "list", code=2)
            assert done.err.startswith("Options go after the verb.")


ROWS = {noun.name: "It rang true." for noun in LISTS} | {"hard-time": "people Mara"}


@pytest.mark.parametrize("noun", ROWS)
def test_a_row_is_the_same_where_it_is_added_listed_and_shown(show, run, ready, noun):
    added = show(f"{noun} add", *ROWS[noun].split(" ", noun == "hard-time"))
    assert show(f"{noun} list") == [added]
    assert show(f"{noun} show", added["id"]) == added
    assert show(f"{noun} show", added["id"][:6]) == added
    run(noun, "edit", added["id"], "Other words", **NOW)
    assert show(f"{noun} show", "1") == added | {"text": "Other words"}
    run(noun, "delete", added["id"], "--yes", **NOW)
    (deleted,) = show("list", "--deleted")
    assert (deleted["id"], deleted["title"]) == (added["id"], "Other words")
    assert deleted["kind"] == noun
    assert show("undo", added["id"]) == [deleted | {"outcome": "back"}]


def test_a_session_is_the_same_where_it_is_added_listed_and_shown(show, run, ready):
    added = show("session add", "21 May 2026 15:00")
    assert (added["state"], added["ratings"]) == ("planned", {})
    assert show("session") == [added]
    assert show("session show", added["id"]) == added
    past = show("session add", "--past", "5 May 2026")
    assert past["at"] is None
    run("rate", "--heard", "4", "--heard-line", "As if through a door.", "--share", **NOW)
    run("session", "edit", past["id"], "--wished", "A minute more.", "--share", **NOW)
    told = show("session show", past["id"])
    line = {"value": 4, "line": "As if through a door.", "day": "2026-05-11", "share": True}
    assert told["ratings"] == {"heard": line}
    assert told["wished"] == {"text": "A minute more.", "share": True}
    assert show("session list") == [told, added]
    again = show("session add", "28 May 2026", "--every", "2")
    assert (again["day"], again["every_weeks"]) == ("2026-05-28", 2)


def test_what_was_added_while_locked_has_the_id_that_it_will_have(show, run, ready):
    entry = show("add", "A line.", BONDJOURNAL_PASSPHRASE="")
    assert (entry["day"], entry["session"]) == (None, None)
    topic = show("topic add", "The kettle", "--first", BONDJOURNAL_PASSPHRASE="")
    assert topic["number"] is None
    assert show("show", entry["id"]) == entry | {"day": "2026-05-11"}
    assert show("topic show", topic["id"]) == topic | {"number": 1}
    assert show("topic list") == [topic | {"number": 1}]
    (found,) = show("search", "kettle")
    assert (found["kind"], found["id"], found["share"]) == ("topic", topic["id"], None)


def test_an_entry_is_the_same_wherever_it_stands(show, run, ready):
    run("add", "Many words. " * 100, "--tag", "house", **NOW)
    (listed,) = show("list")
    assert len(listed["text"]) > 1000
    assert show("show", listed["id"]) == listed
    assert show("search", "many") == [{"kind": "entry"} | listed]
    run("edit", listed["id"], "--text", "Few words.", **NOW)
    (former,) = show("history", listed["id"])
    assert {name: one for name, one in former.items() if name != "until"} == listed


def test_with_several_therapists_each_noun_says_whose_it_is(show, run, filled):
    run("therapist", "edit", "", "Ann", code=None, **NOW)
    name = show("therapist list")[0]["name"]
    ben = show("therapist add", "Ben")
    assert (ben["state"], ben["next"]) == ("seeing", None)
    assert [one["name"] for one in show("therapist")] == [name, "Ben"]
    for noun in ("moment", "goal", "try", "helped", "question", "topic", "session"):
        assert {one["therapist"] for one in show(f"{noun} list")} == {name}, noun
    show("ratings", "--therapist", name)
    show("add", "To whom?")
    (waits,) = show("page prepare whose")
    assert (waits["kind"], waits["text"]) == ("entry", "To whom?")


def test_what_has_a_name_is_named_by_its_id_too(show, run, ready):
    mara = show("stand-in add", "Mara", "my sister")
    run("stand-in", "leave", mara["id"][:6], **NOW)
    (left,) = show("stand-in")
    assert left == mara | {"instead": None}
    run("stand-in", "delete", mara["id"], "--yes", **NOW)
    assert show("stand-in list") == []
    nobody = "Nothing is decided about this name."
    assert nobody in run("stand-in", "delete", mara["id"], "--yes", code=1, **NOW).err
    run("therapist", "edit", "", "Ben", **NOW)
    ann = show("therapist add", "Ann", "--instead")
    (one,) = [one for one in show("therapist list") if one["id"] == ann["id"]]
    run("therapist", "edit", one["id"], "Anna", **NOW)
    run("therapist", "pause", one["id"][:8], **NOW)
    (one,) = [one for one in show("therapist list") if one["id"] == ann["id"]]
    assert (one["name"], one["state"]) == ("Anna", "paused")
    assert show("session list", "--therapist", one["id"]) == []
    assert "No therapist" in run("therapist", "pause", "0" * 32, code=1, **NOW).err


def test_prompts_and_drafts_are_named_by_their_ids(show, run, filled):
    prompt = show("prompt add", "What did I leave out?")
    assert show("prompt show", prompt["id"]) == prompt
    assert prompt in show("prompt list")
    (draft,) = show("drafts")
    assert show("drafts show", draft["id"]) == draft
    for name in ("page list", "drafts list", "session list", "topic list"):
        for one in show(name):
            assert len(one["id"]) == 32
