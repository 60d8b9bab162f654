"""A step of preparing with a field for the first topic, which is there while there is none."""

from abc import abstractmethod
from functools import partial
from uuid import UUID

from bondjournal.draft import Draft
from bondjournal.errors import NotFound
from bondjournal.journal import former, topic_list
from bondjournal.tui.screens.prepare_list import ListStep
from bondjournal.tui.screens.prepare_step import Preparing
from bondjournal.tui.widgets.part import How, Part
from bondjournal.tui.widgets.rows import Rows
from bondjournal.tui.widgets.words import Lines
from bondjournal.wording import preparing as words


class FirstTopicStep(ListStep):
    """A list of topics below the field; what is typed is kept in a pause, and on leaving."""

    rows: Rows
    """The list."""

    def __init__(self, preparing: Preparing) -> None:
        """Make a step in preparing this page."""
        super().__init__(preparing)
        self.line = Lines(question=words.TOPIC_FIELD, margin="1")
        self._kept = ""
        self._kept_as: UUID | None = None
        """The topic that what is typed was kept as."""

    @abstractmethod
    def mark(self, uuid: UUID) -> None:
        """Put the mark on a topic, if it is shown already."""

    def before_going(self) -> None:
        """Keep the topic that is being typed, or let it go with its last letter."""
        if self.line.display and self._typed != self._kept:
            self._kept = self._typed
            self.ask(partial(self._keep_typed, self._typed))

    @property
    def _typed(self) -> str:
        return " ".join(self.line.text.split()) if self.line.display else ""

    async def _keep_typed(self, typed: str) -> None:
        """Keep what was typed, as a new topic or as the one it was kept as before."""
        keep, app = self.preparing.keep_elsewhere, self.preparing.app
        if self._kept_as is not None:
            try:
                await app.read(topic_list.LIST.get, self._kept_as)
            except NotFound:  # another window deleted it
                self._kept_as = None
        if self._kept_as is not None and typed:
            await keep(topic_list.change, self._kept_as, typed)
        elif self._kept_as is not None:
            await keep(former.delete, self._kept_as)
            self._kept_as = None
        elif typed and (
            added := await keep(topic_list.add, typed, therapist=self.preparing.therapist)
        ):
            self._kept_as = added.uuid

    def not_kept(self) -> None:
        """Let it be kept again when the step is left."""
        self._kept = ""

    async def _add_typed(self) -> None:
        # What was not kept, or was typed meanwhile, stays in the field.
        if self._kept_as is not None and self._typed == self._kept:
            await self.show_again()
            self.mark(self._kept_as)
            self._kept, self._kept_as, self.line.text = "", None, ""
            self.rows.focus()
            self.notice(words.FIRST_ABOUT)

    def go_on_from(self, part: Part, how: How) -> None:
        """Add the topic on Enter; an arrow down leaves the field."""
        if part is not self.line:
            return
        self.before_going()
        if how == "enter" and self._typed:
            self.ask(self._add_typed)
        else:
            self.rows.focus()

    def unfinished(self) -> Draft | None:
        """Return a draft of the topic that is being typed, or None."""
        return self.as_draft(self._typed) if self._typed not in ("", self._kept) else None
