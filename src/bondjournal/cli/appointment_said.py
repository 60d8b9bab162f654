"""What is said about a session besides its entry: words, lines to ratings, and their switches."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from bondjournal import dates, wording
from bondjournal.addition import SCALES
from bondjournal.cli import console
from bondjournal.errors import WrongUse
from bondjournal.wording.on_page import OFF, ON

if TYPE_CHECKING:
    from sqlmodel import Session

    from bondjournal.journal.tables import Appointment, Rating

Which = Annotated[
    list[str] | None,
    typer.Argument(help="'next', 'last', its day, or the first letters of its id."),
]
About = Annotated[
    list[str],
    typer.Argument(help="The session, 'last' if none is named, and then heard, wished and so on."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]


def _line(about: str) -> Any:
    return typer.Option(help=f"One line about {about}; '' takes it away.", metavar="WORDS")


def say(
    which: Which = None,
    wished: Annotated[
        str | None,
        typer.Option(help="What you would have liked; '' takes it away.", metavar="WORDS"),
    ] = None,
    unsaid: Annotated[
        str | None, typer.Option(help="What you did not say; '' takes it away.", metavar="WORDS")
    ] = None,
    heard_line: Annotated[str | None, _line("Heard")] = None,
    safe_line: Annotated[str | None, _line("Safe")] = None,
    open_line: Annotated[str | None, _line("Open")] = None,
    on_page: Annotated[
        bool | None, typer.Option("--on-page/--off-page", help="Whether a page may carry it.")
    ] = None,
) -> None:
    """Say more about a session. Without options it asks what you would have liked, or not said."""
    from bondjournal.cli.opening import opened

    lines = dict(zip(SCALES, (heard_line, safe_line, open_line), strict=True))
    given = {"wished": wished, "unsaid": unsaid} | lines
    with opened() as journal:
        from bondjournal.journal import said

        with journal.session() as session:
            row = _named(session, which)
            session.expunge(row)
        if all(one is None for one in given.values()):
            given |= _asked(row)
        with journal.transaction() as session:
            row = session.merge(row)
            said.words(session, row, wished=given["wished"], unsaid=given["unsaid"])
            for scale in SCALES:
                if (typed := given[scale]) is not None:
                    said.line(session, row, scale, typed)
            if on_page is not None:
                for name in [name for name, typed in given.items() if typed]:
                    said.share(session, row, name, on=on_page)
    console.say(wording.KEPT)


def put(about: About) -> None:
    """Let pages carry something about a session: heard, safe, open, wished or unsaid."""
    _share(about, on=True)


def leave(about: About) -> None:
    """Keep something about a session off all pages: heard, safe, open, wished or unsaid."""
    _share(about, on=False)


def show(which: Which = None, json: Json = False) -> None:
    """Show all that is said about a session, and what of it pages may carry."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.session() as session:
        from bondjournal.cli import listing
        from bondjournal.journal import attendance, ratings

        row = _named(session, which)
        rated = ratings.of(session, row.uuid)
        state = attendance.state_of(session, row, dates.now())
        if json:
            shown = listing.appointment_json(row, rated, state)
            console.out_json(shown | _said_json(row, rated))
            return
        console.out(listing.appointment(row, rated, ""))
        for one in rated:
            name = wording.SCALE_NAMES[one.scale]
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


def _named(session: "Session", which: list[str] | None) -> "Appointment":
    from bondjournal.journal import named_sessions

    name = " ".join(which or ["last"])
    return named_sessions.named(session, name, dates.now(), dates.zone())


def _share(about: list[str], *, on: bool) -> None:
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import said

        there = len(about)
        while there and about[there - 1] in said.SWITCHES:
            there -= 1
        if there == len(about):
            raise WrongUse(
                "Nothing was named about the session.", f"Choose {', '.join(said.SWITCHES)}."
            )
        row = _named(session, about[:there])
        for what in about[there:]:
            said.share(session, row, what, on=on)
    console.say(wording.KEPT)


def _asked(row: "Appointment") -> dict[str, str | None]:
    typed: dict[str, str | None] = {}
    for name, question in (("wished", wording.WISHED), ("unsaid", wording.UNSAID)):
        if present := getattr(row, name):
            console.say(f"So far: {present}")
        answer = console.ask(f"{question} (enter: leave it, -: nothing)")
        typed[name] = "" if answer == "-" else answer or None
    return typed


def _state(*, on: bool) -> str:
    return ON if on else OFF


def _said_json(row: "Appointment", rated: "list[Rating]") -> dict[str, Any]:
    return {
        "wished": {"words": row.wished, "on_page": row.wished_on_page},
        "unsaid": {"words": row.unsaid, "on_page": row.unsaid_on_page},
        "rated": [
            {
                "scale": one.scale,
                "value": one.value,
                "line": one.line,
                "on": one.rated_on.isoformat(),
                "on_page": one.on_page,
            }
            for one in rated
        ],
    }
