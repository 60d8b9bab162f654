"""What belongs under a topic on the page: put there, taken away, ordered."""

from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import dates, wording
from bondjournal.cli import console

if TYPE_CHECKING:
    from bondjournal.summary.topic_material import Material

Number = Annotated[
    str, typer.Argument(help="Its number in 'topic list', or the first letters of its id.")
]
Attached = Annotated[
    list[str],
    typer.Argument(help="Its number in 'topic show', or the first letters of its id."),
]

SHOWS_NOTHING = "  (nothing shows yet)"
"""Said of an entry that is "only me", and of something tried without how it went."""


def attach(
    number: Number,
    which: Annotated[
        list[str] | None,
        typer.Argument(help="Entries or what was tried: 'last', or the first letters of an id."),
    ] = None,
    tried: Annotated[
        list[str] | None,
        typer.Option(help="Something tried, by its number in 'try list'.", metavar="NUMBER"),
    ] = None,
) -> None:
    """Put entries, or what was tried, under a topic. They then appear nowhere else on the page."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.summary import topic_attaching

        hidden = journal.write(topic_attaching.attach_named, number, which or (), tried or ())
    console.say(wording.CHOICE_KEPT)
    if hidden:
        console.say(
            "Not all of it shows on the page: an entry has to be shared first, and for something "
            "tried you have to say how it went."
        )


def detach(number: Number, which: Attached) -> None:
    """Remove something from under a topic. It is not deleted."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.summary import topic_attaching

        journal.write(topic_attaching.detach_named, number, which)
    console.say(wording.CHOICE_KEPT)


def order(number: Number, which: Attached) -> None:
    """Put what belongs under a topic in this order, ahead of anything you do not name."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.summary import topic_attaching

        journal.write(topic_attaching.arrange_named, number, which)
    console.say(wording.CHOICE_KEPT)


def when(one: "Material") -> str:
    """Return the day of an entry, or "tried" for something tried."""
    return dates.short(one.day) if one.day else "tried"
