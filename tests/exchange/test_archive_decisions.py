"""An archive of another journal decides nothing for this one, unless somebody asks for it."""

import json
from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlmodel import select

from bondjournal.addition import NewEntry, NewRating, NewTopic
from bondjournal.errors import WrongUse
from bondjournal.exchange import archive, archive_in
from bondjournal.journal import (
    additions,
    deciding,
    deciding_settings,
    entries,
    former,
    known_settings,
    purging,
    settings,
    stand_ins,
    tables,
    therapists,
    topics,
    undo,
    versions,
)
from bondjournal.journal.tables import MOST_EDITS, Entry, Setting, metadata
from felt import rate_all
from made import AT, ask


def everything(asked):
    return list(asked)


def take(journal, path, decide=lambda _: ()):
    return archive_in.import_all(journal, path, lambda *_: None, decide)


def write(journal, work, *values, **named):
    with journal.transaction() as session:
        return work(session, *values, **named)


def keep(journal, body="Words.", **more):
    made = ask(entry=NewEntry(body=body, **more)) if more else ask(body)
    write(journal, additions.keep, made)
    return made.uuid


def told(journal):
    """A journal's archive with its history, but for the instant."""
    with journal.session() as session:
        text = "".join(archive.pieces(session, history=True))
    return text.partition('"exported_at"')[2].partition("\n")[2]


def rows(journal, table):
    with journal.session() as session:
        return session.exec(select(table)).all()


def entry(journal, uuid):
    with journal.session() as session:
        return entries.by_uuid(session, uuid)


def later(made):
    """Let every row of an archive be edited more often than any here."""
    for found in made.values():
        for row in found if isinstance(found, list) else ():
            if "edits" in row:
                row["edits"] = 1000


def sentences(taken, fate):
    return [one.words for one in taken.decisions if one.fate == fate]


@pytest.fixture
def here(journal, other, file):
    """A journal in which something was kept, and which knows the therapist of the other one."""
    write(other, lambda s: therapists.rename(s, therapists.usual_one(s), "Ann"))
    keep(journal, "Mine.")
    take(journal, file(other))
    return journal


DECIDED = [(None, ""), (None, "a friend"), ("my sister", ""), ("my sister", "a colleague")]


@pytest.mark.parametrize(("mine", "theirs"), DECIDED)
@pytest.mark.parametrize("name", ["Ilse", "Müller"])
def test_names_are_decided_here(here, other, file, mine, theirs, name):
    if mine is not None:
        write(here, stand_ins.decide, name, mine)
    write(other, stand_ins.decide, name, theirs)
    path, before = file(other, change=lambda made: later({"": made["stand_in"]})), told(here)
    for _ in range(2):
        (said,) = sentences(take(here, path), "asked")
        there, present = (f"'{one}'" if one else "left as it is" for one in (theirs, mine))
        here_now = "not decided" if mine is None else present
        assert said == f"'{name}': {there} in the file, {here_now} here."
        assert told(here) == before
    assert sentences(archive_in.count_rows(here, path), "asked") == [said]
    assert sentences(take(here, path, everything), "taken") == [said]
    assert here.read(stand_ins.find, name).instead == theirs
    before = told(here)
    assert take(here, path).decisions == ()
    assert told(here) == before


def test_one_of_several_is_taken_alone(here, other, file):
    for name in ("Ann", "Ben", "Cara"):
        write(other, stand_ins.decide, name, "")
    path = file(other)
    taken = take(here, path, lambda asked: [one for one in asked if "Ben" in one.words])
    assert [one.name for one in here.read(stand_ins.all_of)] == ["Ben"]
    assert len(sentences(taken, "taken")) == 1
    assert len(sentences(taken, "asked")) == 2


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [("only-me", "as-written"), ("only-me", "gist"), ("gist", "only-me"), ("as-written", "gist")],
)
def test_what_goes_on_a_page_of_an_entry_is_decided_here(here, other, file, mine, theirs):
    uuid = keep(here, "First.")
    take(other, file(here))
    for one, share in ((here, mine), (other, theirs)):
        changes = entries.Changes(body=f"By {share}.", share=share, gist=f"One line, {share}.")
        write(one, lambda s, c=changes: entries.edit(s, entries.by_uuid(s, uuid), c))
    path = file(other, change=later)
    (said,) = sentences(take(here, path), "asked")
    found = entry(here, uuid)
    assert (found.body, found.share) == (f"By {theirs}.", mine)
    assert found.gist == f"One line, {mine}."
    before = told(here)
    assert sentences(take(here, path), "asked") == [said]
    assert told(here) == before
    take(here, path, everything)
    found = entry(here, uuid)
    assert (found.share, found.gist) == (theirs, f"One line, {theirs}.")
    before = told(here)
    assert take(here, path, everything).decisions == ()
    assert told(here) == before


