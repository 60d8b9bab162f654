"""Help: the keys of the screen below it, and the global ones."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, ClassVar, NamedTuple

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.screen import Screen

from bondjournal.actions import ACTIONS
from bondjournal.tui import keys
from bondjournal.tui.sheet import Sheet
from bondjournal.tui.widgets.choices import Choices
from bondjournal.tui.widgets.part import Label
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.wording.help import TOPICS

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
    moves = not isinstance(node, Screen | App)
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


class Help(Sheet[None]):
    """The keys of a screen and the global ones, and the help texts.

    If the screen shows a drawing, its content stands first, in words.
    """

    PLACE = "Keys"
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings(leave="app.pop_screen")

    def __init__(self, screen: Screen[Any]) -> None:
        """List the keys of this screen."""
        super().__init__()
        self._here = of_screen(screen)
        self._from = getattr(screen, "place", "")
        self._in_words: Sequence[str] = getattr(screen, "in_words", ())

    def on_mount(self) -> None:
        """Say which screen the keys belong to."""
        self.remark = self._from

    def parts(self) -> ComposeResult:
        """List the keys."""
        if self._in_words:
            yield Passage(*self._in_words)
        yield Passage("^ means Ctrl: hold it, and press the letter.")
        yield Passage("Here", tone="asked")
        yield self._list(self._here)
        yield Passage("Anywhere", tone="asked")
        yield self._list(anywhere(self.app))
        for topic in TOPICS.values():
            yield Passage(topic.title, tone="asked")
            yield Passage(topic.text, classes="close")

    def _list(self, commands: Iterable[Command]) -> Passage:
        says = [Say(one.does, margin=Label(key=one.sign)) for one in commands]
        return Passage(*says, classes="close")
