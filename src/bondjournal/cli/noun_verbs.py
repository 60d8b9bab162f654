"""What the commands of a noun do: add, list, show, edit, change, delete."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from bondjournal import dates
from bondjournal.cli import as_json, console, removing, text_input, unfinished
from bondjournal.nouns.noun import Noun
from bondjournal.talk import Talk, finish, fit
from bondjournal.wording import whose as whose_words
from bondjournal.wording import work as words

if TYPE_CHECKING:
    from bondjournal.journal.values import Listed


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
    """Keep a new row, and ask for its words if none are given.

    Args:
        noun: the noun of the row.
        text: its words, if they are given.
        therapist: the name of the therapist it is about.
        anyone: whether it is about any therapist.
        json: whether the row is printed as JSON.
        question: asked in place of the noun's own question.
        columns: further columns, for the `add` of the noun's module.
    """
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import owners

        owner = journal.read(owners.named, therapist, for_anyone=anyone)
        whose = {"therapist": owner.therapist, "for_anyone": owner.for_anyone}
        with unfinished.text(text, question or noun.question) as typed:
            row = journal.write(noun.module.add, typed, **columns, **whose)
    say_added(noun, row, json=json)


def say_added(noun: Noun, row: "Listed", said: str = "", *, json: bool) -> None:
    """Print a new row as JSON, if that is asked for, and say that it is kept."""
    if json:
        console.out_json(as_json.row(noun, row))
    console.say(f"{noun.kept} {said}".rstrip())


def show_list(
    noun: Noun, *, everything: bool, json: bool, only: Callable[[Any], bool] = lambda _: True
) -> None:
    """List the rows of a noun, numbered; ended ones only if everything is asked for."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import settings

        listed = journal.read(noun.list.listed if everything else noun.list.open)
        have_ended = not listed and not everything and journal.read(noun.list.listed)
        today = journal.read(settings.today)
    shown = [one for one in listed if only(one)]
    if json:
        console.out_json(as_json.row(noun, one) for one in shown)
        return
    if not shown:
        console.say(words.ALL_ENDED if have_ended else noun.nothing)
    for one in shown:
        console.out(numbered(noun, one, today))
        line = noun.look(one, today).line
        if line and noun.ordered:
            console.out(f"     {line}")
    console.offer_clearing()


def show(noun: Noun, number: str, *, json: bool) -> None:
    """Show a row with all that is known of it."""
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
    console.offer_clearing()


def edit(noun: Noun, number: str, text: Sequence[str] | None) -> None:
    """Give a row new words; if none are given, show the present ones and ask for new ones."""
    from bondjournal.cli.opening import opened

    question = f"{words.NEW_WORDS} Leave it empty to keep them as they are."
    with opened() as journal:
        row = journal.read(noun.list.named, number)
        if text_input.is_left_out(text) and console.from_terminal():
            console.out(noun.words_of(row))
        with unfinished.text(text, question) as given:
            changed = bool(given.strip()) and journal.write(noun.list.reword, row.uuid, given)
    say_kept(noun, changed=changed)


def change(
    noun: Noun,
    numbers: Sequence[str],
    function: Callable[..., object],
    *values: Any,
    outcome: str = "",
    shown_only: bool = True,
    **named: Any,
) -> None:
    """Change each row named, as one change that `undo` takes back, and say its new state.

    Args:
        noun: the noun of the rows.
        numbers: their numbers or ids.
        function: the function of the core that is given the uuid of each.
        values: further values for the function.
        outcome: said of each row in place of its state in the list.
        shown_only: whether only rows that the list shows can be named, and not ended ones.
        named: further values for the function, by name.
    """
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import settings

        find = noun.list.open_named if shown_only else noun.list.named
        uuids = list(dict.fromkeys(journal.read(find, number).uuid for number in numbers))
        journal.write_each(function, uuids, *values, **named)
        today = journal.read(settings.today)
        for uuid in uuids:
            now = journal.read(noun.list.get, uuid)
            state = noun.look(now, today).state
            became = outcome.format(number=now.number) or state or words.KEPT
            console.say(f"{became[:1].upper()}{became[1:]}: {fit(noun.words_of(now))}")


def delete(noun: Noun, numbers: Sequence[str], *, for_good: bool, yes: bool) -> None:
    """Delete the rows that are named, after asking."""
    from bondjournal.cli.opening import opened

    removing.can_ask(yes=yes)
    with opened() as journal:
        from bondjournal.journal import former

        found = [journal.read(noun.list.named, number) for number in numbers]
        rows = [(fit(noun.words_of(row), 70), row.uuid) for row in found]
        removing.delete(journal, former.delete_each, rows, noun.this, for_good=for_good, yes=yes)


def ask(noun: Noun, number: str, do: Callable[[Talk, Any], Any]) -> None:
    """Ask about a row on the terminal, as the TUI and plain mode do.

    Raises:
        WrongUse: nobody sits at a terminal.
    """
    console.can_ask()
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.cli.talk import LineByLine

        row = journal.read(noun.list.named, number)
        console.say(noun.words_of(row))
        talk = LineByLine(journal)
        talk.kept = noun.kept
        finish(do(talk, row))


def say_kept(noun: Noun, *, changed: bool) -> None:
    """Say that it is kept, or that nothing was changed."""
    console.say(noun.kept if changed else "Nothing was changed.")


def whose(row: "Listed") -> str:
    """Return which therapist a list says a row is about; "" if there is only one therapist."""
    return f"  ({whose_words.for_whom(row.whose)})" if row.whose else ""


def numbered(noun: Noun, row: Any, today: date) -> str:
    """Return what a list shows of one, behind its number."""
    return f"{row.number:>3}  {_row_text(noun, row, today)}"


def _row_text(noun: Noun, row: Any, today: date) -> str:
    look = noun.look(row, today)
    day = f"{dates.with_year(look.day)}  " if look.day else ""
    about = f"  ({look.about})" if look.about else ""
    return f"{day}{noun.words_of(row)}{about}{whose(row)}"