def test_of_an_earlier_state_nothing_is_decided_but_what_is_asked_for(here, other, file):
    uuid = keep(here, "First.")
    share = entries.Changes(share="as-written")
    write(here, lambda s: entries.edit(s, entries.by_uuid(s, uuid), share))
    path = file(here)
    private = entries.Changes(share="only-me")
    write(here, lambda s: entries.edit(s, entries.by_uuid(s, uuid), private))
    before = told(here)
    assert len(sentences(take(here, path), "asked")) == 1
    assert told(here) == before, "an older archive of one's own leaves no trace"
    take(here, path, everything)
    assert entry(here, uuid).share == "as-written"


def test_new_things_are_on_no_page(here, other, file, at):
    at("2026-05-12T16:00")
    shared = [keep(other, f"{n}.", share="as-written") for n in range(3)]
    private = keep(other, "Private.")
    write(other, lambda s: rate_all(s, [4, 5]))
    for rating in rows(other, tables.Rating):
        write(
            other,
            lambda s, u=rating.uuid: versions.edit(
                s, versions.existing(s, tables.Rating, u), on_page=True
            ),
        )
    write(other, lambda s: topics.add(s, NewTopic(text="A topic")))
    path = file(other)
    taken = take(here, path)
    assert taken.entries == 4
    assert len(sentences(taken, "asked")) == 3
    assert {entry(here, one).share for one in (*shared, private)} == {"only-me"}
    assert {one.on_page for one in rows(here, tables.Rating)} == {False}
    assert [one.state for one in rows(here, tables.Topic)] == ["kept"]
    before = told(here)
    take(here, path)
    assert told(here) == before
    take(here, path, everything)
    assert {entry(here, one).share for one in shared} == {"as-written"}
    assert entry(here, private).share == "only-me"
    assert {one.on_page for one in rows(here, tables.Rating)} == {True}
    assert [one.state for one in rows(here, tables.Topic)] == ["open"]


def test_what_was_asked_for_comes_as_it_is_in_the_file(here, other, file):
    uuid = keep(other, "Shared.", share="gist", gist="One line.")
    take(here, file(other), everything)
    assert (entry(here, uuid).share, entry(here, uuid).gist) == ("gist", "One line.")
    assert entry(here, uuid).edits == 0


def test_whom_nobody_is_to_mention_stays_so(here, other, file):
    mute = {"mentioned": False}
    write(here, lambda s: versions.edit(s, therapists.usual_one(s), **mute))
    path = file(other, change=later)
    said = "Sessions with somebody are mentioned (Ann): yes in the file, no here."
    assert sentences(take(here, path), "asked") == [said]
    assert [one.mentioned for one in rows(here, tables.Therapist)] == [False]
    take(here, path, everything)
    assert [one.mentioned for one in rows(here, tables.Therapist)] == [True]


def test_how_a_page_is_for_somebody_is_decided_here(here, other, file):
    def ann(journal):
        (row,) = rows(journal, tables.Therapist)
        return row.language, row.style

    for one, style in ((here, "brief"), (other, "full")):
        ours = {"language": "de", "style": style}
        write(one, lambda s, is_=ours: versions.edit(s, therapists.usual_one(s), **is_))

    def says_nothing(made):
        later(made)
        for name in ("language", "style"):
            made["therapist"][0].pop(name)

    assert sentences(take(here, file(other, change=says_nothing), everything), "asked") == []
    assert ann(here) == ("de", "brief")
    path = file(other, change=later)
    said = "The style of a page (Ann): full in the file, brief here."
    assert sentences(take(here, path), "asked") == [said]
    assert ann(here) == ("de", "brief")
    take(here, path, everything)
    assert ann(here) == ("de", "full")


