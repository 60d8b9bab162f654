"""prompt: a question to write from, one of the program's or the person's own."""

from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import wording
from bondjournal.cli import console, prompt_writing, removing, unfinished
from bondjournal.cli.options import Json, Tag, Title, is_bare
from bondjournal.errors import NotFound
from bondjournal.wording import prompts as words
from bondjournal.wording import waiting

if TYPE_CHECKING:
    from bondjournal.cli import json_shapes
    from bondjournal.journal.prompts import Question

app = typer.Typer(rich_markup_mode=None)

Which = Annotated[
    str, typer.Argument(help="Its number in 'prompt list', or the first letters of its id.")
]
Nudge = Annotated[str | None, typer.Option(help="A short line below it.", metavar="WORDS")]
Weight = Annotated[
    str | None,
    typer.Option(
        help="light, medium or deep. A deep one is opened from the list, and never offered.",
        metavar="WEIGHT",
    ),
]
Flow = Annotated[
    str | None, typer.Option(help="When: any, after, between, prep or off.", metavar="WHEN")
]
When = Annotated[
    str, typer.Option("--flow", help="When: after, between, prep or off.", metavar="WHEN")
]


@app.callback(invoke_without_command=True)
def prompt(ctx: typer.Context, flow: When = "between", title: Title = "", tag: Tag = None) -> None:
    """Write with a question to start from.

    'Another one' and 'Just write' are always there. Nothing of the entry goes on a page
    until you say so, and neither does the question.
    """
    if is_bare(ctx):
        prompt_writing.write(flow=flow, title=title, tags=tag or ())


@app.command()
def write(which: Which, title: Title = "", tag: Tag = None) -> None:
    """Write to the prompt with this number. The text can come through a pipe."""
    prompt_writing.write(which, title=title, tags=tag or ())


@app.command("list")
def list_(
    flow: Flow = None,
    json: Json = False,
) -> None:
    """List all prompts by theme, your own last."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import own_prompts

        wanted = own_prompts.flow_named(flow) if flow else None
        every = enumerate(journal.read(own_prompts.in_order), 1)
        found = [(number, one) for number, one in every if wanted in (None, one.flow)]
    if json:
        console.out_json(_json(one) for _, one in found)
        return
    theme = None
    for number, prompt in found:
        heading = prompt.theme or "Your own"
        if heading != theme:
            console.out(("\n" if theme else "") + heading)
            theme = heading
        _print(prompt, number)


@app.command()
def show(which: Which, json: Json = False) -> None:
    """Show one prompt."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import own_prompts

        found = journal.read(own_prompts.named, which)
        number = journal.read(own_prompts.in_order).index(found) + 1
    if json:
        console.out_json(_json(found))
    else:
        _print(found, number)


@app.command()
def draw(flow: When = "between", json: Json = False) -> None:
    """Print one prompt, picked as the program picks them. It is not remembered."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import own_prompts, prompts

        found = journal.read(prompts.offered, own_prompts.flow_named(flow))
    if found is None:
        raise NotFound(words.NONE_LEFT, "'bondjournal prompt unhide' brings a hidden one back.")
    if json:
        console.out_json(_json(found))
        return
    console.out(found.text)
    if found.nudge:
        console.out(found.nudge)


@app.command()
def add(
    text: Annotated[list[str] | None, typer.Argument(help="The question.")] = None,
    nudge: Nudge = None,
    weight: Weight = None,
    flow: Flow = None,
    json: Json = False,
) -> None:
    """Add a prompt of your own."""
    from bondjournal.cli.opening import opened

    with opened() as journal, unfinished.text(text, words.YOUR_OWN) as asked:
        from bondjournal.journal import own_prompts

        added = journal.write(
            own_prompts.add,
            asked,
            nudge=nudge or "",
            weight=weight or "light",
            flow=flow or "any",
        )
    if json:
        console.out_json(_json(added))
    console.say(wording.QUESTION_KEPT)


@app.command()
def edit(
    which: Which,
    text: Annotated[str | None, typer.Option(help="The new question.", metavar="WORDS")] = None,
    nudge: Nudge = None,
    weight: Weight = None,
    flow: Flow = None,
) -> None:
    """Change a prompt of your own. Without options it asks for the new question."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import own_prompts

        key = journal.read(own_prompts.named, which).key
        own_prompts.may_be_changed(key)
        if all(one is None for one in (text, nudge, weight, flow)):
            with unfinished.text((), "The new question.") as asked:
                changed = journal.write(own_prompts.change, key, text=asked)
        else:
            changed = journal.write(
                own_prompts.change, key, text=text, nudge=nudge, weight=weight, flow=flow
            )
    console.say(wording.QUESTION_KEPT if changed else "Nothing was changed.")


@app.command()
def hide(which: Which) -> None:
    """Never offer a prompt again."""
    _hide(which, hidden=True)
    console.say("It is not offered any more.")


@app.command()
def unhide(which: Which) -> None:
    """Offer a hidden prompt again."""
    _hide(which, hidden=False)
    console.say("It can be offered again.")


@app.command()
def delete(
    which: Annotated[list[str], typer.Argument(help="Numbers in 'prompt list'.")],
    yes: removing.Yes = False,
) -> None:
    """Move prompts of your own to the trash, for 14 days."""
    from bondjournal.cli.opening import opened

    removing.can_ask(yes=yes)
    with opened() as journal:
        from bondjournal.journal import own_prompts

        found = {one.key: one for one in (journal.read(own_prompts.named, name) for name in which)}
        for key in found:
            own_prompts.may_be_changed(key)
        texts = [one.text for one in found.values()]
        if not removing.confirm_all(texts, waiting.THROW_ASKS, waiting.THROW_ALL_ASKS, yes=yes):
            return
        journal.write_each(own_prompts.remove, found)
    console.say(wording.IN_TRASH_UNDO)


def _hide(which: str, *, hidden: bool) -> None:
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import own_prompts

        key = journal.read(own_prompts.named, which).key
        journal.write(own_prompts.hide, key, hidden=hidden)


def _print(prompt: "Question", number: int) -> None:
    state = "  (hidden)" if prompt.hidden else ""
    console.out(f"{number:>3}  {prompt.text}{state}")
    about = words.about(prompt.flow, prompt.weight)
    console.out(f"     {about}" + (f". {prompt.nudge}" if prompt.nudge else ""))


def _json(prompt: "Question") -> "json_shapes.Prompt":
    return {
        "id": prompt.key,
        "own": not prompt.theme,
        "theme": prompt.theme,
        "text": prompt.text,
        "nudge": prompt.nudge,
        "weight": prompt.weight,
        "flow": prompt.flow,
        "hidden": prompt.hidden,
    }
