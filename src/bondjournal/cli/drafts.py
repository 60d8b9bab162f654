"""drafts: what was left unfinished, to go on with, keep or delete."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from bondjournal import dates, wording
from bondjournal.cli import console, removing, streams
from bondjournal.cli.options import Json, list_when_bare
from bondjournal.errors import InUse, NotFound
from bondjournal.journal import ids
from bondjournal.talk import fit
from bondjournal.wording import waiting as words

if TYPE_CHECKING:
    from bondjournal.cli import json_shapes
    from bondjournal.cli.plain.window import Window
    from bondjournal.draft import Draft
    from bondjournal.open_journal import Journal
    from bondjournal.vault.claims import Claim

app = typer.Typer(rich_markup_mode=None)

Which = Annotated[
    str, typer.Argument(help="Its number in 'drafts', or the first letters of its id.")
]


@app.command("list")
def list_(json: Json = False) -> None:
    """List what was left unfinished. Drafts are encrypted, so this opens the journal."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        found = _all(journal)
        if json:
            console.out_json(map(_json, found))
            return
        if not found:
            console.say(wording.NOTHING_UNFINISHED)
        from bondjournal.journal import settings, unfinished

        for number, draft in enumerate(found, 1):
            day = dates.with_year(journal.read(settings.day_of, draft.changed_at, draft.zone))
            start = f"{number:>3}  {ids.short(draft.uuid)}  {day:>17}  "
            room = max(24, streams.width() - len(start))
            console.out(start + fit(unfinished.first_words(draft), room))


list_when_bare(app, list_, "What was left unfinished: go on with it, keep it or delete it.")


@app.command()
def show(which: Which = "1", json: Json = False) -> None:
    """Show one in full."""
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
    """Keep one as it is: as an entry, or as the change to the entry it was for."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import settings, unfinished
        from bondjournal.vault import drafts as files

        with _claimed(journal, _named(journal, which).uuid) as draft:
            journal.write(unfinished.keep, draft, today=journal.read(settings.today))
            files.remove(journal.vault, draft.uuid)
    console.say(wording.ENTRY_KEPT)


@app.command("open")
def open_(which: Which = "1") -> None:
    """Go on with one, question by question, and keep it or leave it again for later."""
    from bondjournal.cli.line_by_line import walk

    def go_on(window: "Window") -> None:
        from bondjournal.cli.plain.menu import take_up

        uuid = _named(window.journal, which).uuid
        window.claim = _claim(window.journal, uuid)
        take_up(window, _named(window.journal, uuid.hex))

    walk(go_on)
    console.offer_clearing()


@app.command()
def delete(
    which: Annotated[
        list[str], typer.Argument(help="Numbers in 'drafts', or the first letters of ids.")
    ],
    yes: removing.Yes = False,
) -> None:
    """Throw drafts away. Their words stay in the trash for 14 days."""
    from bondjournal.cli.opening import opened

    removing.can_ask(yes=yes)
    with opened() as journal, ExitStack() as claims:
        from bondjournal.journal import unfinished
        from bondjournal.vault import drafts as files

        uuids = dict.fromkeys([_named(journal, name).uuid for name in which])
        found = [claims.enter_context(_claimed(journal, uuid)) for uuid in uuids]
        first_words = [fit(unfinished.first_words(draft), 60) for draft in found]
        if not removing.confirm_all(first_words, words.THROW_ASKS, words.THROW_ALL_ASKS, yes=yes):
            return
        for draft, in_trash in zip(found, journal.write_each(unfinished.throw, found), strict=True):
            files.remove(journal.vault, draft.uuid)
            console.say("It is in the trash." if in_trash else "Gone.")


def _all(journal: "Journal") -> "list[Draft]":
    """Return the drafts that were left, the latest first; report those set aside or too new.

    A draft whose entry is in the journal already does not count.
    """
    from bondjournal import left_drafts
    from bondjournal.cli import opening
    from bondjournal.flows.unfinished import newest_first
    from bondjournal.vault import drafts as files

    reported = opening.AlreadyReported.of(journal)
    found = [left_drafts.unfinished(journal, uuid) for uuid in files.waiting(journal.vault)]
    opening.tell_set_aside(journal, reported)
    return newest_first(filter(None, found))


def _named(journal: "Journal", name: str) -> "Draft":
    from bondjournal.journal import ordered

    unknown = NotFound("No draft has this name.", "'bondjournal drafts' shows them.")
    return ordered.named(_all(journal), name, unknown)


def _claim(journal: "Journal", uuid: UUID) -> "Claim":
    """Return a claim on a draft, which keeps other windows from it.

    Raises:
        InUse: it is being written in another window.
    """
    from bondjournal.vault import claims

    claim = claims.claim(journal.vault, uuid)
    if claim is None:
        raise InUse(wording.OPEN_ELSEWHERE, wording.CLOSE_IT_THERE)
    return claim


@contextmanager
def _claimed(journal: "Journal", uuid: UUID) -> Iterator["Draft"]:
    """Yield a draft as it stands now, while no other window can change it."""
    claim = _claim(journal, uuid)
    try:
        yield _named(journal, uuid.hex)
    finally:
        claim.release()


def _json(draft: "Draft") -> "json_shapes.Draft":
    return {
        "id": draft.uuid.hex,
        "begun_at": draft.at.isoformat(),
        "changed_at": draft.changed_at.isoformat(),
        "title": draft.title,
        "text": draft.whole,
        "tags": draft.tag_names,
        "share": draft.share,
        "line": draft.gist,
        "prompt": draft.prompt,
        "after": draft.after,
        "ratings": dict(draft.about.numbers) if draft.about else {},
        "changes": draft.editing.hex if draft.editing else None,
    }