def test_what_was_prepared_for_a_page_is_decided_here(here, other, file):
    for one, wishes in ((here, ["Mine"]), (other, ["Theirs"])):
        made = tables.Preparation(
            therapist_uuid=rows(one, tables.Therapist)[0].uuid,
            would_help=wishes,
            left_off=[wishes[0].lower()],
        )
        write(one, versions.keep, made)
    path = file(other, change=later)
    assert len(sentences(take(here, path), "asked")) == 1
    (kept,) = rows(here, tables.Preparation)
    assert (kept.would_help, kept.left_off) == (["Mine"], ["mine"])
    take(here, path, everything)
    (kept,) = rows(here, tables.Preparation)
    assert (kept.would_help, kept.left_off) == (["Theirs"], ["theirs"])
    assert take(here, path, everything).decisions == ()


def setting(name, value):
    """A change that puts a setting into an archive, edited more often than any here."""

    def change(made):
        made["setting"] = [
            {
                "uuid": uuid4().hex,
                "kept_at": AT.isoformat(),
                "edited_at": None,
                "edits": 1000,
                "device": "zz",
                "name": name,
                "value": value,
            }
        ]

    return change


LOCKING = [
    ("lock.after", 0),
    ("lock.writing", 600),
    ("lock.on-focus-lost", True),
    ("hide.key", "f12"),
    ("clipboard.copies", True),
    ("editor.command", "curl example.org"),
    ("passphrase.asked", False),
    ("terminal.clear", True),
    ("copying", True),
    ("anything.unknown", 7),
]


@pytest.mark.parametrize(("name", "value"), LOCKING)
@pytest.mark.parametrize("begun", [True, False], ids=["begun", "empty"])
def test_what_lets_others_in_is_never_taken(journal, other, file, name, value, begun):
    if begun:
        keep(journal, "Mine.")
    path = file(other, change=setting(name, value))
    (said,) = sentences(take(journal, path, everything), "never")
    assert name in said
    assert name not in {one.name for one in rows(journal, Setting)}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("look", "day"),
        ("scales", ["open"]),
        ("day.starts", "06:00"),
        ("page.name", "R."),
        ("page.folder", "~/public"),
        ("page.places", {"Rose\x1f1": False}),
        ("page.words", {"title": "Other words"}),
    ],
)
def test_settings_are_taken_where_somebody_asks(here, other, file, name, value):
    path, before = file(other, change=setting(name, value)), told(here)
    assert len(sentences(take(here, path), "asked")) == 1
    assert told(here) == before
    take(here, path, everything)
    assert here.read(settings.get, name) == value
    assert take(here, path).decisions == ()


def test_what_a_setting_is_in_the_file_and_here_is_said(here, other, file):
    path = file(other, change=setting("look", "day"))
    said = "Setting look: day in the file, {} here."
    assert sentences(take(here, path), "asked") == [said.format("dusk")]
    write(here, settings.put, "look", "terminal")
    assert sentences(take(here, path), "asked") == [said.format("terminal")]


def test_places_decided_here_stay_beside_those_that_were_taken(here, other, file):
    write(here, settings.put, "page.places", {"a": True, "b": True})
    path = file(other, change=setting("page.places", {"b": False, "c": False}))
    take(here, path, everything)
    assert here.read(settings.get, "page.places") == {"a": True, "b": False, "c": False}
    take(here, file(other, change=setting("page.places", {"a": True})), everything)
    assert here.read(settings.get, "page.places") == {"a": True, "b": False, "c": False}


@pytest.mark.parametrize("said", [[], ["zz", "off"], [UUID(int=1).hex], [UUID(int=1).hex, "", ""]])
def test_what_calendars_said_is_no_other_than_the_program_remembers(here, other, file, said):
    path = file(other, change=setting("calendar.seen", {"event": {"2026-05-12": said}}))
    with pytest.raises(WrongUse, match="cannot be set to that"):
        take(here, path)


def test_what_is_remembered_here_is_not_what_a_file_says(here, other, file):
    write(here, settings.put, "notices.waiting", [UUID(int=1).hex])
    take(here, file(other, change=setting("notices.waiting", [])), everything)
    assert here.read(settings.get, "notices.waiting") == [UUID(int=1).hex]
    take(here, file(other, change=setting("seeing.asked", "2026-05-12T10:00:00Z")))
    assert here.read(settings.get, "seeing.asked") == "2026-05-12T10:00:00Z"


