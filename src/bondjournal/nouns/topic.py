"""Topics, in order, then those kept for later."""

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bondjournal import dates, wording
from bondjournal.errors import JournalError
from bondjournal.journal.quotes import first_sentence
from bondjournal.nouns.noun import Noun, RowAction, RowLook, Verb
from bondjournal.nouns.whose import WHOSE
from bondjournal.talk import Choice, Line, Talk, ask_and_keep
from bondjournal.wording import work as words
from bondjournal.wording.on_page import UNDER_TOPIC

if TYPE_CHECKING:
    from bondjournal.journal.values import Topic
    from bondjournal.summary.topic_material import Material

Page = tuple[UUID, UUID | None]
"""The therapist and the session of a page."""
_LEAVE, _AWAY, _FIRST = "leave", "away", "first"
_UNDER_IT = (
    Choice(_AWAY, "Take it out from under the topic", "t"),
    Choice(_FIRST, "Put it first", "e"),
)


def _look(row: "Topic", today: date) -> RowLook:
    del today
    later = row.state == "kept"
    first = words.FIRST if row.first and not later else ""
    state = words.TOPIC_STATES.get(row.state, "")
    return RowLook(
        state=state,
        short_state="later" if later else "",
        last=first,
        last_short=first,
        line=row.more,
        quiet=later,
    )


async def _to_come(talk: Talk) -> "Sequence[Topic]":
    from bondjournal.journal import topic_list

    return await talk.read(topic_list.to_come)


async def _may_stand(talk: Talk, *, therapist: UUID) -> "Sequence[Topic]":
    from bondjournal.journal import topic_list

    return await talk.read(topic_list.may_stand, therapist)


def _lines(text: str = "", more: str = "") -> list[Line]:
    return [
        Line(words.TOPIC, "A topic", text),
        Line(words.MORE_ABOUT_IT, "The second sentence", more, optional=True),
    ]


async def _add(talk: Talk, *, therapist: UUID | None = None) -> UUID | None:
    """Ask for a topic and a further sentence; `therapist` is whom it is about."""
    from bondjournal.journal import topic_list

    added = await ask_and_keep(talk, _lines(), topic_list.add, therapist=therapist)
    return added.uuid if added else None


async def _change(talk: Talk, row: "Topic") -> None:
    from bondjournal.journal import topic_list

    await ask_and_keep(talk, _lines(row.text, row.more), topic_list.change, row.uuid)


async def _first(talk: Talk, row: "Topic") -> None:
    from bondjournal.journal import topic_list

    await talk.write(topic_list.not_first if _is_first(row) else topic_list.put_first, row.uuid)
    talk.say_kept()


async def _later(talk: Talk, row: "Topic") -> None:
    from bondjournal.journal import topic_list

    if row.state == "open":
        await talk.write(topic_list.end, row.uuid, "kept")
    else:
        await talk.write(topic_list.take_in, row.uuid)
    talk.say_kept()


def _ends(state: str) -> Callable[[Talk, "Topic"], Coroutine[Any, Any, None]]:
    async def end(talk: Talk, row: "Topic") -> None:
        from bondjournal.journal import topic_list

        await talk.write(topic_list.end, row.uuid, state)
        talk.say_kept()

    return end


def _is_first(row: "Topic") -> bool:
    return row.first and row.state == "open"


async def _under(talk: Talk, row: "Topic", *, page: Page | None = None) -> None:
    from bondjournal.summary import topic_material

    if page is None:
        page = await talk.read(topic_material.page_of, row.uuid, talk.now())
    if await ask_under(talk, row.uuid, page) == "nothing":
        talk.tell(words.NOTHING_UNDER)


