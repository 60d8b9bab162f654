"""The commands of a noun, made of its description."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bondjournal import dates, typed_dates, wording
from bondjournal.cli import as_json, claiming, console, removing
from bondjournal.cli.options import Json, Text, list_when_bare
from bondjournal.nouns.noun import Noun, Verb
from bondjournal.talk import Talk, finish, fit
from bondjournal.wording import whose as whose_words
from bondjournal.wording import work as words

if TYPE_CHECKING:
    from bondjournal.journal.owners import Owner
    from bondjournal.journal.values import Listed
    from bondjournal.open_journal import Journal

Number = Annotated[
    str, typer.Argument(help="Its number in the list, or the first letters of its id.")
]
Numbers = Annotated[
    list[str],
    typer.Argument(help="Numbers in the list, or the first letters of ids.", metavar="NUMBER..."),
]
Place = Annotated[int, typer.Argument(min=1, metavar="PLACE", help="The new place, 1 is first.")]


def commands(noun: Noun) -> typer.Typer:
    """Return the commands of a noun. One that its module adds takes the place of one made here."""
    app = typer.Typer(rich_markup_mode=None, help=noun.helps[""])
    list_when_bare(app, partial(show_list, noun, everything=False), noun.helps[""])
    made = {name: make(noun) for name, make in _MADE.items()}
    made |= {verb.name: _changing(noun, verb) for verb in noun.verbs}
    for name, command in made.items():
        if name in noun.helps:
            app.command(name, help=noun.helps[name])(command)
    return app


def add(
    noun: Noun,
    text: Sequence[str] | None,
    *,
    therapist: str | None,
    anyone: bool,
    json: bool,
    question: str = "",
    **columns: Any,
) -> None:
    """Keep a new one, whose words are asked for where none are given.

    Args:
        noun: what it is.
        text: its words, if they are given.
        therapist: the name of whom it is about.
        anyone: whether it is for any of them.
        json: whether it is printed as JSON.
        question: what is asked, where that is not as ever.
        columns: what else its module is given.
    """
    typed = console.text(text or [], question or noun.question)
    from bondjournal.cli.opening import opened

    with opened() as journal:
        them = owner(journal, therapist, anyone=anyone)
        whose = {"therapist": them.therapist, "for_anyone": them.for_anyone}
        row = journal.write(noun.kept.add, typed, **columns, **whose)
    say_added(noun, row, json=json)


def say_added(noun: Noun, row: "Listed", said: str = "", *, json: bool) -> None:
    """Print a new one as JSON, if that is asked for, and say that it is kept."""
    if json:
        console.out_json(as_json.row(noun, row))
    console.say(f"{wording.KEPT} {said}".rstrip())


def show_list(
    noun: Noun, *, everything: bool, json: bool, only: Callable[[Any], bool] = lambda _: True
) -> None:
    """List what there is of a noun, numbered; what has ended only where everything is asked for."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import settings

        listed = journal.read(noun.list.listed if everything else noun.list.shown)
        today = journal.read(settings.today)
    shown = [one for one in listed if only(one)]
    if json:
        console.out_json(as_json.row(noun, one) for one in shown)
        return
    if not shown:
        console.say(noun.nothing)
    for one in shown:
        console.out(f"{one.number:>3}  {_told(noun, one, today)}")
        line = noun.look(one, today).line
        if line and noun.ordered:
            console.out(f"     {line}")


def edit(noun: Noun, number: str, text: Sequence[str] | None) -> None:
    """Put one in other words, which are asked for below the present ones where none are given."""
    from bondjournal.cli.opening import opened

    given = typed_or_piped(text)
    with opened() as journal:
        row = journal.read(noun.list.named, number)
        if given is None:
            console.out(noun.words_of(row))
            given = console.text([], f"{words.NEW_WORDS} Ending it empty leaves them as they are.")
        changed = bool(given.strip()) and journal.write(noun.list.put, row.uuid, given)
    say_kept(changed=changed)


def change(
    noun: Noun,
    numbers: Sequence[str],
    do: "Callable[[Journal, Any], object]",
    *,
    told: str = "",
    shown_only: bool = True,
) -> None:
    """Do something with each of those that are named, and say what became of it.

    Args:
        noun: what they are.
        numbers: their numbers or ids.
        do: what is done with one.
        told: what is said to have become of it, where its state in the list does not say so.
        shown_only: whether it is for what the list shows, and not for what has ended.
    """
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import settings

        named = noun.list.named_open if shown_only else noun.list.named
        for row in [journal.read(named, number) for number in numbers]:
            do(journal, row)
            now = journal.read(noun.list.get, row.uuid)
            state = noun.look(now, journal.read(settings.today)).state
            became = told.format(number=now.number) or state or words.KEPT
            console.say(f"{became[:1].upper()}{became[1:]}: {fit(noun.words_of(now))}")


