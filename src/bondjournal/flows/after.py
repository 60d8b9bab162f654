"""After a session: asking whose it was, and what became of the topics of its page."""

from uuid import UUID

from bondjournal import wording
from bondjournal.journal import about_session, after_session, carry_over
from bondjournal.nouns.therapist import ask_therapist
from bondjournal.talk import Choice, Line, Talk, ask_and_keep
from bondjournal.wording import after as words

_BLANK = "blank"
_ANSWERS = (
    *(Choice(one.state, one.words, one.letter) for one in words.TOPIC_ANSWERS),
    Choice(_BLANK, words.BLANK, "b"),
)
_AGREED = next(one for one in words.FIELDS if one.name == "tried")


async def ask_therapist_of_session(talk: Talk) -> UUID | None:
    """Return the therapist of the session, asking only if that is not clear.

    Raises:
        WrongUse: sessions with this therapist are not to be mentioned.
    """
    return await ask_therapist(talk, await talk.read(after_session.begun_with, talk.now()))


async def ask_topics(talk: Talk, appointment: UUID) -> None:
    """Ask what became of each topic of the page, and what was agreed; each is kept at once.

    Nothing is asked if there was no page.
    """
    found = await talk.read(carry_over.to_ask, appointment, talk.now())
    if not found:
        return
    if answered := await talk.read(after_session.topics_answered, found):
        talk.tell(answered)
    talk.tell(words.TOPICS_ASKED)
    for topic in found:
        first = "First, please: " if topic.first else ""
        usual = topic.answer or _BLANK
        answer = await talk.choose(f"{first}{topic.text}", _ANSWERS, usual=usual)
        if answer is None:
            return
        if answer != usual:
            state = "" if answer == _BLANK else answer
            await talk.write(carry_over.answer, appointment, {topic.uuid: state})
            talk.say_kept(kept=wording.ANSWER_KEPT)
    asked = Line(_AGREED.question, _AGREED.what, optional=True)
    await ask_and_keep(talk, [asked], about_session.agree, appointment)
