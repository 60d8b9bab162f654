"""What is said about a session besides its entry: words, lines to ratings, what a page carries."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from bondjournal import dates, wording
from bondjournal.cli import as_json, console
from bondjournal.cli.options import Json
from bondjournal.cli.scale_options import other_line_option, with_scales
from bondjournal.errors import WrongUse
from bondjournal.scales import LABELS
from bondjournal.talk import Line
from bondjournal.wording.on_page import OF_A_SESSION, OFF, ON, SAID

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bondjournal.journal.named_sessions import Typed
    from bondjournal.journal.values import Appointment

_NAMES = "'next', 'last', its day, or the first letters of its id."
Several = Annotated[
    list[str],
    typer.Argument(help="'next', 'last', days, or the first letters of ids.", metavar="WHICH..."),
]
WhichOrLast = Annotated[list[str] | None, typer.Argument(help=_NAMES)]
About = Annotated[
    list[str],
    typer.Argument(
        help=f"The session ('last' if you name none), then any of {', '.join(OF_A_SESSION)}."
    ),
]


@with_scales(lines=other_line_option)
def edit(
    which: WhichOrLast = None,
    wished: Annotated[
        str | None,
        typer.Option(help="What you would have liked; '' removes it.", metavar="WORDS"),
    ] = None,
    unsaid: Annotated[
        str | None, typer.Option(help="What you did not say; '' removes it.", metavar="WORDS")
    ] = None,
    *,
    lines: dict[str, str | None],
    share: Annotated[
        bool | None, typer.Option("--share/--no-share", help="Whether a page may show it.")
    ] = None,
) -> None:
    """Say more about a session. Without options it asks what you would have liked, or not said."""
    from bondjournal.cli.opening import opened

    given = {"wished": wished, "unsaid": unsaid} | lines
    with opened() as journal:
        from bondjournal.journal import named_sessions, said

        row = journal.read(named_sessions.get, typed(which))
        if all(one is None for one in given.values()):
            given |= _asked(row)
        sentence = journal.write(said.say, row.uuid, given, on_page=share)
    console.say(sentence)


def share(
    about: About,
    none: Annotated[bool, typer.Option("--none", help="Keep it off all pages.")] = False,
) -> None:
    """Let pages show something about a session."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import said

        first_named = len(about)
        while first_named and about[first_named - 1] in OF_A_SESSION:
            first_named -= 1
        if first_named == len(about):
            raise WrongUse(
                "You did not say what about the session.", f"Choose {', '.join(OF_A_SESSION)}."
            )
        journal.write(said.share_each, typed(about[:first_named]), about[first_named:], on=not none)
    console.say(wording.CHOICE_KEPT)


def show(which: WhichOrLast = None, json: Json = False) -> None:
    """Show everything about a session, and what pages may show of it."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.cli import listing
        from bondjournal.journal import session_list

        details = journal.read(session_list.details, typed(which), dates.now()).listed
        row, rated = details.appointment, details.ratings
        if json:
            console.out_json(as_json.session(details))
            return
        console.out(listing.listed_session(details))
        for one in rated:
            name = LABELS[one.scale]
            console.out(f"{name} {one.value}  {_state(on=one.on_page)}")
            if one.line:
                console.out(f"  {one.line}")
        for words, text, on in (
            (wording.WISHED, row.wished, row.wished_on_page),
            (wording.UNSAID, row.unsaid, row.unsaid_on_page),
        ):
            if text:
                console.out(f"{words.removesuffix('.')}  {_state(on=on)}")
                console.out(f"  {text}")
    console.offer_clearing()


def typed(which: "Sequence[str] | None") -> "Typed":
    """Return what somebody typed to name a session; nothing typed names the last one."""
    from bondjournal.journal.named_sessions import Typed

    return Typed(" ".join(which or ["last"]), dates.now(), dates.zone())


def each_typed(which: "Sequence[str]") -> "list[Typed]":
    """Return what somebody typed to name each of several sessions."""
    from bondjournal.journal.named_sessions import several

    return several(which, dates.now(), dates.zone())


def change_each(which: "Sequence[str]", function: "Callable[..., Any]", *values: Any) -> list[Any]:
    """Call the function for each session named, and return its results."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import named_sessions

        found = [journal.read(named_sessions.get, one).uuid for one in each_typed(which)]
        return journal.write_each(function, dict.fromkeys(found), *values)


def _asked(row: "Appointment") -> dict[str, str | None]:
    from bondjournal.cli.asking import ask_line

    console.can_ask()
    asked = {"wished": wording.WISHED, "unsaid": wording.UNSAID}
    given: dict[str, str | None] = {}
    for name in SAID:
        present = getattr(row, name)
        typed = ask_line(Line(asked[name], "The line", present, optional=True), present)
        given[name] = typed if typed != present else None
    return given


def _state(*, on: bool) -> str:
    return ON if on else OFF
