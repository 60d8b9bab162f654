"""What may stand on a page: the rows chosen for it, and no others.

Private means not counted: no byte of a page depends on an entry that is "Only me", on a rating
whose switch is off, or on any row of any noun that was not chosen for it.
"""

from datetime import date

from sqlmodel import Session

from bondjournal.journal import (
    carry_over,
    ownership,
    page_voice,
    pages,
    preparations,
    settings,
    unknown,
)
from bondjournal.journal import stand_ins as decisions
from bondjournal.journal.tables import Appointment, Practical, Therapist
from bondjournal.summary import interval, own_words, standins
from bondjournal.summary.chosen import Chosen
from bondjournal.summary.inline import is_blank
from bondjournal.summary.page import Answered, Page, Score
from bondjournal.summary.standins import StandIns


def choose(
    session: Session,
    therapist: Therapist,
    appointment: Appointment | None,
    *,
    today: date,
    previewed: bool = True,
    numbers: bool = True,
    language: str = "",
) -> Page:
    """Return the page for an appointment, with every name replaced.

    Args:
        session: the open journal.
        therapist: whose page it is.
        appointment: the session it is for; None if no next one is known.
        today: the day of writing.
        previewed: whether the person read every line.
        numbers: False leaves out every number, whatever was prepared.
        language: the language of its lines; empty for that of the therapist's pages.
    """
    found = collect(
        session,
        therapist,
        appointment,
        today=today,
        previewed=previewed,
        numbers=numbers,
        language=language,
    )
    return standins.replaced(found, stand_ins(session))


def stand_ins(session: Session) -> StandIns:
    """Return what was decided about names."""
    decided = settings.get(session, "page.places")
    return StandIns(
        names={one.name: one.instead for one in decisions.all_of(session)},
        places=decided if isinstance(decided, dict) else {},
    )


def collect(
    session: Session,
    therapist: Therapist,
    appointment: Appointment | None,
    *,
    today: date,
    previewed: bool = True,
    numbers: bool = True,
    language: str = "",
) -> Page:
    """Return the page as `choose` does, with the names as they were typed."""
    prepared = preparations.find(session, therapist, appointment) or preparations.as_begun(
        session, therapist, appointment
    )
    between = interval.before(session, therapist, appointment, today)
    rows = Chosen(session, therapist, prepared, between, today)
    topics, under_topics = rows.topics()
    last = between.last
    numbers = numbers and prepared.numbers
    practical = [one for one in rows.rows_of(Practical) if not one.asked]
    name = settings.get(session, "page.name")
    return Page(
        name=name if isinstance(name, str) else "",
        whose=ownership.names_if_several(session).get(therapist.uuid, ""),
        session_on=appointment.day if appointment else None,
        first_session=prepared.first_session,
        today=today,
        since=last.day if last else None,
        read_together=prepared.read_together,
        hand_back=prepared.hand_back,
        would_help=tuple(prepared.would_help),
        topics=topics,
        practical=tuple(one.text for one in practical),
        practical_rows=tuple(one.uuid for one in practical),
        last_time=_last_time(session, therapist, last, today),
        moments=rows.moments(),
        scores=rows.scores() if numbers else _lines_alone(rows.scores()),
        wished=last.wished if last and last.wished_on_page else "",
        unsaid=last.unsaid if last and last.unsaid_on_page else "",
        stayed=rows.stayed(under_topics),
        tried=rows.tried(under_topics),
        lists=rows.lists(),
        goals=rows.goals() if numbers else (),
        previewed=previewed,
        words=own_words.words_of(session, language or page_voice.language(session, therapist.uuid)),
    )


def _last_time(
    session: Session, therapist: Therapist, last: Appointment | None, today: date
) -> tuple[Answered, ...]:
    """Return what the person said of the topics of the page for the last session, if wanted."""
    if last is None or not settings.get(session, "page.last-time"):
        return ()
    before = unknown.last_on_page(session, therapist, last, today)
    page = pages.last_since(session, last, before)
    return tuple(
        Answered(text=one.text, talked=one.answer == "talked")
        for one in (carry_over.of_page(session, page) if page else ())
        if one.answer in ("talked", "kept")
    )


def _lines_alone(scores: tuple[Score, ...]) -> tuple[Score, ...]:
    """Return the person's own lines about ratings, without a number."""
    return tuple(
        Score(row=one.row, scale=one.scale, value=None, line=one.line)
        for one in scores
        if not is_blank(one.line)
    )
