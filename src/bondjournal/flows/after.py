"""After a session: asking with whom it was, and what became of its topics."""

from uuid import UUID

from bondjournal import wording
from bondjournal.journal import after_session, carry_over
from bondjournal.nouns.therapist import ask_therapist
from bondjournal.talk import Choice, Talk, fit
from bondjournal.wording import after as words

_LEAVE = "leave"
_ANSWERS = (
    *(Choice(one.state, one.words, one.letter) for one in words.TOPIC_ANSWERS),
    Choice(_LEAVE, words.AS_IT_IS, leaves=True),
)


async def ask_therapist_of_session(talk: Talk) -> UUID | None:
    """Return the therapist of the session, asking only if that is not clear.

    Raises:
        WrongUse: sessions with this therapist are not to be mentioned.
    """
    return await ask_therapist(talk, await talk.read(after_session.begun_with, talk.now()))


async def ask_topics(talk: Talk, appointment: UUID) -> bool:
    """Ask what became of each topic, once for a session; each answer is kept at once.

    Returns:
        Whether there were topics to ask about. Those not reached are asked about another time.
    """
    found = await talk.read(carry_over.to_ask, appointment, talk.now())
    if found:
        talk.tell(words.WANTED_TO_TALK)
    for topic in found:
        first = "First, please: " if topic.first else ""
        answer = await talk.choose(f"{first}{fit(topic.text)}", _ANSWERS, usual=_LEAVE)
        if answer is None:
            break
        states = {} if answer == _LEAVE else {topic.uuid: answer}
        await talk.write(carry_over.answer, appointment, [topic.uuid], states)
        if states:
            talk.say_kept(kept=wording.ANSWER_KEPT)
    return bool(found)
