"""What was left unfinished, by command: listed, shown, kept as it stands, thrown away."""

import json
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from plain_talk import claimed_elsewhere

from bondjournal.addition import NewTopic
from bondjournal.draft import AboutSession, Draft
from bondjournal.journal import (
    appointments,
    entries,
    moments,
    ratings,
    tags,
    therapists,
    topics,
    tried,
    versions,
)
from bondjournal.unlock import unlock
from bondjournal.vault import drafts

AT = datetime(2026, 5, 10, 20, tzinfo=UTC)
NOW = {"BONDJOURNAL_NOW": "2026-05-11T18:00:00+00:00"}
PASSPHRASE = "four ordinary words here"


@pytest.fixture
def left(vault, journal):
    """Leave drafts; each is later than the one before. The journal is closed by `done`."""
    count = 0

    def leave(**what):
        nonlocal count
        count += 1
        at = AT + timedelta(minutes=count)
        draft = Draft(**({"at": AT, "changed_at": at, "zone": "Europe/Berlin"} | what))
        drafts.keep(vault, draft.uuid, draft.to_bytes())
        return draft

    return leave


@pytest.fixture
def done(journal):
    journal.close()
    return journal.close


@pytest.fixture
def look(vault):
    def read(work):
        journal = unlock(vault, PASSPHRASE)
        try:
            with journal.session() as session:
                return work(session)
        finally:
            journal.close()

    return read


def test_they_are_listed_and_shown_the_latest_first(run, left, done):
    left(body="The first one.")
    second = left(title="A title", body="Line one.\nLine two.", prompt="What stayed?")
    text = run("drafts", "list", **NOW).out
    assert text == (
        f"  1  {second.uuid.hex[:8]}        10 May 2026  A title\n"
        f"  2  {text.splitlines()[1].split()[1]}        10 May 2026  The first one.\n"
    )
    shown = run("drafts", "show", "1", **NOW).out
    assert shown == "A title\nWhat stayed?\nLine one.\nLine two.\n"
    assert run("drafts", "show", second.uuid.hex[:6], **NOW).out == shown
    (first, other) = json.loads(run("drafts", "list", "--json", **NOW).out)
    assert (first["id"], first["text"], first["share"]) == (
        second.uuid.hex,
        "Line one.\nLine two.",
        "only-me",
    )
    assert json.loads(run("drafts", "show", "2", "--json", **NOW).out) == other


def test_one_is_kept_as_the_entry_it_would_become(run, left, done, look, vault):
    draft = left(body="It rained.", title="Rain", tags="outside, rain", share="gist", gist="Rain.")
    left(body="Another.")
    assert run("drafts", "keep", draft.uuid.hex[:8], **NOW).err == "Entry kept.\n"
    assert [one["text"] for one in json.loads(run("drafts", "list", "--json", **NOW).out)] == [
        "Another."
    ]
    entry = look(lambda session: entries.by_uuid(session, draft.uuid))
    assert (entry.body, entry.title, entry.share, entry.gist) == (
        "It rained.",
        "Rain",
        "gist",
        "Rain.",
    )
    assert (entry.at, entry.day) == (AT, date(2026, 5, 10))
    assert look(lambda session: tags.of_entry(session, draft.uuid)) == ["outside", "rain"]
    assert drafts.waiting(vault) != [draft.uuid]


def test_one_that_changes_an_entry_is_kept_as_its_change(run, journal, left, look):
    run("add", "Before.", "--title", "T", **NOW)
    run("list", **NOW)
    entry = look(lambda session: entries.named(session, "last"))
    draft = left(body="After.", title="T", editing=entry.uuid)
    assert json.loads(run("drafts", "list", "--json", **NOW).out)[0]["changes"] == entry.uuid.hex
    run("drafts", "keep", "1", **NOW)
    changed = look(lambda session: entries.by_uuid(session, entry.uuid))
    assert changed.body == "After."
    former = look(lambda session: versions.history(session, entry.uuid))
    assert [one.row["row"]["body"] for one in former] == ["Before."]
    assert look(lambda session: entries.by_uuid(session, draft.uuid)) is None
    assert json.loads(run("drafts", "list", "--json", **NOW).out) == []


