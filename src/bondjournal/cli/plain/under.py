"""What belongs under a topic: entries that are shared, and what was tried."""

from functools import partial
from uuid import UUID

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import about, browse
from bondjournal.cli.plain.window import Window
from bondjournal.summary import attached, under
from bondjournal.summary.under import Material

NONE = "Nothing is shared yet that could stand under it."


def under_topic(
    window: Window,
    them: UUID,
    appointment: UUID | None,
    topic: UUID,
    *,
    leave: str = "Back",
) -> bool:
    """Ask what belongs under a topic; return whether there was anything to ask about.

    Raises:
        NotFound: the topic was deleted.
    """

    def asked() -> tuple[str, list[Material]]:
        return window.journal.read(under.asked_about, them, appointment, topic, today=window.today)

    text, found = asked()
    if not found:
        return False

    def listed() -> list[tuple[str, Material]]:
        return [(_words(window, one), one) for one in asked()[1]]

    browse(
        f"What belongs under: {rows.fit(text)}",
        listed,
        partial(_chosen, window, topic),
        nothing=NONE,
        leave=leave,
    )
    return True


def _words(window: Window, one: Material) -> str:
    start = f"{rows.on(one.day, window.today)}: " if one.day else "tried: "
    state = "under it" if one.under else f"under topic {one.elsewhere}" if one.elsewhere else ""
    if one.under and not one.shows:
        state += ", only me" if one.day else ", not said how it went"
    return f"{start}{rows.fit(one.words)}{f' ({state})' if state else ''}"


def _chosen(window: Window, topic: UUID, one: Material) -> None:
    """Put one under the topic; of one that is there, ask what becomes of it."""
    if one.under:
        about({"t": "Take it away", "e": "Put it first"}, partial(_changed, window, topic, one))
        return
    window.journal.write(attached.attach, topic, one.uuid)
    console.say(wording.KEPT)


def _changed(window: Window, topic: UUID, one: Material, answer: str) -> None:
    change = attached.detach if answer == "t" else attached.put_first
    window.journal.write(change, topic, one.uuid)
    console.say(wording.KEPT)
