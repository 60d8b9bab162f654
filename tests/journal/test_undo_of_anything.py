"""Undo, whatever was changed before: each gives back what was there before the last change."""

import json
from datetime import UTC, date, datetime, time, timedelta
from itertools import count

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete as delete_rows
from sqlmodel import select

from bondjournal import dates
from bondjournal.addition import NewRating, NewTopic
from bondjournal.checks import SHARE_LEVELS
from bondjournal.errors import JournalError, NotFound
from bondjournal.exchange import archive
from bondjournal.journal import (
    about_session,
    additions,
    appointments,
    change_log,
    entries,
    former,
    goals,
    hard_times,
    helped,
    known_settings,
    moments,
    named_sessions,
    own_prompts,
    ownership,
    practical,
    ratings,
    said,
    seeing,
    stand_ins,
    tables,
    therapists,
    topic_list,
    topics,
    tried,
    undo,
    versions,
    whole_entries,
)
from bondjournal.journal import settings as journal_settings
from bondjournal.journal.entries import Changes
from bondjournal.summary import own_words
from made import another, ask

BEGAN = datetime(2026, 5, 11, 10, tzinfo=UTC)
DAYS = [date(2026, 5, 4), date(2026, 5, 6), date(2026, 5, 20), date(2026, 5, 27)]
WORDS = ["One", "Two", "Three", "Four", "Five", "Six"]
LISTS = [
    one.LIST for one in (topic_list, goals, tried, helped, practical, hard_times, moments)
]  # fmt: skip
BY_ITSELF = {"preparation", "page", "series", "tag", "topic_material", "capture"}
"""What is chosen, planned or kept beside; that is not taken back."""
SETTINGS = {own_words.SETTING, *(one.name for one in known_settings.KNOWN)}
LATER = [date(2026, 6, 3), date(2026, 6, 10), date(2026, 6, 17)]
NEEDED = {tables.Moment: {"day": DAYS[0]}, tables.HardTime: {"heading": "steadied"}} | {
    table: {"day": DAYS[0]} for table in (tables.Tried, tables.Helped)
}
"""What a row of a list is given besides its words."""
COUNTED = {"edits", "edited_at", "kept_at", "device"}


@pytest.fixture
def full(session, at):
    """A session with rows of every noun, in a journal with two therapists."""
    at("2026-05-01T10:00")
    ann = therapists.usual_one(session)
    therapists.rename(session, ann, "Ann")
    ben = another(session, "Ben")
    for them in (ann, ben):
        for day in DAYS:
            about = appointments.add(session, them, dates.When(day, time(15)), "Europe/Berlin")
            if day <= DAYS[1]:
                new = NewRating(scale="heard", value=5, line="A line")
                ratings.give(session, about, new, at=BEGAN, day=day)
                said.words(session, about, wished="Slower", unsaid="That")
        for word in WORDS:
            additions.keep(session, ask(word, therapist=them.name))
            topics.add(session, NewTopic(text=word, first=word == "One"), therapist=them.uuid)
            goal = goals.add(session, word, therapist=them.uuid)
            goals.rate(session, goal.uuid, 4, DAYS[0])
            tried.add(session, word, therapist=them.uuid)
            helped.add(session, word, therapist=them.uuid)
            practical.add(session, f"{word} {them.name}", therapist=them.uuid)
            moments.add(session, word, day=DAYS[0], therapist=them.uuid)
    for word in WORDS:
        hard_times.add(session, "steadied", word)
        own_prompts.add(session, word)
        stand_ins.decide(session, word, "someone")
    session.execute(delete_rows(tables.Version))
    change_log.write(session)
    for logged in change_log.read(session):
        change_log.forget(session, logged)
    return session


def some(session, table, which):
    """One of the rows of a table, by any number; there is none in an empty one."""
    rows = session.exec(select(table).order_by(table.id)).all()
    if not rows:
        raise NotFound("There is none.")
    return rows[which % len(rows)]


def in_list(which):
    return LISTS[which % len(LISTS)]


def edit_entry(session, one, other):
    changes = [
        Changes(body=WORDS[other]),
        Changes(title=WORDS[other]),
        Changes(tags=WORDS[:other]),
        Changes(share="as-written"),
        Changes(share="gist", gist=WORDS[other]),
        Changes(share="only-me", body="Else"),
    ]
    whole_entries.change(session, some(session, tables.Entry, one).uuid, changes[other])


