"""Which entries are meant, in words, and what is wrong with what was typed."""

from datetime import date

import pytest

from bondjournal.cli.talk import LineByLine
from bondjournal.flows import narrowing
from bondjournal.journal import appointments, therapists
from bondjournal.journal.entry_filter import Filter
from bondjournal.talk import finish
from made import someone

DAY, ZONE = date(2026, 5, 3), "Europe/Berlin"


@pytest.fixture
def read(journal, at):
    at("2026-05-12T18:00")

    def read(**typed):
        return finish(narrowing.read(LineByLine(journal), typed))

    return read


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"since": "3 may", "until": "3 may", "share": "gist"}, "3 May, one line"),
        ({"since": "2025-05-03", "tag": "#home"}, "from 3 May 2025, #home"),
        ({"since": "3 may 14:00", "until": "yesterday"}, "from 3 May, 14:00, to 11 May"),
        ({}, ""),
        ({"since": " ", "tag": ""}, ""),
    ],
)
def test_in_words(read, typed, words):
    narrowed, wrong = read(**typed)
    assert (narrowed.words, wrong) == (words, {})
    assert narrowed.typed == typed


def test_a_session_is_named_by_its_day_or_as_the_last(read, journal):
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        uuid = appointments.attended_on(session, them, DAY, ZONE).uuid
    for typed in ("3 may", "Last"):
        narrowed, wrong = read(session=typed)
        assert (narrowed.asked, narrowed.words) == (Filter(appointment=uuid), "session 3 May")
        assert wrong == {}


def test_of_several_sessions_of_a_day_one_is_named_by_its_id(read, journal):
    with journal.transaction() as session:
        both = [someone(session, name) for name in ("Ann", "Ben")]
        ids = [appointments.attended_on(session, one, DAY, ZONE).uuid for one in both]
    _, wrong = read(session="3 may")
    assert wrong["session"].startswith("Several sessions match that.")
    for uuid in ids:
        narrowed, _ = read(session=uuid.hex)
        assert narrowed.asked == Filter(appointment=uuid)


def test_what_is_wrong_is_said_of_each(read):
    _, wrong = read(since="someday", tag="two words", session="4 may")
    assert wrong == {
        "since": "This journal cannot read that date.",
        "tag": "A tag is one word.",
        "session": "There is no such session.",
    }
    _, wrong = read(since="3 may", until="2 may")
    assert wrong == {"until": "That range ends before it begins."}
    _, wrong = read(session="last")
    assert list(wrong) == ["session"]
