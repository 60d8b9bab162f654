"""Whom the person sees, or saw."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bondjournal import dates, wording
from bondjournal.actions import ACTIONS
from bondjournal.nouns.noun import Noun, RowAction, RowLook
from bondjournal.page_languages import LANGUAGES
from bondjournal.page_styles import STYLES
from bondjournal.talk import Choice, Day, Line, Talk, ask_and_keep
from bondjournal.wording import IS_THERE_A_NEXT
from bondjournal.wording import seeing as words

if TYPE_CHECKING:
    from bondjournal.journal.values import Therapist

_NEW, _INSTEAD, _AS_WELL, _AS_SET = "new", "instead", "as well", "as set"


async def ask_therapist(talk: Talk, usual: UUID | None = None) -> UUID | None:
    """Return which therapist is meant of those seen, asking only if that is not clear.

    Args:
        talk: where it is asked.
        usual: the therapist that Enter means; None for the usual one.

    Raises:
        WrongUse: nobody is seen, and sessions with the usual one are not to be mentioned.
    """
    from bondjournal.journal import named_therapists as core

    choice = await talk.read(core.choice)
    return await ask_which_therapist(talk, _named(choice.several), usual or choice.usual)


async def ask_which_therapist(
    talk: Talk,
    named: Sequence[tuple[UUID, str]],
    usual: UUID | None = None,
    *,
    question: str = words.WITH_WHOM,
    preferred: bool = True,
) -> UUID | None:
    """Return which of several therapists is meant, asking only if there is a choice.

    Args:
        talk: where it is asked.
        named: the therapists to choose from, with their names.
        usual: the therapist that Enter means; None for the first.
        question: the question.
        preferred: whether Enter means any of them.
    """
    if len(named) < 2:  # noqa: PLR2004  # one is no choice
        return named[0][0] if named else None
    choices = [Choice(uuid.hex, name) for uuid, name in named]
    marked = usual if usual in dict(named) else named[0][0]
    enter = marked.hex if marked and preferred else None
    chosen = await talk.choose(question, choices, usual=enter)
    return UUID(hex=chosen) if chosen else None


async def ask_therapist_to_meet(talk: Talk) -> UUID | None:
    """Return the therapist of a session to come; ask for somebody new if nobody is seen now."""
    from bondjournal.journal import named_therapists as core

    if await talk.read(core.anybody_seen):
        return await ask_therapist(talk)
    known = await talk.read(core.to_meet)
    if known is not None:
        choices = [Choice(uuid.hex, name) for uuid, name in _named(known.several)]
        choices.append(Choice(_NEW, words.SOMEONE_NEW, "n"))
        chosen = await talk.choose(words.WITH_WHOM, choices, usual=known.usual.hex)
        if chosen != _NEW:
            return UUID(hex=chosen) if chosen else None
    return await add_someone(talk)


async def add_someone(talk: Talk) -> UUID | None:
    """Ask for the name of a therapist who is seen besides the others, and add them."""
    from bondjournal.journal import named_therapists as core

    added = await ask_and_keep(talk, await _names(talk), core.add)
    return added.uuid if added else None


async def see_someone_new(talk: Talk) -> UUID | None:
    """Ask for a therapist who is seen instead of the others, and for their first session."""
    from bondjournal.journal import seeing, therapists

    new = await talk.lines(await _names(talk), seeing.someone_new)
    if new is None:
        return None
    name = (await talk.read(therapists.get, new.uuid)).name
    talk.say_kept(words.became(new.aside, new.back.planned, new.back.passed))

    async def meet(when: dates.When) -> bool:
        await talk.write(seeing.meet, new.uuid, when, talk.zone)
        return True

    example = IS_THERE_A_NEXT.partition("? ")[2]
    aside = (example, words.FIRST_SESSION_PAGE)
    await talk.day(Day(words.FIRST_SESSION.format(name=name), "not now", aside), meet)
    return new.uuid


async def _names(talk: Talk) -> list[Line]:
    """Return the question for a name, and for the first therapist's name if they have none yet."""
    from bondjournal.journal import named_therapists as core

    asked = [Line(words.WHAT_NAME, "A therapist's name")]
    if await talk.read(core.first_is_nameless):
        asked.append(first_name())
    return asked


def first_name() -> Line:
    """Return the question for the first therapist's name."""
    question = f"{words.FIRST_HAS_NO_NAME} {words.WHAT_IS_THE_FIRST_CALLED}"
    return Line(question, "A therapist's name")


def _named(several: "Sequence[Therapist]") -> list[tuple[UUID, str]]:
    return [(one.uuid, one.called) for one in several]


async def _rows(talk: Talk) -> "Sequence[Therapist]":
    from bondjournal.journal import seeing

    return await talk.read(seeing.listed, talk.now())


def _look(row: "Therapist", today: date) -> RowLook:
    state, line = words.STATES[row.state], about_pages(row)
    if not row.mentioned:
        mark = words.NOT_MENTIONED
        return RowLook(state=state, last=mark, last_short=mark, line=line, quiet=True)
    if row.next_on is None:
        return RowLook(state=state, line=line)
    last, short = f"next on {dates.long(row.next_on)}", dates.margin(row.next_on, today.year)
    return RowLook(state=state, last=last, last_short=short, line=line)


