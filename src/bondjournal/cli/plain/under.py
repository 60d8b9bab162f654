"""What belongs under a topic: entries that are shared, and what was tried."""

from functools import partial

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import about, browse
from bondjournal.cli.plain.window import Window
from bondjournal.journal import topics
from bondjournal.journal.tables import Appointment, Therapist, Topic
from bondjournal.summary import under
from bondjournal.summary.under import Material

NONE = "Nothing is shared yet that could stand under it."


def under_topic(
    window: Window,
    them: Therapist,
    appointment: Appointment | None,
    topic: Topic,
    *,
    leave: str = "Back",
) -> bool:
    """Ask what belongs under a topic; return whether there was anything to ask about."""
    listed = partial(_listed, window, them, appointment, topic)
    if not listed():
        return False
    browse(
        f"What belongs under: {rows.fit(topic.text)}",
        listed,
        partial(_chosen, window, topic),
        nothing=NONE,
        leave=leave,
    )
    return True


def _listed(
    window: Window, them: Therapist, appointment: Appointment | None, topic: Topic
) -> list[tuple[str, Material]]:
    with window.journal.session() as session:
        found = under.offered(
            session, them, appointment, rows.again(session, topic), today=window.today
        )
    return [(_words(window, one), one) for one in found]


def _words(window: Window, one: Material) -> str:
    start = f"{rows.on(one.day, window.today)}: " if one.day else "tried: "
    state = "under it" if one.under else f"under topic {one.elsewhere}" if one.elsewhere else ""
    if one.under and not one.shows:
        state += ", only me" if one.day else ", not said how it went"
    return f"{start}{rows.fit(one.words)}{f' ({state})' if state else ''}"


def _chosen(window: Window, topic: Topic, one: Material) -> None:
    """Put one under the topic; of one that is there, ask what becomes of it."""
    if one.under:
        about({"t": "Take it away", "e": "Put it first"}, partial(_changed, window, topic, one))
        return
    with window.journal.transaction() as session:
        there = [each.uuid for each in under.there(session, rows.again(session, topic))]
        under.put(session, rows.again(session, topic), [*there, one.uuid])
    console.say(wording.KEPT)


def _changed(window: Window, topic: Topic, one: Material, answer: str) -> None:
    with window.journal.transaction() as session:
        again = rows.again(session, topic)
        if answer == "t":
            topics.detach(session, again, one.uuid)
        else:
            topics.arrange_material(session, again, [one.uuid])
    console.say(wording.KEPT)
