"""draft: what was left unfinished, shown, kept or thrown away."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.errors import Damaged, InUse, NotFound, WrongUse

if TYPE_CHECKING:
    from bondjournal.draft import Draft
    from bondjournal.unlock import Journal

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="What was left unfinished.")

Which = Annotated[
    str, typer.Argument(help="Its number in 'draft list', or the first letters of its id.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]

_DOES_NOT_OPEN = "(does not open; it stays where it is)"


@app.command("list")
def list_(json: Json = False) -> None:
    """List what was left unfinished. Drafts are sealed, so this opens the journal."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        found = _all(journal)
        if json:
            console.out_json([_json(uuid, draft) for uuid, draft in found])
            return
        if not found:
            console.say("Nothing unfinished.")
        for number, (uuid, draft) in enumerate(found, 1):
            if draft is None:
                console.out(f"{number:>3}  {uuid.hex[:8]}  {_DOES_NOT_OPEN}")
                continue
            from bondjournal.cli import listing

            day = dates.short(dates.day_of(draft.changed_at, draft.zone), 0)
            start = f"{number:>3}  {uuid.hex[:8]}  {day:>17}  "
            room = max(24, console.width() - len(start))
            console.out(start + listing.fit(_words(draft), room))


@app.command()
def show(which: Which = "1", json: Json = False) -> None:
    """Show all of one."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        uuid, draft = _named(journal, which)
    if json:
        console.out_json(_json(uuid, draft))
        return
    for line in (draft.title, draft.prompt, draft.whole):
        if line:
            console.out(line)
    if not draft.whole.strip():
        console.out(_words(draft))
    console.offer_clearing()


@app.command()
def keep(which: Which) -> None:
    """Keep one as it stands: as an entry, or as the change of the entry it was made for."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import settings, unfinished
        from bondjournal.vault import drafts

        uuid, draft = _named(journal, which)
        with _claimed(journal, uuid):
            journal.write(unfinished.keep, draft, today=journal.read(settings.today))
            drafts.remove(journal.vault, uuid)
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

        uuid, draft = _named(journal, which)
        if not yes:
            console.say(listing.fit(_words(draft), 60))
            if not console.confirm("Throw it away? It goes to the trash."):
                return
        with _claimed(journal, uuid):
            in_trash = journal.write(unfinished.throw, draft)
            drafts.remove(journal.vault, uuid)
    console.say("It is in the trash." if in_trash else "Gone.")


def _all(journal: "Journal") -> "list[tuple[UUID, Draft | None]]":
    """Return what was left, the latest first; a draft that does not open is None, and last.

    What is in the journal already is none.
    """
    from bondjournal.draft import Draft
    from bondjournal.journal import unfinished
    from bondjournal.vault import drafts

    opened: list[tuple[UUID, Draft]] = []
    closed: list[tuple[UUID, None]] = []
    for uuid in drafts.waiting(journal.vault):
        try:
            content = drafts.open_draft(journal.vault, journal.keys, uuid)
            opened.append((uuid, Draft.from_bytes(content)))
        except NotFound:
            continue
        except Damaged:
            closed.append((uuid, None))
    left = [
        (uuid, draft) for uuid, draft in opened if not journal.read(unfinished.nothing_left, draft)
    ]
    left.sort(key=lambda one: one[1].changed_at, reverse=True)
    return [*left, *closed]


def _named(journal: "Journal", name: str) -> "tuple[UUID, Draft]":
    found = _all(journal)
    if name.isascii() and name.isdigit() and 1 <= int(name[:6]) <= len(found):
        meant = [found[int(name[:6]) - 1]]
    else:
        from bondjournal.journal import ids

        start = ids.start(name)
        known = ids.names_a_row(start)
        meant = [one for one in found if known and one[0].hex.startswith(start)]
    if len(meant) != 1:
        raise NotFound("No draft has this name.", "'bondjournal draft list' shows them.")
    uuid, draft = meant[0]
    if draft is None:
        raise Damaged("That draft does not open.", "It stays where it is.")
    return uuid, draft


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


def _words(draft: "Draft") -> str:
    """Return what a draft is known by; one without words by the numbers in it."""
    numbers = draft.about.numbers if draft.about else {}
    given = ", ".join(f"{wording.SCALE_NAMES[scale]} {value}" for scale, value in numbers.items())
    fields = " ".join(draft.about.fields.values()) if draft.about else ""
    words = draft.title or draft.whole or draft.gist or given or fields or "After a session"
    return " ".join(words.split())


def _json(uuid: UUID, draft: "Draft | None") -> dict[str, Any]:
    if draft is None:
        return {"id": uuid.hex, "opens": False}
    return {
        "id": uuid.hex,
        "opens": True,
        "begun_at": draft.at.isoformat(),
        "changed_at": draft.changed_at.isoformat(),
        "title": draft.title,
        "body": draft.whole,
        "tags": draft.tags.replace(",", " ").split(),
        "share": draft.share,
        "gist": draft.gist,
        "prompt": draft.prompt,
        "after": draft.after,
        "ratings": dict(draft.about.numbers) if draft.about else {},
        "changes": draft.editing.hex if draft.editing else None,
    }
