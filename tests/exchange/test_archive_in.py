"""An archive comes back whole, once, and beside what is there."""

import random
import string
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import JSON
from sqlmodel import select

from bondjournal import unlock
from bondjournal.addition import NewTopic
from bondjournal.errors import WrongUse
from bondjournal.exchange import archive, archive_in
from bondjournal.exchange.archive_rows import columns
from bondjournal.journal import (
    additions,
    appointments,
    entries,
    goals,
    moments,
    ownership,
    pages,
    purging,
    search,
    search_index,
    seeing,
    settings,
    settling,
    tables,
    tags,
    therapists,
    topics,
    versions,
)
from bondjournal.journal.entry_filter import Filter
from bondjournal.journal.tables import Capture, Entry, Import, Therapist, metadata
from bondjournal.vault import database
from felt import rate_all
from kept_ways import WAYS, not_found
from made import AT, PASSPHRASE, ask, someone

SECRET = "canaryword"


@pytest.fixture
def few(monkeypatch):
    """Keep twenty entries at once instead of two hundred."""
    assert archive_in.BATCH <= 200
    monkeypatch.setattr(archive_in, "BATCH", 20)


def take(journal, path):
    return archive_in.import_all(journal, path, lambda done, total: None)


def told(journal, *, history=True):
    """A journal's archive, but for the instant."""
    with journal.session() as session:
        text = "".join(archive.pieces(session, history=history))
    head, _, rest = text.partition('"exported_at"')
    return head + rest.partition("\n")[2]


def write(journal, work):
    with journal.transaction() as session:
        return work(session)


def keep(journal, body="Words.", **more):
    made = ask(body, **more)
    write(journal, lambda session: additions.keep(session, made))
    return made.uuid


def rows(journal, table):
    with journal.session() as session:
        return session.exec(select(table)).all()


@pytest.mark.parametrize("history", [False, True])
def test_the_demo_journal_comes_back_as_it_was(demo, other, file, history):
    path, was = file(demo, history=history), told(demo, history=history)
    looked = archive_in.count_rows(other, path)
    assert take(other, path) == looked
    assert told(other, history=history) == was
    again = archive_in.RowCounts(0, looked.new, 0, 0)
    assert archive_in.count_rows(other, path) == again
    assert take(other, path) == again
    assert told(other, history=history) == was
    looked, missed = other.read(not_found)
    assert demo.read(not_found) == (looked, missed)
    assert looked.keys() == search_index.COLUMNS.keys()
    assert missed == []


def some_words():
    return " ".join("".join(random.choices(string.printable[:94] + "é中", k=4)) for _ in range(3))


def some_value(name, column):
    if column.foreign_keys or column.name == "capture_uuid":
        return None
    allowed = [
        str(rule.sqltext).partition(" IN (")[2][:-1].replace("'", "").split(", ")
        for rule in metadata.tables[name].constraints
        if str(getattr(rule, "sqltext", "")).startswith(f"{column.name} IN (")
    ]
    if allowed:
        return random.choice(allowed[0])
    fixed = {"step": "read", "style": "full", "format": "html", "at_time": "09:30", "edits": 3}
    fixed |= {"language": "de"}
    if column.name in fixed:
        return fixed[column.name]
    if isinstance(column.type, JSON):
        return some_json(column.name)
    kinds = {"UTCDateTime": AT + timedelta(seconds=random.randrange(10**8)), "Uuid": uuid4()}
    kinds |= {"Date": date(2026, random.randrange(1, 13), random.randrange(1, 28))}
    kinds |= {"Boolean": random.random() < 0.5, "Integer": random.randrange(1, 11)}
    found = kinds.get(type(column.type).__name__)
    return some_words() if found is None else found


def some_json(name):
    if name == "answers":
        states = ("talked", "kept", "let-go")
        return {uuid4().hex: {"state": one, "day": "2026-04-28"} for one in states}
    if name == "left_off":
        return [uuid4().hex, "wished"]
    return [uuid4().hex] if name in ("chosen", "topics") else []


def some_row(name, known):
    table = metadata.tables[name]
    row = {one: some_value(name, column) for one, column in columns(name).items()}
    for key in table.foreign_keys:
        if key.column.table.name in known and key.column.name == "uuid":
            row[key.parent.name] = random.choice(known[key.column.table.name])
    if name == "topic_material":
        row["tried_uuid"] = None
    if name == "entry":
        share = "only-me" if row["door"] == "3" else "gist"
        row |= {"share": share, "quotes": [row["body"][:3]] * random.randrange(2)}
    return row


