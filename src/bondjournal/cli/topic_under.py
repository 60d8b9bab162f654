"""What belongs under a topic on the page: put there, taken away, ordered."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.errors import NotFound, WrongUse

if TYPE_CHECKING:
    from uuid import UUID

    from sqlmodel import Session

    from bondjournal.journal.tables import Topic
    from bondjournal.summary.under import Material

Number = Annotated[
    str, typer.Argument(help="Its number in 'topic list', or the first letters of its id.")
]
There = Annotated[
    list[str],
    typer.Argument(help="Its number in 'topic show', or the first letters of its id."),
]

SHOWS_NOTHING = "  (nothing of it shows yet)"
"""Said of an entry that is "only me", and of something tried that nobody told how it went."""


def attach(
    number: Number,
    which: Annotated[
        list[str] | None,
        typer.Argument(help="Entries or what was tried: 'last', or the first letters of an id."),
    ] = None,
    tried: Annotated[
        list[str] | None,
        typer.Option(help="Something tried, by its number in 'tried list'.", metavar="NUMBER"),
    ] = None,
) -> None:
    """Put entries, or what was tried, under a topic. They stand nowhere else on the page then."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import topics
        from bondjournal.journal import tried as attempts
        from bondjournal.summary import under

        topic = topics.named(session, number)
        found = [under.named(session, one) for one in which or ()]
        found += [
            attempts.LIST.existing(session, attempts.LIST.named(session, one).uuid)
            for one in tried or ()
        ]
        if not found:
            raise WrongUse("Nothing was named to put there.", "'bondjournal list' shows the ids.")
        for row in found:
            topics.attach(session, topic, row)
        hidden = [one for one in under.there(session, topic) if not one.shows]
    console.say(wording.KEPT)
    if hidden:
        console.say(
            "Not all of it shows on the page: an entry has to be shared for that, and of "
            "something tried the page says how it went."
        )


def detach(number: Number, which: There) -> None:
    """Take something from under a topic. It stays where it is otherwise."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import topics

        topic = topics.named(session, number)
        for uuid in _named(session, topic, which):
            topics.detach(session, topic, uuid)
    console.say(wording.KEPT)


def order(number: Number, which: There) -> None:
    """Put what belongs under a topic in this order, before what is not named."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import topics

        topic = topics.named(session, number)
        topics.arrange_material(session, topic, _named(session, topic, which))
    console.say(wording.KEPT)


def there(session: "Session", topic: "Topic") -> "list[Material]":
    """Return what belongs under a topic, in order."""
    from bondjournal.summary import under

    return under.there(session, topic)


def when(one: "Material") -> str:
    """Return the day of an entry, and "tried" for something tried."""
    return dates.short(one.day) if one.day else "tried"


def as_json(one: "Material") -> dict[str, Any]:
    """Return it for --json."""
    return {
        "kind": "entry" if one.day else "tried",
        "id": one.uuid.hex,
        "day": one.day.isoformat() if one.day else None,
        "words": one.words,
        "shows": one.shows,
    }


def _named(session: "Session", topic: "Topic", which: list[str]) -> "list[UUID]":
    """Return the ids of what is named by its number under a topic, or by the start of its id."""
    from bondjournal.journal.entries import SHORTEST_NAME

    known = there(session, topic)
    found = []
    for name in which:
        start = name.lower().replace("-", "")
        if name.isascii() and name.isdigit() and 1 <= int(name[:6]) <= len(known):
            found.append(known[int(name[:6]) - 1].uuid)
            continue
        named = [one.uuid for one in known if one.uuid.hex.startswith(start)]
        if len(named) != 1 or len(start) < SHORTEST_NAME:
            raise NotFound("Nothing under this topic has this name.", "'topic show' shows it.")
        found += named
    return found
