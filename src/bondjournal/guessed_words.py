"""The tables of guessed words: what people type who do not know the name used here.

`cli/mistakes.py` reads them to answer a command that does not exist, `cli/add.py` for `add`, and
`tui/palette.py` for what is typed in ^P.
"""

from collections.abc import Container, Iterable, Sequence
from itertools import chain

COMMANDS = {
    "rm": "delete",
    "remove": "delete",
    "del": "delete",
    "find": "search",
    "grep": "search",
    "log": "list",
    "ls": "list",
    "journal": "list",
    "diary": "list",
    "entries": "list",
    "entry": "show",
    "read": "show",
    "cat": "show",
    "view": "show",
    "write": "add",
    "new": "add",
    "note": "add",
    "change": "edit",
    "draft": "drafts",
    "unfinished": "drafts",
    "pending": "inbox",
    "waiting": "inbox",
    "appointment": "session",
    "appointment next": "session show next",
    "appointment repeat": "session add --every 1",
    "appointment stop-repeating": "session cancel --following",
    "appointment leave": "session share --none",
    "appointments": "session list",
    "sessions": "session list",
    "session next": "session show next",
    "session last": "session show last",
    "session rate": "rate",
    "session every": "session add --every 1",
    "session today": "session add today",
    "session tomorrow": "session add tomorrow",
    "next": "session show next",
    "next session": "session show next",
    "upcoming": "session list",
    "session write": "session after",
    "session repeat": "session add --every 1",
    "session stop-repeating": "session cancel --following",
    "session leave": "session share --none",
    "session prepare": "page prepare",
    "meeting": "session",
    "therapy": "session list",
    "calendar": "list --calendar",
    "after": "session after",
    "goals": "goal",
    "moments": "moment",
    "topics": "topic list",
    "agenda": "topic list",
    "questions": "question",
    "practical": "question",
    "tried": "try",
    "homework": "try",
    "coping": "helped",
    "try went": "try how",
    "helped not": "helped add --not",
    "goal progress": "goal list --numbers",
    "goal numbers": "goal list --numbers",
    "therapist delete": "therapist end",
    "therapist remove": "therapist end",
    "unshare": "share --none",
    "off door": "off --door DOOR",
    "prompt next": "prompt draw",
    "name": "stand-in",
    "names": "page names",
    "name add": "stand-in add",
    "names add": "stand-in add",
    "stand-in names": "page names",
    "stand-in places": "page names",
    "page next": "page",
    "page make": "page",
    "page print": "page -o page.html",
    "page pdf": "page -o page.html",
    "page html": "page -o page.html",
    "page markdown": "page -o page.md",
    "print": "page -o page.html",
    "pdf": "page -o page.html",
    "export pdf": "page -o page.html",
    "export html": "page -o page.html",
    "export page": "page -o page.html",
    "export markdown": "page -o page.md",
    "page write": "page -o FILE",
    "page save": "page -o FILE",
    "page preview": "page",
    "report": "page",
    "preview": "page",
    "pages": "page list",
    "prepare": "page prepare",
    "prepare put": "share",
    "prepare leave": "share --none",
    "prepare show": "page",
    "page prepare put": "share",
    "page prepare leave": "share --none",
    "page prepare show": "page",
    "rating": "rate",
    "trends": "ratings",
    "stats": "ratings",
    "statistics": "ratings",
    "chart": "ratings",
    "graph": "ratings",
    "trash": "list --deleted",
    "deleted": "list --deleted",
    "bin": "list --deleted",
    "undelete": "undo",
    "revert": "undo",
    "signs": "moment list --by-sign",
    "lookback": "show --then-and-now",
    "versions": "history",
    "labels": "tags",
    "tag": "tags",
    "verify": "check",
    "passwd": "passphrase",
    "password": "passphrase",
    "passphrase change": "passphrase",
    "passphrase new": "passphrase",
    "passphrase set": "passphrase",
    "key": "recovery",
    "backups": "backup list",
    "burn": "destroy",
    "wipe": "destroy",
    "settings": "config",
    "config look": "config set look",
    "theme": "config get look",
    "dark": "config set look dusk",
    "light": "config set look day",
    "language": "config get page.language",
    "german": "config set page.language de",
    "aloud": "page --style aloud",
    "set": "config set",
    "get": "config get",
    "crisis": "hard-time",
    "sos": "hard-time",
    "sync": "backup",
    "backup now": "backup",
    "backup make": "backup",
    "backup restore": "restore",
    "backup check": "check",
    "vault backup": "backup",
    "vault restore": "restore",
    "vault check": "check",
    "vault passphrase": "passphrase",
    "vault recovery": "recovery",
    "vault burn": "destroy",
    "recovery use": "passphrase --recovery-key",
    "draft throw": "drafts delete",
    "inbox day": "inbox assign",
    "inbox who": "inbox assign",
    "trash bring-back": "undo",
    "trash empty": "delete --deleted",
    "trash gone": "delete --deleted",
    "signs give": "moment edit",
    "lookback helped": "helped list --often",
    "lookback goals": "goal list --numbers",
    "lookback page": "show --then-and-now --page",
    "prompts offer": "prompt unhide",
    "reflect": "prompt",
    "reflection": "prompt",
    "prompts": "prompt list",
    "captures": "inbox",
    "create": "init",
    "man": "help",
    "manual": "help",
    "guide": "help",
    "tutorial": "help",
    "version": "--version",
}
"""Words that are not a command, each with the command line that is meant."""

ON_SCREEN = {
    "exit": "close",
    "lock": "hide",
    "quit": "close",
    "where": "where",
    "folder": "where",
    "path": "where",
}
"""Words for what only the TUI does, each with the action that is meant."""

