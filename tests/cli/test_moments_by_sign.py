"""signs: moments under five signs, newest first, and giving them one."""

import json
from datetime import date

from bondjournal.journal import moments


def test_an_empty_one(run, ready):
    done = run("signs")
    assert (done.out, done.err) == ("", "No moment is kept here. That is fine.\n")
    found = json.loads(run("signs", "--json").out)
    assert [one["sign"] for one in found] == [
        "trust",
        "open-communication",
        "empathy",
        "respect",
        "understanding",
        "",
    ]


def test_they_are_shown_by_sign_and_given_one(run, journal):
    with journal.transaction() as session:
        moments.add(session, "the street", day=date(2026, 5, 3), sign="trust")
        moments.add(session, "the joke", day=date(2026, 5, 5), sign="trust")
        moments.add(session, "asked first", day=date(2026, 5, 8))
    journal.close()
    assert run("signs").out.splitlines() == [
        "Trust",
        "  2  5 May 2026  the joke",
        "  1  3 May 2026  the street",
        "Open communication",
        "Empathy",
        "Respect",
        "Understanding",
        "Not sorted",
        "  3  8 May 2026  asked first",
    ]
    run("signs", "give", "3", "respect")
    run("signs", "give", "2", "none")
    assert run("signs", "give", "3", "courage", code=2).err.startswith("That is no sign.")
    run("signs", "give", "9", "trust", code=1)
    found = json.loads(run("signs", "--json").out)
    texts = {one["sign"]: [moment["text"] for moment in one["moments"]] for one in found}
    assert texts == {
        "trust": ["the street"],
        "open-communication": [],
        "empathy": [],
        "respect": ["asked first"],
        "understanding": [],
        "": ["the joke"],
    }
