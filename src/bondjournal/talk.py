"""What a person is asked and told, whichever front end they sit at.

`tui.talk` asks on slips, `cli.talk` line by line, on a terminal or through a pipe. What talks to
them is a coroutine either way. Line by line nothing is waited for, so `finish` runs one to its end.
"""

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from bondjournal import dates, typed_dates
from bondjournal.errors import WrongUse

P = ParamSpec("P")
T = TypeVar("T")
K = TypeVar("K")

SHORT = 70
"""How many characters of somebody's words a list shows that may be read aloud."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line to be typed."""

    question: str
    what: str
    """What an error message calls the line."""
    present: str = ""
    optional: bool = False
    """Whether it may be left empty, or removed."""
    empty: str = ""
    """What an empty line means, if that is kept too."""
    needed: str = ""
    """Said in the TUI if it is left empty but may not be; without it, that leaves the question."""
    about: str = ""
    """The words that the question is about."""
    keep: str = "keep"
    """The words for keeping it, in a foot."""
    leave: str = "back"
    """The words for leaving it, in a foot."""
    begun: str = ""
    """Text in the field to go on typing from, if there is no present line."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers to a question."""

    value: str
    words: str
    letter: str = ""
    """The key it is chosen by; choices without one are numbered. A word is not a key in the TUI."""
    below: str = ""
    """A sentence beneath it."""
    leaves: bool = False
    """Whether choosing it leaves the question; no answer means going back then."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day to be typed."""

    question: str
    nothing: str
    """What giving no day means."""
    aside: Sequence[str] = ()
    """Sentences beneath the question."""
    toward: typed_dates.Direction = "future"
    keep: str = ""
    """The words for giving it, in a foot, if they are not the usual ones."""
    since: datetime | None = None
    """The instant from which to look for it, if that is after the present one."""

    def read(self, typed: str, now: datetime, zone: str, start_of_day: time) -> dates.When:
        """Return the day that was typed.

        Raises:
            WrongUse: it is not a day, or still to come although a past one is asked for.
        """
        now = max(now, self.since or now)
        if self.toward == "past":
            return typed_dates.parse_past(typed, now=now, zone=zone, start_of_day=start_of_day)
        return typed_dates.parse(
            typed, toward=self.toward, now=now, zone=zone, start_of_day=start_of_day
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many of something, to be typed."""

    question: str = field(kw_only=False)
    among: range = field(kw_only=False)
    """The numbers that are possible."""
    aside: str
    """A sentence beneath the question."""
    refused: str
    """Said of any other number."""
    describe: Callable[[int], str]
    """Returns what a number means."""
    present: int | None = None
    """The present number, which Enter keeps."""

    def read(self, typed: str) -> int:
        """Return the number that was typed.

        Raises:
            WrongUse: it is not one of the possible numbers.
        """
        typed = typed.strip()
        short = len(typed) <= len(str(self.among[-1]))
        if typed.isascii() and typed.isdigit() and short and int(typed) in self.among:
            return int(typed)
        raise WrongUse(self.refused)


class Talk(Protocol):
    """A front end. An answer of None is no answer: the question was left, or gone back from."""

    @property
    def zone(self) -> str:
        """The zone this computer is in."""

    @property
    def today(self) -> date:
        """The day it is, which begins when the person says a day begins."""

    def now(self) -> datetime:
        """Return the present instant."""

    async def read(
        self, function: Callable[Concatenate[Any, P], T], *values: P.args, **named: P.kwargs
    ) -> T:
        """Return what a function of the core reads from the journal.

        Raises:
            JournalError: it cannot be read.
        """

    async def write(
        self, function: Callable[Concatenate[Any, P], T], *values: P.args, **named: P.kwargs
    ) -> T:
        """Have a function of the core write into the journal, and return what it returns.

        Raises:
            JournalError: it was not kept.
        """

    async def run(self, function: Callable[P, T], *values: P.args, **named: P.kwargs) -> T:
        """Run a function that takes time and needs no journal, and return its result.

        Raises:
            JournalError: it was not possible.
        """

    async def lines(
        self, asked: Sequence[Line], keep: Callable[..., K], *values: Any, **named: Any
    ) -> K | None:
        """Ask for lines until they are kept; what is refused is said, and asked for again.

        Args:
            asked: what is asked for.
            keep: the function of the core that writes them.
            values: its arguments before the lines that were typed.
            named: its arguments by name.

        Returns:
            What `keep` returned; None if nothing was typed or changed, and if the question was
            left. Callers that have to tell these apart ask by `choose` first.
        """

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
        """Ask for one of some choices, and return its value.

        Args:
            question: the question.
            choices: the answers there are.
            about: the words it is asked about.
            aside: what there is to know before answering, below the question.
            after: a sentence below the choices.
            usual: the value of the one that Enter chooses at first.
            preferred: whether the usual one may be marked; else Enter on the screen chooses none.
            leave: what it means to leave the question, in words.
        """

    async def number(self, question: str, *, about: str = "", begun: str = "") -> int | None:
        """Ask for a whole number from 0 to 10, with nothing preset.

        None means no number, or that the question was left; callers that have to tell these apart
        ask by `choose` first.

        Args:
            question: the question.
            about: the words it is asked about.
            begun: the digit that was typed already.
        """

    async def count(self, asked: Count) -> int | None:
        """Ask how many; Enter alone is as many as there are."""

    async def line(self, asked: Line, keep: Callable[[str], Awaitable[K]]) -> K | None:
        """Ask for one line that the journal does not keep, until `keep` takes it.

        What is there already is offered; what is refused is said, and asked for again.
        """

    async def secret(
        self, question: str, opens: Callable[[str], T], *, called: str = "passphrase"
    ) -> T | None:
        """Ask for a line typed unseen, until it opens something; return that."""

    async def new_passphrase(self, keep: Callable[[str], object]) -> bool:
        """Ask for a new passphrase until it is kept; return whether it was."""

    async def show_groups(self, groups: Sequence[str]) -> bool:
        """Show the groups of a key to write down; return whether the person goes on."""

    async def day(self, asked: Day, keep: Callable[[dates.When], Awaitable[K]]) -> K | None:
        """Ask for a day until it is kept; what is refused is said, and asked for again."""

    async def show_list(self, noun: Any) -> None:
        """Show the list of a noun until it is left."""

    async def show_file(self, name: str, text: str) -> None:
        """Show what a file holds, every character of it, until it is left."""

    async def write_entry(self, question: str) -> None:
        """Have an entry written to a question, where the person writes entries."""

    def say_kept(self, sentence: str = "", *, kept: str = "") -> None:
        """Say that what was asked for is kept, and what else there is to tell about it.

        `kept` says so where it is something else than what this talk is about.
        """

    async def notice(self, done: str, besides: str = "") -> None:
        """Say what was done, and `besides` what is still so, which stays until it was read."""

    def tell(self, words: str) -> None:
        """Say what became of something that was asked."""


def fit(words: str, room: int = SHORT) -> str:
    """Return words cut to `room` characters, with dots where something is missing."""
    flat = " ".join(words.split())
    return flat if len(flat) <= room else flat[: room - 3].rstrip() + "..."


async def ask_and_keep(
    talk: Talk, asked: Sequence[Line], keep: Callable[..., K], *values: Any, **named: Any
) -> K | None:
    """Ask for lines until they are kept, as `Talk.lines` does, and say so if anything was kept."""
    kept = await talk.lines(asked, keep, *values, **named)
    if kept not in (None, False):
        talk.say_kept()
    return kept


def finish(talking: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine that never waits, and return its result."""
    try:
        talking.send(None)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]
    raise RuntimeError("something was waited for where nothing is")
