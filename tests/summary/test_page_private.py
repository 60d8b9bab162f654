"""Private means not counted: what is not chosen changes no byte of a page, in any format."""

from datetime import date
from functools import cache
from random import Random
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from interval_rows import interval, load_interval
from private_rows import KINDS, PrivateRows
from sqlmodel import select

from bondjournal.journal import therapists
from bondjournal.journal.tables import Appointment, Entry, metadata
from bondjournal.page_formats import FORMATS
from bondjournal.summary.choose import choose
from bondjournal.summary.formats import render
from bondjournal.vault import drafts, inbox
from made import ask, capture

TODAY = date(2026, 5, 11)
ALL_SHARED = 5
"""With this seed every entry that may be a shared one is, and each kind is tried at its worst."""


@cache
def rendered(page):
    """A page in every style and format; one that is the same page is not written again."""
    return [render(page, style, format_) for style in ("full", "brief") for format_ in FORMATS]


def every(session, therapist, planned, today=TODAY):
    """What becomes of a journal: read before and with numbers, and neither."""
    return [
        rendered(
            choose(session, therapist, planned, today=today, numbers=complete, previewed=complete)
        )
        for complete in (True, False)
    ]


def every_beside(kinds, seed, session, loaded):
    """The same with some kinds of private rows added, which are taken back."""
    with session.begin_nested() as step:
        rows = PrivateRows(session, Random(seed))
        for kind in kinds:
            getattr(rows, kind)()
        found = every(session, *loaded)
        step.rollback()
    return found


some_kinds = given(
    kinds=st.lists(st.sampled_from(KINDS), min_size=1, max_size=8), seed=st.integers(0, 2**32)
)


@some_kinds
@settings(max_examples=6)
def test_private_rows_change_no_byte(session, loaded, kinds, seed):
    assert every_beside(kinds, seed, session, loaded) == every(session, *loaded)


@pytest.mark.long
@some_kinds
@settings(max_examples=100)
def test_a_hundred_times_private_rows_change_no_byte(session, loaded, kinds, seed):
    assert every_beside(kinds, seed, session, loaded) == every(session, *loaded)


def test_each_kind_alone_changes_no_byte(session, loaded):
    before = every(session, *loaded)
    for kind in KINDS:
        assert every_beside([kind], ALL_SHARED, session, loaded) == before, kind


def test_drafts_and_captures_that_wait_change_no_byte(journal):
    with journal.transaction() as session:
        load_interval(session, interval(), therapists.usual_one(session))

    def pages():
        with journal.session() as session:
            planned = session.exec(select(Appointment).where(Appointment.state == "planned")).one()
            return every(session, therapists.usual_one(session), planned)

    before = pages()
    waiting = capture(journal.vault, "CANARY")
    drafts.keep(journal.vault, uuid4(), ask("CANARY").to_bytes())
    assert pages() == before
    assert inbox.waiting(journal.vault) == [waiting]


def test_the_kinds_reach_every_table(session, loaded):
    rows = PrivateRows(session, Random(1))
    for kind in KINDS:
        getattr(rows, kind)()
    assert rows.added == set(metadata.tables)


some_weeks = given(
    gap=st.integers(0, 80),
    kept=st.lists(st.integers(1, 400), max_size=6),
    state=st.sampled_from(("planned", "attended")),
)


@some_weeks
@settings(max_examples=6)
def test_quiet_and_busy_weeks_look_alike(session, loaded, gap, kept, state):
    check_weeks(session, loaded, gap, kept, state)


@pytest.mark.long
@some_weeks
@settings(max_examples=100)
def test_a_hundred_times_quiet_and_busy_weeks_look_alike(session, loaded, gap, kept, state):
    check_weeks(session, loaded, gap, kept, state)


def check_weeks(session, loaded, gap, kept, state):
    """Whether a session took place is not told from what is private."""
    with session.begin_nested() as step:
        for row in session.exec(select(Appointment).where(Appointment.state == "attended")):
            row.state = state
        for row in session.exec(select(Entry).where(Entry.share != "only-me")):
            row.share = "only-me"
        today = date.fromordinal(TODAY.toordinal() + gap)
        planned = None if gap else loaded[1]
        before = every(session, loaded[0], planned, today)
        rows = PrivateRows(session, Random(gap))
        for days in kept:
            rows.entry(date.fromordinal(today.toordinal() - days))
        for row in rows.past:
            if rows.choice.random() < 0.5:
                rows.rating(row)
                rows.entry(row.day, appointment_uuid=row.uuid)
                rows.rating(on_page=True)
        after = every(session, loaded[0], planned, today)
        step.rollback()
    assert after == before
