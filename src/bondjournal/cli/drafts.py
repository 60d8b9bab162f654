"""draft: what was left unfinished, shown, kept or thrown away."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.errors import InUse, NotFound, WrongUse

if TYPE_CHECKING:
    from bondjournal.draft import Draft
    from bondjournal.unlock import Journal

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="What was left unfinished.")

Which = Annotated[
    str, typer.Argument(help="Its number in 'draft list', or the first letters of its id.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]


@app.command("list")
def list_(json: Json = False) -> None:
    """List what was left unfinished. Drafts are sealed, so this opens the journal."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        found = _all(journal)
        if json:
            console.out_json([_json(draft) for draft in found])
            return
        if not found:
            console.say(wording.NOTHING_UNFINISHED)
        for number, draft in enumerate(found, 1):
            from bondjournal.cli import listing
            from bondjournal.journal import unfinished

            day = dates.short(dates.day_of(draft.changed_at, draft.zone), 0)
            start = f"{number:>3}  {draft.uuid.hex[:8]}  {day:>17}  "
            room = max(24, console.width() - len(start))
            console.out(start + listing.fit(unfinished.first_words(draft), room))


@app.command()
def show(which: Which = "1", json: Json = False) -> None:
    """Show all of one."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        draft = _named(journal, which)
    if json:
        console.out_json(_json(draft))
        return
    for line in (draft.title, draft.prompt, draft.whole):
        if line:
            console.out(line)
    if not draft.whole.strip():
        from bondjournal.journal import unfinished

        console.out(unfinished.first_words(draft))
    console.offer_clearing()


@app.command()
def keep(which: Which) -> None:
    """Keep one as it stands: as an entry, or as the change of the entry it was made for."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import settings, unfinished
        from bondjournal.vault import drafts

        draft = _named(journal, which)
        with _claimed(journal, draft.uuid):
            journal.write(unfinished.keep, draft, today=journal.read(settings.today))
            drafts.remove(journal.vault, draft.uuid)
    console.say(wording.KEPT)


@app.command()
def throw(
    which: Which,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Throw one away. Its words stay in the trash for 14 days."""
    from bondjournal.cli.opening import opened

    if not yes and not console.interactive():
        raise WrongUse("Throwing away asks first, and there is no terminal.", "Add --yes.")
    with opened() as journal:
        from bondjournal.cli import listing
        from bondjournal.journal import unfinished
        from bondjournal.vault import drafts

        draft = _named(journal, which)
        if not yes:
            console.say(listing.fit(unfinished.first_words(draft), 60))
            if not console.confirm("Throw it away? It goes to the trash."):
                return
        with _claimed(journal, draft.uuid):
            in_trash = journal.write(unfinished.throw, draft)
            drafts.remove(journal.vault, draft.uuid)
    console.say("It is in the trash." if in_trash else "Gone.")


def _all(journal: "Journal") -> "list[Draft]":
    """Return what was left, the latest first; what is set aside, or too new, is told.

    What is in the journal already is none.
    """
    from bondjournal import left
    from bondjournal.cli import opening
    from bondjournal.journal import unfinished
    from bondjournal.vault import drafts

    told = opening.Told.of(journal)
    opened = [left.opened(journal, uuid) for uuid in drafts.waiting(journal.vault)]
    opening.tell_set_aside(journal, told)
    there = [
        draft
        for draft in opened
        if draft is not None and not journal.read(unfinished.nothing_left, draft)
    ]
    return sorted(there, key=lambda draft: draft.changed_at, reverse=True)


def _named(journal: "Journal", name: str) -> "Draft":
    found = _all(journal)
    if name.isascii() and name.isdigit() and 1 <= int(name[:6]) <= len(found):
        meant = [found[int(name[:6]) - 1]]
    else:
        from bondjournal.journal import ids

        start = ids.start(name)
        known = ids.names_a_row(start)
        meant = [one for one in found if known and one.uuid.hex.startswith(start)]
    if len(meant) != 1:
        raise NotFound("No draft has this name.", "'bondjournal draft list' shows them.")
    return meant[0]


@contextmanager
def _claimed(journal: "Journal", uuid: UUID) -> Iterator[None]:
    """Have a draft to oneself.

    Raises:
        InUse: it is being written in another window.
    """
    from bondjournal.vault import claims

    claim = claims.claim(journal.vault, uuid)
    if claim is None:
        raise InUse("That is being written in another window.", "Close it there first.")
    try:
        yield
    finally:
        claim.release()


def _json(draft: "Draft") -> dict[str, Any]:
    return {
        "id": draft.uuid.hex,
        "opens": True,
        "begun_at": draft.at.isoformat(),
        "changed_at": draft.changed_at.isoformat(),
        "title": draft.title,
        "text": draft.whole,
        "tags": draft.tags.replace(",", " ").split(),
        "share": draft.share,
        "line": draft.gist,
        "prompt": draft.prompt,
        "after": draft.after,
        "ratings": dict(draft.about.numbers) if draft.about else {},
        "changes": draft.editing.hex if draft.editing else None,
    }
