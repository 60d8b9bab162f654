"""A flow of plain mode as a command of its own: it opens the journal and runs that one flow."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from bondjournal.cli import console

if TYPE_CHECKING:
    from bondjournal.cli.plain.window import Window


def walk(flow: "Callable[[Window], object]") -> None:
    """Open the journal and run a flow, one question a line, on a terminal or from a pipe.

    It ends when the flow ends, when somebody leaves it, or with the input; what is being written
    then is left as a draft.
    """
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal import signals
        from bondjournal.cli.plain.window import Window

        with console.plain(), signals.as_exits():
            try:
                flow(Window(journal.vault, journal))
            except (console.WentBack, console.Ended):
                return
