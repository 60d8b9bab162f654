"""Owners: who can be asked about something that is nobody's, and saying whose it is."""

from dataclasses import replace
from uuid import uuid4

import pytest

from bondjournal.addition import Addition, NewEntry, NewRating, NewTopic
from bondjournal.draft import ANYONE, Draft
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import (
    additions,
    owners,
    seeing,
    stored,
    therapists,
    topics,
    unfinished,
    waiting,
)
from bondjournal.journal.owners import Owner
from bondjournal.summary import file
from bondjournal.summary.choose import choose
from bondjournal.summary.markdown import render
from made import another


@pytest.fixture
def ann(session):
    them = therapists.usual_one(session)
    therapists.rename(session, them, "Ann")
    return them


@pytest.fixture
def ben(session, ann):
    return another(session, "Ben")


@pytest.fixture
def rows(session, ann, ben):
    return [topics.add(session, NewTopic(text=text)) for text in ("one", "two")]


def whose(rows):
    return [(row.therapist_uuid, row.for_anyone) for row in rows]


def test_who_can_be_asked_about_is_asked_of_what_is_nobodys_alone(session, ann, ben, rows):
    assert owners.to_ask(session, rows[0].uuid) == {ann.uuid: "Ann", ben.uuid: "Ben"}
    assert owners.give(session, rows[0].uuid, ben.uuid)
    assert owners.give(session, rows[1].uuid, None)
    assert [owners.to_ask(session, row.uuid) for row in rows] == [{}, {}]
    assert whose(rows) == [(ben.uuid, False), (None, True)]
    assert not owners.give(session, rows[0].uuid, ben.uuid)


def test_with_one_therapist_nobody_is_asked_about(session, ann):
    assert owners.to_ask(session, topics.add(session, NewTopic(text="one")).uuid) == {}


def test_a_name_or_anyone_is_said_and_not_both(session, ann, ben, rows):
    uuid = rows[0].uuid
    assert not owners.say(session, uuid, None)
    assert owners.say(session, uuid, "ben")
    assert owners.say(session, uuid, None, for_anyone=True)
    with pytest.raises(WrongUse, match="for any of them"):
        owners.say(session, uuid, "Ben", for_anyone=True)
    with pytest.raises(NotFound, match="No therapist"):
        owners.say(session, uuid, "Cy")
    with pytest.raises(NotFound, match="deleted in the meantime"):
        owners.say(session, uuid4(), "Ben")


def test_several_are_named_by_their_ids(session, ann, ben, rows):
    owners.say_of(session, [row.uuid.hex[:8] for row in rows], "Ben")
    assert whose(rows) == [(ben.uuid, False)] * 2
    with pytest.raises(NotFound):
        owners.say_of(session, ["00000000"], "Ben")


def test_what_was_captured_under_an_unknown_name_is_theirs_of_whom_that_is_said(
    session, at, ann, ben
):
    now = at("2026-05-10T12:00")
    words = Addition(
        at=now,
        zone="UTC",
        entry=NewEntry(body="A line.", share="as-written"),
        topic=NewTopic(text="A topic"),
        ratings=(NewRating(scale="heard", value=4),),
        therapist="Jo",
    )
    additions.merge(session, words.uuid, words)
    topic = topics.all_of(session)[0]
    for row in (words.uuid, topic.uuid):
        owners.give(session, row, ann.uuid)
    assert additions.unknown_names(session) == []
    (waits,) = waiting.waiting(session)
    assert waits.about == "Ann"
    additions.settle_name(session, "Jo", another(session, "Jo"))
    chosen = choose(session, ann, None, today=now.date())
    assert file.name(chosen, "full") == "summary-next-Ann.md"
    page = render(chosen, "full")
    assert "A line." in page
    assert "A topic" in page
    assert choose(session, therapists.named(session, "Jo"), None, today=now.date()).empty
    assert choose(session, ben, None, today=now.date()).empty


@pytest.fixture
def draft(at):
    now = at("2026-05-10T12:00")
    return Draft(at=now, changed_at=now, zone="UTC", body="Words.")


def test_a_draft_says_whom_it_is_for_and_the_entry_is_theirs(session, ann, ben, draft):
    assert owners.of_draft(session, draft) == "nobody yet"
    assert owners.to_ask_of_draft(session, draft) == {ann.uuid: "Ann", ben.uuid: "Ben"}
    for_ben = replace(draft, whose=ben.uuid.hex)
    assert owners.of_draft(session, for_ben) == "Ben"
    uuid = stored.store(session, for_ben, None)
    assert owners.of(session, uuid) == Owner(ben.uuid)
    now_it = replace(stored.as_draft(session, uuid, draft.at), whose=ANYONE)
    assert owners.of_draft(session, replace(now_it, whose="")) == "Ben"
    assert not unfinished.is_kept(session, now_it)
    unfinished.keep(session, now_it, today=draft.at.date())
    assert owners.of(session, uuid) == Owner(for_anyone=True)
    assert unfinished.is_kept(session, now_it)
    new = replace(draft, uuid=uuid4(), whose=ann.uuid.hex)
    unfinished.keep(session, new, today=draft.at.date())
    assert owners.of(session, new.uuid) == Owner(ann.uuid)
    assert Draft.from_bytes(new.to_bytes()).whose == ann.uuid.hex
    nobodys = replace(draft, uuid=uuid4(), whose=uuid4().hex)
    assert owners.of(session, stored.store(session, nobodys, None)) == Owner()


def test_with_one_therapist_a_draft_says_nothing_of_them(session, ann, draft):
    assert owners.of_draft(session, draft) == ""
    assert owners.to_ask_of_draft(session, draft) == {}
    assert b"whose" not in draft.to_bytes()
    therapists.add(session, "Ben")
    seeing.end(session, ann)
    assert (owners.of_draft(session, draft), owners.to_ask_of_draft(session, draft)) == ("Ben", {})
    # What is kept already may have been meant for the one before.
    kept = stored.as_draft(session, stored.store(session, draft, None), draft.at)
    assert list(owners.to_ask_of_draft(session, kept).values()) == ["Ann", "Ben"]
