"""Asking and telling line by line, on a terminal or through a pipe."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.cli.asking import ask_line, ask_number
from bondjournal.errors import JournalError, WrongPassphrase, WrongUse
from bondjournal.talk import Choice, Count, Day, Line
from bondjournal.wording import vault as words

if TYPE_CHECKING:
    from bondjournal.nouns.noun import Noun
    from bondjournal.open_journal import Journal

P = ParamSpec("P")
T = TypeVar("T")
K = TypeVar("K")

LEAVE = "0"


class Beyond(Protocol):
    """Where a question in plain mode can lead."""

    def write_entry(self, question: str) -> None:
        """Let somebody write an entry to a question."""

    def show_list(self, noun: "Noun") -> None:
        """Show the list of a noun until it is left."""


class LineByLine:
    """A `Talk` with somebody, line by line, about a journal."""

    def __init__(self, journal: "Journal | None" = None, beyond: "Beyond | None" = None) -> None:
        """Talk about a journal, if one is open; plain mode gives `beyond`, commands do not."""
        self.showed_key = False
        """Whether a recovery key to write down was shown."""
        self.kept = wording.KEPT
        """What is said once something is kept."""
        self._open = journal
        self._beyond = beyond

    @property
    def _journal(self) -> "Journal":
        if self._open is None:
            raise RuntimeError("nothing is asked of a journal where none is open")
        return self._open

    @property
    def _window(self) -> "Beyond":
        if self._beyond is None:
            raise RuntimeError("there is nowhere to go on to from a command")
        return self._beyond

    @property
    def zone(self) -> str:
        """The time zone of this computer."""
        return dates.zone()

    @property
    def today(self) -> date:
        """The present day, which begins at the hour the person set."""
        from bondjournal.journal import settings

        return self._journal.read(settings.today)

    def now(self) -> datetime:
        """Return the present instant."""
        return dates.now()

    async def read(
        self, function: Callable[Concatenate[Any, P], T], *values: P.args, **named: P.kwargs
    ) -> T:
        """Return what a function of the core reads from the journal.

        Raises:
            JournalError: it cannot be read.
        """
        return self._journal.read(function, *values, **named)

    async def write(
        self, function: Callable[Concatenate[Any, P], T], *values: P.args, **named: P.kwargs
    ) -> T:
        """Call a function of the core that writes to the journal, and return its result.

        Raises:
            JournalError: it was not kept.
        """
        return self._journal.write(function, *values, **named)

    async def run(self, function: Callable[P, T], *values: P.args, **named: P.kwargs) -> T:
        """Run a function that takes time and needs no journal, and return its result.

        Raises:
            JournalError: the function failed.
        """
        return function(*values, **named)

    async def lines(
        self, asked: Sequence[Line], keep: Callable[..., K], *values: Any, **named: Any
    ) -> K | None:
        """Ask for lines one by one until they are kept; `back` returns to the line before.

        If the input ends first, what was answered by then is kept.
        """
        present = [one.present for one in asked]
        typed = list(present)
        place = 0
        try:
            while place < len(asked):
                try:
                    typed[place] = ask_line(asked[place], typed[place])
                except console.WentBack:
                    if not place:
                        return None
                    place -= 1
                    continue
                if not (place or typed[0] or asked[0].optional or asked[0].empty):
                    return None
                place += 1
                if place == len(asked) and (typed != present or asked[0].empty):
                    try:
                        return self._journal.write(keep, *values, *typed, **named)
                    except JournalError as error:
                        console.tell(error, hint=False)
                        place = 0
        except (console.Ended, KeyboardInterrupt, SystemExit):
            if typed != present:
                with suppress(JournalError):
                    self._journal.write(keep, *values, *typed, **named)
            raise
        return None

    async def choose(
        self,
        question: str,
        choices: Sequence[Choice],
        *,
        about: str = "",
        aside: str = "",
        after: str = "",
        usual: str | None = None,
        preferred: bool = True,
        leave: str = "",
    ) -> str | None:
        """Ask for one of the choices, and return its value."""
        del preferred
        if about:
            console.say(about)
        values: dict[str, str | None] = {}
        by_key: dict[str, str] = {}
        for one in choices:
            number = str(len([key for key in values if key.isdigit()]) + 1)
            letter = LEAVE if one.leaves else one.letter or number
            below = f". {one.below}" if one.below else ""
            values[letter], by_key[letter] = one.value, one.words + below
        if leave and leave not in by_key.values():
            values[LEAVE], by_key[LEAVE] = None, leave
        enter = next((key for key, value in values.items() if value == usual), "")
        enter = enter or (LEAVE if leave else "")
        try:
            return values[console.choose(question, by_key, enter, aside, after)]
        except console.WentBack:
            return None

    async def number(self, question: str, *, about: str = "", begun: str = "") -> int | None:
        """Ask for a whole number from 0 to 10; enter gives none."""
        del about, begun
        try:
            return ask_number(question)
        except console.WentBack:
            return None

    async def count(self, asked: Count) -> int | None:
        """Ask how many; Enter alone returns the present number."""
        enter = f"enter: {asked.describe(asked.present) if asked.present else 'leave it'}"
        try:
            while typed := console.ask(asked.question, asked.aside, enter):
                try:
                    return asked.read(typed)
                except WrongUse as error:
                    console.say(error.message)
        except console.WentBack:
            return None
        return asked.present

    async def line(self, asked: Line, keep: Callable[[str], Awaitable[K]]) -> K | None:
        """Ask for one line that the journal does not keep; the caller handles `back`."""
        while typed := ask_line(asked, asked.present):
            try:
                return await keep(typed)
            except JournalError as error:
                console.tell(error, hint=False)
        return None

    async def secret(
        self, question: str, opens: Callable[[str], T], *, called: str = "passphrase"
    ) -> T | None:
        """Ask for a line typed unseen, until it opens something.

        Raises:
            WrongUse: there is no terminal; a line of a pipe is never taken for a secret.
        """
        if not console.from_terminal():
            raise WrongUse(words.NO_LINE_OF_A_PIPE[called], words.FROM_A_FILE[called])
        while (typed := console.hidden(question)).strip().lower() != console.BACK:
            try:
                return opens(typed)
            except (WrongPassphrase, WrongUse) as error:
                console.say(error.whole)
        return None

    async def new_passphrase(self, keep: Callable[[str], object]) -> bool:
        """Ask for a new passphrase, and keep it."""
        from bondjournal.cli.plain import passphrase

        keep(passphrase.ask_new())
        return True

    async def show_groups(self, groups: Sequence[str]) -> bool:
        """Show the groups of a key to write down; plain mode spells them."""
        for number, group in enumerate(groups, 1):
            spelled = self._beyond is not None
            console.say(f"{number}: {' '.join(group)}" if spelled else f"  {number}  {group}")
        self.showed_key = True
        return True

    async def day(self, asked: Day, keep: Callable[[dates.When], Awaitable[K]]) -> K | None:
        """Ask for a day until it is kept; enter gives none."""
        from bondjournal.journal import settings

        start = self._journal.read(settings.start_of_day)
        try:
            while typed := console.ask(asked.question, *asked.aside, f"enter: {asked.nothing}"):
                try:
                    when = asked.read(typed, self.now(), self.zone, start)
                except WrongUse as error:
                    console.tell(error)
                    continue
                try:
                    console.say(f"{dates.understood(when)}.")
                    return await keep(when)
                except JournalError as error:
                    console.tell(error, hint=False)
        except console.WentBack:
            return None
        return None

    async def show_list(self, noun: "Noun") -> None:
        """Show the list of a noun until it is left."""
        self._window.show_list(noun)

    async def show_file(self, name: str, text: str) -> None:
        """Print what a file holds."""
        del name
        console.out(text.removesuffix("\n"))

    async def write_entry(self, question: str) -> None:
        """Let somebody write an entry to a question."""
        self._window.write_entry(question)

    def say_kept(self, sentence: str = "", *, kept: str = "") -> None:
        """Say that what was asked for is kept, and add a sentence about it."""
        console.say(f"{kept or self.kept} {sentence}".rstrip())

    async def notice(self, done: str, besides: str = "") -> None:
        """Say what was done, and what is unchanged by it."""
        for sentence in filter(None, (done, besides)):
            console.say(sentence)

    def tell(self, words: str) -> None:
        """Say a result of what was asked."""
        console.say(words)
