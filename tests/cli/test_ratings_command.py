"""ratings on the command line and in plain mode, and what plain mode says of a dip."""

import json
from datetime import date, timedelta
from functools import partial

import pytest

from bondjournal.addition import NewRating
from bondjournal.journal import (
    appointments,
    notices,
    ratings,
    settings,
    therapists,
    topics,
    versions,
)
from felt import FIRST, ZONE, day, had, rate, rate_all
from made import someone

HEARD = [6, 7, 8, 7, 8, 9, 8, None, 5]
SAFE = [7, 7, 8, 8, 7, 8, 8, None, 7]
LINE = "We moved on before I had got to the point."
LAST = 8
NOW = "2026-03-03T18:00:00+00:00"
EVENING = f"{day(4)}T18:00"


@pytest.fixture
def nine(journal):
    with journal.transaction() as session:
        rate_all(session, HEARD)
        rate_all(session, SAFE, "safe")
        rate(session, LAST, 5, line=LINE)
        settings.put(session, "notices.waiting", [])
    journal.close()


DRAWN = """\
Heard, 9 sessions from 6 January to 3 March, 8 rated: between 5 and 9, usually 8, last 5.
Safe, 9 sessions from 6 January to 3 March, 8 rated: between 7 and 8, usually 8, last 7.

              Heard                       Safe
              0         5         10      0         5         10
  6 January   .         . o       .   6   .         .   o     .   7
 13 January   .         .   o     .   7   .         .   o     .   7
 20 January   .         .     o   .   8   .         .     o   .   8
 27 January   .         .[  o  ]  .   7   .         .  [  o]  .   8
 3 February   .         .[    o]  .   8   .         .  [o  ]  .   7
10 February   .         .[     ]o .   9   .         .  [  o]  .   8
17 February   .         .[    o  ].   8   .         .  [  o]  .   8
24 February   not rated                   not rated
    3 March   .         o  [     ].   5   .         .  [o  ]  .   7

3 March: Heard 5, your usual is 8. Safe 7, your usual is 8.
Heard: We moved on before I had got to the point.
"""


def test_a_sentence_a_scale_then_every_session_drawn(run, nine):
    done = run("ratings", BONDJOURNAL_NOW=NOW)
    assert done.out == DRAWN
    assert done.err.startswith("[ ] shows your previous six ratings, lowest to highest.")


def test_a_third_scale_stands_below(run, nine, reopened):
    with reopened().transaction() as session:
        rate(session, LAST, 10, "open")
    out = run("ratings", BONDJOURNAL_NOW=NOW).out
    assert "\n\n              Open\n" in out
    assert "Open, 9 sessions from 6 January to 3 March, 1 rated: 10.\n" in out
    assert "Open 10. One rating so far." in out


def test_from_a_day_on_the_usual_is_still_told_from_all(run, nine):
    days = ("--since", "2026-02-17", "--until", "2026-02-24")
    some = json.loads(run("ratings", *days, "--json", BONDJOURNAL_NOW=NOW).out)["sessions"]
    assert [one["day"] for one in some] == ["2026-02-17", "2026-02-24"]
    assert run("ratings", *days[:2], "--until", "2026-02-10", code=2, BONDJOURNAL_NOW=NOW).out == ""
    out = run("ratings", "--since", "2026-02-24", BONDJOURNAL_NOW=NOW).out
    assert out.startswith("Heard, 2 sessions from 24 February to 3 March, 1 rated: 5.\n")
    assert "    3 March   .         o  [     ].   5" in out
    assert "17 February" not in out
    assert "your usual is 8" in out
    none = run("ratings", "--until", "2020-01-01", BONDJOURNAL_NOW=NOW).err
    assert none == "No ratings in these days.\n"


