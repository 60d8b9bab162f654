"""What is said of a wrong command line: what was meant, and the line as it should be.

Words are looked up by meaning first, as people who know other command lines type them, and then
by spelling. What was typed can be somebody's private words, so only words of our own tables and
the numbers, ids and days that a command takes are repeated.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from bondjournal import guessed_words
from bondjournal.cli import command_line
from bondjournal.cli.command_line import (
    Called,
    arguments_of,
    command_of,
    name_of,
    options_of,
    verbs_of,
    words_of,
)
from bondjournal.journal import ids

NO_COMMAND = "There is no command with this name."
NO_VERB = "This command needs another word after it."
NO_OPTION = "There is no option with this name here."
TOO_MUCH = "There is more on the line than this command takes."
IN_QUOTES = "Put words with spaces in quotes."
BEHIND_DASHES = "Put ' -- ' before a text that starts with a dash."

_DOTS = "..."
"""Shown in place of somebody's words."""
_DAYS = ("last", "next", "today", "yesterday", "tomorrow")
_LONGEST_NUMBER = 3
"""The most digits that a number in a list has; a longer number may be somebody's own."""
_TAKE_WORDS = frozenset({"NAME", "TAG", "TEXT", "VALUE", "WORDS", "text", "words", "wishes"})
"""Names of arguments and options that take somebody's words, in help and in the code."""


def explained(error: Any, root: Any, arguments: Sequence[str]) -> tuple[str, str]:
    """Return the message about a mistake in a command line, and what to do next.

    Args:
        error: what Typer raised; its own message would repeat what was typed.
        root: the command that holds all others.
        arguments: the command line without the program.
    """
    called = command_line.read(root, arguments)
    line = " ".join(["bondjournal", *called.path])
    helped = _helped(line)
    param = getattr(error, "param", None)
    if param is not None:
        missing = hasattr(error, "param_type")
        return _missing(param) if missing else _no_such_value(param), helped
    if hasattr(error, "possibilities"):
        text = f"{BEHIND_DASHES} " if arguments_of(called.command) else ""
        return _no_option(root, called, error.option_name), text + helped
    if hasattr(error, "option_name"):
        return _wrong_use(error.option_name, called)
    return _no_command(root, called, line, helped)


def _helped(line: str) -> str:
    return f"'{line} --help' shows what there is."


def _missing(param: Any) -> str:
    return f"Missing: {name_of(param)}. {param.help or ''}".rstrip()


def _no_such_value(param: Any) -> str:
    lowest, highest = getattr(param.type, "min", None), getattr(param.type, "max", None)
    takes = "a whole number" if param.type.name == "int" else "something else"
    if highest is not None:
        takes = f"a whole number from {lowest} to {highest}"
    elif lowest is not None:
        takes = f"a whole number, {lowest} or more"
    return f"{name_of(param)} takes {takes}."


def _wrong_use(typed: str, called: Called) -> tuple[str, str]:
    # The program reads the line from its beginning: the outermost that has the option refused it.
    depth, option = next(
        (depth, options[typed])
        for depth, options in enumerate(map(options_of, called.commands))
        if typed in options
    )
    helped = _helped(" ".join(["bondjournal", *called.path[:depth]]))
    if option.is_flag:
        return f"{typed} takes no value.", helped
    return f"{typed} needs a value after it. {option.help or ''}".rstrip(), helped


def _no_command(root: Any, called: Called, whole: str, helped: str) -> tuple[str, str]:
    """Say which command is meant, or that the line has more than its command takes."""
    verbs = verbs_of(called.command)
    if said := _another_command(root, called):
        return said, helped
    if verbs and not called.behind:
        return NO_VERB, f"Choose one of: {', '.join(sorted(verbs))}. {helped}"
    if verbs:
        adds = f"'{whole} add' adds one. " if called.path and "add" in verbs else ""
        return NO_COMMAND, adds + helped
    if line := _with_option(called):
        return f"{TOO_MUCH} Did you mean: bondjournal {line}", helped
    names = [name_of(one) for one in arguments_of(called.command)]
    takes = (
        f"It takes: {', '.join(names)}. {IN_QUOTES}" if names else "It takes nothing but options."
    )
    return TOO_MUCH, f"{takes} {helped}"


def _another_command(root: Any, called: Called) -> str:
    """Say which other command is meant; return "" if there is none."""
    place = next((place for place, _ in words_of(called.command, called.behind)), 0)
    words = called.behind[place : place + 2]
    number, line = _guessed(root, called, words)
    if not line:
        number, line = _alike(called, words)
    if not line:
        return ""
    typed, behind = words[:number], called.behind[place + number :]
    group = line if verbs_of(command_of(root, line)) else line.rpartition(" ")[0]
    verbs = verbs_of(command_of(root, group)) if group else ()
    if behind and (verb := guessed_words.verb(behind[0], verbs)):
        line, behind = f"{group} {verb}", behind[1:]
    before = _repeated([*called.before, *called.behind[:place]], root)
    corrected = [*before, line, *_repeated(behind, command_of(root, line))]
    said = NO_COMMAND if verbs_of(called.command) else TOO_MUCH
    if typed and all(word.lower() in {*guessed_words.WORDS, *verbs_of(root)} for word in typed):
        said = f"There is no command {' '.join([*called.path, *typed])!r}."
    return f"{said} Did you mean: bondjournal {' '.join(corrected)}"


