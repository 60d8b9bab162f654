"""search, and searching in plain mode: everything kept is found, and each line says what it is."""

import json
from contextlib import closing

import pytest

from bondjournal.addition import NewTopic
from bondjournal.cli.json_shapes import Entry
from bondjournal.journal import moments, search, therapists, topics
from bondjournal.journal.entry_filter import Filter
from bondjournal.unlock import unlock
from kept_ways import WAYS
from made import PASSPHRASE

LABELS = {
    "entry": "entry, not on the page",
    "topic": "topic",
    "moment": "moment",
    "goal": "goal",
    "tried": "tried",
    "helped": "helped",
    "question": "question",
    "wished": "about a session",
    "line": "about a session",
}


@pytest.fixture(autouse=True)
def clock(at):
    at("2026-05-20T18:00")


@pytest.fixture
def herons(journal):
    """A heron in every noun; the journal is closed again."""
    with journal.transaction() as session:
        for name in LABELS:
            WAYS[name].keep(session, f"The heron as {name} 🌊")
    journal.close()


@pytest.mark.parametrize("typed", [("heron",), ("🌊",), ("HERO",), ("the", "heron")])
def test_every_line_says_what_it_is(herons, run, typed):
    done = run("search", *typed)
    assert done.err == ""
    lines = done.out.splitlines()
    assert len(lines) == len(LABELS)
    for name, label in LABELS.items():
        (line,) = [one for one in lines if f"as {name} " in one]
        assert line.endswith(f"  {label}")
    (moment,) = [one for one in lines if "as moment" in one]
    assert "4 May 2026" in moment


def test_json_says_what_it_is_and_keeps_the_names_of_entries(herons, run):
    found = json.loads(run("search", "heron", "--json").out)
    assert len({frozenset(one) for one in found}) == 1
    by_words = {one["text"].split()[3]: one for one in found}
    assert {name: by_words[name]["kind"] for name in LABELS} == {
        name: {"tried": "try"}.get(WAYS[name].kind, WAYS[name].kind) for name in LABELS
    }
    (entry,) = [one for one in found if one["kind"] == "entry"]
    assert entry["share"] == "only-me"
    assert list(entry) == ["kind", *Entry.__annotations__]
    assert by_words["goal"]["day"] is None
    assert by_words["wished"]["id"] == by_words["line"]["id"]


@pytest.mark.parametrize(
    ("name", "command", "says"),
    [
        ("topic", ("topic", "show"), "The heron as topic"),
        ("moment", ("moment", "edit"), ""),
        ("goal", ("goal", "show"), ""),
        ("wished", ("session", "show"), "The heron as wished"),
    ],
)
def test_the_id_names_it_to_its_own_command(herons, run, name, command, says):
    (line,) = [one for one in run("search", "heron").out.splitlines() if f"as {name} " in one]
    more = ("Else",) if command[1] == "edit" else ()
    done = run(*command, line.split()[0], *more)
    assert says in done.out


def test_a_limit_says_that_there_is_more_of_whatever_kind(herons, run):
    cut = run("search", "heron", "-n", "3")
    assert len(cut.out.splitlines()) == 3
    assert cut.err == "Showing 3. There are more: '-n 0' shows all.\n"
    assert len(run("search", "heron", "-n", "0").out.splitlines()) == len(LABELS)
    newest_first = run("search", "heron", "-n", "0").out.splitlines()
    assert run("search", "heron", "--oldest").out.splitlines() == newest_first[::-1]


def test_filters_and_what_is_said_where_nothing_is_left(herons, run):
    assert len(run("search", "heron", "--share", "only-me").out.splitlines()) == 1
    assert run("search", "heron", "--tag", "bird").err == "No entry that fits has these words.\n"
    assert run("search", "heron", "--until", "2026-05-01").err == (
        "Nothing that fits has these words.\n"
    )
    of_session = run("search", "heron", "--session", "2026-05-04").out
    assert sorted(one.split("as ")[1].split()[0] for one in of_session.splitlines()) == [
        "line",
        "moment",
        "wished",
    ]
    assert run("search", "plover").err == "Nothing you kept has these words.\n"
    assert json.loads(run("search", "plover", "--json").out) == []


def test_a_day_that_is_none_is_refused_before_anything_is_asked(herons, run):
    done = run("search", "heron", "--since", "Octember", code=2, BONDJOURNAL_PASSPHRASE="wrong")
    assert done.out == ""


@pytest.mark.long
def test_what_was_added_while_locked_is_found(journal, run):
    journal.close()
    run("add", given="Sur le quai, un héron 🌊".encode())
    run("topic", "add", "L'été et le héron")
    lines = run("search", "heron").out.splitlines()
    assert len(lines) == 2
    assert len(run("search", "ete").out.splitlines()) == 1


def test_plain_mode_reads_what_it_is(journal, talk):
    with journal.transaction() as session:
        for name in LABELS:
            WAYS[name].keep(session, f"The heron as {name}")
    journal.close()
    said = talk("4", "s", "heron", "more", "more", "more", "0", "s", "plover", "0", "0")
    for name, label in LABELS.items():
        assert f"The heron as {name} ({label.split(',')[0]})\n" in said
    assert ": Monday 4 May: The heron as moment" in said
    assert "Which one?" in said
    assert "Nothing you kept has these words.\n" in said


@pytest.mark.parametrize(
    ("name", "answers", "said"),
    [
        ("entry", ("0",), "What do you want to do?"),
        ("topic", ("l",), "Topic kept."),
        ("moment", ("d", "d"), "trash"),
        ("goal", ("e",), "Goal kept."),
        ("tried", ("y",), "Line kept."),
        ("helped", ("h",), "Line kept."),
        ("question", ("y",), "Question kept."),
        ("wished", ("0",), "What you would have liked: The heron"),
        ("waiting line", ("",), "Which day was it?"),
    ],
)
def test_plain_mode_goes_into_what_was_found(journal, talk, name, answers, said):
    with journal.transaction() as session:
        WAYS[name].keep(session, "The heron")
        WAYS["entry"].keep(session, "Else")
    journal.close()
    told = talk("4", "s", "heron", "1", *answers, "0", "0", "0")
    assert said in told.split("Which words?")[1]


def test_plain_mode_pages_through_hits_of_all_kinds(journal, talk):
    with journal.transaction() as session:
        for name in ("goal", "entry"):
            for number in range(9):
                WAYS[name].keep(session, f"heron {name} {number}.")
    journal.close()
    said = talk("4", "s", "heron", *["more"] * 3, "0", "0", "0")
    first, second, third, last = said.split("Which words?")[1].split("Which one?")[1:5]
    assert first.count("(goal)") + second.count("(goal)") == 9
    assert sum(one.count("(entry)") for one in (second, third, last)) == 9
    assert "\nmore: 13 more\n" in first


def test_a_topic_of_somebody_else_is_found_like_any_other(journal, run):
    with journal.transaction() as session:
        therapists.rename(session, therapists.usual_one(session), "Ann")
        moments.add_of_last_session(session, "The heron")
        ben = therapists.add(session, "Ben")
        topics.add(session, NewTopic(text="A heron"), therapist=ben.uuid)
    journal.close()
    assert len(run("search", "heron").out.splitlines()) == 2
    with closing(unlock(journal.vault, PASSPHRASE)) as again, again.session() as session:
        assert len(search.page(session, Filter(words="heron"))) == 2