SEVERAL = {
    "database": ("backup", "where", "check", "hide"),
    "vault": ("backup", "where", "check", "hide"),
}
"""Words for what several lines or actions are about."""

OTHER_NAMES = {
    "agenda": "topics",
    "appointment": "a session",
    "bin": "the trash",
    "database": "your journal",
    "diary": "your journal",
    "homework": "what was tried",
    "meeting": "a session",
    "note": "an entry",
    "notebook": "your journal",
    "password": "your passphrase",
    "report": "a page",
    "summary": "a page",
    "vault": "your journal",
}
"""Words for what has another name here, each with that name."""

VERBS = (
    ("add", "new", "create", "make", "insert"),
    ("list", "ls", "all", "index"),
    ("show", "view", "get", "read", "cat", "open", "ratings"),
    ("edit", "change", "update", "rename", "modify", "set", "say"),
    ("move", "mv", "order", "sort", "up", "down"),
    ("delete", "remove", "rm", "del", "drop", "trash", "throw"),
    ("done", "finish", "complete", "close", "end", "asked", "talked", "attended"),
    ("reopen", "undone", "take-up", "take-in", "again", "resume", "open"),
    ("resume", "again", "back"),
    ("cancel", "off", "did-not-happen"),
    ("share", "put"),
    ("assign", "day", "who", "answer", "set"),
    ("new", "renew", "make", "create"),
    ("test", "try", "verify", "check"),
    ("unhide", "offer", "bring-back"),
    ("draw", "random", "one"),
    ("open", "go-on", "continue", "resume", "edit"),
)
"""Verbs that mean the same; a command has one of them."""

OPTIONS = (
    ("--date", "--on", "--at", "--day", "--when"),
    ("--since", "--from", "--after", "--begin"),
    ("--until", "--to", "--before", "--end"),
    ("--session", "--for", "--after", "--appointment"),
    ("--limit", "--max", "--last", "--number", "--head", "-n"),
    ("--tag", "--label", "--tagged"),
    ("--with", "--text", "--grep", "--containing", "--search", "--match"),
    ("--output", "--to", "--out", "--file", "--into"),
    ("--into", "--to", "--out", "--output", "--folder"),
    ("--share", "--shared", "--on-page", "--public"),
    ("--no-share", "--off-page", "--unshare"),
    ("--share-sentence", "--on-page"),
    ("--share-text", "--text-on-page"),
    ("--share-wished", "--wished-on-page"),
    ("--share-question", "--question-on-page"),
    ("--line", "--gist", "--summary"),
    ("--short", "--style", "--brief"),
    ("--style", "--aloud"),
    ("--all", "--as-written", "--whole"),
    ("--none", "--only-me", "--private", "--never"),
    ("--yes", "--force", "--no-confirm"),
    ("--now", "--gone-now", "--permanent", "--purge"),
    ("--therapist", "--who", "--for", "--about"),
    ("--title", "--name", "--heading"),
    ("--all", "--everything"),
    ("--first", "--priority", "--top", "--important"),
    ("--sign", "--kind", "--type"),
    ("--not", "--no", "--bad"),
    ("--dry-run", "--preview", "--test", "--check"),
    ("--version", "-v", "-V"),
    ("--passphrase-file", "--password-file", "--key-file"),
)
"""Options that mean the same; a command has one of them."""

OPTION_LINES = {
    "add --text": "add TEXT",
    "add --message": "add TEXT",
    "add -m": "add TEXT",
    "goal rate --value": "goal rate NUMBER 0-10",
    "page --aloud": "page --style aloud",
    "page --stdout": "page -o -",
    "rate --date": "rate DAY",
    "search --text": "search WORDS",
    "session add --date": "session add DAY",
    "session add --weekly": "session add DAY --every 1",
}
"""Options that stand for an argument or for others with a value, each with the line meant."""

FILES = {
    "backup": "backup --into FOLDER",
    "export": "export -o FILE",
    "page": "page -o FILE",
}
"""Commands after which people type where to write, each with the line that does so."""

NOUNS = (
    "goal",
    "helped",
    "moment",
    "prompt",
    "question",
    "session",
    "topic",
    "try",
)
"""Nouns that people put after `add` instead of before it."""

SHORTEST = 3
"""The fewest letters of a guessed word that find what is meant by it."""
WORDS = frozenset(word for words in (*COMMANDS, *chain(*VERBS)) for word in words.split())
"""Every word that is looked up."""
VERB_WORDS = frozenset(chain(*VERBS))
_LONG = 5
LONG_WORDS = frozenset(word for word in WORDS if len(word) >= _LONG)
"""Words so long that a similar spelling very likely means them."""
FLAGS = frozenset(chain(*OPTIONS))
"""Every option that is looked up."""


def verb(typed: str, known: Container[str]) -> str:
    """Return the known verb that means the same; "" if there is none."""
    return _same(typed.lower(), VERBS, known)


def option(typed: str, known: Container[str]) -> str:
    """Return the known option that means the same; "" if there is none."""
    return _same(typed, OPTIONS, known)


def lines(begun: str) -> set[str]:
    """Return what words with this beginning mean: command lines, and ids of actions.

    Too few letters, with which nearly anything could begin, mean nothing.
    """
    if len(begun) < SHORTEST:
        return set()
    guessed = COMMANDS | ON_SCREEN
    words = [one for one in guessed if one.startswith(begun)]
    return {guessed[one] for one in words if " " not in one.removeprefix(begun)}


def _same(typed: str, groups: Iterable[Sequence[str]], known: Container[str]) -> str:
    if typed in known:
        return typed
    same = (one for group in groups if typed in group for one in group)
    return next((one for one in same if one in known), "")
