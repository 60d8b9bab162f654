"""Options that do nothing together are refused, and what is asked for together is done."""

import json

import pytest

pytestmark = pytest.mark.usefixtures("ready")

REFUSED = [
    ("moment list --by-sign --sign trust", "--by-sign and --sign do not go together."),
    ("demo --style brief", "--style goes with --page."),
    ("demo --page --plain", "--page and --plain do not go together."),
    ("page --short --style full", "--short and --style do not go together."),
    ("page --json --format html", "--json and --format do not go together."),
    ("topic done 1 --keep --let-go", "--keep and --let-go do not go together."),
    ("topic after --json --talked 1", "--json goes with the list, and not with answers."),
    ("try how 1 heron --none", "Saying how it went and --none do not go together."),
    ("history last --show 1 --bring-back 1", "--show and --bring-back do not go together."),
    ("history last --show 1 --json", "--show and --json do not go together."),
    ("hard-time card --yes", "--yes goes with -o FILE."),
    ("inbox assign 1 tue --new", "--new goes with a name."),
    ("add heron --share-numbers", "--share-numbers goes with a number."),
    ("passphrase --propose --recovery-key", "--propose goes with no other option."),
    ("passphrase --key-file a --key-fd 0", "--key-file and --key-fd do not go together."),
    ("recovery test --key-file a --key-fd 0", "--key-file and --key-fd do not go together."),
    ("session import some.ics --json", "--json goes with --list."),
    ("session import some.ics --list --dry-run", "--list and --dry-run do not go together."),
    ("session import some.ics --list --therapist A", "--list and --therapist do not go together."),
    ("import lines.jsonl --with-decisions", "--with-decisions goes with an archive."),
    ("page prepare whose abcd --anyone --json", "--json goes with the list, and not with ids."),
    ("backup --keep 3", "--keep goes with --into."),
]


@pytest.mark.parametrize(("line", "told"), REFUSED)
def test_what_does_nothing_together_is_refused(run, tmp_path, line, told):
    run("add", "The kettle.", "--heard", "3", "--session", "28 April 2026")
    (tmp_path / "lines.jsonl").write_text("")
    (tmp_path / "some.ics").write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    said = run(*line.split(), code=2)
    assert said.err.splitlines()[-2:] in ([told, "Leave one out."], [told]) or told in said.err
    assert "heron" not in said.err
    assert said.out == ""
    assert len(json.loads(run("list", "--json").out)) == 1


def test_goals_with_numbers_are_those_with_numbers_as_json_too(run):
    for words in ("Sleep", "Say no"):
        run("goal", "add", words)
    run("goal", "rate", "2", "4")
    (row,) = json.loads(run("goal", "list", "--numbers", "--json").out)
    assert row["text"] == "Say no"
    assert "Sleep" not in run("goal", "list", "--numbers").out
    assert len(json.loads(run("goal", "list", "--json").out)) == 2
