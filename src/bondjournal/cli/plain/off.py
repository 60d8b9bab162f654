"""Something feels off: the four doors, one question a line."""

from functools import partial
from uuid import UUID

from bondjournal.checks import NO_PLACE
from bondjournal.cli import console
from bondjournal.cli.plain import drafts, rows, texts, write
from bondjournal.cli.plain.questions import line, steps
from bondjournal.cli.plain.window import Window
from bondjournal.draft import FIELDS_BEHIND, Draft
from bondjournal.errors import JournalError
from bondjournal.journal import feels_off
from bondjournal.journal.feels_off import Person, Piece, Way
from bondjournal.nouns.therapist import whom_of
from bondjournal.talk import finish
from bondjournal.wording import off as words

_LEAVE = {"0": words.LEAVE}


def off(window: Window) -> None:
    """Say that it is allowed, and go through the doors."""
    console.say(words.FIRST)
    while True:
        try:
            door = console.choose("Which door?", words.DOORS | _LEAVE, "")
        except console.Back:
            return
        if door == "0":
            return
        try:
            if _behind(window, door):
                return
        except console.Back:
            continue
        except JournalError as error:
            console.tell(error)


def take_up(window: Window, draft: Draft) -> None:
    """Go on with what was left unfinished behind a door."""
    if draft.door == "3":
        _write_down(window, draft)
    else:
        _written(window, draft.door, draft)


def _behind(window: Window, door: str) -> bool:
    """Go through a door; return whether one is done there."""
    if door == "3":
        _no_place(window)
        return True
    if door == "4":
        return _freely(window)
    return _written(window, door)


def _freely(window: Window) -> bool:
    """Write without choosing; return whether anything was kept."""
    window.flow = "off"
    try:
        write.write(window)
    finally:
        window.flow = "between"
    return window.kept is not None


def _written(window: Window, door: str, draft: Draft | None = None) -> bool:
    """Ask what there is to ask behind the first two doors; return whether one is done there."""
    _begin(window, door, draft)
    if door == "2":
        console.say(words.LOOK_AROUND)
        return _asked(
            window,
            partial(_text, window, words.THREE_THINGS),
            partial(_field, window, 0, words.ONE_QUESTION),
            partial(_then, window),
        )
    return _asked(
        window,
        partial(_text, window, words.HAPPENED),
        partial(_field, window, 0, words.WOULD_HAVE_LIKED),
        partial(_sentence, window),
        partial(_then, window),
    )


def _asked(window: Window, *questions: "partial[bool]") -> bool:
    """Ask in turn; what is left unfinished stays as a draft. Return whether the last was asked."""
    with drafts.left_on_every_way_out(window):
        while not steps(*questions):
            if drafts.leave(window):
                return False
    return True


def _begin(window: Window, door: str, draft: Draft | None) -> None:
    empty = Draft(
        at=window.now,
        changed_at=window.now,
        zone=window.zone,
        door=door,
        fields=("",) * FIELDS_BEHIND[door],
    )
    drafts.begin(window, draft or empty, left=draft is not None)


def _text(window: Window, question: str) -> bool:
    body = drafts.current(window).body
    if body.strip():
        console.say("So far:")
        console.say(body)
    typed = texts.added_to(body, question, lambda text: drafts.change(window, body=text))
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


def _sentence(window: Window) -> bool:
    """Ask for a first sentence: one of three, each to be changed, one's own, or none."""
    choices = {str(place): sentence for place, sentence in enumerate(words.OPENINGS, 1)}
    choices |= {"o": words.OWN_WORDS, "n": words.WITHOUT}
    present = drafts.current(window).fields[1]
    if present:
        console.say(f"So far: {present}")
    answer = console.choose(words.A_SENTENCE, choices, "")
    if answer == "n":
        _put(window, 1, "")
        return True
    sentence = choices[answer] if answer != "o" else ""
    console.say(f"enter: take it as it is: {sentence}" if sentence else "enter: none")
    _put(window, 1, console.ask(words.CHANGE_IT if sentence else words.OWN_WORDS) or sentence)
    return True


def _then(window: Window) -> bool:
    """Ask of each thing that was written what becomes of it, by ways that are all alike."""
    people = window.journal.read(feels_off.with_a_page)
    while True:
        chosen: dict[str, Way] = {}
        questions = [
            partial(_way, window, piece, chosen, page=bool(people))
            for piece in feels_off.pieces(drafts.current(window))
        ]
        if not steps(*questions):
            raise console.Back
        try:
            page = "page" in chosen.values()
            page_for = _whom(window, words.WITH_WHOM, people) if page else None
            return _keep(window, chosen, page_for)
        except JournalError as error:
            console.tell(error)
        except console.Back:
            continue


def _way(window: Window, piece: Piece, chosen: dict[str, Way], *, page: bool) -> bool:
    """Ask what becomes of one thing."""
    allowed = feels_off.ways(drafts.current(window), page=page)
    ways = {key: words.THEN[key] for key, way in words.WAYS.items() if way in allowed}
    del ways["esc"]
    console.say(rows.fit(f"{words.capital(words.PIECES[piece.name])}: {piece.words}"))
    answer = console.choose(words.THEN_WHAT, ways | _LEAVE, "")
    chosen[piece.name] = words.WAYS["esc" if answer == "0" else answer]
    return True


def _whom(window: Window, question: str, people: list[Person]) -> UUID:
    """Return who is meant.

    Raises:
        Back: the question was left.
    """
    talk = window.talk
    them = finish(whom_of(talk, people, question=question, preferred=False))
    if them is None:
        raise console.Back
    return them


def _keep(
    window: Window, chosen: dict[str, Way] | None = None, page_for: UUID | None = None
) -> bool:
    """Keep what was written, each thing as it was chosen."""
    draft = drafts.current(window)
    if draft.empty:
        console.say("Nothing was written.")
        drafts.drop(window)
        return True
    ways = chosen or {}
    rest = feels_off.left_for_later(draft, ways, window.now)
    if rest is draft:
        return drafts.leave(window)
    if rest is not None:
        drafts.leave_another(window, rest)
    kept = window.journal.write(feels_off.keep, draft, ways, page_for=page_for, now=window.now)
    window.kept = kept.entry
    drafts.drop(window)
    told = words.kept(kept.on_page, kept.later, first=kept.first)
    console.say(words.WRITTEN_DOWN if draft.door == NO_PLACE else told)
    return True


def _no_place(window: Window) -> None:
    """Say what stands behind the third door, and do what is asked for there."""
    console.say(words.NO_PLACE)
    while True:
        people = window.journal.read(feels_off.mentioned)
        ways = {key: way for key, way in words.NO_PLACE_THEN.items() if key != "esc"}
        if not people:
            del ways["p"]
        leave = {"0": words.NO_PLACE_THEN["esc"]}
        try:
            answer = console.choose("What do you want to do?", ways | leave, "")
        except console.Back:
            return
        if answer == "0":
            return
        try:
            _do_there(window, answer, people)
        except console.Back:
            continue


def _do_there(window: Window, answer: str, people: list[Person]) -> None:
    if answer == "r":
        _write_down(window)
    elif answer == "h":
        from bondjournal.cli.plain import hard_time

        hard_time.hard_time(window)
    else:
        them = _whom(window, words.WHO, people)
        window.journal.write(feels_off.stop_mentioning, them)
        console.say(words.NOT_MENTIONED)


def _write_down(window: Window, draft: Draft | None = None) -> None:
    _begin(window, "3", draft)
    _asked(window, partial(_text, window, words.NO_PLACE_THEN["r"]), partial(_keep, window))