def test_one_whose_entry_was_deleted_is_kept_as_a_new_one(run, left, done, look):
    draft = left(body="After.", editing=uuid4())
    run("drafts", "keep", "1", **NOW)
    assert look(lambda session: entries.by_uuid(session, draft.uuid)).body == "After."


def test_one_about_a_session_is_kept_with_all_that_it_says(run, journal, left, look):
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        there = appointments.attended_on(session, them, date(2026, 4, 28), "Europe/Berlin")
        topic = topics.add(session, NewTopic(text="the call"))
        known, talked = there.uuid, topic.uuid
    about = AboutSession(
        appointment=known,
        numbers={"heard": 5, "safe": 7},
        lines={"heard": "Too fast."},
        fields={"wished": "a minute", "unsaid": "", "moment": "the street", "tried": "a pause"},
        topics={talked.hex: "talked"},
    )
    draft = left(body="We moved on.", after=True, about=about)
    assert run("drafts", "list", **NOW).out.endswith("  We moved on.\n")
    run("drafts", "keep", "1", **NOW)

    def all_of_it(session):
        there = appointments.by_uuid(session, known)
        return {
            "entry": entries.by_uuid(session, draft.uuid).appointment_uuid == known,
            "rated": [
                (one.scale, one.value, one.line) for one in ratings.of_session(session, known)
            ],
            "words": (there.wished, there.unsaid),
            "moments": [one.text for one in moments.LIST.rows(session, appointment_uuid=known)],
            "tried": [one.what for one in tried.LIST.rows(session)],
            "topics": [(one.state, one.appointment_uuid) for one in topics.all_of(session)],
        }

    assert look(all_of_it) == {
        "entry": True,
        "rated": [("heard", 5, "Too fast."), ("safe", 7, "")],
        "words": ("a minute", ""),
        "moments": ["the street"],
        "tried": ["a pause"],
        "topics": [("talked", known)],
    }
    assert json.loads(run("drafts", "list", "--json", **NOW).out) == []


@pytest.mark.parametrize("day", [date(2026, 4, 28), None])
def test_numbers_alone_find_their_session_or_wait(run, left, done, look, day):
    left(after=True, about=AboutSession(day=day, numbers={"heard": 5}))
    assert run("drafts", "list", **NOW).out.endswith("  Heard 5\n")
    assert run("drafts", "show", "1", **NOW).out == "Heard 5\n"
    run("drafts", "keep", "1", **NOW)
    days = look(lambda session: [one.day for one in appointments.all_of(session)])
    waiting = look(lambda session: [one.value for one in ratings.waiting(session)])
    assert (days, waiting) == (([day], []) if day else ([], [5]))


def test_one_is_thrown_away_when_that_is_said(run, left, done, vault):
    left(body="One.")
    assert run("drafts", "delete", "1", code=2, **NOW).err.startswith(
        "This needs a terminal to ask you first"
    )
    assert run("drafts", "delete", "1", "--yes", **NOW).err == "It is in the trash.\n"
    assert drafts.waiting(vault) == []
    assert "One." in run("list", "--deleted", **NOW).out
    assert run("drafts", "list", **NOW).err == "There is no unfinished entry.\n"


def test_several_are_thrown_away_at_once(run, left, done, vault):
    kept, first, second = left(body="One."), left(body="Two."), left(body="Three.")
    run("drafts", "delete", first.uuid.hex[:8], second.uuid.hex[:8], "--yes", **NOW)
    assert drafts.waiting(vault) == [kept.uuid]


def test_several_are_asked_about_once(run, left, done, typed, vault):
    for body in ("One.", "Two."):
        left(body=body)
    for answer, stay in (("", 2), ("y", 0)):
        asks = typed("drafts", "delete", "1", "2", **NOW)
        asks.expect("Two.")
        asks.expect("One.")
        asks.expect("Throw them away? They stay in the trash for 14 days. (y/N)")
        run("drafts", "keep", "1", code=11, **NOW)
        asks.type(f"{answer}\r")
        assert asks.end() == 0
        assert len(drafts.waiting(vault)) == stay
    assert run("drafts", "delete", "1", "--yes", code=1, **NOW).err.startswith("No draft has this")


