"""How much of a page was seen before it is written, and what the page may say about that."""

from dataclasses import dataclass, field, replace

from bondjournal.errors import WrongUse
from bondjournal.summary.page import Page, Style
from bondjournal.wording.pages import CHANGED


@dataclass(frozen=True, slots=True)
class Preview:
    """The page as it was seen, in each of its styles."""

    _seen: dict[Style, Page] = field(default_factory=dict)
    _to_its_end: dict[Style, Page] = field(default_factory=dict)

    def show(self, style: Style, page: Page) -> None:
        """Record that a page, or the beginning of it, is shown."""
        self._seen[style] = page

    def end(self, style: Style, page: Page) -> None:
        """Record that a page is shown to its end."""
        self._to_its_end[style] = page

    def to_write(self, style: Style, page: Page) -> Page:
        """Return the page as it is written.

        It says that the person chose every line only if this same page was shown to its end.

        Raises:
            WrongUse: the page has changed since it was shown.
        """
        if self._seen.get(style, page) != page:
            raise WrongUse(CHANGED)
        return replace(page, previewed=self._to_its_end.get(style) == page)
