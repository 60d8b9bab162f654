"""Quick page: the next page as it stands, read out at once."""

from bondjournal.cli import console
from bondjournal.cli.plain import preview
from bondjournal.cli.plain.window import Window
from bondjournal.flows import quick_page as flow
from bondjournal.talk import finish


def quick_page(window: Window) -> None:
    """Read the next page out after the few questions that it needs, and offer to write it.

    Raises:
        WentBack: a question was left.
        JournalError: sessions are not to be mentioned.
    """
    talk = window.talk
    page = finish(flow.begin(talk))
    if page is None:
        raise console.WentBack
    page_of = (page.therapist, page.appointment)
    if not finish(flow.ask(talk, page_of)):
        raise console.WentBack
    preview.read(window, talk, page_of, at_once=True)
