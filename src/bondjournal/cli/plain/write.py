"""Write: a question to start from, if wanted, then the text, then keeping it."""

from functools import partial
from uuid import UUID

from bondjournal import addition, checks, wording
from bondjournal.addition import Addition, NewRating
from bondjournal.cli import console, sealing
from bondjournal.cli.asking import ask_number
from bondjournal.cli.plain import drafts, texts
from bondjournal.cli.plain.questions import line, steps
from bondjournal.cli.plain.window import Window
from bondjournal.cli.talk import LineByLine
from bondjournal.draft import Draft
from bondjournal.errors import JournalError
from bondjournal.flows import sharing
from bondjournal.scales import MAIN, QUESTIONS
from bondjournal.talk import finish
from bondjournal.wording import prompts as words
from bondjournal.wording.whose import named_page

GO_ON = "Go on below."


def write(window: Window, *, others: dict[str, str] | None = None) -> str:
    """Write an entry.

    Args:
        window: where.
        others: what may be done after the entry, by letter; only the first entry has any.

    Returns:
        The letter of what comes next, or "".
    """
    drafts.begin(window)
    return _until_enough(window, others or {})


def write_to(window: Window, prompt: str) -> None:
    """Write an entry to a question that was chosen already."""
    now = window.now
    drafts.begin(window, Draft(at=now, changed_at=now, zone=window.zone, prompt=prompt))
    _until_enough(window, {})


def take_up(window: Window, draft: Draft) -> None:
    """Go on with the draft of an entry."""
    drafts.begin(window, draft, left=True)
    _until_enough(window, {})


def edit(window: Window, uuid: UUID) -> None:
    """Change an entry that is kept."""
    drafts.begin(window, _draft_of(window, uuid))
    with drafts.left_on_every_way_out(window):
        while not steps(partial(_hub, window)):
            if drafts.leave(window):
                break


def _until_enough(window: Window, others: dict[str, str]) -> str:
    while True:
        with drafts.left_on_every_way_out(window):
            kept = _ask_and_keep(window)
        if kept is None:
            return ""
        if window.opened_journal is None:
            console.say(wording.KEPT_WHILE_LOCKED)
            return ""
        _say_once(window)
        again = _draft_of(window, kept)
        first = others and again.share == "only-me"
        enough = wording.ENOUGH_AT_FIRST if first else wording.ENOUGH
        choices = {"y": "Yes", "k": "Keep writing", **others}
        answer = console.choose(enough, choices, "y")
        if answer != "k":
            return answer if answer in others else ""
        drafts.begin(window, again)


def _say_once(window: Window) -> None:
    """Say that feeling raw is common, after the first entry to an after-session question."""
    from bondjournal.journal import feeling_raw

    if raw := window.journal.write(feeling_raw.say_once, window.last_kept):
        console.say(raw)


def _ask_and_keep(window: Window) -> UUID | None:
    """Ask for an entry and keep it; return None if it was left."""
    window.last_kept = None
    while not steps(partial(_question, window), partial(_text, window), partial(_hub, window)):
        if drafts.leave(window):
            break
    return window.last_kept


def _question(window: Window) -> bool:
    """Offer a question to start from, unless the draft began with a question or text."""
    begun = window.begun
    if window.opened_journal is None or begun is None or begun.body or begun.prompt:
        return False
    choices = {"w": "Just write", "q": "A question to start from"}
    while console.choose("How do you want to start?", choices, "w") == "q":
        try:
            prompt = _choose_question(window)
        except console.WentBack:
            continue
        drafts.change(window, prompt=prompt)
        return True
    drafts.change(window, prompt="")
    return True


def _choose_question(window: Window) -> str:
    """Offer questions until one is taken; return "" if somebody just writes."""
    while prompt := _draw(window):
        answer = console.choose("How about this one?", words.CHOICES, "y")
        if answer != "a":
            return prompt if answer == "y" else ""
    console.say(words.NONE_LEFT)
    return ""


def _draw(window: Window) -> str:
    from bondjournal.journal import prompts

    found = window.journal.read(prompts.offered, window.flow, window.shown)
    if found is None:
        return ""
    window.shown.append(found.key)
    console.say(found.text)
    if found.nudge:
        console.say(found.nudge)
    return found.text