def some_rows(session, count):
    """Fill every table but those of settings and versions with rows at random."""
    known = {}
    for name in archive.TABLES:
        if name in ("setting", "tag", "capture"):
            continue
        table = metadata.tables[name]
        taken = list(session.execute(table.select()).mappings())
        there = len(taken)
        for _ in range(count):
            row = some_row(name, known)
            if not any(_same(table, row, one) for one in taken):
                taken.append(row)
        session.execute(table.insert(), taken[there:])
        known[name] = [row["uuid"] for row in taken[there:]]
    for uuid in known["entry"]:
        tags.put(session, uuid, random.sample(["night", "Ünï", "日記"], k=2))


def _same(table, row, other):
    for rule in table.constraints:
        names = [one.name for one in getattr(rule, "columns", [])]
        if len(names) > 1 and all(row[one] == other[one] for one in names):
            return True
    return False


@pytest.mark.parametrize("count", [5, pytest.param(60, marks=pytest.mark.long)])
def test_any_rows_come_back_as_they_were(journal, other, file, seed, count):
    write(journal, lambda session: some_rows(session, count))
    path, was = file(journal), told(journal)
    taken = take(other, path)
    assert taken.entries == count
    assert told(other) == was
    assert take(other, path).new == 0
    assert told(other) == was


def test_devices_and_edits_and_instants_are_as_they_were(journal, other, file, at):
    at("2026-05-01T10:00")
    uuid = keep(journal, "Before.")
    at("2026-05-02T10:00")
    write(journal, lambda s: entries.edit(s, entries.by_uuid(s, uuid), entries.Changes(body="A.")))
    at("2026-06-01T10:00")
    take(other, file(journal))
    (here,), (there,) = rows(journal, Entry), rows(other, Entry)
    assert there.device == here.device == journal.device != other.device
    assert (there.edits, there.edited_at, there.kept_at) == (1, here.edited_at, here.kept_at)
    with other.session() as session:
        assert [one.row["row"]["body"] for one in versions.history(session, uuid)] == ["Before."]


def test_an_earlier_state_can_be_brought_back_there(journal, other, file):
    keep(other, "Already there, so that numbers differ.")
    uuid = keep(journal, "Before.")
    gone = keep(journal, "Trashed.")
    write(journal, lambda s: entries.edit(s, entries.by_uuid(s, uuid), entries.Changes(body="A.")))
    write(journal, lambda s: versions.delete(s, entries.by_uuid(s, gone)))
    take(other, file(journal))
    with other.transaction() as session:
        for version in [*versions.trash(session), *versions.history(session, uuid)]:
            versions.bring_back(session, version)
    assert sorted(row.body for row in rows(other, Entry)) == [
        "Already there, so that numbers differ.",
        "Before.",
        "Trashed.",
    ]


@pytest.mark.parametrize("edited", ["journal", "other"])
def test_the_state_with_more_edits_stays_and_the_other_is_a_version(journal, other, file, edited):
    uuid = keep(journal, "First.", topic=NewTopic(text="A topic"))
    take(other, file(journal))
    for one, words, times in ((journal, "From here", 1), (other, "From there", 1)):
        for number in range(times + (one is {"journal": journal, "other": other}[edited])):
            changes = entries.Changes(body=f"{words} {number}.", tags=[f"t{number}"])
            write(one, lambda s, c=changes: entries.edit(s, entries.by_uuid(s, uuid), c))
            write(
                one,
                lambda s, w=words, n=number: versions.edit(s, topics.all_of(s)[0], text=f"{w}{n}"),
            )
    path = file(journal)
    take(other, path)
    wins, loses = (
        ("From here", "From there") if edited == "journal" else ("From there", "From here")
    )
    with other.session() as session:
        entry = entries.by_uuid(session, uuid)
        assert (entry.body, tags.of_entry(session, uuid)) == (f"{wins} 1.", ["t1"])
        former = [one.row["row"]["body"] for one in versions.history(session, uuid)]
        assert f"{loses} 0." in former
        assert len(former) == len(set(former)) == 3
        assert topics.all_of(session)[0].text == f"{wins}1"
        found = search.page(session, Filter(words=wins))
        assert {one.kind for one in found} == {"entry", "topic"}
        assert uuid in {one.uuid for one in found}
        assert search.page(session, Filter(words=loses)) == []
    before = told(other)
    take(other, path)
    assert told(other) == before


