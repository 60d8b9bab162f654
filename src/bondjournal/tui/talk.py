"""Asking and telling in the TUI: each question is a slip over the screen in front."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from bondjournal import dates, wording
from bondjournal.draft import Draft
from bondjournal.errors import JournalError
from bondjournal.talk import Choice, Count, Day, Line
from bondjournal.tui.flows import until_kept
from bondjournal.tui.screens.passphrase import Passphrase
from bondjournal.tui.screens.prepare_raw import AsItIs
from bondjournal.tui.screens.secret import Groups, Secret
from bondjournal.tui.screens.slips import AskValue, Number, Pick, Question, SomeLines
from bondjournal.tui.widgets import choices as widget
from bondjournal.tui.widgets.choices import keyed

if TYPE_CHECKING:
    from bondjournal.nouns.noun import Noun
    from bondjournal.tui.app import JournalApp

P = ParamSpec("P")
T = TypeVar("T")
K = TypeVar("K")


class OnScreen:
    """The `Talk` of the TUI."""

    def __init__(self, app: "JournalApp", kept: str = wording.KEPT) -> None:
        self.app = app
        self.kept = kept
        """What is said once something is kept."""
        self.reported: str | None = None
        """The sentence about what was kept last; None if nothing was kept."""

    @property
    def zone(self) -> str:
        """The time zone of this computer."""
        return self.app.zone

    @property
    def today(self) -> date:
        """The present day, which begins at the hour the person set."""
        return self.app.today

    def now(self) -> datetime:
        """Return the present instant."""
        return self.app.now()

    async def read(
        self, function: Callable[Concatenate[Any, P], T], *values: P.args, **named: P.kwargs
    ) -> T:
        """Return what a function of the core reads from the journal.

        Raises:
            JournalError: it cannot be read.
        """
        return await self.app.read(function, *values, **named)

    async def write(
        self, function: Callable[Concatenate[Any, P], T], *values: P.args, **named: P.kwargs
    ) -> T:
        """Call a function of the core that writes to the journal, and return its result.

        Raises:
            JournalError: it was not kept.
        """
        return await self.app.write(function, *values, **named)

    async def run(self, function: Callable[P, T], *values: P.args, **named: P.kwargs) -> T:
        """Run a function that takes time and needs no journal, and return its result.

        Raises:
            JournalError: the function failed.
        """
        return await asyncio.to_thread(function, *values, **named)

    async def lines(
        self, asked: Sequence[Line], keep: Callable[..., K], *values: Any, **named: Any
    ) -> K | None:
        """Ask for lines on one slip until they are kept."""
        return await until_kept.lines(self.app, asked, keep, *values, **named)

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
        values = [one.value for one in choices]
        slip = Pick(
            question,
            *keyed(choices),
            about=about,
            aside=aside,
            after=after,
            marked=values.index(usual) if preferred and usual in values else None,
            leave=f"{leave[:1].lower()}{leave[1:]}" or "back",
        )
        return await self.app.push_screen_wait(slip)

    async def number(self, question: str, *, about: str = "", begun: str = "") -> int | None:
        """Ask for a whole number from 0 to 10, with nothing preset."""
        typed = int(begun) if begun else None
        return await self.app.push_screen_wait(Number(question, about, typed))

    async def count(self, asked: Count) -> int | None:
        """Ask how many; the meaning of a number is shown while it is typed."""
        typed = str(asked.present) if asked.present else ""
        question = Question(asked.question, [asked.aside], typed=typed, cells=8)
        answer = await self.app.push_screen_wait(
            AskValue(question, asked.read, asked.describe, enter="keep")
        )
        return answer if isinstance(answer, int) else None

    async def line(self, asked: Line, keep: Callable[[str], Awaitable[K]]) -> K | None:
        """Ask for one line that the journal does not keep."""

        def slip(typed: tuple[str, ...] | None) -> SomeLines:
            return SomeLines([replace(asked, present=typed[0]) if typed else asked])

        async def kept(typed: tuple[str, ...]) -> K:
            return await keep(typed[0])

        return await until_kept.by_slip(self.app, slip, kept, None)

    async def secret(
        self, question: str, opens: Callable[[str], T], *, called: str = "passphrase"
    ) -> T | None:
        """Ask for a line typed unseen, until it opens something."""
        return await self.app.push_screen_wait(Secret(question, opens, called))

    async def new_passphrase(self, keep: Callable[[str], object]) -> bool:
        """Ask for a new passphrase until it is kept."""
        screen = Passphrase()
        await self.app.push_screen(screen)
        while (typed := await screen.next_request()) is not None:
            try:
                await asyncio.to_thread(keep, typed)
            except JournalError as error:
                screen.not_made(error.whole)
                continue
            screen.leave()
            return True
        return False

    async def show_groups(self, groups: Sequence[str]) -> bool:
        """Show the groups of a key to write down."""
        written: bool | None = await self.app.push_screen_wait(Groups(groups))
        return bool(written)

    async def day(self, asked: Day, keep: Callable[[dates.When], Awaitable[K]]) -> K | None:
        """Ask for a day until it is kept; the day understood is shown while it is typed."""
        question = Question(asked.question, tuple(asked.aside), wording.ENTER_SKIPS)

        def read(typed: str) -> dates.When:
            return asked.read(typed, self.now(), self.zone, self.app.start_of_day)

        return await until_kept.a_day(
            self.app, question, read, keep, enter=asked.keep, leave=asked.nothing
        )

    async def show_list(self, noun: "Noun") -> None:
        """Show the list of a noun until it is left."""
        from bondjournal.tui.flows.nouns import a_list

        await a_list(noun, self.app)

    async def show_file(self, name: str, text: str) -> None:
        """Show the text of a file, without wrapping its lines."""
        await self.app.push_screen_wait(AsItIs(name, text))

    async def write_entry(self, question: str) -> None:
        """Let somebody write an entry to a question."""
        from bondjournal.tui.flows.writing import write

        now = self.now()
        await write(self.app, Draft(at=now, changed_at=now, zone=self.zone, prompt=question))

    def say_kept(self, sentence: str = "", *, kept: str = "") -> None:
        """Say that what was asked for is kept, and add a sentence about it."""
        self.kept = kept or self.kept
        self.reported = sentence or kept
        self.app.show_notice(f"{self.kept} {sentence}".rstrip())

    async def notice(self, done: str, besides: str = "") -> None:
        """Say what was done; if there is a further sentence, show both until they were read."""
        if besides:
            on = widget.Choice("enter", "Go on", name="on")
            await self.app.push_screen_wait(Pick(besides, on, about=done))
        else:
            self.tell(done)

    def tell(self, words: str) -> None:
        """Say a result of what was asked."""
        self.app.show_notice(words)
