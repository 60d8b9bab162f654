"""moment list --by-sign: moments under five signs, newest first, and giving them one."""

import json
from datetime import date

from bondjournal.journal import moments


def test_an_empty_one(run, ready):
    done = run("moment", "list", "--by-sign")
    assert (done.out, done.err) == ("", "No moments here yet. That is fine.\n")
    assert json.loads(run("moment", "list", "--by-sign", "--json").out) == []


def test_they_are_shown_by_sign_and_given_one(run, journal):
    with journal.transaction() as session:
        moments.add(session, "the street", day=date(2026, 5, 3), sign="trust")
        moments.add(session, "the joke", day=date(2026, 5, 5), sign="trust")
        moments.add(session, "asked first", day=date(2026, 5, 8))
    journal.close()
    assert run("moment", "list", "--by-sign").out.splitlines() == [
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
    run("moment", "edit", "3", "--sign", "respect")
    run("moment", "edit", "2", "--sign", "")
    told = run("moment", "edit", "3", "--sign", "courage", code=2).err
    assert told.startswith("There is no such sign.")
    run("moment", "edit", "9", "--sign", "trust", code=1)
    found = json.loads(run("moment", "list", "--by-sign", "--json").out)
    assert {one["text"]: one["sign"] for one in found} == {
        "the street": "trust",
        "asked first": "respect",
        "the joke": "",
    }
    assert [one["text"] for one in found] == ["the street", "asked first", "the joke"]
