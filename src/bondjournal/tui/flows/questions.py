"""Questions to start from: which one is offered next, and what was offered so far."""

from typing import TYPE_CHECKING

from bondjournal.tui.flows.remembered import remembered

if TYPE_CHECKING:
    from bondjournal.journal.prompts import Flow, Question
    from bondjournal.tui.app import JournalApp


async def next_question(
    app: "JournalApp", flow: "Flow", *, light_only: bool = False
) -> "Question | None":
    """Draw a question to offer, and remember that it was shown; None if none are left."""
    from bondjournal.journal import prompts

    memory = remembered(app)

    question = await app.read(prompts.offered, flow, memory.questions, light_only=light_only)
    if question is not None:
        memory.questions.append(question.key)
    return question


async def wanted(app: "JournalApp") -> bool:
    """Return whether the person wants to be offered a question when they write."""
    from bondjournal.journal import known_settings

    return bool(await app.read(known_settings.value, known_settings.named("questions")))
