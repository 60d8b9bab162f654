"""Sessions: what is known about one, and what can be done with it."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal import dates, wording
from bondjournal.journal.quotes import first_sentence
from bondjournal.nouns.noun import Noun, RowAction, RowLook
from bondjournal.nouns.rhythm import repeat
from bondjournal.nouns.therapist import ask_therapist_to_meet
from bondjournal.talk import Choice, Day, Talk
from bondjournal.wording import appointments as words
from bondjournal.wording.pages import of_session
from bondjournal.wording.seeing import came_back

if TYPE_CHECKING:
    from bondjournal.journal.session_list import Details, Listed

_OPENED = ("after", "prepare", "read", "page")
"""The choices that the front end handles by itself."""
_NEXT, _, _EXAMPLE = wording.IS_THERE_A_NEXT.partition("? ")


async def about(talk: Talk, uuid: UUID) -> str | None:
    """Tell about a session, ask what to do with it, and do it.

    Returns:
        What to open then: "after", to say more about it, "prepare" to prepare its page, "read"
        for its entries, or "page" for its page; None for nothing.

    Raises:
        NotFound: the session was deleted in the meantime.
    """
    from bondjournal.journal import named_sessions, session_list

    details = await talk.read(session_list.details, uuid, talk.now())
    known = "\n".join((f"{dates.long(details.listed.appointment.day)}.", *_known(details)))
    chosen = await talk.choose(wording.WHAT_TO_DO, _choices(details), about=known, leave="Back")
    if chosen is None or chosen in _OPENED:
        return chosen
    if chosen == "took place":
        await talk.write(named_sessions.mark, uuid, "attended")
        talk.say_kept()
    else:
        action = next(one for one in SESSION.actions if one.name == chosen)
        await action.do(talk, details.listed)
    return None


async def add_next(talk: Talk) -> UUID | None:
    """Ask whether there is a next session, and add it."""
    return await _add_on(talk, Day(f"{_NEXT}?", "not now", [_EXAMPLE]))


async def _add(talk: Talk) -> UUID | None:
    return await _add_on(talk, Day("Which day?", "none", [words.ANY_DAY]))


async def _add_on(talk: Talk, asked: Day) -> UUID | None:
    from bondjournal.journal import after_session, seeing

    therapist = await ask_therapist_to_meet(talk)
    if therapist is None:
        return None

    async def meet(when: dates.When) -> UUID | None:
        back = await talk.write(seeing.meet, therapist, when, talk.zone)
        talk.say_kept(came_back(back.planned, back.passed, back.placed), kept=wording.SESSION_KEPT)
        added = await talk.read(after_session.known_on, therapist, when.day)
        return added.uuid if added else None

    return await talk.day(asked, meet)


def _choices(details: "Details") -> list[Choice]:
    one = details.listed
    choices = []
    if one.state in ("attended", "unknown"):
        choices.append(Choice("after", "Rate it, or write about it", "a"))
    if one.therapist and one.state == "planned" and not one.past:
        choices.append(Choice("prepare", "Prepare the page for it", "g"))
    if one.past and one.state != "attended":
        choices.append(Choice("took place", "It took place", "t"))
    offered = [(action, action.offer(one)) for action in SESSION.actions]
    choices += [Choice(action.name, offer, action.letter) for action, offer in offered if offer]
    choices += [Choice("read", "Read what you wrote", "e")] if details.lines else []
    choices += [Choice("page", "The pages that were written", "p")] if details.page else []
    if details.mistake:
        choices.append(Choice("delete", "Delete it: it was added by mistake", "d"))
    return choices


def _known(details: "Details") -> list[str]:
    """Return sentences about everything that is known of a session."""
    listed, row = details.listed, details.listed.appointment
    known = [
        f"{wording.number(one.scale, one.value)}{f': {one.line}' if one.line else '.'}"
        for one in listed.ratings
    ]
    if listed.state != "attended" or not known:
        state = _state(listed)
        known.insert(0, f"{state[0].upper()}{state[1:]}.")
    known += [f"With {listed.therapist.rstrip('.')}."] if listed.therapist else []
    if listed.every_weeks:
        known.append(words.REPEATS.format(rhythm=words.rhythm(listed.every_weeks)))
    known += [f"{words.WISHED}: {row.wished}"] if row.wished else []
    known += [f"{words.UNSAID}: {row.unsaid}"] if row.unsaid else []
    for line in details.lines[:1]:
        known.append(f"What you wrote: {line.title or first_sentence(line.words)}")
    if details.page:
        known.append(of_session(details.page.path, deleted=details.page.deleted_at is not None))
    return known


def _state(listed: "Listed") -> str:
    row = listed.appointment
    if listed.state == "planned" and row.timed:
        return f"{dates.clock(dates.local(row.at, row.zone).time())}, planned"
    return words.STATES[listed.state]


def _called(listed: "Listed") -> str:
    if listed.ratings and listed.state == "attended":
        return ", ".join(wording.number(one.scale, one.value) for one in listed.ratings)
    return _state(listed)


def _named(listed: "Listed") -> str:
    day = listed.appointment.day
    return dates.margin(day, day.year)


def _look(listed: "Listed", today: date) -> RowLook:
    del today
    rhythm = words.rhythm(listed.every_weeks) if listed.every_weeks else ""
    return RowLook(
        day=listed.appointment.day,
        under=listed.therapist,
        last_short=words.PAGE_WRITTEN if listed.page_written else rhythm,
    )


async def _rows(talk: Talk) -> "Sequence[Listed]":
    from bondjournal.journal import session_list

    return await talk.read(session_list.listed, talk.now())


async def _open(talk: Talk, row: "Listed") -> None:
    await about(talk, row.uuid)


async def _delete(talk: Talk, row: "Listed") -> None:
    """Move a session to the trash that was added by mistake."""
    from bondjournal.journal import named_sessions

    await talk.write(named_sessions.delete, row.uuid)
    talk.say_kept(kept=words.IN_TRASH)


async def _move(talk: Talk, row: "Listed") -> None:
    from bondjournal.journal import named_sessions

    async def put(when: dates.When) -> None:
        moved = await talk.write(named_sessions.move, row.uuid, when)
        talk.say_kept(f"{dates.understood(moved)}.")

    question = f"Move {dates.long(row.appointment.day)} to which day?"
    await talk.day(Day(question, "as it is", [words.A_DAY]), put)


async def _cancel_or_reopen(talk: Talk, row: "Listed") -> None:
    """Cancel a session to come, or say that a past one did not happen; or take that back."""
    from bondjournal.journal import named_sessions

    change = named_sessions.reopen if _is_cancelled(row) else named_sessions.cancel
    await talk.write(change, row.uuid, talk.now())
    talk.say_kept()


def _is_cancelled(row: "Listed") -> bool:
    return row.state == ("did-not-happen" if row.past else "cancelled")


def _offer_cancel(row: "Listed") -> str:
    if row.past:
        return "" if _is_cancelled(row) else "It did not happen"
    return "It takes place after all" if _is_cancelled(row) else "Cancel it"


def _cancelled(row: "Listed") -> str:
    if row.past:
        return "Happened after all" if _is_cancelled(row) else "Did not happen"
    return "Takes place after all" if _is_cancelled(row) else "Cancelled"


SESSION = Noun(
    name="appointment",
    title="Sessions",
    this="this session",
    which="Which session?",
    question="Which day?",
    nothing=words.NO_SESSION_KNOWN,
    look=_look,
    rows=_rows,
    called=_called,
    named=_named,
    add=_add,
    actions=(
        RowAction("open", _open, lambda _: ""),
        RowAction("cancel", _cancel_or_reopen, _offer_cancel, done=_cancelled),
        RowAction("move", _move, lambda _: "Move it to another day"),
        RowAction(
            "repeat",
            repeat,
            lambda row: (
                "" if row.state != "planned" else "Its rhythm" if row.every_weeks else "Repeat it"
            ),
        ),
        RowAction("delete", _delete, lambda _: "", done=lambda _: "Deleted"),
    ),
    on_slip=("move", "repeat"),
    foot=("new", ("edit", "move"), "cancel", ("open", "open"), "delete"),
    shared=("new",),
    ordered=False,
    newest_first=True,
    has_owner=False,
)
