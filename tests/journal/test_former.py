"""What a row in the trash is called, whatever noun it is of."""

from datetime import date
from uuid import UUID

import pytest
from sqlmodel import select

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, NewRating, NewTopic, check
from bondjournal.errors import NotFound
from bondjournal.journal import (
    additions,
    appointments,
    former,
    goals,
    helped,
    moments,
    own_prompts,
    practical,
    purging,
    ratings,
    said,
    stand_ins,
    tables,
    therapists,
    topics,
    tried,
    versions,
)
from bondjournal.journal.tables import Row
from bondjournal.kinds import KINDS
from made import row_of

DAY = date(2026, 5, 2)


LONG = "words " * 98 + "words"


def held(session):
    them = therapists.usual_one(session)
    return appointments.add(session, them, dates.When(DAY, None), "Europe/Berlin")


def rated(session):
    new = NewRating(scale="heard", value=5, line="the pause")
    return ratings.give(session, held(session), new, at=dates.now(), day=DAY)


def spoken_of(session):
    row = held(session)
    said.words(session, row, wished="longer", unsaid="that")
    return row


def prompt(session):
    own_prompts.add(session, "What?", nudge="Or who?")
    return session.exec(select(tables.Prompt)).one()


def entry(session, **what):
    made = check(Addition(at=dates.now(), zone="UTC", entry=NewEntry(**what)))
    return additions.keep(session, made).entry


@pytest.mark.parametrize(
    ("made", "name", "kind"),
    [
        (lambda s: entry(s, body="Words.\nMore."), "Words. More.", "an entry"),
        (lambda s: entry(s, body="Words.", title="A title"), "A title", "an entry"),
        (lambda s: moments.add(s, "she waited", day=DAY), "she waited", "a moment"),
        (lambda s: tried.add(s, "a pause", day=DAY), "a pause", "something to try"),
        (lambda s: helped.add(s, "walking", day=DAY), "walking", "what helped"),
        (
            lambda s: helped.add(s, "email", day=DAY, helped=False),
            "email",
            "what did not help",
        ),
        (lambda s: goals.add(s, "say it"), "say it", "a goal"),
        (
            lambda s: goals.rate(s, goals.add(s, "say it").uuid, 5, DAY),
            "5 on Saturday 2 May 2026",
            "a number for a goal",
        ),
        (lambda s: practical.add(s, "A break?"), "A break?", "a practical question"),
        (lambda s: topics.add(s, NewTopic(text="The stairs")), "The stairs", "a topic"),
        (rated, "Heard 5", "a rating"),
        (held, "Saturday 2 May 2026", "a session"),
    ],
)
def test_a_deleted_row_is_called_by_its_words_and_its_kind(session, made, name, kind):
    former.delete(session, made(session).uuid)
    found = former.trash(session)[0]
    assert (found.name, found.kind) == (name, kind)
    assert found.whole


@pytest.mark.parametrize(
    ("made", "whole"),
    [
        (rated, "Heard 5\n\nthe pause"),
        (lambda s: entry(s, body=LONG, share="gist", gist="Sleep."), f"{LONG}\n\nSleep."),
        (prompt, "What?\n\nOr who?"),
        (lambda s: topics.add(s, NewTopic(text=LONG, more="I wait.")), f"{LONG}\n\nI wait."),
        (spoken_of, "Saturday 2 May 2026\n\nlonger\n\nthat"),
    ],
)
def test_the_whole_of_a_deleted_row_is_everything_it_says(session, made, whole):
    former.delete(session, made(session).uuid)
    assert former.trash(session)[0].whole == whole