def _guessed(root: Any, called: Called, words: Sequence[str]) -> tuple[int, str]:
    """Return how many of the words were guessed, and the command line that they mean."""
    ours = " ".join(called.ours)
    for number in range(len(words), 0, -1):
        guessed = " ".join([*called.ours, *words[:number]]).lower()
        verb, _, noun = guessed.partition(" ")
        if line := guessed_words.COMMANDS.get(guessed) or _turned(root, verb, noun):
            return number, line
    if words and ours in guessed_words.FILES and re.search(r"/|\.\w", words[0]):
        return 1, guessed_words.FILES[ours]
    return 0, ""


def _turned(root: Any, verb: str, noun: str) -> str:
    """Return the command line meant by a verb before its noun; "" if there is none."""
    name = noun if noun in verbs_of(root) else guessed_words.COMMANDS.get(noun, "")
    if name not in verbs_of(root):
        return ""
    if meant := guessed_words.verb(verb, verbs_of(command_of(root, name))):
        return f"{name} {meant}"
    return name if name == noun and verb in guessed_words.VERB_WORDS else ""


def _alike(called: Called, words: Sequence[str]) -> tuple[int, str]:
    """Return how many of the words were misspelled, and the command line spelled like them."""
    known = verbs_of(called.command)
    if not (known and words):
        return 0, ""
    if "add" in known and " " in words[0]:
        return 0, " ".join([*called.path, "add"])
    near = _by_spelling(words[0], [*known, *guessed_words.LONG_WORDS])
    if not called.path:
        return 1, near if near in known else guessed_words.COMMANDS.get(near, "")
    verb = guessed_words.verb(words[0], known) or guessed_words.verb(near, known)
    return 1, " ".join([*called.path, verb]) if verb else ""


def _with_option(called: Called) -> str:
    """Return the line with the extra words behind an option; "" if no option takes them."""
    options, arguments = options_of(called.command), arguments_of(called.command)
    words = [one for _, one in words_of(called.command, called.behind)]
    corrected = _repeated(words[: len(arguments)], called.command)
    more = next(iter(words[len(arguments) :]), "")
    if "--text" in options and arguments:
        corrected += ["--text", _DOTS]
    elif "--date" in options and more in _DAYS:
        corrected += ["--date", more]
    elif "--limit" in options and more.isdigit():
        corrected += ["--limit", more[:_LONGEST_NUMBER]]
    else:
        return ""
    return " ".join([*called.path, *corrected])


def _no_option(root: Any, called: Called, typed: str) -> str:
    """Say which option is meant. Without repeating it: a text may begin with a dash."""
    said = f"There is no option {typed} here." if typed in guessed_words.FLAGS else NO_OPTION
    line = guessed_words.OPTION_LINES.get(" ".join([*called.ours, typed]))
    if not line and _option(typed, options_of(called.command)):
        before, behind = _repeated(called.before, root), _repeated(called.behind, called.command)
        line = " ".join([*before, *called.path, *behind])
    return f"{said} Did you mean: bondjournal {line}" if line else said


def _option(typed: str, options: Mapping[str, Any]) -> str:
    """Return the option that is meant, by its name, its meaning or its spelling; or ""."""
    if option := guessed_words.option(typed, options):
        return option
    near = _by_spelling(typed, [*options, *guessed_words.FLAGS])
    return guessed_words.option(near, options)


def _by_spelling(typed: str, known: Collection[str]) -> str:
    bare = {one.lstrip("-"): one for one in known}
    near = get_close_matches(typed.lower().lstrip("-"), bare, n=1, cutoff=0.7)
    return bare[near[0]] if near else ""


def _repeated(arguments: Sequence[str], command: Any) -> list[str]:
    """Return the words that a command takes, with dots for those that can be somebody's own."""
    options = options_of(command)
    argument = next(iter(arguments_of(command)), None)
    shown: list[str] = []
    waiting = None
    for one in arguments:
        if one == "--":
            return [*shown, one, _DOTS]
        typed, has_value, _ = one.partition("=")
        option = _option(typed, options) if one[:1] == "-" else ""
        if waiting:
            shown_as, waiting = _as_shown(one, waiting), None
        elif option:
            shown_as = f"{option}={_DOTS}" if has_value else option
            waiting = None if has_value or options[option].is_flag else options[option]
        elif argument is None or re.match(r"-\S", one):
            continue
        else:
            # After the first word of a text, everything belongs to the text.
            shown_as = _as_shown(one, argument) if shown[-1:] != [_DOTS] else _DOTS
        if shown_as != _DOTS or shown[-1:] != [_DOTS]:
            shown.append(shown_as)
    return shown


def _as_shown(typed: str, param: Any) -> str:
    """Return what was typed for a parameter, or dots where it can be somebody's words."""
    is_number = typed.isascii() and typed.isdigit() and len(typed) <= _LONGEST_NUMBER
    takes_words = not _TAKE_WORDS.isdisjoint((param.name, param.metavar))
    is_plain = is_number or typed in _DAYS or ids.are_no_word(typed)
    return typed if is_plain and not takes_words else _DOTS
