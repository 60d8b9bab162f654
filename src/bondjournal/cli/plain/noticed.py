"""What is said once when a rating stands out, and where to go from there."""

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.plain import off
from bondjournal.cli.plain.window import Window
from bondjournal.errors import JournalError
from bondjournal.flows import noticing
from bondjournal.journal import telling
from bondjournal.talk import finish
from bondjournal.wording import notices as words


def tell(window: Window) -> None:
    """Say once what stands out about the ratings given, if anything does."""
    talk = window.talk
    notice = finish(noticing.take(talk))
    if notice is None:
        return
    for _, paragraph in telling.of_notice(notice):
        console.say(paragraph)
    choices = words.choices(dip=bool(notice.dips), low=bool(notice.low))
    sentence: str | None = None
    while sentence is None:
        try:
            choice = console.choose(wording.WHAT_TO_DO, choices, "")
        except console.WentBack:
            return
        try:
            sentence = finish(noticing.do(talk, notice, choice))
        except JournalError as error:
            console.tell(error, hint=False)
    if sentence:
        console.say(sentence)
    if choice == words.OFF:
        off.off(window)
