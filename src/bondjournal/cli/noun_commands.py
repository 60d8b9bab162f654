"""The commands of a noun, made from its description."""

from collections.abc import Callable
from functools import partial
from typing import Annotated

import typer

from bondjournal.cli import noun_verbs, removing, whose
from bondjournal.cli.options import Json, Text, list_when_bare
from bondjournal.nouns.noun import Noun, Verb
from bondjournal.wording import work as words

Number = Annotated[
    str, typer.Argument(help="Its number in the list, or the first letters of its id.")
]
Numbers = Annotated[
    list[str],
    typer.Argument(help="Numbers in the list, or the first letters of ids.", metavar="NUMBER..."),
]
Place = Annotated[int, typer.Argument(min=1, metavar="PLACE", help="The new place, 1 is first.")]
Command = Callable[..., None]


def commands(noun: Noun) -> typer.Typer:
    """Return the commands of a noun. Those in the noun's own module replace those made here."""
    app = typer.Typer(rich_markup_mode=None, help=noun.helps[""])
    list_when_bare(app, partial(noun_verbs.show_list, noun, everything=False), noun.helps[""])
    made = {name: make(noun) for name, make in _MADE.items()}
    made |= {verb.name: _changing(noun, verb) for verb in noun.verbs}
    for name, command in made.items():
        if name in noun.helps:
            app.command(name, help=noun.helps[name])(command)
    return app


def _adding(noun: Noun) -> Command:
    def command(
        text: Text = None,
        therapist: whose.Whose = None,
        anyone: whose.Anyone = False,
        json: Json = False,
    ) -> None:
        noun_verbs.add(noun, text, therapist=therapist, anyone=anyone, json=json)

    return command


def _listing(noun: Noun) -> Command:
    def command(json: Json = False) -> None:
        noun_verbs.show_list(noun, everything=True, json=json)

    def what_is_open(
        everything: Annotated[bool, typer.Option("--all", help=noun.helps.get("--all"))] = False,
        json: Json = False,
    ) -> None:
        noun_verbs.show_list(noun, everything=everything, json=json)

    return what_is_open if "--all" in noun.helps else command


def _showing(noun: Noun) -> Command:
    def command(number: Number, json: Json = False) -> None:
        noun_verbs.show(noun, number, json=json)

    return command


def _editing(noun: Noun) -> Command:
    def command(number: Number, text: Text = None) -> None:
        noun_verbs.edit(noun, number, text)

    return command


def _moving(noun: Noun) -> Command:
    def command(number: Number, to: Place) -> None:
        noun_verbs.change(noun, [number], noun.list.move, to, outcome=words.MOVED)

    return command


def _deleting(noun: Noun) -> Command:
    def command(number: Numbers, now: removing.Now = False, yes: removing.Yes = False) -> None:
        noun_verbs.delete(noun, number, for_good=now, yes=yes)

    return command


def _changing(noun: Noun, verb: Verb) -> Command:
    def command(number: Numbers) -> None:
        noun_verbs.change(
            noun,
            number,
            getattr(noun.module, verb.does),
            outcome=verb.outcome,
            shown_only=verb.shown_only,
            **verb.values,
        )

    return command


_MADE = {
    "add": _adding,
    "list": _listing,
    "show": _showing,
    "edit": _editing,
    "move": _moving,
    "delete": _deleting,
}
"""The verbs that most nouns have and the functions that make them, in the order of help."""
