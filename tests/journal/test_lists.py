"""What holds for the rows of every list: their order, their names, their words, their return."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import ModuleType
from uuid import UUID

import pytest

from bondjournal.addition import NewTopic
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import (
    goals,
    hard_times,
    helped,
    moments,
    practical,
    topics,
    tried,
    versions,
)
from made import ask

DAY = date(2026, 5, 1)


@dataclass
class Noun:
    """How the rows of one list are added and put in other words."""

    module: ModuleType
    add: Callable
    change: Callable
    words: str = "text"

    def listed(self, session):
        return [getattr(one, self.words) for one in self.module.all_of(session)]


NOUNS = {
    "goal": Noun(goals, goals.add, goals.rename, "words"),
    "hard_time": Noun(
        hard_times, lambda s, words: hard_times.add(s, "steadied", words), hard_times.change
    ),
    "helped": Noun(
        helped,
        lambda s, words: helped.add(s, words, day=DAY),
        lambda s, row, words: helped.change(s, row, text=words),
    ),
    "moment": Noun(
        moments,
        lambda s, words: moments.add(s, words, day=DAY),
        lambda s, row, words: moments.change(s, row, text=words),
    ),
    "practical": Noun(
        practical, practical.add, lambda s, row, words: practical.change(s, row, text=words)
    ),
    "topic": Noun(
        topics,
        lambda s, words: topics.add(s, ask(None, topic=NewTopic(text=words)).topic),
        lambda s, row, words: topics.change(s, row, text=words),
    ),
    "tried": Noun(
        tried,
        lambda s, words: tried.add(s, words, day=DAY),
        lambda s, row, words: tried.change(s, row, what=words),
        "what",
    ),
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
        noun.module.move(session, row, to)
        assert noun.listed(session) == becomes
    for to in (0, -1, 4, 10**9):
        with pytest.raises(WrongUse, match="There are 3 places"):
            noun.module.move(session, one, to)
    noun.add(session, "four")
    assert noun.listed(session) == ["two", "three", "one", "four"]


@each(NOUNS)
def test_a_row_is_meant_by_its_number_or_the_start_of_its_id(session, noun, three):
    named = noun.module.named
    assert [named(session, number) for number in "123"] == three
    for row, start in zip(three, ("abcdef10", "abcdef20", "12345678"), strict=True):
        row.uuid = UUID(f"{start}-1234-4567-89ab-cdef01234567")
    session.flush()
    assert named(session, "ABCDEF2") is three[1]
    assert named(session, str(three[2].uuid)) is three[2]
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
            noun.change(session, row, wrong)
    assert noun.listed(session) == ["one line"]
    assert noun.change(session, row, " other\nwords ")
    assert not noun.change(session, row, "other words")
    assert noun.listed(session) == ["other words"]
    assert [one.row["row"][noun.words] for one in versions.history(session, row.uuid)] == [
        "one line"
    ]


@each(NOUNS)
def test_a_removed_row_waits_in_the_trash_and_comes_back_in_its_place(session, noun, three):
    uuid = three[1].uuid
    version = getattr(noun.module, "remove", versions.delete)(session, three[1])
    assert noun.listed(session) == ["one", "three"]
    assert [one.row_uuid for one in versions.trash(session)] == [uuid]
    assert versions.undo(session, version).uuid == uuid
    assert noun.listed(session) == ["one", "two", "three"]
    assert versions.trash(session) == []
