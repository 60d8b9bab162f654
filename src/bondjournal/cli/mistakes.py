"""What is said of a command line that is none: what was meant, and the line as it should be.

Words are looked up by meaning first, as people with a terminal's habits type them, and by
spelling then. Of what was typed only what cannot be somebody's words is repeated.
"""

import re
import shlex
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any

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

OPTION_LINES = {f"{page} --stdout": "page -o -" for page in ("page", "summary")}
"""Options that stand for others with a value, behind their command, each with the line meant."""

_NO_TEXT = re.compile(r"--?[a-z][a-z-]*|[0-9a-f]{1,32}|last|next|today|yesterday|tomorrow")
"""What is somebody's words in no command: options, numbers, ids."""
_TEXT = "..."


def explained(error: Any, arguments: Sequence[str]) -> tuple[str, str]:
    """Return what is said of a mistake in a command line, and what to do next.

    Args:
        error: what Typer raised.
        arguments: the command line without the program.
    """
    ctx = getattr(error, "ctx", None)
    helped = f"'{ctx.command_path if ctx else 'bondjournal'} --help' shows what there is."
    if hasattr(error, "option_name") and hasattr(error, "possibilities"):
        return _no_option(error, arguments, helped)
    place = None
    if ctx is not None and hasattr(ctx.command, "list_commands"):
        place = _place_of_a_wrong_word(ctx, arguments)
    if place is None:
        return error.format_message(), helped
    return _no_command(ctx, arguments, place, helped)


def _no_command(ctx: Any, arguments: Sequence[str], place: int, helped: str) -> tuple[str, str]:
    """Say which command is meant. A word of somebody's own is not repeated."""
    path = ctx.command_path.split()[1:]
    typed, line = _meant(ctx, path, arguments[place : place + 2])
    if not line:
        return "There is no command of this name.", helped
    before = [one for one in arguments[:place] if one not in path]
    behind = arguments[place + len(typed) :]
    command = line if _verbs(ctx, line) else line.rpartition(" ")[0]
    if behind and (verb := _by_meaning(behind[0], _verbs(ctx, command))):
        line, behind = f"{command} {verb}", behind[1:]
    told = " ".join(["bondjournal", *_repeated(before), line, *_repeated(behind)])
    return f"There is no command {' '.join(typed)!r}. Did you mean: {told}", helped


def _meant(ctx: Any, path: Sequence[str], words: Sequence[str]) -> tuple[Sequence[str], str]:
    """Return the words that are no command, and the line that is meant; empty where none is."""
    for number in range(len(words), 0, -1):
        if meant := COMMANDS.get(" ".join([*path, *words[:number]]).lower()):
            return words[:number], meant
    word, known = words[0], ctx.command.list_commands(ctx)
    if list(path) == ["backup"] and "/" in word:
        return words[:1], f"backup --into {shlex.quote(word)}"
    others = [one for verbs in VERBS for one in verbs] if path else COMMANDS
    near = _by_spelling(word, [*known, *others])
    if not path:
        return words[:1], near if near in known else COMMANDS.get(near, "")
    meant = _by_meaning(word, known) or (near if near in known else _by_meaning(near, known))
    return words[:1], " ".join([*path, meant]) if meant else ""


def _verbs(ctx: Any, line: str) -> Sequence[str]:
    """Return the verbs that may follow a line; none where it is no command that has any."""
    if not line:
        return ()
    command = ctx.find_root().command
    for name in line.split():
        if not hasattr(command, "get_command"):
            return ()
        command = command.get_command(ctx, name)
    return tuple(command.list_commands(ctx)) if hasattr(command, "list_commands") else ()


def _no_option(error: Any, arguments: Sequence[str], helped: str) -> tuple[str, str]:
    """Say which option is meant. What begins with a dash may be a text, and is not repeated."""
    typed = str(error.option_name)
    dashed = "A text that begins with a dash stands behind ' -- '."
    if not re.fullmatch(r"--?[a-z][a-z-]*", typed):
        return "That begins with a dash and is no option.", f"{dashed} {helped}"
    if line := OPTION_LINES.get(" ".join([*error.ctx.command_path.split()[1:], typed])):
        return f"There is no option {typed} here. Did you mean: bondjournal {line}", helped
    known = [name for one in error.ctx.command.params for name in one.opts if name[:1] == "-"]
    near = _by_spelling(typed, [*known, *(one for group in OPTIONS for one in group)])
    meant = _same_option(typed, known) or (near if near in known else _same_option(near, known))
    if not meant:
        return f"There is no option {typed} here.", f"{dashed} {helped}"
    place = next(number for number, one in enumerate(arguments) if one.partition("=")[0] == typed)
    value = "=..." if "=" in arguments[place] else ""
    path = error.ctx.command_path.split()
    before, behind = _repeated(arguments[:place], path), _repeated(arguments[place + 1 :])
    line = " ".join(["bondjournal", *before, meant + value, *behind])
    return f"There is no option {typed} here. Did you mean: {line}", f"{dashed} {helped}"


def _same_option(typed: str, known: Sequence[str]) -> str:
    same = [one for group in OPTIONS if typed in group for one in group]
    return next((one for one in same if one in known), "")


def _by_meaning(word: str, known: Sequence[str]) -> str:
    """Return the word among those known that means the same; empty where there is none."""
    if word in known:
        return word
    same = [one for verbs in VERBS if word.lower() in verbs for one in verbs]
    return next((one for one in same if one in known), "")


def _by_spelling(word: str, known: Sequence[str]) -> str:
    return next(iter(get_close_matches(word.lower(), known, n=1, cutoff=0.7)), "")


def _place_of_a_wrong_word(ctx: Any, arguments: Sequence[str]) -> int | None:
    """Return where the word stands that is no command: the first behind the command's own path."""
    path = ctx.command_path.split()[1:]
    options = [one for one in ctx.find_root().command.params if not getattr(one, "is_flag", False)]
    with_value = {name for one in options for name in one.opts}
    words = iter(
        [
            (place, one)
            for place, one in enumerate(arguments)
            if one[:1] != "-" and not (place and arguments[place - 1] in with_value)
        ]
    )
    for name in path:
        if not any(one == name for _, one in words):
            return None
    known = ctx.command.list_commands(ctx)
    return next((place for place, one in words if one not in known), None)


def _repeated(arguments: Sequence[str], path: Sequence[str] = ()) -> Iterator[str]:
    """Give arguments as they may be shown: dots for what can be somebody's words."""
    dots = False
    for one in arguments:
        plain = one in path or _NO_TEXT.fullmatch(one) is not None
        if plain:
            yield one
        elif not dots:
            yield _TEXT
        dots = not plain
