"""Private means not counted: what is not chosen changes no byte of a page."""

from datetime import date
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from private_rows import KINDS, PrivateRows
from sqlmodel import select

from bondjournal.journal.tables import Appointment, Entry, metadata
from bondjournal.summary.choose import choose
from bondjournal.summary.markdown import render

TODAY = date(2026, 5, 11)


def both(session, therapist, planned):
    page = choose(session, therapist, planned, today=TODAY)
    return render(page, "full"), render(page, "brief")


@given(kinds=st.lists(st.sampled_from(KINDS), min_size=1, max_size=8), seed=st.integers(0, 2**32))
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_private_rows_change_no_byte(session, loaded, kinds, seed):
    before = both(session, *loaded)
    with session.begin_nested() as step:
        rows = PrivateRows(session, Random(seed))
        for kind in kinds:
            getattr(rows, kind)()
        after = both(session, *loaded)
        step.rollback()
    assert after == before


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_alone_changes_no_byte(session, loaded, kind):
    before = both(session, *loaded)
    getattr(PrivateRows(session, Random(1)), kind)()
    assert both(session, *loaded) == before


def test_the_kinds_reach_every_table(session, loaded):
    rows = PrivateRows(session, Random(1))
    for kind in KINDS:
        getattr(rows, kind)()
    assert rows.added == set(metadata.tables)


@given(
    gap=st.integers(0, 80),
    kept=st.lists(st.integers(1, 400), max_size=6),
    state=st.sampled_from(("planned", "attended")),
)
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_quiet_and_busy_weeks_look_alike(session, loaded, gap, kept, state):
    """Whether a session took place is not told from what is private."""
    with session.begin_nested() as step:
        for row in session.exec(select(Appointment).where(Appointment.state == "attended")):
            row.state = state
        for row in session.exec(select(Entry).where(Entry.share != "only-me")):
            row.share = "only-me"
        today = date.fromordinal(TODAY.toordinal() + gap)
        planned = None if gap else loaded[1]
        before = render(choose(session, loaded[0], planned, today=today), "full")
        rows = PrivateRows(session, Random(gap))
        for days in kept:
            rows.entry(date.fromordinal(today.toordinal() - days))
        after = render(choose(session, loaded[0], planned, today=today), "full")
        step.rollback()
    assert after == before
