"""Whom the person sees: added, renamed, paused, ended, taken up again."""

from functools import partial

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.cli.plain import rows, seeing
from bondjournal.cli.plain.questions import about, browse
from bondjournal.cli.plain.whom import add_someone, asked_name, name_of
from bondjournal.cli.plain.window import Window
from bondjournal.journal import appointments
from bondjournal.journal import seeing as seen
from bondjournal.journal import therapists as kept
from bondjournal.journal.tables import Therapist
from bondjournal.wording import seeing as words

NAME = "Whom I see"
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
    with window.journal.session() as session:
        found = []
        for one in kept.all_of(session):
            coming = appointments.next_one(session, window.now, one) if one.mentioned else None
            parts = [name_of(one), words.STATES[one.state]]
            parts += [] if one.mentioned else [words.NOT_MENTIONED]
            parts += [f"next on {dates.long(coming.day)}"] if coming else []
            found.append((", ".join(parts), one))
        return found


def _add(window: Window) -> None:
    with window.journal.session() as session:
        anybody = bool(kept.seen(session))
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
    name = asked_name() if answer == "n" else ""
    said = wording.KEPT
    with window.journal.transaction() as session:
        row = rows.again(session, them)
        if answer == "n":
            kept.rename(session, row, name)
        elif answer == "p":
            said = f"{said} {words.set_aside(seen.pause(session, row))}"
        elif answer == "e":
            said = f"{said} {words.set_aside(seen.end(session, row))}"
        elif answer == "s":
            back = seen.again(session, row)
            said = f"{said} {words.came_back(back.planned, back.passed)}"
        elif row.mentioned:
            kept.stop_mentioning(session, row)
            said = words.STOPPED
        else:
            kept.mention_again(session, row)
    console.say(said.rstrip())
