"""What waits for its session: asking which day it was, and whom an unknown name means."""

from datetime import date
from functools import partial
from uuid import UUID

from bondjournal import dates, wording
from bondjournal.journal import additions, named_therapists, settling, waiting
from bondjournal.journal.waiting import Waiting
from bondjournal.nouns.therapist import ask_which_therapist, first_name
from bondjournal.talk import Choice, Day, Talk
from bondjournal.wording import waiting as words

_NEW, _NAMED, _OTHER_DAY, _THROW, _LEAVE = "new", "named", "day", "throw", "leave"


async def ask_all(talk: Talk) -> None:
    """Ask whom each unknown name means, and about everything that waits, which day it was."""
    for name in await talk.read(additions.unknown_names):
        await _who(talk, name)
    for one in await talk.read(waiting.waiting):
        await _ask(talk, one)


async def _who(talk: Talk, name: str) -> None:
    """Ask whom an unknown name means; without an answer it keeps waiting."""
    several = await talk.read(additions.who_it_can_be)
    choices = [Choice(uuid.hex, called) for uuid, called in several]
    choices.append(Choice(_NEW, words.SOMEONE_NEW.format(name=name), "n"))
    choices.append(Choice(_LEAVE, words.LEAVE, "l"))
    answer = await talk.choose(words.WHO.format(name=name), choices, usual=_LEAVE)
    if answer in (None, _LEAVE):
        return
    if answer != _NEW:
        await talk.write(additions.settle_as, name, UUID(hex=answer))
    elif not await talk.read(named_therapists.first_is_nameless):
        await talk.write(named_therapists.add, name)
    elif await talk.lines([first_name()], named_therapists.add, name) is None:
        return
    talk.say_kept(kept=wording.ANSWER_KEPT)


async def _ask(talk: Talk, one: Waiting) -> bool:
    """Ask which session something is about; return whether it waits no longer."""
    near = await talk.read(settling.near, one.key)
    named = one.named if one.named not in {known.day for known in near} else None
    choices = [Choice(_NAMED, words.there_was(dates.long(named)), "y")] if named else []
    choices += [
        Choice(known.uuid.hex, words.known(dates.long(known.day), known.name)) for known in near
    ]
    choices += [Choice(_OTHER_DAY, words.ANOTHER_DAY, "d"), Choice(_THROW, words.THROW_AWAY, "t")]
    choices.append(Choice(_LEAVE, words.LEAVE, "l"))
    about = await talk.read(waiting.description, one)
    answer = await talk.choose(wording.WHICH_DAY, choices, about=about, usual=_LEAVE)
    if answer in (None, _LEAVE):
        return False
    if answer == _THROW:
        return await _throw_away(talk, one)
    if answer == _OTHER_DAY:
        asked = Day(wording.WHICH_DAY, "back", [words.A_DAY], toward="past")
        return bool(await talk.day(asked, partial(_on_a_day, talk, one)))
    if answer == _NAMED and named:
        return await _on(talk, one, named)
    day = await talk.write(settling.settle, one.key, UUID(hex=answer))
    talk.say_kept(f"{dates.long(day)}.", kept=wording.ANSWER_KEPT)
    return True


async def _throw_away(talk: Talk, one: Waiting) -> bool:
    choices = [Choice("no", "No", "n"), Choice(_THROW, words.THROW_AWAY, "y")]
    if await talk.choose(words.THROW_ASKS, choices, usual="no") != _THROW:
        return False
    await talk.write(settling.throw_away, one.key)
    talk.tell(words.THROWN)
    return True


async def _on_a_day(talk: Talk, one: Waiting, when: dates.When) -> bool:
    return await _on(talk, one, when.day)


async def _on(talk: Talk, one: Waiting, day: date) -> bool:
    """Add a session on a day for something that waits; ask with whom if that is not clear."""
    who = await talk.read(settling.whom, one.key, day)
    therapist = await ask_which_therapist(talk, who)
    if therapist is None and who:
        return False
    settled = await talk.write(settling.settle_on, one.key, day, talk.zone, therapist)
    talk.say_kept(f"{dates.long(settled)}.", kept=wording.ANSWER_KEPT)
    return True
