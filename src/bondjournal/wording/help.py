"""What help says besides keys and commands, word for word."""

from typing import NamedTuple


class Topic(NamedTuple):
    """Something help has a few sentences about."""

    title: str
    text: str


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
TOPICS = {
    "hard-things": Topic("After saying something hard", RAW),
    "shared-computer": Topic("Someone uses this computer too", SHARED_COMPUTER),
}
"""The topics, by the names they have on the command line."""
JSON_TITLE = "JSON for scripts, and its schemas"
JSON = (
    "'bondjournal help json COMMAND' prints the schema of what a command prints with --json. Where "
    "that is a list, --json-lines prints one object a line. A noun alone prints what its 'list' "
    "does."
)
"""Shown below the commands that print JSON."""
