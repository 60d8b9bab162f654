"""Every string the program can show keeps the rules: plain, calm, no verdict, no pressure.

Read are the strings of the code that read like words, the help of every command, the prompts, the
made-up journal and the stylesheets. An exception names its sentence.
"""

import re

import pytest

from bondjournal import wording
from strings import of_code, of_help, of_stylesheets, of_toml

RULES = {
    "no exclamation mark": re.compile(r"!"),
    "no pressure": re.compile(
        r"\b(should|must|ought|failed|missed|overdue|still haven't|don't forget|remember to"
        r"|streaks?|daily goal)\b",
        re.IGNORECASE,
    ),
    "no praise": re.compile(
        r"\b(well done|good job|great (job|work)|congratulations|keep it up|proud of you|awesome"
        r"|amazing)\b",
        re.IGNORECASE,
    ),
    "no verdict": re.compile(
        r"\b(ruptures?|declin(e[ds]?|ing)|alerts?|warnings?|your therapist failed|you may be"
        r"|dysfunctional|symptoms?|diagnos\w+|disorder)\b",
        re.IGNORECASE,
    ),
    "the words of this house": re.compile(
        r"\b(diary|passwords?(?! manager)|PIN|save[ds]?|saving|scores?|metrics?|baseline|homework"
        r"|agenda|log(ged)? ?in|redact\w*)\b",
        re.IGNORECASE,
    ),
    "no 'only' about a person": re.compile(
        r"\bonly\b(?! you can read it)(?!['\s-]?me\b)", re.IGNORECASE
    ),
    "as people say it": re.compile(
        r"\b(whom|anew|shall|sealed|capture[ds]?|only me|as I wrote it"
        r"|in it is none|is no (plain|calendar)|behind the (door|option)|Enter (without|leaves))\b",
        re.IGNORECASE,
    ),
    "no code of a question": re.compile(r"\bprompt (write|hide|show) [A-Z]\d\b"),
    "no machine's excuse": re.compile(
        r"\b(oops|sorry|invalid|illegal|fatal|unexpected error|please try)\b", re.IGNORECASE
    ),
}

ALLOWED = {
    "no pressure": {
        # Of a capture and a draft, not of a person.
        "Something that is waiting can't be read.",
        "An unfinished entry can't be read.",
        # What Textual's own workers are told, and nobody sees.
        "a task failed",
    },
    "the words of this house": {
        # Guessed, and never shown.
        "page save",
    },
    "as people say it": {
        # Of the made-up journal: its data, and its writer, who says so.
        "captured",
        "what I need and from whom.",
        "I don't know to whom.",
    },
    "no 'only' about a person": {
        "Only a plain file can be imported.",
        "whether its disk is read-only.",
        "this place is read-only",
        # Of questions to start from.
        "only when asked for",
        # Prompts: whose eyes, and who would notice.
        "For my eyes only: what I have not told",
        "that only I, or someone close, would notice?",
    },
}

PLAIN = re.compile(r"[\x20-\x7e\n\t]|[▏▎●▕·…─•↑↓←→▌�]|[‘’“”–]|[^\W\d_]|\x1b|[\u0300-\u036f]")
"""What may stand in a string: a typewriter's characters, the signs of the look, letters."""


def broken(rule, shown):
    """Tell the strings that break a rule, but for the sentences that it allows."""
    allowed = ALLOWED.get(rule, ())
    for where, text in shown:
        left = text
        for sentence in allowed:
            left = left.replace(sentence, "")
        if RULES[rule].search(left):
            yield f"{rule}: {where}: {' '.join(text.split())[:90]}"


def test_every_string_that_is_shown_keeps_every_rule():
    code, told, toml = list(of_code()), list(of_help()), list(of_toml())
    shown = [*code, *told, *toml, *of_stylesheets()]
    assert [one for rule in RULES for one in broken(rule, shown)] == []
    odd = {
        where: left
        for where, text in shown
        if (left := PLAIN.sub("", text)) and "toml" not in where
    }
    assert odd == {}, "signs of another world"
    doubled = [(where, text) for where, text in shown if re.search(r"\w  +[a-z]", text)]
    assert doubled == [], "blanks doubled where words meet"

    every = "\n".join(" ".join(text.split()) for _, text in shown)
    exceptions = {sentence for allowed in ALLOWED.values() for sentence in allowed}
    assert {one for one in exceptions if one not in every} == set(), "exceptions of no string"
    assert len(code) > 700
    assert len(told) > 150
    assert len(toml) > 300
    assert "Enough for now?" in every
    assert "Which of these would you leave" in every


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("no exclamation mark", "Well!"),
        ("no pressure", "You should write."),
        ("no pressure", "A session you missed."),
        ("no praise", "Well done."),
        ("no verdict", "A rupture was found."),
        ("the words of this house", "Type your password."),
        ("no 'only' about a person", "You wrote only twice."),
        ("no machine's excuse", "Oops, that went wrong."),
        ("as people say it", "With whom?"),
        ("as people say it", "2 sealed files"),
        ("as people say it", "Enter without words: the number alone."),
        ("no code of a question", "'bondjournal prompt write T1'"),
    ],
)
def test_a_rule_notices_what_it_is_about(rule, text):
    assert RULES[rule].search(text)


@pytest.mark.parametrize(
    ("names", "said"),
    [(["full"], "full"), (["full", "brief"], "full or brief"), ("abc", "a, b or c")],
)
def test_names_to_choose_one_of_are_said_in_one_breath(names, said):
    assert wording.any_of(names) == said
