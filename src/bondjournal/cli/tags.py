"""tags: the tags that entries have."""

from typing import Annotated

import typer

from bondjournal import dates
from bondjournal.cli import console, removing
from bondjournal.cli.options import Json, list_when_bare
from bondjournal.wording import tags as words

app = typer.Typer(rich_markup_mode=None)

Name = Annotated[str, typer.Argument(help="A tag, with or without its #.", metavar="TAG")]


@app.command("list")
def list_(json: Json = False) -> None:
    """List the tags, each with the day of its newest entry."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import settings, tag_list

        found, today = journal.read(tag_list.listed), journal.read(settings.today)
    if json:
        rows = [
            {"tag": one.name, "entries": one.entries, "latest": one.latest.isoformat()}
            for one in found
        ]
        console.out_json(rows)
        return
    if not found:
        console.say(words.NO_TAG)
    room = max((len(one.name) for one in found), default=0)
    for one in found:
        console.out(f"#{one.name:<{room}}  {dates.margin(one.latest, today.year)}")


list_when_bare(app, list_, "The tags of entries.")


@app.command()
def rename(
    tag: Name,
    new: Annotated[str, typer.Argument(help="Its new name.", metavar="NEW")],
) -> None:
    """Rename a tag in every entry. If there is already one with that name, the two become one."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import tag_list

        name = journal.read(tag_list.named, tag)
        given = journal.write(tag_list.rename, name, new)
    console.say(words.RENAMED.format(tag=name, new=given))


@app.command()
def delete(
    tag: Annotated[
        list[str], typer.Argument(help="Tags, with or without their #.", metavar="TAG...")
    ],
    yes: removing.Yes = False,
) -> None:
    """Take tags off every entry. The entries stay, and 'bondjournal undo' brings the tags back."""
    from bondjournal.cli.opening import opened

    removing.can_ask(yes=yes)
    with opened() as journal:
        from bondjournal.journal import tag_list

        names = list(dict.fromkeys(journal.read(tag_list.named, one) for one in tag))
        lines = [f"#{name}" for name in names]
        if not removing.confirm_all(lines, words.DELETE_ASKS, words.DELETE_ALL_ASKS, yes=yes):
            return
        journal.write_each(tag_list.remove, names)
    for name in names:
        console.say(words.DELETED.format(tag=name))
    console.say(words.ENTRIES_STAY)
