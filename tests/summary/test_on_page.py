"""What may be on a page, by number and name, and putting it there, leaving it off, ordering it."""

import pytest
from desk import LAST, NEXT

from bondjournal.addition import NewTopic
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import entries, preparations, topics
from bondjournal.journal.tables import Helped, Practical
from bondjournal.summary import on_page, things


@pytest.fixture(autouse=True)
def clock(at):
    return at("2026-05-11T18:00")


@pytest.fixture
def page(desk):
    """Whose page it is and what for; there is a session behind, and some of everything."""
    last = desk.appointment(LAST)
    last.wished = "a minute longer"
    desk.rating(last, 5, on_page=False)
    topics.add(desk.session, NewTopic(text="the call"))
    topics.add(desk.session, NewTopic(text="the planning"))
    desk.entry(LAST.replace(day=30), body="We moved on.")
    desk.entry(NEXT.replace(day=7), "only-me", body="My own.")
    for words in ("tea", "a walk"):
        desk.add(Helped(text=words, day=LAST))
    desk.add(Practical(text="Which weeks?"))
    return desk.therapist.uuid, desk.appointment(NEXT, "planned").uuid


def found(desk, page, key):
    return next(one for one in things.of(desk.session, *page) if key in (one.key, one.words))


def test_everything_is_named_and_what_is_private_stands_behind_it(desk, page):
    every = things.of(desk.session, *page)
    assert [one.words for one in every][:3] == [
        "the call",
        "the planning",
        "30 April: We moved on.",
    ]
    assert every[-1].words == "7 May: My own."
    assert things.of(desk.session, *page, private=False) == every[:-1]
    assert [one.key for one in every if one.key] == [
        "heard",
        "usual",
        "numbers",
        "wished",
        "read-together",
        "hand-back",
    ]


def test_every_entry_of_a_long_time_is_there_and_can_be_left_off(desk, page):
    for number in range(520):
        desk.entry(NEXT.replace(day=8), "only-me", body=f"My own {number}.")
    newest = desk.entry(NEXT.replace(day=9), body="The newest.")
    assert found(desk, page, "9 May: The newest.").on
    on_page.leave(desk.session, *page, [newest.uuid.hex])
    assert newest.share == "only-me"


def test_looking_begins_no_preparation(desk, page):
    things.of(desk.session, *page)
    things.named(desk.session, *page, ["usual"])
    meant = preparations.here(desk.session, *page).appointment
    for appointment in (None, meant):
        assert preparations.of(desk.session, desk.therapist, appointment) is None


def test_what_is_named_is_put_there_and_left_off(desk, page):
    call, tea = (found(desk, page, words).uuid.hex[:8] for words in ("the call", "tea"))
    names = [call, "heard", "wished", "hand-back", tea]
    for put, on in ((on_page.leave, False), (on_page.put, True)):
        put(desk.session, *page, names)
        keys = ("the call", "heard", "wished", "hand-back", "tea")
        assert [found(desk, page, key).on for key in keys] == [on] * 5


def test_switching_something_on_tells_what_that_tells_them(desk, page):
    assert on_page.put(desk.session, *page, ["heard", "usual"]) == [
        "Your usual appears after three shared ratings."
    ]


def test_how_an_entry_goes_there_is_said(desk, page):
    name = [found(desk, page, "7 May: My own.").uuid.hex]
    with pytest.raises(WrongUse, match="is yours to say"):
        on_page.put(desk.session, *page, name)
    on_page.put(desk.session, *page, name, line="One line.")
    on_page.leave(desk.session, *page, name)
    on_page.put(desk.session, *page, name)
    entry = entries.named(desk.session, name[0])
    assert (entry.share, entry.gist) == ("gist", "One line.")
    on_page.put(desk.session, *page, name, whole=True)
    assert entry.share == "as-written"


def test_they_stand_in_the_order_that_is_said(desk, page):
    tea, walk = (found(desk, page, words).uuid.hex for words in ("tea", "a walk"))
    on_page.put(desk.session, *page, [tea, walk])
    on_page.arrange(desk.session, *page, [walk, "2", tea, "1"])
    words = [one.words for one in things.of(desk.session, *page)]
    assert words.index("a walk") < words.index("tea")
    assert words.index("the planning") < words.index("the call")


@pytest.mark.parametrize("name", ["3", "heard"])
def test_what_stands_by_its_day_has_no_place_of_its_own(desk, page, name):
    on_page.put(desk.session, *page, ["heard"])
    with pytest.raises(WrongUse, match="stand by their day"):
        on_page.arrange(desk.session, *page, [name])


def test_what_is_left_off_has_no_place(desk, page):
    with pytest.raises(WrongUse, match="has no place there"):
        on_page.arrange(desk.session, *page, [found(desk, page, "tea").uuid.hex])


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("99", NotFound),
        ("0", NotFound),
        ("abc", NotFound),
        ("ffffffff", NotFound),
        ("open", NotFound),
        ("unsaid", NotFound),
    ],
)
def test_what_nothing_is_named_by_is_refused(desk, page, name, error):
    for do in (on_page.put, on_page.leave, on_page.arrange):
        with pytest.raises(error):
            do(desk.session, *page, [name])


def test_who_it_is_from_is_no_switch(desk, page):
    words = [one.kind for one in things.of(desk.session, *page)]
    with pytest.raises(WrongUse, match="a name, not a switch"):
        on_page.put(desk.session, *page, [str(words.index("name") + 1)])


def test_an_entry_from_behind_the_third_door_is_refused_by_name(desk, page):
    row = desk.entry(NEXT.replace(day=8), "only-me", body="What happened.", door="3")
    with pytest.raises(WrongUse):
        on_page.put(desk.session, *page, [row.uuid.hex])
