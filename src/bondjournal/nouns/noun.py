"""A noun: what its list is called, how a row of it looks, and what can be done with one.

Nothing here prints or draws. `cli.noun_commands` makes commands of a description,
`cli.plain.nouns` a talk line by line, `tui.flows.nouns` a list on the screen.
"""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bondjournal.actions import ACTIONS
from bondjournal.errors import DELETED_MEANWHILE, JournalError, NotFound
from bondjournal.talk import Choice, Talk

if TYPE_CHECKING:
    from bondjournal.journal.lists import NumberedList


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLook:
    """How a row stands in its list."""

    label: str = ""
    """What it is called, where its words are a value."""
    short_label: str = ""
    """The same for a narrow margin."""
    state: str = ""
    """What became of it; nothing where it is open like most."""
    short_state: str = ""
    """The same for a narrow margin."""
    day: date | None = None
    """The day it is of, in a list by days."""
    under: str = ""
    """What it is filed under."""
    last: str = ""
    """The last of what was said of it over time."""
    last_short: str = ""
    """The same for the edge of a row on the screen."""
    line: str = ""
    """A second line about it."""
    all: Sequence[str] = ()
    """All that was said of it over time, the latest first."""
    quiet: bool = False
    """Whether it stands back behind others on the screen."""

    @property
    def about(self) -> str:
        """What is said of it in brackets."""
        return ", ".join(filter(None, (self.last, self.under, self.state)))


@dataclass(frozen=True, slots=True, kw_only=True)
class FullText:
    """All that a row says, as it is read."""

    title: str
    body: str
    """In light Markdown."""
    remark: str
    """What kind of text it is."""
    at: datetime
    """The instant that stands beside it."""
    what: str
    """What was at that instant: "deleted"."""


@dataclass(frozen=True, slots=True)
class RowAction:
    """What can be done with a row besides other words, another place and deleting it."""

    name: str
    """Its id in the table of actions."""
    do: Callable[..., Coroutine[Any, Any, None]]
    """Takes the talk and the row; and `begun`, the digit it is called by, where that is one."""
    offer: Callable[[Any], str]
    """Returns what it is for this row; nothing where it is not offered."""
    repeats: bool = False
    """Whether it is done as often as its key is pressed."""
    leaves: bool = False
    """Whether the list on the screen is left once it is done."""
    help: str = ""
    """What help says it does, where not as in the table of actions."""

    @property
    def words(self) -> str:
        """What stands beside its key in a foot."""
        return ACTIONS[self.name].words

    @property
    def letter(self) -> str:
        """What it is chosen by in plain mode."""
        return ACTIONS[self.name].plain


@dataclass(frozen=True, slots=True)
class ListAction:
    """What can be done with a list besides adding a row as usual."""

    name: str
    """Its id in the table of actions."""
    do: Callable[[Talk], Coroutine[Any, Any, UUID | None]]
    """Returns the row that is new, if one is."""
    offer: str
    """What it is, in plain mode."""
    needs_rows: bool = False
    """Whether it is nothing for an empty list."""

    @property
    def letter(self) -> str:
        """What it is chosen by in plain mode."""
        return ACTIONS[self.name].plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A command that changes those it names, and asks nothing."""

    name: str
    does: str
    """The function of the noun's module that is given the uuid of each."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """What it is given besides."""
    outcome: str = ""
    """What is said to have become of each; nothing where its state in the list says so."""
    shown_only: bool = True
    """Whether it is for what the list shows, and not for what has ended."""


async def _nothing_new(talk: Talk) -> UUID | None:
    """Add nothing: there are as many as there are."""
    del talk
    return None


