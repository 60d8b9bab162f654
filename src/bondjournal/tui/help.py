"""Help: how it works, the keys of the screen one came from, a glossary, a shared computer."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from textwrap import indent
from typing import Any, ClassVar, NamedTuple

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.screen import Screen

from bondjournal import manual
from bondjournal.actions import ACTIONS
from bondjournal.talk import Line
from bondjournal.tui import keys
from bondjournal.tui.screens.browsing import Browsing
from bondjournal.tui.screens.slips import SomeLines
from bondjournal.tui.sheet import Sheet
from bondjournal.tui.widgets.choices import Choices
from bondjournal.tui.widgets.part import Drawn, Label, Segments
from bondjournal.tui.widgets.passage import Passage, Say, Tone
from bondjournal.tui.widgets.words import Words
from bondjournal.wording.help import CTRL, FIND, NOT_FOUND, PARTS

_KEYS, _GLOSSARY, _SHARED = 1, 2, 3
"""Places of parts of help."""
_ROWS = 4
"""Words that are found stand on so many rows at most."""
_MOVES = {"first_row_too", "back"}
"""Letters for what other keys do, which is found by name already."""
_OF_EVERYWHERE = {binding.id for binding in keys.OF_EVERYWHERE}


class Command(NamedTuple):
    """Something that can be done now, its keys, and how to run it."""

    signs: tuple[str, ...]
    """How its keys are written; empty if it is found by name alone."""
    does: str
    words: str
    """What it does, in the fewest words."""
    run: Callable[[], object]
    moves: bool = False
    """Whether it belongs to a part of the screen, as keys that move in a list do."""
    guessed_as: str = ""
    """What guessed words look it up by: the CLI command that does the same, or its action."""

    @property
    def sign(self) -> str:
        """All its keys, as a margin shows them."""
        return " ".join(self.signs)


def of_screen(screen: Screen[Any]) -> list[Command]:
    """Return the commands of a screen: first those of its foot, in that order."""
    return _joined(_of_screen(screen))


def anywhere(app: App[Any]) -> list[Command]:
    """Return the commands of the global keys."""
    return _joined(_command(binding, binding, app) for binding in keys.anywhere(app))


def _of_screen(screen: Screen[Any]) -> Iterator[Command]:
    own, done_by = keys.declared(screen), keys.active(screen)
    works = [one for one in screen.active_bindings.values() if one.enabled]
    foot = {shown.id: shown.words for shown in keys.foot(screen)}
    for id_, words in foot.items():
        for one in works:
            if one.binding is done_by[id_] or one.binding.id == id_:
                yield _command(one.binding, own.get(id_, one.binding), one.node, words)
    for choices in screen.query(Choices):
        if all(node.display for node in choices.ancestors_with_self):
            for choice in choices.with_keys():
                words, take = choice.words, partial(choices.action_take, choice.key)
                guessed_as = _guessed_as(choice.name or "")
                yield Command((choice.key,), words, words, take, guessed_as=guessed_as)
    for one in works:
        binding = own.get(one.binding.id or one.binding.key, one.binding)
        listed = binding.show or (binding.tooltip and not binding.description)
        if listed and (one.binding.id or one.binding.key) not in {*foot, *_OF_EVERYWHERE}:
            yield _command(one.binding, binding, one.node)


def _command(pressed: Binding, declared: Binding, node: DOMNode, words: str = "") -> Command:
    """Return the command of a key, in the words that the screen shows for it."""
    words = words or declared.description
    does = declared.tooltip or words
    run = partial(node.app.run_action, pressed.action, node)
    moves = pressed.id in _MOVES or not isinstance(node, Screen | App)
    guessed_as = _guessed_as(pressed.id or "")
    return Command((keys.sign(pressed),), does, words or does, run, moves, guessed_as)


def _guessed_as(action: str) -> str:
    """Return what guessed words look an action up by; "" if there is no such action."""
    if action not in ACTIONS:
        return ""
    return ACTIONS[action].command or action


def _joined(commands: Iterable[Command]) -> list[Command]:
    """Put keys that do the same into one command, in the order of the first of them."""
    found: dict[str, Command] = {}
    for one in commands:
        known = found.get(one.does)
        if known is None:
            found[one.does] = one
        elif one.signs[0] not in known.signs:
            found[one.does] = known._replace(signs=known.signs + one.signs)
    return list(found.values())


class HelpText(Passage):
    """Words to read and to find others in: the row where these stand has the mark."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(classes="close")
        self.found: int | None = None

    def find(self, words: str, after: int) -> int | None:
        """Return the first row behind `after` in which these words begin; None without one."""
        rows = [
            f"{label.words if label else ''} {row}".strip().casefold()
            for row, _, label in self._wrap(self.body)
        ]
        for row in range(after + 1, len(rows)):
            # Words that begin here may go on in the next rows.
            place = " ".join(rows[row : row + _ROWS]).find(words)
            if 0 <= place < len(rows[row]):
                return row
        return None

    def draw_row(self, y: int) -> Drawn:
        """Draw one row."""
        return super().draw_row(y)._replace(marked=y == self.found)

    def pressing(self, segments: Segments, key: str) -> Segments:
        """Return the segments alone: the keys it names are those of another screen."""
        del key
        return segments


