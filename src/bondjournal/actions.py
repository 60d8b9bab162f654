"""The table of actions: the keys of each, its words in a foot, and what it does.

The bindings of every screen and list, its foot, help, everything by name and the letters of plain
mode are made from it; `tui.keys` says how. A key has one meaning in all lists and readers. Keys
have the names that Textual gives them; several keys of one action are separated by commas.
"""

from collections.abc import Mapping
from dataclasses import dataclass

DIGITS = "0,1,2,3,4,5,6,7,8,9"


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a key does."""

    id: str
    keys: str
    """Nothing where it is chosen on a slip alone."""
    words: str = ""
    """What stands beside its key in a foot; empty if it is never shown there."""
    does: str = ""
    """What help says about it; if empty, help shows `words`."""
    letter: str = ""
    """The letter that chooses it in plain mode; if empty, its key does."""
    sign: str = ""
    """How its keys are written, if not as usual."""
    command: str = ""
    """The command that does the same or leads to it; guessed words find the action by it."""

    @property
    def plain(self) -> str:
        """What it is chosen by in plain mode."""
        return self.letter or self.keys.split(",")[0]


ANYWHERE = (
    Action("help", "f1", "help", "this list", command="help"),
    Action("menu", "ctrl+p", "menu", "everything by name"),
    Action("feels_off", "ctrl+o", "feels off", "something feels off", command="off"),
    Action("hard_time", "ctrl+t", "hard time", command="hard-time"),
    Action("hide", "f9,ctrl+l", "hide", "hide the screen at once"),
    Action("close", "ctrl+q", "close", "close; a draft is kept"),
)
"""What works even while somebody types, and over a slip."""

ON_SCREENS = (
    Action("keep", "ctrl+s", "keep"),
    Action("leave", "escape", "back"),
    Action("next_field", "tab", "next"),
    Action("help_here", "question_mark"),
)
"""What is the same on every screen; a screen's own words say where each action leads."""

LISTS = (
    Action("previous", "up,k", "", "one up, one down"),
    Action("next", "down,j", "", "one up, one down"),
    Action("page_up", "pageup,ctrl+u", "", "a screenful up, down"),
    Action("page_down", "pagedown,ctrl+d", "", "a screenful up, down"),
    Action("first_row", "home", "", "first, last"),
    Action("first_row_too", "g", "", "first, last", sign="gg"),
    Action("last_row", "end,G", "", "first, last"),
    Action("left", "left", "change"),
    Action("right", "right", "change"),
    Action("open", "enter", "read", letter="r"),
    Action("new", "n", "new", "add one", letter="a"),
    Action("edit", "e", "edit", "change its words", letter="w", command="edit"),
    Action("delete", "delete", "delete", "to the trash, for 14 days", letter="d", command="delete"),
    Action("higher", "plus", "order", "one place up, down", letter="m"),
    Action("lower", "minus", "order", "one place up, down"),
    Action("switch", "space", "on or off"),
    Action("search", "slash", "search", letter="s", command="search"),
    Action("filter", "f", "filter", "filter: days, tag, session, page; trash, unfinished"),
    Action("share", "v", "page", "what may go on the page", command="share"),
    Action("tags", "number_sign", "tags", "the tags", letter="g", command="tags"),
    Action("undo", "u", "undo", "undo the last change made here", command="undo"),
    Action("first", "asterisk", "first", "first, please; or not any more", letter="f"),
    Action("quote", "apostrophe", "quote", "pick lines to quote on the page"),
    Action("versions", "h", "former versions", command="history"),
    Action("back", "q", "", "back"),
)
"""What can be done in lists and readers."""

STATES = (
    Action("talked", "space", "talked", "talked about", letter="t"),
    Action("done", "space", "done", "it is done; or not yet", letter="y"),
    Action("end_goal", "space", "end", "end it, or take it up again", letter="e"),
    Action("asked", "space", "asked", "it was asked; or not yet", letter="y"),
    Action("cancel", "space", "cancelled", "it does not happen; or it does", letter="c"),
    Action("leave_name", "space", "swap", "leave the name as it is, or replace it", letter="l"),
    Action("hide_question", "space", "hide", "never offer it; or offer it again", letter="h"),
    Action("bring_back", "space", "bring back", letter="b", command="undo"),
)
"""The one state that a list is about, on the key of `switch`."""

TAKEN_AWAY = (
    Action("gone", "delete", "gone now", "gone now: removes it for good, or all of it", letter="g"),
    Action("reset", "delete", "reset", "back to the default", letter="x"),
    Action("ask_again", "delete", "ask again", "undo what was decided", letter="t"),
)
"""What a list takes away whose rows are not deleted, on the key of `delete`."""