async def ask_under(talk: Talk, topic: UUID, page: Page, *, leave: str = "Back") -> str | None:
    """Ask what belongs under a topic until it is left; the TUI has its own list for this.

    Args:
        talk: where it is asked.
        topic: the topic.
        page: the page; material of other pages is not offered.
        leave: the words for being done.

    Returns:
        "leave" if that was chosen, "nothing" if there is nothing to ask about; None if the
        question was left.

    Raises:
        NotFound: the topic was deleted.
    """
    from bondjournal.summary import topic_attaching, topic_material

    while True:
        text, found = await talk.read(
            topic_material.words_and_candidates, *page, topic, today=talk.today
        )
        if not found:
            return "nothing"
        choices = [Choice(one.uuid.hex, _row_text(one, talk.today)) for one in found]
        choices.append(Choice(_LEAVE, leave, leaves=True))
        question = words.WHAT_IS_UNDER.format(topic=text)
        answer = await talk.choose(question, choices, usual=_LEAVE)
        if answer in (None, _LEAVE):
            return answer
        material = next(one for one in found if one.uuid.hex == answer)
        change = topic_attaching.attach
        if material.under:
            becomes = await talk.choose(wording.WHAT_TO_DO, _UNDER_IT, leave="Back")
            if becomes is None:
                continue
            change = topic_attaching.detach if becomes == _AWAY else topic_attaching.put_first
        try:
            await talk.write(change, topic, material.uuid)
            talk.say_kept()
        except JournalError as error:
            talk.tell(error.message)


def _row_text(one: "Material", today: date) -> str:
    """Return material for a topic as a row, with its place under the topic."""
    day = dates.spoken(one.day, today.year) if one.day else ""
    state = UNDER_TOPIC.format(number=one.elsewhere) if one.elsewhere else ""
    if one.under:
        state = "under it"
    if one.under and not one.shows:
        state += ", not on the page" if one.day else ", without how it went"
    return f"{day or 'tried'}: {first_sentence(one.words)}{f' ({state})' if state else ''}"


def on_page(page: Page) -> Noun:
    """Return the noun for the topics of one page, which offers nothing about another page."""
    therapist, _ = page
    return replace(
        TOPIC,
        which=wording.TALK_ABOUT,
        rows=partial(_may_stand, therapist=therapist),
        add=partial(_add, therapist=therapist),
        actions=tuple(
            replace(one, do=partial(_under, page=page)) if one.name == "under" else one
            for one in TOPIC.actions
        ),
        among={"therapist": therapist},
        has_owner=False,
    )


TOPIC = Noun(
    name="topic",
    kind="topic",
    core="topic_list",
    title="Topics",
    this="this topic",
    which="Which topic?",
    question=words.TOPIC,
    nothing=words.NO_TOPIC,
    look=_look,
    rows=_to_come,
    add=_add,
    change=_change,
    actions=(
        RowAction(
            "first",
            _first,
            done=lambda row: "Not first any more" if _is_first(row) else "First, please",
            offer=lambda row: "Not first any more" if _is_first(row) else "First, please",
        ),
        RowAction(
            "under",
            _under,
            lambda _: "What belongs under it",
        ),
        RowAction(
            "talked",
            _ends("talked"),
            lambda _: "Talked about",
            done=lambda _: "Talked about",
        ),
        RowAction(
            "later",
            _later,
            lambda row: "Keep for next time" if row.state == "open" else "Bring it back",
            done=lambda row: "Kept for later" if row.state == "open" else "Brought back",
        ),
        RowAction(
            "let_go",
            _ends("let-go"),
            lambda _: "Let go",
            done=lambda _: "Let go",
            help="let go: not talked about, and not to be",
        ),
        WHOSE,
    ),
    on_slip=("under", "later", "let_go", "whose"),
    foot=("new", "edit", "talked", "first", "higher", "lower"),
    verbs=(
        Verb(name="first", does="put_first", outcome=words.FIRST),
        Verb(name="take-in", does="take_in", outcome=words.TAKEN_IN, shown_only=False),
    ),
    helps={
        "": "What to talk about, in order.",
        "first": "Put a topic first: this one first, please.",
        "take-in": "Bring back a topic that was kept for later or has ended.",
        "move": "Move a topic to another place. This brings back one kept for later.",
        "delete": "Delete a topic. It stays in the trash for 14 days; what was under it stays.",
    },
)
