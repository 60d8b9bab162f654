"""After a session: how it felt, one line about it, and what else there is to say."""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from uuid import UUID, uuid4

from bondjournal import addition, dates, typed_dates, wording
from bondjournal.cli import console
from bondjournal.cli.plain import drafts, more, noticed, rating, rows, texts, topics_after
from bondjournal.cli.plain.questions import steps
from bondjournal.cli.plain.whom import whom
from bondjournal.cli.plain.window import Window
from bondjournal.draft import AboutSession, Draft
from bondjournal.errors import JournalError, WrongUse
from bondjournal.journal import about_session, feeling_raw, known_settings, unfinished
from bondjournal.journal import after_session as kept
from bondjournal.journal.about_session import Answers
from bondjournal.journal.values import Appointment
from bondjournal.wording import trends

_LONGER = "t"


@dataclass
class Said:
    """What was said about a session so far. Without a day it is about none that is known."""

    therapist: UUID
    latest: Appointment | None
    day: date | None = None
    numbers: dict[str, int] = field(default_factory=dict)
    """By scale. A number that was not given is not here."""
    before: Answers = field(default_factory=Answers)
    """What was kept about it before."""
    taken_away: set[str] = field(default_factory=set)
    """The scales with a number before, and none any more."""
    kept_for: UUID | None = None
    """The session it was kept for."""
    named: bool = False
    """Whether the session was named beforehand, so that its day is not asked."""


def after(
    window: Window,
    draft: Draft | None = None,
    *,
    meant: Appointment | None = None,
    on: date | None = None,
) -> None:
    """Ask about a session and keep what is said; what was given is kept on every way out.

    Args:
        window: where.
        draft: what was left unfinished about one.
        meant: the session; without it, and without a draft, the day is asked.
        on: the day of a session that is not known; saying something about it adds it.
    """
    now = window.now
    begun = draft or Draft(at=now, changed_at=now, zone=window.zone, after=True)
    about = _about(begun)
    if meant is not None:
        about = AboutSession(appointment=meant.uuid, day=meant.day, therapist=meant.therapist_uuid)
    if on is not None:
        about = AboutSession(day=on)
    them = whom(window, about.therapist)
    last = window.journal.read(kept.had_last, them, window.now)
    said = Said(them, last, named=meant is not None or on is not None)
    begun = replace(begun, about=replace(about, therapist=them))
    _take_up(window, said, begun)
    drafts.begin(window, begun, left=draft is not None)
    console.say(wording.NOBODY_SEES)
    with drafts.left_on_every_way_out(window):
        try:
            while not _asked(window, said):
                _keep_numbers(window, said)
                if drafts.leave(window):
                    return
        except (console.Ended, KeyboardInterrupt, SystemExit):
            _keep_numbers(window, said)
            raise
    known = _on_its_day(window, said)
    there = said.kept_for or (known.uuid if known else None)
    if there is not None:
        topics_after.ask(window, there)
    if said.kept_for is not None:
        more.offered(window, said.kept_for, said.numbers)
        noticed.tell(window)


def _asked(window: Window, said: Said) -> bool:
    scales = window.journal.read(known_settings.scales)
    return steps(
        partial(_which, window, said),
        partial(_look_up, window, said),
        *(partial(_number, window, said, scale) for scale in scales),
        partial(_words, window),
        partial(_kept, window, said),
    )


def _take_up(window: Window, said: Said, draft: Draft) -> None:
    """Go on with what a draft says about a session, and tell what is not asked again."""
    about = _about(draft)
    said.numbers = dict(about.numbers)
    said.day = about.day
    if about.appointment is not None:
        said.latest = window.journal.read(kept.find, about.appointment) or said.latest
    for typed in (*about.lines.values(), *about.fields.values()):
        if typed:
            console.say(f"So far: {typed}")


def _about(draft: Draft) -> AboutSession:
    return draft.about or AboutSession()


def _take_down(window: Window, said: Said) -> None:
    """Let the draft say what was answered so far."""
    drafts.change(window, about=_answered(drafts.current(window), said))


def _answered(draft: Draft, said: Said) -> AboutSession:
    """Return what was answered so far, without the numbers that are as they were before."""
    known = said.latest is not None and said.latest.day == said.day
    return replace(
        _about(draft),
        appointment=said.latest.uuid if said.latest and known else None,
        day=None if known else said.day,
        numbers={
            scale: value
            for scale, value in said.numbers.items()
            if said.before.numbers.get(scale) != value
        },
    )


def _which(window: Window, said: Said) -> bool:
    if said.named:
        return False
    today = window.today
    present = said.day or (said.latest.day if said.latest else None)
    if present is not None:
        console.say(f"enter: {rows.on(present, today)}")
    else:
        console.say("enter: leave it")
    console.say("Or a day: tue, or 12 May.")
    while True:
        typed = console.ask(wording.WHICH_DAY)
        if not typed:
            said.day = present
            return True
        try:
            day = typed_dates.parse(typed, toward="past", now=window.now, zone=window.zone).day
        except WrongUse as error:
            console.tell(error)
            continue
        if day <= today:
            said.day = day
            console.say(f"{dates.long(day)}.")
            return True
        console.say("That day is still to come.")


