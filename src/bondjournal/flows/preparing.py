"""Preparing a page: which session it is for, which topic comes first, what would help."""

from uuid import UUID

from bondjournal import wording
from bondjournal.flows.whose import which_page
from bondjournal.journal import preparing_step, topic_list, would_help
from bondjournal.journal.preparing_step import PreparingStep
from bondjournal.summary import own_words, page_for, page_topics
from bondjournal.talk import Choice, Line, Talk
from bondjournal.wording import preparing as words
from bondjournal.wording.work import OWN_WORDS

_LEAVE, _NONE, _ANEW, _OWN = "leave", "none", "anew", "own"
_SO_FAR = (
    Choice(_LEAVE, "Leave it", "l"),
    Choice(_ANEW, "Choose again", "c"),
    Choice(_NONE, "None of these", "-"),
)


async def begin(talk: Talk, asked: str = "next", therapist: str = "") -> PreparingStep | None:
    """Begin or resume preparing the next page; if it can be for several therapists, ask which.

    Args:
        talk: where it is asked.
        asked: the session it is for: `next`, a day, or the first letters of its id.
        therapist: the therapist's name, or the first letters of their id.

    Returns:
        The step that preparing is at; None if the question was left.

    Raises:
        NotFound: there is no such session or therapist.
        WrongUse: several could be meant, or sessions with this person are not to be mentioned.
    """
    if asked != "next" or therapist:
        return await talk.write(
            preparing_step.begin, *await talk.read(page_for.meant, asked, therapist)
        )
    page = await which_page(talk)
    if page is None:
        return None
    return await talk.write(preparing_step.begin, page.therapist, page.appointment)


async def ask_first(talk: Talk, therapist: UUID) -> bool:
    """Ask which topic on the page of somebody comes first; return whether that was answered."""
    found = await talk.read(page_topics.of_page, therapist)
    choices = [
        Choice(one.uuid.hex, f"{'First, please: ' if one.first else ''}{one.text}") for one in found
    ]
    choices += [
        Choice(_NONE, "None of them", "n"),
        Choice(_LEAVE, "Leave it as it is", leaves=True),
    ]
    answer = await talk.choose(wording.PUT_FIRST, choices, usual=_LEAVE)
    if answer in (None, _LEAVE):
        return answer is not None
    if answer == _NONE:
        await talk.write(page_topics.put_none_first, therapist)
    else:
        await talk.write(topic_list.put_first, UUID(hex=answer))
    talk.say_kept(kept=wording.CHOICE_KEPT)
    return True


async def ask_help(talk: Talk, page: tuple[UUID, UUID | None]) -> bool:
    """Ask what would help most in a session, in order; return whether that was answered.

    Args:
        talk: where it is asked.
        page: whose page it is, and the session it is for.
    """
    chosen = await talk.read(would_help.of_page, *page)
    if chosen:
        about = f"Now: {', then '.join(chosen)}."
        answer = await talk.choose(words.WHAT_WOULD_HELP, _SO_FAR, about=about, usual=_LEAVE)
        if answer in (None, _LEAVE):
            return answer is not None
        chosen = ()
        if answer == _NONE:
            await talk.write(would_help.choose, *page, chosen)
            return True
    offered = await talk.read(own_words.may_help, page[0])
    while True:
        choices = [
            Choice(one, one, letter)
            for letter, one in zip(words.HELP_LETTERS, offered, strict=False)
            if one not in chosen
        ]
        choices.append(Choice(_OWN, OWN_WORDS, "w"))
        choices.append(Choice(_LEAVE, "Nothing more" if chosen else "Nothing", leaves=True))
        question = words.AND_THEN if chosen else words.WHAT_WOULD_HELP
        answer = await talk.choose(question, choices, usual=_LEAVE)
        if answer in (None, _LEAVE):
            return answer is not None
        if answer == _OWN:
            line = Line(words.YOUR_WORDS, "What would help")
            chosen = await talk.lines([line], would_help.add, *page, chosen) or chosen
        else:
            chosen = await talk.write(would_help.add, *page, chosen, answer)
