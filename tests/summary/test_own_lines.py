"""Lines about the last session: read, put in other words, and taken away."""

from uuid import uuid4

import pytest
from desk import LAST

from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import said


@pytest.mark.parametrize("kind", ["wished", "unsaid", "rating"])
def test_each_kind_has_its_line(desk, kind):
    last = desk.appointment(LAST, wished="a line", unsaid="a line")
    uuid = desk.rating(last, line="a line").uuid if kind == "rating" else last.uuid
    assert said.own_line(desk.session, kind, uuid) == "a line"
    assert not said.put_own_line(desk.session, kind, uuid, "a line")
    assert said.put_own_line(desk.session, kind, uuid, " other words ")
    assert said.own_line(desk.session, kind, uuid) == "other words"
    assert said.put_own_line(desk.session, kind, uuid, "")
    with pytest.raises(WrongUse):
        said.put_own_line(desk.session, kind, uuid, "x" * 100_000)
    assert said.own_line(desk.session, kind, uuid) == ""


def test_what_was_deleted_meanwhile_is_told(desk):
    with pytest.raises(NotFound, match="deleted in the meantime"):
        said.own_line(desk.session, "rating", uuid4())
    with pytest.raises(NotFound, match="deleted in the meantime"):
        said.put_own_line(desk.session, "unsaid", uuid4(), "words")
