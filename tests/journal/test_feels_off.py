"""What becomes of words from "Something feels off", piece by piece, and who is meant."""

from datetime import date, timedelta
from itertools import product

import pytest

from bondjournal import dates
from bondjournal.addition import NewRating, NewTopic
from bondjournal.draft import FIELDS_BEHIND, Draft
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import (
    appointments,
    attendance,
    entries,
    feels_off,
    ratings,
    therapists,
    topics,
    unfinished,
    versions,
)
from bondjournal.summary.choose import choose
from bondjournal.summary.markdown import render
from made import someone

NOW = "2026-05-10T18:00"
HAPPENED = "She looked at the clock.\nTwice."
WISH = "a minute longer"
SENTENCE = "I said it was fine, and it was not quite."


@pytest.fixture
def now(at):
    return at(NOW)


@pytest.fixture
def them(session, now):
    return therapists.usual_one(session)


@pytest.fixture
def last(session, them, now):
    day = (now - timedelta(days=5)).date()
    return appointments.attended_on(session, them, day, "Europe/Berlin")


@pytest.fixture
def draft(now):
    """A draft from behind a door, with the words in its fields."""

    def make(door="1", body=HAPPENED, *fields):
        fields = fields or {"1": (WISH, SENTENCE), "2": ("How do you work?",)}.get(door, ())
        assert len(fields) == FIELDS_BEHIND[door]
        return Draft(
            at=now, changed_at=now, zone="Europe/Berlin", door=door, body=body, fields=fields
        )

    return make


def keep(session, draft, them, **chosen):
    now = draft.at
    return feels_off.keep(session, draft, chosen, page_for=them.uuid if them else None, now=now)


def kept(session):
    rows = (entries.by_uuid(session, line.uuid) for line in entries.page(session))
    return {(row.body, row.share, row.door) for row in rows}


def page(session, them, now):
    return " ".join(render(choose(session, them, None, today=now.date()), "full").split())


def test_what_is_written_is_asked_about_in_order_and_what_is_empty_is_not(draft):
    assert [one.name for one in feels_off.pieces(draft())] == ["happened", "wished", "sentence"]
    assert [one.name for one in feels_off.pieces(draft("1", " \n", "", SENTENCE))] == ["sentence"]
    assert [one.name for one in feels_off.pieces(draft("2", "Patience.", ""))] == ["wanted"]
    assert feels_off.pieces(draft("3", "At 15:20.")) == [("happened", "At 15:20.")]


@pytest.mark.parametrize("ways", list(product(("page", "talk-over", "here"), repeat=3)))
def test_each_piece_is_on_the_page_by_its_own_choice_alone(session, them, last, now, draft, ways):
    words = {"happened": "She looked at the clock.", "wished": WISH, "sentence": SENTENCE}
    chosen = dict(zip(words, ways, strict=True))
    done = keep(session, draft(), them, **chosen)
    text = page(session, them, now)
    for name, way in chosen.items():
        assert (words[name] in text) == (way == "page") == (name in done.on_page)
    assert "\n\n".join(sorted(body for body, *_ in kept(session))).count(WISH) == 1
    assert {door for *_, door in kept(session)} == {"1"}


@pytest.mark.parametrize("of_the_session", [True, False])
def test_what_is_kept_again_for_no_page_is_on_none(session, them, last, now, draft, of_the_session):
    if not of_the_session:
        versions.edit(session, last, wished="a glass of water", wished_on_page=True)
    written = draft()
    keep(session, written, them, happened="page", wished="page", sentence="page")
    keep(session, written, them, happened="here", wished="talk-over", sentence="page")
    text = page(session, them, now)
    assert (WISH in text, SENTENCE in text, "the clock" in text) == (False, True, False)
    keep(session, written, them, sentence="here")
    assert SENTENCE not in page(session, them, now)
    assert last.wished_on_page is not of_the_session
    assert keep(session, written, them, sentence="page").on_page == ("sentence",)
    assert SENTENCE in page(session, them, now)


def test_the_sentence_is_a_topic_and_the_wish_does_not_follow_it(session, them, last, draft):
    keep(session, draft(), them, sentence="page")
    (topic,) = topics.all_of(session)
    assert (topic.text, topic.more, topic.first) == (SENTENCE, "", True)
    assert topic.therapist_uuid == them.uuid
    assert (last.wished, last.wished_on_page) == ("", False)
    assert kept(session) == {(f"{HAPPENED}\n\n{WISH}\n\n{SENTENCE}", "only-me", "1")}


