"""What is said once where a rating stands out, and the ways on from there."""

from contextlib import suppress
from functools import partial

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.plain import off
from bondjournal.cli.plain.questions import line
from bondjournal.cli.plain.window import Window
from bondjournal.errors import JournalError
from bondjournal.journal import notices, ratings, said, telling
from bondjournal.journal.notices import Notice
from bondjournal.wording import notices as words


def tell(window: Window) -> None:
    """Say what there is to say about ratings that were given, if anything; it is said once."""
    if not window.journal.read(notices.any_waits):
        return
    notice = None
    # Where another window is writing all the while, it waits for the next time.
    with suppress(JournalError):
        notice = window.journal.write(notices.take, window.now)
    if notice is None:
        return
    for _, paragraph in telling.of_notice(notice):
        console.say(paragraph)
    ways = {
        words.LINE: partial(_lines, window, notice),
        words.PAGE: partial(_on_page, window, notice),
        words.OFF: partial(off.off, window),
    }
    choices = words.ways(dip=bool(notice.dips), low=bool(notice.low))
    while True:
        try:
            answer = console.choose("What about it?", choices, "")
        except console.Back:
            return
        if answer not in ways:
            return
        try:
            ways[answer]()
        except console.Back:
            continue
        except JournalError as error:
            console.tell(error, hint=False)
            continue
        return


def lines(present: dict[str, str]) -> dict[str, str]:
    """Ask for a line to each rating, by scale; one alone is not named."""
    typed = {}
    for scale, words_there in present.items():
        console.say(f"{wording.SCALE_NAMES[scale]}.")
        typed[scale] = line(wording.ABOUT_THE_NUMBER, "The line", words_there)
    return typed


def _lines(window: Window, notice: Notice) -> None:
    scales = [point.scale for point in notice.dips]
    typed = lines(window.journal.read(ratings.lines, notice.appointment, scales))
    console.say(window.journal.write(said.put_lines, notice.appointment, typed))


def _on_page(window: Window, notice: Notice) -> None:
    if notice.is_last:
        for told in (*window.journal.read(notices.numbers, notice), words.MAY_GO):
            console.say(told)
        console.say(words.WITHOUT_WORDS)
    else:
        console.say(words.LAST_ALONE)
        console.say(words.WITHOUT_A_TOPIC)
    topic = console.ask(words.TOPIC)
    window.journal.write(notices.put_on_page, notice, topic)
    if notice.is_last or topic:
        console.say(f"{wording.KEPT} {words.MAY_GO if notice.is_last else words.TOPIC_MAY_GO}")