def test_as_json_every_rating_with_what_it_stands_beside(run, nine):
    found = json.loads(run("ratings", "--json", BONDJOURNAL_NOW=NOW).out)
    assert list(found) == ["schema", "therapist", "scales", "sessions", "which_day"]
    assert (found["schema"], found["therapist"]) == (1, None)
    assert found["scales"][0] == {"scale": "heard", "sentence": DRAWN.splitlines()[0]}
    assert [one["day"] for one in found["sessions"]] == [
        (FIRST + timedelta(weeks=week)).isoformat() for week in range(9)
    ]
    assert set(found["sessions"][0]) == {"id", "day", "ratings"}
    assert found["sessions"][7]["ratings"] == {"heard": None, "safe": None}
    assert found["sessions"][8]["ratings"]["heard"] == {
        "value": 5,
        "line": LINE,
        "days_after": 0,
        "usual": 8.0,
        "lowest": 7,
        "highest": 9,
    }
    first = found["sessions"][0]["ratings"]["heard"]
    assert (first["usual"], first["lowest"], first["highest"]) == (None, None, None)


def test_without_a_rating(run, ready):
    done = run("ratings")
    assert (done.out, done.err.splitlines()[-1]) == (
        "",
        "No ratings yet. You can give them after a session.",
    )
    found = json.loads(run("ratings", "--json").out)
    assert found["sessions"] == []
    assert found["scales"] == [
        {"scale": "heard", "sentence": None},
        {"scale": "safe", "sentence": None},
    ]


def test_of_several_people_one_is_to_be_named(run, nine, reopened):
    with reopened().transaction() as session:
        someone(session, "Ann")
        ben = someone(session, "Ben")
        rate(session, 3, 2, therapist=ben)
    assert "--therapist NAME" in run("ratings", code=2).err
    out = run("ratings", "--therapist", "ben", BONDJOURNAL_NOW=NOW).out
    told = "Sessions with Ben.\nHeard, 1 session on 27 January, 1 rated: 2."
    assert out.startswith(told)
    assert "No therapist has this name." in run("ratings", "--therapist", "Cy", code=1).err


def test_of_one_who_is_not_to_be_mentioned_nothing_is_shown(run, nine, reopened):
    with reopened().transaction() as session:
        them = someone(session, "Ann")
        versions.edit(session, them, mentioned=False)
    assert run("ratings").out == ""
    refused = run("ratings", "--therapist", "Ann", code=2)
    assert (refused.out, "not mentioned" in refused.err) == ("", True)


def test_rating_while_it_is_locked_says_nothing_of_a_dip(run, journal):
    with journal.transaction() as session:
        rate_all(session, [8] * 5)
        notices.take(session, ratings_now(session))
    journal.close()
    done = run("rate", "--heard", "2", "--session", day(5).isoformat(), BONDJOURNAL_NOW=NOW)
    assert (done.out, done.err) == ("", "Rating kept.\n")
    for command in (("list",), ("ratings",)):
        done = run(*command, BONDJOURNAL_NOW=NOW)
        assert "lower than your last" not in done.out + done.err


def ratings_now(session):
    return max(one.at for one in appointments.all_of(session)) + timedelta(days=30)


@pytest.fixture
def talk(talk):
    """Answer plain mode line by line, in the evening of the fifth session."""
    return partial(talk, now=EVENING)


@pytest.fixture
def four(journal):
    """Four sessions rated, and a fifth today that was not."""
    with journal.transaction() as session:
        rate_all(session, [8] * 4, "heard", "safe")
        had(session, 4)
        settings.put(session, "notices.waiting", [])
    journal.close()


AFTER = ("2", "", "5", "", "8", "", "", "y")
"""After a session: the last one, two numbers without a line, no words, and that is enough."""


def of_the_fifth(session):
    there = appointments.on_day(session, therapists.usual_one(session), day(4))[0]
    return {one.scale: one for one in ratings.of_session(session, there.uuid)}


def test_plain_mode_says_it_once_after_keeping(talk, four, kept):
    said = talk(*AFTER, "", "l", "0")
    assert said.count("You put Heard at 5. That is lower than your last four, and 3 below") == 1
    asked = said[said.index("You put Heard at 5.") :]
    assert "w: Write a line about it\np: Add it to my page for next time\nl: Leave it\n" in asked
    assert "or enter" not in asked[: asked.index("What do you want to do?")]
    assert "That is not one of the choices." in asked, "enter chooses none of them"
    assert kept(of_the_fifth)["heard"].noticed
    assert "lower than your last" not in talk("0")


