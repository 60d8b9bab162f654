"""Questions to write from: writing to one of the list, hiding some, and one's own."""

from functools import partial
from uuid import UUID

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.plain import rows, trash, write
from bondjournal.cli.plain.questions import about, browse, line
from bondjournal.cli.plain.window import Window
from bondjournal.journal import own_prompts
from bondjournal.journal.prompts import Question
from bondjournal.wording import prompts as words

NAME = "Questions to write from"


def prompts(window: Window) -> None:
    """List all questions, and go into them."""
    browse(
        "Which question?",
        partial(_listed, window),
        partial(_one, window),
        others={"a": ("Add one of your own", partial(_add, window))},
    )


def _listed(window: Window) -> list[tuple[str, Question]]:
    return [
        (f"{rows.fit(question.text)}{' (hidden)' if hidden else ''}", question)
        for question, hidden in window.journal.read(own_prompts.every)
    ]


def _add(window: Window) -> None:
    text = line(words.YOUR_OWN, "A prompt")
    if not text:
        return
    nudge = line(words.BELOW_IT, "A nudge")
    window.journal.write(own_prompts.add, text, nudge=nudge)
    console.say(wording.KEPT)


def _one(window: Window, question: Question) -> None:
    hidden = window.journal.read(own_prompts.is_hidden, question.key)
    console.say(f"{question.text} {question.nudge}".strip())
    console.say(f"{words.FLOWS[question.flow]}, {words.WEIGHTS[question.weight]}")
    choices = {"w": "Write to it", "h": "Offer it again" if hidden else "Never offer it"}
    if not question.theme:
        choices |= {"c": "Change its words", "t": "When it is offered", "v": "Its weight"}
        choices |= {"d": "Delete"}
    about(choices, partial(_changed, window, question, hidden))


def _changed(window: Window, question: Question, hidden: bool, answer: str) -> None:
    if answer == "w":
        if question.weight == "deep":
            console.say(words.STIRS_UP)
        write.write_to(window, question.text)
        return
    if answer == "d":
        trash.delete(window, UUID(hex=question.key), "this question")
        return
    if answer == "h":
        window.journal.write(own_prompts.hide, question.key, hidden=not hidden)
    else:
        changes = _asked(question, answer)
        window.journal.write(own_prompts.change, question.key, **changes)
    console.say(wording.KEPT)


def _asked(question: Question, answer: str) -> dict[str, str]:
    """Ask for what is to be changed, and return it by its name."""
    if answer == "c":
        text = line("The new words?", "A prompt", question.text)
        return {"text": text, "nudge": line("The line below it?", "A nudge", question.nudge)}
    names = words.FLOWS if answer == "t" else words.WEIGHTS
    choices = {str(number): said for number, said in enumerate(names.values(), 1)}
    present = list(names).index(question.flow if answer == "t" else question.weight)
    chosen = console.choose("Which of them?", choices, str(present + 1))
    return {"flow" if answer == "t" else "weight": list(names)[int(chosen) - 1]}
