"""What commands about a page share: options, whose page it is, and remarks about the page."""

from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal.cli import console
from bondjournal.wording import names as of_names
from bondjournal.wording import pages as words
from bondjournal.wording import whose as of_whose

if TYPE_CHECKING:
    from uuid import UUID

    from bondjournal.open_journal import Journal
    from bondjournal.summary.shown import Shown
    from bondjournal.summary.undecided import Undecided

NEXT = "next"
ForSession = Annotated[
    str,
    typer.Option(
        "--session",
        help="The session the page is for: 'next', a day, or the first letters of its id.",
        metavar="SESSION",
    ),
]
ForTherapist = Annotated[
    str, typer.Option("--therapist", help="Whose page, if you see several.", metavar="NAME")
]


def tell_about(found: "Shown") -> None:
    """Say so if a page is empty, has nothing to read out, or is too long."""
    if found.page.empty:
        console.say(
            "Nothing is chosen for this page yet. 'bondjournal share ID --all' puts "
            "an entry on it, 'bondjournal topic add' a topic."
        )
    elif not found.text.strip():
        console.say(words.NOTHING_ALOUD)
    tell_length(found)


def tell_length(found: "Shown") -> None:
    """Say so if a page is too long, and which of its parts are the longest."""
    if over := found.over:
        longest = ((one.name, one.words) for one in over.longest)
        console.say(words.too_long(over.words, longest, than=over.than))


def tell_waiting(number: int) -> None:
    """Say how many things are on no page, because nobody said which therapist they are about."""
    if number:
        console.say(f"{of_whose.waiting(number)} {of_whose.ASKS}")


def tell_undecided(found: "Undecided", whose: str) -> None:
    """Say how many names on a page are undecided, and how to see them."""
    if found:
        console.say(f"Names on it still to decide: {len(found)}. {of_names.shown_by(whose)}")


def known(journal: "Journal", asked: str, therapist: str = "") -> "tuple[UUID, UUID | None]":
    """Return the therapist and the session of the page that is meant, as `page_for.meant` does.

    What was prepared for no session, or for a cancelled one, belongs to this session from now on.

    Raises:
        JournalError: as `meant`.
    """
    from bondjournal.summary import page_for

    therapist_uuid, appointment = journal.read(page_for.meant, asked, therapist)
    if journal.read(page_for.is_to_take_over, therapist_uuid, appointment):
        journal.write(page_for.take_over, therapist_uuid, appointment)
    return therapist_uuid, appointment