def test_every_word_that_was_kept_is_found_there(journal, other, file):
    for name, way in WAYS.items():
        write(journal, lambda session, n=name, w=way: w.keep(session, f"A heron, {n} 🌊"))
    with journal.session() as session:
        was = search.page(session, Filter(words="🌊"), width=60)
    for _ in range(2):
        take(other, file(journal))
        with other.session() as session:
            is_ = search.page(session, Filter(words="🌊"), width=60)
        assert {(one.kind, one.uuid, one.words, one.more) for one in is_} == {
            (one.kind, one.uuid, one.words, one.more) for one in was
        }
        assert len(is_) == len(WAYS) - 1, "wished and unsaid are of one session"


def test_of_as_many_edits_the_higher_device_stays(journal, other, file):
    uuid = keep(journal, "First.")
    take(other, file(journal))
    for one in (journal, other):
        change = entries.Changes(body=one.device)
        write(one, lambda s, c=change: entries.edit(s, entries.by_uuid(s, uuid), c))
    from_here, from_there = file(journal), file(other)
    for one, path in ((other, from_here), (journal, from_there)):
        take(one, path)
        (entry,) = rows(one, Entry)
        assert entry.body == max(journal.device, other.device)
        before = told(one)
        take(one, path)
        assert told(one) == before


def test_answers_about_a_page_come_along_with_its_later_state(journal, other, file):
    def answer(one, **states):
        def change(session):
            page = session.exec(select(tables.Page)).one()
            versions.edit(session, page, answers=states)

        write(one, change)

    def page(session):
        known = therapists.usual_one(session)
        written = {"path": "/p.md", "sha256": "0" * 64, "style": "full", "at": AT}
        return pages.remember(session, known, None, **written)

    one, two = {"state": "talked", "day": "2026-05-12"}, {"state": "kept", "day": "2026-05-13"}
    topic = uuid4().hex
    write(journal, page)
    answer(journal, **{topic: one})
    take(other, file(journal))
    assert [row.answers for row in rows(other, tables.Page)] == [{topic: one}]
    answer(other, **{topic: two})
    for _ in range(2):
        take(journal, file(other))
        assert [row.answers for row in rows(journal, tables.Page)] == [{topic: two}]
    with journal.session() as session:
        (row,) = rows(journal, tables.Page)
        former = [one.row["row"]["answers"] for one in versions.history(session, row.uuid)]
        assert former == [{topic: one}, {}]


def test_an_older_archive_leaves_no_trace(journal, file):
    uuid = keep(journal, "First.")
    path = file(journal)
    for number in range(3):
        change = entries.Changes(body=f"Later {number}.")
        write(journal, lambda s, c=change: entries.edit(s, entries.by_uuid(s, uuid), c))
    before = told(journal)
    take(journal, path)
    assert told(journal) == before


@pytest.mark.parametrize("way", [versions.delete, lambda s, row: purging.remove(s, row.uuid)])
def test_what_was_deleted_here_is_not_brought_back(journal, other, file, way):
    uuid = keep(journal, "Words.", topic=NewTopic(text="A topic"))
    attach = lambda s: topics.attach(s, topics.all_of(s)[0], entries.by_uuid(s, uuid))  # noqa: E731
    write(journal, attach)
    path = file(journal)
    take(other, path)
    write(other, lambda s: way(s, entries.by_uuid(s, uuid)))
    before = told(other)
    assert archive_in.count_rows(other, path).new == 0
    taken = take(other, path)
    assert (taken.new, taken.entries, taken.left) == (0, 0, 2)
    assert told(other) == before
    with other.session() as session:
        assert entries.by_uuid(session, uuid) is None


def test_unique_things_meet_by_what_makes_them_unique(journal, other, file):
    for one, name in ((journal, "Judith"), (other, "JUDITH")):
        write(one, lambda s, n=name: someone(s, n))
        keep(one, f"By {name}.")
        write(one, lambda s, n=name: settings.put(s, "page.name", n))
    take(other, file(journal))
    assert len(rows(other, Therapist)) == 1
    with other.session() as session:
        assert entries.count(session) == 2
        assert settings.get(session, "page.name") in ("Judith", "JUDITH")
    before = told(other)
    take(other, file(journal))
    assert told(other) == before


