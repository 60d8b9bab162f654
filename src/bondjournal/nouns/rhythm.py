"""The rhythm of sessions: beginning it at a session, and changing or ending it from one on."""

from functools import partial
from typing import TYPE_CHECKING

from bondjournal import dates, wording
from bondjournal.talk import Choice, Count, Day, Talk
from bondjournal.wording import SESSION_KEPT
from bondjournal.wording import appointments as words

if TYPE_CHECKING:
    from bondjournal.journal.series import Rhythm
    from bondjournal.journal.session_list import Listed


async def repeat(talk: Talk, row: "Listed") -> None:
    """Begin, change or end the rhythm of a session."""
    from bondjournal.journal import series

    rhythm = await talk.read(series.rhythm, row.uuid)
    if rhythm is None:
        await _begin(talk, row)
        return
    repeats = words.REPEATS.format(rhythm=words.rhythm(rhythm.every_weeks))
    chosen = await talk.choose(
        wording.WHAT_TO_DO,
        [Choice(letter, said, letter) for letter, said in words.RHYTHM_CHOICES.items()],
        about=f"{dates.long(row.appointment.day)}.\n{repeats}",
        leave="As it is",
    )
    if chosen == "c":
        asked = Day(words.NEW_RHYTHM, "as it is", [words.A_DAY], since=rhythm.begins)
        await talk.day(asked, partial(_change_rhythm, talk, row, rhythm))
    elif chosen == "e":
        talk.say_kept(kept=words.removed(await talk.write(series.end_at, row.uuid)))


async def _begin(talk: Talk, row: "Listed") -> None:
    from bondjournal.journal import series

    appointment = row.appointment
    time = dates.local(appointment.at, appointment.zone).time() if appointment.timed else None
    first = dates.When(appointment.day, time)
    weeks = await talk.count(_how_often(series.EVERY, first))
    if weeks is not None:
        begun = await talk.write(series.begin_at, row.uuid, weeks)
        talk.say_kept(_rhythm_from(begun, weeks), kept=SESSION_KEPT)


async def _change_rhythm(talk: Talk, row: "Listed", rhythm: "Rhythm", first: dates.When) -> None:
    from bondjournal.journal import series

    weeks = await talk.count(_how_often(series.EVERY, first, rhythm.every_weeks))
    if weeks is not None:
        await talk.write(series.change_at, row.uuid, first, weeks)
        talk.say_kept(_rhythm_from(first, weeks), kept=SESSION_KEPT)


def _how_often(every: range, first: dates.When, weeks: int | None = None) -> Count:
    return Count(
        words.HOW_OFTEN,
        every,
        aside=words.ONE_IS_EVERY_WEEK,
        refused=words.NO_SUCH_RHYTHM,
        describe=partial(_rhythm_from, first),
        present=weeks,
    )


def _rhythm_from(first: dates.When, weeks: int) -> str:
    rhythm = words.rhythm(weeks)
    return f"{rhythm[0].upper()}{rhythm[1:]}, from {dates.understood(first)}."
