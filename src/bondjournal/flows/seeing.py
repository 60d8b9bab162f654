"""After six quiet weeks: is there a therapist now?"""

from bondjournal import dates, wording
from bondjournal.journal import seeing
from bondjournal.nouns.therapist import see_someone_new
from bondjournal.talk import Choice, Talk
from bondjournal.wording import seeing as words

_LETTERS = {"same": "s", "new": "n", "not now": "t", "skip": "k"}
_ABOUT_SESSIONS = ("same", "not now")
_SKIP = "skip"


async def ask_if_due(talk: Talk) -> None:
    """Ask once in a quiet time whether there is a therapist; skipping it changes nothing."""
    now = talk.now()
    if not await talk.read(seeing.is_due, now):
        return
    choices = [Choice(name, said, _LETTERS[name]) for name, said in words.SEEING_CHOICES.items()]
    answer = await talk.choose(words.SEEING, choices, usual=_SKIP, preferred=False) or _SKIP
    if answer == "new" and await see_someone_new(talk) is None:
        answer = _SKIP
    aside, coming = await talk.write(seeing.answer, answer, now)
    if answer in _ABOUT_SESSIONS:
        following = words.NEXT_SESSION.format(day=dates.long(coming)) if coming else ""
        talk.say_kept(words.set_aside(aside) or following, kept=wording.ANSWER_KEPT)