def test_plain_mode_keeps_a_line_about_it(talk, four, kept):
    said = talk(*AFTER, "w", "We moved on.", "0")
    assert "One line about that number, if you like." in said
    assert kept(of_the_fifth)["heard"].line == "We moved on."


def test_plain_mode_goes_back_from_a_way(talk, four, kept):
    said = talk(*AFTER, "w", "back", "p", "back", "back", "0")
    assert said.count("l: Leave it") == 3
    fifth = kept(of_the_fifth)["heard"]
    assert (fifth.line, fifth.on_page) == ("", False)


def test_plain_mode_puts_it_on_the_page_with_a_topic(talk, four, kept):
    said = talk(*AFTER, "p", "How it ended for me", "0")
    assert "Heard 5.\nThis may go on your next page.\nSomething to talk about, " in said
    assert "\nenter: add just the number\n" in said
    assert "Choice kept. This may go on your next page." in said
    assert kept(of_the_fifth)["heard"].on_page
    assert kept(lambda session: [one.text for one in topics.all_of(session)]) == [
        "How it ended for me"
    ]


def test_plain_mode_tells_at_opening_what_was_captured(run, talk, four):
    done = run(
        "rate",
        "--heard",
        "5",
        "--session",
        day(4).isoformat(),
        BONDJOURNAL_NOW=f"{day(4)}T17:00:00+00:00",
    )
    assert done.err == "Rating kept.\n"
    said = talk("y", "l", "0")
    assert "\ny: A note about your numbers from" in said[: said.index("You put Heard at 5.")]


def test_plain_mode_opens_something_feels_off_after_three_low_ones(talk, journal):
    with journal.transaction() as session:
        rate_all(session, [4, 4], first=2)
        had(session, 4)
    journal.close()
    said = talk("2", "", "3", "", "", "", "y", "o", "0", "0")
    assert "Three sessions in a row at 4 or under." in said
    assert "What do you want to do?\no: Open 'something feels off'\nl: Not now\n" in said
    assert "Sometimes it doesn't feel right with a therapist." in said


def test_plain_mode_tells_sessions_the_newest_first(talk, nine, kept):
    said = talk("4", "t", "more", "1", "w", "-", "", "0", "0", now="2026-03-03T18:00")
    assert "\n".join(DRAWN.splitlines()[:2]) in said
    assert (
        f"1: Tuesday 3 March: Heard 5, your usual is 8. Safe 7, your usual is 8. Heard: {LINE}\n"
        "2: Tuesday 24 February: Not rated.\n"
    ) in said
    assert "9: Tuesday 6 January: Heard 6. Safe 7. One rating so far." in said
    assert "[" not in said, "nothing is drawn"

    def line(session):
        there = appointments.on_day(session, therapists.usual_one(session), day(LAST))[0]
        return ratings.on_scale(session, there.uuid, "heard").line

    assert kept(line) == ""


def test_plain_mode_goes_through_many_sessions_some_at_a_time(talk, journal):
    with journal.transaction() as session:
        for week in range(12):
            there = appointments.attended_on(
                session,
                therapists.usual_one(session),
                date(2025, 11, 25) + timedelta(weeks=week),
                ZONE,
            )
            new = NewRating(scale="heard", value=8)
            ratings.give(session, there, new, at=there.at, day=there.day)
    journal.close()
    said = talk("4", "t", "more", "11", "r", "0", "back", "0", "0", now="2026-03-03T18:00")
    assert "\nmore: 6 more\n" in said
    assert "11: Tuesday 2 December 2025: Heard 8. Two ratings so far." in said
    assert "No entry belongs to this session." in said


def test_plain_mode_asks_whose_where_there_are_several(talk, nine, vault, reopened):
    with reopened().transaction() as session:
        someone(session, "Ann")
        rate(session, 3, 2, therapist=someone(session, "Ben"))
        settings.put(session, "notices.waiting", [])
    said = talk("4", "t", "2", "0", "0", "0", now="2026-03-03T18:00")
    assert "1 or enter: Ann\n2: Ben\n" in said
    assert "Heard, 1 session on 27 January, 1 rated: 2." in said
