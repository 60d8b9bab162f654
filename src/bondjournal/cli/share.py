"""share: what may go on the page."""

from typing import Annotated

import typer

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.page_common import NEXT, ForSession, ForTherapist
from bondjournal.errors import WrongUse
from bondjournal.flows import sharing
from bondjournal.talk import finish
from bondjournal.wording import any_of
from bondjournal.wording.on_page import OF_A_SESSION, OF_THE_PAGE

app = typer.Typer(rich_markup_mode=None)


async def _both(level: str, gist: str) -> tuple[str, str]:
    return level, gist


@app.command()
def share(
    which: Annotated[
        list[str],
        typer.Argument(
            help="An entry: 'last', or the first letters of its id. Anything else for the page: "
            f"its number in 'page prepare list', its id, {any_of((*OF_A_SESSION, *OF_THE_PAGE))}.",
            metavar="ID...",
        ),
    ],
    line: Annotated[
        str, typer.Option(help="For an entry: the one line a page shows.", metavar="WORDS")
    ] = "",
    everything: Annotated[
        bool, typer.Option("--all", help="All of it: an entry as you wrote it.")
    ] = False,
    none: Annotated[bool, typer.Option("--none", help="None of it, on any page.")] = False,
    not_this_time: Annotated[
        bool,
        typer.Option("--not-this-time", help="Leave it off this page; it can still go on others."),
    ] = False,
    session: ForSession = NEXT,
    therapist: ForTherapist = "",
) -> None:
    """Say what may go on the page: a --line, --all of it or --none.

    It stays in the journal as it is. With --not-this-time it is left off this page, and no other.

    For an entry without any of these, it asks. Anything else goes on the page without them.
    """
    if bool(line) + everything + none + not_this_time > 1:
        raise WrongUse(
            "Those options do not go together.", "Choose --line, --all, --none or --not-this-time."
        )
    level = "gist" if line else "as-written" if everything else "only-me" if none else None
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.cli.talk import LineByLine
        from bondjournal.summary import on_page

        asks = level is None and not not_this_time and console.interactive()
        entry = journal.read(on_page.entry_of, which) if asks else None
        if entry is not None:
            answer = finish(sharing.ask(LineByLine(journal), entry.share, entry.gist, _both))
            if answer is None:
                return
            level, line = answer
        sentences = journal.write(
            on_page.share,
            which,
            level,
            line,
            this_page=not_this_time,
            asked=session,
            therapist=therapist,
        )
    for sentence in sentences:
        console.say(sentence)
    console.say(wording.CHOICE_KEPT)
