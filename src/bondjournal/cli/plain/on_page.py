"""What else may stand on the page, each to be put there or left off."""

from bondjournal import addition
from bondjournal.cli import console
from bondjournal.cli.plain import rows, work, work_moments
from bondjournal.cli.plain.questions import line, one_of
from bondjournal.cli.plain.window import Window
from bondjournal.journal import goals, preparations, settings, therapists
from bondjournal.journal.tables import (
    Appointment,
    Goal,
    Helped,
    Moment,
    Practical,
    Preparation,
    Row,
    Therapist,
    Tried,
)
from bondjournal.summary import offered
from bondjournal.summary import switch as page_switch
from bondjournal.summary.offered import Offered
from bondjournal.wording.work import NUMBER_FOR_PAGE

_TABLES: dict[str, type[Row]] = {
    "moment": Moment,
    "tried": Tried,
    "helped": Helped,
    "did-not-help": Helped,
    "goal": Goal,
    "practical": Practical,
}
"""Where the rows of a kind are whose words can be changed here."""


def switches(
    window: Window, them: Therapist, appointment: Appointment | None, prepared: Preparation
) -> list[tuple[str, Offered]]:
    """Return everything that may be on the page besides entries and topics, with its words."""
    with window.journal.session() as session:
        prepared = rows.again(session, prepared)
        meant = prepared.appointment_uuid
        found = offered.the_rest(session, them.uuid, meant, today=window.today)
    return [(f"{rows.fit(one.words)} ({_state(one)})", one) for one in found]


def switch(window: Window, prepared: Preparation, one: Offered) -> None:
    """Put something on the page that was left off, or the other way round."""
    if one.kind == "name":
        _sign(window)
        return
    on = not one.on
    with window.journal.transaction() as session:
        prepared = rows.again(session, prepared)
        page_switch.put(session, prepared.therapist_uuid, prepared.appointment_uuid, one, on=on)
    console.say("On the page." if on else "Left off.")


def new(window: Window, prepared: Preparation) -> None:
    """Ask for a moment, a goal or their like, and put it on the page."""
    kinds = work.kinds()
    place, letter = one_of("What is it?", [kind.name for kind in kinds], {"0": "Nothing"}, "0")
    row = None if letter else _added(window, kinds[place], prepared)
    if row is None:
        return
    with window.journal.transaction() as session:
        therapists.give(session, row.uuid, therapists.by_uuid(session, prepared.therapist_uuid))
        preparations.choose(session, rows.again(session, prepared), row.uuid, on=True)
        numbered = not isinstance(row, Goal) or goals.ratings_of(session, row)
    console.say("On the page." if numbered else NUMBER_FOR_PAGE)


def _added(window: Window, kind: work.Kind, prepared: Preparation) -> Row | None:
    """Ask for a new row; a moment is one of the last session with whom the page is for."""
    if kind is work_moments.MOMENTS:
        return work_moments.add_of(window, prepared.therapist_uuid)
    found: Row | None = kind.add(window)
    return found


def is_own(one: Offered) -> bool:
    """Say whether the words of something that may be on the page can be changed here."""
    return one.kind in _TABLES


def change_words(window: Window, one: Offered) -> None:
    """Ask for other words of something that may be on the page."""
    assert one.uuid is not None
    table = _TABLES[one.kind]
    with window.journal.session() as session:
        row = rows.named(session, table, one.uuid)
    for kind in work.kinds():
        if kind.table is table:
            work.change_words(window, kind, row)


def _sign(window: Window) -> None:
    with window.journal.session() as session:
        present = str(settings.get(session, "page.name"))
    name = line("Who is the page from? A letter is enough.", "A name", present)
    with window.journal.transaction() as session:
        settings.put(session, "page.name", addition.line(name, "A name"))


def _state(one: Offered) -> str:
    return "under a topic" if one.under_topic else "on the page" if one.on else "left off"
