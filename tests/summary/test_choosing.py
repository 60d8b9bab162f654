"""What is chosen for a page: one list by kind, each row with its state and what the page says."""

import pytest
from desk import LAST, NEXT, TODAY

from bondjournal.addition import NewTopic
from bondjournal.errors import WrongUse
from bondjournal.journal import entries, preparations, stand_ins, topics
from bondjournal.journal.tables import Moment, Tried
from bondjournal.summary import choosing, page_items
from bondjournal.summary.choose import choose
from bondjournal.summary.parts import parts


@pytest.fixture(autouse=True)
def clock(at):
    return at("2026-05-11T18:00")


@pytest.fixture
def page(desk):
    last = desk.appointment(LAST)
    for scale, value in (("heard", 5), ("safe", 7)):
        desk.rating(last, value, scale, on_page=False, line="We moved on.")
    desk.entry(NEXT.replace(day=9), "as-written", body="A calmer answer, said Ilse.")
    desk.entry(NEXT.replace(day=7), "only-me", body="My own.")
    desk.entry(NEXT.replace(day=8), "gist", title="a hard call", gist="Ilse rang.")
    desk.add(Moment(text="You remembered", day=LAST, for_anyone=True))
    desk.add(Tried(what="planning", how_it_went="twice", day=LAST, for_anyone=True))
    stand_ins.decide(desk.session, "Ilse", "my sister")
    return desk.therapist.uuid, desk.appointment(NEXT, "planned").uuid


def rows(desk, page):
    return {row.words: row for row in choosing.of_page(desk.session, *page)}


def says(desk, page, words):
    coming = preparations.for_page(desk.session, *page).appointment
    whole = choose(desk.session, desk.therapist, coming, today=TODAY)
    return rows(desk, page)[words].says(parts(whole, "full"))


def turn(desk, page, words, *, on):
    choosing.turn(desk.session, *page, rows(desk, page)[words], on=on)


NUMBERS = "28 April: heard 5 of 10, safe 7 of 10"


def test_entries_stand_by_their_day_and_the_rest_by_kind_with_its_state(desk, page):
    found = [(row.kind, row.words, row.state) for row in choosing.of_page(desk.session, *page)]
    assert found[:5] == [
        ("entry", "My own.", "not on the page"),
        ("entry", "a hard call", "one line"),
        ("entry", "A calmer answer, said Ilse.", "all of it"),
        ("rating", NUMBERS, "not on the page"),
        ("usual", "your usual beside them", "not on the page"),
    ]
    assert [kind for kind, *_ in found[5:]] == [
        "numbers",
        "moment",
        "tried",
        "name",
        "read_together",
        "hand_back",
    ]
    assert all(len(state) <= 15 for *_, state in found)


def test_what_the_page_says_of_a_row_is_said_with_names_replaced(desk, page):
    assert says(desk, page, "a hard call") == ("", "8 May, a hard call. My sister rang.")
    assert says(desk, page, "A calmer answer, said Ilse.") == (
        "",
        "9 May. A calmer answer, said my sister.",
    )
    assert says(desk, page, "My own.") == (
        "",
        "Not on the page. Press space to choose what may go on.",
    )
    topic = topics.add(desk.session, NewTopic(text="my sister"))
    topics.attach(desk.session, topic, _hard_call(desk))
    assert says(desk, page, "a hard call") == ("under topic 1", "8 May: My sister rang.")


def _hard_call(desk):
    return next(
        entries.by_uuid(desk.session, one.uuid)
        for one in entries.page(desk.session)
        if one.title == "a hard call"
    )


def test_one_key_puts_on_this_page_and_off_this_page_alone(desk, page):
    turn(desk, page, "a hard call", on=False)
    assert rows(desk, page)["a hard call"].state == "not this time"
    assert says(desk, page, "a hard call")[1] == "Not on this page. Press space to put it back."
    assert _hard_call(desk).share == "gist"
    assert rows(desk, page)["a hard call"].turned().state == "one line"
    turn(desk, page, "a hard call", on=True)
    assert rows(desk, page)["a hard call"].state == "one line"
    with pytest.raises(WrongUse, match="is up to you"):
        turn(desk, page, "My own.", on=True)
    turn(desk, page, NUMBERS, on=True)
    assert rows(desk, page)[NUMBERS].state == "on the page"
    assert says(desk, page, NUMBERS)[1].startswith("28 April: how heard I felt, 5 of 10; how safe")
    heard, _ = rows(desk, page)[NUMBERS].items
    choosing.turn(desk.session, *page, choosing.Choosable((heard,), ""), on=False)
    assert rows(desk, page)[NUMBERS].state == "safe alone"
    turn(desk, page, "Please hand it back afterwards.", on=True)
    assert (
        says(desk, page, "Please hand it back afterwards.")[1] == "Please hand it back afterwards."
    )


def test_before_any_session_is_known_private_entries_are_among_the_newest(desk, monkeypatch):
    desk.entry(NEXT.replace(day=6), "gist", title="shared", gist="long ago")
    for day in (7, 8, 9):
        desk.entry(NEXT.replace(day=day), "only-me", body=f"number {day}")
    page = desk.therapist.uuid, None
    assert "number 7" in rows(desk, page)
    monkeypatch.setattr(page_items, "_NEWEST", 2)
    assert {"shared", "number 8", "number 9"} <= set(rows(desk, page))
    assert "number 7" not in rows(desk, page)


def test_a_page_came_before_once_one_was_written(desk, page):
    assert not choosing.any_before(desk.session, *page)
    last = preparations.begin(desk.session, desk.therapist, desk.appointment(LAST))
    preparations.change(desk.session, last, step=preparations.WRITTEN)
    assert choosing.any_before(desk.session, *page)
