"""What may be on a page, by number and name, and putting it there, leaving it off, ordering it."""

import re
from uuid import UUID

import pytest
from desk import LAST, NEXT

from bondjournal.addition import NewTopic
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import entries, preparations, topics, whole_entries
from bondjournal.journal.tables import Helped, Practical, Therapist, Tried
from bondjournal.summary import on_page, page_items
from bondjournal.summary.markdown import render
from bondjournal.wording.on_page import STANDS_UNDER, left_off


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
    return next(
        one for one in page_items.of_page(desk.session, *page) if key in (one.key, one.words)
    )


def test_everything_is_named_and_what_is_private_stands_behind_it(desk, page):
    every = page_items.of_page(desk.session, *page)
    assert [one.words for one in every][:3] == [
        "the call",
        "the planning",
        "30 April: We moved on.",
    ]
    assert every[-1].words == "7 May: My own."
    assert page_items.of_page(desk.session, *page, private=False) == every[:-1]
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


def test_an_entry_is_left_off_one_page_alone_and_put_back_by_what_is_said_of_any_page(desk, page):
    entry = desk.entry(NEXT.replace(day=9), "gist", gist="A line.")
    topics.attach(desk.session, topics.on_page(desk.session, desk.therapist.uuid)[0], entry)
    coming = preparations.for_page(desk.session, *page).appointment

    def carried():
        return "A line." in render(desk.page(coming), "full")

    def state():
        (named,) = page_items.named(desk.session, *page, [entry.uuid.hex])
        return named.on, named.state

    assert (carried(), state()) == (True, (True, "one line, under a topic"))
    assert on_page.share(desk.session, ["last"], this_page=True) == [left_off(1, every_page=False)]
    assert (carried(), state()) == (False, (False, "not this time"))
    assert (entry.share, entry.gist) == ("gist", "A line.")
    on_page.put(desk.session, *page, [entry.uuid.hex])
    assert carried()
    topics.detach(desk.session, topics.on_page(desk.session, desk.therapist.uuid)[0], entry.uuid)
    assert carried()
    on_page.leave(desk.session, *page, [entry.uuid.hex], this_page=True)
    assert not carried()
    whole_entries.change(desk.session, entry.uuid, entries.Changes(share="gist"))
    assert carried()


def test_looking_begins_no_preparation(desk, page):
    page_items.of_page(desk.session, *page)
    page_items.named(desk.session, *page, ["usual"])
    meant = preparations.for_page(desk.session, *page).appointment
    for appointment in (None, meant):
        assert preparations.find(desk.session, desk.therapist, appointment) is None


def test_an_id_of_digits_is_not_cut_to_a_number(desk, page):
    entry = desk.entry(NEXT.replace(day=9), uuid=UUID(int=(0x00000123 << 96) + 5))
    (named,) = page_items.named(desk.session, *page, [entry.uuid.hex[:8]])
    assert named.uuid == entry.uuid


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
    with pytest.raises(WrongUse, match="is up to you"):
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
    words = [one.words for one in page_items.of_page(desk.session, *page)]
    assert words.index("a walk") < words.index("tea")
    assert words.index("the planning") < words.index("the call")


@pytest.mark.parametrize("name", ["3", "heard"])
def test_what_stands_by_its_day_has_no_place_of_its_own(desk, page, name):
    on_page.put(desk.session, *page, ["heard"])
    with pytest.raises(WrongUse, match="in order of date"):
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
    words = [one.kind for one in page_items.of_page(desk.session, *page)]
    with pytest.raises(WrongUse, match="a name, not a switch"):
        on_page.put(desk.session, *page, [str(words.index("name") + 1)])


def test_an_entry_from_behind_the_third_door_is_refused_by_name(desk, page):
    row = desk.entry(NEXT.replace(day=8), "only-me", body="What happened.", door="3")
    with pytest.raises(WrongUse):
        on_page.put(desk.session, *page, [row.uuid.hex])


def test_an_entry_is_shared_by_its_level_and_its_line(desk, page):
    name = found(desk, page, "7 May: My own.").uuid.hex
    entry = entries.named(desk.session, name)
    assert on_page.share(desk.session, [name], "as-written") == []
    assert (entry.share, entry.gist) == ("as-written", "")
    assert on_page.share(desk.session, [name], "gist", "One line.") == []
    assert (entry.share, entry.gist) == ("gist", "One line.")
    assert on_page.share(desk.session, [name], line="Another.") == []
    assert (entry.share, entry.gist) == ("gist", "Another.")


def test_an_entry_that_is_shared_already_stays_so_without_a_level(desk, page):
    name = found(desk, page, "30 April: We moved on.").uuid.hex
    assert on_page.share(desk.session, [name]) == []
    entry = entries.named(desk.session, name)
    assert (entry.share, entry.gist) == ("as-written", "")


@pytest.mark.parametrize("level", [None, "gist"])
def test_how_an_entry_is_shared_that_has_no_line_is_to_be_said(desk, page, level):
    name = found(desk, page, "7 May: My own.").uuid.hex
    with pytest.raises(WrongUse, match="is up to you"):
        on_page.share(desk.session, [name], level)
    assert entries.named(desk.session, name).share == "only-me"