def ask(noun: Noun, number: str, do: Callable[[Talk, Any], Any]) -> None:
    """Ask on the terminal about one, as the screen and plain mode do.

    Raises:
        WrongUse: nobody sits at one.
    """
    console.can_ask()
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.cli.talk import LineByLine

        row = journal.read(noun.list.named, number)
        console.say(noun.words_of(row))
        finish(do(LineByLine(journal), row))


def typed_or_piped(text: Sequence[str] | None) -> str | None:
    """Return the words of an argument or of a pipe; None where a terminal is to be asked."""
    given = " ".join(text or [])
    if given == "-" or (not given and not console.from_terminal()):
        return console.text(["-"], "")
    return given or None


def owner(journal: "Journal", name: str | None, *, anyone: bool) -> "Owner":
    """Return whose something new is to be.

    Raises:
        NotFound: nobody has this name.
        WrongUse: both a name and anyone were said.
    """
    from bondjournal.journal import owners

    return journal.read(owners.named, name, for_anyone=anyone)


def say_kept(*, changed: bool) -> None:
    """Say that it is kept, or that nothing was changed."""
    console.say(wording.KEPT if changed else "Nothing was changed.")


def past_day(typed: str) -> date:
    """Return the day meant.

    Raises:
        WrongUse: it is no day, or still to come.
    """
    return typed_dates.parse_past(typed, now=dates.now(), zone=dates.zone()).day


def whose(row: "Listed") -> str:
    """Return what a list says of whose something is; nothing where there is one therapist."""
    return f"  ({whose_words.of(row.whose)})" if row.whose else ""


def _told(noun: Noun, row: Any, today: date) -> str:
    look = noun.look(row, today)
    day = f"{dates.short(look.day, 0)}  " if look.day else ""
    about = f"  ({look.about})" if look.about else ""
    return f"{day}{noun.words_of(row)}{about}{whose(row)}"


def _show(noun: Noun, number: str, *, json: bool) -> None:
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import settings

        row = journal.read(noun.list.named, number)
        look = noun.look(row, journal.read(settings.today))
    if json:
        console.out_json(as_json.row(noun, row))
        return
    day = f"{dates.long(look.day)}\n" if look.day else ""
    state = f"\n{look.under or look.state}" if look.under or look.state else ""
    console.out(f"{day}{noun.words_of(row)}{state}{whose(row)}")
    for line in filter(None, (look.line, *look.all)):
        console.out(line)


def _delete(noun: Noun, numbers: Sequence[str], *, gone_now: bool, yes: bool) -> None:
    """Ask, and delete those that are named."""
    from bondjournal.cli.opening import opened

    removing.can_ask(yes=yes)
    with opened() as journal:
        from bondjournal.journal import former

        found = [journal.read(noun.list.named, number) for number in numbers]
        rows = [(fit(noun.words_of(row), 70), row.uuid) for row in found]
        removing.delete(journal, former.delete_each, rows, noun.this, gone_now=gone_now, yes=yes)


Command = Callable[..., None]


def _adding(noun: Noun) -> Command:
    def command(
        text: Text = None,
        therapist: claiming.Whose = None,
        anyone: claiming.Anyone = False,
        json: Json = False,
    ) -> None:
        add(noun, text, therapist=therapist, anyone=anyone, json=json)

    return command


def _listing(noun: Noun) -> Command:
    def command(json: Json = False) -> None:
        show_list(noun, everything=True, json=json)

    def what_is_open(
        everything: Annotated[bool, typer.Option("--all", help=noun.helps.get("--all"))] = False,
        json: Json = False,
    ) -> None:
        show_list(noun, everything=everything, json=json)

    return what_is_open if "--all" in noun.helps else command


def _showing(noun: Noun) -> Command:
    def command(number: Number, json: Json = False) -> None:
        _show(noun, number, json=json)

    return command


def _editing(noun: Noun) -> Command:
    def command(number: Number, text: Text = None) -> None:
        edit(noun, number, text)

    return command


def _moving(noun: Noun) -> Command:
    def command(number: Number, to: Place) -> None:
        def move(journal: "Journal", row: Any) -> None:
            journal.write(noun.list.move, row.uuid, to)

        change(noun, [number], move, told=words.MOVED)

    return command


def _deleting(noun: Noun) -> Command:
    def command(number: Numbers, now: removing.Now = False, yes: removing.Yes = False) -> None:
        _delete(noun, number, gone_now=now, yes=yes)

    return command


def _changing(noun: Noun, verb: Verb) -> Command:
    def write(journal: "Journal", row: Any) -> None:
        journal.write(getattr(noun.kept, verb.does), row.uuid, **verb.values)

    def command(number: Numbers) -> None:
        change(noun, number, write, told=verb.told, shown_only=verb.shown_only)

    return command


_MADE = {
    "add": _adding,
    "list": _listing,
    "show": _showing,
    "edit": _editing,
    "move": _moving,
    "delete": _deleting,
}
"""What makes each verb that most nouns have, in the order of their help."""
