"""A slip that asks for lines the journal keeps; typed and not kept, they are a draft.

So they are there again if the window is locked, closed or killed by its terminal meanwhile.
"""

from collections.abc import Sequence
from dataclasses import replace

from bondjournal.draft import Draft
from bondjournal.talk import Line
from bondjournal.tui.screens.slips import SomeLines


class JournalLines(SomeLines):
    """Asks for lines; see `SomeLines`."""

    def __init__(self, asked: Sequence[Line], typed: Sequence[str], begins: Draft) -> None:
        """Ask for lines.

        Args:
            asked: the lines to ask for.
            typed: the lines as they are, or as they were typed and could not be kept.
            begins: the draft that they are left in if the window ends first.
        """
        so_far = zip(asked, typed, strict=True)
        super().__init__([replace(line, present=words) for line, words in so_far])
        self._left_at = tuple((line.present or line.begun).strip() for line in asked)
        self._at_first = self._left_at
        self._begins = replace(begins, prompt=asked[0].question)

    @property
    def draft(self) -> Draft | None:
        """The lines so far, or None if nothing was typed."""
        if self._typed == self._at_first:
            return None
        return replace(self._begins, body="\n\n".join(filter(None, self._typed)))

    def unfinished(self) -> Draft | None:
        """Return the same draft: none of it is sealed before the window ends."""
        return self.draft