def test_one_is_opened_and_gone_on_with_line_by_line(run, left, done, look, vault):
    draft = left(body="It rained.")
    said = run("drafts", "open", "1", given="And then it stopped.\n.\nk\ny\n", **NOW)
    assert "It rained." in said.out
    assert drafts.waiting(vault) == []
    kept = look(lambda session: entries.by_uuid(session, draft.uuid))
    assert kept.body == "It rained.\nAnd then it stopped."


def test_one_that_is_open_is_open_once(run, left, done, typed, vault):
    draft = left(body="It rained.")
    goes_on = typed("drafts", "open", "1", **NOW)
    goes_on.expect("It rained.")
    for command in (("open", "1"), ("delete", "1", "--yes")):
        run("drafts", *command, code=11, **NOW)
    goes_on.interrupt()
    goes_on.end()
    assert drafts.waiting(vault) == [draft.uuid]
    run("drafts", "delete", "1", "--yes", **NOW)


def test_one_that_is_opened_and_left_again_stays_a_draft(run, left, done, vault, look):
    draft = left(body="It rained.")
    run("drafts", "open", given="And then.\n", **NOW)
    (kept,) = json.loads(run("drafts", "--json", **NOW).out)
    assert (kept["id"], kept["text"]) == (draft.uuid.hex, "It rained.\nAnd then.")
    assert look(lambda session: entries.by_uuid(session, draft.uuid)) is None


def test_one_that_another_window_has_is_left_alone(run, left, done, vault, look):
    draft = left(body="Being written.")
    with claimed_elsewhere(vault, draft.uuid):
        for command in (("keep", "1"), ("delete", "1", "--yes"), ("open", "1")):
            told = run("drafts", *command, code=11, **NOW).err
            assert told.startswith("That is open in another window.")
    assert drafts.waiting(vault) == [draft.uuid]
    assert look(lambda session: entries.by_uuid(session, draft.uuid)) is None


def test_what_cannot_be_kept_stays_a_draft(run, left, done, vault):
    no_text = left(title="A title alone")
    long = left(body="x", title="t" * 5000)
    for draft in (no_text, long):
        run("drafts", "keep", draft.uuid.hex, code=2, **NOW)
    assert set(drafts.waiting(vault)) == {no_text.uuid, long.uuid}


@pytest.mark.parametrize("command", [["list"], ["list", "--json"], ["show"], ["keep", "1"]])
def test_one_that_does_not_open_is_set_aside_and_told_once(run, left, done, vault, command):
    broken, whole = left(body="One."), left(body="Two.")
    (vault.drafts / f"{broken.uuid}.bjc").write_bytes(b"BJC1 something else")
    assert run("drafts", *command, **NOW).err.startswith("Set aside because it could not be opened")
    assert [path.stem for path in vault.quarantine.iterdir()] == [str(broken.uuid)]
    assert "Set aside" not in run("drafts", *command, code=None, **NOW).err
    assert drafts.waiting(vault) == ([] if "keep" in command else [whole.uuid])


def test_one_of_a_newer_program_stays_and_is_told(run, left, done, vault):
    newer = left(body="One.")
    raw = json.loads(newer.to_bytes()) | {"format": 2, "colour": "red"}
    drafts.keep(vault, newer.uuid, json.dumps(raw).encode())
    for _ in range(2):
        assert "a newer version of bondjournal wrote it: 1." in run("drafts", "list", **NOW).err
    assert drafts.waiting(vault) == [newer.uuid]


def test_one_under_another_name_is_set_aside(run, left, done, vault):
    made = left(body="One.")
    drafts.keep(vault, UUID(int=7), made.to_bytes())
    assert run("drafts", "list", **NOW).out.count("One.") == 1
    assert drafts.waiting(vault) == [made.uuid]


def test_what_is_in_the_journal_already_and_empty_ones_are_none(run, journal, left, look):
    run("add", "Kept.", **NOW)
    run("list", **NOW)
    entry = look(lambda session: entries.named(session, "last"))
    left(uuid=entry.uuid, body="Kept.")
    left(body="Kept.", editing=entry.uuid)
    left(body="  ")
    assert run("drafts", "list", **NOW).err == "There is no unfinished entry.\n"


def test_names_that_no_draft_has(run, left, done):
    left(body="One.")
    for name in ("0", "2", "abc", "ffffffff", ""):
        told = run("drafts", "show", "--", name, code=1, **NOW).err
        assert told.startswith("No draft has this name.")
