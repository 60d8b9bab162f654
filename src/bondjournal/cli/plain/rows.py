"""Rows of lists in plain words, for people who hear them one after the other."""

from collections.abc import Sequence
from datetime import date

from bondjournal import dates, wording
from bondjournal.journal import quotes, values
from bondjournal.journal.entries import Line
from bondjournal.journal.session_list import Listed
from bondjournal.journal.timeline import SessionLine
from bondjournal.journal.values import Appointment, Rating, Topic
from bondjournal.wording import appointments as words
from bondjournal.wording.whose import for_whom


def flat(words: str) -> str:
    """Return words in one line."""
    return " ".join(words.split())


def on(day: date, today: date) -> str:
    """Return a day as "Sunday 10 May", with its year if that is not the present one."""
    return dates.spoken(day, today.year)


def entry(line: Line, today: date) -> str:
    """Return an entry as a row of a list."""
    about = wording.SHARE_WORDS[line.share]
    about += f", {for_whom(line.whose)}" if line.whose else ""
    return f"{on(line.day, today)}: {line.title or quotes.first_sentence(line.words)} ({about})"


def session_line(line: SessionLine, today: date) -> str:
    """Return a session as a row between entries."""
    name = f"session with {line.therapist}" if line.therapist else "session"
    said = words.numbers(line.numbers) or words.STATES["attended"]
    return f"{on(line.day, today)}: {name}, {said}"


def whose(one: values.Listed) -> str:
    """Return which therapist a list says a row is about; "" if there is only one therapist."""
    return f" ({for_whom(one.whose)})" if one.whose else ""


def heading(one: values.Entry, today: date) -> str:
    """Return what stands above an entry: when it was, what may go on the page, its tags."""
    day, clock = dates.date_and_clock(one.at, one.zone)
    about = [f"{on(day, today)}, {clock}", wording.SHARE_WORDS[one.share]]
    about += [for_whom(one.whose)] if one.whose else []
    about += [wording.WRITTEN_WHILE_LOCKED] if one.source == "captured" else []
    about += [f"tags: {' '.join(one.tags)}"] if one.tags else []
    return ", ".join(about) + "."


def session(row: Appointment, rated: Sequence[Rating], state: str, today: date) -> str:
    """Return a session as a row of a list: its day, and its ratings or what became of it."""
    time = f", {dates.clock(dates.local(row.at, row.zone).time())}" if row.timed else ""
    return f"{on(row.day, today)}{time}: {numbers(rated) or words.STATES[state]}"


def listed_session(one: Listed, today: date) -> str:
    """Return a session as a row of a list, with what is known about it."""
    parts = [session(one.appointment, one.ratings, one.state, today)]
    parts += [f"with {one.therapist}"] if one.therapist else []
    parts += [words.rhythm(one.every_weeks)] if one.every_weeks else []
    parts += [words.PAGE_WRITTEN] if one.page_written else []
    return ", ".join(parts)


def numbers(rated: Sequence[Rating]) -> str:
    """Return ratings as "Heard 5, Safe 7"."""
    return ", ".join(wording.number(one.scale, one.value) for one in rated)


def topic(row: Topic | values.Topic) -> str:
    """Return a topic as a row of a list."""
    first = "First, please: " if row.first else ""
    kept = " (kept for later)" if row.state == "kept" else ""
    return first + flat(row.text) + kept
