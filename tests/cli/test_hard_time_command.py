"""hard-time: the general lines without a passphrase, the person's own list with it."""

import json
import stat

HELPLINE = (
    "A helpline in your country: ask a search engine, or findahelpline.com, in a private window if "
    "others use this computer."
)
IN_DANGER = (
    "If you might be in danger, or someone else might be: phone your local emergency number, or "
    "go to someone who can be with you."
)
GENERAL = [
    IN_DANGER,
    "This is a notebook: no one else sees this, and it cannot call anyone.",
    HELPLINE,
]
EMPTY = (
    "You have not written anything here yet. Many people make this with their therapist. "
    f"{HELPLINE}"
)


def test_the_general_lines_need_no_passphrase_and_no_journal(run, env, journal):
    del env["BONDJOURNAL_PASSPHRASE"]
    assert run("hard-time").out.splitlines() == GENERAL
    env["BONDJOURNAL_VAULT"] += "-nowhere"
    assert run("hard-time").out.splitlines() == GENERAL


def test_everything_of_ones_own_asks_for_it(run, ready, env):
    del env["BONDJOURNAL_PASSPHRASE"]
    for asked in (
        ("--mine",),
        ("list",),
        ("add", "people", "Nadia"),
        ("edit", "1", "Nadia"),
        ("move", "1", "1"),
        ("delete", "1", "--yes"),
        ("card",),
    ):
        said = run("hard-time", *asked, code=2)
        assert "This needs a terminal to ask for the passphrase." in said.err, asked


def test_an_empty_list(run, ready):
    assert run("hard-time", "--mine").out.splitlines() == [
        *GENERAL[:2],
        "What you wrote for times like this:",
        EMPTY,
    ]
    assert run("hard-time", "list").err == f"{EMPTY}\n"
    assert json.loads(run("hard-time", "list", "--json").out) == []
    assert "The card is empty." in run("hard-time", "card", code=1).err
    assert "The card is empty." in run("hard-time", "card", "-o", "x.txt", "--yes", code=1).err


def test_a_list_is_written_ordered_changed_and_shown(run, ready):
    run("hard-time", "add", "people", "Nadia,", "at", "any", "hour")
    run("hard-time", "add", "steadied", given="Kettle.\n")
    run("hard-time", "add", "steadied", "The long way round.")
    assert (
        "Choose ring, steadied, people or agreed." in run("hard-time", "add", "coping", code=2).err
    )
    run("hard-time", "move", "2", "1")
    run("hard-time", "edit", "3", "Nadia, next door")
    assert run("hard-time", "list").out.splitlines() == [
        "What helps",
        "  1  The long way round.",
        "  2  Kettle.",
        "People",
        "  3  Nadia, next door",
    ]
    shown = run("hard-time", "--mine").out.splitlines()
    assert shown[2:5] == [
        "What you wrote for times like this:",
        "What helps",
        "  1  The long way round.",
    ]
    run("hard-time", "delete", "1", code=2)
    run("hard-time", "delete", "1", "--yes")
    rows = json.loads(run("hard-time", "list", "--json").out)
    assert [(one["number"], one["heading"], one["text"]) for one in rows] == [
        (1, "steadied", "Kettle."),
        (2, "people", "Nadia, next door"),
    ]
    run("hard-time", "edit", "7", "x", code=1)


def test_the_card(run, ready, tmp_path):
    run("hard-time", "add", "agreed", "I may write between two sessions.")
    card = "What we agreed\n- I may write between two sessions.\n"
    assert run("hard-time", "card").out == card
    assert "needs a terminal" in run("hard-time", "card", "-o", "mine.txt", code=2).err
    assert not (tmp_path / "mine.txt").exists()
    run("hard-time", "card", "-o", "mine.txt", "--yes")
    written = tmp_path / "mine.txt"
    assert written.read_text() == card
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    run("hard-time", "add", "agreed", "Another one.")
    again = run("hard-time", "card", "-o", "mine.txt", "--yes", code=2)
    assert "Nothing is replaced." in again.err
    assert "--force" not in again.err
    assert written.read_text() == card
    run("hard-time", "card", "-o", str(tmp_path), "--yes")
    assert (tmp_path / "card.txt").exists()
