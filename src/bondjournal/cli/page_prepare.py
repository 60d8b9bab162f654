"""page prepare: from what there is to the page, line by line or by one command each."""

from itertools import starmap
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import wording
from bondjournal.cli import as_json, console, line_by_line, streams, text_input, whose
from bondjournal.cli.options import Json, is_bare
from bondjournal.cli.page_common import NEXT, ForSession, ForTherapist, known, tell_waiting
from bondjournal.talk import fit
from bondjournal.wording.on_page import KINDS
from bondjournal.wording.preparing import STEPS

if TYPE_CHECKING:
    from bondjournal.cli import result_shapes
    from bondjournal.cli.plain.window import Window
    from bondjournal.summary.page_items import PageItem

app = typer.Typer(rich_markup_mode=None)

_ASKED = [step.about for step in STEPS.values()]
Which = Annotated[
    list[str],
    typer.Argument(
        help="Numbers in 'page prepare list', the first letters of ids, or words shown there."
    ),
]


@app.callback(
    invoke_without_command=True,
    help="Prepare the page for the next session, question by question.\n\n"
    f"It asks {', '.join(_ASKED[:-1])} and {_ASKED[-1]}. "
    "You can leave at any point, and go on from there next time. Scripts do it step by step, with "
    "the commands below.",
)
def prepare(ctx: typer.Context, session: ForSession = NEXT, therapist: ForTherapist = "") -> None:
    """Walk to the page, as the help says."""
    if not is_bare(ctx):
        return

    def walk(window: "Window") -> None:
        from bondjournal.cli.plain import prepare as walking
        from bondjournal.cli.plain.menu import HOW

        console.say(HOW)
        walking.prepare(window, session, therapist)

    line_by_line.walk(walk)
    console.offer_clearing()


@app.command("list")
def list_(
    everything: Annotated[
        bool, typer.Option("--all", help="Include the entries that are not on the page.")
    ] = False,
    session: ForSession = NEXT,
    therapist: ForTherapist = "",
    json: Json = False,
) -> None:
    """List what can be on the page, with numbers, and whether it is."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import settings
        from bondjournal.summary import page_items, unclaimed

        therapist_uuid, appointment = known(journal, session, therapist)
        found = journal.read(page_items.of_page, therapist_uuid, appointment, private=everything)
        if not json:
            today = journal.read(settings.today)
            tell_waiting(journal.read(unclaimed.waiting, therapist_uuid, appointment, today=today))
    if json:
        console.out_json(starmap(_json, enumerate(found, 1)))
        return
    for number, one in enumerate(found, 1):
        _tell(number, one)


app.command("whose")(whose.whose)


@app.command()
def order(which: Which, session: ForSession = NEXT, therapist: ForTherapist = "") -> None:
    """Put these in this order: topics, or tried, helped, goals and questions."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.summary import on_page, page_for

        therapist_uuid, appointment = journal.read(page_for.meant, session, therapist)
        journal.write(on_page.arrange, therapist_uuid, appointment, which)
    console.say(wording.CHOICE_KEPT)


@app.command("help")
def help_(
    wishes: Annotated[
        list[str] | None,
        typer.Argument(help="What would help, in order; '' removes all of it."),
    ] = None,
    session: ForSession = NEXT,
    therapist: ForTherapist = "",
) -> None:
    """Say what would help most in the session. Without words it asks."""
    if wishes is None or wishes == [text_input.PIPE]:

        def ask(window: "Window") -> None:
            from bondjournal.cli.plain import prepare as walking

            walking.ask_help(window, session, therapist)

        line_by_line.walk(ask)
        return
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import would_help
        from bondjournal.summary import page_for

        therapist_uuid, appointment = journal.read(page_for.meant, session, therapist)
        journal.write(would_help.choose, therapist_uuid, appointment, wishes)
    console.say(wording.CHOICE_KEPT)


def _tell(number: int, one: "PageItem") -> None:
    start = f"{number:>3}  {_margin(one):<12}  "
    named = f"  ({one.key})" if one.key else ""
    end = f"{named}  {one.state}"
    room = max(24, streams.width() - len(start + end))
    console.out(start + fit(one.words, room) + end)


def _margin(one: "PageItem") -> str:
    """Return what the list shows beside an item: its kind."""
    return one.kind if one.kind in ("topic", "entry") else KINDS[one.kind]


def _json(number: int, one: "PageItem") -> "result_shapes.Thing":
    return {
        "number": number,
        "kind": as_json.kind(one.kind),
        "id": one.uuid.hex if one.uuid else None,
        "key": one.key or None,
        "text": one.words,
        "on": one.on,
        "state": one.state,
    }
