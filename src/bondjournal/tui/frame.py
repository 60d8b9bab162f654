"""What sheets and slips share: columns, body, foot, notice, and moving on between parts."""

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual import events
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.geometry import Offset
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Static

from bondjournal.tui import keys, look
from bondjournal.tui.columns import BREAKPOINTS, SMALLEST, Columns, columns_for
from bondjournal.tui.turns import Moved
from bondjournal.tui.widgets.foot import Foot
from bondjournal.tui.widgets.holders import Body, Column
from bondjournal.tui.widgets.part import How, Part

LARGER = "Please make the window a little larger."

T = TypeVar("T")


class Frame(Screen[T]):
    """A screen with a line from top to bottom; `Sheet` and `Slip` are the two kinds."""

    DEFAULT_CSS = look.stylesheet_for(__file__)
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS

    FOOT: ClassVar[Sequence[keys.Item] | None] = None
    """The actions of the foot, in order; None for those of the screen's own bindings."""
    FIXED: ClassVar[Sequence[str]] = keys.FIXED
    """The global actions in the second row of the foot."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings(
        listed=False,
        help_here="app.help",
        previous="scroll_body('up')",
        next="scroll_body('down')",
        page_up="scroll_body('page_up')",
        page_down="scroll_body('page_down')",
        first_row="scroll_body('home')",
        last_row="scroll_body('end')",
    )

    state: reactive[str] = reactive("", init=False)
    """The word in the foot's margin: "Kept.", "only me". It stays until it is set again."""
    foot: reactive[Sequence[keys.Item] | None] = reactive(None, init=False)
    """The present actions of the foot; FOOT at first."""
    alone: reactive[bool] = reactive(False, init=False)
    """True for the text alone: no line, no margin, no keys."""

    def __init__(self) -> None:
        super().__init__()
        self.set_reactive(Frame.foot, self.FOOT)
        self._body = Body(id="body")
        self._foot = Foot()
        self._late: list[T | None] = []

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close this screen, once; if another screen is over it, wait until that is closed.

        Textual would close whatever is in front: of two keys pressed in quick succession, the
        second would close the screen below.
        """
        if self.is_active:
            return super().dismiss(result)
        if self in self.app.screen_stack and not self._late:
            self._late.append(result)
        return AwaitComplete()

    def on_screen_resume(self) -> None:
        """Let keys act here; close the screen if it was dismissed while another was over it."""
        self.post_message(Moved())
        if self._late and self.is_active:
            super().dismiss(self._late.pop())

    def parts(self) -> ComposeResult:
        """Yield the parts of the body, from the top down. Screens override this method."""
        yield from ()

    def compose(self) -> ComposeResult:
        """Compose the screen from its top, body and foot."""
        self._fit(*self.app.size)
        yield self._top
        yield from self._middle()
        yield self._foot

    def _middle(self) -> ComposeResult:
        """Yield what is between the top and the foot."""
        with self._body:
            yield from self.parts()

    @property
    def _top(self) -> Part:
        """The part above the body."""
        raise NotImplementedError

    @property
    def scrolled(self) -> Sequence[Column]:
        """What the keys that scroll move."""
        return (self._body,)

    @property
    def columns(self) -> Columns:
        """The present columns of the screen."""
        return self._columns(self.app.size.width)

    def _columns(self, width: int) -> Columns:
        return columns_for(width, alone=self.alone)

    def on_mount(self) -> None:
        """Show the keys, and update them whenever they change."""
        self._fit(*self.app.size)
        self._ask_for_room()
        self.bindings_updated_signal.subscribe(self, lambda _: self._tell())
        self._tell()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the screen into the window."""
        self._fit(*event.size)
        self._ask_for_room()
        self.call_after_refresh(self._point)

    def on_descendant_focus(self) -> None:
        """Put the terminal's cursor where the focus went."""
        self.call_after_refresh(self._point)

    def _point(self) -> None:
        """Put the terminal's cursor where the focus is, since screen readers follow it."""
        focused = self.focused
        if focused is None or not self.is_current:
            return
        before = self.app.cursor_position
        typed_at = getattr(focused, "cursor_screen_offset", None)
        if isinstance(typed_at, Offset):
            self.app.cursor_position = typed_at
        elif isinstance(focused, Part):
            focused.point_again()
        if self.app.cursor_position != before:
            # The terminal's cursor only moves when something is drawn.
            focused.refresh()

    def _fit(self, width: int, height: int) -> None:
        columns = self._columns(width)
        for row in (self._top, self._body, self._foot):
            row.styles.width = columns.sheet
        if not (columns.pane or columns.bare):
            # The scrollbar stands beside the words, and not at the edge of a wide window.
            self._body.styles.width = min(columns.sheet, columns.axis + columns.body + 3)
        # Textual sets these classes only after the first layout, which would cause a second one.
        now = [name for least, name in BREAKPOINTS if width >= least][-1]
        for _, name in BREAKPOINTS:
            self.set_class(name == now, name)
        self.set_class(width < SMALLEST[0] or height < SMALLEST[1], "-tiny")

    def _ask_for_room(self) -> None:
        """Cover a window that is too small with one sentence; the screen below is unchanged."""
        if self.has_class("-tiny") and not self.query("#larger"):
            self.mount(Static(LARGER, id="larger", markup=False))

    def on_mouse_scroll_up(self) -> None:
        """Scroll the body from beside it too."""
        self._body.scroll_up(animate=False)

    def on_mouse_scroll_down(self) -> None:
        """Scroll the body from beside it too."""
        self._body.scroll_down(animate=False)

    def _tell(self) -> None:
        everywhere = keys.fixed(self.app, self.FIXED)
        self._foot.tell(self.state, keys.joined(keys.foot(self)), everywhere)

    def watch_state(self) -> None:
        """Show the state."""
        self._tell_when_there()

    def watch_foot(self) -> None:
        """Show the changed keys."""
        self._tell_when_there()

    def watch_alone(self, alone: bool) -> None:
        """Hide everything but the text, or show it again."""
        self.set_class(alone, "-alone")
        self._fit(*self.app.size)
        self.refresh(layout=True)

    def _tell_when_there(self) -> None:
        if self.is_mounted:
            self._tell()

    def notice(self, words: str, *, stays: bool = False, aside: bool = False) -> None:
        """Show a sentence of up to 58 cells in the notice row until the next key.

        Args:
            words: one sentence; longer ones belong in the body.
            stays: True for progress, which no key clears; `notice("")` does.
            aside: True to show it dim.
        """
        self._foot.say(words, stays=stays, aside=aside)

    @property
    def noticed(self) -> str:
        """The sentence in the notice row."""
        return self._foot.notice

    def before_key(self) -> None:
        """Clear the notice, because a key was pressed."""
        if self._foot.notice and not self._foot.notice_stays:
            self._foot.say("")

    def on_part_go_on(self, event: Part.GoOn) -> None:
        """Go on from a part to its neighbour."""
        event.stop()
        self.go_on_from(event.part, event.how)

    def go_on_from(self, part: Part, how: How) -> None:
        """Focus the next part, or the one before; screens may override this.

        Args:
            part: the part that was left.
            how: "enter" or "down" to go on, "up" to go back.
        """
        del part
        chain = self.focus_chain
        if self.focused not in chain:
            return
        place = chain.index(self.focused) + (-1 if how == "up" else 1)
        if 0 <= place < len(chain):
            self.set_focus(chain[place])
        elif how == "enter":
            self.past_the_last()

    def past_the_last(self) -> None:
        """Called on Enter in the last part. Does nothing unless a screen overrides it."""

    def action_next_field(self) -> None:
        """Focus the next part."""
        self.focus_next()

    def action_scroll_body(self, how: str) -> None:
        """Scroll what is longer than the window; else pass the key on."""
        longer = [one for one in self.scrolled if one.max_scroll_y]
        if not longer:
            raise SkipAction
        for one in longer:
            if how == "page_up":
                one.scroll_page_up(animate=False)
            elif how == "page_down":
                one.scroll_page_down(animate=False)
            elif how in {"home", "end"}:
                one.scroll_to(y=0 if how == "home" else one.max_scroll_y, animate=False)
            else:
                one.scroll_relative(y=-1 if how == "up" else 1, animate=False)
