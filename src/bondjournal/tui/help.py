"""The keys: of the screen one came from, and of everywhere."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar, NamedTuple

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.screen import Screen

from bondjournal.tui import keys
from bondjournal.tui.sheet import Sheet
from bondjournal.tui.widgets.choices import Choices
from bondjournal.tui.widgets.part import Label
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.wording.help import TOPICS


class Deed(NamedTuple):
    """What keys do, and how that is done."""

    signs: tuple[str, ...]
    """How the keys are written."""
    words: str
    """What they do."""
    name: str
    """The same in the fewest words."""
    action: str
    node: DOMNode
    """Where the action is."""

    @property
    def moves(self) -> bool:
        """Whether it only moves about in a part."""
        at_large = isinstance(self.node, Screen | App)
        return not at_large and not self.action.startswith("take(")

    @property
    def sign(self) -> str:
        """All its keys, as they stand in a margin."""
        return " ".join(self.signs)


def here(screen: Screen[Any]) -> list[Deed]:
    """Return what the keys of a screen do: first those of its foot, in that order."""
    return _joined(_here(screen))


def anywhere(app: App[Any]) -> list[Deed]:
    """Return what the keys of everywhere do."""
    return _joined(
        Deed((keys.sign(key),), key.tooltip or key.description, key.description, key.action, app)
        for key in keys.anywhere(app)
    )


def _here(screen: Screen[Any]) -> Iterator[Deed]:
    active = screen.active_bindings
    items: Sequence[keys.Item] = getattr(screen, "foot", ())
    for item in keys.foot(screen, items):
        found = active.pop(item.key)
        words = found.binding.tooltip or item.words
        yield Deed((item.sign,), words, item.words, found.binding.action, found.node)
    for choices in screen.query(Choices):
        if not all(node.display for node in choices.ancestors_with_self):
            continue
        for key, words in choices.keys_here():
            yield Deed((key,), words, words, f"take('{key}')", choices)
    of_everywhere = {binding.key for binding in keys.ANYWHERE}
    for key, found in active.items():
        binding = found.binding
        if binding.show and found.enabled and key not in of_everywhere:
            words = binding.tooltip or binding.description
            sign, name = keys.sign(binding), binding.description
            yield Deed((sign,), words, name, binding.action, found.node)


def _joined(deeds: Iterable[Deed]) -> list[Deed]:
    """Put keys that do the same into one deed, in the order of the first of them."""
    found: dict[str, Deed] = {}
    for deed in deeds:
        known = found.get(deed.words)
        if known is None:
            found[deed.words] = deed
        elif deed.signs[0] not in known.signs:
            found[deed.words] = known._replace(signs=known.signs + deed.signs)
    return list(found.values())


class Help(Sheet[None]):
    """The keys of a screen and of everywhere, and what help says besides.

    What is drawn on the screen stands first `in_words`, if it is.
    """

    PLACE = "Keys"
    FOOT: ClassVar[Sequence[keys.Item]] = ("escape",)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.pop_screen", "back")]

    def __init__(self, screen: Screen[Any]) -> None:
        """List the keys of this screen."""
        super().__init__()
        self._here = here(screen)
        self._from = getattr(screen, "place", "")
        self._in_words: Sequence[str] = getattr(screen, "in_words", ())

    def on_mount(self) -> None:
        """Say where the keys are from."""
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

    def _list(self, deeds: Iterable[Deed]) -> Passage:
        says = [Say(deed.words, margin=Label(key=deed.sign)) for deed in deeds]
        return Passage(*says, classes="close")
