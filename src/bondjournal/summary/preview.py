"""What was seen of a page before it is written, and what the page may say of that."""

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
        """Take down that a page is shown, or the beginning of it."""
        self._seen[style] = page

    def end(self, style: Style, page: Page) -> None:
        """Take down that a page is shown to its end."""
        self._to_its_end[style] = page

    def to_write(self, style: Style, page: Page) -> Page:
        """Return the page as it is written.

        It says that every line was chosen where it was shown to its end; written without its
        preview being read it leaves that out.

        Raises:
            WrongUse: it is another one than was shown.
        """
        if self._seen.get(style, page) != page:
            raise WrongUse(CHANGED)
        return replace(page, previewed=self._to_its_end.get(style) == page)