def test_a_text_for_the_page_is_an_entry_without_the_other_pieces(session, them, draft):
    keep(session, draft(), them, happened="page")
    assert kept(session) == {
        (HAPPENED, "as-written", "1"),
        (f"{WISH}\n\n{SENTENCE}", "only-me", "1"),
    }


def test_a_wish_belongs_to_the_last_session_unless_that_has_another(session, them, last, draft):
    versions.edit(session, last, wished="a glass of water")
    keep(session, draft(), them, wished="page", sentence="page")
    (topic,) = topics.all_of(session)
    assert topic.more == WISH
    assert (last.wished, last.wished_on_page) == ("a glass of water", False)


def test_a_wish_belongs_to_no_session_that_the_page_does_not_name(session, them, draft, at):
    """A private number says that there was one, and nothing private may show on a page."""
    at("2026-03-01T18:00")
    when = dates.When(date(2026, 3, 11), None)
    planned = appointments.add(session, them, when, "Europe/Berlin")
    now = at(NOW)
    new = NewRating(scale="heard", value=5)
    ratings.give(session, planned, new, at=planned.at + timedelta(hours=8), day=planned.day)
    assert attendance.last_attended(session, them, now) is planned
    keep(session, draft(), them, wished="page")
    assert planned.wished == ""
    assert [one.text for one in topics.all_of(session)] == [WISH]


def test_a_wish_alone_without_a_session_is_a_topic(session, them, draft):
    keep(session, draft(), them, wished="page")
    assert [(one.text, one.first) for one in topics.all_of(session)] == [(WISH, True)]


def test_behind_the_second_door_too(session, them, now, draft):
    done = keep(session, draft("2", "Patience."), them, question="page")
    assert (done.on_page, done.first) == (("question",), True)
    assert "Patience" not in page(session, them, now)
    keep(session, draft("2", "Humour.", ""), them, wanted="page")
    assert "Humour." in page(session, them, now)


def test_nothing_that_comes_first_already_is_moved(session, them, draft):
    topics.add(session, NewTopic(text="My sister", first=True))
    assert not keep(session, draft(), them, sentence="page").first
    assert [one.text for one in topics.all_of(session)] == ["My sister", SENTENCE]


def test_it_is_on_no_page_for_somebody_else(session, them, draft):
    versions.edit(session, them, name="Judith")
    other = someone(session, "Karim")
    keep(session, draft(), them, sentence="page")
    assert [one.text for one in topics.on_page(session, them.uuid)] == [SENTENCE]
    assert topics.on_page(session, other.uuid) == []


def test_what_is_not_decided_waits_as_a_draft_of_its_own(session, them, draft, now):
    made = draft()
    chosen = {"wished": "later", "sentence": "page"}
    rest = feels_off.left_for_later(made, chosen, now)
    assert (rest.door, rest.body, rest.fields) == ("1", "", (WISH, ""))
    assert rest.uuid != made.uuid
    assert keep(session, made, them, **chosen).later == ("wished",)
    assert unfinished.is_kept(session, made)
    assert not unfinished.is_kept(session, rest)
    assert WISH not in str(kept(session))
    assert feels_off.left_for_later(made, {}, now) is None
    every = dict.fromkeys(("happened", "wished", "sentence"), "later")
    assert feels_off.left_for_later(made, every, now) is made
    assert keep(session, draft(), them, **every).entry is None


def test_kept_again_it_takes_the_place_of_what_was_kept(session, them, last, draft, now):
    first = draft()
    keep(session, first, them, sentence="page", wished="page")
    again = first.changed(now, body="She left.", fields=("two minutes", "I hold back."))
    keep(session, again, them, sentence="page", wished="page")
    assert kept(session) == {("She left.\n\ntwo minutes\n\nI hold back.", "only-me", "1")}
    assert [one.text for one in topics.all_of(session)] == ["I hold back."]
    assert last.wished == "two minutes"
    former = [one.row["row"]["body"] for one in versions.history(session, first.uuid)]
    assert former == [f"{HAPPENED}\n\n{WISH}\n\n{SENTENCE}"]