def delete(session, one, other):
    nouns = [*(one.table for one in LISTS), tables.Entry, tables.GoalRating, tables.StandIn]
    table = [*nouns, tables.Rating, tables.Prompt][one % (len(nouns) + 2)]
    former.delete(session, some(session, table, other).uuid)


def delete_several(session, one, other):
    table = in_list(one).table
    wanted = [some(session, table, other + number).uuid for number in range(3)]
    former.delete_each(session, [(uuid, False) for uuid in wanted])


def put(session, one, other):
    in_list(one).reword(session, some(session, in_list(one).table, other).uuid, WORDS[one % 6])


def move(session, one, other):
    ordered = [one for one in LISTS if "place" in one.by]
    found = ordered[one % len(ordered)]
    found.step(session, some(session, found.table, other).uuid, 1 if one % 2 else -1)


def topic_first(session, one, other):
    topics.put_first(session, some(session, tables.Topic, one + other))


def topic_end(session, one, other):
    states = ("talked", "kept", "let-go", "open")
    about = some(session, tables.Appointment, one).uuid
    topics.end(session, some(session, tables.Topic, one + other), states[other % 4], about)


def topic_move(session, one, other):
    topics.move(session, some(session, tables.Topic, one * 2 + other), other + 1)


def give(session, one, other):
    them = [None, *therapists.all_of(session)][other % 3]
    row = some(session, ownership.OWNED_TABLES[one % len(ownership.OWNED_TABLES)], other)
    therapists.give(session, row.uuid, them, for_anyone=them is None and other % 2 == 0)


def of_goal(session, one, other):
    goal = some(session, tables.Goal, one)
    day = some(session, tables.GoalRating, one).day
    rated = some(session, tables.GoalRating, one).goal_uuid
    given = [
        lambda: goals.rate(session, rated, other, day),
        lambda: goals.take_away(session, rated, day),
        lambda: goals.end_or_take_up(session, goal.uuid),
    ]
    given[other % 3]()


def switch(session, one, other):
    given = [
        lambda: practical.switch(session, some(session, tables.Practical, other).uuid),
        lambda: helped.switch(session, some(session, tables.Helped, other).uuid),
        lambda: tried.end_or_open(session, some(session, tables.Tried, other).uuid, "done"),
        lambda: own_prompts.hide(session, some(session, tables.Prompt, other).uuid.hex),
        lambda: stand_ins.decide(session, some(session, tables.StandIn, other).name, WORDS[other]),
    ]
    given[one % 5]()


def of_session(session, one, other):
    about = some(session, tables.Appointment, one)
    given = [
        lambda: named_sessions.cancel(session, about.uuid, dates.now()),
        lambda: named_sessions.reopen(session, about.uuid, dates.now()),
        lambda: named_sessions.move(session, about.uuid, dates.When(DAYS[one % 4], time(other))),
        lambda: said.words(session, about, wished=WORDS[other % 6], unsaid=""),
        lambda: said.share(session, about, "wished", on=one % 2 == 0),
        lambda: appointments.delete(session, about),
    ]
    given[other % 6]()


def rate(session, one, other):
    rating = some(session, tables.Rating, one)
    about = some(session, tables.Appointment, one).uuid if other % 2 else rating.appointment_uuid
    numbers = {"heard": (other, WORDS[other % 6])}
    now = dates.now()
    about_session.give(session, about, numbers, at=now, day=now.date())


def see(session, one, other):
    them = some(session, tables.Therapist, one)
    seeing.change(session, them.uuid, ("seeing", "paused", "ended")[other % 3])


def call(session, one, other):
    therapists.rename(session, some(session, tables.Therapist, one), WORDS[other % 6])


def belong(session, one, other):
    about = some(session, tables.Appointment, other)
    entries.belong(session, some(session, tables.Entry, one), about.uuid)


