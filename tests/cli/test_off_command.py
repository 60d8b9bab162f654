"""off: the doors line by line through a pipe, their texts for scripts, and writing."""

import json

from bondjournal.journal import appointments, therapists, topics
from bondjournal.vault import drafts, inbox
from made import someone

NO_PLACE = (
    "You do not owe them a conversation first. You can stop going, and you can tell them in one "
    "line or not at all. Keeping the boundaries is the therapist's job, not the client's. "
    "Examples: sexual remarks or contact, touch you did not agree to, meeting as friends or "
    "partners, money or business, threats, ridicule, breaking your confidence, being asked to "
    "keep a secret. You can talk to someone you trust, the service they work for, their "
    "professional body, another therapist, or the police. If you are in danger now: your local "
    "emergency number."
)


def entries_of(run):
    return [json.loads(run("show", one["id"], "--json").out) for one in listed(run)]


def listed(run):
    return json.loads(run("list", "--json").out)


def test_the_texts_of_the_doors_need_no_passphrase(run, ready, env):
    del env["BONDJOURNAL_PASSPHRASE"]
    second, third = run("off", "--door", "2").out, run("off", "--door", "3").out
    assert second.startswith("It has never quite clicked\nYou may look around. You can meet")
    assert third.splitlines() == [
        "Something was said or done that has no place in therapy",
        NO_PLACE,
        "Write down what happened, where and when, for yourself",
        "Stop mentioning sessions with this person",
        "Hard time",
    ]
    for word in ("page", "rate", "would have liked"):
        assert word not in third
    assert "I said it was fine, and it was not quite." in run("off", "--door", "1").out
    assert "Choose 1, 2, 3 or 4." in run("off", "--door", "5", code=2).err


def test_what_happened_goes_on_the_page_line_by_line(run, ready):
    answers = (
        "1\nShe looked at the clock.\nTwice.\n.\na minute longer\n2\nNot quite fine.\nk\nt\np\n"
    )
    done = run("off", given=answers)
    assert done.out.startswith("Sometimes it doesn't feel right with a therapist. That's okay.")
    assert done.out.endswith("Entry kept. The sentence is a topic now: first, please.\n")
    (entry,) = entries_of(run)
    assert entry["text"] == (
        "She looked at the clock.\nTwice.\n\na minute longer\n\nNot quite fine."
    )
    assert entry["share"] == "only-me"
    (topic,) = json.loads(run("topic", "list", "--json").out)
    assert (topic["text"], topic["more"]) == ("Not quite fine.", "")


def test_a_pipe_that_ends_leaves_a_draft(run, ready, vault):
    done = run("off", given="1\nUnfinished.\n")
    assert done.out.endswith("What you wrote is kept as a draft.\n")
    assert len(drafts.waiting(vault)) == 1
    assert listed(run) == []


def test_writing_behind_a_door_is_sealed_and_asks_for_nothing(run, ready, env, vault):
    passphrase = env.pop("BONDJOURNAL_PASSPHRASE")
    told = run("off", "write", "--door", "3", given="At 15:20, in the room.\n").err
    assert told == (
        "Kept, with today's date. A date from this computer is a note to yourself, not proof.\n"
    )
    run("off", "write", "--door", "1", "--wished", "longer", "--sentence", "Hm.", given="She left.")
    run("off", "write", "--door", "2", "--question", "How do you work?", given="Patience.")
    assert run("off", "write", given="Whatever.").err == "Entry kept.\n"
    assert len(inbox.waiting(vault)) == 4
    env["BONDJOURNAL_PASSPHRASE"] = passphrase
    assert {one["text"] for one in entries_of(run)} == {
        "At 15:20, in the room.",
        "She left.\n\nlonger\n\nHm.",
        "Patience.\n\nHow do you work?",
        "Whatever.",
    }
    assert json.loads(run("topic", "list", "--json").out) == []


