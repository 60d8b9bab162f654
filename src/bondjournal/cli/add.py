"""add, rate: what is kept without a passphrase."""

import sys
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated
from uuid import uuid4

import typer

from bondjournal import addition, checks, dates, guessed_words, typed_dates, wording
from bondjournal.addition import Addition, NewEntry, NewRating
from bondjournal.checks import SHARE_LEVELS
from bondjournal.cli import console, sealing, text_input, unfinished
from bondjournal.cli.options import Json, Tag, Text, Title, asked, goes_with
from bondjournal.cli.scale_options import line_option, number_option, with_scales
from bondjournal.errors import JournalError, WrongUse
from bondjournal.scales import LABELS, MAIN, QUESTIONS
from bondjournal.vault import known
from bondjournal.wording.appointments import LAST

if TYPE_CHECKING:
    from bondjournal.draft import Draft

app = typer.Typer(rich_markup_mode=None)

_NUMBERS = {str(number) for number in checks.NUMBERS}

ByScale = dict[str, str]
OfSession = Annotated[
    str,
    typer.Option(
        "--session",
        help="Which session: 'last', or its day, such as tue or 12 May.",
        metavar="DAY",
    ),
]
Therapist = Annotated[
    str, typer.Option(help="Which therapist it is for, if you see several.", metavar="NAME")
]

_TO_COME = "-"


@app.command()
@with_scales(numbers=number_option)
def add(
    text: Text = None,
    title: Title = "",
    tag: Tag = None,
    share: Annotated[
        str,
        typer.Option(
            help=f"What may go on the page: {wording.any_of(SHARE_LEVELS)}.", metavar="LEVEL"
        ),
    ] = "",
    line: Annotated[
        str, typer.Option(help="One line for the page instead of the text.", metavar="WORDS")
    ] = "",
    date_: Annotated[
        str, typer.Option("--date", help="When it was: yesterday 22:30, 12 May.", metavar="WHEN")
    ] = "",
    *,
    numbers: ByScale,
    of_session: OfSession = "",
    share_numbers: Annotated[bool, typer.Option(help="Let the numbers go on a page.")] = False,
    therapist: Therapist = "",
    json: Json = False,
) -> None:
    """Write an entry. Asks for the text, or reads it from a pipe; never for the passphrase."""
    match text:
        case [noun, words] if noun in guessed_words.NOUNS and " " in words:
            raise WrongUse(
                f"This is an entry. Did you mean: bondjournal {noun} add ...",
                "To write an entry that starts with this word, put all of it in quotes.",
            )
    goes_with("--share-numbers", "a number", given=share_numbers, met=any(numbers.values()))
    rated = _ratings(numbers, {}, on_page=share_numbers)
    when, zone = _when(date_)
    asked_for = addition.check(
        Addition(
            at=when.instant(zone) if when else dates.now(),
            zone=zone,
            day=when.day_alone if when else None,
            entry=NewEntry(
                # The text is asked for once all else is in order, so that nobody types it in vain.
                body=_TO_COME,
                title=title,
                tags=tuple(tag or ()),
                share=share or ("gist" if line else "only-me"),
                gist=line,
                after=bool(of_session),
            ),
            ratings=rated,
            session=_session_day(of_session, zone),
            therapist=therapist,
        )
    )
    known.require_recipient(asked.place)
    with unfinished.text(
        text or (),
        "What is here right now? One line is enough.",
        partial(_draft, asked_for),
        partial(_keep_numbers, asked_for),
    ) as typed:
        entry = replace(asked_for.written, body=typed)
        made = addition.check(replace(asked_for, entry=entry))
        _seal(made, when)
    if json:
        from bondjournal.cli import as_json

        console.out_json(as_json.added_entry(made))
    if not text_input.is_left_out(text) and sys.stdin.isatty():
        console.say(wording.SHELL_REMEMBERS)
    else:
        console.say(wording.ENTRY_KEPT)


@app.command()
@with_scales(numbers=number_option, lines=line_option)
def rate(
    day: Annotated[
        list[str] | None,
        typer.Argument(metavar="DAY...", help="The session; otherwise the last one."),
    ] = None,
    *,
    numbers: ByScale,
    lines: ByScale,
    of_session: OfSession = "",
    share: Annotated[
        bool, typer.Option(help="Let these numbers and their lines go on a page.")
    ] = False,
    therapist: Therapist = "",
) -> None:
    """Rate how heard and safe a session felt. Never asks for the passphrase."""
    if day and of_session:
        raise WrongUse("You gave the session twice.", "Its day is enough.")
    if day and all(one in LABELS or one in _NUMBERS for one in day):
        raise WrongUse(
            "Each number goes after its scale.", "Like this: bondjournal rate --heard 7 --safe 8"
        )
    zone = dates.zone()
    session = _session_day(of_session or " ".join(day or ()), zone)
    if not any(numbers.values()):
        console.say(wording.NOBODY_SEES)
        numbers |= {scale: _ask_number(QUESTIONS[scale]) for scale in MAIN}
    rated = _ratings(numbers, lines, on_page=share)
    if not rated:
        console.say(wording.NO_RATING)
        return
    _seal(
        addition.check(
            Addition(
                at=dates.now(),
                zone=zone,
                ratings=rated,
                session=session,
                therapist=therapist,
            )
        ),
        None,
    )
    console.say(wording.RATING_KEPT)


def _keep_numbers(made: Addition) -> None:
    """Keep the numbers given with an entry that was left unfinished."""
    if made.ratings:
        # If they cannot be kept, neither can the draft, and leaving the draft reports that.
        with suppress(JournalError):
            _seal(replace(made, uuid=uuid4(), entry=None), None)
            console.say("The numbers are kept.")


def _draft(made: Addition, words: str) -> "Draft":
    """Return the draft of an entry that was left unfinished."""
    from bondjournal.draft import AboutSession, Draft

    entry = made.written
    return Draft(
        at=made.at,
        changed_at=dates.now(),
        zone=made.zone,
        body=words,
        title=entry.title,
        tags=" ".join(entry.tags),
        share=entry.share,
        gist=entry.gist,
        after=entry.after,
        about=AboutSession(day=made.session) if made.session else None,
    )


def _ask_number(question: str) -> str:
    while True:
        answer = console.ask(f"{question}\n{wording.SCALE_ENDS} (enter: no rating)")
        try:
            return str(checks.value(answer)) if answer else ""
        except WrongUse as error:
            console.say(error.message)


def _ratings(
    given: dict[str, str], lines: dict[str, str], *, on_page: bool
) -> tuple[NewRating, ...]:
    for scale, line in lines.items():
        if line and not given[scale]:
            raise WrongUse(wording.LINE_ALONE.format(scale=LABELS[scale]))
    return tuple(
        NewRating(
            scale=scale, value=checks.value(number), line=lines.get(scale, ""), on_page=on_page
        )
        for scale, number in given.items()
        if number
    )


def _when(typed: str) -> tuple[dates.When | None, str]:
    zone = dates.zone()
    if not typed:
        return None, zone
    return typed_dates.parse(typed, toward="past", now=dates.now(), zone=zone), zone


def _session_day(typed: str, zone: str) -> date | None:
    """Return the day of the session meant; None for the last one, which the journal knows."""
    if not typed or typed == LAST:
        return None
    return typed_dates.parse_past(typed, now=dates.now(), zone=zone).day


def _seal(made: Addition, when: dates.When | None) -> None:
    sealing.seal(asked.place, made)
    if when is not None:
        console.say(dates.understood(when))
