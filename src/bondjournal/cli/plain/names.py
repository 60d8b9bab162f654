"""Names on a page and what replaces them: added, changed, and taken back."""

from functools import partial
from uuid import UUID

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.plain.questions import about, browse, line, until_kept
from bondjournal.cli.plain.window import Window
from bondjournal.journal import stand_ins
from bondjournal.summary import name_list
from bondjournal.summary.name_list import Name
from bondjournal.wording import names as words


def names(window: Window, them: UUID, appointment: UUID | None) -> None:
    """List the names on a page that nobody decided on, and those that are decided."""
    browse(
        words.WHICH_NAME,
        partial(_listed, window, them, appointment),
        partial(_one, window),
        nothing=words.NONE_DECIDED,
        others={"a": ("Add one", partial(_add, window))},
    )


def _listed(window: Window, them: UUID, appointment: UUID | None) -> list[tuple[str, str]]:
    found = window.journal.read(name_list.of_page, them, appointment, today=window.today)
    return [(_said(one), one.name) for one in found]


def _said(one: Name) -> str:
    if one.instead is None:
        return f"{one.name} (not decided)"
    return f"{one.name}: {one.instead}" if one.instead else f"{one.name} {words.STAYS}"


def _one(window: Window, name: str) -> None:
    known = window.journal.read(stand_ins.find, name)
    present = known.instead if known else ""
    choices = {"r": "Replace it with other words" if present else "Replace it"}
    if known is None or present:
        choices["l"] = "Leave it as it is"
    if known is not None:
        choices["t"] = "Take that back, and be asked again"
    about(choices, partial(_changed, window, name, present))


def _changed(window: Window, name: str, present: str, answer: str) -> None:
    if answer == "r":
        _replace(window, name, present)
        return
    if answer == "t":
        window.journal.write(stand_ins.remove, name)
    else:
        window.journal.write(stand_ins.decide, name, "")
    console.say(wording.KEPT)


def _add(window: Window) -> None:
    name = line(words.ADD_NAME, "A name")
    if name and _replace(window, name, ""):
        console.say(wording.NOT_ANONYMOUS)


def _replace(window: Window, name: str, present: str) -> bool:
    """Ask what stands instead of a name; return whether that was kept."""

    def keep(instead: str) -> bool:
        if instead == present:
            return False
        window.journal.write(stand_ins.decide, name, instead)
        console.say(wording.KEPT)
        return True

    if present:
        console.say(f"So far: {present}")
    console.say("enter: change nothing")
    return bool(until_kept(partial(console.ask, words.INSTEAD_OF.format(name=name)), keep))