def test_a_sentence_for_the_page_from_a_script(run, journal, reopened):
    with journal.transaction() as session:
        someone(session, "Judith")
        someone(session, "Karim")
    journal.close()
    words = ("off", "write", "--door", "1", "--share-sentence")
    assert "Which sentence" in run(*words, given="x", code=2).err
    words = (*words, "--sentence", "I hold back.", "--wished", "longer")
    assert "--therapist NAME says which;" in run(*words, given="She left.", code=2).err
    assert listed(run) == []
    run(*words, "--therapist", "karim", given="She left.")
    with reopened().session() as session:
        (topic,) = topics.all_of(session)
        assert therapists.by_uuid(session, topic.therapist_uuid).name == "Karim"
        assert (topic.text, topic.more, topic.first) == ("I hold back.", "", True)


def test_each_thing_by_a_command_goes_on_the_page_by_its_own_switch(run, ready):
    words = ("off", "write", "--door", "1", "--sentence", "I hold back.", "--wished", "longer")
    done = run(*words, "--share-wished", "--share-text", given="She left.")
    assert done.err == "Entry kept. On your page: what happened, what you would have liked.\n"
    assert {(one["text"], one["share"]) for one in entries_of(run)} == {
        ("She left.", "as-written"),
        ("longer\n\nI hold back.", "only-me"),
    }
    (topic,) = json.loads(run("topic", "list", "--json").out)
    assert topic["text"] == "longer"
    asked = ("off", "write", "--door", "2", "--question", "How?", "--share-question")
    done = run(*asked, given="Patience.")
    assert done.err == "Entry kept. The question is a topic now, the last of them.\n"
    for more in (("--share-wished",), ("--door", "2", "--share-question")):
        run("off", "write", "--door", "1", *more, given="x", code=2)


def test_behind_the_third_door_no_command_knows_a_page(run, ready):
    said = run("off", "write", "--door", "3", "--share-text", given="x", code=2).err
    assert "What is behind the third door can't go on a page." in said
    assert listed(run) == []


def test_what_belongs_to_another_door(run, ready):
    for more in (("--door", "3", "--wished", "x"), ("--door", "1", "--question", "x")):
        assert "belongs to another door" in run("off", "write", *more, given="x", code=2).err
    for more in (("--share-sentence",), ("--sentence", "x"), ("--door", "9")):
        run("off", "write", *more, given="x", code=2)
    assert listed(run) == []


def test_stopping_every_mention(run, journal, reopened, at):
    with journal.transaction() as session:
        them = someone(session, "Judith")
        day = at("2026-05-12T10:00").date()
        appointments.attended_on(session, them, day, "Europe/Berlin")
        someone(session, "Karim")
    journal.close()
    assert "--therapist NAME says which;" in run("off", "stop-mentioning", code=2).err
    done = run("off", "stop-mentioning", "--therapist", "Judith")
    assert done.err == (
        "Done. Nothing here will mention a session with this person, and your entries stay.\n"
    )
    run("off", "stop-mentioning")
    assert "No session is mentioned here." in run("off", "stop-mentioning", code=2).err
    with reopened().session() as session:
        assert [one.mentioned for one in therapists.all_of(session)] == [False, False]
        assert len(appointments.all_of(session)) == 1


def test_no_command_puts_on_a_page_what_is_behind_the_third_door(run, ready):
    run("off", "write", "--door", "3", given="At 15:20, canaryword.\n")
    run("add", given="The stairs.\n")
    run("topic", "add", "Stairs")
    (name,) = [one["id"][:8] for one in listed(run) if "canaryword" in one["text"]]
    for words in (
        ("edit", name, "--share", "as-written"),
        ("edit", name, "--share", "gist", "--line", "It."),
        ("edit", name, "--quote", "At 15:20"),
        ("share", name, "--all"),
        ("topic", "attach", "1", name),
    ):
        assert "What is behind the third door" in run(*words, code=2).err
    run("edit", name, "--text", "At 15:20, canaryword, and the light.")
    run("delete", name, "--yes")
    run("undo")
    assert "third door" in run("edit", name, "--share", "as-written", code=2).err
    offered = run("page", "prepare", "list", "--json").out
    assert "stairs" in offered.lower()
    offered += run("page").out + run("show", "--then-and-now").out
    assert "canaryword" not in offered
    assert "canaryword" in run("search", "canaryword").out