def _look_up(window: Window, said: Said) -> bool:
    """Look up what was kept about the session; words that were not touched become its entry's."""
    known = _on_its_day(window, said)
    before, said.before = said.before, Answers()
    if known is not None:
        said.before = window.journal.read(about_session.answers, known.uuid)
    draft = drafts.current(window)
    if window.begun is None or draft.editing == said.before.entry or draft.body != before.words:
        return False
    there = None
    if known is not None:
        there = window.journal.read(unfinished.after_session, known.uuid, window.now)
    new = Draft(at=window.now, changed_at=window.now, zone=window.zone, after=True)
    drafts.begin(window, replace(there or new, uuid=draft.uuid, about=_answered(draft, said)))
    return False


def _number(window: Window, said: Said, scale: str) -> bool:
    before = said.before.numbers.get(scale)
    given = None if scale in said.taken_away else said.numbers.get(scale, before)
    number = rating.asked(scale, given)
    if number is None:
        said.numbers.pop(scale, None)
        said.taken_away |= {scale} if before is not None else set()
    else:
        said.numbers[scale] = number
        said.taken_away.discard(scale)
    _take_down(window, said)
    return True


def _words(window: Window) -> bool:
    draft, put = drafts.current(window), partial(_put, window)
    if draft.body.strip():
        console.say(f"So far: {draft.body}")
        choices = {"k": "Keep these words", "c": "Go on writing, or change them"}
        if console.choose("What about them?", choices, "k") == "c":
            put(texts.changed(draft.body, put))
        return True
    console.say("enter: no words")
    console.say(f"{_LONGER}: a longer text")
    while True:
        typed = console.ask("One line about the session, if you like.")
        try:
            if typed.lower() == _LONGER:
                put(texts.typed("What is here about it?", put))
            elif typed:
                put(addition.text(typed))
        except WrongUse as error:
            console.tell(error)
        else:
            return True


def _put(window: Window, body: str) -> None:
    drafts.change(window, body=body)


def _kept(window: Window, said: Said) -> bool:
    """Keep numbers and words together; where that is not possible the words stay a draft."""
    draft = drafts.current(window)
    written = draft.body if draft.body.strip() else ""
    if not (said.numbers or said.taken_away or written) and _about(draft).empty:
        console.say("Nothing was given.")
        drafts.drop(window)
        return True
    while True:
        try:
            told = _keep(window, said, draft, written)
        except JournalError as error:
            console.tell(error)
            if not console.confirm("Try again?", default=True):
                raise console.Back from None
        else:
            drafts.drop(window)
            console.say(told)
            _tell_late(window, said)
            new = written and draft.editing is None
            if new and (raw := window.journal.write(feeling_raw.say_once, after=True)):
                console.say(raw)
            return True


def _keep_numbers(window: Window, said: Said) -> None:
    """Keep the numbers of somebody who leaves before the words; the draft needs none then."""
    if said.numbers and window.draft is not None:
        about = _about(window.draft)
        numbers = replace(about, fields={}, topics={})
        _keep(window, said, replace(window.draft, uuid=uuid4(), about=numbers))
        drafts.change(window, about=replace(about, numbers={}, lines={}))
        with suppress(OSError):  # the terminal may be gone
            console.say("The numbers are kept.")


def _tell_late(window: Window, said: Said) -> None:
    days = (window.today - said.day).days if said.day else 0
    if days > 0 and said.numbers.items() - said.before.numbers.items():
        console.say(trends.late(days))


def _keep(window: Window, said: Said, draft: Draft, written: str = "") -> str:
    """Keep what was said, and return what is told of it."""
    answered = _about(draft)
    lines = said.before.lines | answered.lines
    done = window.journal.write(
        kept.keep,
        replace(_answered(draft, said), therapist=said.therapist),
        kept.Said(
            numbers={scale: (value, lines.get(scale, "")) for scale, value in said.numbers.items()},
            words=written,
            fields=answered.fields,
            topics={UUID(hex=uuid): state for uuid, state in answered.topics.items()},
            taken_away=tuple(said.taken_away),
        ),
        draft,
        at=window.now,
        zone=window.zone,
    )
    said.kept_for = done.appointment
    return done.told


def _on_its_day(window: Window, said: Said) -> Appointment | None:
    """Return the session that is known on the day that was said, if there is one."""
    if said.latest is not None and said.latest.day == said.day:
        return said.latest
    if said.day is None:
        return None
    return window.journal.read(kept.on_day, said.therapist, said.day)
