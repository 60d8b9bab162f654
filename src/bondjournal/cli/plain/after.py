"""After a session: how it felt, one line about it, and what else there is to say."""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from uuid import UUID, uuid4

from bondjournal import checks, dates, wording
from bondjournal.cli import console
from bondjournal.cli.asking import ask_number
from bondjournal.cli.plain import drafts, noticed, rows, texts
from bondjournal.cli.plain.after_more import ask_more
from bondjournal.cli.plain.questions import line, steps
from bondjournal.cli.plain.window import Window
from bondjournal.cli.talk import LineByLine
from bondjournal.draft import AboutSession, Draft
from bondjournal.errors import JournalError, WrongUse
from bondjournal.flows import after as flow
from bondjournal.journal import after_session, typed_days, unfinished
from bondjournal.journal.after_answers import AnswersSoFar, Questions
from bondjournal.journal.values import Appointment
from bondjournal.scales import QUESTIONS
from bondjournal.talk import finish
from bondjournal.wording import after as words

_LONGER = "t"


@dataclass
class Progress:
    """What is asked about a session, and what was answered."""

    latest: Appointment | None
    asked: Questions
    day: date | None = None
    """The day of the session; None if it is not known which session it was."""
    numbers: dict[str, int | None] = field(default_factory=dict)
    """The answer on each scale that was asked for; None if no number was given."""
    kept_for: UUID | None = None
    """The session that the answers were kept for."""
    named: bool = False
    """Whether the session was named beforehand, so that its day is not asked."""


def after(window: Window, draft: Draft | None = None, *, meant: AboutSession | None = None) -> None:
    """Ask about a session and keep what is said; what was given is kept on every way out.

    Args:
        window: where.
        draft: an unfinished draft about a session.
        meant: the session, or the day of a session that is added once something is said about
            it; without this and a draft, the day is asked.

    Raises:
        WentBack: the therapist of the session was not said.
        WrongUse: sessions with this therapist are not to be mentioned.
    """
    talk = window.talk
    progress, begun = _begin(window, talk, draft, meant)
    drafts.begin(window, begun, left=draft is not None)
    with drafts.left_on_every_way_out(window):
        try:
            while not _ask_all(window, progress):
                _keep_numbers(window, progress)
                if drafts.leave(window):
                    return
        except (console.Ended, KeyboardInterrupt, SystemExit):
            with suppress(JournalError):  # They stay in the draft.
                _keep_numbers(window, progress)
            raise
    if progress.kept_for is not None:
        ask_more(window, progress.kept_for, page=bool(progress.asked.topics))
    if there := progress.kept_for or progress.asked.appointment:
        finish(flow.ask_topics(talk, there))
    if progress.kept_for is not None:
        noticed.tell(window)


def _begin(
    window: Window, talk: LineByLine, draft: Draft | None, meant: AboutSession | None
) -> tuple[Progress, Draft]:
    """Return the questions about the session that is meant, and the draft to begin with."""
    read, now = window.journal.read, window.now
    begun = draft or Draft(at=now, changed_at=now, zone=window.zone, after=True)
    about = meant or _about(begun)
    if about.appointment is not None:
        about = read(after_session.resolved, about)
    therapist = about.therapist or finish(flow.ask_therapist_of_session(talk))
    if therapist is None:
        raise console.WentBack
    about = replace(about, therapist=therapist)
    latest = read(after_session.find, about.appointment) if about.appointment else None
    latest = latest or read(after_session.had_last, therapist, now)
    asked = read(after_session.to_ask, about, now)
    for typed in (*about.lines.values(), *about.fields.values()):
        if typed:
            console.say(words.SO_FAR.format(words=typed))
    progress = Progress(latest, asked, asked.day, {**about.numbers}, named=meant is not None)
    return progress, replace(begun, about=about)


def _ask_all(window: Window, progress: Progress) -> bool:
    return steps(
        partial(_which, window, progress),
        partial(_look_up, window, progress),
        *(
            partial(ask, window, progress, scale)
            for scale in progress.asked.scales
            for ask in (_number, _line)
        ),
        partial(_words, window),
        partial(_keep_answers, window, progress),
    )


def _about(draft: Draft) -> AboutSession:
    return draft.about or AboutSession()


def _which(window: Window, progress: Progress) -> bool:
    if progress.named:
        return False
    present = progress.day or (progress.latest.day if progress.latest else None)
    enter = f"enter: {rows.on(present, window.today) if present else 'leave it'}"
    while True:
        typed = console.ask(wording.WHICH_DAY, enter, "Or a day: Tuesday, or 12 May.")
        if not typed:
            progress.day = present
            return True
        try:
            when = window.journal.read(typed_days.parse_past, typed, window.now, window.zone)
        except WrongUse as error:
            console.tell(error)
            continue
        progress.day = when.day
        console.say(f"{dates.long(when.day)}.")
        return True


