"""moment: "yes, that's it", something good noticed in a session."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import wording
from bondjournal.cli import (
    as_json,
    console,
    days,
    noun_commands,
    noun_verbs,
    text_input,
    unfinished,
)
from bondjournal.cli.options import Json, Text, WithTherapist, only_one
from bondjournal.errors import WrongUse
from bondjournal.nouns.moment import MOMENT, day_said
from bondjournal.wording.appointments import LAST
from bondjournal.wording.signs import SIGNS

if TYPE_CHECKING:
    from bondjournal.open_journal import Journal

app = noun_commands.commands(MOMENT)

_SIGNS = wording.any_of(filter(None, SIGNS))
Sign = Annotated[str, typer.Option(help=f"One of {_SIGNS}.", metavar="SIGN")]
InSession = Annotated[
    str, typer.Option("--session", help="The session it was in: 'last', or its day.", metavar="DAY")
]
On = Annotated[
    str, typer.Option("--date", help="The day, if it was not in a session.", metavar="DAY")
]


@app.command(help=MOMENT.helps["add"])
def add(
    text: Text = None,
    sign: Sign = "",
    session: InSession = "",
    on: On = "",
    therapist: WithTherapist = "",
    json: Json = False,
) -> None:
    """Add a moment."""
    _check_day(session, on)
    from bondjournal.cli.opening import opened
    from bondjournal.journal import moments

    moments.checked_sign(sign)
    with opened() as journal:
        day = _day(journal, session, on)
        with unfinished.text(text, MOMENT.question) as typed:
            moment = journal.write(
                moments.add_named,
                typed,
                sign=sign,
                in_session=bool(session),
                day=day,
                therapist=therapist,
            )
    said = day_said(moment.day, in_session=bool(moment.appointment_uuid))
    noun_verbs.say_added(MOMENT, moment, said, json=json)


@app.command("list", help=MOMENT.helps["list"])
def list_(
    sign: Sign = "",
    by_sign: Annotated[
        bool, typer.Option("--by-sign", help="Under the five signs, newest first.")
    ] = False,
    json: Json = False,
) -> None:
    """List moments."""
    only_one(by_sign=by_sign, sign=sign)
    if by_sign:
        _list_by_sign(json=json)
        return
    from bondjournal.journal import moments

    moments.checked_sign(sign)
    noun_verbs.show_list(
        MOMENT, everything=True, json=json, only=lambda one: sign in ("", one.sign)
    )


@app.command(help=MOMENT.helps["edit"])
def edit(
    number: noun_commands.Number,
    text: Text = None,
    sign: Annotated[
        str | None, typer.Option(help=f"One of {_SIGNS}; '' removes it.", metavar="SIGN")
    ] = None,
    session: InSession = "",
    on: On = "",
    therapist: WithTherapist = "",
) -> None:
    """Change a moment."""
    _check_day(session, on)
    if sign is None and not session and not on and not therapist:
        noun_verbs.edit(MOMENT, number, text)
        return
    said = text_input.given(text)
    from bondjournal.cli.opening import opened

    with unfinished.piped(said), opened() as journal:
        from bondjournal.journal import moments

        moment = journal.write(
            moments.change_named,
            journal.read(moments.LIST.named, number).uuid,
            text=said,
            sign=sign,
            in_session=bool(session),
            day=_day(journal, session, on),
            therapist=therapist,
        )
    console.say(MOMENT.kept)
    if session or on:
        console.say(day_said(moment.day, in_session=bool(moment.appointment_uuid)))


def _list_by_sign(*, json: bool) -> None:
    """List moments under their signs. Nothing is counted."""
    from bondjournal.cli.opening import opened
    from bondjournal.wording import signs as words

    with opened() as journal:
        from bondjournal.journal import moments, settings

        found = journal.read(moments.by_sign)
        today = journal.read(settings.today)
    if json:
        console.out_json(as_json.row(MOMENT, row) for under in found.values() for row in under)
        return
    if not any(found.values()):
        console.say(words.NONE)
        return
    for sign, under in found.items():
        if sign or under:
            console.out(words.SIGNS[sign])
        for row in under:
            console.out(noun_verbs.numbered(MOMENT, replace(row, sign=""), today))
    console.offer_clearing()


def _check_day(session: str, on: str) -> None:
    if session and on:
        raise WrongUse("--session and --date do not go together.", "Leave one out.")
    days.check(_typed(session, on))


def _day(journal: "Journal", session: str, on: str) -> date | None:
    typed = _typed(session, on)
    return days.read_past(journal, typed).day if typed else None


def _typed(session: str, on: str) -> str:
    return "" if session == LAST else session or on
