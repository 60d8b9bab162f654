"""The list of a noun in plain mode: read out, added to, and changed."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from bondjournal import wording
from bondjournal.actions import ACTIONS
from bondjournal.cli import console
from bondjournal.cli.plain import rows, taking_back
from bondjournal.cli.plain.questions import about, browse
from bondjournal.cli.plain.window import Window
from bondjournal.flows import removing
from bondjournal.flows.whose import ask_about_new
from bondjournal.journal import former
from bondjournal.journal.quotes import first_sentence
from bondjournal.nouns.noun import Noun
from bondjournal.nouns.sections import SECTIONS
from bondjournal.talk import Talk, finish
from bondjournal.wording.work import ABOUT_SECTIONS, WHICH_SECTION

_ADD, _EDIT, _MOVE, _DELETE, _UNDO = (
    ACTIONS[id_].plain for id_ in ("new", "edit", "higher", "delete", "undo")
)


def sections(window: Window) -> None:
    """Choose a section of Goals and what helps, and go into it."""
    named = [(f"{noun.title}: {ABOUT_SECTIONS[name]}", noun) for name, noun in SECTIONS.items()]
    browse(WHICH_SECTION, lambda: named, partial(a_list, window))


def a_list(window: Window, noun: Noun, *, leave: str = "Back") -> None:
    """List the rows of a noun, and let somebody add and change rows; `leave` is where 0 leads."""
    if noun.above:
        console.say(noun.above)

    others: dict[str, tuple[str, Callable[[], object]]] = {}
    may_add = "new" in noun.shared

    def listed() -> list[tuple[str, Any]]:
        found = finish(noun.read(window.talk))
        others.clear()
        if may_add:
            others[_ADD] = ("Add one", partial(_do_with_list, window, noun, noun.add))
        if window.journal.last_change is not None:
            others[_UNDO] = (taking_back.NAME, partial(taking_back.take_back, window))
        return [(_row_text(noun, one, window.today), one) for one in found]

    browse(
        noun.which,
        listed,
        partial(one_of, window, noun),
        nothing=noun.nothing if may_add else f"{noun.nothing} {noun.how_to_add}".rstrip(),
        others=others,
        leave=leave,
    )


def one_of(window: Window, noun: Noun, row: Any) -> None:
    """Read a row out, ask what to do with it, and do it."""
    look = noun.look(row, window.today)
    said = [look.line, ", ".join(look.all)]
    if noun.full_text is not None:
        said = [noun.full_text(row).body, *said]
    for line in filter(None, said):
        console.say(line)
    offered = {one.letter: one.offer(row) for one in noun.actions}
    choices = {letter: offer for letter, offer in offered.items() if offer}
    is_own = noun.is_own(row)
    choices |= {_EDIT: noun.other_words} if is_own and noun.can_change else {}
    choices |= {_MOVE: "Move it to another place"} if noun.ordered else {}
    choices |= {_DELETE: "Delete"} if is_own and "delete" in noun.shared else {}
    if len(choices) == 1 and noun.full_text is None:
        _do(window, noun, row, *choices)
    else:
        about(choices, partial(_do, window, noun, row))


def _row_text(noun: Noun, row: Any, today: date) -> str:
    look = noun.look(row, today)
    heading = noun.headings[getattr(row, noun.part)] if noun.part and not look.under else ""
    before = look.heard or look.label or (rows.on(look.day, today) if look.day else "")
    before = ", ".join(filter(None, (heading, before)))
    before = f"{before}: " if before else ""
    state = f" ({look.about})" if look.about else ""
    whose = rows.whose(row) if noun.has_owner else ""
    shown = first_sentence if noun.full_text else rows.flat
    return f"{before}{shown(noun.words_of(row))}{state}{whose}"


def delete(window: Window, uuid: UUID, this: str) -> None:
    """Delete a row after asking; if it went to the trash, offer to bring it back at once.

    Args:
        window: where.
        uuid: the row.
        this: what it is called: "this entry".
    """
    deleted = finish(removing.delete(window.talk, uuid, this))
    if deleted is None:
        return
    console.say(deleted.sentence)
    if deleted.version is None:
        return
    if console.choose("Undo that?", {"g": "Go on", "u": "Undo"}, "g") == "u":
        window.journal.write(former.bring_back, deleted.version)
        console.say(wording.BACK)


def _do_with_list(window: Window, noun: Noun, do: Callable[[Talk], Any]) -> None:
    talk = window.talk
    talk.kept = noun.kept
    uuid: UUID | None = finish(do(talk))
    if uuid is not None and noun.has_owner:
        finish(ask_about_new(talk, uuid))


def _do(window: Window, noun: Noun, row: Any, letter: str) -> None:
    talk = window.talk
    talk.kept = noun.kept
    if letter == _EDIT:
        finish(noun.change(talk, row))
    elif letter == _MOVE:
        _move(window, noun, row)
    elif letter == _DELETE and "delete" in noun.shared:
        delete(window, row.uuid, noun.this)
    else:
        action = next(one for one in noun.actions if one.letter == letter)
        finish(action.do(talk, row))


def _move(window: Window, noun: Noun, row: Any) -> None:
    beside = window.journal.read(noun.list.siblings, row.uuid, **noun.among)
    others = [one for one in beside if one.uuid != row.uuid]
    places = {
        str(number): f"Before {rows.flat(noun.words_of(one))}"
        for number, one in enumerate(others, 1)
    }
    last = str(len(others) + 1)
    to = int(console.choose("Which place?", places | {last: "At the end"}, last))
    window.journal.write(noun.list.move, row.uuid, to, **noun.among)
    console.say(noun.kept)