def _text(window: Window) -> bool:
    draft = drafts.current(window)
    question = draft.prompt or wording.FIRST_ENTRY
    if draft.body.strip():
        console.say("So far:")
        console.say(draft.body)
        question = GO_ON
    body = texts.add_to(draft.body, question, lambda text: _put(window, text))
    _put(window, body)
    return True


def _put(window: Window, body: str) -> None:
    drafts.change(window, body=body)


def _hub(window: Window) -> bool:
    """Ask what else belongs to the entry, until it is kept or left as a draft."""
    while True:
        draft = drafts.current(window)
        if not draft.body.strip():
            console.say("Nothing was written.")
            drafts.drop(window)
            return True
        answer = console.choose("Keep it?", _choices(window, draft), "k")
        try:
            if answer == "k":
                _keep(window)
                return True
            if answer != "l":
                _change(window, answer)
            elif drafts.leave(window):
                return True
        except console.WentBack:
            continue
        except JournalError as error:
            console.tell(error)


def _choices(window: Window, draft: Draft) -> dict[str, str]:
    def so_far(present: str) -> str:
        return f", now: {present}" if present else ""

    page = "the page"
    if window.opened_journal is not None:
        from bondjournal.journal import owners

        page = named_page(window.journal.read(owners.of_draft, draft))
    choices = {
        "k": "Keep it",
        "c": "Go on writing, or change the text",
        "t": f"Title{so_far(draft.title)}",
        "g": f"Tags{so_far(draft.tags)}",
        "w": f"What may go on {page}, now: {wording.SHARE_WORDS[draft.share]}",
    }
    if draft.prompt:
        choices["p"] = f"Put the question away: {draft.prompt}"
    return choices | {"r": "Rate the last session", "l": "Leave it as a draft"}


def _change(window: Window, answer: str) -> None:
    draft = drafts.current(window)
    if answer == "c":
        console.say(draft.body)
        drafts.change(window, body=texts.change(draft.body, lambda text: _put(window, text)))
    elif answer == "t":
        drafts.change(window, title=line("The title?", "A title", draft.title))
    elif answer == "g":
        tags = line("The tags, with a space between them?", "A tag", draft.tags)
        drafts.change(window, tags=" ".join(checks.tag(one) for one in tags.split()))
    elif answer == "w":

        async def keep(share: str, gist: str) -> None:
            drafts.change(window, share=share, gist=gist)

        async def keep_whose(whose: str, label: str) -> None:
            del label
            drafts.change(window, whose=whose)

        talk = LineByLine(window.opened_journal)
        finish(sharing.share_draft(talk, draft, keep, keep_whose))
    elif answer == "r":
        _rate(window)
    else:
        drafts.change(window, prompt="")


def _rate(window: Window) -> None:
    """Ask how the last session felt; numbers without a session wait for "Which day was it?"."""
    console.say(wording.NOBODY_SEES)
    given = {scale: ask_number(QUESTIONS[scale]) for scale in MAIN}
    ratings = tuple(
        NewRating(scale=scale, value=value) for scale, value in given.items() if value is not None
    )
    if not ratings:
        return
    made = addition.check(Addition(at=window.now, zone=window.zone, ratings=ratings))
    if window.opened_journal is None:
        sealing.seal(window.vault, made)
    else:
        from bondjournal.journal import additions

        console.say(window.journal.write(additions.keep_and_report, made))
        return
    console.say(wording.RATING_KEPT)


def _keep(window: Window) -> None:
    draft = drafts.current(window)
    if window.opened_journal is None:
        made = draft.addition()
        sealing.seal(window.vault, made)
        window.last_kept = made.uuid
    else:
        from bondjournal.journal import stored

        window.last_kept = window.journal.write(stored.store, draft, window.begun)
    drafts.drop(window)


def _draft_of(window: Window, uuid: UUID) -> Draft:
    """Return a draft that changes an entry that is kept."""
    from bondjournal.journal import stored

    return window.journal.read(stored.as_draft, uuid, window.now)
