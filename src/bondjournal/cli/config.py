"""config: the settings, read and set by name."""

from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import wording
from bondjournal.cli import console, text_input
from bondjournal.cli.options import Json, list_when_bare
from bondjournal.wording import settings as words

if TYPE_CHECKING:
    from bondjournal.cli import json_shapes
    from bondjournal.summary.all_settings import Setting

app = typer.Typer(rich_markup_mode=None)

Name = Annotated[str, typer.Argument(help="Its name in 'config list'.", metavar="NAME")]


@app.command("list")
def list_(json: Json = False) -> None:
    """List every setting, then the headings and fixed lines of the page."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.summary import all_settings

        found = journal.read(all_settings.in_order)
    if json:
        console.out_json(map(_json, found))
        return
    wide = max(len(one.name) for one in found)
    for one in found:
        mine = f"  ({words.YOURS})" if one.is_own else ""
        console.out(f"{one.name:<{wide}}  {one.typed}{mine}")


list_when_bare(app, list_, "The settings, read and set by name.")


@app.command()
def get(name: Name, json: Json = False) -> None:
    """Show one setting, and what it can be."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.summary import all_settings

        found = journal.read(all_settings.get, name)
    if json:
        console.out_json(_json(found))
        return
    console.out(found.typed)
    console.say(found.explained)


@app.command("set")
def set_(
    name: Name,
    value: Annotated[
        list[str], typer.Argument(help="Its new value; '' for nothing.", metavar="VALUE")
    ],
) -> None:
    """Change a setting."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.summary import all_settings

        journal.write(all_settings.put, name, text_input.given(value) or "")
    console.say(wording.SETTING_KEPT)


@app.command()
def reset(name: Name) -> None:
    """Put a setting back to its default."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.summary import all_settings

        journal.write(all_settings.reset, name)
    console.say(wording.SETTING_KEPT)


def _json(one: "Setting") -> "json_shapes.Setting":
    """Return a setting for --json; `typed` is its value as 'config set' takes it."""
    return {
        "name": one.name,
        "kind": one.kind,
        "value": one.value,
        "default": one.default,
        "choices": list(one.choices),
        "typed": one.typed,
        "explained": one.explained,
    }