def _look_up(window: Window, progress: Progress) -> bool:
    """Look up what was kept about the session; go on with its entry if no words were changed."""
    before_lookup = progress.asked.before
    meant = replace(_about(drafts.current(window)), appointment=None, day=progress.day)
    if progress.latest is not None and progress.latest.day == progress.day:
        meant = replace(meant, appointment=progress.latest.uuid)
    progress.asked = window.journal.read(after_session.to_ask, meant, window.now)
    for sentence in progress.asked.aside:
        console.say(sentence)
    _update_draft(window, progress)
    draft, after_lookup = drafts.current(window), progress.asked.before
    other_entry = draft.editing != after_lookup.entry
    untouched = draft.body == before_lookup.words
    if window.begun is None or not (other_entry and untouched):
        return False
    there = None
    if progress.asked.appointment is not None:
        there = window.journal.read(
            unfinished.after_session, progress.asked.appointment, window.now
        )
    new = Draft(at=window.now, changed_at=window.now, zone=window.zone, after=True)
    drafts.begin(window, replace(there or new, uuid=draft.uuid, about=draft.about))
    return False


def _given(draft: Draft, progress: Progress) -> AnswersSoFar:
    about = _about(draft)
    return AnswersSoFar(
        numbers=progress.numbers,
        lines=progress.asked.before.lines | about.lines,
        words=draft.body,
        fields=about.fields,
        topics={UUID(hex=uuid): state for uuid, state in about.topics.items()},
    )


def _update_draft(window: Window, progress: Progress) -> None:
    """Let the draft say what was answered so far, and about which session."""
    draft, appointment = drafts.current(window), progress.asked.appointment
    about = replace(
        _about(draft), appointment=appointment, day=None if appointment else progress.day
    )
    drafts.change(window, about=_given(draft, progress).in_draft(progress.asked, about))


def _number(window: Window, progress: Progress, scale: str) -> bool:
    given = progress.numbers.get(scale, progress.asked.before.numbers.get(scale))
    progress.numbers[scale] = ask_number(QUESTIONS[scale], given)
    _update_draft(window, progress)
    return True


def _line(window: Window, progress: Progress, scale: str) -> bool:
    """Ask for the person's own line about a number that was given."""
    if progress.numbers[scale] is None:
        return False
    about = _about(drafts.current(window))
    present = about.lines.get(scale, progress.asked.before.lines.get(scale, ""))
    typed = line(wording.ABOUT_THE_NUMBER, "The line", present)
    if typed != present:
        drafts.change(window, about=replace(about, lines=about.lines | {scale: typed}))
    return True


def _words(window: Window) -> bool:
    draft = drafts.current(window)

    def put(body: str) -> None:
        drafts.change(window, body=body)

    if draft.body.strip():
        console.say(words.SO_FAR.format(words=draft.body))
        choices = {"k": "Keep these words", "c": "Go on writing, or change them"}
        if console.choose("What about them?", choices, "k") == "c":
            put(texts.change(draft.body, put))
        return True
    while True:
        typed = console.ask(words.ONE_LINE, "enter: no words", f"{_LONGER}: a longer text")
        try:
            if typed.lower() == _LONGER:
                put(texts.ask_text("What would you like to write about it?", put))
            elif typed:
                put(checks.text(typed))
        except WrongUse as error:
            console.tell(error)
        else:
            return True


def _keep_answers(window: Window, progress: Progress) -> bool:
    """Keep numbers and words together; if that fails, the words stay a draft."""
    draft = drafts.current(window)
    answered = any(value is not None for value in progress.numbers.values()) or draft.body.strip()
    if not (answered or _given(draft, progress).new(progress.asked).anything):
        console.say(words.NOTHING_GIVEN)
        drafts.drop(window)
        return True
    while True:
        try:
            kept = _keep(window, progress, draft)
        except JournalError as error:
            console.tell(error)
            if not console.confirm("Try again?", default=True):
                raise console.WentBack from None
        else:
            drafts.drop(window)
            for sentence in filter(None, (kept.sentence, kept.aside)):
                console.say(sentence)
            return True


def _keep_numbers(window: Window, progress: Progress) -> None:
    """Keep the numbers of somebody who leaves before the words, and take them out of the draft."""
    if window.draft is None or not any(value is not None for value in progress.numbers.values()):
        return
    about = _about(window.draft)
    numbers = replace(about, fields={}, topics={})
    _keep(window, progress, replace(window.draft, uuid=uuid4(), about=numbers, body=""))
    drafts.change(window, about=replace(about, numbers={}, lines={}))
    with suppress(OSError):  # the terminal may be gone
        console.say(words.NUMBERS_KEPT)


def _keep(window: Window, progress: Progress, draft: Draft) -> after_session.Kept:
    """Keep the answers in a draft."""
    given = _given(draft, progress).new(progress.asked)
    now, zone = window.now, window.zone
    done = window.journal.write(after_session.keep, _about(draft), given, draft, at=now, zone=zone)
    progress.kept_for = done.appointment
    return done