class Help(Browsing, Sheet[None]):
    """What help says, in four parts.

    Where something is drawn on the screen, what it shows stands first among its keys, in words.
    """

    PLACE = "Help"
    STEPS = PARTS
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("search", leave="app.pop_screen"),
        *keys.numbered(len(PARTS)),
    ]

    def __init__(self, screen: Screen[Any]) -> None:
        """Begin with how it works; the keys are those of this screen."""
        super().__init__()
        self._here = of_screen(screen)
        self._from = getattr(screen, "place", "")
        self._leads = "back to writing" if screen.query(Words) else "back"
        self._in_words: Sequence[str] = getattr(screen, "in_words", ())
        self._text = HelpText()
        self._sought = ""

    def parts(self) -> ComposeResult:
        """Hold the words of one part."""
        yield self._text

    def on_mount(self) -> None:
        """Begin with how it works."""
        self.go_to_step(0)

    def on_resize(self, event: events.Resize) -> None:
        """Show the keys that do something now; rows are others now, and the mark goes."""
        super().on_resize(event)
        self._text.found = None
        self.call_after_refresh(self._tell_keys)

    def go_to_step(self, index: int) -> None:
        """Show a part from its beginning."""
        self.step = index
        self.remark = self._from if self.step == _KEYS else ""
        self._text.found = None
        self._text.say(*self._says(self.step))
        self._body.scroll_to(y=0, animate=False, immediate=True)
        self.call_after_refresh(self._tell_keys)

    def _tell_keys(self) -> None:
        more = (("page_down", "more"),) if self._body.max_scroll_y else ()
        self.foot = ("part", *more, "search", ("leave", self._leads))

    def action_search(self) -> None:
        """Ask for words, and show where they stand."""
        asked = Line(FIND, FIND, begun=self._sought, keep="find")
        self.app.push_screen(SomeLines([asked]), self._find)

    def _find(self, typed: tuple[str, ...] | None) -> None:
        """Show the next place with these words, in this part or one behind it."""
        if typed is None:
            return
        self._sought = typed[0]
        here, after = self.step, -1 if self._text.found is None else self._text.found
        words = " ".join(self._sought.casefold().split())
        for step in (*range(here, len(PARTS)), *range(here + 1)):
            self._text.say(*self._says(step))
            found = self._text.find(words, after)
            if found is not None:
                self.go_to_step(step)
                self._text.found = found
                self.call_after_refresh(self._text.reveal, found)
                return
            after = -1
        self._text.say(*self._says(here))
        self.notice(NOT_FOUND)

    def _says(self, step: int) -> Sequence[Say | str]:
        if step == _KEYS:
            return self._keys()
        if step == _GLOSSARY:
            return _told(manual.read(manual.WORDS))
        if step == _SHARED:
            return _told(manual.read("shared-computer"), titled=True)
        pages = (*manual.FOR_PEOPLE[:2], "hard-things", *manual.FOR_PEOPLE[2:])
        says = [CTRL, "", *_told(manual.read(manual.HOW_IT_WORKS), apart=True)]
        for name in pages:
            says += ["", "", *_told(manual.read(name), titled=True)]
        return says

    def _keys(self) -> Sequence[Say | str]:
        says: list[Say | str] = [*self._in_words, *([""] if self._in_words else []), CTRL]
        for title, commands in (("Here", self._here), ("Anywhere", anywhere(self.app))):
            says += ["", Say(title, "asked")]
            says += [Say(one.does, margin=Label(key=one.sign)) for one in commands]
        return says


def _told(topic: manual.Topic, *, titled: bool = False, apart: bool = False) -> list[Say | str]:
    """Return what a topic says; with its title, or with an empty row above every block."""
    says: list[Say | str] = [Say(topic.title, "asked"), ""] if titled else []
    for index, block in enumerate(topic.blocks):
        if index and (apart or manual.is_apart(topic.blocks, index)):
            says.append("")
        words = indent(block.words, "  ") if block.kind == "code" else block.words
        tone: Tone = "asked" if block.kind == "heading" else "said"
        says.append(Say(words, tone, Label(block.label, short=block.short)))
    return says
