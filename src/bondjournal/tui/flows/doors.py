"""Doors: where each way that begins at home leads, by its key there or by its name anywhere."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from bondjournal.tui.screens.home import AGAIN, Home
from bondjournal.wording import lookback, names

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


class Door(NamedTuple):
    """A way: the flow it leads to, its key at home, and its name where all is found by name."""

    flow: str
    """Its module in this folder and its function, such as "writing.write"."""
    key: str = ""
    """Empty where it is reached by name alone."""
    name: str = ""
    """Empty where its key is shown wherever it can be wished for."""


DOORS = (
    Door("writing.write", "w"),
    Door("after.after_session", "a"),
    Door("preparing.prepare", "p"),
    Door("looking.look_back", "l"),
    Door("looking.search", "/"),
    Door("sessions.sessions_or_first", "n"),
    Door("nouns.settings", "s", "Settings"),
    Door("nouns.topics", "t", "Topics for the next session"),
    Door("nouns.therapists", name="Whom I see"),
    Door("nouns.stand_ins", name=names.NAMES),
    Door("trends.trends", name="How it has felt"),
    Door("pages.pages", name="Pages written"),
    Door("then_and_now.then_and_now", name=lookback.PLACE),
    Door("recovery.recovery_key", "r", "Make a new recovery key"),
    Door("nouns.which_day", "d"),
    Door("nouns.goals", "g", "Goals"),
    Door("nouns.moments", name="Moments"),
    Door("nouns.tried", name="What was tried"),
    Door("nouns.helped", name="What helped"),
    Door("nouns.questions", name="Practical questions"),
    Door("nouns.signs", name="Signs I notice"),
    Door("nouns.prompts", name="Questions to write from"),
    Door("vault.passphrase", name="Change the passphrase"),
    Door("vault.backups", name="Backups"),
    Door("vault.checked", name="Check that the journal is whole"),
    Door("vault.destroyed", name="Destroy the journal on this machine"),
    Door("unfinished.unfinished", name="Unfinished entries"),
)
"""Every way, in the order in which they are found by name."""


def by_name(app: "JournalApp") -> list[tuple[str, str]]:
    """Return the flows that have a name and no key on the screen in front, each with its name."""
    shown = set()
    if isinstance(app.screen, Home):
        shown = {door.key for door in DOORS if door.key} - {"r"}
        shown |= {"r"} if app.screen.needs_recovery_key else set()
    return [(door.flow, door.name) for door in DOORS if door.name and door.key not in shown]


async def through(app: "JournalApp", key: str) -> None:
    """Go through the door of a key."""
    for door in DOORS:
        if door.key == key:
            await lead(app, door.flow)


async def lead(app: "JournalApp", flow: str) -> None:
    """Go the way of a flow, which is imported when it is gone first."""
    module, _, function = flow.partition(".")
    await getattr(import_module(f"bondjournal.tui.flows.{module}"), function)(app)


async def lead_and_look_again(app: "JournalApp", flow: str) -> None:
    """Go the way of a flow that was found by its name; home tells afterwards what is so now."""
    try:
        await lead(app, flow)
    finally:
        for screen in app.screen_stack:
            if isinstance(screen, Home):
                screen.ask(AGAIN)
