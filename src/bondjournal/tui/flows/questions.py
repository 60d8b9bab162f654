"""Questions to start from: which one is offered next, and what was offered so far."""

from typing import TYPE_CHECKING

from bondjournal.tui.flows.remembered import remembered

if TYPE_CHECKING:
    from sqlmodel import Session

    from bondjournal.journal.prompts import Flow, Question
    from bondjournal.tui.app import JournalApp


async def next_question(
    app: "JournalApp", flow: "Flow", *, light_only: bool = False
) -> "Question | None":
    """Draw a question to offer, and remember that it was shown; None where there is none left."""
    from bondjournal.journal import prompts

    memory = remembered(app)

    question = await app.reading(
        lambda session: prompts.offered(
            session,
            flow,
            memory.questions,
            light_only=light_only,
        )
    )
    if question is not None:
        memory.questions.append(question.key)
    return question


def wanted(session: "Session") -> bool:
    """Say whether the person wants to be offered one when they write."""
    from bondjournal.journal import settings

    return settings.get(session, "questions") is not False
