from uuid import uuid4

import pytest
from sqlalchemy import event, text
from sqlmodel import select

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, NewRating, NewTopic, check
from bondjournal.errors import NotFound
from bondjournal.journal import additions, entries, purging, ratings, topics, versions
from bondjournal.journal.entry_filter import Filter
from bondjournal.journal.tables import Goal, GoalRating, Prompt, TopicMaterial, Version
from felt import NOW, had


@pytest.fixture
def entry(session):
    addition = Addition(
        at=dates.now(), zone="Europe/Berlin", entry=NewEntry(body="As it was.", tags=("one",))
    )
    return additions.keep(session, check(addition)).entry


def test_history_keeps_every_former_state(session, entry):
    for number in range(3):
        entries.edit(session, entry, entries.Changes(body=f"Edit {number}", tags=[f"t{number}"]))
    former = versions.history(session, entry.uuid)
    assert [one.row["row"]["body"] for one in former] == ["Edit 1", "Edit 0", "As it was."]
    assert [one.row["tags"] for one in former] == [["t1"], ["t0"], ["one"]]
    assert [one.edit for one in former] == [2, 1, 0]
    assert entry.edits == 3


def test_a_changed_row_is_of_the_machine_that_changed_it(session, entry):
    session.info["device"] = "another"
    entries.edit(session, entry, entries.Changes(body="Changed there."))
    assert (entry.edits, entry.device) == (1, "another")
    session.info["device"] = "a third one"
    versions.bring_back(session, versions.history(session, entry.uuid)[0])
    assert (entry.edits, entry.device) == (2, "a third one")


def test_a_former_state_comes_back_as_a_new_one(session, entry):
    entries.edit(session, entry, entries.Changes(body="Changed.", tags=["two"]))
    versions.bring_back(session, versions.history(session, entry.uuid)[0])
    assert entry.body == "As it was."
    assert [line.words for line in entries.page(session, Filter(tags=("one",)))]
    assert versions.history(session, entry.uuid)[0].row["row"]["body"] == "Changed."


@pytest.mark.parametrize(
    ("former", "present", "back"),
    [
        ("as-written", "only-me", "only-me"),
        ("as-written", "gist", "only-me"),
        ("gist", "only-me", "only-me"),
        ("gist", "as-written", "gist"),
        ("only-me", "as-written", "only-me"),
        ("as-written", "as-written", "as-written"),
    ],
)
def test_a_former_text_goes_on_no_page_that_carries_it_no_more(
    session, entry, former, present, back
):
    entries.edit(session, entry, entries.Changes(share=former, gist="One line."))
    entries.edit(session, entry, entries.Changes(body="Changed.", share=present))
    versions.bring_back(session, versions.history(session, entry.uuid)[0])
    assert (entry.body, entry.share) == ("As it was.", back)


def test_a_number_from_the_trash_goes_on_no_page_that_a_later_one_is_not_on(session):
    about = had(session, 1)
    shared = NewRating(scale="heard", value=5, on_page=True)
    deleted = versions.delete(session, ratings.give(session, about, shared, at=NOW, day=about.day))
    private = NewRating(scale="heard", value=2)
    given = ratings.give(session, about, private, at=NOW, day=about.day)
    versions.bring_back(session, deleted)
    assert (given.value, given.on_page) == (5, False)


def test_what_is_deleted_waits_in_the_trash_and_comes_back_whole(session, entry):
    topic = topics.add(session, NewTopic(text="The topic"))
    topics.attach(session, topic, entry)
    number = entry.id
    version = versions.delete(session, entry)
    assert entries.count(session) == 0
    assert entries.page(session, Filter(words="was")) == []
    assert topics.material(session, topic) == []
    assert [one.row_uuid for one in versions.trash(session)] == [version.row_uuid]
    back = versions.bring_back(session, version)
    assert (back.id, back.body) == (number, "As it was.")
    assert [line.words for line in entries.page(session, Filter(words="was", tags=("one",)))]
    assert [one.entry_uuid for one in topics.material(session, topic)] == [back.uuid]
    assert versions.trash(session) == []


def test_material_of_a_topic_that_went_meanwhile_does_not_come_back(session, entry):
    topic = topics.add(session, NewTopic(text="The topic"))
    topics.attach(session, topic, entry)
    deleted = versions.delete(session, entry)
    versions.delete(session, topic)
    versions.bring_back(session, deleted)
    assert session.exec(select(TopicMaterial)).all() == []


def test_a_goal_comes_back_with_its_ratings(session):
    goal = Goal(words="Say what I need")
    versions.keep(session, goal)
    day = dates.now().date()
    versions.keep(session, GoalRating(goal_uuid=goal.uuid, day=day, value=4))
    versions.bring_back(session, versions.delete(session, goal))
    assert [one.value for one in session.exec(select(GoalRating))] == [4]


def test_gone_now_leaves_a_uuid_and_nothing_else(session, entry):
    entries.edit(session, entry, entries.Changes(body="Canaryword twice."))
    uuid = entry.uuid
    purging.remove(session, uuid)
    assert versions.trash(session) == versions.history(session, uuid) == []
    left = session.exec(select(Version).where(Version.row_uuid == uuid)).all()
    assert [(one.why, one.row, one.edit) for one in left] == [("gone", None, 2)]
    assert purging.is_gone_or_deleted(session, uuid)
    with pytest.raises(NotFound):
        versions.bring_back(session, left[0])
    for table in session.execute(
        text("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'kept_search'")
    ).scalars():
        rows = session.execute(text(f'SELECT * FROM "{table}"')).all()
        assert b"anaryword" not in b"|".join(
            value if isinstance(value, bytes) else str(value).lower().encode()
            for row in rows
            for value in row
        )


def test_an_edit_that_changes_nothing_leaves_no_version(session, entry):
    assert not entries.edit(session, entry, entries.Changes(body="As it was.", tags=["one"]))
    assert versions.history(session, entry.uuid) == []


def test_the_trash_is_over_after_fourteen_days(session, entry, at):
    at("2026-05-01T12:00")
    versions.delete(session, entry)
    assert purging.expired(session, at("2026-05-15T11:59")) == []
    assert purging.expired(session, at("2026-05-15T12:01")) == [entry.uuid]


@pytest.mark.parametrize("noun", ["entry", "goal", "prompt"])
def test_the_index_of_words_is_rewritten_where_words_go_and_not_else(session, entry, noun):
    """It takes seconds in a large journal."""
    goal, prompt = Goal(words="Say what I need"), Prompt(text="What was good?")
    versions.keep(session, goal)
    versions.keep(session, prompt)
    asked = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *sent: asked.append(sent[2]))
    purging.remove(session, {"entry": entry, "goal": goal, "prompt": prompt}[noun].uuid)
    assert any("'optimize'" in one for one in asked) is (noun != "prompt")


@pytest.mark.parametrize("gone", ["therapist_uuid", "appointment_uuid"])
def test_what_a_row_belonged_to_and_is_gone_is_let_go(session, gone):
    of = had(session, 0)
    topic = topics.add(session, NewTopic(text="The topic"), therapist=of.therapist_uuid)
    versions.edit(session, topic, appointment_uuid=of.uuid)
    version = versions.delete(session, topic)
    version.row = {**version.row, "row": {**version.row["row"], gone: str(uuid4())}}
    back = versions.bring_back(session, version)
    belongs = {"therapist_uuid": of.therapist_uuid, "appointment_uuid": of.uuid}
    assert {name: getattr(back, name) for name in belongs} == belongs | {gone: None}