def test_an_entry_that_has_a_line_is_shared_by_it_again_and_one_shared_whole_stays_whole(
    desk, page
):
    name = found(desk, page, "7 May: My own.").uuid.hex
    entry = entries.named(desk.session, name)
    on_page.share(desk.session, [name], line="One line.")
    on_page.share(desk.session, [name], "only-me")
    assert (entry.share, entry.gist) == ("only-me", "One line.")
    on_page.share(desk.session, [name])
    assert (entry.share, entry.gist) == ("gist", "One line.")
    on_page.share(desk.session, [name], "as-written")
    on_page.share(desk.session, [name])
    assert entry.share == "as-written"


def test_entries_alone_are_left_off_every_page_and_other_things_off_this_one(desk, page):
    name = found(desk, page, "30 April: We moved on.").uuid.hex
    assert on_page.share(desk.session, [name], "only-me") == [left_off(1, every_page=True)]
    assert entries.named(desk.session, name).share == "only-me"
    on_page.put(desk.session, *page, ["heard"])
    assert on_page.share(desk.session, [name, "heard"], "only-me") == [
        left_off(2, every_page=False)
    ]
    assert not found(desk, page, "heard").on


def test_what_is_no_entry_is_put_on_the_page_by_sharing_it(desk, page):
    tea = found(desk, page, "tea").uuid.hex
    told = on_page.share(desk.session, [tea, "heard", "usual"])
    assert told == ["Your usual appears after three shared ratings."]
    assert found(desk, page, "tea").on
    assert found(desk, page, "heard").on


def test_nothing_is_shared_by_words_or_where_one_name_is_wrong(desk, page):
    name = found(desk, page, "7 May: My own.").uuid.hex
    with pytest.raises(WrongUse, match="A name has no spaces in it"):
        on_page.share(desk.session, [name, "My own."], "as-written")
    with pytest.raises(NotFound):
        on_page.share(desk.session, [name, "ffffffff"], "as-written")
    assert entries.named(desk.session, name).share == "only-me"


def test_the_session_and_the_therapist_of_the_page_are_those_that_are_named(desk, page):
    with pytest.raises(NotFound):
        on_page.share(desk.session, ["heard"], asked="2026-05-13")
    with pytest.raises(NotFound):
        on_page.share(desk.session, ["heard"], therapist="Nobody")
    on_page.share(desk.session, ["heard"], asked=NEXT.isoformat())
    assert found(desk, page, "heard").on


def test_a_line_is_for_an_entry_alone(desk, page):
    with pytest.raises(WrongUse, match=r"^Just entries can have a line for the page\.$"):
        on_page.put(desk.session, *page, ["heard"], line="One line.")
    assert not found(desk, page, "heard").on


def test_one_entry_that_is_named_is_returned_and_nothing_else_is(desk, page):
    one = found(desk, page, "30 April: We moved on.").uuid
    other = found(desk, page, "7 May: My own.").uuid
    entry = on_page.entry_of(desk.session, [one.hex])
    assert (entry.uuid, entry.body) == (one, "We moved on.")
    assert on_page.entry_of(desk.session, [one.hex, other.hex]) is None
    assert on_page.entry_of(desk.session, []) is None
    assert on_page.entry_of(desk.session, ["heard"]) is None
    behind = desk.entry(NEXT.replace(day=8), "only-me", body="What happened.", door="3")
    with pytest.raises(WrongUse):
        on_page.entry_of(desk.session, [behind.uuid.hex])


def test_what_stands_under_a_topic_has_no_place_of_its_own(desk, page):
    attempt = desk.add(Tried(what="a pause", how_it_went="well", day=LAST, for_anyone=True))
    topics.attach(desk.session, topics.on_page(desk.session, desk.therapist.uuid)[0], attempt)
    with pytest.raises(WrongUse, match=re.escape(STANDS_UNDER)):
        on_page.arrange(desk.session, *page, [attempt.uuid.hex])


@pytest.fixture
def ann_and_ben(desk):
    """Two therapists, the first of them with the page."""
    desk.therapist.name = "Ann"
    return desk.therapist, desk.add(Therapist(name="Ben"))


@pytest.mark.parametrize("level", ["as-written", "only-me"])
def test_an_entry_is_not_put_on_the_page_of_somebody_else(desk, page, ann_and_ben, level):
    _, ben = ann_and_ben
    entry = desk.entry(NEXT.replace(day=9), "gist", gist="A line.", therapist_uuid=ben.uuid)
    name = entry.uuid.hex
    with pytest.raises(WrongUse, match=r"It is for Ben, and the page is for Ann\."):
        on_page.share(desk.session, [name], level, therapist="Ann")
    with pytest.raises(WrongUse, match=r"It is for Ben, and the page is for Ann\."):
        on_page.share(desk.session, [name], level, asked="2026-05-12")
    assert entry.share == "gist"
    on_page.share(desk.session, [name], level, therapist="Ben")
    assert entry.share == level


def test_an_entry_of_nobody_is_asked_about_before_it_is_on_a_page(desk, page, ann_and_ben):
    entry = desk.entry(NEXT.replace(day=9), "only-me")
    entry.therapist_uuid = None
    with pytest.raises(WrongUse, match="therapist it is for, and the page is for Ann"):
        on_page.share(desk.session, [entry.uuid.hex], "as-written", therapist="Ann")
    assert entry.share == "only-me"
