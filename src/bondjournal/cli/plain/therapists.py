"""Whom the person sees: added, renamed, paused, ended, taken up again."""

from functools import partial

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.cli.plain import seeing
from bondjournal.cli.plain.questions import about, browse, until_kept
from bondjournal.cli.plain.whom import add_someone, asked_name
from bondjournal.cli.plain.window import Window
from bondjournal.journal import seeing as seen
from bondjournal.journal import whom as kept
from bondjournal.journal.values import Therapist
from bondjournal.wording import seeing as words

NAME = "Whom I see"
_STATES = {"p": "paused", "e": "ended", "s": "seeing"}
_BESIDE = {
    "i": "Instead of whom you see now. What was to be talked about is not carried over.",
    "w": "As well",
}


def therapists(window: Window) -> None:
    """List whom the person sees or saw, and change it."""
    browse(
        "Who is it about?",
        partial(_listed, window),
        partial(_one, window),
        nothing=words.NOBODY,
        others={"a": ("Add someone", partial(_add, window))},
    )


def _listed(window: Window) -> list[tuple[str, Therapist]]:
    found = []
    for one in window.journal.read(seen.listed, window.now):
        parts = [one.called, words.STATES[one.state]]
        parts += [] if one.mentioned else [words.NOT_MENTIONED]
        parts += [f"next on {dates.long(one.next_on)}"] if one.next_on else []
        found.append((", ".join(parts), one))
    return found


def _add(window: Window) -> None:
    anybody = window.journal.read(kept.anybody)
    if anybody and console.choose("Instead, or as well?", _BESIDE, "w") == "i":
        seeing.someone_new(window)
        return
    add_someone(window)
    console.say(wording.KEPT)


def _one(window: Window, them: Therapist) -> None:
    choices = {"n": "Call them something else"}
    if them.state == "seeing":
        choices |= {"p": "Not seen for now", "e": "Not seen any more"}
    else:
        choices |= {"s": "Seen again"}
        choices |= {"e": "Not seen any more"} if them.state == "paused" else {}
    choices["x"] = "Mention no session with them" if them.mentioned else "Mention sessions again"
    about(choices, partial(_changed, window, them))


def _changed(window: Window, them: Therapist, answer: str) -> None:
    write, said = window.journal.write, wording.KEPT
    if answer == "n":
        until_kept(asked_name, lambda name: write(kept.call, them.uuid, name) is None)
    elif answer == "x":
        write(kept.mention, them.uuid, on=not them.mentioned)
        said = words.STOPPED if them.mentioned else said
    else:
        changed = write(seen.change, them.uuid, _STATES[answer])
        aside, back = words.set_aside(changed.aside), changed.back
        said = f"{said} {aside}{words.came_back(back.planned, back.passed)}"
    console.say(said.rstrip())