def add(session, one, other):
    word = WORDS[other % 6]
    them = therapists.all_of(session)[one % 2]
    about = some(session, tables.Appointment, one)
    given = [
        lambda: additions.keep(session, ask(word, therapist=them.name)),
        lambda: topics.add(session, NewTopic(text=word, first=other % 2 == 0)),
        lambda: in_list(one).add(session, word, **NEEDED.get(in_list(one).table, {})),
        lambda: goals.rate(session, some(session, tables.Goal, one).uuid, other, DAYS[other % 4]),
        lambda: own_prompts.add(session, word),
        lambda: stand_ins.decide(session, f"{word}{one}", WORDS[one % 6]),
        lambda: appointments.add(session, them, dates.When(LATER[one % 3], None), "Europe/Berlin"),
        lambda: ratings.give(
            session, about, NewRating(scale="safe", value=other), at=dates.now(), day=DAYS[0]
        ),
    ]
    given[(one + other) % len(given)]()


def set_setting(session, one, other):
    choices = [known for known in known_settings.KNOWN if known.choices and known.kind != "scales"]
    known = choices[one % len(choices)]
    lines = own_words.all_of(session)
    given = [
        lambda: known_settings.change(session, known, known.choices[other % len(known.choices)]),
        lambda: known_settings.reset(session, known),
        lambda: own_words.change(session, lines[one], WORDS[other]),
        lambda: own_words.reset(session, lines[one]),
    ]
    given[other % 4]()


ACTIONS = [
    *(edit_entry, delete, delete_several, put, move, topic_first, topic_end, topic_move, give),
    *(of_goal, switch, of_session, rate, see, call, belong),
    *(add, set_setting, add, set_setting, add),
]
steps = st.lists(
    st.tuples(st.sampled_from(ACTIONS), st.integers(0, 12), st.integers(0, 5)), max_size=25
)


def state(session):
    """What an export has of every noun, without what counts changes; and what of it is shared."""
    found = json.loads("".join(archive.pieces(session)))
    rows, shared = {}, {}
    for name, kept in found.items():
        if name in BY_ITSELF or not isinstance(kept, list):
            continue
        for row in kept:
            if name == "setting":
                at_first = journal_settings.DEFAULTS.get(row["name"])
                if row["name"] in SETTINGS and row["value"] not in (None, at_first, {}):
                    rows[row["uuid"]] = row["value"]
                continue
            rows[row["uuid"]] = {
                column: value
                for column, value in row.items()
                if column not in COUNTED and column != "share" and not column.endswith("on_page")
            }
            on = {column: value for column, value in row.items() if column.endswith("on_page")}
            shared[row["uuid"]] = on | {"share": SHARE_LEVELS.index(row.get("share", "only-me"))}
    return rows, shared


def in_trash_and_here(session):
    """The rows that are in the trash although they are there."""
    return [
        one.row_uuid for one in versions.trash(session) if versions.by_uuid(session, one.row_uuid)
    ]


def more_is_shared(before, now):
    """Whether anything of what is there was shared less before, or not at all."""
    return any(
        now[uuid][name] > value
        for uuid, were in before.items()
        if uuid in now
        for name, value in were.items()
    )


@pytest.mark.parametrize("examples", [6, pytest.param(75, marks=pytest.mark.long)])
def test_whatever_was_changed_each_undo_gives_back_what_was_before(full, at, examples):
    @settings(max_examples=examples, phases=[Phase.generate])
    @given(steps=steps)
    def hold(steps):
        minutes = count()

        def change(function, *values):
            """Change something in what stands for a transaction of its own, or nothing of it."""
            at((BEGAN + next(minutes) * timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M"))
            full.info.clear()
            with full.begin_nested():
                done = function(full, *values)
                change_log.write(full)
                return done

        with full.begin_nested() as undone:
            before = []
            for function, one, other in steps:
                was, was_shared = state(full)
                try:
                    change(function, one, other)
                except JournalError:
                    continue
                now, now_shared = state(full)
                if now != was or more_is_shared(was_shared, now_shared):
                    before.append((was, was_shared, function.__name__))
            _, shared = state(full)
            while before:
                was, was_shared, made = before.pop()
                now, now_shared = state(full)
                if now == was and not more_is_shared(was_shared, now_shared):
                    # Taking back what came later made it no more shared than before this, too.
                    continue
                change(undo.undo)
                assert state(full)[0] == was, made
                assert in_trash_and_here(full) == []
            with pytest.raises(NotFound):
                change(undo.undo)
            assert not more_is_shared(shared, state(full)[1])
            undone.rollback()
        full.expunge_all()  # ids are given again to other rows

    hold()
