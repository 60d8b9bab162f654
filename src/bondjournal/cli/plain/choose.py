"""Prepare: what may be on the page besides topics, each put on it or left off."""

from functools import partial
from uuid import UUID

from bondjournal.cli import console
from bondjournal.cli.plain import entry, nouns, rows
from bondjournal.cli.plain.questions import browse, one_of
from bondjournal.cli.plain.window import Window
from bondjournal.flows import on_page
from bondjournal.flows.unclaimed import ask_for_page
from bondjournal.journal.quotes import first_sentence
from bondjournal.nouns import stand_in
from bondjournal.summary import choosing
from bondjournal.summary.choosing import Choosable
from bondjournal.summary.parts import parts
from bondjournal.summary.shown import shown
from bondjournal.talk import finish
from bondjournal.wording import on_page as stands
from bondjournal.wording import preparing as words
from bondjournal.wording.names import NAMES

Page = tuple[UUID, UUID | None]
"""Whose page it is, and the session it is for."""


def choose(window: Window, page: Page) -> None:
    """Ask about everything that may be on a page until the person goes on."""
    browse(
        "Put it on the page, or leave it off?",
        partial(_choosable, window, page),
        partial(_turn, window, page),
        others={
            "n": ("Add something new", partial(_add, window, page)),
            "w": ("Change the words of one", partial(_change_words, window, page)),
            "s": (NAMES, partial(nouns.a_list, window, stand_in.on_page(page))),
        },
        leave="Go on",
    )


def _choosable(window: Window, page: Page) -> list[tuple[str, Choosable]]:
    """Return everything that may be on the page besides topics, with its words."""
    found = window.journal.read(choosing.of_page, *page)
    return [(f"{_words(window, each)} ({each.state})", each) for each in found]


def _words(window: Window, row: Choosable) -> str:
    if row.unclaimed is not None:
        return f"{row.margin}{'' if row.is_nobodys else ':'} {first_sentence(row.words)}"
    if row.entry is None:
        return f"{stands.KINDS[row.kind].capitalize()}: {rows.flat(row.words)}"
    return f"{rows.on(row.entry.day, window.today)}: {first_sentence(row.words)}"


def _turn(window: Window, page: Page, row: Choosable) -> None:
    """Put something on this page that was off it, or take it off this page alone."""
    if row.unclaimed is not None:
        if became := finish(ask_for_page(window.talk, page, row.unclaimed, row.words)):
            console.say(f"{became}.")
    elif row.kind == "name":
        finish(on_page.change(window.talk, row.offered[0]))
    elif row.entry is not None and row.asks:
        entry.share(window, row.entry.uuid)
    elif len(row.items) > 1:
        browse(
            words.WHICH_NUMBERS,
            partial(_numbers, window, page, row.key),
            partial(_put, window, page),
            leave="Go on",
        )
    else:
        _put(window, page, row)


def _numbers(window: Window, page: Page, key: tuple[str, str]) -> list[tuple[str, Choosable]]:
    """Return each of the numbers of the last session, which stand in one row."""
    found = window.journal.read(choosing.of_page, *page)
    items = next((one.items for one in found if one.key == key), ())
    each = [Choosable((one,), one.words) for one in items]
    return [(f"{rows.flat(one.words)} ({one.state})", one) for one in each]


def _put(window: Window, page: Page, row: Choosable) -> None:
    """Put a row on this page, or take it off, and read out what the page says of it then."""
    window.journal.write(choosing.turn, *page, row, on=not row.on)
    if row.on:
        console.say(stands.NOT_ON_THIS if row.entry is not None else stands.LEFT_OFF)
        return
    found = window.journal.read(shown, *page, today=window.today)
    _, said = row.turned().says(parts(found.page, "full"))
    console.say(stands.ON_THE_PAGE)
    console.say(f"{words.IT_SAYS} {' '.join(said.split())}")


def _add(window: Window, page: Page) -> None:
    sentence = finish(on_page.add(window.talk, page))
    if sentence:
        console.say(sentence)


def _change_words(window: Window, page: Page) -> None:
    own = [
        (rows.flat(each.words), each)
        for _, row in _choosable(window, page)
        for each in row.offered
        if on_page.has_words(each)
    ]
    place, letter = one_of("Which one?", [text for text, _ in own], {"0": "None"}, "0")
    if not letter:
        finish(on_page.change(window.talk, own[place][1]))
