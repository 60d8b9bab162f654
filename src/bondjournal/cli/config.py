"""config: the settings, read and set by name."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from bondjournal import wording
from bondjournal.cli import console

if TYPE_CHECKING:
    from bondjournal.journal.known_settings import Known
    from bondjournal.summary.own_words import Line

app = typer.Typer(rich_markup_mode=None)

Name = Annotated[str, typer.Argument(help="Its name in 'config list'.", metavar="NAME")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]

_MINE = "  (yours)"


@app.callback(invoke_without_command=True)
def config(ctx: typer.Context) -> None:
    """The settings, read and set by name."""
    if ctx.invoked_subcommand is None:
        list_()


@app.command("list")
def list_(json: Json = False) -> None:
    """List every setting, with the headings and fixed lines of the page behind them."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import known_settings
        from bondjournal.summary import own_words

        rows = [_setting(*one) for one in journal.read(known_settings.all_of)]
        rows += [_line(one) for one in journal.read(own_words.all_of)]
    if json:
        console.out_json(rows)
        return
    wide = max(len(row["name"]) for row in rows)
    for row in rows:
        mine = "" if row["value"] == row["default"] else _MINE
        console.out(f"{row['name']:<{wide}}  {row['typed']}{mine}")


@app.command()
def get(name: Name, json: Json = False) -> None:
    """Show one setting. What it may be is told beside it."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import known_settings
        from bondjournal.summary import own_words

        if own_words.is_one(name):
            row = _line(journal.read(own_words.named, name))
        else:
            known = known_settings.named(name)
            row = _setting(known, journal.read(known_settings.value, known))
    if json:
        console.out_json(row)
        return
    console.out(row["typed"])
    console.say(row["explained"])


@app.command("set")
def set_(
    name: Name,
    value: Annotated[
        list[str], typer.Argument(help="What it is from now on; '' is nothing.", metavar="VALUE")
    ],
) -> None:
    """Change a setting."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import known_settings, typed_settings
        from bondjournal.summary import own_words

        typed = " ".join(value)
        if own_words.is_one(name):
            line = journal.read(own_words.named, name)
            journal.write(own_words.change, line, typed)
        else:
            known = known_settings.named(name)
            journal.write(known_settings.change, known, typed_settings.read(known, typed))
    console.say(wording.KEPT)


@app.command()
def reset(name: Name) -> None:
    """Let a setting be as it was before you set it."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import known_settings
        from bondjournal.summary import own_words

        if own_words.is_one(name):
            journal.write(own_words.reset, journal.read(own_words.named, name))
        else:
            journal.write(known_settings.reset, known_settings.named(name))
    console.say(wording.KEPT)


def _setting(known: "Known", value: Any) -> dict[str, Any]:
    """Return a setting for --json; `typed` is its value as 'config set' takes it."""
    from bondjournal.journal import typed_settings

    return {
        "name": known.name,
        "kind": known.kind,
        "value": value,
        "default": known.default,
        "choices": list(known.choices),
        "typed": typed_settings.of(known, value),
        "explained": known.explained,
    }


def _line(line: "Line") -> dict[str, Any]:
    """Return a line of the page as `_setting` does."""
    return {
        "name": line.name,
        "kind": "line" if isinstance(line.default, str) else "names",
        "value": line.present,
        "default": line.default,
        "choices": [],
        "typed": line.typed,
        "explained": line.explained,
    }
