"""What holds for the rows of every list: their order, their names, their words, their return."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from bondjournal.addition import NewTopic
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import (
    former,
    goals,
    hard_times,
    helped,
    moments,
    practical,
    topics,
    tried,
    versions,
)
from bondjournal.journal.tables import Row, Topic
from made import ask, row_of

DAY = date(2026, 5, 1)
STARTS = ("abcdef10", "abcdef20", "12345678")


@dataclass
class Noun:
    """One list, and how something is added to it."""

    list: Any
    add: Callable
    words: str = "text"

    def listed(self, session):
        return [getattr(one, self.words) for one in self.list.listed(session)]


class Topics:
    """The topics, as the other lists are."""

    listed = staticmethod(topics.all_of)
    named = staticmethod(topics.named)

    def reword(self, session, uuid, words):
        return topics.change(session, versions.existing(session, Topic, uuid), text=words)

    def move(self, session, uuid, to):
        topics.move(session, versions.existing(session, Topic, uuid), to)


NOUNS = {
    "goal": Noun(goals.LIST, goals.add, "words"),
    "hard_time": Noun(hard_times.LIST, lambda s, words: hard_times.add(s, "steadied", words)),
    "helped": Noun(helped.LIST, lambda s, words: helped.add(s, words, day=DAY)),
    "moment": Noun(moments.LIST, lambda s, words: moments.add(s, words, day=DAY)),
    "practical": Noun(practical.LIST, practical.add),
    "topic": Noun(
        Topics(), lambda s, words: topics.add(s, ask(None, topic=NewTopic(text=words)).topic)
    ),
    "tried": Noun(tried.LIST, lambda s, words: tried.add(s, words, day=DAY), "what"),
}
PLACED = [name for name in NOUNS if name != "moment"]
"""Moments stand by their day."""


@pytest.fixture
def noun(request):
    return NOUNS[request.param]


@pytest.fixture
def three(session, noun):
    return [noun.add(session, words) for words in ("one", "two", "three")]


def each(names):
    return pytest.mark.parametrize("noun", names, indirect=True)


@each(PLACED)
def test_rows_stand_in_the_order_they_were_added_until_one_is_moved(session, noun, three):
    one, two, three = three
    assert noun.listed(session) == ["one", "two", "three"]
    for row, to, becomes in (
        (three, 1, ["three", "one", "two"]),
        (one, 3, ["three", "two", "one"]),
        (two, 2, ["three", "two", "one"]),
        (three, 2, ["two", "three", "one"]),
    ):
        noun.list.move(session, row.uuid, to)
        assert noun.listed(session) == becomes
    for to in (0, -1, 4, 10**9):
        with pytest.raises(WrongUse, match="There are 3 places"):
            noun.list.move(session, one.uuid, to)
    noun.add(session, "four")
    assert noun.listed(session) == ["two", "three", "one", "four"]


@each(NOUNS)
def test_a_row_is_meant_by_its_number_or_the_start_of_its_id(session, noun, three):
    named = noun.list.named
    assert [named(session, number).uuid for number in "123"] == [one.uuid for one in three]
    uuids = [UUID(f"{start}-1234-4567-89ab-cdef01234567") for start in STARTS]
    for one, uuid in zip(three, uuids, strict=True):
        (one if isinstance(one, Row) else row_of(session, one)).uuid = uuid
    session.flush()
    assert named(session, "ABCDEF2").uuid == uuids[1]
    assert named(session, str(uuids[2])).uuid == uuids[2]
    with pytest.raises(WrongUse, match="Several"):
        named(session, "abcdef")
    for name in ("0", "4", "-1", "", "one", "1.0", "²", "9" * 5000, "g" * 8, "abc", "abcdef3"):
        with pytest.raises(NotFound):
            named(session, name)


@each(NOUNS)
def test_words_are_one_line_are_changed_and_never_to_none(session, noun):
    row = noun.add(session, " one\nline ")
    for wrong in ("", " \n ", "long " * 1000, "a\x00b"):
        with pytest.raises(WrongUse):
            noun.add(session, wrong)
        with pytest.raises(WrongUse):
            noun.list.reword(session, row.uuid, wrong)
    assert noun.listed(session) == ["one line"]
    assert noun.list.reword(session, row.uuid, " other\nwords ")
    assert not noun.list.reword(session, row.uuid, "other words")
    assert noun.listed(session) == ["other words"]
    assert [one.row["row"][noun.words] for one in versions.history(session, row.uuid)] == [
        "one line"
    ]


@each(NOUNS)
def test_a_removed_row_waits_in_the_trash_and_comes_back_in_its_place(session, noun, three):
    uuid = three[1].uuid
    version = former.delete(session, uuid)
    assert noun.listed(session) == ["one", "three"]
    assert [one.row_uuid for one in versions.trash(session)] == [uuid]
    former.bring_back(session, version)
    assert noun.list.named(session, uuid.hex).uuid == uuid
    assert noun.listed(session) == ["one", "two", "three"]
    assert versions.trash(session) == []