def test_what_undo_keeps_is_in_no_archive_and_none_brings_it(here, other, file):
    uuid = keep(other, "Theirs.")
    write(other, former.delete, uuid)
    write(other, undo.undo)
    assert other.read(settings.get, settings.UNDONE)
    assert settings.UNDONE not in told(other)
    assert take(here, file(other), everything).decisions == ()
    path = file(other, change=setting(settings.UNDONE, [UUID(int=1).hex]))
    assert take(here, path, everything).decisions == ()
    assert here.read(settings.get, settings.UNDONE) is None


def test_into_an_empty_journal_all_of_it_is_taken_and_listed(journal, other, file):
    write(other, lambda s: therapists.rename(s, therapists.usual_one(s), "Ann"))
    write(other, stand_ins.decide, "Ilse", "")
    shared = keep(other, "Shared.", share="as-written")
    write(other, settings.put, "look", "day")
    path = file(other)
    looked = archive_in.count_rows(journal, path)
    taken = take(journal, path)
    assert taken == looked
    assert len(sentences(taken, "taken")) == 3
    assert told(journal) == told(other)
    assert entry(journal, shared).share == "as-written"


def test_what_was_set_in_an_empty_journal_stays(journal, other, file):
    write(journal, settings.put, "look", "terminal")
    write(journal, stand_ins.decide, "Ilse", "my sister")
    write(other, settings.put, "look", "day")
    write(other, stand_ins.decide, "Ilse", "")
    take(journal, file(other, change=later))
    assert journal.read(settings.get, "look") == "terminal"
    assert journal.read(stand_ins.find, "Ilse").instead == "my sister"


def test_a_name_that_was_taken_back_here_is_not_decided_by_a_file(here, other, file):
    for one in (here, other):
        write(one, stand_ins.decide, "Ilse", "")
    write(here, stand_ins.remove, "Ilse")
    assert take(here, file(other), everything).decisions == ()
    assert here.read(stand_ins.find, "Ilse") is None


def test_from_behind_the_third_door_nothing_is_asked(here, other, file):
    uuid = keep(here, "First.", door="3")

    def shared(made):
        later(made)
        (row,) = [one for one in made["entry"] if one["uuid"] == uuid.hex]
        row |= {"door": "", "share": "as-written"}

    assert take(here, file(here, change=shared), everything).decisions == ()
    assert entry(here, uuid).share == "only-me"


def test_every_switch_and_every_setting_is_known():
    """So that a new one is not taken from a file because nobody thought of it."""
    switches = {
        (name, column.name)
        for name in archive.TABLES
        for column in metadata.tables[name].columns
        if column.name == "share" or column.name.endswith("on_page")
    }
    known = {(name, one) for name, each in deciding.SWITCHES.items() for one in each}
    assert switches <= known
    locking = {one.name for one in known_settings.KNOWN if one.name.startswith("lock.")}
    assert len(locking) == 3
    assert not any(map(deciding_settings.may_be_set, locking))


def test_what_was_counted_as_far_as_edits_are_can_be_exported_and_imported(journal, other, file):
    uuid = keep(journal, "First.")
    write(journal, lambda s: topics.add(s, NewTopic(text="A topic")))

    def far(made):
        for name in ("entry", "topic"):
            for row in made[name]:
                row["edits"] = MOST_EDITS
        for row in made["topic"]:
            row["place"] = tables.MOST_NUMBER

    take(journal, file(journal, change=far))
    for words in ("Second.", "Third."):
        change = entries.Changes(body=words)
        write(journal, lambda s, c=change: entries.edit(s, entries.by_uuid(s, uuid), c))
        write(journal, lambda s, w=words: topics.add(s, NewTopic(text=w)))
    assert entry(journal, uuid).body == "Third."
    take(other, file(journal))
    assert [one.body for one in rows(other, Entry)] == ["Third."]
    assert told(other) == told(journal)


def test_a_row_that_is_gone_can_be_exported_and_imported(journal, other, file):
    uuid = keep(journal, "First.")
    take(journal, file(journal, change=lambda made: made["entry"][0].update(edits=MOST_EDITS)))
    write(journal, lambda s: purging.remove(s, uuid))
    take(other, file(journal))
    assert told(other) == told(journal)


