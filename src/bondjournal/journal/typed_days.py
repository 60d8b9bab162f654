"""Days as people type them, given the hour at which a day begins in this journal."""

from datetime import datetime

from sqlmodel import Session

from bondjournal import dates, typed_dates
from bondjournal.journal import settings


def parse(
    session: Session,
    typed: str,
    now: datetime,
    zone: str,
    toward: typed_dates.Direction = "past",
) -> dates.When:
    """Read a day, with or without a time, as `typed_dates.parse` does.

    Raises:
        WrongUse: it is not a day, or it can be read in two ways.
    """
    starts = settings.start_of_day(session)
    return typed_dates.parse(typed, toward=toward, now=now, zone=zone, start_of_day=starts)


def parse_past(session: Session, typed: str, now: datetime, zone: str) -> dates.When:
    """Read a day for something that is over, as `typed_dates.parse_past` does.

    Raises:
        WrongUse: it is not a day, or still to come.
    """
    starts = settings.start_of_day(session)
    return typed_dates.parse_past(typed, now=now, zone=zone, start_of_day=starts)
