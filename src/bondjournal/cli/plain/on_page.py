"""What else may stand on the page, each to be put there or left off."""

from bondjournal import addition
from bondjournal.cli import console
from bondjournal.cli.plain import rows, work, work_goals, work_lists, work_moments
from bondjournal.cli.plain.questions import line, one_of
from bondjournal.cli.plain.window import Window
from bondjournal.journal import preparations, settings, therapists
from bondjournal.journal.tables import Appointment, Preparation, Therapist
from bondjournal.journal.values import Goal, Listed
from bondjournal.summary import offered
from bondjournal.summary import switch as page_switch
from bondjournal.summary.offered import Offered
from bondjournal.wording.work import NUMBER_FOR_PAGE

_KINDS = {
    "moment": work_moments.MOMENTS,
    "tried": work_lists.TRIED,
    "helped": work_lists.HELPED,
    "did-not-help": work_lists.HELPED,
    "goal": work_goals.GOALS,
    "practical": work_lists.PRACTICAL,
}
"""The lists of the kinds whose words can be changed here."""


def switches(
    window: Window, them: Therapist, appointment: Appointment | None, prepared: Preparation
) -> list[tuple[str, Offered]]:
    """Return everything that may be on the page besides entries and topics, with its words."""
    with window.journal.session() as session:
        prepared = rows.again(session, prepared)
        found = offered.the_rest(session, them, appointment, prepared, today=window.today)
    return [(f"{rows.fit(one.words)} ({_state(one)})", one) for one in found]


def switch(window: Window, prepared: Preparation, one: Offered) -> None:
    """Put something on the page that was left off, or the other way round."""
    if one.kind == "name":
        _sign(window)
        return
    on = not one.on
    with window.journal.transaction() as session:
        page_switch.put(session, rows.again(session, prepared), one, on=on)
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
        numbered = not isinstance(row, Goal) or bool(row.ratings)
    console.say("On the page." if numbered else NUMBER_FOR_PAGE)


def _added(window: Window, kind: work.Kind, prepared: Preparation) -> Listed | None:
    """Ask for a new row; a moment is one of the last session with whom the page is for."""
    if kind is work_moments.MOMENTS:
        return work_moments.add_of(window, prepared.therapist_uuid)
    found: Listed | None = kind.add(window)
    return found


def is_own(one: Offered) -> bool:
    """Say whether the words of something that may be on the page can be changed here."""
    return one.kind in _KINDS


def change_words(window: Window, one: Offered) -> None:
    """Ask for other words of something that may be on the page."""
    assert one.uuid is not None
    kind = _KINDS[one.kind]
    work.change_words(window, kind, window.journal.read(kind.list.get, one.uuid))


def _sign(window: Window) -> None:
    with window.journal.session() as session:
        present = str(settings.get(session, "page.name"))
    name = line("Who is the page from? A letter is enough.", "A name", present)
    with window.journal.transaction() as session:
        settings.put(session, "page.name", addition.line(name, "A name"))


def _state(one: Offered) -> str:
    return "under a topic" if one.under_topic else "on the page" if one.on else "left off"