def test_a_merged_capture_stays_known(journal, other, file):
    made = ask("Captured.")
    write(journal, lambda s: additions.merge(s, made.uuid, made))
    write(journal, lambda s: purging.remove(s, made.uuid))
    take(other, file(journal, history=False))
    assert [row.uuid for row in rows(other, Capture)] == [made.uuid]
    assert write(other, lambda s: additions.merge(s, made.uuid, made)) is False
    assert rows(other, Entry) == []


def many(journal, count, more=""):
    body = [
        {
            "id": number + 1,
            "uuid": UUID(int=number + 1),
            "kept_at": AT,
            "edited_at": None,
            "edits": 0,
            "device": "d",
            "at": datetime(2020, 1, 1, tzinfo=UTC) + timedelta(hours=number),
            "zone": "UTC",
            "day": date(2020, 1, 1),
            "title": "",
            "body": f"{more}Number {number}.",
            "share": "only-me",
            "gist": "",
            "quotes": [],
            "prompt": "",
            "source": "kept",
            "appointment_uuid": None,
            "import_id": None,
        }
        for number in range(count)
    ]
    with journal.transaction() as session:
        session.execute(metadata.tables["entry"].insert(), body)
        ownership.assign_where_certain(session)


def test_an_interrupted_one_is_taken_back(journal, other, file, few):
    many(journal, 45)
    path = file(journal)

    def stop(done, total):
        raise KeyboardInterrupt

    before = told(other)
    with pytest.raises(KeyboardInterrupt):
        archive_in.import_all(other, path, stop)
    assert told(other) == before
    assert len(rows(other, Entry)) == 20
    with closing(unlock.unlock(other.vault, PASSPHRASE)) as again:
        assert (rows(again, Entry), rows(again, Import)) == ([], [])
        assert take(again, path).entries == 45
        assert told(again) == told(journal)


def test_nobody_waits_for_one_or_sees_a_part_of_it(journal, other, file, few, monkeypatch):
    """Between two of its short transactions somebody else reads and writes at once."""
    many(journal, 45)
    path, seen, told_of = file(journal), [], []
    monkeypatch.setattr(database, "BUSY_SECONDS", 0)

    def somebody_else():
        with other.session() as session:
            seen.append((entries.count(session), len(rows(other, Entry))))
        keep(other)

    monkeypatch.setattr(archive_in, "give_way", somebody_else)
    archive_in.import_all(other, path, lambda done, total: told_of.append((done, total)))
    assert seen == [(0, 20), (1, 41), (2, 47)]
    assert told_of == [(20, 45), (40, 45), (45, 45)]
    with other.session() as session:
        assert entries.count(session) == 48


def test_a_file_that_changes_meanwhile_leaves_nothing(journal, other, file, few):
    many(journal, 45, more="More words. " * 200)
    path = file(journal)

    def spoil(done, total):
        if done == 20:
            path.write_text(path.read_text().replace("Number 44", "Number 9"))

    before = told(other)
    with pytest.raises(WrongUse, match="changed while it was being read"):
        archive_in.import_all(other, path, spoil)
    assert told(other) == before
    assert rows(other, Entry) == []


def test_what_it_points_at_may_be_here_and_not_in_it(journal, other, file, at):
    at("2026-05-12T16:00")
    made = ask("Words.", session=AT.date())
    write(journal, lambda s: additions.keep(s, made))
    write(journal, lambda s: settling.settle_on(s, made.uuid, AT.date(), "UTC"))
    whole = file(journal)

    def cut(made):
        made["appointment"] = []

    without = file(journal, change=cut)
    with pytest.raises(WrongUse, match="Row 1 of entry: It refers to something"):
        take(other, without)
    take(other, whole)
    before = told(other)
    take(other, without)
    assert told(other) == before


BELONGING = ("entry", "topic", "goal", "moment", "tried", "helped", "practical")


def from_before(made):
    """Let an archive be one of a program that did not know whose a row is."""
    for name in BELONGING:
        for row in made[name]:
            del row["for_anyone"]
            if name not in ("topic", "tried"):
                del row["therapist_uuid"]
            else:
                row["therapist_uuid"] = None
    for version in made.get("versions", ()):
        if version["noun"] in BELONGING and version["row"]:
            for name in ("for_anyone", "therapist_uuid"):
                version["row"]["row"].pop(name, None)
            if version["noun"] in ("topic", "tried"):
                version["row"]["row"]["therapist_uuid"] = None


