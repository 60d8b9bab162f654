"""Sessions: planned and past, added, moved, cancelled, repeated."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.cli.plain import entry, repeating, rows
from bondjournal.cli.plain.questions import about, browse, day, until_kept
from bondjournal.cli.plain.whom import whom_to_meet
from bondjournal.cli.plain.window import Window
from bondjournal.journal import named_sessions, seeing, session_list
from bondjournal.journal.session_list import Listed, Told
from bondjournal.wording import appointments as words
from bondjournal.wording.seeing import came_back

ADD = "Which day? A day is enough: tue, last fri, or 12 May 15:00."
MARKS = {"c": "cancelled", "n": "did-not-happen", "h": "attended"}
_PAST = 10
"""So many past sessions are listed, and as many more each time."""


def sessions(window: Window) -> None:
    """List sessions and change them."""
    others: dict[str, tuple[str, Callable[[], object]]]
    others = {"a": ("Add one", partial(add, window, ADD, "none"))}
    shown = _PAST

    def more() -> None:
        nonlocal shown
        shown += _PAST

    def listed() -> list[tuple[str, Listed]]:
        coming, past = _listed(window)
        others.pop("m", None)
        if len(past) > shown:
            others["m"] = ("More", more)
        return coming + past[:shown]

    browse(
        "Which session?",
        listed,
        lambda one: by_uuid(window, one.appointment.uuid),
        nothing=words.NO_SESSION_KNOWN,
        others=others,
    )


def add(window: Window, question: str, nothing: str) -> bool:
    """Ask for the day of a session and add it; return whether there was one."""

    def meet(when: dates.When) -> bool:
        back = window.journal.write(seeing.meet, whom_to_meet(window), when, window.zone)
        console.say(f"{wording.KEPT} {dates.understood(when)}.")
        if said := came_back(back.planned, back.passed):
            console.say(said)
        return True

    return bool(until_kept(partial(day, question, "future", nothing), meet))


def _listed(window: Window) -> tuple[list[tuple[str, Listed]], list[tuple[str, Listed]]]:
    """Return the sessions to come, the next first, and the past ones, the last first."""
    now, today = window.now, window.today
    everything = window.journal.read(session_list.listed, now)
    told = [(rows.listed_session(one, today), one) for one in everything]
    coming = [row for row in told if row[1].appointment.at > now]
    return coming, [row for row in reversed(told) if row[1].appointment.at <= now]


def by_uuid(window: Window, uuid: UUID) -> None:
    """Tell about a session, wherever it is in the list, and ask what to do with it.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    told = window.journal.read(session_list.told, uuid, window.now)
    one, row = told.listed, told.listed.appointment
    for rating in one.ratings:
        if rating.line:
            console.say(f"{wording.SCALE_NAMES[rating.scale]} {rating.value}: {rating.line}")
    for name, text in (("What you would have liked", row.wished), ("Not said", row.unsaid)):
        if text:
            console.say(f"{name}: {text}")
    choices = {"m": "Move it"}
    if row.at <= window.now:
        choices |= {"n": "It did not happen", "h": "It took place"}
    elif one.state == "cancelled":
        choices["c"] = "It takes place after all"
    else:
        choices["c"] = "Cancel it"
    if one.state == "planned":
        choices["r"] = "Its rhythm" if one.every_weeks else "Repeat it"
    choices |= {"w": "Read what you wrote"} if told.lines else {}
    choices |= {"x": "Delete it: it was added by mistake"} if told.mistake else {}
    about(choices, partial(_changed, window, told))


def _move(window: Window, uuid: UUID, when: dates.When) -> None:
    moved = window.journal.write(named_sessions.move, uuid, when)
    console.say(f"{wording.KEPT} {dates.understood(moved)}.")


def _changed(window: Window, told: Told, answer: str) -> None:
    one, uuid = told.listed, told.listed.appointment.uuid
    if answer == "m":
        ask = partial(day, "Which day instead?", "future", "leave it where it is")
        until_kept(ask, partial(_move, window, uuid))
    elif answer == "r":
        repeating.repeat(window, uuid)
    elif answer == "w":
        for line in told.lines:
            entry.read(window, line.uuid)
    elif answer == "x":
        window.journal.write(named_sessions.delete, uuid)
        console.say("It is in the trash.")
    else:
        again = answer == "c" and one.state == "cancelled"
        state = "planned" if again else MARKS[answer]
        window.journal.write(named_sessions.mark, uuid, state)
        console.say(wording.KEPT)