def test_kept_again_otherwise_no_piece_is_there_twice(session, them, draft):
    made = draft()
    for chosen in ({"happened": "page"}, {}, {"happened": "page"}):
        keep(session, made, them, **chosen)
        bodies = "\n".join(body for body, *_ in kept(session))
        assert [bodies.count(words) for words in ("She looked", WISH, SENTENCE)] == [1, 1, 1]


def test_one_that_was_deleted_is_kept_as_another(session, them, draft):
    made = draft("3", "At 15:20.")
    keep(session, made, them)
    for _ in range(2):
        for line in entries.page(session):
            versions.delete(session, entries.by_uuid(session, line.uuid))
        keep(session, made, them)
        assert kept(session) == {("At 15:20.", "only-me", "3")}
        keep(session, made, them)
        assert kept(session) == {("At 15:20.", "only-me", "3")}


def test_a_topic_that_was_deleted_is_one_again_and_can_be_taken_off(session, them, draft):
    made = draft()
    keep(session, made, them, sentence="page")
    versions.delete(session, topics.all_of(session)[0])
    for _ in range(2):
        keep(session, made, them, sentence="page")
        assert [one.text for one in topics.on_page(session, them.uuid)] == [SENTENCE]
    keep(session, made, them)
    assert topics.on_page(session, them.uuid) == []


def test_a_draft_that_went_on_after_it_was_kept_is_unfinished(session, them, draft, now, at):
    made = draft()
    keep(session, made, them)
    later = made.changed(at("2026-05-10T18:05"), body="She looked at the clock. Thrice.")
    assert unfinished.is_kept(session, made.changed(later.changed_at))
    assert not unfinished.is_kept(session, later)
    unfinished.keep(session, later, today=now.date())
    assert unfinished.is_kept(session, later)
    assert "Thrice" in str(kept(session))


def test_a_page_needs_somebody_and_a_door_that_has_one(session, them, draft):
    with pytest.raises(WrongUse, match="no therapist"):
        keep(session, draft(), None, sentence="page")
    with pytest.raises(WrongUse, match="third door"):
        keep(session, draft("3", "At 15:20."), them, happened="page")
    assert kept(session) == set()
    assert "page" not in feels_off.outcomes(draft("3", "x"), page=True)
    assert "page" not in feels_off.outcomes(draft(), page=False)
    assert "page" in feels_off.outcomes(draft("2"), page=True)


def test_who_is_meant(session, them):
    versions.edit(session, them, name="Judith")
    ended = someone(session, "Karim")
    versions.edit(session, ended, state="ended")
    names = [one.name for one in feels_off.mentioned(session)]
    assert names == ["Judith", "Karim"]
    assert [one.name for one in feels_off.with_a_page(session)] == ["Judith"]
    people = feels_off.mentioned(session)
    assert feels_off.meant(session, people, "karim").uuid == ended.uuid
    with pytest.raises(WrongUse, match="several"):
        feels_off.meant(session, people, "")
    with pytest.raises(NotFound):
        feels_off.meant(session, people, "Nobody")
    feels_off.stop_mentioning(session, them.uuid)
    assert [one.name for one in feels_off.mentioned(session)] == ["Karim"]
    assert feels_off.with_a_page(session) == []
    with pytest.raises(WrongUse):
        feels_off.meant(session, feels_off.with_a_page(session), "Judith")
    feels_off.mention_again(session, them.uuid)
    assert [one.name for one in feels_off.mentioned(session)] == names


def test_a_text_for_one_page_is_on_no_page_of_somebody_else(session, them, now, draft):
    versions.edit(session, them, name="Judith")
    other = someone(session, "Karim")
    keep(session, draft(), them, happened="page", wished="page")
    assert "looked at the clock" in page(session, them, now)
    assert "looked at the clock" not in page(session, other, now)
    assert WISH not in page(session, other, now)


def test_what_is_kept_again_for_somebody_else_is_on_their_page_alone(session, them, draft, now):
    therapists.rename(session, them, "Ann")
    ben = someone(session, "Ben")
    made = draft()
    for whose in (them, ben):
        keep(session, made, whose, sentence="page", happened="page")
    assert choose(session, them, None, today=now.date()).empty
    assert SENTENCE in page(session, ben, now)
