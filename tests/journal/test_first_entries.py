"""The first entries of a list, and whether it ends there."""

import pytest

from bondjournal.journal import additions, entries
from made import ask


@pytest.mark.parametrize(
    ("count", "listed", "more"), [(0, 3, False), (1, 1, True), (2, 2, True), (3, 3, False)]
)
def test_a_list_tells_whether_there_are_more(session, count, listed, more):
    for body in "abc":
        additions.keep(session, ask(body), source="kept")
    found, has_more = entries.first(session, count=count)
    assert (len(found), has_more) == (listed, more)
    found, has_more = entries.first(session, toward="newer", count=count)
    assert [line.words for line in found] == list("abc")[:listed]
    assert has_more is more
