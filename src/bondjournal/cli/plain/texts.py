"""Texts of several lines: typed until a line that is a single dot, and changed line by line."""

from collections.abc import Callable

from bondjournal.checks import MAX_TEXT
from bondjournal.cli import console, meanwhile, text_input
from bondjournal.cli.asking import CAN_TAKE_AWAY, TAKE_AWAY
from bondjournal.errors import WrongUse

HOW_TO_END = (
    "End with a line that has just a dot. To leave, type back on a line of its own; "
    "nothing is lost."
)
TOO_LONG = "The text is longer than 1 MiB. What came after that was left out. Split it into parts."

Seal = Callable[[str], None]
"""Keeps what was typed so far in a safe place."""


def ask_text(question: str, seal: Seal) -> str:
    """Ask for a text of several lines.

    What was typed is sealed whenever no further line waits, and on every exit.

    Raises:
        WentBack: a line holds the word `back`.
        Ended: no more lines come.
    """
    so_far = _SoFar(seal)
    console.say(question)
    console.say(HOW_TO_END)
    try:
        with meanwhile.handed_on(so_far.half):
            while not so_far.take(_lines(so_far.lines)):
                if not console.line_waits():
                    so_far.whole()
    except (KeyboardInterrupt, SystemExit):
        so_far.lines += [cut_off] if (cut_off := console.rest()) else []
        raise
    finally:
        so_far.whole()
    if so_far.too_long:
        console.say(TOO_LONG)
    return "\n".join(so_far.lines)


class _SoFar:
    """What was typed so far, and how much of it is sealed."""

    def __init__(self, seal: Seal) -> None:
        self.lines: list[str] = []
        self.too_long = False
        self._seal = seal
        self._size = 0
        self._sealed = ""

    def take(self, new: list[str]) -> bool:
        """Add lines in place of the raw one that was typed last; return whether they end the text.

        Raises:
            WentBack: the line is the word `back`.
        """
        if new == [console.BACK]:
            self.lines.pop()
            raise console.WentBack
        ended = new[-1] == text_input.END_OF_TEXT
        taken = []
        for line in new[:-1] if ended else new:
            self._size += len(line.encode()) + 1
            self.too_long = self._size > MAX_TEXT
            if not self.too_long:
                taken.append(line)
        self.lines[-1:] = taken
        return ended

    def half(self, begun: str) -> None:
        """Seal the text so far with a line that is not ended."""
        self._put("\n".join([*self.lines, begun]))

    def whole(self) -> None:
        """Seal the lines that are ended, without the one being typed."""
        self._put("\n".join(self.lines))

    def _put(self, text: str) -> None:
        if text != self._sealed:
            self._seal(text)
            self._sealed = text


def change(body: str, seal: Seal) -> str:
    """Ask how to change a text, and return the changed text."""
    choices = {"a": "Add at its end", "c": "Change one line", "n": "Start over"}
    answer = console.choose("How do you want to change the text?", choices, "a")
    if answer == "a":
        return add_to(body, "Go on below.", seal)
    if answer == "c":
        return _with_one_line_changed(body)
    # Until the new text is complete, the old one is sealed before it, so that neither gets lost.
    question = "The new text. Leave it empty to keep the text as it is."
    new = ask_text(question, lambda text: seal(_joined(body, text)))
    return new if new.strip() else body


def add_to(body: str, question: str, seal: Seal) -> str:
    """Ask for more of a text, and return the text with that at its end."""
    more = ask_text(question, lambda text: seal(_joined(body, text)))
    return _joined(body, more)


def _joined(body: str, more: str) -> str:
    if not more.strip():
        return body
    return f"{body.rstrip()}\n{more}" if body.strip() else more


def _with_one_line_changed(body: str) -> str:
    lines = body.split("\n")
    numbered = {str(number): line or "(empty)" for number, line in enumerate(lines, 1)}
    place = int(console.choose("Which line?", numbered, "1")) - 1
    question = f"The new words for: {lines[place]}"
    new = console.ask(question, "enter: leave it", CAN_TAKE_AWAY)
    if new == TAKE_AWAY:
        del lines[place]
    elif new:
        lines[place] = new
    changed_body = "\n".join(lines)
    return changed_body if changed_body.strip() else body


def _lines(typed: list[str]) -> list[str]:
    """Return the next line, or the lines of a paste; `typed` takes them as they were typed."""
    while True:
        try:
            *pasted, last = console.typed_line(typed, several=True).rstrip("\r").split("\n")
        except WrongUse as error:
            console.tell(error)
            continue
        meant = last.rstrip()
        new = [*pasted, meant if meant in (text_input.END_OF_TEXT, console.BACK) else last]
        whole = [line for line in new if "\x00" not in line]
        if len(whole) < len(new):
            console.say("That line has a NUL byte in it and was left out.")
        if whole:
            return whole
        typed.pop()
