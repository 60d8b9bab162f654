"""The tables of guessed words: what people type who do not know what it is called here."""

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
    "session rate": "rate",
    "session write": "session after",
    "session repeat": "session add --every 1",
    "session stop-repeating": "session cancel --following",
    "session leave": "session share --none",
    "session prepare": "page prepare",
    "meeting": "session",
    "calendar": "session list",
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
    "name": "stand-in",
    "names": "page names",
    "stand-in names": "page names",
    "stand-in places": "page names",
    "page next": "page",
    "page make": "page",
    "page print": "page",
    "page write": "page -o FILE",
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
    "key": "recovery",
    "backups": "backup list",
    "burn": "destroy",
    "wipe": "destroy",
    "settings": "config",
    "set": "config set",
    "get": "config get",
    "crisis": "hard-time",
    "sos": "hard-time",
    "sync": "backup",
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
}
"""Words that are no command, each with the line that is meant."""

VERBS = (
    ("add", "new", "create", "make", "insert"),
    ("list", "ls", "all", "index"),
    ("show", "view", "get", "read", "cat", "open", "ratings"),
    ("edit", "change", "update", "rename", "modify", "set", "say"),
    ("move", "mv", "order", "sort"),
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
    ("--limit", "--max", "--limit", "--number", "--head", "-n"),
    ("--tag", "--label", "--tagged"),
    ("--with", "--text", "--grep", "--containing", "--search", "--match"),
    ("--output", "--to", "--out", "--file"),
    ("--share", "--shared", "--on-page", "--public"),
    ("--no-share", "--off-page", "--unshare"),
    ("--share-sentence", "--on-page"),
    ("--share-text", "--text-on-page"),
    ("--share-wished", "--wished-on-page"),
    ("--share-question", "--question-on-page"),
    ("--line", "--gist", "--summary"),
    ("--short", "--style", "--brief"),
    ("--all", "--as-written", "--whole"),
    ("--none", "--only-me", "--private", "--never"),
    ("--yes", "--force", "--no-confirm"),
    ("--now", "--gone-now", "--permanent", "--purge"),
    ("--therapist", "--who", "--for", "--about"),
    ("--title", "--name", "--heading"),
    ("--all", "--everything"),
    ("--passphrase-file", "--password-file", "--key-file"),
)
"""Options that mean the same; a command has one of them."""

OPTION_LINES = {"page --stdout": "page -o -"}
"""Options that stand for others with a value, behind their command, each with the line meant."""

WORDS = frozenset(word for words in (*COMMANDS, *chain(*VERBS)) for word in words.split())
"""Every word that is looked up."""
FLAGS = frozenset(chain(*OPTIONS))
"""Every option that is looked up."""


def verb(typed: str, known: Container[str]) -> str:
    """Return the verb among those known that means the same; nothing where there is none."""
    return _same(typed.lower(), VERBS, known)


def option(typed: str, known: Container[str]) -> str:
    """Return the option among those known that means the same; nothing where there is none."""
    return _same(typed, OPTIONS, known)


def _same(typed: str, groups: Iterable[Sequence[str]], known: Container[str]) -> str:
    if typed in known:
        return typed
    same = (one for group in groups if typed in group for one in group)
    return next((one for one in same if one in known), "")
