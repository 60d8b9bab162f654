"""Pages that were written: remembered, described, asked about, and what came of their files."""

from uuid import uuid4

import pytest
from desk import LAST, NEXT

from bondjournal.journal import appointments, pages, preparations, therapists, versions
from bondjournal.summary import file, page_folder, written


@pytest.fixture(autouse=True)
def clock(at):
    return at("2026-05-11T18:00")


@pytest.fixture
def remember(desk, tmp_path):
    """Write a page to a file and remember it."""

    def remember_one(appointment=None, name="page.md", text="A page.\n", **more):
        path = tmp_path / name
        how = {"style": "full", "format_": "markdown", "text": text} | more
        digest = file.write(path, text, force=True)
        meant = appointment.uuid if appointment else None
        return written.remember(
            desk.session, desk.therapist.uuid, meant, path, sha256=digest, **how
        )

    return remember_one


def test_a_page_is_remembered_and_its_preparation_has_come_to_its_end(desk, remember, tmp_path):
    coming = desk.appointment(NEXT, "planned")
    prepared = preparations.begin(desk.session, desk.therapist, coming)
    uuid = remember(coming, style="brief")
    found = pages.find(desk.session, uuid)
    assert (found.path, found.session_on, found.style, found.ask_to_delete) == (
        str(tmp_path / "page.md"),
        NEXT,
        "brief",
        True,
    )
    assert [one.uuid for one in pages.all_of(desk.session, coming.uuid)] == [uuid]
    assert prepared.step == preparations.WRITTEN


def test_the_next_page_is_offered_the_folder_of_one_that_is_remembered(desk, remember, tmp_path):
    remember()
    assert page_folder.offered(desk.session) == tmp_path


def test_nothing_is_prepared_by_remembering_a_page(desk, remember):
    remember()
    assert preparations.find(desk.session, desk.therapist, None) is None


def test_one_whose_session_was_deleted_meanwhile_is_remembered_for_none_known(desk, remember):
    coming = desk.appointment(NEXT, "planned")
    appointments.delete(desk.session, coming)
    assert pages.find(desk.session, remember(coming)).session_on is None


def test_it_is_told_what_a_page_is(desk, remember):
    full = pages.find(desk.session, remember(desk.appointment(NEXT, "planned")))
    brief = pages.find(desk.session, remember(name="b.html", style="brief", format_="html"))
    assert written.described(full, 2026) == "The full page, for 12 May, as Markdown."
    assert written.described(brief, 2026) == "The brief page, as HTML."
    therapists.rename(desk.session, desk.therapist, "Ann")
    therapists.add(desk.session, "Ben")
    brief = pages.find(desk.session, brief.uuid)
    assert written.described(brief, 2026) == "The brief page for Ann, as HTML."


def test_the_question_names_the_session_if_one_is_known(desk, remember, at):
    remember(desk.appointment(NEXT, "planned"), "a.md")
    desk.appointment(LAST)
    remember(None, "b.md")
    assert written.to_ask(desk.session, at("2026-05-12T10:00")) == []
    found = written.to_ask(desk.session, at("2026-05-20T10:00"))
    assert [(one.path[-4:], question) for one, question in found] == [
        ("a.md", "Delete the page you wrote for 12 May?"),
        ("b.md", "Delete the page you wrote for 12 May?"),
    ]
    versions.delete(desk.session, appointments.by_uuid(desk.session, desk_next(desk)))
    questions = [one for _, one in written.to_ask(desk.session, at("2026-05-20T10:00"))]
    assert questions == ["Delete the page you wrote?"] * 2
    therapists.rename(desk.session, desk.therapist, "Ann")
    therapists.add(desk.session, "Ben")
    questions = [one for _, one in written.to_ask(desk.session, at("2026-05-20T10:00"))]
    assert questions == ["Delete the page you wrote for Ann?"] * 2


def desk_next(desk):
    return appointments.all_of(desk.session, desk.therapist)[-1].uuid


@pytest.mark.parametrize(
    ("found", "deleted", "asks"),
    [
        ("there", True, False),
        ("gone", True, False),
        ("changed", False, False),
        ("out of reach", False, True),
    ],
)
def test_what_came_of_deleting_a_file_is_taken_down(desk, remember, clock, found, deleted, asks):
    uuid = remember()
    written.record_deletion(desk.session, uuid, found, clock)
    page = pages.find(desk.session, uuid)
    assert (page.deleted_at is not None, page.ask_to_delete) == (deleted, asks)
    assert (written.look(page) == "deleted") == deleted


def test_nothing_is_taken_down_of_a_page_that_was_forgotten_meanwhile(desk, clock):
    written.record_deletion(desk.session, uuid4(), "there", clock)
    assert pages.listed(desk.session) == []


def test_a_file_is_deleted_as_long_as_it_is_the_one_that_was_written(desk, remember, tmp_path):
    page = pages.find(desk.session, remember())
    (tmp_path / "page.md").write_text("My notes.\n", "utf-8")
    assert written.look(page) == written.delete(page) == "changed"
    (tmp_path / "page.md").write_text("A page.\n", "utf-8")
    assert written.delete(page) == "there"
    assert written.look(page) == "gone"