def test_nothing_is_asked_of_two_journals_that_agree(journal, other, file, at):
    at("2026-05-12T16:00")
    keep(journal, "Shared.", share="as-written")
    write(journal, stand_ins.decide, "Ilse", "")
    rating = NewRating(scale="heard", value=5, on_page=True)
    write(journal, additions.keep, ask("With it.", ratings=(rating,), session=date(2026, 5, 12)))
    path = file(journal)
    take(other, path)
    for one in (journal, other):
        assert take(one, path, lambda asked: pytest.fail(str(asked))).decisions == ()
    assert json.loads(path.read_text())["stand_in"]


def nested(depth):
    """A list in a list, and so on; the innermost holds a number."""
    made = 1
    for _ in range(depth):
        made = [made]
    return made


@pytest.mark.parametrize("wrap", [lambda one: one, lambda one: {"a": one}], ids=["list", "dict"])
def test_a_setting_nobody_knows_is_plain_and_not_nested_too_deeply(other, file, here, wrap):
    deepest = 6 if wrap(1) == 1 else 5
    take(here, file(other, change=setting("anything", wrap(nested(deepest)))))
    path = file(other, change=setting("anything", wrap(nested(deepest + 1))))
    with pytest.raises(WrongUse, match="A setting is nested too deeply"):
        take(here, path)


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("kind", [int, float])
def test_a_number_in_a_setting_is_one_that_is_kept_here(other, file, here, sign, kind):
    take(here, file(other, change=setting("anything", kind(sign * 2**53))))
    path = file(other, change=setting("anything", kind(sign * (2**53 + 2))))
    with pytest.raises(WrongUse, match="A number in it is out of range"):
        take(here, path)


UUID_HEX = UUID(int=1).hex
MINE = {"event": {"2026-05-12": [UUID_HEX, "off"]}}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("calendar.seen", MINE),
        ("calendar.seen", {}),
        ("last-opened", "2026-05-12T10:00:00+02:00"),
        ("notices.waiting", [UUID_HEX]),
        ("page.places", {"a": True, "b": False}),
        ("page.words", {"title": "Another", "weekdays": ["a", "b"]}),
        ("pages.another-day", {"2026-05-12": [UUID_HEX]}),
        ("seeing.asked", "2026-05-12T10:00:00Z"),
        ("look.offered", True),
        ("feeling-raw.said", True),
    ],
)
def test_what_the_program_remembers_is_such_a_value(other, file, here, name, value):
    archive_in.count_rows(here, file(other, change=setting(name, value)))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("calendar.seen", [MINE]),
        ("calendar.seen", {"event": []}),
        ("calendar.seen", {"event": {"2026-05-12": [UUID_HEX, 1]}}),
        ("calendar.seen", {"event": {"2026-05-12": {UUID_HEX: "off"}}}),
        ("last-opened", "2026-05-12T10:00:00"),
        ("last-opened", "yesterday"),
        ("last-opened", 7),
        ("last-opened", "0001-05-12T10:00:00+00:00"),
        ("notices.waiting", UUID_HEX),
        ("notices.waiting", [7]),
        ("notices.waiting", ["no uuid"]),
        ("notices.waiting", [str(UUID(int=1))]),
        ("page.places", [True]),
        ("page.places", {"a": 1}),
        ("page.words", {"title": 1}),
        ("page.words", {"title": ["a", 1]}),
        ("page.words", {"title": {"a": "b"}}),
        ("pages.another-day", {"2026-05-12": UUID_HEX}),
        ("look.offered", "yes"),
        ("feeling-raw.said", {"x": ["y"]}),
    ],
)
def test_what_the_program_could_not_remember_is_refused(other, file, here, name, value):
    path = file(other, change=setting(name, value))
    with pytest.raises(WrongUse, match="A setting cannot be set to that"):
        archive_in.count_rows(here, path)


@pytest.mark.parametrize("value", ["a\ud800", ["a\ud800"], {"a": "a\ud800"}, {"a\ud800": "a"}])
def test_a_text_anywhere_in_a_setting_is_one_that_is_kept_here(other, file, here, value):
    with pytest.raises(WrongUse):
        archive_in.count_rows(here, file(other, change=setting("anything", value)))
