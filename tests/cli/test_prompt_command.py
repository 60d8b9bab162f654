"""prompt: questions to write from."""

import json
import re

import pytest

from bondjournal.journal import entries, prompts

pytestmark = pytest.mark.usefixtures("ready")

LIBRARY = {question.key: question for question in prompts.library()}


def listed(run, *more):
    return {one["id"]: one for one in json.loads(run("prompt", "list", "--json", *more).out)}


def test_the_library_is_listed_by_theme(run):
    told = run("prompt", "list").out
    first = next(iter(LIBRARY.values())).text
    assert told.startswith(f"Trust and rapport\n  1  {first}\n")
    assert not re.search(r"\b[A-Z]\d\b", told)
    assert all(question.text in told for question in LIBRARY.values())
    assert set(listed(run)) == set(LIBRARY)
    assert set(listed(run, "--flow", "off")) == {"M1", "M2", "M3"}
    assert "Choose one of" in run("prompt", "list", "--flow", "never", code=2).err


def test_an_own_prompt_is_added_changed_and_deleted(run):
    run("prompt", "add", given="What was left unsaid?\n")
    (own,) = [one for one in listed(run).values() if one["own"]]
    assert own["text"] == "What was left unsaid?"
    number = len(LIBRARY) + 1
    assert f"Your own\n{number:>3}  What was left unsaid?\n" in run("prompt", "list").out
    assert json.loads(run("prompt", "show", f"{number}", "--json").out) == own
    run("prompt", "edit", own["id"][:6], "--text", "What was left?", "--weight", "deep")
    run("prompt", "edit", own["id"][:6], given="And now?")
    assert listed(run)[own["id"]] == own | {"text": "And now?", "weight": "deep"}
    assert run("prompt", "edit", "T1", "--text", "Mine", code=1).err.startswith("That prompt came")
    assert run("prompt", "add", "What?", "--flow", "never", code=2).out == ""
    run("prompt", "delete", own["id"][:6], "--yes")
    assert set(listed(run)) == set(LIBRARY)


def test_a_hidden_prompt_is_not_drawn(run):
    for key in ("M1", "m2"):
        run("prompt", "hide", key)
    assert "(hidden)" in run("prompt", "list").out
    assert run("prompt", "draw", "--flow", "off", code=1).err.startswith("There is no question")
    run("prompt", "unhide", "M2")
    assert run("prompt", "draw", "--flow", "off").out.strip() == LIBRARY["M2"].text
    drawn = json.loads(run("prompt", "draw", "--flow", "off", "--json").out)
    assert drawn["id"] == "M2"
    assert json.loads(run("prompt", "show", "m1", "--json").out)["hidden"] is True
    assert f"{LIBRARY['M1'].text}  (hidden)\n" in run("prompt", "show", "M1").out


def test_a_deep_one_is_never_drawn(run):
    for _ in range(5):
        drawn = json.loads(run("prompt", "draw", "--json").out)
        assert drawn["weight"] != "deep"
        assert drawn["flow"] in ("between", "any")


def test_a_script_names_the_prompt_it_reflects_on(run, reopened):
    assert run("prompt", given="Words.", code=2).err.startswith("This needs a terminal")
    assert run("prompt", "write", "T99", given="Words.", code=1).out == ""
    run("prompt", "write", "h1", "--tag", "heard", given="When she waited.")
    told = run("prompt", "write", "S4", given="It would be quiet.").err
    assert told.splitlines()[0] == "This one can stir things up. You can stop at any word."
    with reopened().session() as session:
        found = [entries.by_uuid(session, line.uuid) for line in entries.page(session)]
    assert [(one.prompt, one.body, one.share) for one in found] == [
        (LIBRARY["S4"].text, "It would be quiet.", "only-me"),
        (LIBRARY["H1"].text, "When she waited.", "only-me"),
    ]


def test_another_one_and_just_write_stand_beside_every_prompt(typed, reopened):
    at = typed("prompt")
    for answer in ("a", "a", "w"):
        at.expect("a  Another one")
        at.expect("w  Just write")
        at.answer("Which?", answer)
    at.answer("What is here right now?", "A line.\r.")
    at.answer("Enough for now?", "k")
    at.answer("Go on below.", "And another.\r.")
    at.answer("Enough for now?", "y")
    assert at.end() == 0
    with reopened().session() as session:
        entry = entries.named(session, "last")
        assert (entry.body, entry.prompt) == ("A line.\n\nAnd another.", "")


def test_a_prompt_taken_is_kept_with_the_entry(typed, reopened):
    at = typed("prompt", "--flow", "off")
    at.answer("Which?", "y")
    at.expect("End with a line that has just a dot")
    at.type("It went by.\r.\r")
    at.answer("Enough for now?", "")
    assert at.end() == 0
    with reopened().session() as session:
        entry = entries.named(session, "last")
        assert entry.prompt in {LIBRARY["M1"].text, LIBRARY["M2"].text}
