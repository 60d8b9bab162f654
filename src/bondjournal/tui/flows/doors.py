"""Doors: which flow each line and door of home starts, or each name in the menu."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from bondjournal.actions import ACTIONS
from bondjournal.flows.former import TRASH
from bondjournal.flows.pages import PAGES
from bondjournal.nouns import LISTS
from bondjournal.nouns.noun import Noun
from bondjournal.nouns.prompt import PROMPT
from bondjournal.tui.flows.remembered import remembered
from bondjournal.tui.screens.home import AGAIN, Home
from bondjournal.wording import UNFINISHED, calendar, lookback, names, signs, vault
from bondjournal.wording.pages import QUICK_PAGE
from bondjournal.wording.work import WORK

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


class Door(NamedTuple):
    """A door: the flow it leads to, its id at home, and its name in the menu."""

    flow: str
    """The flow's module in this folder and its function, such as "writing.write"."""
    leads: str = ""
    """The id of the line or door of home that leads there; empty if only the menu does."""
    name: str = ""
    """Empty if only home leads there."""
    command: str = ""
    """The CLI command that leads there too, if there is no action that names it."""
    noun: Noun | None = None
    """The noun whose list it leads to, if the flow takes a noun."""

    @property
    def guessed_as(self) -> str:
        """The command by which guessed words find it."""
        return ACTIONS[self.leads].command if self.leads in ACTIONS else self.command


DOORS = (
    Door("writing.write", "write", "Write"),
    Door("after.after_session", "after", "After a session"),
    Door("preparing.prepare", "prepare", "Prepare"),
    Door("quick_page.quick_page", "quick_page", QUICK_PAGE),
    Door("look_back.look_back", "look_back", "Look back"),
    Door("nouns.topics", "topics", "Topics"),
    Door("goals.goals", "goals", WORK),
    Door("unfinished.offer_unfinished", "unfinished", UNFINISHED),
    Door("look_back.search", "search", "Search"),
    Door("sessions.sessions_or_first", "sessions", "Sessions"),
    Door("settings.settings", "settings", "Settings"),
    Door("nouns.therapists", name="Therapists", command="therapist"),
    Door("nouns.stand_ins", name=names.NAMES, command="stand-in"),
    Door("look_back.go_to_calendar", name=calendar.PLACE, command="list --calendar"),
    Door("look_back.go_to_felt", name="How it has felt", command="ratings"),
    Door("look_back.go_to_then_and_now", name=lookback.PLACE, command="show --then-and-now"),
    Door("look_back.go_to_signs", name=signs.PLACE, command="moment list --by-sign"),
    *(Door("goals.of_noun", name=noun.title, command=noun.name, noun=noun) for noun in LISTS),
    Door("nouns.pages", name=PAGES.title, command="page list"),
    Door("preparing.prepare", name="Make a page to print", command="page -o page.html"),
    Door("nouns.prompts", name=PROMPT.title, command="prompt"),
    Door("nouns.a_list", name=TRASH.title, command="list --deleted", noun=TRASH),
    Door("undoing.take_back_last", name="Undo the last change", command="undo"),
    Door("vault.back_up", name="Make a backup of the journal", command="backup"),
    Door("vault.show_backups", name="Backups", command="backup list"),
    Door("vault.say_where", name="Where the journal is, on this computer", command="where"),
    Door("vault.check_journal", name="Check the journal for damage", command="check"),
    Door("vault.export", name="Export everything to a file", command="export"),
    Door("vault.change_passphrase", name="Change the passphrase", command="passphrase"),
    Door("vault.offer_recovery_key", name="Make a new recovery key", command="recovery new"),
    Door("vault.try_recovery_key", name=vault.TRY_RECOVERY_KEY, command="recovery test"),
    Door("vault.destroy_journal", name="Destroy the journal on this machine", command="destroy"),
    Door("nouns.which_day", "waiting"),
    Door("noticing.tell", "noticed"),
    Door("home.ask_about_pages", "delete_pages"),
    Door("home.ask_who_is_seen", "seeing"),
)
"""Every door, in the order of the menu."""


def by_name(app: "JournalApp") -> list[Door]:
    """Return the doors that have a name, and do not lead to where one is already."""
    inside = [(door.flow, door.noun) for door in remembered(app).inside]
    return [door for door in DOORS if door.name and (door.flow, door.noun) not in inside]


async def through(app: "JournalApp", leads: str) -> None:
    """Go through the door of home with this id."""
    for door in DOORS:
        if door.leads == leads:
            await lead(app, door)


async def lead(app: "JournalApp", door: Door) -> None:
    """Go through a door; its flow is imported the first time."""
    module, _, name = door.flow.partition(".")
    flow = getattr(import_module(f"bondjournal.tui.flows.{module}"), name)
    inside = remembered(app).inside
    inside.append(door)
    try:
        await (flow(door.noun, app) if door.noun else flow(app))
    finally:
        inside.remove(door)


async def lead_and_look_again(app: "JournalApp", door: Door) -> None:
    """Go through a door that was found by its name, and update home afterwards."""
    try:
        await lead(app, door)
    finally:
        for screen in app.screen_stack:
            if isinstance(screen, Home):
                screen.ask(AGAIN)
