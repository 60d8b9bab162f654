"""What else may stand on the page, each to be put there or left off."""

from uuid import UUID

from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import line
from bondjournal.cli.plain.window import Window
from bondjournal.cli.talk import LineByLine
from bondjournal.flows import on_page
from bondjournal.summary import offered
from bondjournal.summary import switch as page_switch
from bondjournal.summary.offered import Offered
from bondjournal.talk import finish
from bondjournal.wording.work import NUMBER_FOR_PAGE


def switches(window: Window, them: UUID, appointment: UUID | None) -> list[tuple[str, Offered]]:
    """Return everything that may be on the page besides entries and topics, with its words."""
    found = window.journal.read(offered.the_rest, them, appointment, today=window.today)
    return [(f"{rows.fit(one.words)} ({_state(one)})", one) for one in found]


def switch(window: Window, them: UUID, appointment: UUID | None, one: Offered) -> None:
    """Put something on the page that was left off, or the other way round."""
    if one.kind == "name":
        _sign(window)
        return
    on = not one.on
    window.journal.write(page_switch.put, them, appointment, one, on=on)
    console.say("On the page." if on else "Left off.")


def new(window: Window, them: UUID, appointment: UUID | None) -> None:
    """Ask for a moment, a goal or their like, and put it on the page."""
    uuid = finish(on_page.add(LineByLine(window.journal), them))
    if uuid is None:
        return
    stands = window.journal.write(page_switch.put_new, them, appointment, uuid)
    console.say("On the page." if stands else NUMBER_FOR_PAGE)


def change_words(window: Window, one: Offered) -> None:
    """Ask for other words of something that may be on the page."""
    finish(on_page.change(LineByLine(window.journal), one))


def _sign(window: Window) -> None:
    present = window.journal.read(page_switch.signed)
    name = line("Who is the page from? A letter is enough.", "A name", present)
    window.journal.write(page_switch.sign, name)


def _state(one: Offered) -> str:
    return "under a topic" if one.under_topic else "on the page" if one.on else "left off"
