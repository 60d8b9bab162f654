"""What help says besides keys and commands, word for word."""

from typing import NamedTuple


class Explained(NamedTuple):
    """Something, and what there is to know about it."""

    label: str
    words: str
    short: str = ""
    """A shorter label, for a narrow margin."""


class Sentences(NamedTuple):
    """Something help has a few sentences about."""

    title: str
    text: str


CTRL = "^ means Ctrl: hold it and press the letter."
HOW_TITLE = "How it works"
HOW = (
    Explained("writing", "Write what you like and keep it. No one else sees it."),
    Explained(
        "a session",
        "Afterwards: two numbers, if you like, and one line. You can leave out any of it.",
        "session",
    ),
    Explained(
        "the page",
        "Before a session you choose what goes on it. It makes one page from your own words and "
        "shows it to you first. You never have to bring one.",
    ),
    Explained(
        "who sees it",
        "At first no entry goes on any page. For each entry you say: nothing, one line about it, "
        "or all of it. The page won't say how much you left out.",
        "seen by",
    ),
    Explained("going back", "esc goes back from every screen. Nothing is lost by it.", "back"),
    Explained(
        "passphrase",
        "If you have forgotten it, F2 where it is asked for takes the recovery key. Without either "
        "of them the journal stays closed. You can write without it.",
        "phrase",
    ),
)
GLOSSARY = (
    Explained("entry", "Something you wrote and kept. It is for you alone until you decide."),
    Explained(
        "page",
        "One page for a session, made from your words. You read it first, and it is written to a "
        "file when you say so.",
    ),
    Explained("session", "A meeting with your therapist, past or still to come."),
    Explained("topic", "Something you would like to talk about next time."),
    Explained(
        "first, please",
        "The topic that comes first on your page: perhaps the one you would otherwise leave until "
        "the last five minutes.",
        "first",
    ),
    Explained("one line", "A line you write yourself. The page shows it instead of the entry."),
    Explained(
        "usual",
        "The middle of your last numbers for a question, six at most. It appears after three.",
    ),
    Explained(
        "stand-in",
        "What the page says instead of a name, such as 'my sister'. Your entries keep the name.",
    ),
    Explained("moment", 'A "yes, that\'s it" in a session: something that felt right.'),
    Explained(
        "recovery key",
        "It opens the journal if the passphrase is ever gone. Without either, nobody can open it.",
        "recovery",
    ),
)
RAW = (
    "Feeling raw after saying something hard is common. It can be a sign that it mattered. It can "
    "also be a sign to go slower. You decide the pace."
)
SHARED_COMPUTER = (
    "An opened journal can be read over your shoulder. F9 hides it. Not protected: the page you "
    "wrote out, this window's scrollback, lines your shell remembers, your browser's history. If "
    "someone could make you open it, this program cannot help with that. What would put you at "
    "risk is better not kept on this computer."
)
SENTENCES = {
    "hard-things": Sentences("After saying something hard", RAW),
    "shared-computer": Sentences("Shared computer", SHARED_COMPUTER),
}
"""By the names the command line has for them."""
PARTS = ("how it works", "these keys", "glossary", "shared computer")
"""What help on the screen has, in order."""
FIND = "Find in help"
NOT_FOUND = "Help does not have these words."
WHICH = "What would you like to read?"
KEYS_HEARD = (
    "Keys in this text are those of the screen. Here the word back goes back, and a number or a "
    "letter does the rest."
)
"""Said in plain mode above what names keys."""
JSON_TITLE = "JSON for scripts, and its schemas"
JSON = (
    "'bondjournal help json COMMAND' prints the schema of what a command prints with --json. Where "
    "that is a list, --json-lines prints one object per line. A noun alone prints what its 'list' "
    "does."
)
"""Shown below the commands that print JSON."""