ON_SLIP = (
    Action("under", "", "under it", "what belongs under it on the page", letter="u"),
    Action("later", "", "later", "keep for next time; or bring it back", letter="k"),
    Action("let_go", "", "let go", "let go; or take it up again", letter="l"),
    Action("whose", "", "who for", "which therapist it's for, if you see several", letter="o"),
    Action("sign", "", "sign", "which sign it is, for you", letter="s"),
    Action("day", "", "day", "which day, and which session it was in", letter="y"),
    Action("how", "", "how it went", "say how it went", letter="h"),
    Action("helped", "", "helped", "it helped, or it did not", letter="h"),
    Action("rate_goal", "", "rate", "your own number for it, today", letter="n"),
    Action("rate_day", "", "another day", "your own number for it, on another day", letter="y"),
    Action("unrate", "", "no number", "remove a number", letter="x"),
    Action("move", "", "move", "move it to another day", letter="m"),
    Action("repeat", "", "repeat", "repeat it, or change its rhythm", letter="r"),
    Action("pause", "", "paused", "not seeing them for now; rhythms end", letter="p"),
    Action("end", "", "ended", "no longer seeing them; all you kept stays", letter="e"),
    Action("resume", "", "again", "seeing them again, or still", letter="s"),
    Action(
        "mention", "", "not mentioned", "stop mentioning their sessions, or start again", letter="x"
    ),
    Action("page_language", "", "language", "the language of pages for them", letter="g"),
    Action("prepare_for", "", "prepare", "prepare the page for them", letter="r"),
    Action("page_style", "", "length", "how long pages for them are", letter="b"),
    Action("when", "", "when", "when one of your own is offered", letter="o"),
    Action("weight", "", "how", "how one of your own is offered", letter="v"),
)
"""What a row has besides, without a key: a slip asks for it."""

TYPING = (
    Action("share_draft", "f4", "page", "what may go on the page"),
    Action("question", "ctrl+n", "a question to start from", "another question, or a first one"),
    Action("write_locked", "ctrl+n", "write", "write: it joins your journal later"),
    Action("just_write", "ctrl+g", "just write", "just write: puts the question away"),
    Action("ratings", "ctrl+r", "ratings", "how heard, how safe: the last session", command="rate"),
    Action("show_typed", "ctrl+r", "show what I type"),
    Action("alone", "f8", "the text alone", "the text alone, and back"),
    Action("propose", "f2", "propose one", "propose one: five words drawn at random"),
    Action("other_way", "f2", "recovery key", "recovery key, or passphrase"),
    Action("format", "f2", "for print", "as HTML, for print; again: as Markdown"),
    Action("find", "f3", "find", "find in the text, and the next place"),
    Action("text_start", "ctrl+home", "", "the beginning, the end of the text"),
    Action("text_end", "ctrl+end", "", "the beginning, the end of the text"),
    Action("select_to_start", "ctrl+shift+home"),
    Action("select_to_end", "ctrl+shift+end"),
    Action("undo_typing", "ctrl+z", "", "undo, redo"),
    Action("redo_typing", "ctrl+y", "", "undo, redo"),
)
"""What can be done while somebody types."""

NUMBERS = (
    Action("rate", DIGITS, "rate", sign="0-10"),
    Action("clear", "x,backspace,delete", "clear", "no number", sign="x"),
    Action("less", "left", "", "one less, one more"),
    Action("more", "right", "", "one less, one more"),
)
"""How a number is given."""

FULL_SCREEN = (
    Action("scroll", "space"),
    Action("shut", "q", "back"),
)
"""What can be done where a page fills the screen, and nothing else stands there."""

HOME = (
    Action("write", "w", command="add"),
    Action("after", "a", command="session after"),
    Action("prepare", "p", command="page"),
    Action("quick_page", "o", command="page --read"),
    Action("look_back", "l", command="list"),
    Action("topics", "t", command="topic"),
    Action("goals", "i", command="goal"),
    Action("unfinished", "r", command="drafts"),
    Action("sessions", "s", "sessions", "sessions: add, move, cancel", command="session"),
    Action("settings", "c", "settings", command="config"),
    Action("quit", "q", "close"),
)
"""The doors of home."""

OWN = (
    # Screens with parts.
    Action("part", "1,2,3,4,5", "part", "the part of that number", sign="1-5"),
    # The steps of a longer screen.
    Action("step_back", "pageup", "back", "the step before"),
    Action("step_on", "pagedown", "", "the next step"),
    # After a session.
    Action("show_more", "m", "more", "comment on each number, add more"),
)
"""What only single screens do, by keys that mean something else on others."""

GROUPS = (
    *(ANYWHERE, ON_SCREENS, LISTS, STATES, TAKEN_AWAY, ON_SLIP),
    *(TYPING, NUMBERS, FULL_SCREEN, HOME, OWN),
)
ACTIONS: Mapping[str, Action] = {one.id: one for group in GROUPS for one in group}
"""Every action by its id."""
