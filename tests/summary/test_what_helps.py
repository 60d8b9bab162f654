"""Goals and what helps in its sections, and what of it is on the next page."""

from datetime import UTC, date, datetime

import pytest

from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import former, goals, helped, moments, practical, tried
from bondjournal.summary import what_helps
from bondjournal.wording.work import SECTIONS
from made import someone

NOW = datetime(2026, 5, 10, 18, tzinfo=UTC)
TODAY = date(2026, 5, 10)


@pytest.fixture(autouse=True)
def clock(at):
    at("2026-05-10T18:00")


def of(session, name):
    return what_helps.rows_of(session, name, NOW, TODAY)


def turn(session, row, therapist=None):
    return what_helps.turn(session, row.uuid, therapist, NOW, TODAY)


def test_every_section_has_its_rows_in_order(session):
    someone(session, "Ann")
    goals.add(session, "say it")
    tried.add(session, "a pause", day=TODAY)
    helped.add(session, "email in bed", day=TODAY, helped=False)
    helped.add(session, "walking", day=TODAY)
    moments.add(session, "it was right", day=TODAY)
    moments.add(session, "the name of my street", day=TODAY, sign="trust")
    question = practical.add(session, "A break?")
    found = what_helps.sections(session, NOW, TODAY)
    assert [one.name for one in found] == list(SECTIONS)
    words = ("words", "what", "text", "text", "text", "text")
    assert [
        [getattr(row, name) for row in one.rows] for one, name in zip(found, words, strict=True)
    ] == [
        ["say it"],
        ["a pause"],
        ["walking"],
        ["email in bed"],
        ["the name of my street", "it was right"],
        ["A break?"],
    ]
    assert not any(row.on_page for one in found for row in one.rows)
    assert practical.LIST.get(session, question.uuid).kept_on == TODAY
    assert practical.LIST.get(session, question.uuid).on_page is None


def test_a_section_stays_folded_until_it_is_opened(session):
    def folded():
        return [one.name for one in what_helps.sections(session, NOW, TODAY) if one.folded]

    assert folded() == []
    what_helps.fold_or_open(session, "tried")
    what_helps.fold_or_open(session, "goal")
    assert folded() == ["goal", "tried"]
    what_helps.fold_or_open(session, "goal")
    what_helps.open_section(session, "helped")
    assert folded() == ["tried"]
    what_helps.open_section(session, "tried")
    assert folded() == []


def test_a_row_is_put_on_the_next_page_and_taken_off_however_old_it_is(session):
    someone(session, "Ann")
    old = helped.add(session, "walking", day=date(2020, 1, 1))
    assert turn(session, old) is True
    assert [one.on_page for one in of(session, "helped")] == [True]
    assert turn(session, old) is False
    assert [one.on_page for one in of(session, "helped")] == [False]


def test_what_a_page_would_not_show_is_refused(session):
    someone(session, "Ann")
    goal, question = goals.add(session, "say it"), practical.add(session, "A break?")
    practical.mark(session, question.uuid, asked=True)
    with pytest.raises(WrongUse, match="once it has a number"):
        turn(session, goal)
    with pytest.raises(WrongUse, match="asked already"):
        turn(session, question)
    former.delete(session, goal.uuid)
    with pytest.raises(NotFound):
        turn(session, goal)


def test_of_several_pages_the_one_of_its_therapist_is_meant(session):
    ann, ben = someone(session, "Ann"), someone(session, "Ben")
    theirs = helped.add(session, "walking", day=TODAY, therapist=ben.uuid)
    anyones = helped.add(session, "texting", day=TODAY, for_anyone=True)
    nobodys = helped.add(session, "tea", day=TODAY)

    def pages(row):
        return [one.name for one in what_helps.pages_for(session, row.uuid, NOW)]

    assert (pages(theirs), pages(anyones)) == (["Ben"], ["Ann", "Ben"])
    with pytest.raises(WrongUse, match="There is no next page"):
        pages(nobodys)
    assert turn(session, theirs) is True
    assert turn(session, anyones, ann.uuid) is True
    assert [one.on_page for one in of(session, "helped")] == [True, True, False]
