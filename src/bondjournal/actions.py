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
    Action("page_up", "pageup", "", "a screenful up, down"),
    Action("page_down", "pagedown", "", "a screenful up, down"),
    Action("first_row", "home", "", "first, last"),
    Action("last_row", "end", "", "first, last"),
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
    Action("filter", "f", "filter", "filter: days, tag, session, who for"),
    Action("share", "v", "who it is for", command="share"),
    Action("undo", "u", "undo", "take back the last change made here", command="undo"),
    Action("first", "asterisk", "first", "first, please; or not any more", letter="f"),
    Action("quote", "apostrophe", "quote", "pick lines to quote on the page"),
    Action("versions", "h", "former versions", command="history"),
)
"""What can be done in lists and readers."""

STATES = (
    Action("talked", "space", "talked", "talked about", letter="t"),
    Action("done", "space", "done", "it is done; or not yet", letter="y"),
    Action("asked", "space", "asked", "it was asked; or not yet", letter="y"),
    Action("bring_back", "space", "bring back", letter="b", command="undo"),
)
"""The one state that a list is about, on the key of `switch`."""

TYPING = (
    Action("share_draft", "f4", "page", "what may go on the page"),
    Action("question", "ctrl+n", "a question to start from", "another question, or a first one"),
    Action("write_locked", "ctrl+n", "write", "write: it is sealed, and joins the journal later"),
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
    Action("clear", "x,backspace,delete", "no rating", sign="x"),
    Action("less", "left", "", "one less, one more"),
    Action("more", "right", "", "one less, one more"),
)
"""How a number is given."""

HOME = (
    Action("write", "w", command="add"),
    Action("after", "a", command="session after"),
    Action("prepare", "p", command="page"),
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
    # The journal.
    Action("write_here", "w", "write", command="add"),
    Action("go_to_day", "d", "go to a day"),
    Action("trash", "x", "trash", command="list --deleted"),
    Action("felt", "t", "how it felt", "how sessions have felt", command="ratings"),
    Action("moments", "m", "moments", "moments: what was good in a session", command="moment"),
    Action("signs", "s", "signs", "signs I notice", command="moment list --by-sign"),
    # What is no longer so.
    Action("gone", "g", "gone now", "gone now: removes it for good"),
    Action("empty", "x", "empty it", "empty it: removes all of it for good"),
    # Questions to write from, settings.
    Action("hide_question", "h", "hide", "never offer it; or offer it again"),
    Action("when", "f", "when", "when one of your own is offered", letter="o"),
    Action("weight", "v", "weight", "light, medium or deep, of your own"),
    Action("reset", "x", "as at first", "as it was before you set it"),
    # The steps of a longer screen.
    Action("step_back", "pageup", "back", "the step before"),
    Action("step_on", "pagedown", "", "the next step"),
    # After a session, Prepare.
    Action("show_more", "m", "more", "comment on each number, add more"),
    Action("answer_talked", "t", "talked", "talked about"),
    Action("not_yet", "n", "not yet"),
    Action("only_me", "m", "only me"),
    Action("one_line", "o", "one line"),
    Action("as_written", "a", "as written"),
    Action("other_style", "b", "brief or full"),
    Action("name", "n", "name", "replace a name you see on it"),
    Action("as_file", "r", "as a file", "as the file it will be"),
    Action("read_again", "o", "read the file again"),
    Action("scroll", "space"),
    # Hard time, pages that were written, backups.
    Action("card", "p", "print as a card", "print as a card: a file", command="hard-time card"),
    Action("back_up", "n", "back up now", "a copy in the journal's own folder", command="backup"),
    Action("back_up_into", "i", "into a folder", "a stick, or a folder that is synced"),
    Action("forget", "f", "forget", "forget it; the file stays"),
    # How it has felt, then and now.
    Action("other_scales", "o", "other scales"),
    Action("line", "w", "a line", "a line for this rating"),
    Action("then_entries", "e", "entries", "an old entry and the newest"),
    Action("then_pages", "p", "pages", "an old page and the next"),
    Action("then_helped", "h", "what helped", "what helped most often"),
    Action("then_goals", "g", "goals", "goals over time"),
    # Topics.
    Action("under", "u", "under it", "what belongs under it on the page"),
    Action("later", "", "later", "keep for next time; or take it in again", letter="k"),
    Action("let_go", "l", "let go", "let go; or take it up again"),
    # Moments, what was tried, what helped, goals, practical questions.
    Action("sign", "s", "sign", "which sign it is, for you"),
    Action("day", "d", "day", "which day, and which session it was in", letter="y"),
    Action("how", "h", "how it went", "say how it went"),
    Action("helped", "h", "helped or not", "it helped, or it did not"),
    Action(
        "rate_goal",
        "r,0,1,2,3,4,5,6,7,8,9",
        "rate",
        "your own number for it, today",
        letter="n",
        sign="0-10",
    ),
    Action("rate_day", "y", "another day", "your own number for it, on another day"),
    Action("unrate", "x", "no number", "take a number away"),
    Action("end_goal", "d", "end", "end it, or take it up again", letter="e"),
    Action("pick", "p", "pick one", "some questions to pick from"),
    # Sessions, therapists, names.
    Action("did_not_happen", "x", "did not happen", "it did not happen, or it did"),
    Action("move", "m", "move", "move it to another day"),
    Action("cancel", "c", "cancel", "cancel it, or take that back"),
    Action("repeat", "r", "repeat", "repeat it, or change its rhythm"),
    Action("pause", "p", "paused", "not seen for now; rhythms end"),
    Action("end", "e", "ended", "not seen any more; all that was kept stays"),
    Action("resume", "a", "again", "seen again, or still", letter="s"),
    Action("mention", "x", "not mentioned", "mention no session with them, or mention them again"),
    Action("leave_name", "l", "leave it", "leave the name as it is"),
    Action("ask_again", "delete", "ask again", "take back what was decided", letter="t"),
)
"""What only single screens do, by keys that mean something else on others."""

ACTIONS: Mapping[str, Action] = {
    one.id: one for one in (*ANYWHERE, *ON_SCREENS, *LISTS, *STATES, *TYPING, *NUMBERS, *HOME, *OWN)
}
"""Every action by its id."""
