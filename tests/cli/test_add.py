import json
import subprocess
import sys

import pytest

from bondjournal import guessed_words
from bondjournal.journal import entries, ratings, tags
from bondjournal.vault import inbox

pytestmark = pytest.mark.usefixtures("ready")


def test_adding_needs_no_passphrase_and_is_there_after_unlocking(run, reopened, vault):
    run("add", given="Zwei Zeilen.\nUnd noch eine.\n", BONDJOURNAL_PASSPHRASE="wrong")
    assert len(inbox.waiting(vault)) == 1
    with reopened().session() as session:
        entry = entries.named(session, "last")
        assert entry.body == "Zwei Zeilen.\nUnd noch eine."
        assert (entry.source, entry.share) == ("captured", "only-me")
    assert inbox.waiting(vault) == []


def test_everything_an_entry_has_can_be_given(run, reopened):
    run("session", "add", "--past", "yesterday")
    run(
        "add",
        "The text.",
        "--title",
        "A title",
        "--tag",
        "one",
        "--tag",
        "#two",
        "--line",
        "One line.",
        "--heard",
        "5",
        "--safe",
        "10",
        "--share-numbers",
        "--date",
        "today 08:30",
        BONDJOURNAL_NOW="2026-05-12T10:00:00+00:00",
    )
    with reopened().session() as session:
        entry = entries.named(session, "last")
        assert (entry.title, entry.share, entry.gist) == ("A title", "gist", "One line.")
        assert tags.of_entry(session, entry.uuid) == ["one", "two"]
        assert entry.at.isoformat() == "2026-05-12T06:30:00+00:00"


def test_ratings_join_the_session_before_them(run, reopened):
    run("session", "add", "--past", "yesterday 10:00")
    run("rate", "--heard", "5", "--safe", "7", "--heard-line", "We moved on.")
    with reopened().session() as session:
        from bondjournal import dates
        from bondjournal.journal import named_sessions

        appointment = named_sessions.named(session, "last", dates.now(), dates.zone())
        assert [
            (one.scale, one.value, one.line)
            for one in ratings.of_session(session, appointment.uuid)
        ] == [
            ("heard", 5, "We moved on."),
            ("safe", 7, ""),
        ]


def test_the_day_of_a_session_is_named_without_an_option_too(run, reopened):
    for days in ("yesterday 10:00", "2026-05-05 10:00"):
        run("session", "add", "--past", days, BONDJOURNAL_NOW="2026-05-12T18:00:00+00:00")
    now = {"BONDJOURNAL_NOW": "2026-05-12T18:00:00+00:00"}
    run("rate", "--heard", "7", "5", "may", **now)
    run("rate", "--safe", "6", **now)
    rows = json.loads(run("ratings", "--json", **now).out)["sessions"]
    told = {
        row["day"]: {scale: one["value"] for scale, one in row["ratings"].items() if one}
        for row in rows
    }
    assert told == {"2026-05-05": {"heard": 7}, "2026-05-11": {"safe": 6}}
    twice = run("rate", "--heard", "7", "--session", "last", "yesterday", code=2, **now).err
    assert twice.startswith("You gave the session twice.")


def test_ratings_without_a_session_wait_for_their_day(run, reopened):
    run("rate", "--heard", "8")
    listed = run("inbox", "open")
    assert "Heard 8" in listed.out
    assert "Which day was it?" in listed.out
    asked = json.loads(run("inbox", "open", "--json").out)
    assert asked["which_day"][0]["ratings"] == {"heard": 8}
    run("inbox", "assign", "1", "yesterday")
    assert "Everything is sorted." in run("inbox", "open").err
    assert "Heard 8" in run("session", "list").out


def test_the_inbox_tells_how_many_wait_without_a_passphrase(run):
    assert run("inbox", BONDJOURNAL_PASSPHRASE="").out == "Nothing is waiting.\n"
    run("add", "One.")
    run("topic", "add", "Something")
    assert json.loads(run("inbox", "--json", BONDJOURNAL_PASSPHRASE="").out) == {
        "waiting": 2,
        "which_day": None,
    }
    assert "2 additions made while it was locked are now in your journal." in run("list").err


