"""Writing an entry to a prompt, which is named or chosen from those that are offered."""

import sys
from functools import partial
from typing import TYPE_CHECKING

from bondjournal import addition, dates, wording
from bondjournal.addition import Addition, NewEntry
from bondjournal.cli import console, unfinished
from bondjournal.draft import Draft
from bondjournal.errors import WrongUse
from bondjournal.wording import prompts as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bondjournal.journal.prompts import Flow, Question
    from bondjournal.open_journal import Journal


def write(
    name: str = "",
    *,
    flow: str = "between",
    title: str = "",
    tags: "Sequence[str]" = (),
) -> None:
    """Let somebody write to the prompt with this name, or to one of those that are offered.

    Raises:
        WrongUse: no prompt is named, and nobody sits at a terminal to choose one.
    """
    if not name and not console.interactive():
        raise WrongUse(
            "This needs a terminal to ask you which question.",
            "'bondjournal prompt write NUMBER' writes to one; 'prompt draw' prints one.",
        )
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import own_prompts

        question = _named(journal, name) if name else _choose(journal, own_prompts.flow_named(flow))
        asked = question.text if question else wording.FIRST_ENTRY
        from bondjournal.journal import additions, feeling_raw

        with unfinished.text((), asked, partial(_left, question, title, tags)) as body:
            made = addition.check(
                Addition(
                    at=dates.now(),
                    zone=dates.zone(),
                    entry=NewEntry(
                        body=body,
                        title=title,
                        tags=tuple(tags),
                        prompt=question.text if question else "",
                    ),
                )
            )
            journal.write(additions.keep_and_report, made)
        raw = journal.write(feeling_raw.say_once, made.uuid)
        if raw:
            console.say(raw)
        if not console.interactive():
            console.say(wording.ENTRY_KEPT)
            return
        _until_enough(journal, made)
    console.offer_clearing()


def _until_enough(journal: "Journal", made: Addition) -> None:
    """Ask whether that is enough, and add what else is written to the end of the entry."""
    from bondjournal.journal import stored

    while console.choose(wording.ENOUGH, {"y": "Yes", "k": "Keep writing"}, "y") == "k":
        left = partial(_left_behind, journal, made)
        with unfinished.text((), "Go on below.", left) as more:
            if more.strip():
                journal.write(stored.go_on, made.uuid, more, at=dates.now(), zone=dates.zone())


def _left(question: "Question | None", title: str, tags: "Sequence[str]", words: str) -> "Draft":
    """Return the draft of an entry that was left unfinished."""
    now = dates.now()
    return Draft(
        at=now,
        changed_at=now,
        zone=dates.zone(),
        body=words,
        title=title,
        tags=" ".join(tags),
        prompt=question.text if question else "",
    )


def _left_behind(journal: "Journal", made: Addition, words: str) -> "Draft":
    """Return the draft of an addition to an entry that was left unfinished."""
    from bondjournal.journal import stored

    return journal.read(stored.draft_behind, made.uuid, words, dates.now(), made.zone)


def _named(journal: "Journal", name: str) -> "Question":
    from bondjournal.journal import own_prompts

    question = journal.read(own_prompts.named, name)
    if question.weight == "deep":
        console.say(words.STIRS_UP)
    if not sys.stdin.isatty():
        return question
    if question.nudge:
        console.say(question.nudge)
    return question


def _choose(journal: "Journal", flow: "Flow") -> "Question | None":
    """Offer prompts until one is taken; return None if somebody just writes."""
    from bondjournal.journal import prompts

    shown: list[str] = []
    while True:
        question = journal.read(prompts.offered, flow, shown)
        if question is None:
            console.say(words.NONE_LEFT)
            return None
        shown.append(question.key)
        console.say(question.text)
        if question.nudge:
            console.say(question.nudge)
        answer = console.choose("How about this one?", words.CHOICES, "y")
        if answer != "a":
            return question if answer == "y" else None