async def _nothing_else(talk: Talk, row: Any) -> None:
    """Change nothing: a row is as it is."""
    del talk, row


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Noun:
    """One noun of the lists."""

    name: str
    """Its command."""
    kind: str = ""
    """The name of its kind in `kinds.KINDS`, where a search finds it or a page may carry it."""
    core: str = ""
    """The module of `journal` that keeps it in a `LIST`; nothing where none does."""
    title: str
    """What its list is called."""
    this: str
    """How one is called where it is asked about."""
    which: str
    """How plain mode asks for one."""
    question: str
    """What is asked for the words of a new one."""
    above: str = ""
    """Said above the list."""
    remark: str = ""
    """Said beside the title of its screen."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """The headings its rows stand under in order, by what the column `part` says of a row."""
    part: str = ""
    nothing: str
    """Said where there is none."""
    how_to_add: str = f"{ACTIONS['new'].keys} adds one."
    other_words: str = "Change its words"
    """What plain mode calls changing the words of one."""
    look: Callable[[Any, date], RowLook]
    """Returns how a row stands in the list on a day."""
    change: Callable[[Talk, Any], Coroutine[Any, Any, None]] = _nothing_else
    """Asks for other words."""
    add: Callable[..., Coroutine[Any, Any, UUID | None]] = _nothing_new
    """Takes the talk, asks for a new one, and keeps it; where the noun has headings it may be given
    the row `beside` which it is to be."""
    for_page: Choice | None = None
    """How it is offered where something new is asked for that a page may carry."""
    actions: Sequence[RowAction] = ()
    verbs: Sequence[Verb] = ()
    list_actions: Sequence[ListAction] = ()
    added_by: str = "new"
    """The action that adds one."""
    foot: Sequence[str | tuple[str, str]]
    """The actions at the foot of its screen, some of them with other words."""
    shared: Sequence[str] = ("new", "edit", "higher", "lower", "delete", "undo")
    """Which of the actions of most lists it has."""
    ordered: bool = True
    """Whether the person orders it."""
    newest_first: bool = False
    has_owner: bool = True
    """Whether one belongs to a therapist, where there are several."""
    helps: Mapping[str, str] = field(default_factory=dict)
    """The help of the command, under an empty name, and of each of its verbs."""
    columns: Sequence[str] = ()
    """The fields of a row that JSON has besides its number, id, words and therapist."""
    rows: Callable[[Talk], Coroutine[Any, Any, Sequence[Any]]] | None = None
    """Reads its rows, where they are not the whole `LIST` of its module."""
    among: Mapping[str, Any] = field(default_factory=dict)
    """What its `LIST` is told of those that a row is ordered among, where only some are shown."""
    check: Callable[[Any], None] = lambda _: None
    """Raises JournalError where a row is not the person's to change or to delete."""
    called: Callable[[Any], str] | None = None
    """Returns the words of a row, where its module has no `LIST`."""
    full_text: Callable[[Any], FullText] | None = None
    """Returns all that a row says, where a list has only its first words."""

    @property
    def module(self) -> Any:
        """The module `core`, imported once it is needed."""
        return import_module(f"bondjournal.journal.{self.core}")

    @property
    def list(self) -> "NumberedList[Any, Any]":
        """Its list."""
        listed: NumberedList[Any, Any] = self.module.LIST
        return listed

    def words_of(self, row: Any) -> str:
        """Return the words of a row."""
        return self.called(row) if self.called else str(getattr(row, self.list.words))

    def is_own(self, row: Any) -> bool:
        """Say whether a row is the person's to change and to delete."""
        try:
            self.check(row)
        except JournalError:
            return False
        return True

    @property
    def can_change(self) -> bool:
        """Whether a row can be put in other words."""
        return self.change is not _nothing_else

    async def read(self, talk: Talk) -> Sequence[Any]:
        """Return its rows in the order in which people read them."""
        found = await (self.rows(talk) if self.rows else talk.read(self.list.listed))
        return found[::-1] if self.newest_first else found

    async def again(self, talk: Talk, uuid: UUID) -> Any:
        """Return a row as it is now.

        Raises:
            NotFound: it was deleted in the meantime.
        """
        if self.called is None:
            return await talk.read(self.list.get, uuid)
        for row in await self.read(talk):
            if row.uuid == uuid:
                return row
        raise NotFound(DELETED_MEANWHILE)
