"""What is noticed about ratings, on a sheet of its own, with the actions it offers."""

from typing import TYPE_CHECKING

from bondjournal import dates, wording
from bondjournal.errors import JournalError
from bondjournal.flows import noticing
from bondjournal.journal import telling
from bondjournal.scales import LABELS
from bondjournal.tui.screens.notice import NoticeSheet
from bondjournal.tui.talk import OnScreen
from bondjournal.tui.widgets.choices import Choice
from bondjournal.tui.widgets.passage import Say
from bondjournal.wording import notices as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def tell(app: "JournalApp", *, kept: bool = False) -> str:
    """Say once what stands out about the ratings given, if anything does.

    Return the sentence that the notice row shows about the person's choice.

    Args:
        app: the app.
        kept: True right after a rating was kept.
    """
    talk = OnScreen(app)
    notice = await noticing.take(talk)
    if notice is None:
        return ""
    says = [
        Say(paragraph, margin=LABELS.get(scale, ""))
        for scale, paragraph in telling.of_notice(notice)
    ]
    remark = dates.margin(notice.day, app.today.year)
    offered = words.choices(dip=bool(notice.dips), low=bool(notice.low))
    choices = [Choice(key, sentence) for key, sentence in offered.items()]
    screen = NoticeSheet(says, choices, remark=remark, state=wording.RATING_KEPT if kept else "")
    await app.push_screen(screen)
    said = ""
    while (choice := await screen.next_request()) is not None:
        result = None
        try:
            result = await noticing.do(talk, notice, choice)
        except JournalError as error:
            screen.notice(error.message)
        screen.forget_requests()
        if result is not None:
            screen.leave()
            app.show_notice(result)
            said = result
            if choice == words.OFF:
                app.action_feels_off()
    return said
