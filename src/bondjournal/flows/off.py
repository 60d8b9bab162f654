"""Something feels off: the questions behind each door, and deciding what becomes of each piece.

It opens only when asked for. Nothing analyses what somebody writes.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import cast
from uuid import UUID

from bondjournal.checks import NO_PLACE
from bondjournal.draft import FIELDS_BEHIND, Draft
from bondjournal.errors import JournalError
from bondjournal.journal import feels_off
from bondjournal.journal.feels_off import Kept, Outcome
from bondjournal.journal.quotes import first_sentence
from bondjournal.nouns.therapist import ask_which_therapist
from bondjournal.talk import Choice, Talk
from bondjournal.wording import off as words

_LETTERS: Mapping[Outcome, str] = {"page": "p", "talk-over": "t", "here": "k"}


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to become of the pieces, by name, and the therapist whose page is meant."""

    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    page_for: UUID | None = None


def empty_draft(talk: Talk, door: str) -> Draft:
    """Return the draft that writing behind a door begins with."""
    now = talk.now()
    fields = ("",) * FIELDS_BEHIND[door]
    return Draft(at=now, changed_at=now, zone=talk.zone, door=door, fields=fields)


async def decide(talk: Talk, draft: Draft) -> Decision | None:
    """Ask what is to become of each piece, with the same answers for all of them.

    Nothing is asked about what was written behind the third door: it is kept.

    Returns:
        None if somebody went back to the text.
    """
    people = await talk.read(feels_off.with_a_page)
    choices = [
        Choice(one, words.OUTCOMES[one], _LETTERS.get(one, ""), leaves=one == "later")
        for one in feels_off.outcomes(draft, page=bool(people))
    ]
    pieces = [] if draft.door == NO_PLACE else feels_off.pieces(draft)
    outcomes: dict[str, Outcome] = {}
    place = 0
    while place >= 0:
        answered = False
        if place < len(pieces):
            name, text = pieces[place]
            about = f"{words.capital(words.PIECES[name])}: {first_sentence(text)}"
            answer = await talk.choose(words.THEN_WHAT, choices, about=about)
            if answered := answer is not None:
                outcomes[name] = cast("Outcome", answer)
        elif "page" in outcomes.values():
            therapist = await ask_which_therapist(
                talk, people, question=words.WITH_WHOM, preferred=False
            )
            if therapist is not None:
                return Decision(outcomes, therapist)
        else:
            return Decision(outcomes)
        place += 1 if answered else -1
    return None


async def keep(
    talk: Talk,
    draft: Draft,
    decision: Decision,
    seal: Callable[[Draft], None],
    drop: Callable[[UUID], None],
) -> tuple[Kept, Draft | None] | None:
    """Keep what is decided, and leave what is not as a draft of its own.

    Args:
        talk: where it is kept.
        draft: what was written; it is dropped by whoever calls, when all else is done.
        decision: what becomes of it.
        seal: seals a draft, which is on the disk then.
        drop: deletes a draft.

    Returns:
        What became of it, and the draft that was left; None where nothing is decided.

    Raises:
        JournalError: nothing was kept, and the draft is the only one.
    """
    rest = feels_off.left_for_later(draft, decision.outcomes, talk.now())
    if rest is draft:
        return None
    # Once its entry is kept a draft counts as kept: what is left has to be on the disk by then.
    if rest is not None:
        await talk.run(seal, rest)
    try:
        kept = await talk.write(
            feels_off.keep, draft, decision.outcomes, page_for=decision.page_for, now=talk.now()
        )
    except JournalError:
        if rest is not None:
            with suppress(JournalError):
                await talk.run(drop, rest.uuid)
        raise
    return kept, rest


def kept_sentence(draft: Draft, kept: Kept) -> str:
    """Return the sentence about what became of a text written behind a door."""
    if draft.door == NO_PLACE:
        return words.WRITTEN_DOWN
    return words.kept(kept.on_page, kept.later, first=kept.first)


async def choices_behind_third(talk: Talk, silenced: Sequence[UUID]) -> list[Choice]:
    """Return what can be done behind the third door.

    Args:
        talk: where it is asked.
        silenced: therapists whose sessions the person asked here not to mention any more.
    """
    choices = {"write": ("r", words.WRITE_DOWN)}
    if await talk.read(feels_off.mentioned):
        choices["stop"] = ("p", words.STOP_MENTIONING)
    if silenced:
        choices["again"] = ("u", words.MENTION_AGAIN)
    choices["hard time"] = ("h", words.HARD_TIME)
    leave = Choice("leave", words.LEAVE_IT, leaves=True)
    return [*(Choice(name, said, letter) for name, (letter, said) in choices.items()), leave]


async def change_mentioning(talk: Talk, action: str, silenced: list[UUID]) -> str:
    """Stop mentioning sessions with a therapist, or mention those with the last one again.

    Args:
        talk: where it is asked which therapist is meant, if there are several.
        action: "stop" or "again", as it was chosen.
        silenced: as for `choices_behind_third`; it is changed.

    Returns:
        The sentence to say, or "" if the question was left.
    """
    if action == "again":
        await talk.write(feels_off.mention_again, silenced.pop())
        return words.MENTIONED_AGAIN
    people = await talk.read(feels_off.mentioned)
    therapist = await ask_which_therapist(talk, people, question=words.WHO, preferred=False)
    if therapist is None:
        return ""
    await talk.write(feels_off.stop_mentioning, therapist)
    silenced.append(therapist)
    return words.NOT_MENTIONED
