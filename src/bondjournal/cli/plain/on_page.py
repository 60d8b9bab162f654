"""What else may stand on the page, each to be put there or left off."""

from bondjournal import addition
from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import line
from bondjournal.cli.plain.window import Window
from bondjournal.journal import appointments, preparations, settings
from bondjournal.journal.tables import Appointment, Preparation, Rating, Therapist
from bondjournal.summary import offered
from bondjournal.summary.offered import Offered


def switches(
    window: Window, them: Therapist, appointment: Appointment | None, prepared: Preparation
) -> list[tuple[str, Offered]]:
    """Return everything that may be on the page besides entries and topics, with its words."""
    with window.journal.read() as session:
        prepared = rows.again(session, prepared)
        found = offered.the_rest(session, them, appointment, prepared, today=window.today)
    return [(f"{rows.fit(one.words)} ({_state(one)})", one) for one in found]


def switch(window: Window, prepared: Preparation, one: Offered) -> None:
    """Put something on the page that was left off, or the other way round."""
    if one.kind == "name":
        _sign(window)
        return
    if one.under_topic:
        console.say("It stands under a topic, and so nowhere else.")
        return
    on = not one.on
    with window.journal.write() as session:
        prepared = rows.again(session, prepared)
        if one.uuid is None:
            preparations.change(session, prepared, **{one.kind: on})
        elif one.kind == "rating":
            rating = rows.named(session, Rating, one.uuid)
            preparations.share_rating(session, rating, on=on)
        elif one.kind in ("wished", "unsaid"):
            appointment = appointments.by_uuid(session, one.uuid)
            if appointment is not None:
                preparations.share_words(session, appointment, one.kind, on=on)
        else:
            preparations.choose(session, prepared, one.uuid, on=on)
    console.say("On the page." if on else "Left off.")


def _sign(window: Window) -> None:
    with window.journal.read() as session:
        present = str(settings.get(session, "page.name"))
    name = line("Who is the page from? A letter is enough.", "A name", present)
    with window.journal.write() as session:
        settings.put(session, "page.name", addition.line(name, "A name"))


def _state(one: Offered) -> str:
    return "under a topic" if one.under_topic else "on the page" if one.on else "left off"
