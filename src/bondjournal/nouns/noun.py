"""A noun: the title of its list, how a row looks, and what can be done with a row.

Nothing here prints or draws. From a description, `cli.noun_commands` makes commands,
`cli.plain.nouns` a list in plain mode, and `tui.flows.nouns` a list in the TUI.
"""

from collections.abc import Callable, Collection, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bondjournal import wording
from bondjournal.actions import ACTIONS
from bondjournal.errors import DELETED_MEANWHILE, JournalError, NotFound
from bondjournal.talk import Choice, Talk

if TYPE_CHECKING:
    from bondjournal.journal.lists import NumberedList


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLook:
    """How a row looks in its list."""

    label: str = ""
    """A name for the row, if its words are a value."""
    short_label: str = ""
    """The same for a narrow margin."""
    heard: str = ""
    """The same where no other row is in view; if empty, `label`."""
    state: str = ""
    """What became of it; empty if it is open, as most rows are."""
    short_state: str = ""
    """The same for a narrow margin."""
    day: date | None = None
    """Its day, in a list by days."""
    under: str = ""
    """The heading or group it is filed under."""
    page: str = ""
    """Whether it is on the next page, in words, where that is told."""
    last: str = ""
    """The latest of its values over time."""
    last_short: str = ""
    """The same for the edge of a row in the TUI."""
    line: str = ""
    """A second line about it."""
    values: Sequence[str] = ()
    """What it can be, if that is chosen at a glance."""
    chosen: int = 0
    """The index of the value that it has."""
    all: Sequence[str] = ()
    """All its values over time, the latest first."""
    quiet: bool = False
    """Whether the TUI draws it dim."""

    @property
    def about(self) -> str:
        """The remark in brackets behind its words."""
        return ", ".join(filter(None, (self.last, self.under, self.state, self.page)))


@dataclass(frozen=True, slots=True, kw_only=True)
class FullText:
    """The full text of a row, for reading."""

    title: str
    body: str
    """The text, in light Markdown."""
    remark: str
    """What kind of text it is."""
    at: datetime
    """The instant shown beside it."""
    what: str
    """What happened at that instant: "deleted"."""


@dataclass(frozen=True, slots=True)
class RowAction:
    """Something to do with a row besides changing its words, moving and deleting it."""

    name: str
    """Its id in the table of actions."""
    do: Callable[..., Coroutine[Any, Any, None]]
    """Takes the talk and the row."""
    offer: Callable[[Any], str]
    """Returns its words for this row; empty if it is not offered."""
    repeats: bool = False
    """Whether it is done as often as its key is pressed."""
    done: Callable[[Any], str] | None = None
    """Returns what a row became by it, in words; nothing where that is not said."""
    leaves: bool = False
    """Whether the list in the TUI is closed once it is done."""
    help: str = ""
    """What help says it does, if not what the table of actions says."""

    @property
    def words(self) -> str:
        """The words beside its key in a foot."""
        return ACTIONS[self.name].words

    @property
    def letter(self) -> str:
        """What it is chosen by in plain mode."""
        return ACTIONS[self.name].plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A command that changes the rows named, without asking."""

    name: str
    does: str
    """The function of the noun's module that is called with the uuid of each row."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """Its further arguments."""
    outcome: str = ""
    """Said of each row afterwards; empty to say its state in the list."""
    shown_only: bool = True
    """Whether only rows that the list shows can be named, and not ended ones."""


async def _nothing_new(talk: Talk) -> UUID | None:
    """Add nothing: rows of this noun cannot be added."""
    del talk
    return None


