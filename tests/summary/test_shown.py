"""The page as it is shown, whose page is meant, and what goes on as the preparation for it."""

import pytest
from desk import LAST, NEXT, TODAY

from bondjournal.addition import NewTopic
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import appointments, therapists, topics, would_help
from bondjournal.summary import markdown, page_for
from bondjournal.summary.shown import shown
from made import someone


@pytest.fixture(autouse=True)
def clock(at):
    return at("2026-05-11T18:00")


def test_the_page_is_shown_as_it_would_be_written(desk):
    coming = desk.appointment(NEXT, "planned")
    desk.rating(desk.appointment(LAST))
    topics.add(desk.session, NewTopic(text="the call"))
    found = shown(desk.session, desk.therapist.uuid, coming.uuid, today=TODAY)
    assert found.page == desk.page(coming)
    assert found.text == markdown.render(found.page, "full")
    assert found.over is None
    assert found.waiting == 0
    brief = shown(
        desk.session,
        desk.therapist.uuid,
        coming.uuid,
        "brief",
        today=TODAY,
        numbers=False,
        previewed=False,
    )
    assert brief.page == desk.page(coming, numbers=False, previewed=False)
    assert brief.text == markdown.render(brief.page, "brief")


def test_it_is_told_by_how_much_it_is_too_long_and_what_waits(desk):
    someone(desk.session, "Anna")
    someone(desk.session, "Bert")
    for number in range(60):
        topics.add(
            desk.session,
            NewTopic(text=f"topic {number} " + "word " * 10),
            therapist=desk.therapist.uuid,
        )
    topics.add(desk.session, NewTopic(text="nobody's"))
    found = shown(desk.session, desk.therapist.uuid, None, today=TODAY)
    assert found.over is not None
    assert found.waiting == 1


def test_next_is_the_next_session_or_none_known(desk):
    assert page_for.meant(desk.session) == (desk.therapist.uuid, None)
    coming = desk.appointment(NEXT, "planned")
    assert page_for.meant(desk.session) == (desk.therapist.uuid, coming.uuid)


def test_a_session_is_meant_by_its_day_and_says_whose_page_it_is(desk):
    someone(desk.session, "Anna")
    bert = someone(desk.session, "Bert")
    theirs = desk.appointment(NEXT, "planned", therapist=bert)
    assert page_for.meant(desk.session, "12 May") == (bert.uuid, theirs.uuid)
    assert page_for.meant(desk.session, "next", "Bert") == (bert.uuid, theirs.uuid)
    with pytest.raises(NotFound):
        page_for.meant(desk.session, "12 May", "Anna")
    with pytest.raises(NotFound):
        page_for.meant(desk.session, "1 May")
    therapists.stop_mentioning(desk.session, bert)
    with pytest.raises(WrongUse):
        page_for.meant(desk.session, theirs.uuid.hex)


def test_what_was_prepared_for_none_known_is_for_the_session_that_is_known_now(desk):
    them = desk.therapist.uuid
    would_help.choose(desk.session, them, None, ["listening first"])
    assert not page_for.is_to_take_over(desk.session, them, None)
    coming = desk.appointment(NEXT, "planned")
    assert page_for.is_to_take_over(desk.session, them, coming.uuid)
    page_for.take_over(desk.session, them, coming.uuid)
    assert would_help.of_page(desk.session, them, coming.uuid) == ("listening first",)
    assert not page_for.is_to_take_over(desk.session, them, coming.uuid)
    appointments.mark(desk.session, coming, "cancelled")
    assert page_for.is_to_take_over(desk.session, them, None)
