"""Quick page: from home to the page in one key, and to a file of it in two more."""

from typing import TYPE_CHECKING

from bondjournal import page_styles
from bondjournal.errors import JournalError, WrongUse
from bondjournal.flows import page_file
from bondjournal.flows import quick_page as flow
from bondjournal.journal import page_voice
from bondjournal.page_styles import USUAL, Style
from bondjournal.summary.next_page import NextPage
from bondjournal.summary.preview import Preview
from bondjournal.summary.shown import Shown, shown
from bondjournal.tui.screens.full_screen import FullScreen
from bondjournal.tui.screens.quick_page import QuickPage
from bondjournal.tui.talk import OnScreen

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def quick_page(app: "JournalApp") -> None:
    """Show the next page after the few questions that it needs, and make a file of it if wanted.

    Raises:
        WrongUse: sessions are not to be mentioned.
    """
    page = await flow.begin(OnScreen(app))
    if page is not None:
        await _Reading(app, page).read()


class _Reading:
    """A page that is read, in one of its lengths."""

    def __init__(self, app: "JournalApp", page: NextPage) -> None:
        self._app = app
        self._page = (page.therapist, page.appointment)
        self._screen = QuickPage(page, app.today.year)
        self._style: Style = USUAL
        self._preview = Preview()

    async def read(self) -> None:
        """Show the page, and handle the requests that come while it is read."""
        app, screen = self._app, self._screen
        self._style = await app.read(page_voice.style, self._page[0])
        await app.push_screen(screen)
        try:
            await self._update()
            if not await flow.ask(OnScreen(app), self._page, self._update):
                return
            await self._show_whole()
            while (request := await screen.next_request()) is not None:
                try:
                    await self._do(request)
                except JournalError as error:
                    screen.notice(error.message)
                screen.forget_requests()
        finally:
            screen.leave()

    async def _do(self, request: str) -> None:
        if request == "open":
            await self._app.push_screen_wait(FullScreen((await self._show_whole()).text))
        elif request == "keep":
            await self._make_file()
        else:
            self._style = page_styles.after(self._style, 1 if request == "right" else -1).name
            await self._show_whole()

    async def _make_file(self) -> None:
        """Make a file of the page as it was shown, unless it has changed since."""
        found = await self._read()
        try:
            page = self._preview.to_write(self._style, found.page)
        except WrongUse as error:
            await self._show_whole()
            self._screen.notice(error.message)
            return
        await page_file.make(OnScreen(self._app), self._page, page, self._style)

    async def _read(self) -> Shown:
        return await self._app.read(shown, *self._page, self._style, today=self._app.today)

    async def _update(self) -> None:
        self._screen.show(await self._read())

    async def _show_whole(self) -> Shown:
        """Show the present page to its end, which counts as read."""
        found = await self._read()
        self._preview.show(self._style, found.page)
        self._preview.end(self._style, found.page)
        self._screen.begin(found, self._style)
        return found
