"""config: the settings, read and set by name."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from bondjournal import wording
from bondjournal.cli import console

if TYPE_CHECKING:
    from sqlmodel import Session

    from bondjournal.journal.known_settings import Known
    from bondjournal.summary.own_words import Line

app = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="The settings, read and set by name."
)

Name = Annotated[str, typer.Argument(help="Its name in 'config list'.", metavar="NAME")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]

_MINE = "  (yours)"


@app.command("list")
def list_(json: Json = False) -> None:
    """List every setting, with the headings and fixed lines of the page behind them."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.read() as session:
        rows = _all(session)
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

    with opened() as journal, journal.read() as session:
        found = _found(session, name)
        row = _row(session, found)
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

    with opened() as journal, journal.write() as session:
        from bondjournal.journal import known_settings
        from bondjournal.summary import own_words

        found = _found(session, name)
        typed = " ".join(value)
        if isinstance(found, own_words.Line):
            own_words.change(session, found, typed)
        else:
            known_settings.change(session, found, known_settings.read(found, typed))
    console.say(wording.KEPT)


@app.command()
def reset(name: Name) -> None:
    """Let a setting be as it was before you set it."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.write() as session:
        from bondjournal.journal import known_settings
        from bondjournal.summary import own_words

        found = _found(session, name)
        if isinstance(found, own_words.Line):
            own_words.reset(session, found)
        else:
            known_settings.reset(session, found)
    console.say(wording.KEPT)


def _found(session: "Session", name: str) -> "Known | Line":
    from bondjournal.journal import known_settings
    from bondjournal.summary import own_words

    if name.startswith(own_words.PREFIX):
        return own_words.named(session, name)
    return known_settings.named(name)


def _all(session: "Session") -> list[dict[str, Any]]:
    from bondjournal.journal import known_settings
    from bondjournal.summary import own_words

    settings = [_row(session, one) for one in known_settings.KNOWN]
    return settings + [_row(session, one) for one in own_words.all_of(session)]


def _row(session: "Session", one: "Known | Line") -> dict[str, Any]:
    """Return a setting for --json; `typed` is its value as 'config set' takes it."""
    from bondjournal.journal import known_settings
    from bondjournal.summary import own_words

    if isinstance(one, own_words.Line):
        return {
            "name": one.name,
            "kind": "line" if isinstance(one.default, str) else "names",
            "value": one.present,
            "default": one.default,
            "choices": [],
            "typed": one.present if isinstance(one.present, str) else ", ".join(one.present),
            "explained": one.explained,
        }
    value = known_settings.value(session, one)
    return {
        "name": one.name,
        "kind": one.kind,
        "value": value,
        "default": one.default,
        "choices": list(one.choices),
        "typed": known_settings.typed(one, value),
        "explained": one.explained,
    }