async def _nothing_else(talk: Talk, row: Any) -> None:
    """Change nothing: the words of this noun cannot be changed."""
    del talk, row


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Noun:
    """One noun of the lists."""

    name: str
    """Its command."""
    kind: str = ""
    """The name of its kind in `kinds.KINDS`, if a search finds it or a page may carry it."""
    core: str = ""
    """The module of `journal` that keeps it in a `LIST`; empty if there is none."""
    title: str
    """The title of its list."""
    this: str
    """What questions call a row: "this goal"."""
    says_kept: str = ""
    """What is said once a row is kept, if not its name."""
    which: str
    """The question by which plain mode asks for a row."""
    question: str
    """The question for the words of a new row."""
    above: str = ""
    """Said above the list."""
    remark: str = ""
    """Shown beside the title of its screen."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """The headings of its rows in order, by the value in the column `part`."""
    part: str = ""
    nothing: str
    """Said if there are no rows."""
    how_to_add: str = f"{ACTIONS['new'].keys} adds one."
    other_words: str = "Change its words"
    """What plain mode calls changing the words of a row."""
    look: Callable[[Any, date], RowLook]
    """Returns how a row looks in the list on a day."""
    change: Callable[[Talk, Any], Coroutine[Any, Any, None]] = _nothing_else
    """Asks for new words of a row."""
    add: Callable[..., Coroutine[Any, Any, UUID | None]] = _nothing_new
    """Takes the talk, asks for a new row and keeps it; for a noun with headings it may be given
    the row `beside` which the new one goes."""
    for_page: Choice | None = None
    """The choice that offers it when something new for a page is asked for."""
    actions: Sequence[RowAction] = ()
    on_slip: Collection[str] = ()
    """Which of these have no key in the list: a slip asks for them, see `slip_by`."""
    usual: str = ""
    """Which of those on the slip Enter means, if any."""
    verbs: Sequence[Verb] = ()
    changed: Callable[[Any, Any], str] | None = None
    """Returns what is said of a row as it was and as it is; where there is nothing else to say."""
    foot: Sequence[str | tuple[str, str]] = ()
    """The actions at the foot of its own screen, some of them with other words."""
    shared: Sequence[str] = ("new", "edit", "higher", "lower", "delete")
    """Which of the actions of most lists it has."""
    ordered: bool = True
    """Whether the person puts its rows in order."""
    newest_first: bool = False
    has_owner: bool = True
    """Whether a row can be about a therapist, if there are several."""
    helps: Mapping[str, str] = field(default_factory=dict)
    """The help of the command, under an empty name, and the help of each verb."""
    columns: Sequence[str] = ()
    """The fields of a row in JSON besides its number, id, words and therapist."""
    rows: Callable[[Talk], Coroutine[Any, Any, Sequence[Any]]] | None = None
    """Reads its rows, if they are not the whole `LIST` of its module."""
    among: Mapping[str, Any] = field(default_factory=dict)
    """Tells its `LIST` among which rows a row is moved, if only some are shown."""
    check: Callable[[Any], None] = lambda _: None
    """Raises JournalError if the person cannot change or delete a row."""
    called: Callable[[Any], str] | None = None
    """Returns the words of a row, if its module has no `LIST`."""
    named: Callable[[Any], str] | None = None
    """Returns the name of a row in a sentence, if that is not its words."""
    full_text: Callable[[Any], FullText] | None = None
    """Returns the full text of a row, if a list has only its first words."""

    @property
    def module(self) -> Any:
        """The module `core`, imported once it is needed."""
        return import_module(f"bondjournal.journal.{self.core}")

    @property
    def list(self) -> "NumberedList[Any, Any]":
        """Its list."""
        listed: NumberedList[Any, Any] = self.module.LIST
        return listed

    @property
    def kept(self) -> str:
        """What is said once a row is kept: "Goal kept."."""
        called = self.this.split()[1:2] or ["line"]
        return self.says_kept or f"{called[0].capitalize()} kept."

    def words_of(self, row: Any) -> str:
        """Return the words of a row."""
        return self.called(row) if self.called else str(getattr(row, self.list.words))

    def name_of(self, row: Any) -> str:
        """Return the name of a row in a sentence."""
        return self.named(row) if self.named else self.words_of(row)

    @property
    def slip_by(self) -> str:
        """The action that asks for what has no key: "edit" where Enter does something else."""
        opened = self.full_text is not None or any(one.name == "open" for one in self.actions)
        return "edit" if opened else "open"

    def is_own(self, row: Any) -> bool:
        """Return whether the person can change and delete a row."""
        try:
            self.check(row)
        except JournalError:
            return False
        return True

    @property
    def can_change(self) -> bool:
        """Whether the words of a row can be changed."""
        return self.change is not _nothing_else

    async def read(self, talk: Talk) -> Sequence[Any]:
        """Return its rows in the order in which people see them."""
        found = await (self.rows(talk) if self.rows else talk.read(self.list.listed))
        return found[::-1] if self.newest_first else found

    async def again(self, talk: Talk, uuid: UUID) -> Any:
        """Read a row again.

        Raises:
            NotFound: the row was deleted in the meantime.
        """
        if self.called is None:
            return await talk.read(self.list.get, uuid)
        for row in await self.read(talk):
            if row.uuid == uuid:
                return row
        raise NotFound(DELETED_MEANWHILE)

    async def ask_which(self, talk: Talk, uuid: UUID) -> str | None:
        """Ask which of the actions without a key is meant for a row; None if it is left.

        Raises:
            JournalError: there is nothing that the person can change about it.
            NotFound: it was deleted in the meantime.
        """
        row = await self.again(talk, uuid)
        offered = [(one, one.offer(row)) for one in self.actions if one.name in self.on_slip]
        choices = [Choice(one.name, offer, one.letter) for one, offer in offered if offer]
        if not choices:
            self.check(row)
        if self.can_change and self.is_own(row):
            choices.append(Choice("edit", self.other_words, ACTIONS["edit"].plain))
        if len(choices) == 1:
            return choices[0].value
        return await talk.choose(
            wording.WHAT_TO_DO,
            choices,
            about=self.words_of(row),
            usual=self.usual or None,
            leave="Back",
        )