def test_everything_it_says(session):
    stand_ins.decide(session, "Anna", "my sister")
    stand_ins.remove(session, "Anna")
    assert former.trash(session)[0].whole == "Anna\n\nmy sister"
    former.bring_back(session, former.trash(session)[0].uuid)
    one = tried.add(session, "a pause", day=DAY, how_it_went="twice")
    former.delete(session, one.uuid)
    assert former.trash(session)[0].whole == "a pause\n\ntwice"
    goal = goals.add(session, "say it")
    for day, value in ((3, 6), (2, 5)):
        goals.rate(session, goal.uuid, value, date(2026, 5, day))
    former.delete(session, goal.uuid)
    assert former.trash(session)[0].whole == (
        "say it\n\n5 on Saturday 2 May 2026\n\n6 on Sunday 3 May 2026"
    )


def test_what_is_gone_says_nothing(session):
    one = moments.add(session, "she waited", day=DAY)
    version = versions.delete(session, row_of(session, one))
    purging.empty(session, [one.uuid])
    session.expire_all()
    assert versions.trash(session) == []
    version.row = None
    assert former.from_version(version).name == "a moment"


def test_every_kind_that_can_be_in_the_trash_has_words():
    never_deleted = {"version", "setting", "import"}
    kinds = {str(one.__tablename__) for one in Row.__subclasses__()}
    assert kinds - never_deleted == set(KINDS) - never_deleted


def test_what_is_in_the_trash_comes_back_or_goes(session):
    for words in ("she waited", "he laughed", "we looked"):
        former.delete(session, moments.add(session, words, day=DAY).uuid)
    third, second, first = former.trash(session)
    assert [one.name for one in (first, second, third)] == ["she waited", "he laughed", "we looked"]
    assert former.bring_back(session, first.uuid) is None
    assert [one.text for one in moments.LIST.rows(session)] == ["she waited"]
    former.empty(session, [second.row])
    assert [one.uuid for one in former.trash(session)] == [third.uuid]
    former.empty(session)
    assert former.trash(session) == []
    for one in (second, third):
        with pytest.raises(NotFound):
            former.bring_back(session, one.uuid)


def test_what_another_window_brought_back_is_not_removed_for_good(session):
    kept = moments.add(session, "she waited", day=DAY)
    former.delete(session, kept.uuid)
    (seen,) = former.trash(session)
    former.bring_back(session, seen.uuid)
    former.empty(session, [seen.row])
    (back,) = moments.LIST.rows(session)
    versions.edit(session, back, text="she waited long")
    assert [one.name for one in former.history(session, back.uuid)] == ["she waited", "she waited"]


def test_an_entry_that_comes_back_says_where_it_stands(session):
    written = entry(session, body="Words.")
    stands = (written.at, written.id, written.uuid)
    versions.delete(session, written)
    assert former.bring_back(session, former.trash(session)[0].uuid) == stands


def test_a_number_of_a_list_begins_at_one(session):
    former.delete(session, moments.add(session, "she waited", day=DAY).uuid)
    found = former.trash(session)
    unknown = NotFound("Nothing has this number.")
    assert former.numbered(found, 1, unknown) == found[0]
    for number in (0, 2):
        with pytest.raises(NotFound):
            former.numbered(found, number, unknown)


def test_an_id_of_digits_is_not_cut_to_a_number(session):
    ids = [UUID(int=(start << 96) + 5) for start in (0x00000234, 0x00000123)]
    for uuid in ids:
        session.add(tables.Moment(uuid=uuid, text="she waited", day=DAY))
        session.flush()
        former.delete(session, uuid)
    assert [former.deleted(session, name).row for name in ("1", "2")] == [*reversed(ids)]
    assert [former.deleted(session, uuid.hex[:8]).row for uuid in ids] == ids
    with pytest.raises(NotFound):
        former.deleted(session, "0000012" + "9")


def test_what_another_window_put_into_the_trash_can_still_go_for_good(session):
    kept = moments.add(session, "she waited", day=DAY)
    former.delete(session, kept.uuid)
    with pytest.raises(NotFound):
        former.delete(session, kept.uuid)
    assert former.delete(session, kept.uuid, for_good=True) is None
    assert former.trash(session) == []