BAD = {
    "rating-11": (["add", "x", "--heard", "11"], b""),
    "rating-words": (["add", "x", "--heard", "lots"], b""),
    "rating-fraction": (["rate", "--safe", "7.5"], b""),
    "rating-negative": (["rate", "--safe", "-1"], b""),
    "rating-other-digits": (["rate", "--safe", "٧"], b""),
    "line-without-number": (["rate", "--heard", "3", "--safe-line", "x"], b""),
    "date": (["add", "x", "--date", "the day before"], b""),
    "empty": (["add"], b""),
    "blank": (["add"], b" \n\t\n"),
    "empty-argument": (["add", " "], b""),
    "not-utf8": (["add"], b"caf\xe9"),
    "utf16": (["add"], "text".encode("utf-16")),
    "surrogate": (["add"], b"\xed\xa0\x80"),
    "argument-not-utf8": (["add", b"caf\xe9"], b""),
    "nul": (["add"], b"a\x00b"),
    "too-long": (["add"], b"x" * (1024 * 1024 + 1)),
    "much-too-long": (["add"], b"x" * (5 * 1024 * 1024)),
    "long-title": (["add", "x", "--title", "t" * 5000], b""),
    "tag-of-two-words": (["add", "x", "--tag", "two words"], b""),
    "share-level": (["add", "x", "--share", "everyone"], b""),
    "gist-without-words": (["add", "x", "--share", "gist"], b""),
    "empty-topic": (["topic", "add", " "], b""),
    "unknown-option": (["add", "x", "--loud"], b""),
    "unknown-command": (["ad", "x"], b""),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_refused_in_one_sentence(run, vault, name):
    arguments, given = BAD[name]
    done = run(*arguments, given=given, code=2)
    assert done.out == ""
    assert 1 <= len(done.err.strip().splitlines()) <= 2
    assert inbox.waiting(vault) == []
    for typed in ("lots", "the day before", "everyone"):
        assert typed not in done.err


def test_the_largest_text_is_kept_whole(run, reopened):
    run("add", given=b"x" * (1024 * 1024))
    with reopened().session() as session:
        assert len(entries.named(session, "last").body) == 1024 * 1024


def test_several_words_need_no_quotes(run):
    run("add", "just", "these", "words")
    assert "just these words" in run("list").out


@pytest.mark.parametrize(
    "arguments", [["add", "A line."], ["add"], ["add", "--help"], ["--help"]], ids=" ".join
)
def test_adding_imports_nothing_heavy(env, tmp_path, arguments):
    code = (
        "import sys\n"
        "from bondjournal.cli.app import run\n"
        f"assert run({arguments}) == 0\n"
        "heavy = {'sqlmodel', 'sqlalchemy', 'pydantic', 'textual', 'rich', 'alembic', 'sqlcipher3',"
        " 'filelock', 'asyncio', 'prompt_toolkit'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=env,
        cwd=tmp_path,
        input="A line.",
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr.endswith("[]\n"), done.stderr


@pytest.mark.parametrize("text", ["- milk", "-\tmilk", "- ", "- 5 --heard"])
def test_a_dash_with_a_blank_behind_it_begins_a_text(run, reopened, text):
    run("add", text, "--title", "- A list")
    with reopened().session() as session:
        entry = entries.named(session, "last")
        assert (entry.body, entry.title) == (text.strip(), "- A list")


@pytest.mark.parametrize("text", ["-5 degrees", "--title", "-- so --", "-"])
def test_whatever_stands_behind_two_dashes_is_text(run, reopened, text):
    run("add", "--title", "Cold", "--", text, given=text)
    with reopened().session() as session:
        entry = entries.named(session, "last")
        assert (entry.body, entry.title) == (text, "Cold")


@pytest.mark.parametrize("text", ["-5 degrees", "--canary text", "-canary", "--Canary"])
def test_any_other_dash_is_an_option_and_an_unknown_one_is_not_repeated(run, vault, text):
    said = run("add", text, code=2)
    assert "' -- '" in said.err
    assert "anary" not in said.err
    assert inbox.waiting(vault) == []


def test_an_unknown_option_is_not_repeated_and_another_one_proposed(run):
    said = run("add", "--titel", "x", code=2).err
    assert said.startswith(
        "There is no option with this name here. Did you mean: bondjournal add --"
    )
    assert "bondjournal add --title ...\n" in said


@pytest.mark.parametrize("noun", guessed_words.NOUNS)
def test_a_noun_behind_add_is_not_kept_as_an_entry(run, vault, noun):
    said = run("add", noun, "the heron thing", code=2).err
    assert said.startswith(f"This is an entry. Did you mean: bondjournal {noun} add ...\n")
    assert "heron" not in said
    assert inbox.waiting(vault) == []


@pytest.mark.parametrize(
    "text", [("topic",), ("topic about herons",), ("topic", "about", "herons")]
)
def test_an_entry_may_begin_with_the_name_of_a_noun(run, vault, text):
    assert run("add", *text).err == "Entry kept.\n"
    assert len(inbox.waiting(vault)) == 1


@pytest.mark.parametrize("numbers", [("7",), ("7", "8"), ("heard", "7")])
def test_numbers_in_place_of_the_session_are_refused_before_anything_is_asked(run, vault, numbers):
    said = run("rate", *numbers, code=2).err
    assert said.startswith("Each number goes after its scale.\n")
    assert inbox.waiting(vault) == []


def test_the_day_of_the_session_is_read_before_anything_is_asked(run):
    assert run("rate", "soonish", code=2).err.startswith("This journal cannot read that date.")