def about_pages(row: "Therapist") -> str:
    """Return in which language and how long pages for a therapist are, if that is their own."""
    said = [LANGUAGES.get(row.language, "")]
    said += [style.short_label for style in STYLES.values() if style.name == row.style]
    what = ", ".join(filter(None, said))
    return words.PAGES.format(what=what) if what else ""


async def _add(talk: Talk) -> UUID | None:
    """Add a therapist, instead of those who are seen or besides them."""
    from bondjournal.journal import named_therapists as core

    if not await talk.read(core.anybody_seen):
        return await add_someone(talk)
    choices = (
        Choice(_INSTEAD, "Instead", "i", words.NOT_CARRIED_OVER),
        Choice(_AS_WELL, "As well", "w"),
    )
    beside = await talk.choose(words.INSTEAD_OR_AS_WELL, choices, leave="Back")
    if beside is None:
        return None
    return await (see_someone_new(talk) if beside == _INSTEAD else add_someone(talk))


async def _rename(talk: Talk, row: "Therapist") -> None:
    from bondjournal.journal import named_therapists as core

    line = Line(words.WHAT_NAME, "A therapist's name", row.name)
    await ask_and_keep(talk, [line], core.edit, row.uuid)


async def _mention(talk: Talk, row: "Therapist") -> None:
    from bondjournal.journal import named_therapists as core

    await talk.write(core.mention, row.uuid, on=not row.mentioned)
    talk.say_kept(words.STOPPED if row.mentioned else "")


async def _choose_language(talk: Talk, row: "Therapist") -> None:
    await _choose_for_pages(talk, row, "language", LANGUAGES)


async def _choose_style(talk: Talk, row: "Therapist") -> None:
    styles: dict[str, str] = {name: style.short_label for name, style in STYLES.items()}
    await _choose_for_pages(talk, row, "style", styles)


async def _choose_for_pages(
    talk: Talk, row: "Therapist", column: str, known: Mapping[str, str]
) -> None:
    """Ask for the language or style of pages for a therapist, and keep it."""
    from bondjournal.journal import named_therapists as core

    choices = [Choice(_AS_SET, words.AS_SET), *(Choice(name, said) for name, said in known.items())]
    present = getattr(row, column) or _AS_SET
    question = words.OF_PAGES[column]
    chosen = await talk.choose(question, choices, usual=present, leave="Back")
    if chosen is not None and chosen != present:
        new = "" if chosen == _AS_SET else chosen
        await talk.write(core.edit, row.uuid, **{column: new})
        talk.say_kept()


def _becomes(state: str) -> Callable[[Talk, "Therapist"], Coroutine[Any, Any, None]]:
    async def become(talk: Talk, row: "Therapist") -> None:
        from bondjournal.journal import seeing

        changed = await talk.write(seeing.change, row.uuid, state)
        if changed.anything:
            talk.say_kept(words.became(changed.aside, changed.back.planned, changed.back.passed))

    return become


def preparing_by(prepare: Callable[[Talk, "Therapist"], Coroutine[Any, Any, None]]) -> Noun:
    """Return the noun of a front end that can prepare the page for one of several."""
    action = RowAction(
        "prepare_for",
        prepare,
        lambda row: "Prepare their page" if row.one_of_several and _has_pages(row) else "",
    )
    return replace(
        THERAPIST,
        actions=(action, *THERAPIST.actions),
        on_slip=(action.name, *THERAPIST.on_slip),
    )


def _has_pages(row: "Therapist") -> bool:
    return row.mentioned and row.state == "seeing"


THERAPIST = Noun(
    name="therapist",
    says_kept=wording.CHOICE_KEPT,
    title="Therapists",
    this="this therapist",
    which=words.WITH_WHOM,
    question=words.WHAT_NAME,
    nothing=words.NOBODY,
    how_to_add=f"{ACTIONS['new'].keys} adds someone.",
    other_words="Call them something else",
    look=_look,
    rows=_rows,
    called=lambda row: row.called,
    add=_add,
    change=_rename,
    actions=(
        RowAction(
            "pause",
            _becomes("paused"),
            lambda row: "Not seeing them for now" if row.state == "seeing" else "",
        ),
        RowAction(
            "end",
            _becomes("ended"),
            lambda row: "No longer seeing them" if row.state != "ended" else "",
        ),
        RowAction(
            "resume",
            _becomes("seeing"),
            lambda row: "Seeing them again" if row.state != "seeing" else "",
        ),
        RowAction(
            "mention",
            _mention,
            lambda row: (
                "Stop mentioning their sessions"
                if row.mentioned
                else "Mention their sessions again"
            ),
        ),
        RowAction("page_language", _choose_language, lambda _: "The language of their pages"),
        RowAction("page_style", _choose_style, lambda _: "How long their pages are"),
    ),
    on_slip=("pause", "end", "resume", "mention", "page_language", "page_style"),
    foot=("new", "edit", ("open", "open")),
    shared=("new", "edit"),
    ordered=False,
    has_owner=False,
)
