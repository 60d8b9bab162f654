"""What becomes of words from "Something feels off": a topic and a wish, or silence."""

from datetime import datetime

from sqlmodel import Session

from bondjournal import addition
from bondjournal.addition import NewTopic
from bondjournal.errors import WrongUse
from bondjournal.journal import appointments, therapists, topics, versions
from bondjournal.journal.tables import Therapist, Topic


def mentioned(session: Session) -> list[Therapist]:
    """Return the people whose sessions are mentioned, seen or not."""
    return therapists.mentioned(session)


def with_a_page(session: Session) -> list[Therapist]:
    """Return the people there may be a page for: those mentioned and not ended."""
    return [one for one in mentioned(session) if one.state != "ended"]


def put_on_page(
    session: Session, therapist: Therapist, sentence: str, wished: str, *, now: datetime
) -> Topic:
    """Make the sentence a topic for the next page with somebody, and put what was wished by it.

    It comes first where no other topic does. The wish belongs to the last session, and goes on
    the page with it; where that has one, or there was no session, it is the topic's second
    sentence.

    Raises:
        WrongUse: there is no sentence, or a part is too long.
    """
    words = addition.line(sentence, "The sentence")
    if not words:
        raise WrongUse("There is no sentence for the page.", "Type one, in your own words.")
    wished = addition.line(wished, "What you would have liked")
    last = appointments.last_attended(session, therapist, now) if wished else None
    first = not any(one.first for one in topics.on_page(session, therapist.uuid))
    if last is not None and not last.wished:
        versions.edit(session, last, wished=wished, wished_on_page=True)
        wished = ""
    new = NewTopic(text=words, more=wished, first=first)
    return topics.add(session, new, therapist=therapist.uuid)
