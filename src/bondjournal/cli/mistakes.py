"""What is said of a command line that is none: what was meant, and the line as it should be.

Words are looked up by meaning first, as people with a terminal's habits type them, and by
spelling then. Of what was typed only what cannot be somebody's words is repeated.
"""

import re
import shlex
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any

from bondjournal import guessed_words

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
        if meant := guessed_words.COMMANDS.get(" ".join([*path, *words[:number]]).lower()):
            return words[:number], meant
    word, known = words[0], ctx.command.list_commands(ctx)
    if list(path) == ["backup"] and "/" in word:
        return words[:1], f"backup --into {shlex.quote(word)}"
    verbs = [one for same in guessed_words.VERBS for one in same]
    others = verbs if path else guessed_words.COMMANDS
    near = _by_spelling(word, [*known, *others])
    if not path:
        return words[:1], near if near in known else guessed_words.COMMANDS.get(near, "")
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
    path = error.ctx.command_path.split()
    if line := guessed_words.OPTION_LINES.get(" ".join([*path[1:], typed])):
        return f"There is no option {typed} here. Did you mean: bondjournal {line}", helped
    known = [name for one in error.ctx.command.params for name in one.opts if name[:1] == "-"]
    near = _by_spelling(typed, [*known, *(one for group in guessed_words.OPTIONS for one in group)])
    meant = _same_option(typed, known) or (near if near in known else _same_option(near, known))
    if not meant:
        return f"There is no option {typed} here.", f"{dashed} {helped}"
    place = next(number for number, one in enumerate(arguments) if one.partition("=")[0] == typed)
    value = "=..." if "=" in arguments[place] else ""
    before, behind = _repeated(arguments[:place], path), _repeated(arguments[place + 1 :])
    line = " ".join(["bondjournal", *before, meant + value, *behind])
    return f"There is no option {typed} here. Did you mean: {line}", f"{dashed} {helped}"


def _same_option(typed: str, known: Sequence[str]) -> str:
    same = [one for group in guessed_words.OPTIONS if typed in group for one in group]
    return next((one for one in same if one in known), "")


def _by_meaning(word: str, known: Sequence[str]) -> str:
    """Return the word among those known that means the same; empty where there is none."""
    if word in known:
        return word
    same = [one for verbs in guessed_words.VERBS if word.lower() in verbs for one in verbs]
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
