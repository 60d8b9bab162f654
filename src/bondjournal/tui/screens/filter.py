"""Which entries a list shows: days, a tag, a session, who they are for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import ClassVar
from uuid import UUID

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import dates, typed_dates, wording
from bondjournal.checks import tag
from bondjournal.errors import WrongUse
from bondjournal.tui.keys import bindings
from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.part import Drawn, How, Margin, Part
from bondjournal.tui.widgets.passage import Passage


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are wanted; an empty one wants all."""

    since: date | None = None
    until: date | None = None
    tag: str = ""
    session: date | None = None
    share: str = ""
    appointment: UUID | None = None
    """The appointment of that session, once it is looked up."""

    def words(self, year: int) -> str:
        """Return it in a few words: "from 3 May, #sister, one line"."""
        parts = []
        if self.since and self.since == self.until:
            parts.append(dates.short(self.since, year))
        else:
            parts += [f"from {dates.short(self.since, year)}"] if self.since else []
            parts += [f"to {dates.short(self.until, year)}"] if self.until else []
        parts += [f"#{self.tag}"] if self.tag else []
        parts += [f"session {dates.short(self.session, year)}"] if self.session else []
        parts += [wording.SHARE_WORDS[self.share]] if self.share else []
        return ", ".join(parts)


EVERYTHING = Wanted()


class OneOf(Part, can_focus=True):
    """A few words in one row, of which the arrows choose one."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        ("left", "", "choose"),
        ("right", "", "choose"),
        ("open", "", "go on"),
        ("previous", ""),
        ("next", ""),
        left="choose(-1)",
        right="choose(1)",
        open="go_on('enter')",
        previous="go_on('up')",
        next="go_on('down')",
    )

    def __init__(
        self,
        ways: Sequence[tuple[str, str]],
        chosen: str,
        *,
        margin: Margin = (),
        classes: str | None = None,
    ) -> None:
        """Offer ways, each with the words to show; one of them is chosen at first."""
        super().__init__(margin=margin, classes=classes)
        self._ways = ways
        self._place = [name for name, _ in ways].index(chosen)

    @property
    def chosen(self) -> str:
        """What is chosen."""
        return self._ways[self._place][0]

    def height_for(self, body: int) -> int:
        """Take one row; one for each where they do not fit."""
        return 1 if self._cells <= body else len(self._ways)

    @property
    def _cells(self) -> int:
        return sum(cell_len(words) + 4 for _, words in self._ways) - 2

    def draw_row(self, y: int) -> Drawn:
        """Draw the words; the chosen one stands in brackets."""
        in_one = self._cells <= self.body
        drawn = []
        for place, (_, words) in enumerate(self._ways):
            if not in_one and place != y:
                continue
            if place == self._place:
                drawn.append(self.words(f"[{words}]", "bright", bold=True))
            else:
                drawn.append(self.words(f" {words} ", "dim"))
            drawn.append(self.words("  "))
        return Drawn(drawn, self.label(y), marked=self.has_focus)

    def action_choose(self, by: int) -> None:
        """Choose the one beside."""
        self._place = max(0, min(len(self._ways) - 1, self._place + by))
        self.refresh()

    def action_go_on(self, how: How) -> None:
        """Leave it."""
        self.post_message(self.GoOn(self, how))

    def on_focus(self) -> None:
        """Show the mark."""
        self.refresh()

    def on_blur(self) -> None:
        """Take the mark away."""
        self.refresh()


class Filter(Slip[Wanted]):
    """Asks which entries to show; returns what is wanted."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(("keep", "show them"), "next_field")

    def __init__(
        self, wanted: Wanted, now: datetime, zone: str, start_of_day: time, told: str = ""
    ) -> None:
        """Ask, beginning with what is wanted now.

        Args:
            wanted: what is wanted now.
            now: from where days are meant, toward the past.
            zone: in which they are meant.
            start_of_day: before which it is the evening before.
            told: what is to be said about the session named before.
        """
        super().__init__()
        self._now, self._zone, self._start = now, zone, start_of_day
        self._about_session = told
        self._since = Field(_typed(wanted.since), margin="from", rule=0)
        self._until = self._field(_typed(wanted.until), "to")
        self._tag = self._field(wanted.tag, "tag")
        self._session = self._field(_typed(wanted.session), "session")
        ways = [("", "all"), *wording.SHARE_WORDS.items()]
        self._share = OneOf(ways, wanted.share, margin="who for", classes="close")

    def _field(self, value: str, margin: str) -> Field:
        return Field(value, margin=margin, rule=0, classes="close")

    def parts(self) -> ComposeResult:
        """Ask."""
        yield Passage("Which entries?", tone="asked")
        yield Passage(
            "Each can stay empty. A day is enough: tue, or 3 May.", tone="aside", classes="close"
        )
        yield self._since
        yield self._until
        yield self._tag
        yield self._session
        yield self._share

    def on_mount(self) -> None:
        """Begin with the first, or where there is something to say."""
        for field in self.query(Field):
            field.entry.placeholder = field.signs.more
        if self._about_session:
            self._session.told = self._about_session
            self._session.begin()
        else:
            self._since.begin()

    @on(Answer.Changed)
    def _changed(self, event: Answer.Changed) -> None:
        event.answer.told = ""

    def past_the_last(self) -> None:
        """Show them after Enter in the last row."""
        self.action_keep()

    def action_keep(self) -> None:
        """Return what is wanted, or say what was not understood."""
        try:
            wanted = Wanted(
                self._day(self._since),
                self._day(self._until),
                self._one_tag(),
                self._day(self._session),
                self._share.chosen,
            )
        except WrongUse:
            return
        self.dismiss(wanted)

    def _day(self, field: Field) -> date | None:
        if not field.value.strip():
            return None
        try:
            when = typed_dates.parse(
                field.value,
                toward="past",
                now=self._now,
                zone=self._zone,
                start_of_day=self._start,
            )
        except WrongUse as error:
            self._wrong(field, error)
            raise
        return when.day

    def _one_tag(self) -> str:
        try:
            return tag(self._tag.value) if self._tag.value.strip() else ""
        except WrongUse as error:
            self._wrong(self._tag, error)
            raise

    def _wrong(self, field: Field, error: WrongUse) -> None:
        field.told = error.message
        field.begin()


def _typed(day: date | None) -> str:
    return day.isoformat() if day else ""
