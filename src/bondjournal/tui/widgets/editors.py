"""What editors of one line and of many do alike: acting in turn, and leaving."""

from textual import events
from textual.widget import Widget

from bondjournal.tui.widgets.part import How, Part


async def act_in_turn(editor: Widget, event: events.Key) -> None:
    """Let a key act in an editor before the letter behind it is typed.

    Textual acts once the key has bubbled up to the app, when letters that arrived together with
    it are in the text already: Backspace would delete one of those.
    """
    found = None if event.is_printable else editor.screen.active_bindings.get(event.key)
    if found is None or found.node is not editor or found.binding.priority:
        return
    if await editor.app.run_action(found.binding.action, editor):
        event.stop()
        event.prevent_default()


def leave(editor: Widget, how: How) -> None:
    """Leave the part that an editor is in."""
    part = editor.parent
    if isinstance(part, Part):
        part.post_message(Part.GoOn(part, how))
