"""Doors: which flow each action at home starts, or each name in the palette."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.screen import Screen

from bondjournal.flows.pages import PAGES
from bondjournal.nouns import GOAL, LISTS
from bondjournal.nouns.noun import Noun
from bondjournal.tui.screens.home import AGAIN, Home
from bondjournal.wording import lookback, names
from bondjournal.wording.pages import QUICK_PAGE

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


class Door(NamedTuple):
    """A door: the flow it leads to, its action at home, and its name in the palette."""

    flow: str
    """The flow's module in this folder and its function, such as "writing.write"."""
    action: str = ""
    """Empty if the door is reached by name alone."""
    name: str = ""
    """Empty if its key is shown wherever the door can be used."""
    command: str = ""
    """The CLI command that leads there too, if there is no action that names it."""
    noun: Noun | None = None
    """The noun whose list it leads to, if the flow takes a noun."""


DOORS = (
    Door("writing.write", "write"),
    Door("after.after_session", "after"),
    Door("preparing.prepare", "prepare"),
    Door("quick_page.quick_page", "quick_page", QUICK_PAGE),
    Door("look_back.look_back", "look_back"),
    Door("look_back.search", "search"),
    Door("sessions.sessions_or_first", "sessions"),
    Door("nouns.settings", "settings", "Settings"),
    Door("nouns.topics", "topics", "Topics for the next session"),
    Door("nouns.therapists", name="Therapists", command="therapist"),
    Door("nouns.stand_ins", name=names.NAMES, command="stand-in"),
    Door("look_back.go_to_calendar", name="Calendar", command="list --calendar"),
    Door("look_back.go_to_felt", name="How it has felt", command="ratings"),
    Door("nouns.pages", name=PAGES.title, command="page list"),
    Door("look_back.go_to_then_and_now", name=lookback.PLACE, command="show --then-and-now"),
    Door("vault.offer_recovery_key", "recovery_key", "Make a new recovery key"),
    Door("nouns.which_day", "waiting"),
    Door("nouns.goals", "goals", "Goals"),
    *(
        Door("nouns.a_list", name=noun.title, command=noun.name, noun=noun)
        for noun in LISTS
        if noun is not GOAL
    ),
    Door("look_back.go_to_signs", name="Good signs", command="moment list --by-sign"),
    Door("nouns.prompts", name="Questions to write from", command="prompt"),
    Door("vault.change_passphrase", name="Change the passphrase", command="passphrase"),
    Door("vault.show_backups", name="Backups", command="backup"),
    Door("vault.check_journal", name="Check that the journal is whole", command="check"),
    Door("vault.destroy_journal", name="Destroy the journal on this machine", command="destroy"),
    Door("unfinished.offer_unfinished", name="Unfinished entries", command="drafts"),
)
"""Every door, in the order of the palette."""


def by_name(screen: Screen[Any]) -> list[Door]:
    """Return the doors that have a name, but no key on this screen."""
    shown = set()
    if isinstance(screen, Home):
        shown = {door.action for door in DOORS if door.action} - {"recovery_key"}
        shown |= {"recovery_key"} if screen.needs_recovery_key else set()
    return [door for door in DOORS if door.name and door.action not in shown]


async def through(app: "JournalApp", action: str) -> None:
    """Go through the door of an action."""
    for door in DOORS:
        if door.action == action:
            await lead(app, door)


async def lead(app: "JournalApp", door: Door) -> None:
    """Go through a door; its flow is imported the first time."""
    module, _, name = door.flow.partition(".")
    flow = getattr(import_module(f"bondjournal.tui.flows.{module}"), name)
    await (flow(door.noun, app) if door.noun else flow(app))


async def lead_and_look_again(app: "JournalApp", door: Door) -> None:
    """Go through a door that was found by its name, and update home afterwards."""
    try:
        await lead(app, door)
    finally:
        for screen in app.screen_stack:
            if isinstance(screen, Home):
                screen.ask(AGAIN)
