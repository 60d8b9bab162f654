"""Something feels off: the four doors, one question a line."""

from collections.abc import Iterator
from functools import partial
from uuid import UUID

from bondjournal import wording
from bondjournal.checks import NO_PLACE
from bondjournal.cli import console
from bondjournal.cli.plain import drafts, texts, write
from bondjournal.cli.plain.questions import Question, line, steps
from bondjournal.cli.plain.window import Window
from bondjournal.draft import Draft
from bondjournal.errors import JournalError
from bondjournal.flows import off as flow
from bondjournal.talk import finish
from bondjournal.vault import drafts as vault_drafts
from bondjournal.wording import off as words


def off(window: Window) -> None:
    """Say that it is all right to feel this way, and go through the doors."""
    console.say(words.FIRST)
    while True:
        try:
            door = console.choose(words.CLOSEST, {**words.DOORS, "0": words.LEAVE}, "")
        except console.WentBack:
            return
        if door == "0":
            return
        try:
            if _behind(window, door):
                return
        except console.WentBack:
            continue
        except JournalError as error:
            console.tell(error)


def take_up(window: Window, draft: Draft) -> None:
    """Go on with a draft that was left behind a door."""
    _write_behind(window, draft.door, draft)


def _behind(window: Window, door: str) -> bool:
    """Go through a door; return whether the flow ends there."""
    if door == NO_PLACE:
        _no_place(window)
        return True
    return _write_behind(window, door) if door in words.FIELDS else _freely(window)


def _freely(window: Window) -> bool:
    """Write freely, behind the fourth door; return whether anything was kept."""
    window.flow = "off"
    try:
        write.write(window)
    finally:
        window.flow = "between"
    return window.last_kept is not None


def _write_behind(window: Window, door: str, draft: Draft | None = None) -> bool:
    """Ask the questions behind a door and keep the answers; return False if they were left.

    What was written by then stays as a draft.
    """
    drafts.begin(window, draft or flow.empty_draft(window.talk, door), left=draft is not None)
    if door == "2":
        console.say(words.LOOK_AROUND)
    questions = list(_questions(window, door))
    with drafts.left_on_every_way_out(window):
        while not steps(*questions):
            if drafts.leave(window):
                return False
    return True


def _questions(window: Window, door: str) -> Iterator[Question]:
    text, *others = words.FIELDS[door]
    yield partial(_text, window, text.question)
    for place, asked in enumerate(others):
        if asked.openings:
            yield partial(_sentence, window, place, asked)
        else:
            yield partial(_field, window, place, asked.question)
    yield partial(_keep, window)


def _text(window: Window, question: str) -> bool:
    body = drafts.current(window).body
    if body.strip():
        console.say("So far:")
        console.say(body)
    typed = texts.add_to(body, question, lambda text: drafts.change(window, body=text))
    drafts.change(window, body=typed)
    return True


def _field(window: Window, place: int, question: str) -> bool:
    present = drafts.current(window).fields[place]
    _put(window, place, line(question, "A line", present))
    return True


def _put(window: Window, place: int, text: str) -> None:
    fields = list(drafts.current(window).fields)
    fields[place] = text
    drafts.change(window, fields=tuple(fields))


def _sentence(window: Window, place: int, asked: words.Field) -> bool:
    """Ask for a first sentence: a proposed one, as it is or changed, one's own, or none."""
    choices = {str(number): sentence for number, sentence in enumerate(asked.openings, 1)}
    choices |= {"o": words.OWN_WORDS, "n": words.WITHOUT}
    present = drafts.current(window).fields[place]
    if present:
        console.say(f"Now: {present}")
    answer = console.choose(words.A_SENTENCE, choices, "")
    if answer == "n":
        _put(window, place, "")
        return True
    sentence = choices[answer] if answer != "o" else ""
    enter = f"enter: take it as it is: {sentence}" if sentence else "enter: none"
    typed = console.ask(asked.question if sentence else words.OWN_WORDS, enter)
    _put(window, place, typed or sentence)
    return True


def _keep(window: Window) -> bool:
    """Keep each thing written as the person decides; if the journal refuses it, ask again."""
    draft = drafts.current(window)
    if draft.empty:
        console.say("Nothing was written.")
        drafts.drop(window)
        return True
    while True:
        decision = finish(flow.decide(window.talk, draft))
        if decision is None:
            raise console.WentBack
        try:
            if _keep_as(window, draft, decision):
                return True
        except JournalError as error:
            if not decision.outcomes:
                raise
            console.tell(error)


def _keep_as(window: Window, draft: Draft, decision: flow.Decision) -> bool:
    """Keep it as it was decided, or leave all of it for later; return False if nothing could be."""
    seal, drop = partial(drafts.seal_another, window), partial(vault_drafts.remove, window.vault)
    done = finish(flow.keep(window.talk, draft, decision, seal, drop))
    if done is None:
        return drafts.leave(window)
    kept, rest = done
    if rest is not None:
        window.left_drafts.append(rest.uuid)
    window.last_kept = kept.entry
    drafts.drop(window)
    console.say(flow.kept_sentence(draft, kept))
    return True


def _no_place(window: Window) -> None:
    """Say what is behind the third door, and do what the person chooses there."""
    console.say(words.NO_PLACE)
    silenced: list[UUID] = []
    while True:
        choices = finish(flow.choices_behind_third(window.talk, silenced))
        action = finish(window.talk.choose(wording.WHAT_TO_DO, choices))
        if action in (None, "leave"):
            return
        try:
            _act(window, action, silenced)
        except console.WentBack:
            continue


def _act(window: Window, action: str, silenced: list[UUID]) -> None:
    if action == "write":
        _write_behind(window, NO_PLACE)
    elif action == "hard time":
        from bondjournal.cli.plain import hard_time

        hard_time.hard_time(window)
    elif sentence := finish(flow.change_mentioning(window.talk, action, silenced)):
        console.say(sentence)