def one_of_each(session):
    them = therapists.usual_one(session)
    had = appointments.attended_on(session, them, date(2026, 5, 1), "UTC")
    additions.keep(session, ask("Of it.", session=had.day))
    additions.keep(session, ask("Of none."))
    goal = goals.add(session, "Less dread")
    goals.LIST.reword(session, goal.uuid, "Less dread at work")
    topics.add(session, NewTopic(text="One"))
    moments.add(session, "Hm.", day=had.day, appointment=had.uuid)


def owners(journal):
    names = {one.uuid: one.name for one in rows(journal, Therapist)}
    return [
        names.get(row.therapist_uuid)
        for noun in ownership.OWNED_TABLES
        for row in sorted(rows(journal, noun), key=lambda row: row.uuid.hex)
    ]


def test_what_an_earlier_program_wrote_comes_back_as_that_of_its_one_therapist(
    journal, other, file
):
    write(journal, lambda session: therapists.rename(session, therapists.usual_one(session), "Ann"))
    write(journal, one_of_each)
    path = file(journal, change=from_before)
    take(other, path)
    assert owners(other) == ["Ann"] * 5
    with other.transaction() as session:
        goal = goals.LIST.rows(session)[0]
        back = versions.bring_back(session, versions.history(session, goal.uuid)[0])
        assert (back.words, back.therapist_uuid is not None) == ("Less dread", True)
    before = len(rows(other, tables.Version))
    again = take(other, path)
    assert again.new == 0
    assert len(rows(other, tables.Version)) <= before + 1


def test_who_had_ended_is_seen_no_more_where_an_earlier_program_wrote_it(journal, other, file, at):
    def ended(session):
        them = therapists.usual_one(session)
        therapists.rename(session, them, "Ann")
        topics.add(session, NewTopic(text="One"), therapist=them.uuid)
        seeing.end(session, them)

    def before(made):
        for row in made["therapist"]:
            del row["ended_at"]

    at("2026-05-11T10:00")
    write(journal, ended)
    take(other, file(journal, change=before))
    with other.session() as session:
        them = therapists.named(session, "Ann")
        assert (them.state, them.ended_at) == ("ended", them.edited_at)
        assert topics.to_talk_about(session) == []


def test_a_rating_that_an_earlier_program_wrote_is_read(journal, other, file):
    def before(made):
        for row in made["rating"]:
            del row["told_low"]

    write(journal, lambda session: rate_all(session, [4, 3, 4]))
    take(other, file(journal, change=before))
    assert [one.told_low for one in rows(other, tables.Rating)] == [False] * 3


def test_of_several_therapists_it_is_told_by_the_session_alone(journal, other, file):
    write(journal, lambda session: therapists.rename(session, therapists.usual_one(session), "Ann"))
    write(journal, one_of_each)
    write(journal, lambda session: therapists.add(session, "Ben"))
    take(other, file(journal, change=from_before))
    assert sorted(map(str, owners(other))) == ["Ann", "Ann", "None", "None", "None"]


def test_what_was_written_before_an_import_is_for_the_one_who_comes(journal, other, file):
    write(journal, lambda session: therapists.rename(session, therapists.usual_one(session), "Ann"))
    write(journal, one_of_each)
    keep(other, "Written before.")
    assert owners(other) == [""]
    take(other, file(journal))
    assert [one.name for one in rows(other, Therapist)] == ["Ann"]
    assert owners(other) == ["Ann"] * 6


def test_whose_it_is_comes_back_as_it_was(journal, other, file):
    write(journal, lambda session: therapists.rename(session, therapists.usual_one(session), "Ann"))
    write(journal, lambda session: therapists.add(session, "Ben"))
    made = [write(journal, lambda session: goals.add(session, "A goal").uuid) for _ in range(3)]
    with journal.transaction() as session:
        therapists.give(session, made[1], therapists.find(session, "Ben"))
        therapists.give(session, made[2], None, for_anyone=True)
    keep(journal, "About Ben.", therapist="Ben")
    take(other, file(journal))
    assert told(other) == told(journal)
    assert sorted(map(str, owners(other))) == ["Ben", "Ben", "None", "None"]
